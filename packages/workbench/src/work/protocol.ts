/** What the page and its workers say to each other. Everything here can be sent as it is. */

import type { Model } from '@parley/engine';
import type { Diagnostic } from '@parley/language';
import type { CALLS } from '../reading/calls.js';
import type { ANSWERS } from '../think/answers.js';
import type { Settings } from '../think/thinking.js';

/** The name of a question to the worker that thinks. */
export type Question = keyof typeof ANSWERS;

/** What is asked with a question: nothing, or its particulars. */
export type Asked<Q extends Question> = Parameters<(typeof ANSWERS)[Q]> extends [unknown, infer Particulars] ? Particulars : undefined;

/** The answer to a question. */
export type Answer<Q extends Question> = ReturnType<(typeof ANSWERS)[Q]>;

/** To the worker that thinks: a model, and then questions about it. */
export type ToThinking =
  | { readonly kind: 'open'; readonly id: number; readonly model: Model; readonly settings: Settings }
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question; readonly asked: unknown };

/** From the worker that thinks. To each message with an `id` there is one `done` or `failed`, and any number of `progress` before it. */
export type FromThinking =
  | { readonly kind: 'opened'; readonly id: number; readonly refused: readonly Diagnostic[] | null }
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string }
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number; readonly what: string };

/** What the worker that reads can be asked. */
export type Call = keyof typeof CALLS;

/** To the worker that reads. */
export interface ToLanguage {
  readonly id: number;
  readonly call: Call;
  readonly given: unknown;
}

/** From the worker that reads: one answer to each call. */
export type FromLanguage =
  | { readonly kind: 'done'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly why: string };
