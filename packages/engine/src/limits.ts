import type { Model } from './model.js';

/** Memory the engine takes for a model before it refuses, unless told otherwise: 2 GiB. */
export const DEFAULT_BYTES: number = 2 * 1024 ** 3;

/** States are numbered in 31 bits. */
export const MOST_STATES: number = 2 ** 31 - 1;

/**
 * The bytes that listing and analysing a model takes at the peak: for each state 4 for the rank in each actor's eyes, up to 4 for each mover's
 * order of improvements, 1 for each mover's results, and 20 for the three arrays in hand.
 */
export function bytesNeeded(model: Model, states: number): number {
  const actors = model.movers.filter(({ kind }) => kind === 'actor').length;
  return states * (20 + 6 * actors + model.movers.length);
}
