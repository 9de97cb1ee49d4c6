import type { Concept, Foresight, Graph, Model, Outcome, Responses, State } from '@parley/engine';

/** What a telling knows besides the finding it tells: the conflict, where it stands, and the numbered outcomes people see above it. */
export interface Telling {
  readonly graph: Graph;
  /** The model as it is written, with all that it leaves open: the graph may be of one of its worlds. */
  readonly written: Model;
  /** The present; null when a rule excludes it. */
  readonly now: State | null;
  /** The outcomes from now in the order in which they are numbered from 1. */
  readonly outcomes: readonly Outcome[];
  /** The concept the outcomes are found under. */
  readonly concept: Concept;
  readonly responses: Responses;
  /** Of one move at most so many changes are told, and the rest counted; infinity for all. */
  readonly changes: number;
  /** One Foresight for each concept, made when first asked for. */
  readonly foresight: (concept: Concept) => Foresight;
}

/** 'outcome 2' when the state is a rest that was listed under that number; null otherwise. */
export function outcomeNumber(telling: Telling, state: State): number | null {
  const index = telling.outcomes.findIndex((outcome) => outcome.states.includes(state));
  return index < 0 ? null : index + 1;
}
