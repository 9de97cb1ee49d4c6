/** Worlds: every choice once, shares as brute force counts them, rules that are true, samples that repeat. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chanceOf } from '../src/chance.js';
import { buildGraph, checkClaim, countWorlds, type Model, type OpenPremise, survey, versionOf, worldsOf } from '../src/index.js';
import { separate } from '../src/separation.js';
import type { Choice } from '../src/world.js';
import { anyEntangledModel } from './random/arbitrary.js';
import { tally } from './random/tally.js';

/** The same model with what is open marked by chance, so that there are a few worlds. */
function opened(model: Model, seed: number): Model {
  const chance = chanceOf(seed);
  const movers = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
    const { statements } = mover.preferences;
    const from = chance.below(3);
    const to = from + chance.below(3);
    const marked = statements.map((statement, index) => ({
      ...statement,
      anyOrder: index >= from && index <= to && Math.min(to, statements.length - 1) > from ? 0 : null,
      maybe: chance.below(6) === 0,
    }));
    return { ...mover, preferences: { kind: 'statements' as const, statements: marked } };
  });
  return { ...model, movers };
}

/** Every world of a model by recursion over its text, sharing nothing with the engine. */
function worldsByHand(model: Model): Model[] {
  const lists = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return [mover];
    const { statements } = mover.preferences;
    const block = statements.filter(({ anyOrder }) => anyOrder !== null);
    const start = statements.findIndex(({ anyOrder }) => anyOrder !== null);
    const orders = permutations(block).map((order) => statements.map((each, index) => order[index - start] ?? each));
    const signs = orders.flatMap((order) =>
      order.reduce<(typeof statements)[]>(
        (all, each) =>
          all.flatMap((so) =>
            each.maybe
              ? [
                  [...so, each],
                  [...so, { ...each, condition: { kind: 'not' as const, of: each.condition } }],
                ]
              : [[...so, each]],
          ),
        [[]],
      ),
    );
    return signs.map((list) => ({
      ...mover,
      preferences: { kind: 'statements' as const, statements: list.map((each) => ({ ...each, maybe: false, anyOrder: null })) },
    }));
  });
  return lists
    .reduce<Model['movers'][]>((all, own) => all.flatMap((so) => own.map((mover) => [...so, mover])), [[]])
    .map((movers) => ({ ...model, movers }));
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('a survey', () => {
  test('counts what brute force counts', () => {
    const met = tally('surveys', ['of several worlds', 'mixed']);
    met.demandAll(
      fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
        const model = opened(plain, seed);
        const worlds = worldsByHand(model);
        if (worlds.length > 64 || worlds.length === 1) return;
        met.meet('of several worlds');
        const version = versionOf(model, null);
        if (version.graph === null) return;
        expect(worldsOf(model).count).toBe(BigInt(worlds.length));
        const graphs = worlds.map((world) => buildGraph(world).graph);
        survey(version, model.claims).forEach(({ result }, index) => {
          const claim = model.claims[index];
          if (claim === undefined) throw new Error('a result without a claim');
          const verdicts = graphs.map((graph) => (graph === null ? 'unknown' : checkClaim(graph, claim).verdict));
          const count = (verdict: string): number => verdicts.filter((each) => each === verdict).length;
          expect([result.worlds?.holds, result.worlds?.fails, result.worlds?.unknown]).toEqual([
            count('holds'),
            count('fails'),
            count('unknown'),
          ]);
          if (count('holds') > 0 && count('fails') > 0) met.meet('mixed');
          for (const concept of ['nash', 'provoked', 'seq'] as const) {
            const all = new Set(graphs.map((graph) => (graph === null ? 'unknown' : checkClaim(graph, claim).under[concept])));
            if (all.size === 1) expect(result.under[concept]).toBe([...all][0]);
          }
        });
      }),
      { numRuns: Math.ceil(Number(process.env['PARLEY_RUNS'] ?? 250) / 4) },
    );
  }, 120_000);

  test('by sample repeats for the same seed, and holds the true share in its interval', () => {
    let inside = 0;
    let surveys = 0;
    fc.assert(
      fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
        const model = opened(plain, seed);
        const version = versionOf(model, null);
        if (version.graph === null || worldsOf(model).count < 8n || worldsOf(model).count > 300n) return;
        const exact = survey(version, model.claims);
        const settings = { worlds: 1, samples: 60, seed: 7 };
        const sampled = survey(version, model.claims, settings);
        expect(survey(version, model.claims, settings).map(({ result }) => result.worlds)).toEqual(
          sampled.map(({ result }) => result.worlds),
        );
        sampled.forEach(({ result }, index) => {
          const share = exact[index]?.result.share;
          const interval = result.worlds?.interval;
          if (share === null || share === undefined || interval === null || interval === undefined) return;
          surveys++;
          if (share >= interval[0] - 1e-9 && share <= interval[1] + 1e-9) inside++;
        });
      }),
      { numRuns: 60, seed: 1 },
    );
    expect(surveys).toBeGreaterThan(2);
    expect(inside / surveys).toBeGreaterThan(0.9);
  }, 120_000);
});

describe('the rule that sets worlds apart', () => {
  const premises: OpenPremise[] = [
    { kind: 'order', actor: 'a', wants: [0, 1, 2] },
    { kind: 'sign', actor: 'b', want: 0 },
  ];
  const all: Choice[][] = permutations([0, 1, 2]).flatMap((order) => [
    [order, true],
    [order, false],
  ]);
  const above = (choice: readonly Choice[], want: number, beside: number): boolean => {
    const order = choice[0] as readonly number[];
    return order.indexOf(want) < order.indexOf(beside);
  };
  const told = (holds: (choice: readonly Choice[]) => boolean) => separate(premises, all, all.map(holds));

  test('of one literal', () => {
    expect(told((choice) => !above(choice, 2, 0))).toMatchObject({
      outcome: 'fails',
      exact: true,
      literals: [{ kind: 'above', actor: 'a', want: 2, beside: 0 }],
    });
  });
  test('of two', () => {
    expect(told((choice) => !(above(choice, 2, 0) && choice[1] === false))).toMatchObject({
      outcome: 'fails',
      exact: true,
      join: 'and',
      literals: [
        { kind: 'above', want: 2, beside: 0 },
        { kind: 'sign', asWritten: false },
      ],
    });
  });
  test('always true of what it says, in random worlds', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (holds) => {
        const rule = separate(premises, all, holds);
        if (rule === null) return;
        const applies = all.map((choice) =>
          rule.literals[rule.join === 'and' ? 'every' : 'some']((literal) =>
            literal.kind === 'sign' ? choice[1] === literal.asWritten : above(choice, literal.want, literal.beside),
          ),
        );
        const outcome = rule.outcome === 'holds';
        all.forEach((_, index) => {
          if (applies[index]) expect(holds[index]).toBe(outcome);
          else if (rule.exact) expect(holds[index]).toBe(!outcome);
        });
        expect(applies.filter(Boolean).length).toBe(rule.covers);
      }),
    );
  });
  test('is none where every world is alike', () => expect(told(() => true)).toBeNull());
});

test('worlds are counted beyond what can be listed', () => {
  const wants = Array.from({ length: 25 }, (_, index) => index);
  expect(countWorlds([{ kind: 'order', actor: 'a', wants }])).toBe(15511210043330985984000000n);
  const chance = chanceOf(1);
  expect(Array.from({ length: 4 }, () => chance.below(1000))).toEqual(
    Array.from(
      { length: 4 },
      (
        (other) => () =>
          other.below(1000)
      )(chanceOf(1)),
    ),
  );
});
