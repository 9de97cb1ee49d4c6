/** Tipping against brute force: all rankings by permutation, distance by Kendall's definition, every model built anew. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  argumentOf,
  buildGraph,
  type Change,
  changedModel,
  checkClaim,
  type Model,
  type Statement,
  tippingOf,
  type Verdict,
} from '../src/index.js';
import { surveyByHand } from './oracle/survey.js';
import { listOf, permutations, placesOf } from './oracle/worlds.js';
import { anyEntangledModel, anySmallModel } from './random/arbitrary.js';
import { seeded } from './random/choices.js';
import { opened } from './random/open.js';

/** Pairs that stand in another order than at first. */
function kendall(order: readonly number[]): number {
  return order.flatMap((one, at) => order.slice(at + 1).filter((other) => other < one)).length;
}

interface List {
  readonly actor: string;
  readonly statements: readonly Statement[];
}

function listsOf(model: Model): List[] {
  return model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements'
      ? [{ actor: mover.id, statements: mover.preferences.statements }]
      : [],
  );
}

function withLists(model: Model, lists: readonly List[]): Model {
  return {
    ...model,
    movers: model.movers.map((mover) => {
      const list = lists.find(({ actor }) => actor === mover.id);
      return list === undefined || mover.kind !== 'actor'
        ? mover
        : { ...mover, preferences: { kind: 'statements' as const, statements: list.statements } };
    }),
  };
}

function verdictOf(model: Model, index: number): Verdict | null {
  const { graph, findings } = buildGraph(model);
  const claim = model.claims[index];
  // Where a ranking lacks a state there is nothing to tell.
  const silent = findings.some(({ code }) => code === 'ranking-misses-states');
  return graph === null || silent || claim === undefined ? null : checkClaim(graph, claim).verdict;
}

/** All orders of all lists, by their distance in total. */
function reorderings(model: Model, most: number): { distance: number; model: Model }[] {
  const choices = listsOf(model).map(({ actor, statements }) =>
    permutations(statements.map((_, index) => index)).map((order) => ({
      distance: kendall(order),
      list: { actor, statements: order.map((index) => statements[index] as Statement) },
    })),
  );
  return choices
    .reduce<{ distance: number; lists: List[] }[]>(
      (all, own) =>
        all.flatMap((so) => own.map(({ distance, list }) => ({ distance: so.distance + distance, lists: [...so.lists, list] }))),
      [{ distance: 0, lists: [] }],
    )
    .filter(({ distance }) => distance > 0 && distance <= most)
    .map(({ distance, lists }) => ({ distance, model: withLists(model, lists) }));
}

const text = (model: Model): string => JSON.stringify(listsOf(model));

const RUNS = Math.ceil(Number(process.env['PARLEY_RUNS'] ?? 250) / 3);

describe('tipping equals brute force', () => {
  test('swaps, drops, negations, rules, irreversibility and guards', () => {
    let overturned = 0;
    let far = 0;
    fc.assert(
      fc.property(anyEntangledModel, (model) => {
        const sizes = listsOf(model).map(({ statements }) => statements.length);
        if (sizes.reduce((product, size) => product * ([1, 1, 2, 6][size] ?? 24), 1) > 300 || sizes.some((size) => size > 4)) return;
        const argument = argumentOf(model);
        if (argument.version(null).graph === null) return;
        const all = reorderings(model, 3);
        tippingOf(argument, model.claims, null, { distance: 3 }).forEach((tipping, index) => {
          const before = verdictOf(model, index);
          expect(tipping.verdict).toBe(before);
          const hits = all.filter((each) => {
            const verdict = verdictOf(each.model, index);
            return verdict !== before && verdict !== 'unknown' && verdict !== null;
          });
          const least = hits.length === 0 ? null : Math.min(...hits.map(({ distance }) => distance));
          expect(tipping.swaps.distance).toBe(least);
          const nearest = hits.filter(({ distance }) => distance === least).map((each) => text(each.model));
          expect(tipping.swaps.tips.map(({ change }) => text(changedModel(model, change))).sort()).toEqual([...new Set(nearest)].sort());
          if (least !== null) overturned++;
          if (least !== null && least > 1) far++;
          const singles: Change[] = [
            ...listsOf(model).flatMap(({ actor, statements }) =>
              statements.flatMap((_, want): Change[] => [
                { kind: 'drop', actor, want },
                { kind: 'negate', actor, want },
              ]),
            ),
            ...model.rules.map((_, rule): Change => ({ kind: 'lift', rule })),
            ...model.options.filter(({ irreversible }) => irreversible).map(({ id }): Change => ({ kind: 'reversible', option: id })),
            ...model.options.filter(({ when }) => when !== null).map(({ id }): Change => ({ kind: 'unguard', option: id })),
          ];
          const expected = singles.filter((change) => {
            const verdict = verdictOf(changedModel(model, change), index);
            return verdict !== before && verdict !== 'unknown' && verdict !== null;
          });
          expect(tipping.single.map(({ change }) => change)).toEqual(expected);
        });
      }),
      { numRuns: RUNS },
    );
    // Few runs may meet no claim that takes more than one swap.
    expect(overturned).toBeGreaterThan(0);
    if (RUNS >= 300) expect(far).toBeGreaterThan(0);
  }, 180_000);

  test('every change found is taken to all worlds, and none only closes what is open', () => {
    let mixed = 0;
    fc.assert(
      fc.property(anySmallModel, fc.integer({ min: 1, max: 1_000_000 }), (closed, seed) => {
        const model = opened(seeded(seed), closed, 12);
        const sizes = listsOf(model).map(({ statements }) => statements.length);
        const argument = argumentOf(model);
        if (argument.version(null).graph === null || sizes.some((size) => size > 4)) return;
        const claims = model.claims.filter(({ form }) => form.kind !== 'prefers').slice(0, 3);
        const holding = (of: Model, claim: (typeof claims)[number]): number =>
          surveyByHand(of, null)(claim, claim.under ?? 'provoked').holds;
        for (const [index, tipping] of tippingOf(argument, claims, null, { distance: 1 }).entries()) {
          const claim = claims[index] as (typeof claims)[number];
          expect(tipping.holds.holds).toBe(holding(model, claim));
          for (const { change, holds } of [...tipping.single, ...tipping.swaps.tips].slice(0, 6)) {
            expect(closesByHand(model, change)).toBe(false);
            expect(holds.holds).toBe(holding(changedByHand(model, change), claim));
            if (holds.holds > 0 && holds.holds < holds.of) mixed++;
          }
        }
      }),
      { numRuns: RUNS },
    );
    if (RUNS >= 80) expect(mixed).toBeGreaterThan(0);
  }, 180_000);
});

/** Is the changed model one of the worlds that are open, or the same argument? */
function closesByHand(model: Model, change: Change): boolean {
  const own = (actor: string): readonly Statement[] => listsOf(model).find((list) => list.actor === actor)?.statements ?? [];
  if (change.kind === 'negate') return own(change.actor)[change.want]?.maybe === true;
  return (
    change.kind === 'swaps' &&
    change.inverted.some(({ actor, upper, lower }) =>
      placesOf(own(actor)).some((place) => [upper, lower].every((index) => place.includes(own(actor)[index] as Statement))),
    )
  );
}

/** The argument with a change made: what is open stays open, but for a want that passes another out of its open order. */
function changedByHand(model: Model, change: Change): Model {
  switch (change.kind) {
    case 'drop':
    case 'negate': {
      const { actor, want } = change;
      return withLists(
        model,
        listsOf(model).map((list) => {
          if (list.actor !== actor) return list;
          const statements =
            change.kind === 'drop'
              ? list.statements.filter((_, index) => index !== want)
              : list.statements.map((each, index) =>
                  index === want ? { ...each, condition: { kind: 'not' as const, of: each.condition } } : each,
                );
          return { actor, statements: listOf(placesOf(statements)) };
        }),
      );
    }
    case 'swaps':
      return withLists(
        model,
        listsOf(model).map(({ actor, statements }) => {
          const pairs = change.inverted.filter((each) => each.actor === actor).map(({ upper, lower }) => `${upper} ${lower}`);
          const order = permutations(statements.map((_, index) => index)).find((each) => {
            const turned = each.flatMap((one, at) => each.slice(at + 1).flatMap((other) => (other < one ? [`${other} ${one}`] : [])));
            return turned.sort().join() === [...pairs].sort().join();
          });
          return { actor, statements: listOf(placesOf((order ?? []).map((index) => statements[index] as Statement))) };
        }),
      );
    case 'lift':
      return { ...model, rules: model.rules.filter((_, index) => index !== change.rule) };
    case 'reversible':
      return { ...model, options: model.options.map((each) => (each.id === change.option ? { ...each, irreversible: false } : each)) };
    case 'unguard':
      return { ...model, options: model.options.map((each) => (each.id === change.option ? { ...each, when: null } : each)) };
    case 'drops':
      throw new Error('not looked for at distance 1');
  }
}
