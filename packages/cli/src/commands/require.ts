/** `parley require`: what it would take for a state with a condition to be an equilibrium. */

import {
  type Condition,
  conditionHolds,
  DEFAULT_CONCEPT,
  type Graph,
  type Looked,
  type Model,
  modelHash,
  type Outcome,
  type Progress,
  type Requirement,
  requireByTheatre,
  require as requireThat,
  type Share,
  type Standing,
  type State,
  type Target,
  type TheatreRequirements,
} from '@parley/engine';
import {
  CONCEPT_WORDS,
  conditionWords,
  counted,
  diagnosticLine,
  figure,
  guaranteeWords,
  inWorlds,
  leaverWords,
  listed,
  lookedWords,
  moverName,
  numberWord,
  parseCondition,
  sentenceCase,
  stateInShort,
  supposesWords,
  type Telling,
  tellingOf,
} from '@parley/language';
import type { Disk } from '../files.js';
import { labelled, type Page, pageFor, spread, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, type Effect, err, out } from '../output.js';
import type { RequireRequest, Screen } from '../request.js';
import { graphUnder } from '../under.js';
import { head, lookedJson, settingsFor, stateJson } from '../view.js';

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
  const view = tellingOf(graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
  const foresight = view.foresight(view.concept);
  const page = pageFor(screen);
  const { ink } = page;
  const title = `${head(page, graph)}\n\n${ink.bold(wrap(page, `What it would take for this to last: ${conditionWords(graph.model, condition)}`))}\n${ink.dim(wrap(page, `When ${CONCEPT_WORDS[view.concept].clause}.`, 2))}\n`;
  if (graph.composite !== null) {
    const answer = requireByTheatre(foresight, condition, { progress });
    if (request.json) yield data(`${JSON.stringify({ ...headJson(view, request), ...theatresJson(view, answer) })}\n`);
    else {
      yield out(title);
      yield* byTheatre(page, view, condition, answer);
    }
    return 0;
  }
  const answer = requireThat(foresight, condition, { progress });
  if (request.json) {
    yield data(`${JSON.stringify({ ...headJson(view, request), ...answerJson(graph, answer) })}\n`);
    return 0;
  }
  yield out(title);
  if (answer.states > 0) yield* worldsTold(page, answer.worlds);
  yield* answerPage(page, { ...view, model: graph.model }, answer);
  return 0;
}

/** What an answer is told of. */
interface Asked extends Pick<Telling, 'graph' | 'now' | 'outcomes'> {
  /** Whose wants the worlds and changes are told by. */
  readonly model: Model;
}

/** Of an argument with more states than can be listed: first whether it comes to rest so, else what it would take in each theatre by itself. */
function* byTheatre(
  page: Page,
  { graph, now, outcomes }: Telling,
  condition: Condition,
  answer: TheatreRequirements | null,
): Generator<Effect, void, string | null> {
  if (answer === null) {
    yield out(`\n${wrap(page, 'No state that can happen is like that, so nothing would do.')}\n`);
    return;
  }
  const ends = outcomes.filter(({ rest, states }) => rest && states.some((state) => conditionHolds(graph, condition, state)));
  const [nearest] = ends;
  if (nearest !== undefined) {
    yield out(`\n${wrap(page, `Nothing more: as the wants stand ${comesSo(ends.length, outcomes.length)}.`)}\n`);
    yield out(`${wrap(page, `${ends.length === 1 ? '' : 'The nearest: '}${stateInShort(graph, nearest.states[0] as State, now)}`, 2)}\n`);
    return;
  }
  yield out(
    `\n${wrap(page, 'The argument has too many states to list, so each theatre is asked by itself, while the others stand as they do now, but for what the condition asks of them.')}\n`,
  );
  if (answer.theatres.length === 0)
    yield out(`\n${wrap(page, 'It has that whatever the theatres come to: nothing in it is anybody’s to change.')}\n`);
  const [first] = answer.theatres;
  if (first !== undefined) yield* worldsTold(page, first.worlds);
  for (const { theatre, graph: own, present, rests, ...requirement } of answer.theatres) {
    yield out(`\n${spread(page, page.ink.bold(theatre.title), page.ink.dim(theatre.id))}\n`);
    const ways = rests.map((state): Outcome => ({ states: [state], rest: true, free: false, path: [] }));
    yield* answerPage(page, { graph: own, now: present, outcomes: ways, model: graph.model }, requirement);
  }
}

function* worldsTold(page: Page, worlds: Looked): Generator<Effect, void, string | null> {
  const open = lookedWords(worlds);
  if (open !== null)
    yield out(
      `${page.ink.dim(wrap(page, `${open} What follows is told with the wants as they are written; where other worlds differ, that is said.`, 2))}\n`,
    );
}

function* answerPage(page: Page, view: Asked, answer: Requirement): Generator<Effect, void, string | null> {
  const { worlds, states, looked, otherwise, standing, targets, supposing } = answer;
  if (states === 0) {
    yield out(`\n${wrap(page, 'No state that can happen is like that, so nothing would do.')}\n`);
    return;
  }
  const [first] = standing;
  if (first !== undefined) {
    const of =
      looked < states ? `the ${figure(looked)} nearest of ${counted(states, 'state')} like that` : `${counted(states, 'state')} like that`;
    const all = standing.length === states;
    const ends = view.outcomes.filter(({ rest, states: at }) => rest && standing.some(({ state }) => at.includes(state)));
    if (ends.length > 0) {
      yield out(`\n${wrap(page, `Nothing more: as the wants stand ${comesSo(ends.length, view.outcomes.length)}.`)}\n`);
      yield out(`${standingWords(page, view, first, ends.length === 1 ? '' : 'The nearest: ')}\n`);
      return;
    }
    const are =
      states === 1
        ? 'the one state like that is an equilibrium'
        : all
          ? `all ${counted(states, 'state')} like that are equilibria`
          : `of ${of} ${numberWord(standing.length)} ${standing.length === 1 ? 'is an equilibrium' : 'are equilibria'}`;
    yield out(`\n${wrap(page, `Nothing more: ${are} as the wants stand.`)}\n`);
    yield out(`${standingWords(page, view, first, standing.length === 1 ? '' : 'The nearest: ')}\n`);
    return;
  }
  const weather = otherwise === 0 ? '' : ', with all that no mover can change as it is now,';
  const none =
    states === 1
      ? `The one state like that${weather} would not last.`
      : looked < states
        ? `Of the ${figure(looked)} nearest of ${counted(states, 'state')} like that${weather} none would last.`
        : `Of ${counted(states, 'state')} like that${weather} none would last.`;
  const order = targets.length > 1 ? ` Those that the fewest would leave, nearest first:` : '';
  yield out(`\n${wrap(page, none + order)}\n`);
  for (const [index, target] of targets.entries()) yield out(`\n${targetWords(page, view, worlds, target, index)}`);
  const [other] = supposing;
  if (other !== undefined)
    yield out(
      `\n${wrap(page, `Without any change of wants ${counted(supposing.length, 'more state')} would last, but only where something stands that no mover can bring about.`)}\n${standingWords(page, view, other, supposing.length === 1 ? '' : 'The nearest: ')}\n`,
    );
}

/** That it comes to rest like that by itself, in all the ways it can end from here or in some. */
function comesSo(ends: number, all: number): string {
  if (ends < all) return `it can come to rest so from here, in ${numberWord(ends)} of ${numberWord(all)} ways`;
  return `it comes to rest so from here${all === 1 ? '' : all === 2 ? ', in both ways it can end' : `, in each of the ${numberWord(all)} ways it can end`}`;
}

/** A state that is an equilibrium already. */
function standingWords(page: Page, { graph, now }: Asked, { state, lasts }: Standing, lead: string): string {
  const supposes = supposesWords(graph, state, now);
  const share = lasts.holds === lasts.of ? '' : ` It is an equilibrium ${inWorlds(lasts)}.`;
  return wrap(page, `${lead}${stateInShort(graph, state, now)}${supposes === null ? '' : ` ${supposes}`}${share}`, 2);
}

function targetWords(page: Page, { graph, now, model }: Asked, worlds: Looked, target: Target, index: number): string {
  const { ink } = page;
  const { state, lasts, there, leavers, together, guarantees } = target;
  const lines = [labelled(page, `  ${ink.bold(String(index + 1))}`, stateInShort(graph, state, now), 5)];
  const supposes = supposesWords(graph, state, now);
  if (supposes !== null) lines.push(ink.dim(wrap(page, supposes, 5)));
  if (lasts.holds > 0) lines.push(wrap(page, `It would last as it is ${inWorlds(lasts)}.`, 5));
  for (const leaver of leavers) {
    const [leaves, ...more] = leaverWords(model, graph, state, leaver, worlds);
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
        together.asWritten
          ? `With the first of these changes each, it would last${unlessAll(together.lasts)}.`
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
    for (const { guarantee, lasts: share } of guarantees) {
      const { words, line } = guaranteeWords(model, guarantee);
      const where = share.holds === share.of ? '' : ` It would last then ${inWorlds(share)}.`;
      lines.push(wrap(page, words + where + (line === null ? '' : ` ${ink.dim(`In a variant: ${line}`)}`), 9, 7));
    }
  }
  return `${lines.join('\n')}\n`;
}

/** ' in two of eight worlds'; nothing where it is so in all. */
function unlessAll(share: Share): string {
  return share.holds === share.of ? '' : ` ${inWorlds(share)}`;
}

function headJson({ graph, concept, responses }: Telling, request: RequireRequest): object {
  return {
    model: graph.model.title,
    hash: modelHash(graph.model),
    overlay: request.in,
    condition: request.condition,
    concept,
    responses,
  };
}

function theatresJson({ graph }: Telling, answer: TheatreRequirements | null): object {
  if (answer === null) return { theatres: [] };
  return {
    where: stateJson(graph, answer.where),
    theatres: answer.theatres.map(({ theatre, graph: own, ...requirement }) => ({
      theatre: theatre.id,
      title: theatre.title,
      ...answerJson(own, requirement),
    })),
  };
}

function answerJson(graph: Graph, answer: Requirement): object {
  const state = (of: State): object => stateJson(graph, of);
  return {
    worlds: lookedJson(answer.worlds),
    states: answer.states,
    looked: answer.looked,
    standing: answer.standing.map((each) => ({ ...each, state: state(each.state) })),
    supposing: answer.supposing.map((each) => ({ ...each, state: state(each.state) })),
    targets: answer.targets.map((target) => ({
      state: state(target.state),
      lasts: target.lasts,
      there: target.there,
      together: target.together,
      guarantees: target.guarantees,
      leavers: target.leavers.map(({ mover, leaves, pulls, changes, wishFirst }) => ({
        mover,
        leaves,
        pulls: pulls.map(state),
        changes,
        wishFirst,
      })),
    })),
  };
}
