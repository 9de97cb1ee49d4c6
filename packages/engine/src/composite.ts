/**
 * An argument of several theatres with more states than can be listed, analysed theatre by theatre: each theatre while all others stand still. An
 * approximation, and named as such wherever it is shown.
 *
 * What it sees: every move within one theatre, with whatever the other theatres have made of the wants and rules there. What it does not see: one move
 * that changes options of two theatres at once, and answers that would come in another theatre. Options of no theatre belong to each.
 */

import { emptyBits } from './bits.js';
import { type Built, compile, decisionOf } from './build.js';
import { type Formula, holdsAt, optionsDeciding, resolve } from './condition.js';
import type { Finding } from './finding.js';
import type { Graph, GraphMover, Picture } from './graph.js';
import { bytesNeeded, DEFAULT_BYTES } from './limits.js';
import type { Actor, Condition, Model, Preferences, Setting, Theatre } from './model.js';
import { applyView, heldBy } from './overlay.js';
import { powerOf } from './power.js';
import type { Ranks } from './preference.js';
import { presentAssignment } from './present.js';
import { revalue } from './revalue.js';
import { digitOf, levelIn, levelIndexOf, MOST_NUMBERED, type Numbering, numberStates, optionIndexOf, type State } from './state.js';
import { LimitReached, tiedTo } from './supposition.js';
import { restrictedTo } from './theatre.js';

/** What stands in for the lists of states that a composite is too large for. */
export interface Composite {
  /** Does no rule exclude the assignment? */
  readonly allows: (assignment: number) => boolean;
  /** Each theatre as it is while the others stand as in the state. */
  readonly theatresAt: (state: State) => readonly Standing[];
  /** Memory that each theatre may take. */
  readonly bytes: number;
}

/** One theatre while the others stand still. */
export interface Standing {
  readonly theatre: Theatre;
  /** The theatre as a conflict of its own; views that actors have of it are in it. */
  readonly graph: Graph;
  /** How it stands: a state of `graph`. */
  readonly state: State;
  /** The composite's state once the theatre has come to this state of its own. */
  readonly lift: (own: State) => State;
}

/** Wants that fold into one number exactly. */
const MOST_WANTS = 52;

/**
 * The graph of a composite that is too large to list. Its `states` and `feasible` are empty; moves, gains and foresight go through its theatres.
 * @param bytes  memory that each theatre may take
 */
export function compositeGraph(model: Model, bytes: number): Built {
  const numbering = numberStates(model);
  if (numbering.total > MOST_NUMBERED) return refusal(model, numbering.total, bytes);
  const crowded = model.movers.find((mover): mover is Actor => mover.kind === 'actor' && wantsOf(mover) > MOST_WANTS);
  if (crowded !== undefined) {
    return {
      graph: null,
      findings: [{ code: 'too-many-wants', weight: 'refused', mover: crowded.id, wants: wantsOf(crowded), most: MOST_WANTS }],
    };
  }
  const graph = graphOf(readingOf(model, null, []), numbering, bytes);
  const { assignment } = presentAssignment(model, numbering);
  const findings: Finding[] = [{ code: 'by-theatre', weight: 'notice', states: numbering.total }];
  const composite = graph.composite as Composite;
  if (!composite.allows(assignment)) {
    const rule = model.rules.findIndex(({ never }) => holdsAt(resolve(model, numbering, never), assignment));
    return { graph, findings: [...findings, { code: 'state-ruled-out', weight: 'wrong', where: 'now', index: 0, rule }] };
  }
  // A theatre that is itself too large is refused here and not in the middle of a check.
  for (const theatre of model.theatres) {
    const size = sizeOf(model, theatre);
    if (bytesNeeded(model, size) > bytes) return refusal(model, size, bytes);
  }
  return { graph, findings };
}

function refusal(model: Model, states: number, allowed: number): Built {
  const bytes = bytesNeeded(model, states);
  return { graph: null, findings: [{ code: 'too-many-states', weight: 'refused', states, bytes, allowed }] };
}

function wantsOf({ preferences }: Actor): number {
  return preferences?.kind === 'statements' ? preferences.statements.length : 0;
}

function sizeOf(model: Model, theatre: Theatre): number {
  const free = freeIn(model, theatre);
  return model.options.filter(({ id }) => free.has(id)).reduce((size, { levels }) => size * levels.length, 1);
}

/**
 * The options of a theatre's own graph: its own, and those that belong to none. Weather (`given`) stands still anyway. An agreement that binds any of
 * them is there too, though it may belong elsewhere: what it binds moves only through it.
 */
function freeIn(model: Model, theatre: Theatre): ReadonlySet<string> {
  const elsewhere = new Set(model.theatres.flatMap((other) => (other.id === theatre.id ? [] : other.options)));
  const free = new Set(model.options.flatMap(({ id, mover }) => (mover === null || elsewhere.has(id) ? [] : [id])));
  for (const mover of model.movers) if (mover.kind === 'agreement' && mover.binds.some((id) => free.has(id))) free.add(mover.id);
  return free;
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

function readingOf(model: Model, reader: string | null, held: readonly Setting[]): Reading {
  return {
    model,
    reader,
    held,
    views: model.views.map((view) => readingOf(applyView(model, view), view.actor, heldBy(view, model))),
  };
}

/** The graph of the whole, whose states are numbered and not listed; in it the pictures of those with a view. */
function graphOf(reading: Reading, numbering: Numbering, bytes: number): Graph {
  const { model, reader } = reading;
  const indexOf = (id: string): number => model.movers.findIndex((mover) => mover.id === id);
  const pictures = new Map<number, Picture>();
  for (const view of reading.views) {
    pictures.set(indexOf(view.reader ?? ''), { graph: graphOf(view, numbering, bytes), seen: levelsHeld(model, numbering, view.held) });
  }
  const rules = model.rules.map(({ never }) => resolve(model, numbering, never));
  const movers = model.movers.map(
    (mover): GraphMover => ({
      ...decisionOf(model, mover),
      // Guards are told theatre by theatre.
      power: powerOf(model, numbering, mover, new Map(), false),
      movesFromJoined: new Map(),
      ranks: mover.kind === 'actor' ? ranksOnDemand(model, numbering, mover) : null,
    }),
  );
  return {
    model,
    numbering,
    movers,
    space: { total: numbering.total, feasible: numbering.total },
    feasible: emptyBits(0),
    states: emptyBits(0),
    moveRoom: 0,
    merging: null,
    pictures,
    owner: reader === null ? null : indexOf(reader),
    composite: { allows: (assignment) => !rules.some((rule) => holdsAt(rule, assignment)), theatresAt: stagesOf(reading, bytes), bytes },
  };
}

/** Options seen at one level whatever they are, as digits. */
function levelsHeld(model: Model, numbering: Numbering, held: readonly Setting[]): Picture['seen'] {
  return held.map(({ option, level }) => {
    const at = optionIndexOf(numbering, option);
    return { digit: digitOf(numbering, at), level: levelIndexOf(model, at, level) };
  });
}

/** An actor's ranking worked out where it is asked for: the same numbers that {@link rankStates} would list, for any state. */
function ranksOnDemand(model: Model, numbering: Numbering, { preferences }: Actor): Ranks {
  const wants: readonly Formula[] =
    preferences?.kind === 'statements' ? preferences.statements.map(({ condition }) => resolve(model, numbering, condition)) : [];
  const known = new Map<string, number>();
  const rankOf = (key: string): number => {
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

/** Theatres in hand at once; the oldest goes first. */
const KEPT = 200;

/** What theatres were compiled of so far, by the list of theatres, which no overlay changes: versions of one argument share what is the same. */
const stores = new WeakMap<Model['theatres'], Store>();

interface Store {
  readonly graphs: Map<string, Graph>;
  readonly wants: Map<string, Preferences>;
}

function stagesOf(reading: Reading, bytes: number): Composite['theatresAt'] {
  const { model } = reading;
  const store = stores.get(model.theatres) ?? { graphs: new Map(), wants: new Map() };
  stores.set(model.theatres, store);
  const numbering = numberStates(model);
  const stages = model.theatres.map((theatre) => stageOf(reading, numbering, theatre, store, bytes));
  return (state) => stages.map((stage) => stage(state));
}

function stageOf(reading: Reading, numbering: Numbering, theatre: Theatre, store: Store, bytes: number): (state: State) => Standing {
  const { model } = reading;
  const free = freeIn(model, theatre);
  const inside = model.options.filter(({ id }) => free.has(id)).map(({ id }) => digitOf(numbering, optionIndexOf(numbering, id)));
  const strides: number[] = [];
  inside.reduce((stride, digit, index) => {
    strides[index] = stride;
    return stride * digit.levels;
  }, 1);
  const guests = guestsIn(model, theatre, free);
  const told = [...contextOf(reading, free), ...guests].map((id) => digitOf(numbering, optionIndexOf(numbering, id)));
  const still = model.options.filter(({ id }) => !free.has(id) || guests.includes(id));
  const graphs = new Map<string, Graph>();
  const graphAt = (state: State): Graph => {
    const key = told.map((digit) => levelIn(digit, state)).join();
    const known = graphs.get(key);
    if (known !== undefined) return known;
    const held = new Map(
      still.map(({ id, levels }) => [id, levels[levelIn(digitOf(numbering, optionIndexOf(numbering, id)), state)]?.id ?? '']),
    );
    const graph = theatreGraph(reading, free, held, store, bytes);
    graphs.set(key, graph);
    return graph;
  };
  return (state) => ({
    theatre,
    graph: graphAt(state),
    state: inside.reduce((sum, digit, index) => sum + levelIn(digit, state) * (strides[index] as number), 0),
    lift: (own) =>
      inside.reduce((sum, digit, index) => {
        const level = Math.floor(own / (strides[index] as number)) % digit.levels;
        return sum + (level - levelIn(digit, state)) * digit.stride;
      }, state),
  });
}

/** The options outside that anything inside depends on: those that a want, rule or guard names together with an option inside. */
function contextOf({ model, views }: Reading, free: ReadonlySet<string>): Set<string> {
  const context = new Set<string>();
  const look = (condition: Condition, touches: boolean): void => {
    const named = [...optionsDeciding(model, condition)];
    if (touches || named.some((id) => free.has(id))) for (const id of named) if (!free.has(id)) context.add(id);
  };
  for (const { never } of model.rules) look(never, false);
  for (const { condition } of model.merges) look(condition, false);
  for (const { id, when } of model.options) if (when !== null) look(when, free.has(id));
  for (const mover of model.movers) {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') continue;
    for (const { condition } of mover.preferences.statements) look(condition, false);
  }
  for (const view of views) for (const id of contextOf(view, free)) context.add(id);
  return context;
}

/** The theatre as a reader takes it to be, with the pictures that others have of it. */
function theatreGraph(reading: Reading, free: ReadonlySet<string>, held: ReadonlyMap<string, string>, store: Store, bytes: number): Graph {
  const graph = pictured(reading, free, held, store, bytes);
  if (graph === null) throw new RangeError('a theatre has no state, though the composite stands in one');
  return graph;
}

/** Null where nothing of the theatre can be, as this reader takes the others to stand: it foresees none of it. */
function pictured(
  reading: Reading,
  free: ReadonlySet<string>,
  held: ReadonlyMap<string, string>,
  store: Store,
  bytes: number,
): Graph | null {
  const inTheirEyes = new Map(held);
  for (const { option, level } of reading.held) if (!free.has(option)) inTheirEyes.set(option, level);
  const graph = bareGraph(restrictedTo(reading.model, free, inTheirEyes), store, bytes);
  if (graph === null) return null;
  const indexOf = (id: string): number => graph.movers.findIndex((mover) => mover.id === id);
  const pictures = new Map<number, Picture>();
  for (const view of reading.views) {
    const seen = pictured(view, free, inTheirEyes, store, bytes);
    if (seen === null) continue;
    const held = view.held.filter(({ option }) => free.has(option));
    pictures.set(indexOf(view.reader ?? ''), { graph: seen, seen: levelsHeld(graph.model, graph.numbering, held) });
  }
  return { ...graph, pictures, owner: reading.reader === null ? null : indexOf(reading.reader) };
}

/** The graph of a restricted model as things are in it; what only differs in wants is listed once. Null when no state is left. */
function bareGraph(restricted: Model, store: Store, bytes: number): Graph | null {
  const shared = { ...restricted, movers: restricted.movers.map((mover) => sharedWants(mover, store)) };
  const key = textOf({
    ...shared,
    movers: shared.movers.map((mover) => (mover.kind === 'actor' ? { ...mover, preferences: null } : mover)),
  });
  const listed = store.graphs.get(key) ?? compiled(shared, bytes);
  if (listed === null) return null;
  if (!store.graphs.has(key) && store.graphs.size >= KEPT) store.graphs.delete(store.graphs.keys().next().value ?? '');
  store.graphs.set(key, listed);
  return revalue(listed, shared);
}

function compiled(model: Model, bytes: number): Graph | null {
  const { graph, refusal: refused } = compile(model, bytes);
  if (graph === null && refused.code !== 'no-state-left') throw new LimitReached('a theatre');
  return graph;
}

/** The same wants are the same object, so that their rankings are found again. */
function sharedWants(mover: Model['movers'][number], store: Store): Model['movers'][number] {
  if (mover.kind !== 'actor' || mover.preferences === null) return mover;
  const key = textOf(mover.preferences);
  const wants = store.wants.get(key) ?? mover.preferences;
  store.wants.set(key, wants);
  return { ...mover, preferences: wants };
}

function textOf(part: unknown): string {
  return JSON.stringify(part, (key, value: unknown) => (key === 'place' ? undefined : value));
}
