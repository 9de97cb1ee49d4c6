/** What is measured, one run at a time. */

import {
  analyzeStability,
  argumentOf,
  buildGraph,
  CLASSICAL_CONCEPTS,
  checkClaims,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  stressOutcomes,
  survey,
  tippingOf,
  versionOf,
} from '@parley/engine';
import { consult } from '../../packages/engine/test/oracle/index.js';
import { randomModel, type Shape, withEvents, withOpenOrders } from './random-model.js';

/**
 * - `analysis`: the five classical concepts at every state, counted.
 * - `outcomes`: where it comes to rest from the present, under provoked.
 * - `claims`: one claim of each form that looks ahead, under provoked and beside it Nash and SEQ, as `parley check` does.
 * - `worlds`: the claims in each of the 10,080 worlds that open orders make of a model: verdicts under provoked.
 * - `tipping`: every single change and every set of up to two swaps, for the claims.
 * - `stress`: 20 outcome states through 5 events.
 * - `oracle`: what `analysis` does, by the oracle of the tests.
 */
export type Task = 'analysis' | 'outcomes' | 'claims' | 'worlds' | 'tipping' | 'stress' | 'oracle';

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
    case 'worlds': {
      const model = withOpenOrders(graph.model);
      const counts = survey(versionOf(model, null), model.claims, { concepts: [] });
      return counts.map(({ result }) => String(result.worlds?.holds)).join(' ');
    }
    case 'tipping': {
      const tippings = tippingOf(argumentOf(graph.model), graph.model.claims, null, { distance: 2 });
      return tippings.map(({ single, swaps }) => `${single.length} ${swaps.distance}`).join(', ');
    }
    case 'stress': {
      const version = versionOf(withEvents(graph.model), null);
      const states = [...feasibleStates(graph)];
      const outcomes = Array.from({ length: 20 }, (_, index) => states[Math.floor((index * states.length) / 20)] as number);
      const struck = stressOutcomes(
        version,
        outcomes.map((state) => ({ states: [state], rest: true, free: false, path: [] })),
        { concept: 'provoked' },
      );
      return String(struck.filter(({ holds }) => holds).length);
    }
    case 'claims':
      return String(checkClaims(graph).filter(({ verdict }) => verdict === 'holds').length);
  }
}

function since(cpu: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(cpu);
  return (user + system) / 1000;
}
