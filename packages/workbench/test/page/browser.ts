/** A real browser, and the workbench as a reader starts it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/** Where Chromium and Chrome are installed, by system. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Starts the browser. @throws with what to do when there is none */
export async function startBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place));
  if (executablePath === undefined)
    throw new Error(
      'There is no browser to test the workbench in. Install Chromium or Chrome, or say with CHROMIUM=/path/to/it where it is.',
    );
  return chromium.launch({ executablePath, args: ['--no-sandbox'] });
}

/** `parley serve` on a folder, as a program of its own. */
export interface Serving {
  /** The address that it prints. */
  readonly address: string;
  readonly end: () => void;
}

/** Starts `parley serve`. */
export async function serve(folder: string): Promise<Serving> {
  const program = fileURLToPath(new URL('../../../cli/bin/parley.js', import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [program, 'serve', folder, '--no-open'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/127\.0\.0\.1:\S+/.exec(said);
      if (found !== null) resolve(found[0]);
    });
    child.on('exit', (code) => reject(new Error(`parley serve ended with ${code}: ${said}`)));
  });
  return { address, end: () => child.kill('SIGTERM') };
}
