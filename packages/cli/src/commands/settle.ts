/** `parley settle`: bargains on the table now and where it comes to rest, whether they would last, and in how many worlds they are there. */

import {
  type Bargain,
  DEFAULT_CONCEPT,
  type Looked,
  modelHash,
  type Progress,
  type Settled,
  type Settlement,
  type State,
  settingsOf,
  settle as settleAt,
} from '@parley/engine';
import {
  bargainShareWords,
  bargainWords,
  CONCEPT_WORDS,
  counted,
  gainWords,
  inWorlds,
  lastingWords,
  lookedWords,
  loserWords,
  numberWord,
  outcomeWords,
  partiesWords,
  sentenceCase,
} from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, MARKS, type Page, pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, out } from '../output.js';
import type { Screen, SettleRequest } from '../request.js';
import { graphUnder, hasListedStates } from '../under.js';
import { head, lookedJson, settingsFor, type View, viewOf } from '../view.js';

/** Bargains told for one outcome, unless all are asked for. */
const TOLD = 3;

/** Tells what is on the table now, and what is left there at each outcome. */
export function* settle(request: SettleRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  if (!(yield* hasListedStates(request.file, graph, 'Bargains are looked for among all states'))) return 2;
  const view = viewOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const settled = settleAt(view.foresight(view.concept), view.outcomes, { progress });
  if (request.json) {
    yield data(`${JSON.stringify(json(view, request, settled))}\n`);
    return 0;
  }
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n`);
  if (view.now === null) {
    yield out(`\n${wrap(page, 'The present is ruled out by the rules of the model, so there is nothing to settle.')}\n`);
    return 0;
  }
  const { settlements, looked } = settled;
  const worlds = lookedWords(looked);
  if (worlds !== null)
    yield out(
      `\n${ink.dim(wrap(page, `${worlds} Bargains are told with the wants as they are written; where other worlds differ, that is said.`))}\n`,
    );
  const telling: Telling = { page, view, looked, told: new Map() };
  const [present, ...others] = settlements;
  if (present?.outcome === null) {
    yield out(`\n${ink.bold('What is on the table as things stand now')}\n`);
    yield out(settlementWords(telling, present, request.verbose));
  }
  yield out(`\n${ink.bold(wrap(page, `What is left on the table where it comes to rest, when ${CONCEPT_WORDS[view.concept].clause}`))}\n`);
  const left = present?.outcome === null ? others : settlements;
  for (const [index, outcome] of view.outcomes.entries()) {
    yield out(`${labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, view.now, view.outcomes[0]), 5)}\n`);
    const own = left.filter((each) => each.outcome === index);
    const [first] = own;
    if (first !== undefined && first.rests.holds < first.rests.of)
      yield out(`${ink.dim(wrap(page, `It comes to rest so ${inWorlds(first.rests)}.`, 5))}\n`);
    for (const settlement of own) yield out(settlementWords(telling, settlement, request.verbose));
  }
  yield out(`\n${wrap(page, summary(left, view))}\n`);
  return 0;
}

/** What is told, and at which outcome each bargain was told first, so that it is told once. */
interface Telling {
  readonly page: Page;
  readonly view: View;
  readonly looked: Looked;
  readonly told: Map<string, number>;
}

function settlementWords(telling: Telling, settlement: Settlement, verbose: boolean): string {
  const { page } = telling;
  const { ink } = page;
  const { total, bargains, more, elsewhere } = settlement;
  const most = verbose ? Number.POSITIVE_INFINITY : TOLD;
  const lines = bargains.slice(0, most).flatMap((bargain) => entry(telling, settlement, bargain));
  if (total === 0)
    lines.push(
      wrap(
        page,
        `${settlement.outcome === null ? 'Nothing' : 'Settled'}${elsewhere.length === 0 ? '' : ' as the wants are written'}: no joint move is a gain for everyone it takes.`,
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
    lines.push(wrap(page, 'On the table in other worlds only:', 5), ...some.flatMap((bargain) => entry(telling, settlement, bargain)));
    if (some.length < elsewhere.length)
      lines.push(wrap(page, `and ${counted(elsewhere.length - some.length, 'more bargain')} (--verbose tells all)`, 7));
  }
  return `${lines.join('\n')}\n`;
}

function entry({ page, view, looked, told }: Telling, { outcome, state }: Settlement, bargain: Bargain): string[] {
  const { ink } = page;
  const { concept } = view;
  const mark = bargain.lasts[concept] ? ink.green(MARKS.holds) : ink.dim(MARKS.unknown);
  const key = JSON.stringify([bargain.parties, bargain.to, bargain.lasts[concept]]);
  const before = told.get(key);
  if (before !== undefined)
    return [labelled(page, `     ${mark}`, `${partiesWords(bargain)} together: to the same end as at outcome ${before + 1}.`, 7)];
  if (outcome !== null) told.set(key, outcome);
  const lines = [labelled(page, `     ${mark}`, bargainWords(state, bargain), 7)];
  for (const gain of gainWords(view.graph.model, state, bargain)) lines.push(ink.dim(wrap(page, `Gets: ${gain}.`, 7)));
  lines.push(wrap(page, lastingWords(bargain, concept), 7));
  const share = bargainShareWords(bargain, looked, concept);
  if (share !== null) lines.push(wrap(page, share, 7));
  const cost = loserWords(bargain);
  if (cost !== null) lines.push(ink.dim(wrap(page, cost, 7)));
  return lines;
}

function summary(settlements: readonly Settlement[], { concept }: View): string {
  const open = settlements.filter(({ total }) => total > 0);
  if (settlements.length === 0) return 'Nothing comes to rest, so nothing can be settled.';
  if (open.length === 0) return 'Nothing is left on the table where it comes to rest: no joint move would serve everyone it takes.';
  const lasting = open.filter(({ bargains }) => bargains.some(({ lasts }) => lasts[concept])).length;
  if (settlements.length === 1)
    return `Where it comes to rest ${lasting === 0 ? 'a bargain is left on the table, but none that would last' : 'a bargain is left on the table that would last'}.`;
  const lasts =
    lasting === 0
      ? 'none of them would last'
      : lasting < open.length
        ? `one that would last at ${counted(lasting, 'of them', 'of them')}`
        : `one that would last${open.length === 1 ? '' : ' each time'}`;
  const where =
    open.length === settlements.length ? 'At every outcome' : `At ${numberWord(open.length)} of ${counted(settlements.length, 'outcome')}`;
  return `${where} a bargain is left on the table; ${lasts}.`;
}

function json({ graph, concept, responses }: View, request: SettleRequest, { looked, settlements }: Settled): object {
  const state = (of: State): Record<string, string> =>
    Object.fromEntries(settingsOf(graph, of).map(({ option, level }) => [option, level]));
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
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    concept,
    responses,
    worlds: lookedJson(looked),
    settlements: settlements.map(({ outcome, state: at, rests, total, bargains, elsewhere }) => ({
      outcome: outcome === null ? null : outcome + 1,
      state: state(at),
      rests,
      settled: total === 0,
      total,
      bargains: bargains.map(bargainJson),
      elsewhere: elsewhere.map(bargainJson),
    })),
  };
}
