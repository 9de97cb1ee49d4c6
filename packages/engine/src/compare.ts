import { holdsAt, resolve } from './condition.js';
import { type Graph, moverAt, moverIndex } from './graph.js';
import { changeFor, improves } from './improvement.js';
import type { State } from './state.js';

/** Does a mover improve by going from `b` to `a`? `none` (bodies only): neither is an improvement on the other. */
export function compareStates(graph: Graph, mover: string, a: State, b: State): 'better' | 'worse' | 'equal' | 'none' {
  const index = moverIndex(graph, mover);
  if (improves(graph, index, b, a)) return 'better';
  if (improves(graph, index, a, b)) return 'worse';
  return moverAt(graph, index).ranks === null ? 'none' : 'equal';
}

/** Why a mover ranks one state above another. */
export type Ground =
  /** The first of the actor's statements that tells the two apart, by index; true at `holdsIn`. */
  | { readonly kind: 'statement'; readonly index: number; readonly holdsIn: 'a' | 'b' }
  /** The actor's ranking says so. */
  | { readonly kind: 'ranking' }
  /** Nothing it wants tells them apart. */
  | { readonly kind: 'equal' }
  /** A body or agreement: how each member (by id) fares in `a` against `b`. */
  | { readonly kind: 'members'; readonly members: readonly { readonly member: string; readonly change: 'better' | 'worse' | 'equal' }[] };

/** What decides between two states for a mover. */
export function whyPrefers(graph: Graph, mover: string, a: State, b: State): Ground {
  const index = moverIndex(graph, mover);
  const found = moverAt(graph, index);
  if (found.ranks === null) {
    const words = { '1': 'better', '0': 'equal', '-1': 'worse' } as const;
    return {
      kind: 'members',
      members: found.members.map((member) => ({ member: moverAt(graph, member).id, change: words[`${changeFor(graph, member, b, a)}`] })),
    };
  }
  if (found.ranks[a] === found.ranks[b]) return { kind: 'equal' };
  const actor = graph.model.movers[index];
  const preferences = actor?.kind === 'actor' ? actor.preferences : null;
  if (preferences?.kind !== 'statements') return { kind: 'ranking' };
  for (const [statement, { condition }] of preferences.statements.entries()) {
    const formula = resolve(graph.model, graph.numbering, condition);
    const inA = holdsAt(formula, a);
    if (inA !== holdsAt(formula, b)) return { kind: 'statement', index: statement, holdsIn: inA ? 'a' : 'b' };
  }
  return { kind: 'equal' };
}
