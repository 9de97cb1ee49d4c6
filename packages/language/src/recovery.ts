/**
 * A file that cannot be read as it stands: what is wrong with it, and what remains.
 *
 * The file is cut into items, items into their head and the statements of their block. Each piece that cannot be read gives one message and
 * is left out (a name that it declares stays known), so that one mistake is told once and hides no other.
 */

import type { Place } from '@parley/engine';
import { diagnose } from './catalogue.js';
import type { Diagnostic } from './diagnostic.js';
import type { Document } from './generated/ast.js';
import { beginsLine, goesOn } from './layout.js';
import { BLOCKS, ITEM_WORDS, innerPiece, isName, mistakeIn, type Piece, QUOTES, SOFT_ITEM_WORDS } from './mistake.js';
import { asKeyword, type LexerToken, quoted, tokensOf, treeOf } from './parser.js';
import { placeOfToken } from './place.js';

/** Among the broken names: a file whose name here is not known, so that any name with a dot may be one of its own. */
export const NAMELESS = '.';

/** What could be read, and what could not. */
export interface Recovered {
  readonly tree: Document;
  readonly tokens: readonly LexerToken[];
  readonly diagnostics: readonly Diagnostic[];
  /** Names that broken pieces declare. */
  readonly broken: ReadonlySet<string>;
}

interface Findings {
  readonly diagnostics: Diagnostic[];
  readonly broken: Set<string>;
}

/**
 * Reads what can be read of a text.
 * @param most  after so many mistakes the rest of the text is left out
 */
export function recover(text: string, all: readonly LexerToken[], most: number): Recovered {
  const findings: Findings = { diagnostics: [], broken: new Set() };
  const tokens: LexerToken[] = [];
  for (const item of itemsOf(withBraces(all), findings)) {
    if (findings.diagnostics.length > most) break;
    tokens.push(...soundTokens(text, item, findings));
  }
  const tree = treeOf(text, tokens) ?? treeOf(text, []);
  if (tree === null) throw new Error('An empty file cannot be read.');
  return { tree, tokens, ...findings };
}

/** Words that lack their closing quotation mark swallow the brace at the end of the line; here it is given back. */
function withBraces(tokens: readonly LexerToken[]): readonly LexerToken[] {
  return tokens.flatMap((token) => {
    const swallowed = token.tokenType.name === 'OPEN_STRING' ? /\{\s*$/.exec(token.image) : null;
    if (swallowed === null) return [token];
    const by = swallowed.index;
    const position = { startOffset: token.startOffset + by, startColumn: (token.startColumn ?? 1) + by };
    const end = { endOffset: position.startOffset, endColumn: position.startColumn };
    return [{ ...token, image: token.image.slice(0, by) }, asKeyword({ ...token, ...position, ...end }, '{')];
  });
}

/** Cuts the tokens into items. Braces that do not match are reported, and supplied or left out. */
function itemsOf(tokens: readonly LexerToken[], { diagnostics }: Findings): readonly (readonly LexerToken[])[] {
  const items: LexerToken[][] = [];
  let item: LexerToken[] = [];
  const open: LexerToken[] = [];
  const begin = (): void => {
    if (item.length > 0) items.push(item);
    item = [];
  };
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const fresh = beginsLine(before, token);
    const head = item[0];
    if (
      open.length > 0 &&
      fresh &&
      head !== undefined &&
      column(token) <= column(head) &&
      isItemHead(token, tokens[index + 1], tokens[index + 2])
    ) {
      diagnostics.push(diagnose('open-block', placeOfToken(token), { what: headWords(item), line: head.startLine ?? 1 }));
      for (const brace of open.splice(0)) item.push(asKeyword(brace, '}'));
      begin();
    } else if (open.length === 0 && fresh && before !== undefined && beginsItem(token, tokens[index + 1], before, item)) begin();
    if (token.image === '}') {
      if (open.pop() === undefined) {
        diagnostics.push(diagnose('stray-bracket', placeOfToken(token), { bracket: '}' }));
        return;
      }
    } else if (token.image === '{') open.push(token);
    item.push(token);
  });
  for (const brace of open) {
    if (brace === open[0]) diagnostics.push(diagnose('open-bracket', placeOfToken(brace), { bracket: '{', closing: '}' }));
    item.push(asKeyword(brace, '}'));
  }
  begin();
  return items;
}

/** Inside a block no statement begins like this. */
function isItemHead(token: LexerToken, next: LexerToken | undefined, third: LexerToken | undefined): boolean {
  if (ITEM_WORDS.includes(token.image)) return true;
  if (token.image === 'now') return next?.image === '{';
  return (
    ['state', 'source', 'variant', 'event', 'phase'].includes(token.image) &&
    isName(next) &&
    (third?.image === '{' || third?.tokenType.name === 'STRING')
  );
}

function column(token: LexerToken): number {
  return token.startColumn ?? 1;
}

function headWords(item: readonly LexerToken[]): string {
  const [first, second] = item;
  return first === undefined ? 'this' : `'${first.image}${second !== undefined && isName(second) ? ` ${second.image}` : ''}'`;
}

/** Does this first token of a line begin another item? */
function beginsItem(token: LexerToken, next: LexerToken | undefined, before: LexerToken, item: readonly LexerToken[]): boolean {
  const head = item[0];
  if (head === undefined) return true;
  if (before.image === '}' && (token.image !== '[' || head.image !== 'state')) return true;
  if (isClaimWithoutForm(item)) return ITEM_WORDS.includes(token.image) && token.image !== 'always' && token.image !== 'never';
  if (ITEM_WORDS.includes(token.image)) return true;
  if (goesOn(before, token)) return false;
  if (SOFT_ITEM_WORDS.includes(token.image) && (isName(next) || next?.image === '{')) return true;
  return (
    column(token) <= column(head) &&
    (head.image !== 'claim' || !['from', 'under', 'expect', 'because', 'in', 'after'].includes(token.image)) &&
    token.image !== '{'
  );
}

function isClaimWithoutForm(item: readonly LexerToken[]): boolean {
  const [first, , ...rest] = item;
  if (first?.image !== 'claim' && first?.image !== 'question') return false;
  let inside = false;
  for (const token of rest) {
    if (token.image === '[') inside = true;
    else if (token.image === ']') inside = false;
    else if (!inside && token.tokenType.name !== 'STRING' && token.tokenType.name !== 'OPEN_STRING') return false;
  }
  return true;
}

/** The tokens of an item that can be read; what is wrong with the others goes to the findings. */
function soundTokens(text: string, item: readonly LexerToken[], findings: Findings): readonly LexerToken[] {
  if (treeOf(text, item) !== null) return item;
  const reported = findings.diagnostics.length;
  const kept = withoutMistakes(item, findings);
  const told = findings.diagnostics.length > reported;
  if (told && treeOf(text, kept) !== null) return kept;
  const [first] = item;
  if (first !== undefined && !told) findings.diagnostics.push(diagnose('unreadable', placeOfToken(first), {}));
  for (const token of item) if (isName(token)) findings.broken.add(token.image);
  return [];
}

function withoutMistakes(item: readonly LexerToken[], findings: Findings): readonly LexerToken[] {
  const [first] = item;
  if (first === undefined) return [];
  const brace = item.findIndex(({ image }) => image === '{');
  const head = brace < 0 ? item : item.slice(0, brace);
  const { tokens, fault } = readOn('head', head, findings, brace >= 0);
  const kind = BLOCKS[tokens[0]?.image ?? ''];
  const read = brace >= 0 ? [...tokens, ...item.slice(brace)] : tokens;
  const at = brace >= 0 ? tokens.length : -1;
  return at >= 0 && kind !== undefined
    ? blockTokens(read, at, kind, fault !== null, findings)
    : headTokens(tokens, read, at, fault, findings);
}

/**
 * Takes down the mistakes of a piece: one with a sure mend is mended, and the piece read on as it then stands.
 * @returns the tokens as they then stand, and the mistake that ends the reading; null when they can be read
 */
function readOn(
  piece: Piece,
  tokens: readonly LexerToken[],
  { diagnostics, broken }: Findings,
  hasBlock = false,
): { readonly tokens: readonly LexerToken[]; readonly fault: string | null } {
  let read = tokens;
  let before: Diagnostic | null = null;
  for (;;) {
    const mistake = mistakeIn(piece, read, hasBlock);
    if (mistake === null) return { tokens: read, fault: null };
    // What shows before a mended place, or in it, may be the doing of the mend.
    if (before === null || follows(mistake.place, before.place)) diagnostics.push(mistake);
    else return { tokens: read, fault: mistake.code };
    const mended = withMend(read, mistake);
    if (mended === null) return { tokens: read, fault: mistake.code };
    // Whichever name was meant, other lines may use it.
    if (mistake.code === 'bad-name') for (const token of [...read, ...mended]) if (isName(token)) broken.add(token.image);
    read = mended;
    before = mistake;
  }
}

function follows(place: Place, before: Place): boolean {
  return place.line > before.line || (place.line === before.line && place.column >= before.column + before.length);
}

/** The tokens with what the diagnostic suggests in the place that it marks; null where it suggests nothing. */
function withMend(tokens: readonly LexerToken[], { place, suggestion, code }: Diagnostic): readonly LexerToken[] | null {
  const first = tokens.findIndex((token) => token.startLine === place.line && column(token) === place.column);
  const found = tokens[first];
  // A word of the language where a name should stand is often no name at all.
  if (found === undefined || code === 'reserved-name') return null;
  if (suggestion === undefined) return code === 'stray-character' ? withQuotes(tokens, first) : null;
  const after = tokens.findIndex(
    (token, index) => index > first && (token.startLine !== place.line || column(token) >= place.column + place.length),
  );
  const put = tokensOf(suggestion.by).tokens.map((token) => moved(token, found));
  return [...tokens.slice(0, first), ...put, ...(after < 0 ? [] : tokens.slice(after))];
}

/** Words between quotation marks that are none, read as words; null where there are no such marks. */
function withQuotes(tokens: readonly LexerToken[], first: number): readonly LexerToken[] | null {
  const open = tokens[first];
  const closing = tokens.findIndex(
    (token, index) => index > first && token.startLine === open?.startLine && isQuote(token) && token.image !== '„',
  );
  if (open === undefined || !isQuote(open) || closing < 0) return null;
  const words = tokens.slice(first + 1, closing).map(({ image }) => image);
  const [put] = tokensOf(quoted(words.join(' '))).tokens;
  return put === undefined ? null : [...tokens.slice(0, first), moved(put, open), ...tokens.slice(closing + 1)];
}

function isQuote({ image, tokenType }: LexerToken): boolean {
  return tokenType.name === 'STRAY' && QUOTES.includes(image);
}

/** A token that was not in the text, at the place of one that was. */
function moved(token: LexerToken, to: LexerToken): LexerToken {
  const { startOffset, startLine, startColumn, endOffset, endLine, endColumn } = to;
  return {
    ...token,
    startOffset,
    endOffset: endOffset ?? startOffset,
    startLine: startLine ?? 1,
    endLine: endLine ?? 1,
    startColumn: startColumn ?? 1,
    endColumn: endColumn ?? 1,
  };
}

/** What can be kept of the line of a file that is used: the file, and its name here. All names in it are known, for lines that speak of it. */
function useIn(head: readonly LexerToken[], { broken }: Findings): readonly LexerToken[] | null {
  const [first] = head;
  const file = head.find(({ tokenType }) => tokenType.name === 'STRING');
  if (first === undefined || (first.image !== 'use' && file?.image.endsWith('.parley"') !== true)) return null;
  const names = head.slice(1).filter((token) => isName(token) && token.image !== 'as');
  for (const { image } of names) broken.add(image);
  if (names.length === 0) broken.add(NAMELESS);
  const after = head[head.findIndex(({ image }) => image === 'as') + 1];
  const name = after !== undefined && names.includes(after) ? after : names.at(-1);
  return file === undefined || name === undefined ? [] : [asKeyword(first, 'use'), file, asKeyword(name, 'as'), name];
}

/** An item without a block, or one whose block makes no sense. */
function headTokens(
  head: readonly LexerToken[],
  item: readonly LexerToken[],
  brace: number,
  fault: string | null,
  findings: Findings,
): readonly LexerToken[] {
  const [first, second] = head;
  if (fault === null && brace >= 0) {
    const open = item[brace];
    if (open !== undefined) {
      findings.diagnostics.push(diagnose('left-over', placeOfToken(open), { found: 'A block in braces', after: headWords(head) }));
    }
    return head;
  }
  if (fault === null) return head;
  const use = useIn(head, findings);
  if (use !== null) return use;
  if (first === undefined || second === undefined || !isName(second)) return [];
  findings.broken.add(second.image);
  if (fault === 'unknown-line') declareBlock(item, brace, findings);
  return first.image === 'given' || first.image === 'agreement' || first.image === 'actor' || first.image === 'body' ? [first, second] : [];
}

function declareBlock(item: readonly LexerToken[], brace: number, { broken }: Findings): void {
  if (brace < 0) return;
  for (const statement of statementsOf(item.slice(brace + 1, -1), true)) {
    const name = statement[0];
    if (name !== undefined && isName(name)) broken.add(name.image);
  }
}

function blockTokens(
  item: readonly LexerToken[],
  brace: number,
  kind: Exclude<Piece, 'head'>,
  isBroken: boolean,
  findings: Findings,
): readonly LexerToken[] {
  const close = closingBrace(item, brace);
  const after = item.slice(close + 1);
  const kept: LexerToken[] = [];
  const [first, second] = item;
  const open = item[brace];
  const closing = item[close];
  const told = findings.diagnostics.length;
  let before: readonly LexerToken[] | undefined;
  for (const statement of statementsOf(item.slice(brace + 1, close), kind !== 'entry')) {
    const inner = innerPiece(kind, statement[0]);
    const innerBrace = statement.findIndex(({ image }) => image === '{');
    if (inner !== undefined && innerBrace > 0) {
      const { tokens: head, fault } = readOn(kind, statement.slice(0, innerBrace), findings, true);
      kept.push(...blockTokens([...head, ...statement.slice(innerBrace)], head.length, inner, fault !== null, findings));
      continue;
    }
    const slipped = slippedLevel(before, statement);
    const [name] = statement;
    if (slipped !== null && name !== undefined) {
      findings.diagnostics.push(slipped);
      kept.push(asKeyword(name, '|'), name);
      before = [...(before ?? []), name];
      continue;
    }
    const { tokens, fault } = readOn(kind, statement, findings);
    before = tokens;
    if (fault === null) {
      kept.push(...tokens);
      continue;
    }
    if (kind !== 'option' || name === undefined || !isName(name)) continue;
    findings.broken.add(name.image);
    // Its name and words are enough for others to use it.
    const words = statement[1];
    if (words?.tokenType.name === 'STRING') kept.push(name, words);
  }
  if (first === undefined || open === undefined || closing === undefined) return [];
  // What it says in all is not known: it may be more than what is left of it.
  if (kind === 'edit' && second !== undefined && findings.diagnostics.length > told) findings.broken.add(second.image);
  const trailing = first.image === 'state' && after[0]?.image === '[' ? after : [];
  const [leftOver] = after;
  if (leftOver !== undefined && trailing.length === 0) {
    findings.diagnostics.push(diagnose('left-over', placeOfToken(leftOver), { found: `'${leftOver.image}'`, after: "the '}' of a block" }));
  }
  if (!isBroken) return [...item.slice(0, brace), open, ...kept, closing, ...trailing];
  if (first.image === 'history' || first.image === 'now') return [first, open, ...kept, closing];
  const use = first.image === 'use' ? useIn(item.slice(0, brace), findings) : null;
  if (use !== null) return use.length === 0 ? [] : [...use, open, ...kept, closing];
  if (second === undefined) return [];
  findings.broken.add(second.image);
  if (isName(second)) return [first, second, open, ...kept, closing];
  // A word that cannot be a name: what stands in its block is known all the same.
  declareBlock(item, brace, findings);
  return [];
}

/** A name without words, on the line of an option with levels, was meant as one of these. */
function slippedLevel(before: readonly LexerToken[] | undefined, [name, ...rest]: readonly LexerToken[]): Diagnostic | null {
  const option = before?.[0];
  if (before === undefined || option === undefined || name === undefined || rest.length > 0 || !isName(name)) return null;
  if (!before.some(({ image }) => image === ':') || before[1]?.tokenType.name !== 'STRING' || beginsLine(before.at(-1), name)) return null;
  return diagnose('comma-between-levels', placeOfToken(name), { level: name.image, option: option.image });
}

function closingBrace(item: readonly LexerToken[], open: number): number {
  let depth = 0;
  for (let i = open; i < item.length; i++) {
    if (item[i]?.image === '{') depth++;
    else if (item[i]?.image === '}' && --depth === 0) return i;
  }
  return item.length - 1;
}

/** Words after which names stand between commas in a statement of a block, and words after which they no longer do. */
const LISTS: readonly string[] = ['of', 'between', 'binds', 'votes'];
const NO_LISTS: readonly string[] = ['by', 'any', 'no', 'quota', '['];

/** Does the comma after these tokens of a statement stand in a list of members, parties or options that goes on? */
function isListed(statement: readonly LexerToken[], next: LexerToken | undefined): boolean {
  if (statement[0]?.image === 'take') return true;
  if (statement[0]?.image !== 'body' && statement[0]?.image !== 'agreement') return false;
  const word = statement.findLast(({ image }) => LISTS.includes(image) || NO_LISTS.includes(image));
  return word !== undefined && LISTS.includes(word.image) && isName(next);
}

/** The statements of a block: one a line, or between commas. A nested block belongs to the statement that opens it. */
function statementsOf(tokens: readonly LexerToken[], commas: boolean): readonly (readonly LexerToken[])[] {
  const statements: LexerToken[][] = [];
  let statement: LexerToken[] = [];
  let braces = 0;
  let brackets = 0;
  const end = (): void => {
    if (statement.length > 0) statements.push(statement);
    statement = [];
    brackets = 0;
  };
  tokens.forEach((token, index) => {
    const before = tokens[index - 1];
    const { image } = token;
    if (braces === 0 && before !== undefined && beginsLine(before, token)) {
      const closes = image === '{' || (image === 'by' && !commas);
      if (!closes && !goesOn(before, token)) end();
    }
    if (braces === 0 && brackets === 0 && image === ';') {
      statement.push(token);
      end();
      return;
    }
    if (braces === 0 && brackets === 0 && commas && image === ',' && !isListed(statement, tokens[index + 1])) {
      // A comma after nothing is a statement that cannot be read.
      if (statement.length === 0) statement.push(token);
      end();
      return;
    }
    if (image === '{') braces++;
    else if (image === '}') braces--;
    else if (image === '[' || image === '(') brackets++;
    else if (image === ']' || image === ')') brackets = Math.max(0, brackets - 1);
    statement.push(token);
  });
  end();
  return statements;
}
