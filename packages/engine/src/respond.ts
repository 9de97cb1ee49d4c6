import type { Deterrent } from './certificate.js';
import type { Responses } from './concept.js';
import type { Graph } from './graph.js';
import { improves } from './improvement.js';
import type { Concept } from './model.js';
import { movesFrom } from './move.js';
import { believedImprovements } from './picture.js';
import { provocation } from './provoked.js';
import { sequenceSearch } from './sequence.js';
import type { State } from './state.js';

/**
 * Finds out, for one mover's one move, whether the others have an answer that deters it: a search through legal sequences of their moves,
 * in which nobody moves twice in a row (Fang, Hipel and Kilgour 1993), nearest first.
 */
export interface Responder {
  /**
   * The nearest sanction against `mover` going from `from` to its improvement `to`; null when there is none.
   * Under nash nothing deters.
   */
  readonly deterrent: (mover: number, from: State, to: State) => Deterrent | null;
}

/**
 * A responder under one concept. Answerers gain by what they see themselves, as far as whoever looks at the graph knows of it: the pictures in
 * the graph are taken for what others see.
 */
export function responder(graph: Graph, concept: Concept, responses: Responses): Responder {
  if (concept === 'nash') return { deterrent: () => null };
  const inescapable = concept === 'smr' || concept === 'sseq' || concept === 'provoked';
  const search = sequenceSearch(graph);
  const provoked = provocation(graph);
  const out = new Int32Array(graph.moveRoom);
  const refuge = new Int32Array(graph.moveRoom);
  const others = graph.movers.map((_, mover) => graph.movers.flatMap((__, other) => (other === mover ? [] : [other])));

  const answers = (mover: number, from: State, to: State, answerer: number, at: State): ArrayLike<State> => {
    switch (concept) {
      case 'seq':
      case 'sseq':
        return believedImprovements(graph, answerer, at, out);
      case 'provoked':
        return provoked({ mover, from, to }, answerer, at);
      default:
        return out.subarray(0, movesFrom(graph, answerer, at, out));
    }
  };

  const isSanction = (mover: number, from: State, lands: State): boolean => {
    if (improves(graph, mover, from, lands)) return false;
    return !inescapable || escapeFrom(graph, mover, from, lands, refuge) === null;
  };

  return {
    deterrent: (mover, from, to) => {
      const { way } = search({
        from: to,
        movers: others[mover] ?? [],
        steps: (answerer, at) => answers(mover, from, to, answerer, at),
        isGoal: (lands) => isSanction(mover, from, lands),
        responses,
      });
      const last = way?.at(-1);
      return way === null || last === undefined ? null : { answers: way, lands: last.to };
    },
  };
}

/** Where the mover could go from a sanction, in one move, that beats what it left; null when it cannot escape. */
export function escapeFrom(graph: Graph, mover: number, from: State, lands: State, out: Int32Array): State | null {
  const count = movesFrom(graph, mover, lands, out);
  for (let i = 0; i < count; i++) if (improves(graph, mover, from, out[i] as number)) return out[i] as number;
  return null;
}
