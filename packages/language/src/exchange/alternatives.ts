/** Conditions as alternatives of plain facts (disjunctive normal form), which is all that a `.gmcr` file can say. */

import type { Condition, Model, Option } from '@parley/engine';

/** Facts that hold together: for each switch (by index) whether it is taken. */
export type Facts = ReadonlyMap<number, boolean>;

/** More alternatives than this, at any stage, are given up. */
export const MOST_ALTERNATIVES = 1000;

/**
 * The alternatives, of which one is enough; none: it is never true; one without facts: always.
 * @param ladder  the switches of an option: switch i is taken when the option stands at level i + 1 or higher
 * @returns null when there are too many
 */
export function alternativesOf(model: Model, ladder: (option: string) => Ladder, condition: Condition): readonly Facts[] | null {
  const walk = (part: Condition, wanted: boolean): readonly Facts[] | null => {
    switch (part.kind) {
      case 'level':
        return ladder(part.option).alternatives((level) => compares(ladder(part.option).option, part.is, part.level, level) === wanted);
      case 'named':
        return walk(meaningOf(model, part.name), wanted);
      case 'not':
        return walk(part.of, !wanted);
      case 'and':
      case 'or': {
        const all = (part.kind === 'and') === wanted;
        return (all ? everyOf : anyOf)(part.of.map((each) => () => walk(each, wanted)));
      }
      case 'if':
        return wanted
          ? anyOf([() => walk(part.given, false), () => walk(part.then, true)])
          : everyOf([() => walk(part.given, true), () => walk(part.then, false)]);
      case 'iff':
        return anyOf([
          () => everyOf([() => walk(part.left, true), () => walk(part.right, wanted)]),
          () => everyOf([() => walk(part.left, false), () => walk(part.right, !wanted)]),
        ]);
    }
  };
  return walk(condition, true);
}

/** An option as switches that are taken in order. */
export interface Ladder {
  readonly option: Option;
  /** The index of its first switch. */
  readonly first: number;
  /** The facts of its levels (by index) for which the test is true, neighbours told as one span. */
  readonly alternatives: (test: (level: number) => boolean) => readonly Facts[];
}

/** The switches of an option that begin at index `first`. `turned`: the one switch is taken at the first level. */
export function ladderOf(option: Option, first: number, turned: boolean): Ladder {
  const { length } = option.levels;
  return {
    option,
    first,
    alternatives(test) {
      const found: Facts[] = [];
      for (let from = 0; from < length; from++) {
        if (!test(from)) continue;
        let to = from;
        while (to + 1 < length && test(to + 1)) to++;
        const facts = new Map<number, boolean>();
        if (from > 0) facts.set(first + from - 1, !turned);
        if (to < length - 1) facts.set(first + to, turned);
        found.push(facts);
        from = to;
      }
      return found;
    },
  };
}

/** What a definition says, or where a named state is. */
function meaningOf(model: Model, name: string): Condition {
  const definition = model.definitions.find(({ id }) => id === name);
  if (definition !== undefined) return definition.condition;
  const state = model.states.find(({ id }) => id === name);
  const settings = new Map(state?.settings.map(({ option, level }) => [option, level]));
  return {
    kind: 'and',
    of: model.options.map(({ id, levels }) => ({
      kind: 'level',
      option: id,
      is: '=',
      level: settings.get(id) ?? levels[0]?.id ?? '',
    })),
  };
}

function compares({ levels }: Option, is: string, level: string, at: number): boolean {
  const wanted = levels.findIndex(({ id }) => id === level);
  switch (is) {
    case '=':
      return at === wanted;
    case '!=':
      return at !== wanted;
    case '<':
      return at < wanted;
    case '<=':
      return at <= wanted;
    case '>':
      return at > wanted;
    default:
      return at >= wanted;
  }
}

type Part = () => readonly Facts[] | null;

function anyOf(parts: readonly Part[]): readonly Facts[] | null {
  let all: readonly Facts[] = [];
  for (const part of parts) {
    const found = part();
    if (found === null) return null;
    all = shortest([...all, ...found]);
    if (all.length > MOST_ALTERNATIVES) return null;
  }
  return all;
}

function everyOf(parts: readonly Part[]): readonly Facts[] | null {
  let all: readonly Facts[] = [new Map()];
  for (const part of parts) {
    const found = part();
    if (found === null || all.length * found.length > MOST_ALTERNATIVES * 4) return null;
    all = shortest(all.flatMap((one) => found.map((other) => together(one, other)).filter((both): both is Facts => both !== null)));
    if (all.length > MOST_ALTERNATIVES) return null;
  }
  return all;
}

function together(one: Facts, other: Facts): Facts | null {
  const both = new Map(one);
  for (const [index, taken] of other) {
    if (both.get(index) === !taken) return null;
    both.set(index, taken);
  }
  return both;
}

/** Without those that say no more than another: 'a and b' goes where 'a' stands. */
function shortest(all: readonly Facts[]): readonly Facts[] {
  const kept: Facts[] = [];
  for (const facts of [...all].sort((a, b) => a.size - b.size)) {
    const implied = kept.some((other) => [...other].every(([index, taken]) => facts.get(index) === taken));
    if (!implied) kept.push(facts);
  }
  return kept;
}
