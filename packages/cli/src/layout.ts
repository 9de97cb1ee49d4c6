/** Lines on a page: wrapping, columns and colour. The words come from elsewhere. */

import picocolors from 'picocolors';
import type { Screen } from './request.js';

/** Prose is not set wider than this, however wide the window: long lines are hard to read. */
const MEASURE = 100;

/**
 * Marks of a verdict, with a stand-in where they cannot be shown. A question has a mark of its own: its answer is neither success nor failure. So has
 * an outcome that is struck and comes back.
 */
export const MARKS = { holds: '✓', fails: '✗', partly: '~', unknown: '–', question: '?', returns: '↺' } as const;

/** A page of a given width. */
export interface Page {
  /** Columns for prose. */
  readonly width: number;
  readonly ink: ReturnType<typeof picocolors.createColors>;
}

/** The page for a screen. */
export function pageFor(screen: Screen): Page {
  return { width: Math.min(screen.width, MEASURE), ink: picocolors.createColors(screen.colour) };
}

/** Wraps text to the page. `indent` columns stand before every line but the first, `first` before the first. No line ends in a space. */
export function wrap(page: Page, text: string, indent = 0, first: number = indent): string {
  const lines: string[] = [];
  let line = ' '.repeat(first);
  let empty = true;
  for (const word of text.split(/[ \n\t]+/u)) {
    if (word === '') continue;
    if (!empty && columns(line) + 1 + columns(word) > page.width) {
      lines.push(line);
      line = ' '.repeat(indent);
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  lines.push(line);
  return lines.map((each) => each.trimEnd()).join('\n');
}

/** Text with a label before it: '  1  text ...', later lines under the text. The label may be coloured. */
export function labelled(page: Page, label: string, text: string, indent: number): string {
  const wrapped = wrap(page, text, indent, indent);
  return label + ' '.repeat(Math.max(1, indent - columns(label))) + wrapped.slice(indent);
}

/** Left text and right text on one line when both fit, otherwise the right one below, also at the right when it fits there. */
export function spread(page: Page, left: string, right: string, indent = 2): string {
  if (right === '') return wrap(page, left, indent, 0);
  const gap = page.width - columns(left) - columns(right);
  if (gap >= 2) return `${left}${' '.repeat(gap)}${right}`;
  return `${wrap(page, left, indent, 0)}\n${wrap(page, right, indent)}`;
}

/** A label, text beside it, and a note at the right of the last line, or below when there is no room. */
export function noted(page: Page, label: string, text: string, note: string, indent: number): string {
  const told = labelled(page, label, text, indent);
  if (note === '') return told;
  const last = told.slice(told.lastIndexOf('\n') + 1);
  const gap = page.width - columns(last) - columns(note);
  return gap >= 2 ? told + ' '.repeat(gap) + note : `${told}\n${' '.repeat(Math.max(indent, page.width - columns(note)))}${note}`;
}

/** Rows of cells under each other: all columns as wide as their widest cell, two spaces apart; `right` columns are set to the right. */
export function table(rows: readonly (readonly string[])[], indent: number, right: ReadonlySet<number> = new Set()): string {
  const widths: number[] = [];
  for (const row of rows) for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, columns(cell));
  return rows
    .map((row) => {
      const cells = row.map((cell, index) => {
        const room = ' '.repeat((widths[index] ?? 0) - columns(cell));
        return right.has(index) ? room + cell : cell + room;
      });
      return `${' '.repeat(indent)}${cells.join('  ')}`.trimEnd();
    })
    .join('\n');
}

/** Columns that a text takes on a terminal: colours none, East Asian wide letters two, marks that sit on another letter none. */
export function columns(text: string): number {
  let count = 0;
  for (const letter of text.replaceAll(COLOUR_CODES, '')) {
    if (/\p{Mn}|\p{Me}|\p{Cf}/u.test(letter)) continue;
    count += WIDE.test(letter) ? 2 : 1;
  }
  return count;
}

/** Escape, then what to do, as picocolors writes it. */
const COLOUR_CODES = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, 'gu');
/** The control characters, and the colours that picocolors writes, whole. */
const CONTROLS = new RegExp(`${COLOUR_CODES.source}|(?![\\n\\t])\\p{Cc}`, 'gu');
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}(?<![\u00a9\u00ae\u2122\u2194-\u27bf])/u;

/**
 * Text that a terminal only shows: whatever a name, a file or an argument holds, nothing in it moves the cursor, rings or renames a window. Line
 * ends and tabs stay, and colours where there are any.
 */
export function printable(text: string, colour = false): string {
  return text.replaceAll(CONTROLS, (found) => (colour && found.length > 1 ? found : '\uFFFD'));
}

/** Stands plain letters in for typographic ones, for terminals that cannot show them. Names in other scripts are left as they are. */
export function asciiOnly(text: string): string {
  return text.replaceAll(/[✓✗↺“”‘’→…·–—×]/gu, (letter) => STAND_INS[letter] ?? letter);
}

const STAND_INS: Readonly<Record<string, string>> = {
  '✓': '+',
  '✗': 'x',
  '↺': 'o',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '→': '->',
  '…': '...',
  '·': '-',
  '–': '-',
  '—': '-',
  '×': 'x',
};
