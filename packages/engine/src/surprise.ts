/** Surprise: a move that an actor with a view of its own did not expect. */

import type { Step } from './certificate.js';
import { foresee } from './foresee.js';
import type { Foresight } from './foresight.js';
import { seenAs } from './picture.js';

/** One mover's move, and whom it would surprise. */
export interface Surprise {
  readonly step: Step;
  /**
   * By id: in its picture of the conflict the mover would not make this move there; or the state it is made from, or leads to, is one that the
   * actor does not foresee.
   */
  readonly actors: readonly string[];
}

/** Tells for moves whom they would surprise. Only actors with a view can be surprised, and nobody by a move of its own. */
export function surprisesAt(foresight: Foresight): (step: Step) => readonly string[] {
  const { graph, concept, responses } = foresight;
  const watchers = Array.from(graph.pictures, ([actor, picture]) => ({
    id: graph.movers[actor]?.id ?? '',
    picture,
    expects: foresee(picture.graph, { concept, responses }),
  }));
  return ({ mover, from, to }) =>
    watchers
      .filter(({ id, picture, expects }) => {
        if (id === mover) return false;
        const [seenFrom, seenTo] = [seenAs(picture, from), seenAs(picture, to)];
        if (seenFrom === null || seenTo === null) return true;
        // What an option that it does not know of brings about is no move in its picture, so it is a surprise too.
        return !expects.wouldMove(mover, seenFrom).includes(seenTo);
      })
      .map(({ id }) => id);
}

/** The moves along a path that surprise somebody. */
export function surprisesAlong(foresight: Foresight, path: readonly Step[]): Surprise[] {
  const surprised = surprisesAt(foresight);
  return path.flatMap((step) => {
    const actors = surprised(step);
    return actors.length === 0 ? [] : [{ step, actors }];
  });
}
