/** How often random models met what a comparison is about: one that never meets its case proves nothing. */

import fc from 'fast-check';
import { expect } from 'vitest';

export interface Tally<Case extends string> {
  meet(one: Case, times?: number): void;
  /**
   * Asserts the property, and again on new models while bad luck has kept a case from being met; fails where it is still not met after that.
   * A long run (PARLEY_RUNS of 1000 or more) must meet the rare ones too, and prints how often it met each.
   */
  demandAll<Drawn>(property: fc.IProperty<Drawn>, settings: fc.Parameters<Drawn>): void;
}

/** A case that one run in three misses is then missed once in 6,000. */
const TURNS = 8;

/** @param rare  what a normal run may miss by bad luck */
export function tally<Case extends string>(about: string, common: readonly Case[], rare: readonly Case[] = []): Tally<Case> {
  const met = new Map<Case, number>([...common, ...rare].map((one) => [one, 0]));
  const isLong = Number(process.env.PARLEY_RUNS ?? 0) >= 1000;
  const missed = (): Case[] => (isLong ? [...met.keys()] : common).filter((one) => met.get(one) === 0);
  return {
    meet: (one, times = 1) => met.set(one, (met.get(one) ?? 0) + times),
    demandAll(property, settings) {
      for (let turn = 0; turn < (isLong ? 1 : TURNS); turn++) {
        fc.assert(property, settings);
        if (missed().length === 0) break;
      }
      if (isLong) process.stdout.write(`${about}: ${Array.from(met, ([one, count]) => `${one} ${count}`).join(', ')}\n`);
      expect(missed()).toEqual([]);
    },
  };
}
