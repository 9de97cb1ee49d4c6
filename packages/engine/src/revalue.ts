/** The same conflict with other wants: everything that does not depend on them is shared. */

import { chunkEvaluator } from './condition.js';
import type { Graph, GraphMover, Picture } from './graph.js';
import type { Actor, Model, Preferences } from './model.js';
import { applyView } from './overlay.js';
import { type Ranks, rankStates } from './preference.js';

/** Rankings of the states of one graph, by the preferences they were made of. */
const known = new WeakMap<Graph['states'], WeakMap<Preferences, Ranks>>();

/**
 * The graph of a model that differs from the graph's own in the wants of actors alone. Actors whose preferences are the same object keep their
 * ranking; rankings are remembered by preferences, so that many models with few different lists cost little.
 */
export function revalue(graph: Graph, model: Model): Graph {
  if (model === graph.model) return graph;
  if (graph.composite !== null) return graph.composite.revalue(model);
  const rankings = known.get(graph.states) ?? new WeakMap<Preferences, Ranks>();
  known.set(graph.states, rankings);
  const movers = graph.movers.map((mover, index): GraphMover => {
    const [before, after] = [graph.model.movers[index], model.movers[index]];
    if (before === after || before?.kind !== 'actor' || after?.kind !== 'actor' || before.preferences === after.preferences) return mover;
    return { ...mover, ranks: ranksOf(graph, model, after, rankings) };
  });
  if (graph.pictures.size === 0) return { ...graph, model, movers };
  const pictures = new Map(
    Array.from(graph.pictures, ([actor, picture]): readonly [number, Picture] => {
      const view = model.views.find((each) => each.actor === graph.movers[actor]?.id);
      return [actor, view === undefined ? picture : { ...picture, graph: revalue(picture.graph, applyView(model, view)) }];
    }),
  );
  return { ...graph, model, movers, pictures };
}

function ranksOf({ numbering, states, merging }: Graph, model: Model, actor: Actor, rankings: WeakMap<Preferences, Ranks>): Ranks {
  const { preferences } = actor;
  const before = preferences === null ? undefined : rankings.get(preferences);
  if (before !== undefined) return before;
  const ranks = rankStates(model, numbering, actor, states, merging, chunkEvaluator());
  if (preferences !== null) rankings.set(preferences, ranks);
  return ranks;
}
