/** Changes of the premises, as `tip` knows them, done to the model form. */

import type { Change } from '../../src/index.js';
import type { Model, Statement } from '../../src/model.js';
import { listOf, permutations, placesOf } from './worlds.js';

export interface Changed {
  readonly change: Change;
  readonly model: Model;
}

/** The list of wants of an actor that has one. */
export interface List {
  readonly actor: string;
  readonly statements: readonly Statement[];
}

export function listsOf(model: Model): List[] {
  return model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements'
      ? [{ actor: mover.id, statements: mover.preferences.statements }]
      : [],
  );
}

/** The model with these lists in place of those of the same actors. */
export function withLists(model: Model, lists: readonly List[]): Model {
  const movers = model.movers.map((mover) => {
    const list = lists.find(({ actor }) => actor === mover.id);
    return list === undefined || mover.kind !== 'actor'
      ? mover
      : { ...mover, preferences: { kind: 'statements' as const, statements: list.statements } };
  });
  return { ...model, movers };
}

/** A want dropped or turned into its opposite; a rule lifted; an option made reversible, or freed of its guard. */
export function singleChanges(model: Model): Changed[] {
  return done(model, [
    ...wantsIn(model).flatMap(({ actor, want }): Change[] => [
      { kind: 'drop', actor, want },
      { kind: 'negate', actor, want },
    ]),
    ...model.rules.map((_, rule): Change => ({ kind: 'lift', rule })),
    ...model.options.flatMap(({ id, irreversible, when }): Change[] => [
      ...(irreversible ? [{ kind: 'reversible', option: id } as const] : []),
      ...(when !== null ? [{ kind: 'unguard', option: id } as const] : []),
    ]),
  ]);
}

/** Each pair of neighbouring wants, swapped. */
export function neighbourSwaps(model: Model): Changed[] {
  const swaps = listsOf(model).flatMap(({ actor, statements }) =>
    statements.slice(1).map((_, upper): Change => ({ kind: 'swaps', inverted: [{ actor, upper, lower: upper + 1 }] })),
  );
  return done(model, swaps);
}

/** Each two wants, of one actor or of two, dropped. */
export function dropPairs(model: Model): Changed[] {
  const wants = wantsIn(model);
  const pairs = wants.flatMap((one, at) => wants.slice(at + 1).map((other): Change => ({ kind: 'drops', wants: [one, other] })));
  return done(model, pairs);
}

function wantsIn(model: Model): { readonly actor: string; readonly want: number }[] {
  return listsOf(model).flatMap(({ actor, statements }) => statements.map((_, want) => ({ actor, want })));
}

function done(model: Model, changes: readonly Change[]): Changed[] {
  return changes.map((change) => ({ change, model: changedByHand(model, change) }));
}

/** The model with a change made: what is open stays open, but for a want that passes another out of its open order. */
export function changedByHand(model: Model, change: Change): Model {
  switch (change.kind) {
    case 'drop':
      return withoutWants(model, [change]);
    case 'drops':
      return withoutWants(model, change.wants);
    case 'negate': {
      const negated = (list: List): Statement[] =>
        list.statements.map((each, index) => (index === change.want ? { ...each, condition: { kind: 'not', of: each.condition } } : each));
      return withLists(
        model,
        listsOf(model).map((list) => (list.actor === change.actor ? { ...list, statements: negated(list) } : list)),
      );
    }
    case 'swaps':
      return withLists(
        model,
        listsOf(model).map(({ actor, statements }) => {
          const pairs = change.inverted.filter((each) => each.actor === actor).map(({ upper, lower }) => `${upper} ${lower}`);
          const order = permutations(statements.map((_, index) => index)).find((each) => {
            const turned = each.flatMap((one, at) => each.slice(at + 1).flatMap((other) => (other < one ? [`${other} ${one}`] : [])));
            return turned.sort().join() === pairs.sort().join();
          });
          return { actor, statements: listOf(placesOf((order ?? []).map((index) => statements[index] as Statement))) };
        }),
      );
    case 'lift':
      return { ...model, rules: model.rules.filter((_, index) => index !== change.rule) };
    case 'reversible':
      return { ...model, options: model.options.map((each) => (each.id === change.option ? { ...each, irreversible: false } : each)) };
    case 'unguard':
      return { ...model, options: model.options.map((each) => (each.id === change.option ? { ...each, when: null } : each)) };
  }
}

function withoutWants(model: Model, wants: readonly { readonly actor: string; readonly want: number }[]): Model {
  return withLists(
    model,
    listsOf(model).map(({ actor, statements }) => {
      const left = statements.filter((_, index) => !wants.some((each) => each.actor === actor && each.want === index));
      return { actor, statements: listOf(placesOf(left)) };
    }),
  );
}

/** Is the changed model one of the worlds that are open, or the same argument? */
export function closesByHand(model: Model, change: Change): boolean {
  const own = (actor: string): readonly Statement[] => listsOf(model).find((list) => list.actor === actor)?.statements ?? [];
  if (change.kind === 'negate') return own(change.actor)[change.want]?.maybe === true;
  return (
    change.kind === 'swaps' &&
    change.inverted.some(({ actor, upper, lower }) =>
      placesOf(own(actor)).some((place) => [upper, lower].every((index) => place.includes(own(actor)[index] as Statement))),
    )
  );
}
