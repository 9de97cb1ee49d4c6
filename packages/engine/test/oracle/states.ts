/** The states: every assignment of levels that no rule forbids; states joined by a merge count as one. */

import type { Condition, Model, Option, Setting } from '../../src/model.js';

/**
 * The number of the level of each option, in the order of `model.options`.
 *
 * A state of the analysis is one particular array, the one {@link Space.find} returns: two equal states are the same object.
 */
export type State = readonly number[];

/** All states of a model. */
export interface Space {
  readonly model: Model;
  /** The feasible states, each merged class once, by its first member; in the order of their numbers, the first option changing fastest. */
  readonly states: readonly State[];
  /** The feasible assignments that this state stands for: itself alone, or the members of its merged class. */
  members(state: State): readonly State[];
  /** The state that an assignment belongs to; null when a rule forbids it. */
  find(levels: State): State | null;
}

export function listStates(model: Model): Space {
  const feasible = assignments(model.options).filter((levels) => model.rules.every((rule) => !holds(model, rule.never, levels)));

  // Each class starts as one assignment. A merge condition joins the classes of all assignments that have it.
  const classOf = new Map<string, State[]>(feasible.map((levels) => [keyOf(levels), [levels]]));
  for (const merge of model.merges) {
    const joined = new Set(
      feasible.filter((levels) => holds(model, merge.condition, levels)).map((levels) => classOf.get(keyOf(levels)) as State[]),
    );
    const members = feasible.filter((levels) => joined.has(classOf.get(keyOf(levels)) as State[]));
    for (const levels of members) classOf.set(keyOf(levels), members);
  }

  // `feasible` is in order, and every class is a part of it in that order: the first member is the representative.
  const first = (members: readonly State[]): State => members[0] as State;
  return {
    model,
    states: feasible.filter((levels) => first(classOf.get(keyOf(levels)) as State[]) === levels),
    members: (state) => classOf.get(keyOf(state)) as State[],
    find: (levels) => {
      const members = classOf.get(keyOf(levels));
      return members === undefined ? null : first(members);
    },
  };
}

/** Every assignment of levels, the first option changing fastest. */
export function assignments(options: readonly Option[]): State[] {
  let all: number[][] = [[]];
  for (const option of options) all = option.levels.flatMap((_, level) => all.map((levels) => [...levels, level]));
  return all;
}

/** Whether a condition is true of an assignment of levels. */
export function holds(model: Model, condition: Condition, levels: State): boolean {
  switch (condition.kind) {
    case 'level': {
      const at = indexOfOption(model, condition.option);
      const is = levels[at] as number;
      const other = levelNumber(model.options[at] as Option, condition.level);
      switch (condition.is) {
        case '=':
          return is === other;
        case '!=':
          return is !== other;
        case '<':
          return is < other;
        case '<=':
          return is <= other;
        case '>':
          return is > other;
        case '>=':
          return is >= other;
      }
      break;
    }
    case 'named': {
      const definition = model.definitions.find((one) => one.id === condition.name);
      if (definition !== undefined) return holds(model, definition.condition, levels);
      const state = model.states.find((one) => one.id === condition.name);
      if (state === undefined) throw new Error(`nothing is named ${condition.name}`);
      return keyOf(withSettings(model, firstLevels(model), state.settings)) === keyOf(levels);
    }
    case 'not':
      return !holds(model, condition.of, levels);
    case 'and':
      return condition.of.every((one) => holds(model, one, levels));
    case 'or':
      return condition.of.some((one) => holds(model, one, levels));
    case 'if':
      return !holds(model, condition.given, levels) || holds(model, condition.then, levels);
    case 'iff':
      return holds(model, condition.left, levels) === holds(model, condition.right, levels);
  }
  throw new Error('unknown kind of condition');
}

/** Every option at its first level. */
export function firstLevels(model: Model): State {
  return model.options.map(() => 0);
}

/** The same levels, with the settings applied. */
export function withSettings(model: Model, levels: State, settings: readonly Setting[]): State {
  const changed = [...levels];
  for (const setting of settings) {
    const at = indexOfOption(model, setting.option);
    changed[at] = levelNumber(model.options[at] as Option, setting.level);
  }
  return changed;
}

/** An assignment as text, to compare by content. */
export function keyOf(levels: State): string {
  return levels.join(' ');
}

function indexOfOption(model: Model, id: string): number {
  const at = model.options.findIndex((option) => option.id === id);
  if (at < 0) throw new Error(`no option ${id}`);
  return at;
}

function levelNumber(option: Option, id: string): number {
  const level = option.levels.findIndex((one) => one.id === id);
  if (level < 0) throw new Error(`${option.id} has no level ${id}`);
  return level;
}
