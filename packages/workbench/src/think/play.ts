/** Playing the conflict from a seat: what can be done at a state, who else would move and why, and how history went from there. */

import { type Foresight, replayHistory, type State, type Step, stepsFrom, surprisesAt } from '@parley/engine';
import {
  differences,
  entryWords,
  moverStory,
  outcomeNumber,
  sentenceCase,
  stateInShort,
  stateStory,
  stateWords,
  stepWant,
  stepWords,
  storySummary,
  surpriseWords,
} from '@parley/language';
import { type ConsideredMove, considered } from './considered.js';
import { fareWords } from './fare.js';
import type { Thinking } from './thinking.js';

/** What is asked about a game at a state. Seats are movers, by id, that people play; no seats: all is watched. */
export interface PlayAsked {
  /** Null: the present. */
  readonly state: State | null;
  readonly seats: readonly string[];
}

/** A game at one state. Sentences are whole. */
export interface Play {
  /** Null, with all else empty, where the rules exclude the present. */
  readonly state: State | null;
  readonly words: string;
  /** How it stands beside now. */
  readonly short: string;
  /** By number, where the conflict from now comes to rest here. */
  readonly outcome: number | null;
  /** Would nobody move? */
  readonly rests: boolean;
  /** Why it rests, or who would leave. */
  readonly summary: string;
  readonly seats: readonly Seat[];
  /** What those without a seat would do here, one entry for each move that would be made. */
  readonly others: readonly WouldMove[];
  /** What history did from this same state. */
  readonly history: readonly HistoryMove[];
}

/** What one seat can do. */
export interface Seat {
  readonly mover: string;
  readonly name: string;
  /** What the model expects of it here. */
  readonly advice: string;
  /** Moves that would be made first, then gains, what makes no difference, and losses; within each the smallest change first. */
  readonly moves: readonly ConsideredMove[];
  /** Moves that are not listed. */
  readonly more: number;
}

/** A move that would be made. */
export interface WouldMove extends Step {
  readonly words: string;
  /** The want behind it; null when no single want decides. */
  readonly want: string | null;
  readonly surprise: string | null;
}

/** A move of the history. */
export interface HistoryMove {
  readonly date: string;
  readonly event: string;
  readonly comment: string;
  readonly to: State | null;
}

/** Moves of a seat that are listed. */
const LISTED = 60;

/** How the game stands. */
export function play(thinking: Thinking, { state: asked, seats }: PlayAsked): Play {
  const { telling, graph } = thinking;
  const state = asked ?? telling.now;
  if (state === null) {
    const summary = 'The present is ruled out by the rules of the model, so there is nothing to play.';
    return { state, words: '', short: '', outcome: null, rests: false, summary, seats: [], others: [], history: [] };
  }
  const foresight = telling.foresight(telling.concept);
  const steps = stepsFrom(foresight, state);
  const isSeat = new Set(seats);
  return {
    state,
    words: stateWords(graph, state),
    short: stateInShort(graph, state, telling.now),
    outcome: outcomeNumber(telling, state),
    rests: steps.length === 0,
    summary: storySummary(graph, stateStory(graph, foresight, state)),
    seats: graph.movers.filter(({ id }) => isSeat.has(id)).map(({ id }) => seatAt(thinking, foresight, id, state)),
    others: wouldMoves(thinking, foresight, steps).filter(({ mover }) => !isSeat.has(mover)),
    history: historyFrom(thinking, state),
  };
}

function seatAt({ telling, graph }: Thinking, foresight: Foresight, mover: string, state: State): Seat {
  const moves = foresight.moves(mover, state);
  const would = new Set(foresight.wouldMove(mover, state));
  const gains = new Set(foresight.improvements(mover, state));
  const size = (to: State): number => differences(graph, state, to).length;
  const kind = (to: State): number => (would.has(to) ? 0 : gains.has(to) ? 1 : 2);
  const ordered = moves
    .map((to) => ({ to, kind: kind(to), size: size(to) }))
    .sort((a, b) => a.kind - b.kind || a.size - b.size || a.to - b.to)
    .slice(0, LISTED);
  const surprised = surprisesAt(foresight);
  const considerations = ordered.map(({ to }) => considered(telling, foresight, surprised, { mover, from: state, to }));
  const worths = { gain: 0, neither: 1, loss: 2 } as const;
  const story = moverStory(graph, foresight, mover, state);
  return {
    mover,
    name: story.name,
    advice: `${sentenceCase(story.name)} ${story.headline}.`,
    moves: considerations.sort((a, b) => Number(b.would) - Number(a.would) || worths[a.worth] - worths[b.worth]),
    more: moves.length - ordered.length,
  };
}

function wouldMoves({ telling, graph }: Thinking, foresight: Foresight, steps: readonly Step[]): WouldMove[] {
  const surprised = surprisesAt(foresight);
  return steps.map((step) => ({
    ...step,
    words: `${sentenceCase(stepWords(graph, step))}.`,
    want: stepWant(telling, step),
    surprise: surpriseWords(graph.model, surprised(step)),
  }));
}

function historyFrom({ argument, model }: Thinking, state: State): HistoryMove[] {
  if (model.history.length === 0) return [];
  return replayHistory(argument).entries.flatMap((entry) => {
    if (entry.before !== state || entry.verdict === 'start') return [];
    const { graph } = argument.version(entry.phase);
    if (graph === null) return [];
    const { date, event, comment } = entryWords(graph, entry);
    return [{ date, event, comment, to: entry.after }];
  });
}

/** What is asked of the answers to a move: the state it led to, and where the game was before it. */
export interface AnswersAsked extends PlayAsked {
  readonly before: State;
}

/** How others answer, step by step. */
export interface Answers {
  readonly steps: readonly WouldMove[];
  /** Where it stands after them. */
  readonly ends: State;
  /** Nobody would move; several would, and one is to be picked; a seat would move; or it goes round. */
  readonly stops: 'rest' | 'choice' | 'seat' | 'round';
  /** That, as a sentence. */
  readonly words: string;
  /** Moves to pick from. */
  readonly choices: readonly WouldMove[];
  /** How each mover fares there beside where the game was before the move. */
  readonly fares: readonly Fare[];
}

/** How one mover fares. */
export interface Fare {
  readonly mover: string;
  readonly words: string;
}

/** Follows the answers of those without a seat, as long as just one move would be made. */
export function answers(thinking: Thinking, { state: asked, seats, before }: AnswersAsked): Answers {
  const { telling, graph } = thinking;
  const foresight = telling.foresight(telling.concept);
  const isSeat = new Set(seats);
  const steps: Step[] = [];
  let at = asked ?? before;
  const seen = new Set<State>([at]);
  const stopped = (stops: Answers['stops'], words: string, choices: readonly Step[] = []): Answers => ({
    steps: wouldMoves(thinking, foresight, steps),
    ends: at,
    stops,
    words,
    choices: wouldMoves(thinking, foresight, choices),
    fares: graph.movers.map(({ id }) => ({ mover: id, words: faredFrom(foresight, id, before, at) })),
  });
  for (;;) {
    const next = stepsFrom(foresight, at);
    const others = next.filter(({ mover }) => !isSeat.has(mover));
    const [only] = others;
    if (only === undefined)
      return next.length === 0
        ? stopped('rest', 'Here it rests: nobody would move.')
        : stopped('seat', 'Nobody else would move. It is your turn.');
    if (others.length > 1) return stopped('choice', 'Several moves would be made here. Pick the one that comes first.', others);
    steps.push(only);
    at = only.to;
    if (seen.has(at)) return stopped('round', 'It goes round: this is how it stood before.');
    seen.add(at);
  }
}

function faredFrom(foresight: Foresight, mover: string, before: State, after: State): string {
  const { graph, seen } = foresight.eyes(mover);
  return fareWords(graph, mover, seen(before) ?? before, seen(after) ?? after);
}
