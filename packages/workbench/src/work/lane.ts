/**
 * A lane of work: one worker that holds a model and answers questions about it in turn. What is no longer wanted is stopped by ending the worker, since
 * thinking is synchronous and hears nothing meanwhile; another stands ready, so that nobody waits for it to start.
 */

import type { Model } from '@parley/engine';
import type { Diagnostic } from '@parley/language';
import type { Settings } from '../think/thinking.js';
import type { Answer, Asked, FromThinking, Question, ToThinking } from './protocol.js';

/** Why there is no answer: the text has moved on, the reader said stop, or it took longer than it may. */
export class Stopped extends Error {
  readonly why: 'superseded' | 'stopped' | 'budget';

  constructor(why: Stopped['why']) {
    super(why);
    this.why = why;
  }
}

/** How far the work is. */
export interface Pace {
  readonly done: number;
  /** 0: not known. */
  readonly total: number;
  readonly what: string;
}

/** A lane of work. */
export interface Lane {
  /**
   * Takes up a model; whatever the lane was at is stopped.
   * @returns what is wrong with the model; null when it can be asked about
   */
  readonly open: (model: Model, settings: Settings) => Promise<readonly Diagnostic[] | null>;
  /** Puts a question about the model that is open. Rejects with {@link Stopped}, or with an Error that says what failed. */
  readonly ask: <Q extends Question>(question: Q, asked: Asked<Q>) => Promise<Answer<Q>>;
  /** Stops whatever is going on. The model stays open, and can be asked again. */
  readonly stop: () => void;
}

interface Waiting {
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

/** One message may take so long, in milliseconds, before the lane is stopped; a reader can ask for more. */
export const BUDGET = 30_000;

/**
 * A lane whose workers are made by `start`.
 * @param pace  told how far the work is; null: it rests
 */
export function laneOf(start: () => Worker, pace: (pace: Pace | null) => void): Lane {
  let worker = hired();
  let spare: Worker | null = null;
  let held: { readonly model: Model; readonly settings: Settings } | null = null;
  let isOpen = false;
  let next = 0;
  let alarm: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<number, Waiting>();

  function hired(): Worker {
    const made = start();
    made.addEventListener('message', ({ data }: MessageEvent<FromThinking>) => {
      if (made === worker) heard(data);
    });
    made.addEventListener('error', (event) => {
      event.preventDefault();
      if (made === worker) replace(new Error(event.message === '' ? 'the worker could not go on' : event.message));
    });
    return made;
  }

  function heard(message: FromThinking): void {
    if (message.kind === 'progress') {
      pace({ done: message.done, total: message.total, what: message.what });
      return;
    }
    const { resolve, reject } = waiting.get(message.id) ?? {};
    waiting.delete(message.id);
    rewind();
    if (message.kind === 'failed') reject?.(new Error(message.why));
    else resolve?.((message.kind === 'opened' ? message.refused : message.answer) as never);
  }

  /** Sets the alarm for the message that is now worked at. */
  function rewind(): void {
    clearTimeout(alarm);
    if (waiting.size === 0) pace(null);
    else alarm = setTimeout(() => replace(new Stopped('budget')), BUDGET);
  }

  /** Ends the worker, and with it all that waits for it. */
  function replace(why: Error): void {
    worker.terminate();
    worker = spare ?? hired();
    spare = null;
    isOpen = false;
    const ended = [...waiting.values()];
    waiting.clear();
    rewind();
    for (const { reject } of ended) reject(why);
    // Not at once: the one that takes over has the processor first.
    setTimeout(() => {
      spare ??= hired();
    }, 500);
  }

  function send<T>(message: (id: number) => ToThinking): Promise<T> {
    next += 1;
    const id = next;
    const answer = new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }));
    worker.postMessage(message(id));
    if (waiting.size === 1) rewind();
    return answer;
  }

  function takeUp(model: Model, settings: Settings): Promise<readonly Diagnostic[] | null> {
    isOpen = true;
    return send((id) => ({ kind: 'open', id, model, settings }));
  }

  return {
    open(model, settings) {
      if (waiting.size > 0) replace(new Stopped('superseded'));
      held = { model, settings };
      return takeUp(model, settings);
    },
    async ask(question, asked) {
      if (held === null) throw new Stopped('superseded');
      if (!isOpen) takeUp(held.model, held.settings).catch(() => undefined);
      return send((id) => ({ kind: 'ask', id, question, asked }));
    },
    stop() {
      if (waiting.size > 0) replace(new Stopped('stopped'));
    },
  };
}
