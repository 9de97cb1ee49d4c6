/** Conditions as clauses: '“Ratify START II” stands and “Posture to the West” is partner'. */

import {
  type Comparison,
  type Condition,
  conditionHolds,
  type Graph,
  type Model,
  type NamedState,
  type State,
  settingsOf,
} from '@parley/engine';
import { isAgreementOption, isSwitch, listed, optionOf, plainId, quotedLevel, quotedOption } from './names.js';

/** The whole condition as a clause that can follow 'that', 'where' or 'if'. */
export function conditionWords(model: Model, condition: Condition): string {
  return clause(model, condition, false);
}

/** `inside`: the clause is part of a larger one, so a compound needs its brackets. */
function clause(model: Model, condition: Condition, inside: boolean): string {
  const wrap = (text: string) => (inside ? `(${text})` : text);
  switch (condition.kind) {
    case 'level':
      return levelClause(model, condition.option, condition.is, condition.level);
    case 'named':
      return namedClause(model, condition.name, inside);
    case 'not':
      return notClause(model, condition.of, inside);
    case 'and':
    case 'or': {
      const [first, ...more] = condition.of;
      if (first === undefined) return condition.kind === 'and' ? 'anything' : 'the impossible';
      return more.length === 0 ? clause(model, first, inside) : wrap(listed(parts(model, condition.of, condition.kind), condition.kind));
    }
    case 'if':
      return wrap(`${clause(model, condition.then, true)} if ${clause(model, condition.given, true)}`);
    case 'iff':
      return wrap(`${clause(model, condition.left, true)} exactly when ${clause(model, condition.right, true)}`);
  }
}

/** The clauses of a compound; one of the same kind needs no brackets inside it. */
function parts(model: Model, conditions: readonly Condition[], kind: 'and' | 'or'): string[] {
  return conditions.flatMap((each) =>
    each.kind === kind && each.of.length > 1 ? parts(model, each.of, kind) : [clause(model, each, true)],
  );
}

function notClause(model: Model, condition: Condition, inside: boolean): string {
  switch (condition.kind) {
    case 'level':
      return levelClause(model, condition.option, opposite[condition.is], condition.level);
    case 'not':
      return clause(model, condition.of, inside);
    case 'named':
      return namedNot(model, condition);
    case 'and':
      return condition.of.length === 2 ? `not both (${clause(model, condition, false)})` : `not (${clause(model, condition, false)})`;
    default:
      return `not (${clause(model, condition, false)})`;
  }
}

const opposite: Readonly<Record<Comparison, Comparison>> = { '=': '!=', '!=': '=', '<': '>=', '>=': '<', '>': '<=', '<=': '>' };

function levelClause(model: Model, id: string, is: Comparison, level: string): string {
  const option = optionOf(model, id);
  const name = quotedOption(option);
  const first = option.levels[0]?.id;
  if (option.levels.length === 2 && (isSwitch(option) || isAgreementOption(model, option))) {
    // With two levels every comparison says one of two things, or nothing.
    const above = passes(
      option.levels.findIndex((each) => each.id === level),
      is,
    );
    if (above === 'upper') return `${name} stands`;
    if (above === 'lower') return `${name} does not stand`;
  }
  const words = quotedLevel(option, level);
  switch (is) {
    case '=':
      return `${name} is ${words}`;
    case '!=':
      return level === first && option.levels.length > 2 ? `${name} is past ${words}` : `${name} is not ${words}`;
    case '<':
      return `${name} is short of ${words}`;
    case '<=':
      return `${name} is at most ${words}`;
    case '>':
      return `${name} is past ${words}`;
    case '>=':
      return `${name} is at least ${words}`;
  }
}

/** Which of two levels pass the comparison with the level at `index`. */
function passes(index: number, is: Comparison): 'lower' | 'upper' | 'both' | 'none' {
  const test = (each: number): boolean => {
    switch (is) {
      case '=':
        return each === index;
      case '!=':
        return each !== index;
      case '<':
        return each < index;
      case '<=':
        return each <= index;
      case '>':
        return each > index;
      case '>=':
        return each >= index;
    }
  };
  if (test(0)) return test(1) ? 'both' : 'lower';
  return test(1) ? 'upper' : 'none';
}

function namedClause(model: Model, name: string, inside: boolean): string {
  const definition = model.definitions.find((each) => each.id === name);
  if (definition !== undefined) {
    // Short definitions without words of their own are clearer said out.
    if (definition.name === null && definition.condition.kind !== 'named' && isShort(definition.condition)) {
      return clause(model, definition.condition, inside);
    }
    return `“${definition.name ?? plainId(name)}” holds`;
  }
  const state = model.states.find((each) => each.id === name);
  if (state === undefined) throw new Error(`no definition or state ${name} in the model`);
  return state.name === null ? settledWords(model, state) : `the state is “${state.name}”`;
}

/** A state without words of its own, by what stands in it: 'only “A” and “B” stand'. */
function settledWords(model: Model, { settings }: NamedState): string {
  const options = settings.map(({ option }) => option);
  const facts = factsAt(model, new Map(settings.map(({ option, level }) => [option, level])), options);
  return options.length === 0 ? 'nothing has been done' : `only ${facts}`;
}

/** 'X does not hold'; a definition that is said out is negated as such. */
function namedNot(model: Model, condition: Extract<Condition, { kind: 'named' }>): string {
  const words = namedClause(model, condition.name, false);
  if (words.endsWith('” holds')) return words.replace(/ holds$/u, ' does not hold');
  if (words.startsWith('the state is ')) return words.replace('the state is ', 'the state is not ');
  return `not (${words})`;
}

function isShort(condition: Condition): boolean {
  if (condition.kind === 'level') return true;
  if (condition.kind === 'not') return condition.of.kind === 'level';
  return (condition.kind === 'and' || condition.kind === 'or') && condition.of.length <= 2 && condition.of.every(isShort);
}

/**
 * The options that decide whether the condition holds in the state, in model order, as few as its first reading needs: of a conjunction that
 * fails the first part that fails, of one that holds all parts.
 */
export function decidingOptions(graph: Graph, condition: Condition, state: State): string[] {
  const deciding = new Set(decide(graph, condition, state));
  return graph.model.options.map((each) => each.id).filter((id) => deciding.has(id));
}

function decide(graph: Graph, condition: Condition, state: State): string[] {
  const of = (each: Condition) => decide(graph, each, state);
  const holds = (each: Condition) => conditionHolds(graph, each, state);
  switch (condition.kind) {
    case 'level':
      return [condition.option];
    case 'named': {
      const definition = graph.model.definitions.find((each) => each.id === condition.name);
      return definition === undefined ? graph.model.options.map((each) => each.id) : of(definition.condition);
    }
    case 'not':
      return of(condition.of);
    case 'and': {
      const broken = condition.of.find((each) => !holds(each));
      return broken === undefined ? condition.of.flatMap(of) : of(broken);
    }
    case 'or': {
      const met = condition.of.find(holds);
      return met === undefined ? condition.of.flatMap(of) : of(met);
    }
    case 'if':
      return holds(condition.given) ? [...of(condition.given), ...of(condition.then)] : of(condition.given);
    case 'iff':
      return [...of(condition.left), ...of(condition.right)];
  }
}

/** How the options stand in the state: '“A” and “B” stand, “C” does not, and “Posture to the West” is wary'. */
export function factWords(graph: Graph, state: State, options: readonly string[]): string {
  return factsAt(graph.model, new Map(settingsOf(graph, state).map(({ option, level }) => [option, level])), options);
}

function factsAt(model: Model, levels: ReadonlyMap<string, string>, options: readonly string[]): string {
  const stand: string[] = [];
  const lack: string[] = [];
  const other: string[] = [];
  for (const id of options) {
    const option = optionOf(model, id);
    const level = levels.get(id) ?? '';
    const twofold = isSwitch(option) || (option.levels.length === 2 && isAgreementOption(model, option));
    if (!twofold) other.push(`${quotedOption(option)} is ${quotedLevel(option, level)}`);
    else if (level === option.levels[0]?.id) lack.push(quotedOption(option));
    else stand.push(quotedOption(option));
  }
  const clauses: string[] = [];
  if (stand.length > 0) clauses.push(`${listed(stand)} ${stand.length === 1 ? 'stands' : 'stand'}`);
  if (lack.length > 0) {
    const verb = lack.length === 1 ? 'does not' : 'do not';
    clauses.push(`${listed(lack)} ${verb}${stand.length > 0 ? '' : ' stand'}`);
  }
  clauses.push(...other);
  if (clauses.length <= 1) return clauses[0] ?? 'nothing is asked of it';
  return `${clauses.slice(0, -1).join(', ')}, and ${clauses.at(-1)}`;
}

/** Why the condition holds or fails in this state, as facts of the state. */
export function decidingFacts(graph: Graph, condition: Condition, state: State): string {
  if (condition.kind === 'named') {
    const named = graph.model.states.find((each) => each.id === condition.name);
    if (named !== undefined && named.name !== null)
      return conditionHolds(graph, condition, state) ? `the state is “${named.name}”` : `the state is not “${named.name}”`;
    if (named !== undefined) return namelessFacts(graph, named, state);
  }
  return factWords(graph, state, decidingOptions(graph, condition, state));
}

/** That a state is the one meant, which has no words of its own, or what sets the two apart. */
function namelessFacts(graph: Graph, named: NamedState, state: State): string {
  if (conditionHolds(graph, { kind: 'named', name: named.id }, state)) return settledWords(graph.model, named);
  const meant = new Map(named.settings.map(({ option, level }) => [option, level]));
  const apart = settingsOf(graph, state).filter(
    ({ option, level }) => level !== (meant.get(option) ?? optionOf(graph.model, option).levels[0]?.id),
  );
  return factWords(
    graph,
    state,
    apart.map(({ option }) => option),
  );
}
