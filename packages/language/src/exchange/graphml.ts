/** States and moves as GraphML, for Gephi, yEd, Cytoscape or networkx. */

import { CLASSICAL_CONCEPTS, type Foresight, modelHash } from '@parley/engine';
import { type MovementSettings, movementOf } from './movement.js';
import { type Exchanged, exchange } from './problem.js';

/**
 * Writes the states (by what stands in them, their levels, ranks, equilibria and outcomes) and the moves (by who makes them, whether it gains and
 * whether it would) as a directed graph.
 * @param version  of the program that writes
 */
export function exportGraphml(foresight: Foresight, settings: MovementSettings, version: string): Exchanged<string> {
  return exchange(() => {
    const { model } = foresight.graph;
    const { nodes, edges, actors } = movementOf(foresight, settings);
    const key = (domain: 'node' | 'edge', id: string, type: 'string' | 'int' | 'boolean', name: string): string =>
      `  <key id=${attribute(id)} for="${domain}" attr.name=${attribute(name)} attr.type="${type}"/>`;
    const data = (id: string, value: string | number | boolean): string =>
      `      <data key=${attribute(id)}>${escaped(String(value))}</data>`;
    const lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<!-- ${comment(`${model.title}: states and moves, exported by parley ${version} from model ${modelHash(model)}. Ranks: 1 for the worst.`)} -->`,
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
      key('node', 'label', 'string', 'label'),
      key('node', 'now', 'boolean', 'now'),
      key('node', 'outcome', 'int', 'outcome'),
      ...model.options.map(({ id }) => key('node', `level:${id}`, 'string', id)),
      ...actors.map((id) => key('node', `rank:${id}`, 'int', `rank of ${id}`)),
      ...CLASSICAL_CONCEPTS.map((concept) => key('node', `equilibrium:${concept}`, 'boolean', `equilibrium under ${concept}`)),
      key('edge', 'mover', 'string', 'mover'),
      key('edge', 'improvement', 'boolean', 'improvement'),
      key('edge', 'would', 'boolean', 'would move'),
      '  <graph id="conflict" edgedefault="directed">',
      `    <desc>${escaped(model.title)}</desc>`,
    ];
    for (const { state, label, now, outcome, levels, ranks, equilibrium } of nodes) {
      lines.push(
        `    <node id="s${state}">`,
        data('label', label),
        data('now', now),
        ...(outcome === null ? [] : [data('outcome', outcome)]),
        ...model.options.map(({ id }, index) => data(`level:${id}`, levels[index] ?? '')),
        ...actors.map((id, index) => data(`rank:${id}`, ranks[index] ?? 0)),
        ...CLASSICAL_CONCEPTS.map((concept) => data(`equilibrium:${concept}`, equilibrium.includes(concept))),
        '    </node>',
      );
    }
    for (const [index, { from, to, mover, improvement, would }] of edges.entries()) {
      lines.push(
        `    <edge id="e${index}" source="s${from}" target="s${to}">`,
        data('mover', mover),
        data('improvement', improvement),
        data('would', would),
        '    </edge>',
      );
    }
    return `${[...lines, '  </graph>', '</graphml>'].join('\n')}\n`;
  });
}

/** Text as XML has it; what XML cannot hold at all becomes the sign for a lost letter. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function attribute(text: string): string {
  return `"${escaped(text).replaceAll('"', '&quot;').replaceAll(/\s/gu, ' ')}"`;
}

/** A comment must not hold two hyphens in a row. */
function comment(text: string): string {
  return escaped(text)
    .replaceAll(/-(?=-)/gu, '- ')
    .replace(/-$/u, '- ');
}
