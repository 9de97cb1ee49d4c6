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
import { type Brief, citesIn, type Mark } from './brief.js';
import { assumptions } from './markdown.js';

const MARK: Readonly<Record<Mark, string>> = { holds: '✓', fails: '✗', partly: '~', unknown: '–' };

/** The moment that is written into every document, so that the same brief has the same bytes. */
const MOMENT = '1980-01-01T00:00:00Z';

/** Sets the document out for Word and its kin. */
export async function word(brief: Brief): Promise<Uint8Array> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const cite = (cites: readonly Citation[]): FootnoteReferenceRun[] => {
    if (cites.length === 0) return [];
    const number = Object.keys(footnotes).length + 1;
    const sources = new Map(brief.sources.map(({ id, text }) => [id, text]));
    const words = cites
      .map((each) => {
        const text = sources.get(each.source) ?? each.source;
        const at = citesIn([each]).slice(1, -1).replace(each.source, '').trim();
        return at === '' ? text : `${text.replace(/\.$/u, '')}, ${/[-,]/u.test(at) ? 'paragraphs' : 'paragraph'} ${at}.`;
      })
      .join(' ');
    footnotes[number] = { children: [new Paragraph({ children: [new TextRun(` ${clean(words)}`)] })] };
    return [new FootnoteReferenceRun(number)];
  };
  const heading = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun(text)] });
  const body = (text: string): Paragraph => new Paragraph({ children: [new TextRun(clean(text))] });
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
      new TextRun({ text: ` ${each.standing} `, italics: true }),
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
        document: { run: { font: 'Georgia', size: 19 }, paragraph: { spacing: { after: 80, line: 250 } } },
        title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 40 } } },
        heading1: { run: { font: 'Arial', size: 22, bold: true }, paragraph: { spacing: { before: 180, after: 70 }, keepNext: true } },
        footnoteText: { run: { size: 16 }, paragraph: { spacing: { after: 0 } } },
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
        properties: { page: { margin: { top: 1000, bottom: 900, left: 1100, right: 1100 } } },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(brief.title))] }),
          ...(brief.date === null ? [] : [new Paragraph({ style: 'Subtitle', children: [new TextRun(brief.date)] })]),
          ...section('Bottom line', brief.bottomLine.map(body)),
          ...section('Key judgements', judgements),
          ...section('Options and their trade-offs', lines(brief.options)),
          ...section('What would change our mind', [...lines(brief.mind)]),
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
          ...section('Method', brief.method.map(body)),
        ],
      },
    ],
  });
  return settled(await Packer.toArrayBuffer(document));
}

/** Claims of the key judgements under each version, with a caption. */
function claimsTable({ table: { versions, rows }, judgements }: Brief): (Paragraph | Table)[] {
  const keys = new Set(judgements.map(({ id }) => id));
  const shown = rows.filter(({ id }) => keys.has(id));
  if (versions.length < 2 || shown.length === 0) return [];
  const cell = (text: string, width: number, options: { bold?: boolean; centre?: boolean } = {}): TableCell =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      children: [
        new Paragraph({
          alignment: options.centre === true ? AlignmentType.CENTER : AlignmentType.START,
          spacing: { after: 0 },
          children: [new TextRun({ text: clean(text), size: 16, bold: options.bold === true })],
        }),
      ],
    });
  // In twentieths of a point: the page without its margins.
  const whole = 9700;
  const each = Math.floor((whole * 0.5) / versions.length);
  const first = whole - each * versions.length;
  const rule = { style: BorderStyle.SINGLE, size: 4, color: 'BBBBBB' } as const;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  return [
    new Table({
      width: { size: whole, type: WidthType.DXA },
      columnWidths: [first, ...versions.map(() => each)],
      layout: TableLayoutType.FIXED,
      borders: { top: rule, bottom: rule, left: none, right: none, insideHorizontal: rule, insideVertical: none },
      rows: [
        new TableRow({
          tableHeader: true,
          children: [cell('', first), ...versions.map((name) => cell(name, each, { bold: true, centre: true }))],
        }),
        ...shown.map(
          ({ text, marks }) =>
            new TableRow({
              cantSplit: true,
              children: [cell(text, first), ...marks.map((mark) => cell(mark === null ? '' : MARK[mark], each, { centre: true }))],
            }),
        ),
      ],
    }),
    new Paragraph({
      style: 'Caption',
      children: [new TextRun('Table 1. The key judgements under each version: ✓ follows, ✗ does not, ~ in part.')],
    }),
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
    const date = new Date(MOMENT);
    if (name === 'docProps/core.xml') {
      const text = await file.async('string');
      again.file(name, text.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/gu, `$1${MOMENT}`), { date });
    } else again.file(name, await file.async('uint8array'), { date });
  }
  return again.generateAsync({ type: 'uint8array', compression: 'DEFLATE', platform: 'UNIX' });
}
