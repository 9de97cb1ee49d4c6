/** The brief as a Word document: real styles, numbering, captions, and footnotes for citations. */

import type { Citation } from '@parley/engine';
import { counted, sentenceCase } from '@parley/language';
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
import { type Brief, markShown, wayRows, waysCaption } from './brief.js';
import { citationsIn, passageWords } from './citations.js';
import { assumptions } from './markdown.js';

/** The moment that is written into every document, so that the same brief has the same bytes. */
const MOMENT = '1980-01-01T00:00:00Z';

/** The page without its margins, in twentieths of a point. */
const WHOLE = 10100;
/** Moves told of each way, premises ranked, letters of the longest bar. */
const STEPS = 3;
const RANKED = 5;
const BAR = 6;

/** Sets the document out for Word and its kin. */
export async function word(brief: Brief): Promise<Uint8Array> {
  const footnotes: Record<string, { children: Paragraph[] }> = {};
  const named = new Set<string>();
  const sources = new Map(brief.sources.map((source) => [source.id, source]));
  const cite = (cites: readonly Citation[]): FootnoteReferenceRun[] => {
    if (cites.length === 0) return [];
    const number = Object.keys(footnotes).length + 1;
    const words = cites
      .map(({ source, paragraphs }) => {
        // In full once; after that by its short title.
        const text = named.has(source) ? sources.get(source)?.short : sources.get(source)?.text;
        named.add(source);
        return paragraphs.length === 0 ? (text ?? source) : `${(text ?? source).replace(/\.$/u, '')}, ${passageWords(paragraphs)}`;
      })
      .join('; ')
      .replace(/\.?$/u, '.');
    footnotes[number] = { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${clean(words)}`)] })] };
    return [new FootnoteReferenceRun(number)];
  };
  /** Text in which citations stand in brackets, these as footnotes. */
  const cited = (text: string): (TextRun | FootnoteReferenceRun)[] => {
    const parts: (TextRun | FootnoteReferenceRun)[] = [];
    let from = 0;
    for (const { index, end, cites } of citationsIn(text, [...sources.keys()])) {
      parts.push(new TextRun(clean(text.slice(from, index))), ...cite(cites));
      from = end;
    }
    return [...parts, new TextRun(clean(text.slice(from)))];
  };
  let tables = 0;
  const number: Numbering = (caption) => {
    tables++;
    return `Table ${tables}. ${caption}`;
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
      ...cited([each.reason, each.hangsOn].filter((part) => part !== null).join(' ')),
      ...(each.analyst === null ? [] : [new TextRun({ text: ` Analyst: ${clean(each.analyst)}`, italics: true })]),
      ...each.flags.map((flag) => new TextRun({ text: ` ⚑ ${clean(flag)}`, color: '9A3412' })),
    ]),
  );
  const lines = (all: Brief['options']): Paragraph[] =>
    all.map(({ text, cites }) => listed('ListBullet', [...cited(text), ...cite(cites)]));
  const document = new Document({
    title: clean(brief.title),
    creator: 'Parley',
    styles: {
      default: {
        document: { run: { font: 'Georgia', size: 19 }, paragraph: { spacing: { after: 50, line: 240 } } },
        title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 40 } } },
        heading1: { run: { font: 'Arial', size: 22, bold: true }, paragraph: { spacing: { before: 120, after: 40 }, keepNext: true } },
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
        properties: { page: { margin: { top: 850, bottom: 740, left: 900, right: 900 } } },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(clean(brief.title))] }),
          ...(brief.date === null ? [] : [new Paragraph({ style: 'Subtitle', children: [new TextRun(brief.date)] })]),
          ...section('Bottom line', [...brief.bottomLine.map(body), ...waysTable(brief, number)]),
          ...section('Key judgements', judgements),
          ...section('Options and their trade-offs', lines(brief.options)),
          ...section('What would change our mind', [
            ...(brief.weights.length === 0
              ? []
              : [body('These premises carry most. Without one of them, what stands beside it would come out otherwise.')]),
            ...premisesTable(brief, number),
            ...(brief.varied === null ? [] : [small(brief.varied)]),
          ]),
          ...section('Assumptions', assumptions(brief).map(body)),
          ...section('Dissent', [
            ...brief.dissent.map(({ name, cites, text }) =>
              listed('ListBullet', [new TextRun({ text: clean(name), bold: true }), ...cite(cites), new TextRun(` ${clean(text)}`)]),
            ),
            ...claimsTable(brief, number),
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

/** A caption with the number of its table before it. */
type Numbering = (caption: string) => string;

/** The moves from now to each outcome, a row for each; a single way stands in the bottom line. */
function waysTable(brief: Brief, number: Numbering): (Paragraph | Table)[] {
  if (brief.ways.length < 2) return [];
  const rows = wayRows(brief).map(({ name, moves }) => [name, movesTold(moves)]);
  return table([1300, WHOLE - 1300], null, rows, number(waysCaption(brief)));
}

/** Moves in their order, each a sentence; of many the first. */
function movesTold(moves: readonly string[]): string {
  const shown = moves.length === STEPS + 1 ? moves : moves.slice(0, STEPS);
  const rest = moves.length - shown.length;
  return [
    ...shown.map((words) => `${words}.`),
    ...(rest > 0 ? [`${sentenceCase(counted(rest, 'more move follows', 'more moves follow'))}.`] : []),
  ].join(' ');
}

/** Premises by how many claims each carries, with bars of letters, which stay editable. */
function premisesTable({ weights, sources }: Brief, number: Numbering): (Paragraph | Table)[] {
  if (weights.length === 0) return [];
  const most = Math.max(...weights.map(({ claims }) => claims.length));
  const rows = weights
    .slice(0, RANKED)
    .map(({ name, claims, carried, cites }) => [
      name,
      carried,
      `${'█'.repeat(Math.max(1, Math.round((claims.length / most) * BAR)))} ${claims.length}`,
      cites.length === 0 ? 'no source' : placesWords(cites, sources),
    ]);
  return table([4700, 2600, 1400, WHOLE - 8700], null, rows, number('Premises by how many claims each carries.'));
}

/** Where it is cited: 'par. 5'; with the short title where there are several sources. */
function placesWords(cites: readonly Citation[], sources: Brief['sources']): string {
  return cites
    .map(({ source, paragraphs }) => {
      const name = sources.length > 1 || paragraphs.length === 0 ? [sources.find(({ id }) => id === source)?.short ?? source] : [];
      return [...name, ...(paragraphs.length === 0 ? [] : [passageWords(paragraphs)])].join(', ');
    })
    .join('; ');
}

/** Claims of the key judgements under each version, where a critique is put to them. */
function claimsTable({ table: { versions, rows }, judgements }: Brief, number: Numbering): (Paragraph | Table)[] {
  const numbers = new Map(judgements.map(({ id, number }) => [id, number]));
  const shown = rows.filter(({ id, marks }) => numbers.has(id) && marks.some((mark, index) => index > 0 && mark !== null));
  if (versions.length < 2 || shown.length === 0) return [];
  const each = Math.floor((WHOLE * 0.56) / versions.length);
  return table(
    [WHOLE - each * versions.length, ...versions.map(() => each)],
    ['', ...versions],
    shown.map(({ id, text, kind, marks }) => [
      `${numbers.get(id)}. ${text}`,
      ...marks.map((mark) => (mark === null ? '' : markShown(mark, kind))),
    ]),
    number('The key judgements under each version: ✓ follows, ✗ does not, ~ in part; questions are answered yes or no.'),
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
  const row = (texts: readonly string[], isHead: boolean, keepNext: boolean): TableRow =>
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
                keepNext,
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
      // A table may run over a page, but neither its first row nor its last stands alone.
      rows: [
        ...(head === null ? [] : [row(head, true, true)]),
        ...rows.map((texts, index) => row(texts, false, index === 0 || index > rows.length - 3)),
      ],
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
