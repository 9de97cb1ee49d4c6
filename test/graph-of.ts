import { type Built, buildGraph, type Graph } from '@parley/engine';
import { parse } from '@parley/language';

/** A model's text, read and compiled, with what the engine noticed. A text without a title gets one. */
export function built(text: string, limits: { readonly bytes?: number } = {}): Built {
  const { model, diagnostics } = parse(text.includes('conflict "') ? text : `conflict "A test"\n${text}`);
  if (model === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return buildGraph(model, limits);
}

/** A model's text as a graph. */
export function graphOfText(text: string): Graph {
  const { graph } = built(text);
  if (graph === null) throw new Error('the model was refused');
  return graph;
}
