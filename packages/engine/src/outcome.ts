import type { Step } from './certificate.js';
import type { Foresight } from './foresight.js';
import { type Ask, inquiry, type PrecedentBook } from './precedent.js';
import type { State } from './state.js';
import { LimitReached } from './supposition.js';

/** Where a conflict comes to rest, or the cycle it never leaves. */
export interface Outcome {
  /** One state: a rest. Several: a cycle without rest, in ascending order. */
  readonly states: readonly State[];
  readonly rest: boolean;
  /** A rest is free when no mover has an improvement there; otherwise fear holds it. False for a cycle. */
  readonly free: boolean;
  /** A shortest way there from a start, by moves that would be made. */
  readonly path: readonly Step[];
}

/** The moves that would be made from a state, by any mover. */
export function stepsFrom(foresight: Foresight, state: State): Step[] {
  return foresight.graph.movers.flatMap(({ id }) => foresight.wouldMove(id, state).map((to): Step => ({ mover: id, from: state, to })));
}

/**
 * Where the conflict comes to rest from any of the starts, when every mover makes the moves it would make: the recurrent classes that can be
 * reached, strongly connected components of the would-move graph with no way out (Tarjan 1972). Nearest first.
 */
export function findOutcomes(foresight: Foresight, starts: readonly State[]): readonly Outcome[] {
  const [start] = starts;
  const { precedents } = foresight.graph;
  if (start === undefined || starts.length > 1 || precedents === undefined || foresight.legs !== undefined)
    return outcomesFrom(foresight, starts);
  const find = finders.get(foresight) ?? byPrecedent(foresight, precedents);
  finders.set(foresight, find);
  return find(start);
}

/** Where it ends from one start: what finds it by precedents. */
const finders = new WeakMap<Foresight, (start: State) => readonly Outcome[]>();

/** Where it ends rests on nothing but how each state on the way stands, so what was found in another world with the same answers is found here. */
function byPrecedent(foresight: Foresight, book: PrecedentBook): (start: State) => readonly Outcome[] {
  const precedents = book.of<readonly Outcome[]>(`ends ${foresight.concept} ${foresight.responses}`);
  const standing = standings(foresight, book);
  const ask: Ask = (state, number) => standing(state) === number;
  const found = new Map<State, readonly Outcome[]>();
  return (start) => {
    const known = found.get(start) ?? precedents.find(start, ask);
    if (known !== undefined) {
      found.set(start, known);
      return known;
    }
    const heard = inquiry();
    const outcomes = outcomesFrom(foresight, [start], (state) => heard.note(state, standing(state), 0, true));
    precedents.add(start, heard, outcomes, ask);
    return outcomes;
  };
}

/** Numbers for how states stand: what moves would be made there, and where none, whether anybody would gain by one. */
function standings(foresight: Foresight, book: PrecedentBook): (state: State) => number {
  const { movers } = foresight.graph;
  const numbers = new Map<State, number>();
  return (state) => {
    const known = numbers.get(state);
    if (known !== undefined) return known;
    let steps = '';
    for (const { id } of movers) for (const to of foresight.wouldMove(id, state)) steps += `${id} ${to} `;
    const number = book.number(steps === '' ? String(isFree(foresight, state)) : steps);
    numbers.set(state, number);
    return number;
  };
}

/** @param visit  is told of every state on the way, nearest first */
function outcomesFrom(foresight: Foresight, starts: readonly State[], visit?: (state: State) => void): readonly Outcome[] {
  const ways = waysFrom(foresight, starts);
  if (visit !== undefined) for (const state of ways.on.keys()) visit(state);
  const classes = recurrentClasses(ways.on, starts);
  const distance = (members: readonly State[]): number => Math.min(...members.map((state) => ways.order.get(state) ?? 0));
  classes.sort((a, b) => distance(a) - distance(b));
  return classes.map((members): Outcome => {
    const states = [...members].sort((a, b) => a - b);
    const nearest = members.reduce((best, state) => ((ways.order.get(state) ?? 0) < (ways.order.get(best) ?? 0) ? state : best));
    const rest = states.length === 1;
    return { states, rest, free: rest && isFree(foresight, nearest), path: pathTo(ways, nearest) };
  });
}

function isFree(foresight: Foresight, state: State): boolean {
  if (foresight.within !== undefined) return foresight.within(state).every((each) => isFree(each.foresight, each.standing.state));
  return foresight.graph.movers.every(({ id }) => foresight.improvements(id, state).length === 0);
}

/** One way on from a state: a move, or in a composite the whole way of one theatre to its rest. */
interface Way {
  readonly to: State;
  readonly path: readonly Step[];
}

function waysOn(foresight: Foresight, state: State): readonly Way[] {
  return foresight.legs?.(state) ?? stepsFrom(foresight, state).map((step) => ({ to: step.to, path: [step] }));
}

/** All states that would be visited from the starts: how each is first reached, in breadth-first order. */
export interface Ways {
  readonly order: ReadonlyMap<State, number>;
  /** The moves that first reached it, from the state it was reached from. */
  readonly into: ReadonlyMap<State, Pick<Way, 'path'>>;
  readonly on: ReadonlyMap<State, readonly { readonly to: State }[]>;
}

/** Ways on in a composite that are followed before it is given up: every end of one theatre meets every end of the others. */
const MOST_WAYS = 500_000;

/**
 * Follows would-be moves from the starts, breadth first; in a composite, theatre by theatre.
 * @throws LimitReached  for a composite, when they come to more than can be followed
 */
export function waysFrom(foresight: Foresight, starts: readonly State[]): Ways {
  const order = new Map<State, number>();
  const into = new Map<State, Way>();
  const on = new Map<State, readonly Way[]>();
  let followed = 0;
  const queue = [...starts];
  for (const start of starts) if (!order.has(start)) order.set(start, order.size);
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State;
    if (on.has(state)) continue;
    const next = waysOn(foresight, state);
    on.set(state, next);
    followed += next.length;
    if (followed > MOST_WAYS && foresight.legs !== undefined) throw new LimitReached('the ways in which it can go on');
    for (const way of next) {
      if (order.has(way.to)) continue;
      order.set(way.to, order.size);
      into.set(way.to, way);
      queue.push(way.to);
    }
  }
  return { order, into, on };
}

/** The shortest way to a state that {@link waysFrom} visited. */
export function pathTo(ways: Ways, state: State): Step[] {
  const legs: (readonly Step[])[] = [];
  for (let leg = ways.into.get(state)?.path; leg?.[0] !== undefined; leg = ways.into.get(leg[0].from)?.path) legs.push(leg);
  return legs.reverse().flat();
}

/** Strongly connected components without a way out, by Tarjan's algorithm without recursion. */
function recurrentClasses(steps: Ways['on'], starts: readonly State[]): State[][] {
  const index = new Map<State, number>();
  const low = new Map<State, number>();
  const open: State[] = [];
  const onStack = new Set<State>();
  const classes: State[][] = [];
  const visit = (root: State): void => {
    const work: { state: State; next: number }[] = [{ state: root, next: 0 }];
    while (work.length > 0) {
      const frame = work[work.length - 1] as { state: State; next: number };
      const { state } = frame;
      if (frame.next === 0) {
        index.set(state, index.size);
        low.set(state, index.get(state) as number);
        open.push(state);
        onStack.add(state);
      }
      const step = steps.get(state)?.[frame.next++];
      if (step !== undefined) {
        if (!index.has(step.to)) work.push({ state: step.to, next: 0 });
        else if (onStack.has(step.to)) low.set(state, Math.min(low.get(state) as number, index.get(step.to) as number));
        continue;
      }
      work.pop();
      const parent = work[work.length - 1];
      if (parent !== undefined) low.set(parent.state, Math.min(low.get(parent.state) as number, low.get(state) as number));
      if (low.get(state) !== index.get(state)) continue;
      const members: State[] = [];
      let member: State;
      do {
        member = open.pop() as State;
        onStack.delete(member);
        members.push(member);
      } while (member !== state);
      const inside = new Set(members);
      if (members.every((from) => (steps.get(from) ?? []).every(({ to }) => inside.has(to)))) classes.push(members);
    }
  };
  for (const start of starts) if (!index.has(start)) visit(start);
  return classes;
}
