/**
 * The oracle: the definitions of the engine written out as they stand, without any thought for speed.
 *
 * It reads the same model form as the engine and shares nothing else with it, so that where both agree, two separate readings of the
 * definitions agree. It is meant for a few hundred states.
 */

import type { Claim, Concept, Model } from '../../src/model.js';
import { type Answer, checkClaim, findNow, findStarts } from './claims.js';
import { type Game, readGame } from './game.js';
import { findOutcomes, type Outcomes, reachableByImprovements } from './outcomes.js';
import type { Responses } from './responses.js';
import { judgeStability, type Stability } from './stability.js';
import type { State } from './states.js';

export type { Answer } from './claims.js';
export type { Game } from './game.js';
export type { Responses } from './responses.js';
export { keyOf, type State } from './states.js';
export { findStarts };

export interface Oracle extends Game, Stability {
  /** The present; null when a rule forbids it. */
  readonly now: State | null;
  readonly outcomes: Outcomes;
  /** `now`, and what sequences of improvements by anyone can reach from it. */
  reachable(now: State): ReadonlySet<State>;
  check(claim: Claim, concept?: Concept): Answer;
}

export function consult(model: Model, responses: Responses = 'legal'): Oracle {
  const game = readGame(model);
  const stability = judgeStability(game, responses);
  const outcomes = findOutcomes(game, stability);
  return {
    ...game,
    ...stability,
    now: findNow(game),
    outcomes,
    reachable: (now) => reachableByImprovements(game, now),
    check: (claim, concept) => checkClaim(game, stability, outcomes, claim, concept),
  };
}
