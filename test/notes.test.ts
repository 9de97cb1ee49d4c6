/**
 * The notes beside the great powers say of each claim what docs/models.md says: its verdict, and what it hangs on. Both are read, nothing is worked out;
 * another test holds the page against the models.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from '@parley/language';
import { expect, test } from 'vitest';

/** A line of a table of claims. In the notes one line may be about several. */
interface Line {
  readonly claims: readonly string[];
  readonly verdict: string;
  readonly hangs: string;
}

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const page = read('docs/models.md');

const folder = 'models/great-powers';
const models = ['russia', 'japan', 'china', 'together'].map((name) => {
  const own = read(`${folder}/${name}.parley`);
  const used = Array.from(own.matchAll(/^use "(.+?)"/gm), ([, file = '']) => read(`${folder}/${file}`));
  const { model } = parse(own, { file: `${name}.parley`, read: (path) => read(`${folder}/${path}`) });
  if (model === null) throw new Error(`${name}.parley is broken`);
  const ids = new Set(model.claims.map(({ id }) => id));
  const wants = model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [],
  );
  const premises = new Set([...wants, ...model.rules].map(({ label }) => label));
  const [, table = ''] = read(`${folder}/${name}.notes.md`).split('## Claim by claim\n');
  const notes = cellsOf(table).flatMap(([, claims = '', verdict = '', hangs = '']): Line[] => {
    const named = ticked(claims);
    return named.length === 0 ? [] : [{ claims: named, verdict, hangs }];
  });
  const [, section = ''] = page.split(`### ${model.title}, `);
  const found = new Map(
    cellsOf(section.split('\n### ')[0] ?? '').flatMap(([claim = '', , verdict = '', , , , , hangs = '']): [string, Line][] =>
      ids.has(claim) ? [[claim, { claims: [claim], verdict, hangs }]] : [],
    ),
  );
  return { name, text: [own, ...used].join('\n'), ids, premises, notes, found };
});

function cellsOf(text: string): string[][] {
  return text.split('\n').flatMap((line) =>
    line.startsWith('| ')
      ? [
          line
            .split(/(?<!\\)\|/)
            .slice(1, -1)
            .map((cell) => cell.trim()),
        ]
      : [],
  );
}

/** Names in code: `voice`. */
function ticked(words: string): string[] {
  return Array.from(words.matchAll(/`(\w+)`/g), ([, name = '']) => name);
}

/** Labels as the page quotes them: “voice”. */
function quoted(words: string): string[] {
  return Array.from(words.matchAll(/“(\w+)”/g), ([, name = '']) => name);
}

/** What the page says that a verdict hangs on by being left out: what stands before those that only their opposite overturns, and before orders. */
function leftOut({ hangs }: Line): string {
  return hangs.split(/(?:^|; )(?:[Rr]eversed: |[Ii]f )/)[0] ?? '';
}

test.each(models)('$name: each claim has its line in the notes', ({ ids, notes }) => {
  expect(notes.flatMap(({ claims }) => claims).toSorted()).toEqual([...ids].toSorted());
});

test.each(models)('$name: the notes give the verdicts of the page', ({ notes, found }) => {
  const said = (verdict: string): string =>
    /^\**in /.test(verdict) ? 'partly' : /^\**(?:no|not|fails)\b/.test(verdict) ? 'fails' : 'holds';
  for (const { claims, verdict } of notes)
    for (const claim of claims) expect(said(verdict), claim).toBe(found.get(claim)?.verdict.split(' ')[0]);
});

test.each(models)('$name: what the notes name is in the file, or in those that it uses', ({ text, notes }) => {
  for (const { hangs } of notes) for (const name of ticked(hangs)) expect(new RegExp(`\\b${name}\\b`).test(text), name).toBe(true);
});

test.each(models.filter(({ name }) => name !== 'together'))(
  '$name: the notes name the premises of the page',
  ({ ids, premises, notes, found }) => {
    for (const { claims, hangs } of notes) {
      const own = claims.flatMap((claim) => found.get(claim) ?? []);
      const like = Array.from(hangs.matchAll(/\bas `(\w+)`/g), ([, name = '']) => name).filter((name) => ids.has(name));
      const others = like.flatMap((claim) => found.get(claim) ?? []);
      const named = ticked(hangs.replaceAll(/\bas `\w+`/g, '')).filter((name) => premises.has(name));
      const about = `${claims.join(', ')}: ${hangs}`;
      if (own.some((line) => line.hangs === 'a premise read back')) {
        expect(hangs, about).toMatch(/\bback\b/);
        continue;
      }
      const needed = own.flatMap((line) => (line.hangs === 'no single premise' ? [] : [leftOut(line)])).filter((part) => part !== '');
      expect(hangs.startsWith('nothing single'), about).toBe(needed.length === 0);
      if (needed.length === 0) continue;
      const missing = needed.flatMap(quoted).filter((name) => premises.has(name) && !named.includes(name));
      const told = others.flatMap((line) => quoted(leftOut(line)));
      expect(
        missing.filter((name) => !told.includes(name)),
        `not named, of ${about}`,
      ).toEqual([]);
      const known = [...own, ...others].flatMap((line) => [...quoted(line.hangs), ...quoted(line.verdict)]);
      expect(
        named.filter((name) => !known.includes(name)),
        `not on the page, of ${about}`,
      ).toEqual([]);
    }
  },
);
