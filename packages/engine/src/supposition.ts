/** Where a supposition starts in a composite whose states are not listed. */

import { holdsAt, optionsDeciding, resolve } from './condition.js';
import type { Graph } from './graph.js';
import type { Condition } from './model.js';
import { digitOf, levelIn, optionIndexOf, type State } from './state.js';

/** A question that takes more looking than is allowed: the answer is unknown, not no. */
export class LimitReached extends Error {
  constructor(what: string) {
    super(`${what}: this takes more looking than is allowed`);
    this.name = 'LimitReached';
  }
}

/** States looked at before the search is given up. */
const MOST_TRIED = 3_000_000;

/**
 * The states with the condition that differ from the present in the fewest options, all of them on a tie, in ascending order.
 *
 * Only options matter that the condition names, or that rules tie to those: a state that changes any other is no nearer for it.
 * @throws LimitReached
 */
export function nearestByDistance(graph: Graph, condition: Condition, present: State): State[] {
  const { model, numbering, composite } = graph;
  const wanted = resolve(model, numbering, condition);
  const candidates = [...tiedTo(graph, optionsDeciding(model, condition))].map((id) => digitOf(numbering, optionIndexOf(numbering, id)));
  let tried = 0;
  const within = (distance: number): State[] => {
    const found: State[] = [];
    const change = (from: number, left: number, state: State): void => {
      if (left === 0) {
        if (++tried > MOST_TRIED) throw new LimitReached('the states nearest to the present');
        if (holdsAt(wanted, state) && composite?.allows(state) === true) found.push(state);
        return;
      }
      for (let at = from; at <= candidates.length - left; at++) {
        const digit = candidates[at] as (typeof candidates)[number];
        const level = levelIn(digit, state);
        for (let to = 0; to < digit.levels; to++) if (to !== level) change(at + 1, left - 1, state + (to - level) * digit.stride);
      }
    };
    change(0, distance, present);
    return found.sort((a, b) => a - b);
  };
  for (let distance = 0; distance <= candidates.length; distance++) {
    const found = within(distance);
    if (found.length > 0) return found;
  }
  return [];
}

/** The options, and all that rules tie to them, directly or through others. */
export function tiedTo({ model }: Graph, options: ReadonlySet<string>): ReadonlySet<string> {
  const tied = new Set(options);
  const rules = model.rules.map(({ never }) => optionsDeciding(model, never));
  for (let size = -1; size !== tied.size; ) {
    size = tied.size;
    for (const named of rules) if ([...named].some((id) => tied.has(id))) for (const id of named) tied.add(id);
  }
  return tied;
}
