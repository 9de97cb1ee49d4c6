import { eachBit } from './bits.js';
import type { Deterrent } from './certificate.js';
import { comparable } from './composite.js';
import { COMPARED_CONCEPTS, DEFAULT_CONCEPT, type Responses } from './concept.js';
import { type Formula, holdsAt, optionsNamed, resolve } from './condition.js';
import { foresee } from './foresee.js';
import { type Foresight, isEquilibrium } from './foresight.js';
import { type Graph, moverAt, moverIndex, settingsOf, stateSet, statesWith } from './graph.js';
import { improves } from './improvement.js';
import type { Claim, ClaimForm, Concept, Condition, Verdict } from './model.js';
import { findOutcomes, type Outcome, pathTo, waysFrom } from './outcome.js';
import type { Ranks } from './preference.js';
import { nearestStates, presentState } from './present.js';
import type { Progress } from './progress.js';
import { equilibriaAmong } from './stability.js';
import { levelIn, type State, withSettings } from './state.js';
import { LimitReached } from './supposition.js';
import type { ClaimResult, Course, Evidence, Fear, Witness } from './verdict.js';

/** How claims are checked. */
export interface ClaimSettings {
  /** The concept for claims that name none; `provoked` unless given. */
  readonly concept?: Concept;
  readonly responses?: Responses;
  readonly progress?: Progress;
}

/** Checks all claims of the model, in its order, as the graph stands: overlays, views and events that they name are for `version.ts`. */
export function checkClaims(graph: Graph, settings: ClaimSettings = {}): ClaimResult[] {
  const stage = stageOn(graph, settings);
  return graph.model.claims.map((claim, index) => {
    settings.progress?.(index, graph.model.claims.length, `claim ${claim.id}`);
    return checkOn([stage], claim, settings);
  });
}

/** Checks one claim, as the graph stands. */
export function checkClaim(graph: Graph, claim: Claim, settings: ClaimSettings = {}): ClaimResult {
  return checkOn([stageOn(graph, settings)], claim, settings);
}

/** What a claim is judged on: a conflict, and the states that it starts from there. */
export interface Stage {
  readonly graph: Graph;
  readonly foresight: (concept: Concept) => Foresight;
  /** Null: the present is ruled out, so that nothing can start from it. */
  readonly present: State | null;
  /** The states to start from when these conditions are supposed; none supposed: the present. */
  readonly starts: (concept: Concept, supposed: readonly Condition[]) => readonly State[];
  /** The event that has struck before; null: none. */
  readonly event: string | null;
}

/** The stage of a graph as it stands. */
export function stageOn(graph: Graph, settings: ClaimSettings): Stage {
  const responses = settings.responses ?? 'legal';
  const known = new Map<Concept, Foresight>();
  const foresight = (concept: Concept): Foresight => {
    const found = known.get(concept) ?? foresee(graph, { concept, responses });
    known.set(concept, found);
    return found;
  };
  const present = presentState(graph).state;
  return {
    graph,
    foresight,
    present,
    event: null,
    starts: (_concept, supposed) => {
      if (present === null) return [];
      return supposed.length === 0 ? [present] : suppositions(graph, supposed, present);
    },
  };
}

/** Where suppositions start, by the set of states: they do not depend on wants, so graphs that differ in nothing else share them. */
const supposedStarts = new WeakMap<Graph['states'], Map<Condition, { present: State; also: Condition | undefined; states: State[] }[]>>();

function suppositions(graph: Graph, supposed: readonly Condition[], present: State): readonly State[] {
  const [first, also] = supposed;
  if (first === undefined) return [present];
  const all = supposedStarts.get(graph.states) ?? new Map<Condition, { present: State; also: Condition | undefined; states: State[] }[]>();
  supposedStarts.set(graph.states, all);
  const own = all.get(first) ?? [];
  all.set(first, own);
  const known = own.find((each) => each.present === present && each.also === also);
  if (known !== undefined) return known.states;
  const states = nearestStates(graph, { kind: 'and', of: supposed }, present);
  own.push({ present, also, states });
  return states;
}

/** Only the verdict of a claim under one concept, on one stage or more: it holds when it does on each of them. */
export function verdictOn(stages: readonly Stage[], claim: Claim, concept: Concept): Verdict {
  return decide(stages, claim, concept).judgement.verdict;
}

/**
 * Checks a claim on one stage, or on several (one for each event that it names, by itself), where it has to come out the same on each: the first
 * that fails decides, else the first that cannot tell.
 */
export function checkOn(stages: readonly Stage[], claim: Claim, settings: ClaimSettings): ClaimResult {
  const concept = claim.under ?? settings.concept ?? DEFAULT_CONCEPT;
  const { judgement, stage } = decide(stages, claim, concept);
  const others = COMPARED_CONCEPTS.map((other) => [other, other === concept ? judgement.verdict : verdictOn(stages, claim, other)]);
  return {
    claim: claim.id,
    concept,
    verdict: judgement.verdict,
    expected: claim.expect?.verdict ?? null,
    share: judgement.verdict === 'unknown' ? null : judgement.verdict === 'holds' ? 1 : 0,
    vacuous: judgement.vacuous,
    under: Object.fromEntries(others) as ClaimResult['under'],
    evidence: judgement.evidence,
    event: stage.event,
    worlds: null,
    fears: fearsAt(stage.foresight(concept), judgement.restsOn),
  };
}

/** The judgement that decides, and the stage it was made on. */
function decide(stages: readonly Stage[], claim: Claim, concept: Concept): { readonly judgement: Judgement; readonly stage: Stage } {
  let decided: { judgement: Judgement; stage: Stage } | null = null;
  for (const stage of stages) {
    const judgement = judge(stage, claim, concept);
    if (judgement.verdict === 'fails') return { judgement, stage };
    if (decided === null || (decided.judgement.verdict === 'holds' && judgement.verdict === 'unknown')) decided = { judgement, stage };
  }
  if (decided === null) throw new RangeError('a claim is judged on one stage at least');
  return decided;
}

/** A claim judged under one concept. */
interface Judgement {
  readonly verdict: Verdict;
  readonly vacuous: boolean;
  readonly evidence: Evidence;
  /** The states whose stability the verdict rests on. */
  readonly restsOn: readonly State[];
}

function judge(stage: Stage, claim: Claim, concept: Concept): Judgement {
  try {
    return judged(stage, claim, concept);
  } catch (error) {
    if (error instanceof LimitReached) return empty('unlisted');
    throw error;
  }
}

function judged(stage: Stage, claim: Claim, concept: Concept): Judgement {
  const { form, from } = claim;
  const foresight = stage.foresight(concept);
  const needsPresent = form.kind !== 'prefers' && form.kind !== 'stable' && form.kind !== 'unstable';
  if (needsPresent && stage.present === null) return empty('now');
  const startsAt = (condition: Condition | null): readonly State[] =>
    stage.starts(
      concept,
      [condition, from].filter((part): part is Condition => part !== null),
    );
  switch (form.kind) {
    case 'always':
      return overCourses(foresight, startsAt(null), form.condition, 'all');
    case 'never':
      return overCourses(foresight, startsAt(null), { kind: 'not', of: form.condition }, 'all');
    case 'possible':
      return overCourses(foresight, startsAt(null), form.condition, 'some');
    case 'leadsTo':
      return alreadySo(foresight, overCourses(foresight, startsAt(form.start), form.result, 'all'), form.result);
    case 'lasts':
      return overCourses(foresight, startsAt(form.condition), form.condition, 'all');
    case 'answers':
      return answers(foresight, form, startsAt(form.start));
    case 'leaves':
      return leaves(foresight, form, startsAt(form.start), startsAt(form.than));
    case 'prefers':
      return prefers(foresight.graph, form, stage.present);
    case 'stable':
    case 'unstable':
      return countEquilibria(foresight, form);
    case 'canForce':
    case 'cannotPrevent':
      return control(foresight, form, startsAt(null));
    case 'deterred':
      return deterrence(foresight, form, startsAt(form.at));
  }
}

function empty(what: (Evidence & { kind: 'empty' })['what']): Judgement {
  return { verdict: 'unknown', vacuous: true, evidence: { kind: 'empty', what }, restsOn: [] };
}

function coursesFrom(foresight: Foresight, starts: readonly State[]): Course[] {
  return starts.map((start) => ({ start, outcomes: findOutcomes(foresight, [start]) }));
}

/** The states at which outcomes come to rest, and their cycles. */
function statesOf(courses: readonly Course[]): State[] {
  return [...new Set(courses.flatMap(({ outcomes }) => outcomes.flatMap(({ states }) => states)))];
}

/** Conditions made ready, by the numbering that they speak of. */
const formulas = new WeakMap<Graph['numbering'], WeakMap<Condition, Formula>>();

function formulaOf(graph: Graph, condition: Condition): Formula {
  const all = formulas.get(graph.numbering) ?? new WeakMap<Condition, Formula>();
  formulas.set(graph.numbering, all);
  const formula = all.get(condition) ?? resolve(graph.model, graph.numbering, condition);
  all.set(condition, formula);
  return formula;
}

/** `all`: the condition in every state of every outcome from every start. `some`: in some state of some outcome. */
function overCourses(foresight: Foresight, starts: readonly State[], condition: Condition, quantifier: 'all' | 'some'): Judgement {
  if (starts.length === 0) return empty('start');
  const formula = formulaOf(foresight.graph, condition);
  const courses = coursesFrom(foresight, starts);
  const witness = findWitness(foresight, courses, (state) => holdsAt(formula, state) === (quantifier === 'some'));
  const verdict = (witness !== null) === (quantifier === 'some') ? 'holds' : 'fails';
  return {
    verdict,
    vacuous: false,
    evidence: { kind: 'courses', courses, witness },
    restsOn: witness === null ? statesOf(courses) : witness.outcome.states,
  };
}

function findWitness(foresight: Foresight, courses: readonly Course[], decides: (state: State) => boolean): Witness | null {
  for (const { start, outcomes } of courses) {
    for (const outcome of outcomes) {
      const state = outcome.states.find(decides);
      if (state === undefined) continue;
      return { start, state, outcome, path: outcome.rest ? outcome.path : pathTo(waysFrom(foresight, [start]), state) };
    }
  }
  return null;
}

/** `F leads to G` says nothing where G stood at every start and nobody moves. */
function alreadySo(foresight: Foresight, judgement: Judgement, result: Condition): Judgement {
  if (judgement.evidence.kind !== 'courses' || judgement.verdict !== 'holds') return judgement;
  const formula = formulaOf(foresight.graph, result);
  const still = judgement.evidence.courses.every(
    ({ start, outcomes }) => holdsAt(formula, start) && outcomes.every(({ states }) => states.length === 1 && states[0] === start),
  );
  return { ...judgement, vacuous: still };
}

function answers(foresight: Foresight, form: ClaimForm & { kind: 'answers' }, starts: readonly State[]): Judgement {
  if (starts.length === 0) return empty('start');
  const formula = formulaOf(foresight.graph, form.answer);
  const given = starts.map((start) => ({ start, wouldMove: foresight.wouldMove(form.mover, start) }));
  let against: { start: State; to: State | null } | null = null;
  for (const { start, wouldMove } of given) {
    const wrong = wouldMove.find((to) => !holdsAt(formula, to));
    if (wouldMove.length === 0) against ??= { start, to: null };
    else if (wrong !== undefined) against ??= { start, to: wrong };
  }
  return {
    verdict: against === null ? 'holds' : 'fails',
    vacuous: false,
    evidence: { kind: 'answers', answers: given, against },
    restsOn: against === null || against.to === null ? starts : [],
  };
}

function leaves(
  foresight: Foresight,
  form: ClaimForm & { kind: 'leaves' },
  starts: readonly State[],
  thanStarts: readonly State[],
): Judgement {
  if (starts.length === 0 || thanStarts.length === 0) return empty('start');
  const { graph } = foresight;
  const courses = coursesFrom(foresight, starts);
  const than = coursesFrom(foresight, thanStarts);
  let against: { actor: string; state: State; than: State } | null = null;
  for (const actor of form.actors) {
    const index = moverIndex(graph, actor);
    for (const state of statesOf(courses)) {
      for (const other of statesOf(than)) {
        const ahead = form.direction === 'better' ? improves(graph, index, other, state) : improves(graph, index, state, other);
        if (!ahead) against ??= { actor, state, than: other };
      }
    }
  }
  return {
    verdict: against === null ? 'holds' : 'fails',
    vacuous: false,
    evidence: { kind: 'comparison', courses, than, against },
    restsOn: [...statesOf(courses), ...statesOf(than)],
  };
}

/** All pairs of states that differ only in the options the two conditions speak of. */
function prefers(whole: Graph, form: ClaimForm & { kind: 'prefers' }, present: State | null): Judgement {
  if (whole.composite !== null) return prefersInPart(whole, form, present);
  return comparePairs(whole, form);
}

/** In a composite that is not listed: over the part of it that can make a difference, its pairs told as states of the whole. */
function prefersInPart(whole: Graph, form: ClaimForm & { kind: 'prefers' }, present: State | null): Judgement {
  if (present === null) return empty('now');
  const named = new Set([...optionsNamed(whole.model, form.preferred), ...optionsNamed(whole.model, form.to)]);
  const part = comparable(whole, form.mover, named, present);
  const judgement = comparePairs(part, form);
  if (judgement.evidence.kind !== 'pairs') return judgement;
  const lifted = (state: State): State => withSettings(whole.model, whole.numbering, present, settingsOf(part, state));
  const pair = (each: { preferred: State; to: State } | null): { preferred: State; to: State } | null =>
    each === null ? null : { preferred: lifted(each.preferred), to: lifted(each.to) };
  const { compared, instance, against } = judgement.evidence;
  return { ...judgement, evidence: { kind: 'pairs', compared, instance: pair(instance), against: pair(against) } };
}

/** Pairs compared already, by the ranking of the actor whose preference is asked about: nothing else of a world matters to them. */
const pairsByRanking = new WeakMap<Ranks, WeakMap<ClaimForm, Judgement>>();

function comparePairs(graph: Graph, form: ClaimForm & { kind: 'prefers' }): Judgement {
  const { ranks } = moverAt(graph, moverIndex(graph, form.mover));
  if (ranks === null) return pairsCompared(graph, form);
  const known = pairsByRanking.get(ranks) ?? new WeakMap<ClaimForm, Judgement>();
  pairsByRanking.set(ranks, known);
  const judgement = known.get(form) ?? pairsCompared(graph, form);
  known.set(form, judgement);
  return judgement;
}

function pairsCompared(graph: Graph, form: ClaimForm & { kind: 'prefers' }): Judgement {
  const mover = moverIndex(graph, form.mover);
  const within = (condition: Condition, other: Condition): Condition => ({ kind: 'and', of: [condition, { kind: 'not', of: other }] });
  const preferred = stateSet(graph, within(form.preferred, form.to));
  const lesser = stateSet(graph, within(form.to, form.preferred));
  const named = new Set([...optionsNamed(graph.model, form.preferred), ...optionsNamed(graph.model, form.to)]);
  const free = graph.numbering.digits.filter(({ option }) => !named.has(graph.model.options[option]?.id ?? ''));
  // States that agree in all other options stand in one group.
  const context = (state: State): number => free.reduce((sum, digit) => sum + levelIn(digit, state) * digit.stride, 0);
  const groups = new Map<number, State[]>();
  for (const state of eachBit(lesser)) {
    const key = context(state);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  let compared = 0;
  let instance: { preferred: State; to: State } | null = null;
  let against: { preferred: State; to: State } | null = null;
  for (const state of eachBit(preferred)) {
    for (const to of groups.get(context(state)) ?? []) {
      compared++;
      if (improves(graph, mover, to, state)) instance ??= { preferred: state, to };
      else against ??= { preferred: state, to };
    }
  }
  if (compared === 0) return empty('pair');
  return {
    verdict: against === null ? 'holds' : 'fails',
    vacuous: false,
    evidence: { kind: 'pairs', compared, instance, against },
    restsOn: [],
  };
}

/** How many examples of equilibria a claim carries. */
const EXAMPLES = 3;

/** From so many states on, passes over all states come before one state after the other. */
const MANY = 64;

function countEquilibria(foresight: Foresight, form: ClaimForm & { kind: 'stable' | 'unstable' }): Judgement {
  const { graph } = foresight;
  if (graph.composite !== null) return empty('unlisted');
  const states = statesWith(graph, form.condition);
  if (states.length === 0) return empty('state');
  const equilibria = states.length < MANY ? states.filter((state) => isEquilibrium(foresight, state)) : equilibriaAmong(foresight, states);
  const examples = equilibria.slice(0, EXAMPLES);
  return {
    verdict: equilibria.length > 0 === (form.kind === 'stable') ? 'holds' : 'fails',
    vacuous: false,
    evidence: { kind: 'count', considered: states.length, equilibria: equilibria.length, examples },
    restsOn: examples,
  };
}

/** What follows each first move of the mover, legal whether or not it gains by it, and staying. */
function control(foresight: Foresight, form: ClaimForm & { kind: 'canForce' | 'cannotPrevent' }, starts: readonly State[]): Judgement {
  if (starts.length === 0) return empty('start');
  const formula = formulaOf(foresight.graph, form.result);
  const firstMoves: { start: State; to: State | null; outcomes: readonly Outcome[] }[] = [];
  let verdict: Verdict = 'holds';
  let decisive: number | null = null;
  for (const start of starts) {
    const options = [null, ...foresight.moves(form.mover, start)].map((to) => ({
      start,
      to,
      outcomes: findOutcomes(foresight, [to ?? start]),
    }));
    const everywhere = ({ outcomes }: (typeof options)[number]): boolean =>
      outcomes.every(({ states }) => states.every((state) => holdsAt(formula, state)));
    const somewhere = ({ outcomes }: (typeof options)[number]): boolean =>
      outcomes.some(({ states }) => states.some((state) => holdsAt(formula, state)));
    const way = form.kind === 'canForce' ? options.findIndex(everywhere) : options.findIndex((option) => !somewhere(option));
    const holds = form.kind === 'canForce' ? way >= 0 : way < 0;
    if (!holds) {
      verdict = 'fails';
      decisive = way < 0 ? null : firstMoves.length + way;
    } else if (verdict === 'holds' && way >= 0) decisive ??= firstMoves.length + way;
    firstMoves.push(...options);
    if (!holds) break;
  }
  return { verdict, vacuous: false, evidence: { kind: 'control', firstMoves, decisive }, restsOn: controlStates(firstMoves, decisive) };
}

function controlStates(firstMoves: readonly { readonly outcomes: readonly Outcome[] }[], decisive: number | null): State[] {
  const chosen = decisive === null ? firstMoves : firstMoves.slice(decisive, decisive + 1);
  return [...new Set(chosen.flatMap(({ outcomes }) => outcomes.flatMap(({ states }) => states)))];
}

function deterrence(foresight: Foresight, form: ClaimForm & { kind: 'deterred' }, starts: readonly State[]): Judgement {
  if (starts.length === 0) return empty('start');
  const formula = formulaOf(foresight.graph, form.into);
  const temptations: { from: State; to: State; deterrent: Deterrent | null }[] = [];
  let everyStartTempts = true;
  for (const start of starts) {
    const tempting = foresight.improvements(form.mover, start).filter((to) => holdsAt(formula, to));
    if (tempting.length === 0) everyStartTempts = false;
    for (const to of tempting) temptations.push({ from: start, to, deterrent: foresight.deterrent(form.mover, start, to) });
  }
  const holds = everyStartTempts && temptations.every(({ deterrent }) => deterrent !== null);
  return {
    verdict: holds ? 'holds' : 'fails',
    vacuous: temptations.length === 0,
    evidence: { kind: 'deterrence', temptations },
    restsOn: [],
  };
}

/** Gains that fear alone keeps movers from, at the states a verdict rests on: what changes where everyone moves freely. */
function fearsAt(foresight: Foresight, states: readonly State[]): Fear[] {
  if (foresight.concept === 'nash') return [];
  return states.flatMap((from) =>
    foresight.graph.movers.flatMap(({ id }): Fear[] => {
      if (foresight.wouldMove(id, from).length > 0) return [];
      // The best gain it lets be speaks for the others.
      const [to] = [...foresight.improvements(id, from)].sort((a, b) =>
        improves(foresight.graph, moverIndex(foresight.graph, id), b, a) ? -1 : 1,
      );
      const deterrent = to === undefined ? null : foresight.deterrent(id, from, to);
      return to === undefined || deterrent === null ? [] : [{ mover: id, from, to, deterrent }];
    }),
  );
}

/** The conditions that a claim says something of; where it starts is none of them. */
export function conditionsOf(form: ClaimForm): readonly Condition[] {
  switch (form.kind) {
    case 'always':
    case 'never':
    case 'possible':
    case 'lasts':
    case 'stable':
    case 'unstable':
      return [form.condition];
    case 'leadsTo':
      return [form.start, form.result];
    case 'answers':
      return [form.start, form.answer];
    case 'leaves':
      return [form.start, form.than];
    case 'prefers':
      return [form.preferred, form.to];
    case 'canForce':
    case 'cannotPrevent':
      return [form.result];
    case 'deterred':
      return [form.into, form.at];
  }
}
