import { expect, test } from 'vitest';
import { pivotalActors } from '../src/improvement.js';
import type { Model } from '../src/index.js';
import { buildGraph, stateOf } from '../src/index.js';
import { actor, blank, on, option } from './by-hand.js';

test('of several who share one ranking, each by itself is or is not the one whose loss breaks the rule', () => {
  const members = ['ann', 'ben', 'cyd'];
  const model: Model = {
    ...blank,
    movers: [
      ...members.map((id) => actor(id, [on('road')])),
      { kind: 'body', id: 'council', name: 'the council', members, rule: { kind: 'majority' }, cites: [] },
    ],
    options: [option('road', 'council')],
  };
  const { graph } = buildGraph(model);
  if (graph === null) throw new Error('a sound model');
  const [ann] = graph.movers;
  // Two of three suffice, so nobody's loss breaks it, and that all three have one ranking must not make one loss three.
  const shared = {
    ...graph,
    movers: graph.movers.map((mover) => (mover.kind === 'actor' ? { ...mover, ranks: ann?.ranks ?? null } : mover)),
  };
  const built = stateOf(graph, [{ option: 'road', level: 'on' }]) as number;
  expect(pivotalActors(shared, 3, 0, built)).toEqual([]);
  expect(pivotalActors(graph, 3, 0, built)).toEqual([]);
});
