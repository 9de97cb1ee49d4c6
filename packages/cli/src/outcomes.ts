/** Outcomes on a page: one below the other under their numbers, or theatre by theatre where several theatres come to rest each in its own way. */

import {
  combinedWords,
  counted,
  figure,
  outcomeKind,
  outcomeNumbers,
  outcomeWords,
  restsByTheatre,
  type TheatreRests,
} from '@parley/language';
import { labelled, type Page, wrap } from './layout.js';
import type { View } from './view.js';

/** What is told of outcomes. */
export interface OutcomeTelling {
  /** So many are told, and the rest counted; of theatres so many ways of each. Infinity for all. */
  readonly most: number;
  /** Is it told why each lasts? */
  readonly why: boolean;
  /** What else is said of an outcome, by its index: what follows on 'It' or 'Each of them'. Null for nothing. */
  readonly note: (index: number) => string | null;
}

/** The outcomes of a view, each line ending in a line end. */
export function outcomesTold(page: Page, view: View, telling: OutcomeTelling): string {
  const notes = view.outcomes.map((_, index) => telling.note(index));
  const alike = notes.length > 2 && new Set(notes).size === 1;
  // What is said of single outcomes has no place among the ways of a theatre.
  const theatres = alike ? restsByTheatre(view.graph, view.outcomes, view.now, view.foresight(view.concept)) : null;
  const lines =
    theatres !== null ? byTheatre(page, telling, theatres) : oneByOne(page, view, alike ? { ...telling, note: () => null } : telling);
  const [note] = notes;
  if (alike && note !== undefined && note !== null) lines.push(page.ink.dim(wrap(page, `Each of them ${note}.`, 2)));
  return lines.map((line) => `${line}\n`).join('');
}

function oneByOne(page: Page, { graph, outcomes, now, concept, foresight }: View, { most, why, note }: OutcomeTelling): string[] {
  const { ink } = page;
  const lines = outcomes.slice(0, most).flatMap((outcome, index) => {
    const told = labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, now, outcomes[0]), 5);
    const own = note(index);
    const notes = [...(why ? [outcomeKind(graph, outcome, foresight(concept))] : []), ...(own === null ? [] : [`It ${own}.`])];
    return [told, ...notes.map((each) => ink.dim(wrap(page, each, 5)))];
  });
  return [...lines, ...more(page, outcomes.length - most, 5)];
}

function byTheatre(page: Page, { most, why }: OutcomeTelling, theatres: readonly TheatreRests[]): string[] {
  const { ink } = page;
  const lines = [wrap(page, combinedWords(theatres), 2)];
  for (const { id, title, ways } of theatres) {
    lines.push(
      '',
      wrap(page, `${ink.bold(id === null ? title : `${id}: ${title}`)}${ink.dim(`, in ${counted(ways.length, 'way')}`)}`, 4, 2),
    );
    const shown = ways.slice(0, most);
    const kinds = shown.map(({ kind }) => (why ? kind() : null));
    // Many ways that last for one reason are told with that reason once.
    const alike = ways.length > 2 && shown.length === ways.length && new Set(kinds).size === 1;
    for (const [index, { letter, words, outcomes }] of shown.entries()) {
      const kind = kinds[index] ?? null;
      lines.push(labelled(page, `    ${ink.bold(letter)}`, words, 7));
      if (kind !== null && !alike) lines.push(ink.dim(wrap(page, kind, 7)));
      if (ways.length > 1) lines.push(ink.dim(wrap(page, outcomeNumbers(outcomes), 7)));
    }
    lines.push(...more(page, ways.length - shown.length, 7));
    if (alike && kinds[0] !== null) lines.push(ink.dim(wrap(page, `Each of them lasts for the same reason. ${kinds[0]}`, 4)));
  }
  return lines;
}

function more(page: Page, count: number, indent: number): string[] {
  return count > 0 ? [wrap(page, `and ${figure(count)} more (--verbose lists all)`, indent)] : [];
}
