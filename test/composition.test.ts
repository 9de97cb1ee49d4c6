/** What docs/composition.md says of its example where the states are not listed: the answer in the other theatre is missed. */

import { readFileSync } from 'node:fs';
import { buildGraph, checkClaim, type Verdict } from '@parley/engine';
import { parse } from '@parley/language';
import { expect, test } from 'vitest';

const theatres = new URL('../packages/cli/test/models/theatres/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, theatres), 'utf8');

/** Whether the harbour stays open, with so much memory allowed. */
function kept(bytes: number): { readonly listed: boolean; readonly verdict: Verdict } {
  const { model } = parse(read('together.parley'), { file: 'together.parley', read });
  const claim = model?.claims.find(({ id }) => id === 'kept');
  const graph = model === null ? null : buildGraph(model, { bytes }).graph;
  if (graph === null || claim === undefined) throw new Error('the example is not what the page says');
  return { listed: graph.composite === null, verdict: checkClaim(graph, claim, { concept: 'provoked' }).verdict };
}

test('fear of an answer in another theatre is seen where the states are listed, and missed where they are not', () => {
  expect(kept(2 ** 20)).toEqual({ listed: true, verdict: 'holds' });
  expect(kept(300)).toEqual({ listed: false, verdict: 'fails' });
});
