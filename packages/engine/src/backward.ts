import { type Graph, moverAt } from './graph.js';
import { improves } from './improvement.js';
import { movesInto } from './move.js';
import { NONE, radixSorter, type Values } from './relax.js';
import type { State } from './state.js';

/** All movers' ways into a state are still to be followed; or none is. Otherwise the one mover whose ways are. */
const ALL = -1;
const DONE = -2;

/**
 * Lowers each value to the least that legal sequences of the given movers' moves (or improvements) can reach, itself included, for movers to
 * whom two moves in a row could give more than one: guards, votes, agreements that bind, joined states.
 *
 * Values are spread backwards, the least first, so that the first to arrive at a state is the one that stays. A state reached as the
 * end of a sequence can be entered by anyone; one reached in the middle, from which h moves on, by anyone but h: nobody moves twice in a row. So
 * each mover's ways into a state are followed once at the most, and the whole costs about the number of moves.
 *
 * @param values  {@link NONE} at infeasible states
 */
export function spreadBackwards(graph: Graph, movers: readonly number[], improving: boolean, values: Values): void {
  const left = new Int16Array(values.length).fill(ALL);
  const into = new Int32Array(roomForWaysIn(graph));
  const stack: { state: State; next: number }[] = [];
  const follow = (mover: number, state: State, value: number): void => {
    const count = movesInto(graph, mover, state, into);
    for (let i = 0; i < count; i++) {
      const from = into[i] as number;
      if (left[from] === DONE || left[from] === mover) continue;
      if (improving && !improves(graph, mover, from, state)) continue;
      if (value < (values[from] as number)) values[from] = value;
      stack.push({ state: from, next: mover });
    }
  };
  const enter = (state: State, next: number, value: number): void => {
    const waiting = left[state] as number;
    if (waiting === DONE || (waiting === next && next !== ALL)) return;
    left[state] = waiting === ALL && next !== ALL ? next : DONE;
    for (const mover of movers) if (mover !== next && (waiting === ALL || waiting === mover)) follow(mover, state, value);
  };
  // A sequence that ends at a state counts with that state's own value, whatever could be reached by going on.
  const own = values.slice();
  for (const end of leastFirst(own)) {
    const value = own[end] as number;
    if (value === NONE) break;
    enter(end, ALL, value);
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) enter(node.state, node.next, value);
  }
}

/** States by ascending value, as the values stand now. */
function leastFirst(values: Values): Int32Array {
  let highest = 0;
  for (let state = 0; state < values.length; state++) {
    const value = values[state] as number;
    if (value !== NONE && value > highest) highest = value;
  }
  const sorter = radixSorter(values.length, highest);
  for (let state = 0; state < values.length; state++) {
    const value = values[state] as number;
    sorter.keys[state] = value === NONE ? -1 : highest - value;
  }
  return sorter.sort();
}

function roomForWaysIn(graph: Graph): number {
  let joined = 1;
  for (const members of graph.merging?.members.values() ?? []) joined = Math.max(joined, members.length);
  return joined * graph.movers.reduce((room, _, mover) => Math.max(room, moverAt(graph, mover).power.size), 1);
}
