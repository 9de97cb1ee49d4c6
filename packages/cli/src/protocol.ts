/**
 * Between the main thread, which owns the terminal and hears Ctrl-C, and the worker, which thinks.
 * The worker is synchronous, so it waits on a shared counter while the terminal is behind with more than {@link AHEAD} pieces of text.
 */

import type { ExitCode } from './output.js';
import type { Request, Screen } from './request.js';

/** What the worker is started with. */
export interface Assignment {
  readonly request: Request;
  readonly screen: Screen;
  /** What came on standard input; null when no file is `-`. The main thread reads it, so that Ctrl-C works meanwhile. */
  readonly standardInput: Uint8Array | null;
  /** One Int32: pieces of text posted and not yet written. */
  readonly unwritten: SharedArrayBuffer;
}

/** What the worker says. */
export type Message =
  | { readonly kind: 'out' | 'err'; readonly text: string }
  | { readonly kind: 'progress'; readonly done: number; readonly total: number; readonly what: string }
  | { readonly kind: 'done'; readonly code: ExitCode };

/** Pieces of text that may wait to be written before the worker pauses. */
const AHEAD = 16;

/** In the worker: counts one more piece, and pauses while too many are unwritten. */
export function countPosted(unwritten: Int32Array): void {
  let waiting = Atomics.add(unwritten, 0, 1) + 1;
  while (waiting > AHEAD) {
    Atomics.wait(unwritten, 0, waiting);
    waiting = Atomics.load(unwritten, 0);
  }
}

/** In the main thread: counts one piece as written, and wakes the worker. */
export function countWritten(unwritten: Int32Array): void {
  Atomics.sub(unwritten, 0, 1);
  Atomics.notify(unwritten, 0);
}
