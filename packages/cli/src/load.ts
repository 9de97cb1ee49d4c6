/** From a file to a model and its graph, with everything there is to say about the text. */

import { basename } from 'node:path';
import { type Argument, argumentOf, findingsOf, type Graph, type Model, type VersionSettings } from '@parley/engine';
import {
  checkSources,
  codeFrame,
  type Diagnostic,
  describeFindings,
  diagnosticLine,
  type Host,
  ModelFormError,
  parse,
  readModel,
} from '@parley/language';
import type { Disk, SourceFile } from './files.js';
import { type Effect, err } from './output.js';
import type { Screen } from './request.js';

/** A model that can be analysed. */
export interface Loaded {
  readonly file: SourceFile;
  readonly text: string;
  readonly model: Model;
  /** The model and its versions under overlays; none of them is refused. */
  readonly argument: Argument;
  /** The model as it stands. */
  readonly graph: Graph;
  readonly warnings: readonly Diagnostic[];
}

/** Reads one file. Tells its errors on standard error; null then. */
export function* load(
  file: SourceFile,
  disk: Disk,
  screen: Screen,
  settings: VersionSettings = {},
): Generator<Effect, Loaded | null, string | null> {
  const { name, text, problem } = file;
  if (text === null) {
    yield err(`${name}: error: ${problem ?? 'it could not be read.'}\n`);
    return null;
  }
  const { model, diagnostics } = modelOf(file, text, disk);
  if (model === null) {
    yield err(told(file, text, diagnostics.filter(isError), screen));
    return null;
  }
  const argument = argumentOf(model, settings);
  const { graph } = argument.version(null);
  const all = [...diagnostics, ...checkSources(model, textsOf(model, name, disk)), ...describeFindings(model, findingsOf(argument))];
  const errors = all.filter(isError);
  if (errors.length > 0 || graph === null) {
    yield err(told(file, text, errors, screen));
    return null;
  }
  return { file, text, model, argument, graph, warnings: all.filter((each) => !isError(each)) };
}

/** The model in a file, before any state is looked at. */
export function modelOf(file: SourceFile, text: string, disk: Disk): { model: Model | null; diagnostics: readonly Diagnostic[] } {
  if (!isModelForm(file)) return parse(text, hostOf(file, disk));
  try {
    return { model: readModel(JSON.parse(text)), diagnostics: [] };
  } catch (error) {
    if (error instanceof ModelFormError) return { model: null, diagnostics: error.diagnostics };
    if (!(error instanceof SyntaxError)) throw error;
    const place = { line: 1, column: 1, length: 1 };
    const mend = 'docs/model.schema.json says what a model in JSON looks like';
    return {
      model: null,
      diagnostics: [{ code: 'not-json', id: 'json', severity: 'error', place, message: `this is not JSON: ${error.message}`, mend }],
    };
  }
}

/** Where the text of a file finds the files that it uses. */
export function hostOf(file: SourceFile, disk: Disk): Host {
  return { file: basename(file.name), read: (path) => disk.readBeside(file.name, path) };
}

/** Is this the JSON form of a model, and not the language? */
export function isModelForm(file: SourceFile): boolean {
  return file.name.endsWith('.json') || (file.name === '-' && /^\s*\{/u.test(file.text ?? ''));
}

function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.severity === 'error';
}

/** The texts that lie beside the model; citations are checked against these. */
function textsOf(model: Model, file: string, disk: Disk): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { id, text } of model.sources) {
    const found = text === null ? null : disk.readBeside(file, text);
    if (found !== null) texts.set(id, found);
  }
  return texts;
}

/** Diagnostics with their lines of the text. */
export function told(file: SourceFile, text: string, diagnostics: readonly Diagnostic[], screen: Screen): string {
  return diagnostics
    .map((each) => {
      const line = diagnosticLine(file.name, each);
      return isModelForm(file) ? `${line}\n` : `${line}\n${codeFrame(text, each, { width: screen.width })}\n`;
    })
    .join('\n');
}

/** Warnings, one line each, at most `most` of them. */
export function warningLines(loaded: Loaded, most: number): string {
  const lines = loaded.warnings.slice(0, most).map((each) => diagnosticLine(loaded.file.name, each));
  const rest = loaded.warnings.length - lines.length;
  if (rest > 0)
    lines.push(`${loaded.file.name}: and ${rest} more ${rest === 1 ? 'warning' : 'warnings'} (parley check --verbose lists all)`);
  return lines.map((line) => `${line}\n`).join('');
}
