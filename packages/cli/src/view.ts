/** What the commands share once a model is loaded: where it stands, where it comes to rest, and the head of the page. */

import {
  type Concept,
  DEFAULT_CONCEPT,
  type Foresight,
  findOutcomes,
  foresee,
  type Graph,
  type Looked,
  type Progress,
  presentState,
  type Responses,
  type State,
  settingsOf,
  type VersionSettings,
} from '@parley/engine';
import { dateWords, modelSizeWords, type Telling } from '@parley/language';
import { type Page, spread } from './layout.js';

/** Where the conflict stands and comes to rest, seen under one concept. */
export interface View extends Telling {
  readonly concept: Concept;
}

/** Works out a view. Outcomes are found from now; none when the rules exclude the present. Of one move at most `changes` changes are told in reasons. */
export function viewOf(
  graph: Graph,
  concept: Concept,
  responses: Responses,
  progress: Progress,
  changes: number = Number.POSITIVE_INFINITY,
): View {
  const known = new Map<Concept, Foresight>();
  const foresight = (each: Concept): Foresight => {
    const found = known.get(each) ?? foresee(graph, { concept: each, responses });
    known.set(each, found);
    return found;
  };
  const now = presentState(graph).state;
  progress(0, 0, 'looking for outcomes');
  const outcomes = now === null ? [] : findOutcomes(foresight(concept), [now]);
  return { graph, written: graph.model, concept, now, outcomes, responses, changes, foresight };
}

/** How a request wants arguments reasoned about. */
export function settingsFor(
  request: { readonly under: Concept | null; readonly responses: Responses },
  progress: Progress,
): VersionSettings {
  return { concept: request.under ?? DEFAULT_CONCEPT, responses: request.responses, progress };
}

/** Title, date and size of a model. */
export function head(page: Page, graph: Graph): string {
  const { title, date } = graph.model;
  const name = date === null ? title : `${title}, ${dateWords(date)}`;
  return spread(page, page.ink.bold(name), page.ink.dim(modelSizeWords(graph)));
}

/** Which worlds were looked at, for JSON; null where the model leaves nothing open. */
export function lookedJson({ total, tried, seed }: Looked): object | null {
  // More worlds than a number can tell exactly stand as a text.
  return total === 1n ? null : { total: total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : total.toString(), tried, seed };
}

/** A state as an object: every option, by id, with its level. */
export function stateJson(graph: Graph, state: State): Record<string, string> {
  return Object.fromEntries(settingsOf(graph, state).map(({ option, level }) => [option, level]));
}
