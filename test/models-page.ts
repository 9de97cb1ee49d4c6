/** The page `docs/models.md`: every model with its size, its outcomes and its verdicts, as the tool finds them. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  argumentOf,
  type Change,
  type Checked,
  type Claim,
  checkArgument,
  findOutcomes,
  foresee,
  type Model,
  presentState,
  type Tipping,
  tippingOf,
  versionsFor,
  type WorldCount,
} from '@parley/engine';
import {
  changeWords,
  citationWords,
  counted,
  dateWords,
  exactlyWhen,
  figure,
  modelSizeWords,
  moverName,
  outcomeWords,
  parse,
  premiseWords,
  sentenceCase,
  shareWords,
  wantName,
} from '@parley/language';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every model of the project, by its path from the root. */
function modelFiles(): string[] {
  return readdirSync(join(root, 'models'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parley'))
    .sort()
    .map((name) => join('models', name));
}

/** A model of the project. */
function modelOf(file: string): Model {
  const { model, diagnostics } = parse(readFileSync(join(root, file), 'utf8'), {
    file: basename(file),
    read: (path) => readFileSync(join(root, dirname(file), path), 'utf8'),
  });
  if (model === null) throw new Error(`${file}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return model;
}

/**
 * The page, whole.
 * @param before  the page as it stands: what claims of large models hang on is taken from there, since to find it takes minutes; null: find it
 */
export function modelsPage(before: string | null): string {
  const known = before === null ? null : { page: before, hangs: hangsIn(before) };
  const parts = Array.from(byFolder(modelFiles()), ([folder, files]) =>
    [`## ${TITLES[basename(folder)] ?? basename(folder)}`, ...files.map((file) => section(file, known))].join('\n\n'),
  );
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

const HEAD = `# The models

What the tool finds in each model of this repository. This page is made from the models: \`npm run docs\` writes it anew, and the tests fail while it is stale.

Under each claim stands its verdict, and beside it how it comes out when everyone moves as soon as it gains (nash), when each fears the answers its own move would provoke (provoked, the
default), and when each fears any credible answer (seq). **As marked** means that the claim came out as its author, or the modeller, says it should, in
either direction; a question has no mark. **Hangs on** names each single premise that overturns the verdict when it is left out or lifted, by its owner and in brackets the labels of the wants; after
*reversed* those of which only the opposite does; after *if* neighbouring wants whose order does. What merely closes something left open is not among them: where a claim holds in part, the verdict says
when. Nor are the rules by which bodies decide, and what a phase, a critique or a variant puts in. \`parley tip\` tells it in sentences; of the large models it is found anew only by \`npm run docs\`, since that
takes minutes; so is all of the one whose states cannot be listed. Critiques stand below: the claims that come out otherwise
under them, or hold in another share of the worlds.`;

const TITLES: Readonly<Record<string, string>> = {
  'great-powers': 'The great powers, 1997',
  classics: 'Classics of the literature',
  'five-minutes': 'For a reader in a hurry',
  classroom: 'For a class',
};

function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}

/** Outcomes told before '... and N more'. */
const OUTCOMES = 5;

/** Models beyond so many states keep what the page says already. */
const LARGE = 2000;

/** What the page says already: whole, and what claims hang on, by title and claim. */
interface Known {
  readonly page: string;
  readonly hangs: ReadonlyMap<string, string>;
}

/** A model's part as the page has it. */
function kept(page: string, title: string): string {
  const [, from = ''] = page.split(`### ${title}\n`);
  return `### ${title}\n${from.split(/\n##+ /)[0] ?? ''}`.trimEnd();
}

function section(file: string, known: Known | null): string {
  const model = modelOf(file);
  const argument = argumentOf(model);
  const { graph } = argument.version(null);
  if (graph === null) throw new Error(`${file} was refused`);
  const date = model.date === null ? '' : `, ${dateWords(model.date)}`;
  const title = `${model.title}${date}`;
  const isComposite = graph.composite !== null;
  if (isComposite && known !== null && process.env.PARLEY_ALL !== '1') return kept(known.page, title);
  const now = presentState(graph).state;
  const outcomes = now === null ? [] : findOutcomes(foresee(graph), [now]);
  const checked = checkArgument(argument);
  const own = checked.filter(({ claim, overlay }) => overlay === null || overlay === claim.in);
  const critics = checked.filter((each) => !own.includes(each) && each.result.expected !== null);
  const told = outcomes.slice(0, OUTCOMES).map((outcome, index) => `${index + 1}. ${outcomeWords(graph, outcome, now, outcomes[0])}`);
  if (outcomes.length > OUTCOMES) told.push(`\n... and ${counted(outcomes.length - OUTCOMES, 'more outcome')}.`);
  const found = isComposite || (known !== null && graph.space.feasible > LARGE) ? null : tippingsOf(model, argument);
  const hangs = (claim: Claim): string => {
    if (isComposite) return `[see its notes](${relative('docs', file.replace(/\.parley$/, '.notes.md'))})`;
    return found === null ? (known?.hangs.get(`${title} ${claim.id}`) ?? '?') : hangsOn(model, claim, found);
  };
  return [
    `### ${title}`,
    `[\`${file}\`](${relative('docs', file)}) · ${modelSizeWords(graph)} · ${asMarked(own)} claims as marked${critics.length === 0 ? '' : ` · ${asMarked(critics)} as critics mark`}`,
    told.length === 0 ? '' : `Where it comes to rest:\n\n${told.join('\n')}`,
    own.length === 0
      ? ''
      : [
          '| claim | says | verdict | nash | provoked | seq | as marked | hangs on |',
          '| --- | --- | --- | --- | --- | --- | --- | --- |',
          ...own.map((each) => row(argument.version(each.overlay).model, each, hangs(each.claim))),
        ].join('\n'),
    bites(model, checked),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** How many come out as they are marked, of those that are: '3 of 4'. */
function asMarked(checked: readonly Checked[]): string {
  const marked = checked.filter(({ result }) => result.expected !== null);
  return `${figure(marked.filter(({ result }) => result.expected === result.verdict).length)} of ${figure(marked.length)}`;
}

/** @param version  the model as the claim's own overlay leaves it, whose worlds its share is of */
function row(version: Model, { claim, overlay, result }: Checked, hangs: string): string {
  const cites = claim.cites.length === 0 ? '' : ` ${citationWords(claim.cites)}`;
  const where = [
    claim.under === null ? '' : ` under ${claim.under}`,
    overlay === null ? '' : ` in ${overlay}`,
    claim.inView === null ? '' : ` in the view of ${claim.inView}`,
    claim.after.length === 0 ? '' : ` after ${claim.after.join(', ')}`,
    result.worlds === null
      ? ''
      : ` (${[shareWords(result.worlds), whenWords(version, result.worlds)].filter((part) => part !== null).join(', ')})`,
  ].join('');
  const mark = result.expected === null ? 'question' : result.expected === result.verdict ? 'yes' : `**no**, expected ${result.expected}`;
  const words = `${claim.text}${cites}`.replaceAll('|', '\\|');
  const { nash, provoked, seq } = result.under;
  return `| ${result.claim} | ${words} | ${result.verdict}${where}${result.vacuous ? ' (emptily)' : ''} | ${nash} | ${provoked} | ${seq} | ${mark} | ${hangs} |`;
}

/** What overturns each claim; those of one version together, since a change is then made once. */
function tippingsOf(model: Model, argument: ReturnType<typeof argumentOf>): Tipping[] {
  const claims = model.claims.filter(({ form }) => form.kind !== 'prefers');
  return [...new Set(claims.map((claim) => claim.in))].flatMap((overlay) =>
    tippingOf(
      argument,
      claims.filter((claim) => claim.in === overlay),
      overlay,
      { distance: 1 },
    ),
  );
}

/** Of a claim that holds in part, where it does; null: in all worlds or in none, or no simple rule tells. */
function whenWords(version: Model, worlds: WorldCount): string | null {
  return worlds.holds === 0 || worlds.holds === worlds.tried ? null : exactlyWhen(version, worlds.rule, worlds);
}

/** Single premises that a claim hangs on, and neighbouring wants whose order it hangs on. */
function hangsOn(model: Model, claim: Claim, tippings: readonly Tipping[]): string {
  if (claim.form.kind === 'prefers') return 'a premise read back';
  const { single = [], swaps } = tippings.find((each) => each.claim === claim.id) ?? {};
  const changes = single.map(({ change }) => change);
  const left = changes.filter(({ kind }) => kind !== 'negate');
  const reversed = changes.filter(
    (change) =>
      change.kind === 'negate' && !left.some((each) => each.kind === 'drop' && each.actor === change.actor && each.want === change.want),
  );
  const parts = [
    premises(model, left),
    reversed.length === 0 ? '' : `reversed: ${premises(model, reversed)}`,
    ...(swaps?.tips ?? []).map(({ change }) => `if ${changeWords(model, change)}`),
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'no single premise' : sentenceCase(parts.join('; ')).replaceAll('|', '\\|');
}

/** Premises by name, the wants of one actor together: 'Moscow (“word”, “peace”), the rule “soil”'. */
function premises(model: Model, changes: readonly Change[]): string {
  const wants = new Map<string, string[]>();
  const others: string[] = [];
  for (const change of changes) {
    if (change.kind === 'drop' || change.kind === 'negate') {
      const { actor, want } = change;
      wants.set(actor, [...(wants.get(actor) ?? []), wantName(model, actor, want)]);
    } else if (change.kind === 'lift') others.push(premiseWords(model, { premise: { kind: 'rule', rule: change.rule } }).name);
    else if (change.kind === 'reversible')
      others.push(premiseWords(model, { premise: { kind: 'irreversible', option: change.option } }).name);
    else if (change.kind === 'unguard') others.push(premiseWords(model, { premise: { kind: 'guard', option: change.option } }).name);
  }
  return [...Array.from(wants, ([actor, names]) => `${moverName(model, actor)} (${names.join(', ')})`), ...others].join(', ');
}

/** What the page says already: by title and claim. */
function hangsIn(page: string): ReadonlyMap<string, string> {
  const known = new Map<string, string>();
  let title = '';
  for (const line of page.split('\n')) {
    if (line.startsWith('### ')) title = line.slice(4);
    const cells = line.split(' | ');
    const id = /^\| (\S+) \| /.exec(line)?.[1];
    const last = cells.at(-1);
    if (id !== undefined && last !== undefined && cells.length >= 8) known.set(`${title} ${id}`, last.replace(/ \|$/, ''));
  }
  return known;
}

/** The claims that come out otherwise under each critique, or hold in another share of the worlds. */
function bites(model: Model, checked: readonly Checked[]): string {
  const base = new Map(checked.filter(({ overlay }) => overlay === null).map(({ claim, result }) => [claim.id, result]));
  const lines = model.overlays
    .filter(({ kind }) => kind === 'critique')
    .map(({ id, name, cites }) => {
      const under = checked.filter(({ claim, overlay }) => overlay === id && versionsFor(model, claim).length > 1);
      const bitten = under.filter(
        ({ claim, result }) => result.verdict !== base.get(claim.id)?.verdict || result.share !== base.get(claim.id)?.share,
      );
      const words = bitten
        .map(
          ({ claim, result: { verdict, worlds } }) =>
            `\`${claim.id}\` ${verdict}${verdict === 'partly' && worlds !== null ? ` (${shareWords(worlds)})` : ''}`,
        )
        .join(', ');
      const where = cites.length === 0 ? '' : ` ${citationWords(cites)}`;
      return `- **${name}**${where}: ${bitten.length === 0 ? 'does not bite.' : `${words}.`}`;
    });
  return lines.length === 0 ? '' : `Under its critics:\n\n${lines.join('\n')}`;
}
