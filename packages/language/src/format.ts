/**
 * `parley fmt`: sets a text out evenly. Line breaks between the words of a statement stay where the author put them; indentation, spaces,
 * columns and blank lines are set. Meaning and comments stay, and doing it again changes nothing.
 */

import type { Diagnostic } from './diagnostic.js';
import type * as Ast from './generated/ast.js';
import { ALONE, type Host } from './host.js';
import { beginsLine, type Line, statementsWithin } from './layout.js';
import { type LexerToken, tokensOf, treeOf } from './parser.js';
import { parse } from './reading.js';

/** Beyond this width a line does not move the columns of its neighbours. */
const WIDEST = 100;

/** One line of the result: its parts stand in columns with those of its neighbours. */
interface Row {
  readonly indent: number;
  /** The name of an option, the label of a want or the date of an entry; empty for lines that have none. */
  readonly lead: string;
  readonly body: string;
  /** `irreversible`, or a guard. */
  readonly trait: string;
  readonly cites: string;
  /** A comment after the line. */
  readonly comment: string;
  readonly blankBefore: boolean;
  /** Lines of one table stand in columns; null: in no table. */
  readonly table: string | null;
}

type Statement = 'option' | 'want' | 'entry' | 'line' | 'free';

/**
 * @param host  hands in the files that the text uses
 * @returns the text set out, or its errors: a broken text is never changed
 */
export function format(text: string, host: Host = ALONE): string | readonly Diagnostic[] {
  const errors = parse(text, host).diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) return errors;
  const { tokens, comments } = tokensOf(text);
  const tree = treeOf(text, tokens);
  if (tree === null) return [];
  const all = [...tokens, ...comments].sort((a, b) => a.startOffset - b.startOffset);
  const rows = rowsOf(linesOf(all), statementStarts(tree));
  return rows.length === 0 ? '' : `${setInColumns(rows).join('\n')}\n`;
}

/** Tokens and comments by the line on which they begin; a comment over several lines carries on the line on which it ends. */
function linesOf(tokens: readonly LexerToken[]): readonly (readonly LexerToken[])[] {
  const lines: LexerToken[][] = [];
  tokens.forEach((token, index) => {
    const line = lines.at(-1);
    if (line === undefined || beginsLine(tokens[index - 1], token)) lines.push([token]);
    else line.push(token);
  });
  return lines;
}

/** What begins at which offset. */
function statementStarts(tree: Ast.Document): ReadonlyMap<number, Statement> {
  const starts = new Map<number, Statement>();
  for (const line of [tree.items, ...tree.items.flatMap(statementsWithin)].flat()) {
    if (line.$cstNode !== undefined) starts.set(line.$cstNode.offset, kindOf(line));
  }
  return starts;
}

function kindOf(line: Line): Statement {
  switch (line.$type) {
    case 'Option':
      return 'option';
    case 'Statement':
    case 'Add':
    case 'Drop':
    case 'Shift':
    case 'Take':
      return 'want';
    case 'Entry':
      return 'entry';
    case 'Rule':
    case 'Needs':
    case 'Merge':
    case 'Definition':
    case 'Given':
    case 'Agreement':
    case 'NamedState':
    case 'Change':
    case 'Fix':
    case 'Hide':
    case 'Lift':
    case 'BodyEdit':
    case 'AgreementEdit':
      return 'line';
    default:
      return 'free';
  }
}

function rowsOf(lines: readonly (readonly LexerToken[])[], starts: ReadonlyMap<number, Statement>): readonly Row[] {
  const rows: Row[] = [];
  let depth = 0;
  let block = 0;
  let statement: Statement = 'free';
  let previous: readonly LexerToken[] | null = null;
  for (const line of lines) {
    const words = line.filter((token) => !isComment(token));
    const first = words[0];
    const begun = words.flatMap((token) => starts.get(token.startOffset) ?? []);
    const closes = first?.image === '}';
    const continues = first !== undefined && !starts.has(first.startOffset) && !closes && first.image !== '{';
    if (!continues && begun[0] !== undefined) statement = begun[0];
    const braces = words.some(({ image }) => image === '{' || image === '}');
    const tabular = begun.length <= 1 && !braces && statement !== 'free' && first !== undefined;
    const indent = 2 * (depth - (closes ? 1 : 0)) + (continues ? 2 : 0);
    const gap = previous !== null && (line[0]?.startLine ?? 0) > (previous.at(-1)?.endLine ?? 0) + 1;
    const opened = previous?.findLast((token) => !isComment(token))?.image === '{';
    if (gap && !opened && !closes) block++;
    else if (!tabular && first !== undefined) block++;
    rows.push({
      indent,
      ...partsOf(line, tabular ? statement : 'free', continues),
      blankBefore: gap && !opened && !closes,
      table: tabular || first === undefined ? `${depth}.${block}` : null,
    });
    if (!tabular && first !== undefined) block++;
    for (const { image } of words) depth += image === '{' ? 1 : image === '}' ? -1 : 0;
    previous = line;
  }
  return rows;
}

function isComment(token: LexerToken): boolean {
  return token.tokenType.name === 'COMMENT' || token.tokenType.name === 'LINE_COMMENT';
}

function partsOf(
  line: readonly LexerToken[],
  statement: Statement,
  continues: boolean,
): Pick<Row, 'lead' | 'body' | 'trait' | 'cites' | 'comment'> {
  const last = line.at(-1);
  const comment = last !== undefined && isComment(last) && line.length > 1 ? last : null;
  const words = comment === null ? line : line.slice(0, -1);
  const ending = comment === null ? '' : comment.image.trimEnd();
  if (statement === 'free') return { lead: '', body: joined(words), trait: '', cites: '', comment: ending };
  const from = citesFrom(words);
  const inner = words.slice(0, from);
  const lead = continues ? 0 : leadLength(inner, statement);
  const trait = statement === 'option' ? traitFrom(inner, lead) : inner.length;
  return {
    lead: joined(inner.slice(0, lead)),
    body: joined(inner.slice(lead, trait)),
    trait: joined(inner.slice(trait)),
    cites: joined(words.slice(from)),
    comment: ending,
  };
}

/** Where the citations at the end of a line begin. */
function citesFrom(words: readonly LexerToken[]): number {
  let from = words.length;
  while (words[from - 1]?.image === ']') {
    let open = from - 1;
    while (open > 0 && words[open]?.image !== '[') open--;
    if (words[open]?.image !== '[') break;
    from = open;
  }
  return from === 0 ? words.length : from;
}

function leadLength(words: readonly LexerToken[], statement: Statement): number {
  if (statement === 'want') return words[1]?.image === ':' ? 2 : 0;
  if (statement === 'option') return words[1]?.tokenType.name === 'STRING' ? 1 : 0;
  return statement === 'entry' ? 1 : 0;
}

function traitFrom(words: readonly LexerToken[], lead: number): number {
  const at = words.findIndex(({ image }, index) => index > lead && (image === 'irreversible' || image === 'when'));
  return at < 0 ? words.length : at;
}

const TIGHT_BEFORE = new Set([',', ';', ':', ')', ']', '-']);
const TIGHT_AFTER = new Set(['(', '[', '-']);

function joined(tokens: readonly LexerToken[]): string {
  let result = '';
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const tight =
      before === undefined || (!isComment(before) && TIGHT_AFTER.has(before.image)) || (!isComment(token) && TIGHT_BEFORE.has(token.image));
    result += (tight ? '' : ' ') + token.image.replace(/\r\n?/g, '\n').trimEnd();
  });
  return result;
}

/** Writes the rows, the parts of each table in columns. */
function setInColumns(rows: readonly Row[]): readonly string[] {
  const lines = rows.map(({ indent, lead }) => ' '.repeat(indent) + lead);
  const align = (part: 'body' | 'trait' | 'cites' | 'comment', gap: (row: Row) => number): void => {
    const columns = new Map<string, number>();
    rows.forEach((row, index) => {
      const column = width(lines[index] ?? '') + gap(row);
      if (row.table === null || row[part] === '' || !hasText(row, part) || column > WIDEST) return;
      columns.set(row.table, Math.max(columns.get(row.table) ?? 0, column));
    });
    rows.forEach((row, index) => {
      const line = lines[index] ?? '';
      if (row[part] === '') return;
      const column = hasText(row, part)
        ? Math.max(width(line) + gap(row), (row.table === null ? undefined : columns.get(row.table)) ?? 0)
        : row.indent;
      lines[index] = line.padEnd(column + line.length - width(line)) + row[part];
    });
  };
  align('body', ({ lead }) => (lead.endsWith(':') || /^\d/.test(lead) ? 2 : 1));
  align('trait', () => 3);
  align('cites', () => 3);
  align('comment', () => 2);
  return lines.flatMap((line, index) => (rows[index]?.blankBefore === true ? ['', line.trimEnd()] : [line.trimEnd()]));
}

/** Does anything stand before this part? */
function hasText(row: Row, part: 'body' | 'trait' | 'cites' | 'comment'): boolean {
  if (part === 'body') return row.lead !== '';
  return row.lead !== '' || row.body !== '' || row.trait !== '' || row.cites !== '';
}

/** In characters, of the last line where there are several. */
function width(line: string): number {
  return Array.from(line.slice(line.lastIndexOf('\n') + 1)).length;
}
