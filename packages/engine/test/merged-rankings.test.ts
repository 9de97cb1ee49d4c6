/** A complete ranking of states some of which a merge joins: read at the first of them that it names, as the oracle reads it. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph, feasibleStates, type Model, type NamedState, type State, settingsOf } from '../src/index.js';
import { readGame } from './oracle/game.js';
import { firstLevels, type State as Levels, listStates, withSettings } from './oracle/states.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, seeded, shuffled } from './random/choices.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** The model in which whoever has a ranking ranks some members of each merged class, at least one, wherever. */
function ranked(choose: Choose, model: Model): Model {
  const space = listStates(model);
  const names: NamedState[] = [];
  const movers = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return mover;
    const members = space.states.flatMap((state) => {
      const [one, ...others] = shuffled(choose, space.members(state)) as [Levels, ...Levels[]];
      return [one, ...others.filter(() => chance(choose, 60))];
    });
    const groups = shuffled(choose, members).map((levels) => {
      const settings = model.options.map(({ id, levels: all }, at) => ({ option: id, level: all[levels[at] ?? 0]?.id ?? '' }));
      names.push({ id: `named${names.length}`, name: null, settings, cites: [] });
      return [`named${names.length - 1}`];
    });
    return { ...mover, preferences: { kind: 'ranking' as const, groups } };
  });
  return { ...model, movers, states: [...model.states, ...names] };
}

test('of merged states, a ranking is read at the first that it names', () => {
  const met = tally('actors with a ranking', ['ranks one state in two places'], ['does not name the first of them']);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      if (plain.merges.length === 0) return;
      const model = ranked(seeded(seed), plain);
      const { graph, findings } = buildGraph(model);
      if (graph === null) expect.fail('refused');
      expect(findings.filter(({ code }) => code.startsWith('ranking'))).toEqual([]);
      const game = readGame(model);
      const there = (state: State): Levels =>
        game.space.find(withSettings(model, firstLevels(model), settingsOf(graph, state))) ?? expect.fail('no such state');
      const states = [...feasibleStates(graph)];
      graph.movers.forEach(({ id, ranks }, index) => {
        const mover = model.movers[index];
        if (ranks === null || mover?.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return;
        for (const one of states) {
          for (const other of states)
            expect((ranks[one] as number) > (ranks[other] as number)).toBe(game.improves(id, there(one), there(other)));
        }
        const named = mover.preferences.groups.flat();
        if (named.length > states.length) met.meet('ranks one state in two places');
        const isNamed = (levels: Levels): boolean =>
          named.some((name) => {
            const settings = model.states.find((state) => state.id === name)?.settings ?? [];
            return withSettings(model, firstLevels(model), settings).join() === levels.join();
          });
        if (game.space.states.some((state) => !isNamed(state))) met.meet('does not name the first of them');
      });
    }),
    { numRuns: RUNS },
  );
}, 60_000);
