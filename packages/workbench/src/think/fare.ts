/** How a mover fares at one state beside another. */

import { compareStates, type Graph, type State } from '@parley/engine';
import { decidingWant, moverSubject, sentenceCase } from '@parley/language';

/** 'Russia would be worse off (Russia’s want “frontier”: ...).' In the graph of the mover's eyes. */
export function fareWords(graph: Graph, mover: string, before: State, after: State): string {
  const change = compareStates(graph, mover, after, before);
  const name = sentenceCase(moverSubject(graph.model, mover));
  const want = decidingWant(graph, mover, after, before, 'colon');
  const because = want === null ? '' : ` (${want})`;
  if (change === 'better') return `${name} would be better off${because}.`;
  if (change === 'worse') return `${name} would be worse off${because}.`;
  return `${name} would be neither better nor worse off${because}.`;
}
