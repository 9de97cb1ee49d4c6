/** `parley stress`: each outcome put to each event. Does it hold, who moves first, and where does it end? */

import {
  DEFAULT_CONCEPT,
  type Endurance,
  enduranceOf,
  modelHash,
  type Overlay,
  type Progress,
  type Share,
  type Step,
  type Stress,
  settingsOf,
  stressOutcomes,
  type Version,
} from '@parley/engine';
import {
  CONCEPT_WORDS,
  citationWords,
  counted,
  differenceWords,
  inWorlds,
  listed,
  lookedWords,
  numberWord,
  outcomeWords,
  pathWords,
  sentenceCase,
  stepWant,
  stepWords,
} from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, MARKS, type Page, pageFor, spread, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { Screen, StressRequest } from '../request.js';
import { graphUnder } from '../under.js';
import { head, lookedJson, settingsFor, type View, viewOf } from '../view.js';

/** Puts the outcomes to the events. */
export function* stress(request: StressRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const settings = settingsFor(request, progress);
  const loaded = yield* loadOne(request.file, disk, screen, settings);
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, { in: request.in, view: null });
  if (graph === null) return 2;
  const concept = request.under ?? DEFAULT_CONCEPT;
  const view = viewOf(graph, concept, request.responses, progress);
  const events = graph.model.overlays.filter(({ kind }) => kind === 'event');
  if (events.length === 0) {
    yield err(
      `${request.file}: error: the model has no events to put outcomes to. An event is a line like: event crisis "A severe crisis" { crisis = severe }\n`,
    );
    return 2;
  }
  const version = loaded.argument.version(request.in);
  const struck = stressOutcomes(version, view.outcomes, { concept, responses: request.responses });
  const endurance = enduranceOf(version, view.outcomes, struck, { concept, responses: request.responses, progress });
  if (request.json) {
    yield data(`${JSON.stringify(json(view, request, struck, endurance))}\n`);
    return 0;
  }
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n`);
  if (view.now === null) {
    yield out(
      `\n${wrap(page, 'The present is ruled out by the rules of the model, so nothing comes to rest that an event could strike.')}\n`,
    );
    return 0;
  }
  const worlds = lookedWords(endurance.looked);
  if (worlds !== null)
    yield out(
      `\n${ink.dim(wrap(page, `${worlds} Outcomes and what becomes of them are told with the wants as they are written; where other worlds differ, that is said.`))}\n`,
    );
  yield out(`\n${ink.bold(wrap(page, `Where it comes to rest before anything strikes, when ${CONCEPT_WORDS[concept].clause}`))}\n`);
  for (const [index, outcome] of view.outcomes.entries()) {
    yield out(`${labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, view.now, view.outcomes[0]), 5)}\n`);
    const rests = endurance.rests[index];
    if (rests !== undefined && rests.holds < rests.of) yield out(`${ink.dim(wrap(page, `It comes to rest so ${inWorlds(rests)}.`, 5))}\n`);
  }
  const fates = struck.map((each, index) => ({ ...each, worlds: endurance.holds[index] as Share }));
  for (const event of events) yield out(`\n${eventSection(page, view, version, event, fates)}`);
  yield out(`\n${wrap(page, summary(struck))}\n`);
  return 0;
}

function eventSection(
  page: Page,
  view: View,
  version: Version,
  event: Overlay,
  all: readonly (Stress & { readonly worlds: Share })[],
): string {
  const { ink } = page;
  const { graph } = version.struckBy(event.id);
  const cites = citationWords(event.cites);
  const lines = [spread(page, ink.bold(event.name), cites === '' ? '' : ink.dim(cites))];
  if (graph === null) return `${[...lines, wrap(page, 'Leaves no state in which anything could follow.', 2)].join('\n')}\n`;
  const after = viewOf(graph, view.concept, view.responses, () => undefined);
  for (const each of all.filter(({ event: id }) => id === event.id)) {
    const paint = each.struck === null ? ink.dim : each.holds ? ink.green : ink.red;
    const mark = each.struck === null ? MARKS.unknown : each.holds ? MARKS.holds : MARKS.fails;
    const label = `  ${paint(mark)} ${ink.bold(String(each.outcome + 1))}`;
    lines.push(labelled(page, label, sentenceCase(fate(view, after, each)), 7));
    const opening = openingOf(each);
    const want = opening === undefined ? null : stepWant(after, opening);
    if (want !== null) lines.push(ink.dim(wrap(page, want, 7)));
    if (each.struck !== null && each.worlds.of > 0 && each.worlds.holds !== (each.holds ? each.worlds.of : 0))
      lines.push(wrap(page, `It holds ${inWorlds(each.worlds)}.`, 7));
  }
  return `${lines.join('\n')}\n`;
}

/** The step that the story begins with: the first on the way to the end told first, which need not be the first step found. */
function openingOf({ ends, first }: Stress): Step | undefined {
  return ends[0]?.path[0] ?? first[0];
}

/** What becomes of one outcome. */
function fate(view: View, after: View, each: Stress): string {
  const { graph } = after;
  const { at, struck, holds, first, ends } = each;
  if (struck === null) return 'the rules of the model forbid what the event would make of it, so nothing follows.';
  const made = struck === at ? '' : `${differenceWords(view.graph, at, struck)} `;
  if (holds) return `${made}Nobody moves: it holds.`;
  const opening = openingOf(each);
  if (opening === undefined) return 'it holds.';
  const others = [...new Set(first.map(({ mover }) => mover).filter((mover) => mover !== opening.mover))];
  const also =
    others.length === 0
      ? ''
      : ` ${sentenceCase(listed(others.map((id) => graph.model.movers.find((mover) => mover.id === id)?.name ?? id)))} might move first instead.`;
  const [end, ...rest] = ends;
  const way = end === undefined ? null : pathWords(graph, end.path);
  const where = end === undefined ? '' : outcomeWords(graph, end, struck).replace('As now, but', 'As the event left it, but');
  const many = rest.length === 0 ? '' : ` It can also end in ${counted(rest.length, 'other way')}.`;
  return `${made}It does not hold: ${way ?? stepWords(graph, opening)}. There it ${end?.rest === false ? 'goes round without rest' : 'rests'}: ${where}${also}${many}`;
}

function summary(struck: readonly Stress[]): string {
  const tried = struck.filter((each) => each.struck !== null);
  const held = tried.filter(({ holds }) => holds).length;
  const barred = struck.length - tried.length;
  const also = barred === 0 ? '' : ` ${sentenceCase(counted(barred, 'strike'))} ${barred === 1 ? 'is' : 'are'} ruled out by the model.`;
  if (tried.length === 0) return `No event can strike here.${also}`;
  if (held === tried.length) return `Every outcome survives every event.${also}`;
  if (held === 0) return `No outcome survives an event.${also}`;
  return `${sentenceCase(numberWord(held))} of ${numberWord(tried.length)} strikes ${held === 1 ? 'leaves' : 'leave'} an outcome standing.${also}`;
}

function json(
  { graph, concept, responses, outcomes }: View,
  request: StressRequest,
  struck: readonly Stress[],
  endurance: Endurance,
): object {
  const state = (of: number): Record<string, string> =>
    Object.fromEntries(settingsOf(graph, of).map(({ option, level }) => [option, level]));
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    concept,
    responses,
    worlds: lookedJson(endurance.looked),
    outcomes: outcomes.map(({ states, rest }, index) => ({ states: states.map(state), rest, rests: endurance.rests[index] })),
    stress: struck.map((each, index) => ({
      event: each.event,
      outcome: each.outcome + 1,
      at: state(each.at),
      struck: each.struck === null ? null : state(each.struck),
      holds: each.holds,
      worlds: endurance.holds[index],
      first: each.first.map(({ mover, to }) => ({ mover, to: state(to) })),
      ends: each.ends.map(({ states, rest, path }) => ({
        states: states.map(state),
        rest,
        path: path.map(({ mover, to }) => ({ mover, to: state(to) })),
      })),
    })),
  };
}
