/**
 * A brief as data: one document, which `html.ts`, `markdown.ts` and `word.ts` set out. It runs: bottom line, key judgements, options and their
 * trade-offs, what would change our mind, assumptions, dissent, sources, method.
 */

import {
  type Bargain,
  type Bite,
  type Carrier,
  type Checked,
  type Citation,
  type Claim,
  type Confidence,
  countWorlds,
  type Likelihood,
  type Model,
  modelHash,
  type Overlay,
  openPremises,
  type Settled,
  type State,
  type Step,
  type Theatre,
  type Tipping,
  type Verdict,
  type WorldCount,
} from '@parley/engine';
import {
  bargainShareWords,
  CONCEPT_WORDS,
  circumstances,
  citationWords,
  clausesBetween,
  counted,
  courseWords,
  dateWords,
  FOLLOWS,
  followingWords,
  heaviestWords,
  kindsWords,
  lastingWords,
  listed,
  loserWords,
  modelSizeWords,
  moverName,
  numberWord,
  partInProse,
  premiseAlone,
  premiseCites,
  premisesInProse,
  type Reason,
  responsesWords,
  sentenceCase,
  shareWords,
  strongestFirst,
  type Telling,
  tipInProse,
  tipWords,
  wantOf,
  wishOf,
} from '@parley/language';
import { flagsOf } from './icd203.js';
import type { Reference } from './references.js';
import { shortTitles } from './short-title.js';

/** What a brief is made of: findings of the engine, each worked out before. */
export interface BriefFindings {
  /** The model as it stands, and where it comes to rest. */
  readonly view: Telling;
  /** Every claim under every version it is checked under, with its reason. */
  readonly claims: readonly (Checked & { readonly reason: Reason })[];
  /** What overturns claims, where that was looked for. */
  readonly tippings: readonly Tipping[];
  readonly carriers: readonly Carrier[];
  readonly bites: readonly { readonly critique: Overlay; readonly bites: readonly Bite[] }[];
  /** What is on the table, now and at each outcome: of the whole, or of each theatre where states are not listed. */
  readonly settled: readonly (Settled & { readonly theatre?: Theatre })[];
  /** Sources, formatted, by their id; a source that is missing goes by its title and date. */
  readonly references: ReadonlyMap<string, Reference>;
  /** Of the program. */
  readonly version: string;
}

/** A sentence or two, with what it rests on. */
export interface Line {
  readonly text: string;
  readonly cites: readonly Citation[];
}

/** One key judgement. */
export interface KeyJudgement {
  /** From 1, as it is numbered in the document. */
  readonly number: number;
  readonly id: string;
  readonly claim: string;
  readonly verdict: 'holds' | 'fails' | 'partly' | 'unknown';
  /** Under which circumstances, and how it comes out: 'Follows.', 'In the variant “...”: follows in two of eight orders.'; of a question 'Yes.', 'No.' */
  readonly standing: string;
  readonly reason: string;
  /** What it hangs on, in a sentence; null where that was not looked for. */
  readonly hangsOn: string | null;
  /** Which of the premises told it hangs on: their places among `weights`, from 0. */
  readonly premises: readonly number[];
  /** The analyst's own words, with the band of the likelihood beside them. */
  readonly analyst: string | null;
  /** What the words of the analyst need a second look for. */
  readonly flags: readonly string[];
  readonly cites: readonly Citation[];
}

/** A critic, and where that critique bites. */
export interface Dissent {
  readonly name: string;
  readonly cites: readonly Citation[];
  readonly text: string;
}

/** What stands in one cell of the table of claims by critiques. */
export type Mark = Verdict;

const MARKS: Readonly<Record<Mark, string>> = { holds: '✓', fails: '✗', partly: '~', unknown: '–' };

/** A mark as it is shown: a question is answered, it neither succeeds nor fails. */
export function markShown(mark: Mark, kind: Claim['kind']): string {
  return kind === 'question' && mark === 'holds' ? 'yes' : kind === 'question' && mark === 'fails' ? 'no' : MARKS[mark];
}

/** Claims by versions: as written, then each critique. */
export interface Table {
  readonly versions: readonly string[];
  readonly rows: readonly {
    readonly id: string;
    readonly kind: Claim['kind'];
    readonly text: string;
    readonly marks: readonly (Mark | null)[];
    readonly cites: readonly Citation[];
  }[];
}

/** A premise and how many claims hang on it. */
export interface Weight {
  readonly name: string;
  readonly claims: readonly string[];
  /** The same, by the numbers of their judgements: 'judgements 1 and 3, and two other claims'. */
  readonly carried: string;
  /** None where the modeller made it. */
  readonly cites: readonly Citation[];
}

/** One outcome, or several that the same moves lead to as far as they are told, and the way there. */
export interface Way {
  readonly name: string;
  /** How many outcomes these are. */
  readonly outcomes: number;
  readonly steps: readonly { readonly from: string; readonly to: string; readonly words: string }[];
}

/** A passage of a source, and what of the brief rests on it. */
export interface Passage {
  readonly from: number;
  readonly to: number;
  /** Numbers of judgements. */
  readonly judgements: readonly number[];
  /** Places among `weights`, from 0. */
  readonly premises: readonly number[];
}

/** The document. */
export interface Brief {
  readonly title: string;
  readonly date: string | null;
  readonly bottomLine: readonly string[];
  readonly judgements: readonly KeyJudgement[];
  readonly options: readonly Line[];
  readonly mind: readonly Line[];
  /** In how many of the claims premises were varied, where not in all; null: in all. */
  readonly varied: string | null;
  /** Wants and rules: how many there are, how many cite a source, and the others by name. */
  readonly assumptions: { readonly of: number; readonly cited: number; readonly uncited: readonly string[] };
  readonly dissent: readonly Dissent[];
  readonly sources: readonly {
    readonly id: string;
    readonly text: string;
    /** What it goes by once it has been named in full. */
    readonly short: string;
    readonly passages: readonly Passage[];
  }[];
  readonly method: readonly string[];
  readonly table: Table;
  /** Premises ranked, those that carry the same claims as one; each is told in `mind` at the same place. */
  readonly weights: readonly Weight[];
  readonly ways: readonly Way[];
  /** How many outcomes are left out of `ways`. */
  readonly untold: number;
}

/** Key judgements in a brief. */
const JUDGEMENTS = 8;
/** Premises told and drawn. */
const WEIGHTS = 8;
/** Bargains told for the present and for each outcome. */
const BARGAINS = 2;
/** Uncited premises named. */
const UNCITED = 8;
/** Claims of powers and gains told among the options. */
const POWERS_TOLD = 4;
const POWERS: ReadonlySet<Claim['form']['kind']> = new Set(['canForce', 'cannotPrevent', 'leaves']);
/** Ways drawn. */
const WAYS = 4;

/** Makes the document. */
export function makeBrief(findings: BriefFindings): Brief {
  const { view, claims, carriers } = findings;
  const model = view.written;
  const own = claims.filter(({ claim, overlay }) => overlay === null || overlay === claim.in);
  const keys = keyClaims(model, own, findings);
  const levers = leversOf(carriers).slice(0, WEIGHTS);
  const explained = new Set<string>();
  const judgements = keys.map((each, index) => judgementOf(model, each, findings, index + 1, levers, explained));
  const numbers = new Map(judgements.map(({ id, number }) => [id, number]));
  const titles = shortTitles(model.sources);
  return {
    title: model.title,
    date: model.date === null ? null : dateWords(model.date),
    bottomLine: bottomLine(findings, own),
    judgements,
    options: [...optionsOf(findings), ...powersOf(model, own, keys)],
    mind: levers.map((lever) => mindOf(model, lever, numbers)),
    varied: variedWords(findings, own),
    assumptions: assumptionsOf(model),
    dissent: findings.bites.map((each) => dissentOf(model, each, numbers, own)),
    sources: model.sources.map(({ id, title, date }) => ({
      id,
      passages: passagesOf(model, id, judgements, levers),
      text: findings.references.get(id)?.full ?? `${title}${date === null ? '' : `, ${dateWords(date)}`}.`,
      short: findings.references.get(id)?.short ?? titles.get(id) ?? title,
    })),
    method: methodOf(findings),
    table: tableOf(model, claims, own),
    weights: levers.map((lever) => ({
      name: sentenceCase(listed(premisesInProse(model, lever, MEANING))),
      cites: citesTogether(model, lever),
      claims: lever[0]?.claims ?? [],
      carried: claimsWords(lever[0]?.claims ?? [], numbers),
    })),
    ways: waysOf(view).slice(0, WAYS),
    untold: waysOf(view)
      .slice(WAYS)
      .reduce((sum, { outcomes }) => sum + outcomes, 0),
  };
}

/** A claim or question with how it comes out, and where: 'Borea arms (follows in the variant “...”).', 'Does it last? Yes.' */
function answerWords(model: Model, claim: Claim, verdict: Mark): string {
  const where = circumstances(model, claim);
  const inside = where === null ? '' : `${where.charAt(0).toLowerCase()}${where.slice(1, -1)}`;
  if (claim.kind !== 'question') return `${claim.text} (${FOLLOWS[verdict][0]}${inside === '' ? '' : ` ${inside}`}).`;
  const answer = { holds: 'Yes', fails: 'No', partly: 'In part of the worlds left open', unknown: 'That cannot be told' }[verdict];
  return `${claim.text} ${answer}${inside === '' ? '' : `, ${inside}`}.`;
}

/** Of large models premises are varied for some claims only, and ranked by these: how many. */
function variedWords({ tippings }: BriefFindings, own: BriefFindings['claims']): string | null {
  const all = own.filter(({ claim }) => claim.form.kind !== 'prefers').length;
  return tippings.length >= all
    ? null
    : `Since the model is large, premises were varied one by one for ${numberWord(tippings.length)} of its ${counted(all, 'claim or question', 'claims and questions')} only, the judged ones first; what they carry is counted among these.`;
}

/** Claims that the analyst judged; then those that do not simply follow; then those that a critique overturns; then the others, in their order. */
function keyClaims(model: Model, own: BriefFindings['claims'], { bites }: BriefFindings): BriefFindings['claims'] {
  const judged = new Set(model.judgements.map(({ claim }) => claim));
  const bitten = new Set(bites.flatMap((each) => each.bites.map(({ claim }) => claim)));
  const weight = ({ claim, result }: BriefFindings['claims'][number]): number => {
    if (judged.has(claim.id)) return 0;
    if (claim.form.kind === 'prefers') return 5;
    if (claim.kind === 'question') return 4;
    if (result.verdict !== 'holds') return 1;
    return bitten.has(claim.id) ? 2 : 3;
  };
  return own
    .map((each, index) => ({ each, index, weight: weight(each) }))
    .sort((a, b) => a.weight - b.weight || a.index - b.index)
    .slice(0, JUDGEMENTS)
    .sort((a, b) => a.index - b.index)
    .map(({ each }) => each);
}

/** Where it goes; what the claims come to, and what they hang on. A paragraph each. */
function bottomLine(findings: BriefFindings, own: BriefFindings['claims']): string[] {
  const model = findings.view.written;
  const course = courseWords(findings.view);
  const argument = [...followingWords(model, own), ...heaviestWords(model, findings.carriers, findings.tippings.length, own)];
  return [course, argument].filter((sentences) => sentences.length > 0).map((sentences) => sentences.join(' '));
}

function judgementOf(
  model: Model,
  { claim, result, reason }: BriefFindings['claims'][number],
  { tippings, view }: BriefFindings,
  number: number,
  levers: readonly Lever[],
  explained: Set<string>,
): KeyJudgement {
  const { worlds } = result;
  const mixed = worlds !== null && worlds.holds > 0 && worlds.holds < worlds.tried;
  // The ways to the outcomes are drawn, so that here they need not be told.
  const toldElsewhere = !mixed && circumstances(model, claim) === null && view.outcomes.length <= WAYS;
  const judgement = model.judgements.find((each) => each.claim === claim.id);
  return {
    number,
    id: claim.id,
    claim: claim.text,
    verdict: result.verdict,
    premises: levers.flatMap(([first], index) => (first?.claims.includes(claim.id) === true ? [index] : [])),
    standing: standingWords(model, claim, mixed ? shareWords(worlds) : null, result.verdict),
    reason: reasonWords(toldElsewhere ? withoutWay(reason) : reason, mixed, result.under.nash !== result.verdict),
    hangsOn: mixed ? apartWords(model, reason, worlds, explained) : hangsOn(model, claim, tippings),
    analyst: judgement === undefined ? null : analystWords(judgement.likelihood, judgement.confidence, judgement.text),
    flags: judgement === undefined ? [] : flagsOf(judgement, worlds === null ? null : result.share),
    cites: claim.cites,
  };
}

/** What sets the worlds apart. What a want says that goes by its label is told once in a brief. */
function apartWords(model: Model, { apart }: Reason, { rule }: WorldCount, explained: Set<string>): string | null {
  if (apart === null || rule === null) return apart;
  const wants = rule.literals.flatMap((literal) =>
    [literal.want, ...(literal.kind === 'above' ? [literal.beside] : [])].map((want) => ({ actor: literal.actor, want })),
  );
  const meanings = wants.flatMap(({ actor, want }) => {
    const statement = wantOf(model, actor, want);
    const key = `${actor} ${want}`;
    if (statement === null || statement.label === null || explained.has(key)) return [];
    explained.add(key);
    const wish = wishOf(model, [actor], statement.condition, MEANING);
    return wish === null ? [] : [`“${statement.label}” is ${wish}`];
  });
  return meanings.length === 0 ? apart : `${apart} (${sentenceCase(meanings.join('; '))}.)`;
}

/** Letters that what a want says may take, in a row of premises and where its label is explained. */
const MEANING = 120;

function withoutWay(reason: Reason): Reason {
  return { ...reason, sentence: reason.sentence.replace(/ The way there: .*$/u, '') };
}

/** Why, and for fear of what; that fear plays no part goes without saying. `mixed`: told is why it fails in some worlds. */
function reasonWords({ sentence, hangsOn: fear }: Reason, mixed: boolean, fearful: boolean): string {
  // 'In the others it is not so for ...', 'In the others, in each of ...', 'In the others: ...'.
  const lead = sentence.startsWith('Not so') ? ' it is' : sentence.startsWith('In ') ? ',' : null;
  const why = !mixed
    ? sentence
    : lead === null
      ? `In the others: ${sentence}`
      : `In the others${lead} ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
  return fear === null || !fearful ? why : `${why} ${fear}`;
}

/** How a claim comes out, or a question is answered, with its circumstances. `share`: in some worlds only. */
function standingWords(model: Model, claim: Claim, share: string | null, verdict: Mark): string {
  const question = claim.kind === 'question';
  const words = {
    holds: question ? 'Yes' : 'Follows',
    fails: question ? 'No' : 'Does not follow',
    partly: question ? 'Only in part' : 'Follows only in part',
    unknown: 'Cannot be told',
  }[verdict];
  const standing = share === null ? words : `${question ? 'Yes' : 'Follows'} ${share}`;
  const where = circumstances(model, claim);
  return where === null ? `${standing}.` : `${where.slice(0, -1)}: ${standing.charAt(0).toLowerCase()}${standing.slice(1)}.`;
}

/** 'It would fail if ...': the first single premise or swap that overturns it; that it stands firm. */
function hangsOn(model: Model, claim: Claim, tippings: readonly Tipping[]): string | null {
  const tipping = tippings.find((each) => each.claim === claim.id);
  if (tipping === undefined || tipping.verdict === 'unknown') return null;
  const premises = new Set(
    tipping.single.map(({ change }) => ('want' in change ? `${change.actor} ${change.want}` : JSON.stringify(change))),
  ).size;
  const [tip] = [...strongestFirst(tipping, tipping.single), ...strongestFirst(tipping, tipping.swaps.tips)];
  if (tip === undefined) return 'No single premise overturns it.';
  const more =
    premises > 1
      ? `, or without ${premises === 2 ? 'one other premise' : premises === 3 ? 'either of two other premises' : `any one of ${numberWord(premises - 1)} other premises`}`
      : '';
  return `${tipInProse(model, tip.change, tipWords(model, tipping, tip))}${more}.`;
}

function analystWords(likelihood: Likelihood | null, confidence: Confidence | null, text: string): string {
  // Two sentences, since the directive wants likelihood and confidence apart.
  const band = likelihood === null ? [] : [`${sentenceCase(likelihood)} (${BANDS[likelihood]}).`];
  const sure = confidence === null ? [] : [`${sentenceCase(confidence)} confidence.`];
  return [...band, ...sure, text.replace(/\.?$/u, '.')].join(' ');
}

/** The bands of ICD 203, in per cent. */
const BANDS: Readonly<Record<Likelihood, string>> = {
  'almost no chance': '1–5%',
  'very unlikely': '5–20%',
  unlikely: '20–45%',
  'roughly even chance': '45–55%',
  likely: '55–80%',
  'very likely': '80–95%',
  'almost certain': '95–99%',
};

/** Bargains on the table now and at each outcome that would last, with what they cost. */
function optionsOf({ view, settled }: BriefFindings): Line[] {
  const { concept } = view;
  return settled.flatMap(({ theatre, looked, settlements }) => {
    // A bargain that is on the table at several outcomes is told at the first.
    const told = new Set<string>();
    const fresh = ({ parties, to }: Bargain): boolean => {
      const key = `${parties.join()} ${to}`;
      return !told.has(key) && told.add(key).size > 0;
    };
    const place = theatre === undefined ? '' : `in ${theatre.id}, `;
    return settlements.flatMap(({ outcomes: [outcome], state, bargains, elsewhere }) =>
      [...bargains, ...elsewhere]
        .filter((bargain) => bargain.lasts[concept] && fresh(bargain))
        .slice(0, BARGAINS)
        .map((bargain): Line => {
          const where =
            outcome === undefined
              ? 'as things stand now, '
              : view.outcomes.length === 1
                ? 'where it comes to rest, '
                : `at outcome ${outcome + 1}, `;
          const parts = [
            sentenceCase(`${place}${where}${bargainInProse(state, bargain)}`),
            lastingWords(bargain, concept),
            bargainShareWords(view.written, bargain, looked, concept),
            loserWords(bargain),
          ];
          return { text: parts.filter((part) => part !== null).join(' '), cites: [] };
        }),
    );
  });
}

/** 'Upland and Lowland would both gain by a bargain: Lowland would buy Upland’s power, and ...'. */
function bargainInProse(from: State, { graph, parties, to, twins }: Bargain): string {
  const { model } = graph;
  const names = [
    ...new Set(
      parties.flatMap((id) => model.movers.flatMap((mover) => (mover.id !== id ? [] : mover.kind === 'agreement' ? mover.parties : [id]))),
    ),
  ];
  const clauses = clausesBetween(graph, from, to);
  const like =
    twins === 0
      ? ''
      : ` ${sentenceCase(counted(twins, 'more bargain differs', 'more bargains differ'))} from it only in what none of them cares about.`;
  return `${listed(names.map((id) => moverName(model, id)))} would ${names.length === 2 ? 'both' : 'all'} gain by a bargain: ${clauses.join('; ')}.${like}`;
}

/** What claims say of who can force or prevent what, and whom the outcome leaves better or worse off. */
function powersOf(model: Model, own: BriefFindings['claims'], keys: BriefFindings['claims']): Line[] {
  return own
    .filter((each) => POWERS.has(each.claim.form.kind) && each.claim.kind === 'claim' && !keys.includes(each))
    .slice(0, POWERS_TOLD)
    .map(({ claim, result }) => ({ text: answerWords(model, claim, result.verdict), cites: claim.cites }));
}

/** Premises that carry the same claims. */
type Lever = readonly Carrier[];

function leversOf(carriers: readonly Carrier[]): Lever[] {
  const alike = new Map<string, Carrier[]>();
  for (const carrier of carriers) alike.set(carrier.claims.join(), [...(alike.get(carrier.claims.join()) ?? []), carrier]);
  return [...alike.values()];
}

/** Premises, and what would come out otherwise without them. */
function mindOf(model: Model, lever: Lever, numbers: ReadonlyMap<string, number>): Line {
  const own = lever.filter((carrier) => premiseCites(model, carrier).length === 0).length;
  const whose = own === 0 ? '' : own === lever.length ? ' (the modeller’s own)' : ' (in part the modeller’s own)';
  const without = lever.length === 1 ? 'without it' : lever.length === 2 ? 'without either' : 'without any one of these';
  const carried = claimsWords(lever[0]?.claims ?? [], numbers);
  return {
    text: `${sentenceCase(listed(premisesInProse(model, lever)))}${whose}: ${without}, ${carried}${carried.includes(', and ') ? ',' : ''} would come out otherwise.`,
    cites: citesTogether(model, lever),
  };
}

/** What the premises cite: of one source each passage once, in order. */
function citesTogether(model: Model, lever: Lever): Citation[] {
  const cites = lever.flatMap((carrier) => premiseCites(model, carrier));
  return [...new Set(cites.map(({ source }) => source))].map((source) => {
    const spans = cites.filter((each) => each.source === source).flatMap(({ paragraphs }) => paragraphs);
    const once = new Map(spans.map((span) => [`${span.from}-${span.to}`, span]));
    return { source, paragraphs: [...once.values()].sort((a, b) => a.from - b.from || a.to - b.to) };
  });
}

/** Claims by the numbers of their judgements; the others are counted: 'judgements 1 and 3, and two other claims'. */
function claimsWords(ids: readonly string[], numbers: ReadonlyMap<string, number>, say: (id: string) => string = () => ''): string {
  const known = ids
    .flatMap((id) => (numbers.has(id) ? [{ id, number: numbers.get(id) ?? 0 }] : []))
    .sort((a, b) => a.number - b.number)
    .map(({ id, number }) => `${number}${say(id)}`);
  const rest = ids.length - known.length;
  const named = known.length === 0 ? '' : `judgement${known.length === 1 ? '' : 's'} ${listed(known)}`;
  if (rest === 0) return named;
  return named === '' ? counted(rest, 'other claim') : `${named}, and ${counted(rest, 'other claim')}`;
}

/** The passages of one source that judgements and premises cite, in their order. */
function passagesOf(model: Model, source: string, judgements: readonly KeyJudgement[], levers: readonly Lever[]): Passage[] {
  const passages = new Map<string, { from: number; to: number; judgements: number[]; premises: number[] }>();
  const passage = (from: number, to: number): { judgements: number[]; premises: number[] } => {
    const key = `${from}-${to}`;
    const found = passages.get(key) ?? { from, to, judgements: [], premises: [] };
    passages.set(key, found);
    return found;
  };
  const spans = (cites: readonly Citation[]): Citation['paragraphs'] =>
    cites.filter((each) => each.source === source).flatMap(({ paragraphs }) => paragraphs);
  for (const { number, cites } of judgements) for (const { from, to } of spans(cites)) passage(from, to).judgements.push(number);
  for (const [index, lever] of levers.entries())
    for (const { from, to } of spans(citesTogether(model, lever))) passage(from, to).premises.push(index);
  return [...passages.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function assumptionsOf(model: Model): Brief['assumptions'] {
  const premises = [
    ...model.movers.flatMap((mover) =>
      mover.kind === 'actor' && mover.preferences?.kind === 'statements'
        ? mover.preferences.statements.map((statement, want) => ({
            cited: statement.cites.length > 0,
            carrier: { premise: { kind: 'want' as const, actor: mover.id, want }, claims: [] },
          }))
        : [],
    ),
    ...model.rules.map(({ cites }, rule) => ({
      cited: cites.length > 0,
      carrier: { premise: { kind: 'rule' as const, rule }, claims: [] },
    })),
  ];
  const uncited = premises.filter(({ cited }) => !cited).map(({ carrier }) => premiseAlone(model, carrier, MEANING));
  const shown = uncited.slice(0, UNCITED);
  const rest = uncited.length - shown.length;
  return {
    of: premises.length,
    cited: premises.length - uncited.length,
    uncited: rest > 0 ? [...shown, `and ${numberWord(rest)} more`] : shown,
  };
}

function dissentOf(
  model: Model,
  { critique, bites }: BriefFindings['bites'][number],
  numbers: ReadonlyMap<string, number>,
  own: BriefFindings['claims'],
): Dissent {
  const parts = [...critique.edits, ...critique.views];
  if (bites.length === 0) return { name: critique.name, cites: critique.cites, text: 'Every claim comes out the same.' };
  const under = new Map(bites.map((each) => [each.claim, each.under]));
  const keys = bites.filter(({ claim }) => numbers.has(claim)).map(({ claim }) => claim);
  const verdicts = new Set(keys.map((id) => under.get(id) ?? 'unknown'));
  const [only] = verdicts;
  // Where all come out alike, that is said once.
  const verdict = (id: string): string => (verdicts.size === 1 ? '' : ` (${FOLLOWS[under.get(id) ?? 'unknown'][0]})`);
  const named = claimsWords(keys, numbers, verdict);
  const then = verdicts.size === 1 && only !== undefined ? `, which then ${FOLLOWS[only][keys.length === 1 ? 0 : 1]}` : '';
  const among =
    keys.length === 0 ? ', none of them a key judgement' : `${keys.length === bites.length ? ': ' : ', among them '}${named}${then}`;
  const most = new Map<string, number>();
  for (const { through } of bites) for (const set of through.slice(0, 1)) most.set(set.join(), (most.get(set.join()) ?? 0) + 1);
  const [best] = [...most].sort(([, a], [, b]) => b - a);
  const names = (best?.[0] ?? '').split(',').map((index) => parts[Number(index)]);
  const through = names.flatMap((part) => (part === undefined ? [] : [partInProse(model, part)]));
  return {
    name: critique.name,
    cites: critique.cites,
    text: `Under it ${kindsWords(own, [...under.keys()])} would come out otherwise${among}. What turns ${bites.length === 1 ? 'it' : 'them'} is ${most.size > 1 ? 'mostly ' : ''}${listed(through)}.`,
  };
}

function methodOf({ view, version, claims, tippings, settled }: BriefFindings): string[] {
  const { graph, concept, responses, written } = view;
  const looked = [
    ...claims.map(({ result }) => result.worlds),
    ...tippings.map((each) => each.looked),
    ...settled.map((each) => each.looked),
  ];
  const seed = looked.find((worlds) => worlds !== null && worlds.seed !== null)?.seed;
  const byTheatre =
    graph.composite === null
      ? []
      : [
          'All states together are too many to list, so each theatre was analysed by itself while the others stand still, and each in turn under what the others had come to. That is an approximation: an answer that would come in another theatre, one move in two theatres, and a bargain that gives in one for something in another are not seen.',
        ];
  const worlds = countWorlds(openPremises(written));
  const open =
    worlds === 1n
      ? []
      : [
          `What the argument leaves open makes ${worlds < 10n ** 15n ? counted(Number(worlds), 'world') : `about 10^${worlds.toString().length - 1} worlds`}; claims are checked in each, or in a seeded sample where it is named. A share of worlds is no probability.`,
        ];
  return [
    `The argument was written as a model (${modelSizeWords(graph)}): who acts, what each can do, what each wants in order of importance, and what cannot be. From the present each mover makes the moves it would make when ${CONCEPT_WORDS[concept].clause}; where that ends is an outcome. ${responsesWords(responses)} A claim follows when it is so in every outcome that it speaks of.`,
    ...byTheatre,
    ...open,
    `The graph model for conflict resolution (Kilgour, Hipel and Fang 1987), with the concept “${concept}”${concept === 'provoked' ? ', which is Parley’s own and not of the literature' : ''}. A verdict is as good as its premises: the method shows what follows from them, not whether they are true, and it gives no probabilities.`,
    `Parley ${version}; model ${modelHash(written)}; ${seed === undefined ? 'nothing was sampled, so there is no seed' : `seed ${seed}`}. The same model and version give the same document.`,
  ];
}

function tableOf(model: Model, claims: BriefFindings['claims'], own: BriefFindings['claims']): Table {
  const critiques = model.overlays.filter(({ kind }) => kind === 'critique');
  const rows = own
    .filter(({ claim }) => claim.form.kind !== 'prefers')
    .map(({ claim, result }) => ({
      id: claim.id,
      kind: claim.kind,
      text: claim.text,
      cites: claim.cites,
      marks: [
        result.verdict,
        ...critiques.map(
          ({ id }) => claims.find((each) => each.claim === claim && each.overlay === id && claim.in === null)?.result.verdict ?? null,
        ),
      ],
    }));
  return { versions: ['as written', ...critiques.map(({ name }) => name)], rows };
}

function waysOf({ graph, outcomes }: Telling): Way[] {
  const alike = new Map<string, { readonly numbers: number[]; readonly steps: Way['steps'] }>();
  outcomes.forEach(({ path }, index) => {
    const steps = path.map((step: Step) => ({
      from: String(step.from),
      to: String(step.to),
      words: sentenceCase(clausesBetween(graph, step.from, step.to).join('; ')),
    }));
    const key = steps.map(({ words }) => words).join('\n');
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { numbers: [index + 1], steps });
    else known.numbers.push(index + 1);
  });
  return [...alike.values()].map(({ numbers, steps }) => ({ name: outcomesWords(numbers), outcomes: numbers.length, steps }));
}

/** What the ways drawn are, as a caption. */
export function waysCaption({ untold }: Brief): string {
  const left = untold === 0 ? '' : `; ${counted(untold, 'more outcome is', 'more outcomes are')} left out`;
  return `The moves from now to each outcome, in their order${left}.`;
}

/** The ways as rows of moves; moves with which every way begins have a row of their own. */
export function wayRows({ ways }: Brief): { readonly name: string; readonly moves: readonly string[] }[] {
  const said = ways.filter(({ steps }) => steps.length > 0).map(({ name, steps }) => ({ name, moves: steps.map(({ words }) => words) }));
  const [first, ...others] = said;
  if (first === undefined || others.length === 0) return said;
  const parting = first.moves.findIndex((words, step) => others.some(({ moves }) => moves[step] !== words));
  const shared = parting < 0 ? first.moves.length : parting;
  if (shared === 0) return said;
  const rest = said.map(({ name, moves }) => ({ name, moves: moves.slice(shared) }));
  return [{ name: 'First, in each', moves: first.moves.slice(0, shared) }, ...rest.filter(({ moves }) => moves.length > 0)];
}

/** 'Outcome 1', 'Outcomes 1 and 3', 'Outcomes 1 to 4'. */
function outcomesWords(numbers: readonly number[]): string {
  const [first, last] = [numbers[0] ?? 0, numbers.at(-1) ?? 0];
  if (numbers.length === 1) return `Outcome ${first}`;
  const run = last - first + 1 === numbers.length && numbers.length > 2;
  return `Outcomes ${run ? `${first} to ${last}` : listed(numbers.map(String))}`;
}

/** Citations as they stand in the text: '[essay 21-22]'. */
export function citesIn(cites: readonly Citation[]): string {
  return citationWords(cites);
}
