/** Endurance: in how many worlds it comes to rest as it does with the wants as written, and in how many such a rest holds through an event. */

import type { Responses } from './concept.js';
import { foresee } from './foresee.js';
import type { Concept } from './model.js';
import { findOutcomes, type Outcome, stepsFrom } from './outcome.js';
import { presentState } from './present.js';
import type { Progress } from './progress.js';
import { FEWER_WORLDS, type Looked, lookAt, type Share, type ShareSettings, shareOf } from './share.js';
import type { Stress } from './stress.js';
import type { Version } from './version.js';

/** How strikes come out over the worlds that a version leaves open. */
export interface Endurance {
  readonly looked: Looked;
  /** For each outcome: in how many worlds it is one. */
  readonly rests: readonly Share[];
  /** For each strike: in how many of the worlds where its outcome is one nobody moves once the event has struck. */
  readonly holds: readonly Share[];
}

/** How it is asked. Fewer worlds are looked at than claims are checked in: see {@link FEWER_WORLDS}. */
export interface EnduranceSettings extends ShareSettings {
  readonly concept: Concept;
  readonly responses?: Responses;
  readonly progress?: Progress;
}

/**
 * Takes the strikes to every world.
 * @param outcomes  from the present, with the wants as written
 * @param strikes   of these outcomes, see `stressOutcomes`
 */
export function enduranceOf(
  version: Version,
  outcomes: readonly Outcome[],
  strikes: readonly Stress[],
  settings: EnduranceSettings,
): Endurance {
  const { worlds, ...looked } = lookAt(version.model, { ...FEWER_WORLDS, ...settings });
  const keys = outcomes.map(({ states }) => states.join());
  const rests = outcomes.map(() => 0);
  const holds = strikes.map(() => 0);
  worlds.forEach(({ model }, index) => {
    settings.progress?.(index, worlds.length, 'worlds');
    const within = version.withWants(model);
    const now = within.graph === null ? null : presentState(within.graph).state;
    if (within.graph === null || now === null) return;
    const reached = new Set(findOutcomes(foresee(within.graph, settings), [now]).map(({ states }) => states.join()));
    const there = keys.map((key) => reached.has(key));
    there.forEach((is, outcome) => {
      if (is) rests[outcome] = (rests[outcome] ?? 0) + 1;
    });
    strikes.forEach(({ event, outcome, struck }, at) => {
      const { graph } = within.struckBy(event);
      if (struck === null || graph === null || there[outcome] !== true) return;
      if (stepsFrom(foresee(graph, settings), struck).length === 0) holds[at] = (holds[at] ?? 0) + 1;
    });
  });
  return {
    looked,
    rests: rests.map((count) => shareOf(looked, count, worlds.length)),
    holds: strikes.map(({ outcome }, at) => shareOf(looked, holds[at] ?? 0, rests[outcome] ?? 0)),
  };
}
