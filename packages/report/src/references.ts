/** Sources from a bibliography: BibTeX or CSL-JSON in, formatted references out. */

// The plug-ins register themselves.
// oxlint-disable-next-line import/no-unassigned-import
import '@citation-js/plugin-bibtex';
// oxlint-disable-next-line import/no-unassigned-import
import '@citation-js/plugin-csl';
import { Cite } from '@citation-js/core';
import type { Source } from '@parley/engine';

/** References by the id of their source, and what went wrong, each a sentence. */
export interface References {
  readonly formatted: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/**
 * Formats the sources that name an entry, in APA style.
 * @param textOf  the text of a file beside the model; null when it is not there
 */
export function formatReferences(sources: readonly Source[], textOf: (file: string) => string | null): References {
  const formatted = new Map<string, string>();
  const problems: string[] = [];
  for (const { id, reference } of sources) {
    if (reference === null) continue;
    const { file, entry } = reference;
    const text = textOf(file);
    if (text === null) {
      problems.push(`The reference of the source '${id}' is not at hand: there is no file '${file}' beside the model.`);
      continue;
    }
    const items = read(text);
    if (items === null) {
      problems.push(`'${file}' is neither BibTeX nor CSL-JSON, so the source '${id}' goes by its title.`);
      continue;
    }
    const item = items.find((each) => each.id === entry || each['citation-key'] === entry);
    if (item === undefined) {
      problems.push(
        `'${file}' has no entry '${entry}' for the source '${id}'. It has ${items.map((each) => each.id).join(', ') || 'none'}.`,
      );
      continue;
    }
    const words = new Cite([item]).format('bibliography', { format: 'text', template: 'apa', lang: 'en-US' });
    formatted.set(id, String(words).trim().replace(/\s+/gu, ' '));
  }
  return { formatted, problems };
}

/** An entry, as CSL-JSON has it. */
interface Item {
  readonly id: string;
  readonly 'citation-key'?: string;
}

/** Only texts and plain objects are handed on, of a type that is named: the library would fetch an address. */
function read(text: string): Item[] | null {
  try {
    if (/^\s*[@%]/u.test(text)) return new Cite(text, { forceType: '@bibtex/text' }).data as Item[];
    const json: unknown = JSON.parse(text);
    const items = Array.isArray(json) ? json : [json];
    if (!items.every((item): item is Item => typeof item === 'object' && item !== null && typeof (item as Item).id === 'string'))
      return null;
    return new Cite(items, { forceType: '@csl/list+object' }).data as Item[];
  } catch {
    return null;
  }
}
