import { expect } from 'vitest';
import { BEGINNING, type Code, hostOf, parse } from '../src/index.js';

/**
 * Reads a text in which «these marks» stand around what the diagnostics must point at, in order, and asks that exactly the `codes` are said there.
 * The text stands after the common beginning of the catalogue's examples, unless it begins with `conflict`.
 */
export function expectMarked(marked: string, ...codes: readonly Code[]): void {
  const whole = marked.startsWith('conflict') ? marked : `${BEGINNING}${marked}\n`;
  const text = whole.replace(/[«»]/g, '');
  const places = whole.split('\n').flatMap((line, index) =>
    [...line.matchAll(/«([^»]*)»/g)].map((mark, earlier) => ({
      line: index + 1,
      column: mark.index + 1 - 2 * earlier,
      length: (mark[1] ?? '').length || 1,
    })),
  );
  expect(parse(text, hostOf({})).diagnostics.map(({ code, place }) => ({ code, ...place }))).toEqual(
    places.map((place, index) => ({ code: codes[index], ...place })),
  );
}
