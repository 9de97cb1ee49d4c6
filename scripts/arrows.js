/**
 * The one-way rule: engine <- language <- report <- cli, and report <- workbench. A package imports only from those to its left; only the command line
 * touches Node; the engine imports nothing but itself.
 *
 *   node scripts/arrows.js   names every import that goes against an arrow
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * @typedef {object} House
 * @property {string} name  the package's name
 * @property {readonly string[]} may  what it may import beside its own files; `node:` stands for all of Node
 */

/** @type {Readonly<Record<string, House>>} by folder in packages/ */
const houses = {
  engine: { name: '@parley/engine', may: [] },
  language: { name: '@parley/language', may: ['@parley/engine', 'langium', 'zod'] },
  report: {
    name: '@parley/report',
    may: [
      '@parley/engine',
      '@parley/language',
      'docx',
      'jszip',
      '@citation-js/core',
      '@citation-js/plugin-bibtex',
      '@citation-js/plugin-csl',
    ],
  },
  workbench: {
    name: '@parley/workbench',
    may: ['@parley/engine', '@parley/language', '@parley/report', '@dagrejs/dagre', '@preact/signals', 'preact'],
  },
  cli: { name: 'parley', may: ['@parley/engine', '@parley/language', '@parley/report', 'commander', 'picocolors', 'node:'] },
};

/**
 * Every import and export from another module, dynamic imports and imports of types included, with its line. Text in comments may be taken
 * for one when it looks just like it.
 * @param {string} text
 * @returns {{ from: string, line: number }[]}
 */
export function importsOf(text) {
  const form =
    /^[ \t]*(?:import|export)\b[^'"`;]*?\bfrom\s*(['"])([^'"\n]+)\1|^[ \t]*import\s*(['"])([^'"\n]+)\3|\bimport\(\s*(['"])([^'"\n]+)\5/gm;
  return Array.from(text.matchAll(form), (match) => {
    const from = match[2] ?? match[4] ?? match[6] ?? '';
    return { from, line: text.slice(0, match.index + match[0].lastIndexOf(from)).split('\n').length };
  });
}

/**
 * Why an import goes against an arrow; null when it doesn't.
 * @param {string} folder  the package, by its folder in packages/
 * @param {string} file  its path inside packages/<folder>/src
 * @param {string} from  what it imports
 * @returns {string | null}
 */
export function against(folder, file, from) {
  const house = houses[folder];
  if (house === undefined) return `packages/${folder} has no place in the one-way rule; give it one in scripts/arrows.js`;
  if (from.startsWith('.')) {
    const inside = relative('/src', resolve('/src', file, '..', from));
    return inside.startsWith(`..${sep}`) ? `${house.name} reaches out of its own folder; import the other package by its name` : null;
  }
  const target = from.startsWith('node:')
    ? 'node:'
    : from
        .split('/')
        .slice(0, from.startsWith('@') ? 2 : 1)
        .join('/');
  if (house.may.includes(target)) return null;
  if (target === 'node:') return `only the command line (packages/cli) may touch Node; ${house.name} also runs in a page`;
  if (folder === 'engine') return 'the engine imports nothing but its own files';
  if (Object.values(houses).some(({ name }) => name === target))
    return `${house.name} must not know of ${target}: engine <- language <- report <- workbench, cli`;
  return `${house.name} may use ${house.may.join(', ')}; a new dependency is entered in docs/dependencies.md and in scripts/arrows.js`;
}

/** @param {string} root  the repository */
export function breaches(root) {
  return readdirSync(join(root, 'packages')).flatMap((folder) => {
    const src = join(root, 'packages', folder, 'src');
    return readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .toSorted()
      .flatMap((file) =>
        importsOf(readFileSync(join(src, file), 'utf8')).flatMap(({ from, line }) => {
          const why = against(folder, file, from);
          return why === null ? [] : [`packages/${folder}/src/${file.split(sep).join('/')}:${line}: imports '${from}': ${why}`];
        }),
      );
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = breaches(fileURLToPath(new URL('..', import.meta.url)));
  for (const line of found) console.error(line);
  process.exitCode = found.length === 0 ? 0 : 1;
}
