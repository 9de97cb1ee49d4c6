/** Claims over all worlds, each worked out by itself. */

import type { Claim, Concept, Model, Verdict } from '../../src/model.js';
import { overlayByHand } from './edits.js';
import { type Answers, answersUnder } from './hypergame.js';
import { worldsByHand } from './worlds.js';

/** How a claim stands: its verdict over all worlds, and in how many it comes out how. */
export interface Standing {
  readonly verdict: Verdict;
  /** The share of worlds in which it holds; null when it can be told in none. */
  readonly share: number | null;
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
}

/** What the claims come to under an overlay (null: none). What the overlay leaves open is closed before views see it, and before events strike. */
export function surveyByHand(model: Model, overlay: string | null): (claim: Claim, concept: Concept) => Standing {
  const found = model.overlays.find(({ id }) => id === overlay);
  const worlds = worldsByHand(found === undefined ? model : overlayByHand(model, found).model).map(
    (world): Answers => answersUnder(world, null),
  );
  return (claim, concept) => {
    const verdicts = worlds.map((answer) => answer(claim, concept).verdict);
    const [holds, fails, unknown] = (['holds', 'fails', 'unknown'] as const).map(
      (verdict) => verdicts.filter((each) => each === verdict).length,
    ) as [number, number, number];
    return {
      verdict: overAll(claim.atLeast, verdicts.length, holds, unknown),
      share: unknown === verdicts.length ? null : holds / verdicts.length,
      holds,
      fails,
      unknown,
    };
  };
}

function overAll(atLeast: number | null, worlds: number, holds: number, unknown: number): Verdict {
  if (atLeast === null) {
    if (holds === worlds) return 'holds';
    if (holds > 0) return 'partly';
    return unknown === 0 ? 'fails' : 'unknown';
  }
  // Could it still be enough, if all that cannot be told did hold?
  const enough = (count: number): boolean => count / worlds >= atLeast / 100;
  return enough(holds) ? 'holds' : enough(holds + unknown) ? 'unknown' : 'fails';
}
