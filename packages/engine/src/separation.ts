/** What sets the worlds in which a claim holds apart from those in which it fails: the simplest rule over what is open. */

import { type Bits, countBits, countCommon, emptyBits } from './bits.js';
import type { Choice, OpenPremise } from './world.js';

/** One thing that is so in some worlds: a want stands above another, or a `maybe` want is wanted as written or as its opposite. */
export type Literal =
  | { readonly kind: 'above'; readonly actor: string; readonly want: number; readonly beside: number }
  | { readonly kind: 'sign'; readonly actor: string; readonly want: number; readonly asWritten: boolean };

/** A rule about the worlds that were looked at. */
export interface Separation {
  /** What the claim does wherever the rule applies. */
  readonly outcome: 'holds' | 'fails';
  readonly literals: readonly Literal[];
  /** All of the literals, or any of them. */
  readonly join: 'and' | 'or';
  /** The claim does so wherever the rule applies, and nowhere else. */
  readonly exact: boolean;
  /** In how many of the worlds with that outcome the rule applies. */
  readonly covers: number;
  readonly of: number;
}

/** Rules are looked for with up to so many literals; with three only while there are not too many to try. */
const MOST_LITERALS = 3;
const MANY = 60;

interface Candidate {
  readonly literals: readonly number[];
  readonly join: 'and' | 'or';
  readonly worlds: Bits;
}

/**
 * The simplest rule: an exact one with the fewest literals, told of the rarer outcome; else the rule of up to two literals that covers most of an
 * outcome and never errs. Null where one outcome is missing, or no rule says anything.
 * @param choices  of each world; `holds` whether the claim holds there
 */
export function separate(
  premises: readonly OpenPremise[],
  choices: readonly (readonly Choice[])[],
  holds: readonly boolean[],
): Separation | null {
  const good = bitsWhere(holds, (each) => each);
  const bad = bitsWhere(holds, (each) => !each);
  const [held, failed] = [countBits(good), countBits(bad)];
  if (held === 0 || failed === 0) return null;
  const literals = literalsOf(premises);
  const worlds = literals.map(({ at, test }) => bitsWhere(choices, (choice) => test(choice[at] as Choice)));
  const rule = ({ literals: chosen, join, worlds: applies }: Candidate, outcome: 'holds' | 'fails', exact: boolean): Separation => ({
    outcome,
    literals: chosen.map((index) => (literals[index] as (typeof literals)[number]).literal),
    join,
    exact,
    covers: countBits(applies),
    of: outcome === 'holds' ? held : failed,
  });
  // The rarer outcome is the one worth a rule.
  const sides = failed <= held ? (['fails', 'holds'] as const) : (['holds', 'fails'] as const);
  let best: Separation | null = null;
  for (let size = 1; size <= MOST_LITERALS; size++) {
    if (size === 3 && literals.length > MANY) break;
    for (const outcome of sides) {
      const target = outcome === 'holds' ? good : bad;
      for (const candidate of candidatesOf(worlds, size)) {
        const count = countBits(candidate.worlds);
        if (count === 0 || countCommon(candidate.worlds, target) < count) continue;
        if (count === countBits(target)) return rule(candidate, outcome, true);
        if (size > 2 || candidate.join === 'or') continue;
        const partial = rule(candidate, outcome, false);
        if (best === null || partial.covers * best.of > best.covers * partial.of) best = partial;
      }
    }
  }
  return best;
}

/** A literal, the premise it is about, and whether it is so in a world. */
interface Tested {
  readonly literal: Literal;
  readonly at: number;
  readonly test: (choice: Choice) => boolean;
}

function literalsOf(premises: readonly OpenPremise[]): Tested[] {
  return premises.flatMap((premise, at): Tested[] => {
    const { actor } = premise;
    if (premise.kind === 'sign') {
      return [true, false].map((asWritten) => ({
        literal: { kind: 'sign' as const, actor, want: premise.want, asWritten },
        at,
        test: (choice: Choice) => choice === asWritten,
      }));
    }
    return premise.wants.flatMap((want) =>
      premise.wants.flatMap((beside) =>
        want === beside
          ? []
          : [
              {
                literal: { kind: 'above' as const, actor, want, beside },
                at,
                test: (choice: Choice) => (choice as readonly number[]).indexOf(want) < (choice as readonly number[]).indexOf(beside),
              },
            ],
      ),
    );
  });
}

function* candidatesOf(worlds: readonly Bits[], size: number): Generator<Candidate> {
  function* extend(from: number, chosen: readonly number[]): Generator<readonly number[]> {
    if (chosen.length === size) {
      yield chosen;
      return;
    }
    for (let next = from; next < worlds.length; next++) yield* extend(next + 1, [...chosen, next]);
  }
  for (const literals of extend(0, [])) {
    const sets = literals.map((index) => worlds[index] as Bits);
    yield { literals, join: 'and', worlds: joined(sets, (a, b) => a & b) };
    if (size > 1) yield { literals, join: 'or', worlds: joined(sets, (a, b) => a | b) };
  }
}

function joined(sets: readonly Bits[], join: (a: number, b: number) => number): Bits {
  const [first, ...others] = sets;
  const result = (first as Bits).slice();
  for (const set of others) for (let i = 0; i < result.length; i++) result[i] = join(result[i] as number, set[i] as number);
  return result;
}

function bitsWhere<T>(items: readonly T[], test: (item: T) => boolean): Bits {
  const bits = emptyBits(items.length);
  items.forEach((item, index) => {
    if (test(item)) bits[index >>> 5] = (bits[index >>> 5] as number) | (1 << (index & 31));
  });
  return bits;
}
