/**
 * The pages in docs/cli and docs/composition.md are executed: every command on them, with its exact output, errors and exit code. A plain command is
 * run in this process, any other by a shell; what a process adds is tested in process.test.ts.
 * After a wanted change, `npm run docs` writes the new output into the pages; read the difference.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import type { Run } from './here.js';
import { desk } from './program.js';

const DOCS = fileURLToPath(new URL('../../../docs', import.meta.url));
const UPDATE = process.env['UPDATE'] === '1';

/** One command on a page, and what the page says it gives. */
interface Example {
  readonly title: string;
  readonly command: string;
  readonly expected: Run;
  /** Where the example stands in the page's text. */
  readonly from: number;
  readonly to: number;
}

/** `sh` block with the command, then optional blocks `stdout` and `stderr`, then optionally 'Exit code: N.' */
const EXAMPLE =
  /```sh\n(?<command>[^`]*?)\n```\n(?:\n```text stdout\n(?<stdout>[\s\S]*?)```\n)?(?:\n```text stderr\n(?<stderr>[\s\S]*?)```\n)?(?:\nExit code: (?<code>\d+)\.\n)?/gu;

function examplesIn(text: string): Example[] {
  return [...text.matchAll(EXAMPLE)].map((match) => {
    const { command = '', stdout = '', stderr = '', code } = match.groups ?? {};
    const title = [...text.slice(0, match.index).matchAll(/^#+ (.*)$/gmu)].at(-1)?.[1] ?? '';
    return { title, command, expected: { stdout, stderr, code: Number(code ?? 0) }, from: match.index, to: match.index + match[0].length };
  });
}

function printed(command: string, { stdout, stderr, code }: Run): string {
  const block = (name: string, text: string) => (text === '' ? '' : `\n\`\`\`text ${name}\n${text}\`\`\`\n`);
  return `\`\`\`sh\n${command}\n\`\`\`\n${block('stdout', stdout)}${block('stderr', stderr)}${code === 0 ? '' : `\nExit code: ${code}.\n`}`;
}

for (const page of [...readdirSync(join(DOCS, 'cli')).map((name) => join('cli', name)), 'composition.md']
  .filter((name) => name.endsWith('.md'))
  .sort()) {
  const file = join(DOCS, page);
  const text = readFileSync(file, 'utf8');
  const examples = examplesIn(text);
  if (examples.length === 0) continue;
  describe(page, () => {
    // The examples of one page share a folder, in order: `new` may write what `check` then reads.
    const place = desk();
    const runs: Run[] = [];
    for (const [index, example] of examples.entries()) {
      test(`${example.title}: ${example.command}`, async () => {
        const run = await place.run(example.command);
        runs[index] = run;
        if (!UPDATE) expect(run).toEqual(example.expected);
      });
    }
    afterAll(() => {
      place.remove();
      if (!UPDATE) return;
      let updated = '';
      let at = 0;
      for (const [index, { from, to, command }] of examples.entries()) {
        const run = runs[index];
        if (run === undefined) return;
        updated += text.slice(at, from) + printed(command, run);
        at = to;
      }
      writeFileSync(file, updated + text.slice(at));
    });
  });
}
