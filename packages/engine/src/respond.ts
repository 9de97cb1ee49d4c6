import type { Deterrent, Step } from './certificate.js';
import type { Responses } from './concept.js';
import { type Graph, moverAt } from './graph.js';
import { improvementsFrom, improves } from './improvement.js';
import type { Concept } from './model.js';
import { moveRoom, movesFrom } from './move.js';
import { provokedAnswers } from './provoked.js';
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

const NOBODY = -1;
const SEVERAL = 0x7fff;

/** A responder under one concept. It holds buffers of 6 bytes a state, made at the first question. */
export function responder(graph: Graph, concept: Concept, responses: Responses): Responder {
  if (concept === 'nash') return { deterrent: () => null };
  const inescapable = concept === 'smr' || concept === 'sseq' || concept === 'provoked';
  const out = new Int32Array(moveRoom(graph));
  const refuge = new Int32Array(out.length);
  // Who moved last into a state, in the search with the stamp's number.
  let stamp: Int32Array | null = null;
  let lastInto: Int16Array | null = null;
  let search = 0;

  const answersOf = (answerer: number, mover: number, from: State, to: State, at: State): readonly State[] | Int32Array => {
    switch (concept) {
      case 'seq':
      case 'sseq':
        return improvementsFrom(graph, answerer, at, out);
      case 'provoked':
        return provokedAnswers(graph, { mover, from, to }, answerer, at);
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
      stamp ??= new Int32Array(graph.numbering.total);
      lastInto ??= new Int16Array(graph.numbering.total);
      search++;
      const states: State[] = [to];
      const lasts: number[] = [NOBODY];
      const onlyBy: number[] = [NOBODY];
      const parents: number[] = [-1];
      stamp[to] = search;
      lastInto[to] = SEVERAL;
      for (let entry = 0; entry < states.length; entry++) {
        const at = states[entry] as State;
        for (let answerer = 0; answerer < graph.movers.length; answerer++) {
          if (answerer === mover || answerer === lasts[entry]) continue;
          if (onlyBy[entry] !== NOBODY && onlyBy[entry] !== answerer) continue;
          for (const lands of answersOf(answerer, mover, from, to, at)) {
            const known = stamp[lands] === search ? (lastInto[lands] as number) : NOBODY;
            if (known === answerer || known === SEVERAL) continue;
            // A second way in, by someone else, lets the first one move on: its moves are all that is new.
            states.push(lands);
            lasts.push(answerer);
            onlyBy.push(known);
            parents.push(entry);
            stamp[lands] = search;
            lastInto[lands] = known === NOBODY ? answerer : SEVERAL;
            if (known === NOBODY && isSanction(mover, from, lands)) {
              return { answers: trace(graph, states, lasts, parents, states.length - 1), lands };
            }
          }
        }
        if (responses === 'single') return null;
      }
      return null;
    },
  };
}

/** Where the mover could go from a sanction, in one move, that beats what it left; null when it cannot escape. */
export function escapeFrom(graph: Graph, mover: number, from: State, lands: State, out: Int32Array): State | null {
  const count = movesFrom(graph, mover, lands, out);
  for (let i = 0; i < count; i++) if (improves(graph, mover, from, out[i] as number)) return out[i] as number;
  return null;
}

function trace(graph: Graph, states: readonly State[], lasts: readonly number[], parents: readonly number[], entry: number): Step[] {
  const steps: Step[] = [];
  for (let at = entry; (parents[at] as number) >= 0; at = parents[at] as number) {
    steps.push({ mover: moverAt(graph, lasts[at] as number).id, from: states[parents[at] as number] as State, to: states[at] as State });
  }
  return steps.reverse();
}
