/** `parley settle`: bargains that outcomes leave on the table, and whether they would last. */

import {
  type Bargain,
  DEFAULT_CONCEPT,
  modelHash,
  type Progress,
  type Settlement,
  type State,
  settingsOf,
  settle as settleAt,
} from '@parley/engine';
import { bargainWords, CONCEPT_WORDS, counted, gainWords, lastingWords, loserWords, outcomeWords, sentenceCase } from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, MARKS, type Page, pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, out } from '../output.js';
import type { Screen, SettleRequest } from '../request.js';
import { graphUnder } from '../under.js';
import { head, settingsFor, type View, viewOf } from '../view.js';

/** Bargains told for one outcome, unless all are asked for. */
const TOLD = 3;

/** Tells what is left on the table at each outcome. */
export function* settle(request: SettleRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  const view = viewOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const settlements = settleAt(view.foresight(view.concept), view.outcomes, { progress });
  if (request.json) {
    yield data(`${JSON.stringify(json(view, request, settlements))}\n`);
    return 0;
  }
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n`);
  if (view.now === null) {
    yield out(`\n${wrap(page, 'The present is ruled out by the rules of the model, so there is no outcome to settle.')}\n`);
    return 0;
  }
  yield out(`\n${ink.bold(wrap(page, `What is left on the table where it comes to rest, when ${CONCEPT_WORDS[view.concept].clause}`))}\n`);
  for (const [index, outcome] of view.outcomes.entries()) {
    const own = settlements.filter((each) => each.outcome === index);
    yield out(`${labelled(page, `  ${ink.bold(String(index + 1))}`, outcomeWords(graph, outcome, view.now, view.outcomes[0]), 5)}\n`);
    for (const settlement of own) yield out(settlementWords(page, view, settlement, request.verbose));
  }
  yield out(`\n${wrap(page, summary(settlements, view))}\n`);
  return 0;
}

function settlementWords(page: Page, view: View, { state, total, bargains }: Settlement, verbose: boolean): string {
  const { ink } = page;
  if (total === 0) return `${wrap(page, 'Settled: no joint move is a gain for everyone it takes.', 5)}\n`;
  const told = bargains.slice(0, verbose ? bargains.length : TOLD);
  const lines = told.flatMap((bargain) => entry(page, view, state, bargain));
  const rest = bargains.length - told.length;
  const worse = total - bargains.length;
  if (rest > 0) lines.push(wrap(page, `and ${counted(rest, 'more bargain')} (--verbose tells all)`, 7));
  if (worse > 0)
    lines.push(ink.dim(wrap(page, `${sentenceCase(counted(worse, 'joint move'))} besides would serve the same parties no better.`, 7)));
  return `${lines.join('\n')}\n`;
}

function entry(page: Page, { graph, concept }: View, state: State, bargain: Bargain): string[] {
  const { ink } = page;
  const good = bargain.lasts[concept];
  const mark = good ? ink.green(MARKS.holds) : ink.dim(MARKS.unknown);
  const lines = [labelled(page, `     ${mark}`, bargainWords(graph, state, bargain), 7)];
  for (const gain of gainWords(graph, state, bargain)) lines.push(ink.dim(wrap(page, `Gets: ${gain}.`, 7)));
  lines.push(wrap(page, lastingWords(graph, bargain, concept), 7));
  const cost = loserWords(graph, bargain);
  if (cost !== null) lines.push(ink.dim(wrap(page, cost, 7)));
  return lines;
}

function summary(settlements: readonly Settlement[], { concept }: View): string {
  const open = settlements.filter(({ total }) => total > 0);
  if (settlements.length === 0) return 'Nothing comes to rest, so nothing can be settled.';
  if (open.length === 0) return 'Nothing is left on the table: no joint move would serve everyone it takes.';
  const lasting = open.filter(({ bargains }) => bargains.some(({ lasts }) => lasts[concept])).length;
  const where = open.length === settlements.length ? 'At every outcome' : `At ${counted(open.length, 'outcome')} of ${settlements.length}`;
  return `${where} a bargain is left on the table; ${lasting === 0 ? 'none of them would last' : lasting === open.length ? 'one that would last each time' : `one that would last at ${counted(lasting, 'of them', 'of them')}`}.`;
}

function json({ graph, concept, responses }: View, request: SettleRequest, settlements: readonly Settlement[]): object {
  const state = (of: State): Record<string, string> =>
    Object.fromEntries(settingsOf(graph, of).map(({ option, level }) => [option, level]));
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    concept,
    responses,
    settlements: settlements.map(({ outcome, state: at, total, bargains }) => ({
      outcome: outcome + 1,
      state: state(at),
      settled: total === 0,
      total,
      bargains: bargains.map(({ parties, to, way, lasts, ends, gainers, losers }) => ({
        parties,
        to: state(to),
        way: way.map((step) => ({ mover: step.mover, to: state(step.to) })),
        lasts,
        ends: ends.map(({ states, rest }) => ({ states: states.map(state), rest })),
        gainers,
        losers,
      })),
    })),
  };
}
