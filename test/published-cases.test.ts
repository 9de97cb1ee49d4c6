/**
 * Published models with published equilibria, state by state. The models are `models/classics`; what was published stands here as the numbers
 * of the states, so that a slip in a claim cannot hide a slip in the engine. Where a publication shows only some states, only those are held.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyzeStability, buildGraph, type Concept, type Graph, type State, stateOf } from '@parley/engine';
import { parse } from '@parley/language';
import { describe, expect, test } from 'vitest';

interface PublishedCase {
  readonly file: string;
  /** Where the figures come from, and how sure they are. */
  readonly from: string;
  /** The named states that the publication covers. */
  readonly states: readonly string[];
  readonly equilibria: Readonly<Partial<Record<Concept, readonly string[]>>>;
}

const numbered = (first: number, last: number): string[] => Array.from({ length: last - first + 1 }, (_, index) => `s${first + index}`);

const CASES: readonly PublishedCase[] = [
  {
    file: 'prisoners-dilemma',
    from: 'stored results of GMCR+ for the standard game; textbooks agree',
    states: ['bothTalk', 'onlyFirst', 'onlySecond', 'bothSilent'],
    equilibria: { nash: ['bothTalk'], gmr: ['bothTalk', 'bothSilent'], smr: ['bothTalk', 'bothSilent'], seq: ['bothTalk', 'bothSilent'] },
  },
  {
    file: 'chicken',
    from: 'Fang, Hipel and Kilgour (1993), from memory',
    states: ['crash', 'firstYields', 'secondYields', 'bothSwerve'],
    equilibria: {
      nash: ['firstYields', 'secondYields'],
      gmr: ['firstYields', 'secondYields', 'bothSwerve'],
      smr: ['firstYields', 'secondYields', 'bothSwerve'],
      seq: ['firstYields', 'secondYields'],
    },
  },
  {
    file: 'cuban-missile-crisis',
    // Their tableau also sanctions simultaneous moves; here the sequential sanctions alone give the same two.
    from: 'Fraser and Hipel (1982, 1984), equilibria from memory',
    states: numbered(0, 11),
    equilibria: { seq: ['s4', 's6'] },
  },
  {
    file: 'elmira',
    from: 'Kinsara (2014), figure 29, which shows the states in which the local governments insist',
    states: numbered(7, 12),
    equilibria: {
      nash: ['s7', 's10', 's11', 's12'],
      gmr: ['s7', 's10', 's11', 's12'],
      smr: ['s7', 's10', 's11', 's12'],
      seq: ['s7', 's10', 's11', 's12'],
    },
  },
  {
    file: 'elmira-nine-states',
    from: 'Hipel, Fang, Kilgour and Haight (1993); Kilgour and Hipel (2005), from memory',
    states: numbered(1, 9),
    equilibria: {
      nash: ['s5', 's8', 's9'],
      gmr: ['s1', 's4', 's5', 's8', 's9'],
      smr: ['s1', 's4', 's5', 's8', 's9'],
      seq: ['s5', 's8', 's9'],
    },
  },
  {
    file: 'syria-iraq-1975',
    from: 'Hipel, Kilgour and Kinsara (2014); Kinsara (2014), figure 19',
    states: numbered(1, 6),
    equilibria: { nash: ['s6'], gmr: ['s1', 's6'], smr: ['s6'], seq: ['s6'] },
  },
];

function read(file: string): Graph {
  const path = fileURLToPath(new URL(`../models/classics/${file}.parley`, import.meta.url));
  const { model, diagnostics } = parse(readFileSync(path, 'utf8'));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const graph = model === null ? null : buildGraph(model).graph;
  if (graph === null) throw new Error(`${file} is not a model`);
  return graph;
}

function named(graph: Graph, name: string): State {
  const state = stateOf(graph, graph.model.states.find(({ id }) => id === name)?.settings ?? []);
  if (state === null) throw new Error(`${name} is ruled out`);
  return state;
}

describe.each(CASES)('$file ($from)', ({ file, states, equilibria }) => {
  const graph = read(file);
  const stability = analyzeStability(graph);
  test.each(Object.entries(equilibria))('equilibria under %s', (concept, published) => {
    expect(states.filter((name) => stability.equilibrium(named(graph, name), concept as Concept))).toEqual(published);
  });
});
