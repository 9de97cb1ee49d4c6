/** Lines: where a statement ends, and where it may go on. The grammar does not see line ends, so this does. */

import { diagnose } from './catalogue.js';
import type { Diagnostic } from './diagnostic.js';
import type * as Ast from './generated/ast.js';
import type { LexerToken } from './parser.js';
import { placeOf, placeOfToken, textOf } from './place.js';

/** A line that ends with one of these goes on. */
const ENDING = new Set(
  (
    ', : | = != < <= > >= ~ ( [ ; - and or not if iff implies needs when from under expect because by of between binds with than at to off ' +
    'answers prefers force prevent never always possible stable unstable merge in after above below as is take'
  ).split(' '),
);

/** A line that begins with one of these goes on with the one above. */
const BEGINNING = new Set(', : | = != < <= > >= ~ ) ] [ ; - and or if iff implies needs irreversible when'.split(' '));

/** The same, in a claim or the head of a block, where no statement begins with a bare name. */
const SUFFIXES = new Set(
  'from under expect because by of between binds any with than at to leads lasts leaves answers prefers can cannot is as in after above below'.split(
    ' ',
  ),
);

/** Does a statement go on over the end of a line between these tokens, whatever it is? */
export function goesOn(before: LexerToken, after: LexerToken): boolean {
  return ENDING.has(before.image) || BEGINNING.has(after.image) || after.tokenType.name === 'STRING';
}

/** Does `after` begin a line? */
export function beginsLine(before: LexerToken | undefined, after: LexerToken): boolean {
  return before === undefined || (before.endLine ?? 0) < (after.startLine ?? 0);
}

/** Two statements on one line without a comma, and lines broken where no operator stands. */
export function checkLayout(text: string, document: Ast.Document, tokens: readonly LexerToken[]): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  const statements = [document.items, ...document.items.flatMap(statementsWithin)];
  const starts = new Set<number>();
  for (const siblings of statements) {
    siblings.forEach((statement, index) => {
      const cst = statement.$cstNode;
      const before = siblings[index - 1]?.$cstNode;
      if (cst === undefined) return;
      starts.add(cst.offset);
      // A claim whose words are missing may have its form on the next line all the same.
      const form = statement.$type === 'Claim' ? statement.form.$cstNode : undefined;
      if (form !== undefined) starts.add(form.offset);
      if (before === undefined || before.range.end.line !== cst.range.start.line) return;
      const comma = text.slice(before.end - 1, cst.offset).includes(',');
      if (!comma) diagnostics.push(diagnose('two-on-a-line', placeOf(statement), { second: textOf(statement) }));
    });
  }
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    if (before === undefined || !beginsLine(before, token) || starts.has(token.startOffset)) return;
    if ('{}'.includes(before.image) || '{}'.includes(token.image) || goesOn(before, token)) return;
    if (SUFFIXES.has(token.image) || before.tokenType.name === 'STRING' || before.image === ']') return;
    diagnostics.push(diagnose('broken-line', placeOfToken(token), { word: token.image }));
  });
  return diagnostics;
}

/** Anything that stands on a line of its own, or between commas. */
export type Line = Ast.Item | Ast.Edit | Ast.Option | Ast.Want | Ast.Entry | Ast.Condition | Ast.SourceField;

/** The blocks of an item, those inside them included: each a list of statements that stand side by side. */
export function statementsWithin(line: Line): readonly (readonly Line[])[] {
  const own = statementsIn(line);
  return own.length === 0 ? [] : [own, ...own.flatMap(statementsWithin)];
}

function statementsIn(line: Line): readonly Line[] {
  switch (line.$type) {
    case 'Actor':
    case 'Body':
      return line.options;
    case 'Preferences':
    case 'History':
      return line.entries;
    case 'AnyOrder':
      return line.statements;
    case 'Overlay':
    case 'View':
    case 'Use':
      return line.edits;
    case 'NamedState':
    case 'Now':
      return line.settings;
    case 'Source':
      return line.fields;
    default:
      return [];
  }
}
