/**
 * Chance that can be repeated: numbers from a seed, the same on every machine. The generator is xoshiro128** (Blackman and Vigna 2018), its state
 * spread from the seed by splitmix32; an npm package would do, but this one has to be synchronous, tiny and frozen.
 */
export interface Chance {
  /** A whole number from 0 up to, but not including, `below` (at most 2^32). */
  below(below: number): number;
}

/** The chance of a seed; any whole number is one. */
export function chanceOf(seed: number): Chance {
  let spread = seed | 0;
  const word = (): number => {
    spread = (spread + 0x9e3779b9) | 0;
    let mixed = spread ^ (spread >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let [a, b, c, d] = [word(), word(), word(), word()];
  const next = (): number => {
    const result = Math.imul(rotated(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotated(d, 11);
    return result;
  };
  return {
    below(below) {
      // Numbers beyond the last whole multiple are thrown away, so that all are equally likely.
      const limit = Math.floor(0x1_0000_0000 / below) * below;
      let drawn = next();
      while (drawn >= limit) drawn = next();
      return drawn % below;
    },
  };
}

function rotated(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}
