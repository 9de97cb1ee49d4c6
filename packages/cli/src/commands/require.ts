/** `parley require`: what it would take for a state with a condition to be an equilibrium. */

import {
  DEFAULT_CONCEPT,
  modelHash,
  type Progress,
  type Requirement,
  require as requireThat,
  type State,
  settingsOf,
  type Target,
} from '@parley/engine';
import {
  CONCEPT_WORDS,
  conditionWords,
  counted,
  diagnosticLine,
  figure,
  guaranteeWords,
  leaverWords,
  listed,
  moverName,
  parseCondition,
  sentenceCase,
  stateInShort,
} from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, type Page, pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { RequireRequest, Screen } from '../request.js';
import { graphUnder } from '../under.js';
import { head, settingsFor, type View, viewOf } from '../view.js';

/** Tells what each mover would have to want, and which guarantee would do. */
export function* require(request: RequireRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const graph = yield* graphUnder(loaded, request);
  if (graph === null) return 2;
  const { condition, diagnostics } = parseCondition(request.condition, graph.model);
  if (condition === null) {
    yield err(diagnostics.map((each) => `${diagnosticLine('condition', each)}\n`).join(''));
    return 2;
  }
  const view = viewOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const answer = requireThat(view.foresight(view.concept), condition, { progress });
  if (request.json) {
    yield data(`${JSON.stringify(json(view, request, answer))}\n`);
    return 0;
  }
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n`);
  yield out(`${ink.bold(wrap(page, `What it would take for this to last: ${conditionWords(graph.model, condition)}`))}\n`);
  yield out(`${ink.dim(wrap(page, `When ${CONCEPT_WORDS[view.concept].clause}.`, 2))}\n`);
  yield* answerPage(page, view, answer);
  return 0;
}

function* answerPage(page: Page, view: View, answer: Requirement): Command {
  const { graph, now } = view;
  const { states, looked, standing, targets } = answer;
  if (states === 0) {
    yield out(`\n${wrap(page, 'No state that can happen is like that, so nothing would do.')}\n`);
    return 0;
  }
  const of =
    looked < states
      ? `the ${figure(looked)} nearest of ${counted(states, 'state')} like that`
      : counted(states, 'state like that', 'states like that');
  if (standing.length > 0) {
    const [first] = standing;
    yield out(
      `\n${wrap(page, `Nothing more: among ${of}, ${counted(standing.length, 'one')} ${standing.length === 1 ? 'is' : 'are'} an equilibrium as the wants stand.`.replace(/(\d+|two|three|four|five|six|seven|eight|nine) ones are an equilibrium/u, '$1 are equilibria'))}\n`,
    );
    if (first !== undefined) yield out(`${wrap(page, `The nearest: ${stateInShort(graph, first, now)}`, 2)}\n`);
    return 0;
  }
  yield out(`\n${wrap(page, `Of ${of} none would last. Those that the fewest would leave, nearest first:`)}\n`);
  for (const [index, target] of targets.entries()) yield out(`\n${targetWords(page, view, target, index)}`);
  return 0;
}

function targetWords(page: Page, { graph, now }: View, target: Target, index: number): string {
  const { ink } = page;
  const { state, there, leavers, together, guarantees } = target;
  const lines = [labelled(page, `  ${ink.bold(String(index + 1))}`, stateInShort(graph, state, now), 5)];
  for (const leaver of leavers) {
    const [leaves, ...more] = leaverWords(graph, state, leaver);
    lines.push(wrap(page, leaves ?? '', 5), ...more.map((each) => wrap(page, each, 7)));
  }
  const names = there.map((id) => moverName(graph.model, id));
  lines.push(
    ink.dim(
      wrap(
        page,
        names.length === 0
          ? 'Nobody would stay there as things are.'
          : names.length > 4
            ? 'Everybody else would stay there already.'
            : `${sentenceCase(listed(names))} would stay there already.`,
        5,
      ),
    ),
  );
  if (leavers.length > 1 && together !== null)
    lines.push(
      wrap(
        page,
        together
          ? 'With the first of these changes each, it would last.'
          : 'Even with the first of these changes each, it would not last: they undo what kept others there.',
        5,
      ),
    );
  if (guarantees.length === 0) lines.push(wrap(page, 'No single guarantee would do.', 5));
  else {
    lines.push(
      wrap(
        page,
        `As the wants stand, ${guarantees.length === 1 ? 'this single guarantee' : 'each of these guarantees alone'} would do:`,
        5,
      ),
    );
    for (const guarantee of guarantees) {
      const { words, line } = guaranteeWords(graph, guarantee);
      lines.push(wrap(page, words + (line === null ? '' : ` ${ink.dim(`In a variant: ${line}`)}`), 9, 7));
    }
  }
  return `${lines.join('\n')}\n`;
}

function json({ graph, concept, responses }: View, request: RequireRequest, answer: Requirement): object {
  const state = (of: State): Record<string, string> =>
    Object.fromEntries(settingsOf(graph, of).map(({ option, level }) => [option, level]));
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    condition: request.condition,
    concept,
    responses,
    states: answer.states,
    looked: answer.looked,
    standing: answer.standing.map(state),
    targets: answer.targets.map((target) => ({
      state: state(target.state),
      there: target.there,
      together: target.together,
      guarantees: target.guarantees,
      leavers: target.leavers.map(({ mover, pulls, changes, wishFirst }) => ({ mover, pulls: pulls.map(state), changes, wishFirst })),
    })),
  };
}
