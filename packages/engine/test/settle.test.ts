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
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  isEquilibrium,
  isStable,
  presentState,
  require,
  type State,
  settle,
} from '../src/index.js';
import { moves } from '../src/move.js';
import { swapsOf } from '../src/tip.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';

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
    .filter(({ coalition }) => coalition.length >= 2)
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

test('a bargain lasts where its state is an equilibrium, and serves its parties best', () => {
  fc.assert(
    fc.property(anyEntangledModel, (model) => {
      const { graph } = buildGraph(model);
      const now = graph === null ? null : presentState(graph).state;
      if (graph === null || now === null) return;
      const foresight = foresee(graph);
      for (const { bargains, state } of settle(foresight, findOutcomes(foresight, [now]))) {
        for (const { parties, to, lasts } of bargains) {
          const members = parties.map((id) => graph.movers.findIndex((mover) => mover.id === id));
          expect(members.every((mover) => improves(graph, mover, state, to))).toBe(true);
          for (const concept of ['nash', 'provoked', 'seq'] as const) {
            expect(lasts[concept]).toBe(isEquilibrium(foresee(graph, { concept }), to));
          }
        }
      }
    }),
    { numRuns: RUNS },
  );
}, 120_000);

test('what is required makes the mover stay, and guarantees make an equilibrium', () => {
  let targets = 0;
  let guarantees = 0;
  fc.assert(
    fc.property(anyEntangledModel, (model) => {
      const { graph } = buildGraph(model);
      const option = model.options.find(({ mover }) => mover !== null);
      if (graph === null || option === undefined) return;
      const condition: Condition = { kind: 'level', option: option.id, is: '=', level: option.levels.at(-1)?.id ?? '' };
      const foresight = foresee(graph);
      const answer = require(foresight, condition);
      const standing = [...feasibleStates(graph)].filter((state) => isEquilibrium(foresight, state));
      expect(answer.standing.every((state) => standing.includes(state))).toBe(true);
      for (const target of answer.targets) {
        targets++;
        expect(standing).not.toContain(target.state);
        expect(target.there.length + target.leavers.length).toBe(graph.movers.length);
        for (const { mover, pulls, changes } of target.leavers) {
          expect(foresight.wouldMove(mover, target.state)).toEqual(pulls);
          // Built anew, each change keeps the mover there; and no smaller number of swaps does.
          const stays = (change: Change): boolean => {
            const changed = buildGraph(changedModel(model, change)).graph;
            return changed !== null && isStable(foresee(changed), mover, target.state);
          };
          for (const change of changes) expect(stays(change)).toBe(true);
          const [first] = changes;
          const least = first?.kind === 'swaps' ? first.inverted.length : 4;
          const own = model.movers.find(({ id }) => id === mover);
          const length = own?.kind === 'actor' && own.preferences?.kind === 'statements' ? own.preferences.statements.length : 0;
          for (let fewer = 1; fewer < least && fewer <= 3; fewer++) expect(swapsOf(mover, length, fewer).filter(stays)).toEqual([]);
        }
        for (const guarantee of target.guarantees) {
          if (guarantee.kind !== 'fix') continue;
          const edit = { ...guarantee, cites: [] };
          const held = buildGraph(applyOverlay(model, { edits: [edit], views: [] }).model).graph;
          expect(held !== null && isEquilibrium(foresee(held), target.state)).toBe(true);
          guarantees++;
        }
      }
    }),
    { numRuns: RUNS },
  );
  expect(targets).toBeGreaterThan(5);
  expect(guarantees).toBeGreaterThan(0);
}, 120_000);
