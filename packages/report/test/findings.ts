/** The findings of a model, as the command line would hand them to a brief. */

import { argumentOf, type Model } from '@parley/engine';
import { parse } from '@parley/language';
import { type BriefFindings, briefFindings } from '../src/index.js';

/** A model from its text. */
export function modelOf(text: string): Model {
  const { model, diagnostics } = parse(text);
  if (model === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return model;
}

/** Everything that a brief tells, worked out. */
export function findingsOf(model: Model): BriefFindings {
  return briefFindings(argumentOf(model), {
    concept: 'provoked',
    responses: 'legal',
    survey: {},
    progress: () => undefined,
    references: new Map(),
    version: '0.0.0',
  });
}
