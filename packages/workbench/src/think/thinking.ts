/** A model being thought about: compiled, and looked ahead in. What every answer is drawn from. */

import { type Argument, argumentOf, type Concept, findingsOf, type Graph, type Model, type Progress, type Responses } from '@parley/engine';
import { type Diagnostic, describeFindings, type Telling, tellingOf } from '@parley/language';

/** How a model is reasoned about. */
export interface Settings {
  readonly concept: Concept;
  readonly responses: Responses;
}

/** A model that can be asked about. */
export interface Thinking {
  readonly model: Model;
  readonly argument: Argument;
  /** The model as it stands. */
  readonly graph: Graph;
  /** Where it stands and comes to rest. */
  readonly telling: Telling;
  /** What only its states show: worth a second look. */
  readonly warnings: readonly Diagnostic[];
  readonly progress: Progress;
}

/** Of one move at most so many changes are told in reasons. */
const CHANGES = 2;

/**
 * Compiles a model and finds where it comes to rest.
 * @returns the errors, where its rules leave nothing to think about or it is too large
 */
export function thinkAbout(model: Model, settings: Settings, progress: Progress): Thinking | readonly Diagnostic[] {
  const argument = argumentOf(model, { ...settings, progress });
  const { graph } = argument.version(null);
  const told = describeFindings(model, graph === null ? argument.version(null).findings : findingsOf(argument));
  if (graph === null) return told;
  const errors = told.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors;
  const telling = tellingOf(graph, settings.concept, settings.responses, progress, CHANGES);
  return { model, argument, graph, telling, warnings: told, progress };
}
