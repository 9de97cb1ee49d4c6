import { type Bits, hasBit, nextBit } from './bits.js';
import { holdsAt, resolve, statesWhere } from './condition.js';
import type { Finding } from './finding.js';
import type { Merging } from './merge.js';
import type { Condition, DecisionRule, Model, Setting, Theatre } from './model.js';
import type { Power } from './power.js';
import type { PrecedentBook } from './precedent.js';
import type { Ranks } from './preference.js';
import { type Digit, type Numbering, type State, settingsIn, withSettings } from './state.js';

/** A mover as the engine sees it. */
export interface GraphMover {
  readonly id: string;
  readonly name: string;
  readonly kind: 'actor' | 'body' | 'agreement';
  readonly power: Power;
  /** An actor's ranking; null for bodies and agreements, which improve by their members' wants. */
  readonly ranks: Ranks | null;
  /** Indices of a body's members or an agreement's parties; empty for an actor. */
  readonly members: readonly number[];
  /** How its members decide; an agreement's parties by unanimity. Null for an actor. */
  readonly rule: DecisionRule | null;
  /** For each state that a merge joins: where the mover can go from it, each state once. Empty when nothing is merged. */
  readonly movesFromJoined: ReadonlyMap<State, Int32Array>;
  /** Votes for each member, in the order of `members`; empty but for the rule `votes`. */
  readonly votes: readonly number[];
}

/** A conflict compiled: its states, who can move where, and who ranks what. The graph model of the literature (Kilgour, Hipel and Fang 1987). */
export interface Graph {
  readonly model: Model;
  readonly numbering: Numbering;
  readonly movers: readonly GraphMover[];
  /** `total`: assignments of levels; `feasible`: states that can be, merged ones counted once. */
  readonly space: { readonly total: number; readonly feasible: number };
  /** Assignments that no rule excludes. */
  readonly feasible: Bits;
  /** The states: as `feasible`, but with one representative for states that a merge joins. */
  readonly states: Bits;
  /** Room for all moves of any mover from any state: what a buffer for moves must hold. */
  readonly moveRoom: number;
  /** Which states a merge joins; null when nothing is merged. */
  readonly merging: Merging | null;
  /** How actors with a view see the conflict, by their index: a mover reasons in its own picture. Empty when nobody has a view. */
  readonly pictures: ReadonlyMap<number, Picture>;
  /** For the graph of a picture: whose it is, so that the pictures in it are what this actor thinks that others see. Null: as things are. */
  readonly owner: number | null;
  /** For an argument of several theatres with more states than can be listed: how it is analysed theatre by theatre. Null: all states are listed. */
  readonly composite: Composite | null;
  /** Where other graphs have the same states and other wants: what was concluded in any of them. */
  readonly precedents?: PrecedentBook;
  /** Is told of every comparison that a mover makes. */
  readonly witness?: (mover: number, from: State, to: State, better: boolean) => void;
}

/** What stands in for the lists of states that a composite is too large for; made in `composite.ts`. */
export interface Composite {
  /** Does no rule exclude the assignment? */
  readonly allows: (assignment: number) => boolean;
  /** Each theatre as it is while the others stand as in the state. */
  readonly theatresAt: (state: State) => readonly Standing[];
  /** Where a mover can go: its moves in each theatre, in ascending order. */
  readonly moves: (mover: string, state: State) => State[];
  /** Those of them that it gains by, as things are. */
  readonly improvements: (mover: string, state: State) => State[];
  /** The same composite with other wants of its actors. */
  readonly revalue: (model: Model) => Graph;
  /** The same with other rules or options as well; null when that is refused, or leaves no state. */
  readonly rebuild: (model: Model) => { readonly graph: Graph | null; readonly findings: readonly Finding[] };
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

/** The conflict in one actor's eyes; what that means for what it does stands in `picture.ts`. */
export interface Picture {
  /** What it takes the conflict to be; the pictures in it are what it thinks that others see. */
  readonly graph: Graph;
  /** Options that it sees at one level whatever they are: those its view hides, at the first, and those its view fixes. */
  readonly seen: readonly { readonly digit: Digit; readonly level: number }[];
}

/** The index of a mover by its id; the front end has checked that it exists. */
export function moverIndex(graph: Graph, id: string): number {
  const index = graph.movers.findIndex((mover) => mover.id === id);
  if (index < 0) throw new RangeError(`the model has no mover '${id}'`);
  return index;
}

/** Does the mover have anything to move here? */
export function actsIn(graph: Graph, mover: string): boolean {
  return graph.movers.some(({ id, power }) => id === mover && power.levers.length > 0);
}

/** What a mover comes to in any of the theatres where it acts, as states of the whole, each once, in ascending order. */
export function throughTheatres(standings: readonly Standing[], mover: string, ask: (standing: Standing) => readonly State[]): State[] {
  const found = new Set<State>();
  for (const standing of standings) if (actsIn(standing.graph, mover)) for (const own of ask(standing)) found.add(standing.lift(own));
  return [...found].sort((a, b) => a - b);
}

/** The mover with this index. */
export function moverAt(graph: Graph, index: number): GraphMover {
  const mover = graph.movers[index];
  if (mover === undefined) throw new RangeError(`no mover has the index ${index}`);
  return mover;
}

/** The state that stands for this assignment of levels, or null when a rule excludes it. */
export function representativeOf(graph: Graph, assignment: number): State | null {
  if (graph.composite !== null) return graph.composite.allows(assignment) ? assignment : null;
  if (!hasBit(graph.feasible, assignment)) return null;
  return graph.merging === null ? assignment : (graph.merging.representative[assignment] as number);
}

/** Every option's level in a state, in model order. */
export function settingsOf(graph: Graph, state: State): Setting[] {
  return settingsIn(graph.model, graph.numbering, state);
}

/** The state with the given settings, everything else at its first level (or as in `from`); null when a rule excludes it. */
export function stateOf(graph: Graph, settings: readonly Setting[], from: State = 0): State | null {
  return representativeOf(graph, withSettings(graph.model, graph.numbering, from, settings));
}

/** All states, in ascending order. */
export function* feasibleStates(graph: Graph): Generator<State> {
  mustBeListed(graph);
  for (let state = nextBit(graph.states, 0); state >= 0; state = nextBit(graph.states, state + 1)) yield state;
}

/** Does a condition hold at a state? */
export function conditionHolds(graph: Graph, condition: Condition, state: State): boolean {
  return holdsAt(resolve(graph.model, graph.numbering, condition), state);
}

/** The states with a condition, as a set. */
export function stateSet(graph: Graph, condition: Condition): Bits {
  mustBeListed(graph);
  const bits = statesWhere(resolve(graph.model, graph.numbering, condition), graph.numbering.total);
  for (let i = 0; i < bits.length; i++) bits[i] = (bits[i] as number) & (graph.states[i] as number);
  return bits;
}

/** The states with a condition, in ascending order. */
export function statesWith(graph: Graph, condition: Condition): State[] {
  const bits = stateSet(graph, condition);
  const states: State[] = [];
  for (let state = nextBit(bits, 0); state >= 0; state = nextBit(bits, state + 1)) states.push(state);
  return states;
}

function mustBeListed({ composite }: Graph): void {
  if (composite !== null) throw new RangeError('the states of this composite are not listed: ask theatre by theatre');
}
