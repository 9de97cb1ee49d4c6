/** Where a conflict comes to rest: the recurrent classes of 'would move'. And the classical, weaker notion of what can be reached. */

import type { Concept } from '../../src/model.js';
import type { Game } from './game.js';
import { remember } from './remember.js';
import { sequences } from './responses.js';
import type { Stability } from './stability.js';
import type { State } from './states.js';

/** The states of one recurrent class, in the order of the space: a single one is an equilibrium, several are a cycle without rest. */
export type Outcome = readonly State[];

export type Outcomes = (concept: Concept, start: State) => readonly Outcome[];

export function findOutcomes(game: Game, stability: Stability): Outcomes {
  const next = remember(
    (concept: string, s: State) => new Set(game.movers.flatMap((mover) => stability.wouldMove(concept as Concept, mover, s))),
  );

  /** `s`, and whatever following 'would move' can come to from it. */
  const ahead = remember((concept: string, s: State) => {
    const seen = new Set([s]);
    for (const state of seen) for (const to of next(concept, state)) seen.add(to);
    return seen;
  });

  return remember((concept: string, start: State) => {
    const outcomes: Outcome[] = [];
    for (const s of game.space.states) {
      if (!ahead(concept, start).has(s)) continue;
      // Recurrent: wherever it goes on to from here, it can come back. What lies ahead of such a state is its class.
      const recurrent = [...ahead(concept, s)].every((to) => ahead(concept, to).has(s));
      if (!recurrent || outcomes.some((outcome) => outcome.includes(s))) continue;
      outcomes.push(game.space.states.filter((state) => ahead(concept, s).has(state)));
    }
    return outcomes;
  }) as Outcomes;
}

/** `now`, and `R+_N(now)`. */
export function reachableByImprovements(game: Game, now: State): ReadonlySet<State> {
  return new Set([now, ...sequences(game.movers, now, game.improvements, 'legal')]);
}
