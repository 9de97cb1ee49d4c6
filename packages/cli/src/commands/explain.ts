/** `parley explain`: the story of one state, mover by mover. */

import { DEFAULT_CONCEPT, type Progress } from '@parley/engine';
import {
  CONCEPT_WORDS,
  differenceWords,
  listed,
  moverName,
  responsesWords,
  sentenceCase,
  stateStory,
  stateWords,
  storiesTogether,
  storySummary,
  tellingOf,
} from '@parley/language';
import type { Disk } from '../files.js';
import { pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, err, out } from '../output.js';
import type { ExplainRequest, Screen } from '../request.js';
import { findState } from '../state-reference.js';
import { graphUnder } from '../under.js';
import { head } from '../view.js';

/** Tells why each mover would stay in the state that the request names, or leave it. */
export function* explain(request: ExplainRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen);
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  const view = tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const reference = findState(view, request.state);
  if (reference.state === null) {
    yield err(`${request.file}: error: ${reference.problem}\n`);
    return 2;
  }
  const { state, understood } = reference;
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n${ink.bold(wrap(page, understood))}\n${wrap(page, stateWords(graph, state), 2)}\n`);
  const change = view.now === null || view.now === state ? null : differenceWords(graph, view.now, state);
  // Where nothing has been done yet, what changed is all that stands.
  if (change !== null && sentenceCase(change) !== stateWords(graph, state))
    yield out(`${ink.dim(wrap(page, `Compared with now: ${change}`, 2))}\n`);
  const words = CONCEPT_WORDS[view.concept];
  const stories = stateStory(graph, view.foresight(view.concept), state);
  yield out(`\n${ink.bold(wrap(page, storySummary(graph, stories)))}\n`);
  yield out(
    `${ink.dim(wrap(page, `Seen under ${words.name}: a mover ${words.meaning.replace(/^everyone moves when it gains/u, 'moves whenever it gains')}. ${responsesWords(view.responses)}`))}\n`,
  );
  for (const { movers, subject, headline, sentences, kind } of storiesTogether(stories)) {
    const name = sentenceCase(subject ?? listed(movers.map((each) => moverName(graph.model, each))));
    const strong = kind === 'leaves' ? ink.yellow : kind === 'deterred' ? ink.cyan : (text: string) => text;
    yield out(`\n${wrap(page, `${ink.bold(name)} ${strong(`${headline}.`)}`, 2, 0)}\n`);
    for (const sentence of sentences) yield out(`${wrap(page, sentence, 4)}\n`);
  }
  return 0;
}
