/** Fears: gains let be for the answer they would bring. */

import type { Claim, ClaimResult, Deterrent, Fear, Graph, State, Verdict } from '@parley/engine';
import { CONCEPT_WORDS } from './concept.js';
import { concerning } from './concern.js';
import { type Eyes, eyesOf } from './eyes.js';
import { byDoing, stepWords } from './move.js';
import { counted, listed, moverName, moverOf, moverSubject, owned, sentenceCase } from './names.js';
import { faring } from './preference.js';

/** 'Russia could answer by ...': the whole answer, as a clause with 'would' or 'could'. */
export function answerWords(
  graph: Graph,
  deterrent: Deterrent,
  modal: 'would' | 'could' = 'would',
  changes: number = Number.POSITIVE_INFINITY,
): string {
  const [first, ...later] = deterrent.answers;
  if (first === undefined) return `there ${modal} be no answer`;
  const clauses = [
    stepWords(graph, first, modal, changes),
    ...later.slice(0, 2).map((step) => `then ${stepWords(graph, step, modal, changes)}`),
  ];
  if (later.length > 2) clauses.push('and so on');
  return clauses.join(', ');
}

/** One fear as a sentence: the gain, the answer, and how that leaves the mover. Of each move at most `changes` changes are told. */
export function fearWords(graph: Graph, fear: Fear, changes: number = Number.POSITIVE_INFINITY): string {
  const who = moverSubject(graph.model, fear.mover);
  const eyes = eyesOf(graph, fear.mover);
  return `${who} could gain by ${byDoing(graph, fear.from, fear.to, changes)}, ${butThen(eyes)}${answerWords(graph, fear.deterrent, 'would', changes)}, ${lossWords(eyes.graph, fear.mover, fear.deterrent.lands, eyes.seen(fear.from))}${ownAnswerNote(graph, fear.mover, fear.deterrent)}.`;
}

/** 'but then', before an answer; it is told as the mover sees it. */
export function butThen({ own }: Eyes): string {
  return own ? 'but then, seen from that side, ' : 'but then ';
}

/** 'to Russia’s loss', or that the gain would be gone: how an answer leaves the mover. */
export function lossWords(graph: Graph, mover: string, lands: State, from: State): string {
  const name = moverName(graph.model, mover);
  if (moverOf(graph.model, mover).kind === 'agreement') return 'and not every party would be better off';
  return faring(graph, mover, lands, from) === 'worse off' ? `to ${owned(name, 'loss')}` : `and ${name} would be no better off than before`;
}

/** A body's answer counts by definition even where the mover it deters could refuse it inside the body; then it is no threat, and this says so. */
export function ownAnswerNote(graph: Graph, mover: string, deterrent: Deterrent): string {
  const own = deterrent.answers.filter((step) => step.mover !== mover && couldRefuse(graph, step.mover, mover));
  if (own.length === 0) return '';
  const bodies = [...new Set(own.map((step) => moverName(graph.model, step.mover)))];
  return ` (the definition counts this answer, but ${moverName(graph.model, mover)} could refuse it inside ${listed(bodies.map((name) => `“${name}”`))}, so it is no threat)`;
}

/** Does the body or agreement need this member's consent? */
function couldRefuse(graph: Graph, body: string, member: string): boolean {
  const mover = moverOf(graph.model, body);
  switch (mover.kind) {
    case 'actor':
      return false;
    case 'agreement':
      return mover.parties.includes(member);
    case 'body': {
      if (!mover.members.includes(member)) return false;
      if (mover.rule.kind === 'consensus' || mover.rule.kind === 'unanimity') return true;
      if (mover.rule.kind !== 'votes') return false;
      const { weights, quota } = mover.rule;
      const others = mover.members.filter((each) => each !== member).reduce((sum, each) => sum + (weights[each] ?? 0), 0);
      return others < quota;
    }
  }
}

/**
 * What a verdict hangs on: that no fear plays a part, or the fear it needs. Null where that adds nothing: nobody's moves enter (a premise read back,
 * states counted, nothing to check), or a claim fails that no fear could have saved, or the other concepts tell it. Of an argument from several, only fears
 * in the theatres that the claim speaks of are told.
 */
export function hangsOnWords(graph: Graph, claim: Claim, result: ClaimResult, changes: number = Number.POSITIVE_INFINITY): string | null {
  const { kind } = result.evidence;
  if (kind === 'empty' || kind === 'pairs' || kind === 'deterrence' || kind === 'count' || result.concept === 'nash') return null;
  const same = result.under.nash === result.verdict;
  if (same && onlySeqDiffers(result)) return null;
  if (same && result.fears.length > 0) return 'With or without fear of answers it comes out the same.';
  if (same) return result.verdict === 'holds' ? `${NOBODY_FEARS}.` : null;
  const concerns = concerning(graph, claim);
  const near = result.fears.filter((each) => concerns(each, ...each.deterrent.answers));
  const [fear] = near;
  if (fear === undefined) return null;
  // What is feared alike at several ends is one fear.
  const more = new Set(near.map((each) => fearWords(graph, each))).size - 1;
  const others = more === 0 ? '' : ` ${sentenceCase(counted(more, 'fear'))} more ${more === 1 ? 'plays' : 'play'} a part.`;
  return `${ONLY_FOR_FEAR} ${fearWords(graph, fear, changes)}${others}`;
}

/** How the verdict differs under the other compared concepts; null when that is no news beside `told`, what it hangs on. */
export function underOthersWords(result: ClaimResult, told: string | null): string | null {
  if (onlySeqDiffers(result)) {
    const also = `under SEQ${SEQ_MEANING} it would ${supposedVerb(result.under.seq)}.`;
    if (result.fears.length > 0) return `With or without fear of what one’s own move provokes it comes out the same; ${also}`;
    return result.verdict === 'holds' && result.evidence.kind !== 'count' ? `${NOBODY_FEARS}; ${also}` : sentenceCase(also);
  }
  // Where it holds in some worlds, 'it would hold' means in all of them.
  const extent = result.verdict === 'partly' ? ' in every world' : '';
  const others = (['nash', 'provoked', 'seq'] as const).filter(
    (each) =>
      each !== result.concept && result.under[each] !== result.verdict && !(each === 'nash' && told?.startsWith(ONLY_FOR_FEAR) === true),
  );
  if (others.length === 0) return null;
  // 'It would fail if each moved as soon as that is a gain, or if each feared any credible answer.'
  const verdicts = [...new Set(others.map((each) => result.under[each]))];
  const clauses = verdicts.map((verdict) => {
    const suppositions = others.filter((each) => result.under[each] === verdict).map((each) => `if ${CONCEPT_WORDS[each].supposed}`);
    const verb = supposedVerb(verdict) + (verdict === 'holds' || verdict === 'fails' ? extent : '');
    return `${verb} ${suppositions.length < 2 ? suppositions.join('') : listed(suppositions, 'or').replace(/ or (?=if [^,]*$)/u, ', or ')}`;
  });
  return `It would ${clauses.join('; it would ')}.`;
}

/** What sets SEQ apart, as an insertion after its name; a page needs it only once. */
export const SEQ_MEANING = ', which counts also answers that would come anyway,';

/** Nash and the default agree, and SEQ, which counts every credible answer, also one that would come anyway, does not. */
function onlySeqDiffers({ concept, evidence, under, verdict }: ClaimResult): boolean {
  return concept === 'provoked' && evidence.kind !== 'deterrence' && under.nash === verdict && under.seq !== verdict;
}

function supposedVerb(verdict: Verdict): string {
  return { holds: 'hold', fails: 'fail', partly: 'hold in part', unknown: 'be impossible to tell' }[verdict];
}

/** Whoever gains by a move makes it. */
export const NOBODY_FEARS = 'Nobody holds back for fear';

/** Says already that without fear it would come out otherwise. */
const ONLY_FOR_FEAR = 'Only for fear:';

/** A verdict as a verb after 'it'. */
export function verdictVerb(verdict: Verdict): string {
  switch (verdict) {
    case 'holds':
      return 'holds';
    case 'fails':
      return 'fails';
    case 'partly':
      return 'holds in part';
    case 'unknown':
      return 'cannot be told';
  }
}
