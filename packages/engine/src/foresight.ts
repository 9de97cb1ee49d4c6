import type { Deterrent, IdleThreat, Improvement, StabilityCertificate, Step } from './certificate.js';
import type { Responses } from './concept.js';
import { DEFAULT_CONCEPT } from './concept.js';
import { type Graph, moverAt, moverIndex } from './graph.js';
import { bestOf, improvementsFrom, improves } from './improvement.js';
import type { Concept } from './model.js';
import { moves } from './move.js';
import { wouldComeAnyway } from './provoked.js';
import { escapeFrom, responder } from './respond.js';
import type { State } from './state.js';

/** What every mover sees ahead of it, state by state, under one concept. Answers are remembered. */
export interface Foresight {
  readonly graph: Graph;
  readonly concept: Concept;
  readonly responses: Responses;
  /** Where a mover can go from a state, in ascending order. */
  moves(mover: string, state: State): readonly State[];
  /** Where it would gain by going. */
  improvements(mover: string, state: State): readonly State[];
  /** The answer that deters one of its improvements; null when nothing does. */
  deterrent(mover: string, from: State, to: State): Deterrent | null;
  /** Where it would go: undeterred improvements on which it improves with no other such. Empty exactly when it is stable. */
  wouldMove(mover: string, state: State): readonly State[];
}

/** How to look ahead. */
export interface ForesightSettings {
  readonly concept?: Concept;
  readonly responses?: Responses;
}

/** Foresight over a graph. */
export function foresee(graph: Graph, settings: ForesightSettings = {}): Foresight {
  const concept = settings.concept ?? DEFAULT_CONCEPT;
  const responses = settings.responses ?? 'legal';
  const { deterrent } = responder(graph, concept, responses);
  const out = new Int32Array(graph.moveRoom);
  const gains = new Map<string, readonly State[]>();
  const deterrents = new Map<string, Deterrent | null>();
  const decided = new Map<string, readonly State[]>();

  const improvements = (mover: string, state: State): readonly State[] =>
    remember(gains, `${mover} ${state}`, () => improvementsFrom(graph, moverIndex(graph, mover), state, out));
  const deterrentOf = (mover: string, from: State, to: State): Deterrent | null =>
    remember(deterrents, `${mover} ${from} ${to}`, () => deterrent(moverIndex(graph, mover), from, to));

  return {
    graph,
    concept,
    responses,
    moves: (mover, state) => moves(graph, moverIndex(graph, mover), state),
    improvements,
    deterrent: deterrentOf,
    wouldMove(mover, state) {
      return remember(decided, `${mover} ${state}`, () => {
        const index = moverIndex(graph, mover);
        const { ranks } = moverAt(graph, index);
        const candidates = improvements(mover, state);
        if (ranks === null) {
          return bestOf(
            graph,
            index,
            candidates.filter((to) => deterrentOf(mover, state, to) === null),
          );
        }
        // From the top of its ranking down: the first rank with an undeterred move decides.
        const best = [...candidates].sort((a, b) => (ranks[b] as number) - (ranks[a] as number) || a - b);
        const chosen: State[] = [];
        for (const to of best) {
          if (chosen.length > 0 && (ranks[to] as number) < (ranks[chosen[0] as State] as number)) break;
          if (deterrentOf(mover, state, to) === null) chosen.push(to);
        }
        return chosen.sort((a, b) => a - b);
      });
    },
  };
}

function remember<V>(memory: Map<string, V>, key: string, find: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = find();
  memory.set(key, value);
  return value;
}

/** Is the state an equilibrium: would nobody move from it? */
export function isEquilibrium(foresight: Foresight, state: State): boolean {
  return foresight.graph.movers.every(({ id }) => foresight.wouldMove(id, state).length === 0);
}

/** Why a mover stays at a state or leaves it. */
export function certify(foresight: Foresight, mover: string, state: State): StabilityCertificate {
  const { graph, concept } = foresight;
  const index = moverIndex(graph, mover);
  const wouldMove = foresight.wouldMove(mover, state);
  const candidates = [...foresight.improvements(mover, state)].sort((a, b) => preferredFirst(graph, index, a, b));
  const improvements = candidates.map((to): Improvement => {
    const deterrent = foresight.deterrent(mover, state, to);
    return { to, deterrent, idleThreat: deterrent === null ? idleThreat(foresight, index, state, to) : null };
  });
  return {
    mover,
    state,
    concept,
    stable: wouldMove.length === 0,
    canMove: foresight.moves(mover, state).length > 0,
    improvements,
    wouldMove,
  };
}

function preferredFirst(graph: Graph, mover: number, a: State, b: State): number {
  if (improves(graph, mover, b, a)) return -1;
  if (improves(graph, mover, a, b)) return 1;
  return a - b;
}

/** The nearest single answer to a free move that would hurt its mover, and why it would not come. */
function idleThreat(foresight: Foresight, mover: number, from: State, to: State): IdleThreat | null {
  const { graph, concept } = foresight;
  const refuge = new Int32Array(graph.moveRoom);
  let found: IdleThreat | null = null;
  for (const [answerer, { id }] of graph.movers.entries()) {
    if (answerer === mover) continue;
    for (const lands of moves(graph, answerer, to)) {
      if (improves(graph, mover, from, lands)) continue;
      const answer: Step = { mover: id, from: to, to: lands };
      const because = whyIdle(foresight, mover, from, answer, answerer, refuge);
      // One that gains its giver something comes closest to being real: prefer it.
      if (because !== null && (found === null || (found.because === 'no-gain' && because.because !== 'no-gain')))
        found = { answer, ...because };
    }
  }
  return concept === 'nash' ? null : found;
}

function whyIdle(
  foresight: Foresight,
  mover: number,
  from: State,
  answer: Step,
  answerer: number,
  refuge: Int32Array,
): Pick<IdleThreat, 'because' | 'instead'> | null {
  const { graph, concept } = foresight;
  if (concept !== 'gmr' && concept !== 'smr' && !improves(graph, answerer, answer.from, answer.to))
    return { because: 'no-gain', instead: null };
  if (concept === 'provoked') {
    const wanted = bestOf(graph, answerer, improvementsFrom(graph, answerer, answer.from));
    if (!wanted.includes(answer.to)) return { because: 'rather-another', instead: wanted[0] ?? null };
    const move = { mover, from, to: answer.from };
    if (!improves(graph, answerer, answer.from, from) && wouldComeAnyway(graph, move, answerer, answer.from, answer.to)) {
      return { because: 'not-provoked', instead: null };
    }
  }
  const better = escapeFrom(graph, mover, from, answer.to, refuge);
  return better === null ? null : { because: 'escape', instead: better };
}
