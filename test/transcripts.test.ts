/**
 * What every command says about every model stands in `test/transcripts`, to be read, and is compared here. After a wanted change
 * `npm run transcripts` writes it anew; read the difference. What takes long is compared, and written, only with PARLEY_ALL=1.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isSlow, transcribe, transcripts } from './transcripts.js';

const UPDATE = process.env.UPDATE === '1';
const ALL = process.env.PARLEY_ALL === '1';
const folder = fileURLToPath(new URL('./transcripts', import.meta.url));
const all = transcripts();

for (const transcript of all) {
  const { name } = transcript;
  test.runIf(ALL || !isSlow(transcript))(name, { timeout: 3_600_000 }, () => {
    const file = join(folder, name);
    const now = transcribe(transcript);
    if (UPDATE) {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, now);
    }
    const kept = existsSync(file) ? readFileSync(file, 'utf8') : 'There is no such transcript yet.';
    const mend = `${isSlow(transcript) ? 'PARLEY_ALL=1 ' : ''}npm run transcripts`;
    expect(now, `test/transcripts/${name} is stale: ${mend}, and read the difference`).toBe(kept);
  });
}

test('there is a transcript of every model and command, and no other', () => {
  const wanted = new Set(all.map(({ name }) => name));
  const idle = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.txt') && !wanted.has(name));
  if (UPDATE) for (const name of idle) rmSync(join(folder, name));
  else expect(idle, 'npm run transcripts takes them away').toEqual([]);
});
