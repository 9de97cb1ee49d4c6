/** `R_H(s)` and its kin: everything reachable by a sequence of steps in which nobody moves twice in a row. */

import type { State } from './states.js';

/** `legal`: sequences of moves, nobody twice in a row. `single`: one move by one opponent. */
export type Responses = 'legal' | 'single';

/**
 * What sequences of `steps` by members of `movers` can reach from `from`: one step at least, and any number when `responses` is `legal`.
 * `from` itself is in it only when a sequence comes back to it.
 */
export function sequences(
  movers: readonly string[],
  from: State,
  steps: (mover: string, at: State) => readonly State[],
  responses: Responses,
): ReadonlySet<State> {
  const reached = new Set<State>();
  // What has been reached, with who moved last: the same state may go on differently after different last movers.
  const seen = new Map<string, Set<State>>(movers.map((mover) => [mover, new Set()]));
  const todo: { at: State; last: string | null }[] = [{ at: from, last: null }];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const mover of movers) {
      if (mover === next.last) continue;
      for (const to of steps(mover, next.at)) {
        reached.add(to);
        const already = seen.get(mover) as Set<State>;
        if (already.has(to)) continue;
        already.add(to);
        if (responses === 'legal') todo.push({ at: to, last: mover });
      }
    }
  }
  return reached;
}
