/** What is measured, one run at a time. */

import {
  analyzeStability,
  buildGraph,
  CLASSICAL_CONCEPTS,
  checkClaims,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
} from '@parley/engine';
import { consult } from '../../packages/engine/test/oracle/index.js';
import { randomModel, type Shape } from './random-model.js';

/**
 * - `analysis`: the five classical concepts at every state, counted.
 * - `outcomes`: where it comes to rest from the present, under provoked.
 * - `claims`: one claim of each form that looks ahead, under provoked and beside it Nash and SEQ, as `parley check` does.
 * - `oracle`: what `analysis` does, by the oracle of the tests.
 */
export type Task = 'analysis' | 'outcomes' | 'claims' | 'oracle';

/** A task, on each of these models in turn, in a process of its own. */
export interface Job {
  readonly task: Task;
  readonly shapes: readonly Shape[];
}

/**
 * One run; times in milliseconds. `build` and `work` are processor time, which a busy machine doesn't change; they include what helpers of
 * the runtime do on other cores (compiling, collecting garbage), so one core alone would need no more.
 */
export interface Run {
  readonly seed: number;
  readonly feasible: number;
  /** From the model form to the graph; the oracle has none. */
  readonly build: number;
  /** The task itself. */
  readonly work: number;
  /** Both, by the clock on the wall. */
  readonly elapsed: number;
  /** How many equilibria, outcomes or claims that hold: what two ways of working it out must agree on. */
  readonly answer: string;
}

/** All runs of a job, the first one cold. */
export interface JobResult {
  readonly runs: readonly Run[];
  /** Resident memory in bytes: before the first run, with code and model loaded, and at the peak of that run. */
  readonly memory: { readonly before: number; readonly peak: number };
}

/** Does a job, here and now. Garbage is not collected by force between runs: that would throw away warm code as well. */
export function perform({ task, shapes }: Job): JobResult {
  const runs: Run[] = [];
  let memory: JobResult['memory'] | null = null;
  for (const shape of shapes) {
    const model = randomModel(shape);
    const before = process.memoryUsage.rss();
    runs.push(run(task, shape, model));
    // `maxRSS` is in kilobytes.
    memory ??= { before, peak: process.resourceUsage().maxRSS * 1024 };
  }
  return { runs, memory: memory ?? { before: 0, peak: 0 } };
}

function run(task: Task, shape: Shape, model: Model): Run {
  const start = performance.now();
  const begun = process.cpuUsage();
  if (task === 'oracle') {
    const oracle = consult(model);
    const answer = CLASSICAL_CONCEPTS.map(
      (concept) => oracle.space.states.filter((state) => oracle.isEquilibrium(concept, state)).length,
    ).join(' ');
    return {
      seed: shape.seed,
      feasible: oracle.space.states.length,
      build: 0,
      work: since(begun),
      elapsed: performance.now() - start,
      answer,
    };
  }
  const { graph } = buildGraph(model);
  if (graph === null) throw new Error(`${model.title} has no state, or too many`);
  const build = since(begun);
  const built = process.cpuUsage();
  const answer = work(task, graph);
  return { seed: shape.seed, feasible: graph.space.feasible, build, work: since(built), elapsed: performance.now() - start, answer };
}

function work(task: Exclude<Task, 'oracle'>, graph: Graph): string {
  switch (task) {
    case 'analysis': {
      const stability = analyzeStability(graph);
      return CLASSICAL_CONCEPTS.map((concept) => stability.count(concept)).join(' ');
    }
    case 'outcomes':
      return String(findOutcomes(foresee(graph), [0]).length);
    case 'claims':
      return String(checkClaims(graph).filter(({ verdict }) => verdict === 'holds').length);
  }
}

function since(cpu: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000;
}
