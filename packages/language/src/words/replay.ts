/** The replay of a history in words: what the model says of each move, and how it compares with two simple guesses. */

import type { Graph, HistoryEntry, Model, Replay, ReplayEntry } from '@parley/engine';
import { eyesOf } from './eyes.js';
import { answerWords } from './fear.js';
import { stepWords } from './move.js';
import { counted, dateWords, listed, moverName, moverSubject, numberWord, optionOf, sentenceCase } from './names.js';
import { differenceWords, settingWords, stateWords } from './state.js';

/** One entry, told. */
export interface EntryWords {
  readonly date: string;
  /** What happened. */
  readonly event: string;
  /** What the model says of it; empty for the start. */
  readonly comment: string;
  readonly verdict: ReplayEntry['verdict'];
}

/** Tells one entry of the replay. */
export function entryWords(graph: Graph, replay: ReplayEntry): EntryWords {
  const entry = graph.model.history[replay.index];
  if (entry === undefined) throw new Error(`no history entry ${replay.index}`);
  return {
    date: dateWords(entry.date),
    event: eventWords(graph, entry, replay),
    comment: commentWords(graph, entry, replay),
    verdict: replay.verdict,
  };
}

function eventWords(graph: Graph, entry: HistoryEntry, replay: ReplayEntry): string {
  if (entry.kind === 'start') return replay.after === null ? settings(graph, entry) : stateWords(graph, replay.after);
  if (replay.before !== null && replay.after !== null && replay.before !== replay.after && replay.verdict !== 'ahead') {
    return sentenceCase(differenceWords(graph, replay.before, replay.after));
  }
  const what = settings(graph, entry);
  return entry.mover === null ? `${what}.` : `${sentenceCase(moverName(graph.model, entry.mover))}: ${what}.`;
}

function settings(graph: Graph, entry: HistoryEntry): string {
  return entry.settings.map(({ option, level }) => settingWords(optionOf(graph.model, option), level)).join('; ');
}

function commentWords(graph: Graph, entry: HistoryEntry, replay: ReplayEntry): string {
  const name = entry.mover === null ? '' : moverSubject(graph.model, entry.mover);
  switch (replay.verdict) {
    case 'start':
      return '';
    case 'given':
      return 'Given from outside: nobody’s move, so there is nothing to explain.';
    case 'would-move':
      return `As the model expects: ${ownView(graph, entry)}${name} would make just this move.`;
    case 'improvement':
      return `A gain for ${name}, but ${ratherWords(graph, replay)}.`;
    case 'no-improvement':
      return `Not explained: as the wants stand, this move is no gain for ${name}.`;
    case 'not-legal':
      return `Not possible in the model: a guard, an agreement or an irreversible step stands in the way.`;
    case 'ruled-out':
      return 'The rules of the model exclude what this move leads to.';
    case 'no-change':
      return 'Nothing changes in the model by this entry.';
    case 'ahead':
      return 'Ahead of the model’s date: shown, not replayed.';
  }
}

/** Why a gain was not to be expected. */
function ratherWords(graph: Graph, { deterrent, instead }: ReplayEntry): string {
  if (deterrent === null) return `the model expects ${instead === null ? 'another move' : `a better move: ${stepWords(graph, instead)}`}`;
  const answer = answerWords(graph, deterrent);
  return instead === null
    ? `the model expects restraint, for fear of the answer: ${answer}`
    : `the model expects another move, for fear of the answer: ${answer}. It expects this: ${stepWords(graph, instead)}`;
}

function ownView(graph: Graph, { mover }: HistoryEntry): string {
  return mover !== null && eyesOf(graph, mover).own ? `in the view of ${moverName(graph.model, mover)}, ` : '';
}

/** Who else would have moved at that point: 'There Russia would drop ...'; null when nobody. */
export function othersWords(graph: Graph, replay: ReplayEntry): string | null {
  const [first, ...more] = replay.othersWhoWouldMove;
  if (first === undefined) return null;
  const rest = more.length === 0 ? '' : ` (and ${counted(more.length, 'other move')})`;
  return `Just before, the model also expects this: ${stepWords(graph, first)}${rest}.`;
}

/** Whom a move surprised: 'It surprises NATO: in its view ...'; null when nobody. */
export function surpriseWords(model: Model, actors: readonly string[]): string | null {
  if (actors.length === 0) return null;
  return `A surprise for ${listed(actors.map((actor) => moverName(model, actor)))}, in whose view of the conflict this move would not be made.`;
}

/** The score, with the number of moves and both simple guesses in plain sight. */
export function replayScore(replay: Replay): string {
  const { explained, moves, baselines } = replay;
  if (moves === 0) return 'The history has no moves to replay, so it says nothing for or against the model.';
  const few = moves < 8 ? ` ${sentenceCase(counted(moves, 'move'))} ${moves === 1 ? 'is' : 'are'} too few to prove a model.` : '';
  const score =
    moves === 1
      ? `The model ${explained === 1 ? 'expects' : 'does not expect'} the one move`
      : `The model expects ${none(explained)} of ${counted(moves, 'move')}`;
  return `${score}. To guess that nobody ever moves gets ${none(baselines.nobodyMoves)} right; to guess that anyone who gains moves, ${none(baselines.anyoneWhoGains)}.${few}`;
}

function none(count: number): string {
  return count === 0 ? 'none' : numberWord(count);
}
