/** A bibliography, read: BibTeX or CSL-JSON. Entries that cannot be read are named by their place; the others still serve. */

// The plug-ins register themselves.
// oxlint-disable-next-line import/no-unassigned-import
import '@citation-js/plugin-bibtex';
// oxlint-disable-next-line import/no-unassigned-import
import '@citation-js/plugin-csl';
import { Cite } from '@citation-js/core';

/** An entry, as CSL-JSON has it. */
export interface Entry {
  readonly id: string;
  readonly 'citation-key'?: string;
}

/** An entry that cannot be read. */
export interface Fault {
  /** Its key; null where it has none. */
  readonly entry: string | null;
  /** The line that it begins on, from 1. */
  readonly line: number;
}

/** What a file holds. */
export interface Bibliography {
  readonly entries: readonly Entry[];
  readonly faults: readonly Fault[];
}

/** Reads a file; null where it is neither. */
export function readBibliography(text: string): Bibliography | null {
  if (/^\s*[@%]/u.test(text)) return bibtexOf(text);
  const entries = jsonOf(text);
  return entries === null ? null : { entries, faults: [] };
}

/** One faulty entry would spoil the whole file for the library, so then each is read by itself, with the abbreviations defined before it. */
function bibtexOf(text: string): Bibliography {
  const all = parsed(text);
  if (all !== null) return { entries: all, faults: [] };
  const entries: Entry[] = [];
  const faults: Fault[] = [];
  let strings = '';
  const heads = [...text.matchAll(/^[ \t]*@[ \t]*(\w+)[ \t]*[{(][ \t]*([^,\s{}()="]*)/gmu)];
  heads.forEach((head, index) => {
    const own = text.slice(head.index, heads[index + 1]?.index);
    const kind = head[1]?.toLowerCase();
    if (kind === 'comment' || kind === 'preamble') return;
    if (kind === 'string') {
      if (parsed(own) !== null) strings += own;
      return;
    }
    const read = parsed(strings + own);
    if (read !== null && read.length > 0) entries.push(...read);
    else faults.push({ entry: keyOf(own, head[2] ?? ''), line: text.slice(0, head.index).split('\n').length });
  });
  return { entries, faults };
}

/** The key of an entry, which a comma follows: what begins with a field has none. */
function keyOf(entry: string, word: string): string | null {
  return word === '' ||
    entry
      .slice(entry.indexOf(word) + word.length)
      .trimStart()
      .startsWith('=')
    ? null
    : word;
}

/** Only texts of a type that is named are handed on: the library would fetch an address. */
function parsed(bibtex: string): Entry[] | null {
  try {
    return new Cite(bibtex, { forceType: '@bibtex/text' }).data as Entry[];
  } catch {
    return null;
  }
}

/** Only plain objects are handed on, for the same reason. */
function jsonOf(text: string): Entry[] | null {
  try {
    const json: unknown = JSON.parse(text);
    const items = Array.isArray(json) ? json : [json];
    if (!items.every((item): item is Entry => typeof item === 'object' && item !== null && typeof (item as Entry).id === 'string'))
      return null;
    return new Cite(items, { forceType: '@csl/list+object' }).data as Entry[];
  } catch {
    return null;
  }
}
