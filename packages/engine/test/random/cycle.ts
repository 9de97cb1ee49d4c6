/** A council whose votes go round in a circle: the plainest model in which improvements do not add up. */

import type { Actor, Condition, Model, Mover } from '../../src/model.js';
import { actor, blank, not, on, option } from '../by-hand.js';

/**
 * Over three plans, a majority of the members prefers the second to the first, the third to the second, and the first to the third.
 *
 * The bystander wants above all that the third plan is not taken, and then to push. From the first plan, the council has no vote that
 * answers a push with the third plan: that would take two votes in a row. Whoever lets the council move twice finds the bystander deterred.
 */
export const votingCycle: Model = {
  ...blank,
  title: 'Votes that go round in a circle',
  movers: [
    member('ada', ['third', 'second']),
    member('ben', ['second', 'first']),
    member('cyd', ['first', 'third']),
    { kind: 'body', id: 'council', name: 'The council', members: ['ada', 'ben', 'cyd'], rule: { kind: 'majority' }, cites: [] },
    actor('bystander', [not(plan('third')), on('push')]),
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
    option('push', 'bystander'),
  ],
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
  const somePlan = { label: null, maybe: false, anyOrder: null, condition: not(plan('none')), cites: [] } as const;
  return { ...mover, preferences: { kind: 'statements', statements: [somePlan, ...mover.preferences.statements] } };
}

/** Prefers the plans in this order, and any of them to the one left out. */
function member(id: string, plans: readonly string[]): Actor {
  return actor(id, plans.map(plan));
}

function plan(is: string): Condition {
  return { kind: 'level', option: 'plan', is: '=', level: is };
}

function level(id: string): { id: string; name: string | null } {
  return { id, name: null };
}
