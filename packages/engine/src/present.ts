import { eachBit } from './bits.js';
import { isAhead } from './date.js';
import { type Graph, representativeOf, stateSet } from './graph.js';
import type { Condition, Model, Setting } from './model.js';
import { differences, type Numbering, type State, withSettings } from './state.js';
import { nearestByDistance } from './supposition.js';

/** Where the conflict stands, and how the model says so. */
export interface Present {
  /** Null when a rule excludes it. */
  readonly state: State | null;
  readonly from: 'now' | 'history' | 'default';
}

/** The present: `now` where the model gives it, else where its history (up to its date) ends, else every option at its first level. */
export function presentState(graph: Graph): Present {
  const { model, numbering } = graph;
  const { assignment, from } = presentAssignment(model, numbering);
  return { state: representativeOf(graph, assignment), from };
}

/** The present as an assignment of levels, whether or not a rule excludes it. */
export function presentAssignment(model: Model, numbering: Numbering): { assignment: number; from: Present['from'] } {
  if (model.now !== null) return { assignment: withSettings(model, numbering, 0, model.now), from: 'now' };
  const past = model.history.filter(({ date }) => !isAhead(date, model.date));
  if (past.length === 0) return { assignment: 0, from: 'default' };
  let assignment = 0;
  for (const entry of past) assignment = withSettings(model, numbering, entry.kind === 'start' ? 0 : assignment, entry.settings);
  return { assignment, from: 'history' };
}

/** The present option by option, in the order of the model, whether or not a rule excludes it. Asks for no number, so any size will do. */
export function presentSettings(model: Model): readonly Setting[] {
  const levels = new Map(model.options.map(({ id, levels: [first] }) => [id, first?.id ?? '']));
  const stand = (settings: readonly Setting[]): void => {
    for (const { option, level } of settings) levels.set(option, level);
  };
  if (model.now !== null) stand(model.now);
  else {
    for (const { date, kind, settings } of model.history) {
      if (isAhead(date, model.date)) continue;
      if (kind === 'start')
        for (const {
          id,
          levels: [first],
        } of model.options)
          levels.set(id, first?.id ?? '');
      stand(settings);
    }
  }
  return model.options.map(({ id }) => ({ option: id, level: levels.get(id) ?? '' }));
}

/**
 * Where a supposition starts: the states with the condition that differ from the present in the fewest options, all of them on a tie.
 * Irreversibility is not applied to getting there.
 * @throws LimitReached  for a composite whose states are not listed, when they are too far to be found
 */
export function nearestStates(graph: Graph, condition: Condition, present: State): State[] {
  if (graph.composite !== null) return nearestByDistance(graph, condition, present);
  let nearest: State[] = [];
  let least = Number.MAX_SAFE_INTEGER;
  for (const state of eachBit(stateSet(graph, condition))) {
    const distance = differences(graph.numbering, state, present);
    if (distance > least) continue;
    if (distance < least) {
      nearest = [];
      least = distance;
    }
    nearest.push(state);
  }
  return nearest;
}
