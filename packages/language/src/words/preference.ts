/** Which want decides between two states, in words. */

import { type Condition, compareStates, type Graph, type State, whyPrefers } from '@parley/engine';
import { conditionWords } from './condition.js';
import { citationWords, listed, moverName, moverOf, ordinal, owned } from './names.js';

/**
 * What makes a mover rank state `a` as it does beside state `b`, as a noun phrase:
 * 'Russia’s want “voice” (“NATO-Russia treaty” stands if “Invite the three” stands) [essay 21]'. A want about a single option is
 * named by its label alone: the option differs between the two states, so it is in the sentence already. For a body: how its members fare in `a`
 * beside `b`, so there the order of the two matters.
 * Null when nothing decides. `meaningAfter`: a colon where the phrase itself stands in brackets or at the end.
 */
export function decidingWant(
  graph: Graph,
  mover: string,
  a: State,
  b: State,
  meaningAfter: 'brackets' | 'colon' = 'brackets',
): string | null {
  const { model } = graph;
  const who = moverOf(model, mover);
  const why = whyPrefers(graph, mover, a, b);
  switch (why.kind) {
    case 'statement': {
      if (who.kind !== 'actor' || who.preferences?.kind !== 'statements') return null;
      const statement = who.preferences.statements[why.index];
      if (statement === undefined) return null;
      const name = statement.label === null ? `${ordinal(why.index + 1)} want` : `want “${statement.label}”`;
      const words = statement.label !== null && isPlain(statement.condition) ? null : conditionWords(model, statement.condition);
      const meaning = words === null ? '' : meaningAfter === 'colon' ? `: ${words}` : ` (${words})`;
      const cites = citationWords(statement.cites);
      return `${owned(moverName(model, mover), name)}${meaning}${cites === '' ? '' : ` ${cites}`}`;
    }
    case 'ranking':
      return owned(moverName(model, mover), 'ranking');
    case 'equal':
      return null;
    case 'members': {
      const fares = memberFares(graph, mover, a, b);
      const groups = [
        ['a gain for', fares.better],
        ['a loss for', fares.worse],
        ['no change for', fares.equal],
        ['no agreement within', fares.split],
      ] as const;
      const said = groups.filter(([, members]) => members.length > 0).map(([verb, members]) => `${verb} ${listed(members)}`);
      return said.length === 0 ? null : said.join(', ');
    }
  }
}

/** A condition on one option alone. */
function isPlain(condition: Condition): boolean {
  return condition.kind === 'level' || (condition.kind === 'not' && condition.of.kind === 'level');
}

/** The members of a body, or the parties of an agreement, by name, as they fare in `a` beside `b`. */
export interface MemberFares {
  readonly better: readonly string[];
  readonly worse: readonly string[];
  readonly equal: readonly string[];
  /** Members that are bodies themselves, and whose own members do not agree about it. */
  readonly split: readonly string[];
}

/**
 * How the members of a body fare. The engine counts a member body whose rule is not met as worse off; for a reader it is worse off only when some of
 * its own members lose and none gains.
 */
export function memberFares(graph: Graph, mover: string, a: State, b: State): MemberFares {
  const fares: Record<keyof MemberFares, string[]> = { better: [], worse: [], equal: [], split: [] };
  const why = whyPrefers(graph, mover, a, b);
  if (why.kind !== 'members') return fares;
  for (const { member, change } of why.members) {
    const body = moverOf(graph.model, member).kind !== 'actor';
    fares[body && change === 'worse' ? bodyFares(graph, member, a, b) : change].push(moverName(graph.model, member));
  }
  return fares;
}

/** How a body fares whose rule is not met. */
function bodyFares(graph: Graph, body: string, a: State, b: State): 'worse' | 'equal' | 'split' {
  const within = memberFares(graph, body, a, b);
  if (within.split.length > 0 || within.better.length > 0) return 'split';
  return within.worse.length > 0 ? 'worse' : 'equal';
}

/** How the mover fares in `a` compared with `b`, after 'would be' or 'leave it'. */
export function faring(graph: Graph, mover: string, a: State, b: State): 'better off' | 'worse off' | 'no better off' {
  const change = compareStates(graph, mover, a, b);
  if (change === 'better') return 'better off';
  return change === 'worse' ? 'worse off' : 'no better off';
}
