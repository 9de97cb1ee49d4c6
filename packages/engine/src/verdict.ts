/** What the check of a claim returns: the verdict under each compared concept, and the evidence it rests on. */

import type { Deterrent, Step } from './certificate.js';
import type { Concept, Verdict } from './model.js';
import type { Outcome } from './outcome.js';
import type { Separation } from './separation.js';
import type { State } from './state.js';
import type { OpenPremise } from './world.js';

/** A claim, checked. */
export interface ClaimResult {
  readonly claim: string;
  /** The concept the verdict stands under: the claim's own, or the default. */
  readonly concept: Concept;
  readonly verdict: Verdict;
  /** What the author expects; null where nobody states an expectation. */
  readonly expected: Verdict | null;
  /** The share of the model's worlds in which the claim holds; null when unknown. A model without open premises has one world. */
  readonly share: number | null;
  /** It holds (or fails) only because there was nothing to move: a `leads to` whose result stood already, a `stable` of nothing. */
  readonly vacuous: boolean;
  readonly under: { readonly nash: Verdict; readonly provoked: Verdict; readonly seq: Verdict };
  readonly evidence: Evidence;
  /** The event after which the evidence stands: of several, the one that decides. Null: none has struck. */
  readonly event: string | null;
  /** How it came out in the worlds that the model stands for; null where it leaves nothing open. The evidence is then of one world, see `survey.ts`. */
  readonly worlds: WorldCount | null;
  /** Deterred moves at the states the verdict rests on: what holds only out of fear. Empty: everyone moves freely. */
  readonly fears: readonly Fear[];
}

/** In how many worlds a claim holds. */
export interface WorldCount {
  /** All worlds that the model stands for. */
  readonly total: bigint;
  /** How many were looked at: all of them, or a sample. */
  readonly tried: number;
  /** The seed of the sample; null: every world was looked at. */
  readonly seed: number | null;
  readonly holds: number;
  readonly fails: number;
  readonly unknown: number;
  /** Of a sample: the 95% interval of the share that holds (Wilson 1927), from 0 to 1. Null: the share is exact. */
  readonly interval: readonly [number, number] | null;
  readonly premises: readonly OpenPremise[];
  /** What sets apart where it holds and where it fails; null where it always does the same, or no simple rule tells. */
  readonly rule: Separation | null;
}

/** A gain that a mover lets be, and the answer that it fears. */
export interface Fear {
  readonly mover: string;
  readonly from: State;
  readonly to: State;
  readonly deterrent: Deterrent;
}

/** Where the conflict goes from one start. */
export interface Course {
  readonly start: State;
  readonly outcomes: readonly Outcome[];
}

/** A state that decides a claim, and how the conflict gets there from its start. */
export interface Witness {
  readonly start: State;
  readonly state: State;
  readonly outcome: Outcome;
  readonly path: readonly Step[];
}

/** What a verdict rests on, by the form of the claim. */
export type Evidence =
  /** always, never, possible, leadsTo, lasts: where each start leads. `witness` decides: the counterexample, or for `possible` the instance. */
  | { readonly kind: 'courses'; readonly courses: readonly Course[]; readonly witness: Witness | null }
  /** answers: what the mover would do at each start; `against` is the start (and move, null: it stays) that speaks against the claim. */
  | {
      readonly kind: 'answers';
      readonly answers: readonly { readonly start: State; readonly wouldMove: readonly State[] }[];
      readonly against: { readonly start: State; readonly to: State | null } | null;
    }
  /** leaves: both sets of courses; `against` is a pair of outcome states, and the actor, that speaks against the claim. */
  | {
      readonly kind: 'comparison';
      readonly courses: readonly Course[];
      readonly than: readonly Course[];
      readonly against: { readonly actor: string; readonly state: State; readonly than: State } | null;
    }
  /** prefers: how many pairs were compared, one that shows it, one that speaks against it. */
  | {
      readonly kind: 'pairs';
      readonly compared: number;
      readonly instance: { readonly preferred: State; readonly to: State } | null;
      readonly against: { readonly preferred: State; readonly to: State } | null;
    }
  /** stable, unstable: how many states have the condition, how many of them are equilibria, and the first few. */
  | { readonly kind: 'count'; readonly considered: number; readonly equilibria: number; readonly examples: readonly State[] }
  /** canForce, cannotPrevent: what follows each first move (null: staying); `decisive` is the index that decides. */
  | {
      readonly kind: 'control';
      readonly firstMoves: readonly { readonly start: State; readonly to: State | null; readonly outcomes: readonly Outcome[] }[];
      readonly decisive: number | null;
    }
  /** deterred: every improving move into the condition, with the answer that deters it or null. */
  | {
      readonly kind: 'deterrence';
      readonly temptations: readonly { readonly from: State; readonly to: State; readonly deterrent: Deterrent | null }[];
    }
  /**
   * Nothing to check: no state can be the start, no two states to compare, no state with the condition, or the present is ruled out. `unlisted`: there
   * would be, but it takes all states of a composite, which are too many.
   */
  | { readonly kind: 'empty'; readonly what: 'start' | 'pair' | 'state' | 'now' | 'unlisted' };
