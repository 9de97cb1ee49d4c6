/** An argument in which nothing is found wrong can be checked, under every overlay and after every event that its claims ask for. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { argumentOf, type Claim, checkArgument, findingsOf, type Model, versionsFor, worldsOf } from '../src/index.js';
import { overlayByHand } from './oracle/edits.js';
import { isPlayable } from './oracle/hypergame.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, pick, seeded } from './random/choices.js';
import { withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** The claims, some under an overlay, some after events. */
function asked(choose: Choose, model: Model): Claim[] {
  return model.claims.map((claim) => ({
    ...claim,
    in: pick(choose, [null, null, 'critique0', 'variant1']),
    after: pick(choose, [[], ['event2'], ['event3', 'event2']]),
  }));
}

test('what is found wrong is what leaves a claim nothing to be checked on', () => {
  const met = tally('arguments', ['nothing wrong', 'an overlay', 'an event'], ['an event under an overlay only']);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model = { ...labelled, claims: asked(choose, labelled).slice(0, 3) };
      if (!isPlayable(model) || worldsOf(model).count > 1n) return;
      const argument = argumentOf(model);
      const faults = findingsOf(argument).flatMap((finding) => (finding.code === 'overlay-at-fault' ? [finding] : []));
      const overlays = model.overlays.filter(({ kind }) => kind !== 'event');
      const events = model.overlays.filter(({ kind }) => kind === 'event');
      const broken = (overlay: Model['overlays'][number], on: Model): boolean => !isPlayable(overlayByHand(on, overlay).model);
      const brokenEvents = events.filter((event) => broken(event, model)).map(({ id }) => id);
      const brokenOverlays = overlays.filter((overlay) => broken(overlay, model)).map(({ id }) => id);
      const together = overlays.flatMap((overlay) =>
        events.flatMap((event) => {
          if (brokenOverlays.includes(overlay.id) || brokenEvents.includes(event.id)) return [];
          const isAsked = model.claims.some((claim) => claim.after.includes(event.id) && versionsFor(model, claim).includes(overlay.id));
          return isAsked && broken(event, overlayByHand(model, overlay).model) ? [`${overlay.id} ${event.id}`] : [];
        }),
      );
      const found = faults.map(({ overlay, finding }) => (finding.code === 'overlay-at-fault' ? `${overlay} ${finding.overlay}` : overlay));
      expect([...new Set(found)].sort()).toEqual([...brokenOverlays, ...brokenEvents, ...together].sort());
      if (found.length === 0) {
        met.meet('nothing wrong');
        expect(checkArgument(argument).length).toBeGreaterThan(0);
      }
      if (brokenOverlays.length > 0) met.meet('an overlay');
      if (brokenEvents.length > 0) met.meet('an event');
      if (together.length > 0) met.meet('an event under an overlay only');
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 240_000);
