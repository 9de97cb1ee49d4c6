/** `parley report`: a brief, as Markdown, as one HTML file, or for Word. */

import { createRequire } from 'node:module';
import {
  biteOf,
  carriersOf,
  checkArgument,
  DEFAULT_CONCEPT,
  type Progress,
  settle,
  settleByTheatre,
  type Tipping,
  tippingOf,
} from '@parley/engine';
import { reasonFor } from '@parley/language';
import { type BriefFindings, formatReferences, html, makeBrief, markdown, word } from '@parley/report';
import type { Disk } from '../files.js';
import type { Loaded } from '../load.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { ReportRequest, Screen } from '../request.js';
import { settingsFor, viewOf } from '../view.js';

/** Problems of bibliographies that are told. */
const PROBLEMS = 20;
/** Changes of one move that a reason tells. */
const CHANGES = 2;
/** Of large models only so many claims and questions are tipped: those that the analyst judged, then the first, claims before questions. */
const LARGE = 5000;
const TIPPED = 24;

/** Writes the brief. */
export function* report(request: ReportRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const form = formOf(request.output);
  if (form === null) {
    yield err(`parley: error: '${request.output}' does not say which form is meant. Let the name end in .html, .md or .docx.\n`);
    return 2;
  }
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const { formatted, problems } = formatReferences(loaded.model.sources, (file) => disk.readBeside(request.file, file));
  for (const problem of problems.slice(0, PROBLEMS)) yield err(`${request.file}: warning: ${problem}\n`);
  if (problems.length > PROBLEMS)
    yield err(`${request.file}: warning: and ${problems.length - PROBLEMS} more like these in its bibliographies.\n`);
  const brief = makeBrief(findingsOf(loaded, request, formatted, progress));
  if (request.output === null) {
    yield data(markdown(brief));
    return 0;
  }
  const bytes = form === 'docx' ? word(brief) : form === 'html' ? html(brief) : markdown(brief);
  const failed = yield { kind: 'write', file: request.output, text: bytes, fresh: false };
  if (failed !== null) {
    yield err(`${request.output}: error: ${failed}\n`);
    return 2;
  }
  yield out(`${request.output} is written.\n`);
  return 0;
}

function formOf(output: string | null): 'md' | 'html' | 'docx' | null {
  if (output === null) return 'md';
  return (['md', 'html', 'docx'] as const).find((form) => output.endsWith(`.${form}`)) ?? null;
}

/** Everything that a brief tells, worked out. */
function findingsOf(loaded: Loaded, request: ReportRequest, references: BriefFindings['references'], progress: Progress): BriefFindings {
  const { argument, graph, model } = loaded;
  const concept = request.under ?? DEFAULT_CONCEPT;
  const view = viewOf(graph, concept, request.responses, progress, CHANGES);
  const claims = checkArgument(argument, { ...request.survey, progress }).map((checked) => {
    const { graph: stage } = checked.version.stageOf(checked.claim, checked.result.event);
    const telling = { ...viewOf(stage, concept, request.responses, progress, CHANGES), written: argument.version(checked.overlay).model };
    // Outcomes have their numbers as the model stands; elsewhere these mean nothing.
    return { ...checked, reason: reasonFor(stage === graph ? telling : { ...telling, outcomes: [] }, checked.claim, checked.result) };
  });
  const tippings = tip(loaded, progress);
  const critiques = model.overlays.filter(({ kind }) => kind === 'critique');
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  return {
    view,
    claims,
    tippings,
    carriers: carriersOf(tippings),
    bites: critiques.map((critique) => ({
      critique,
      bites: biteOf(
        argument,
        critique,
        model.claims.filter((claim) => claim.in === null),
      ),
    })),
    settled:
      graph.composite === null
        ? [settle(view.foresight(concept), view.outcomes, { progress })]
        : settleByTheatre(view.foresight(concept), view.outcomes, { progress }),
    references,
    version,
  };
}

/** What claims hang on: of a large model only of the claims that weigh most. */
function tip({ argument, graph, model }: Loaded, progress: Progress): Tipping[] {
  const judged = new Set(model.judgements.map(({ claim }) => claim));
  const worth = model.claims.filter(({ form }) => form.kind !== 'prefers');
  const claims =
    graph.space.feasible > LARGE
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
