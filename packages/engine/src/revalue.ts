/** The same conflict with other wants: everything that does not depend on them is shared. */

import type { Graph, GraphMover, Picture } from './graph.js';
import type { Model } from './model.js';
import { applyView } from './overlay.js';
import { type PrecedentBook, precedentBook } from './precedent.js';
import { type Ranker, ranker } from './ranking.js';

/** What graphs share that differ in wants alone: what ranks their states, and what movers concluded in any of them. */
interface Shared {
  readonly rank: Ranker;
  readonly precedents: PrecedentBook;
}
const shared = new WeakMap<Graph['states'], Shared>();

function sharedBy({ numbering, states, merging }: Graph): Shared {
  const known = shared.get(states);
  if (known !== undefined) return known;
  const fresh = { rank: ranker(numbering, states, merging), precedents: precedentBook() };
  shared.set(states, fresh);
  return fresh;
}

/**
 * The graph of a model that differs from the graph's own in the wants of actors alone. Actors whose preferences are the same object keep their
 * ranking; rankings are remembered, so that many models with few different lists cost little.
 */
export function revalue(graph: Graph, model: Model): Graph {
  if (model === graph.model) return graph;
  if (graph.composite !== null) return graph.composite.revalue(model);
  const { rank, precedents } = sharedBy(graph);
  const movers = graph.movers.map((mover, index): GraphMover => {
    const [before, after] = [graph.model.movers[index], model.movers[index]];
    if (before === after || before?.kind !== 'actor' || after?.kind !== 'actor' || before.preferences === after.preferences) return mover;
    return { ...mover, ranks: rank(model, after) };
  });
  if (graph.pictures.size === 0) return { ...graph, model, movers, precedents };
  const pictures = new Map(
    Array.from(graph.pictures, ([actor, picture]): readonly [number, Picture] => {
      const view = model.views.find((each) => each.actor === graph.movers[actor]?.id);
      return [actor, view === undefined ? picture : { ...picture, graph: revalue(picture.graph, applyView(model, view)) }];
    }),
  );
  return { ...graph, model, movers, pictures, precedents };
}
