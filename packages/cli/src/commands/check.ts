/** `parley check`: where a conflict comes to rest, and whether each claim follows. */

import {
  type Bite,
  biteOf,
  countWorlds,
  DEFAULT_CONCEPT,
  modelHash,
  type Overlay,
  openPremises,
  type Progress,
  type WorldCount,
} from '@parley/engine';
import {
  asMarked,
  biteWords,
  type CheckedTold,
  CONCEPT_WORDS,
  checkTold,
  circumstances,
  citationWords,
  counted,
  isMixed,
  listed,
  numberWord,
  parse,
  reasonText,
  responsesWords,
  SEQ_MEANING,
  sentenceCase,
  type Telling,
  tellingOf,
  throughWords,
  turnWords,
  unexpectedWords,
  verdictLead,
  verdictVerb,
} from '@parley/language';
import { analysisJson } from '../analysis.js';
import type { Disk, SourceFile } from '../files.js';
import { columns, MARKS, noted, type Page, pageFor, spread, wrap } from '../layout.js';
import { hostOf, isModelForm, type Loaded, load, modelOf, told, warningLines } from '../load.js';
import { EVERY_OUTCOME, outcomesTold } from '../outcomes.js';
import { type Command, data, type Effect, type ExitCode, err, out, worse } from '../output.js';
import type { CheckRequest, Screen } from '../request.js';
import { hasListedStates } from '../under.js';
import { head, settingsFor } from '../view.js';

/** Outcomes shown before '... and N more'; where they are told theatre by theatre, ways of each. */
const OUTCOMES = 3;
/** Claims named in the summary when they come out other than marked. */
const MOST_NAMED = 6;
/** Changes of one move that a reason tells; the rest are counted, unless all are asked for. */
const CHANGES = 2;
/** Warnings shown for a single model. */
const WARNINGS = 5;

/** Checks the models that the request names. */
export function* check(request: CheckRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const files = disk.read(request.files.length === 0 ? ['.'] : request.files);
  if (request.emit !== null) return yield* emit(request, files, screen, disk, progress);
  const page = pageFor(screen);
  let code: ExitCode = 0;
  let models = 0;
  const tally = { claims: 0, asMarked: 0, critics: 0, criticsAsMarked: 0, questions: 0, broken: 0 };
  if (request.json) yield data('{"models":[');
  for (const file of files) {
    const loaded = yield* load(file, disk, screen, settingsFor(request, progress));
    if (loaded === null) {
      code = 2;
      tally.broken++;
      continue;
    }
    const checked = checkModel(loaded, request, files.length > 1 && !request.verbose, progress);
    const counts = countsOf(checked);
    tally.claims += counts.claims;
    tally.asMarked += counts.asMarked;
    tally.critics += counts.critics;
    tally.criticsAsMarked += counts.criticsAsMarked;
    tally.questions += counts.questions;
    if (!isGood(counts)) code = worse(code, 1);
    if (request.json) {
      yield data(`${models === 0 ? '' : ',\n'}${JSON.stringify(modelJson(checked))}`);
    } else {
      if (models > 0) yield out('\n');
      if (!request.quiet && (files.length === 1 || request.verbose))
        yield err(warningLines(loaded, request.verbose ? Number.MAX_SAFE_INTEGER : WARNINGS));
      yield* modelPage(page, checked, request, files.length > 1);
    }
    models++;
  }
  if (request.json) yield data(']}\n');
  else if (files.length > 1) yield out(`\n${overall(page, models, tally)}\n`);
  return code;
}

interface Checked {
  readonly loaded: Loaded;
  readonly view: Telling;
  /** Claims as the model stands, or in the overlay that they name. */
  readonly results: readonly CheckedTold[];
  /** The same claims under each critique, in the order of the text. */
  readonly critiques: readonly { readonly critique: Overlay; readonly results: readonly CheckedTold[]; readonly bites: readonly Bite[] }[];
}

/** @param brief  several models are checked: through what a critique bites is left to a check of the model alone */
function checkModel(loaded: Loaded, request: CheckRequest, brief: boolean, progress: Progress): Checked {
  const { argument, graph, model } = loaded;
  const concept = request.under ?? DEFAULT_CONCEPT;
  const changes = request.verbose || request.json ? undefined : CHANGES;
  const view = tellingOf(graph, concept, request.responses, progress, changes);
  const entries = checkTold(argument, view, { ...request.survey, progress });
  const own = ({ claim, overlay }: CheckedTold): boolean => overlay === null || overlay === claim.in;
  const critiques = model.overlays
    .filter(({ kind }) => kind === 'critique')
    .map((critique) => {
      const results = entries.filter((entry) => !own(entry) && entry.overlay === critique.id);
      const claims = results.map(({ claim }) => claim);
      return { critique, results, bites: request.json || brief ? [] : biteOf(argument, critique, claims) };
    });
  return { loaded, view, results: entries.filter(own), critiques };
}

/** How many claims come out as marked. */
interface Counts {
  readonly claims: number;
  readonly asMarked: number;
  /** What critics expect of claims under their critique. */
  readonly critics: number;
  readonly criticsAsMarked: number;
  readonly questions: number;
}

function countsOf({ results, critiques }: Checked): Counts {
  const marked = results.filter(({ result }) => result.expected !== null);
  const expected = critiques.flatMap((each) => each.results).filter(({ result }) => result.expected !== null);
  const good = (entries: readonly CheckedTold[]): number => entries.filter(({ result }) => asMarked(result) === true).length;
  return {
    claims: marked.length,
    asMarked: good(marked),
    critics: expected.length,
    criticsAsMarked: good(expected),
    questions: results.length - marked.length,
  };
}

function isGood({ claims, asMarked: good, critics, criticsAsMarked }: Counts): boolean {
  return good === claims && criticsAsMarked === critics;
}

// ---- words

function* modelPage(page: Page, checked: Checked, request: CheckRequest, several: boolean): Generator<Effect, void, string | null> {
  const { loaded, view, results } = checked;
  const { ink } = page;
  yield out(`${head(page, loaded.graph)}\n`);
  if (several || request.verbose) {
    const warned =
      several && !request.verbose && loaded.warnings.length > 0
        ? ` (${counted(loaded.warnings.length, 'warning')}: check it alone to see)`
        : '';
    yield out(`${ink.dim(loaded.file.name + warned)}\n`);
  }
  if (!request.quiet) yield out(`\n${outcomesSection(page, view, request.verbose)}`);
  const shown = request.quiet ? results.filter(({ result }) => asMarked(result) === false) : results;
  if (shown.length > 0) {
    yield out(`\n${ink.bold(request.quiet ? 'Other than marked' : 'Claims')}\n`);
    const wide = Math.min(18, Math.max(...shown.map(({ claim }) => columns(claim.id))));
    // What has been said once is only referred to.
    const seen = new Map<string, string>();
    const fears = new Map<string, string>();
    for (const each of shown) yield out(claimEntry(page, loaded, each, wide, request.verbose, seen, fears));
  }
  if (!request.quiet && checked.critiques.length > 0) yield out(`\n${critiquesSection(page, checked, request.verbose)}`);
  yield out(`\n${summary(page, checked, several)}\n`);
}

function outcomesSection(page: Page, view: Telling, verbose: boolean): string {
  const { graph, now } = view;
  const { ink } = page;
  if (now === null) return `${wrap(page, 'The present is ruled out by the rules of the model, so nothing can follow from it.')}\n`;
  const words = CONCEPT_WORDS[view.concept];
  const title = `Where it comes to rest from here, when ${words.clause}`;
  const lines = [ink.bold(wrap(page, title))];
  if (view.responses === 'single') lines.push(ink.dim(wrap(page, responsesWords('single'), 2)));
  const worlds = countWorlds(openPremises(graph.model));
  if (worlds > 1n) lines.push(ink.dim(wrap(page, openWords(worlds), 2)));
  const told = outcomesTold(page, view, verbose ? EVERY_OUTCOME : { ...EVERY_OUTCOME, most: OUTCOMES, hint: '--verbose lists all' });
  return `${lines.join('\n')}\n${told}`;
}

function openWords(worlds: bigint): string {
  return `What the model leaves open makes ${counted(Number(worlds), 'world')}; these are the outcomes with wants as they are written. Claims are checked in every world.`;
}

function claimEntry(
  page: Page,
  loaded: Loaded,
  { claim, result, reason }: CheckedTold,
  wide: number,
  verbose: boolean,
  seen: Map<string, string>,
  told: Map<string, string>,
): string {
  const { ink } = page;
  const good = asMarked(result);
  const paint = good === null ? ink.cyan : good ? ink.green : ink.red;
  const mark = MARKS[claim.kind === 'question' && good === null ? 'question' : result.verdict];
  const lead = `  ${paint(mark)} ${ink.bold(claim.id)}`;
  const cites = citationWords(claim.cites);
  // A name too long for its column stands on a line of its own.
  const alone = columns(claim.id) > wide;
  const lines = alone ? [lead] : [];
  lines.push(noted(page, alone ? '' : lead, claim.text, cites === '' ? '' : ink.dim(cites), wide + 6));
  const say = (words: string, style: (text: string) => string = (each) => each) => lines.push(style(wrap(page, words, 6)));

  const where = circumstances(loaded.model, claim);
  if (where !== null) say(where, ink.dim);
  if (good === false) say(unexpectedWords(claim, result), (each) => ink.bold(ink.red(each)));
  const same = JSON.stringify([claim.form, claim.from, claim.under, claim.in, claim.inView, claim.after, claim.atLeast]);
  const before = seen.get(same);
  if (before !== undefined) {
    say(`${sentenceCase(verdictVerb(result.verdict))}: it says the same as ${before}, for the same reason.`);
    return `${lines.join('\n')}\n`;
  }
  seen.set(same, claim.id);
  // That nobody's fear enters needs no line of its own.
  const free = reason.hangsOn !== null && !reason.hangsOn.startsWith('Only') ? reason.hangsOn : null;
  // The page has said that claims are checked in every world: that they agree needs no line.
  if (reason.worlds !== null && (verbose || claim.atLeast !== null || isMixed(result))) say(reason.worlds);
  const wantTold = reason.want !== null && (verbose || result.verdict === 'fails' || good === false);
  say(verdictLead(result, good) + reason.sentence + (free === null || wantTold ? '' : ` ${free}`));
  if (wantTold) say(free === null ? reason.want : `${reason.want} ${free}`);
  if (reason.hangsOn !== null && free === null) {
    const known = told.get(reason.hangsOn);
    say(known !== undefined ? `Only for the same fear as ${known}.` : reason.hangsOn);
    if (known === undefined) told.set(reason.hangsOn, claim.id);
  }
  if (reason.elsewhere !== null) {
    say(told.has(SEQ_MEANING) ? reason.elsewhere.replace(SEQ_MEANING, '') : reason.elsewhere);
    if (reason.elsewhere.includes(SEQ_MEANING)) told.set(SEQ_MEANING, claim.id);
  }
  if (claim.expect?.because !== undefined && claim.expect.because !== null)
    say(`The author’s note: ${claim.expect.because.replace(/\.?$/u, '.')}`);
  if (verbose && claim.under !== null) say(`Checked under ${CONCEPT_WORDS[claim.under].name}: ${CONCEPT_WORDS[claim.under].meaning}.`);
  return `${lines.join('\n')}\n`;
}

/** Where a critique bites: the claims that come out otherwise under it. */
function critiquesSection(page: Page, { critiques, results, loaded }: Checked, verbose: boolean): string {
  const { ink } = page;
  const { model } = loaded;
  const lines = [ink.bold('Under its critics')];
  const before = new Map(results.map(({ claim, result }) => [claim.id, result]));
  for (const { critique, results: under, bites } of critiques) {
    const cites = citationWords(critique.cites);
    lines.push(spread(page, `  ${ink.bold(critique.name)}`, cites === '' ? '' : ink.dim(cites)));
    const bitten = under.filter(({ claim, result }) => {
      const base = before.get(claim.id);
      return base?.verdict !== result.verdict || base.share !== result.share;
    });
    const told = verbose ? under : under.filter((entry) => bitten.includes(entry) || asMarked(entry.result) === false);
    lines.push(wrap(page, biteWords(bitten.length, under.length), 4));
    for (const { claim, result, reason } of told) {
      const good = asMarked(result);
      const paint = good === false ? ink.red : good === true ? ink.green : ink.yellow;
      const base = before.get(claim.id);
      const change = base === undefined ? '' : turnWords(base, result);
      const same = !bitten.some((each) => each.claim === claim);
      const head = `    ${paint(MARKS[result.verdict])} ${ink.bold(claim.id)}`;
      const beside = columns(head) + 2;
      lines.push(`${head}  ${ink.dim(wrap(page, same ? verdictVerb(result.verdict) : change, beside).slice(beside))}`);
      if (good === false) lines.push(ink.bold(ink.red(wrap(page, unexpectedWords(claim, result), 6))));
      lines.push(wrap(page, isMixed(result) && reason.worlds !== null ? `${reason.worlds} ${reason.sentence}` : reason.sentence, 6));
      const bite = bites.find((each) => each.claim === claim.id);
      if (bite !== undefined && critique.edits.length + critique.views.length > 1)
        lines.push(ink.dim(wrap(page, throughWords(model, critique, bite), 6)));
      const note = critique.expects.find(({ claim: id }) => id === claim.id)?.because ?? null;
      if (note !== null) lines.push(wrap(page, `The critic’s note: ${note.replace(/\.?$/u, '.')}`, 6));
    }
  }
  return `${lines.join('\n')}\n`;
}

function summary(page: Page, checked: Checked, several: boolean): string {
  const counts = countsOf(checked);
  const { claims, questions } = counts;
  const { ink } = page;
  const astray = [...checked.results, ...checked.critiques.flatMap((each) => each.results)]
    .filter(({ result }) => asMarked(result) === false)
    .map(({ claim, overlay }) => (overlay === null || overlay === claim.in ? claim.id : `${claim.id} under ${overlay}`));
  const named = claims === 1 || astray.length === 0 || astray.length > MOST_NAMED ? '' : ` Other than marked: ${listed(astray)}.`;
  const asked =
    questions === 0
      ? ''
      : ` ${sentenceCase(counted(questions, 'question'))} ${questions === 1 ? 'is' : 'are'} put to the model without a mark.`;
  const tone = isGood(counts) ? ink.green : ink.red;
  const hint =
    several || checked.view.outcomes[0]?.rest !== true
      ? ''
      : `\n${ink.dim(wrap(page, `\`parley explain ${checked.loaded.file.name} 1\` tells why outcome 1 lasts.`))}`;
  return `${tone(wrap(page, marked(counts) + named + asked))}${hint}`;
}

function marked({ claims, asMarked: good, critics, criticsAsMarked }: Counts): string {
  const [all, met] = [numberWord(critics), numberWord(criticsAsMarked)];
  const besides =
    critics === 0
      ? ''
      : criticsAsMarked < critics
        ? ` Of ${critics === 1 ? 'the one' : all} that critics mark, ${met} ${criticsAsMarked === 1 ? 'does' : 'do'}.`
        : critics === 1
          ? ' So does the one that a critic marks.'
          : ` So do all ${all} that critics mark.`;
  return ownMarked(claims, good) + besides;
}

function ownMarked(claims: number, good: number): string {
  if (claims === 0) return 'No claims to check.';
  if (claims === 1) return `The one claim comes out ${good === 1 ? 'as' : 'other than'} marked.`;
  if (good === claims) return claims === 2 ? 'Both claims come out as marked.' : `All ${numberWord(claims)} claims come out as marked.`;
  const [one, all] = [sentenceCase(numberWord(good)), numberWord(claims)];
  return good === 1 ? `One claim of ${all} comes out as marked.` : `${one} of ${all} claims come out as marked.`;
}

function overall(page: Page, models: number, tally: Counts & { readonly broken: number }): string {
  const { ink } = page;
  const broken = tally.broken === 0 ? '' : ` ${sentenceCase(counted(tally.broken, 'file'))} could not be checked.`;
  const good = tally.broken === 0 && isGood(tally);
  const asked = tally.questions === 0 ? '' : ` ${sentenceCase(counted(tally.questions, 'question'))} besides.`;
  return ink.bold(
    (good ? ink.green : ink.red)(wrap(page, `${sentenceCase(counted(models, 'model'))} checked. ${marked(tally)}${asked}${broken}`)),
  );
}

// ---- JSON

function modelJson(checked: Checked): object {
  const { loaded, view } = checked;
  return {
    model: loaded.model.title,
    file: loaded.file.name,
    hash: modelHash(loaded.model),
    responses: view.responses,
    claims: entriesOf(checked).map(({ claim, overlay, result, reason }) => ({
      id: claim.id,
      kind: claim.kind,
      text: claim.text,
      overlay,
      view: claim.inView,
      after: claim.after,
      concept: result.concept,
      verdict: result.verdict,
      expected: result.expected,
      reason: reasonText(reason),
      share: result.share,
      worlds: result.worlds === null ? null : worldsJson(result.worlds),
      vacuous: result.vacuous,
      under: result.under,
    })),
  };
}

function worldsJson({ total, tried, seed, holds, fails, unknown, interval }: WorldCount): object {
  return {
    total: total <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(total) : total.toString(),
    tried,
    seed,
    holds,
    fails,
    unknown,
    interval,
  };
}

/** Each claim under each version it was checked under, in the order of the text. */
function entriesOf({ results, critiques }: Checked): readonly CheckedTold[] {
  return results.flatMap((own) => [own, ...critiques.flatMap((each) => each.results.filter(({ claim }) => claim.id === own.claim.id))]);
}

/** `--emit`: one stage between text and answer, one JSON document a line when there are several files. */
function* emit(request: CheckRequest, files: readonly SourceFile[], screen: Screen, disk: Disk, progress: Progress): Command {
  let code: ExitCode = 0;
  const space = files.length > 1 ? undefined : 2;
  for (const file of files) {
    if (request.emit === 'analysis') {
      const loaded = yield* load(file, disk, screen);
      if (loaded === null || !(yield* hasListedStates(file.name, loaded.graph, '--emit analysis lists states'))) code = 2;
      else {
        const view = tellingOf(loaded.graph, request.under ?? DEFAULT_CONCEPT, request.responses, progress);
        for (const text of analysisJson(view, { states: true, limit: null, provoked: false, progress })) yield data(text);
      }
      continue;
    }
    if (file.text === null) {
      yield err(`${file.name}: error: ${file.problem ?? 'it could not be read.'}\n`);
      code = 2;
      continue;
    }
    if (request.emit === 'ast') {
      if (isModelForm(file)) {
        yield err(`${file.name}: error: a model in JSON has no syntax tree. Use --emit model.\n`);
        code = 2;
        continue;
      }
      const reading = parse(file.text, hostOf(file, disk));
      if (reading.model === null) {
        yield err(
          told(
            file,
            file.text,
            reading.diagnostics.filter(({ severity }) => severity === 'error'),
            screen,
          ),
        );
        code = 2;
      }
      yield data(`${JSON.stringify(reading.tree, null, space)}\n`);
      continue;
    }
    const { model, diagnostics } = modelOf(file, file.text, disk);
    if (model === null) {
      yield err(
        told(
          file,
          file.text,
          diagnostics.filter(({ severity }) => severity === 'error'),
          screen,
        ),
      );
      code = 2;
    } else yield data(`${JSON.stringify(model, null, space)}\n`);
  }
  return code;
}
