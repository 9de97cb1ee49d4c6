import { type Graph, type GraphMover, moverAt } from './graph.js';
import type { DecisionRule } from './model.js';
import { eachOnce, movesFrom } from './move.js';
import type { Ranks } from './preference.js';
import type { State } from './state.js';

/**
 * Is `to` an improvement on `from` for the mover (to >_m from)?
 *
 * An actor must rank it strictly above. For a body the members who improve must satisfy its rule: consensus, none of the others is worse off
 * and someone improves; unanimity, all improve; majority, more than half; two-thirds, at least that share; votes, at least the quota. A member
 * that is a body improves when its own rule is met, and otherwise counts as worse off.
 */
export function improves(graph: Graph, mover: number, from: State, to: State): boolean {
  const { ranks } = moverAt(graph, mover);
  const better =
    ranks !== null
      ? (ranks[to] as number) > (ranks[from] as number)
      : agrees(graph.movers, mover, (actor) => (actor[to] as number) - (actor[from] as number));
  graph.witness?.(mover, from, to, better);
  return better;
}

/**
 * Is a body's rule met by a change that gives each actor `gain`?
 * @param gain  from an actor's ranks, and its index: above 0 for better off, below 0 for worse off
 */
export function agrees(movers: readonly GraphMover[], mover: number, gain: (ranks: Ranks, actor: number) => number): boolean {
  const { members, rule, votes } = movers[mover] as GraphMover;
  const kind = rule?.kind;
  let better = 0;
  let won = 0;
  for (let i = 0; i < members.length; i++) {
    const member = members[i] as number;
    const { ranks } = movers[member] as GraphMover;
    const change = ranks !== null ? gain(ranks, member) : agrees(movers, member, gain) ? 1 : -1;
    if (change > 0) {
      better++;
      won += votes[i] ?? 0;
    } else if (kind === 'unanimity' || (kind === 'consensus' && change < 0)) return false;
  }
  switch (kind) {
    case 'consensus':
    case 'unanimity':
      return better > 0;
    case 'majority':
      return 2 * better > members.length;
    case 'two-thirds':
      return 3 * better >= 2 * members.length;
    case 'votes':
      return won >= (rule as DecisionRule & { kind: 'votes' }).quota;
    default:
      return false;
  }
}

/** The actors in a body (its members, and theirs) whose loss by a move would break the rule that carries it. */
export function pivotalActors(graph: Graph, body: number, from: State, to: State): number[] {
  // Several who want the same may share one ranking, so it is by its index that an actor is known.
  return [...actorsOf(graph.movers, body)].filter(
    (lost) => !agrees(graph.movers, body, (ranks, actor) => (actor === lost ? -1 : (ranks[to] as number) - (ranks[from] as number))),
  );
}

/** The actors on whose wants a mover's improvements rest: itself, or its members and theirs. */
export function actorsOf(movers: readonly GraphMover[], mover: number): Set<number> {
  const { ranks, members } = movers[mover] as GraphMover;
  return ranks !== null ? new Set([mover]) : new Set(members.flatMap((member) => [...actorsOf(movers, member)]));
}

/** How a change touches a member: 1 better off, -1 worse off, 0 neither. A body that does not improve counts as worse off. */
export function changeFor(graph: Graph, mover: number, from: State, to: State): -1 | 0 | 1 {
  const { ranks } = moverAt(graph, mover);
  if (ranks === null) return improves(graph, mover, from, to) ? 1 : -1;
  const gain = (ranks[to] as number) - (ranks[from] as number);
  return gain > 0 ? 1 : gain < 0 ? -1 : 0;
}

/** Does an improvement on an improvement improve on the start? True of actors, unanimity and consensus; never of votes. */
export function improvesTransitively(movers: readonly GraphMover[], mover: number): boolean {
  const { ranks, rule, members } = movers[mover] as GraphMover;
  if (ranks !== null) return true;
  return (rule?.kind === 'unanimity' || rule?.kind === 'consensus') && members.every((member) => improvesTransitively(movers, member));
}

/** The mover's unilateral improvements from a state (UIs, R+_m(s)), each once, in ascending order. */
export function improvementsFrom(graph: Graph, mover: number, state: State, out: Int32Array = new Int32Array(graph.moveRoom)): State[] {
  if (graph.composite !== null) return graph.composite.improvements(moverAt(graph, mover).id, state);
  const count = movesFrom(graph, mover, state, out);
  let kept = 0;
  for (let i = 0; i < count; i++) if (improves(graph, mover, state, out[i] as number)) out[kept++] = out[i] as number;
  return eachOnce(out, kept);
}

/** Lets the witness hear which of the states are below a highest one. */
function compareWith(graph: Graph, mover: number, highest: State, states: readonly State[]): void {
  for (const state of states) if (!improves(graph, mover, state, highest)) improves(graph, mover, highest, state);
}

/** The mover's improvements on which it improves with no other (see {@link bestOf}), each once, in ascending order. */
export function bestImprovements(graph: Graph, mover: number, state: State): State[] {
  return bestOf(graph, mover, improvementsFrom(graph, mover, state));
}

/**
 * Those of `states` on which the mover improves with no other of them: an actor's top-ranked. For a body none of the others beats them by its
 * rule; where each is beaten by another, as votes can have it, all stay.
 */
export function bestOf(graph: Graph, mover: number, states: readonly State[]): State[] {
  const { ranks } = moverAt(graph, mover);
  if (ranks !== null) {
    let highest = -1;
    for (const state of states) highest = Math.max(highest, ranks[state] as number);
    const best = states.filter((state) => ranks[state] === highest);
    if (graph.witness !== undefined && best[0] !== undefined) compareWith(graph, mover, best[0], states);
    return best;
  }
  const unbeaten = states.filter((state) => !states.some((other) => other !== state && improves(graph, mover, state, other)));
  return unbeaten.length > 0 ? unbeaten : [...states];
}
