import { type Bits, hasBit } from './bits.js';
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
      if (used >= BITS) used = makeDense(ranks, states);
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
  for (let word = 0; word < states.length; word++) {
    const bits = states[word] as number;
    if (bits === 0xffffffff) continue;
    const end = Math.min(32, total - word * 32);
    for (let bit = 0; bit < end; bit++) if (((bits >>> bit) & 1) === 0) ranks[word * 32 + bit] = -1;
  }
  return ranks;
}

function foldStatements(ranks: Ranks, batch: readonly Formula[], evaluator: ChunkEvaluator): void {
  const total = ranks.length;
  for (let chunk = 0; chunk * CHUNK < total; chunk++) {
    const first = chunk * CHUNK;
    const count = Math.min(CHUNK, total - first);
    const truths = batch.map((formula, slot) => evaluator.words(formula, chunk, slot));
    for (const words of truths) {
      for (let at = 0; at < count; at += 32) {
        let bits = words[at >>> 5] as number;
        const end = Math.min(first + at + 32, first + count);
        for (let state = first + at; state < end; state++) {
          ranks[state] = ((ranks[state] as number) << 1) | (bits & 1);
          bits >>>= 1;
        }
      }
    }
  }
}

/** Replaces ranks by their places among the distinct ranks, lowest 0. @returns the bits the largest takes */
function makeDense(ranks: Ranks, states: Bits): number {
  const distinct = Int32Array.from(new Set(ranks.filter((_, state) => hasBit(states, state)))).sort();
  const place = new Map(Array.from(distinct, (rank, index) => [rank, index]));
  for (let state = 0; state < ranks.length; state++) ranks[state] = place.get(ranks[state] as number) ?? 0;
  return Math.max(1, 32 - Math.clz32(distinct.length));
}
