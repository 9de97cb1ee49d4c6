/** The program as a process: signals, closed pipes, full disks, colours and widths. Needs the build. */

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { desk } from './program.js';

const BIN = fileURLToPath(new URL('../bin/parley.js', import.meta.url));
const place = desk();
afterAll(() => place.remove());

/** Runs the program itself, without a shell, and interrupts it when its first words appear on the given stream, or after a while. */
function interrupted(
  args: readonly string[],
  when: 'progress' | 'later',
): Promise<{ stdout: string; stderr: string; code: number | null }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], { cwd: place.folder, stdio: ['pipe', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
    });
    child.stderr.on('data', (text: Buffer) => {
      if (stderr === '' && when === 'progress') child.kill('SIGINT');
      stderr += text.toString();
    });
    if (when === 'later') setTimeout(() => child.kill('SIGINT'), 2500);
    child.on('error', reject);
    child.on('close', (code) => resolve({ stdout, stderr, code }));
  });
}

/** Three actors over 2^22 states: takes seconds. */
function largeModel(): string {
  const actors = ['a', 'b', 'c'].map((actor, index) => {
    const options = Array.from({ length: index === 2 ? 8 : 7 }, (_, option) => `  ${actor}${option} "Option ${actor}${option}"`);
    return `actor ${actor} "Actor ${actor}" {\n${options.join('\n')}\n}`;
  });
  const wants = ['a', 'b', 'c'].map(
    (actor, index) => `preferences ${actor} {\n  ${'bca'[index]}0 iff not ${actor}1\n  ${actor}2 iff ${'cab'[index]}3\n}`,
  );
  return `conflict "Large"\n${[...actors, ...wants].join('\n')}\n`;
}

describe('Ctrl-C', () => {
  test('while it waits for standard input', async () => {
    expect(await interrupted(['fmt', '-'], 'later')).toEqual({ stdout: '', stderr: 'Stopped.\n', code: 130 });
  });

  test('while it works, with progress on standard error', async () => {
    writeFileSync(join(place.folder, 'large.parley'), largeModel());
    const { stdout, stderr, code } = await interrupted(['analyze', 'large.parley', '--progress', '--provoked'], 'progress');
    expect({ stdout, code }).toEqual({ stdout: '', code: 130 });
    expect(stderr.endsWith('Stopped.\n')).toBe(true);
  }, 60_000);
});

describe('output that cannot be written', () => {
  test('a reader who has seen enough (| head) is no error', async () => {
    const run = await place.shell('(parley analyze enlargement.parley --json --states; echo code $? >&2) | true');
    expect(run.stderr).toBe('code 0\n');
  });

  test.runIf(existsSync('/dev/full'))('a full disk is told', async () => {
    const run = await place.shell('parley check river.parley > /dev/full');
    expect(run).toEqual({ stdout: '', stderr: 'parley: error: the output could not be written: the disk is full.\n', code: 2 });
  });
});

describe('files that are none', () => {
  const pipe = process.platform !== 'win32';

  test.runIf(pipe)('a pipe that a model names is not waited on, nor one in a folder', async () => {
    await place.shell('mkdir pipes && mkfifo pipes/waits.parley && cp river.parley pipes');
    writeFileSync(join(place.folder, 'uses.parley'), 'conflict "Uses"\nuse "pipes/waits.parley" as waits\n');
    const used = await place.shell('parley check uses.parley');
    expect(used.code).toBe(2);
    expect(used.stderr).toContain("There is no text to be read in 'pipes/waits.parley'");
    const folder = await place.shell('parley fmt --check pipes');
    expect(folder).toEqual({ stdout: 'pipes/river.parley would change\n', stderr: '', code: 1 });
  });

  test.runIf(pipe)('one that nobody writes to is empty; one that somebody writes to is read', async () => {
    await place.shell('mkfifo silent.parley spoken.parley');
    const silent = await place.shell('parley check silent.parley');
    expect(silent.code).toBe(2);
    expect(silent.stderr).toContain('does not say which conflict it is about');
    const spoken = await place.shell('(cat river.parley > spoken.parley &) ; sleep 0.2; parley fmt --check spoken.parley');
    expect(spoken).toEqual({ stdout: 'spoken.parley would change\n', stderr: '', code: 1 });
  });

  test.runIf(existsSync('/dev/zero'))('one without an end is refused', async () => {
    const device = await place.run('parley check /dev/zero');
    expect(device).toEqual({
      stdout: '',
      stderr: '/dev/zero: error: this is larger than 64 megabytes, and no model. Check the name.\n',
      code: 2,
    });
    expect((await place.shell('parley check - < /dev/zero')).stderr).toMatch(/^-: error: this is larger than 64 megabytes/u);
  });

  test.runIf(existsSync('/dev/full'))('a device is written to and never replaced', async () => {
    await place.shell('ln -s /dev/full full.dot');
    const run = await place.shell('parley export river.parley -o full.dot');
    expect(run).toEqual({
      stdout: '',
      stderr: 'full.dot: error: the disk is full; nothing was changed. Make room and try again.\n',
      code: 2,
    });
    expect(statSync('/dev/full').isCharacterDevice()).toBe(true);
    expect((await place.shell('parley export river.parley --to dot -o /dev/stdout | head -1')).stdout).toMatch(/^\S/u);
  });

  test('a folder in the place of a file is told', async () => {
    mkdirSync(join(place.folder, 'taken.dot'));
    const run = await place.run('parley export river.parley -o taken.dot');
    expect(run).toEqual({ stdout: '', stderr: 'taken.dot: error: this is a folder; nothing was changed. Name a file in it.\n', code: 2 });
  });

  test('a sample beyond all measure is refused', async () => {
    const run = await place.run('parley check river.parley --samples 999999999999');
    expect(run).toEqual({
      stdout: '',
      stderr: "parley: error: option '--samples <n>' argument '999999999999' is invalid. It can be 1,000,000 at most.\n",
      code: 2,
    });
  });

  test('what is said of an argument does nothing to the terminal', async () => {
    const run = await place.shell(`parley explain river.parley "$(printf '\\033]0;x\\007\\033[31mred')"`);
    expect(run.code).toBe(2);
    expect(run.stderr).not.toMatch(/(?!\n)\p{Cc}/u);
  });
});

describe('files', () => {
  test('a file that is not text is told', async () => {
    writeFileSync(join(place.folder, 'image.parley'), Buffer.from([0xff, 0xd8, 0xff, 0x00]));
    const run = await place.run('parley check image.parley');
    expect(run).toEqual({ stdout: '', stderr: 'image.parley: error: this is not text in UTF-8. Save it again as UTF-8 text.\n', code: 2 });
  });

  test.runIf(process.getuid?.() !== 0)('a file that may not be read is told', async () => {
    writeFileSync(join(place.folder, 'secret.parley'), 'conflict "Secret"', { mode: 0o000 });
    const run = await place.run('parley check secret.parley');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/^secret\.parley: error: this file may not be read/);
  });

  test('a folder without models is told', async () => {
    mkdirSync(join(place.folder, 'bare'));
    const run = await place.run('parley check bare');
    expect(run.stderr).toBe('bare: error: there is no .parley file in this folder. `parley new` makes one to start from.\n');
    expect(run.code).toBe(2);
  });

  test('fmt keeps the permissions, and leaves no temporary file', async () => {
    const file = join(place.folder, 'loose.parley');
    writeFileSync(file, 'conflict "A"\nactor a   "A" { x "X" }\npreferences a {   x }\n');
    chmodSync(file, 0o640);
    const run = await place.run('parley fmt loose.parley');
    expect(run).toEqual({ stdout: 'loose.parley set out anew\n', stderr: '', code: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(place.folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    expect((await place.run('parley fmt loose.parley')).stdout).toBe('');
  });

  test('new in a folder that is not there writes nothing', async () => {
    const run = await place.run('parley new nowhere/talks');
    expect(run).toEqual({
      stdout: '',
      stderr: 'nowhere/talks.parley: error: there is no such folder; nothing was changed. Make it first, or choose another.\n',
      code: 2,
    });
  });

  test('standard input is checked like a file, and the JSON form like the language', async () => {
    const direct = await place.run('parley check river.parley');
    const piped = await place.run('parley check - < river.parley');
    const form = await place.run('parley check --emit model river.parley | parley check -');
    expect(piped.stdout.replaceAll('explain -', 'explain river.parley')).toBe(direct.stdout);
    expect(form.stdout).toBe(piped.stdout);
  });

  test('the starter model is new, green, and evenly set out', async () => {
    const text = readFileSync(fileURLToPath(new URL('../templates/starter.parley', import.meta.url)), 'utf8');
    for (const command of ['parley new first', 'parley check first.parley', 'parley fmt --check first.parley']) {
      const { code, stderr } = await place.run(command);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }
    expect(readFileSync(join(place.folder, 'first.parley'), 'utf8')).toBe(text);
  });
});

describe('the page', () => {
  const COLOUR = '\u001b[';

  test('colour only where it is wanted', async () => {
    const plain = await place.run('parley check river.parley');
    const forced = await place.run('FORCE_COLOR=1 parley check river.parley');
    const both = await place.run('FORCE_COLOR=1 NO_COLOR=1 parley check river.parley');
    expect(plain.stdout).not.toContain(COLOUR);
    expect(forced.stdout).toContain(COLOUR);
    expect(both.stdout).toBe(plain.stdout);
    expect(forced.stdout.replaceAll(/.\[\d+m/gu, '')).toBe(plain.stdout);
  });
});
