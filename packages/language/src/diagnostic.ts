import type { Place } from '@parley/engine';

/** How bad it is: an error leaves no model; a warning is told and the model stands. */
export type Severity = 'error' | 'warning';

/** Something to tell the author about the text: what is wrong, where, and what would mend it. */
export interface Diagnostic {
  /** The entry of the catalogue, in words: `unknown-name`. */
  readonly code: string;
  /** The same entry, short and stable: `P031`. */
  readonly id: string;
  readonly severity: Severity;
  readonly place: Place;
  /** What is wrong: a sentence without its full stop. */
  readonly message: string;
  /** What would mend it: a sentence without its full stop. */
  readonly mend: string;
  /** Put `by` in the place of `replace`, which is what stands at `place`. */
  readonly suggestion?: { readonly replace: string; readonly by: string } | undefined;
}

/** The place used where a model has none: the first character of the text. */
export const NOWHERE: Place = { line: 1, column: 1, length: 1 };

/** In the order of the text; errors before warnings at the same place. */
export function inOrder(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      a.place.line - b.place.line || a.place.column - b.place.column || a.severity.localeCompare(b.severity) || a.id.localeCompare(b.id),
  );
}

/** What is wrong and what would mend it, as two sentences. */
export function diagnosticText({ message, mend }: Diagnostic): string {
  return `${message}. ${mend}${mend.endsWith('?') ? '' : '.'}`;
}

/** One line for terminals and editors: `FILE:LINE:COLUMN: error: what is wrong, and what would mend it`. */
export function diagnosticLine(file: string, diagnostic: Diagnostic): string {
  const { place, severity } = diagnostic;
  return `${file}:${place.line}:${place.column}: ${severity}: ${diagnosticText(diagnostic)}`;
}
