/** What the commands share once a model is loaded: how it is reasoned about, the head of the page, and states as JSON. */

import {
  type Concept,
  DEFAULT_CONCEPT,
  type Graph,
  type Looked,
  type Progress,
  type Responses,
  type State,
  settingsOf,
  type VersionSettings,
} from '@parley/engine';
import { dateWords, modelSizeWords } from '@parley/language';
import { type Page, spread } from './layout.js';

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
