/** Where a supposition starts in a composite whose states are not listed. */

import { type Formula, holdsAt, optionsDeciding, resolve } from './condition.js';
import type { Graph } from './graph.js';
import type { Condition } from './model.js';
import { type Digit, levelIn, type State } from './state.js';

/** A question that takes more looking than is allowed: the answer is unknown, not no. */
export class LimitReached extends Error {
  /** Tells it from a fault, also where only a copy of it arrives. */
  readonly code = 'PARLEY_LIMIT';
  /** @param what  what there is too much of, as the subject of a sentence: 'the states to compare' */
  constructor(what: string) {
    super(`${what} are more than can be looked through`);
    this.name = 'LimitReached';
  }
}

/** Steps of the search before it is given up. */
const MOST_TRIED = 1_000_000;

/** A condition that every state looked for has to meet, and the options that can make a difference to it. */
interface Demand {
  readonly formula: Formula;
  readonly digits: readonly Digit[];
}

/**
 * The states with the condition that differ from the present in the fewest options, all of them on a tie, in ascending order.
 *
 * Where the condition or a rule is not met, one of the options that it names has to change: the search tries each in turn, those before it staying
 * as they are, so that every state is come upon once.
 * @throws LimitReached
 */
export function nearestByDistance({ model, numbering }: Graph, condition: Condition, present: State): State[] {
  const demands = [
    ...parts(resolve(model, numbering, condition)),
    ...model.rules.map(({ never }): Formula => ({ kind: 'not', of: resolve(model, numbering, never) })),
  ].map((formula): Demand => ({ formula, digits: [...digitsIn(formula)] }));
  let tried = 0;
  const within = (distance: number): State[] => {
    const found: State[] = [];
    const settled = new Set<Digit>();
    const change = (left: number, state: State): void => {
      if (++tried > MOST_TRIED) throw new LimitReached('the states that might be nearest to the present');
      const unmet = demands.find(({ formula }) => !holdsAt(formula, state));
      if (unmet === undefined) {
        // With changes left over it was come upon at a shorter distance.
        if (left === 0) found.push(state);
        return;
      }
      if (left === 0) return;
      const open = unmet.digits.filter((digit) => !settled.has(digit));
      for (const digit of open) {
        settled.add(digit);
        const level = levelIn(digit, state);
        for (let to = 0; to < digit.levels; to++) if (to !== level) change(left - 1, state + (to - level) * digit.stride);
      }
      for (const digit of open) settled.delete(digit);
    };
    change(distance, present);
    return found.sort((a, b) => a - b);
  };
  for (let distance = 0; distance <= numbering.digits.length; distance++) {
    const found = within(distance);
    if (found.length > 0) return found;
  }
  return [];
}

function parts(formula: Formula): readonly Formula[] {
  return formula.kind === 'and' ? formula.of.flatMap(parts) : [formula];
}

function digitsIn(formula: Formula): Set<Digit> {
  switch (formula.kind) {
    case 'literal':
      return new Set([formula.digit]);
    case 'not':
      return digitsIn(formula.of);
    case 'and':
    case 'or':
      return new Set(formula.of.flatMap((part) => [...digitsIn(part)]));
  }
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
