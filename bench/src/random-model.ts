/** Random models to measure with. The same shape gives the same model, on every machine. */

import type { Claim, ClaimForm, Condition, DecisionRule, Edit, Model, Mover, Option, Overlay, Rule, Statement } from '@parley/engine';
import { blank } from '../../packages/engine/test/by-hand.js';

/** What a random model is like. Options are on/off and evenly split among the actors. */
export interface Shape {
  readonly seed: number;
  /** Options of the actors: 2^bits states, before rules and bodies. */
  readonly bits: number;
  /** Actors want things of each other, often on condition of what they do themselves; else each wants at random, of anyone. */
  readonly social: boolean;
  /** Options of the actors that have a guard. */
  readonly guards: number;
  /** Two of `bits` belong to a body of the three actors that decides by this rule, or are two agreements between them. */
  readonly joint: DecisionRule['kind'] | 'agreement' | null;
  /** Claims of every form that looks ahead. */
  readonly claims: boolean;
  /** Wants of each actor; 12 unless given. */
  readonly wants?: number;
}

const ACTORS: readonly string[] = ['a1', 'a2', 'a3'];
const STATEMENTS = 12;
/** Every tenth option is irreversible. */
const IRREVERSIBLE = 10;
const RULES = 2;
const JOINT_OPTIONS = 2;

/** The model of a shape. */
export function randomModel(shape: Shape): Model {
  const chance = generator(shape.seed);
  const joint = shape.joint === null ? 0 : JOINT_OPTIONS;
  const own = shape.bits - joint;
  const plain = Array.from({ length: own }, (_, i) => option(`o${i + 1}`, ACTORS[Math.floor((i * ACTORS.length) / own)] as string));
  const names = [...plain.map(({ id }) => id), ...Array.from({ length: joint }, (_, i) => `j${i + 1}`)];
  const guarded = new Set(Array.from({ length: shape.guards }, (_, i) => Math.floor((i * own) / shape.guards)));
  const options = plain.map((each, i): Option => {
    const irreversible = i % IRREVERSIBLE === IRREVERSIBLE - 1;
    return { ...each, irreversible, when: guarded.has(i) ? literal(chance, names) : null };
  });
  const actors = ACTORS.map((id): Mover => {
    const mine = plain.filter(({ mover }) => mover === id).map((each) => each.id);
    const others = names.filter((name) => !mine.includes(name));
    const statements = Array.from({ length: shape.wants ?? STATEMENTS }, (): Statement => {
      const condition = shape.social ? demand(chance, mine, others) : clause(chance, 1 + Math.floor(chance() * 3), names);
      return { label: null, maybe: false, anyOrder: null, condition, cites: [] };
    });
    return { kind: 'actor', id, name: id, preferences: { kind: 'statements', statements }, cites: [] };
  });
  const joined = names.slice(own).map((id) => jointMover(id, shape.joint ?? 'consensus'));
  return {
    ...blank,
    title: `a random model, 2^${shape.bits} states, seed ${shape.seed}`,
    movers: [...actors, ...joined.map(({ mover }) => mover)],
    options: [...options, ...joined.map((each) => each.option)],
    rules: Array.from({ length: RULES }, (): Rule => ({ label: null, never: exclusion(chance, names), wording: 'never', cites: [] })),
    claims: shape.claims ? claims(chance, names) : [],
  };
}

type Chance = () => number;

/** Numbers from 0 up to 1: mulberry32, which is small, fast and in the public domain. */
function generator(seed: number): Chance {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[Math.floor(chance() * list.length)] as T;
}

function is(option: string, level: 'on' | 'off'): Condition {
  return { kind: 'level', option, is: '=', level };
}

function literal(chance: Chance, names: readonly string[]): Condition {
  return is(pick(chance, names), chance() < 0.5 ? 'on' : 'off');
}

function clause(chance: Chance, size: number, names: readonly string[]): Condition {
  return { kind: 'and', of: Array.from({ length: size }, () => literal(chance, names)) };
}

/** What others should do: half of the time outright, else in return for, or as the price of, something. */
function demand(chance: Chance, mine: readonly string[], others: readonly string[]): Condition {
  if (chance() < 0.5) return literal(chance, others);
  return { kind: 'if', then: literal(chance, others), given: literal(chance, chance() < 0.7 ? mine : others) };
}

/** Three literals over different options; the first asks for `on`, so that the state of all off stays. */
function exclusion(chance: Chance, names: readonly string[]): Condition {
  const chosen = new Set<string>();
  while (chosen.size < Math.min(3, names.length)) chosen.add(pick(chance, names));
  return { kind: 'and', of: Array.from(chosen, (name, i) => is(name, i === 0 || chance() < 0.5 ? 'on' : 'off')) };
}

function option(id: string, mover: string): Option {
  const levels = ['off', 'on'].map((level) => ({ id: level, name: null }));
  return { id, name: id, mover, levels, irreversible: false, when: null, cites: [] };
}

function jointMover(id: string, how: NonNullable<Shape['joint']>): { mover: Mover; option: Option } {
  if (how === 'agreement') {
    const mover: Mover = { kind: 'agreement', id, name: id, parties: ACTORS, binds: [], anyPartyMayLeave: true, cites: [] };
    return { mover, option: option(id, id) };
  }
  const rule: DecisionRule = how === 'votes' ? { kind: 'votes', weights: { a1: 3, a2: 2, a3: 1 }, quota: 4 } : { kind: how };
  return { mover: { kind: 'body', id: `${id}body`, name: id, members: ACTORS, rule, cites: [] }, option: option(id, `${id}body`) };
}

function claims(chance: Chance, names: readonly string[]): Claim[] {
  const some = (): Condition => literal(chance, names);
  const actor = (): string => pick(chance, ACTORS);
  const forms: ClaimForm[] = [
    { kind: 'always', condition: some() },
    { kind: 'possible', condition: some() },
    { kind: 'leadsTo', start: some(), result: some() },
    { kind: 'lasts', condition: some() },
    { kind: 'answers', mover: actor(), start: some(), answer: some() },
    { kind: 'leaves', actors: [actor()], start: some(), direction: 'better', than: some() },
    { kind: 'canForce', mover: actor(), result: some() },
    { kind: 'cannotPrevent', mover: actor(), result: some() },
    { kind: 'deterred', mover: actor(), into: some(), at: some() },
  ];
  return forms.map((form, i) => ({
    id: `c${i + 1}`,
    kind: 'question',
    text: '',
    form,
    from: null,
    under: null,
    in: null,
    inView: null,
    after: [],
    atLeast: null,
    expect: null,
    cites: [],
  }));
}

/** The model with the order of some wants unknown: 7! orders of the first actor's, 2 of the second's: 10,080 worlds. */
export function withOpenOrders(model: Model): Model {
  const open = [7, 2, 0];
  const movers = model.movers.map((mover, index) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
    const statements = mover.preferences.statements.map((statement, place) => ({
      ...statement,
      anyOrder: place < (open[index] ?? 0) ? 0 : null,
    }));
    return { ...mover, preferences: { kind: 'statements' as const, statements } };
  });
  return { ...model, movers };
}

/** The model with five events: each turns some options and the wants of one actor round. */
export function withEvents(model: Model): Model {
  const actors = model.movers.filter(({ kind }) => kind === 'actor');
  const overlays = Array.from({ length: 5 }, (_, index): Overlay => {
    const actor = actors[index % actors.length];
    const preferences = actor?.kind === 'actor' ? actor.preferences : null;
    const turned =
      preferences?.kind === 'statements' ? { kind: 'statements' as const, statements: preferences.statements.toReversed() } : null;
    return {
      kind: 'event',
      id: `e${index}`,
      name: `event ${index}`,
      edits: [
        ...[0, 1, 2].map((step): Edit => {
          const option = model.options[(index * 3 + step) % model.options.length] as Option;
          return { kind: 'set', option: option.id, level: option.levels.at(-1)?.id ?? '', cites: [] };
        }),
        ...(turned === null || actor === undefined ? [] : [{ kind: 'wants' as const, actor: actor.id, preferences: turned, cites: [] }]),
      ],
      views: [],
      span: null,
      expects: [],
      cites: [],
    };
  });
  return { ...model, overlays };
}
