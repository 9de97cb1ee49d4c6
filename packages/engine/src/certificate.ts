/**
 * Reasons that come with every verdict, as data: what a mover would do at a state, which answer deters it, and why nothing else does.
 * A certificate can be checked against the definitions without running the analysis again.
 */

import type { Concept } from './model.js';
import type { State } from './state.js';

/** One move of one mover (by id). */
export interface Step {
  readonly mover: string;
  readonly from: State;
  readonly to: State;
}

/** An answer that takes the gain out of a move: a sanction, in the field's word. */
export interface Deterrent {
  /** The others' moves, in order, from the state the move leads to; never empty. Under seq, sseq and provoked each is an improvement for its mover. */
  readonly answers: readonly Step[];
  /** Where the answers end: no improvement, for the mover, on the state it would have left. */
  readonly lands: State;
}

/** An answer that would hurt, but that nobody would give: why the deterred-looking move is free after all. */
export interface IdleThreat {
  readonly answer: Step;
  /** The answerer is no better off for it; or it would rather give another answer; or the answer is not provoked by the move; or the mover can escape from it to `escape`. */
  readonly because: 'no-gain' | 'rather-another' | 'not-provoked' | 'escape';
  /** For `escape`: where the mover would go; for `rather-another`: what the answerer would rather do. */
  readonly instead: State | null;
}

/** One improvement of a mover, and what becomes of it. */
export interface Improvement {
  readonly to: State;
  /** The answer that deters it; null: nothing does. Under nash always null. */
  readonly deterrent: Deterrent | null;
  /** For a free improvement: the nearest answer that would hurt but would not come; null when no single answer would hurt. */
  readonly idleThreat: IdleThreat | null;
}

/** Why a mover stays at a state, or leaves it. */
export interface StabilityCertificate {
  readonly mover: string;
  readonly state: State;
  /**
   * The state in the mover's eyes, and with it all that follows here but `wouldMove`: another one where its view differs from how things are; null
   * when it does not foresee the state.
   */
  readonly seen: State | null;
  readonly concept: Concept;
  /** True when every improvement has a deterrent, or cannot really be made; never where the state is not foreseen. */
  readonly stable: boolean;
  /** Can the mover move at all from here? When not, staying says little. */
  readonly canMove: boolean;
  /** All of the mover's improvements, its best first. */
  readonly improvements: readonly Improvement[];
  /** Where it would go: undeterred improvements on which it has no better such. */
  readonly wouldGo: readonly State[];
  /** The same as things are, where it can really be done; empty when stable. */
  readonly wouldMove: readonly State[];
}
