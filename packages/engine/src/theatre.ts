/**
 * One theatre of a composite argument while all else stands still: a model of its own, small enough to be listed. Conditions are read with what
 * stands still where it stands; what they then say of the theatre alone is left.
 */

import { compares } from './condition.js';
import type { Condition, Model, Mover, Option, Preferences, Rule, Setting, Statement } from './model.js';

/**
 * The model of some options, with every other option held at a level.
 *
 * What can no longer change goes: wants, rules and definitions that are settled, and agreements whose own option is held. Every actor and body stays,
 * so that members and wants find each other. History, claims and overlays are not the theatre's own and go too; so do views, since each is another
 * reading of the whole: apply it first (`composite.ts`). The model has no merges and no rankings: they take states of the whole.
 * @param free  ids of the options that the model is to have
 * @param held  where every other option stands, by id; and those of `free` that stand still all the same
 */
export function restrictedTo(model: Model, free: ReadonlySet<string>, held: ReadonlyMap<string, string>): Model {
  const settle = settlerOf(model, free, held);
  const guests = [...held].filter(([id]) => free.has(id));
  const rules = model.rules.flatMap((rule) => {
    const never = settle(rule.never);
    return never === false ? [] : [{ ...rule, never: asCondition(never) }];
  });
  const standing = guests.map(
    ([option, level]): Rule => ({
      label: null,
      never: { kind: 'level', option, is: '!=', level },
      wording: 'held',
      cites: [],
    }),
  );
  return {
    ...model,
    movers: model.movers.flatMap((mover) => restrictedMover(mover, free, settle)),
    options: model.options.filter(({ id }) => free.has(id)).map((option) => restrictedOption(option, settle)),
    rules: [...rules, ...standing],
    definitions: model.definitions.flatMap((definition) => {
      const condition = settle(definition.condition);
      return typeof condition === 'boolean' ? [] : [{ ...definition, condition }];
    }),
    states: [],
    history: [],
    now: model.now === null ? null : model.now.filter(({ option }) => free.has(option)),
    claims: [],
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
  };
}

/** What a list of wants comes to in a theatre: those that can still make a difference. Parameters as for {@link restrictedTo}. */
export function restrictedWants(
  model: Model,
  preferences: Preferences,
  free: ReadonlySet<string>,
  held: ReadonlyMap<string, string>,
): Preferences {
  return settledWants(preferences, settlerOf(model, free, held));
}

/** A condition with what is held read where it stands; true or false when that settles it. */
type Settle = (condition: Condition) => Condition | boolean;

function settlerOf(model: Model, free: ReadonlySet<string>, held: ReadonlyMap<string, string>): Settle {
  return settler(model, new Map([...held].filter(([id]) => !free.has(id))));
}

function settler(model: Model, held: ReadonlyMap<string, string>): Settle {
  const options = new Map(model.options.map((option) => [option.id, option]));
  const definitions = new Map(model.definitions.map((definition) => [definition.id, definition.condition]));
  const states = new Map(model.states.map((state) => [state.id, state.settings]));
  const known = new Map<string, Condition | boolean>();
  const named = (name: string): Condition | boolean => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const definition = definitions.get(name);
    const settled = definition === undefined ? stateSettled(states.get(name) ?? []) : settle(definition);
    known.set(name, settled);
    return settled;
  };
  /** A named state is every option at a level: those it does not list at their first. */
  const stateSettled = (settings: readonly Setting[]): Condition | boolean => {
    const listed = new Map(settings.map(({ option, level }) => [option, level]));
    return settle({
      kind: 'and',
      of: model.options.map(({ id, levels }) => ({
        kind: 'level',
        option: id,
        is: '=',
        level: listed.get(id) ?? (levels[0] as Option['levels'][number]).id,
      })),
    });
  };
  const settle: Settle = (condition) => {
    switch (condition.kind) {
      case 'level': {
        const at = held.get(condition.option);
        const levels = options.get(condition.option)?.levels;
        if (at === undefined || levels === undefined) return condition;
        const place = (level: string): number => levels.findIndex(({ id }) => id === level);
        return compares(place(at), condition.is, place(condition.level));
      }
      case 'named':
        return named(condition.name);
      case 'not': {
        const of = settle(condition.of);
        return typeof of === 'boolean' ? !of : { kind: 'not', of };
      }
      case 'and':
      case 'or': {
        const ends = condition.kind === 'or';
        const parts = condition.of.map(settle);
        if (parts.includes(ends)) return ends;
        const open = parts.filter((part): part is Condition => typeof part !== 'boolean');
        return open.length === 0 ? !ends : open.length === 1 ? (open[0] as Condition) : { kind: condition.kind, of: open };
      }
      case 'if':
        return settle({ kind: 'or', of: [condition.then, { kind: 'not', of: condition.given }] });
      case 'iff': {
        const [left, right] = [settle(condition.left), settle(condition.right)];
        if (typeof left === 'boolean') return typeof right === 'boolean' ? left === right : left ? right : { kind: 'not', of: right };
        if (typeof right === 'boolean') return right ? left : { kind: 'not', of: left };
        return { kind: 'iff', left, right };
      }
    }
  };
  return settle;
}

function asCondition(settled: Condition | boolean): Condition {
  return typeof settled === 'boolean' ? { kind: settled ? 'and' : 'or', of: [] } : settled;
}

function restrictedOption(option: Option, settle: Settle): Option {
  if (option.when === null) return option;
  const when = settle(option.when);
  return { ...option, when: when === true ? null : asCondition(when) };
}

function restrictedMover(mover: Mover, free: ReadonlySet<string>, settle: Settle): Mover[] {
  switch (mover.kind) {
    case 'actor':
      return [mover.preferences === null ? mover : { ...mover, preferences: settledWants(mover.preferences, settle) }];
    case 'body':
      return [mover];
    case 'agreement':
      return free.has(mover.id) ? [{ ...mover, binds: mover.binds.filter((option) => free.has(option)) }] : [];
  }
}

function settledWants(preferences: Preferences, settle: Settle): Preferences {
  if (preferences.kind === 'ranking') return preferences;
  const statements = preferences.statements.flatMap((want): Statement[] => {
    const condition = settle(want.condition);
    return typeof condition === 'boolean' ? [] : [{ ...want, condition }];
  });
  return { kind: 'statements', statements };
}
