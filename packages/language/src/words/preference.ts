/** Which want decides between two states, in words. */

import { type Condition, compareStates, type Graph, type State, whyPrefers } from '@parley/engine';
import { conditionWords } from './condition.js';
import { citationWords, listed, moverName, moverOf, ordinal, possessive } from './names.js';

/**
 * What makes a mover rank state `a` as it does beside state `b`, as a noun phrase:
 * 'Russia’s want “voice” (“NATO-Russia treaty” stands if “Invite the three” stands) [essay 21]'. A want about a single option is
 * named by its label alone: the option differs between the two states, so it is in the sentence already. For a body: how its members fare.
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
      const owner = possessive(moverName(model, mover));
      const name = statement.label === null ? `${ordinal(why.index + 1)} want` : `want “${statement.label}”`;
      const words = statement.label !== null && isPlain(statement.condition) ? null : conditionWords(model, statement.condition);
      const meaning = words === null ? '' : meaningAfter === 'colon' ? `: ${words}` : ` (${words})`;
      const cites = citationWords(statement.cites);
      return `${owner} ${name}${meaning}${cites === '' ? '' : ` ${cites}`}`;
    }
    case 'ranking':
      return `${possessive(moverName(model, mover))} ranking of the states`;
    case 'equal':
      return null;
    case 'members': {
      const names = (change: string) => why.members.filter((each) => each.change === change).map((each) => moverName(model, each.member));
      const groups = [
        ['a gain for', names('better')],
        ['a loss for', names('worse')],
        ['no change for', names('equal')],
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

/** How the mover fares in `a` compared with `b`, after 'would be' or 'leave it'. */
export function faring(graph: Graph, mover: string, a: State, b: State): 'better off' | 'worse off' | 'no better off' {
  const change = compareStates(graph, mover, a, b);
  if (change === 'better') return 'better off';
  return change === 'worse' ? 'worse off' : 'no better off';
}
