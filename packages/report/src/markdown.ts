/** The brief as Markdown. */

import { numberWord, sentenceCase } from '@parley/language';
import { type Brief, citesIn, markShown } from './brief.js';

/** Sets the document out as Markdown. */
export function markdown(brief: Brief): string {
  const say = (text: string, cites: Parameters<typeof citesIn>[0]): string =>
    `${plain(text)}${cites.length === 0 ? '' : ` ${plain(citesIn(cites))}`}`;
  const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, ...lines]);
  const blocks = [
    `# ${plain(brief.title)}`,
    ...(brief.date === null ? [] : [`*${brief.date}*`]),
    ...section('Bottom line', brief.bottomLine.map(plain)),
    ...section(
      'Key judgements',
      brief.judgements.map((each, index) =>
        [
          `${index + 1}. **${say(each.claim, each.cites)}** *${plain(each.standing)}* ${plain(each.reason)}`,
          ...(each.hangsOn === null ? [] : [`   ${plain(each.hangsOn)}`]),
          ...(each.analyst === null ? [] : [`   Analyst: ${plain(each.analyst)}`]),
          ...each.flags.map((flag) => `   ⚑ ${plain(flag)}`),
        ].join('\n'),
      ),
    ),
    ...section('Options and their trade-offs', bullets(brief.options.map(({ text, cites }) => say(text, cites)))),
    ...section('What would change our mind', [
      ...bullets(brief.mind.map(({ text, cites }) => say(text, cites))),
      ...(brief.varied === null ? [] : [plain(brief.varied)]),
    ]),
    ...section('Assumptions', assumptions(brief).map(plain)),
    ...section('Dissent', bullets(brief.dissent.map(({ name, cites, text }) => `**${say(name, cites)}** ${plain(text)}`))),
    ...(brief.table.rows.length === 0 ? [] : ['## Claims by version', table(brief)]),
    ...section('Sources', bullets(brief.sources.map(({ id, text }) => `[${id}] ${plain(text)}`))),
    ...section('Method', brief.method.map(plain)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What is cited and what is not, in sentences. */
export function assumptions({ assumptions: { of, cited, uncited } }: Brief): string[] {
  if (of === 0) return ['What each wants is given as a ranking of the states, and there are no rules.'];
  const all = of === 1 ? 'The one want or rule' : `All ${numberWord(of)} wants and rules`;
  const some = `${cited === 0 ? 'None' : sentenceCase(numberWord(cited))} of the ${of === 1 ? 'one want or rule' : `${numberWord(of)} wants and rules`}`;
  const lines = [`${cited === of ? all : some} ${cited < 2 && (cited < of || of === 1) ? 'cites' : 'cite'} a source.`];
  if (uncited.length > 0) lines.push(`The modeller’s own: ${uncited.join('; ')}.`);
  return lines;
}

function bullets(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.map((line) => `- ${line}`).join('\n')];
}

function table({ table: { versions, rows } }: Brief): string {
  const head = ['claim', ...versions].map(cell);
  return [
    head,
    head.map(() => '---'),
    ...rows.map(({ text, kind, marks }) => [cell(text), ...marks.map((mark) => (mark === null ? '' : markShown(mark, kind)))]),
  ]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function cell(text: string): string {
  return plain(text).replaceAll('|', '\\|');
}

/** Words that mean nothing to Markdown. */
function plain(text: string): string {
  // A bracket alone is a citation; with a parenthesis behind it, it would be a link or a picture.
  return text
    .replace(/[\r\n]+/gu, ' ')
    .replace(/[\\`*_<>#]/gu, '\\$&')
    .replace(/\](?=[([])/gu, '\\]');
}
