/** The findings that a brief is made of, worked out. */

import {
  type Argument,
  biteOf,
  type Concept,
  carriersOf,
  type Progress,
  type Responses,
  type SurveySettings,
  settle,
  settleByTheatre,
  type Tipping,
  tippingOf,
} from '@parley/engine';
import { checkTold, tellingOf } from '@parley/language';
import type { BriefFindings } from './brief.js';

/** How the findings of a brief are worked out. */
export interface BriefSettings extends Pick<BriefFindings, 'references' | 'version'> {
  readonly concept: Concept;
  readonly responses: Responses;
  readonly survey: SurveySettings;
  readonly progress: Progress;
}

/** Changes of one move that a reason tells. */
const CHANGES = 2;
/** Of large models only so many claims and questions are tipped: those that the analyst judged, then the first, claims before questions. */
const LARGE = 5000;
const TIPPED = 24;

/**
 * Everything that a brief tells, worked out.
 * @throws RangeError  when the rules of the model leave nothing to analyse
 */
export function briefFindings(
  argument: Argument,
  { concept, responses, survey, progress, references, version }: BriefSettings,
): BriefFindings {
  const { model } = argument;
  const { graph } = argument.version(null);
  if (graph === null) throw new RangeError('the model leaves nothing to analyse: see its findings');
  const view = tellingOf(graph, concept, responses, progress, CHANGES);
  const tippings = tip(argument, graph.space.feasible, progress);
  const put = model.claims.filter((claim) => claim.in === null);
  return {
    view,
    claims: checkTold(argument, view, { ...survey, progress }),
    tippings,
    carriers: carriersOf(tippings),
    bites: model.overlays
      .filter(({ kind }) => kind === 'critique')
      .map((critique) => ({ critique, bites: biteOf(argument, critique, put) })),
    settled:
      graph.composite === null
        ? [settle(view.foresight(concept), view.outcomes, { progress })]
        : settleByTheatre(view.foresight(concept), view.outcomes, { progress }),
    references,
    version,
  };
}

/** What claims hang on: of a large model only of the claims that weigh most. */
function tip(argument: Argument, states: number, progress: Progress): Tipping[] {
  const { model } = argument;
  const judged = new Set(model.judgements.map(({ claim }) => claim));
  const worth = model.claims.filter(({ form }) => form.kind !== 'prefers');
  const claims =
    states > LARGE
      ? [
          ...worth.filter(({ id }) => judged.has(id)),
          ...worth.filter(({ id, kind }) => !judged.has(id) && kind === 'claim'),
          ...worth.filter(({ id, kind }) => !judged.has(id) && kind === 'question'),
        ].slice(0, TIPPED)
      : worth;
  const overlays = [...new Set(claims.map((claim) => claim.in))];
  return overlays.flatMap((overlay) =>
    tippingOf(
      argument,
      claims.filter((claim) => claim.in === overlay),
      overlay,
      { distance: 1, progress },
    ),
  );
}
