/** From a model to a `.gmcr` file. */

import {
  type Actor,
  buildGraph,
  type Condition,
  feasibleStates,
  type Graph,
  type Model,
  modelHash,
  type Option,
  type State,
  settingsOf,
} from '@parley/engine';
import { counted, isSwitch, levelName, listed, optionName } from '../words/names.js';
import { alternativesOf, type Facts, type Ladder, ladderOf, MOST_ALTERNATIVES } from './alternatives.js';
import type { Conjunction, GmcrStatement } from './gmcr.js';
import { leftBehind } from './left-behind.js';
import { type Exchanged, exchange, Refused } from './problem.js';

/** Rankings are written out for up to so many states. */
const RANKED_STATES = 4096;

/**
 * Writes a model as a `.gmcr` file.
 *
 * An option with more than two levels becomes one option for each level above the first, taken in order: a state that has a higher one without a
 * lower is infeasible. States, moves, rankings and so equilibria are the same, unless a note says what is not. An extra field, `exportedFrom`, says
 * which model it was.
 * @param version  of the program that writes
 */
export function exportGmcr(graph: Graph, version: string): Exchanged<string> {
  return exchange((note) => {
    const { model } = graph;
    for (const text of notHeld(model)) note(text);
    const ladders = laddersOf(model);
    const switches = model.options.flatMap((option) => switchesOf(option));
    if (switches.length === 0) throw new Refused({ code: 'no-options' });
    const conjunctions = (what: string, condition: Condition): readonly Facts[] => {
      const found = alternativesOf(model, (id) => ladders.get(id) as Ladder, condition);
      if (found === null) throw new Refused({ code: 'too-tangled', what, limit: MOST_ALTERNATIVES });
      return found;
    };
    const infeasibles = [
      ...[...ladders.values()].flatMap(({ option, first }) =>
        option.levels.slice(2).map(
          (_, step): Conjunction => [
            [first + step, 'N'],
            [first + step + 1, 'Y'],
          ],
        ),
      ),
      ...model.rules.flatMap(({ never }, index) => conjunctions(`Rule ${index + 1}`, never).map(conjunctionOf)),
    ];
    const actors = model.movers.filter((mover) => mover.kind === 'actor');
    const manual = actors.some(({ preferences }) => preferences?.kind === 'ranking');
    const whole = wholeGraph(graph);
    const numbers = whole.space.feasible <= RANKED_STATES ? numbersOf(whole, ladders) : null;
    if (manual && numbers === null)
      throw new Refused({ code: 'too-many-states', states: whole.space.feasible, limit: RANKED_STATES, why: 'A ranking' });
    const decisionMakers = actors.map((actor) => ({
      name: actor.name,
      options: model.options.flatMap((option) =>
        option.mover === actor.id ? switchesOf(option).map((_, step) => (ladders.get(option.id) as Ladder).first + step) : [],
      ),
      preferences:
        actor.preferences?.kind === 'statements'
          ? actor.preferences.statements.flatMap(({ condition }, index) =>
              statementOf(conjunctions(`Want ${index + 1} of ${actor.name}`, condition)),
            )
          : [],
      preferenceRanking: numbers === null ? [] : rankingOf(whole, actor, numbers),
    }));
    const file = {
      program: 'gmcr-py',
      version: '0.4.1',
      exportedFrom: { program: 'parley', version, model: model.title, hash: modelHash(model) },
      options: switches,
      decisionMakers,
      infeasibles,
      coalitions: [],
      useManualPreferenceRanking: manual,
    };
    return `${JSON.stringify(file, null, 2)}\n`;
  });
}

/** Where the switches of each option begin. */
function laddersOf(model: Model): ReadonlyMap<string, Ladder> {
  const ladders = new Map<string, Ladder>();
  let first = 0;
  for (const option of model.options) {
    ladders.set(option.id, ladderOf(option, first, isTurned(option)));
    first += option.levels.length - 1;
  }
  return ladders;
}

/** An on/off option that stands at first, and may only be dropped. */
function isTurned({ levels, irreversible }: Option): boolean {
  return irreversible && levels.length === 2 && levels[0]?.id === 'on' && levels[1]?.id === 'off';
}

/** The on/off options that an option becomes. */
function switchesOf(option: Option): readonly { readonly name: string; readonly permittedDirection: string }[] {
  const name = optionName(option);
  if (isTurned(option)) return [{ name, permittedDirection: 'back' }];
  const permittedDirection = option.irreversible ? 'fwd' : 'both';
  if (isSwitch(option)) return [{ name, permittedDirection }];
  return option.levels.slice(1).map(({ id }, index) => {
    const more = index < option.levels.length - 2 ? ' or more' : '';
    return { name: `${name}: ${levelName(option, id)}${more}`, permittedDirection };
  });
}

function conjunctionOf(facts: Facts): Conjunction {
  return [...facts].sort(([a], [b]) => a - b).map(([option, taken]) => [option, taken ? 'Y' : 'N'] as const);
}

/** A want; none where it is always or never true and so decides nothing. */
function statementOf(facts: readonly Facts[]): readonly GmcrStatement[] {
  const members = facts.map(conjunctionOf);
  const [only] = members;
  if (only === undefined || only.length === 0) return [];
  return [members.length === 1 ? only : { compound: true, members }];
}

/** The graph with all its states: the file cannot join any. */
function wholeGraph(graph: Graph): Graph {
  if (graph.model.merges.length === 0) return graph;
  return buildGraph({ ...graph.model, merges: [], views: [] }).graph ?? graph;
}

/** The number of each state in the file, from 1. */
function numbersOf(graph: Graph, ladders: ReadonlyMap<string, Ladder>): ReadonlyMap<State, number> {
  const binary = (state: State): bigint => {
    let bits = 0n;
    for (const { option: id, level } of settingsOf(graph, state)) {
      const { option, first } = ladders.get(id) as Ladder;
      const at = option.levels.findIndex((each) => each.id === level);
      if (isTurned(option)) bits |= at === 0 ? 1n << BigInt(first) : 0n;
      else bits |= ((1n << BigInt(at)) - 1n) << BigInt(first);
    }
    return bits;
  };
  const states = Array.from(feasibleStates(graph), (state) => ({ state, bits: binary(state) }));
  states.sort((a, b) => (a.bits < b.bits ? -1 : 1));
  return new Map(states.map(({ state }, index) => [state, index + 1]));
}

/** The states by their numbers, best first; equal ones in one list. */
function rankingOf(graph: Graph, actor: Actor, numbers: ReadonlyMap<State, number>): readonly (number | readonly number[])[] {
  const ranks = graph.movers.find(({ id }) => id === actor.id)?.ranks;
  const groups = new Map<number, number[]>();
  for (const [state, number] of numbers) {
    const rank = ranks?.[state] ?? 0;
    groups.set(rank, [...(groups.get(rank) ?? []), number]);
  }
  return [...groups].sort(([a], [b]) => b - a).map(([, states]) => (states.length === 1 ? (states[0] as number) : states));
}

/** What the file cannot hold, and what the states mean without it. */
function notHeld(model: Model): readonly string[] {
  const notes: string[] = [];
  for (const mover of model.movers) {
    const own = model.options.filter((option) => option.mover === mover.id).map((option) => `“${optionName(option)}”`);
    if (mover.kind === 'actor') continue;
    const kept =
      own.length === 0
        ? ''
        : ` ${listed(own)} ${own.length === 1 ? 'stands' : 'stand'} in the file, and nobody can change ${own.length === 1 ? 'it' : 'them'}.`;
    const what = mover.kind === 'body' ? 'body' : 'agreement';
    notes.push(`The ${what} “${mover.name}” did not come along: a .gmcr file knows only single decision makers.${kept}`);
  }
  for (const option of model.options) {
    if (option.when !== null)
      notes.push(`The guard of “${optionName(option)}” (when it can be changed) did not come along: it can be changed everywhere.`);
    if (option.mover === null) notes.push(`“${optionName(option)}” is given: it stands in the file, and belongs to nobody.`);
    if (option.levels.length > 2)
      notes.push(
        `“${optionName(option)}” has ${counted(option.levels.length, 'level')}: it became ${counted(option.levels.length - 1, 'option')}, taken in order.`,
      );
  }
  for (const mover of model.movers) {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') continue;
    const { statements } = mover.preferences;
    if (statements.some(({ maybe, anyOrder }) => maybe || anyOrder !== null))
      notes.push(`What the wants of ${mover.name} leave open did not come along: they are read as they are written.`);
    if (statements.some(({ label }) => label !== null)) notes.push(`The labels of the wants of ${mover.name} did not come along.`);
  }
  if (model.merges.length > 0) notes.push(`${counted(model.merges.length, 'merge')} did not come along: every state stands by itself.`);
  return [...notes, ...leftBehind(model)];
}
