/** The worker that thinks: it holds one model, compiled, and answers questions about it one after the other. */

import { ANSWERS } from '../think/answers.js';
import { type Thinking, thinkAbout } from '../think/thinking.js';
import type { FromThinking, Question, ToThinking } from './protocol.js';

/** Progress is told at most so often, in milliseconds. */
const BEAT = 100;

let thinking: Thinking | null = null;
let current = 0;
let lastBeat = 0;

self.addEventListener('message', ({ data }: MessageEvent<ToThinking>) => {
  current = data.id;
  lastBeat = performance.now();
  try {
    if (data.kind === 'open') open(data);
    else ask(data.id, data.question, data.asked);
  } catch (error) {
    post({ kind: 'failed', id: data.id, why: error instanceof Error ? error.message : String(error) });
  }
});

function open({ id, model, settings }: ToThinking & { kind: 'open' }): void {
  thinking = null;
  const result = thinkAbout(model, settings, tell);
  if ('graph' in result) thinking = result;
  post({ kind: 'opened', id, refused: 'graph' in result ? null : result });
}

function ask(id: number, question: Question, asked: unknown): void {
  if (thinking === null) throw new Error('there is no model to ask about');
  const answer: (thinking: Thinking, asked: never) => unknown = ANSWERS[question];
  post({ kind: 'done', id, answer: answer(thinking, asked as never) });
}

function tell(done: number, total: number, what: string): void {
  const time = performance.now();
  if (time - lastBeat < BEAT) return;
  lastBeat = time;
  post({ kind: 'progress', id: current, done, total, what });
}

function post(message: FromThinking): void {
  self.postMessage(message);
}
