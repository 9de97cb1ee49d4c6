/**
 * Checks the repository: one line for each check with its time, and for a failure what the tool said and the command that mends it.
 *
 *   node scripts/check.js             every check, in order
 *   node scripts/check.js lint types  only these
 *
 * Plain JavaScript, because it must run before anything is compiled.
 */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * @typedef {object} Check
 * @property {string} what  what is checked, as the line says it
 * @property {string[][]} commands  run one after the other until one fails
 * @property {string} mend  what to do about a failure
 */

/** Order matters: lint and dead code read the declarations that `types` writes. */
const checks = /** @satisfies {Record<string, Check>} */ ({
  format: {
    what: 'format, imports and plain lint',
    commands: [['biome', 'check', '--error-on-warnings', '.']],
    mend: 'npm run fix, then change by hand what it still names',
  },
  types: {
    what: 'types, tests and benchmarks included',
    commands: [
      ['langium', 'generate', '--file', 'packages/language/langium-config.json'],
      ['tsc', '-b'],
    ],
    mend: 'change the places named above, then npm run check:types',
  },
  lint: {
    what: 'lint that needs types',
    commands: [['oxlint', '--type-aware', '--deny-warnings']],
    mend: 'npm run fix, then change by hand what it still names',
  },
  arrows: {
    what: 'engine <- language <- report <- workbench, cli: one way only',
    commands: [['node', 'scripts/arrows.js']],
    mend: 'move the code to the package that may know of both, then npm run check:arrows',
  },
  dead: {
    what: 'dead code, unused and unlisted dependencies',
    commands: [['knip', '--treat-config-hints-as-errors', '--no-progress']],
    mend: 'delete what nothing uses, or stop exporting it, then npm run check:dead',
  },
  shape: {
    what: 'shape of the packages as published',
    commands: ['engine', 'language', 'report', 'cli'].map((name) => ['publint', '--strict', `packages/${name}`]),
    mend: 'correct "exports", "files" or "bin" in that package.json, then npm run check:shape',
  },
  pages: {
    what: 'generated pages are as the code makes them',
    commands: [['vitest', 'run', 'documents']],
    mend: 'npm run docs, and commit the pages',
  },
});

/** @param {string} name @returns {name is keyof typeof checks} */
const isCheck = (name) => Object.hasOwn(checks, name);

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !isCheck(name));
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}. There are: ${Object.keys(checks).join(', ')}.`);
  process.exit(2);
}
if (!existsSync(join(root, 'node_modules', '.bin'))) {
  console.error('The tools are not installed. To mend: npm ci');
  process.exit(2);
}

const PATH = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const names = asked.length > 0 ? asked : Object.keys(checks);
const began = performance.now();
let failed = 0;
for (const name of names) {
  if (!isCheck(name)) continue;
  const { what, commands, mend } = checks[name];
  const start = performance.now();
  const complaint = firstComplaint(commands);
  const line = `${name.padEnd(8)}${what.padEnd(54)}${seconds(start)}`;
  if (complaint === null) console.log(`ok    ${line}`);
  else {
    failed += 1;
    console.log(`FAIL  ${line}\n\n${inBrief(complaint, name)}\n\n      To mend: ${mend}\n`);
  }
}
console.log(
  failed === 0
    ? `All ${names.length} in order, ${seconds(began).trim()}.`
    : `${failed} of ${names.length} failed, ${seconds(began).trim()}.`,
);
process.exitCode = failed === 0 ? 0 : 1;

/**
 * What the first command that fails has to say; null when all succeed.
 * @param {string[][]} commands
 * @returns {string | null}
 */
function firstComplaint(commands) {
  for (const [tool = '', ...rest] of commands) {
    const run = spawnSync(tool, rest, { cwd: root, env: { ...process.env, PATH }, encoding: 'utf8', maxBuffer: 2 ** 26 });
    if (run.error) return `${tool} could not be run: ${run.error.message}`;
    if (run.status !== 0) return `${run.stdout}${run.stderr}`.trim() || `${tool} ended with ${run.status ?? run.signal} and said nothing.`;
  }
  return null;
}

/**
 * A long complaint is cut among many checks, and told whole when its check is asked for alone.
 * @param {string} complaint
 * @param {string} name
 */
function inBrief(complaint, name) {
  const lines = complaint.split('\n');
  if (asked.length === 1 || lines.length <= 60) return complaint;
  return `${lines.slice(0, 50).join('\n')}\n\n... and ${lines.length - 50} more lines: npm run check:${name}`;
}

/** @param {number} since */
function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`.padStart(7);
}
