import { type Bits, emptyBits, hasBit } from './bits.js';
import type { Step } from './certificate.js';
import type { Foresight } from './foresight.js';
import { type Graph, moverAt } from './graph.js';
import { improves } from './improvement.js';
import { moveRoom, movesFrom } from './move.js';
import { pathTo, waysFrom } from './outcome.js';
import type { State } from './state.js';

/** A search through legal sequences, nobody twice in a row. */
export interface Walk {
  readonly states: readonly State[];
  readonly lasts: readonly number[];
  readonly parents: readonly number[];
  /** Who moved last into each state; {@link SEVERAL} where it can be any of several, or nobody, so that all may move on. */
  readonly lastInto: Int16Array;
  readonly seen: Bits;
  /** The entry that first reached the goal, or -1. */
  readonly found: number;
}

const NOBODY = -1;
export const SEVERAL = 0x7fff;

/** Follows legal sequences of the movers' moves (or improvements) from a state, as far as they go or until the goal. */
export function walk(graph: Graph, movers: readonly number[], from: State, improving: boolean, goal: State | null): Walk {
  const seen = emptyBits(graph.numbering.total);
  const lastInto = new Int16Array(graph.numbering.total).fill(NOBODY);
  const out = new Int32Array(moveRoom(graph));
  const states: State[] = [from];
  const lasts: number[] = [NOBODY];
  const onlyBy: number[] = [NOBODY];
  const parents: number[] = [-1];
  const mark = (state: State): void => {
    seen[state >>> 5] = (seen[state >>> 5] as number) | (1 << (state & 31));
  };
  mark(from);
  lastInto[from] = SEVERAL;
  for (let entry = 0; entry < states.length; entry++) {
    const at = states[entry] as State;
    for (const mover of movers) {
      if (mover === lasts[entry] || (onlyBy[entry] !== NOBODY && onlyBy[entry] !== mover)) continue;
      const count = movesFrom(graph, mover, at, out);
      for (let i = 0; i < count; i++) {
        const to = out[i] as number;
        const known = lastInto[to] as number;
        if (known === mover || known === SEVERAL || (improving && !improves(graph, mover, at, to))) continue;
        states.push(to);
        lasts.push(mover);
        onlyBy.push(known);
        parents.push(entry);
        mark(to);
        lastInto[to] = known === NOBODY ? mover : SEVERAL;
        if (to === goal) return { states, lasts, parents, lastInto, seen, found: states.length - 1 };
      }
    }
  }
  return { states, lasts, parents, lastInto, seen, found: -1 };
}

/** The classical notion of what can be reached: the state itself and R+_N of it, by anyone's improvements, nobody twice in a row. */
export function reachableByImprovements(graph: Graph, from: State): { has(state: State): boolean } {
  const { seen } = walk(graph, everyone(graph), from, true, null);
  return { has: (state) => hasBit(seen, state) };
}

/** How one state can be reached from another. */
export interface WayTo {
  /** By moves that would be made; only by improvements, some of which fear forbids; only by moves that cost their mover; or not at all. */
  readonly kind: 'would-move' | 'improvements' | 'moves' | 'none';
  readonly path: readonly Step[];
}

/** A shortest way from one state to another, of the strongest kind that gets there. */
export function wayTo(foresight: Foresight, from: State, to: State): WayTo {
  const ways = waysFrom(foresight, [from]);
  if (ways.order.has(to)) return { kind: 'would-move', path: pathTo(ways, to) };
  const { graph } = foresight;
  for (const kind of ['improvements', 'moves'] as const) {
    const found = walk(graph, everyone(graph), from, kind === 'improvements', to);
    if (found.found >= 0) return { kind, path: trace(graph, found) };
  }
  return { kind: 'none', path: [] };
}

function everyone(graph: Graph): number[] {
  return graph.movers.map((_, index) => index);
}

function trace(graph: Graph, { states, lasts, parents, found }: Walk): Step[] {
  const steps: Step[] = [];
  for (let entry = found; (parents[entry] as number) >= 0; entry = parents[entry] as number) {
    const before = parents[entry] as number;
    steps.push({ mover: moverAt(graph, lasts[entry] as number).id, from: states[before] as State, to: states[entry] as State });
  }
  return steps.reverse();
}
