import type { Step } from './certificate.js';
import type { Responses } from './concept.js';
import { type Graph, moverAt } from './graph.js';
import type { State } from './state.js';

/** What a search through legal sequences came upon. */
export interface Trail {
  /** The way to the nearest state that was looked for, never empty; null when no sequence gets there. */
  readonly way: readonly Step[] | null;
  /** The start and every state reached, each once, nearest first. */
  readonly reached: readonly State[];
  /** May everyone move on from this state, since several can have moved last, or nobody? Answers until the next search. */
  readonly open: (state: State) => boolean;
}

/** What to search through, and for what. */
export interface Quest {
  readonly from: State;
  /** Who may move, by index. */
  readonly movers: readonly number[];
  /** Where a mover may go from a state; read at once, so it may be a buffer that is used again. */
  readonly steps: (mover: number, at: State) => ArrayLike<State>;
  /** Asked once of each state reached, but not of the start. The search ends at the first that is. */
  readonly isGoal: (state: State) => boolean;
  /** `single`: one step of one mover. */
  readonly responses: Responses;
}

const NOBODY = -1;
const SEVERAL = 0x7fff;

/**
 * Searches through legal sequences, in which nobody moves twice in a row (Fang, Hipel and Kilgour 1993), nearest first.
 *
 * A state can matter twice: first with the one who moved into it barred from moving on, and again when another moves into it, which lets the
 * first one move. More than that adds nothing, so each mover's steps from a state are followed once at the most.
 *
 * @returns a search with buffers of its own, 6 bytes a state, made at the first quest and used again
 */
export function sequenceSearch(graph: Graph): (quest: Quest) => Trail {
  // Who moved last into a state, in the search that the state is stamped with.
  let stamp: Int32Array | null = null;
  let lastInto: Int16Array | null = null;
  let search = 0;
  return ({ from, movers, steps, isGoal, responses }) => {
    stamp ??= new Int32Array(graph.numbering.total);
    lastInto ??= new Int16Array(graph.numbering.total);
    const stamps = stamp;
    const lasts = lastInto;
    search++;
    const reached: State[] = [from];
    const states: State[] = [from];
    const movedBy: number[] = [NOBODY];
    const onlyFor: number[] = [NOBODY];
    const parents: number[] = [-1];
    stamps[from] = search;
    lasts[from] = SEVERAL;
    const trail = (way: Step[] | null): Trail => ({ way, reached, open: (state) => stamps[state] === search && lasts[state] === SEVERAL });
    for (let entry = 0; entry < states.length; entry++) {
      const at = states[entry] as State;
      for (const mover of movers) {
        if (mover === movedBy[entry] || (onlyFor[entry] !== NOBODY && onlyFor[entry] !== mover)) continue;
        const next = steps(mover, at);
        for (let i = 0; i < next.length; i++) {
          const to = next[i] as State;
          const known = stamps[to] === search ? (lasts[to] as number) : NOBODY;
          if (known === mover || known === SEVERAL) continue;
          states.push(to);
          movedBy.push(mover);
          onlyFor.push(known);
          parents.push(entry);
          stamps[to] = search;
          lasts[to] = known === NOBODY ? mover : SEVERAL;
          if (known !== NOBODY) continue;
          reached.push(to);
          if (isGoal(to)) return trail(wayTo(graph, states, movedBy, parents));
        }
      }
      if (responses === 'single') break;
    }
    return trail(null);
  };
}

/** The steps that led to the last entry. */
function wayTo(graph: Graph, states: readonly State[], movedBy: readonly number[], parents: readonly number[]): Step[] {
  const way: Step[] = [];
  for (let entry = states.length - 1; (parents[entry] as number) >= 0; entry = parents[entry] as number) {
    const before = parents[entry] as number;
    way.push({ mover: moverAt(graph, movedBy[entry] as number).id, from: states[before] as State, to: states[entry] as State });
  }
  return way.reverse();
}
