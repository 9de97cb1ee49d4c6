/** A condition by itself, as a reader types it: for commands that ask about one. */

import type { Condition, Model, Place } from '@parley/engine';
import { diagnose } from './catalogue.js';
import { type Diagnostic, inOrder } from './diagnostic.js';
import { lowerCondition } from './lower/condition.js';
import { type Declared, type Kind, type Lowering, reportInto } from './lower/names.js';
import { mistakeIn } from './mistake.js';
import { tokensOf, treeOf } from './parser.js';

/** A condition has to stand in a line; this one is taken off the places again. */
const BEFORE = 'merge ';

/**
 * Reads a condition about a model.
 * @returns null with what is wrong, places counted within the text
 */
export function parseCondition(
  text: string,
  model: Model,
): { readonly condition: Condition | null; readonly diagnostics: readonly Diagnostic[] } {
  const line = BEFORE + text.replace(/\s+/gu, ' ');
  const { tokens } = tokensOf(line);
  const tree = treeOf(line, tokens);
  const [item] = tree?.items ?? [];
  if (tree === null || tree.items.length !== 1 || item?.$type !== 'Merge' || item.cites.length > 0) {
    const place: Place = { line: 1, column: BEFORE.length + 1, length: Math.max(1, text.length) };
    return { condition: null, diagnostics: [shifted(mistakeIn('head', tokens) ?? diagnose('unreadable', place, {}))] };
  }
  const diagnostics: Diagnostic[] = [];
  const condition = lowerCondition(loweringOf(model, diagnostics), item.condition);
  const errors = inOrder(diagnostics.filter(({ severity }) => severity === 'error')).map(shifted);
  return { condition: errors.length > 0 ? null : condition, diagnostics: errors };
}

function shifted(diagnostic: Diagnostic): Diagnostic {
  const { place } = diagnostic;
  return { ...diagnostic, place: { ...place, column: Math.max(1, place.column - BEFORE.length) } };
}

/** The names of a model, as if its text were being read. */
function loweringOf(model: Model, diagnostics: Diagnostic[]): Lowering {
  const names = new Map<string, Declared>();
  const declare = (id: string, kind: Kind, levels: readonly string[] | null, mover: string | null, place: Place | undefined): void => {
    names.set(id, { id, kind, node: null, place: place ?? { line: 1, column: 1, length: 1 }, levels, mover });
  };
  for (const { id, kind, place } of model.movers) declare(id, kind, null, null, place);
  for (const { id, mover, levels, place } of model.options) {
    const kind = mover === null ? 'given' : mover === id ? 'agreement' : 'option';
    declare(
      id,
      kind,
      levels.map((level) => level.id),
      mover,
      place,
    );
  }
  for (const { id, place } of model.definitions) declare(id, 'definition', null, null, place);
  for (const { id, place } of model.states) declare(id, 'state', null, null, place);
  return {
    names,
    sources: new Set(),
    claims: new Set(),
    broken: new Set(),
    incomplete: false,
    wants: new Map(),
    report: reportInto(diagnostics),
    listed: new Map(),
  };
}
