/**
 * A file with more than twenty mistakes of different kinds, and the same file mended line by line. The broken one reports them all, exactly;
 * each line alone, put into the mended file, gives its own messages and no other.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { codeFrame, type Diagnostic, diagnosticLine, parse } from '../src/index.js';

const path = (name: string): string => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const broken = readFileSync(path('twenty-mistakes.parley'), 'utf8');
const mended = readFileSync(path('twenty-mended.parley'), 'utf8');
const brokenLines = broken.split('\n');
const mendedLines = mended.split('\n');

/** Lines whose mistake shows on another line, or needs another mistake to show. */
const TOGETHER = new Set(['mediate "Mediate"']);

function errorsIn(text: string): readonly Diagnostic[] {
  return parse(text).diagnostics.filter(({ severity }) => severity === 'error');
}

test('the broken file reports every mistake, exactly', () => {
  const report = parse(broken)
    .diagnostics.map((each) => `${diagnosticLine('twenty-mistakes.parley', each)}\n${codeFrame(broken, each, { width: 100 })}\n`)
    .join('');
  if (process.env.UPDATE === '1') writeFileSync(path('twenty-mistakes.txt'), report);
  expect(report).toBe(readFileSync(path('twenty-mistakes.txt'), 'utf8'));
  expect(new Set(parse(broken).diagnostics.map(({ code }) => code)).size).toBeGreaterThanOrEqual(20);
});

test('the mended file has no mistake', () => {
  expect(errorsIn(mended)).toEqual([]);
  expect(mendedLines.length).toBe(brokenLines.length);
});

describe('each mistake alone', () => {
  const all = errorsIn(broken);
  brokenLines.forEach((line, index) => {
    if (line === mendedLines[index] || TOGETHER.has(line.trim())) return;
    test(line.trim(), () => {
      const said = errorsIn(mendedLines.with(index, line).join('\n')).map(({ code, place }) => [code, place]);
      expect(said).toEqual(all.filter(({ place }) => place.line === index + 1).map(({ code, place }) => [code, place]));
      expect(said.length).toBeGreaterThan(0);
    });
  });
});

describe('each suggestion', () => {
  for (const { place, suggestion, message } of errorsIn(broken)) {
    if (suggestion === undefined) continue;
    test(`${message}: ${suggestion.by}`, () => {
      const line = brokenLines[place.line - 1] ?? '';
      const start = place.column - 1;
      expect(line.slice(start, start + place.length)).toBe(suggestion.replace);
      const better = line.slice(0, start) + suggestion.by + line.slice(start + place.length);
      const said = errorsIn(brokenLines.with(place.line - 1, better).join('\n'));
      expect(said.map((each) => each.message)).not.toContain(message);
    });
  }
});
