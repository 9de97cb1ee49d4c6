/** Shares of worlds: which of a model's worlds are looked at, and in how many of them something is so. */

import { chanceOf } from './chance.js';
import type { Model } from './model.js';
import { type OpenPremise, type World, worldsOf } from './world.js';

/** Which worlds are looked at, and by what chance. */
export interface ShareSettings {
  /** Up to so many worlds are all looked at; 50,000 unless given. */
  readonly worlds?: number;
  /** Of more than that, a sample of so many; 2,000 unless given. */
  readonly samples?: number;
  /** Of the sample; 1 unless given. */
  readonly seed?: number;
}

const MOST_WORLDS = 50_000;
const SAMPLES = 2_000;

/** For what costs more in each world than a claim does: bargains, strikes, tips, what is required. */
export const FEWER_WORLDS: { readonly worlds: number; readonly samples: number } = { worlds: 500, samples: 200 };

/** Which worlds were looked at. */
export interface Looked {
  readonly premises: readonly OpenPremise[];
  /** All worlds that the model stands for; one where it leaves nothing open. */
  readonly total: bigint;
  /** How many were looked at: all of them, or a sample. */
  readonly tried: number;
  /** The seed of the sample; null: every world was looked at. */
  readonly seed: number | null;
}

/** All worlds of a model, the one as written first; or a sample of them. */
export function lookAt(model: Model, settings: ShareSettings = {}): Looked & { readonly worlds: readonly World[] } {
  const { worlds: most = MOST_WORLDS, samples = SAMPLES, seed = 1 } = settings;
  const maker = worldsOf(model);
  const { premises, count: total } = maker;
  if (total <= BigInt(most)) {
    const worlds = Array.from({ length: Number(total) }, (_, number) => maker.at(BigInt(number)));
    return { premises, total, tried: worlds.length, seed: null, worlds };
  }
  const chance = chanceOf(seed);
  return { premises, total, tried: samples, seed, worlds: Array.from({ length: samples }, () => maker.draw(chance)) };
}

/** In how many worlds something is so, out of those looked at or some of them. */
export interface Share {
  readonly holds: number;
  readonly of: number;
  /** Of a sample: the 95% interval of the share (Wilson 1927), from 0 to 1. Null: the share is exact, or of nothing. */
  readonly interval: readonly [number, number] | null;
}

/** A share of the worlds looked at. */
export function shareOf({ seed }: Looked, holds: number, of: number): Share {
  return { holds, of, interval: seed === null || of === 0 ? null : wilson(holds, of) };
}

/** The 95% interval of a share (Wilson 1927). */
function wilson(hits: number, tries: number): readonly [number, number] {
  const z = 1.959964;
  const share = hits / tries;
  const spread = 1 + (z * z) / tries;
  const middle = (share + (z * z) / (2 * tries)) / spread;
  const half = (z / spread) * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
