/** The worker that reads: texts into models, edits that forms ask for, and the language server behind the editor. */

import { CALLS } from '../reading/calls.js';
import type { FromLanguage, ToLanguage } from './protocol.js';

self.addEventListener('message', ({ data }: MessageEvent<ToLanguage>) => {
  try {
    const call: (given: never) => unknown = CALLS[data.call];
    post({ kind: 'done', id: data.id, answer: call(data.given as never) });
  } catch (error) {
    post({ kind: 'failed', id: data.id, why: error instanceof Error ? error.message : String(error) });
  }
});

function post(message: FromLanguage): void {
  self.postMessage(message);
}
