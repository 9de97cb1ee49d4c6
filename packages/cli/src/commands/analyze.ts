/** `parley analyze`: the parts of a model, its equilibria, and who is stable where. */

import {
  analyzeStability,
  type Concept,
  DEFAULT_CONCEPT,
  feasibleStates,
  foresee,
  type Graph,
  type Progress,
  reachableByImprovements,
  type Stability,
  type State,
} from '@parley/engine';
import {
  CONCEPT_WORDS,
  counted,
  crowdedWarning,
  figure,
  levelName,
  listed,
  moverName,
  optionName,
  percentage,
  responsesWords,
  sentenceCase,
  sizeWords,
  stateInShort,
  type Telling,
  tellingOf,
  unlistedWords,
} from '@parley/language';
import { analysisJson, equilibria, inOutcome, listedConcepts } from '../analysis.js';
import type { Disk } from '../files.js';
import { columns, labelled, type Page, pageFor, table, wrap } from '../layout.js';
import { load } from '../load.js';
import { EVERY_OUTCOME, outcomesTold } from '../outcomes.js';
import { type Command, data, type Effect, type ExitCode, err, out } from '../output.js';
import type { AnalyzeRequest, Screen } from '../request.js';
import { statesCsv } from '../states-csv.js';
import { graphUnder, hasListedStates } from '../under.js';
import { head } from '../view.js';

/** Equilibria told in words unless a limit is given. */
const TOLD = 8;

/** Analyses the models that the request names. */
export function* analyze(request: AnalyzeRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const files = disk.read(request.files);
  if (request.csv && files.length > 1) {
    yield err('parley: error: a table (--csv) holds one model, since each has its own columns. Name one file, or use --json.\n');
    return 2;
  }
  const page = pageFor(screen);
  let code: ExitCode = 0;
  let shown = 0;
  for (const file of files) {
    const loaded = yield* load(file, disk, screen);
    if (loaded === null) {
      code = 2;
      continue;
    }
    const graph = yield* graphUnder(loaded, request);
    if (graph === null) {
      code = 2;
      continue;
    }
    const all = request.json || request.csv || request.states || request.provoked;
    if (all && !(yield* hasListedStates(file.name, graph, 'This lists states'))) {
      code = 2;
      continue;
    }
    if (graph.composite !== null) {
      if (shown++ > 0) yield out('\n');
      yield* wordsByTheatre(page, tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress));
      continue;
    }
    if (request.provoked) yield* forewarn(file.name, graph, request);
    const view = tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
    if (request.json) {
      for (const piece of analysisJson(view, { states: request.states, limit: request.limit, provoked: request.provoked, progress }))
        yield data(piece);
      continue;
    }
    const stability = analyzeStability(graph, { responses: request.responses, provoked: request.provoked, progress });
    if (request.csv) {
      for (const piece of statesCsv(view, stability, request)) yield data(piece);
    } else {
      if (shown++ > 0) yield out('\n');
      yield* words(page, view, stability, request);
    }
  }
  return code;
}

/** Says how long the list of provoked will take, measured on a few states spread over the model. */
function* forewarn(name: string, graph: Graph, request: AnalyzeRequest): Generator<Effect, void, string | null> {
  const sample = 24;
  const every = Math.max(1, Math.floor(graph.space.feasible / sample));
  const foresight = foresee(graph, { concept: 'provoked', responses: request.responses });
  const begun = performance.now();
  let tried = 0;
  let index = 0;
  for (const state of feasibleStates(graph)) {
    if (index++ % every !== 0) continue;
    for (const { id } of graph.movers) foresight.wouldMove(id, state);
    tried++;
    if (performance.now() - begun > 2000) break;
  }
  const seconds = ((performance.now() - begun) / 1000 / Math.max(1, tried)) * graph.space.feasible;
  if (seconds >= 2)
    yield err(
      `${name}: provoked has to be worked out for ${figure(graph.space.feasible)} states one by one: about ${duration(seconds)}. Ctrl-C stops.\n`,
    );
}

function duration(seconds: number): string {
  if (seconds < 90) return counted(Math.ceil(seconds), 'second');
  if (seconds < 5400) return counted(Math.round(seconds / 60), 'minute');
  return counted(Math.round(seconds / 3600), 'hour');
}

// ---- words

function* words(page: Page, view: Telling, stability: Stability, request: AnalyzeRequest): Generator<Effect, void, string | null> {
  const { graph } = view;
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n${ink.bold('Who can do what')}\n`);
  yield out(parts(page, graph));
  const concepts = listedConcepts(request.provoked);
  yield out(`\n${ink.bold('Equilibria: states that nobody would leave')}\n`);
  yield out(equilibriaTable(page, graph, stability, concepts));
  yield out(`${ink.dim(wrap(page, responsesWords(view.responses), 2))}\n`);
  yield* listOfStates(page, view, stability, request, concepts);
  yield out(`\n${ink.bold('How often each would stay, over all states')}\n`);
  yield out(stabilityTable(page, graph, stability, concepts));
  yield* outcomesFromHere(page, view);
}

/** Of an argument with more states than can be listed: its parts, how large each theatre is as things stand, and its outcomes. */
function* wordsByTheatre(page: Page, view: Telling): Generator<Effect, void, string | null> {
  const { graph, now } = view;
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n${ink.bold('Who can do what')}\n`);
  yield out(parts(page, graph));
  yield out(`\n${ink.bold('Theatres, each while all else stands as now')}\n`);
  const standings = now === null ? [] : (graph.composite?.theatresAt(now) ?? []);
  const wide = Math.max(0, ...standings.map(({ theatre }) => columns(theatre.id)));
  for (const { theatre, graph: own } of standings)
    yield out(`${labelled(page, `  ${ink.bold(theatre.id)}`, `${theatre.title}: ${sizeWords(own)}`, wide + 4)}\n`);
  yield out(`${ink.dim(wrap(page, unlistedWords(graph, 'Equilibria are counted over all states'), 2))}\n`);
  yield* outcomesFromHere(page, view);
}

function equilibriaTable(page: Page, graph: Graph, stability: Stability, concepts: readonly Concept[]): string {
  const { ink } = page;
  const { feasible } = graph.space;
  const rows = concepts.map((concept) => {
    const count = stability.count(concept);
    return [CONCEPT_WORDS[concept].name, figure(count), percentage(count / feasible), CONCEPT_WORDS[concept].meaning];
  });
  const wide = table(
    rows.map((row) => row.slice(0, 3)),
    2,
    new Set([1, 2]),
  ).split('\n');
  const lines = wide.map((line, index) => labelled(page, line, rows[index]?.[3] ?? '', (wide[0]?.length ?? 0) + 2));
  const crowded = crowdedWarning(stability.count('nash'), feasible, 'nash') ?? crowdedWarning(stability.count('seq'), feasible, 'seq');
  if (crowded !== null) lines.push(ink.yellow(wrap(page, crowded, 2)));
  return `${lines.join('\n')}\n`;
}

function* outcomesFromHere(page: Page, view: Telling): Generator<Effect, void, string | null> {
  const { ink } = page;
  yield out(`\n${ink.bold(wrap(page, `Where it comes to rest from here, when ${CONCEPT_WORDS[view.concept].clause}`))}\n`);
  if (view.now === null) yield out(`${wrap(page, 'Nothing can follow: the present is ruled out by the rules of the model.', 2)}\n`);
  yield out(outcomesTold(page, view, EVERY_OUTCOME));
}

function parts(page: Page, graph: Graph): string {
  const { model } = graph;
  const lines: string[] = [];
  const wide = Math.min(16, Math.max(...model.options.map(({ id }) => columns(id))));
  for (const mover of model.movers) {
    const what =
      mover.kind === 'actor'
        ? ''
        : mover.kind === 'body'
          ? ` (decides by ${mover.rule.kind === 'votes' ? `votes, ${mover.rule.quota} needed` : mover.rule.kind}: ${listed(mover.members.map((id) => moverName(model, id)))})`
          : ` (agreement between ${listed(mover.parties.map((id) => moverName(model, id)))})`;
    lines.push(wrap(page, `${page.ink.bold(sentenceCase(moverName(model, mover.id)))}${page.ink.dim(what)}`, 4, 2));
    const own = model.options.filter((option) => option.mover === mover.id);
    for (const option of own) lines.push(optionLine(page, option, wide));
    if (own.length === 0) lines.push(page.ink.dim('    no options of its own'));
  }
  const given = model.options.filter((option) => option.mover === null);
  if (given.length > 0) lines.push(`  ${page.ink.bold('Given, moved by nobody')}`);
  for (const option of given) lines.push(optionLine(page, option, wide));
  return `${lines.join('\n')}\n`;
}

function optionLine(page: Page, option: Graph['model']['options'][number], wide: number): string {
  const levels = option.levels.map(({ id }) => levelName(option, id)).join(' | ');
  const notes = [
    levels === 'off | on' ? null : levels,
    option.irreversible ? 'irreversible' : null,
    option.when === null ? null : 'guarded',
  ].filter((note) => note !== null);
  const note = notes.length === 0 ? '' : ` (${notes.join(', ')})`;
  return labelled(page, `    ${page.ink.dim(option.id)}`, `${optionName(option)}${note}`, wide + 6);
}

function* listOfStates(
  page: Page,
  view: Telling,
  stability: Stability,
  request: AnalyzeRequest,
  concepts: readonly Concept[],
): Generator<Effect, void, string | null> {
  const { graph, now } = view;
  const { ink } = page;
  const most = request.limit ?? TOLD;
  const reached = now === null ? { has: () => false } : reachableByImprovements(graph, now);
  const isOutcome = inOutcome(view);
  const { states, count } = request.states
    ? { states: feasibleStates(graph), count: graph.space.feasible }
    : firmest(graph, stability, concepts, most);
  if (most > 0 && count > 0)
    yield out(`\n${ink.bold(request.states ? 'All states' : count > most ? 'Those that last under most concepts' : 'Which they are')}\n`);
  for (const state of states) {
    const under = concepts.filter((concept) => stability.equilibrium(state, concept)).map((concept) => CONCEPT_WORDS[concept].name);
    const notes = [
      under.length === concepts.length ? 'under every concept' : under.length === 0 ? 'no equilibrium' : `under ${listed(under)}`,
    ];
    if (isOutcome(state)) notes.push('an outcome from here');
    else if (state !== now && reached.has(state)) notes.push('within reach by gains alone');
    yield out(`${wrap(page, stateInShort(graph, state, now), 4, 2)}\n${ink.dim(wrap(page, notes.join('; '), 4))}\n`);
  }
  if (!request.states && count > most)
    yield out(`${ink.dim(wrap(page, `and ${figure(count - most)} more (--limit, or --json for all)`, 2))}\n`);
}

/** Equilibria to tell: those under more concepts first, at most so many; and how many there are in all. */
function firmest(
  graph: Graph,
  stability: Stability,
  concepts: readonly Concept[],
  most: number,
): { readonly states: readonly State[]; readonly count: number } {
  const by: State[][] = concepts.map(() => []);
  let count = 0;
  for (const state of equilibria(graph, stability)) {
    count++;
    const group = by[concepts.filter((concept) => !stability.equilibrium(state, concept)).length];
    if (group !== undefined && group.length < most) group.push(state);
  }
  return { states: by.flat().slice(0, most), count };
}

function stabilityTable(page: Page, graph: Graph, stability: Stability, concepts: readonly Concept[]): string {
  const counts = graph.movers.map(({ id }) => ({ id, stays: concepts.map(() => 0) }));
  for (const state of feasibleStates(graph)) {
    for (const { id, stays } of counts) {
      for (const [column, concept] of concepts.entries())
        if (stability.stable(id, state, concept)) stays[column] = (stays[column] ?? 0) + 1;
    }
  }
  const heads = concepts.map((concept) => CONCEPT_WORDS[concept].name);
  const figures = counts.map(({ stays }) => stays.map((count) => `${Math.round((count / graph.space.feasible) * 100)}%`));
  // Names have the room that the figures leave; a longer one goes on below.
  const room = page.width - heads.reduce((sum, each) => sum + 2 + Math.max(4, columns(each)), 2);
  const rows = counts.flatMap(({ id }, index) => {
    const [first = '', ...further] = wrap({ ...page, width: room }, sentenceCase(moverName(graph.model, id)), 2, 0).split('\n');
    return [[first, ...(figures[index] ?? [])], ...further.map((line) => [line])];
  });
  return `${table([['', ...heads], ...rows], 2, new Set(concepts.map((_, index) => index + 1)))}\n`;
}
