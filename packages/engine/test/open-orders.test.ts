/** Wants whose order or sign is open: patches around them, and claims over all worlds under overlays, in views, after events. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyOverlay, type Claim, type Model, type Statement, survey, versionOf, worldsOf } from '../src/index.js';
import { overlayByHand } from './oracle/edits.js';
import { areAllPlayable } from './oracle/hypergame.js';
import { surveyByHand } from './oracle/survey.js';
import { placesOf, worldsByHand } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { pick, seeded } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { opened } from './random/open.js';
import { isPatch, type Patch, randomPatches, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

function wantsOf(model: Model, actor: string): readonly Statement[] {
  const found = model.movers.find(({ id }) => id === actor);
  return found?.kind === 'actor' && found.preferences?.kind === 'statements' ? found.preferences.statements : [];
}

/** Are these wants all in one place, with others? */
function areOpen(model: Model, actor: string, labels: readonly string[]): boolean {
  return placesOf(wantsOf(model, actor)).some(
    (place) => place.length > 1 && labels.every((label) => place.some((want) => want.label === label)),
  );
}

/** Does the patch speak of a want whose order with others is open? */
function touchesOpen(model: Model, edit: Patch): boolean {
  const labels =
    edit.kind === 'add' ? ('want' in edit.at ? [edit.at.want] : []) : edit.kind === 'drop' ? [edit.want] : [edit.want, edit.beside];
  return placesOf(wantsOf(model, edit.actor)).some(
    (place) => place.length > 1 && place.some(({ label }) => label !== null && labels.includes(label)),
  );
}

/** Lists as texts, places apart. */
function listsOf(model: Model): string[] {
  return model.movers.map(({ id }) =>
    JSON.stringify(placesOf(wantsOf(model, id)).map((place) => place.map(({ label, maybe, condition }) => [label, maybe, condition]))),
  );
}

test('patches around blocks of unknown order leave the same blocks, and the same worlds', () => {
  const met = tally('patches that speak of a want in a block', [
    'raise',
    'lower',
    'drop',
    'add',
    'both in one block',
    'a block falls apart',
  ]);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = opened(choose, withOverlays(choose, plain), 24);
      const edits = randomPatches(choose, model, 4);
      for (const edit of edits) {
        if (!touchesOpen(model, edit)) continue;
        met.meet(edit.kind);
        if (
          (edit.kind === 'raise' || edit.kind === 'lower') &&
          edit.want !== edit.beside &&
          areOpen(model, edit.actor, [edit.want, edit.beside])
        )
          met.meet('both in one block');
      }
      const overlay = { edits, views: [] };
      const [ours, theirs] = [applyOverlay(model, overlay).model, overlayByHand(model, overlay).model];
      expect(listsOf(ours)).toEqual(listsOf(theirs));
      const maker = worldsOf(ours);
      if (maker.count < worldsOf(model).count) met.meet('a block falls apart');
      if (maker.count > 200n) return;
      const all = Array.from({ length: Number(maker.count) }, (_, number) => listsOf(maker.at(BigInt(number)).model).join());
      const byHand = worldsByHand(theirs).map((world) => listsOf(world).join());
      expect(all.sort()).toEqual(byHand.sort());
    }),
    { numRuns: RUNS * 2 },
  );
});

test('claims over all worlds, under overlays, in views, after events and in at least so many of them', () => {
  const met = tally(
    'claims over worlds',
    ['holds', 'fails', 'unknown'],
    [
      'partly',
      'some hold, some fail: in a view',
      'some hold, some fail: after events',
      'some hold, some fail: an overlay patches a block',
      'some hold, some fail: enough',
      'some hold, some fail: not enough',
    ],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const open = opened(choose, withOverlays(choose, plain), pick(choose, [4, 6, 12]));
      const patched = open.overlays.map((each) =>
        each.kind === 'critique' ? { ...each, edits: [...randomPatches(choose, open, 4), ...each.edits] } : each,
      );
      const model = { ...open, overlays: patched };
      const overlay = pick(choose, [null, 'critique0', 'critique0', 'variant1']);
      const version = versionOf(model, overlay);
      if (worldsOf(version.model).count === 1n || !areAllPlayable(model, overlay)) return;
      const edits = model.overlays.find(({ id }) => id === overlay)?.edits ?? [];
      const asked = pointedClaims(choose, model, 6);
      const claims = [...model.claims.slice(0, 3), ...asked].map(
        (claim): Claim => ({
          ...claim,
          atLeast: pick(choose, [null, null, 34, 50, 75, 100]),
          after: pick(choose, [[], [], ['event2'], ['event3', 'event2']]),
          inView: choose(0, 2) === 0 ? (version.model.views[0]?.actor ?? null) : null,
        }),
      );
      const standing = surveyByHand(model, overlay);
      const results = survey(version, claims);
      for (const [index, claim] of claims.entries()) {
        const result = results[index]?.result;
        const expected = standing(claim, claim.under ?? 'provoked');
        expect({ verdict: result?.verdict, share: result?.share, ...result?.worlds }).toMatchObject({ ...expected });
        const beside = pick(choose, ['nash', 'provoked', 'seq'] as const);
        expect(result?.under[beside]).toBe(standing(claim, beside).verdict);
        met.meet(expected.verdict);
        if (expected.holds === 0 || expected.fails === 0) continue;
        if (claim.inView !== null) met.meet('some hold, some fail: in a view');
        if (claim.after.length > 0) met.meet('some hold, some fail: after events');
        if (edits.some((edit) => isPatch(edit) && touchesOpen(model, edit))) met.meet('some hold, some fail: an overlay patches a block');
        if (claim.atLeast !== null) met.meet(`some hold, some fail: ${expected.verdict === 'holds' ? '' : 'not '}enough`);
      }
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 180_000);
