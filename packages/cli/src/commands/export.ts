/** `parley export`: a model as a file for another program. */

import { createRequire } from 'node:module';
import { analyzeStability, DEFAULT_CONCEPT, type Graph, type Progress } from '@parley/engine';
import { type Exchanged, exchangeProblemWords, exportDot, exportGmcr, exportGraphml, exportNfg, listed, tellingOf } from '@parley/language';
import type { Disk } from '../files.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import { EXPORT_FORMATS, type ExportFormat, type ExportRequest, type Screen } from '../request.js';
import { statesCsv } from '../states-csv.js';
import { graphUnder, hasListedStates } from '../under.js';

/** Writes the model that the request names in another form. */
export function* exportModel(request: ExportRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const format = request.to ?? formatOf(request.output);
  if (format === null) {
    yield err(`parley: error: say in which form: --to ${listed(EXPORT_FORMATS, 'or')}, or -o with a file name that ends so.\n`);
    return 2;
  }
  const loaded = yield* loadOne(request.file, disk, screen);
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  if (!(yield* hasListedStates(request.file, graph, 'Other programs take a list of states'))) return 2;
  const { result: text, notes, problem } = exported(graph, format, request, progress);
  if (problem !== null) {
    yield err(`${request.file}: error: ${exchangeProblemWords(problem)}\n`);
    return 2;
  }
  if (request.output === null) yield data(text);
  else {
    const failed = yield { kind: 'write', file: request.output, text, fresh: false };
    if (failed !== null) {
      yield err(`${request.output}: error: ${failed}\n`);
      return 2;
    }
  }
  for (const note of notes) yield err(`${request.file}: note: ${note}\n`);
  if (request.output !== null) yield out(`${request.output} is written.\n`);
  return 0;
}

/** The form that the file's name asks for. */
function formatOf(file: string | null): ExportFormat | null {
  return EXPORT_FORMATS.find((format) => file?.endsWith(`.${format}`) === true) ?? null;
}

function exported(graph: Graph, format: ExportFormat, request: ExportRequest, progress: Progress): Exchanged<string> {
  const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };
  const concept = request.under ?? DEFAULT_CONCEPT;
  const { responses, all } = request;
  if (format === 'gmcr') return exportGmcr(graph, version);
  if (format === 'nfg') return exportNfg(graph, version);
  const view = tellingOf(graph, concept, responses, progress);
  if (format === 'csv') {
    const stability = analyzeStability(graph, { responses, progress });
    return { result: [...statesCsv(view, stability, { states: true, limit: null, provoked: false })].join(''), notes: [], problem: null };
  }
  const settings = { all, responses, progress };
  return (format === 'graphml' ? exportGraphml : exportDot)(view.foresight(concept), settings, version);
}
