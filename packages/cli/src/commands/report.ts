/** `parley report`: a brief, as Markdown, as one HTML file, or for Word. */

import { createRequire } from 'node:module';
import { DEFAULT_CONCEPT, type Progress } from '@parley/engine';
import { briefFindings, formatReferences, html, makeBrief, markdown, word } from '@parley/report';
import type { Disk } from '../files.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { ReportRequest, Screen } from '../request.js';
import { settingsFor } from '../view.js';

/** Problems of bibliographies that are told. */
const PROBLEMS = 20;

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
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  const { under, responses, survey } = request;
  const settings = { concept: under ?? DEFAULT_CONCEPT, responses, survey, progress, references: formatted, version };
  const brief = makeBrief(briefFindings(loaded.argument, settings));
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
