import type { Step } from './certificate.js';
import type { State } from './state.js';

/** Where a conflict comes to rest, or the cycle it never leaves. */
export interface Outcome {
  /** One state: a rest. Several: a cycle without rest, in ascending order. */
  readonly states: readonly State[];
  readonly rest: boolean;
  /** A rest is free when no mover has an improvement there; otherwise fear holds it. False for a cycle. */
  readonly free: boolean;
  /** A shortest way there from a start, by moves that would be made. */
  readonly path: readonly Step[];
}
