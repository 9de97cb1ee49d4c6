/**
 * The reason for a verdict: one sentence that names people and moves. It is written from the evidence that the check returned, and
 * says plainly when a claim holds emptily, was so already, or cannot be told.
 */

import {
  type Claim,
  type ClaimResult,
  type Concept,
  type Condition,
  conditionHolds,
  type Evidence,
  type Model,
  type Outcome,
  type StabilityCertificate,
  type State,
  type Step,
} from '@parley/engine';
import { concerning, nearEvidence } from './concern.js';
import { conditionWords, decidingFacts, decidingOptions, factWords } from './condition.js';
import { eyesOf } from './eyes.js';
import { answerWords, butThen, hangsOnWords, lossWords, NOBODY_FEARS, ownAnswerNote, underOthersWords } from './fear.js';
import { byDoing, doing, stepWords } from './move.js';
import { counted, figure, listed, moverName, moverOf, moverSubject, numberWord, sentenceCase } from './names.js';
import { pathWords } from './path.js';
import { decidingWant } from './preference.js';
import { differences, stateWords } from './state.js';
import { outcomeNumber, type Telling } from './telling.js';
import { separationWords, shareWords } from './worlds.js';

/** Why a claim came out as it did. Every part is a whole sentence. */
export interface Reason {
  /** One sentence that names people and moves. */
  readonly sentence: string;
  /** The want that decides the decisive move; null when no single move decides. */
  readonly want: string | null;
  /** The fear the verdict hangs on, or that it hangs on none; null when nobody's moves enter. */
  readonly hangsOn: string | null;
  /** In what share of the worlds it holds, and what sets them apart; null where the model leaves nothing open. */
  readonly worlds: string | null;
  /** What sets the worlds apart, alone; null where nothing does, or no simple rule tells. */
  readonly apart: string | null;
  /** How it comes out under the other compared concepts, where that differs. */
  readonly elsewhere: string | null;
}

/** The reason for one checked claim. */
export function reasonFor(telling: Telling, claim: Claim, result: ClaimResult): Reason {
  const { graph } = telling;
  const { sentence, decisive } = tell(telling, claim, { ...result, evidence: nearEvidence(graph, claim, result.evidence) });
  const hangsOn = hangsOnWords(graph, claim, result, telling.changes);
  // The fear is not told twice when the sentence is about it, nor that there is none.
  const answer = /but then\b.*?\./u.exec(hangsOn ?? '')?.[0];
  const known =
    (answer !== undefined && sentence.includes(answer)) ||
    (hangsOn === `${NOBODY_FEARS}.` && sentence.includes('nobody could gain by a move'));
  return {
    sentence: sentenceCase(sentence),
    worlds: result.worlds === null ? null : worldsWords(telling.written, result),
    apart: result.worlds === null ? null : separationWords(telling.written, result.worlds),
    want: decisive === null ? null : turnWant(telling, decisive),
    hangsOn: known ? null : hangsOn,
    elsewhere: result.evidence.kind === 'empty' || result.evidence.kind === 'pairs' ? null : underOthersWords(result, hangsOn),
  };
}

/** 'Holds in 83% of 240 orders. It fails whenever ...', and of which world the rest speaks. */
function worldsWords(model: Model, result: ClaimResult): string {
  const { worlds, verdict } = result;
  if (worlds === null) return '';
  const rule = separationWords(model, worlds);
  const { holds, tried } = worlds;
  const share = `${holds === 0 ? 'Fails' : 'Holds'} ${holds === 0 ? shareWords({ ...worlds, holds: tried }) : shareWords(worlds)}.`;
  const follow = !isMixed(result) ? '' : verdict === 'holds' ? ' One where it fails:' : ' Where it fails, for instance:';
  return `${share}${rule === null ? '' : ` ${rule}`}${follow}`;
}

/** Does it hold in some worlds and not in others? What is told is then of one where it fails. */
function isMixed({ worlds }: ClaimResult): boolean {
  return worlds !== null && worlds.holds > 0 && worlds.holds < worlds.tried;
}

/** The reason as one piece of text, for JSON and other one-line places. */
export function reasonText(reason: Reason): string {
  return [reason.worlds, reason.sentence, reason.want, reason.hangsOn, reason.elsewhere].filter((part) => part !== null).join(' ');
}

/** 'Behind that move: Russia’s want “frontier” [essay 13-14].', or behind the first of several; null when no single want decides. */
export function stepWant(telling: Telling, step: Step, which: 'that' | 'the first' = 'that'): string | null {
  const want = wantBehind(telling, step);
  return want === null ? null : `Behind ${which} move: ${want}.`;
}

/** The want that a move serves, as its mover sees things. */
function wantBehind({ graph }: Telling, { mover, from, to }: Step): string | null {
  const eyes = eyesOf(graph, mover);
  const want = decidingWant(eyes.graph, mover, eyes.seen(to), eyes.seen(from), 'colon');
  return want === null || !eyes.own ? want : `${want}, in the view of ${moverName(graph.model, mover)}`;
}

/** The same for the move that decided a claim; where it is one of several moves, it is named. */
function turnWant(telling: Telling, { step, alone }: Decisive): string | null {
  if (alone) return stepWant(telling, step);
  const want = wantBehind(telling, step);
  if (want === null) return null;
  const actor = moverOf(telling.graph.model, step.mover).kind === 'actor';
  return `What turns it: ${actor ? want : `the move of ${moverName(telling.graph.model, step.mover)}, ${want}`}.`;
}

/** A move that decided a claim, and whether it is the only move told. */
interface Decisive {
  readonly step: Step;
  readonly alone: boolean;
}

/** Evidence of one kind. */
type Of<Kind extends Evidence['kind']> = Extract<Evidence, { kind: Kind }>;

interface Told {
  readonly sentence: string;
  /** The move to give a want for: the last that changed the claim's condition. */
  readonly decisive: Decisive | null;
}

const plain = (sentence: string): Told => ({ sentence, decisive: null });

function tell(telling: Telling, claim: Claim, result: ClaimResult): Told {
  const { evidence, verdict } = result;
  const { form } = claim;
  if (evidence.kind === 'empty') return plain(emptyWords(claim, evidence, result.event));
  if (verdict === 'unknown') return plain('It cannot be told: the check met a limit before it was done.');
  switch (form.kind) {
    case 'always':
    case 'never':
    case 'possible':
      return evidence.kind === 'courses' ? tellRest(telling, claim, result, evidence, form.condition) : mismatch(claim);
    case 'leadsTo':
      return evidence.kind === 'courses' ? tellLeads(telling, claim, result, evidence, form.result) : mismatch(claim);
    case 'lasts':
      return evidence.kind === 'courses' ? tellLeads(telling, claim, result, evidence, form.condition) : mismatch(claim);
    case 'answers':
      return evidence.kind === 'answers' ? tellAnswers(telling, result, evidence, form.mover, form.answer) : mismatch(claim);
    case 'leaves':
      return evidence.kind === 'comparison' ? plain(comparisonWords(telling, evidence, form)) : mismatch(claim);
    case 'prefers':
      return evidence.kind === 'pairs' ? plain(pairWords(telling, evidence, form.mover)) : mismatch(claim);
    case 'stable':
    case 'unstable':
      return evidence.kind === 'count' ? plain(countWords(telling, evidence, result)) : mismatch(claim);
    case 'canForce':
    case 'cannotPrevent':
      return evidence.kind === 'control'
        ? plain(controlWords(telling, evidence, form.mover, form.result, form.kind, verdict === 'holds' && !isMixed(result)))
        : mismatch(claim);
    case 'deterred':
      return evidence.kind === 'deterrence' ? tellDeterrence(telling, evidence, form.mover, result.concept) : mismatch(claim);
  }
}

/** Evidence that does not belong to the claim's form is a fault of the program, not of the model. */
function mismatch(claim: Claim): never {
  throw new Error(`the evidence for claim ${claim.id} does not fit its form (${claim.form.kind})`);
}

function emptyWords(claim: Claim, evidence: Of<'empty'>, event: string | null): string {
  switch (evidence.what) {
    case 'start':
      return event === null
        ? 'There is nothing to check: no state that can happen meets the condition it starts from.'
        : 'There is nothing to check: the event meets no state that it could change, by the rules of the model.';
    case 'pair':
      return 'There is nothing to compare: no two states that can happen differ in just what it names.';
    case 'state':
      return claim.form.kind === 'stable' || claim.form.kind === 'unstable'
        ? 'There is nothing to check: no state that can happen is like that.'
        : 'There is nothing to check: no state that can happen meets the condition.';
    case 'now':
      return 'It cannot be told, because the present itself is ruled out by the rules of the model.';
    case 'unlisted':
      return 'That would take going through more states than can be listed. Ask it of one theatre, in its own file.';
  }
}

/** always, never, possible: where things come to rest from here, or from the supposed start. */
function tellRest(telling: Telling, claim: Claim, result: ClaimResult, evidence: Of<'courses'>, condition: Condition): Told {
  const { graph } = telling;
  const { witness, courses } = evidence;
  const ends = courses.flatMap((course) => course.outcomes);
  if (witness === null || (ends.length === 1 && witness.outcome.rest)) return tellAll(telling, claim, result, ends, condition);
  const comesAbout = claim.form.kind === 'never' || claim.form.kind === 'possible';
  const where = place(telling, claim, witness.state, witness.outcome, result.concept);
  const facts = decidingFacts(graph, condition, witness.state);
  const way = telltale(telling, witness.path, condition);
  return {
    sentence: `${comesAbout ? 'it comes about' : 'not so'} ${where}: ${facts}.${way === null ? '' : ` The way there: ${way.words}.`}`,
    decisive: way === null ? null : turning(telling, witness.path, condition),
  };
}

/** Every end agrees, or there is but one. */
function tellAll(telling: Telling, claim: Claim, result: ClaimResult, ends: readonly Outcome[], condition: Condition): Told {
  const { graph } = telling;
  const here = claim.from === null ? 'here' : 'there';
  const [first] = [...ends].sort((one, other) => one.path.length - other.path.length);
  const [state] = first?.states ?? [];
  if (first === undefined || state === undefined) return plain('There is nothing to check: nothing follows.');
  const facts = decidingFacts(graph, condition, state);
  if (ends.length > 1) {
    const same = ends.every((outcome) => outcome.states.every((each) => decidingFacts(graph, condition, each) === facts));
    const ways = `${ends.length === 2 ? 'both' : `each of the ${numberWord(ends.length)}`} ways it can end from ${here}`;
    if (same) return plain(`in ${ways} ${facts}.`);
    const holds = ends.some((outcome) => outcome.states.some((each) => conditionHolds(graph, condition, each)));
    return plain(`in ${ways} this ${holds ? 'is' : 'is not'} so: ${conditionWords(graph.model, condition)}.`);
  }
  if (!first.rest) return plain(`from ${here} it goes round without rest, but always so that ${facts}.`);
  const way = telltale(telling, first.path, condition);
  const why = stayReason(telling, claim, first, state, result.concept);
  if (way === null) return plain(`${facts}, and ${first.path.length === 0 ? `from ${here} ${why}` : 'nobody would change that'}.`);
  return {
    sentence: `${way.words}, and there it rests${way.evident ? '' : `: ${facts}`}.`,
    decisive: turning(telling, first.path, condition),
  };
}

/** leads to, lasts. */
function tellLeads(telling: Telling, claim: Claim, result: ClaimResult, evidence: Of<'courses'>, condition: Condition): Told {
  const { graph } = telling;
  const { courses, witness } = evidence;
  const many = courses.length > 1;
  const starts = many ? `the ${numberWord(courses.length)} starts` : 'the start';
  if (witness !== null) {
    const bad = courses.filter((course) =>
      course.outcomes.some((outcome) => outcome.states.some((each) => !conditionHolds(graph, condition, each))),
    );
    const split = bad.length < courses.length ? ` From ${numberWord(courses.length - bad.length)} of ${starts} it would hold.` : '';
    const facts = decidingFacts(graph, condition, witness.state);
    const way = pathWords(graph, witness.path, telling.changes, turning(telling, witness.path, condition)?.step);
    if (way === null) {
      const why = stayReason(telling, claim, witness.outcome, witness.state, result.concept);
      return plain(`at ${many ? 'one of the starts' : 'the start'} ${facts}, and ${why}.${split}`);
    }
    const evident = isEvident(telling, witness.path, condition, witness.state);
    const end = witness.outcome.rest ? 'and there it rests' : 'and it goes round without rest';
    return {
      sentence: `${way}, ${end}${evident ? '' : `: ${facts}`}.${split}`,
      decisive: turning(telling, witness.path, condition),
    };
  }
  const ends = courses.flatMap((course) => course.outcomes);
  const moving = ends.filter((outcome) => outcome.path.length > 0 || !outcome.rest);
  const [chosen] = moving.sort((one, other) => one.path.length - other.path.length);
  if (chosen === undefined) {
    const [end] = ends;
    const [state] = end?.states ?? [];
    if (end === undefined || state === undefined) return plain('There is nothing to check: nothing follows.');
    const why = stayReason(telling, claim, end, state, result.concept);
    return plain(claim.form.kind === 'lasts' ? `once it is so, ${why}.` : `already so at ${starts}, and ${why}.`);
  }
  const [state] = chosen.states;
  const facts = state === undefined ? '' : decidingFacts(graph, condition, state);
  const also = many ? ` So from each of ${starts}.` : '';
  const way = pathWords(graph, chosen.path, telling.changes, turning(telling, chosen.path, condition)?.step);
  if (way === null) return plain(`it goes round without rest, but always so that ${facts}.${also}`);
  const touched = chosen.path.some((step) => decidesBy(telling, step, condition));
  const end = chosen.rest ? 'and there it rests' : 'and then it goes round without rest';
  const close = touched
    ? isEvident(telling, chosen.path, condition, state ?? chosen.path.at(-1)?.to ?? 0)
      ? ''
      : `: ${facts}`
    : ', which leaves this as it was';
  return { sentence: `${way}, ${end}${close}.${also}`, decisive: turning(telling, chosen.path, condition) };
}

function tellAnswers(telling: Telling, result: ClaimResult, evidence: Of<'answers'>, mover: string, answer: Condition): Told {
  const { graph } = telling;
  const name = moverSubject(graph.model, mover);
  const { against, answers } = evidence;
  if (against !== null) {
    if (against.to === null) {
      const certificate = telling.foresight(result.concept).certificate(mover, against.start);
      return plain(stillWords(telling, name, certificate));
    }
    const step: Step = { mover, from: against.start, to: against.to };
    const facts = isEvident(telling, [step], answer, step.to) ? '' : `; then ${decidingFacts(graph, answer, step.to)}`;
    return {
      sentence: `${stepWords(graph, step, 'would', telling.changes)}${facts}.`,
      decisive: { step, alone: true },
    };
  }
  const [first] = answers.flatMap(({ start, wouldMove }) => wouldMove.map((to): Step => ({ mover, from: start, to })));
  if (first === undefined) return plain(`${name} would not move.`);
  const evident = isEvident(telling, [first], answer, first.to);
  const also = answers.length > 1 ? ` So, or to the same effect, at each of the ${numberWord(answers.length)} starts.` : '';
  return {
    sentence: `${stepWords(graph, first, 'would', telling.changes)}${evident ? '' : `; then ${decidingFacts(graph, answer, first.to)}`}.${also}`,
    decisive: { step: first, alone: true },
  };
}

function stillWords(telling: Telling, name: string, certificate: StabilityCertificate): string {
  const { graph } = telling;
  const { state, mover } = certificate;
  if (certificate.seen === null) return `${name} would do nothing: in the view from there this cannot be.`;
  if (!certificate.canMove) return `${name} can make no move there.`;
  const [best] = certificate.improvements;
  if (best === undefined) return `${name} would stay: no move would be a gain.`;
  if (best.deterrent === null) return `${name} would stay.`;
  const eyes = eyesOf(graph, mover);
  return `${name} would stay: it would be a gain to ${doing(graph, eyes.seen(state), best.to, telling.changes)}, ${butThen(eyes)}${answerWords(graph, best.deterrent, 'would', telling.changes)}, ${lossWords(eyes.graph, mover, best.deterrent.lands, eyes.seen(state))}.`;
}

function comparisonWords(
  telling: Telling,
  evidence: Of<'comparison'>,
  { actors, direction, start, than: other }: Extract<Claim['form'], { kind: 'leaves' }>,
): string {
  const { graph } = telling;
  const starting = (condition: Condition): string => `where ${conditionWords(graph.model, condition)} at the start`;
  const [from, beside] = [starting(start), starting(other)];
  const who = listed(actors.map((each) => moverName(graph.model, each)));
  if (evidence.against !== null) {
    const { actor, state, than } = evidence.against;
    const name = moverName(graph.model, actor);
    if (state === than) return `not so: from both starts it can come to the same end, which leaves ${name} no ${direction} off.`;
    const want = decidingWant(graph, actor, state, than);
    if (want === null) return `not so for ${name}: the wants of ${name} do not tell two of the ends apart.`;
    return `not so for ${name}: ${from} it can end so that ${contrast(telling, state, than)}, and ${beside} so that ${contrast(telling, than, state)}; what decides is ${want}.`;
  }
  const first = evidence.courses[0]?.outcomes[0]?.states[0];
  const second = evidence.than[0]?.outcomes[0]?.states[0];
  const [actor] = actors;
  const ranks = `${from}, every way it can end is ${direction} for ${who} than every way it can end ${beside}`;
  if (first === undefined || second === undefined || actor === undefined) return `${ranks}.`;
  const wants = actors.map((each) => decidingWant(graph, each, first, second)).filter((want) => want !== null);
  return wants.length === 0 ? `${ranks}.` : `${ranks}; what decides is ${listed(wants)}.`;
}

/** What stands in one state where another differs, in brief. */
function contrast(telling: Telling, state: State, than: State): string {
  const changed = differences(telling.graph, than, state).map(({ option }) => option.id);
  return factWords(telling.graph, state, changed.slice(0, 3));
}

function pairWords(telling: Telling, evidence: Of<'pairs'>, mover: string): string {
  const { graph } = telling;
  if (evidence.against !== null) {
    const { preferred, to } = evidence.against;
    const want = decidingWant(graph, mover, preferred, to);
    return want === null
      ? `not in every case: two of the states rank equal for ${moverName(graph.model, mover)}.`
      : `not in every case: it can be the other way, by ${want}.`;
  }
  const pairs =
    evidence.compared === 1 ? 'the one pair of states that differs' : `all ${figure(evidence.compared)} pairs of states that differ`;
  const want = evidence.instance === null ? null : decidingWant(graph, mover, evidence.instance.preferred, evidence.instance.to);
  return `a premise read back, not evidence: so in ${pairs} in just this${want === null ? '' : `, by ${want}`}.`;
}

function countWords(telling: Telling, evidence: Of<'count'>, result: ClaimResult): string {
  const { considered, equilibria, examples } = evidence;
  const [example] = examples;
  const all = `${counted(considered, 'state')} like that`;
  if (equilibria === 0)
    return considered === 1
      ? 'the one state like that would not last: someone would leave it.'
      : `none of the ${all} would last: someone would leave each of them.`;
  const share = considered === 1 ? 'the one state like that would last' : `${numberWord(equilibria)} of the ${all} would last`;
  const empty = result.vacuous ? ' Nobody can move there; that alone is why.' : '';
  const shown =
    example === undefined || considered === 1
      ? ''
      : ` ${equilibria === 1 ? 'This one' : 'For instance'}: ${stateWords(telling.graph, example)}`;
  return `${share}, whether or not it is ever reached.${empty}${shown}`;
}

function controlWords(
  telling: Telling,
  evidence: Of<'control'>,
  mover: string,
  result: Condition,
  kind: 'canForce' | 'cannotPrevent',
  holds: boolean,
): string {
  const { graph } = telling;
  const name = moverSubject(graph.model, mover);
  const tried = evidence.firstMoves.filter(({ to }) => to !== null).length;
  const whatever = tried === 0 ? `${name} can only stay` : `whatever ${name} would do first (${counted(tried, 'move')}, or staying)`;
  const decisive = evidence.decisive === null ? undefined : evidence.firstMoves[evidence.decisive];
  const first = decisive ?? evidence.firstMoves.find(({ to }) => to === null) ?? evidence.firstMoves[0];
  const by = first === undefined || first.to === null ? 'by staying' : `by ${byDoing(graph, first.start, first.to, telling.changes)}`;
  const wanted = kind === 'canForce' ? holds : !holds;
  if (wanted) {
    // One first move settles it: it forces the result, or keeps it away.
    const end = first?.outcomes[0]?.states[0];
    const facts = end === undefined ? conditionWords(graph.model, result) : decidingFacts(graph, result, end);
    return `${name} can ${kind === 'canForce' ? 'bring it about' : 'keep it away'} ${by}: then, however it goes on, ${facts}.`;
  }
  const ends = first?.outcomes.flatMap((outcome) => outcome.states) ?? [];
  const end = ends.find((state) => conditionHolds(graph, result, state) === (kind === 'cannotPrevent'));
  const example = end === undefined ? '' : `; after ${by.slice(3)}, for instance, where ${decidingFacts(graph, result, end)}`;
  return `${whatever}${tried === 0 ? ', and' : ','} it can end ${kind === 'canForce' ? 'otherwise' : 'so'}${example}.`;
}

function tellDeterrence(telling: Telling, evidence: Of<'deterrence'>, mover: string, concept: Concept): Told {
  const { graph } = telling;
  const name = moverSubject(graph.model, mover);
  const { temptations } = evidence;
  const free = temptations.filter(({ deterrent }) => deterrent === null);
  const [open] = free;
  if (open !== undefined) {
    const step: Step = { mover, from: open.from, to: open.to };
    const deterred = temptations.length - free.length;
    const fear = concept === 'nash' ? 'and no answer is looked at' : 'and there is no answer to fear';
    const others =
      deterred === 0 ? '' : ` Of the moves like that, ${counted(deterred, 'other')} ${deterred === 1 ? 'is' : 'are'} deterred.`;
    return {
      sentence: `${name} could gain by ${byDoing(graph, open.from, open.to, telling.changes)}, ${fear}.${others}`,
      decisive: { step, alone: true },
    };
  }
  const [first] = temptations;
  if (first === undefined || first.deterrent === null) {
    return plain(`not tempted: no move into that would be a gain for ${moverName(graph.model, mover)} there.`);
  }
  const { from, to, deterrent } = first;
  const eyes = eyesOf(graph, mover);
  const more = temptations.length > 1 ? ` So with all ${numberWord(temptations.length)} moves like that.` : '';
  return {
    sentence: `${name} could gain by ${byDoing(graph, from, to, telling.changes)}, ${butThen(eyes)}${answerWords(graph, deterrent, 'would', telling.changes)}, ${lossWords(eyes.graph, mover, deterrent.lands, eyes.seen(from))}${ownAnswerNote(graph, mover, deterrent)}.${more}`,
    decisive: { step: { mover, from, to }, alone: true },
  };
}

/** Where the witness is: by the number people have seen it under, which only ends from now have. */
function place(telling: Telling, claim: Claim, state: State, outcome: Outcome, concept: Concept): string {
  const known = claim.from === null && claim.after.length === 0 && concept === telling.concept ? outcomeNumber(telling, state) : null;
  if (known !== null) return `in outcome ${known}`;
  return outcome.rest ? 'in one of the ways it can end' : 'in a round without rest';
}

/** The way to an end, when one of its moves is what makes the condition so; null when the way has nothing to do with it. */
function telltale(telling: Telling, path: readonly Step[], condition: Condition): { words: string; evident: boolean } | null {
  const step = path.findLast((each) => decidesBy(telling, each, condition));
  const words = pathWords(telling.graph, path, telling.changes, turning(telling, path, condition)?.step ?? step ?? null);
  if (step === undefined || words === null) return null;
  return { words, evident: isEvident(telling, path, condition, path.at(-1)?.to ?? step.to) };
}

/** Do the moves of the path themselves say that the condition holds or fails at the end? Then facts would only repeat them. */
function isEvident(telling: Telling, path: readonly Step[], condition: Condition, end: State): boolean {
  const moves = path.map((step) => differences(telling.graph, step.from, step.to));
  // A way or a move that is cut short may have lost what decides.
  if (path.length > 4 || moves.some((changes) => changes.length > telling.changes + 1)) return false;
  const changed = new Set(moves.flat().map(({ option }) => option.id));
  return decidingOptions(telling.graph, condition, end).every((option) => changed.has(option));
}

/** Why nobody moves at a rest. */
function stayReason(telling: Telling, claim: Claim, outcome: Outcome | undefined, state: State, concept: Concept): string {
  const foresight = telling.foresight(concept);
  if (telling.graph.movers.every(({ id }) => foresight.moves(id, state).length === 0)) return 'nobody can move';
  if (outcome !== undefined && !outcome.rest) return 'it goes round without rest';
  if (outcome?.free !== false) return 'nobody could gain by a move';
  // In another theatre somebody may hold back for fear.
  const { movers } = telling.graph;
  const concerns = concerning(telling.graph, claim);
  const afraid = movers.some(({ id }) => foresight.improvements(id, state).some((to) => concerns({ from: state, to })));
  return afraid ? 'nobody would move, for fear of the answer' : 'nobody could gain by a move that touches this';
}

/** The last step of a path that makes the condition true or false; null when it stays as it is. */
function turning({ graph }: Telling, path: readonly Step[], condition: Condition): Decisive | null {
  const step = path.findLast(({ from, to }) => conditionHolds(graph, condition, from) !== conditionHolds(graph, condition, to));
  return step === undefined ? null : { step, alone: path.length === 1 };
}

function decidesBy(telling: Telling, step: Step, condition: Condition): boolean {
  const options = new Set(decidingOptions(telling.graph, condition, step.to));
  return differences(telling.graph, step.from, step.to).some(({ option }) => options.has(option.id));
}
