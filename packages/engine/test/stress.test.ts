/** Stress against the oracle: what each event makes of each outcome, whether that holds, who moves first, where it ends and how it gets there. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CONCEPTS,
  findOutcomes,
  foresee,
  type Model,
  presentState,
  type State,
  settingsOf,
  stressOutcomes,
  versionOf,
} from '../src/index.js';
import { overlayByHand } from './oracle/edits.js';
import { areAllPlayable } from './oracle/hypergame.js';
import { firstLevels, withSettings } from './oracle/states.js';
import { stressByHand } from './oracle/stress.js';
import { anySmallModel } from './random/arbitrary.js';
import { pick, seeded } from './random/choices.js';
import { withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

test('each outcome comes through each event in the same way', () => {
  const met = tally(
    'outcomes put to events',
    ['holds', 'someone moves', 'several might move first', 'the event changes where it stands', 'ends two moves on or more', 'with views'],
    ['a rule forbids it', 'several ends', 'ends in a cycle', 'struck in a cycle', 'held by fear', 'under an overlay'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = withOverlays(choose, plain);
      const overlay = pick(choose, [null, null, 'critique0']);
      if (!areAllPlayable(model, overlay)) return;
      const critique = model.overlays.find(({ id }) => id === overlay);
      const under: Model = critique === undefined ? model : overlayByHand(model, critique).model;
      const responses = pick(choose, ['legal', 'legal', 'single'] as const);
      const concept = pick(choose, CONCEPTS);
      const version = versionOf(model, overlay, { responses });
      const now = version.graph === null ? null : presentState(version.graph).state;
      const expected = stressByHand(under, concept, responses);
      expect(now === null).toBe(expected === null);
      if (version.graph === null || now === null || expected === null) return;
      const { graph } = version;
      // States have the same numbers before and after an event.
      const levels = (state: State) => withSettings(model, firstLevels(model), settingsOf(graph, state));
      const name = (state: State): string => levels(state).join(' ');
      const outcomes = findOutcomes(foresee(graph, { concept, responses }), [now]);
      const ours = stressOutcomes(version, outcomes, { concept, responses }).map(({ event, outcome, at, struck, holds, first, ends }) => ({
        event,
        outcome: (outcomes[outcome]?.states ?? []).map(name).sort(),
        at: name(at),
        struck: struck === null ? null : name(struck),
        holds,
        first: first.map((step) => `${step.mover}: ${name(step.from)} to ${name(step.to)}`).sort(),
        ends: ends
          .map(({ states, free, path }) => ({ states: states.map(name).sort(), free, distance: path.length }))
          .sort((a, b) => String(a.states).localeCompare(String(b.states))),
      }));
      const theirs = expected.results.map(({ event, outcome, at, struck, holds, first, ends }) => ({
        event,
        outcome: outcome.map((state) => state.join(' ')).sort(),
        at: at.join(' '),
        struck: struck === null ? null : struck.join(' '),
        holds,
        first: first.map(({ mover, to }) => `${mover}: ${struck?.join(' ')} to ${to.join(' ')}`).sort(),
        ends: ends
          .map(({ states, free, distance }) => ({ states: states.map((state) => state.join(' ')).sort(), free, distance }))
          .sort((a, b) => String(a.states).localeCompare(String(b.states))),
      }));
      const ordered = (all: typeof ours): typeof ours => [...all].sort((a, b) => `${a.event} ${a.at}`.localeCompare(`${b.event} ${b.at}`));
      expect(ordered(ours)).toEqual(ordered(theirs));
      for (const { event, struck, ends } of stressOutcomes(version, outcomes, { concept, responses })) {
        for (const { states, path } of ends) {
          // Each step is one that its mover would make, from where the last one led.
          let at = struck;
          for (const { mover, from, to } of path) {
            expect(from).toBe(at);
            expect(expected.wouldMove(event, mover, levels(from), levels(to))).toBe(true);
            at = to;
          }
          expect(states).toContain(at);
        }
      }
      for (const { struck, at, holds, first, ends, outcome } of theirs) {
        if (struck === null) met.meet('a rule forbids it');
        else met.meet(holds ? 'holds' : 'someone moves');
        if (new Set(first.map((step) => step.split(':')[0])).size > 1) met.meet('several might move first');
        if (struck !== null && struck !== at) met.meet('the event changes where it stands');
        if (ends.some(({ distance }) => distance > 1)) met.meet('ends two moves on or more');
        if (ends.length > 1) met.meet('several ends');
        if (ends.some(({ states }) => states.length > 1)) met.meet('ends in a cycle');
        if (ends.some(({ states, free }) => states.length === 1 && !free)) met.meet('held by fear');
        if (outcome.length > 1) met.meet('struck in a cycle');
        if (under.views.length > 0) met.meet('with views');
        if (overlay !== null) met.meet('under an overlay');
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);
