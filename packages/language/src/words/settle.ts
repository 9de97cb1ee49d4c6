/** Bargains, and what an equilibrium would take, in words. */

import {
  type Bargain,
  type Concept,
  type Graph,
  type Guarantee,
  type Leaver,
  type Looked,
  type Model,
  type State,
  type Statement,
  settingsOf,
  whyPrefers,
} from '@parley/engine';
import { CONCEPT_WORDS } from './concept.js';
import { conditionWords } from './condition.js';
import { doing } from './move.js';
import {
  listed,
  moverName,
  moverOf,
  moverSubject,
  numberWord,
  optionName,
  optionOf,
  partyNames,
  quotedLevel,
  sentenceCase,
} from './names.js';
import { decidingWant } from './preference.js';
import { differenceWords } from './state.js';
import { changeWords } from './tip.js';
import { exactlyWhen, inWorlds, wantName } from './worlds.js';

/** The parties of a bargain by id: in place of an agreement its own. */
function partiesOf({ parties, graph }: Bargain): readonly string[] {
  return [
    ...new Set(
      parties.flatMap((id) => {
        const mover = moverOf(graph.model, id);
        return mover.kind === 'agreement' ? mover.parties : [id];
      }),
    ),
  ];
}

/** Who would make the bargain, at the start of a sentence. */
export function partiesWords(bargain: Bargain): string {
  return sentenceCase(listed(partiesOf(bargain).map((id) => moverName(bargain.graph.model, id))));
}

/** A bargain in one sentence: who would do what together. */
export function bargainWords(from: State, bargain: Bargain): string {
  const { graph, to, twins } = bargain;
  const like =
    twins === 0
      ? ''
      : ` ${twins === 1 ? 'One more differs from it' : `${sentenceCase(numberWord(twins))} more differ from it`} only in what none of them cares about.`;
  return `${partiesWords(bargain)} together: ${differenceWords(graph, from, to)}${like}`;
}

/**
 * What each party gets: 'Washington’s want “voice”'; one clause each.
 * @param written  the model as it is written: of a bargain in other worlds, wants may stand the other way round
 */
export function gainWords(written: Model, from: State, bargain: Bargain): readonly string[] {
  const { graph, to } = bargain;
  return partiesOf(bargain).flatMap((id) => {
    const name = moverName(graph.model, id);
    const turned = turnedWant(written, graph, id, to, from);
    if (turned !== null) return [`${name}, wanting the opposite of ${wantName(written, id, turned)} there`];
    if (whyPrefers(graph, id, to, from).kind === 'ranking') return [`${name}, by the ranking given`];
    const want = decidingWant(graph, id, to, from, 'colon');
    if (want === null) return [];
    return [moverOf(graph.model, id).kind === 'actor' ? want : `${name}: ${want}`];
  });
}

/** The want that decides, by its place in the model as written, when it is a `maybe` of which the opposite is wanted in this world. */
function turnedWant(written: Model, graph: Graph, actor: string, a: State, b: State): number | null {
  const why = whyPrefers(graph, actor, a, b);
  if (why.kind !== 'statement') return null;
  const decides = wantsOf(graph.model, actor)[why.index]?.condition;
  const at = wantsOf(written, actor).findIndex(({ maybe, condition }) => maybe && decides?.kind === 'not' && decides.of === condition);
  return at < 0 ? null : at;
}

function wantsOf(model: Model, actor: string): readonly Statement[] {
  const mover = moverOf(model, actor);
  return mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [];
}

/** Would it last? Under the concept asked for, and how that differs without fear or with other fears. */
export function lastingWords({ graph, lasts, ends, to }: Bargain, concept: Concept): string {
  if (lasts[concept])
    return lasts.nash ? 'It would last: nobody could gain by leaving it.' : 'It would last, but only for fear of answers.';
  const [end] = ends;
  const onlyUnder = (['sseq', 'seq', 'smr', 'gmr'] as const).find((each) => lasts[each]);
  const note = onlyUnder === undefined ? '' : ` It would last if ${CONCEPT_WORDS[onlyUnder].supposed}.`;
  const state = end?.states[0];
  if (end === undefined || state === undefined || state === to) return `It would not last.${note}`;
  const mover = end.path[0]?.mover;
  const who = mover === undefined ? '' : ` ${moverSubject(graph.model, mover)} would move on, and`;
  return `It would not last:${who} it would come to this: ${differenceWords(graph, to, state)}${note}`;
}

/** Who loses by it without being asked; null when nobody does. */
export function loserWords({ graph, losers }: Bargain): string | null {
  return losers.length === 0 ? null : `At the cost of ${listed(losers.map((id) => moverName(graph.model, id)))}.`;
}

/**
 * In how many worlds it is on the table, and in how many it would last; null where both are as told in every world.
 * @param written  the model whose wants the worlds are told by
 */
export function bargainShareWords(
  written: Model,
  { preferred, lasting, lasts, rule }: Bargain,
  looked: Looked,
  concept: Concept,
): string | null {
  const always = preferred.holds === preferred.of;
  if (looked.total === 1n || (always && lasting.holds === (lasts[concept] ? lasting.of : 0))) return null;
  const when = always ? null : exactlyWhen(written, rule, looked);
  const gain = `Each of them gains by it ${inWorlds(preferred)}${when === null ? '' : `, ${when}`}`;
  if (preferred.holds === 0) return `${gain}.`;
  const kept =
    lasting.holds === 0
      ? 'it would not last there'
      : lasting.holds === lasting.of
        ? 'it would last there'
        : `it would last in ${numberWord(lasting.holds)} of these`;
  return `${gain}; ${kept}.`;
}

/**
 * What would keep a mover at a state: sentences.
 * @param written  the model whose wants the worlds and changes are told by; of a theatre's graph that of the whole
 */
export function leaverWords(written: Model, graph: Graph, state: State, leaver: Leaver, looked: Looked): readonly string[] {
  const { mover, pulls, changes, more, wishFirst, leaves, rule } = leaver;
  const [pull] = pulls;
  const want = pull === undefined ? null : decidingWant(graph, mover, pull, state, 'colon');
  const goes =
    pull === undefined ? 'could not foresee this state' : `would ${doing(graph, state, pull)}${want === null ? '' : ` (${want})`}`;
  const when = leaves.holds === leaves.of ? null : exactlyWhen(written, rule, looked);
  const share = leaves.holds === leaves.of ? '' : `, ${inWorlds(leaves)}${when === null ? '' : `, ${when}`}`;
  const [first, ...others] = changes;
  const like = others.length + more;
  const kept = first === undefined || first.stays.holds === first.stays.of ? '' : `; there would then be none ${inWorlds(first.stays)}`;
  const stays =
    first !== undefined
      ? `There would be no such move if ${changeWords(written, first.change)}${kept}${like === 0 ? '' : `; ${like === 1 ? 'one other change' : `${numberWord(like)} other changes`} as small would do as well`}.`
      : wishFirst === true
        ? 'Nothing smaller would do than to want this above all else.'
        : wishFirst === false
          ? 'Not even to want this above all else would do: a still better state of the kind is within reach.'
          : moverOf(written, mover).kind === 'agreement'
            ? 'It takes all of them, so it would be enough that one of them wanted otherwise.'
            : 'Members decide there, so some of them would have to want otherwise.';
  return [`${sentenceCase(moverSubject(written, mover))} ${goes}${share}.`, stays];
}

/** 'That supposes that “A second site is known” stands, which no mover can change.'; null where all of that is as at present. */
export function supposesWords(graph: Graph, state: State, now: State | null): string | null {
  if (now === null) return null;
  const { model } = graph;
  const before = new Map(settingsOf(graph, now).map(({ option, level }) => [option, level]));
  const otherwise = settingsOf(graph, state).flatMap(({ option, level }) =>
    optionOf(model, option).mover !== null || before.get(option) === level
      ? []
      : conditionWords(model, { kind: 'level', option, is: '=', level }),
  );
  return otherwise.length === 0 ? null : `That supposes that ${listed(otherwise)}, which no mover can change.`;
}

/**
 * A guarantee in a sentence, and the line of a critique or variant that would make it.
 * @param model  the whole: an agreement of one theatre may bind what belongs to another
 */
export function guaranteeWords(model: Model, guarantee: Guarantee): { readonly words: string; readonly line: string | null } {
  const option = optionOf(model, guarantee.option);
  const owner = option.mover === null ? '' : ` (which ties the hands of ${handsOf(model, option.mover)})`;
  switch (guarantee.kind) {
    case 'fix': {
      const plain = option.levels.length === 2 && option.levels[0]?.id === 'off' && option.levels[1]?.id === 'on';
      const line = plain ? (guarantee.level === 'on' ? option.id : `not ${option.id}`) : `${option.id} = ${guarantee.level}`;
      const what = plain
        ? `“${optionName(option)}” ${guarantee.level === 'on' ? 'can be relied on' : 'is ruled out for good'}`
        : `“${optionName(option)}” stays at ${quotedLevel(option, guarantee.level)}`;
      return { words: `${what}${owner}.`, line: `fix ${line}` };
    }
    case 'irreversible':
      return { words: `“${optionName(option)}” cannot be taken back${owner}.`, line: null };
    case 'bind':
      return { words: `“${moverName(model, guarantee.agreement)}” also binds “${optionName(option)}”${owner}.`, line: null };
  }
}

/** Whose hands a guarantee ties: of an agreement those of its parties. */
function handsOf(model: Model, mover: string): string {
  const owner = moverOf(model, mover);
  return owner.kind === 'agreement' ? partyNames(model, owner) : moverName(model, mover);
}
