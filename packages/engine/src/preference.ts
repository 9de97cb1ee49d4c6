import { type Bits, hasBit, nextBit } from './bits.js';
import { CHUNK, type ChunkEvaluator, type Formula, resolve } from './condition.js';
import type { Merging } from './merge.js';
import type { Actor, Model } from './model.js';
import { type Numbering, withSettings } from './state.js';

/**
 * An actor's ranking as one number for each state: larger is better, equal is indifferent; -1 where there is no state.
 * Numbers of different actors cannot be compared.
 */
export type Ranks = Int32Array;

/** Statements that fold into one number without becoming negative. */
const BITS = 30;

/**
 * Ranks all states for an actor; where a merge joins several, by the one that stands for them, or by the first of them that a ranking names.
 *
 * Statements count as option prioritisation does: the truth values, most important first, read as a binary number (Peng, Hipel, Kilgour
 * and Fang 1997), which is the lexicographic order. Beyond {@link BITS} statements the numbers found so far are made dense before more are
 * folded in, so any number of statements is exact.
 */
export function rankStates(
  model: Model,
  numbering: Numbering,
  actor: Actor,
  states: Bits,
  merging: Merging | null,
  evaluator: ChunkEvaluator,
): Ranks {
  const { total } = numbering;
  const ranks: Ranks = new Int32Array(total);
  const preferences = actor.preferences;
  if (preferences?.kind === 'statements') {
    const formulas = preferences.statements.map(({ condition }) => resolve(model, numbering, condition));
    let used = 0;
    for (let next = 0; next < formulas.length; ) {
      if (used >= BITS) used = makeDense(ranks, states, used);
      const batch = formulas.slice(next, next + Math.max(1, BITS - used));
      foldStatements(ranks, batch, evaluator);
      next += batch.length;
      used += batch.length;
    }
  } else if (preferences?.kind === 'ranking') {
    const readAt = new Map<number, number>();
    preferences.groups.forEach((group, index) => {
      for (const name of group) {
        const named = model.states.find(({ id }) => id === name);
        if (named === undefined) throw new RangeError(`no state is named '${name}'`);
        const assignment = withSettings(model, numbering, 0, named.settings);
        const stands = merging?.representative[assignment] ?? assignment;
        if ((readAt.get(stands) ?? assignment) < assignment) continue;
        readAt.set(stands, assignment);
        ranks[stands] = preferences.groups.length - index;
      }
    });
  }
  markOutside(ranks, states);
  return ranks;
}

function foldStatements(ranks: Ranks, batch: readonly Formula[], evaluator: ChunkEvaluator): void {
  const total = ranks.length;
  for (let chunk = 0; chunk * CHUNK < total; chunk++) {
    const first = chunk * CHUNK;
    const count = Math.min(CHUNK, total - first);
    const truths = batch.map((formula, slot) => evaluator.words(formula, chunk, slot));
    for (const words of truths) fold(ranks, words, first, count);
  }
}

/** Folds the truth of one statement into the ranks of `count` states from `first` on; `words` begin there. */
function fold(ranks: Ranks, words: Bits, first: number, count: number): void {
  for (let at = 0; at < count; at += 32) {
    let bits = words[at >>> 5] as number;
    const end = Math.min(first + at + 32, first + count);
    for (let state = first + at; state < end; state++) {
      ranks[state] = ((ranks[state] as number) << 1) | (bits & 1);
      bits >>>= 1;
    }
  }
}

/**
 * Replaces ranks by their places among the distinct ranks, lowest 0.
 * @param used  the bits that the largest may take
 * @returns the bits that it takes now
 */
function makeDense(ranks: Ranks, states: Bits, used: number): number {
  if (2 ** used > 4 * ranks.length) {
    const distinct = Int32Array.from(new Set(ranks.filter((_, state) => hasBit(states, state)))).sort();
    const place = new Map(Array.from(distinct, (rank, index) => [rank, index]));
    for (let state = 0; state < ranks.length; state++) ranks[state] = place.get(ranks[state] as number) ?? 0;
    return Math.max(1, 32 - Math.clz32(distinct.length));
  }
  // Few enough to be looked up.
  const place = new Int32Array(2 ** used);
  for (let state = nextBit(states, 0); state >= 0; state = nextBit(states, state + 1)) place[ranks[state] as number] = 1;
  let distinct = 0;
  for (let rank = 0; rank < place.length; rank++) if (place[rank] === 1) place[rank] = distinct++;
  for (let state = 0; state < ranks.length; state++) ranks[state] = place[ranks[state] as number] as number;
  return Math.max(1, 32 - Math.clz32(distinct));
}

/** Sets -1 where there is no state. */
function markOutside(ranks: Ranks, states: Bits): void {
  for (let word = 0; word < states.length; word++) {
    const bits = states[word] as number;
    if (bits === 0xffffffff) continue;
    const end = Math.min(32, ranks.length - word * 32);
    for (let bit = 0; bit < end; bit++) if (((bits >>> bit) & 1) === 0) ranks[word * 32 + bit] = -1;
  }
}

/** The places of the states, lowest 0, by where each want is met, the most important first; -1 where there is no state. */
export function placesBy(wants: readonly Bits[], states: Bits, total: number): Ranks {
  const ranks: Ranks = new Int32Array(total);
  let used = 0;
  for (let next = 0; next < wants.length; ) {
    const batch = wants.slice(next, next + Math.max(1, BITS - used));
    next += batch.length;
    used += batch.length;
    for (const words of batch) fold(ranks, words, 0, total);
    used = makeDense(ranks, states, used);
  }
  markOutside(ranks, states);
  return ranks;
}
