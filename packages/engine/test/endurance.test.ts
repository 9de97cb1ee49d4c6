/** Outcomes and strikes over worlds against each world built anew. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { enduranceOf, findOutcomes, foresee, presentState, stressOutcomes, versionOf } from '../src/index.js';
import { worldsByHand } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { seeded } from './random/choices.js';
import { opened } from './random/open.js';
import { withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 5);

test('in how many worlds outcomes are such, and hold through events', () => {
  const met = tally('outcomes over worlds', ['in some worlds'], ['struck, in some worlds']);
  met.demandAll(
    fc.property(anySmallModel, fc.integer({ min: 1, max: 1_000_000 }), (plain, seed) => {
      const choose = seeded(seed);
      const model = withOverlays(choose, opened(choose, plain, 12));
      const version = versionOf(model, null);
      const worlds = worldsByHand(model).map((world) => versionOf(world, null));
      const now = version.graph === null ? null : presentState(version.graph).state;
      if (version.graph === null || now === null || worlds.length === 1) return;
      const concept = 'provoked';
      const outcomes = findOutcomes(foresee(version.graph), [now]);
      const strikes = stressOutcomes(version, outcomes, { concept });
      const { looked, rests, holds } = enduranceOf(version, outcomes, strikes, { concept });
      expect(looked.tried).toBe(worlds.length);
      const keyOf = ({ states }: { readonly states: readonly number[] }): string => states.join();
      const found = worlds.map((world) => {
        if (world.graph === null) return { keys: new Set<string>(), strikes: [] };
        const own = findOutcomes(foresee(world.graph), [now]);
        return { keys: new Set(own.map(keyOf)), strikes: stressOutcomes(world, own, { concept }) };
      });
      const there = (outcome: number) => found.filter(({ keys }) => keys.has(keyOf(outcomes[outcome] ?? { states: [] })));
      rests.forEach((share, outcome) => {
        expect([share.holds, share.of]).toEqual([there(outcome).length, worlds.length]);
        if (share.holds < share.of) met.meet('in some worlds');
      });
      holds.forEach((share, index) => {
        const strike = strikes[index];
        if (strike === undefined) return;
        const holding = there(strike.outcome).filter((world) =>
          world.strikes.some((each) => each.event === strike.event && each.at === strike.at && each.holds),
        );
        expect([share.holds, share.of]).toEqual([holding.length, there(strike.outcome).length]);
        if (share.holds > 0 && share.holds < share.of) met.meet('struck, in some worlds');
      });
    }),
    { numRuns: RUNS },
  );
}, 180_000);
