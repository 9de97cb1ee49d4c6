/**
 * What an option comes to, as something that its owner would do: 'NATO would announce the invitation of the three', 'Moscow would choose a posture (early
 * nuclear use)'. What a name does not allow to be said so is quoted: 'shift “Naval blockade” to ...'.
 */

import { type Graph, type Model, type Option, type State, settingsOf } from '@parley/engine';
import {
  isAgreementOption,
  isSwitch,
  levelName,
  listed,
  moverName,
  moverOf,
  optionName,
  partyNames,
  quotedLevel,
  quotedOption,
} from './names.js';
import { type Difference, differences } from './state.js';
import { isJudging, verbPhrase } from './verb.js';

/** An option at a level, as something that its owner would do: after 'would'. */
export interface Deed {
  /** Who would; null for what nobody in the model decides. */
  readonly subject: string | null;
  /** 'ratify the treaty', 'no longer raid the valley'; of what nobody decides a clause of its own. */
  readonly words: string;
}

/**
 * A change as its owner's deed.
 * @param or  other levels that it may come to instead: 'agree on the new bargain (on forces or on strategy)'
 */
export function deedOf(model: Model, { option, after }: Pick<Difference, 'option' | 'after'>, or: readonly string[] = []): Deed {
  const first = option.levels[0]?.id;
  const levels = [after, ...or];
  const subject = deedSubject(model, option);
  if (subject === null)
    return { subject, words: `${quotedOption(option)} would ${isSwitch(option) ? standing(after) : `be ${quotedLevels(option, levels)}`}` };
  const said = saidOutright(model, option, levels);
  if (isAgreementOption(model, option)) return { subject: (after === first ? leaving(model, option) : null) ?? subject, words: said ?? '' };
  if (!isSwitch(option)) return { subject, words: said ?? `${SHIFT}${quotedOption(option)} to ${quotedLevels(option, levels)}` };
  if (after !== first) return { subject, words: said ?? `choose ${quotedOption(option)}` };
  const phrase = verbPhrase(optionName(option));
  return { subject, words: phrase === null ? `drop ${quotedOption(option)}` : `no longer ${phrase}` };
}

/**
 * What its owner would do to bring an option to one of these levels, in the author's own words: 'admit the three', 'judge the West “a new threat”', 'agree on
 * the quota treaty'. Null where the name is no verb phrase, and for what is dropped.
 */
export function saidOutright(model: Model, option: Option, levels: readonly string[]): string | null {
  const first = option.levels[0]?.id;
  if (isAgreementOption(model, option)) {
    const name = nounWords(option);
    if (levels[0] === first) return `end ${name}`;
    return `agree on ${name}${option.levels.length > 2 ? ` (${levelNames(option, levels)})` : ''}`;
  }
  if (!isSwitch(option)) return levelPhrase(option, levels);
  return levels[0] === first ? null : verbPhrase(optionName(option));
}

const SHIFT = 'shift ';

function levelNames(option: Option, levels: readonly string[]): string {
  return listed(
    levels.map((level) => levelName(option, level)),
    'or',
  );
}

function quotedLevels(option: Option, levels: readonly string[]): string {
  return listed(
    levels.map((level) => quotedLevel(option, level)),
    'or',
  );
}

/** An option that is left as it is, as its owner's deed: 'still raid the valley', 'not ratify the treaty'. */
export function stayOf(model: Model, option: Option, level: string): Deed {
  const first = option.levels[0]?.id;
  const subject = deedSubject(model, option);
  if (subject === null)
    return {
      subject,
      words: `${quotedOption(option)} would still ${isSwitch(option) ? standing(level) : `be ${quotedLevel(option, level)}`}`,
    };
  if (isAgreementOption(model, option)) {
    const name = nounWords(option);
    if (level === first) return { subject, words: `not agree on ${name}` };
    return { subject, words: `keep to ${name}${option.levels.length > 2 ? ` (${levelName(option, level)})` : ''}` };
  }
  const phrase = verbPhrase(optionName(option));
  if (isSwitch(option)) return { subject, words: `${level === first ? 'not' : 'still'} ${phrase ?? `choose ${quotedOption(option)}`}` };
  const levelled = levelPhrase(option, [level]);
  return { subject, words: levelled === null ? `keep ${quotedOption(option)} at ${quotedLevel(option, level)}` : `still ${levelled}` };
}

function standing(level: string): string {
  return level === 'on' ? 'stand' : 'not stand';
}

/** 'judge the West a new threat', 'choose a posture (restraint)', 'abandon the plant'; null where neither option nor level is a verb phrase, and for the first level. */
function levelPhrase(option: Option, levels: readonly string[]): string | null {
  const phrase = verbPhrase(optionName(option));
  if (phrase === null) {
    // One word says too little without the name: 'abandon' what?
    const verbs = levels.flatMap((level) =>
      /\s/u.test(levelName(option, level).trim()) ? (verbPhrase(levelName(option, level)) ?? []) : [],
    );
    return verbs.length < levels.length ? null : listed(verbs, 'or');
  }
  if (isJudging(phrase)) return `${phrase} ${quotedLevels(option, levels)}`;
  // The first level is how it is when nothing was done: 'build a road (none)'.
  return levels.includes(option.levels[0]?.id ?? '') ? null : `${phrase} (${levelNames(option, levels)})`;
}

/** Who may end an agreement, where one party alone may: 'North or South'. */
function leaving(model: Model, option: Option): string | null {
  const mover = model.movers.find(({ id }) => id === option.mover);
  if (mover?.kind !== 'agreement' || !mover.anyPartyMayLeave) return null;
  return listed(
    mover.parties.map((party) => moverName(model, party)),
    'or',
  );
}

/** Whose deed an option is; null for what nobody in the model decides. */
export function deedSubject(model: Model, option: Option): string | null {
  if (option.mover === null) return null;
  const mover = moverOf(model, option.mover);
  return mover.kind === 'agreement' ? partyNames(model, mover) : moverName(model, option.mover);
}

/** 'NATO can announce the invitation', '“Naval blockade” can be changed': that an option is open to its owner. */
export function couldWords(model: Model, option: Option): string {
  const subject = deedSubject(model, option);
  const phrase = isAgreementOption(model, option) ? null : verbPhrase(optionName(option));
  return subject === null || phrase === null ? `${quotedOption(option)} can be changed` : `${asSubject(subject)} can ${phrase}`;
}

/** A name as a noun: 'the quota treaty', 'the tie between NATO and Russia'; one without an article is quoted. */
export function nounWords(option: Option): string {
  const name = optionName(option);
  return /^(?:the|an?) \S/iu.test(name) ? name.replace(/^(?:the|an?) /iu, 'the ') : `“${name}”`;
}

/** What one move, or a bargain, changes, as clauses: what is agreed comes before what it binds. Of many changes the first `most`. */
export function clausesBetween(graph: Graph, from: State, to: State, most: number = Number.POSITIVE_INFINITY): string[] {
  const changes = agreedFirst(graph.model, differences(graph, from, to));
  return deedClauses(changes.slice(0, most).map((each) => deedOf(graph.model, each)));
}

/** What is agreed comes before what it binds. */
export function agreedFirst(model: Model, all: readonly Difference[]): readonly Difference[] {
  const agreed = all.filter(({ option }) => isAgreementOption(model, option));
  return [...agreed, ...all.filter((each) => !agreed.includes(each))];
}

/**
 * Deeds as clauses, one for each who acts in a row: 'Upland would fill the dam', 'Lowland would then call in the court'. Who does the same at once is named
 * together.
 * @param steps  for each deed the move that it is part of, counted from 0; none where no order is meant
 */
export function deedClauses(deeds: readonly Deed[], steps: readonly number[] = []): string[] {
  const groups: { subjects: string[]; words: string[]; step: number }[] = [];
  deeds.forEach(({ subject, words }, index) => {
    const step = steps[index] ?? 0;
    const last = groups.at(-1);
    if (subject === null || last === undefined || last.subjects.length === 0)
      groups.push({ subjects: subject === null ? [] : [subject], words: [words], step });
    else if (last.subjects.length === 1 && last.subjects[0] === subject) last.words.push(words);
    else if (last.words.length === 1 && last.words[0] === words && last.step === step) last.subjects.push(subject);
    else groups.push({ subjects: [subject], words: [words], step });
  });
  return groups.map(({ subjects, words, step }, index) => {
    const would = step > (groups[index - 1]?.step ?? step) ? 'would then' : 'would';
    return subjects.length === 0 ? series(words) : `${asSubject(listed(subjects))} ${would} ${series(shiftedOnce(denialsLast(words)))}`;
  });
}

/** 'no longer strike and buy' would deny both, so what is denied comes last. */
function denialsLast(words: readonly string[]): string[] {
  const denied = (each: string): boolean => /^(?:no longer|not) /u.test(each);
  return [...words.filter((each) => !denied(each)), ...words.filter(denied)];
}

/** 'shift “A” to x and “B” to y': one verb for several. */
function shiftedOnce(words: readonly string[]): string[] {
  return words.map((each, index) =>
    each.startsWith(SHIFT) && words[index - 1]?.startsWith(SHIFT) === true ? each.slice(SHIFT.length) : each,
  );
}

/** A name before its verb: one that ends in an apposition takes the second comma ('the sixteen members, voting, would'). */
function asSubject(name: string): string {
  return /,(?![^,]* and )[^,]*$/u.test(name) ? `${name},` : name;
}

/** A list whose items may be lists themselves. */
export function series(items: readonly string[]): string {
  if (!items.some((item) => / and |,/u.test(item.replaceAll(/\([^)]*\)|“[^”]*”/gu, '')))) return listed(items);
  return items.length < 3 ? items.join(', and ') : `${items.slice(0, -1).join('; ')}; and ${items.at(-1)}`;
}

/** The levels of all options in a state. */
export function levelsOf(graph: Graph, state: State): ReadonlyMap<string, string> {
  return new Map(settingsOf(graph, state).map(({ option, level }) => [option, level]));
}
