/** The story of a state, for `explain`: why each mover stays or goes, from the certificates of the analysis. */

import type { Foresight, Graph, IdleThreat, Improvement, StabilityCertificate, State } from '@parley/engine';
import { sightWords } from './eyes.js';
import { answerWords, lossWords, ownAnswerNote } from './fear.js';
import { actingSubject, byDoing, doing } from './move.js';
import { counted, listed, moverName, moverOf, moverSubject, sentenceCase } from './names.js';
import { decidingWant, faring, type MemberFares, memberFares } from './preference.js';

/** What one mover would do at a state, and why. */
export interface MoverStory {
  readonly mover: string;
  readonly name: string;
  /** `content`: no move would be a gain; `deterred`: gains, each with an answer to fear; `leaves`: it would move; `stuck`: it has no move; `unforeseen`: by its own view this cannot be. */
  readonly kind: 'content' | 'deterred' | 'leaves' | 'stuck' | 'unforeseen';
  /** After the name, without a full stop: 'would stay: no move would be a gain', 'would not stay but drop “Ratify START II” (...)'. */
  readonly headline: string;
  /** Whole sentences. */
  readonly sentences: readonly string[];
}

/** Gains told in full; the rest are counted. */
const TOLD = 2;
/** Moves of a body that are looked at for the one that comes nearest to being agreed. */
const MOVES_TRIED = 500;

/** The story of a state: one entry for each mover, in model order. */
export function stateStory(graph: Graph, foresight: Foresight, state: State): MoverStory[] {
  return graph.movers.map(({ id }) => moverStory(graph, foresight, id, state));
}

/** Why one mover stays at a state, or leaves it. */
export function moverStory(graph: Graph, foresight: Foresight, mover: string, state: State): MoverStory {
  const certificate = foresight.certificate(mover, state);
  const name = moverSubject(graph.model, mover);
  if (certificate.seen === null) {
    return {
      mover,
      name,
      kind: 'unforeseen',
      headline: 'could not foresee this: in the view from there it cannot be',
      sentences: [],
    };
  }
  const { graph: sees, picture } = foresight.eyes(mover);
  const inEyes = { ...certificate, state: certificate.seen, wouldMove: certificate.wouldGo };
  const told = storyOf(sees, foresight, inEyes);
  if (picture === null) return told;
  const sight = sightWords(graph, mover, state, certificate.seen);
  const vain =
    certificate.stable && certificate.wouldGo.length > 0 ? ['But this is no move that can really be made, so nothing comes of it.'] : [];
  const opening = sight ?? `So it looks in the view of ${moverName(graph.model, mover)}.`;
  return { ...told, sentences: [opening, ...told.sentences, ...vain] };
}

/** The story in the mover's own eyes. */
function storyOf(graph: Graph, foresight: Foresight, certificate: StabilityCertificate): MoverStory {
  const { mover, state } = certificate;
  const name = moverSubject(graph.model, mover);
  const agreement = moverOf(graph.model, mover).kind === 'agreement';
  const told = (kind: MoverStory['kind'], headline: string, sentences: string[]): MoverStory => ({
    mover,
    name,
    kind,
    headline,
    sentences: sentences.map(sentenceCase),
  });
  if (!certificate.canMove) return told('stuck', agreement ? 'cannot change here' : 'can make no move here', []);
  if (certificate.wouldMove.length > 0) {
    const [to] = certificate.wouldMove;
    if (to === undefined) throw new Error(`no move that ${mover} would make`);
    const move = `${doing(graph, state, to)}${reasoned(decidingWant(graph, mover, to, state, 'colon'))}`;
    const story = told('leaves', agreement ? `would ${move}` : `would not stay but ${move}`, leavingSentences(graph, certificate));
    return { ...story, name: actingSubject(graph, { mover, from: state, to }) };
  }
  if (certificate.improvements.length > 0) {
    return told('deterred', `would stay${agreement ? ' as it is' : ''}, for fear of an answer`, deterredSentences(graph, certificate));
  }
  const headline = agreement ? 'would stay as it is: no change would be a gain for every party' : 'would stay: no move would be a gain';
  return told('content', headline, contentReasons(graph, foresight, mover, state));
}

/** Why nothing is a gain, where that needs saying: an actor without wants, or a member of a body who does not go along. */
function contentReasons(graph: Graph, foresight: Foresight, mover: string, state: State): string[] {
  const who = moverOf(graph.model, mover);
  if (who.kind === 'actor') return who.preferences === null ? ['The model states no wants, so nothing can be a gain or a loss here.'] : [];
  let nearest: { readonly to: State; readonly fares: MemberFares } | null = null;
  for (const to of foresight.moves(mover, state).slice(0, MOVES_TRIED)) {
    const fares = memberFares(graph, mover, to, state);
    if (nearest === null || fares.better.length > nearest.fares.better.length) nearest = { to, fares };
  }
  if (nearest === null || nearest.fares.better.length === 0) return [];
  const { better, worse, equal, split } = nearest.fares;
  const against = [
    worse.length === 0 ? null : `${listed(worse)} would lose by it`,
    split.length === 0 ? null : `${listed(split)} would not agree within`,
    equal.length === 0
      ? null
      : `${listed(equal)} would gain nothing by it${who.kind === 'agreement' ? ', and who gains nothing does not sign' : ''}`,
  ].filter((clause) => clause !== null);
  return [`To ${doing(graph, state, nearest.to)} would be a gain for ${listed(better)}, but ${against.join(' and ')}.`];
}

function deterredSentences(graph: Graph, certificate: StabilityCertificate): string[] {
  const { improvements, mover, state } = certificate;
  const sentences = improvements.slice(0, TOLD).flatMap((improvement) => deterredSentence(graph, mover, state, improvement));
  const rest = improvements.length - TOLD;
  if (rest > 0)
    sentences.push(`${sentenceCase(counted(rest, 'more gain'))} ${rest === 1 ? 'is' : 'are'} let be likewise, each for an answer to fear.`);
  return sentences;
}

function deterredSentence(graph: Graph, mover: string, state: State, { deterrent, to }: Improvement): string[] {
  const gain = `It would be a gain to ${doing(graph, state, to)}${reasoned(decidingWant(graph, mover, to, state, 'colon'))}.`;
  if (deterrent === null) return [gain];
  const [only, ...more] = deterrent.answers;
  const theirs = only === undefined || more.length > 0 ? null : decidingWant(graph, only.mover, only.to, only.from, 'colon');
  const loss = `${lossWords(graph, mover, deterrent.lands, state)}${reasoned(decidingWant(graph, mover, deterrent.lands, state, 'colon'))}`;
  return [gain, `But then ${answerWords(graph, deterrent)}${reasoned(theirs)}, ${loss}${ownAnswerNote(graph, mover, deterrent)}.`];
}

function leavingSentences(graph: Graph, certificate: StabilityCertificate): string[] {
  const { mover, state, wouldMove } = certificate;
  const sentences: string[] = [];
  wouldMove.slice(0, TOLD).forEach((to, index) => {
    // The first is told in the headline.
    if (index > 0) sentences.push(`Just as good would be to ${doing(graph, state, to)}.`);
    const threat = certificate.improvements.find((each) => each.to === to)?.idleThreat;
    if (threat !== undefined && threat !== null) {
      const idle = idleThreatWords(graph, mover, threat);
      // Of moves that come to much the same, what nobody need fear is the same.
      if (!sentences.includes(idle)) sentences.push(idle);
    } else if (index === 0 && certificate.concept !== 'nash') sentences.push('Nobody has an answer that would take the gain away.');
  });
  const rest = wouldMove.length - TOLD;
  if (rest > 0) sentences.push(`${sentenceCase(counted(rest, 'more move'))} would be just as good.`);
  return sentences;
}

/** 'NATO could answer by admitting the three. But ...'. */
function idleThreatWords(graph: Graph, mover: string, { answer, because, instead }: IdleThreat): string {
  const answerer = moverSubject(graph.model, answer.mover);
  const could = `${answerer} could answer by ${byDoing(graph, answer.from, answer.to)}`;
  switch (because) {
    case 'no-gain':
      return `${could}. But that would leave ${answerer} ${faring(graph, answer.mover, answer.to, answer.from)}${reasoned(decidingWant(graph, answer.mover, answer.to, answer.from, 'colon'))}, so it is no threat.`;
    case 'rather-another': {
      const rather = instead === null ? 'there is a better answer' : `${answerer} would rather ${doing(graph, answer.from, instead)}`;
      return `${could}, but would not: ${rather}.`;
    }
    case 'not-provoked':
      return `${could}, but not because of this move: it would pay just as well without it.`;
    case 'escape': {
      const wayOut = instead === null ? 'could still get away' : `could then ${doing(graph, answer.to, instead)}`;
      return `${could}, but ${moverSubject(graph.model, mover)} ${wayOut}, and be better off than before.`;
    }
  }
}

function reasoned(want: string | null): string {
  return want === null ? '' : ` (${want})`;
}

/** The headline of the whole state: 'An equilibrium: nobody would leave.' or who would. */
export function storySummary(graph: Graph, stories: readonly MoverStory[]): string {
  const leaving = stories.filter(({ kind }) => kind === 'leaves');
  if (leaving.length > 0) {
    // An agreement goes by its parties, which would run into the others of a list.
    const alone = leaving.filter(({ mover }) => moverOf(graph.model, mover).kind !== 'agreement').map(({ name }) => name);
    const [first, ...more] = leaving.flatMap(({ mover, name }) => (moverOf(graph.model, mover).kind === 'agreement' ? [name] : []));
    const also = more.map((name) => `, and so would ${name}`).join('');
    if (alone.length === 0) return `It would not last: ${first} would change it${also}.`;
    return `It would not last: ${listed(alone)} would leave it${first === undefined ? '' : `, and so would ${first}`}${also}.`;
  }
  if (stories.every(({ kind }) => kind === 'stuck')) return 'It lasts, but only because nobody can move from it.';
  const blind = stories.filter(({ kind }) => kind === 'unforeseen');
  if (blind.length > 0) {
    return `Nobody would leave it, but it is not called stable: ${listed(blind.map(({ name }) => name))} could not foresee it.`;
  }
  const deterred = stories.filter(({ kind }) => kind === 'deterred');
  if (deterred.length === 0) return 'It would last: nobody could gain by a move.';
  return `It would last, but only for fear: ${listed(deterred.map(({ mover }) => moverName(graph.model, mover)))} would move if nobody answered.`;
}

/** A story of one mover, or the same of several. */
export interface StoryTogether extends Omit<MoverStory, 'mover' | 'name'> {
  readonly movers: string[];
  /** Who moves; null: the movers, each by its own name. */
  readonly subject: string | null;
}

/** Those with a story of their own first, in model order; then the others, all with the same headline in one line. */
export function storiesTogether(stories: readonly MoverStory[]): StoryTogether[] {
  const own = stories.filter(({ sentences, kind }) => sentences.length > 0 || kind === 'leaves');
  const alike = new Map<string, StoryTogether>();
  for (const story of stories) {
    if (own.includes(story)) continue;
    const known = alike.get(story.headline);
    if (known === undefined) alike.set(story.headline, { ...story, movers: [story.mover], subject: null });
    else known.movers.push(story.mover);
  }
  const leads = own.map(
    (story): StoryTogether => ({ ...story, movers: [story.mover], subject: story.kind === 'leaves' ? story.name : null }),
  );
  return [...leads, ...alike.values()];
}
