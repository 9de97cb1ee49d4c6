/** On random models of every kind, and where votes go round in a circle. */

import { expect, test } from 'vitest';
import { analyzeStability, CONCEPTS, feasibleStates, foresee } from '../src/index.js';
import { compareOn, pair } from './agreement.js';
import { anyModel } from './random/arbitrary.js';
import { noPlanYet, votingCycle } from './random/cycle.js';

compareOn(anyModel);

test.each([votingCycle, noPlanYet])('where votes go round in a circle: $title', (model) => {
  for (const responses of ['legal', 'single'] as const) {
    const { graph, oracle, there, here } = pair(model, responses);
    const stability = analyzeStability(graph, { responses, provoked: true });
    for (const concept of CONCEPTS) {
      const foresight = foresee(graph, { concept, responses });
      for (const state of feasibleStates(graph)) {
        for (const mover of oracle.movers) {
          expect(stability.stable(mover, state, concept)).toBe(oracle.isStable(concept, mover, there(state)));
          expect(foresight.wouldMove(mover, state)).toEqual(
            oracle
              .wouldMove(concept, mover, there(state))
              .map(here)
              .sort((a, b) => a - b),
          );
        }
      }
    }
  }
});
