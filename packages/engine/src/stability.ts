import { hasBit, nextBit } from './bits.js';
import { CLASSICAL_CONCEPTS, type ClassicalConcept, type Responses } from './concept.js';
import { foresee } from './foresight.js';
import { type Graph, moverAt, moverIndex } from './graph.js';
import { improvementsFrom } from './improvement.js';
import type { Concept } from './model.js';
import { moveRoom } from './move.js';
import type { Progress } from './progress.js';
import { NONE, type Values } from './relax.js';
import { responder } from './respond.js';
import { type Spreader, spreader } from './sanction.js';
import type { State } from './state.js';

/** Who is stable where, for all states at once. */
export interface Stability {
  readonly responses: Responses;
  /** Was `provoked` computed as well? */
  readonly provoked: boolean;
  /** Is the mover (by id) stable at the state? */
  stable(mover: string, state: State, concept: Concept): boolean;
  /** Is every mover stable at the state? */
  equilibrium(state: State, concept: Concept): boolean;
  /** How many states are equilibria. */
  count(concept: Concept): number;
}

/** What to compute, and how. */
export interface StabilitySettings {
  readonly responses?: Responses;
  /** Also the concept `provoked`, which has to be worked out move by move: far slower on large models. */
  readonly provoked?: boolean;
  readonly progress?: Progress;
}

/** One bit for each concept, in the order of {@link CLASSICAL_CONCEPTS}, then provoked. */
const BIT: Readonly<Record<Concept, number>> = { nash: 1, gmr: 2, smr: 4, seq: 8, sseq: 16, provoked: 32 };

/** For each concept those it implies: where one of them fails, it fails. */
const WEAKER: Readonly<Record<Exclude<ClassicalConcept, 'nash'>, number>> = { gmr: 0, smr: BIT.gmr, seq: BIT.gmr, sseq: BIT.smr | BIT.seq };

/**
 * The stability of every mover at every state under the five classical concepts (and `provoked` on request).
 *
 * An actor m is unstable at s when some improvement x leaves it better off than s whatever the answer. With f(x) the least rank among the
 * answers to x (for smr and sseq the least rank m can climb to after them), that is when the greatest of min(rank(x), f(x)) within one move
 * exceeds rank(s): one spread by the others and one by m, about states times options for each concept. Bodies have no single rank, so theirs
 * is worked out state by state where they have an improvement at all.
 */
export function analyzeStability(graph: Graph, settings: StabilitySettings = {}): Stability {
  const responses = settings.responses ?? 'legal';
  const provoked = settings.provoked === true;
  const spread = spreader(graph, responses);
  const steps = graph.movers.length * (CLASSICAL_CONCEPTS.length + (provoked ? 1 : 0));
  let done = 0;
  const report = (mover: string, concept: Concept): void => settings.progress?.(done++, steps, `${mover}, ${concept}`);
  const marks = graph.movers.map((mover, index) => {
    const stable = new Uint8Array(graph.numbering.total);
    if (mover.ranks !== null) markActor(graph, index, spread, stable, (concept) => report(mover.name, concept));
    else markBody(graph, index, responses, stable, (concept) => report(mover.name, concept));
    return stable;
  });
  if (provoked) markProvoked(graph, responses, marks, (mover) => report(mover, 'provoked'));

  const everyone = (state: State): number => marks.reduce((common, stable) => common & (stable[state] as number), 63);
  const need = (concept: Concept): number => {
    if (concept === 'provoked' && !provoked) throw new Error('provoked was not computed: ask for it in the settings');
    return BIT[concept];
  };
  return {
    responses,
    provoked,
    stable: (mover, state, concept) => ((marks[moverIndex(graph, mover)]?.[state] ?? 0) & need(concept)) !== 0,
    equilibrium: (state, concept) => hasBit(graph.states, state) && (everyone(state) & need(concept)) !== 0,
    count(concept) {
      const bit = need(concept);
      let count = 0;
      for (let state = nextBit(graph.states, 0); state >= 0; state = nextBit(graph.states, state + 1))
        if ((everyone(state) & bit) !== 0) count++;
      return count;
    },
  };
}

function markActor(graph: Graph, mover: number, spread: Spreader, stable: Uint8Array, report: (concept: Concept) => void): void {
  const ranks = moverAt(graph, mover).ranks as Int32Array;
  const total = ranks.length;
  const climb: Values = new Int32Array(total);
  const values: Values = new Int32Array(total);
  const gain: Values = new Int32Array(total);
  spread.greatestWithin(mover, ranks, climb);
  const mark = (greatest: Values, bit: number): void => {
    for (let state = 0; state < total; state++) {
      if ((greatest[state] as number) <= (ranks[state] as number)) stable[state] = (stable[state] as number) | bit;
    }
  };
  for (const concept of CLASSICAL_CONCEPTS) {
    report(concept);
    if (concept === 'nash') {
      mark(climb, BIT.nash);
      continue;
    }
    const leaf = concept === 'smr' || concept === 'sseq' ? climb : ranks;
    for (let state = 0; state < total; state++) values[state] = (ranks[state] as number) < 0 ? NONE : (leaf[state] as number);
    spread.leastByResponses(mover, concept === 'seq' || concept === 'sseq', values);
    for (let state = 0; state < total; state++) values[state] = Math.min(values[state] as number, ranks[state] as number);
    spread.greatestWithin(mover, values, gain);
    mark(gain, BIT[concept]);
  }
}

function markBody(graph: Graph, mover: number, responses: Responses, stable: Uint8Array, report: (concept: Concept) => void): void {
  const out = new Int32Array(moveRoom(graph));
  const tempted: { state: State; improvements: State[] }[] = [];
  const all = CLASSICAL_CONCEPTS.reduce((bits, concept) => bits | BIT[concept], 0);
  report('nash');
  for (let state = nextBit(graph.states, 0); state >= 0; state = nextBit(graph.states, state + 1)) {
    const improvements = improvementsFrom(graph, mover, state, out);
    if (improvements.length === 0) stable[state] = all;
    else tempted.push({ state, improvements });
  }
  for (const concept of CLASSICAL_CONCEPTS) {
    if (concept === 'nash') continue;
    report(concept);
    const { deterrent } = responder(graph, concept, responses);
    for (const { state, improvements } of tempted) {
      const known = stable[state] as number;
      if ((known & WEAKER[concept]) !== WEAKER[concept]) continue;
      if (improvements.every((to) => deterrent(mover, state, to) !== null)) stable[state] = known | BIT[concept];
    }
  }
}

function markProvoked(graph: Graph, responses: Responses, marks: readonly Uint8Array[], report: (mover: string) => void): void {
  const foresight = foresee(graph, { concept: 'provoked', responses });
  graph.movers.forEach(({ id, name }, index) => {
    report(name);
    const stable = marks[index] as Uint8Array;
    for (let state = nextBit(graph.states, 0); state >= 0; state = nextBit(graph.states, state + 1)) {
      const known = stable[state] as number;
      // Nash implies provoked, and provoked implies sseq: only what lies between has to be worked out.
      const settled = (known & BIT.nash) !== 0 ? true : (known & BIT.sseq) === 0 ? false : null;
      if (settled ?? foresight.wouldMove(id, state).length === 0) stable[state] = known | BIT.provoked;
    }
  });
}
