/** Sources that name an entry of a bibliography, as formatted references. */

import { Cite } from '@citation-js/core';
import type { Source } from '@parley/engine';
import { readBibliography } from './bibliography.js';

/** A formatted reference. */
export interface Reference {
  readonly full: string;
  /** As it is cited again: 'Reed, 2020'. */
  readonly short: string;
}

/** References by the id of their source, and what went wrong, each a sentence. */
export interface References {
  readonly formatted: ReadonlyMap<string, Reference>;
  readonly problems: readonly string[];
}

/**
 * Formats the sources that name an entry, in APA style.
 * @param textOf  the text of a file beside the model; null when it is not there
 */
export function formatReferences(sources: readonly Source[], textOf: (file: string) => string | null): References {
  const formatted = new Map<string, Reference>();
  const problems = new Set<string>();
  for (const { id, reference } of sources) {
    if (reference === null) continue;
    const { file, entry } = reference;
    const text = textOf(file);
    if (text === null) {
      problems.add(
        `The reference of the source '${id}' is not at hand: beside the model there is no file '${file}' that can be read as text (UTF-8).`,
      );
      continue;
    }
    const bibliography = readBibliography(text);
    if (bibliography === null) {
      problems.add(`'${file}' is neither BibTeX nor CSL-JSON, so the source '${id}' goes by its title.`);
      continue;
    }
    const { entries, faults } = bibliography;
    for (const fault of faults)
      problems.add(
        `${fault.entry === null ? `An entry without a key` : `The entry '${fault.entry}'`} on line ${fault.line} of '${file}' cannot be read: look for a comma, a brace or a quotation mark that is missing.`,
      );
    const item = entries.find((each) => each.id === entry || each['citation-key'] === entry);
    if (item === undefined) {
      problems.add(
        faults.some((fault) => fault.entry === entry)
          ? `Until then the source '${id}' goes by its title.`
          : `'${file}' has no entry '${entry}' for the source '${id}'. It has ${entries.map((each) => each.id).join(', ') || 'none'}.`,
      );
      continue;
    }
    const cite = new Cite([item]);
    const full = oneLine(cite.format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' }));
    const short = oneLine(cite.format('citation', { format: 'text', template: 'apa', lang: 'en-US' }));
    formatted.set(id, { full, short: short.replace(/^\((.*)\)$/u, '$1') });
  }
  return { formatted, problems: [...problems] };
}

function oneLine(words: unknown): string {
  return String(words)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
