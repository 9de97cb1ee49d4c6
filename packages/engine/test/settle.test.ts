/** Coalitions and requirements against brute force. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jointGains, jointWay } from '../src/coalition.js';
import { improves } from '../src/improvement.js';
import {
  applyOverlay,
  buildGraph,
  type Change,
  type Condition,
  changedModel,
  conditionHolds,
  type Foresight,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  isEquilibrium,
  isStable,
  type Model,
  presentState,
  require,
  type Share,
  type State,
  settle,
} from '../src/index.js';
import { moves } from '../src/move.js';
import { swapsOf } from '../src/tip.js';
import { worldsByHand } from './oracle/worlds.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';
import { seeded } from './random/choices.js';
import { opened } from './random/open.js';
import { tally } from './random/tally.js';

/** R_H(s) by definition: every sequence in which nobody moves twice in a row, as far as it brings anything new. */
function reachByHand(graph: Graph, from: State, coalition: readonly number[]): Set<State> {
  const seen = new Set<string>();
  const reached = new Set<State>();
  const queue: { state: State; last: number }[] = [{ state: from, last: -1 }];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const mover of coalition) {
      if (mover === next.last) continue;
      for (const to of moves(graph, mover, next.state)) {
        reached.add(to);
        const key = `${to} ${mover}`;
        if (seen.has(key)) continue;
        seen.add(key);
        queue.push({ state: to, last: mover });
      }
    }
  }
  reached.delete(from);
  return reached;
}

function subsets(items: readonly number[]): number[][] {
  return items.reduce<number[][]>((all, item) => all.concat(all.map((set) => [...set, item])), [[]]);
}

/** Every coalition improvement of which no part of the coalition can bring it about. */
function gainsByHand(graph: Graph, from: State): string[] {
  const all = subsets(graph.movers.map((_, index) => index)).filter((set) => set.length > 0);
  const brings = all.map((coalition) => {
    const reached = reachByHand(graph, from, coalition);
    return { coalition, states: [...reached].filter((to) => coalition.every((mover) => improves(graph, mover, from, to))) };
  });
  return brings
    .filter(({ coalition }) => coalition.length >= 2 || graph.movers[coalition[0] as number]?.kind === 'agreement')
    .flatMap(({ coalition, states }) =>
      states
        .filter(
          (to) =>
            !brings.some(
              (other) =>
                other.coalition.length < coalition.length &&
                other.coalition.every((each) => coalition.includes(each)) &&
                other.states.includes(to),
            ),
        )
        .map((to) => `${coalition.join()} -> ${to}`),
    )
    .sort();
}

const RUNS = Math.ceil(Number(process.env['PARLEY_RUNS'] ?? 250) / 2);

describe('coalition improvements equal brute force', () => {
  for (const [name, models] of [
    ['of every kind', anyModel],
    ['wanting things of each other', anyEntangledModel],
  ] as const) {
    test(`in random models ${name}`, () => {
      let found = 0;
      fc.assert(
        fc.property(models, fc.nat(), (model, pick) => {
          const { graph } = buildGraph(model);
          if (graph === null || graph.movers.length > 6) return;
          const states = [...feasibleStates(graph)];
          const from = states[pick % states.length] as State;
          const joint = jointGains(graph, from);
          const told = joint.flatMap(({ coalition, states: to }) => to.map((each) => `${coalition.join()} -> ${each}`)).sort();
          expect(told).toEqual(gainsByHand(graph, from));
          found += told.length;
          for (const { coalition, states: reached } of joint) {
            const way = jointWay(graph, coalition, from, reached[0] as State);
            expect([way[0]?.from, way.at(-1)?.to]).toEqual([from, reached[0]]);
          }
        }),
        { numRuns: RUNS },
      );
      expect(found).toBeGreaterThan(10);
    }, 120_000);
  }
});

/** What each actor under these movers makes of a state. */
function ranksBelow(graph: Graph, movers: readonly number[], state: State): string {
  const below = (mover: number): number[] => {
    const { ranks, members } = graph.movers[mover] as Graph['movers'][number];
    return ranks === null ? members.flatMap(below) : [ranks[state] as number];
  };
  return movers.map((mover) => below(mover).join()).join(';');
}

test('a bargain lasts where its state is an equilibrium, serves its parties best, and stands for all that they rank alike', () => {
  const met = tally('bargains', ['found', 'others ranked alike', 'at the present']);
  met.demandAll(
    fc.property(anyEntangledModel, (model) => {
      const { graph } = buildGraph(model);
      const now = graph === null ? null : presentState(graph).state;
      if (graph === null || now === null || graph.movers.length > 6) return;
      const foresight = foresee(graph);
      const outcomes = findOutcomes(foresight, [now]);
      const { settlements } = settle(foresight, outcomes, { most: 1000 });
      // The present has a section of its own unless the conflict rests, or goes round, there.
      const resting = outcomes.some(({ states }) => states.includes(now));
      expect(settlements.filter(({ outcomes: at }) => at.length === 0).map(({ state }) => state)).toEqual(resting ? [] : [now]);
      for (const { bargains, state, total, outcomes: at } of settlements) {
        const joint = gainsByHand(graph, state);
        expect(total).toBe(joint.length);
        if (at.length === 0) met.meet('at the present', bargains.length);
        for (const { parties, to, lasts, twins } of bargains) {
          met.meet('found');
          met.meet('others ranked alike', twins);
          const members = parties.map((id) => graph.movers.findIndex((mover) => mover.id === id));
          expect(members.every((mover) => improves(graph, mover, state, to))).toBe(true);
          for (const concept of ['nash', 'provoked', 'seq'] as const) {
            expect(lasts[concept]).toBe(isEquilibrium(foresee(graph, { concept }), to));
          }
          const own = joint.flatMap((each) => (each.startsWith(`${members.join()} -> `) ? [Number(each.split(' -> ')[1])] : []));
          const alike = own.filter((each) => ranksBelow(graph, members, each) === ranksBelow(graph, members, to));
          expect(alike).toContain(to);
          expect(twins).toBe(alike.length - 1);
          // Among actors alone, nothing else serves one of them better and none of them worse.
          if (members.every((mover) => graph.movers[mover]?.kind === 'actor')) {
            const better = (mover: number, one: State, other: State): boolean => improves(graph, mover, other, one);
            const beats = (each: State): boolean =>
              members.some((mover) => better(mover, each, to)) && !members.some((mover) => better(mover, to, each));
            expect(own.filter(beats)).toEqual([]);
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test('over worlds, shares are what every world built anew says', () => {
  const met = tally('bargains over worlds', ['in some worlds', 'in other worlds only']);
  met.demandAll(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
      const model = opened(seeded(seed), plain, 12);
      const { graph } = buildGraph(model);
      const now = graph === null ? null : presentState(graph).state;
      if (graph === null || now === null || graph.movers.length > 6) return;
      const worlds = worldsByHand(model).map((world) => {
        const own = buildGraph(world).graph as Graph;
        const foresight = foresee(own);
        return { graph: own, foresight, outcomes: findOutcomes(foresight, [now]).map(({ states }) => states.join()) };
      });
      if (worlds.length === 1) return;
      const foresight = foresee(graph);
      const outcomes = findOutcomes(foresight, [now]);
      const { looked, settlements } = settle(foresight, outcomes, { most: 1000 });
      expect([looked.total, looked.tried, looked.seed]).toEqual([BigInt(worlds.length), worlds.length, null]);
      for (const {
        outcomes: [outcome],
        state,
        rests,
        bargains,
        elsewhere,
      } of settlements) {
        const there =
          outcome === undefined ? worlds : worlds.filter((world) => world.outcomes.includes(outcomes[outcome]?.states.join() ?? ''));
        expect([rests.holds, rests.of]).toEqual([there.length, worlds.length]);
        const written = new Set(gainsByHand(graph, state));
        for (const { parties, to, preferred, lasting } of [...bargains, ...elsewhere]) {
          const members = parties.map((id) => graph.movers.findIndex((mover) => mover.id === id));
          const gaining = there.filter((world) => members.every((mover) => improves(world.graph, mover, state, to)));
          expect([preferred.holds, preferred.of]).toEqual([gaining.length, there.length]);
          const lasts = gaining.filter((world) => isEquilibrium(world.foresight, to));
          expect([lasting.holds, lasting.of]).toEqual([lasts.length, gaining.length]);
          if (gaining.length > 0 && gaining.length < there.length) met.meet('in some worlds');
        }
        for (const { parties, to, preferred } of elsewhere) {
          met.meet('in other worlds only');
          const members = parties.map((id) => graph.movers.findIndex((mover) => mover.id === id));
          expect(written.has(`${members.join()} -> ${to}`)).toBe(false);
          expect(preferred.holds).toBeGreaterThan(0);
        }
        if (there.length > 0 && bargains.length === 0 && elsewhere.length === 0)
          expect(there.flatMap((world) => gainsByHand(world.graph, state))).toEqual([]);
      }
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  );
}, 120_000);

test('what is required makes the mover stay, and guarantees make an equilibrium', () => {
  const met = tally('what is required', ['a target', 'an end from here', 'a guarantee']);
  met.demandAll(
    fc.property(anyEntangledModel, (model) => {
      const { graph } = buildGraph(model);
      const option = model.options.find(({ mover }) => mover !== null);
      if (graph === null || option === undefined) return;
      const condition: Condition = { kind: 'level', option: option.id, is: '=', level: option.levels.at(-1)?.id ?? '' };
      const foresight = foresee(graph);
      const answer = require(foresight, condition);
      const standing = [...feasibleStates(graph)].filter((state) => isEquilibrium(foresight, state));
      expect([...answer.standing, ...answer.supposing].every(({ state }) => standing.includes(state))).toBe(true);
      // Where it comes to rest from here is looked at first, however far that is.
      const now = presentState(graph).state;
      const rests = now === null ? [] : findOutcomes(foresight, [now]).flatMap(({ rest, states }) => (rest ? states : []));
      const wanted = rests.filter((state) => conditionHolds(graph, condition, state));
      if (wanted.length > 0) {
        met.meet('an end from here');
        expect(wanted).toContain(require(foresight, condition, { look: 1 }).standing[0]?.state);
      }
      for (const target of answer.targets) {
        met.meet('a target');
        expect(standing).not.toContain(target.state);
        expect(target.there.length + target.leavers.length).toBe(graph.movers.length);
        for (const { mover, pulls, changes } of target.leavers) {
          expect(foresight.wouldMove(mover, target.state)).toEqual(pulls);
          // Built anew, each change keeps the mover there; and no smaller number of swaps does.
          const stays = (change: Change): boolean => {
            const changed = buildGraph(changedModel(model, change)).graph;
            return changed !== null && isStable(foresee(changed), mover, target.state);
          };
          for (const { change } of changes) expect(stays(change)).toBe(true);
          const [first] = changes.map(({ change }) => change);
          const least = first?.kind === 'swaps' ? first.inverted.length : 4;
          const own = model.movers.find(({ id }) => id === mover);
          const length = own?.kind === 'actor' && own.preferences?.kind === 'statements' ? own.preferences.statements.length : 0;
          for (let fewer = 1; fewer < least && fewer <= 3; fewer++) expect(swapsOf(mover, length, fewer).filter(stays)).toEqual([]);
        }
        for (const { guarantee } of target.guarantees) {
          if (guarantee.kind !== 'fix') continue;
          const edit = { ...guarantee, cites: [] };
          const held = buildGraph(applyOverlay(model, { edits: [edit], views: [] }).model).graph;
          expect(held !== null && isEquilibrium(foresee(held), target.state)).toBe(true);
          met.meet('a guarantee');
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test('over worlds, what is required is what every world built anew says', () => {
  const met = tally('what is required over worlds', ['in some worlds']);
  met.demandAll(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
      const model = opened(seeded(seed), plain, 12);
      const { graph } = buildGraph(model);
      const option = model.options.find(({ mover }) => mover !== null);
      if (graph === null || option === undefined) return;
      const inWorlds = (of: Model): Foresight[] => worldsByHand(of).map((world) => foresee(buildGraph(world).graph as Graph));
      const worlds = inWorlds(model);
      if (worlds.length === 1) return;
      const condition: Condition = { kind: 'level', option: option.id, is: '=', level: option.levels.at(-1)?.id ?? '' };
      const counts = ({ holds, of }: Share): number[] => [holds, of];
      const count = (all: readonly Foresight[], is: (world: Foresight) => boolean): number[] => {
        const good = all.filter(is).length;
        if (good > 0 && good < all.length) met.meet('in some worlds');
        return [good, all.length];
      };
      const answer = require(foresee(graph), condition, { look: 20 });
      for (const { state, lasts } of [...answer.standing, ...answer.supposing, ...answer.targets])
        expect(counts(lasts)).toEqual(count(worlds, (world) => isEquilibrium(world, state)));
      for (const { state, leavers, guarantees } of answer.targets) {
        for (const { mover, leaves, changes } of leavers) {
          expect(counts(leaves)).toEqual(count(worlds, (world) => !isStable(world, mover, state)));
          for (const { change, stays } of changes) {
            // Swaps close orders that they cross: how, is held against brute force where tipping is.
            expect(counts(stays)).toEqual(count(inWorlds(changedModel(model, change)), (world) => isStable(world, mover, state)));
          }
        }
        for (const { guarantee, lasts } of guarantees) {
          if (guarantee.kind !== 'fix') continue;
          const held = applyOverlay(model, { edits: [{ ...guarantee, cites: [] }], views: [] }).model;
          expect(counts(lasts)).toEqual(count(inWorlds(held), (world) => isEquilibrium(world, state)));
        }
      }
    }),
    { numRuns: Math.ceil(RUNS / 2) },
  );
}, 120_000);
