import type { Deterrent, IdleThreat, Improvement, StabilityCertificate, Step } from './certificate.js';
import type { Responses } from './concept.js';
import { type Graph, moverAt, moverIndex, type Picture, type Standing } from './graph.js';
import { bestImprovements, bestOf, improvementsFrom, improves, pivotalActors } from './improvement.js';
import type { Concept } from './model.js';
import { moves } from './move.js';
import { inReality, inTheirEyes, seenAs, withoutPictures } from './picture.js';
import { inquiry, type PrecedentBook, type Precedents } from './precedent.js';
import { wouldComeAnyway } from './provoked.js';
import { escapeFrom, responder } from './respond.js';
import type { State } from './state.js';

/** What every mover sees ahead of it, state by state, under one concept; a mover with a view sees it in its own picture. Answers are remembered. */
export interface Foresight {
  readonly graph: Graph;
  readonly concept: Concept;
  readonly responses: Responses;
  /** Where a mover can go from a state, in ascending order. */
  moves(mover: string, state: State): readonly State[];
  /** Where it would gain by going, as it sees things. */
  improvements(mover: string, state: State): readonly State[];
  /** The answer that deters it from one of its improvements; null when nothing does. Its states are those of the mover's eyes. */
  deterrent(mover: string, from: State, to: State): Deterrent | null;
  /** Where it would go: undeterred improvements on which it improves with no other such, that can really be made. Empty exactly when it stays. */
  wouldMove(mover: string, state: State): readonly State[];
  /** Why it stays at a state or leaves it, in its own eyes. */
  certificate(mover: string, state: State): StabilityCertificate;
  /** The conflict in which the mover reasons, and what the state is in its eyes: null when it is one that it does not foresee. */
  eyes(mover: string): Eyes;
  /** In a composite that is not listed: one theatre's ways to its rests while the others stand still, for each theatre that is not at rest. */
  readonly legs?: (state: State) => readonly Leg[];
  /** There too: each theatre as it stands, and foresight in it. */
  readonly within?: (state: State) => readonly TheatreAhead[];
}

/** A theatre where it stands, and foresight in it. */
export interface TheatreAhead {
  readonly standing: Standing;
  readonly foresight: Foresight;
}

/** One theatre on its way to rest while the others stand still. */
export interface Leg {
  readonly to: State;
  /** The moves on the way, in order. */
  readonly path: readonly Step[];
}

/** The conflict as one mover takes it to be. */
export interface Eyes {
  readonly graph: Graph;
  /** Null: by its own view; otherwise it sees things as they are. */
  readonly picture: Picture | null;
  /** A state as the mover sees it; null when by its picture that cannot be. */
  readonly seen: (state: State) => State | null;
}

/** How to look ahead. */
export interface ForesightSettings {
  readonly concept?: Concept;
  readonly responses?: Responses;
}

/** Foresight over a graph whose states are listed; `foresee` is for any. */
export function foreseeListed(graph: Graph, { concept, responses }: Required<ForesightSettings>): Foresight {
  const gains = graph.movers.map(() => new Map<State, readonly State[]>());
  const decided = graph.movers.map(() => new Map<State, readonly State[]>());
  const minds = new Map<Graph, Mind>();
  const mindOf = (sees: Graph): Mind => {
    let mind = minds.get(sees);
    if (mind === undefined) {
      mind = mindIn(sees, concept, responses);
      minds.set(sees, mind);
    }
    return mind;
  };
  // Whoever has no view knows of nobody else's; the owner of a picture takes the pictures in it for what others see.
  const plain = withoutPictures(graph);
  const eyesOf = (mover: number): Eyes => {
    const picture = graph.pictures.get(mover);
    if (picture !== undefined) return { graph: picture.graph, picture, seen: (state) => seenAs(picture, state) };
    return { graph: mover === graph.owner ? graph : plain, picture: null, seen: (state) => state };
  };
  const eyes = graph.movers.map((_, mover) => eyesOf(mover));
  const indexOf = new Map(graph.movers.map(({ id }, index) => [id, index]));
  const index = (mover: string): number => indexOf.get(mover) ?? moverIndex(graph, mover);

  /** What deters a body: an answer as things are, or one that a member fears whose loss would break the rule. */
  const bodyDeterrent = (body: number, from: State, to: State): Deterrent | null => {
    const own = mindOf((eyes[body] as Eyes).graph).deterrent(body, from, to);
    if (own !== null || graph.pictures.size === 0) return own;
    for (const actor of pivotalActors(graph, body, from, to)) {
      const picture = graph.pictures.get(actor);
      if (picture === undefined) continue;
      const [seenFrom, seenTo] = [seenAs(picture, from), seenAs(picture, to)];
      if (seenFrom === null || seenTo === null || seenFrom === seenTo) continue;
      const feared = mindOf(picture.graph).deterrent(body, seenFrom, seenTo);
      if (feared !== null) return feared;
    }
    return null;
  };
  const deterrentOf = (mover: number, from: State, to: State): Deterrent | null => {
    const { graph: sees, picture, seen } = eyes[mover] as Eyes;
    if (moverAt(graph, mover).ranks === null) return bodyDeterrent(mover, from, to);
    if (picture === null) return mindOf(sees).deterrent(mover, from, to);
    const seenFrom = seen(from);
    const seenTo = seenFrom === null ? null : inTheirEyes(graph, picture, mover, from, to, seenFrom);
    return seenFrom === null || seenTo === null ? null : mindOf(sees).deterrent(mover, seenFrom, seenTo);
  };
  /** Moves as the mover sees them, brought back to how things are; those that cannot be made are not. */
  const real = (mover: number, state: State, seenFrom: State, seenTo: readonly State[]): readonly State[] => {
    const { picture } = eyes[mover] as Eyes;
    if (picture === null) return seenTo;
    const reached = new Set(seenTo.flatMap((to) => inReality(graph, picture, mover, state, seenFrom, to)));
    return [...reached].sort((a, b) => a - b);
  };

  const foresight: Foresight = {
    graph,
    concept,
    responses,
    moves: (mover, state) => moves(graph, index(mover), state),
    improvements: (mover, state) => {
      const at = index(mover);
      return remember(gains[at] as Map<State, readonly State[]>, state, () => {
        const seen = (eyes[at] as Eyes).seen(state);
        return seen === null ? [] : real(at, state, seen, mindOf((eyes[at] as Eyes).graph).improvements(at, seen));
      });
    },
    deterrent: (mover, from, to) => deterrentOf(index(mover), from, to),
    wouldMove: (mover, state) => {
      const at = index(mover);
      return remember(decided[at] as Map<State, readonly State[]>, state, () => {
        const { graph: sees, seen } = eyes[at] as Eyes;
        const from = seen(state);
        if (from === null) return [];
        const mind = mindOf(sees);
        if (moverAt(graph, at).ranks === null && graph.pictures.size > 0)
          return undeterred(sees, at, mind.improvements(at, from), (to) => bodyDeterrent(at, from, to) === null);
        return real(at, state, from, mind.wouldGo(at, from));
      });
    },
    certificate: (mover, state) => certify(foresight, mover, state),
    eyes: (mover) => eyes[index(mover)] as Eyes,
  };
  return foresight;
}

/** Improvements and deterrents in one graph, remembered. */
interface Mind {
  improvements(mover: number, state: State): readonly State[];
  deterrent(mover: number, from: State, to: State): Deterrent | null;
  /** Undeterred improvements on which it improves with no other such. */
  wouldGo(mover: number, from: State): readonly State[];
}

function mindIn(graph: Graph, concept: Concept, responses: Responses): Mind {
  const { deterrent } = responder(graph, concept, responses);
  const out = new Int32Array(graph.moveRoom);
  const gains = new Map<number, readonly State[]>();
  const deterrents = new Map<number, Map<State, Deterrent | null>>();
  const mind: Mind = {
    improvements: (mover, state) => remember(gains, keyOf(mover, state), () => improvementsFrom(graph, mover, state, out)),
    deterrent: (mover, from, to) => {
      const known = remember(deterrents, keyOf(mover, from), () => new Map<State, Deterrent | null>());
      return remember(known, to, () => deterrent(mover, from, to));
    },
    wouldGo: (mover, from) => undeterred(graph, mover, mind.improvements(mover, from), (to) => mind.deterrent(mover, from, to) === null),
  };
  // What others see in pictures is not in the questions that a precedent keeps.
  if (graph.precedents === undefined || graph.pictures.size > 0) return mind;
  return { ...mind, ...byPrecedent(graph, graph.precedents, concept, responses) };
}

/** Improvements, and where movers would go, by precedents where there are any; else they are worked out, and kept as one. */
function byPrecedent(graph: Graph, book: PrecedentBook, concept: Concept, responses: Responses): Pick<Mind, 'improvements' | 'wouldGo'> {
  let heard = inquiry();
  const heardGraph: Graph = { ...graph, witness: (mover, from, to, better) => heard.note(mover, from, to, better) };
  const { deterrent } = responder(heardGraph, concept, responses);
  const ranks = graph.movers.map((mover) => mover.ranks);
  const ask = (mover: number, from: State, to: State): boolean => {
    const own = ranks[mover] ?? null;
    return own === null ? improves(graph, mover, from, to) : (own[to] as number) > (own[from] as number);
  };
  const concluded = (
    precedents: Precedents<readonly State[]>,
    draw: (mover: number, state: State) => readonly State[],
  ): Mind['wouldGo'] => {
    return (mover, state) => {
      const matter = keyOf(mover, state);
      const known = precedents.find(matter, ask);
      if (known !== undefined) return known;
      heard = inquiry();
      const conclusion = draw(mover, state);
      precedents.add(matter, heard, conclusion, ask);
      return conclusion;
    };
  };
  const gains = (mover: number, state: State): readonly State[] => improvementsFrom(heardGraph, mover, state);
  return {
    improvements: concluded(book.of('gains'), gains),
    wouldGo: concluded(book.of(`moves ${concept} ${responses}`), (mover, from) =>
      undeterred(heardGraph, mover, gains(mover, from), (to) => deterrent(mover, from, to) === null),
    ),
  };
}

/** Of a mover's improvements, those that nothing deters and on which it improves with no other such; in the order given. */
function undeterred(graph: Graph, mover: number, improvements: readonly State[], isFree: (to: State) => boolean): readonly State[] {
  const { ranks } = moverAt(graph, mover);
  if (ranks === null) return bestOf(graph, mover, improvements.filter(isFree));
  // From the top of its ranking down: the first rank with an undeterred move decides.
  for (let left = improvements; left.length > 0; ) {
    const best = bestOf(graph, mover, left);
    const free = best.filter(isFree);
    if (free.length > 0) return free;
    const rank = ranks[best[0] as State] as number;
    left = left.filter((state) => (ranks[state] as number) < rank);
  }
  return [];
}

/** A mover and a state as one number. States have 31 bits. */
function keyOf(mover: number, state: State): number {
  return mover * 0x8000_0000 + state;
}

function remember<K, V>(memory: Map<K, V>, key: K, find: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const value = find();
  memory.set(key, value);
  return value;
}

/** Is the state an equilibrium: does everybody foresee it, and would nobody move from it? */
export function isEquilibrium(foresight: Foresight, state: State): boolean {
  return foresight.graph.movers.every(({ id }) => isStable(foresight, id, state));
}

/** Would the mover stay at a state that it foresees? One that it does not foresee is never called stable. */
export function isStable(foresight: Foresight, mover: string, state: State): boolean {
  return foresight.wouldMove(mover, state).length === 0 && foresight.eyes(mover).seen(state) !== null;
}

function certify(foresight: Foresight, mover: string, state: State): StabilityCertificate {
  const { concept } = foresight;
  const index = moverIndex(foresight.graph, mover);
  const { graph, picture, seen } = foresight.eyes(mover);
  const wouldMove = foresight.wouldMove(mover, state);
  const from = seen(state);
  const candidates = picture === null ? foresight.improvements(mover, state) : from === null ? [] : improvementsFrom(graph, index, from);
  const best = [...candidates].sort((a, b) => preferredFirst(graph, index, a, b));
  const { deterrent: deterrentInEyes } = responder(graph, concept, foresight.responses);
  const improvements = best.map((to): Improvement => {
    const deterrent = picture === null ? foresight.deterrent(mover, state, to) : deterrentInEyes(index, from as State, to);
    return { to, deterrent, idleThreat: deterrent === null ? idleThreat(graph, concept, index, from as State, to) : null };
  });
  return {
    mover,
    state,
    seen: from,
    concept,
    stable: isStable(foresight, mover, state),
    canMove: foresight.moves(mover, state).length > 0,
    improvements,
    wouldGo:
      picture === null
        ? wouldMove
        : bestOf(
            graph,
            index,
            improvements.flatMap(({ to, deterrent }) => (deterrent === null ? [to] : [])),
          ),
    wouldMove,
  };
}

function preferredFirst(graph: Graph, mover: number, a: State, b: State): number {
  if (improves(graph, mover, b, a)) return -1;
  if (improves(graph, mover, a, b)) return 1;
  return a - b;
}

/** The nearest single answer to a free move that would hurt its mover, and why it would not come. */
function idleThreat(graph: Graph, concept: Concept, mover: number, from: State, to: State): IdleThreat | null {
  const refuge = new Int32Array(graph.moveRoom);
  let found: IdleThreat | null = null;
  for (const [answerer, { id }] of graph.movers.entries()) {
    if (answerer === mover) continue;
    for (const lands of moves(graph, answerer, to)) {
      if (improves(graph, mover, from, lands)) continue;
      const answer: Step = { mover: id, from: to, to: lands };
      const because = whyIdle(graph, concept, mover, from, answer, answerer, refuge);
      // One that gains its giver something comes closest to being real: prefer it.
      if (because !== null && (found === null || (found.because === 'no-gain' && because.because !== 'no-gain')))
        found = { answer, ...because };
    }
  }
  return concept === 'nash' ? null : found;
}

function whyIdle(
  graph: Graph,
  concept: Concept,
  mover: number,
  from: State,
  answer: Step,
  answerer: number,
  refuge: Int32Array,
): Pick<IdleThreat, 'because' | 'instead'> | null {
  if (concept !== 'gmr' && concept !== 'smr' && !improves(graph, answerer, answer.from, answer.to))
    return { because: 'no-gain', instead: null };
  if (concept === 'provoked') {
    const wanted = bestImprovements(graph, answerer, answer.from);
    if (!wanted.includes(answer.to)) return { because: 'rather-another', instead: wanted[0] ?? null };
    const move = { mover, from, to: answer.from };
    if (!improves(graph, answerer, answer.from, from) && wouldComeAnyway(graph, move, answerer, answer.from, answer.to)) {
      return { because: 'not-provoked', instead: null };
    }
  }
  const better = escapeFrom(graph, mover, from, answer.to, refuge);
  return better === null ? null : { because: 'escape', instead: better };
}
