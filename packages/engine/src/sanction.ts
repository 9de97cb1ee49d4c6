/**
 * What answers can do to a mover, for all states at once. For each state x the least value, in a mover's eyes, among all states to which the
 * others can take the conflict from x: the closure of their moves (or improvements), so that a sanction need not be searched for.
 */

import { spreadBackwards } from './backward.js';
import { eachBit } from './bits.js';
import { type Block, blockOf } from './block.js';
import type { Responses } from './concept.js';
import { type Graph, moverAt } from './graph.js';
import { improves, improvesTransitively } from './improvement.js';
import { movesFrom } from './move.js';
import { greatestByMoves, type ImprovementOrder, orderBlocks, relaxImprovements, relaxMoves, type Values } from './relax.js';

/** Spreads values over a graph. Holds each mover's blocks and orders once they have been needed. */
export interface Spreader {
  readonly responses: Responses;
  /** The greatest of `source` within one move of the mover, itself included. Infeasible states must hold -1. */
  greatestWithin(mover: number, source: Values, target: Values): void;
  /**
   * Lowers each value to the least that responses of everyone but `mover` can reach from the state, itself included.
   * Infeasible states must hold {@link NONE}.
   */
  leastByResponses(mover: number, improving: boolean, values: Values): void;
}

/** A spreader for one graph and one notion of response. */
export function spreader(graph: Graph, responses: Responses): Spreader {
  const out = new Int32Array(graph.moveRoom);
  const blocks = new Map<number, Block>();
  const orders = new Map<number, ImprovementOrder>();

  const block = (mover: number): Block => {
    let found = blocks.get(mover);
    if (found === undefined) {
      found = blockOf(moverAt(graph, mover).power, graph.numbering);
      blocks.set(mover, found);
    }
    return found;
  };

  const order = (mover: number): ImprovementOrder => {
    let found = orders.get(mover);
    if (found === undefined) {
      found = orderBlocks(block(mover), moverAt(graph, mover).ranks as Int32Array);
      orders.set(mover, found);
    }
    return found;
  };

  /** One move (or improvement) of one mover, for movers to whom two in a row give no more than one. */
  const relax = (mover: number, improving: boolean, values: Values): boolean => {
    const { power, ranks } = moverAt(graph, mover);
    if (power.levers.length === 0) return false;
    if (power.free && !improving) return relaxMoves(block(mover), values);
    if (power.free && ranks !== null) return relaxImprovements(block(mover), order(mover), values);
    return relaxOneByOne(mover, improving, values);
  };

  const relaxOneByOne = (mover: number, improving: boolean, values: Values): boolean => {
    let fell = false;
    for (const state of eachBit(graph.states)) {
      const count = movesFrom(graph, mover, state, out);
      let least = values[state] as number;
      for (let i = 0; i < count; i++) {
        const to = out[i] as number;
        const value = values[to] as number;
        if (value < least && (!improving || improves(graph, mover, state, to))) least = value;
      }
      if (least === values[state]) continue;
      values[state] = least;
      fell = true;
    }
    return fell;
  };

  const isTransitive = (mover: number, improving: boolean): boolean =>
    moverAt(graph, mover).power.transitive && (!improving || improvesTransitively(graph.movers, mover));

  /** One move by one opponent, as older programs had it. */
  const relaxBySingleAnswers = (others: readonly number[], improving: boolean, values: Values): void => {
    const leaf = values.slice();
    for (const mover of others) {
      for (const state of eachBit(graph.states)) {
        const count = movesFrom(graph, mover, state, out);
        for (let i = 0; i < count; i++) {
          const to = out[i] as number;
          if ((leaf[to] as number) < (values[state] as number) && (!improving || improves(graph, mover, state, to)))
            values[state] = leaf[to] as number;
        }
      }
    }
  };

  return {
    responses,
    greatestWithin(mover, source, target) {
      const { power } = moverAt(graph, mover);
      if (power.free && power.levers.length > 0) {
        greatestByMoves(block(mover), source, target);
        return;
      }
      target.set(source);
      if (power.levers.length === 0) return;
      for (const state of eachBit(graph.states)) {
        const count = movesFrom(graph, mover, state, out);
        let greatest = source[state] as number;
        for (let i = 0; i < count; i++) greatest = Math.max(greatest, source[out[i] as number] as number);
        target[state] = greatest;
      }
    },
    leastByResponses(mover, improving, values) {
      const others = graph.movers
        .map((_, index) => index)
        .filter((index) => index !== mover && moverAt(graph, index).power.levers.length > 0);
      if (responses === 'single') {
        relaxBySingleAnswers(others, improving, values);
        return;
      }
      if (!others.every((other) => isTransitive(other, improving))) {
        spreadBackwards(graph, others, improving, values);
        return;
      }
      // Each pass brings one mover to rest; done when all are at rest one after another.
      let atRest = 0;
      for (let turn = 0; others.length > 0 && atRest < others.length; turn = (turn + 1) % others.length) {
        atRest = relax(others[turn] as number, improving, values) ? 1 : atRest + 1;
      }
    },
  };
}
