/**
 * The inverse question: what would each mover have to want, at least, for a state with a condition to be an equilibrium, and which single guarantee
 * would do it (after inverse GMCR: Kinsara, Kilgour and Hipel 2015, who ask for rankings; here it is wants).
 */

import { buildGraph } from './build.js';
import { theatreIn, theatresIn } from './by-theatre.js';
import type { Deterrent } from './certificate.js';
import { holdsAt, resolve } from './condition.js';
import { isFault } from './finding.js';
import { foresee } from './foresee.js';
import { type Foresight, isEquilibrium, isStable } from './foresight.js';
import { feasibleStates, type Graph, representativeOf, settingsOf, statesWith } from './graph.js';
import type { Condition, Edit, Model, Option, Theatre } from './model.js';
import { findOutcomes, type Outcome } from './outcome.js';
import { applyOverlay } from './overlay.js';
import { presentState } from './present.js';
import type { Progress } from './progress.js';
import { revalue } from './revalue.js';
import { type Separation, separate } from './separation.js';
import { FEWER_WORLDS, type Looked, lookAt, type Share, type ShareSettings, shareOf } from './share.js';
import { differences, type State } from './state.js';
import { nearestByDistance } from './supposition.js';
import { type Change, changedModel, closesOnly, swapsOf } from './tip.js';
import type { Choice } from './world.js';

/** A state that is an equilibrium. */
export interface Standing {
  readonly state: State;
  /** In how many worlds it is one. */
  readonly lasts: Share;
}

/** One state that the condition asks for, and what it would take. */
export interface Target {
  readonly state: State;
  /** In how many worlds it is an equilibrium as it is; with the wants as written it is none. */
  readonly lasts: Share;
  /** Movers, by id, who would stay there already. */
  readonly there: readonly string[];
  /** Movers who would leave, and what would keep each. */
  readonly leavers: readonly Leaver[];
  /** The first changes of all leavers together make it an equilibrium, and in how many worlds; null: not every leaver has one. */
  readonly together: { readonly asWritten: boolean; readonly lasts: Share } | null;
  /** Single guarantees that make it an equilibrium as the wants stand, and in how many worlds each does. */
  readonly guarantees: readonly { readonly guarantee: Guarantee; readonly lasts: Share }[];
}

/** A mover who would leave the state. */
export interface Leaver {
  readonly mover: string;
  /** In how many worlds it would, and what sets these apart; null: it would in all, or no simple rule tells. */
  readonly leaves: Share;
  readonly rule: Separation | null;
  /** Where it would go. */
  readonly pulls: readonly State[];
  /** An answer that keeps it from another gain, as far as one does. */
  readonly deterred: readonly { readonly to: State; readonly deterrent: Deterrent }[];
  /**
   * The least changes of its wants that make it stay: fewest swaps of neighbours (up to three), else one want dropped. Each with the worlds in which it
   * then stays, those of most worlds first. What only closes something left open is none. Empty for a body.
   */
  readonly changes: readonly { readonly change: Change; readonly stays: Share }[];
  /** How many more as small there are, that were not taken to all worlds. */
  readonly more: number;
  /** It would stay if it wanted, above all, that the condition holds. Null for a body. */
  readonly wishFirst: boolean | null;
}

/** Something that ties hands, so that nobody leaves. */
export type Guarantee =
  /** The option stays as it is there. */
  | { readonly kind: 'fix'; readonly option: string; readonly level: string }
  /** The option cannot be taken back. */
  | { readonly kind: 'irreversible'; readonly option: string }
  /** The agreement, in force there, also binds the option. */
  | { readonly kind: 'bind'; readonly agreement: string; readonly option: string };

/** What a condition would take. */
export interface Requirement {
  /** The worlds that were looked at. */
  readonly worlds: Looked;
  /**
   * States that have the condition with everything that no mover can change as at present, or if there are none, in any way; and how many of them were
   * looked at: those where the conflict comes to rest from the present, and then those nearest to it.
   */
  readonly states: number;
  readonly looked: number;
  /** How many more have the condition with something otherwise that no mover can change. */
  readonly otherwise: number;
  /** Those looked at that are equilibria already. */
  readonly standing: readonly Standing[];
  /** Else the states that fewest movers would leave, nearest first. */
  readonly targets: readonly Target[];
  /** And else the equilibria that suppose otherwise what no mover can change. */
  readonly supposing: readonly Standing[];
}

/** How the question is put. Fewer worlds are looked at than claims are checked in: see {@link FEWER_WORLDS}. */
export interface RequireSettings extends ShareSettings {
  /** At most so many states are looked at; 200 unless given. */
  readonly look?: number;
  /** At most so many targets are worked out; 3 unless given. */
  readonly targets?: number;
  readonly progress?: Progress;
}

/** Changes of one mover that are taken to all worlds. */
const TAKEN = 12;

/** Where the question is put: to the whole conflict, or to a theatre of it while the others stand still. */
interface Ground {
  /** Over the whole: its wants are those that are changed. */
  readonly whole: Foresight;
  /** Over what the question is put to. */
  readonly foresight: Foresight;
  /** The same in another version of the whole. */
  readonly within: (whole: Foresight) => Foresight;
  /** What one of its states is in the whole. */
  readonly lift: (state: State) => State;
  /** The same in a version of other rules or options, where the whole stands so; null: it rules that out. */
  readonly builtAt: (whole: Foresight, where: State) => { readonly foresight: Foresight; readonly state: State } | null;
  readonly now: State | null;
  /** The states with the condition. */
  readonly states: readonly State[];
  /** Those among all states at which it comes to rest from the present. */
  readonly ends: ReadonlySet<State>;
}

/** The question as it was put, and every world it is put in. */
interface Asked extends Ground {
  readonly condition: Condition;
  readonly looked: Looked;
  readonly settings: ShareSettings;
  readonly worlds: readonly { readonly foresight: Foresight; readonly choices: readonly Choice[] }[];
}

/** What it would take for a state with the condition to be an equilibrium, where states are listed. */
export function require(foresight: Foresight, condition: Condition, settings: RequireSettings = {}): Requirement {
  const { graph } = foresight;
  const now = presentState(graph).state;
  return requirementOn(
    {
      whole: foresight,
      foresight,
      within: (whole) => whole,
      lift: (state) => state,
      // A guarantee may take from a merged state the one member that a ranking names.
      builtAt: (whole, state) => (representativeOf(whole.graph, state) === state ? { foresight: whole, state } : null),
      now,
      states: statesWith(graph, condition),
      ends: new Set(now === null ? [] : findOutcomes(foresight, [now]).flatMap(restsOf)),
    },
    condition,
    settings,
  );
}

/** What a condition would take in one theatre of a composite. */
export interface TheatreRequirement extends Requirement {
  readonly theatre: Theatre;
  /** The theatre while the others stand as at present, but for what the condition asks of them; and its own present. */
  readonly graph: Graph;
  readonly present: State;
  /** How it stands where the whole comes to rest from the present, each once. */
  readonly rests: readonly State[];
}

/** What it would take in each theatre. */
export interface TheatreRequirements {
  /** How the whole stands while it is asked: a state with the condition. */
  readonly where: State;
  /** Those that have to do with the condition; none where it is met whatever they come to. */
  readonly theatres: readonly TheatreRequirement[];
}

/**
 * The same for a composite whose states are not listed, theatre by theatre: what it would take for each theatre that has to meet the condition to stay so,
 * while the others stand as at present, but for what the condition asks of them: as at the first of the states with the condition that are nearest to the
 * present. A state of the whole is an equilibrium when it is one in every theatre. Null when a rule excludes the present, or every state with the condition.
 * @throws LimitReached  when the states nearest to the present are too far to be found
 */
export function requireByTheatre(foresight: Foresight, condition: Condition, settings: RequireSettings = {}): TheatreRequirements | null {
  const { graph } = foresight;
  const now = presentState(graph).state;
  const where = now === null ? undefined : nearestByDistance(graph, condition, now)[0];
  if (now === null || where === undefined) return null;
  const formula = resolve(graph.model, graph.numbering, condition);
  const outcomes = findOutcomes(foresight, [now]).flatMap(restsOf);
  const theatres = theatresIn(foresight, where).flatMap(({ standing, foresight: own }): TheatreRequirement[] => {
    const { theatre, lift } = standing;
    const partOf = (state: State): State => theatreIn(foresight, theatre, state).standing.state;
    const all = [...feasibleStates(own.graph)];
    const states = all.filter((state) => holdsAt(formula, lift(state)));
    // Whatever this theatre comes to, the condition is met.
    if (states.length === all.length) return [];
    const ends = new Set(outcomes.map(partOf));
    const requirement = requirementOn(
      {
        whole: foresight,
        foresight: own,
        within: (whole) => theatreIn(whole, theatre, where).foresight,
        lift,
        builtAt: (whole, at) => {
          if (representativeOf(whole.graph, at) === null) return null;
          // What it binds may be in another theatre now, which numbers the states of this one anew.
          const there = theatreIn(whole, theatre, at);
          // A view that has no state left is as wrong here as in a conflict that is listed.
          if (viewsIn(there.standing.graph) < viewsIn(own.graph)) return null;
          return { foresight: there.foresight, state: there.standing.state };
        },
        now: partOf(now),
        states,
        ends,
      },
      condition,
      settings,
    );
    return [{ theatre, graph: own.graph, present: partOf(now), rests: [...ends], ...requirement }];
  });
  return { where, theatres };
}

/** How many views there are, those within views counted. */
function viewsIn({ pictures }: Graph): number {
  return Array.from(pictures.values(), ({ graph }) => 1 + viewsIn(graph)).reduce((sum, views) => sum + views, 0);
}

function restsOf({ rest, states }: Outcome): readonly State[] {
  return rest ? states : [];
}

function requirementOn(ground: Ground, condition: Condition, settings: RequireSettings): Requirement {
  const { whole, foresight, within, now, ends } = ground;
  const { graph } = foresight;
  const fewer = { ...FEWER_WORLDS, ...settings };
  const { worlds, ...looked } = lookAt(whole.graph.model, fewer);
  const asked: Asked = {
    ...ground,
    condition,
    looked,
    settings: fewer,
    worlds: worlds.map(({ model, choices }) => ({ foresight: within(foreseeAs(whole, revalue(whole.graph, model))), choices })),
  };
  // A merge may show the present's weather as another: where it comes to rest from here counts as it is.
  const [own, others] = parted(ground.states, (state) => now === null || ends.has(state) || hasWeatherOf(graph, state, now));
  const [all, beyond] = own.length > 0 ? [own, others] : [others, []];
  const nearest = (states: readonly State[]): { state: State; distance: number }[] =>
    states
      .map((state) => ({ state, distance: now === null ? 0 : differences(graph.numbering, state, now) }))
      .sort((a, b) => Number(ends.has(b.state)) - Number(ends.has(a.state)) || a.distance - b.distance || a.state - b.state)
      .slice(0, settings.look ?? 200);
  const near = nearest(all);
  const leavers = near.map(({ state, distance }, index) => {
    settings.progress?.(index, near.length, 'states with the condition');
    return { state, distance, movers: graph.movers.filter(({ id }) => !isStable(foresight, id, state)).map(({ id }) => id) };
  });
  const standing = leavers.filter(({ movers }) => movers.length === 0).map(({ state }) => standingAt(asked, state));
  const none = standing.length === 0;
  const targets = leavers
    .sort((a, b) => a.movers.length - b.movers.length || a.distance - b.distance)
    .slice(0, none ? (settings.targets ?? 3) : 0)
    .map(({ state, movers }) => targetOf(asked, state, movers));
  const supposing = none ? nearest(beyond).filter(({ state }) => isEquilibrium(foresight, state)) : [];
  return {
    worlds: looked,
    states: all.length,
    looked: near.length,
    otherwise: beyond.length,
    standing,
    targets,
    supposing: supposing.map(({ state }) => standingAt(asked, state)),
  };
}

/** Those that are so, and those that are not. */
function parted<T>(all: readonly T[], is: (one: T) => boolean): [T[], T[]] {
  return [all.filter(is), all.filter((one) => !is(one))];
}

/** Does everything that no mover can change stand as at another state? */
function hasWeatherOf(graph: Graph, state: State, other: State): boolean {
  const levels = new Map(settingsOf(graph, other).map(({ option, level }) => [option, level]));
  return settingsOf(graph, state).every(
    ({ option, level }) => graph.model.options.find(({ id }) => id === option)?.mover !== null || levels.get(option) === level,
  );
}

/** In how many of these worlds something is so. */
function shareIn({ looked }: Asked, worlds: readonly Foresight[], is: (foresight: Foresight) => boolean): Share {
  return shareOf(looked, worlds.filter(is).length, worlds.length);
}

function standingAt(asked: Asked, state: State): Standing {
  const worlds = asked.worlds.map(({ foresight }) => foresight);
  return { state, lasts: shareIn(asked, worlds, (world) => isEquilibrium(world, state)) };
}

/** Every world of a changed model, over the whole. @param graph  of the change */
function worldsOfChanged({ whole, settings }: Asked, model: Model, graph: Graph = whole.graph): Foresight[] {
  return lookAt(model, settings).worlds.map((world) => foreseeAs(whole, revalue(graph, world.model)));
}

function targetOf(asked: Asked, state: State, movers: readonly string[]): Target {
  const { whole, foresight, within } = asked;
  const { graph } = whole;
  const leavers = movers.map((mover) => leaverAt(asked, state, mover));
  const first = leavers.map(({ changes }) => changes[0]?.change);
  const together = (changes: readonly (Change | undefined)[]): Target['together'] => {
    if (!changes.every((change) => change !== undefined)) return null;
    const changed = changes.reduce<Model>((model, change) => changedModel(model, change), graph.model);
    const lasts = shareIn(asked, worldsOfChanged(asked, changed).map(within), (world) => isEquilibrium(world, state));
    return { asWritten: isEquilibrium(within(foreseeAs(whole, revalue(graph, changed))), state), lasts };
  };
  return {
    ...standingAt(asked, state),
    there: foresight.graph.movers.filter(({ id }) => !movers.includes(id)).map(({ id }) => id),
    leavers,
    together: together(first),
    guarantees: guaranteesAt(asked, state),
  };
}

function leaverAt(asked: Asked, state: State, mover: string): Leaver {
  const { whole, foresight, condition, looked, worlds, within } = asked;
  const { graph } = whole;
  const certificate = foresight.certificate(mover, state);
  const own = graph.model.movers.find(({ id }) => id === mover);
  const leaves = worlds.map((world) => !isStable(world.foresight, mover, state));
  const base = {
    mover,
    leaves: shareOf(looked, leaves.filter(Boolean).length, leaves.length),
    rule: separate(
      looked.premises,
      worlds.map(({ choices }) => choices),
      leaves,
    ),
    pulls: foresight.wouldMove(mover, state),
    deterred: certificate.improvements.flatMap(({ to, deterrent }) => (deterrent === null ? [] : [{ to, deterrent }])),
  };
  if (own?.kind !== 'actor') return { ...base, changes: [], more: 0, wishFirst: null };
  const stays = (model: Model): boolean => isStable(within(foreseeAs(whole, revalue(graph, model))), mover, state);
  const keeps = (change: Change): boolean => !closesOnly(graph.model, change) && stays(changedModel(graph.model, change));
  const length = own.preferences?.kind === 'statements' ? own.preferences.statements.length : 0;
  let changes: Change[] = [];
  for (let distance = 1; distance <= 3 && changes.length === 0; distance++) changes = swapsOf(mover, length, distance).filter(keeps);
  if (changes.length === 0) changes = Array.from({ length }, (_, want): Change => ({ kind: 'drop', actor: mover, want })).filter(keeps);
  const taken = changes.slice(0, TAKEN).map((change) => {
    const changed = worldsOfChanged(asked, changedModel(graph.model, change)).map(within);
    return { change, stays: shareIn(asked, changed, (world) => isStable(world, mover, state)) };
  });
  const wish: Edit = {
    kind: 'add',
    actor: mover,
    statement: { label: null, condition, maybe: false, anyOrder: null, cites: [] },
    at: { kind: 'first' },
    cites: [],
  };
  return {
    ...base,
    changes: taken.sort((a, b) => b.stays.holds - a.stays.holds),
    more: changes.length - taken.length,
    wishFirst: stays(applyOverlay(graph.model, { edits: [wish], views: [] }).model),
  };
}

function foreseeAs({ concept, responses }: Foresight, graph: Graph): Foresight {
  return foresee(graph, { concept, responses });
}

/** Every single guarantee is tried: the model with it is built anew. */
function guaranteesAt(asked: Asked, state: State): Target['guarantees'] {
  const { whole, foresight, lift, builtAt } = asked;
  const { model } = whole.graph;
  const where = lift(state);
  const own = new Set(foresight.graph.model.options.map(({ id }) => id));
  const levels = new Map(settingsOf(whole.graph, where).map(({ option, level }) => [option, level]));
  const firstLevel = ({ id, levels: all }: Option): boolean => levels.get(id) === all[0]?.id;
  const tried: { guarantee: Guarantee; model: Model }[] = [];
  for (const option of model.options) {
    const level = levels.get(option.id);
    if (option.mover === null || level === undefined || !own.has(option.id)) continue;
    const fix: Edit = { kind: 'fix', option: option.id, level, cites: [] };
    tried.push({ guarantee: { kind: 'fix', option: option.id, level }, model: applyOverlay(model, { edits: [fix], views: [] }).model });
    if (!option.irreversible && !firstLevel(option)) {
      const options = model.options.map((each) => (each.id === option.id ? { ...each, irreversible: true } : each));
      tried.push({ guarantee: { kind: 'irreversible', option: option.id }, model: { ...model, options } });
    }
  }
  for (const agreement of model.movers) {
    if (agreement.kind !== 'agreement') continue;
    const signed = model.options.find(({ id }) => id === agreement.id);
    if (signed === undefined || firstLevel(signed)) continue;
    for (const option of model.options) {
      if (option.mover === null || !own.has(option.id) || !agreement.parties.includes(option.mover) || agreement.binds.includes(option.id))
        continue;
      const movers = model.movers.map((mover) => (mover === agreement ? { ...agreement, binds: [...agreement.binds, option.id] } : mover));
      tried.push({ guarantee: { kind: 'bind', agreement: agreement.id, option: option.id }, model: { ...model, movers } });
    }
  }
  return tried.flatMap(({ guarantee, model: changed }) => {
    const { graph: built, findings } = whole.graph.composite?.rebuild(changed) ?? buildGraph(changed);
    if (built === null || findings.some(isFault)) return [];
    const bound = { ...built, owner: whole.graph.owner };
    const isEquilibriumIn = (version: Foresight): boolean => {
      const there = builtAt(version, where);
      return there !== null && isEquilibrium(there.foresight, there.state);
    };
    if (!isEquilibriumIn(foreseeAs(whole, bound))) return [];
    const lasts = shareIn(asked, worldsOfChanged(asked, changed, bound), isEquilibriumIn);
    return [{ guarantee, lasts }];
  });
}
