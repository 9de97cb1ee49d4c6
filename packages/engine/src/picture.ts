/**
 * Pictures: how an actor with a view sees the conflict, a first-level hypergame (Bennett 1977; Wang, Hipel and Fraser 1988). The actor reasons
 * about everybody, itself included, in its picture; what it then does, it does in the conflict as it is.
 */

import { type Graph, moverAt, type Picture, representativeOf } from './graph.js';
import { improvementsFrom } from './improvement.js';
import { moves } from './move.js';
import { levelIn, type State } from './state.js';

/** A state in the actor's eyes; null when it is one that the actor does not foresee: by its picture that cannot be. */
export function seenAs({ graph, seen }: Picture, state: State): State | null {
  return representativeOf(graph, withLevels(state, seen));
}

/** The graph with nobody's view in it: the conflict to one who has no view of its own, and knows of none. */
export function withoutPictures(graph: Graph): Graph {
  return graph.pictures.size === 0 ? graph : { ...graph, pictures: new Map() };
}

/**
 * What a move in the actor's picture makes of the state as it is: the same options changed, all else untouched. Where states are merged, which
 * options a move changes depends on the member it is made from: there it is every move that looks like this one to the actor, and leaves alone what
 * the view holds.
 * @returns nothing where that is no move that can be made
 */
export function inReality(graph: Graph, picture: Picture, mover: number, state: State, seenFrom: State, seenTo: State): readonly State[] {
  const possible = moves(graph, mover, state);
  if (graph.merging !== null) {
    const { levers } = moverAt(graph, mover).power;
    const own = picture.seen.filter((held) => levers.some(({ digit }) => digit === held.digit));
    return possible.filter(
      (to) => seenAs(picture, to) === seenTo && own.every(({ digit }) => levelIn(digit, to) === levelIn(digit, state)),
    );
  }
  const to = representativeOf(graph, withLevels(state, changedBy(picture.graph, mover, seenFrom, seenTo)));
  return to !== null && possible.includes(to) ? [to] : [];
}

/** A move that can really be made, as the actor of the picture sees it: the same options changed. Null where it foresees no such state. */
export function inTheirEyes(graph: Graph, picture: Picture, mover: number, from: State, to: State, seenFrom: State): State | null {
  if (picture.graph.merging !== null) return seenAs(picture, to);
  return representativeOf(picture.graph, withLevels(seenFrom, changedBy(graph, mover, from, to)));
}

/** The mover's options that differ between two states, as they are in the second. */
function changedBy(graph: Graph, mover: number, from: State, to: State): Picture['seen'] {
  return moverAt(graph, mover).power.levers.flatMap(({ digit }) => {
    const level = levelIn(digit, to);
    return level === levelIn(digit, from) ? [] : [{ digit, level }];
  });
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
  return improvementsFrom(picture.graph, mover, seen).flatMap((to) => inReality(graph, picture, mover, state, seen, to));
}

function withLevels(state: State, levels: Picture['seen']): State {
  let changed = state;
  for (const { digit, level } of levels) changed += (level - levelIn(digit, changed)) * digit.stride;
  return changed;
}
