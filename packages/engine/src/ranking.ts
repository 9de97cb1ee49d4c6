/** Rankings of the same states by many lists of much the same wants. */

import { type Bits, emptyBits, hasBit } from './bits.js';
import { chunkEvaluator, clearBeyond, resolve, statesWhere } from './condition.js';
import type { Merging } from './merge.js';
import type { Actor, Condition, Model } from './model.js';
import { placesBy, type Ranks, rankStates } from './preference.js';
import type { Numbering, State } from './state.js';

/** Ranks the states of one graph for actors with other wants than they were built with. */
export type Ranker = (model: Model, actor: Actor) => Ranks;

/** Where a want is met. A want and its opposite are told apart by the same states. */
interface Truth {
  readonly id: number;
  readonly bits: Bits;
}

/** States at which the same of some wants are met are ranked alike, whatever the order of these wants. */
interface Classes {
  /** For each state its class; -1 where there is no state. */
  readonly of: Int32Array;
  readonly count: number;
  /** For each want, by its number, the classes in which it is met. */
  readonly met: ReadonlyMap<number, Bits>;
  /** The rankings made already, by the hash of the places that they give the classes. */
  readonly made: Map<number, { readonly places: Ranks; readonly ranks: Ranks }[]>;
}

/** What is kept for a graph has no more numbers than this, or is forgotten. */
const MOST_KEPT = 2 ** 25;

/**
 * A ranker: where a want is met is worked out once, and lists of the same wants, or their opposites, differ in the order of few classes of states. Those
 * that order the states alike have the same ranks as one object: places from the lowest, 0.
 */
export function ranker(numbering: Numbering, states: Bits, merging: Merging | null): Ranker {
  const { total } = numbering;
  const evaluator = chunkEvaluator();
  const truths = new WeakMap<Condition, Truth>();
  const classes: Classes[] = [];
  const byList = new Map<string, Ranks>();
  let wants = 0;
  let kept = 0;
  const truthOf = (model: Model, condition: Condition): Truth => {
    const known = truths.get(condition);
    if (known !== undefined) return known;
    const truth = { id: wants++, bits: statesWhere(resolve(model, numbering, condition), total, evaluator) };
    truths.set(condition, truth);
    return truth;
  };
  const classesBy = (all: readonly Truth[]): Classes => {
    // Those by more wants serve as well.
    const known = classes.find(({ met }) => all.every(({ id }) => met.has(id)));
    if (known !== undefined) return known;
    const made = classify([...new Set(all)], states, total);
    classes.push(made);
    kept += total;
    return made;
  };
  return (model, actor) => {
    const { preferences } = actor;
    if (preferences?.kind !== 'statements') return rankStates(model, numbering, actor, states, merging, evaluator);
    const list = preferences.statements.map(({ condition }) =>
      condition.kind === 'not'
        ? { truth: truthOf(model, condition.of), wanted: false }
        : { truth: truthOf(model, condition), wanted: true },
    );
    const key = list.map(({ truth, wanted }) => (wanted ? truth.id : -1 - truth.id)).join();
    const known = byList.get(key);
    if (known !== undefined) return known;
    if (kept > MOST_KEPT) {
      byList.clear();
      classes.length = 0;
      kept = 0;
    }
    const { of, count, met, made } = classesBy(list.map(({ truth }) => truth));
    const all = emptyBits(count).fill(0xffffffff);
    clearBeyond(all, count);
    const places = placesBy(
      list.map(({ truth, wanted }) => (wanted ? (met.get(truth.id) as Bits) : (met.get(truth.id) as Bits).map((word) => ~word))),
      all,
      count,
    );
    const hash = hashOf(places);
    const same = made.get(hash) ?? [];
    made.set(hash, same);
    let ranks = same.find((other) => equal(other.places, places))?.ranks;
    if (ranks === undefined) {
      ranks = of.map((each) => (each < 0 ? -1 : (places[each] as number)));
      same.push({ places, ranks });
      kept += total + count;
    }
    byList.set(key, ranks);
    return ranks;
  };
}

function classify(truths: readonly Truth[], states: Bits, total: number): Classes {
  const of = placesBy(
    truths.map(({ bits }) => bits),
    states,
    total,
  );
  // One state of each class shows what is met in it.
  const example: State[] = [];
  for (let state = 0; state < total; state++) if ((of[state] as number) >= 0) example[of[state] as number] = state;
  const met = truths.map(({ id, bits }): readonly [number, Bits] => {
    const where = emptyBits(example.length);
    example.forEach((state, each) => {
      if (hasBit(bits, state)) where[each >>> 5] = (where[each >>> 5] as number) | (1 << (each & 31));
    });
    return [id, where];
  });
  return { of, count: example.length, met: new Map(met), made: new Map() };
}

function equal(one: Ranks, other: Ranks): boolean {
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return one.length === other.length;
}

function hashOf(ranks: Ranks): number {
  let hash = 0;
  for (let i = 0; i < ranks.length; i++) hash = (Math.imul(hash, 31) + (ranks[i] as number)) | 0;
  return hash;
}
