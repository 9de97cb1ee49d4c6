import {
  type Concept,
  type Foresight,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  type Outcome,
  type Progress,
  presentState,
  type Responses,
  type State,
} from '@parley/engine';

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

/**
 * Works out where a conflict stands and comes to rest. Outcomes are found from now; none when the rules exclude the present.
 * @param changes  of one move at most so many changes are told in reasons
 */
export function tellingOf(
  graph: Graph,
  concept: Concept,
  responses: Responses,
  progress: Progress,
  changes: number = Number.POSITIVE_INFINITY,
): Telling {
  const telling = tellingWithout(graph, { concept, responses, changes });
  progress(0, 0, 'looking for outcomes');
  const outcomes = telling.now === null ? [] : findOutcomes(telling.foresight(concept), [telling.now]);
  return { ...telling, outcomes };
}

/** The same for a version whose outcomes nobody has seen under numbers: none is looked for. */
export function tellingWithout(graph: Graph, { concept, responses, changes }: Pick<Telling, 'concept' | 'responses' | 'changes'>): Telling {
  const known = new Map<Concept, Foresight>();
  const foresight = (each: Concept): Foresight => {
    const found = known.get(each) ?? foresee(graph, { concept: each, responses });
    known.set(each, found);
    return found;
  };
  return { graph, written: graph.model, concept, now: presentState(graph).state, outcomes: [], responses, changes, foresight };
}

/** 'outcome 2' when the state is a rest that was listed under that number; null otherwise. */
export function outcomeNumber(telling: Telling, state: State): number | null {
  const index = telling.outcomes.findIndex((outcome) => outcome.states.includes(state));
  return index < 0 ? null : index + 1;
}
