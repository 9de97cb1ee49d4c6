/** The worker that reads, as seen from the page. */

import type { CALLS } from '../reading/calls.js';
import { BUDGET, Stopped } from './lane.js';
import type { Call, FromLanguage } from './protocol.js';

type Calls = typeof CALLS;

/** Calls by name; each is answered in turn. */
export interface Reader {
  /** Rejects with {@link Stopped} when it takes longer than it may, or with an Error that says what failed. */
  readonly call: <C extends Call>(call: C, given: Parameters<Calls[C]>[0]) => Promise<ReturnType<Calls[C]>>;
}

/** A reader whose worker is made by `start`: at once, and anew when one has failed. */
export function readerOf(start: () => Worker): Reader {
  const waiting = new Map<number, { readonly resolve: (value: never) => void; readonly reject: (error: Error) => void }>();
  let next = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  let worker = hired();

  function hired(): Worker {
    const made = start();
    made.addEventListener('message', ({ data }: MessageEvent<FromLanguage>) => {
      const { resolve, reject } = waiting.get(data.id) ?? {};
      waiting.delete(data.id);
      rewind();
      if (data.kind === 'failed') reject?.(new Error(data.why));
      else resolve?.(data.answer as never);
    });
    made.addEventListener('error', (event) => {
      event.preventDefault();
      if (made === worker) replace(new Error(event.message === '' ? 'the worker could not go on' : event.message));
    });
    return made;
  }

  function rewind(): void {
    clearTimeout(alarm);
    if (waiting.size > 0) alarm = setTimeout(() => replace(new Stopped('budget')), BUDGET);
  }

  function replace(why: Error): void {
    worker.terminate();
    const ended = [...waiting.values()];
    waiting.clear();
    rewind();
    worker = hired();
    for (const { reject } of ended) reject(why);
  }

  return {
    call(call, given) {
      next += 1;
      const id = next;
      const answer = new Promise<never>((resolve, reject) => waiting.set(id, { resolve, reject }));
      worker.postMessage({ id, call, given });
      if (waiting.size === 1) rewind();
      return answer;
    },
  };
}
