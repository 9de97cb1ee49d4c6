/** Bargains, and what an equilibrium would take, in words. */

import type { Bargain, Graph, Guarantee, Leaver, State } from '@parley/engine';
import { doing } from './move.js';
import { levelName, listed, moverName, moverOf, optionName, optionOf, sentenceCase } from './names.js';
import { decidingWant } from './preference.js';
import { differenceWords } from './state.js';
import { changeWords } from './tip.js';

/** A bargain in one sentence: who would do what together. */
export function bargainWords(graph: Graph, from: State, { parties, to }: Bargain): string {
  // An agreement is its parties.
  const names = parties.flatMap((id) => {
    const mover = moverOf(graph.model, id);
    return mover.kind === 'agreement' ? mover.parties.map((party) => moverName(graph.model, party)) : [moverName(graph.model, id)];
  });
  return `${sentenceCase(listed([...new Set(names)]))} together: ${differenceWords(graph, from, to)}`;
}

/** What each party gets: 'Washington, by its want “...”'; one clause each. */
export function gainWords(graph: Graph, from: State, { parties, to }: Bargain): readonly string[] {
  return parties.flatMap((id) => {
    const want = decidingWant(graph, id, to, from, 'colon');
    if (want === null) return [];
    const kind = moverOf(graph.model, id).kind;
    return [kind === 'body' ? `${moverName(graph.model, id)}: ${want}` : want];
  });
}

/** Would it last? Under the concept asked for, and how that differs without fear or under SEQ. */
export function lastingWords(graph: Graph, bargain: Bargain, concept: keyof Bargain['lasts']): string {
  const { lasts, ends, to } = bargain;
  if (lasts[concept]) {
    const free = lasts.nash ? 'It would last, and nobody would have to be afraid for it' : 'It would last, but only for fear of answers';
    return `${free}.`;
  }
  const [end] = ends;
  const onlyUnder = (['smr', 'gmr', 'sseq', 'seq'] as const).find((each) => lasts[each]);
  const note = onlyUnder === undefined ? '' : ` Under ${onlyUnder.toUpperCase()} it would.`;
  const state = end?.states[0];
  if (end === undefined || state === undefined || state === to) return `It would not last.${note}`;
  const mover = end.path[0]?.mover;
  const who = mover === undefined ? '' : ` ${sentenceCase(moverName(graph.model, mover))} would move on, and`;
  return `It would not last:${who} it would come to this: ${differenceWords(graph, to, state)}${note}`;
}

/** Who loses by it without being asked; null when nobody does. */
export function loserWords(graph: Graph, { losers }: Bargain): string | null {
  return losers.length === 0 ? null : `At the cost of ${listed(losers.map((id) => moverName(graph.model, id)))}.`;
}

/** What would keep a mover at a state: sentences. */
export function leaverWords(graph: Graph, state: State, { mover, pulls, changes, wishFirst }: Leaver): readonly string[] {
  const { model } = graph;
  const [pull] = pulls;
  const want = pull === undefined ? null : decidingWant(graph, mover, pull, state, 'colon');
  const leaves =
    pull === undefined ? 'does not foresee this state' : `would ${doing(graph, state, pull)}${want === null ? '' : ` (${want})`}`;
  const [first, ...others] = changes;
  const stays =
    first !== undefined
      ? `It would stay if ${changeWords(model, first)}${others.length === 0 ? '' : `; ${others.length === 1 ? 'one other change' : `${others.length} other changes`} as small would do as well`}.`
      : wishFirst === true
        ? 'Nothing smaller would keep it than to want this above all else.'
        : wishFirst === false
          ? 'Not even to want this above all else would keep it: a still better state of the kind is within its reach.'
          : 'It is no actor, so its members would have to want otherwise.';
  return [`${sentenceCase(moverName(model, mover))} ${leaves}.`, stays];
}

/** A guarantee in a sentence, and the line of a critique or variant that would make it. */
export function guaranteeWords(graph: Graph, guarantee: Guarantee): { readonly words: string; readonly line: string | null } {
  const { model } = graph;
  const option = optionOf(model, guarantee.option);
  const owner = option.mover === null ? '' : ` (which ties the hands of ${moverName(model, option.mover)})`;
  switch (guarantee.kind) {
    case 'fix': {
      const plain = option.levels.length === 2 && option.levels[0]?.id === 'off' && option.levels[1]?.id === 'on';
      const line = plain ? (guarantee.level === 'on' ? option.id : `not ${option.id}`) : `${option.id} = ${guarantee.level}`;
      const what = plain
        ? `“${optionName(option)}” ${guarantee.level === 'on' ? 'can be relied on' : 'is ruled out for good'}`
        : `“${optionName(option)}” stays at ${levelName(option, guarantee.level)}`;
      return { words: `${what}${owner}.`, line: `fix ${line}` };
    }
    case 'irreversible':
      return { words: `“${optionName(option)}” cannot be taken back${owner}.`, line: null };
    case 'bind':
      return { words: `“${moverName(model, guarantee.agreement)}” also binds “${optionName(option)}”${owner}.`, line: null };
  }
}
