/** Sets of states as bits, 32 states a word, in the order of their numbers. */

/** A set of states: state s is in it when bit `s & 31` of word `s >>> 5` is set. */
export type Bits = Uint32Array;

/** An empty set over `total` states. */
export function emptyBits(total: number): Bits {
  return new Uint32Array(Math.ceil(total / 32));
}

/** Is the state in the set? */
export function hasBit(bits: Bits, state: number): boolean {
  return (((bits[state >>> 5] ?? 0) >>> (state & 31)) & 1) === 1;
}

/** How many states are in the set. */
export function countBits(bits: Bits): number {
  let count = 0;
  for (let i = 0; i < bits.length; i++) count += popcount(bits[i] as number);
  return count;
}

/** How many states are in both sets. */
export function countCommon(a: Bits, b: Bits): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) count += popcount((a[i] as number) & (b[i] as number));
  return count;
}

/** The smallest state of the set that is at least `from`; -1 when there is none. */
export function nextBit(bits: Bits, from: number): number {
  let word = from >>> 5;
  if (word >= bits.length) return -1;
  let rest = (bits[word] as number) & (-1 << (from & 31));
  while (rest === 0) {
    if (++word >= bits.length) return -1;
    rest = bits[word] as number;
  }
  return word * 32 + (31 - Math.clz32(rest & -rest));
}

/** The states of the set, in ascending order. */
export function* eachBit(bits: Bits): Generator<number> {
  for (let state = nextBit(bits, 0); state >= 0; state = nextBit(bits, state + 1)) yield state;
}

function popcount(word: number): number {
  let n = word - ((word >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return (((n + (n >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
