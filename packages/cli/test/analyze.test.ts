/** `parley analyze`: the table of who would stay fits the page, and every name stands in it whole. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { columns } from '../src/layout.js';
import { runHere } from './here.js';

const folder = mkdtempSync(join(tmpdir(), 'parley-analyze-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LONG = 'The association of the owners of small boats on the northern shore of the lake';
writeFileSync(
  join(folder, 'lake.parley'),
  `conflict "A lake"
actor boats "${LONG}" { fish "Fish by night" }
actor town "The town" { patrol "Send a patrol" }
preferences boats { fish, not patrol }
preferences town { patrol iff fish }
`,
);

test.each([80, 60])('at %d columns', (width) => {
  for (const extra of ['', ' --provoked']) {
    const { stdout = '' } = runHere(folder, `COLUMNS=${width} parley analyze lake.parley${extra}`) ?? {};
    for (const line of stdout.split('\n')) expect(columns(line), line).toBeLessThanOrEqual(width);
    const table = stdout.slice(stdout.indexOf('How often each would stay'), stdout.indexOf('Where it comes to rest'));
    // Figures stand beside the first line of a name, so that what is left without them is the name.
    const rows = table.split('\n').slice(2);
    expect(rows.map((row) => row.replaceAll(/\d+%/gu, '').trim()).join(' ')).toContain(`${LONG} The town`);
    expect(rows.find((row) => row.includes('The association'))).toMatch(/\d%$/u);
  }
});
