/**
 * The concept `provoked`, Parley's own: a mover fears only answers that its move brings about.
 *
 * SEQ counts any credible response, also one that has nothing to do with the move: others would have done it anyway, or it can be undone at
 * once. Here a step of another mover counts only when it is what that mover would rather do (no other improvement of its ranks above it) and
 * when the move gave cause: (a) the move was a loss for the answerer, who answers a harm; or (b) without the move, the mover's options put back,
 * the step could not be made or would gain nothing.
 */

import { type Graph, moverAt, representativeOf } from './graph.js';
import { bestImprovements, improves } from './improvement.js';
import { canMove } from './move.js';
import { inReality, seenAs } from './picture.js';
import { levelIn, type State } from './state.js';

/** A move under consideration. */
export interface Consideration {
  /** Index of the mover. */
  readonly mover: number;
  readonly from: State;
  readonly to: State;
}

/** Tells the steps from `at` with which `answerer` would answer a move, were it made. */
export type Provocation = (move: Consideration, answerer: number, at: State) => readonly State[];

/**
 * Answers to moves in one graph. Where it holds the answerer's own picture of the conflict, that one answers by its picture: what it takes for a harm,
 * and for an occasion, is as it sees things. What each would rather do at a state is remembered.
 */
export function provocation(graph: Graph): Provocation {
  const inPictures = new Map(
    Array.from(graph.pictures, ([answerer, picture]) => [answerer, { picture, answers: answersIn(picture.graph) }]),
  );
  const answers = answersIn(graph);
  return (move, answerer, at) => {
    const own = inPictures.get(answerer);
    if (own === undefined) return answers(move, answerer, at);
    const { picture } = own;
    const [seenAt, from, to] = [seenAs(picture, at), seenAs(picture, move.from), seenAs(picture, move.to)];
    if (seenAt === null || from === null || to === null) return [];
    return own.answers({ ...move, from, to }, answerer, seenAt).flatMap((step) => inReality(graph, picture, answerer, at, seenAt, step));
  };
}

function answersIn(graph: Graph): Provocation {
  const wants = graph.movers.map(() => new Map<State, readonly State[]>());
  return (move, answerer, at) => {
    // A witness is to hear it anew.
    const known = graph.witness === undefined ? wants[answerer]?.get(at) : undefined;
    const wanted = known ?? bestImprovements(graph, answerer, at);
    if (known === undefined) wants[answerer]?.set(at, wanted);
    if (wanted.length === 0 || improves(graph, answerer, move.to, move.from)) return wanted;
    return wanted.filter((step) => !wouldComeAnyway(graph, move, answerer, at, step));
  };
}

/** With the mover's options put back as they were, is the step still a move of the answerer, and an improvement? */
export function wouldComeAnyway(graph: Graph, move: Consideration, answerer: number, at: State, step: State): boolean {
  const before = putBack(graph, move, at);
  const after = putBack(graph, move, step);
  return before !== null && after !== null && canMove(graph, answerer, before, after) && improves(graph, answerer, before, after);
}

/** The state with everything that the mover may change put back as it stood before its move; null when a rule excludes that. */
function putBack(graph: Graph, { mover, from }: Consideration, at: State): State | null {
  let state = at;
  for (const { digit } of moverAt(graph, mover).power.levers) state += (levelIn(digit, from) - levelIn(digit, state)) * digit.stride;
  return representativeOf(graph, state);
}
