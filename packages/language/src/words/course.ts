/** Where the conflict goes from here, as a paragraph: who would do what, how its ends differ, what stays, and why each end lasts. */

import { countWorlds, type Foresight, type Graph, type Option, type Outcome, openPremises, type State, type Step } from '@parley/engine';
import { clausesBetween, type Deed, deedClauses, deedOf, deedSubject, levelsOf, nounWords, stayOf } from './deed.js';
import { counted, isAgreementOption, isSwitch, listed, moverSubject, numberWord, optionName, quotedOption, sentenceCase } from './names.js';
import { type Difference, differences } from './state.js';
import type { Telling } from './telling.js';
import { verbPhrase } from './verb.js';

/** Groups of outcomes that are told one by one; of more it is only said in what they differ. */
const GROUPS = 3;
/** Changes of one group that are told. */
const TOLD = 5;
/** Levels that an option may come to and still be told with what all outcomes share. */
const LEVELS = 3;
/** Further things in which outcomes differ that are named. */
const NAMED = 3;
/** A model with so few options is told whole where nothing changes. */
const FEW = 3;

/** The course of things from now, in whole sentences. */
export function courseWords(telling: Telling): string[] {
  const { now, outcomes } = telling;
  if (now === null) return ['What is said to stand now cannot all be so together, so it cannot be told where it leads.'];
  const [first, ...more] = outcomes;
  if (first === undefined) return [];
  return more.length === 0 ? onlyEnd(telling, now, first) : severalEnds(telling, now);
}

function onlyEnd(telling: Telling, now: State, end: Outcome): string[] {
  const { graph } = telling;
  const changes = changesTo(graph, now, end);
  if (!end.rest) {
    const moving = changingIn(graph, end);
    const before = inTurn(
      fromHere(telling),
      graph,
      end.path,
      changes.filter(({ option }) => !moving.has(option.id)),
    );
    const round = `it would come to no rest, but go round without end between ${numberWord(end.states.length)} states, with ${roundWords(graph, end)}`;
    return before.length === 0 ? [`${fromHere(telling)}${round}.`] : [...before, `Then ${round}.`];
  }
  const why = lastsWords(telling, end);
  if (end.states[0] === now) return [`${fromHere(telling)}nothing would change${standingNow(graph, now)}.`, ...why];
  return [...withElse(inTurn(fromHere(telling), graph, end.path, changes), elseWords(graph, changes.length)), ...why];
}

/** How the paragraph begins. Outcomes are found with open wants as they are written, and where there are such, this says so. */
function fromHere({ written }: Telling): string {
  return countWorlds(openPremises(written)) === 1n ? 'From here ' : 'As the argument is written, ';
}

/** That all else stays, as the end of the last sentence. */
function withElse(sentences: readonly string[], stays: readonly string[]): string[] {
  const last = sentences.at(-1);
  return last === undefined || stays.length === 0
    ? [...sentences]
    : [...sentences.slice(0, -1), `${last.slice(0, -1)}; all else would stay as it is.`];
}

/** 'the smuggler changing “Route” and the patrol “Post”'. */
function roundWords(graph: Graph, end: Outcome): string {
  const moving = changingIn(graph, end);
  const owners = new Map<string | null, string[]>();
  for (const option of graph.model.options) {
    if (!moving.has(option.id)) continue;
    const owner = deedSubject(graph.model, option);
    owners.set(owner, [...(owners.get(owner) ?? []), quotedOption(option)]);
  }
  return listed(
    [...owners].map(([owner, names], index) =>
      owner === null ? listed(names) : `${owner}${index === 0 ? ' changing' : ''} ${listed(names)}`,
    ),
  );
}

function changingIn(graph: Graph, end: Outcome): ReadonlySet<string> {
  const [one, ...others] = end.states;
  return new Set(one === undefined ? [] : others.flatMap((each) => differences(graph, one, each).map(({ option }) => option.id)));
}

/** How it stands in a small conflict: '; the first prisoner would still not keep silent'. */
function standingNow(graph: Graph, now: State): string {
  const own = graph.model.options.filter(({ mover }) => mover !== null);
  if (own.length > FEW) return '';
  const levels = levelsOf(graph, now);
  return `: ${clausesTogether(deedClauses(own.map((option) => stayOf(graph.model, option, levels.get(option.id) ?? ''))))}`;
}

/** One of several outcomes. */
interface End {
  readonly outcome: Outcome;
  /** What differs there from now, in the order of the way there. */
  readonly changes: readonly Difference[];
  /** The options that come to no rest there. */
  readonly moving: ReadonlySet<string>;
}

function severalEnds(telling: Telling, now: State): string[] {
  const { graph, outcomes } = telling;
  const ends = outcomes.map((outcome): End => ({ outcome, changes: changesTo(graph, now, outcome), moving: changingIn(graph, outcome) }));
  const touched = graph.model.options.filter(({ id }) => ends.some((end) => fateOf(end, id) !== AS_NOW));
  const shared = new Set(
    touched.map(({ id }) => id).filter((id) => ends.every((end) => fateOf(end, id) === fateOf(ends[0], id) && !end.moving.has(id))),
  );
  const groups = groupsBy(
    touched.filter(({ id }) => !shared.has(id)),
    ends,
  );
  const grouped = (id: string): boolean => groups?.options.has(id) === true;
  const varied = new Set(
    touched.flatMap((option) => (!shared.has(option.id) && !grouped(option.id) && variesOnly(graph, option, ends) ? [option.id] : [])),
  );
  const apart = touched.filter(({ id }) => !shared.has(id) && !grouped(id) && !varied.has(id));
  return [
    ...openingWords(telling, ends, shared, varied),
    ...groupWords(graph, ends, groups),
    ...beyondWords(telling, apart, { alone: groups === null && varied.size === 0, touched: touched.length }),
    ...lastWords(telling),
  ];
}

/** Does the option change in every outcome, only not to the same level? */
function variesOnly({ model }: Graph, option: Option, ends: readonly End[]): boolean {
  const fates = new Set(ends.map((end) => fateOf(end, option.id)));
  if (fates.has(AS_NOW) || fates.size > LEVELS || ends.some(({ moving }) => moving.has(option.id))) return false;
  return !isAgreementOption(model, option) || !fates.has(option.levels[0]?.id ?? '');
}

const AS_NOW = '';

/** The level that an option comes to. */
function fateOf(end: End | undefined, option: string): string {
  if (end?.moving.has(option) === true) return 'without rest';
  return end?.changes.find((each) => each.option.id === option)?.after ?? AS_NOW;
}

/** What comes about in each of the outcomes, and how many there are. */
function openingWords(telling: Telling, ends: readonly End[], shared: ReadonlySet<string>, varied: ReadonlySet<string>): string[] {
  const [first] = ends;
  const ways = `${numberWord(ends.length)} ways`;
  const common = (first?.changes ?? []).filter(({ option }) => shared.has(option.id) || varied.has(option.id));
  if (common.length === 0) return [`${fromHere(telling)}it can end in ${ways}.`];
  const told = inTurn(fromHere(telling), telling.graph, first?.outcome.path ?? [], common, ({ option, after }) => {
    const fates = new Set(ends.map((end) => fateOf(end, option.id)));
    return [...fates].filter((level) => level !== after);
  });
  const end =
    varied.size === 0
      ? `so it goes in each of the ${ways} in which this can end`
      : `so it goes, with one or another of these, in each of the ${ways} in which this can end`;
  return [...told.slice(0, -1), `${(told.at(-1) ?? '').slice(0, -1)}; ${end}.`];
}

/** 'In outcomes 1 to 3 North would ratify the treaty; in outcome 4 none of that would come about.' */
function groupWords(graph: Graph, ends: readonly End[], groups: Groups | null): string[] {
  const blocks = (groups?.blocks ?? []).map((places) => {
    const end = ends[places[0] ?? 0];
    const changed = (end?.changes ?? []).filter(
      ({ option }) => groups?.options.has(option.id) === true && end?.moving.has(option.id) !== true,
    );
    const turns = inTurn('', graph, end?.outcome.path ?? [], changed.slice(0, TOLD)).map((each) => each.slice(0, -1));
    if (changed.length > TOLD) turns.push(`${counted(changed.length - TOLD, 'more thing')} would change`);
    if (end !== undefined && end.moving.size > 0) turns.push(`it would go round without end, with ${roundWords(graph, end.outcome)}`);
    return { where: outcomesIn(places), turns };
  });
  // That none of it comes about can be said only after it has been told.
  const clauses = [
    ...blocks.filter(({ turns }) => turns.length > 0).map(({ where, turns }) => `${where} ${turns.join('; ')}`),
    ...blocks.filter(({ turns }) => turns.length === 0).map(({ where }) => `${where} none of that would come about`),
  ];
  const together = clauses.join('; ');
  if (together === '') return [];
  return together.length <= SHORT ? [`${sentenceCase(together)}.`] : clauses.map((each) => `${sentenceCase(each)}.`);
}

/** In what else they differ, and that all else stays. `alone`: nothing in which they differ has been told before. */
function beyondWords(
  { graph }: Telling,
  rest: readonly Option[],
  { alone, touched }: { readonly alone: boolean; readonly touched: number },
): string[] {
  const stays = elseWords(graph, touched);
  if (rest.length === 0) return stays;
  const named = rest.slice(0, NAMED).map((option) => inWhat(graph, option));
  const more = rest.length > NAMED ? [`in ${counted(rest.length - NAMED, 'more thing')}`] : [];
  const differ = `They differ ${alone ? '' : 'besides '}${listed([...named, ...more])}`;
  return [stays.length === 0 ? `${differ}.` : `${differ}; all else would stay as it is.`];
}

/** Groups of outcomes that are short enough for one sentence. */
const SHORT = 400;

/** Outcomes, by their places from 0, grouped by what some options come to. */
interface Groups {
  readonly options: ReadonlySet<string>;
  readonly blocks: readonly (readonly number[])[];
}

/** The options by which the outcomes fall into few groups, most options first; null where they fall into too many. */
function groupsBy(options: readonly Option[], ends: readonly End[]): Groups | null {
  const found = new Map<string, { options: Set<string>; blocks: number[][] }>();
  for (const { id } of options) {
    const blocks = new Map<string, number[]>();
    ends.forEach((end, place) => void blocks.set(fateOf(end, id), [...(blocks.get(fateOf(end, id)) ?? []), place]));
    const key = JSON.stringify([...blocks.values()]);
    const known = found.get(key) ?? { options: new Set<string>(), blocks: [...blocks.values()] };
    known.options.add(id);
    found.set(key, known);
  }
  // Of many outcomes a group tells little that only one thing sets apart.
  const few = [...found.values()].filter(({ options: by, blocks }) => blocks.length <= GROUPS && (by.size > 1 || ends.length <= GROUPS));
  return few.sort((a, b) => b.options.size - a.options.size || a.blocks.length - b.blocks.length)[0] ?? null;
}

/** 'in outcome 1', 'in outcomes 1 to 3', from places counted from 0. */
function outcomesIn(places: readonly number[]): string {
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  if (places.length === 1) return `in outcome ${first + 1}`;
  const run = places.length > 2 && last - first + 1 === places.length;
  return `in outcomes ${run ? `${first + 1} to ${last + 1}` : listed(places.map((place) => String(place + 1)))}`;
}

/** 'in whether Moscow would ratify the treaty', 'in how NATO would settle the military side', 'in the tie between NATO and Russia'. */
function inWhat({ model }: Graph, option: Option): string {
  const owner = deedSubject(model, option);
  const phrase = verbPhrase(optionName(option));
  if (owner === null || phrase === null || isAgreementOption(model, option))
    return `in ${isSwitch(option) ? `whether ${quotedOption(option)} stands` : nounWords(option)}`;
  return `in ${isSwitch(option) ? 'whether' : 'how'} ${owner} would ${phrase}`;
}

/** What differs at an outcome from now, in the order in which the way there brings it about. */
function changesTo(graph: Graph, now: State, { path, states: [state] }: Outcome): readonly Difference[] {
  const end = path.at(-1)?.to ?? state;
  return end === undefined ? [] : ordered(graph, path, differences(graph, now, end));
}

function ordered(graph: Graph, path: readonly Step[], changes: readonly Difference[]): Difference[] {
  return changes.toSorted(
    (a, b) =>
      stepOf(graph, path, a) - stepOf(graph, path, b) ||
      Number(isAgreementOption(graph.model, b.option)) - Number(isAgreementOption(graph.model, a.option)),
  );
}

/** The move that brings an option to where it ends; 0 where none does. */
function stepOf(graph: Graph, path: readonly Step[], { option }: Difference): number {
  return Math.max(
    0,
    path.findLastIndex(({ from, to }) => differences(graph, from, to).some((each) => each.option.id === option.id)),
  );
}

/** Changes as sentences, two clauses to each, or three where that is all. */
function inTurn(
  opening: string,
  graph: Graph,
  path: readonly Step[],
  changes: readonly Difference[],
  or: (change: Difference) => readonly string[] = () => [],
): string[] {
  const clauses = deedClauses(
    changes.map((each): Deed => deedOf(graph.model, each, or(each))),
    changes.map((each) => stepOf(graph, path, each)),
  );
  const most = clauses.length === 3 ? 3 : 2;
  const sentences: string[] = [];
  for (let index = 0; index < clauses.length; index += most) {
    const sentence = clausesTogether(clauses.slice(index, index + most));
    sentences.push(`${index === 0 ? `${opening}${sentence}` : sentenceCase(sentence)}.`);
  }
  return sentences;
}

/** Clauses in one sentence: 'a, and b'; 'a, b, and c'; with semicolons where they hold lists. */
function clausesTogether(clauses: readonly string[]): string {
  if (clauses.length < 3) return clauses.join(', and ');
  const mark = clauses.some((each) => / and |,/u.test(each.replaceAll(/\([^)]*\)|“[^”]*”/gu, ''))) ? ';' : ',';
  return `${clauses.slice(0, -1).join(`${mark} `)}${mark} and ${clauses.at(-1)}`;
}

function elseWords({ model }: Graph, touched: number): string[] {
  return touched < model.options.filter(({ mover }) => mover !== null).length ? ['All else would stay as it is.'] : [];
}

/** Why the only outcome lasts. */
function lastsWords(telling: Telling, end: Outcome): string[] {
  const { graph, now } = telling;
  const [state] = end.states;
  if (state === undefined) return [];
  const foresight = telling.foresight(telling.concept);
  if (graph.movers.every(({ id }) => foresight.moves(id, state).length === 0))
    return [`Nobody can move ${state === now ? 'at all' : 'from there'}; that alone is why it would last.`];
  const fear = fearAt(graph, foresight, end);
  if (fear !== null) return [`Only fear of an answer would keep it so: ${fear}.`];
  return [state === now ? 'Nobody could gain by a move.' : 'There it would rest, for nobody could gain by a further move.'];
}

/** Why each of several outcomes lasts, or that it does not. */
function lastWords({ graph, outcomes, concept, foresight }: Telling): string[] {
  const fears = outcomes.map((end) => (end.rest ? fearAt(graph, foresight(concept), end) : null));
  const held = fears.flatMap((fear, index) => (fear === null ? [] : [index]));
  const rounds = outcomes.flatMap(({ rest }, index) => (rest ? [] : [index]));
  const free = outcomes.length - held.length - rounds.length;
  const noRest =
    rounds.length === 0
      ? []
      : [
          `${sentenceCase(outcomesIn(rounds).slice(3))} ${rounds.length === 1 ? 'is no rest but a round' : 'are no rests but rounds'} without end.`,
        ];
  const [first] = held;
  if (first === undefined) {
    if (free === 0) return noRest;
    return [
      ...noRest,
      `${rounds.length === 0 ? 'Each would last' : free === 1 ? 'The other would last' : 'The others would last'}, for nobody could then gain by a further move.`,
    ];
  }
  const which = held.length === outcomes.length ? 'Each' : sentenceCase(outcomesIn(held).slice(3));
  const others = free === 0 ? '' : `; in ${free === 1 ? 'the other' : 'the others'} nobody could gain by a further move`;
  return [
    ...noRest,
    `${which} would last only for fear of an answer: ${held.length === 1 ? '' : `${outcomesIn([first])} `}${fears[first]}${others}.`,
  ];
}

/** 'North would strike, were it not that South would then raid the valley'; null where no fear holds it. */
function fearAt(graph: Graph, foresight: Foresight, { free, states: [state] }: Outcome): string | null {
  if (free || state === undefined) return null;
  const held = graph.movers.filter(({ id }) => foresight.improvements(id, state).length > 0).map(({ id }) => id);
  for (const mover of held) {
    const improvement = foresight.certificate(mover, state).improvements.find(({ deterrent }) => deterrent !== null);
    const answer = improvement?.deterrent?.answers[0];
    if (improvement === undefined || answer === undefined) continue;
    const others = held.filter((each) => each !== mover).map((each) => moverSubject(graph.model, each));
    const also =
      others.length === 0 ? '' : `; ${others.length > NAMED ? `${numberWord(others.length)} more` : listed(others)} would hold back too`;
    return `${deedsBetween(graph, state, improvement.to)}, were it not that ${deedsBetween(graph, answer.from, answer.to, 'then ')}${also}`;
  }
  return 'those who could gain by a move would hold back';
}

/** What one move changes: 'the hill people would then raid the valley'. */
function deedsBetween(graph: Graph, from: State, to: State, then = ''): string {
  return clausesTogether(clausesBetween(graph, from, to, TOLD)).replace(' would ', ` would ${then}`);
}
