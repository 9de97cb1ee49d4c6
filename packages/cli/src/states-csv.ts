/** States as a table (CSV): what `analyze --csv` and `export --to csv` write. */

import { feasibleStates, reachableByImprovements, type Stability, type State, settingsOf } from '@parley/engine';
import type { Telling } from '@parley/language';
import { EQUILIBRIA, equilibria, inOutcome, listedConcepts } from './analysis.js';

/** Which states, and how much about each. */
export interface StatesListed {
  /** Every state, and who is stable there; otherwise equilibria. */
  readonly states: boolean;
  /** At most so many equilibria; null: the default. */
  readonly limit: number | null;
  readonly provoked: boolean;
}

/** One row a state; a column for each option, each concept, and with `states` for each mover under each concept. In pieces, for a slow reader. */
export function* statesCsv(view: Telling, stability: Stability, listing: StatesListed): Generator<string> {
  const { graph, now } = view;
  const concepts = listedConcepts(listing.provoked);
  const isOutcome = inOutcome(view);
  const reached = now === null ? { has: () => false } : reachableByImprovements(graph, now);
  const movers = listing.states ? graph.movers.map(({ id }) => id) : [];
  const row = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`;
  let piece = row([
    ...graph.model.options.map(({ id }) => id),
    ...concepts,
    'reachable',
    'outcome',
    ...movers.flatMap((mover) => concepts.map((concept) => `${mover}:${concept}`)),
  ]);
  const truth = (value: boolean) => (value ? 'true' : 'false');
  const source: Iterable<State> = listing.states ? feasibleStates(graph) : equilibria(graph, stability);
  const most = listing.states ? Number.POSITIVE_INFINITY : (listing.limit ?? EQUILIBRIA);
  let count = 0;
  for (const state of source) {
    if (++count > most) break;
    piece += row([
      ...settingsOf(graph, state).map(({ level }) => level),
      ...concepts.map((concept) => truth(stability.equilibrium(state, concept))),
      truth(reached.has(state)),
      truth(isOutcome(state)),
      ...movers.flatMap((mover) => concepts.map((concept) => truth(stability.stable(mover, state, concept)))),
    ]);
    if (piece.length > 1 << 16) {
      yield piece;
      piece = '';
    }
  }
  yield piece;
}

function cell(text: string): string {
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
