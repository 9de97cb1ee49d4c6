/** States and moves as DOT, for Graphviz. */

import { type Foresight, modelHash } from '@parley/engine';
import { moverName } from '../words/names.js';
import { type MovementSettings, movementOf } from './movement.js';
import { type Exchanged, exchange } from './problem.js';

/** Labels are broken at the end of a word, at about so many letters. */
const LINE = 36;

/**
 * Writes the states and moves as a directed graph. Now has a thick border, outcomes a double one, equilibria under SEQ a grey ground; a move that would be
 * made is a solid line, another improvement a dashed one, a move without gain a dotted one.
 * @param version  of the program that writes
 */
export function exportDot(foresight: Foresight, settings: MovementSettings, version: string): Exchanged<string> {
  return exchange(() => {
    const { model } = foresight.graph;
    const { nodes, edges } = movementOf(foresight, settings);
    const lines = [
      `// Exported by parley ${version} from model ${modelHash(model)}.`,
      `digraph ${quoted(model.title)} {`,
      '  node [shape=box];',
      ...nodes.map(({ state, label, now, outcome, equilibrium }) => {
        const traits = [
          `label=${quoted(broken(outcome === null ? label : `${outcome}. ${label}`))}`,
          ...(now ? ['penwidth=3'] : []),
          ...(outcome === null ? [] : ['peripheries=2']),
          ...(equilibrium.includes('seq') ? ['style=filled', 'fillcolor=gray92'] : []),
        ];
        return `  s${state} [${traits.join(', ')}];`;
      }),
      ...edges.map(({ from, to, mover, improvement, would }) => {
        const style = would ? 'solid' : improvement ? 'dashed' : 'dotted';
        return `  s${from} -> s${to} [label=${quoted(moverName(model, mover))}, style=${style}];`;
      }),
      '}',
    ];
    return `${lines.join('\n')}\n`;
  });
}

/** Text in quotation marks; line ends become the sign for one, which Graphviz centres. */
function quoted(text: string): string {
  return `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll(/\r?\n|[\r\u2028\u2029]/gu, '\\n')}"`;
}

function broken(text: string): string {
  const lines = [''];
  for (const word of text.split(/\s+/u)) {
    const line = lines.at(-1) ?? '';
    if (line !== '' && line.length + word.length >= LINE) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines.join('\n');
}
