/** What can be wrong with a file of another program, or with a model that such a file is to hold; and what does not come along. */

import { counted, figure, listed, sentenceCase } from '../words/names.js';

/** Why an import or an export is refused. */
export type ExchangeProblem =
  /** The text is no JSON at all. */
  | { readonly code: 'not-json'; readonly message: string }
  /** A part of a `.gmcr` file is not what it has to be. */
  | { readonly code: 'not-gmcr'; readonly where: string; readonly wanted: string }
  | { readonly code: 'shared-option'; readonly option: string; readonly owners: readonly string[] }
  | { readonly code: 'no-options' }
  /** The states have to be listed one by one, and there are too many. */
  | { readonly code: 'too-many-states'; readonly states: number; readonly limit: number; readonly why: string }
  | { readonly code: 'ranking-incomplete'; readonly owner: string; readonly ranked: number; readonly states: number }
  | { readonly code: 'ranking-repeats'; readonly owner: string; readonly state: number }
  | { readonly code: 'ranking-beyond'; readonly owner: string; readonly state: number; readonly states: number }
  /** A part of a `.nfg` file is not what it has to be. */
  | { readonly code: 'not-nfg'; readonly line: number; readonly wanted: string }
  | { readonly code: 'few-players' }
  | { readonly code: 'payoff-count'; readonly wanted: number; readonly found: number }
  /** Read without a mistake, and yet no state is left, or there are more than memory holds. */
  | { readonly code: 'no-model'; readonly reason: string }
  /** The model is no game in normal form. */
  | { readonly code: 'no-normal-form'; readonly reason: string }
  /** A rule or want is too tangled to be written as alternatives. */
  | { readonly code: 'too-tangled'; readonly what: string; readonly limit: number };

/** The problem in words: what is wrong, then what would mend it. */
export function exchangeProblemWords(problem: ExchangeProblem): string {
  switch (problem.code) {
    case 'not-json':
      return `this is not JSON: ${problem.message}. A .gmcr file is one JSON object; look whether the file is whole.`;
    case 'not-gmcr':
      return `this is no .gmcr file: ${problem.where === '' ? 'the whole' : problem.where} must be ${problem.wanted}. Save it again from GMCR+, or mend it by hand.`;
    case 'shared-option':
      return `the option “${problem.option}” belongs to ${listed(problem.owners)} at once. Here an option has one owner: give each an option of its own.`;
    case 'no-options':
      return 'there is no option in it, so nothing can happen. Give somebody a choice.';
    case 'too-many-states':
      return `${problem.why} lists every state, and there are ${Number.isFinite(problem.states) ? figure(problem.states) : 'more than anybody could count'} of them; up to ${figure(problem.limit)} are taken. Take out options that decide nothing, or rule states out.`;
    case 'ranking-incomplete':
      return `the ranking of ${problem.owner} names ${figure(problem.ranked)} of ${counted(problem.states, 'state')}. Rank them all, or let the preference statements count.`;
    case 'ranking-repeats':
      return `the ranking of ${problem.owner} names state ${problem.state} twice. Keep one of the two.`;
    case 'ranking-beyond':
      return `the ranking of ${problem.owner} names state ${problem.state}, and there ${problem.states === 1 ? 'is' : 'are'} ${counted(problem.states, 'state')}. Compare it with the infeasible states of the file.`;
    case 'not-nfg':
      return `this is no .nfg file: on line ${problem.line} there must be ${problem.wanted}. Save it again from Gambit as a strategic game, or mend it by hand.`;
    case 'few-players':
      return 'a game of fewer than two players is no conflict. Add the other player.';
    case 'payoff-count':
      return `the strategies make ${figure(problem.wanted)} numbers, and there are ${figure(problem.found)}. Look whether the file is whole.`;
    case 'no-model':
      return `what is in it makes no model: ${problem.reason}`;
    case 'no-normal-form':
      return `the model is no game in normal form: ${problem.reason}. A .nfg file holds only games in which everyone can combine everything with everything; --to gmcr or --to graphml hold more.`;
    case 'too-tangled':
      return `${problem.what} comes to more than ${figure(problem.limit)} alternatives, and the file can only list alternatives. Say it in fewer words, or in several lines.`;
  }
}

/** Thrown inside an import or export, and caught at its door. */
export class Refused extends Error {
  readonly problem: ExchangeProblem;

  constructor(problem: ExchangeProblem) {
    super(exchangeProblemWords(problem));
    this.problem = problem;
  }
}

/** What an import or an export gives. */
export type Exchanged<Result> =
  | {
      readonly result: Result;
      /** What did not come along, or came changed: one sentence each, in the order of the file or model. */
      readonly notes: readonly string[];
      readonly problem: null;
    }
  | { readonly result: null; readonly notes: readonly string[]; readonly problem: ExchangeProblem };

/** Does the work, which may refuse by throwing {@link Refused}. */
export function exchange<Result>(work: (note: (text: string) => void) => Result): Exchanged<Result> {
  const notes: string[] = [];
  try {
    const result = work((text) => notes.push(sentenceCase(text)));
    return { result, notes, problem: null };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { result: null, notes, problem: error.problem };
  }
}
