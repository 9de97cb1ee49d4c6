/** Ways from state to state, and where they end, in words. */

import type { Foresight, Graph, Outcome, State, Step, WayTo } from '@parley/engine';
import { doing, stepWords } from './move.js';
import { counted, listed, moverSubject, numberWord, sentenceCase } from './names.js';
import { differences, differenceWords, stateInShort } from './state.js';

/** Steps of a way that are told; the rest are counted. One more than that is told too. */
const STEPS = 3;

/**
 * 'NATO governments would choose “Invite the three”, then Russia would drop “Ratify START II”'; null for no step at all. Of each move at most `changes`
 * changes are told. A long way is cut short, but never by `key`, the step that matters.
 */
export function pathWords(
  graph: Graph,
  path: readonly Step[],
  changes: number = Number.POSITIVE_INFINITY,
  key: Step | null = null,
): string | null {
  if (path.length === 0) return null;
  const keyAt = key === null ? -1 : path.indexOf(key);
  const opening = isToldWhole(path) ? path.length : keyAt < STEPS ? STEPS : STEPS - 1;
  const clauses: string[] = [];
  let skipped = 0;
  const skip = () => {
    if (skipped > 0) clauses.push(`then ${skipped === 1 ? 'comes' : 'come'} ${counted(skipped, 'more move')}`);
    skipped = 0;
  };
  for (const [index, step] of path.entries()) {
    if (index >= opening && index !== keyAt) {
      skipped++;
      continue;
    }
    skip();
    const clause = stepWords(graph, step, 'would', changes);
    clauses.push(index === 0 ? clause : `then ${clause}`);
  }
  skip();
  return clauses.join(', ');
}

/** Is a way short enough that every step of it is told? */
export function isToldWhole(path: readonly Step[]): boolean {
  return path.length <= STEPS + 1;
}

/** Who moves along a path, in brief: 'NATO governments, then Russia, then NATO governments'. */
export function moversAlong(graph: Graph, path: readonly Step[]): string {
  return path.map((step) => moverSubject(graph.model, step.mover)).join(', then ');
}

/**
 * How an outcome is told: its rest, or the round it goes. Never says a cycle as if it were a rest. A later outcome is told by how it differs from
 * outcome 1, where that is shorter, so that what they share is said once.
 */
export function outcomeWords(graph: Graph, outcome: Outcome, now: State | null, first: Outcome | null = null): string {
  const [state] = outcome.states;
  if (state === undefined) return '';
  const words = besideFirst(graph, state, now, first === outcome ? null : first);
  if (outcome.rest) return words;
  const moving = new Set<string>();
  for (const each of outcome.states) for (const { option } of differences(graph, state, each)) moving.add(option.name);
  const what = listed([...moving].map((name) => `“${name}”`));
  return `No rest: it goes round between ${numberWord(outcome.states.length)} states without end, with ${what} changing. One of them: ${words}`;
}

/** By the shorter of the differences from now and from the first outcome. */
function besideFirst(graph: Graph, state: State, now: State | null, first: Outcome | null): string {
  if (now === null || now === state) return stateInShort(graph, state, now);
  const change = changeWords(graph, 'now', now, state);
  const [one] = first?.states ?? [];
  if (one === undefined) return change;
  const beside = changeWords(graph, first?.rest === true ? 'outcome 1' : 'the state told of outcome 1', one, state);
  return beside.length < change.length ? beside : change;
}

function changeWords(graph: Graph, than: string, from: State, to: State): string {
  return `As ${than}, but ${differenceWords(graph, from, to)}`;
}

/**
 * Why an outcome lasts, in a short sentence: nobody could gain, or who holds back for fear of whom. `within`: moves count only that change one of
 * these options, as where one theatre of several is told.
 */
export function outcomeKind(graph: Graph, outcome: Outcome, foresight: Foresight, within: ReadonlySet<string> | null = null): string {
  if (!outcome.rest) return 'Not an equilibrium: someone always moves on.';
  const [state] = outcome.states;
  if (state === undefined) return '';
  const counts = (to: State): boolean => within === null || differences(graph, state, to).some(({ option }) => within.has(option.id));
  if (nobodyCanMove(graph, foresight, state, counts)) return 'Nobody can move from here; that alone is why it lasts.';
  const held = outcome.free ? [] : graph.movers.filter(({ id }) => foresight.improvements(id, state).some(counts));
  const [first, ...more] = held;
  if (first === undefined) return 'Nobody could gain by a move.';
  const to = foresight.certificate(first.id, state).improvements.find((each) => counts(each.to));
  const answer = to?.deterrent?.answers[0];
  if (to === undefined || answer === undefined) return 'Only fear holds it.';
  const others =
    more.length === 0 ? '' : ` ${sentenceCase(listed(more.map(({ id }) => moverSubject(graph.model, id))))} would hold back too.`;
  return `Only fear holds it: ${moverSubject(graph.model, first.id)} would ${doing(graph, state, to.to)}, but for the answer of ${moverSubject(graph.model, answer.mover)}.${others}`;
}

/** True when no mover has any move from the state, wanted or not; of moves only those that `counts` names. */
export function nobodyCanMove(graph: Graph, foresight: Foresight, state: State, counts: (to: State) => boolean = () => true): boolean {
  return graph.movers.every(({ id }) => !foresight.moves(id, state).some(counts));
}

/** What kind of way there is between two states, as a sentence. */
export function wayKindWords(way: WayTo): string {
  switch (way.kind) {
    case 'would-move':
      return way.path.length === 0 ? 'It is there already.' : 'Each of these moves would be made.';
    case 'improvements':
      return 'Each of these moves is a gain for its mover, but not each would be made: some have an answer to fear, or a better move beside them.';
    case 'moves':
      return 'Only by moves that nobody would make as the wants stand: at least one of these costs its mover, or gains nothing.';
    case 'none':
      return 'There is no way there, whoever moves.';
  }
}
