/**
 * Moves in words. What the author named by a verb is said outright: 'NATO would admit the three'. Of other names switches are chosen or dropped and levels shift:
 * 'Russia could drop “Naval blockade” and shift “Posture to the West” from partner to wary'.
 */

import type { Graph, Model, State, Step } from '@parley/engine';
import { agreedFirst, saidOutright, series } from './deed.js';
import { counted, isSwitch, listed, moverOf, moverSubject, partyNames, quotedLevel, quotedOption } from './names.js';
import { type Difference, differences } from './state.js';
import { gerund } from './verb.js';

/** 'choose' or 'choosing'. */
type Form = 'infinitive' | 'gerund';

/**
 * What changes, after 'would', 'could' or 'can': 'choose “A” and drop “B”'. Of a move with more than `changes` changes the first are told,
 * an agreement's own before those it binds, and the rest are counted.
 */
export function doing(graph: Graph, from: State, to: State, changes: number = Number.POSITIVE_INFINITY): string {
  return deeds(graph.model, differences(graph, from, to), 'infinitive', changes);
}

/** What changes, after 'by': 'choosing “A” and dropping “B”'; as in `doing`. */
export function byDoing(graph: Graph, from: State, to: State, changes: number = Number.POSITIVE_INFINITY): string {
  return deeds(graph.model, differences(graph, from, to), 'gerund', changes);
}

/** The one who moves, as the subject of a sentence. A party that leaves an agreement alone is one of its parties. */
export function actingSubject(graph: Graph, step: Step): string {
  const mover = moverOf(graph.model, step.mover);
  if (mover.kind === 'agreement' && mover.anyPartyMayLeave) {
    const own = differences(graph, step.from, step.to).find(({ option }) => option.id === mover.id);
    if (own !== undefined && own.after === own.option.levels[0]?.id) {
      return partyNames(graph.model, mover).replace(/ and (?=[^,]*$)/u, ' or ');
    }
  }
  return moverSubject(graph.model, step.mover);
}

/** 'Russia would drop “Ratify START II”'. */
export function stepWords(
  graph: Graph,
  step: Step,
  modal: 'would' | 'could' | 'can' = 'would',
  changes: number = Number.POSITIVE_INFINITY,
): string {
  return `${actingSubject(graph, step)} ${modal} ${doing(graph, step.from, step.to, changes)}`;
}

const VERBS = {
  up: { infinitive: 'choose', gerund: 'choosing' },
  down: { infinitive: 'drop', gerund: 'dropping' },
  shift: { infinitive: 'shift', gerund: 'shifting' },
} as const;

/** Of more changes than there is room for the first are told; one more than there is room for is told too. */
function deeds(model: Model, all: readonly Difference[], form: Form, most: number): string {
  const changed = agreedFirst(model, all).slice(0, all.length <= most + 1 ? all.length : most);
  if (changed.length === 0) return form === 'infinitive' ? 'stay' : 'staying';
  const said: string[] = [];
  const kinds: Record<keyof typeof VERBS, string[]> = { up: [], down: [], shift: [] };
  for (const { option, before, after } of changed) {
    const outright = saidOutright(model, option, [after]);
    if (outright !== null) said.push(form === 'gerund' ? gerund(outright) : outright);
    else if (isSwitch(option)) kinds[after === option.levels[0]?.id ? 'down' : 'up'].push(quotedOption(option));
    else kinds.shift.push(`${quotedOption(option)} from ${quotedLevel(option, before)} to ${quotedLevel(option, after)}`);
  }
  const quoted = (Object.keys(kinds) as (keyof typeof kinds)[])
    .filter((kind) => kinds[kind].length > 0)
    .map((kind) => `${VERBS[kind][form]} ${listed(kinds[kind])}`);
  const phrases = [...said, ...quoted];
  const left = all.length - changed.length;
  if (left > 0) return [...phrases, `and ${form === 'gerund' ? 'making' : 'make'} ${counted(left, 'more change')}`].join(', ');
  // A list within the list: the comma keeps the two apart.
  return phrases.length === 2 && /”.*“/u.test(phrases[0] ?? '') ? `${phrases[0]}, and ${phrases[1]}` : series(phrases);
}
