/**
 * Runs commands as a reader would, in a folder of its own with the test models in it. A plain command runs in this process; one that needs a
 * shell, or where the process is the point, starts the built program.
 */

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, runHere } from './here.js';

const BIN = fileURLToPath(new URL('../bin/parley.js', import.meta.url));
const MODELS = fileURLToPath(new URL('./models', import.meta.url));

/** A folder with the test models, and `parley` on the path. */
export interface Desk {
  readonly folder: string;
  /** Runs a command, in this process where it can. */
  run(command: string): Promise<Run>;
  /** Runs a command in a shell. */
  shell(command: string): Promise<Run>;
  remove(): void;
}

/** Sets up a fresh folder. */
export function desk(): Desk {
  const root = mkdtempSync(join(tmpdir(), 'parley-'));
  const bin = join(root, 'bin');
  const folder = join(root, 'models');
  mkdirSync(bin);
  symlinkSync(BIN, join(bin, 'parley'));
  cpSync(MODELS, folder, { recursive: true });
  const shell = (command: string): Promise<Run> =>
    new Promise((resolve, reject) => {
      const child = spawn('sh', ['-c', command], {
        cwd: folder,
        // A given page, whoever runs the tests: 80 columns, UTF-8, no colour.
        env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: root, LANG: 'C.UTF-8', COLUMNS: '80' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const texts = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].setEncoding('utf8');
        child[name].on('data', (text: string) => {
          texts[name] += text;
        });
      }
      child.on('error', reject);
      child.on('close', (code) => resolve({ ...texts, code }));
    });
  return {
    folder,
    shell,
    run: async (command) => runHere(folder, command) ?? (await shell(command)),
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
