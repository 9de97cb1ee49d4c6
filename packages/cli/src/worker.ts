/** The worker: carries out one request and says what it has to say to the main thread. */

import { parentPort, workerData } from 'node:worker_threads';
import { run } from './commands/index.js';
import { diskWith } from './files.js';
import { asciiOnly, printable } from './layout.js';
import { type Assignment, countPosted, type Message } from './protocol.js';
import { save } from './save.js';

/** Progress is posted at most so often, in milliseconds. */
const BEAT = 100;

const { request, screen, standardInput, unwritten } = workerData as Assignment;
const counter = new Int32Array(unwritten);
let lastBeat = 0;

const command = run(request, screen, diskWith(standardInput), (done, total, what) => {
  const time = performance.now();
  if (time - lastBeat < BEAT) return;
  lastBeat = time;
  post({ kind: 'progress', done, total, what });
});

for (let answer: string | null = null; ; ) {
  const step = command.next(answer);
  answer = null;
  if (step.done === true) {
    post({ kind: 'done', code: step.value });
    break;
  }
  const effect = step.value;
  if (effect.kind === 'write') {
    answer = save(effect.file, await effect.text, effect.fresh);
  } else {
    countPosted(counter);
    const kind = effect.kind === 'err' ? 'err' : 'out';
    const text = effect.kind === 'data' ? effect.text : printable(effect.text, screen.colour);
    post({ kind, text: screen.unicode || effect.kind === 'data' ? text : asciiOnly(text) });
  }
}

function post(message: Message): void {
  parentPort?.postMessage(message);
}
