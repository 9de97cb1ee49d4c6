/** Settling: bargains on the table as things stand and at each outcome, whether they would last, and in how many worlds they are there. */

import { theatreIn, theatresIn } from './by-theatre.js';
import type { Step } from './certificate.js';
import { jointGains, jointWay, type Reach, reachFrom } from './coalition.js';
import { CONCEPTS } from './concept.js';
import { foresee } from './foresee.js';
import { type Foresight, isEquilibrium } from './foresight.js';
import { type Graph, moverAt } from './graph.js';
import { actorsOf, changeFor, improves } from './improvement.js';
import type { Concept, Theatre } from './model.js';
import { findOutcomes, type Outcome } from './outcome.js';
import { presentState } from './present.js';
import type { Progress } from './progress.js';
import { revalue } from './revalue.js';
import { type Separation, separate } from './separation.js';
import { FEWER_WORLDS, type Looked, lookAt, type Share, type ShareSettings, shareOf } from './share.js';
import { differences, type State } from './state.js';
import type { Choice } from './world.js';

/** A joint move that each of its parties gains by, and none could be left out of. */
export interface Bargain {
  /** The parties, by id. */
  readonly parties: readonly string[];
  readonly to: State;
  /** How many states besides none of the parties ranks otherwise than this one: they differ in what no party cares about. */
  readonly twins: number;
  /** A shortest way there, by moves of the parties in turn. */
  readonly way: readonly Step[];
  /** Whether it would last, once made, under each concept. */
  readonly lasts: Readonly<Record<Concept, boolean>>;
  /** Where it leads, under the concept that was asked for; the state itself where it lasts. */
  readonly ends: readonly Outcome[];
  /** Actors, by id, who gain by it and who lose by it. */
  readonly gainers: readonly string[];
  readonly losers: readonly string[];
  /** The conflict in which all this is so: as written, or of the first world where every party gains. */
  readonly graph: Graph;
  /** In how many worlds every party gains: of all, or of those where it comes to rest so. */
  readonly preferred: Share;
  /** In how many of these it would last, under the concept that was asked for. */
  readonly lasting: Share;
  /** What sets the worlds where every party gains apart from the others; null: it is so in all, or no simple rule tells. */
  readonly rule: Separation | null;
}

/** What is on the table at one state. */
export interface Settlement {
  /** Indices of the outcomes: one, or in a theatre all in which it comes to this, and the others make the same conflict of it; none: as things stand now. */
  readonly outcomes: readonly number[];
  /** The conflict as it is written; in a composite the theatre, while the others stand as they do then. */
  readonly graph: Graph;
  /** The present, or the state of the outcome (a cycle has several). */
  readonly state: State;
  /** In how many worlds it comes to rest so, in a theatre whatever the others come to; of the present: all of them. */
  readonly rests: Share;
  /** How many joint moves there are as the wants are written; none: nothing is left to settle. */
  readonly total: number;
  /**
   * For each coalition the ones that no other serves better: none of its parties would gain by another without one losing. Those that last first, then
   * those that take fewest, then agreements. Of twins one is told, if possible one that lasts.
   */
  readonly bargains: readonly Bargain[];
  /** How many more there are that were not worked out. */
  readonly more: number;
  /** Bargains by which every party gains in other worlds only, not as the wants are written. */
  readonly elsewhere: readonly Bargain[];
}

/** What is on the table, and which worlds were looked at. */
export interface Settled {
  readonly looked: Looked;
  /** As things stand now, unless that is an outcome itself; then every state of every outcome. Empty when a rule excludes the present. */
  readonly settlements: readonly Settlement[];
}

/** How bargains are looked for. Fewer worlds are looked at than claims are checked in: see {@link FEWER_WORLDS}. */
export interface SettleSettings extends ShareSettings {
  /** At most so many bargains are worked out for each coalition; 5 unless given. `total` counts all. */
  readonly most?: number;
  readonly progress?: Progress;
}

const MOST = 5;

/** What is on the table in one theatre of a composite. */
export interface SettledTheatre extends Settled {
  readonly theatre: Theatre;
  /** How the theatre stands now. */
  readonly present: State;
}

/** The bargains on the table now and at each state of each outcome. Outcomes are those of the model as written, whose states are listed. */
export function settle(foresight: Foresight, outcomes: readonly Outcome[], settings: SettleSettings = {}): Settled {
  const looking = lookFrom(foresight, settings);
  const spotOf = (state: State): Spot => ({ foresight, state });
  return { looked: looking.looked, settlements: settlementsOf(looking, outcomes, spotOf, (world) => world) };
}

/**
 * The same for a composite whose states are not listed, theatre by theatre: what can be agreed in each while all else stands still. A bargain that gives
 * in one theatre for something in another is not seen. None when a rule excludes the present.
 */
export function settleByTheatre(foresight: Foresight, outcomes: readonly Outcome[], settings: SettleSettings = {}): SettledTheatre[] {
  const looking = lookFrom(foresight, settings);
  if (looking.now === null) return [];
  return theatresIn(foresight, looking.now).map(({ standing: { theatre, state: present } }): SettledTheatre => {
    const spotOf = (where: State): Spot => {
      const { standing, foresight: own } = theatreIn(foresight, theatre, where);
      return { foresight: own, state: standing.state };
    };
    const within = (world: Foresight, where: State): Foresight => theatreIn(world, theatre, where).foresight;
    return { theatre, present, looked: looking.looked, settlements: settlementsOf(looking, outcomes, spotOf, within) };
  });
}

/** The worlds that are looked at, and where it comes to rest in each. */
interface Looking {
  readonly looked: Looked;
  /** Null: a rule excludes the present. */
  readonly now: State | null;
  readonly worlds: readonly { readonly foresight: Foresight; readonly choices: readonly Choice[]; readonly outcomes: readonly Outcome[] }[];
  readonly settings: SettleSettings;
}

function lookFrom({ graph, concept, responses }: Foresight, settings: SettleSettings): Looking {
  const { worlds, ...looked } = lookAt(graph.model, { ...FEWER_WORLDS, ...settings });
  const now = presentState(graph).state;
  const within = worlds.map(({ model, choices }, index) => {
    settings.progress?.(index, worlds.length, 'worlds');
    const foresight = foresee(revalue(graph, model), { concept, responses });
    return { foresight, choices, outcomes: now === null ? [] : findOutcomes(foresight, [now]) };
  });
  return { looked, now, worlds: within, settings };
}

/** Where bargains are looked for: a state of the conflict, or of a theatre of it. */
interface Spot {
  /** What the other theatres have come to may make of one theatre another conflict. */
  readonly foresight: Foresight;
  readonly state: State;
}

/**
 * What is on the table at the present, unless it comes to rest there, and at every state of every outcome.
 * @param spotOf  what a state of the whole comes to
 * @param within  what foresight over the whole, in another world, comes to at a state of the whole
 */
function settlementsOf(
  { looked, now, worlds, settings }: Looking,
  outcomes: readonly Outcome[],
  spotOf: (state: State) => Spot,
  within: (world: Foresight, where: State) => Foresight,
): Settlement[] {
  if (now === null) return [];
  const endOf = ({ states }: Outcome): string => [...new Set(states.map((state) => spotOf(state).state))].sort((a, b) => a - b).join();
  const rests: { spot: Spot; where: State; end: string | null; at: number[] }[] = [];
  const isAt = (one: Spot, other: Spot): boolean => one.state === other.state && one.foresight.graph === other.foresight.graph;
  outcomes.forEach((outcome, index) => {
    const end = endOf(outcome);
    for (const where of outcome.states) {
      const spot = spotOf(where);
      const known = rests.find((rest) => rest.end === end && isAt(rest.spot, spot));
      if (known === undefined) rests.push({ spot, where, end, at: [index] });
      else if (!known.at.includes(index)) known.at.push(index);
    }
  });
  const present = spotOf(now);
  const resting = rests.some(({ spot }) => isAt(spot, present));
  const places = resting ? rests : [{ spot: present, where: now, end: null, at: [] }, ...rests];
  const ends = worlds.map(({ outcomes: own }) => new Set(own.map(endOf)));
  return places.map(({ spot: { foresight, state }, where, end, at }): Settlement => {
    const { graph } = foresight;
    const there = worlds.flatMap((world, index): Within[] =>
      end === null || ends[index]?.has(end) === true ? [{ foresight: within(world.foresight, where), choices: world.choices }] : [],
    );
    const place: Place = { looked, there, state, reach: reachFrom(graph, state), settings };
    return { outcomes: at, graph, state, rests: shareOf(looked, there.length, worlds.length), ...bargainsAt(foresight, place) };
  });
}

/** A world, as far as it matters here. */
interface Within {
  readonly foresight: Foresight;
  readonly choices: readonly Choice[];
}

/** A state, and the worlds that count there. */
interface Place {
  readonly looked: Looked;
  readonly there: readonly Within[];
  readonly state: State;
  readonly reach: Reach;
  readonly settings: SettleSettings;
}

function bargainsAt(foresight: Foresight, place: Place): Pick<Settlement, 'total' | 'bargains' | 'more' | 'elsewhere'> {
  const { concept } = foresight;
  const own = foundIn(foresight, place);
  const known = new Set(own.found.map(keyOf));
  const elsewhere: Bargain[] = [];
  // Many worlds of a composite are one in a theatre.
  const looked = new Set([foresight.graph]);
  place.there.forEach((world, index) => {
    if (looked.has(world.foresight.graph)) return;
    looked.add(world.foresight.graph);
    place.settings.progress?.(index, place.there.length, 'worlds');
    for (const found of foundIn(world.foresight, place).found) {
      if (known.has(keyOf(found)) || gain(foresight.graph, found.coalition, place.state, found.to)) continue;
      known.add(keyOf(found));
      elsewhere.push(bargainOf(world.foresight, place, found));
    }
  });
  const worth = (bargain: Bargain): number[] => [
    bargain.lasts[concept] ? 0 : 1,
    bargain.parties.length,
    bargain.parties.some((id) => foresight.graph.movers.some((mover) => mover.id === id && mover.kind === 'agreement')) ? 0 : 1,
    bargain.losers.length,
  ];
  const compare = (a: Bargain, b: Bargain): number => {
    const [one, other] = [worth(a), worth(b)];
    const at = one.findIndex((each, index) => each !== other[index]);
    return at < 0 ? 0 : (one[at] as number) - (other[at] as number);
  };
  return {
    total: own.total,
    more: own.more,
    bargains: own.found.map((found) => bargainOf(foresight, place, found)).sort(compare),
    elsewhere: elsewhere.sort((a, b) => compare(a, b) || b.preferred.holds - a.preferred.holds),
  };
}

/** A joint move, its coalition, and how many are like it. */
interface Found {
  readonly coalition: readonly number[];
  readonly to: State;
  readonly twins: number;
}

function keyOf({ coalition, to }: Found): string {
  return `${coalition.join()} ${to}`;
}

/** The best that each coalition can do in one world, each state under the first coalition that it is best for. */
function foundIn(foresight: Foresight, { state, reach, settings }: Place): { total: number; more: number; found: Found[] } {
  const { graph } = foresight;
  const joint = jointGains(graph, state, reach, settings.progress);
  const taken = new Set<State>();
  let more = 0;
  const found = joint.flatMap(({ coalition, states }) => {
    const best = twinsOf(graph, coalition, paretoBest(graph, coalition, states)).map((twins) => ({
      coalition,
      to: foremost(foresight, state, twins),
      twins: twins.length - 1,
    }));
    const fresh = best.filter(({ to }) => !taken.has(to));
    const kept = fresh.slice(0, settings.most ?? MOST);
    more += fresh.length - kept.length;
    for (const { to } of kept) taken.add(to);
    return kept;
  });
  return { total: joint.reduce((sum, each) => sum + each.states.length, 0), more, found };
}

/** Of twins one that lasts, if one does; then the one that changes least. */
function foremost(foresight: Foresight, from: State, twins: readonly State[]): State {
  const { numbering } = foresight.graph;
  const [first, ...others] = [...twins].sort((a, b) => differences(numbering, from, a) - differences(numbering, from, b) || a - b);
  const lasting = others.length === 0 ? first : [first as State, ...others].find((state) => isEquilibrium(foresight, state));
  return lasting ?? (first as State);
}

function bargainOf(foresight: Foresight, { looked, there, state }: Place, { coalition, to, twins }: Found): Bargain {
  const { graph, concept, responses } = foresight;
  const lastsUnder = (each: Concept): boolean =>
    isEquilibrium(each === concept ? foresight : foresee(graph, { concept: each, responses }), to);
  const actors = graph.movers.flatMap(({ id, kind }, index) =>
    kind === 'actor' ? [{ id, change: changeFor(graph, index, state, to) }] : [],
  );
  // Who can bring it about does not depend on wants.
  const gains = there.map((world) => gain(world.foresight.graph, coalition, state, to));
  const gaining = there.filter((_, index) => gains[index]);
  return {
    parties: coalition.map((mover) => graph.movers[mover]?.id ?? ''),
    to,
    twins,
    way: jointWay(graph, coalition, state, to),
    lasts: Object.fromEntries(CONCEPTS.map((each) => [each, lastsUnder(each)])) as Bargain['lasts'],
    ends: findOutcomes(foresight, [to]),
    gainers: actors.filter(({ change }) => change > 0).map(({ id }) => id),
    losers: actors.filter(({ change }) => change < 0).map(({ id }) => id),
    graph,
    preferred: shareOf(looked, gaining.length, there.length),
    lasting: shareOf(looked, gaining.filter((world) => isEquilibrium(world.foresight, to)).length, gaining.length),
    rule: separate(
      looked.premises,
      there.map(({ choices }) => choices),
      gains,
    ),
  };
}

function gain(graph: Graph, coalition: readonly number[], from: State, to: State): boolean {
  return coalition.every((mover) => improves(graph, mover, from, to));
}

/** Those of the states on which no other improves for one party without costing another. */
function paretoBest(graph: Graph, coalition: readonly number[], states: readonly State[]): State[] {
  const parties = partiesOf(graph, coalition);
  return states.filter(
    (state) =>
      !states.some((other) => {
        if (other === state) return false;
        const changes = parties.map((party) => (indifferent(graph, [party], state, other) ? 0 : changeFor(graph, party, state, other)));
        return changes.every((change) => change >= 0) && changes.some((change) => change > 0);
      }),
  );
}

/** Movers in a coalition; in place of an agreement its parties, since each of them must gain. */
function partiesOf(graph: Graph, coalition: readonly number[]): number[] {
  const behind = (mover: number): readonly number[] => {
    const { kind, members } = moverAt(graph, mover);
    return kind === 'agreement' ? members : [mover];
  };
  return [...new Set(coalition.flatMap(behind))];
}

/** States in groups, each of states that no actor in the coalition tells apart. */
function twinsOf(graph: Graph, coalition: readonly number[], states: readonly State[]): State[][] {
  const groups: State[][] = [];
  for (const state of states) {
    const group = groups.find(([first]) => indifferent(graph, coalition, first as State, state));
    if (group === undefined) groups.push([state]);
    else group.push(state);
  }
  return groups;
}

function indifferent(graph: Graph, movers: readonly number[], a: State, b: State): boolean {
  return movers.every((mover) =>
    [...actorsOf(graph.movers, mover)].every((actor) => graph.movers[actor]?.ranks?.[a] === graph.movers[actor]?.ranks?.[b]),
  );
}
