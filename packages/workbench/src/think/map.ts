/** The map: situations and the moves between them, from now. */

import {
  type Foresight,
  feasibleStates,
  findOutcomes,
  isEquilibrium,
  replayHistory,
  type State,
  type Step,
  surprisesAt,
} from '@parley/engine';
import { counted, dateWords, differenceWords, figure, moverSubject, sentenceCase, stateInShort, stepWords } from '@parley/language';
import { type ConsideredMove, considered } from './considered.js';
import { BOX, layOut, type Point } from './layout.js';
import type { Thinking } from './thinking.js';

/** How far a map reaches: moves that would be made; all moves that are gains; every situation, where they are few. */
export type Reach = 'course' | 'gains' | 'all';

/** What is asked for. */
export interface MapAsked {
  /** Null: the widest that is easily read. */
  readonly reach: Reach | null;
  /** In an argument too large to list: which theatre, by id; null: the first. */
  readonly theatre: string | null;
}

/** One situation on the map. */
export interface MapNode {
  /** From 1, in the order of the table: now, then by distance. */
  readonly number: number;
  readonly state: State;
  /** A few words, for the box. */
  readonly short: string;
  /** How it differs from now, in full. */
  readonly words: string;
  readonly isNow: boolean;
  /** By number, the outcomes that end here, or pass through in their round. */
  readonly outcomes: readonly number[];
  /** Would nobody move from here: because nobody gains, or for fear? Null: somebody would. */
  readonly rest: 'free' | 'fear' | null;
  /** The history passed through here: dates in words. */
  readonly history: readonly string[];
  /** Moves from now. */
  readonly distance: number;
  /** The middle of its box. */
  readonly at: Point;
}

/** All that leads straight from one situation to another. */
export interface MapEdge {
  /** Numbers of situations. */
  readonly from: number;
  readonly to: number;
  /** Who could move so; none where only the history did. */
  readonly moves: readonly MapMove[];
  /** When the history went this way, in words. */
  readonly history: readonly string[];
  readonly points: readonly Point[];
}

/** One mover's move. */
export interface MapMove {
  readonly mover: string;
  readonly name: string;
  /** 'would': it would be made; 'gains': a gain that is let be. */
  readonly kind: 'would' | 'gains';
  readonly words: string;
}

/** The map. Named so as not to be taken for the built-in Map. */
export interface ConflictMap {
  readonly reach: Reach;
  /** The reaches that can be asked for. */
  readonly reaches: readonly Reach[];
  readonly theatre: string | null;
  readonly theatres: readonly { readonly id: string; readonly title: string }[];
  /** What is shown and what is not, in sentences. */
  readonly note: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** Situations not drawn, by the mover whose move first opens the way to them from one that is. */
  readonly beyond: readonly { readonly mover: string; readonly words: string }[];
  readonly width: number;
  readonly height: number;
  readonly box: { readonly width: number; readonly height: number };
}

/** Situations drawn at most. */
const DRAWN = 150;
/** Situations that are easily read. */
const READ = 40;
/** Lines between them, beyond which fewer situations are drawn. */
const LINES = 400;
/** Situations looked at. */
const LOOKED = 2_000;
/** Below so many, all are shown. */
const FEW = 12;

/** A conflict that is drawn: the whole, or one theatre of it. */
interface Ground {
  readonly foresight: Foresight;
  readonly now: State;
  /** A state of the whole. */
  readonly lift: (own: State) => State;
  readonly feasible: number;
  /** All states, where they are few enough to be drawn. */
  readonly every: readonly State[] | null;
  readonly ends: ReadonlyMap<State, readonly number[]>;
}

/** How states were come upon, nearest first. */
interface Walk {
  readonly distance: ReadonlyMap<State, number>;
  readonly by: ReadonlyMap<State, Step>;
  /** Was everything looked at? */
  readonly whole: boolean;
}

/** The map from now. */
export function map(thinking: Thinking, { reach: asked, theatre }: MapAsked): ConflictMap {
  const theatres = thinking.graph.composite === null ? [] : thinking.model.theatres.map(({ id, title }) => ({ id, title }));
  const ground = groundOf(thinking, theatre);
  if (ground === null) {
    const note = 'The present is ruled out by the rules of the model, so there is no map from it.';
    return { reach: 'course', reaches: [], theatre: null, theatres, note, nodes: [], edges: [], beyond: [], width: 0, height: 0, box: BOX };
  }
  const past = thinking.graph.composite === null ? historyOf(thinking) : [];
  const starts = [ground.now, ...past.flatMap(({ from, to }) => [from, to])];
  const course = walk(ground, [ground.now], 'course');
  const gains = walk(ground, starts, 'gains');
  const every = ground.every;
  const reaches: Reach[] = every === null ? ['course', 'gains'] : ['course', 'gains', 'all'];
  const fits = every !== null && every.length <= FEW ? 'all' : gains.whole && gains.distance.size <= READ ? 'gains' : 'course';
  const reach = asked !== null && reaches.includes(asked) ? asked : fits;
  const found = [...new Set([...starts, ...course.distance.keys(), ...(reach === 'course' ? [] : gains.distance.keys())])];
  const wanted = reach === 'all' && every !== null ? [...new Set([...found, ...every])] : found.slice(0, DRAWN);
  const distance = distances(ground, wanted, past, reach);
  const { ordered, edges } = drawable(thinking, ground, wanted, distance, past, reach);
  const states = ordered;
  const boxes = ordered.map((state, index) => ({ number: index + 1, distance: distance.get(state) ?? 0 }));
  const { boxes: places, lines, width, height } = layOut(boxes, edges);
  const nodes = ordered.map((state, index): MapNode => {
    const whole = ground.lift(state);
    return {
      number: index + 1,
      state: whole,
      short: shortWords(thinking, ground, state),
      words: stateInShort(thinking.graph, whole, ground.lift(ground.now)),
      isNow: state === ground.now,
      outcomes: ground.ends.get(state) ?? [],
      rest: restAt(ground, state),
      history: [...new Set(past.filter(({ to }) => to === state).map(({ date }) => date))],
      distance: Math.max(0, distance.get(state) ?? 0),
      at: places[index] ?? { x: 0, y: 0 },
    };
  });
  return {
    reach,
    reaches,
    theatre: ground.foresight.graph === thinking.graph ? null : (theatre ?? theatres[0]?.id ?? null),
    theatres,
    note: noteWords(ground, course, gains, states, reach),
    nodes,
    edges: edges.map((edge, index) => ({ ...edge, points: lines[index] ?? [] })),
    beyond: reach === 'all' && every?.length === states.length ? [] : beyond(thinking, gains, new Set(states)),
    width,
    height,
    box: BOX,
  };
}

function groundOf({ telling, graph }: Thinking, theatre: string | null): Ground | null {
  const { now } = telling;
  if (now === null) return null;
  const foresight = telling.foresight(telling.concept);
  const within = foresight.within?.(now);
  if (within === undefined) {
    const ends = new Map<State, number[]>();
    telling.outcomes.forEach(({ states }, index) => {
      for (const state of states) ends.set(state, [...(ends.get(state) ?? []), index + 1]);
    });
    return { foresight, now, lift: (own) => own, feasible: graph.space.feasible, every: everyState(foresight), ends };
  }
  const found = within.find(({ standing }) => standing.theatre.id === theatre) ?? within[0];
  if (found === undefined) return null;
  const { standing, foresight: own } = found;
  const ends = new Map<State, number[]>();
  findOutcomes(own, [standing.state]).forEach(({ states }, index) => {
    for (const state of states) ends.set(state, [...(ends.get(state) ?? []), index + 1]);
  });
  return { foresight: own, now: standing.state, lift: standing.lift, feasible: own.graph.space.feasible, every: everyState(own), ends };
}

function everyState({ graph }: Foresight): readonly State[] | null {
  return graph.space.feasible <= DRAWN ? [...feasibleStates(graph)] : null;
}

/** Follows moves from the starts, nearest first, until there are too many to look at. */
function walk({ foresight }: Ground, starts: readonly State[], reach: 'course' | 'gains'): Walk {
  const distance = new Map<State, number>(starts.map((state) => [state, 0]));
  const by = new Map<State, Step>();
  const queue = [...distance.keys()];
  for (const from of queue) {
    for (const { id: mover } of foresight.graph.movers) {
      for (const to of reach === 'course' ? foresight.wouldMove(mover, from) : foresight.improvements(mover, from)) {
        if (distance.has(to)) continue;
        if (queue.length >= LOOKED) return { distance, by, whole: false };
        distance.set(to, (distance.get(from) ?? 0) + 1);
        by.set(to, { mover, from, to });
        queue.push(to);
      }
    }
  }
  return { distance, by, whole: true };
}

interface Past {
  readonly from: State;
  readonly to: State;
  readonly date: string;
}

/** The moves of the history up to the date of the model. */
function historyOf({ argument, model }: Thinking): Past[] {
  if (model.history.length === 0) return [];
  return replayHistory(argument).entries.flatMap(({ index, verdict, before, after }) => {
    const entry = model.history[index];
    if (entry === undefined || before === null || after === null || before === after) return [];
    return verdict === 'start' || verdict === 'ahead' ? [] : [{ from: before, to: after, date: dateWords(entry.date) }];
  });
}

/** Moves from now to each state that is drawn; what the history passed through before stands to the left of now. */
function distances(ground: Ground, states: readonly State[], past: readonly Past[], reach: Reach): ReadonlyMap<State, number> {
  const { distance } = walk(ground, [ground.now], reach === 'course' ? 'course' : 'gains');
  const result = new Map(distance);
  past.forEach(({ from }, index) => {
    if (!result.has(from)) result.set(from, index - past.length);
  });
  const furthest = Math.max(0, ...result.values());
  for (const state of states) if (!result.has(state)) result.set(state, furthest + 1);
  return result;
}

/** As many of the states, nearest first, as have no more moves between them than can be told apart. Now comes first. */
function drawable(
  thinking: Thinking,
  ground: Ground,
  wanted: readonly State[],
  distance: ReadonlyMap<State, number>,
  past: readonly Past[],
  reach: Reach,
): { readonly ordered: readonly State[]; readonly edges: readonly Omit<MapEdge, 'points'>[] } {
  for (let most = wanted.length; ; most = Math.floor(most * 0.75)) {
    const ordered = wanted
      .slice(0, most)
      .sort((a, b) => Number(b === ground.now) - Number(a === ground.now) || (distance.get(a) ?? 0) - (distance.get(b) ?? 0) || a - b);
    const numbers = new Map(ordered.map((state, index) => [state, index + 1]));
    const edges = edgesOf(thinking, ground, ordered, numbers, past, reach);
    if (edges.length <= LINES || most <= FEW) return { ordered, edges };
  }
}

function edgesOf(
  { graph }: Thinking,
  { foresight, lift }: Ground,
  states: readonly State[],
  numbers: ReadonlyMap<State, number>,
  past: readonly Past[],
  reach: Reach,
): Omit<MapEdge, 'points'>[] {
  const edges = new Map<string, { from: number; to: number; moves: MapMove[]; history: string[] }>();
  const edge = (from: number, to: number) => {
    const key = `${from} ${to}`;
    const known = edges.get(key) ?? { from, to, moves: [], history: [] };
    edges.set(key, known);
    return known;
  };
  for (const state of states) {
    for (const { id: mover } of foresight.graph.movers) {
      const would = foresight.wouldMove(mover, state);
      for (const to of reach === 'course' ? would : new Set([...would, ...foresight.improvements(mover, state)])) {
        const [from, end] = [numbers.get(state), numbers.get(to)];
        if (from === undefined || end === undefined) continue;
        const words = `${sentenceCase(stepWords(graph, { mover, from: lift(state), to: lift(to) }))}.`;
        const kind = would.includes(to) ? 'would' : 'gains';
        edge(from, end).moves.push({ mover, name: moverSubject(graph.model, mover), kind, words });
      }
    }
  }
  for (const { from, to, date } of past) {
    const [start, end] = [numbers.get(from), numbers.get(to)];
    if (start !== undefined && end !== undefined) edge(start, end).history.push(date);
  }
  return [...edges.values()];
}

function restAt({ foresight }: Ground, state: State): MapNode['rest'] {
  if (!isEquilibrium(foresight, state)) return null;
  return foresight.graph.movers.every(({ id }) => foresight.improvements(id, state).length === 0) ? 'free' : 'fear';
}

function shortWords({ graph }: Thinking, { now, lift }: Ground, state: State): string {
  return state === now ? 'As it is now.' : sentenceCase(differenceWords(graph, lift(now), lift(state)));
}

function noteWords({ feasible }: Ground, course: Walk, gains: Walk, states: readonly State[], reach: Reach): string {
  const shown = `${sentenceCase(counted(states.length, 'situation'))} of ${figure(feasible)} ${states.length === 1 ? 'is' : 'are'} shown`;
  if (reach === 'all' && states.length === feasible) return `${shown}, with every move that would be a gain.`;
  const many = ({ distance, whole }: Walk): string => `${whole ? '' : 'at least '}${counted(distance.size, 'situation')}`;
  return `${shown}. Moves that would be made lead through ${many(course)}, now among them; moves that would be gains, from now or from where the history passed, through ${many(gains)}.`;
}

function beyond({ graph }: Thinking, gains: Walk, drawn: ReadonlySet<State>): ConflictMap['beyond'] {
  const opened = new Map<State, string>();
  const counts = new Map<string, number>();
  for (const [to, { mover, from }] of gains.by) {
    if (drawn.has(to)) continue;
    const opener = drawn.has(from) ? mover : (opened.get(from) ?? mover);
    opened.set(to, opener);
    counts.set(opener, (counts.get(opener) ?? 0) + 1);
  }
  const least = gains.whole ? '' : 'at least ';
  return [...counts].map(([mover, count]) => {
    const name = moverSubject(graph.model, mover);
    return { mover, words: `A move that is a gain for ${name} opens the way to ${least}${counted(count, 'more situation')}.` };
  });
}

/** What is asked about a move on the map. States of the whole. */
export type MoveAsked = Step;

/** Why a move on the map would be made, or not. */
export function moveOnMap({ telling }: Thinking, step: MoveAsked): ConsideredMove {
  const foresight = telling.foresight(telling.concept);
  return considered(telling, foresight, surprisesAt(foresight), step);
}
