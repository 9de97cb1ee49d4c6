/** `parley stress`: each outcome put to each event. Does it hold, who moves first, and where does it end? */

import {
  DEFAULT_CONCEPT,
  type Endurance,
  enduranceOf,
  modelHash,
  type Outcome,
  type Overlay,
  type Progress,
  type Share,
  type Step,
  type Stress,
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
  moverSubject,
  numberSpans,
  numberWord,
  outcomeWords,
  pathWords,
  sentenceCase,
  stepWant,
  stepWords,
  type Telling,
  tellingOf,
} from '@parley/language';
import type { Disk } from '../files.js';
import { columns, labelled, MARKS, type Page, pageFor, spread, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { EVERY_OUTCOME, outcomesTold } from '../outcomes.js';
import { type Command, data, err, out } from '../output.js';
import type { Screen, StressRequest } from '../request.js';
import { graphUnder } from '../under.js';
import { head, lookedJson, settingsFor, stateJson } from '../view.js';

/** Puts the outcomes to the events. */
export function* stress(request: StressRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const settings = settingsFor(request, progress);
  const loaded = yield* loadOne(request.file, disk, screen, settings);
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, { in: request.in, view: null });
  if (graph === null) return 2;
  const concept = request.under ?? DEFAULT_CONCEPT;
  const view = tellingOf(graph, concept, request.responses, progress);
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
  const restsIn = (index: number): string | null => {
    const rests = endurance?.rests[index];
    return rests !== undefined && rests.holds < rests.of ? `comes to rest so ${inWorlds(rests)}` : null;
  };
  yield out(outcomesTold(page, view, { ...EVERY_OUTCOME, why: false, note: restsIn }));
  const fates = struck.map((each, index) => ({ ...each, worlds: endurance?.holds[index] ?? null }));
  for (const event of events) yield out(`\n${eventSection(page, view, version, event, fates)}`);
  yield out(
    `\n${wrap(
      page,
      summary(
        struck.map((each) => cameOf(view, each)),
        view.outcomes.length,
      ),
    )}\n`,
  );
  return 0;
}

function eventSection(
  page: Page,
  view: Telling,
  version: Version,
  event: Overlay,
  all: readonly (Stress & { readonly worlds: Share | null })[],
): string {
  const { ink } = page;
  const { graph } = version.struckBy(event.id);
  const cites = citationWords(event.cites);
  const lines = [spread(page, ink.bold(event.name), cites === '' ? '' : ink.dim(cites))];
  if (graph === null) return `${[...lines, wrap(page, 'Leaves no state in which anything could follow.', 2)].join('\n')}\n`;
  const after = tellingOf(graph, view.concept, view.responses, () => undefined);
  // Outcomes with the same fate are told together.
  const fates = new Map<string, { readonly outcomes: Set<number>; readonly came: Came; readonly told: readonly string[] }>();
  for (const each of all.filter(({ event: id }) => id === event.id)) {
    const came = cameOf(view, each);
    const opening = openingOf(view, each);
    const several = (endTold(view, each)?.path.length ?? 0) > 1;
    const want = opening === undefined ? null : stepWant(after, opening, several ? 'the first' : 'that');
    const told = [sentenceCase(fate(view, after, each, came)), want === null ? '' : want, shareTold(each, came)];
    const key = JSON.stringify([came, told]);
    const alike = fates.get(key) ?? { outcomes: new Set(), came, told };
    alike.outcomes.add(each.outcome + 1);
    fates.set(key, alike);
  }
  const paints = { holds: ink.green, returns: ink.cyan, fails: ink.red, barred: ink.dim };
  const rows = [...fates.values()].map(({ outcomes, came, told }) => {
    const mark = paints[came](MARKS[came === 'barred' ? 'unknown' : came]);
    return { label: `  ${mark} ${ink.bold(numberSpans([...outcomes]).join(', '))}`, told };
  });
  const indent = Math.max(7, ...rows.map(({ label }) => columns(label) + 2));
  for (const { label, told } of rows) {
    const [what, want, share] = told as [string, string, string];
    lines.push(labelled(page, label, what, indent));
    if (want !== '') lines.push(ink.dim(wrap(page, want, indent)));
    if (share !== '') lines.push(wrap(page, share, indent));
  }
  return `${lines.join('\n')}\n`;
}

/** What became of an outcome: nobody moves; somebody does, and in the end it is back; it ends elsewhere, or may; or the event is ruled out. */
type Came = 'holds' | 'returns' | 'fails' | 'barred';

function cameOf({ outcomes }: Telling, { struck, holds, outcome, ends }: Stress): Came {
  if (struck === null) return 'barred';
  if (holds) return 'holds';
  const before = outcomes[outcome];
  return before !== undefined && ends.every((end) => isBack(end, before)) ? 'returns' : 'fails';
}

/** Is this end the very outcome that was struck? */
function isBack(end: Outcome, before: Outcome): boolean {
  return end.states.length === before.states.length && end.states.every((state) => before.states.includes(state));
}

/** In how many worlds nobody moves; nothing where in all or none, as with the wants as written. */
function shareTold({ holds, worlds }: Stress & { readonly worlds: Share | null }, came: Came): string {
  if (came === 'barred' || worlds === null || worlds.of === 0 || worlds.holds === (holds ? worlds.of : 0)) return '';
  return came === 'returns' ? `Nobody moves ${inWorlds(worlds)}.` : `It holds ${inWorlds(worlds)}.`;
}

/** The end that is told: the first that is not just what was there before, or else the first. */
function endTold(view: Telling, { outcome, ends }: Stress): Outcome | undefined {
  const before = view.outcomes[outcome];
  return ends.find((end) => before === undefined || !isBack(end, before)) ?? ends[0];
}

/** The step that the story begins with: the first on the way to the end that is told, which need not be the first step found. */
function openingOf(view: Telling, each: Stress): Step | undefined {
  return endTold(view, each)?.path[0] ?? each.first[0];
}

/** What becomes of one outcome. */
function fate(view: Telling, after: Telling, each: Stress, came: Came): string {
  const { graph } = after;
  const { at, struck, first, ends, outcome } = each;
  if (struck === null) return 'the rules of the model forbid what the event would make of it, so nothing follows.';
  const made = struck === at ? '' : `${differenceWords(view.graph, at, struck)} `;
  if (came === 'holds') return `${made}Nobody moves: it holds.`;
  const end = endTold(view, each);
  const opening = openingOf(view, each);
  if (end === undefined || opening === undefined) throw new Error(`a move that leads nowhere, after ${each.event}`);
  const others = [...new Set(first.map(({ mover }) => mover).filter((mover) => mover !== opening.mover))];
  const same = ends.length === 1 ? ', and it would end the same' : '';
  const also =
    others.length === 0
      ? ''
      : ` ${sentenceCase(listed(others.map((id) => moverSubject(graph.model, id))))} might move first instead${same}.`;
  const way = pathWords(graph, end.path) ?? stepWords(graph, opening);
  if (came === 'returns') return `${made}It returns: ${way}, and all is as it was before.${also}`;
  // Where every move has been told, the end is plain.
  const where =
    end.rest && isToldWhole(end.path)
      ? ', and there it rests.'
      : `. There it ${end.rest ? 'rests' : 'goes round without rest'}: ${lowered(outcomeWords(graph, end, struck).replace('As now, but', 'As the event left it, but'))}`;
  const before = view.outcomes[outcome];
  const back = before !== undefined && ends.some((other) => isBack(other, before));
  const rest = ends.length - (back ? 2 : 1);
  const ways = [...(back ? ['return to what it was'] : []), ...(rest > 0 ? [`end in ${counted(rest, 'other way')}`] : [])];
  const many = ways.length === 0 ? '' : ` It can also ${listed(ways, 'or')}.`;
  return `${made}It does not hold: ${way}${where}${also}${many}`;
}

function lowered(words: string): string {
  return words.replace(/^As the event/u, 'as the event').replace(/^No rest: it/u, 'it');
}

function summary(all: readonly Came[], outcomes: number): string {
  const count = (came: Came): number => all.filter((each) => each === came).length;
  const [held, returned, barred] = [count('holds'), count('returns'), count('barred')];
  const tried = all.length - barred;
  const also = barred === 0 ? '' : ` ${sentenceCase(counted(barred, 'strike'))} ${barred === 1 ? 'is' : 'are'} ruled out by the model.`;
  return (tried === 0 ? 'No event can strike here.' : standing(outcomes, tried, held, returned)) + also;
}

/** How many strikes leave an outcome standing, and after how many it comes back. */
function standing(outcomes: number, tried: number, held: number, returned: number): string {
  const every = outcomes === 1 ? 'The outcome' : 'Every outcome';
  if (held === tried) return `${every} stands through ${tried === 1 ? 'the' : 'every'} event.`;
  if (returned === tried) return `${every} gives way to ${tried === 1 ? 'the' : 'every'} event and returns.`;
  if (held === 0 && returned === 0) {
    if (outcomes > 1) return `No outcome survives ${tried === outcomes ? 'the' : 'an'} event.`;
    return tried === 1 ? 'The outcome does not survive the event.' : `The outcome survives none of the ${counted(tried, 'event')}.`;
  }
  const and =
    returned === 0 ? '' : outcomes === 1 ? ` and returns after ${numberWord(returned)}` : `; after ${numberWord(returned)} it returns`;
  if (outcomes === 1) return `The outcome stands through ${none(held)} of the ${counted(tried, 'event')}${and}.`;
  return `${sentenceCase(none(held))} of ${numberWord(tried)} strikes ${held === 1 ? 'leaves' : 'leave'} an outcome standing${and}.`;
}

function none(count: number): string {
  return count === 0 ? 'none' : numberWord(count);
}

function json(view: Telling, request: StressRequest, struck: readonly Stress[], endurance: Endurance | null): object {
  const { graph, concept, responses, outcomes } = view;
  const state = (of: number): object => stateJson(graph, of);
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
      returns: cameOf(view, each) === 'returns',
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
