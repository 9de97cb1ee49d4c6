/** The states, moves and rankings of a model that can be listed, as things are. */

import { type Bits, countBits, emptyBits, nextBit } from './bits.js';
import { CHUNK, type ChunkEvaluator, chunkEvaluator, clearBeyond, resolve } from './condition.js';
import type { Finding } from './finding.js';
import type { Graph, GraphMover, Picture } from './graph.js';
import { smallestContradiction } from './inspect.js';
import { bytesNeeded, MOST_STATES } from './limits.js';
import { mergeStates } from './merge.js';
import type { DecisionRule, Model, Mover, Setting } from './model.js';
import { movesFromJoined, roomForMoves } from './move.js';
import { guardsOf, powerOf } from './power.js';
import { rankStates } from './preference.js';
import { digitOf, levelIndexOf, type Numbering, numberStates, optionIndexOf } from './state.js';

/** What `buildGraph` returns: a graph unless a finding refuses it, and all that was noticed. */
export interface Built {
  readonly graph: Graph | null;
  readonly findings: readonly Finding[];
}

/** A graph that nobody's view is in yet, or why there is none. */
export type Compiled =
  | { readonly graph: Graph; readonly refusal: null }
  | { readonly graph: null; readonly refusal: Finding & { weight: 'refused' } };

/** The states, moves and rankings of a model, as things are. */
export function compile(model: Model, allowed: number): Compiled {
  const numbering = numberStates(model);
  const bytes = bytesNeeded(model, numbering.total);
  if (bytes > allowed || numbering.total > MOST_STATES) {
    return { graph: null, refusal: { code: 'too-many-states', weight: 'refused', states: numbering.total, bytes, allowed } };
  }
  const evaluator = chunkEvaluator();
  const feasible = feasibleStatesOf(model, numbering, evaluator);
  if (nextBit(feasible, 0) < 0) {
    return { graph: null, refusal: { code: 'no-state-left', weight: 'refused', rules: smallestContradiction(model, numbering) } };
  }
  const merging = mergeStates(model, numbering, feasible);
  const states = merging?.states ?? feasible;
  const guards = guardsOf(model, numbering);
  const movers = model.movers.map((mover): GraphMover => {
    const power = powerOf(model, numbering, mover, guards, merging !== null);
    return {
      ...decisionOf(model, mover),
      power,
      movesFromJoined: merging === null ? new Map() : movesFromJoined(power, feasible, merging),
      ranks: mover.kind === 'actor' ? rankStates(model, numbering, mover, states, merging, evaluator) : null,
    };
  });
  const graph: Graph = {
    model,
    numbering,
    movers,
    space: { total: numbering.total, feasible: countBits(states) },
    feasible,
    states,
    moveRoom: roomForMoves(movers),
    merging,
    pictures: new Map(),
    owner: null,
    composite: null,
  };
  return { graph, refusal: null };
}

/** Who a mover is and how it decides: what of it does not depend on states. */
export function decisionOf(model: Model, mover: Mover): Pick<GraphMover, 'id' | 'name' | 'kind' | 'members' | 'rule' | 'votes'> {
  const memberIds = mover.kind === 'actor' ? [] : mover.kind === 'body' ? mover.members : mover.parties;
  return {
    id: mover.id,
    name: mover.name,
    kind: mover.kind,
    members: memberIds.map((id) => model.movers.findIndex((other) => other.id === id)),
    rule: mover.kind === 'actor' ? null : mover.kind === 'body' ? mover.rule : { kind: 'unanimity' },
    votes: mover.kind === 'body' && mover.rule.kind === 'votes' ? mover.members.map((id) => votesOf(mover.rule, id)) : [],
  };
}

/** Options that somebody sees at one level whatever they are, as digits. */
export function levelsSeen(model: Model, numbering: Numbering, held: readonly Setting[]): Picture['seen'] {
  return held.map(({ option, level }) => {
    const at = optionIndexOf(numbering, option);
    return { digit: digitOf(numbering, at), level: levelIndexOf(model, at, level) };
  });
}

function votesOf(rule: DecisionRule, member: string): number {
  return rule.kind === 'votes' ? (rule.weights[member] ?? 0) : 0;
}

function feasibleStatesOf(model: Model, numbering: Numbering, evaluator: ChunkEvaluator): Bits {
  const { total } = numbering;
  const rules = model.rules.map(({ never }) => resolve(model, numbering, never));
  const feasible = emptyBits(total).fill(0xffffffff);
  for (let chunk = 0; chunk * CHUNK < total; chunk++) {
    const offset = (chunk * CHUNK) / 32;
    for (const rule of rules) {
      const excluded = evaluator.words(rule, chunk, 0);
      const end = Math.min(excluded.length, feasible.length - offset);
      for (let i = 0; i < end; i++) feasible[offset + i] = (feasible[offset + i] as number) & ~(excluded[i] as number);
    }
  }
  clearBeyond(feasible, total);
  return feasible;
}
