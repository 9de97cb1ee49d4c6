/** Random conditions. */

import type { Comparison, Condition, Option } from '../../src/model.js';
import { type Choose, chance, pick, times } from './choices.js';

const comparisons: readonly Comparison[] = ['=', '=', '!=', '<', '<=', '>', '>='];

/** Nested up to `depth` deep, about these options and names. */
export function randomCondition(choose: Choose, options: readonly Option[], names: readonly string[], depth = 2): Condition {
  if (depth === 0 || chance(choose, 40)) {
    if (names.length > 0 && chance(choose, 15)) return { kind: 'named', name: pick(choose, names) };
    return randomAtom(choose, pick(choose, options));
  }
  const part = (): Condition => randomCondition(choose, options, names, depth - 1);
  switch (choose(0, 4)) {
    case 0:
      return { kind: 'not', of: part() };
    case 1:
      return { kind: 'and', of: times(choose(2, 3), part) };
    case 2:
      return { kind: 'or', of: times(choose(2, 3), part) };
    case 3:
      return { kind: 'if', then: part(), given: part() };
    default:
      return { kind: 'iff', left: part(), right: part() };
  }
}

/** A condition on one option that some of its levels meet and some do not. */
export function randomAtom(choose: Choose, option: Option): Condition {
  const is = pick(choose, comparisons);
  const last = option.levels.length - 1;
  const least = is === '<' || is === '>=' ? 1 : 0;
  const most = is === '>' || is === '<=' ? last - 1 : last;
  return { kind: 'level', option: option.id, is, level: option.levels[choose(least, most)]?.id as string };
}

/** That an option has left its first level. */
export function isUp(option: Option): Condition {
  return { kind: 'level', option: option.id, is: '!=', level: option.levels[0]?.id as string };
}
