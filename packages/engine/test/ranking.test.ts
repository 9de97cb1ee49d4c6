/** Rankings by many lists of much the same wants: each as a dictionary would order the states, by where the wants are met, state by state. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph, type Condition, type Graph, type Model } from '../src/index.js';
import type { Ranks } from '../src/preference.js';
import { type Ranker, ranker } from '../src/ranking.js';
import { actor, blank, not, on, option } from './by-hand.js';
import { readGame } from './oracle/game.js';
import { assignments, holds, type State as Levels, listStates } from './oracle/states.js';
import { permutations } from './oracle/worlds.js';
import { anyModel } from './random/arbitrary.js';
import { type Choose, chance, pick, seeded, shuffled, times } from './random/choices.js';
import { randomCondition } from './random/conditions.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** For each assignment its place among all states, from the lowest, 0; -1 where there is no state, or another one stands for it. */
function placesByHand(model: Model, wants: readonly Condition[]): number[] {
  const { states } = listStates(model);
  const worth = new Map(states.map((state) => [state, wants.map((want) => (holds(model, want, state) ? '1' : '0')).join('')]));
  const distinct = [...new Set(worth.values())].sort();
  const numbered = new Map(states.map((state) => [state.join(), distinct.indexOf(worth.get(state) as string)]));
  return assignments(model.options).map((levels: Levels) => numbered.get(levels.join()) ?? -1);
}

const withoutNot = (want: Condition): Condition => (want.kind === 'not' ? want.of : want);

const rankerOf = ({ numbering, states, merging }: Graph): Ranker => ranker(numbering, states, merging);

/** Wants of which some are opposites of others, or say the same as others. */
function randomWants(choose: Choose, model: Model): Condition[] {
  const names = [...model.definitions, ...model.states].map(({ id }) => id);
  const plain = times(choose(1, 6), () => randomCondition(choose, model.options, names));
  const opposites = plain.filter(() => chance(choose, 30)).map((of): Condition => ({ kind: 'not', of }));
  const twice = opposites.filter(() => chance(choose, 30)).map((of): Condition => ({ kind: 'not', of }));
  return [...plain, ...opposites, ...twice];
}

test('list after list, states are ranked as a dictionary orders them', () => {
  const met = tally('lists of wants', [
    'empty',
    'longer than a number has bits',
    'with a want twice',
    'with a want and its opposite',
    'asked for again',
    'of wants known by then, in another order or turned round',
    'that ranks as another of the same wants does',
    'where states are merged',
    'where rules forbid some',
  ]);
  met.demandAll(
    fc.property(anyModel, fc.integer(), (model, seed) => {
      const choose = seeded(seed);
      const graph = buildGraph(model).graph ?? expect.fail('refused');
      const rank = rankerOf(graph);
      const pool = randomWants(choose, model);
      // By the wants that a list is about: each such list, with what came of it.
      const asked = new Map<string, Map<string, { readonly places: string; readonly ranks: Ranks }>>();
      const numbers = new Map<Condition, number>();
      const numberOf = (want: Condition): number => {
        numbers.set(want, numbers.get(want) ?? numbers.size);
        return numbers.get(want) as number;
      };
      for (let list = 0; list < 10; list++) {
        const length = chance(choose, 5) ? choose(31, 70) : choose(0, 5);
        const wants = chance(choose, 40) ? shuffled(choose, pool) : times(length, () => pick(choose, pool));
        // The opposites of wants are made anew in every world.
        const turned = wants.map((want): Condition => (chance(choose, 20) ? { kind: 'not', of: want } : want));
        const ranks = rank(model, actor('ada', turned));
        const places = placesByHand(model, turned);
        expect([...ranks]).toEqual(places);

        // A list that orders the states as another of the same wants, or their opposites, does shares its ranks.
        const about = turned.map(withoutNot);
        const of = [...new Set(about.map((want) => String(numberOf(want))))].sort().join();
        const known = asked.get(of) ?? new Map<string, { readonly places: string; readonly ranks: Ranks }>();
        const alike = [...known.values()].find((each) => each.places === places.join());
        if (alike !== undefined) expect(ranks).toBe(alike.ranks);

        const key = turned.map((want) => `${want.kind === 'not' ? 'not ' : ''}${numberOf(withoutNot(want))}`).join();
        if (known.has(key)) met.meet('asked for again');
        else if (known.size > 0) met.meet('of wants known by then, in another order or turned round');
        if (!known.has(key) && alike !== undefined) met.meet('that ranks as another of the same wants does');
        asked.set(of, known.set(key, { places: places.join(), ranks }));
        if (model.merges.length > 0) met.meet('where states are merged');
        if (places.includes(-1) && model.merges.length === 0) met.meet('where rules forbid some');
        if (about.length === 0) met.meet('empty');
        if (about.length > 30) met.meet('longer than a number has bits');
        if (new Set(turned).size < turned.length) met.meet('with a want twice');
        if (turned.some((want) => want.kind === 'not' && turned.includes(want.of))) met.meet('with a want and its opposite');
      }
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test('actors who rank the states one by one, or want nothing, are ranked by the definitions too', () => {
  const met = tally('actors', ['with a ranking', 'who want nothing'], ['with a ranking, where states are merged']);
  met.demandAll(
    fc.property(anyModel, (model) => {
      const graph = buildGraph(model).graph ?? expect.fail('refused');
      const rank = rankerOf(graph);
      const { space, improves } = readGame(model);
      const all = assignments(model.options);
      for (const mover of model.movers) {
        if (mover.kind !== 'actor' || mover.preferences?.kind === 'statements') continue;
        const ranks = rank(model, mover);
        const stands = all.map((levels) => space.states.find((state) => state.join() === levels.join()));
        expect([...ranks].map((each) => each >= 0)).toEqual(stands.map((state) => state !== undefined));
        const wrong = stands.flatMap((one, at) =>
          stands.flatMap((other, beside) => {
            if (one === undefined || other === undefined) return [];
            const isAbove = (ranks[at] as number) > (ranks[beside] as number);
            return isAbove === improves(mover.id, one, other) ? [] : [`${one.join()} and ${other.join()}`];
          }),
        );
        expect(wrong).toEqual([]);
        met.meet(mover.preferences === null ? 'who want nothing' : 'with a ranking');
        if (mover.preferences !== null && model.merges.length > 0) met.meet('with a ranking, where states are merged');
      }
    }),
    { numRuns: RUNS },
  );
}, 60_000);

/** An actor who alone decides on so many options, each on or off. */
function deciding(options: number): { readonly model: Model; readonly wants: readonly Condition[] } {
  const names = times(options, (index) => `option${index}`);
  return { model: { ...blank, movers: [actor('ada', [])], options: names.map((id) => option(id, 'ada')) }, wants: names.map(on) };
}

test('rankings whose places have the same hash stay apart', () => {
  const { model, wants } = deciding(5);
  const rank = rankerOf(buildGraph(model).graph ?? expect.fail('refused'));
  const [first, second, ...others] = wants as [Condition, Condition, ...Condition[]];
  // The first list numbers the classes of states. By these numbers the two after it hash alike.
  for (const list of [wants, [second, not(first), ...others], [not(second), first, ...others]])
    expect([...rank(model, actor('ada', list))]).toEqual(placesByHand(model, list));
});

test('what was forgotten, since too much was kept, is worked out again', () => {
  const { model, wants: all } = deciding(18);
  const rank = rankerOf(buildGraph(model).graph ?? expect.fail('refused'));
  const wants = all.slice(0, 6);
  const first = rank(model, actor('ada', wants));
  expect(rank(model, actor('ada', wants))).toBe(first);
  // Each takes a number for each of 2^18 states, and there is room for 2^25.
  for (const order of permutations(wants).slice(1, 130)) rank(model, actor('ada', order));
  const again = rank(model, actor('ada', wants));
  expect(again).not.toBe(first);
  rank(model, actor('ada', wants.toReversed()));
  expect(rank(model, actor('ada', wants))).toBe(again);
  expect(again.every((place, state) => place === first[state])).toBe(true);
  expect([again[0], again[1], again[2 ** 5], again[2 ** 6], again[2 ** 18 - 1]]).toEqual([0, 32, 1, 0, 63]);
});
