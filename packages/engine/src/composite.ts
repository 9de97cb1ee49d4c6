/**
 * An argument of several theatres with more states than can be listed, analysed theatre by theatre: each theatre while all others stand still. An
 * approximation, and named as such wherever it is shown.
 *
 * What it sees: every move within one theatre, with whatever the other theatres have made of the wants and rules there. What it does not see: one move
 * that changes options of two theatres at once, and answers that would come in another theatre. Options of no theatre belong to each.
 */

import { type Bits, emptyBits } from './bits.js';
import { type Built, compile, decisionOf, levelsSeen } from './compile.js';
import { type Formula, holdsAt, optionsDeciding, resolve } from './condition.js';
import type { Finding } from './finding.js';
import { type Composite, type Graph, type GraphMover, moverIndex, type Picture, type Standing, throughTheatres } from './graph.js';
import { improvementsFrom } from './improvement.js';
import { bytesNeeded, DEFAULT_BYTES } from './limits.js';
import type { Actor, Condition, Model, Mover, Preferences, Setting, Theatre } from './model.js';
import { moves } from './move.js';
import { applyView, heldBy } from './overlay.js';
import { powerOf } from './power.js';
import type { Ranks } from './preference.js';
import { presentAssignment } from './present.js';
import { revalue } from './revalue.js';
import {
  type Digit,
  digitOf,
  levelIn,
  MOST_NUMBERED,
  type Numbering,
  numberStates,
  optionIndexOf,
  type State,
  withSettings,
} from './state.js';
import { LimitReached, tiedTo } from './supposition.js';
import { restrictedTo, restrictedWants } from './theatre.js';

/** Wants that fold into one number exactly. */
const MOST_WANTS = 52;

/**
 * The graph of a composite that is too large to list. Its `states` and `feasible` are empty; moves, gains and foresight go through its theatres.
 * @param bytes  memory that each theatre may take
 */
export function compositeGraph(model: Model, bytes: number): Built {
  return built(readingOf(model, null, []), bytes);
}

function built(reading: Reading, bytes: number): Built {
  const { model } = reading;
  const numbering = numberStates(model);
  if (numbering.total > MOST_NUMBERED) return refusal(model, numbering.total, bytes);
  const crowded = model.movers.find((mover): mover is Actor => mover.kind === 'actor' && wantsOf(mover) > MOST_WANTS);
  if (crowded !== undefined) {
    return {
      graph: null,
      findings: [{ code: 'too-many-wants', weight: 'refused', mover: crowded.id, wants: wantsOf(crowded), most: MOST_WANTS }],
    };
  }
  const listing = needingAllStates(reading);
  if (listing !== undefined) return { graph: null, findings: [{ code: 'needs-all-states', weight: 'refused', mover: listing }] };
  const graph = graphOf(reading, frameOf(reading, numbering, bytes));
  const { assignment } = presentAssignment(model, numbering);
  const findings: Finding[] = [{ code: 'by-theatre', weight: 'notice', states: numbering.total }];
  const composite = graph.composite as Composite;
  if (!composite.allows(assignment)) {
    const rule = model.rules.findIndex(({ never }) => holdsAt(resolve(model, numbering, never), assignment));
    return { graph, findings: [...findings, { code: 'state-ruled-out', weight: 'wrong', where: 'now', index: 0, rule }] };
  }
  // A theatre that is itself too large is refused here and not in the middle of a check.
  for (const theatre of model.theatres) {
    const size = sizeOf(reading, theatre);
    if (bytesNeeded(model, size) > bytes) return refusal(model, size, bytes);
  }
  return { graph, findings };
}

function refusal(model: Model, states: number, allowed: number): Built {
  const bytes = bytesNeeded(model, states);
  return { graph: null, findings: [{ code: 'too-many-states', weight: 'refused', states, bytes, allowed }] };
}

/** Whose ranking names states of the whole, in this reading or one that it takes others to have; null: a merge does. */
function needingAllStates({ model, views }: Reading): string | null | undefined {
  if (model.merges.length > 0) return null;
  const ranking = model.movers.find((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking');
  return ranking?.id ?? views.map(needingAllStates).find((found) => found !== undefined);
}

function wantsOf({ preferences }: Actor): number {
  return preferences?.kind === 'statements' ? preferences.statements.length : 0;
}

function sizeOf(reading: Reading, theatre: Theatre): number {
  const free = freeIn(reading, theatre);
  return reading.model.options.filter(({ id }) => free.has(id)).reduce((size, { levels }) => size * levels.length, 1);
}

/**
 * The options of a theatre's own graph: its own, and those that belong to none. Weather (`given`) stands still anyway. An agreement that binds any of
 * them, be it only in somebody's eyes, is there too, though it may belong elsewhere: what it binds moves only through it.
 */
function freeIn(reading: Reading, theatre: Theatre): ReadonlySet<string> {
  const { model } = reading;
  const elsewhere = new Set(model.theatres.flatMap((other) => (other.id === theatre.id ? [] : other.options)));
  const free = new Set(model.options.flatMap(({ id, mover }) => (mover === null || elsewhere.has(id) ? [] : [id])));
  for (const each of allIn(reading))
    for (const mover of each.model.movers) if (mover.kind === 'agreement' && mover.binds.some((id) => free.has(id))) free.add(mover.id);
  return free;
}

/** A reading and all within it. */
function allIn(reading: Reading): readonly Reading[] {
  return [reading, ...reading.views.flatMap(allIn)];
}

/** Of these, the ones that stand still: agreements of other theatres. */
function guestsIn(model: Model, theatre: Theatre, free: ReadonlySet<string>): readonly string[] {
  return model.theatres.flatMap(({ id, options }) => (id === theatre.id ? [] : options.filter((option) => free.has(option))));
}

/**
 * What of a composite matters for comparing states that differ only in these options, as a conflict that is listed: the options, what rules tie to
 * them, and what the mover's wants name together with them. Everything else stands as in `state`, and makes no difference.
 * @throws LimitReached  when that is too much to list
 */
export function comparable(graph: Graph, mover: string, options: ReadonlySet<string>, state: State): Graph {
  const { model, numbering, composite } = graph;
  const free = new Set(options);
  if (model.options.some(({ id }) => id === mover)) free.add(mover); // an agreement is there only with its own option
  for (const want of wantsBehind(model, mover)) {
    const named = optionsDeciding(model, want);
    if ([...named].some((id) => options.has(id))) for (const id of named) free.add(id);
  }
  const all = tiedTo(graph, free);
  const held = new Map(
    model.options.flatMap(({ id, levels }, index) =>
      all.has(id) ? [] : [[id, levels[levelIn(digitOf(numbering, index), state)]?.id ?? ''] as const],
    ),
  );
  const { graph: listed } = compile(restrictedTo(model, all, held), composite?.bytes ?? DEFAULT_BYTES);
  if (listed === null) throw new LimitReached('the states to compare');
  return listed;
}

/** The wants that an actor goes by, or the members of a body and theirs. */
function wantsBehind(model: Model, id: string): readonly Condition[] {
  const mover = model.movers.find((one) => one.id === id);
  if (mover === undefined) return [];
  if (mover.kind === 'actor')
    return mover.preferences?.kind === 'statements' ? mover.preferences.statements.map(({ condition }) => condition) : [];
  return (mover.kind === 'body' ? mover.members : mover.parties).flatMap((member) => wantsBehind(model, member));
}

// ---- the whole as it is read, and as those with views read it

/** A model as somebody reads it, and the readings it takes others to have. */
interface Reading {
  /** With the views in it that `views` tells of. */
  readonly model: Model;
  /** Whose reading it is; null: as things are. */
  readonly reader: string | null;
  /** Options that this reader holds at one level, whatever they are. */
  readonly held: readonly Setting[];
  readonly views: readonly Reading[];
}

/** What views make of lists of wants: the same of the same list, so that it is found again in other worlds. */
const viewed = new WeakMap<Model['views'][number], WeakMap<Preferences, Preferences>>();

function readingOf(model: Model, reader: string | null, held: readonly Setting[]): Reading {
  return { model, reader, held, views: model.views.map((view) => readingOf(asSeenBy(view, model), view.actor, heldBy(view, model))) };
}

function asSeenBy(view: Model['views'][number], model: Model): Model {
  const seen = applyView(model, view);
  const known = viewed.get(view) ?? new WeakMap<Preferences, Preferences>();
  viewed.set(view, known);
  const movers = seen.movers.map((mover, index): Mover => {
    const before = model.movers[index];
    if (mover.kind !== 'actor' || before?.kind !== 'actor' || before.preferences === null || mover.preferences === null) return mover;
    const preferences = known.get(before.preferences) ?? mover.preferences;
    known.set(before.preferences, preferences);
    return { ...mover, preferences };
  });
  return { ...seen, movers };
}

/** What of a reading does not depend on wants: made once for all the models that differ in nothing else. */
interface Frame {
  readonly numbering: Numbering;
  readonly bytes: number;
  /** Stands for the states, which are not listed; the same one for all graphs of the frame, since what does not depend on wants is kept by it. */
  readonly unlisted: Bits;
  readonly rules: readonly Formula[];
  /** Every mover but for its ranking. */
  readonly movers: readonly GraphMover[];
  readonly ranks: WeakMap<Preferences, Ranks>;
  readonly stages: readonly Stage[];
  /** Of the reading's views, in their order. */
  readonly views: readonly Frame[];
}

function frameOf(reading: Reading, numbering: Numbering, bytes: number, stages?: readonly Stage[]): Frame {
  const { model } = reading;
  const own = stages ?? model.theatres.map((theatre) => stageOf(reading, numbering, theatre, freeIn(reading, theatre), bytes));
  return {
    numbering,
    bytes,
    unlisted: emptyBits(0),
    rules: model.rules.map(({ never }) => resolve(model, numbering, never)),
    movers: model.movers.map((mover) => ({
      ...decisionOf(model, mover),
      // Guards are told theatre by theatre.
      power: powerOf(model, numbering, mover, new Map(), false),
      movesFromJoined: new Map(),
      ranks: null,
    })),
    ranks: new WeakMap(),
    stages: own,
    views: reading.views.map((view, index) =>
      frameOf(
        view,
        numbering,
        bytes,
        own.map(({ views }) => views[index] as Stage),
      ),
    ),
  };
}

/** The graph of the whole, whose states are numbered and not listed; in it the pictures of those with a view. */
function graphOf(reading: Reading, frame: Frame): Graph {
  const { model, reader } = reading;
  const { numbering, rules, bytes } = frame;
  const indexOf = (id: string): number => model.movers.findIndex((mover) => mover.id === id);
  const pictures = new Map(
    reading.views.map((view, index): readonly [number, Picture] => [
      indexOf(view.reader ?? ''),
      { graph: graphOf(view, frame.views[index] as Frame), seen: levelsSeen(model, numbering, view.held) },
    ]),
  );
  const theatresAt = standingsIn(reading, frame);
  const inEach = (mover: string, state: State, ask: (graph: Graph, mover: number, state: State) => readonly State[]): State[] =>
    throughTheatres(theatresAt(state), mover, (own) => ask(own.graph, moverIndex(own.graph, mover), own.state));
  return {
    model,
    numbering,
    movers: frame.movers.map((mover, index) => ({ ...mover, ranks: ranksIn(model, frame, index) })),
    space: { total: numbering.total, feasible: numbering.total },
    feasible: frame.unlisted,
    states: frame.unlisted,
    moveRoom: 0,
    merging: null,
    pictures,
    owner: reader === null ? null : indexOf(reader),
    composite: {
      allows: (assignment) => !rules.some((rule) => holdsAt(rule, assignment)),
      theatresAt,
      moves: (mover, state) => inEach(mover, state, moves),
      improvements: (mover, state) => inEach(mover, state, improvementsFrom),
      revalue: (changed) => graphOf(readingOf(changed, reader, reading.held), frame),
      rebuild: (changed) => built(readingOf(changed, reader, reading.held), bytes),
      bytes,
    },
  };
}

const NO_WANTS: Preferences = { kind: 'statements', statements: [] };

function ranksIn(model: Model, { numbering, ranks }: Frame, index: number): Ranks | null {
  const mover = model.movers[index];
  if (mover?.kind !== 'actor') return null;
  const preferences = mover.preferences ?? NO_WANTS;
  const known = ranks.get(preferences) ?? ranksOnDemand(model, numbering, preferences);
  ranks.set(preferences, known);
  return known;
}

/** A ranking worked out where it is asked for: the same numbers that {@link rankStates} would list, for any state. */
function ranksOnDemand(model: Model, numbering: Numbering, preferences: Preferences): Ranks {
  let wants: readonly Formula[] | null = null;
  const known = new Map<string, number>();
  const rankOf = (key: string): number => {
    wants ??= preferences.kind === 'statements' ? preferences.statements.map(({ condition }) => resolve(model, numbering, condition)) : [];
    let rank = known.get(key);
    if (rank === undefined) {
      const state = Number(key);
      rank = wants.reduce((sum, want) => sum * 2 + (holdsAt(want, state) ? 1 : 0), 0);
      known.set(key, rank);
    }
    return rank;
  };
  // Read only by index, which is all that anybody does with a ranking of states that are not listed.
  return new Proxy({}, { get: (_, key) => (typeof key === 'string' ? rankOf(key) : undefined) }) as Ranks;
}

// ---- theatres, compiled when they are met

/** One theatre in one reading, apart from wants. */
interface Stage {
  readonly theatre: Theatre;
  /** The options of its own graph, as digits of the whole; and what each adds to a state of its own. */
  readonly inside: readonly Digit[];
  readonly strides: readonly number[];
  /** Where the whole stands in the reader's eyes, as far as it lies outside: what it holds at one level stands there. */
  readonly eyes: (where: State) => State;
  /** The theatre without wants, while the others stand so; null where no state of it is left. */
  readonly bareAt: (where: State) => Graph | null;
  /** What a list of wants comes to in the theatre, while the others stand so. */
  readonly wantsAt: (preferences: Preferences, where: State) => Preferences;
  /** What outside of the theatre makes a difference inside: to rules and guards, and to a list of wants. */
  readonly told: readonly Digit[];
  readonly toldOf: (preferences: Preferences) => readonly Digit[];
  /** The theatre in the reading's views, in their order. */
  readonly views: readonly Stage[];
}

/** Theatres in hand at once, without wants and with them; the oldest goes first. */
const MOST_LISTED = 200;
const MOST_KEPT = 3_000;

/** What theatres were compiled of so far, by the list of theatres, which no overlay changes: versions of one argument share what is the same. */
interface Store {
  /** By all that the theatre is made of but wants, as a text. */
  readonly listed: Map<string, Graph>;
  readonly wants: Map<string, Preferences>;
  /** By what they are put together of, as numbers. */
  readonly whole: Map<string, Graph>;
  readonly numbers: WeakMap<object, number>;
  count: number;
}

const stores = new WeakMap<Model['theatres'], Store>();

function storeOf({ theatres }: Model): Store {
  const known = stores.get(theatres) ?? { listed: new Map(), wants: new Map(), whole: new Map(), numbers: new WeakMap(), count: 0 };
  stores.set(theatres, known);
  return known;
}

function numberOf(store: Store, thing: object): number {
  const known = store.numbers.get(thing) ?? store.count++;
  store.numbers.set(thing, known);
  return known;
}

function keep<Value>(memory: Map<string, Value>, key: string, value: Value, most: number): void {
  if (memory.size >= most) memory.delete(memory.keys().next().value ?? '');
  memory.set(key, value);
}

function standingsIn(reading: Reading, { stages }: Frame): Composite['theatresAt'] {
  const store = storeOf(reading.model);
  const standings = stages.map((stage) => {
    const told = toldIn(reading, stage);
    const graphs = new Map<string, Graph>();
    return (state: State): Standing => {
      const key = levelsAt(told, state);
      const graph = graphs.get(key) ?? theatreAt(reading, stage, store, state);
      if (graph === null) throw new RangeError('a theatre has no state, though the composite stands in one');
      graphs.set(key, graph);
      const { theatre, inside, strides } = stage;
      return {
        theatre,
        graph,
        state: inside.reduce((sum, digit, index) => sum + levelIn(digit, state) * (strides[index] as number), 0),
        lift: (own) =>
          inside.reduce((sum, digit, index) => {
            const level = Math.floor(own / (strides[index] as number)) % digit.levels;
            return sum + (level - levelIn(digit, state)) * digit.stride;
          }, state),
      };
    };
  });
  const known = new Map<State, readonly Standing[]>();
  return (state) => {
    const found = known.get(state) ?? standings.map((standing) => standing(state));
    known.set(state, found);
    return found;
  };
}

function levelsAt(digits: readonly Digit[], state: State): string {
  let key = '';
  for (const digit of digits) key += `${levelIn(digit, state)} `;
  return key;
}

/** All outside of a theatre that makes a difference inside, to the reader or in views that it takes others to have. */
function toldIn(reading: Reading, stage: Stage): readonly Digit[] {
  const told = new Set(stage.told);
  for (const mover of reading.model.movers)
    if (mover.kind === 'actor' && mover.preferences !== null) for (const digit of stage.toldOf(mover.preferences)) told.add(digit);
  reading.views.forEach((view, index) => {
    for (const digit of toldIn(view, stage.views[index] as Stage)) told.add(digit);
  });
  return [...told];
}

/** The theatre as a reader takes it to be, with the pictures that others have of it; null where it foresees none of it. */
function theatreAt(reading: Reading, stage: Stage, store: Store, where: State): Graph | null {
  const seen = stage.eyes(where);
  const bare = stage.bareAt(seen);
  if (bare === null) return null;
  const wants = new Map<string, Preferences>();
  for (const mover of reading.model.movers)
    if (mover.kind === 'actor' && mover.preferences !== null) wants.set(mover.id, stage.wantsAt(mover.preferences, seen));
  const views = reading.views.map((view, index) => theatreAt(view, stage.views[index] as Stage, store, seen));
  const key = [bare, ...wants.values(), ...views].map((part) => (part === null ? '-' : numberOf(store, part))).join(' ');
  const known = store.whole.get(key);
  if (known !== undefined) return known;
  const movers = bare.model.movers.map(
    (mover): Mover => (mover.kind === 'actor' ? { ...mover, preferences: wants.get(mover.id) ?? null } : mover),
  );
  const indexOf = (id: string | null): number => bare.movers.findIndex((mover) => mover.id === id);
  const inside = new Set(bare.model.options.map(({ id }) => id));
  const pictures = reading.views.flatMap(({ reader, held }, index): (readonly [number, Picture])[] => {
    const graph = views[index] ?? null;
    const own = held.filter(({ option }) => inside.has(option));
    return graph === null ? [] : [[indexOf(reader), { graph, seen: levelsSeen(graph.model, graph.numbering, own) }]];
  });
  const graph: Graph = {
    ...revalue(bare, { ...bare.model, movers }),
    pictures: new Map(pictures),
    owner: reading.reader === null ? null : indexOf(reading.reader),
  };
  keep(store.whole, key, graph, MOST_KEPT);
  return graph;
}

/** @param free  the same in every reading, so that all number the theatre's movers and states alike */
function stageOf(reading: Reading, numbering: Numbering, theatre: Theatre, free: ReadonlySet<string>, bytes: number): Stage {
  const { model } = reading;
  const store = storeOf(model);
  const digitsOf = (ids: Iterable<string>): Digit[] => [...ids].map((id) => digitOf(numbering, optionIndexOf(numbering, id)));
  const inside = digitsOf(model.options.flatMap(({ id }) => (free.has(id) ? [id] : [])));
  const strides: number[] = [];
  inside.reduce((stride, digit, index) => {
    strides[index] = stride;
    return stride * digit.levels;
  }, 1);
  const guests = guestsIn(model, theatre, free);
  const outside = model.options.filter(({ id }) => !free.has(id) || guests.includes(id));
  const heldAt = (where: State): ReadonlyMap<string, string> =>
    new Map(outside.map(({ id, levels }) => [id, levels[levelIn(digitOf(numbering, optionIndexOf(numbering, id)), where)]?.id ?? '']));
  const held = reading.held.filter(({ option }) => !free.has(option) || guests.includes(option));
  const told = digitsOf(new Set([...structureContext(model, free), ...guests]));
  const bare = new Map<string, Graph | null>();
  const toldBy = new WeakMap<Preferences, readonly Digit[]>();
  const wantsBy = new WeakMap<Preferences, Map<string, Preferences>>();
  const toldOf = (preferences: Preferences): readonly Digit[] => {
    const known = toldBy.get(preferences) ?? digitsOf(wantsContext(model, preferences, free));
    toldBy.set(preferences, known);
    return known;
  };
  return {
    theatre,
    inside,
    strides,
    eyes: (where) => withSettings(model, numbering, where, held),
    bareAt: (where) => {
      const key = levelsAt(told, where);
      const known = bare.get(key);
      if (known !== undefined) return known;
      const found = listed(restrictedTo(model, free, heldAt(where)), store, bytes);
      keep(bare, key, found, MOST_LISTED);
      return found;
    },
    wantsAt: (preferences, where) => {
      const own = wantsBy.get(preferences) ?? new Map<string, Preferences>();
      wantsBy.set(preferences, own);
      const key = levelsAt(toldOf(preferences), where);
      const known = own.get(key) ?? canonical(restrictedWants(model, preferences, free, heldAt(where)), store);
      own.set(key, known);
      return known;
    },
    told,
    toldOf,
    views: reading.views.map((view) => stageOf(view, numbering, theatre, free, bytes)),
  };
}

/** The options outside that rules and guards name together with an option inside. */
function structureContext(model: Model, free: ReadonlySet<string>): Set<string> {
  const context = new Set<string>();
  for (const { never } of model.rules) addContext(context, model, never, free, false);
  for (const { id, when } of model.options) if (when !== null) addContext(context, model, when, free, free.has(id));
  return context;
}

/** The options outside that a want names together with an option inside. */
function wantsContext(model: Model, preferences: Preferences, free: ReadonlySet<string>): Set<string> {
  const context = new Set<string>();
  if (preferences.kind === 'statements')
    for (const { condition } of preferences.statements) addContext(context, model, condition, free, false);
  return context;
}

function addContext(context: Set<string>, model: Model, condition: Condition, free: ReadonlySet<string>, touches: boolean): void {
  const named = [...optionsDeciding(model, condition)];
  if (touches || named.some((id) => free.has(id))) for (const id of named) if (!free.has(id)) context.add(id);
}

/** The graph of a restricted model without anybody's wants; what is the same is listed once. Null when no state is left. */
function listed(restricted: Model, store: Store, bytes: number): Graph | null {
  const model: Model = {
    ...restricted,
    movers: restricted.movers.map((mover): Mover => (mover.kind === 'actor' ? { ...mover, preferences: NO_WANTS } : mover)),
    definitions: [],
  };
  const key = textOf(model);
  const known = store.listed.get(key);
  if (known !== undefined) return known;
  const { graph, refusal: refused } = compile(model, bytes);
  if (graph === null) {
    if (refused.code !== 'no-state-left') throw new LimitReached('the states of a theatre');
    return null;
  }
  // One list of ranks for all who want nothing yet.
  const none = graph.movers.find(({ ranks }) => ranks !== null)?.ranks ?? null;
  const found = { ...graph, movers: graph.movers.map((mover) => (mover.ranks === null ? mover : { ...mover, ranks: none })) };
  keep(store.listed, key, found, MOST_LISTED);
  return found;
}

/** The same wants are the same object, so that their rankings are found again. */
function canonical(preferences: Preferences, store: Store): Preferences {
  const key = textOf(preferences);
  const known = store.wants.get(key);
  if (known !== undefined) return known;
  keep(store.wants, key, preferences, MOST_KEPT);
  return preferences;
}

function textOf(part: unknown): string {
  return JSON.stringify(part, (key, value: unknown) => (key === 'place' ? undefined : value));
}
