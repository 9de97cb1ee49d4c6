import type { Diagnostic } from './diagnostic.js';

/**
 * The line with its number, and carets under what is meant. Plain text, no line end at the end. A long line is cut to `width` around the carets.
 */
export function codeFrame(text: string, { place }: Pick<Diagnostic, 'place'>, { width }: { readonly width: number }): string {
  const line = text.split(/\r\n|\r|\n/)[place.line - 1] ?? '';
  const margin = `${place.line} | `;
  const room = Math.max(20, width - margin.length);
  const characters = Array.from(line.slice(0, 100_000)).map(visible);
  const start = Array.from(line.slice(0, place.column - 1)).length;
  const length = Math.max(1, Array.from(line.slice(place.column - 1, place.column - 1 + place.length)).length);
  const from = characters.length <= room ? 0 : Math.max(0, Math.min(start - Math.floor(room / 3), characters.length - room));
  const shown = characters
    .slice(from, from + room)
    .join('')
    .trimEnd();
  const carets = ' '.repeat(start - from) + '^'.repeat(Math.max(1, Math.min(length, room - (start - from))));
  const gutter = `${' '.repeat(margin.length - 2)}| `;
  return `${margin}${shown}\n${gutter}${carets}`;
}

/** A tab or a control character would move the carets: each is shown as one column. */
function visible(character: string): string {
  return /[\p{Cc}\p{Zl}\p{Zp}]/u.test(character) ? (character === '\t' ? ' ' : '\uFFFD') : character;
}
