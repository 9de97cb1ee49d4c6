import { type Bits, hasBit } from './bits.js';
import { type Graph, type GraphMover, moverAt } from './graph.js';
import type { Merging } from './merge.js';
import { canMake, combinationsFrom, combinationsInto, type Power } from './power.js';
import { levelIn, type State } from './state.js';

/**
 * The states a mover can reach in one move (UM, in the field's words R_m(s)), written into `out` in no promised order.
 *
 * It changes any of its levers at once: irreversible ones never down, guarded ones only where the guard holds, bound ones only through
 * the agreement in force; an agreement that binds is above its first level before or after; the result is feasible and another state.
 * From a merged state it has the moves of all the states it joins.
 *
 * @param out  a buffer of at least `moveRoom` numbers
 * @returns how many states were written; a state can occur twice, but only where states are merged
 */
export function movesFrom(graph: Graph, mover: number, state: State, out: Int32Array): number {
  const { power, movesFromJoined: joined } = moverAt(graph, mover);
  if (power.levers.length === 0) return 0;
  const all = joined.get(state);
  if (all === undefined) return movesOfAssignment(power, graph.feasible, graph.merging, state, state, out);
  out.set(all);
  return all.length;
}

/** The moves of one assignment, which `state` stands for. */
function movesOfAssignment(
  power: Power,
  feasible: Bits,
  merging: Merging | null,
  assignment: number,
  state: State,
  out: Int32Array,
): number {
  return keepStates(power, feasible, merging, assignment, state, combinationsFrom(power, assignment, out), out);
}

/**
 * The states from which a mover can reach this one in one move: {@link movesFrom} backwards.
 * @param out  a buffer of at least `moveRoom` numbers for each assignment that the state joins
 * @returns how many were written; a state can occur twice, but only where states are merged
 */
export function movesInto(graph: Graph, mover: number, state: State, out: Int32Array): number {
  const { power } = moverAt(graph, mover);
  if (power.levers.length === 0) return 0;
  const { feasible, merging } = graph;
  let count = 0;
  for (const assignment of merging?.members.get(state) ?? [state]) {
    const room = out.subarray(count);
    count += keepStates(power, feasible, merging, assignment, state, combinationsInto(power, assignment, room), room);
  }
  return count;
}

/**
 * Of the numbers written behind the assignment itself, keeps those at the other end of a move: feasible, another state, and for an agreement that
 * binds above its first level at one end at least. Each becomes the state that stands for it.
 * @returns how many were kept, from the beginning of `out`
 */
function keepStates(
  power: Power,
  feasible: Bits,
  merging: Merging | null,
  assignment: number,
  state: State,
  written: number,
  out: Int32Array,
): number {
  const unsigned = power.agreement !== null && levelIn(power.agreement, assignment) === 0 ? power.agreement : null;
  let count = 0;
  for (let i = 1; i < written; i++) {
    const other = out[i] as number;
    if (!hasBit(feasible, other)) continue;
    if (unsigned !== null && levelIn(unsigned, other) === 0) continue;
    const stands = merging === null ? other : (merging.representative[other] as number);
    if (stands !== state) out[count++] = stands;
  }
  return count;
}

/** For each state that a merge joins, where a mover can go from it: the union of what its members can reach. */
export function movesFromJoined(power: Power, feasible: Bits, merging: Merging): ReadonlyMap<State, Int32Array> {
  const out = new Int32Array(power.size);
  return new Map(
    Array.from(merging.members, ([state, members]) => {
      const reached = new Set<State>();
      for (const member of members) {
        const count = movesOfAssignment(power, feasible, merging, member, state, out);
        for (let i = 0; i < count; i++) reached.add(out[i] as number);
      }
      return [state, Int32Array.from(reached).sort()];
    }),
  );
}

/** Room for all moves of any of the movers from any state. */
export function roomForMoves(movers: readonly Pick<GraphMover, 'power' | 'movesFromJoined'>[]): number {
  let room = 1;
  for (const { power, movesFromJoined: joined } of movers) {
    room = Math.max(room, power.size);
    for (const reached of joined.values()) room = Math.max(room, reached.length);
  }
  return room;
}

/** The states a mover can reach in one move, each once, in ascending order. */
export function moves(graph: Graph, mover: number, state: State): State[] {
  if (graph.composite !== null) return graph.composite.moves(moverAt(graph, mover).id, state);
  const out = new Int32Array(graph.moveRoom);
  return eachOnce(out, movesFrom(graph, mover, state, out));
}

/** The first `count` of the numbers in ascending order, each once. */
export function eachOnce(numbers: Int32Array, count: number): State[] {
  const states: State[] = [];
  for (let i = 0; i < count; i++) states.push(numbers[i] as number);
  states.sort((a, b) => a - b);
  let kept = 0;
  for (const state of states) if (kept === 0 || state !== states[kept - 1]) states[kept++] = state;
  states.length = kept;
  return states;
}

/** Can the mover move from one state to the other? */
export function canMove(graph: Graph, mover: number, from: State, to: State): boolean {
  // Where states are merged, which assignment is moved from and which is moved to is not told by the two states.
  if (graph.composite !== null || graph.merging !== null) return moves(graph, mover, from).includes(to);
  const { power } = moverAt(graph, mover);
  if (from === to || !hasBit(graph.feasible, to) || !canMake(power, from, to)) return false;
  return power.agreement === null || levelIn(power.agreement, from) > 0 || levelIn(power.agreement, to) > 0;
}
