import { hasBit, nextBit } from './bits.js';
import { markBody } from './body.js';
import { BIT, CLASSICAL_CONCEPTS, type ClassicalConcept, type Responses } from './concept.js';
import { foresee } from './foresee.js';
import { type Foresight, isStable } from './foresight.js';
import { feasibleStates, type Graph, moverAt, moverIndex } from './graph.js';
import { actorsOf } from './improvement.js';
import type { Concept } from './model.js';
import { withoutPictures } from './picture.js';
import type { Progress } from './progress.js';
import { NONE, type Values } from './relax.js';
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
  /** The classical concepts to compute; all of them unless given. */
  readonly concepts?: readonly ClassicalConcept[];
  /** Also the concept `provoked`, which has to be worked out move by move: far slower on large models. */
  readonly provoked?: boolean;
  readonly progress?: Progress;
}

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
  // Provoked lies between nash and sseq.
  const asked = settings.concepts ?? CLASSICAL_CONCEPTS;
  const concepts = CLASSICAL_CONCEPTS.filter(
    (concept) => asked.includes(concept) || (provoked && (concept === 'nash' || concept === 'sseq')),
  );
  const computed = concepts.reduce((bits, concept) => bits | BIT[concept], provoked ? BIT.provoked : 0);
  const steps = graph.movers.length * (concepts.length + (provoked ? 1 : 0));
  let done = 0;
  const report = (mover: string, concept: Concept): void => settings.progress?.(done++, steps, `${mover}, ${concept}`);
  const room = roomFor(graph.numbering.total);
  // Whoever has no view knows of nobody else's.
  const plain = withoutPictures(graph);
  const eyes = graph.movers.map((_, index) => ownEyes(graph, plain, index));
  const marks = graph.movers.map((mover, index) => {
    const stable = new Uint8Array(graph.numbering.total);
    const own = eyes[index] ?? null;
    if (own === null) markOneByOne(graph, index, responses, concepts, stable, (concept) => report(mover.name, concept));
    else if (mover.ranks !== null)
      markActor(own, index, own === plain ? spread : spreader(own, responses), concepts, room, stable, (concept) =>
        report(mover.name, concept),
      );
    else markBody(own, index, feasibleStates(graph), spread, concepts, stable, (concept) => report(mover.name, concept));
    return stable;
  });
  if (provoked) markProvoked(graph, responses, marks, eyes, (mover) => report(mover, 'provoked'));

  const everyone = (state: State): number => marks.reduce((common, stable) => common & (stable[state] as number), 63);
  const need = (concept: Concept): number => {
    if ((computed & BIT[concept]) === 0) throw new Error(`${concept} was not computed: ask for it in the settings`);
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

/**
 * Those of the states that are equilibria under the foresight's concept, in the order given. No more is worked out than that takes: first where movers
 * are stable whom passes serve, then the others, only where everybody so far stays.
 */
export function equilibriaAmong(foresight: Foresight, states: readonly State[]): State[] {
  const { graph, concept, responses } = foresight;
  const plain = withoutPictures(graph);
  const eyes = graph.movers.map((_, index) => ownEyes(graph, plain, index));
  let left = [...states];
  // Nash and provoked are soon worked out state by state, since most movers go for their first gain. Where passes serve all, sseq bounds provoked.
  const served = graph.movers.every(({ ranks }, index) => ranks !== null && eyes[index] === plain);
  const bound = concept === 'provoked' && served ? 'sseq' : concept;
  if (bound !== 'nash' && bound !== 'provoked') {
    const room = roomFor(graph.numbering.total);
    const spread = spreader(graph, responses);
    const bodiesLast = [...graph.movers.keys()].sort((a, b) => moverAt(graph, a).members.length - moverAt(graph, b).members.length);
    for (const index of bodiesLast) {
      const own = eyes[index] ?? null;
      if (own === null || left.length === 0) continue;
      const stable = new Uint8Array(graph.numbering.total);
      if (moverAt(graph, index).ranks === null) markBody(own, index, left, spread, [bound], stable, () => undefined);
      else markActor(own, index, own === plain ? spread : spreader(own, responses), [bound], room, stable, () => undefined);
      left = left.filter((state) => ((stable[state] as number) & BIT[bound]) !== 0);
    }
  }
  graph.movers.forEach(({ id }, index) => {
    const settled = bound === concept && bound !== 'nash' && bound !== 'provoked' && eyes[index] !== null;
    if (!settled) left = left.filter((state) => isStable(foresight, id, state));
  });
  return left;
}

/**
 * The graph whose passes serve a mover: this one, without anyone's view; or its own picture of the conflict, as long as that differs in wants alone. Null: there is
 * none, so that its stability has to be worked out state by state: what it sees hides states or changes moves, it holds views for others' eyes, or
 * it is a body that fears what a member sees.
 */
function ownEyes(graph: Graph, plain: Graph, mover: number): Graph | null {
  if (graph.pictures.size === 0) return plain;
  if (moverAt(graph, mover).ranks === null)
    return [...actorsOf(graph.movers, mover)].some((actor) => graph.pictures.has(actor)) ? null : plain;
  if (mover === graph.owner) return null;
  const picture = graph.pictures.get(mover);
  if (picture === undefined) return plain;
  const { model, pictures } = picture.graph;
  const { rules, options, merges, movers } = graph.model;
  const bodies = (all: typeof movers): readonly unknown[] => all.filter(({ kind }) => kind !== 'actor');
  const sameMoves = model.rules === rules && model.options === options && model.merges === merges;
  const sameBodies = bodies(model.movers).every((body, index) => body === bodies(movers)[index]);
  return sameMoves && sameBodies && pictures.size === 0 ? picture.graph : null;
}

/** A mover at one state after the other, as it reasons in its own view. */
function markOneByOne(
  graph: Graph,
  mover: number,
  responses: Responses,
  concepts: readonly ClassicalConcept[],
  stable: Uint8Array,
  report: (concept: Concept) => void,
): void {
  const { id } = moverAt(graph, mover);
  for (const concept of concepts) {
    report(concept);
    const foresight = foresee(graph, { concept, responses });
    for (const state of feasibleStates(graph)) if (isStable(foresight, id, state)) stable[state] = (stable[state] as number) | BIT[concept];
  }
}

/** The arrays in hand, one number for each state, used for one actor after another. */
interface Room {
  /** The best that the mover can reach in one move. */
  readonly climb: Values;
  /** The worst that the others' answers can make of a state. */
  readonly values: Values;
  /** The best of these worsts within one move. */
  readonly gain: Values;
}

function roomFor(total: number): Room {
  return { climb: new Int32Array(total), values: new Int32Array(total), gain: new Int32Array(total) };
}

function markActor(
  graph: Graph,
  mover: number,
  spread: Spreader,
  concepts: readonly ClassicalConcept[],
  { climb, values, gain }: Room,
  stable: Uint8Array,
  report: (concept: Concept) => void,
): void {
  const ranks = moverAt(graph, mover).ranks as Int32Array;
  const total = ranks.length;
  spread.greatestWithin(mover, ranks, climb);
  const mark = (greatest: Values, bit: number): void => {
    for (let state = 0; state < total; state++) {
      if ((greatest[state] as number) <= (ranks[state] as number)) stable[state] = (stable[state] as number) | bit;
    }
  };
  for (const concept of concepts) {
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

function markProvoked(
  graph: Graph,
  responses: Responses,
  marks: readonly Uint8Array[],
  eyes: readonly (Graph | null)[],
  report: (mover: string) => void,
): void {
  const foresight = foresee(graph, { concept: 'provoked', responses });
  graph.movers.forEach(({ id, name }, index) => {
    report(name);
    const stable = marks[index] as Uint8Array;
    for (let state = nextBit(graph.states, 0); state >= 0; state = nextBit(graph.states, state + 1)) {
      const known = stable[state] as number;
      // Nash implies provoked, and provoked implies sseq: only what lies between has to be worked out. Not so of a mover that sees moves where there
      // are none.
      const settled = eyes[index] === null ? null : (known & BIT.nash) !== 0 ? true : (known & BIT.sseq) === 0 ? false : null;
      if (settled ?? isStable(foresight, id, state)) stable[state] = known | BIT.provoked;
    }
  });
}
