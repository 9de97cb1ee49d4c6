/** `parley settle`: bargains on the table now and where it comes to rest, whether they would last, and in how many worlds they are there. */

import {
  type Bargain,
  DEFAULT_CONCEPT,
  type Looked,
  type Model,
  modelHash,
  type Progress,
  type SettledTheatre,
  type Settlement,
  type State,
  settleByTheatre,
  settle as settleWhole,
} from '@parley/engine';
import {
  bargainShareWords,
  bargainWords,
  CONCEPT_WORDS,
  counted,
  differenceWords,
  gainWords,
  inWorlds,
  lastingWords,
  listed,
  lookedWords,
  loserWords,
  numberSpans,
  numberWord,
  outcomeWords,
  partiesWords,
  sentenceCase,
  type Telling,
  tellingOf,
} from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, MARKS, type Page, pageFor, spread, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, type Effect, out } from '../output.js';
import type { Screen, SettleRequest } from '../request.js';
import { graphUnder } from '../under.js';
import { head, lookedJson, settingsFor, stateJson } from '../view.js';

/** Bargains told for one outcome, unless all are asked for. */
const TOLD = 3;

/** Tells what is on the table now, and what is left there at each outcome. */
export function* settle(request: SettleRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  const view = tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const foresight = view.foresight(view.concept);
  const page = pageFor(screen);
  const { ink } = page;
  if (graph.composite !== null) {
    yield* byTheatre(page, view, request, settleByTheatre(foresight, view.outcomes, { progress }));
    return 0;
  }
  const settled = settleWhole(foresight, view.outcomes, { progress });
  const { settlements, looked } = settled;
  if (request.json) {
    yield data(`${JSON.stringify({ ...headJson(view, request, looked), settlements: settlements.map(settlementJson) })}\n`);
    return 0;
  }
  yield out(`${head(page, graph)}\n`);
  if (view.now === null) {
    yield out(`\n${wrap(page, PRESENT_RULED_OUT)}\n`);
    return 0;
  }
  yield* worldsTold(page, looked);
  const ways = view.outcomes.map(
    (outcome, index): Way => ({
      label: String(index + 1),
      words: outcomeWords(graph, outcome, view.now, view.outcomes[0]),
      settlements: settlements.filter(({ outcomes }) => outcomes.includes(index)),
    }),
  );
  const telling: Table = { page, view, written: graph.model, looked, told: new Map(), place: 'outcome', verbose: request.verbose };
  yield* present(telling, settlements, ink.bold('What is on the table as things stand now'));
  yield out(`\n${ink.bold(wrap(page, `What is left on the table where it comes to rest, when ${CONCEPT_WORDS[view.concept].clause}`))}\n`);
  yield* left(telling, ways);
  return 0;
}

const PRESENT_RULED_OUT = 'The present is ruled out by the rules of the model, so there is nothing to settle.';

/** Of an argument with more states than can be listed: the same for each theatre by itself. */
function* byTheatre(
  page: Page,
  view: Telling,
  request: SettleRequest,
  theatres: readonly SettledTheatre[],
): Generator<Effect, void, string | null> {
  const { graph } = view;
  const { ink } = page;
  const [first] = theatres;
  if (request.json) {
    const json = theatres.map(({ theatre, settlements }) => ({
      theatre: theatre.id,
      title: theatre.title,
      settlements: settlements.map(settlementJson),
    }));
    yield data(`${JSON.stringify({ ...headJson(view, request, first?.looked ?? null), theatres: json })}\n`);
    return;
  }
  yield out(`${head(page, graph)}\n`);
  if (first === undefined) {
    yield out(`\n${wrap(page, PRESENT_RULED_OUT)}\n`);
    return;
  }
  yield out(
    `\n${wrap(page, 'The argument has too many states to list, so bargains are looked for theatre by theatre, each while the others stand still. One that gives in one theatre for something in another is not seen.')}\n`,
  );
  yield* worldsTold(page, first.looked);
  for (const { theatre, present: now, looked, settlements } of theatres) {
    const telling: Table = { page, view, written: graph.model, looked, told: new Map(), place: 'way', verbose: request.verbose };
    yield out(`\n${spread(page, ink.bold(theatre.title), ink.dim(theatre.id))}\n`);
    yield* present(telling, settlements, '  As things stand now');
    yield out(`${wrap(page, `Where it comes to rest, when ${CONCEPT_WORDS[view.concept].clause}`, 2)}\n`);
    yield* left(telling, waysIn(settlements, now));
  }
}

/** The ways in which a theatre comes to rest, whatever the others come to. */
function waysIn(settlements: readonly Settlement[], now: State): readonly Way[] {
  const ways = new Map<string, { readonly states: readonly State[]; readonly settlements: Set<Settlement> }>();
  for (const outcome of new Set(settlements.flatMap(({ outcomes }) => outcomes))) {
    const own = settlements.filter(({ outcomes }) => outcomes.includes(outcome));
    const states = own.map(({ state }) => state);
    const way = ways.get(states.join()) ?? { states, settlements: new Set() };
    ways.set(states.join(), way);
    for (const each of own) way.settlements.add(each);
  }
  const [first] = [...ways.values()][0]?.states ?? [];
  return [...ways.values()].map(({ states, settlements: own }, index): Way => {
    const [{ graph }] = [...own] as [Settlement, ...Settlement[]];
    const rest = states.length === 1;
    const words = outcomeWords(graph, { states, rest, free: false, path: [] }, now);
    // What it shares with the first is said once.
    const beside = rest && index > 0 ? `As way 1, but ${differenceWords(graph, first as State, states[0] as State)}` : words;
    return { label: String(index + 1), words: beside.length < words.length ? beside : words, settlements: [...own] };
  });
}

/** One way in which it comes to rest. */
interface Way {
  readonly label: string;
  readonly words: string;
  readonly settlements: readonly Settlement[];
}

function* worldsTold(page: Page, looked: Looked): Generator<Effect, void, string | null> {
  const worlds = lookedWords(looked);
  if (worlds !== null)
    yield out(
      `\n${page.ink.dim(wrap(page, `${worlds} Bargains are told with the wants as they are written; where other worlds differ, that is said.`))}\n`,
    );
}

/** What is on the table now, under a heading; nothing where it has come to rest already. */
function* present(telling: Table, settlements: readonly Settlement[], heading: string): Generator<Effect, void, string | null> {
  const now = settlements.find(({ outcomes }) => outcomes.length === 0);
  if (now !== undefined) yield out(`\n${heading}\n${settlementWords(telling, now)}`);
}

/** What is left at each way it comes to rest, and what that comes to. */
function* left(telling: Table, ways: readonly Way[]): Generator<Effect, void, string | null> {
  const { page, place } = telling;
  const { ink } = page;
  for (const { label, words, settlements } of ways) {
    yield out(`${labelled(page, `  ${ink.bold(label)}`, words, 5)}\n`);
    const [first] = settlements;
    if (first !== undefined && first.rests.holds < first.rests.of)
      yield out(`${ink.dim(wrap(page, `It comes to rest so ${inWorlds(first.rests)}.`, 5))}\n`);
    for (const { alike, at } of alikeIn(settlements)) {
      if (alike.length < settlements.length && place === 'way')
        yield out(
          `${ink.dim(wrap(page, `While all else stands as at ${at.length === 1 ? 'outcome' : 'outcomes'} ${listed(numberSpans(at))}:`, 5))}\n`,
        );
      yield out(settlementWords(telling, alike[0] as Settlement, label));
    }
  }
  yield out(`\n${wrap(page, summary(ways, telling))}\n`);
}

/** Settlements with the same on the table, and the outcomes by number: what other theatres have come to may make no difference. */
function alikeIn(settlements: readonly Settlement[]): readonly { readonly alike: readonly Settlement[]; readonly at: readonly number[] }[] {
  const told = new Map<string, Settlement[]>();
  for (const each of settlements) {
    const key = JSON.stringify(settlementJson({ ...each, outcomes: [] }));
    told.set(key, [...(told.get(key) ?? []), each]);
  }
  return Array.from(told.values(), (alike) => ({
    alike,
    at: alike.flatMap(({ outcomes }) => outcomes.map((outcome) => outcome + 1)).sort((a, b) => a - b),
  }));
}

/** What is told, and at which outcome or way each bargain was told first, so that it is told once. */
interface Table {
  readonly page: Page;
  readonly view: Telling;
  /** The model whose wants the worlds are told by. */
  readonly written: Model;
  readonly looked: Looked;
  readonly told: Map<string, string>;
  /** What the places where it comes to rest are called. */
  readonly place: 'outcome' | 'way';
  readonly verbose: boolean;
}

/** @param label  of the way it comes to rest so; none for the present */
function settlementWords(telling: Table, settlement: Settlement, label: string | null = null): string {
  const { page, verbose } = telling;
  const { ink } = page;
  const { total, bargains, more, elsewhere } = settlement;
  const most = verbose ? Number.POSITIVE_INFINITY : TOLD;
  const lines = bargains.slice(0, most).flatMap((bargain) => entry(telling, settlement, bargain, label));
  if (total === 0)
    lines.push(
      wrap(
        page,
        `${label === null ? 'Nothing' : 'Settled'}${elsewhere.length === 0 ? '' : ' as the wants are written'}: no joint move is a gain for everyone it takes.`,
        5,
      ),
    );
  const rest = bargains.length - Math.min(most, bargains.length) + more;
  if (rest > 0) lines.push(wrap(page, `and ${counted(rest, 'more bargain')}${verbose ? '' : ' (--verbose tells more)'}`, 7));
  const worse = total - bargains.reduce((sum, { twins }) => sum + 1 + twins, 0) - more;
  if (worse > 0)
    lines.push(ink.dim(wrap(page, `${sentenceCase(counted(worse, 'joint move'))} besides would serve the same parties no better.`, 7)));
  if (elsewhere.length > 0) {
    const some = elsewhere.slice(0, most);
    lines.push(
      wrap(page, 'On the table in other worlds only:', 5),
      ...some.flatMap((bargain) => entry(telling, settlement, bargain, label)),
    );
    if (some.length < elsewhere.length)
      lines.push(wrap(page, `and ${counted(elsewhere.length - some.length, 'more bargain')} (--verbose tells all)`, 7));
  }
  return `${lines.join('\n')}\n`;
}

function entry(telling: Table, { graph, state }: Settlement, bargain: Bargain, label: string | null): string[] {
  const { page, view, written, looked, told, place } = telling;
  const { ink } = page;
  const { concept } = view;
  const mark = bargain.lasts[concept] ? ink.green(MARKS.holds) : ink.dim(MARKS.unknown);
  const key = JSON.stringify([bargain.parties, bargain.to, bargain.lasts[concept]]);
  const before = told.get(key);
  if (before !== undefined)
    return [labelled(page, `     ${mark}`, `${partiesWords(bargain)} together: to the same end as at ${place} ${before}.`, 7)];
  if (label !== null) told.set(key, label);
  const lines = [labelled(page, `     ${mark}`, bargainWords(state, bargain), 7)];
  for (const gain of gainWords(graph.model, state, bargain)) lines.push(ink.dim(wrap(page, `Gets: ${gain}.`, 7)));
  lines.push(wrap(page, lastingWords(bargain, concept), 7));
  const share = bargainShareWords(written, bargain, looked, concept);
  if (share !== null) lines.push(wrap(page, share, 7));
  const cost = loserWords(bargain);
  if (cost !== null) lines.push(ink.dim(wrap(page, cost, 7)));
  return lines;
}

function summary(ways: readonly Way[], { view, place }: Table): string {
  const { concept } = view;
  const open = ways.filter(({ settlements }) => settlements.some(({ total }) => total > 0));
  if (ways.length === 0) return 'Nothing comes to rest, so nothing can be settled.';
  if (open.length === 0) return 'Nothing is left on the table where it comes to rest: no joint move would serve everyone it takes.';
  const lasting = open.filter(({ settlements }) => settlements.some(({ bargains }) => bargains.some(({ lasts }) => lasts[concept]))).length;
  if (ways.length === 1)
    return `Where it comes to rest ${lasting === 0 ? 'a bargain is left on the table, but none that would last' : 'a bargain is left on the table that would last'}.`;
  const lasts =
    lasting === 0
      ? 'none of them would last'
      : lasting < open.length
        ? `one that would last at ${counted(lasting, 'of them', 'of them')}`
        : `one that would last${open.length === 1 ? '' : ' each time'}`;
  const where = open.length === ways.length ? `At every ${place}` : `At ${numberWord(open.length)} of ${counted(ways.length, place)}`;
  return `${where} a bargain is left on the table; ${lasts}.`;
}

function headJson({ graph, concept, responses }: Telling, request: SettleRequest, looked: Looked | null): object {
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    concept,
    responses,
    worlds: looked === null ? null : lookedJson(looked),
  };
}

function settlementJson({ outcomes, graph, state: at, rests, total, bargains, elsewhere }: Settlement): object {
  const state = (of: State): object => stateJson(graph, of);
  const bargainJson = ({ parties, to, twins, way, lasts, ends, gainers, losers, preferred, lasting }: Bargain): object => ({
    parties,
    to: state(to),
    twins,
    way: way.map((step) => ({ mover: step.mover, to: state(step.to) })),
    lasts,
    ends: ends.map(({ states, rest }) => ({ states: states.map(state), rest })),
    gainers,
    losers,
    preferred,
    lasting,
  });
  return {
    outcomes: outcomes.map((outcome) => outcome + 1),
    state: state(at),
    rests,
    settled: total === 0,
    total,
    bargains: bargains.map(bargainJson),
    elsewhere: elsewhere.map(bargainJson),
  };
}
