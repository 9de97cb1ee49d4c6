/** How much 'stable' says in a model: shares and sizes in words. */

import type { Concept, Graph } from '@parley/engine';
import { CONCEPT_WORDS } from './concept.js';
import { counted, figure, listed, percentage } from './names.js';

/** Above this share of equilibria, being one says little. */
export const CROWDED = 0.05;

/** '1,152 states, 640 can happen'. */
export function sizeWords(graph: Graph): string {
  const { total, feasible } = graph.space;
  if (graph.composite !== null) return `${vast(total)} states, too many to list`;
  return total === feasible ? `${figure(total)} states` : `${figure(total)} states, ${figure(feasible)} can happen`;
}

/** Why a composite that is not listed cannot be asked for something, and what can be asked instead. 'This lists states, and there are 397 trillion.' */
export function unlistedWords({ model, space }: Graph, what: string): string {
  const files = [...new Set(model.theatres.map(({ file }) => file))];
  return `${what}, and this argument has ${vast(space.total)}, too many to list. Ask each theatre by itself: ${listed(files)}.`;
}

/** '3 movers · 6 options · 96 states, 72 can happen'. */
export function modelSizeWords(graph: Graph): string {
  const { movers, options } = graph.model;
  const many = (count: number, word: string) => `${figure(count)} ${word}${count === 1 ? '' : 's'}`;
  return [many(movers.length, 'mover'), many(options.length, 'option'), sizeWords(graph)].join(' · ');
}

/** 'Four of 640 states (0.6%) are equilibria when everyone moves when it gains.' */
export function equilibriumShareWords(count: number, feasible: number, concept: Concept): string {
  const share = feasible === 0 ? 0 : count / feasible;
  return `${figure(count)} of ${counted(feasible, 'state')} (${percentage(share)}) ${count === 1 ? 'is an equilibrium' : 'are equilibria'} when ${CONCEPT_WORDS[concept].clause}.`;
}

/** A warning when equilibria are so common that being one says little; null otherwise. Very small models are spared: there any equilibrium is a large share. */
export function crowdedWarning(count: number, feasible: number, concept: Concept): string | null {
  if (feasible < 40 || count / feasible <= CROWDED) return null;
  return `More than 5% of all states are equilibria under ${CONCEPT_WORDS[concept].name}, so to be one says little: look at where the conflict comes to rest.`;
}

/** '396 trillion': a number that nobody counts, in words. */
function vast(count: number): string {
  const [name, size] = (
    [
      ['quadrillion', 1e15],
      ['trillion', 1e12],
      ['billion', 1e9],
      ['million', 1e6],
    ] as const
  ).find(([, least]) => count >= least) ?? ['', 1];
  const many = count / size;
  return name === '' ? figure(count) : `${many < 10 ? many.toFixed(1) : figure(Math.round(many))} ${name}`;
}
