import type { Citation, Model, Place } from '@parley/engine';
import { diagnose } from './catalogue.js';
import { type Diagnostic, inOrder, NOWHERE } from './diagnostic.js';

/** How many paragraphs a source has: lines that are not blank. */
export function paragraphCount(text: string): number {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
}

/**
 * Checks citations against the texts that are at hand.
 * @param texts  by the id of the source; sources without a text are not checked
 */
export function checkSources(model: Model, texts: ReadonlyMap<string, string>): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const counts = new Map([...texts].map(([source, text]) => [source, paragraphCount(text)]));
  for (const { id, place } of model.sources) {
    if (counts.get(id) === 0) diagnostics.push(diagnose('empty-source', place ?? NOWHERE, { source: id }));
  }
  for (const { cites, place } of citingLines(model)) {
    for (const { source, paragraphs } of cites) {
      const count = counts.get(source);
      const beyond = count === undefined || count === 0 ? undefined : paragraphs.find(({ to }) => to > count);
      if (count !== undefined && beyond !== undefined) {
        diagnostics.push(diagnose('beyond-source', place ?? NOWHERE, { source, paragraph: beyond.to, count }));
      }
    }
  }
  return inOrder(diagnostics);
}

interface CitingLine {
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** Every element of the model that can cite; an agreement's option cites with it. */
function citingLines(model: Model): readonly CitingLine[] {
  const agreements = new Set(model.movers.filter(({ kind }) => kind === 'agreement').map(({ id }) => id));
  const wants = model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [],
  );
  return [
    ...model.movers,
    ...model.options.filter(({ id }) => !agreements.has(id)),
    ...wants,
    ...model.rules,
    ...model.merges,
    ...model.definitions,
    ...model.states,
    ...model.history,
    ...model.claims,
  ];
}
