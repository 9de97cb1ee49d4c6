import { type Bits, hasBit, nextBit } from './bits.js';
import { resolve, statesWhere } from './condition.js';
import type { Model } from './model.js';
import type { Numbering, State } from './state.js';

/** Which assignments count as one state, and which of them stands for all: the smallest. */
export interface Merging {
  /** For each feasible assignment the state that stands for it, itself where nothing is joined. */
  readonly representative: Int32Array;
  /** For each state that joins several assignments: all of them, in ascending order. */
  readonly members: ReadonlyMap<State, readonly State[]>;
  /** The states: feasible assignments that stand for themselves. */
  readonly states: Bits;
}

/** Joins the states of each merge; merges that share a state join into one. Null when the model merges nothing. */
export function mergeStates(model: Model, numbering: Numbering, feasible: Bits): Merging | null {
  if (model.merges.length === 0) return null;
  const { total } = numbering;
  const representative = new Int32Array(total);
  for (let state = 0; state < total; state++) representative[state] = state;
  const root = (state: number): number => {
    let at = state;
    while ((representative[at] as number) !== at) at = representative[at] as number;
    return at;
  };
  for (const { condition } of model.merges) {
    const bits = statesWhere(resolve(model, numbering, condition), total);
    let first = -1;
    for (let state = nextBit(bits, 0); state >= 0; state = nextBit(bits, state + 1)) {
      if (!hasBit(feasible, state)) continue;
      if (first < 0) {
        first = root(state);
        continue;
      }
      const other = root(state);
      representative[Math.max(first, other)] = Math.min(first, other);
      first = Math.min(first, other);
    }
  }
  const members = new Map<State, State[]>();
  const states = feasible.slice();
  for (let state = nextBit(feasible, 0); state >= 0; state = nextBit(feasible, state + 1)) {
    const stands = root(state);
    representative[state] = stands;
    if (stands === state) continue;
    states[state >>> 5] = (states[state >>> 5] as number) & ~(1 << (state & 31));
    const joined = members.get(stands);
    if (joined === undefined) members.set(stands, [stands, state]);
    else joined.push(state);
  }
  return { representative, members, states };
}
