/** The page `docs/models.md`: every model with its size, its outcomes and its verdicts, as the tool finds them. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildGraph, type ClaimResult, checkClaims, findOutcomes, foresee, type Graph, presentState } from '@parley/engine';
import { citationWords, counted, dateWords, figure, modelSizeWords, outcomeWords, parse } from '@parley/language';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Every model of the project, by its path from the root. */
function modelFiles(): string[] {
  return readdirSync(join(root, 'models'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parley'))
    .sort()
    .map((name) => join('models', name));
}

/** A model of the project, compiled. */
function graphOf(file: string): Graph {
  const { model, diagnostics } = parse(readFileSync(join(root, file), 'utf8'));
  const graph = model === null ? null : buildGraph(model).graph;
  if (graph === null) throw new Error(`${file}: ${diagnostics.map(({ message }) => message).join('; ')}`);
  return graph;
}

/** The page, whole. */
export function modelsPage(): string {
  const parts = Array.from(byFolder(modelFiles()), ([folder, files]) =>
    [`## ${TITLES[basename(folder)] ?? basename(folder)}`, ...files.map(section)].join('\n\n'),
  );
  return `${[HEAD, ...parts].join('\n\n')}\n`;
}

const HEAD = `# The models

What the tool finds in each model of this repository. This page is made from the models: \`npm run docs\` writes it anew, and the tests fail while it is stale.

Under each claim stands its verdict, and beside it how it comes out when everyone moves as soon as it gains (nash), when each fears the answers its own move would provoke (provoked, the
default), and when each fears any credible answer (seq). **As marked** means that the claim came out as its author, or the modeller, says it should, in
either direction; a question has no mark.`;

const TITLES: Readonly<Record<string, string>> = { 'great-powers': 'The great powers, 1997', classics: 'Classics of the literature' };

function byFolder(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>();
  for (const file of files) folders.set(dirname(file), [...(folders.get(dirname(file)) ?? []), file]);
  return folders;
}

/** Outcomes told before '... and N more'. */
const OUTCOMES = 5;

function section(file: string): string {
  const graph = graphOf(file);
  const { model } = graph;
  const now = presentState(graph).state;
  const outcomes = now === null ? [] : findOutcomes(foresee(graph), [now]);
  const results = checkClaims(graph);
  const marked = results.filter(({ expected }) => expected !== null);
  const asMarked = marked.filter(({ expected, verdict }) => expected === verdict).length;
  const told = outcomes.slice(0, OUTCOMES).map((outcome, index) => `${index + 1}. ${outcomeWords(graph, outcome, now, outcomes[0])}`);
  if (outcomes.length > OUTCOMES) told.push(`\n... and ${counted(outcomes.length - OUTCOMES, 'more outcome')}.`);
  const date = model.date === null ? '' : `, ${dateWords(model.date)}`;
  return [
    `### ${model.title}${date}`,
    `[\`${file}\`](${relative('docs', file)}) · ${modelSizeWords(graph)} · ${figure(asMarked)} of ${figure(marked.length)} claims as marked`,
    told.length === 0 ? '' : `Where it comes to rest:\n\n${told.join('\n')}`,
    results.length === 0
      ? ''
      : [
          '| claim | says | verdict | nash | provoked | seq | as marked |',
          '| --- | --- | --- | --- | --- | --- | --- |',
          ...results.map((result, index) => row(graph, result, index)),
        ].join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row(graph: Graph, result: ClaimResult, index: number): string {
  const claim = graph.model.claims[index];
  const cites = claim === undefined || claim.cites.length === 0 ? '' : ` ${citationWords(claim.cites)}`;
  const concept = claim?.under === null || claim === undefined ? '' : ` under ${claim.under}`;
  const mark = result.expected === null ? 'question' : result.expected === result.verdict ? 'yes' : `**no**, expected ${result.expected}`;
  const words = `${claim?.text ?? ''}${cites}`.replaceAll('|', '\\|');
  const { nash, provoked, seq } = result.under;
  return `| ${result.claim} | ${words} | ${result.verdict}${concept}${result.vacuous ? ' (emptily)' : ''} | ${nash} | ${provoked} | ${seq} | ${mark} |`;
}
