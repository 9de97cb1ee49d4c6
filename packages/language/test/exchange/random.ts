/** Random models of the kind that other programs can hold: single actors, each with options of its own. */

import { buildGraph, type Graph, type Model } from '@parley/engine';
import type { Arbitrary } from 'fast-check';
import { anyModel } from '../../../engine/test/random/arbitrary.js';

/** Actors and rules, wants and levels; nothing else. Options stand actor by actor. */
export const plainModels: Arbitrary<Model> = anyModel.map(plain).filter((model) => graphOrNull(model) !== null && model.options.length > 0);

/** The same, with everything free to combine: games. */
export const games: Arbitrary<Model> = anyModel
  .map((model) => {
    const bare = plain(model);
    return {
      ...bare,
      rules: [],
      options: bare.options.filter(({ mover }) => mover !== null).map((option) => ({ ...option, irreversible: false })),
    };
  })
  .filter((model) => model.movers.length > 1 && graphOrNull(model) !== null);

function plain(model: Model): Model {
  const actors = model.movers.filter(({ kind }) => kind === 'actor');
  const owned = new Set(actors.map(({ id }) => id));
  const all = model.options.map((option) => ({
    ...option,
    mover: option.mover !== null && owned.has(option.mover) ? option.mover : null,
    when: null,
    irreversible: option.irreversible && option.mover !== null && owned.has(option.mover),
  }));
  const options = [...actors.flatMap(({ id }) => all.filter(({ mover }) => mover === id)), ...all.filter(({ mover }) => mover === null)];
  return {
    ...model,
    movers: actors,
    options,
    merges: [],
    history: [],
    now: null,
    claims: [],
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
  };
}

/** The graph of a sound model; null for what fast-check makes of it that is none. */
export function graphOrNull(model: Model): Graph | null {
  try {
    return buildGraph(model).graph;
  } catch {
    return null;
  }
}

/** The graph of a model that has one. */
export function graphOf(model: Model): Graph {
  const { graph } = buildGraph(model);
  if (graph === null) throw new Error('The model has no graph.');
  return graph;
}
