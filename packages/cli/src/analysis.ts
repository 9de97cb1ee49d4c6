/** The analysis of a model as JSON: the promise of `parley analyze --json`, in pieces that a slow reader can take one by one. */

import {
  analyzeStability,
  CONCEPTS,
  type Concept,
  feasibleStates,
  type Graph,
  modelHash,
  type Progress,
  reachableByImprovements,
  type Stability,
  type State,
} from '@parley/engine';
import type { Telling } from '@parley/language';
import { stateJson } from './view.js';

/** Equilibria listed unless a limit is given. */
export const EQUILIBRIA = 10_000;

/** Pieces of about this many characters. */
const PIECE = 1 << 16;

/** What to list. */
export interface Listing {
  readonly states: boolean;
  readonly limit: number | null;
  readonly provoked: boolean;
  readonly progress: Progress;
}

/** The concepts that are computed for every state. */
export function listedConcepts(provoked: boolean): Concept[] {
  return CONCEPTS.filter((concept) => provoked || concept !== 'provoked');
}

/** The states that are an equilibrium under at least one of the concepts: every concept implies gmr. */
export function* equilibria(graph: Graph, stability: Stability): Generator<State> {
  for (const state of feasibleStates(graph)) if (stability.equilibrium(state, 'gmr')) yield state;
}

/** Is the state part of an outcome? */
export function inOutcome(view: Telling): (state: State) => boolean {
  const states = new Set(view.outcomes.flatMap((outcome) => outcome.states));
  return (state) => states.has(state);
}

/** One JSON object with the promised fields, ending in a line end. */
export function* analysisJson(view: Telling, listing: Listing): Generator<string> {
  const { graph } = view;
  const { model } = graph;
  const stability = analyzeStability(graph, { responses: view.responses, provoked: listing.provoked, progress: listing.progress });
  const concepts = listedConcepts(listing.provoked);
  const reached = view.now === null ? { has: () => false } : reachableByImprovements(graph, view.now);
  const isOutcome = inOutcome(view);
  let buffer = `{${fields({
    model: model.title,
    hash: modelHash(model),
    concept: view.concept,
    responses: view.responses,
    movers: model.movers.map(({ id, kind }) => ({ id, kind })),
    options: model.options.map(({ id, mover, levels, irreversible }) => ({
      id,
      mover,
      levels: levels.map((level) => level.id),
      irreversible,
    })),
    stateCount: graph.space,
    now: view.now === null ? null : stateJson(graph, view.now),
  })},"equilibria":[`;
  const limit = listing.limit ?? EQUILIBRIA;
  let total = 0;
  for (const state of equilibria(graph, stability)) {
    if (++total > limit) continue;
    const flags = Object.fromEntries(concepts.map((concept) => [concept, stability.equilibrium(state, concept)]));
    buffer += `${total === 1 ? '' : ','}${JSON.stringify({ state: stateJson(graph, state), ...flags, reachable: reached.has(state), outcome: isOutcome(state) })}`;
    if (buffer.length > PIECE) {
      yield buffer;
      buffer = '';
    }
  }
  buffer += `],${fields({
    equilibriaTotal: total,
    outcomes: view.outcomes.map(({ states, rest, free }) => ({ states: states.map((state) => stateJson(graph, state)), rest, free })),
  })}`;
  if (listing.states) {
    buffer += ',"states":[';
    let first = true;
    for (const state of feasibleStates(graph)) {
      const stable = Object.fromEntries(
        graph.movers.map(({ id }) => [id, Object.fromEntries(concepts.map((concept) => [concept, stability.stable(id, state, concept)]))]),
      );
      buffer += `${first ? '' : ','}${JSON.stringify({ state: stateJson(graph, state), stability: stable })}`;
      first = false;
      if (buffer.length > PIECE) {
        yield buffer;
        buffer = '';
      }
    }
    buffer += ']';
  }
  yield `${buffer}}\n`;
}

function fields(of: object): string {
  return JSON.stringify(of).slice(1, -1);
}
