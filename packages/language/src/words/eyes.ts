/** What a mover goes by: the conflict as it is, or as its own view has it. Wants, gains and losses are told as their mover sees them. */

import { type Graph, type State, seenAs } from '@parley/engine';
import { moverSubject } from './names.js';
import { differenceWords } from './state.js';

/** The conflict in a mover's eyes. */
export interface Eyes {
  readonly graph: Graph;
  /** A state as the mover sees it; as it is where the mover does not foresee it. */
  readonly seen: (state: State) => State;
  /** Does it see things by a view of its own? */
  readonly own: boolean;
}

/** The eyes that a mover sees with. */
export function eyesOf(graph: Graph, mover: string): Eyes {
  const picture = graph.pictures.get(graph.movers.findIndex(({ id }) => id === mover));
  if (picture === undefined) return { graph, seen: (state) => state, own: false };
  return { graph: picture.graph, seen: (state) => seenAs(picture, state) ?? state, own: true };
}

/** What is different about a state in the eyes of a mover: 'Russia does not see all of this: ...'; null when nothing is. */
export function sightWords(graph: Graph, mover: string, state: State, seen: State): string | null {
  if (seen === state) return null;
  return `In the eyes of ${moverSubject(graph.model, mover)} this is another state: ${differenceWords(graph, state, seen)}`;
}
