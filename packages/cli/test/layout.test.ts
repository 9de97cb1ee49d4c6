import { describe, expect, test } from 'vitest';
import { asciiOnly, columns, labelled, noted, pageFor, spread, table, wrap } from '../src/layout.js';
import { screenOf } from '../src/screen.js';

const page = pageFor({ width: 60, colour: false, unicode: true });

describe('columns', () => {
  test.each([
    ['plain', 5],
    ['\u001b[1mbold\u001b[22m', 4],
    ['日本', 4],
    ['e\u0301', 1],
    ['✓ →', 3],
    ['', 0],
  ])('%j takes %i', (text, expected) => expect(columns(text)).toBe(expected));
});

describe('lines', () => {
  test('wrap keeps to the page, hangs, and ends no line in a space', () => {
    const text = wrap(page, 'word '.repeat(40), 4, 2);
    for (const line of text.split('\n')) {
      expect(columns(line)).toBeLessThanOrEqual(60);
      expect(line).toBe(line.trimEnd());
    }
    expect(text.startsWith('  word')).toBe(true);
    expect(text.split('\n')[1]?.startsWith('    word')).toBe(true);
  });

  test('a word longer than the page stands alone and is not cut', () =>
    expect(wrap(page, `a ${'x'.repeat(80)} b`)).toBe(`a\n${'x'.repeat(80)}\nb`));

  test('labels and notes', () => {
    expect(labelled(page, '  1', 'text', 5)).toBe('  1  text');
    expect(noted(page, '  ✓ id', 'text', '[a 1]', 8)).toBe(`  ✓ id  text${' '.repeat(43)}[a 1]`);
    expect(noted(page, '  ✓ id', 'x'.repeat(50), '[a 1]', 8).split('\n')).toHaveLength(2);
  });

  test('spread puts both ends on one line when there is room', () => {
    expect(spread(page, 'left', 'right')).toBe(`left${' '.repeat(51)}right`);
    expect(spread(page, 'left'.repeat(13), 'right'.repeat(3)).split('\n')).toHaveLength(2);
  });

  test('table', () =>
    expect(
      table(
        [
          ['a', '1'],
          ['bcd', '22'],
        ],
        1,
        new Set([1]),
      ),
    ).toBe(' a     1\n bcd  22'));

  test('plain letters for typographic ones, and nothing else', () => expect(asciiOnly('✓ ↺ “Café” → 日本…')).toBe('+ o "Café" -> 日本...'));
});

describe('the screen', () => {
  test('never narrower than 60; COLUMNS before the terminal; 100 for a pipe', () => {
    expect(screenOf({ COLUMNS: '20' }, {}).width).toBe(60);
    expect(screenOf({ COLUMNS: '72' }, { isTTY: true, columns: 120 }).width).toBe(72);
    expect(screenOf({}, { isTTY: true, columns: 120 }).width).toBe(120);
    expect(screenOf({}, {}).width).toBe(100);
  });

  test('prose is not set wider than 100', () => expect(pageFor(screenOf({ COLUMNS: '200' }, {})).width).toBe(100));

  test('marks only where they can be shown', () => {
    expect(screenOf({ LANG: 'de_DE.UTF-8' }, {}).unicode).toBe(true);
    expect(screenOf({ LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, {}).unicode).toBe(false);
  });
});
