import { expect, test } from 'vitest';
import { pivotalActors } from '../src/improvement.js';
import type { Actor, Model } from '../src/index.js';
import { buildGraph, stateOf } from '../src/index.js';

test('of several who share one ranking, each by itself is or is not the one whose loss breaks the rule', () => {
  const actor = (id: string): Actor => ({
    kind: 'actor',
    id,
    name: id,
    preferences: {
      kind: 'statements',
      statements: [
        { label: null, maybe: false, anyOrder: null, condition: { kind: 'level', option: 'road', is: '=', level: 'on' }, cites: [] },
      ],
    },
    cites: [],
  });
  const model: Model = {
    form: 'parley-model/1',
    title: 'A road',
    date: null,
    sources: [],
    movers: [
      actor('ann'),
      actor('ben'),
      actor('cyd'),
      { kind: 'body', id: 'council', name: 'the council', members: ['ann', 'ben', 'cyd'], rule: { kind: 'majority' }, cites: [] },
    ],
    options: [
      {
        id: 'road',
        name: 'Build the road',
        mover: 'council',
        levels: [
          { id: 'off', name: null },
          { id: 'on', name: null },
        ],
        irreversible: false,
        when: null,
        cites: [],
      },
    ],
    rules: [],
    merges: [],
    definitions: [],
    states: [],
    history: [],
    now: null,
    claims: [],
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
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
