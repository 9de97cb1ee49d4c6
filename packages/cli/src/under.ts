/** Which version of a model a command looks at: as it stands, or under an overlay, as things are or in the eyes of one actor. */

import type { Graph } from '@parley/engine';
import { listed, nearest, unlistedWords } from '@parley/language';
import type { Loaded } from './load.js';
import { type Effect, err } from './output.js';
import type { Under } from './request.js';

/** The graph of the version that was asked for; null, with the reason told, when there is none. */
export function* graphUnder(loaded: Loaded, under: Under): Generator<Effect, Graph | null, string | null> {
  const { model, file } = loaded;
  const say = (what: string): Effect => err(`${file.name}: error: ${what}\n`);
  const { in: overlay, view } = under;
  if (overlay !== null) {
    const found = model.overlays.find(({ id }) => id === overlay);
    if (found === undefined || found.kind === 'event') {
      const versions = model.overlays.filter(({ kind }) => kind !== 'event').map(({ id }) => id);
      yield say(
        found === undefined
          ? `there is no critique, variant or phase '${overlay}' here.${hint(overlay, versions)}`
          : `'${overlay}' is an event, which strikes outcomes. \`parley stress ${file.name}\` puts them to it.`,
      );
      return null;
    }
  }
  const { graph } = loaded.argument.version(overlay);
  if (graph === null || view === null) return graph;
  const picture = graph.pictures.get(graph.movers.findIndex(({ id }) => id === view));
  if (picture !== undefined) return picture.graph;
  const viewers = Array.from(graph.pictures.keys(), (index) => graph.movers[index]?.id ?? '');
  yield say(`'${view}' has no view of its own${overlay === null ? ' here' : ` in '${overlay}'`}.${hint(view, viewers)}`);
  return null;
}

/** Whether the states are listed. Where they are not, says that this takes all of them, and whom to ask instead. @param what  a sentence of what it takes */
export function* hasListedStates(name: string, graph: Graph, what: string): Generator<Effect, boolean, string | null> {
  if (graph.composite === null) return true;
  yield err(`${name}: error: ${unlistedWords(graph, what)}\n`);
  return false;
}

function hint(name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  if (meant !== null) return ` Did you mean '${meant}'?`;
  return known.length === 0 ? ' There is none.' : ` There ${known.length === 1 ? 'is' : 'are'} ${listed(known)}.`;
}
