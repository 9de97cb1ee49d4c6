/** Bite against the oracle: which claims a critique overturns, through which of its edits alone, and which together. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentOf, biteOf, type Claim, type Edit, type Model, worldsOf } from '../src/index.js';
import { biteByHand } from './oracle/bite.js';
import { areAllPlayable } from './oracle/hypergame.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, seeded, shuffled, times } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { opened } from './random/open.js';
import { randomEdits, randomPatches, randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** Edits of wants mostly, since what rules out states leaves little to tell; often of one actor's, since those need each other most. */
function criticisms(choose: Choose, model: Model): Edit[] {
  const patches = times(6, () => randomPatches(choose, model, 4)).flat();
  const about = chance(choose, 70) ? patches[0]?.actor : undefined;
  const some = patches.filter(({ actor }) => about === undefined || actor === about).slice(0, choose(2, 4));
  return shuffled(choose, [...some, ...(chance(choose, 30) ? randomEdits(choose, model) : [])]).slice(0, 4);
}

/** The model with one critique of several edits and sometimes a view, on a conflict in which some have views and something may be open. */
function criticised(choose: Choose, plain: Model): Model {
  const whole = withOverlays(choose, plain);
  const model = chance(choose, 60) ? opened(choose, whole, 6) : whole;
  return {
    ...model,
    views: chance(choose, 30) ? model.views : [],
    overlays: model.overlays.map((each) =>
      each.kind === 'critique'
        ? {
            ...each,
            edits: criticisms(choose, model),
            views: chance(choose, 30) ? randomViews(choose, model, 1) : [],
          }
        : each,
    ),
  };
}

test('a critique bites on the same claims, through the same edits', () => {
  const met = tally(
    'bites',
    ['none', 'through one part', 'a verdict turns'],
    ['through each of several', 'only through several together', 'through a view', 'only the share changes', 'in a view or after an event'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = criticised(choose, plain);
      if (!areAllPlayable(model, null) || !areAllPlayable(model, 'critique0')) return;
      const critique = model.overlays.find(({ id }) => id === 'critique0');
      if (critique === undefined || worldsOf(model).count > 8n) return;
      const claims = pointedClaims(choose, model, 8).map(
        (claim): Claim => ({
          ...claim,
          inView: chance(choose, 20) ? (model.views[0]?.actor ?? null) : null,
          after: chance(choose, 15) ? ['event2'] : [],
        }),
      );
      const bites = biteOf(argumentOf(model), critique, claims);
      expect(bites).toEqual(biteByHand(model, 'critique0', claims));
      if (bites.length === 0) met.meet('none');
      for (const { claim: id, base, under, through } of bites) {
        const size = through[0]?.length ?? 0;
        met.meet(base === under ? 'only the share changes' : 'a verdict turns');
        if (size === 1) met.meet('through one part');
        if (size === 1 && through.length > 1) met.meet('through each of several');
        if (size > 1) met.meet('only through several together');
        if (size === 1 && through.some(([part]) => (part ?? 0) >= critique.edits.length)) met.meet('through a view');
        const claim = claims.find((each) => each.id === id);
        if (typeof claim?.inView === 'string' || claim?.after.length !== 0) met.meet('in a view or after an event');
      }
    }),
    { numRuns: Math.ceil(RUNS / 4), endOnFailure: true },
  );
}, 240_000);
