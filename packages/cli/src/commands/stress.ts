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
  isToldWhole,
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
  // Where states cannot be listed one world takes long enough.
  const endurance =
    graph.composite === null ? enduranceOf(version, view.outcomes, struck, { concept, responses: request.responses, progress }) : null;
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
  const worlds = endurance === null ? null : lookedWords(endurance.looked);
  const note =
    worlds !== null
      ? `${worlds} Outcomes and what becomes of them are told with the wants as they are written; where other worlds differ, that is said.`
      : endurance === null
        ? 'The argument has too many states to list, so outcomes and what becomes of them are told with the wants as they are written only.'
        : null;
  if (note !== null) yield out(`\n${ink.dim(wrap(page, note))}\n`);
  yield out(`\n${ink.bold(wrap(page, `Where it comes to rest before anything strikes, when ${CONCEPT_WORDS[concept].clause}`))}\n`);
  for (const [index, outcome] of view.outcomes.entries()) {
    yield out(`${labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, view.now, view.outcomes[0]), 5)}\n`);
    const rests = endurance?.rests[index];
    if (rests !== undefined && rests.holds < rests.of) yield out(`${ink.dim(wrap(page, `It comes to rest so ${inWorlds(rests)}.`, 5))}\n`);
  }
  const fates = struck.map((each, index) => ({ ...each, worlds: endurance?.holds[index] ?? null }));
  for (const event of events) yield out(`\n${eventSection(page, view, version, event, fates)}`);
  yield out(`\n${wrap(page, summary(struck, view.outcomes.length))}\n`);
  return 0;
}

function eventSection(
  page: Page,
  view: View,
  version: Version,
  event: Overlay,
  all: readonly (Stress & { readonly worlds: Share | null })[],
): string {
  const { ink } = page;
  const { graph } = version.struckBy(event.id);
  const cites = citationWords(event.cites);
  const lines = [spread(page, ink.bold(event.name), cites === '' ? '' : ink.dim(cites))];
  if (graph === null) return `${[...lines, wrap(page, 'Leaves no state in which anything could follow.', 2)].join('\n')}\n`;
  const after = viewOf(graph, view.concept, view.responses, () => undefined);
  // Outcomes with the same fate are told together.
  const fates = new Map<string, { readonly outcomes: Set<number>; readonly each: Stress; readonly told: readonly string[] }>();
  for (const each of all.filter(({ event: id }) => id === event.id)) {
    const opening = openingOf(each);
    const want = opening === undefined ? null : stepWant(after, opening);
    const told = [sentenceCase(fate(view, after, each)), want === null ? '' : want, shareTold(each)];
    const key = JSON.stringify([each.holds, each.struck === null, told]);
    const alike = fates.get(key) ?? { outcomes: new Set(), each, told };
    alike.outcomes.add(each.outcome + 1);
    fates.set(key, alike);
  }
  for (const { outcomes, each, told } of fates.values()) {
    const paint = each.struck === null ? ink.dim : each.holds ? ink.green : ink.red;
    const mark = each.struck === null ? MARKS.unknown : each.holds ? MARKS.holds : MARKS.fails;
    const [what, want, share] = told as [string, string, string];
    lines.push(labelled(page, `  ${paint(mark)} ${ink.bold(spans([...outcomes]))}`, what, 7));
    if (want !== '') lines.push(ink.dim(wrap(page, want, 7)));
    if (share !== '') lines.push(wrap(page, share, 7));
  }
  return `${lines.join('\n')}\n`;
}

/** In how many worlds it holds; nothing where in all or none, as with the wants as written. */
function shareTold({ struck, holds, worlds }: Stress & { readonly worlds: Share | null }): string {
  return struck !== null && worlds !== null && worlds.of > 0 && worlds.holds !== (holds ? worlds.of : 0)
    ? `It holds ${inWorlds(worlds)}.`
    : '';
}

/** Ascending numbers, runs of three and more drawn together: '1–3, 5'. */
function spans(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.map((run) => (run.length < 3 ? run.join(', ') : `${run[0]}–${run.at(-1)}`)).join(', ');
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
  const many = rest.length === 0 ? '' : ` It can also end in ${counted(rest.length, 'other way')}.`;
  if (end === undefined) return `${made}It does not hold: ${stepWords(graph, opening)}.${also}${many}`;
  const way = pathWords(graph, end.path) ?? stepWords(graph, opening);
  // Where every move has been told, the end is plain.
  const where =
    end.rest && isToldWhole(end.path)
      ? end.states.includes(at)
        ? ', and all is as it was before.'
        : ', and there it rests.'
      : `. There it ${end.rest ? 'rests' : 'goes round without rest'}: ${lowered(outcomeWords(graph, end, struck).replace('As now, but', 'As the event left it, but'))}`;
  return `${made}It does not hold: ${way}${where}${also}${many}`;
}

function lowered(words: string): string {
  return words.replace(/^As the event/u, 'as the event').replace(/^No rest: it/u, 'it');
}

function summary(struck: readonly Stress[], outcomes: number): string {
  const tried = struck.filter((each) => each.struck !== null);
  const held = tried.filter(({ holds }) => holds).length;
  const barred = struck.length - tried.length;
  const also = barred === 0 ? '' : ` ${sentenceCase(counted(barred, 'strike'))} ${barred === 1 ? 'is' : 'are'} ruled out by the model.`;
  if (tried.length === 0) return `No event can strike here.${also}`;
  if (outcomes === 1) {
    if (tried.length === 1) return `The outcome ${held === 1 ? 'stands through' : 'does not survive'} the event.${also}`;
    if (held === tried.length) return `The outcome stands through every event.${also}`;
    if (held === 0) return `The outcome survives none of the ${counted(tried.length, 'event')}.${also}`;
    return `The outcome stands through ${numberWord(held)} of the ${counted(tried.length, 'event')}.${also}`;
  }
  if (held === tried.length) return `Every outcome survives every event.${also}`;
  if (held === 0) return `No outcome survives ${tried.length === outcomes ? 'the' : 'an'} event.${also}`;
  return `${sentenceCase(numberWord(held))} of ${numberWord(tried.length)} strikes ${held === 1 ? 'leaves' : 'leave'} an outcome standing.${also}`;
}

function json(
  { graph, concept, responses, outcomes }: View,
  request: StressRequest,
  struck: readonly Stress[],
  endurance: Endurance | null,
): object {
  const state = (of: number): Record<string, string> =>
    Object.fromEntries(settingsOf(graph, of).map(({ option, level }) => [option, level]));
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    concept,
    responses,
    worlds: endurance === null ? null : lookedJson(endurance.looked),
    outcomes: outcomes.map(({ states, rest }, index) => ({ states: states.map(state), rest, rests: endurance?.rests[index] ?? null })),
    stress: struck.map((each, index) => ({
      event: each.event,
      outcome: each.outcome + 1,
      at: state(each.at),
      struck: each.struck === null ? null : state(each.struck),
      holds: each.holds,
      worlds: endurance?.holds[index] ?? null,
      first: each.first.map(({ mover, to }) => ({ mover, to: state(to) })),
      ends: each.ends.map(({ states, rest, path }) => ({
        states: states.map(state),
        rest,
        path: path.map(({ mover, to }) => ({ mover, to: state(to) })),
      })),
    })),
  };
}
