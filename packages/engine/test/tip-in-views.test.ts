/** Tipping where actors see things their own way, under critiques and after events, with bodies and agreements: each change tried on the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentOf, type Claim, type Model, tippingOf, type Verdict } from '../src/index.js';
import { type Changed, neighbourSwaps, singleChanges } from './oracle/changes.js';
import { overlayByHand } from './oracle/edits.js';
import { answersUnder, areAllPlayable, isPlayable } from './oracle/hypergame.js';
import { anySmallModel } from './random/arbitrary.js';
import { chance, pick, seeded } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** What the claims come to under the overlay; null where something that they ask for cannot be played. */
function verdictsOf(model: Model, claims: readonly Claim[], overlay: string | null): (Verdict | null)[] {
  const critique = model.overlays.find(({ id }) => id === overlay);
  const under = critique === undefined ? model : overlayByHand(model, critique).model;
  if (!isPlayable(under)) return claims.map(() => null);
  const answers = answersUnder(model, overlay);
  return claims.map((claim) => {
    const events = model.overlays.filter(({ id }) => claim.after.includes(id));
    if (!events.every((event) => isPlayable(overlayByHand(under, event).model))) return null;
    return answers(claim, claim.under ?? 'provoked').verdict;
  });
}

test('the same changes overturn the same claims', () => {
  const met = tally(
    'changes that overturn a claim',
    ['drop', 'negate', 'swaps', 'with views', 'nothing does'],
    [
      'lift',
      'reversible',
      'unguard',
      'of a model with a body',
      'of a model with an agreement',
      'under a critique',
      'in a view',
      'after an event',
      'a ranking is silent about what a lifted rule lets happen',
    ],
  );
  fc.assert(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = withOverlays(choose, plain);
      const overlay = pick(choose, [null, null, 'critique0']);
      if (!areAllPlayable(model, overlay)) return;
      const claims = pointedClaims(choose, model, 3).map(
        (claim): Claim => ({
          ...claim,
          inView: chance(choose, 25) ? (model.views[0]?.actor ?? null) : null,
          after: chance(choose, 25) ? ['event2'] : [],
        }),
      );
      const before = verdictsOf(model, claims, overlay);
      const tried = (all: readonly Changed[]) =>
        all.map(({ change, model: changed }) => ({ change, verdicts: verdictsOf(changed, claims, overlay) }));
      const [singles, swaps] = [tried(singleChanges(model)), tried(neighbourSwaps(model))];
      tippingOf(argumentOf(model), claims, overlay, { distance: 1 }).forEach((tipping, index) => {
        const overturning = (all: typeof singles) =>
          all.flatMap(({ change, verdicts }) => {
            const verdict = verdicts[index] ?? null;
            return verdict === null || verdict === 'unknown' || verdict === before[index] ? [] : [{ change, verdict }];
          });
        const [single, swapped] = [overturning(singles), overturning(swaps)];
        expect(tipping.verdict).toBe(before[index]);
        expect(tipping.single.map(({ change, verdict }) => ({ change, verdict }))).toEqual(single);
        const shown = (tips: readonly unknown[]): string[] => tips.map((tip) => JSON.stringify(tip)).sort();
        expect(shown(tipping.swaps.tips.map(({ change, verdict }) => ({ change, verdict })))).toEqual(shown(swapped));
        expect([tipping.swaps.distance, tipping.swaps.searched, tipping.pairs]).toEqual([swapped.length > 0 ? 1 : null, 1, null]);

        const tips = [...single, ...swapped];
        if (tips.length === 0) met.meet('nothing does');
        for (const { change } of tips) {
          if (change.kind === 'drops') expect.fail('two changes at once');
          met.meet(change.kind);
          if (model.views.length > 0) met.meet('with views');
          if (model.movers.some(({ kind }) => kind === 'body')) met.meet('of a model with a body');
          if (model.movers.some(({ kind }) => kind === 'agreement')) met.meet('of a model with an agreement');
          if (overlay !== null) met.meet('under a critique');
          if (typeof claims[index]?.inView === 'string') met.meet('in a view');
          if (claims[index]?.after.length !== 0) met.meet('after an event');
        }
        for (const { change, verdicts } of singles) {
          if (change.kind === 'lift' && verdicts[index] === null) met.meet('a ranking is silent about what a lifted rule lets happen');
        }
      });
    }),
    { numRuns: Math.ceil(RUNS / 5), endOnFailure: true },
  );
  met.demandAll();
}, 240_000);
