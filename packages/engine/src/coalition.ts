/**
 * Coalitions: what several movers can do together. A coalition improvement from s, for a set H of two movers or more, is a state in R_H(s) that every
 * member ranks strictly above s (Kilgour, Hipel, Fang and Peng 2001). An agreement is two parties or more already, so it is a coalition by itself.
 */

import { type Bits, eachBit, emptyBits, hasBit, nextBit } from './bits.js';
import type { Step } from './certificate.js';
import type { Graph } from './graph.js';
import { improves } from './improvement.js';
import { movesFrom } from './move.js';
import type { Progress } from './progress.js';
import { sequenceSearch } from './sequence.js';
import type { State } from './state.js';

/** What one coalition can bring about, to the gain of each of its members. */
export interface JointGain {
  /** Indices of its members, in model order: two or more, or one agreement. */
  readonly coalition: readonly number[];
  /** States that all of them together reach, that each ranks above the first, and that no smaller set of them reaches so. */
  readonly states: readonly State[];
}

/** What each coalition reaches from one state: R_H(s), found once for each. Wants play no part in it, so it serves all worlds of a model. */
export type Reach = (coalition: readonly number[]) => Bits;

/** What coalitions reach from a state. */
export function reachFrom(graph: Graph, from: State): Reach {
  const known = new Map<string, Bits>();
  return (coalition) => {
    const key = coalition.join();
    const reached = known.get(key) ?? reachOf(graph, from, coalition);
    known.set(key, reached);
    return reached;
  };
}

/**
 * All coalition improvements from a state, each under the smallest coalitions that can bring it about: no member could be spared. A member without any
 * option to change always could. Agreements by themselves come first.
 */
export function jointGains(graph: Graph, from: State, reached: Reach = reachFrom(graph, from), progress?: Progress): JointGain[] {
  const able = graph.movers.flatMap(({ power }, mover) => (power.levers.length > 0 ? [mover] : []));
  const gains = new Map(able.map((mover) => [mover, gainsOf(graph, mover, from)]));
  const found: JointGain[] = [];
  // What a smaller set already brings about, by the set.
  const done = new Map<string, Bits>();
  let layer: { movers: number[]; wanted: Bits }[] = able.map((mover) => ({ movers: [mover], wanted: gains.get(mover) as Bits }));
  for (const { movers, wanted } of layer) {
    const alone = common(wanted, reached(movers));
    done.set(movers.join(), alone);
    const states = graph.movers[movers[0] as number]?.kind === 'agreement' ? [...eachBit(alone)] : [];
    if (states.length > 0) found.push({ coalition: movers, states });
  }
  while (layer.length > 0) {
    const next: typeof layer = [];
    layer.forEach(({ movers, wanted }, index) => {
      progress?.(index, layer.length, `coalitions of ${movers.length + 1}`);
      for (const mover of able) {
        if (mover <= (movers.at(-1) as number)) continue;
        const coalition = [...movers, mover];
        const together = common(wanted, gains.get(mover) as Bits);
        if (nextBit(together, 0) < 0) continue;
        next.push({ movers: coalition, wanted: together });
        // Of what all of them want, that which no part of them brings about already.
        const open = together.slice();
        const settled = emptyBits(graph.numbering.total);
        for (const spared of coalition) add(settled, done.get(coalition.filter((each) => each !== spared).join()));
        for (let i = 0; i < open.length; i++) open[i] = (open[i] as number) & ~(settled[i] as number);
        const fresh = nextBit(open, 0) < 0 ? open : common(open, reached(coalition));
        const states = [...eachBit(fresh)];
        if (states.length > 0) found.push({ coalition, states });
        add(settled, fresh);
        done.set(coalition.join(), settled);
      }
    });
    layer = next;
  }
  return found;
}

/** A shortest way by moves of the coalition's members, in turn. */
export function jointWay(graph: Graph, coalition: readonly number[], from: State, to: State): readonly Step[] {
  const out = new Int32Array(graph.moveRoom);
  const { way } = sequenceSearch(graph)({
    from,
    movers: coalition,
    steps: (mover, at) => out.subarray(0, movesFrom(graph, mover, at, out)),
    isGoal: (state) => state === to,
    responses: 'legal',
  });
  return way ?? [];
}

function gainsOf(graph: Graph, mover: number, from: State): Bits {
  const bits = emptyBits(graph.numbering.total);
  for (const state of eachBit(graph.states)) {
    if (state !== from && improves(graph, mover, from, state)) bits[state >>> 5] = (bits[state >>> 5] as number) | (1 << (state & 31));
  }
  return bits;
}

function reachOf(graph: Graph, from: State, movers: readonly number[]): Bits {
  const out = new Int32Array(graph.moveRoom);
  const { reached } = sequenceSearch(graph)({
    from,
    movers,
    steps: (mover, at) => out.subarray(0, movesFrom(graph, mover, at, out)),
    isGoal: () => false,
    responses: 'legal',
  });
  const bits = emptyBits(graph.numbering.total);
  for (const state of reached) if (!hasBit(bits, state)) bits[state >>> 5] = (bits[state >>> 5] as number) | (1 << (state & 31));
  return bits;
}

function common(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word & (b[index] as number));
}

function add(to: Bits, more: Bits | undefined): void {
  if (more !== undefined) for (let i = 0; i < to.length; i++) to[i] = (to[i] as number) | (more[i] as number);
}
