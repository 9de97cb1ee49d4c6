/** What the documents say of the code is so. `npm run docs` writes what can be made from it; read the difference. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { modelsPage } from './models-page.js';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
const parley = fileURLToPath(new URL('../packages/cli/bin/parley.js', import.meta.url));

test('the first model of the README gives what the README shows', () => {
  const page = readFileSync(readme, 'utf8');
  const model = /```parley\n(.*?)```/s.exec(page)?.[1] ?? '';
  const folder = mkdtempSync(join(tmpdir(), 'parley-readme-'));
  try {
    writeFileSync(join(folder, 'ceasefire.parley'), model);
    const said = execFileSync(process.execPath, [parley, 'check', 'ceasefire.parley'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, COLUMNS: '88', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', NO_COLOR: '1' },
    });
    const current = page.replace(/```text\n.*?```/s, () => `\`\`\`text\n${said.trimEnd()}\n\`\`\``);
    if (process.env.UPDATE === '1') writeFileSync(readme, current);
    expect(readFileSync(readme, 'utf8'), 'README.md is stale: npm run docs').toBe(current);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('docs/models.md says what the tool finds in the models', { timeout: process.env.UPDATE === '1' ? 3_600_000 : 300_000 }, () => {
  const page = fileURLToPath(new URL('../docs/models.md', import.meta.url));
  const current = modelsPage(process.env.UPDATE === '1' && process.env.QUICK !== '1' ? null : readFileSync(page, 'utf8'));
  if (process.env.UPDATE === '1') writeFileSync(page, current);
  expect(readFileSync(page, 'utf8'), 'docs/models.md is stale: npm run docs').toBe(current);
});

test.each(['engine', 'language', 'report', 'cli'])('docs/architecture.md has a line for each file of %s', (name) => {
  const page = readFileSync(fileURLToPath(new URL('../docs/architecture.md', import.meta.url)), 'utf8');
  const [, part = ''] = page.split(`\`packages/${name}/src\`\n`);
  const told = Array.from((part.split('\n## ')[0] ?? '').matchAll(/`([\w.-]+(?:\.ts|\.langium|\/))`/g), (match) => match[1]);
  const src = readdirSync(fileURLToPath(new URL(`../packages/${name}/src`, import.meta.url)), { withFileTypes: true });
  const there = src
    .filter((entry) => !/^(?:index\.ts|generated)$/.test(entry.name))
    .map((each) => (each.isDirectory() ? `${each.name}/` : each.name));
  expect(
    there.filter((file) => !told.includes(file)),
    'say in docs/architecture.md what these are',
  ).toEqual([]);
});
