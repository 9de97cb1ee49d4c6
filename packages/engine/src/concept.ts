/**
 * Solution concepts: how far ahead a mover looks, and what it fears, before it leaves a state.
 *
 * For a mover m at a feasible state s, R+_m(s) are its unilateral improvements (UIs) from s. It is stable at s under
 * - `nash` when it has no improvement (Nash);
 * - `gmr` when after every improvement the others can reach a state that is no improvement on s for m (Howard 1971);
 * - `smr` when moreover m cannot escape from that state to a better one than s (Howard 1971);
 * - `seq` as gmr, the others using only moves that improve things for whoever makes them (Fraser and Hipel 1979);
 * - `sseq` as smr, the others likewise (Rego and Vieira 2017);
 * - `provoked` when an answer that the move itself provokes leaves m, with no escape, no better off than at s. This one is Parley's
 *   own and not in the literature: see `provoked.ts`.
 *
 * Always: nash => smr => gmr, nash => seq => gmr, nash => sseq => seq, sseq => smr, nash => provoked => sseq.
 */

import type { Concept } from './model.js';

/** Every concept, in the order in which people meet them. */
export const CONCEPTS: readonly Concept[] = ['nash', 'provoked', 'seq', 'sseq', 'smr', 'gmr'];

/** The classical concepts, which are computed for all states at once. */
export type ClassicalConcept = Exclude<Concept, 'provoked'>;

/** In the order in which {@link Stability} packs them, one bit each. */
export const CLASSICAL_CONCEPTS: readonly ClassicalConcept[] = ['nash', 'gmr', 'smr', 'seq', 'sseq'];

/** The concepts whose verdicts stand beside each other on every claim. */
export const COMPARED_CONCEPTS: readonly ['nash', 'provoked', 'seq'] = ['nash', 'provoked', 'seq'];

/** The concept for outcomes and claims that name none. */
export const DEFAULT_CONCEPT: Concept = 'provoked';

/**
 * What counts as a response: `legal` sequences of moves by any of the others, nobody twice in a row (Fang, Hipel and Kilgour 1993);
 * or a `single` move of a single opponent, as some older programs had it.
 */
export type Responses = 'legal' | 'single';

/** Concepts as bits of one number: how results are packed, one bit each. */
export const BIT: Readonly<Record<Concept, number>> = { nash: 1, gmr: 2, smr: 4, seq: 8, sseq: 16, provoked: 32 };
