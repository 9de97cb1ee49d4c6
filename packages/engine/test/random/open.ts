/** Random wants of which not everything is known. */

import type { Model, Statement } from '../../src/model.js';
import { type Choose, chance } from './choices.js';

/** The model with some orders of its wants unknown, sometimes several in one list, and some of its wants 'maybe': at most so many worlds. */
export function opened(choose: Choose, model: Model, worlds: number): Model {
  let room = worlds;
  const movers = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
    let block = -1;
    let left = 0;
    const statements = mover.preferences.statements.map((statement, index, all): Statement => {
      const size = Math.min(choose(2, 3), all.length - index);
      const orders = size === 3 ? 6 : 2;
      if (left === 0 && size > 1 && orders <= room && chance(choose, 40)) {
        block++;
        left = size;
        room = Math.floor(room / orders);
      }
      const anyOrder = left > 0 ? block : null;
      left = Math.max(0, left - 1);
      const maybe = room >= 2 && chance(choose, 25);
      if (maybe) room = Math.floor(room / 2);
      return { ...statement, anyOrder, maybe };
    });
    return { ...mover, preferences: { kind: 'statements' as const, statements } };
  });
  return { ...model, movers };
}
