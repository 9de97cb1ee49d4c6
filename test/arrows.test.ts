import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { against, breaches, importsOf } from '../scripts/arrows.js';

describe('the one-way rule: engine <- language <- report <- workbench, cli', () => {
  it('holds here', () => {
    expect(breaches(fileURLToPath(new URL('..', import.meta.url)))).toEqual([]);
  });

  it.each([
    ['engine', 'claim.ts', './graph.js'],
    ['language', 'words/move.ts', '../index.js'],
    ['language', 'parser.ts', 'langium'],
    ['language', 'schema.ts', 'zod/v4'],
    ['language', 'words/move.ts', '@parley/engine'],
    ['workbench', 'main.tsx', 'preact/hooks'],
    ['cli', 'commands/check.ts', 'node:fs'],
    ['cli', 'main.ts', '@parley/language'],
  ])('lets %s/src/%s import %s', (folder, file, from) => {
    expect(against(folder, file, from)).toBeNull();
  });

  it.each([
    ['engine', 'claim.ts', '@parley/language', 'nothing but its own files'],
    ['engine', 'claim.ts', 'node:fs', 'only the command line'],
    ['engine', 'claim.ts', '../../language/src/index.js', 'reaches out of its own folder'],
    ['language', 'words/move.ts', 'parley', 'must not know of parley'],
    ['language', 'sources.ts', 'node:fs', 'only the command line'],
    ['language', 'nearest.ts', 'fastest-levenshtein', 'docs/dependencies.md'],
    ['workbench', 'main.tsx', 'parley', 'must not know of parley'],
    ['workbench', 'keep/served.ts', 'node:fs', 'only the command line'],
    ['elsewhere', 'main.ts', '@parley/engine', 'has no place'],
  ])('does not let %s/src/%s import %s', (folder, file, from, why) => {
    expect(against(folder, file, from)).toContain(why);
  });

  it('reads every form of import, with its line', () => {
    const text = [
      "import { a } from 'one';",
      "import type { b } from 'two';",
      'import {',
      '  c,',
      "} from 'three';",
      "export * from 'four';",
      "export { d } from './five.js';",
      "import 'six';",
      "const e = await import('seven');",
      "const f: import('eight').F = 1;",
      "const said = 'a move from a state';",
    ].join('\n');
    expect(importsOf(text).map(({ from, line }) => `${line} ${from}`)).toEqual([
      '1 one',
      '2 two',
      '5 three',
      '6 four',
      '7 ./five.js',
      '8 six',
      '9 seven',
      '10 eight',
    ]);
  });
});
