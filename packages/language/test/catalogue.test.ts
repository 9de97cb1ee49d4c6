import { argumentOf, type Finding, findingsOf } from '@parley/engine';
import { describe, expect, test } from 'vitest';
import { BEGINNING, CATALOGUE, type Code, describeFindings, type Entry, hostOf, parse } from '../src/index.js';

const entries = Object.entries(CATALOGUE) as [Code, Entry<never>][];

/** Everything said about a text, by the language and, where there is a model, by the engine. */
function saidOf(text: string, entry: Pick<Entry<never>, 'files'>): readonly string[] {
  const { model, diagnostics } = parse(text, hostOf(entry));
  const findings: readonly Finding[] = model === null ? [] : findingsOf(argumentOf(model));
  return [...diagnostics, ...(model === null ? [] : describeFindings(model, findings))].map(({ code }) => code);
}

const text = (entry: Entry<never>, lines: string): string => (entry.whole === true ? lines : `${BEGINNING}${lines}\n`);

test('every entry has an id of its own', () => {
  const ids = entries.map(([, { id }]) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('the common beginning is a sound model', () => {
  expect(saidOf(BEGINNING, {})).toEqual([]);
});

describe('examples', () => {
  for (const [code, entry] of entries) {
    if (entry.bad === '') continue;
    test(`${entry.id} ${code}`, () => {
      expect(saidOf(text(entry, entry.bad), entry)).toEqual([code]);
      expect(saidOf(text(entry, entry.good), entry)).not.toContain(code);
      expect(parse(text(entry, entry.good), hostOf(entry)).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    });
  }
});
