/** Settling: bargains that an outcome leaves on the table, and whether they would last. */

import type { Step } from './certificate.js';
import { jointGains, jointWay } from './coalition.js';
import { CONCEPTS } from './concept.js';
import { type Foresight, foresee, isEquilibrium } from './foresight.js';
import type { Graph } from './graph.js';
import { changeFor } from './improvement.js';
import type { Concept } from './model.js';
import { findOutcomes, type Outcome } from './outcome.js';
import type { Progress } from './progress.js';
import type { State } from './state.js';

/** A joint move that each of its parties gains by, and none could be left out of. */
export interface Bargain {
  /** The parties, by id. */
  readonly parties: readonly string[];
  readonly to: State;
  /** A shortest way there, by moves of the parties in turn. */
  readonly way: readonly Step[];
  /** Whether it would last, once made, under each concept. */
  readonly lasts: Readonly<Record<Concept, boolean>>;
  /** Where it leads, under the concept that was asked for; the state itself where it lasts. */
  readonly ends: readonly Outcome[];
  /** Actors, by id, who gain by it and who lose by it. */
  readonly gainers: readonly string[];
  readonly losers: readonly string[];
}

/** What is left on the table at one outcome. */
export interface Settlement {
  /** Index of the outcome, and the state of it (a cycle has several). */
  readonly outcome: number;
  readonly state: State;
  /** How many joint moves there are; none: the outcome is settled. */
  readonly total: number;
  /** For each coalition the ones that no other serves better: none of its parties would gain by another without one losing. Those that last first. */
  readonly bargains: readonly Bargain[];
}

/** How bargains are looked for. */
export interface SettleSettings {
  /** At most so many bargains are worked out for each coalition; 5 unless given. `total` counts all. */
  readonly most?: number;
  readonly progress?: Progress;
}

/** The bargains left on the table at each state of each outcome. */
export function settle(foresight: Foresight, outcomes: readonly Outcome[], settings: SettleSettings = {}): Settlement[] {
  const { graph, concept, responses } = foresight;
  const views = new Map(CONCEPTS.map((each) => [each, each === concept ? foresight : foresee(graph, { concept: each, responses })]));
  return outcomes.flatMap(({ states }, outcome) =>
    states.map((state): Settlement => {
      const joint = jointGains(graph, state, settings.progress);
      const bargains = joint.flatMap(({ coalition, states: reached }) =>
        paretoBest(graph, coalition, reached)
          .slice(0, settings.most ?? 5)
          .map((to): Bargain => {
            const actors = graph.movers.flatMap(({ id, kind }, index) =>
              kind === 'actor' ? [{ id, change: changeFor(graph, index, state, to) }] : [],
            );
            return {
              parties: coalition.map((mover) => graph.movers[mover]?.id ?? ''),
              to,
              way: jointWay(graph, coalition, state, to),
              lasts: Object.fromEntries(
                CONCEPTS.map((each) => [each, isEquilibrium(views.get(each) as Foresight, to)]),
              ) as Bargain['lasts'],
              ends: findOutcomes(foresight, [to]),
              gainers: actors.filter(({ change }) => change > 0).map(({ id }) => id),
              losers: actors.filter(({ change }) => change < 0).map(({ id }) => id),
            };
          }),
      );
      const lasting = (bargain: Bargain): number => (bargain.lasts[concept] ? 0 : 1);
      return {
        outcome,
        state,
        total: joint.reduce((sum, each) => sum + each.states.length, 0),
        bargains: bargains.sort(
          (a, b) => lasting(a) - lasting(b) || a.parties.length - b.parties.length || a.losers.length - b.losers.length,
        ),
      };
    }),
  );
}

/** Those of the states on which no other improves for one party without costing another. */
function paretoBest(graph: Graph, coalition: readonly number[], states: readonly State[]): State[] {
  return states.filter(
    (state) =>
      !states.some((other) => {
        if (other === state) return false;
        const changes = coalition.map((mover) => changeFor(graph, mover, state, other));
        return changes.every((change) => change >= 0) && changes.some((change) => change > 0);
      }),
  );
}
