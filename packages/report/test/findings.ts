/** The findings of a model, as the command line would hand them to a brief. */

import {
  argumentOf,
  biteOf,
  carriersOf,
  checkArgument,
  type Foresight,
  findOutcomes,
  foresee,
  type Model,
  presentState,
  settle,
  tippingOf,
} from '@parley/engine';
import { parse, reasonFor, type Telling } from '@parley/language';
import type { BriefFindings } from '../src/index.js';

/** A model from its text. */
export function modelOf(text: string): Model {
  const { model, diagnostics } = parse(text);
  if (model === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return model;
}

/** Everything that a brief tells, worked out. */
export function findingsOf(model: Model): BriefFindings {
  const argument = argumentOf(model);
  const { graph } = argument.version(null);
  if (graph === null) throw new Error('refused');
  const viewOf = (of: typeof graph): Telling => {
    const known = new Map<string, Foresight>();
    const foresight: Telling['foresight'] = (concept) => {
      const found = known.get(concept) ?? foresee(of, { concept });
      known.set(concept, found);
      return found;
    };
    const now = presentState(of).state;
    const outcomes = now === null ? [] : findOutcomes(foresight('provoked'), [now]);
    return { graph: of, written: model, now, outcomes, concept: 'provoked', responses: 'legal', changes: 2, foresight };
  };
  const view = viewOf(graph);
  const tippings = tippingOf(argument, model.claims, null, { distance: 1 });
  return {
    view,
    claims: checkArgument(argument).map((checked) => ({
      ...checked,
      reason: reasonFor(viewOf(checked.version.stageOf(checked.claim, checked.result.event).graph), checked.claim, checked.result),
    })),
    tippings,
    carriers: carriersOf(tippings),
    bites: model.overlays
      .filter(({ kind }) => kind === 'critique')
      .map((critique) => ({
        critique,
        bites: biteOf(
          argument,
          critique,
          model.claims.filter((claim) => claim.in === null),
        ),
      })),
    settled: [settle(view.foresight('provoked'), view.outcomes)],
    references: new Map(),
    version: '0.0.0',
  };
}
