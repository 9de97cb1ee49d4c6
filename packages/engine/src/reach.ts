import type { Step } from './certificate.js';
import type { Foresight } from './foresight.js';
import type { Graph } from './graph.js';
import { improvementsFrom } from './improvement.js';
import { movesFrom } from './move.js';
import { pathTo, waysFrom } from './outcome.js';
import { sequenceSearch, type Trail } from './sequence.js';
import type { State } from './state.js';

/** The classical notion of what can be reached: the state itself and R+_N of it, by anyone's improvements, nobody twice in a row. */
export function reachableByImprovements(graph: Graph, from: State): { has(state: State): boolean } {
  return new Set(walk(graph, from, 'improvements', () => false).reached);
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
  for (const kind of ['improvements', 'moves'] as const) {
    const { way } = walk(foresight.graph, from, kind, (state) => state === to);
    if (way !== null) return { kind, path: way };
  }
  return { kind: 'none', path: [] };
}

/** Follows everyone's moves or improvements from a state. */
function walk(graph: Graph, from: State, kind: 'improvements' | 'moves', isGoal: (state: State) => boolean): Trail {
  const out = new Int32Array(graph.moveRoom);
  return sequenceSearch(graph)({
    from,
    movers: graph.movers.map((_, index) => index),
    steps: (mover, at) =>
      kind === 'improvements' ? improvementsFrom(graph, mover, at, out) : out.subarray(0, movesFrom(graph, mover, at, out)),
    isGoal,
    responses: 'legal',
  });
}
