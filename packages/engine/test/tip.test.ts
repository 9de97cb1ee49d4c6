/** Tipping against brute force: all rankings by permutation, distance by Kendall's definition, every model built anew. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  argumentOf,
  buildGraph,
  type Change,
  type Claim,
  checkClaim,
  type Graph,
  type Inversion,
  type Model,
  type Statement,
  type Tip,
  type Tipping,
  tippingOf,
  type Verdict,
} from '../src/index.js';
import { type Changed, changedByHand, closesByHand, dropPairs, type List, listsOf, singleChanges, withLists } from './oracle/changes.js';
import { surveyByHand } from './oracle/survey.js';
import { listOf, permutations, placesOf } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, seeded, shuffled } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { opened } from './random/open.js';
import { tally } from './random/tally.js';

const graphs = new WeakMap<Model, Graph | null>();

/** The graph of a model; null where there is none, or a ranking lacks a state, so that there is nothing to tell. */
function graphOf(model: Model): Graph | null {
  const known = graphs.get(model);
  if (known !== undefined) return known;
  const { graph, findings } = buildGraph(model);
  const whole = findings.some(({ code }) => code === 'ranking-misses-states') ? null : graph;
  graphs.set(model, whole);
  return whole;
}

function verdictOf(model: Model, claim: Claim): Verdict | null {
  const graph = graphOf(model);
  return graph === null ? null : checkClaim(graph, claim).verdict;
}

/** Every other order of the lists, with the pairs that stand in another order than at first: of so many at most, Kendall's distance. */
function reorderings(model: Model, most: number): { readonly inverted: readonly Inversion[]; readonly model: Model }[] {
  const choices = listsOf(model).map(({ actor, statements }) =>
    permutations(statements.map((_, index) => index)).map((order) => ({
      inverted: order.flatMap((lower, at) =>
        order.slice(at + 1).flatMap((upper): Inversion[] => (upper < lower ? [{ actor, upper, lower }] : [])),
      ),
      list: { actor, statements: listOf(placesOf(order.map((index) => statements[index] as Statement))) },
    })),
  );
  return choices
    .reduce<{ inverted: Inversion[]; lists: List[] }[]>(
      (all, own) =>
        all.flatMap((so) => own.map((one) => ({ inverted: [...so.inverted, ...one.inverted], lists: [...so.lists, one.list] }))),
      [{ inverted: [], lists: [] }],
    )
    .filter(({ inverted }) => inverted.length > 0 && inverted.length <= most)
    .map(({ inverted, lists }) => ({ inverted, model: withLists(model, lists) }));
}

/** The model with lists so short that all their orders, some dozens, can be tried. */
function shortened(choose: Choose, model: Model): Model {
  let room = 60;
  const lists = shuffled(choose, listsOf(model)).map(({ actor, statements }) => {
    const most = [4, 3, 2, 1].find((length) => (ORDERS[length] as number) <= room) ?? 0;
    const length = Math.min(statements.length, most);
    room = Math.floor(room / (ORDERS[length] as number));
    const kept = new Set(shuffled(choose, statements).slice(0, length));
    return { actor, statements: statements.filter((each) => kept.has(each)) };
  });
  return withLists(model, lists);
}

/** In how many orders so many wants can stand. */
const ORDERS = [1, 1, 2, 6, 24];

/** What overturns a claim as the wants are written. */
interface Overturning {
  readonly verdict: Verdict | null;
  readonly single: readonly Change[];
  readonly swaps: { readonly distance: number | null; readonly searched: number; readonly sets: readonly string[] };
  readonly pairs: readonly Change[] | null;
}

/** Every change is tried, swaps up to so many. */
function overturningByHand(model: Model, claims: readonly Claim[], furthest: number): Overturning[] {
  const isOne = ({ change }: Changed): boolean => !closesByHand(model, change);
  const [singles, pairs] = [singleChanges(model).filter(isOne), dropPairs(model)];
  const orders = reorderings(model, furthest).filter(({ inverted }) => !closesByHand(model, { kind: 'swaps', inverted }));
  return claims.map((claim) => {
    const verdict = verdictOf(model, claim);
    const overturns = (changed: { readonly model: Model }): boolean =>
      ![verdict, 'unknown', null].includes(verdictOf(changed.model, claim));
    const hits = orders.filter(overturns).map(({ inverted }) => inverted);
    const distance = hits.length === 0 ? null : Math.min(...hits.map(({ length }) => length));
    const sets = hits.filter(({ length }) => length === distance).map(setOf);
    const single = singles.filter(overturns).map(({ change }) => change);
    const isFirm = single.length === 0 && distance !== 1;
    return {
      verdict,
      single,
      swaps: { distance, searched: distance ?? furthest, sets: sets.sort() },
      pairs: isFirm && furthest >= 2 ? pairs.filter(overturns).map(({ change }) => change) : null,
    };
  });
}

/** A set of inversions as text, in whatever order they are told. */
function setOf(inverted: readonly Inversion[]): string {
  return inverted
    .map(({ actor, upper, lower }) => `${actor}: ${lower} above ${upper}`)
    .sort()
    .join(', ');
}

/** The same of what was found. */
function overturningOf({ verdict, single, swaps, pairs }: Tipping): Overturning {
  const changes = (tips: readonly Tip[]): Change[] => tips.map(({ change }) => change);
  const { distance, searched, tips } = swaps;
  const sets = changes(tips).map((change) => (change.kind === 'swaps' ? setOf(change.inverted) : expect.fail('no swap')));
  return {
    verdict,
    single: changes(single),
    swaps: { distance, searched, sets: sets.sort() },
    pairs: pairs === null ? null : changes(pairs),
  };
}

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 8);

test('swaps, drops, negations, rules, irreversibility and guards, and two wants dropped', () => {
  const met = tally(
    'what overturns a claim',
    ['drop', 'negate', 'one swap', 'nothing does'],
    ['lift', 'reversible', 'unguard', 'one swap and no single change', 'two swaps', 'three swaps', 'two wants dropped'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = shortened(choose, plain);
      const claims = [...model.claims.slice(0, 1), ...pointedClaims(choose, model, 3)];
      const found = tippingOf(argumentOf(model), claims, null, { distance: 3 }).map(overturningOf);
      expect(found).toEqual(overturningByHand(model, claims, 3));
      for (const { single, swaps, pairs } of found) {
        for (const { kind } of single) met.meet(kind as 'drop');
        if (swaps.distance !== null) met.meet((['one swap', 'two swaps', 'three swaps'] as const)[swaps.distance - 1] ?? 'nothing does');
        if (swaps.distance === 1 && single.length === 0) met.meet('one swap and no single change');
        if (pairs !== null && pairs.length > 0) met.meet('two wants dropped');
        if (single.length === 0 && swaps.distance === null && pairs?.length === 0) met.meet('nothing does');
      }
    }),
    { numRuns: RUNS },
  );
}, 180_000);

test('every change found is taken to all worlds, and none only closes what is open', () => {
  const met = tally(
    'changes that overturn a claim',
    ['of nothing open', 'in all worlds', 'in some worlds', 'in none'],
    ['two swaps', 'two wants dropped', 'a want out of its open order', 'a want whose sign is open dropped'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = opened(choose, shortened(choose, plain), 12);
      const claims = [...model.claims.slice(0, 1), ...pointedClaims(choose, model, 2)];
      const holding = (of: Model, claim: Claim): number => surveyByHand(of, null)(claim, claim.under ?? 'provoked').holds;
      const tippings = tippingOf(argumentOf(model), claims, null, { distance: 2 });
      expect(tippings.map(overturningOf)).toEqual(overturningByHand(model, claims, 2));
      for (const [index, { single, swaps, pairs, holds: own }] of tippings.entries()) {
        const claim = claims[index] as Claim;
        expect(own.holds).toBe(holding(model, claim));
        for (const { change, holds } of [...single.slice(0, 4), ...swaps.tips.slice(0, 3), ...(pairs ?? []).slice(0, 2)]) {
          const changed = changedByHand(model, change);
          expect(holds.holds).toBe(holding(changed, claim));
          met.meet(
            holds.of === 1
              ? 'of nothing open'
              : holds.holds === holds.of
                ? 'in all worlds'
                : holds.holds > 0
                  ? 'in some worlds'
                  : 'in none',
          );
          if (change.kind === 'swaps' && change.inverted.length === 2) met.meet('two swaps');
          if (change.kind === 'drops') met.meet('two wants dropped');
          if (change.kind === 'swaps' && openIn(changed) < openIn(model)) met.meet('a want out of its open order');
          if (change.kind === 'drop' && listsOf(model).find(({ actor }) => actor === change.actor)?.statements[change.want]?.maybe === true)
            met.meet('a want whose sign is open dropped');
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 180_000);

/** How many wants stand in an open order. */
function openIn(model: Model): number {
  return listsOf(model)
    .flatMap(({ statements }) => statements)
    .filter(({ anyOrder }) => anyOrder !== null).length;
}
