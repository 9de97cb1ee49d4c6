/** Import and export as a process: what is written is written whole, on any terminal. Needs the build. */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { desk } from './program.js';

const place = desk();
afterAll(() => place.remove());
const at = (name: string): string => join(place.folder, name);

describe('data go out as they are, where the terminal shows plain letters only', () => {
  test('JSON, a model set out, an export', async () => {
    writeFileSync(at('letters.parley'), 'conflict "Say “hi” …"\nactor a "A" { x "X“" }\nactor b "B" { y "Y" }\npreferences a { x }\n');
    const json = await place.shell('LC_ALL=C parley check river.parley --json');
    expect(JSON.parse(json.stdout)).toHaveProperty('models');
    expect((await place.shell('LC_ALL=C parley fmt - < letters.parley')).stdout).toContain('"Say “hi” …"');
    expect(JSON.parse((await place.shell('LC_ALL=C parley export letters.parley --to gmcr')).stdout)).toMatchObject({
      options: [{ name: 'X“' }, { name: 'Y' }],
    });
    // Told to the reader, in letters that can be shown.
    expect((await place.shell('LC_ALL=C parley export letters.parley --to nfg')).stderr).not.toMatch(/[“”…]/u);
  }, 60_000);
});

describe('files', () => {
  test('an export takes the place of an older one, and leaves nothing beside it', async () => {
    writeFileSync(at('out.dot'), 'old');
    expect((await place.run('parley export river.parley -o out.dot')).code).toBe(0);
    expect(readFileSync(at('out.dot'), 'utf8')).toContain('digraph');
    expect(readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  test('a refused export leaves the older one', async () => {
    writeFileSync(at('out.nfg'), 'old');
    expect((await place.run('parley export river.parley -o out.nfg')).code).toBe(2);
    expect(readFileSync(at('out.nfg'), 'utf8')).toBe('old');
  });

  test('a folder that is not there is named', async () => {
    const { stderr, code } = await place.run('parley export river.parley -o nowhere/out.dot');
    expect({ stderr, code }).toEqual({
      stderr: 'nowhere/out.dot: error: there is no such folder; nothing was changed. Make it first, or choose another.\n',
      code: 2,
    });
  });

  test('a file, a folder or bytes that are no import', async () => {
    writeFileSync(at('bytes.gmcr'), Buffer.from([0xff, 0xfe, 0x00, 0x80]));
    writeFileSync(at('deep.gmcr'), '['.repeat(200_000));
    for (const [name, words] of [
      ['missing.gmcr', 'there is no such file'],
      ['bytes.gmcr', 'not text in UTF-8'],
      ['deep.gmcr', 'not JSON'],
      ['river.parley', 'not JSON'],
    ] as const) {
      const { stdout, stderr, code } = await place.run(`parley import ${name}`);
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toContain(`${name}: error: `);
      expect(stderr).toContain(words);
    }
  });

  test('a folder is no file to import', async () => {
    const { stderr, code } = await place.run('parley import several');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^several: error: this is a folder/u);
  });

  test('standard input is read by what stands in it', async () => {
    expect((await place.shell('parley import - < well.gmcr')).stdout).toContain('conflict "An imported conflict"');
    expect((await place.shell('parley import - < shops.nfg')).stdout).toContain('conflict "Two shops"');
  }, 60_000);

  test('a version of a model can be exported', async () => {
    const { stdout, code } = await place.run('parley export dam.parley --to csv --in nobody');
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
  });
});
