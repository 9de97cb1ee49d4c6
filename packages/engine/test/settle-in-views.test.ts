/** Bargains where actors see things their own way, and as an actor sees them, with bodies and agreements: against the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph, CONCEPTS, findOutcomes, foresee, type Model, presentState, type State, settingsOf, settle } from '../src/index.js';
import { findNow } from './oracle/claims.js';
import { viewByHand } from './oracle/edits.js';
import { isPlayable, playHypergame } from './oracle/hypergame.js';
import { jointGainsByHand, turnsUntil } from './oracle/settle.js';
import { firstLevels, type State as Levels, withSettings } from './oracle/states.js';
import { anySmallModel } from './random/arbitrary.js';
import { chance, pick, seeded } from './random/choices.js';
import { randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

test('the same bargains are on the table, and last in the same eyes', () => {
  const met = tally(
    'bargains',
    ['with views', 'lasts', 'does not last', 'at an outcome'],
    [
      'at present',
      'of a body',
      'of an agreement',
      'of three or more',
      'has twins',
      'as an actor sees it',
      'lasts only for what somebody sees',
    ],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model: Model = { ...labelled, overlays: [], views: randomViews(choose, labelled, 1) };
      if (!isPlayable(model) || model.movers.length > 5) return;
      const built = buildGraph(model).graph ?? expect.fail('refused');
      const view = chance(choose, 30) ? pick(choose, model.views) : null;
      const viewer = model.movers.findIndex(({ id }) => id === view?.actor);
      const graph = view === null ? built : (built.pictures.get(viewer)?.graph ?? expect.fail('no picture'));
      const responses = pick(choose, ['legal', 'legal', 'single'] as const);
      const concept = pick(choose, ['provoked', 'provoked', 'nash', 'seq', 'smr'] as const);
      const seen = view === null ? model : viewByHand(model, view).model;
      const play = playHypergame(seen, view?.actor ?? null, responses);
      const { game, stability } = play;
      const there = (state: State): Levels =>
        game.space.find(withSettings(model, firstLevels(model), settingsOf(graph, state))) ?? expect.fail('no such state');
      const now = presentState(graph).state;
      const present = findNow(game);
      expect(now === null ? null : there(now)).toBe(present);
      if (now === null || present === null) return;

      const foresight = foresee(graph, { concept, responses });
      const { settlements } = settle(foresight, findOutcomes(foresight, [now]), { most: 1000 });
      const rests = play.outcomes(concept, present).flat();
      const places = settlements.map(({ outcomes, state }) => `${outcomes.length === 0 ? 'now' : 'rest'} ${there(state).join()}`);
      const expected = [...(rests.includes(present) ? [] : [`now ${present.join()}`]), ...rests.map((state) => `rest ${state.join()}`)];
      expect(places.sort()).toEqual(expected.sort());
      const unsuspecting = playHypergame({ ...seen, views: [] }, null, responses);
      for (const { outcomes, state, total, bargains, more, elsewhere } of settlements) {
        const from = there(state);
        const joint = jointGainsByHand(game, from);
        expect(total).toBe(joint.reduce((sum, { states }) => sum + states.length, 0));
        expect([more, elsewhere]).toEqual([0, []]);
        const told = bargains.map(({ parties, to }) => ({ parties, to: there(to) }));
        // All that serves best is told, under one coalition that brings it about.
        for (const { best } of joint) {
          for (const alike of best) expect(told.some(({ to }) => alike.includes(to))).toBe(true);
        }
        expect(new Set(told.map(({ to }) => to)).size).toBe(told.length);
        for (const { parties, to: state, twins, way, lasts, ends, gainers, losers } of bargains) {
          const to = there(state);
          const own = joint.find(({ coalition }) => coalition.join() === parties.join())?.best.find((each) => each.includes(to));
          if (own === undefined) expect.fail('nothing that serves the parties best');
          expect(twins).toBe(own.length - 1);
          for (const each of CONCEPTS) expect(lasts[each]).toBe(stability.isEquilibrium(each, to));
          const changed = (levels: Levels): number => levels.filter((level, at) => level !== from[at]).length;
          const lasting = own.filter((each) => stability.isEquilibrium(concept, each));
          const choices = lasting.length > 0 ? lasting : own;
          expect(choices).toContain(to);
          expect(changed(to)).toBe(Math.min(...choices.map(changed)));
          const sorted = (all: readonly (readonly Levels[])[]): string[] =>
            all.map((states) => states.map(String).sort().join(' | ')).sort();
          expect(sorted(ends.map(({ states }) => states.map(there)))).toEqual(sorted(play.outcomes(concept, to)));
          const actors = model.movers.flatMap(({ id, kind }) => (kind === 'actor' ? [id] : []));
          expect(gainers).toEqual(actors.filter((id) => game.improves(id, to, from)));
          expect(losers).toEqual(actors.filter((id) => game.improves(id, from, to)));
          let at = from;
          let last = '';
          for (const step of way) {
            expect([there(step.from), parties.includes(step.mover), step.mover === last]).toEqual([at, true, false]);
            expect(game.moves(step.mover, at)).toContain(there(step.to));
            [at, last] = [there(step.to), step.mover];
          }
          expect([at, way.length]).toEqual([to, turnsUntil(game, parties, from, to)]);

          const kinds = parties.map((party) => model.movers.find(({ id }) => id === party)?.kind);
          met.meet('with views');
          met.meet(lasts[concept] ? 'lasts' : 'does not last');
          met.meet(outcomes.length === 0 ? 'at present' : 'at an outcome');
          if (kinds.includes('body')) met.meet('of a body');
          if (kinds.includes('agreement')) met.meet('of an agreement');
          if (parties.length > 2) met.meet('of three or more');
          if (twins > 0) met.meet('has twins');
          if (view !== null) met.meet('as an actor sees it');
          if (lasts[concept] !== unsuspecting.stability.isEquilibrium(concept, unsuspecting.game.space.find(to) ?? []))
            met.meet('lasts only for what somebody sees');
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);
