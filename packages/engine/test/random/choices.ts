/** Where a random model takes its choices from: a seed, or fast-check. */

/** A whole number from `least` to `most`, both included, each as likely. */
export type Choose = (least: number, most: number) => number;

/** Choices that a seed determines (the generator known as mulberry32). */
export function seeded(seed: number): Choose {
  let state = seed >>> 0;
  return (least, most) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const fraction = ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
    return least + Math.floor(fraction * (most - least + 1));
  };
}

/** True in so many of a hundred cases. */
export function chance(choose: Choose, percent: number): boolean {
  return choose(1, 100) <= percent;
}

/** One of the things. */
export function pick<Thing>(choose: Choose, things: readonly Thing[]): Thing {
  return things[choose(0, things.length - 1)] as Thing;
}

/** As many of the things, in random order. */
export function pickSome<Thing>(choose: Choose, things: readonly Thing[], count: number): Thing[] {
  return shuffled(choose, things).slice(0, count);
}

export function shuffled<Thing>(choose: Choose, things: readonly Thing[]): Thing[] {
  const left = [...things];
  return things.map(() => left.splice(choose(0, left.length - 1), 1)[0] as Thing);
}

/** So many things, made one after the other. */
export function times<Thing>(count: number, make: (index: number) => Thing): Thing[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
