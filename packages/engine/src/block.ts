import type { Power } from './power.js';
import type { Digit, Numbering } from './state.js';

/**
 * The states among which a mover moves freely, all else standing still: a block of the state space, as the literature's UM graph falls
 * apart for one mover. Blocks are walked in tiles: neighbouring blocks side by side, so that memory is read in order.
 */
export interface Block {
  /** States in a block: the product of the mover's level counts. */
  readonly size: number;
  /** From a block's lowest state to each of its states, by index in the block (mixed radix of the mover's levers). */
  readonly offsets: Int32Array;
  /** The mover's levers as digits of the index in the block. */
  readonly digits: readonly { readonly levels: number; readonly stride: number; readonly irreversible: boolean }[];
  /** How many blocks lie side by side: their lowest states follow each other. */
  readonly run: number;
  /** The options that tell one run from another, lowest first. */
  readonly outside: readonly Digit[];
  /** Blocks in a tile. */
  readonly lanes: number;
  /** For each index in the block, the index of its irreversible levels alone. */
  readonly pattern: Int32Array;
  /** For each such pattern, the patterns from which it can be reached (all levels equal or lower), itself included. */
  readonly reachedFrom: readonly Int32Array[];
}

/** Numbers that a tile holds, so that a few such buffers stay in a core's first cache. */
const TILE = 4096;

/** The blocks of a mover whose power is free. */
export function blockOf(power: Power, numbering: Numbering): Block {
  const offsets = new Int32Array(power.size);
  const pattern = new Int32Array(power.size);
  const digits: { levels: number; stride: number; irreversible: boolean }[] = [];
  const patternDigits: { levels: number; stride: number }[] = [];
  let size = 1;
  let patterns = 1;
  for (const { digit, irreversible } of power.levers) {
    digits.push({ levels: digit.levels, stride: size, irreversible });
    for (let level = 1; level < digit.levels; level++) {
      for (let i = 0; i < size; i++) {
        offsets[level * size + i] = (offsets[i] as number) + level * digit.stride;
        pattern[level * size + i] = (pattern[i] as number) + (irreversible ? level * patterns : 0);
      }
    }
    size *= digit.levels;
    if (irreversible) {
      patternDigits.push({ levels: digit.levels, stride: patterns });
      patterns *= digit.levels;
    }
  }
  const run = power.levers.reduce((lowest, { digit }) => Math.min(lowest, digit.stride), Number.MAX_SAFE_INTEGER);
  return {
    size,
    offsets,
    digits,
    run,
    outside: numbering.digits.filter((digit) => digit.stride >= run && !power.levers.some((lever) => lever.digit.option === digit.option)),
    lanes: Math.min(run, Math.max(16, Math.floor(TILE / size))),
    pattern,
    reachedFrom: Array.from({ length: patterns }, (_, at) => lowerPatterns(at, patternDigits)),
  };
}

function lowerPatterns(at: number, digits: readonly { readonly levels: number; readonly stride: number }[]): Int32Array {
  let lower = [0];
  for (const { levels, stride } of digits) {
    const level = Math.floor(at / stride) % levels;
    lower = Array.from({ length: level + 1 }, (_, to) => lower.map((sum) => sum + to * stride)).flat();
  }
  return Int32Array.from(lower);
}

/** Visits every tile: `base` is the lowest state of its first block, `lanes` how many blocks stand side by side. Always in the same order. */
export function eachTile(block: Block, visit: (base: number, lanes: number) => void): void {
  const { run, lanes, outside } = block;
  const levels = outside.map(() => 0);
  let start = 0;
  for (;;) {
    for (let lane = 0; lane < run; lane += lanes) visit(start + lane, Math.min(lanes, run - lane));
    // The next run: count up in the options outside the block.
    let place = 0;
    for (; place < outside.length; place++) {
      const { stride, levels: radix } = outside[place] as Digit;
      const level = (levels[place] as number) + 1;
      if (level < radix) {
        levels[place] = level;
        start += stride;
        break;
      }
      levels[place] = 0;
      start -= (radix - 1) * stride;
    }
    if (place === outside.length) return;
  }
}
