import {
  analyzeStability,
  CLASSICAL_CONCEPTS,
  compareStates,
  type Foresight,
  feasibleStates,
  findOutcomes,
  foresee,
  moves,
  presentState,
  reachableByImprovements,
  settingsOf,
} from '@parley/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyModel } from '../../../engine/test/random/arbitrary.js';
import { exportDot, exportGraphml, parse } from '../../src/index.js';
import { graphOf, graphOrNull } from './random.js';
import { type Element, readDot, readXml } from './readers.js';

const models = anyModel.filter((model) => graphOrNull(model) !== null);
const progress = (): undefined => undefined;

/** What a picture should hold, from the engine alone: states, and moves as 'mover: from > to'. */
function expected(foresight: Foresight, all: boolean): { states: string[]; edges: string[] } {
  const { graph } = foresight;
  const now = presentState(graph).state;
  const reached = now === null ? { has: () => false } : reachableByImprovements(graph, now);
  const outcomes = now === null ? [] : findOutcomes(foresight, [now]).flatMap(({ states }) => states);
  const states = [...feasibleStates(graph)].filter((state) => all || reached.has(state) || outcomes.includes(state));
  const edges = states.flatMap((from) =>
    graph.movers.flatMap(({ id }, mover) =>
      moves(graph, mover, from).flatMap((to) => {
        const improvement = compareStates(graph, id, to, from) === 'better';
        const would = foresight.wouldMove(id, from).includes(to);
        return states.includes(to) && (all || improvement || would) ? [`${id}: s${from} > s${to} ${improvement} ${would}`] : [];
      }),
    ),
  );
  return { states: states.map((state) => `s${state}`).sort(), edges: edges.sort() };
}

/** The data of a node or edge, by the names that the keys give. */
function dataOf(root: Element, element: Element): Record<string, string> {
  const domain = element.name;
  const names = new Map(
    root.children
      .filter(({ name, attributes }) => name === 'key' && attributes['for'] === domain)
      .map(({ attributes }) => [attributes['id'], attributes['attr.name'] ?? '']),
  );
  return Object.fromEntries(
    element.children.map(({ attributes, text }) => {
      const name = names.get(attributes['key']);
      if (name === undefined) throw new Error(`no key ${attributes['key']}`);
      return [name, text];
    }),
  );
}

describe('GraphML', () => {
  test('holds the states and moves that the engine tells, each with its data', () => {
    fc.assert(
      fc.property(models, fc.boolean(), (model, all) => {
        const graph = graphOf(model);
        const foresight = foresee(graph);
        const { result } = exportGraphml(foresight, { all, responses: 'legal', progress }, '0');
        const root = readXml(result ?? '');
        const shown = root.children.find(({ name }) => name === 'graph');
        const nodes = shown?.children.filter(({ name }) => name === 'node') ?? [];
        const edges = shown?.children.filter(({ name }) => name === 'edge') ?? [];
        const wanted = expected(foresight, all);
        expect(nodes.map(({ attributes }) => attributes['id'] ?? '').sort()).toEqual(wanted.states);
        const told = edges.map((edge) => {
          const { mover, improvement, 'would move': would } = dataOf(root, edge);
          return `${mover}: ${edge.attributes['source']} > ${edge.attributes['target']} ${improvement} ${would}`;
        });
        expect(told.sort()).toEqual(wanted.edges);
        const stability = analyzeStability(graph);
        for (const node of nodes) {
          const state = Number(node.attributes['id']?.slice(1));
          const data = dataOf(root, node);
          for (const { option, level } of settingsOf(graph, state)) expect(data[option]).toBe(level);
          for (const concept of CLASSICAL_CONCEPTS)
            expect(data[`equilibrium under ${concept}`]).toBe(String(stability.equilibrium(state, concept)));
        }
        for (const { id, ranks } of graph.movers) {
          if (ranks === null) continue;
          for (const a of nodes) {
            const [b = a] = nodes;
            const gain = Number(dataOf(root, a)[`rank of ${id}`]) - Number(dataOf(root, b)[`rank of ${id}`]);
            const [from, to] = [Number(b.attributes['id']?.slice(1)), Number(a.attributes['id']?.slice(1))];
            expect(gain > 0 ? 'better' : gain < 0 ? 'worse' : 'equal').toBe(compareStates(graph, id, to, from));
          }
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

describe('DOT', () => {
  test('holds the same states and moves', () => {
    fc.assert(
      fc.property(models, fc.boolean(), (model, all) => {
        const foresight = foresee(graphOf(model));
        const { nodes, edges } = readDot(exportDot(foresight, { all, responses: 'legal', progress }, '0').result ?? '');
        const wanted = expected(foresight, all);
        expect([...nodes.keys()].sort()).toEqual(wanted.states);
        const styled = wanted.edges.map((edge) => {
          const [, ends = '', improvement, would] = /: (.*) (true|false) (true|false)$/u.exec(edge) ?? [];
          return `${ends} ${would === 'true' ? 'solid' : improvement === 'true' ? 'dashed' : 'dotted'}`;
        });
        expect(edges.map(({ from, to, traits }) => `${from} > ${to} ${traits['style']}`).sort()).toEqual(styled.sort());
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

test('words with signs of the form in them stay whole', () => {
  const title = 'A & B: <"who\\\\" -- \\"won\'t\\"> ---';
  const { model } = parse(
    `conflict "${title.replaceAll('<"', '<\\"').replaceAll('" --', '\\" --')}"\nactor a "A & <B> \\\\n" { x "]]> & \\"x\\"" }\npreferences a { x }`,
  );
  if (model === null) throw new Error('The text is read.');
  const foresight = foresee(graphOf(model));
  const settings = { all: true, responses: 'legal', progress } as const;
  const root = readXml(exportGraphml(foresight, settings, '0').result ?? '');
  const shown = root.children.find(({ name }) => name === 'graph');
  expect(shown?.children.find(({ name }) => name === 'desc')?.text).toBe(model.title);
  const labels = shown?.children.filter(({ name }) => name === 'node').map((node) => dataOf(root, node)['label']);
  expect(labels?.[1]).toBe('A & <B> \\n: ]]> & "x".');
  const dot = readDot(exportDot(foresight, settings, '0').result ?? '');
  expect(dot.title).toBe(model.title);
  expect(dot.nodes.get('s1')?.['label']).toBe('1. A & <B> \\n: ]]> & "x".');
  expect(dot.edges[0]?.traits['label']).toBe('A & <B> \\n');
});

test('a picture of too many states is refused', () => {
  const options = Array.from({ length: 15 }, (_, index) => `o${index} "O"`).join('\n');
  const { model } = parse(`conflict "Large"\nactor a "Ada" { ${options} }`);
  if (model === null) throw new Error('The text is read.');
  const { problem } = exportDot(foresee(graphOf(model)), { all: true, responses: 'legal', progress }, '0');
  expect(problem).toMatchObject({ code: 'too-many-states', states: 32768 });
});
