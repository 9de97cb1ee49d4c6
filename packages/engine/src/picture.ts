/**
 * Pictures: how an actor with a view sees the conflict, a first-level hypergame (Bennett 1977; Wang, Hipel and Fraser 1988). The actor reasons
 * about everybody, itself included, in its picture; what it then does, it does in the conflict as it is.
 */

import { type Graph, moverAt, representativeOf } from './graph.js';
import { improvementsFrom } from './improvement.js';
import { moves } from './move.js';
import { type Digit, levelIn, type State } from './state.js';

/** The conflict in one actor's eyes. */
export interface Picture {
  /** What it takes the conflict to be; the pictures in it are what it thinks that others see. */
  readonly graph: Graph;
  /** Options that it sees at one level whatever they are: those its view hides, at the first, and those its view fixes. */
  readonly seen: readonly { readonly digit: Digit; readonly level: number }[];
}

/** A state in the actor's eyes; null when it is one that the actor does not foresee: by its picture that cannot be. */
export function seenAs({ graph, seen }: Picture, state: State): State | null {
  return representativeOf(graph, withLevels(state, seen));
}

/** The graph with nobody's view in it: the conflict to one who has no view of its own, and knows of none. */
export function withoutPictures(graph: Graph): Graph {
  return graph.pictures.size === 0 ? graph : { ...graph, pictures: new Map() };
}

/**
 * What a move in the actor's picture makes of the state as it is: the same options changed, all else untouched.
 * @returns null where that is no move that can be made
 */
export function inReality(graph: Graph, picture: Picture, mover: number, state: State, seenFrom: State, seenTo: State): State | null {
  const changed = moverAt(picture.graph, mover).power.levers.flatMap(({ digit }) => {
    const level = levelIn(digit, seenTo);
    return level === levelIn(digit, seenFrom) ? [] : [{ digit, level }];
  });
  const to = representativeOf(graph, withLevels(state, changed));
  return to !== null && to !== state && moves(graph, mover, state).includes(to) ? to : null;
}

/** A move that can really be made, as the actor of the picture sees it: the same options changed. Null where it foresees no such state. */
export function inTheirEyes({ graph }: Picture, mover: number, from: State, to: State, seenFrom: State): State | null {
  const changed = moverAt(graph, mover).power.levers.flatMap(({ digit }) => {
    const level = levelIn(digit, to);
    return level === levelIn(digit, from) ? [] : [{ digit, level }];
  });
  return representativeOf(graph, withLevels(seenFrom, changed));
}

/**
 * A mover's improvements as whoever looks at `graph` believes the mover to see them: its own picture, where the graph holds one.
 * @returns states of `graph`
 */
export function believedImprovements(graph: Graph, mover: number, state: State, out: Int32Array): readonly State[] {
  const picture = graph.pictures.get(mover);
  if (picture === undefined) return improvementsFrom(graph, mover, state, out);
  const seen = seenAs(picture, state);
  if (seen === null) return [];
  return improvementsFrom(picture.graph, mover, seen).flatMap((to) => inReality(graph, picture, mover, state, seen, to) ?? []);
}

function withLevels(state: State, levels: readonly { readonly digit: Digit; readonly level: number }[]): State {
  let changed = state;
  for (const { digit, level } of levels) changed += (level - levelIn(digit, changed)) * digit.stride;
  return changed;
}
