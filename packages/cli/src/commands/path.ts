/** `parley path`: how the conflict can go from now, and its history replayed. */

import {
  type Argument,
  DEFAULT_CONCEPT,
  type Model,
  type Progress,
  type ReplayEntry,
  replayHistory,
  type Step,
  surprisesAt,
  wayTo,
} from '@parley/engine';
import {
  CONCEPT_WORDS,
  differences,
  entryWords,
  othersWords,
  replayScore,
  sentenceCase,
  stateWords,
  stepWant,
  stepWords,
  surpriseWords,
  type Telling,
  tellingOf,
  wayKindWords,
} from '@parley/language';
import type { Disk } from '../files.js';
import { columns, labelled, MARKS, type Page, pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { EVERY_OUTCOME, type OutcomeTelling, outcomesTold } from '../outcomes.js';
import { type Command, type Effect, err, out } from '../output.js';
import type { PathRequest, Screen } from '../request.js';
import { findState } from '../state-reference.js';
import { graphUnder } from '../under.js';
import { head, settingsFor } from '../view.js';

/** Ways shown before '... and N more'; where outcomes are told theatre by theatre, ways of each. */
const WAYS = 3;

/** Tells the ways from now, or the way to one state. */
export function* path(request: PathRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  const view = tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const page = pageFor(screen);
  if (request.to !== null) return yield* wayToState(page, view, request, request.to);
  yield out(`${head(page, graph)}\n`);
  yield* waysFromNow(page, view);
  if (graph.model.history.length > 0 && request.in === null && request.view === null) yield* replayed(page, loaded.argument);
  return 0;
}

function* wayToState(page: Page, view: Telling, request: PathRequest, to: string): Command {
  const { graph, now } = view;
  const reference = findState(view, to);
  if (reference.state === null || now === null) {
    yield err(`${request.file}: error: ${reference.problem ?? 'the present itself is ruled out by the rules of the model.'}\n`);
    return 2;
  }
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n${ink.bold(reference.understood)}\n${wrap(page, stateWords(graph, reference.state), 2)}\n`);
  const way = wayTo(view.foresight(view.concept), now, reference.state);
  yield out(`\n${ink.bold('The shortest way there from now')}\n${wrap(page, wayKindWords(way), 2)}\n`);
  for (const line of steps(page, view, way.path)) yield out(`${line}\n`);
  return 0;
}

function* waysFromNow(page: Page, view: Telling): Generator<Effect, void, string | null> {
  const { graph, now } = view;
  const { ink } = page;
  if (now === null) {
    yield out(`\n${wrap(page, 'The present is ruled out by the rules of the model, so there is no way on from it.')}\n`);
    return;
  }
  yield out(`\n${ink.bold('Now')}\n${wrap(page, stateWords(graph, now), 2)}\n`);
  yield out(`\n${ink.bold(wrap(page, `How it can go on, when ${CONCEPT_WORDS[view.concept].clause}`))}\n`);
  const said = new Set<string>();
  const way: OutcomeTelling['way'] = ({ path, rest }, indent, within) => {
    const touches = ({ from, to }: Step): boolean =>
      within === null || differences(graph, from, to).some(({ option }) => within.has(option.id));
    const own = path.filter(touches);
    if (own.length > 0) return steps(page, view, own, indent, said);
    return [wrap(page, rest ? 'Nobody moves.' : 'It is going round already.', indent)];
  };
  yield out(outcomesTold(page, view, { ...EVERY_OUTCOME, most: WAYS, hint: '`parley path --to N` tells the way to one', way }));
}

/** The moves of a way, each with the want behind it; a want in `said` is not told again. */
function steps(page: Page, view: Telling, path: readonly Step[], indent = 2, said = new Set<string>()): string[] {
  const { ink } = page;
  const surprised = surprisesAt(view.foresight(view.concept));
  return path.flatMap((step, index) => {
    const label = `${' '.repeat(indent)}${ink.dim(index === 0 ? 'first' : 'then')}`;
    const told = labelled(page, label, `${sentenceCase(stepWords(view.graph, step))}.`, indent + 7);
    const want = stepWant(view, step);
    const known = want === null || said.has(want);
    if (want !== null) said.add(want);
    const surprise = surpriseWords(view.graph.model, surprised(step));
    const notes = [known ? null : want, surprise].filter((note) => note !== null);
    return [told, ...notes.map((note) => ink.dim(wrap(page, note, indent + 7)))];
  });
}

function* replayed(page: Page, argument: Argument): Generator<Effect, void, string | null> {
  const { ink } = page;
  const { model } = argument;
  const replay = replayHistory(argument);
  yield out(`\n${ink.bold('The history, replayed')}\n${wrap(page, replayScore(replay), 2)}\n\n`);
  const told = replay.entries.map((entry) => {
    const { graph } = argument.version(entry.phase);
    if (graph === null) throw new Error(`phase ${entry.phase} was loaded without a graph`);
    return { entry, words: entryWords(graph, entry), others: othersWords(graph, entry), surprise: surpriseWords(model, entry.surprised) };
  });
  const wide = Math.max(...told.map(({ words }) => columns(words.date)));
  const indent = wide + 6;
  let lastSaid: string | null = null;
  let phase: string | null = null;
  for (const { entry, words, others, surprise } of told) {
    if (entry.phase !== phase) yield out(`  ${ink.bold(wrap(page, phaseHeading(model, entry.phase), 2, 0))}\n`);
    phase = entry.phase;
    const mark = markOf(page, words.verdict);
    const event = entry.verdict === 'ahead' ? `Ahead: ${words.event}` : words.event;
    const line = labelled(page, `  ${mark} ${words.date.padEnd(wide)}`, event, indent);
    yield out(`${entry.verdict === 'ahead' ? ink.dim(line) : line}\n`);
    if (words.comment !== '' && entry.verdict !== 'ahead') yield out(`${ink.dim(wrap(page, words.comment, indent))}\n`);
    if (surprise !== null) yield out(`${ink.dim(wrap(page, surprise, indent))}\n`);
    // What was expected just before the last entry as well is not said again.
    const news = others !== lastSaid;
    lastSaid = others;
    if (others !== null && news) yield out(`${ink.dim(wrap(page, others, indent))}\n`);
  }
  if (told.some(({ entry }) => entry.verdict === 'ahead'))
    yield out(`${ink.dim(wrap(page, 'What lies ahead of the model’s date is shown, not replayed.', 2))}\n`);
}

function phaseHeading(model: Model, phase: string | null): string {
  const found = model.overlays.find(({ id }) => id === phase);
  return found === undefined ? 'The model proper' : found.name;
}

function markOf({ ink }: Page, verdict: ReplayEntry['verdict']): string {
  switch (verdict) {
    case 'would-move':
      return ink.green(MARKS.holds);
    case 'improvement':
      return ink.yellow(MARKS.partly);
    case 'no-improvement':
    case 'not-legal':
    case 'ruled-out':
      return ink.red(MARKS.fails);
    case 'start':
    case 'given':
    case 'no-change':
    case 'ahead':
      return ' ';
  }
}
