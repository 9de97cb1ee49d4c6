import { type Built, compile, levelsSeen } from './compile.js';
import { compositeGraph } from './composite.js';
import type { Finding } from './finding.js';
import type { Graph, Picture } from './graph.js';
import { inspect } from './inspect.js';
import { DEFAULT_BYTES } from './limits.js';
import type { Model } from './model.js';
import { applyView, heldBy } from './overlay.js';

/**
 * Compiles a model. Names in it must resolve (the front end has checked it); what only the set of states can show comes back as findings.
 *
 * A model composed of several theatres that has more states than memory allows is not refused: its graph is analysed theatre by theatre
 * (`composite.ts`), and a finding says so.
 * @param limits.bytes  memory the analysis may take; beyond it the model is refused before anything is allocated
 */
export function buildGraph(model: Model, limits: { readonly bytes?: number } = {}): Built {
  const allowed = limits.bytes ?? DEFAULT_BYTES;
  const compiled = compile(model, allowed);
  if (compiled.graph === null)
    return model.theatres.length > 1 ? compositeGraph(model, allowed) : { graph: null, findings: [compiled.refusal] };
  const { graph } = compiled;
  const { pictures, faults } = picturesOf(graph, allowed);
  const refused = faults.some(({ weight }) => weight === 'refused');
  return { graph: refused ? null : { ...graph, pictures }, findings: [...inspect(graph), ...faults] };
}

/** The picture of each actor with a view, and what is wrong with them. */
function picturesOf({ model, numbering }: Graph, bytes: number): { pictures: Map<number, Picture>; faults: Finding[] } {
  const pictures = new Map<number, Picture>();
  const faults: Finding[] = [];
  for (const view of model.views) {
    const index = model.movers.findIndex(({ id }) => id === view.actor);
    const built = buildGraph(applyView(model, view), { bytes });
    for (const finding of built.findings) {
      // What happened may well be ruled out in the eyes of somebody who does not know of it.
      if (finding.weight === 'notice' || finding.code === 'state-ruled-out') continue;
      faults.push({ code: 'view-at-fault', weight: finding.weight, actor: view.actor, finding });
    }
    if (built.graph === null) continue;
    pictures.set(index, { graph: { ...built.graph, owner: index }, seen: levelsSeen(model, numbering, heldBy(view, model)) });
  }
  return { pictures, faults };
}
