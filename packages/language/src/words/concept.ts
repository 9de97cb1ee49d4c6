/** The solution concepts, told by what a mover looks at before it moves. */

import type { Concept, Responses } from '@parley/engine';

/** How each concept is said. */
export interface ConceptWords {
  /** Its name in the field. */
  readonly name: string;
  /** A clause after 'when': 'each fears any answer'. */
  readonly clause: string;
  /** The same as a supposition, after 'if'. */
  readonly supposed: string;
  /** The meaning, for a glossary line. */
  readonly meaning: string;
}

/** Words for every concept. */
export const CONCEPT_WORDS: Readonly<Record<Concept, ConceptWords>> = {
  nash: {
    name: 'Nash',
    clause: 'everyone moves when it gains',
    supposed: 'each moved as soon as that is a gain',
    meaning: 'everyone moves when it gains (looks one move ahead)',
  },
  provoked: {
    name: 'provoked',
    clause: 'each fears the answers its own move would provoke',
    supposed: 'each feared the answers its own move would provoke',
    meaning: 'fears the answers its own move would provoke (Parley’s own measure)',
  },
  gmr: {
    name: 'GMR',
    clause: 'each fears any answer',
    supposed: 'each feared any answer',
    meaning: 'fears any answer',
  },
  smr: {
    name: 'SMR',
    clause: 'each fears any answer it cannot escape',
    supposed: 'each feared any answer it cannot escape',
    meaning: 'fears any answer it cannot escape',
  },
  seq: {
    name: 'SEQ',
    clause: 'each fears any credible answer',
    supposed: 'each feared any credible answer',
    meaning: 'fears a credible answer (one its giver gains by)',
  },
  sseq: {
    name: 'SSEQ',
    clause: 'each fears any credible answer it cannot escape',
    supposed: 'each feared any credible answer it cannot escape',
    meaning: 'fears a credible answer it cannot escape',
  },
};

/** What was counted as an answer; said wherever results are shown. */
export function responsesWords(responses: Responses): string {
  return responses === 'legal'
    ? 'An answer is any sequence of moves by the others, nobody twice in a row.'
    : 'An answer is one move of one other mover only, as some older programs had it.';
}
