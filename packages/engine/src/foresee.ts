import { foreseeByTheatre } from './by-theatre.js';
import { DEFAULT_CONCEPT } from './concept.js';
import { type Foresight, type ForesightSettings, foreseeListed } from './foresight.js';
import type { Graph } from './graph.js';

/** Foresight over a graph: state by state where its states are listed, otherwise theatre by theatre. */
export function foresee(graph: Graph, settings: ForesightSettings = {}): Foresight {
  const all = { concept: settings.concept ?? DEFAULT_CONCEPT, responses: settings.responses ?? 'legal' };
  return graph.composite === null ? foreseeListed(graph, all) : foreseeByTheatre(graph, graph.composite, all);
}
