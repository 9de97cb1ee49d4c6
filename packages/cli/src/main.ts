/**
 * The main thread of the command line: reads the arguments, starts the worker that does the work, writes what it says, shows how far it
 * is, and stops at once on Ctrl-C. It serves the workbench by itself, since a server waits more than it works.
 */

import { Worker } from 'node:worker_threads';
import { readArguments } from './arguments.js';
import { MOST_BYTES } from './files.js';
import { printable } from './layout.js';
import { progressLine } from './progress.js';
import { type Assignment, countWritten, type Message } from './protocol.js';
import { filesOf, type Request } from './request.js';
import { screenOf, wantsProgress } from './screen.js';

const asked = readArguments(process.argv.slice(2));
switch (asked.kind) {
  case 'answered':
    process.exitCode = asked.code;
    break;
  case 'work':
    await carryOut(asked.request, asked.progress);
    break;
  case 'serve': {
    watchOutput(stop);
    // Only here: the others need not wait for what a server is made of.
    const { serve } = await import('./serve/serve.js');
    process.exitCode = await serve(asked.request);
    break;
  }
}

function stop(code: number, words = ''): never {
  process.stderr.write(words);
  process.exit(code);
}

/** Ends the program, by way of `end`, when what it says can no longer be written. */
function watchOutput(end: (code: number, words?: string) => void): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // The reader has seen enough (parley ... | head): no reason to complain.
    if (error.code === 'EPIPE') end(0);
    else end(2, `parley: error: the output could not be written: ${error.code === 'ENOSPC' ? 'the disk is full' : error.message}.\n`);
  });
  process.stderr.on('error', () => process.exit(2));
}

async function carryOut(request: Request, showProgress: boolean): Promise<void> {
  const line = progressLine(process.stderr, wantsProgress(process.stderr, showProgress));
  const clearAndStop = (code: number, words?: string): never => {
    line.clear();
    return stop(code, words);
  };
  process.on('SIGINT', () => clearAndStop(130, 'Stopped.\n'));
  watchOutput(clearAndStop);

  const standardInput = filesOf(request).includes('-') ? await readStandardInput() : null;
  const unwritten = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(unwritten);
  const worker = new Worker(new URL('./worker.js', import.meta.url), {
    workerData: { request, screen: screenOf(process.env, process.stdout), standardInput, unwritten } satisfies Assignment,
  });
  worker.on('message', (message: Message) => {
    switch (message.kind) {
      case 'progress':
        line.show(message);
        break;
      case 'done':
        line.clear();
        process.exitCode = message.code;
        break;
      case 'out':
      case 'err':
        line.clear();
        (message.kind === 'out' ? process.stdout : process.stderr).write(message.text, () => countWritten(counter));
        break;
    }
  });
  worker.on('error', (error: NodeJS.ErrnoException) => {
    line.clear();
    process.exitCode = 2;
    process.stderr.write(printable(`parley: error: ${failureWords(error)}\n`));
    if (process.env['PARLEY_DEBUG'] !== undefined) process.stderr.write(`${error.stack ?? ''}\n`);
  });
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of process.stdin) {
    chunks.push(chunk as Uint8Array);
    total += (chunk as Uint8Array).length;
    // The worker refuses what is longer; input without an end would fill the memory first.
    if (total > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

function failureWords(error: NodeJS.ErrnoException): string {
  if (error.code === 'PARLEY_LIMIT')
    return `${error.message}. Fewer options, or wants that leave fewer things as good as each other, make it less.`;
  return error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'the work does not fit into the memory of this computer. Fewer options or levels, or more rules, make a model smaller.'
    : `Parley itself has failed, which is a fault of the program and not of your model: ${error.message}. PARLEY_DEBUG=1 shows where.`;
}
