/** The map as rows, for whoever would rather read, or hears the page. */

import type { ConflictMap } from './map.js';

/** One situation. Sentences are whole. */
export interface MapRow {
  readonly number: number;
  readonly words: string;
  /** What is special about it: now, an outcome, a rest, where the history passed. */
  readonly marks: readonly string[];
  readonly moves: readonly { readonly words: string; readonly would: boolean; readonly to: number }[];
}

const RESTS = { free: 'Nobody could gain by a move.', fear: 'Nobody would move, for fear of an answer.' } as const;

/** One row for each situation drawn, in the order of their numbers. */
export function mapTable({ nodes, edges }: ConflictMap): readonly MapRow[] {
  return nodes.map(({ number, words, isNow, outcomes, rest, history }) => ({
    number,
    words,
    marks: [
      ...(isNow ? ['Now.'] : []),
      ...outcomes.map((outcome) => `Outcome ${outcome}: it ${rest === null ? 'goes round through here' : 'comes to rest here'}.`),
      ...(rest === null ? [] : [RESTS[rest]]),
      ...history.map((date) => `The history came here: ${date}.`),
    ],
    moves: edges
      .filter(({ from }) => from === number)
      .flatMap(({ to, moves }) => moves.map(({ words: move, kind }) => ({ words: move, would: kind === 'would', to }))),
  }));
}
