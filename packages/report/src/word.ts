/** The brief as a Word document: real styles, numbering, captions, and footnotes for citations. */

import type { Citation } from '@parley/engine';
import {
  AlignmentType,
  BorderStyle,
  Document,
  FootnoteReferenceRun,
  HeadingLevel,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import JSZip from 'jszip';
import { type Brief, citesIn, markShown } from './brief.js';
import { assumptions } from './markdown.js';

/** The moment that is written into every document, so that the same brief has the same bytes. */
const MOMENT = '1980-01-01T00:00:00Z';

/** The page without its margins, in twentieths of a point. */
const WHOLE = 9900;
/** Moves told of each way, premises told in sentences and ranked, letters of the longest bar. */
const STEPS = 3;
const MIND = 3;
const RANKED = 6;
const BAR = 20;

/** Sets the document out for Word and its kin. */
export async function word(brief: Brief): Promise<Uint8Array> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const named = new Set<string>();
  const cite = (cites: readonly Citation[]): FootnoteReferenceRun[] => {
    if (cites.length === 0) return [];
    const number = Object.keys(footnotes).length + 1;
    const sources = new Map(brief.sources.map(({ id, text }) => [id, text]));
    const words = cites
      .map((each) => {
        // In full once; after that by its short name, which the list of sources explains.
        const text = named.has(each.source) ? `[${each.source}]` : (sources.get(each.source) ?? each.source);
        named.add(each.source);
        const at = citesIn([each]).slice(1, -1).replace(each.source, '').trim();
        return at === '' ? text : `${text.replace(/\.$/u, '')}, ${/[-,]/u.test(at) ? 'paragraphs' : 'paragraph'} ${at}.`;
      })
      .join(' ');
    footnotes[number] = { children: [new Paragraph({ children: [new TextRun(` ${clean(words)}`)] })] };
    return [new FootnoteReferenceRun(number)];
  };
  const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] });
  const body = (text: string): Paragraph => new Paragraph({ children: [new TextRun(clean(text))] });
  const small = (text: string): Paragraph =>
    new Paragraph({ spacing: { after: 40 }, children: [new TextRun({ text: clean(text), size: 17 })] });
  const listed = (style: 'ListNumber' | 'ListBullet', runs: (TextRun | FootnoteReferenceRun)[]): Paragraph =>
    new Paragraph({
      style,
      numbering: { reference: style === 'ListNumber' ? 'judgements' : 'bullets', level: 0 },
      children: runs,
    });
  const section = (title: string, parts: (Paragraph | Table)[]): (Paragraph | Table)[] =>
    parts.length === 0 ? [] : [heading(title), ...parts];

  const judgements = brief.judgements.map((each) =>
    listed('ListNumber', [
      new TextRun({ text: clean(each.claim), bold: true }),
      ...cite(each.cites),
      new TextRun({ text: ` ${clean(each.standing)} `, italics: true }),
      new TextRun(clean([each.reason, each.hangsOn].filter((part) => part !== null).join(' '))),
      ...(each.analyst === null ? [] : [new TextRun({ text: ` Analyst: ${clean(each.analyst)}`, italics: true })]),
      ...each.flags.map((flag) => new TextRun({ text: ` ⚑ ${clean(flag)}`, color: '9A3412' })),
    ]),
  );
  const lines = (all: Brief['mind']): Paragraph[] =>
    all.map(({ text, cites }) => listed('ListBullet', [new TextRun(clean(text)), ...cite(cites)]));
  const document = new Document({
    title: clean(brief.title),
    creator: 'Parley',
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 19 }, paragraph: { spacing: { after: 60, line: 240 } } },
        title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 40 } } },
        heading1: { run: { font: 'Arial', size: 22, bold: true }, paragraph: { spacing: { before: 140, after: 50 }, keepNext: true } },
        footnoteText: { run: { size: 15 }, paragraph: { spacing: { after: 0 } } },
      },
      paragraphStyles: [
        { id: 'ListNumber', name: 'List Number', basedOn: 'Normal', quickFormat: true },
        { id: 'ListBullet', name: 'List Bullet', basedOn: 'Normal', quickFormat: true },
        {
          id: 'Caption',
          name: 'caption',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { font: 'Arial', size: 16, color: '555555' },
        },
        { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', run: { font: 'Arial', size: 18, color: '555555' } },
      ],
    },
    numbering: {
      config: [
        {
          reference: 'judgements',
          levels: [
            {
              level: 0,
              format: LevelFormat.DECIMAL,
              text: '%1.',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 360, hanging: 360 } } },
            },
          ],
        },
        {
          reference: 'bullets',
          levels: [
            {
              level: 0,
              format: LevelFormat.BULLET,
              text: '•',
              alignment: AlignmentType.START,
              style: { paragraph: { indent: { left: 360, hanging: 240 } } },
            },
          ],
        },
      ],
    },
    footnotes,
    sections: [
      {
        properties: { page: { margin: { top: 900, bottom: 800, left: 1000, right: 1000 } } },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(brief.title))] }),
          ...(brief.date === null ? [] : [new Paragraph({ style: 'Subtitle', children: [new TextRun(brief.date)] })]),
          ...section('Bottom line', [...brief.bottomLine.map(body), ...waysTable(brief)]),
          ...section('Key judgements', judgements),
          ...section('Options and their trade-offs', lines(brief.options)),
          ...section('What would change our mind', [
            ...lines(brief.mind.slice(0, MIND)),
            ...(brief.varied === null ? [] : [small(brief.varied)]),
            ...premisesTable(brief),
          ]),
          ...section('Assumptions', assumptions(brief).map(body)),
          ...section('Dissent', [
            ...brief.dissent.map(({ name, cites, text }) =>
              listed('ListBullet', [new TextRun({ text: clean(name), bold: true }), ...cite(cites), new TextRun(` ${clean(text)}`)]),
            ),
            ...claimsTable(brief),
          ]),
          ...section(
            'Sources',
            brief.sources.map(({ id, text }) => listed('ListBullet', [new TextRun(clean(`[${id}] ${text}`))])),
          ),
          ...section('Method', brief.method.map(small)),
        ],
      },
    ],
  });
  return settled(await Packer.toArrayBuffer(document));
}

/** The moves from now to each outcome, a row for each. */
function waysTable({ ways }: Brief): (Paragraph | Table)[] {
  const drawn = ways.filter(({ steps }) => steps.length > 0);
  if (drawn.length === 0) return [];
  const said = drawn.map(({ steps }) => steps.map(({ words }) => words.replace(/\.$/u, '')));
  const [first = []] = said;
  // Moves with which every way begins are told once.
  const parting = first.findIndex((words, step) => said.some((each) => each[step] !== words));
  const shared = drawn.length > 1 ? Math.max(0, parting) : 0;
  const rows = drawn.map(({ name }, row) => {
    const left = (said[row] ?? []).slice(shared);
    const shown = left.slice(0, STEPS);
    const rest = left.length - shown.length;
    return [name, `${shared > 0 ? '… → ' : ''}${[...shown, ...(rest > 0 ? [`${rest} more`] : [])].join(' → ')}`];
  });
  if (shared > 0) rows.unshift(['In each', `Now → ${first.slice(0, shared).join(' → ')} → …`]);
  return table([1200, WHOLE - 1200], null, rows, 'Table 1. The moves from now to each outcome.');
}

/** Premises by how many claims each carries, with bars of letters, which stay editable. */
function premisesTable({ weights }: Brief): (Paragraph | Table)[] {
  if (weights.length === 0) return [];
  const most = Math.max(...weights.map(({ claims }) => claims.length));
  const rows = weights
    .slice(0, RANKED)
    .map(({ name, claims, cites }) => [
      name,
      `${'█'.repeat(Math.max(1, Math.round((claims.length / most) * BAR)))} ${claims.length}`,
      cites ?? 'no source',
    ]);
  return table([4400, 3500, WHOLE - 7900], null, rows, 'Table 2. Premises by how many claims each carries.');
}

/** Claims of the key judgements under each version. */
function claimsTable({ table: { versions, rows }, judgements }: Brief): (Paragraph | Table)[] {
  const numbers = new Map(judgements.map(({ id, number }) => [id, number]));
  const shown = rows.filter(({ id }) => numbers.has(id));
  if (versions.length < 2 || shown.length === 0) return [];
  const each = Math.floor((WHOLE * 0.5) / versions.length);
  return table(
    [WHOLE - each * versions.length, ...versions.map(() => each)],
    ['', ...versions],
    shown.map(({ id, text, kind, marks }) => [
      `${numbers.get(id)}. ${text}`,
      ...marks.map((mark) => (mark === null ? '' : markShown(mark, kind))),
    ]),
    'Table 3. The key judgements under each version: ✓ follows, ✗ does not, ~ in part; questions are answered yes or no.',
  );
}

/** A table of small print with thin rules, and its caption. Under a head all columns but the first are centred. */
function table(
  widths: readonly number[],
  head: readonly string[] | null,
  rows: readonly (readonly string[])[],
  caption: string,
): (Paragraph | Table)[] {
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' } as const;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const row = (texts: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: texts.map(
        (text, column) =>
          new TableCell({
            width: { size: widths[column] ?? 0, type: WidthType.DXA },
            children: [
              new Paragraph({
                alignment: head !== null && column > 0 ? AlignmentType.CENTER : AlignmentType.START,
                spacing: { after: 0, line: 240 },
                keepNext: true,
                children: [
                  new TextRun({ text: clean(text), size: 16, bold: isHead, ...(text.startsWith('█') ? { color: '7C8FA3' } : {}) }),
                ],
              }),
            ],
          }),
      ),
    });
  return [
    new Table({
      width: { size: WHOLE, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
      rows: [...(head === null ? [] : [row(head, true)]), ...rows.map((texts) => row(texts, false))],
    }),
    new Paragraph({ style: 'Caption', children: [new TextRun(caption)] }),
  ];
}

/** Letters that XML cannot hold are left out. */
function clean(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').replace(/[\ufffe\uffff]/gu, '');
}

/** The same bytes each time: the moments that the package would stamp into the file are put back to one. */
async function settled(bytes: ArrayBuffer): Promise<Uint8Array> {
  const zip = await JSZip.loadAsync(bytes);
  const again = new JSZip();
  for (const name of Object.keys(zip.files).sort()) {
    const file = zip.files[name];
    if (file === undefined || file.dir) continue;
    // Folders of their own would be stamped with the present moment.
    const own = { date: new Date(MOMENT), createFolders: false };
    if (name === 'docProps/core.xml') {
      const text = await file.async('string');
      again.file(name, text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${MOMENT}`), own);
    } else again.file(name, await file.async('uint8array'), own);
  }
  return again.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}
