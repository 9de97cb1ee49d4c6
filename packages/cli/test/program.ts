/** Runs the program as a reader would: the built one, in a shell, in a folder of its own with the test models in it. */

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BIN = fileURLToPath(new URL('../bin/parley.js', import.meta.url));
const MODELS = fileURLToPath(new URL('./models', import.meta.url));

/** What a run came to. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
}

/** A folder with the test models, and `parley` on the path. */
export interface Desk {
  readonly folder: string;
  /** Runs a shell command; `during` may act on the process while it runs. */
  run(command: string, env?: Record<string, string>, during?: (pid: number) => void): Promise<Run>;
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
  return {
    folder,
    run(command, env = {}, during) {
      return new Promise((resolve, reject) => {
        const child = spawn('sh', ['-c', command], {
          cwd: folder,
          // A given page, whoever runs the tests: 80 columns, UTF-8, no colour.
          env: { PATH: `${bin}:${process.env['PATH'] ?? ''}`, HOME: root, LANG: 'C.UTF-8', COLUMNS: '80', ...env },
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
        if (child.pid !== undefined) during?.(child.pid);
      });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}
