/** The files on docs/language.md are sound, set out as `parley fmt` does, and their claims come out as marked. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { argumentOf, checkArgument, findingsOf } from '@parley/engine';
import { describe, expect, test } from 'vitest';
import { describeFindings, format, type Host, parse } from '../src/index.js';

const page = readFileSync(fileURLToPath(new URL('../../../docs/language.md', import.meta.url)), 'utf8');

/** Files by name. A file stands on the page in pieces, each under its name. */
const files = new Map<string, string>();
for (const [, name = '', lines = ''] of page.matchAll(/```parley (\S+)\n(.*?)```/gs)) {
  const before = files.get(name);
  files.set(name, before === undefined ? lines : `${before}\n${lines}`);
}

test('all of its snippets are pieces of files', () => {
  expect(page.match(/^```\w+.*$/gm)?.filter((line) => !/^```parley \w+\.parley$/.test(line))).toEqual([]);
  expect([...files.keys()]).toEqual(['harbour.parley', 'road.parley', 'together.parley']);
});

describe.each([...files])('%s', (file, text) => {
  const host: Host = { file, read: (path) => files.get(path) ?? null };
  const { model, diagnostics } = parse(text, host);

  test('is sound', () => {
    expect(diagnostics).toEqual([]);
    expect(model === null ? null : describeFindings(model, findingsOf(argumentOf(model)))).toEqual([]);
  });

  test('is set out', () => {
    expect(format(text, host)).toBe(text);
  });

  test('has claims, which come out as marked', () => {
    const checked = model === null ? [] : checkArgument(argumentOf(model)).filter(({ result }) => result.expected !== null);
    expect(checked.map(({ claim, result }) => `${claim.id} ${result.verdict}`)).toEqual(
      checked.map(({ claim, result }) => `${claim.id} ${result.expected}`),
    );
    expect(checked).not.toEqual([]);
  });
});
