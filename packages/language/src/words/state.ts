/** States in words: what stands, or what differs from another state. Never a string of bits. */

import { type Graph, type Model, type Option, type Setting, type State, settingsOf } from '@parley/engine';
import { isSwitch, levelName, moverName, optionName, optionOf, sentenceCase } from './names.js';

/** What stands in the state, mover by mover; options at their first level go without saying. */
export function stateWords(graph: Graph, state: State): string {
  const items: Item[] = [];
  for (const { option: id, level } of told(graph, state)) {
    const option = optionOf(graph.model, id);
    if (level !== option.levels[0]?.id) items.push({ option, words: settingWords(option, level) });
  }
  return items.length === 0 ? 'Nothing has been done: every option is at its first level.' : grouped(graph.model, items);
}

/** How the state differs from another, mover by mover, to stand inside a sentence: 'the patrol: North post.' `within`: only in these options. */
export function differenceWords(graph: Graph, from: State, to: State, within: ReadonlySet<string> | null = null): string {
  const items = differences(graph, from, to)
    .filter(({ option }) => within === null || within.has(option.id))
    .map(({ option, before, after }) => ({ option, words: changeWords(option, before, after) }));
  return items.length === 0 ? 'Everything stays as it is.' : grouped(graph.model, items, false);
}

/**
 * A state told beside now, the shorter way: by how it differs from now, or by what stands in it and what no longer does.
 * Nothing that changed since now is left out.
 */
export function stateInShort(graph: Graph, state: State, now: State | null): string {
  if (now === null) return stateWords(graph, state);
  if (now === state) return 'All as it is now.';
  const changed = differences(graph, now, state);
  const returned = new Set(changed.filter(({ option, after }) => after === option.levels[0]?.id).map(({ option }) => option.id));
  const items: Item[] = [];
  let standing = 0;
  for (const { option: id, level } of told(graph, state)) {
    const option = optionOf(graph.model, id);
    if (level !== option.levels[0]?.id) {
      items.push({ option, words: settingWords(option, level) });
      standing++;
    } else if (returned.has(id)) items.push({ option, words: returnWords(option, level) });
  }
  const whole = grouped(graph.model, items);
  const change = `As now, but ${differenceWords(graph, now, state)}`;
  return standing === 0 || change.length * 1.3 < whole.length ? change : whole;
}

/** An option that has gone back to its first level. */
function returnWords(option: Option, level: string): string {
  return isSwitch(option) ? `no longer “${optionName(option)}”` : `${optionName(option)} (back to ${levelName(option, level)})`;
}

/** One option that differs between two states. */
export interface Difference {
  readonly option: Option;
  readonly before: string;
  readonly after: string;
}

/**
 * The options that differ between two states, in model order. An option that a merged state leaves open does not differ from anything, unless
 * nothing else does.
 */
export function differences(graph: Graph, from: State, to: State): Difference[] {
  const before = new Map(settingsOf(graph, from).map(({ option, level }) => [option, level]));
  const found: Difference[] = [];
  for (const { option, level } of settingsOf(graph, to)) {
    const old = before.get(option);
    if (old !== undefined && old !== level) found.push({ option: optionOf(graph.model, option), before: old, after: level });
  }
  const open = new Set([...leftOpen(graph, from), ...leftOpen(graph, to)]);
  const settled = found.filter(({ option }) => !open.has(option.id));
  return settled.length === 0 ? found : settled;
}

/** How the options stand in a state, but for those that it leaves open. */
function told(graph: Graph, state: State): readonly Setting[] {
  const open = new Set(leftOpen(graph, state));
  return settingsOf(graph, state).filter(({ option }) => !open.has(option));
}

/** Options whose level is not said by a state that stands for several: once the plant is abandoned, whether anyone insists no longer matters. */
function leftOpen(graph: Graph, state: State): readonly string[] {
  const members = graph.merging?.members.get(state) ?? [];
  const levels = new Map(settingsOf(graph, state).map(({ option, level }) => [option, level]));
  const open = members.flatMap((member) => settingsOf(graph, member).filter(({ option, level }) => levels.get(option) !== level));
  return open.map(({ option }) => option);
}

/** One option at one level, as an item of a list. */
export function settingWords(option: Option, level: string): string {
  if (isSwitch(option)) return level === 'on' ? optionName(option) : `not “${optionName(option)}”`;
  return `${optionName(option)} (${levelName(option, level)})`;
}

/** One option that changes, as an item of a list. */
function changeWords(option: Option, before: string, after: string): string {
  if (isSwitch(option)) return after === 'on' ? optionName(option) : `no longer “${optionName(option)}”`;
  return `${optionName(option)} (${levelName(option, before)} → ${levelName(option, after)})`;
}

interface Item {
  readonly option: Option;
  readonly words: string;
}

/** Items under their movers' names, in model order; `opening` when they begin a sentence. An agreement's own option and a given option speak for themselves. */
function grouped(model: Model, items: readonly Item[], opening = true): string {
  const groups: { owner: string | null; words: string[] }[] = [];
  for (const { option, words } of items) {
    const owner = option.mover === null || option.mover === option.id ? null : option.mover;
    const group = owner === null ? undefined : groups.find((each) => each.owner === owner);
    if (group === undefined) groups.push({ owner, words: [words] });
    else group.words.push(words);
  }
  return groups
    .map(({ owner, words }, index) => {
      const begins = opening || index > 0;
      // An agreement may be named with an article, as movers are.
      if (owner === null) return `${begins ? words.join('; ') : words.join('; ').replace(/^The (?=\S)/u, 'the ')}.`;
      const name = moverName(model, owner);
      return `${begins ? sentenceCase(name) : name}: ${words.join('; ')}.`;
    })
    .join(' ');
}
