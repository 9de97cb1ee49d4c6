/** Outcomes on a page: one below the other under their numbers, or theatre by theatre where several theatres come to rest each in its own way. */

import type { Outcome } from '@parley/engine';
import {
  combinedWords,
  counted,
  numberWord,
  outcomeKind,
  outcomeNumbers,
  outcomeWords,
  restsByTheatre,
  type Telling,
  type TheatreRests,
} from '@parley/language';
import { labelled, type Page, wrap } from './layout.js';

/** What is told of outcomes. */
export interface OutcomeTelling {
  /** So many are told, and the rest counted; of theatres so many ways of each. Infinity for all. */
  readonly most: number;
  /** How the rest can be seen, in brackets after their number. */
  readonly hint: string;
  /** The way there, each line `indent` columns in; with `within` only moves that change one of these options. Null: it is not told. */
  readonly way: ((outcome: Outcome, indent: number, within: ReadonlySet<string> | null) => readonly string[]) | null;
  /** Is it told why each lasts? */
  readonly why: boolean;
  /** What else is said of an outcome, by its index: what follows on 'It' or 'Each of them'. Null for nothing. */
  readonly note: (index: number) => string | null;
}

/** All outcomes, and why each lasts. */
export const EVERY_OUTCOME: OutcomeTelling = { most: Number.POSITIVE_INFINITY, hint: '', way: null, why: true, note: () => null };

/** The outcomes of a view, each line ending in a line end. */
export function outcomesTold(page: Page, view: Telling, telling: OutcomeTelling): string {
  const notes = view.outcomes.map((_, index) => telling.note(index));
  const alike = notes.length > 2 && new Set(notes).size === 1;
  // What is said of single outcomes has no place among the ways of a theatre.
  const theatres = alike ? restsByTheatre(view.graph, view.outcomes, view.now, view.foresight(view.concept)) : null;
  const lines =
    theatres === null
      ? oneByOne(page, view, alike ? { ...telling, note: () => null } : telling)
      : [wrap(page, combinedWords(theatres), 2), ...theatres.flatMap((theatre) => ['', ...theatreTold(page, view, telling, theatre)])];
  const [note] = notes;
  if (alike && note !== undefined && note !== null) lines.push(page.ink.dim(wrap(page, `Each of them ${note}.`, 2)));
  return lines.map((line) => `${line}\n`).join('');
}

function oneByOne(page: Page, { graph, outcomes, now, concept, foresight }: Telling, telling: OutcomeTelling): string[] {
  const { ink } = page;
  const lines = outcomes.slice(0, telling.most).flatMap((outcome, index) => {
    const told = labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, now, outcomes[0]), 5);
    const why = telling.why ? [outcomeKind(graph, outcome, foresight(concept))] : [];
    const note = telling.note(index);
    const notes = note === null ? why : [...why, `It ${note}.`];
    return [told, ...(telling.way?.(outcome, 5, null) ?? []), ...notes.map((each) => ink.dim(wrap(page, each, 5)))];
  });
  return [...lines, ...more(page, outcomes.length - telling.most, telling.hint, 5)];
}

function theatreTold(page: Page, view: Telling, telling: OutcomeTelling, { id, title, options, ways }: TheatreRests): string[] {
  const { ink } = page;
  const name = ink.bold(id === null ? title : `${id}: ${title}`);
  const shown = ways.slice(0, telling.most);
  const kinds = shown.map(({ kind }) => (telling.why ? kind() : null));
  // Many ways that last for one reason are told with that reason once.
  const alike = ways.length > 2 && shown.length === ways.length && new Set(kinds).size === 1;
  const lines = shown.flatMap(({ letter, words, outcomes }, index) => {
    const outcome = view.outcomes[(outcomes[0] ?? 1) - 1];
    const notes = [alike ? null : kinds[index], ways.length > 1 ? outcomeNumbers(outcomes) : null];
    return [
      labelled(page, `    ${ink.bold(letter)}`, words, 7),
      ...(outcome === undefined ? [] : (telling.way?.(outcome, 7, options) ?? [])),
      ...notes.flatMap((each) => (each === null || each === undefined ? [] : [ink.dim(wrap(page, each, 7))])),
    ];
  });
  return [
    wrap(page, `${name}${ink.dim(`, in ${counted(ways.length, 'way')}`)}`, 4, 2),
    ...lines,
    ...more(page, ways.length - shown.length, telling.hint, 7),
    ...(alike && typeof kinds[0] === 'string' ? [ink.dim(wrap(page, `Each of them lasts for the same reason. ${kinds[0]}`, 4))] : []),
  ];
}

function more(page: Page, count: number, hint: string, indent: number): string[] {
  return count > 0 ? [wrap(page, `and ${numberWord(count)} more (${hint})`, indent)] : [];
}
