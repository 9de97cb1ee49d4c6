/** Equilibria among some states, as claims count them, against one state after the other. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph, CONCEPTS, feasibleStates, foresee, type Graph, isEquilibrium, type Responses } from '../src/index.js';
import { equilibriaAmong } from '../src/stability.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';
import { chance, seeded } from './random/choices.js';
import { randomViews, withOverlays } from './random/overlays.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 4);

function compare(graph: Graph, seed: number): void {
  const choose = seeded(seed);
  const states = [...feasibleStates(graph)].filter(() => chance(choose, 70));
  for (const responses of ['legal', 'single'] satisfies Responses[]) {
    for (const concept of CONCEPTS) {
      const foresight = foresee(graph, { concept, responses });
      const found = equilibriaAmong(foresight, states);
      expect(found, `${concept}, ${responses}`).toEqual(states.filter((state) => isEquilibrium(foresight, state)));
    }
  }
}

test('equilibria among states are those at which everybody stays', () => {
  fc.assert(
    fc.property(anyModel, fc.integer(), (model, seed) => {
      const { graph } = buildGraph(model);
      if (graph !== null) compare(graph, seed);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('also where actors see things their own way', () => {
  fc.assert(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
      // Rankings name every state, and a view may add some.
      if (plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return;
      const choose = seeded(seed);
      const whole = withOverlays(choose, plain);
      const { graph } = buildGraph({ ...whole, views: randomViews(choose, whole, 1) });
      if (graph !== null) compare(graph, seed);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
