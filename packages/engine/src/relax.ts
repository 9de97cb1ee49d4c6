import { type Block, eachTile } from './block.js';
import type { Ranks } from './preference.js';

/**
 * Values that spread against the direction of moves: one number for each state, and for each state the least (or greatest) value among
 * the states a mover can reach from it. Whole blocks are worked on at once, so that a pass costs about the number of states
 * times the options, never the number of moves.
 */
export type Values = Int32Array;

/** No value: a state that cannot be, or nothing to reach. Larger than every value. */
export const NONE = 0x7fffffff;

/** A mover's improvements, block by block in the order of {@link eachTile}: indices in the block from best to worst. */
export interface ImprovementOrder {
  readonly order: Uint16Array | Uint32Array;
  /** Set on the first index of each group of equally ranked states. */
  readonly groupFlag: number;
  /** Stands after the last feasible state of a block. */
  readonly end: number;
}

/** Sorts every block of an actor by its ranks. */
export function orderBlocks(block: Block, ranks: Ranks): ImprovementOrder {
  const { size } = block;
  const narrow = size < 0x7fff;
  const order = narrow ? new Uint16Array(ranks.length) : new Uint32Array(ranks.length);
  const groupFlag = narrow ? 0x8000 : 0x80000000;
  const end = narrow ? 0x7fff : 0x7fffffff;
  const sorter = radixSorter(size, highestRank(ranks));
  const buffer = tileBuffer(block);
  let at = 0;
  eachTile(block, (base, lanes) => {
    gather(block, ranks, base, lanes, buffer);
    for (let lane = 0; lane < lanes; lane++) {
      for (let i = 0, cell = lane; i < size; i++, cell += lanes) sorter.keys[i] = buffer[cell] as number;
      const sorted = sorter.sort();
      let previous = -1;
      for (let place = 0; place < size; place++) {
        const index = sorted[place] as number;
        const rank = sorter.keys[index] as number;
        if (rank < 0) order[at++] = end;
        else order[at++] = rank === previous ? index : (index | groupFlag) >>> 0;
        previous = rank;
      }
    }
  });
  return { order, groupFlag, end };
}

function highestRank(ranks: Ranks): number {
  let highest = 0;
  for (let state = 0; state < ranks.length; state++) if ((ranks[state] as number) > highest) highest = ranks[state] as number;
  return highest;
}

/** Sorts the indices of `keys` by descending key, infeasible ones (-1) last; the answer is valid until the next call. */
export function radixSorter(size: number, highest: number): { keys: Int32Array; sort: () => Int32Array } {
  const keys = new Int32Array(size);
  let from = new Int32Array(size);
  let to = new Int32Array(size);
  // Few passes, but no more buckets than about twice the keys: small blocks are sorted often.
  const keyBits = Math.max(1, 32 - Math.clz32(highest + 1));
  const passes = Math.ceil(keyBits / Math.min(11, Math.max(4, 33 - Math.clz32(size))));
  const radixBits = Math.ceil(keyBits / passes);
  const buckets = new Int32Array(1 << radixBits);
  const mask = (1 << radixBits) - 1;
  const sort = (): Int32Array => {
    for (let i = 0; i < size; i++) from[i] = i;
    for (let pass = 0; pass < passes; pass++) {
      const shift = pass * radixBits;
      buckets.fill(0);
      // Descending: the bucket of a key counts from the top. Keys are shifted up by one so that -1 sorts last.
      for (let i = 0; i < size; i++) {
        const bucket = mask - ((((keys[i] as number) + 1) >>> shift) & mask);
        buckets[bucket] = (buckets[bucket] as number) + 1;
      }
      let sum = 0;
      for (let b = 0; b <= mask; b++) {
        const count = buckets[b] as number;
        buckets[b] = sum;
        sum += count;
      }
      for (let i = 0; i < size; i++) {
        const index = from[i] as number;
        const bucket = mask - ((((keys[index] as number) + 1) >>> shift) & mask);
        const place = buckets[bucket] as number;
        to[place] = index;
        buckets[bucket] = place + 1;
      }
      [from, to] = [to, from];
    }
    return from;
  };
  return { keys, sort };
}

/** Buffers for the tiles of one block, reused from tile to tile. */
function tileBuffer(block: Block): Int32Array {
  return new Int32Array(block.size * block.lanes);
}

/**
 * Lowers each value to the least among the states that the mover can reach by one move, itself included.
 * @returns whether any value fell
 */
export function relaxMoves(block: Block, values: Values): boolean {
  const buffer = tileBuffer(block);
  let fell = false;
  eachTile(block, (base, lanes) => {
    gather(block, values, base, lanes, buffer);
    spreadLeast(block, lanes, buffer);
    if (scatterFallen(block, values, base, lanes, buffer)) fell = true;
  });
  return fell;
}

/**
 * Lowers each value to the least among the states that the actor can reach by one improvement, itself included; an improvement on an
 * improvement counts, as it is one.
 * @returns whether any value fell
 */
export function relaxImprovements(block: Block, { order, groupFlag, end }: ImprovementOrder, values: Values): boolean {
  const { size, pattern, reachedFrom } = block;
  const buffer = tileBuffer(block);
  const least = new Int32Array(reachedFrom.length);
  const reversible = reachedFrom.length === 1;
  let fell = false;
  let at = 0;
  eachTile(block, (base, lanes) => {
    gather(block, values, base, lanes, buffer);
    let fellHere = false;
    for (let lane = 0; lane < lanes; lane++, at += size) {
      const stop = at + size;
      if (reversible) {
        // Best first: `better` is the least value among strictly better states, `group` among equals so far.
        let better = NONE;
        let group = NONE;
        for (let place = at; place < stop; place++) {
          const entry = order[place] as number;
          if (entry === end) break;
          if (entry >= groupFlag) {
            if (group < better) better = group;
            group = NONE;
          }
          const cell = (entry & end) * lanes + lane;
          const value = buffer[cell] as number;
          if (better < value) {
            buffer[cell] = better;
            fellHere = true;
          } else if (value < group) group = value;
        }
        continue;
      }
      least.fill(NONE);
      for (let place = at; place < stop && order[place] !== end; ) {
        const groupStart = place;
        const next = place + 1;
        if (next === stop || (order[next] as number) >= groupFlag || order[next] === end) {
          // Alone in its rank, as most are: read and passed on at once.
          const index = (order[place] as number) & end;
          const cell = index * lanes + lane;
          const kind = pattern[index] as number;
          let value = buffer[cell] as number;
          if ((least[kind] as number) < value) {
            value = least[kind] as number;
            buffer[cell] = value;
            fellHere = true;
          }
          const lower = reachedFrom[kind] as Int32Array;
          for (let i = 0; i < lower.length; i++) if (value < (least[lower[i] as number] as number)) least[lower[i] as number] = value;
          place = next;
          continue;
        }
        do {
          const index = (order[place++] as number) & end;
          const better = least[pattern[index] as number] as number;
          const cell = index * lanes + lane;
          if (better < (buffer[cell] as number)) {
            buffer[cell] = better;
            fellHere = true;
          }
        } while (place < stop && (order[place] as number) < groupFlag && order[place] !== end);
        for (let member = groupStart; member < place; member++) {
          const index = (order[member] as number) & end;
          const value = buffer[index * lanes + lane] as number;
          const lower = reachedFrom[pattern[index] as number] as Int32Array;
          for (let i = 0; i < lower.length; i++) {
            const reach = lower[i] as number;
            if (value < (least[reach] as number)) least[reach] = value;
          }
        }
      }
    }
    if (!fellHere) return;
    fell = true;
    scatter(block, buffer, base, lanes, values);
  });
  return fell;
}

/** For each state the greatest of `source` among the states the mover can reach by one move, itself included; infeasible states hold -1 and stay out. */
export function greatestByMoves(block: Block, source: Values, target: Values): void {
  const buffer = tileBuffer(block);
  const { size, offsets } = block;
  eachTile(block, (base, lanes) => {
    // The greatest is the least of the negated, so that one kernel serves both.
    for (let i = 0, at = 0; i < size; i++) {
      const from = base + (offsets[i] as number);
      for (let lane = 0; lane < lanes; lane++) buffer[at++] = -(source[from + lane] as number);
    }
    spreadLeast(block, lanes, buffer);
    for (let i = 0, at = 0; i < size; i++) {
      const to = base + (offsets[i] as number);
      for (let lane = 0; lane < lanes; lane++) target[to + lane] = -(buffer[at++] as number);
    }
  });
}

function gather(block: Block, values: Values, base: number, lanes: number, buffer: Int32Array): void {
  const { size, offsets } = block;
  for (let i = 0, at = 0; i < size; i++) {
    const from = base + (offsets[i] as number);
    for (let lane = 0; lane < lanes; lane++) buffer[at++] = values[from + lane] as number;
  }
}

function scatter(block: Block, buffer: Int32Array, base: number, lanes: number, values: Values): void {
  const { size, offsets } = block;
  for (let i = 0, at = 0; i < size; i++) {
    const to = base + (offsets[i] as number);
    for (let lane = 0; lane < lanes; lane++) values[to + lane] = buffer[at++] as number;
  }
}

function scatterFallen(block: Block, values: Values, base: number, lanes: number, buffer: Int32Array): boolean {
  const { size, offsets } = block;
  let fell = false;
  for (let i = 0, at = 0; i < size; i++) {
    const to = base + (offsets[i] as number);
    for (let lane = 0; lane < lanes; lane++, at++) {
      const value = values[to + lane] as number;
      // Infeasible states are passed through within one move, never landed on: they hold no value.
      if ((buffer[at] as number) < value && value !== NONE) {
        values[to + lane] = buffer[at] as number;
        fell = true;
      }
    }
  }
  return fell;
}

/** Within a tile, each value becomes the least over all levels of each digit; for an irreversible digit over its own and higher levels. */
function spreadLeast(block: Block, lanes: number, buffer: Int32Array): void {
  const end = block.size * lanes;
  for (const { levels, stride, irreversible } of block.digits) {
    const step = stride * lanes;
    const group = step * levels;
    for (let start = 0; start < end; start += group) {
      if (levels === 2) {
        for (let low = start, high = start + step; low < start + step; low++, high++) {
          const a = buffer[low] as number;
          const b = buffer[high] as number;
          if (b < a) buffer[low] = b;
          else if (a < b && !irreversible) buffer[high] = a;
        }
        continue;
      }
      for (let level = levels - 2; level >= 0; level--) {
        for (let low = start + level * step, i = 0; i < step; i++, low++) {
          if ((buffer[low + step] as number) < (buffer[low] as number)) buffer[low] = buffer[low + step] as number;
        }
      }
      if (irreversible) continue;
      for (let level = 1; level < levels; level++) {
        for (let high = start + level * step, i = 0; i < step; i++, high++) buffer[high] = buffer[high - step] as number;
      }
    }
  }
}
