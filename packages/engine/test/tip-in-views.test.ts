/** Tipping where actors see things their own way, under critiques and after events, with bodies and agreements: each change tried on the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentOf, type Claim, type Model, tippingOf, type Verdict } from '../src/index.js';
import { type Changed, changedByHand, neighbourSwaps, singleChanges } from './oracle/changes.js';
import { overlayByHand } from './oracle/edits.js';
import { answersUnder, areAllPlayable, isPlayable } from './oracle/hypergame.js';
import { surveyByHand } from './oracle/survey.js';
import { worldsByHand } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, pick, pickSome, seeded } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { opened } from './random/open.js';
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

/** So many claims, some in a view, some after an event. */
function claimsAbout(choose: Choose, model: Model, count: number): Claim[] {
  return pointedClaims(choose, model, count).map(
    (claim): Claim => ({
      ...claim,
      inView: chance(choose, 25) ? (model.views[0]?.actor ?? null) : null,
      after: chance(choose, 25) ? ['event2'] : [],
    }),
  );
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
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = withOverlays(choose, plain);
      const overlay = pick(choose, [null, null, 'critique0']);
      if (!areAllPlayable(model, overlay)) return;
      const claims = claimsAbout(choose, model, 3);
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
}, 240_000);

test('each is taken to all worlds of the same overlay, view and event', () => {
  const met = tally(
    'changes that overturn a claim',
    ['in all worlds', 'in some worlds', 'in none', 'with views'],
    ['lift', 'under a critique', 'in a view', 'after an event'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = opened(choose, withOverlays(choose, plain), 6);
      const overlay = pick(choose, [null, null, 'critique0']);
      if (worldsByHand(model).length === 1 || !areAllPlayable(model, overlay)) return;
      const claims = claimsAbout(choose, model, 3);
      const holding = (of: Model, claim: Claim): readonly number[] => {
        const { holds, fails, unknown } = surveyByHand(of, overlay)(claim, claim.under ?? 'provoked');
        return [holds, holds + fails + unknown];
      };
      tippingOf(argumentOf(model), claims, overlay, { distance: 1 }).forEach(({ holds: own, single, swaps }, index) => {
        const claim = claims[index] ?? expect.fail('no such claim');
        expect([own.holds, own.of]).toEqual(holding(model, claim));
        for (const { change, holds } of [...pickSome(choose, single, 3), ...pickSome(choose, swaps.tips, 2)]) {
          expect([holds.holds, holds.of]).toEqual(holding(changedByHand(model, change), claim));
          met.meet(holds.holds === holds.of ? 'in all worlds' : holds.holds > 0 ? 'in some worlds' : 'in none');
          if (holds.holds === 0 || holds.holds === holds.of) continue;
          if (change.kind === 'lift') met.meet('lift');
          if (model.views.length > 0) met.meet('with views');
          if (overlay !== null) met.meet('under a critique');
          if (claim.inView !== null) met.meet('in a view');
          if (claim.after.length > 0) met.meet('after an event');
        }
      });
    }),
    { numRuns: Math.ceil(RUNS / 5), endOnFailure: true },
  );
}, 240_000);
