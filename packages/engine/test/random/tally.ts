/** How often random models met what a comparison is about: one that never meets its case proves nothing. */

import { expect } from 'vitest';

export interface Tally<Case extends string> {
  meet(one: Case, times?: number): void;
  /** Fails where a case was never met. A long run (PARLEY_RUNS of 1000 or more) must meet the rare ones too, and prints how often it met each. */
  demandAll(): void;
}

/** @param rare  what a normal run may miss by bad luck */
export function tally<Case extends string>(about: string, common: readonly Case[], rare: readonly Case[] = []): Tally<Case> {
  const met = new Map<Case, number>([...common, ...rare].map((one) => [one, 0]));
  const isLong = Number(process.env.PARLEY_RUNS ?? 0) >= 1000;
  return {
    meet: (one, times = 1) => met.set(one, (met.get(one) ?? 0) + times),
    demandAll() {
      if (isLong) process.stdout.write(`${about}: ${Array.from(met, ([one, count]) => `${one} ${count}`).join(', ')}\n`);
      expect((isLong ? [...met.keys()] : common).filter((one) => met.get(one) === 0)).toEqual([]);
    },
  };
}
