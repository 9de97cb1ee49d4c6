/** What the engine notices about a model as such. */

import type { Finding } from '@parley/engine';
import { expect, test } from 'vitest';
import { built } from './graph-of.js';

const two = `
actor a "A" { x "X", y "Y": low | mid | high }
actor b "B" { z "Z" }
`;
const codes = (text: string): string[] => built(text).findings.map(({ code }) => code);
const found = <C extends Finding['code']>(text: string, code: C): Finding & { code: C } => {
  const finding = built(text).findings.find((each) => each.code === code);
  if (finding === undefined) throw new Error(`no ${code} among ${codes(text).join(', ') || 'nothing'}`);
  return finding as Finding & { code: C };
};

test('a model with nothing wrong', () => {
  expect(codes(`${two}\npreferences a { x }\npreferences b { y = high }`)).toEqual([]);
});

test('more states than there is memory for: refused with the count, before any is listed', () => {
  const options = Array.from({ length: 60 }, (_, i) => `o${i} "O${i}"`).join('\n');
  const { graph, findings } = built(`actor a "A" {\n${options}\n}\npreferences a { o1 }`);
  expect(graph).toBeNull();
  expect(findings).toEqual([expect.objectContaining({ code: 'too-many-states', weight: 'refused', states: 2 ** 60 })]);
  const small = built(`${two}\npreferences a { x }`, { bytes: 100 });
  expect(small.findings[0]).toMatchObject({ code: 'too-many-states', states: 12, allowed: 100 });
});

test('rules that together leave no state: the smallest set of them', () => {
  const text = `${two}\npreferences a { x }\nalways x\nnever y = mid\nx needs z\nnever z`;
  expect(found(text, 'no-state-left')).toEqual({ code: 'no-state-left', weight: 'refused', rules: [0, 2, 3] });
});

test('a present, a named state or a step of the history that a rule excludes', () => {
  const text = `${two} never x and z\nstate both { x, z }\nnow { x, z }\nhistory { 1990 start\n1991 x by a\n1992 z by b }\npreferences a { x }`;
  expect(built(text).findings.filter(({ code }) => code === 'state-ruled-out')).toEqual([
    { code: 'state-ruled-out', weight: 'wrong', where: 'now', index: 0, rule: 0 },
    { code: 'state-ruled-out', weight: 'wrong', where: 'state', index: 0, rule: 0 },
    { code: 'state-ruled-out', weight: 'wrong', where: 'history', index: 2, rule: 0 },
  ]);
});

test('a ranking that leaves out states, or names one twice', () => {
  const text = `actor a "A" { x "X" }\nactor b "B" { z "Z" }\nstate one { x }\nstate same { x }\nstate none { }\npreferences a { ranking one > none > same }`;
  expect(found(text, 'ranking-misses-states')).toMatchObject({ mover: 'a', count: 2 });
  expect(found(text, 'ranking-repeats-state')).toMatchObject({ first: 'one', second: 'same' });
});

test('wants that decide nothing', () => {
  const text = `${two} always x or z\npreferences a { x or z\nx and not x }`;
  expect(built(text).findings.filter(({ code }) => code === 'statement-decides-nothing')).toMatchObject([
    { index: 0, always: true },
    { index: 1, always: false },
  ]);
});

test('a rule across two movers says who loses a move by it', () => {
  expect(found(`${two} x needs z\npreferences a { x }`, 'rule-takes-moves')).toMatchObject({ rule: 0, movers: ['a', 'b'] });
  // What cannot be taken back is no move lost.
  const irreversible = 'actor a "A" { x "X" }\nactor b "B" { z "Z" irreversible }\nx needs z\npreferences a { x }';
  expect(found(irreversible, 'rule-takes-moves')).toMatchObject({ movers: ['a'] });
  // One mover's own options are its own affair.
  expect(codes(`${two} y = high needs x\npreferences a { x }`)).not.toContain('rule-takes-moves');
  // The terms of an agreement take nothing from it, but may bind others.
  const deal = `${two} agreement deal "Deal" between a, b binds z: none | struck\npreferences a { x }\n`;
  expect(codes(`${deal} deal = struck needs z`)).not.toContain('rule-takes-moves');
  expect(found(`${deal} deal = struck needs x`, 'rule-takes-moves')).toMatchObject({ movers: ['a'] });
});

test('a rule that excludes nothing, a guard that never holds, a level that cannot be', () => {
  expect(found(`${two} never x and not x\npreferences a { x }`, 'rule-excludes-nothing')).toMatchObject({ rule: 0 });
  expect(found(`${two.replace('z "Z"', 'z "Z" when x and not x')}\npreferences a { x }`, 'guard-never-holds')).toMatchObject({
    option: 'z',
  });
  expect(found(`${two} never y = mid\npreferences a { x }`, 'level-never-possible')).toMatchObject({ option: 'y', level: 'mid' });
});

test('a merge that joins nothing, or hides wants', () => {
  expect(found(`${two} merge x and y = high and z\npreferences a { x }`, 'merge-joins-nothing')).toMatchObject({ merge: 0 });
  expect(found(`${two} merge x\npreferences a { y = high }`, 'merge-hides-wants')).toMatchObject({ merge: 0, mover: 'a' });
});
