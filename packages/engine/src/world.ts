/**
 * Worlds: where the order of wants is open (`any order`) or which of two opposites is wanted (`maybe`), a model stands for a finite set of models
 * in which nothing is open. Each of them is a world.
 */

import type { Chance } from './chance.js';
import type { Actor, Model, Preferences, Statement } from './model.js';

/** Something that the model leaves open. */
export type OpenPremise =
  /** The order of these wants, by their indices in the actor's list. */
  | { readonly kind: 'order'; readonly actor: string; readonly wants: readonly number[] }
  /** Whether this want is wanted, or its opposite. */
  | { readonly kind: 'sign'; readonly actor: string; readonly want: number };

/** What one world makes of each open premise, in their order: the wants in their order, or whether the want stands as written. */
export type Choice = readonly number[] | boolean;

/** A world. */
export interface World {
  readonly choices: readonly Choice[];
  /** The model with nothing left open. */
  readonly model: Model;
}

/** All that the wants of a model leave open, in the order of the text. Views and events leave nothing open. */
export function openPremises(model: Model): OpenPremise[] {
  return model.movers.flatMap((actor): OpenPremise[] => {
    if (actor.kind !== 'actor' || actor.preferences?.kind !== 'statements') return [];
    const { statements } = actor.preferences;
    const blocks = [...new Set(statements.flatMap(({ anyOrder }) => anyOrder ?? []))];
    const orders = blocks.map((block): OpenPremise => {
      const wants = statements.flatMap(({ anyOrder }, index) => (anyOrder === block ? [index] : []));
      return { kind: 'order', actor: actor.id, wants };
    });
    const signs = statements.flatMap(({ maybe }, want): OpenPremise[] => (maybe ? [{ kind: 'sign', actor: actor.id, want }] : []));
    return [...orders.filter((order) => order.kind === 'order' && order.wants.length > 1), ...signs];
  });
}

/** In how many ways one premise can be closed. */
function waysOf(premise: OpenPremise): bigint {
  if (premise.kind === 'sign') return 2n;
  let ways = 1n;
  for (let count = 2n; count <= BigInt(premise.wants.length); count++) ways *= count;
  return ways;
}

/** How many worlds there are; one when nothing is open. */
export function countWorlds(premises: readonly OpenPremise[]): bigint {
  return premises.reduce((worlds, premise) => worlds * waysOf(premise), 1n);
}

/** Makes worlds of one model; lists of wants that occur again are the same objects. */
export interface WorldMaker {
  readonly premises: readonly OpenPremise[];
  readonly count: bigint;
  /** The world with this number, from 0 to `count` - 1; number 0 is the model as written. */
  at(number: bigint): World;
  /** A world by chance, all equally likely. */
  draw(chance: Chance): World;
}

/** The worlds of a model. */
export function worldsOf(model: Model): WorldMaker {
  const premises = openPremises(model);
  const lists = new Map<string, Preferences>();
  const closed = (actor: Actor, choices: readonly (readonly [OpenPremise, Choice])[]): Actor => {
    if (actor.preferences?.kind !== 'statements' || choices.length === 0) return actor;
    const key = JSON.stringify([actor.id, choices.map(([, choice]) => choice)]);
    const preferences = lists.get(key) ?? { kind: 'statements', statements: closeAll(actor.preferences.statements, choices) };
    lists.set(key, preferences);
    return { ...actor, preferences };
  };
  const world = (choices: readonly Choice[]): World => {
    const movers = model.movers.map((mover) => {
      if (mover.kind !== 'actor') return mover;
      const own = premises.flatMap((premise, index) => (premise.actor === mover.id ? [[premise, choices[index] as Choice] as const] : []));
      return closed(mover, own);
    });
    return { choices, model: premises.length === 0 ? model : { ...model, movers } };
  };
  return {
    premises,
    count: countWorlds(premises),
    at(number) {
      let rest = number;
      return world(
        premises.map((premise) => {
          const ways = waysOf(premise);
          const own = rest % ways;
          rest /= ways;
          return premise.kind === 'sign' ? own === 0n : orderAt(premise.wants, own);
        }),
      );
    },
    draw: (chance) => world(premises.map((premise) => (premise.kind === 'sign' ? chance.below(2) === 0 : shuffled(premise.wants, chance)))),
  };
}

/** The order with this number among all orders: 0 is the one given. */
function orderAt(wants: readonly number[], number: bigint): readonly number[] {
  const left = [...wants];
  const order: number[] = [];
  let rest = number;
  for (let count = BigInt(wants.length); count > 0n; count--) {
    order.push(...left.splice(Number(rest % count), 1));
    rest /= count;
  }
  return order;
}

function shuffled(wants: readonly number[], chance: Chance): readonly number[] {
  const order = [...wants];
  for (let last = order.length - 1; last > 0; last--) {
    const other = chance.below(last + 1);
    [order[last], order[other]] = [order[other] as number, order[last] as number];
  }
  return order;
}

function closeAll(statements: readonly Statement[], choices: readonly (readonly [OpenPremise, Choice])[]): readonly Statement[] {
  const signed = statements.map((statement, want): Statement => {
    const sign = choices.find(([premise]) => premise.kind === 'sign' && premise.want === want);
    if (sign === undefined) return statement;
    const condition = sign[1] === true ? statement.condition : ({ kind: 'not', of: statement.condition } as const);
    return { ...statement, condition, maybe: false };
  });
  const placed = [...signed];
  for (const [premise, choice] of choices) {
    if (premise.kind !== 'order') continue;
    premise.wants.forEach((place, index) => {
      const want = signed[(choice as readonly number[])[index] as number];
      if (want !== undefined) placed[place] = want;
    });
  }
  return placed.map((statement) => (statement.anyOrder === null ? statement : { ...statement, anyOrder: null }));
}
