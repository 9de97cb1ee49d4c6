/** From text to model, with everything that is wrong. */

import type { Model } from '@parley/engine';
import { diagnose } from './catalogue.js';
import { type Diagnostic, inOrder, NOWHERE } from './diagnostic.js';
import { lowerDocument } from './lower/model.js';
import { type PlainTree, plainTree, tokensOf, treeOf } from './parser.js';

/** What came of a text. */
export interface Reading {
  /** Null while any error stands. */
  readonly model: Model | null;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The syntax tree as plain JSON, without the lines that cannot be read; null when nothing can. */
  readonly tree: PlainTree | null;
}

/** Reads a model from its text. Pure: no file is opened. */
export function parse(text: string, _file?: string): Reading {
  const { tokens } = tokensOf(text);
  const tree = treeOf(text, tokens);
  if (tree === null) return { model: null, diagnostics: [diagnose('unreadable', NOWHERE, {})], tree: null };
  const { model, diagnostics } = lowerDocument(tree, new Set(), false);
  const broken = diagnostics.some(({ severity }) => severity === 'error');
  return { model: broken ? null : model, diagnostics: inOrder(diagnostics), tree: plainTree(tree) };
}
