/** Overlays, views, versions and events against the oracle's own reading of them. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  applyOverlay,
  buildGraph,
  type Claim,
  feasibleStates,
  findOutcomes,
  foresee,
  isStable,
  type Model,
  type State,
  versionOf,
} from '../src/index.js';
import { levelIn } from '../src/state.js';
import { findNow } from './oracle/claims.js';
import { overlayByHand } from './oracle/edits.js';
import { readGame } from './oracle/game.js';
import { checkByHand, playHypergame } from './oracle/hypergame.js';
import { listStates } from './oracle/states.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';
import { seeded } from './random/choices.js';
import { randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 8);
const CONCEPTS = ['nash', 'provoked', 'gmr', 'smr', 'seq', 'sseq'] as const;

/** Where a model stands, whatever its rules say of that. */
function standsAt(model: Model): readonly number[] | null {
  return findNow(readGame({ ...model, rules: [], merges: [], movers: [] }));
}

/** Rankings name every state, and an overlay may add some. */
function hasRanking(model: Model): boolean {
  return model.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking');
}

/** A graph's state as the oracle writes it, and back. */
function levelsIn(graph: NonNullable<ReturnType<typeof buildGraph>['graph']>): (state: State) => string {
  return (state) => graph.numbering.digits.map((digit) => levelIn(digit, state)).join(' ');
}

test('an overlay makes the same model', () => {
  fc.assert(
    fc.property(anyModel, fc.integer(), (plain, seed) => {
      const model = withOverlays(seeded(seed), plain);
      for (const overlay of model.overlays) {
        const [ours, theirs] = [applyOverlay(model, overlay).model, overlayByHand(model, overlay).model];
        expect(listStates(ours).states.map(String)).toEqual(listStates(theirs).states.map(String));
        expect(ours.movers).toEqual(theirs.movers);
        expect(ours.options).toEqual(theirs.options);
        expect(ours.views).toEqual(theirs.views);
        expect(standsAt(ours)).toEqual(standsAt(theirs));
      }
    }),
    { numRuns: RUNS * 2 },
  );
});

describe('in views of their own', () => {
  test.each([
    ['of the conflict', 0],
    ['of what others see', 1],
  ] as const)(
    '%s, movers would move to the same states, and outcomes are the same',
    (_, nested) => {
      const met = tally('views', ['seen']);
      met.demandAll(
        fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
          const choose = seeded(seed);
          const whole = withOverlays(choose, plain);
          const model = { ...whole, views: randomViews(choose, whole, nested) };
          const { graph } = buildGraph(model);
          if (graph === null || model.views.length === 0 || hasRanking(model)) return;
          met.meet('seen');
          const hyper = playHypergame(model);
          const name = levelsIn(graph);
          const there = new Map(hyper.game.space.states.map((state) => [state.join(' '), state]));
          const states = [...feasibleStates(graph)];
          expect(states.map(name).sort()).toEqual([...there.keys()].sort());
          for (const concept of CONCEPTS) {
            const foresight = foresee(graph, { concept });
            for (const state of states.slice(0, 12)) {
              const other = there.get(name(state)) ?? [];
              for (const { id } of graph.movers) {
                expect(foresight.wouldMove(id, state).map(name).sort()).toEqual(
                  hyper.stability
                    .wouldMove(concept, id, other)
                    .map((each) => each.join(' '))
                    .sort(),
                );
                expect(isStable(foresight, id, state)).toBe(hyper.stability.isStable(concept, id, other));
              }
            }
            const [start] = states;
            const ends = findOutcomes(foresight, [start as State]).map((outcome) => outcome.states.map(name).sort().join(' | '));
            const expected = hyper.outcomes(concept, there.get(name(start as State)) ?? []).map((outcome) =>
              outcome
                .map((state) => state.join(' '))
                .sort()
                .join(' | '),
            );
            expect(ends.sort()).toEqual(expected.sort());
          }
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    120_000,
  );
});

describe('claims', () => {
  test('in an overlay, in a view, after events', () => {
    const met = tally('claims', ['holds', 'fails', 'in a view that an event brings']);
    met.demandAll(
      fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
        if (hasRanking(plain)) return;
        const choose = seeded(seed);
        const model = withOverlays(choose, plain);
        const overlay = [null, 'critique0', 'variant1'][choose(0, 2)] ?? null;
        const version = versionOf(model, overlay);
        if (version.graph === null || ['event2', 'event3'].some((event) => version.struckBy(event).graph === null)) return;
        for (const each of model.claims) {
          const after = [[], ['event2'], ['event2', 'event3']][choose(0, 2)] ?? [];
          // The view may be one that an event brings.
          const viewers = [version.model, ...model.overlays.filter(({ id }) => after.includes(id))].flatMap(viewersOf);
          const inView = choose(0, 2) === 0 ? (viewers.at(-1) ?? null) : null;
          if (inView !== null && !viewersOf(version.model).includes(inView)) met.meet('in a view that an event brings');
          const claim: Claim = { ...each, in: overlay, after, inView };
          const verdict = version.verdict(claim);
          const byHand = checkByHand(model, claim, overlay, claim.under ?? 'provoked');
          expect(verdict).toBe(byHand);
          if (verdict === 'holds' || verdict === 'fails') met.meet(verdict);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 120_000);
});

function viewersOf(model: Pick<Model, 'views'>): string[] {
  return model.views.map(({ actor }) => actor);
}
