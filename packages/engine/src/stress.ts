/** Stress: each outcome through each event. Does it hold, who moves first, and where does it end? */

import type { Step } from './certificate.js';
import type { Responses } from './concept.js';
import { foresee } from './foresee.js';
import type { Concept } from './model.js';
import { findOutcomes, type Outcome, stepsFrom } from './outcome.js';
import type { State } from './state.js';
import { strike, type Version } from './version.js';

/** One state of an outcome, struck by one event. */
export interface Stress {
  readonly event: string;
  /** Index of the outcome; and its state that was struck, since a cycle has several. */
  readonly outcome: number;
  readonly at: State;
  /** What the event made of it; null: a rule forbids that, and nothing follows. */
  readonly struck: State | null;
  /** Nobody moves once the event has struck. */
  readonly holds: boolean;
  /** Who would move first, and where; several when several would. */
  readonly first: readonly Step[];
  /** Where it ends then. */
  readonly ends: readonly Outcome[];
}

/** Takes each outcome from the given ones through each of the model's events, under one concept. */
export function stressOutcomes(
  version: Version,
  outcomes: readonly Outcome[],
  settings: { readonly concept: Concept; readonly responses?: Responses },
): Stress[] {
  const events = version.model.overlays.filter(({ kind }) => kind === 'event');
  return events.flatMap(({ id }): Stress[] => {
    const { graph } = version.struckBy(id);
    if (graph === null) return [];
    const foresight = foresee(graph, settings);
    return outcomes.flatMap((outcome, index) =>
      strike(graph, id, [outcome]).map(({ at, to }): Stress => {
        const first = to === null ? [] : stepsFrom(foresight, to);
        const ends = to === null ? [] : findOutcomes(foresight, [to]);
        return { event: id, outcome: index, at, struck: to, holds: to !== null && first.length === 0, first, ends };
      }),
    );
  });
}
