/** Whatever stands in a file, it is read or refused in words: never an exception, never a hang. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGINNING, codeFrame, diagnosticLine, format, parse } from '../src/index.js';
import { tokensOf } from '../src/parser.js';
import { MODEL_TEXTS } from './models.js';

/** Reads a text, and asks of the answer what every answer must have. */
function refuseOrRead(text: string): void {
  const { model, diagnostics } = parse(text);
  const lines = text.split(/\r\n|\r|\n/);
  if (model === null) expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  for (const each of diagnostics) {
    expect(each.place.line).toBeGreaterThanOrEqual(1);
    expect(each.place.line).toBeLessThanOrEqual(Math.max(1, lines.length + 1));
    expect(each.place.column).toBeGreaterThanOrEqual(1);
    expect(each.place.length).toBeGreaterThanOrEqual(1);
    expect(diagnosticLine('m.parley', each)).not.toMatch(/undefined|NaN|null|\[object/);
    codeFrame(text, each, { width: 80 });
  }
  const formatted = format(text);
  if (model !== null) expect(typeof formatted).toBe('string');
}

const texts = [BEGINNING, ...MODEL_TEXTS.map(([, text]) => text)].map((text) => text.slice(0, 6000));
const words = tokensOf(texts.join('\n')).tokens.map(({ image }) => image);
const anyWord = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(
    '"',
    '/*',
    '//',
    '\n',
    '}',
    '{',
    '(',
    '&',
    '\0',
    '﻿',
    '\r\n',
    'naïve',
    'Δ',
    '🙂',
    '“x”',
    '1999-99',
    'maybe',
    'any order {',
  ),
);

describe('fuzz', () => {
  test('random characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), refuseOrRead), { numRuns: 300 });
  }, 60_000);

  test('random words of the language', () => {
    fc.assert(
      fc.property(
        fc.array(anyWord, { maxLength: 80 }),
        fc.array(fc.constantFrom(' ', ' ', ' ', '\n'), { minLength: 80, maxLength: 80 }),
        (some, gaps) => {
          refuseOrRead(some.map((word, index) => word + (gaps[index] ?? ' ')).join(''));
        },
      ),
      { numRuns: 300 },
    );
  }, 60_000);

  test('models with something taken out, put in or put elsewhere', () => {
    const edit = fc.record({ at: fc.nat(), length: fc.nat(30), word: anyWord });
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 6 }), (text, edits) => {
        let changed = text;
        for (const { at, length, word } of edits) {
          const start = at % (changed.length + 1);
          changed = changed.slice(0, start) + word + changed.slice(start + length);
        }
        refuseOrRead(changed);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

test('whatever is broken, there are words for it', () => {
  const edit = fc.record({ at: fc.nat(), length: fc.nat(12), word: fc.constantFrom(...words, ' ', '\n', '') });
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(edit, { minLength: 1, maxLength: 4 }), (text, edits) => {
      let changed = text;
      for (const { at, length, word } of edits) {
        const start = at % (changed.length + 1);
        changed = changed.slice(0, start) + word + changed.slice(start + length);
      }
      expect(parse(changed).diagnostics.map(({ code }) => code)).not.toContain('unreadable');
    }),
    { numRuns: 200, seed: 1997 },
  );
}, 60_000);

describe('extremes', () => {
  const cases: Readonly<Record<string, string>> = {
    nothing: '',
    'a byte order mark': `﻿${BEGINNING}`,
    'carriage returns': BEGINNING.replaceAll('\n', '\r\n'),
    'old carriage returns': BEGINNING.replaceAll('\n', '\r'),
    'a NUL byte': `${BEGINNING}never talk \0 and accept\n`,
    'a hundred thousand brackets': `${BEGINNING}never ${'('.repeat(100_000)}talk${')'.repeat(100_000)}\n`,
    'a hundred thousand open brackets': `${BEGINNING}never ${'('.repeat(100_000)}`,
    'seventy thousand nots': `${BEGINNING}never ${'not '.repeat(70_000)}talk\n`,
    'a hundred thousand braces': '{'.repeat(100_000),
    'eight thousand ands': `${BEGINNING}never ${'talk and '.repeat(8_000)}accept\n`,
    'eight thousand ifs': `${BEGINNING}never ${'talk if '.repeat(8_000)}accept\n`,
    'ten megabytes': 'x'.repeat(10_000_000),
    'a file of quotation marks': '"'.repeat(299_999),
    'a file of broken lines': 'never and\n'.repeat(29_000),
    'a file of unknown names': `${BEGINNING}${Array.from({ length: 10_000 }, (_, i) => `define d${i} = unknown${i}`).join('\n')}\n`,
    'a long name': `define ${'n'.repeat(100_000)} = talk`,
    'ten thousand definitions in a row': `${BEGINNING}define d0 = talk\n${Array.from({ length: 10_000 }, (_, i) => `define d${i + 1} = d${i}`).join('\n')}\n`,
    'lone surrogates': `${BEGINNING}never \ud800 and talk\n`,
    'names of objects': `${BEGINNING}never constructor and __proto__ and toString\n`,
  };
  for (const [name, text] of Object.entries(cases)) {
    test(name, () => {
      const start = performance.now();
      refuseOrRead(text);
      expect(performance.now() - start).toBeLessThan(15_000);
    }, 30_000);
  }

  test('words that would do something to a terminal', () => {
    const found = parse(`${BEGINNING}define calm "All\u001b[31m is calm" = not talk\nnever calm and accept and troops = many\n`);
    expect(found.diagnostics.map(({ code, place }) => [code, place.column])).toEqual([['hidden-character', 17]]);
    expect(parse(`${BEGINNING}define calm "All\tis calm" = not talk\nnever calm and accept and troops = many\n`).model).not.toBeNull();
  });

  test('names in any script', () => {
    const { model } = parse(BEGINNING.replaceAll('talk', 'переговоры').replaceAll('accept', '受け入れる'));
    expect(model?.options.map(({ id }) => id)).toEqual(['переговоры', 'troops', '受け入れる']);
  });

  test('names that objects have already', () => {
    const { model } = parse(BEGINNING.replaceAll('talk', '__proto__').replaceAll('accept', 'constructor'));
    expect(model?.options.map(({ id }) => id)).toEqual(['__proto__', 'troops', 'constructor']);
  });
});
