import { type Bits, hasBit } from './bits.js';
import { type Graph, moverAt } from './graph.js';
import type { Merging } from './merge.js';
import { combinationsFrom, combinationsInto, type Power } from './power.js';
import { levelIn, type State } from './state.js';

/**
 * The states a mover can reach in one move (UM, in the field's words R_m(s)), written into `out` in no promised order.
 *
 * It changes any of its levers at once: irreversible ones never down, guarded ones only where the guard holds, bound ones only through
 * the agreement in force; an agreement that binds is above its first level before or after; the result is feasible and another state.
 * From a merged state it has the moves of all the states it joins.
 *
 * @param out  a buffer of at least {@link moveRoom} numbers
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
  const written = combinationsFrom(power, assignment, out);
  const unsigned = power.agreement !== null && levelIn(power.agreement, assignment) === 0 ? power.agreement : null;
  let count = 0;
  for (let i = 1; i < written; i++) {
    const to = out[i] as number;
    if (!hasBit(feasible, to)) continue;
    if (unsigned !== null && levelIn(unsigned, to) === 0) continue;
    const stands = merging === null ? to : (merging.representative[to] as number);
    if (stands !== state) out[count++] = stands;
  }
  return count;
}

/**
 * The states from which a mover can reach this one in one move: {@link movesFrom} backwards.
 * @param out  a buffer of at least {@link moveRoom} numbers for each assignment that the state joins
 * @returns how many were written; a state can occur twice, but only where states are merged
 */
export function movesInto(graph: Graph, mover: number, state: State, out: Int32Array): number {
  const { power } = moverAt(graph, mover);
  if (power.levers.length === 0) return 0;
  const { feasible, merging } = graph;
  let count = 0;
  for (const assignment of merging?.members.get(state) ?? [state]) {
    const room = out.subarray(count);
    const written = combinationsInto(power, assignment, room);
    const unsigned = power.agreement !== null && levelIn(power.agreement, assignment) === 0 ? power.agreement : null;
    let kept = 0;
    for (let i = 1; i < written; i++) {
      const from = room[i] as number;
      if (!hasBit(feasible, from)) continue;
      if (unsigned !== null && levelIn(unsigned, from) === 0) continue;
      const stands = merging === null ? from : (merging.representative[from] as number);
      if (stands !== state) room[kept++] = stands;
    }
    count += kept;
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

/** Room for all moves of any mover from any state. */
export function moveRoom(graph: Graph): number {
  let room = 1;
  for (const { power, movesFromJoined: joined } of graph.movers) {
    room = Math.max(room, power.size);
    for (const reached of joined.values()) room = Math.max(room, reached.length);
  }
  return room;
}

/** The states a mover can reach in one move, each once, in ascending order. */
export function moves(graph: Graph, mover: number, state: State): State[] {
  const out = new Int32Array(moveRoom(graph));
  const found = out.subarray(0, movesFrom(graph, mover, state, out)).sort();
  return Array.from(found).filter((to, index) => index === 0 || to !== found[index - 1]);
}

/** Can the mover move from one state to the other? */
export function canMove(graph: Graph, mover: number, from: State, to: State): boolean {
  return moves(graph, mover, from).includes(to);
}
