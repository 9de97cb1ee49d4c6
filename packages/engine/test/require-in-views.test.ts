/** What it would take for a condition to last, where actors see things their own way, and as an actor sees it: every change and guarantee on the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildGraph, type Change, type Condition, foresee, type Model, require, type State, settingsOf } from '../src/index.js';
import { singleChanges } from './oracle/changes.js';
import { findNow } from './oracle/claims.js';
import { editByHand, viewByHand } from './oracle/edits.js';
import { guaranteesAt } from './oracle/guarantees.js';
import { type Hypergame, isPlayable, playHypergame } from './oracle/hypergame.js';
import { firstLevels, holds, keyOf, type State as Levels, withSettings } from './oracle/states.js';
import { permutations } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { chance, pick, seeded } from './random/choices.js';
import { randomAtom } from './random/conditions.js';
import { randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** Pairs turned round, as `upper lower`, in order. */
function turned(order: readonly number[]): string[] {
  return order.flatMap((one, at) => order.slice(at + 1).flatMap((other) => (other < one ? [`${other} ${one}`] : []))).sort();
}

/** All orders of the actor's list that turn round one pair, two, three. */
function ordersOf(model: Model, actor: string): { readonly pairs: readonly string[]; readonly model: Model }[][] {
  const own = model.movers.find(({ id }) => id === actor);
  if (own?.kind !== 'actor' || own.preferences?.kind !== 'statements') return [[], [], []];
  const { statements } = own.preferences;
  const orders = permutations(statements.map((_, index) => index));
  const withOrder = (order: readonly number[]): Model => ({
    ...model,
    movers: model.movers.map((mover) =>
      mover === own
        ? { ...own, preferences: { kind: 'statements', statements: order.flatMap((index) => statements[index] ?? []) } }
        : mover,
    ),
  });
  return [1, 2, 3].map((count) =>
    orders.filter((order) => turned(order).length === count).map((order) => ({ pairs: turned(order), model: withOrder(order) })),
  );
}

test('the same wants and guarantees would make it last', () => {
  const met = tally(
    'states that would not last',
    ['stands already', 'leaves by an actor', 'one swap', 'a drop', 'nothing keeps it', 'wish first', 'all together', 'a guarantee: fix'],
    [
      'leaves by a body or an agreement',
      'two swaps or three',
      'asks for other weather',
      'not all together',
      'a guarantee: irreversible',
      'a guarantee: bind',
      'whoever leaves has a view',
      'as an actor sees it',
    ],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model: Model = { ...labelled, overlays: [], views: chance(choose, 80) ? randomViews(choose, labelled, 1) : [] };
      if (!isPlayable(model)) return;
      const built = buildGraph(model).graph ?? expect.fail('refused');
      const view = chance(choose, 50) && model.views.length > 0 ? pick(choose, model.views) : null;
      const viewer = model.movers.findIndex(({ id }) => id === view?.actor);
      const graph = view === null ? built : (built.pictures.get(viewer)?.graph ?? expect.fail('no picture'));
      const responses = pick(choose, ['legal', 'legal', 'single'] as const);
      const concept = pick(choose, ['provoked', 'provoked', 'nash', 'seq', 'smr'] as const);
      const seen = view === null ? model : viewByHand(model, view).model;
      const playOf = (of: Model): Hypergame => playHypergame(of, view?.actor ?? null, responses);
      const play = playOf(seen);
      const { game, stability } = play;
      const there = (state: State): Levels =>
        game.space.find(withSettings(model, firstLevels(model), settingsOf(graph, state))) ?? expect.fail('no such state');
      const given = model.options.filter(({ mover }) => mover === null);
      const about = [pick(choose, model.options), pick(choose, given.length > 0 && chance(choose, 50) ? given : model.options)];
      const condition: Condition = { kind: 'and', of: about.map((option) => randomAtom(choose, option)) };
      const answer = require(foresee(graph, { concept, responses }), condition);

      const now = findNow(game);
      const having = game.space.states.filter((state) => holds(seen, condition, state));
      // What no mover can change stays as it is, if it can: in merged states, as far as it shows, but for where it comes to rest from here.
      const rests = now === null ? [] : play.outcomes(concept, now).flatMap((states) => (states.length === 1 ? states : []));
      const isAsNow = (state: Levels): boolean =>
        now === null || rests.includes(state) || seen.options.every(({ mover }, at) => mover !== null || state[at] === now[at]);
      const candidates = having.some(isAsNow) ? having.filter(isAsNow) : having;
      expect([answer.states, answer.looked, answer.otherwise]).toEqual([
        candidates.length,
        candidates.length,
        having.length - candidates.length,
      ]);
      const lasting = (states: readonly Levels[]): string[] =>
        states
          .filter((state) => stability.isEquilibrium(concept, state))
          .map(keyOf)
          .sort();
      const standing = lasting(candidates);
      const shown = (states: typeof answer.standing): string[] => states.map(({ state }) => keyOf(there(state))).sort();
      expect(shown(answer.standing)).toEqual(standing);
      expect(shown(answer.supposing)).toEqual(standing.length > 0 ? [] : lasting(having.filter((state) => !candidates.includes(state))));
      if (standing.length > 0) met.meet('stands already');
      if (having.length > 0 && !having.some(isAsNow)) met.meet('asks for other weather');
      const leaversAt = (state: Levels): string[] => game.movers.filter((mover) => !stability.isStable(concept, mover, state));
      const worth = (state: Levels): string =>
        `${leaversAt(state).length} leave, ${now === null ? 0 : state.filter((level, at) => level !== now[at]).length} options away`;
      const targets = standing.length > 0 ? [] : candidates.map(worth).sort().slice(0, 3);
      expect(answer.targets.map(({ state }) => worth(there(state))).sort()).toEqual(targets);

      for (const target of answer.targets) {
        const state = there(target.state);
        /** Does it stay there, when the model is this one? Null where that cannot be played. */
        const asIn = (changed: Model): { readonly play: Hypergame; readonly state: Levels } | null => {
          if (!isPlayable(changed)) return null;
          const other = playOf(changed);
          const same = other.game.space.find(state);
          return same === null || keyOf(same) !== keyOf(state) ? null : { play: other, state: same };
        };
        const stays = (mover: string, changed: Model): boolean => {
          const other = asIn(changed);
          return other?.play.stability.isStable(concept, mover, other.state) === true;
        };
        const stands = (changed: Model): boolean => {
          const other = asIn(changed);
          return other?.play.stability.isEquilibrium(concept, other.state) === true;
        };
        expect(target.leavers.map(({ mover }) => mover)).toEqual(leaversAt(state));
        expect([...target.there].sort()).toEqual(game.movers.filter((mover) => !leaversAt(state).includes(mover)).sort());
        let together: Model | null = seen;
        for (const { mover, pulls, changes: told, more, wishFirst } of target.leavers) {
          expect(pulls.map(there).map(keyOf).sort()).toEqual(stability.wouldMove(concept, mover, state).map(keyOf).sort());
          if (seen.views.some(({ actor }) => actor === mover)) met.meet('whoever leaves has a view');
          if (view !== null) met.meet('as an actor sees it');
          const own = seen.movers.find(({ id }) => id === mover);
          if (own?.kind !== 'actor') {
            met.meet('leaves by a body or an agreement');
            expect([told, wishFirst]).toEqual([[], null]);
            together = null;
            continue;
          }
          met.meet('leaves by an actor');
          const changes = told.map(({ change }) => change);
          const byCount = ordersOf(seen, mover).map((orders) => orders.filter((order) => stays(mover, order.model)));
          const least = byCount.find((orders) => orders.length > 0);
          const drops = singleChanges(seen).filter(({ change }) => change.kind === 'drop' && change.actor === mover);
          const textOf = (change: Change): string =>
            change.kind === 'swaps'
              ? change.inverted
                  .map(({ upper, lower }) => `${upper} ${lower}`)
                  .sort()
                  .join()
              : JSON.stringify(change);
          const expected =
            least?.map(({ pairs }) => pairs.join()) ?? drops.filter((each) => stays(mover, each.model)).map(({ change }) => textOf(change));
          expect(changes.length + more).toBe(expected.length);
          if (more === 0) expect(changes.map(textOf).sort()).toEqual([...expected].sort());
          else expect(expected).toEqual(expect.arrayContaining(changes.map(textOf)));
          const wish = { label: null, condition, maybe: false, anyOrder: null, cites: [] };
          const wishing = editByHand(seen, [{ kind: 'add', actor: mover, statement: wish, at: { kind: 'first' }, cites: [] }]).model;
          expect(wishFirst).toBe(stays(mover, wishing));
          if (wishFirst === true) met.meet('wish first');
          met.meet(
            expected.length === 0
              ? 'nothing keeps it'
              : least === undefined
                ? 'a drop'
                : least === byCount[0]
                  ? 'one swap'
                  : 'two swaps or three',
          );
          const [first] = changes;
          if (first === undefined) together = null;
          else if (together !== null) {
            const text = textOf(first);
            const sofar: Model = together;
            const done =
              first.kind === 'swaps'
                ? ordersOf(sofar, mover)
                    .flat()
                    .find(({ pairs }) => pairs.join() === text)
                : singleChanges(sofar).find(({ change }) => textOf(change) === text);
            together = done?.model ?? expect.fail('no such change');
          }
        }
        expect(target.together?.asWritten ?? null).toBe(together === null ? null : stands(together));
        if (target.together !== null) met.meet(target.together.asWritten ? 'all together' : 'not all together');
        const tied = guaranteesAt(seen, state).filter((each) => stands(each.model));
        expect(target.guarantees.map(({ guarantee }) => JSON.stringify(guarantee)).sort()).toEqual(
          tied.map(({ guarantee }) => JSON.stringify(guarantee)).sort(),
        );
        for (const { guarantee } of target.guarantees) met.meet(`a guarantee: ${guarantee.kind}`);
      }
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 600_000);
