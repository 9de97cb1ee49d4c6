/**
 * What the engine notices about a model as such, before any claim is checked: mistakes that only the set of states can show.
 * The front end puts these into words and adds the place in the text.
 */

import type { Setting } from './model.js';

/** One thing noticed. `refused` findings leave no graph to analyse; `wrong` ones are errors of the author; `notice` ones are warnings. */
export type Finding =
  /** More states than can be listed: how many, how many bytes that takes, and how many bytes are allowed. */
  | {
      readonly code: 'too-many-states';
      readonly weight: 'refused';
      readonly states: number;
      readonly bytes: number;
      readonly allowed: number;
    }
  /** A composite with more states than can be listed: it is analysed theatre by theatre, which is an approximation (`composite.ts`). */
  | { readonly code: 'by-theatre'; readonly weight: 'notice'; readonly states: number }
  /** An actor of a composite that cannot be listed has more wants than can be weighed there. */
  | { readonly code: 'too-many-wants'; readonly weight: 'refused'; readonly mover: string; readonly wants: number; readonly most: number }
  /** A composite that cannot be listed ranks its states one by one (`mover`: whose ranking), or merges some (null): both take all states. */
  | { readonly code: 'needs-all-states'; readonly weight: 'refused'; readonly mover: string | null }
  /** Nothing can happen: `rules` are indices into `model.rules` of a smallest set of lines that together rule out every state. */
  | { readonly code: 'no-state-left'; readonly weight: 'refused'; readonly rules: readonly number[] }
  /** `where` is ruled out by the rule with this index. `index` counts within `model.states` or `model.history`. */
  | {
      readonly code: 'state-ruled-out';
      readonly weight: 'wrong';
      readonly where: 'now' | 'state' | 'history';
      readonly index: number;
      readonly rule: number;
    }
  /** The actor's ranking leaves out `count` states that can happen; up to three are named. */
  | {
      readonly code: 'ranking-misses-states';
      readonly weight: 'wrong';
      readonly mover: string;
      readonly count: number;
      readonly examples: readonly (readonly Setting[])[];
    }
  /** The actor's ranking names one state twice, directly or under two names. */
  | {
      readonly code: 'ranking-repeats-state';
      readonly weight: 'wrong';
      readonly mover: string;
      readonly first: string;
      readonly second: string;
    }
  /** The want with this index is true in every state that can happen, or in none: it decides nothing. */
  | {
      readonly code: 'statement-decides-nothing';
      readonly weight: 'notice';
      readonly mover: string;
      readonly index: number;
      readonly always: boolean;
    }
  /** The rule with this index rules out nothing that the other lines leave. */
  | { readonly code: 'rule-excludes-nothing'; readonly weight: 'notice'; readonly rule: number }
  /** The rule spans options of several movers, so it takes moves from them: `movers` lists those who lose a move. */
  | { readonly code: 'rule-takes-moves'; readonly weight: 'notice'; readonly rule: number; readonly movers: readonly string[] }
  /** The merge with this index joins fewer than two states. */
  | { readonly code: 'merge-joins-nothing'; readonly weight: 'notice'; readonly merge: number }
  /** The actor's wants tell apart states that a merge makes one; they are read at the first of them. */
  | { readonly code: 'merge-hides-wants'; readonly weight: 'notice'; readonly merge: number; readonly mover: string }
  /** A guard (`when`) of this option holds in no state that can happen, so nobody can ever change it. */
  | { readonly code: 'guard-never-holds'; readonly weight: 'notice'; readonly option: string }
  /** In an actor's picture of the conflict something is wrong: its view leaves no state, or rules out where things stand. */
  | { readonly code: 'view-at-fault'; readonly weight: 'refused' | 'wrong'; readonly actor: string; readonly finding: Finding }
  /** Under an overlay something is wrong: it leaves no state, or a ranking that lacks one. */
  | { readonly code: 'overlay-at-fault'; readonly weight: 'refused' | 'wrong'; readonly overlay: string; readonly finding: Finding }
  /** A level that no state can have. */
  | { readonly code: 'level-never-possible'; readonly weight: 'notice'; readonly option: string; readonly level: string };

/** Whether it leaves nothing to rely on: not so a notice, or that something that happened is ruled out. */
export function isFault(finding: Finding): finding is Finding & { weight: 'refused' | 'wrong' } {
  return finding.weight !== 'notice' && finding.code !== 'state-ruled-out';
}
