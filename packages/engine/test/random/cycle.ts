/** A council whose votes go round in a circle: the plainest model in which improvements do not add up. */

import type { Actor, Condition, Model, Mover } from '../../src/model.js';

/**
 * Over three plans, a majority of the members prefers the second to the first, the third to the second, and the first to the third.
 *
 * The bystander wants above all that the third plan is not taken, and then to push. From the first plan, the council has no vote that
 * answers a push with the third plan: that would take two votes in a row. Whoever lets the council move twice finds the bystander deterred.
 */
export const votingCycle: Model = {
  form: 'parley-model/1',
  title: 'Votes that go round in a circle',
  date: null,
  sources: [],
  movers: [
    member('ada', ['third', 'second']),
    member('ben', ['second', 'first']),
    member('cyd', ['first', 'third']),
    { kind: 'body', id: 'council', name: 'The council', members: ['ada', 'ben', 'cyd'], rule: { kind: 'majority' }, cites: [] },
    actor('bystander', [
      { kind: 'not', of: plan('third') },
      { kind: 'level', option: 'push', is: '=', level: 'on' },
    ]),
  ],
  options: [
    {
      id: 'plan',
      name: 'The plan',
      mover: 'council',
      levels: [level('first'), level('second'), level('third')],
      irreversible: false,
      when: null,
      cites: [],
    },
    { id: 'push', name: 'Push', mover: 'bystander', levels: [level('off'), level('on')], irreversible: false, when: null, cites: [] },
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

/**
 * The same council before it has a plan, which all members want: it gains by each of the three, and each is outvoted by another. No plan is
 * unbeaten, so it would take any of them.
 */
export const noPlanYet: Model = {
  ...votingCycle,
  title: 'A first vote that no plan wins',
  options: votingCycle.options.map((option) => (option.id === 'plan' ? { ...option, levels: [level('none'), ...option.levels] } : option)),
  movers: votingCycle.movers.map(wantsSomePlan),
};

/** A member for whom any plan is better than none. */
function wantsSomePlan(mover: Mover): Mover {
  if (mover.kind !== 'actor' || mover.id === 'bystander' || mover.preferences?.kind !== 'statements') return mover;
  const somePlan = { label: null, maybe: false, anyOrder: null, condition: { kind: 'not', of: plan('none') }, cites: [] } as const;
  return { ...mover, preferences: { kind: 'statements', statements: [somePlan, ...mover.preferences.statements] } };
}

/** Prefers the plans in this order, and any of them to the one left out. */
function member(id: string, plans: readonly string[]): Actor {
  return actor(id, plans.map(plan));
}

function actor(id: string, wants: readonly Condition[]): Actor {
  return {
    kind: 'actor',
    id,
    name: id,
    preferences: {
      kind: 'statements',
      statements: wants.map((condition) => ({ label: null, maybe: false, anyOrder: null, condition, cites: [] })),
    },
    cites: [],
  };
}

function plan(is: string): Condition {
  return { kind: 'level', option: 'plan', is: '=', level: is };
}

function level(id: string): { id: string; name: string | null } {
  return { id, name: null };
}
