/** From text to model, with everything that is wrong. */

import type { Model, Place } from '@parley/engine';
import { diagnose } from './catalogue.js';
import { type Diagnostic, inOrder, NOWHERE } from './diagnostic.js';
import type { Document } from './generated/ast.js';
import { ALONE, type Host } from './host.js';
import { checkLayout } from './layout.js';
import { lowerDocument } from './lower/model.js';
import { FILLERS } from './mistake.js';
import { HIDDEN, type LexerToken, type PlainTree, plainTree, tokensOf, treeOf } from './parser.js';
import { placeOfToken } from './place.js';
import { recover } from './recovery.js';
import type { Library } from './used.js';

/** What came of a text. */
export interface Reading {
  /** Null while any error stands. */
  readonly model: Model | null;
  /** In the order of the text. */
  readonly diagnostics: readonly Diagnostic[];
  /** The syntax tree as plain JSON, without the lines that cannot be read; null when nothing was read at all. */
  readonly tree: PlainTree | null;
}

/** The longest text that is read: more than a hundred pages, some seconds of reading. */
const MOST_CHARACTERS = 300_000;
/** The deepest that brackets, or a run of `not`, may stand inside each other. */
const DEEPEST = 100;
/** After so many errors reading stops. */
const MOST_ERRORS = 200;

/**
 * Reads a model from its text. Pure: no file is opened.
 * @param host  hands in the texts of files that this one uses; without it there are none
 */
export function parse(text: string, host: Host = ALONE): Reading {
  return readText(text, { host, trail: [host.file], known: new Map(), parse: readText });
}

function readText(text: string, library: Library): Reading {
  if (text.length > MOST_CHARACTERS) return refusal(diagnose('too-long', NOWHERE, { characters: text.length, limit: MOST_CHARACTERS }));
  const { tokens } = tokensOf(text);
  const deep = tooDeep(tokens);
  if (deep !== null) return refusal(diagnose('too-deep', placeOfToken(deep), { limit: DEEPEST }));
  const { tree, tokens: read, diagnostics: unread, broken } = readTree(text, tokens);
  if (unread.length > MOST_ERRORS) return { model: null, diagnostics: firstOf(inOrder(unread)), tree: plainTree(tree) };
  const incomplete = unread.length > 0;
  const { model, diagnostics: unsound } = lowerDocument(tree, broken, incomplete, library);
  const diagnostics = inOrder(withoutFillers(text, [...unread, ...hiddenIn(tokens), ...checkLayout(text, tree, read), ...unsound]));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return { model: errors.length > 0 ? null : model, diagnostics: firstOf(diagnostics), tree: plainTree(tree) };
}

function readTree(
  text: string,
  tokens: readonly LexerToken[],
): {
  readonly tree: Document;
  readonly tokens: readonly LexerToken[];
  readonly diagnostics: readonly Diagnostic[];
  readonly broken: ReadonlySet<string>;
} {
  const tree = treeOf(text, tokens);
  return tree === null ? recover(text, tokens, MOST_ERRORS) : { tree, tokens, diagnostics: [], broken: new Set() };
}

/** A word that says nothing, where a want would stand, is one mistake: not an unknown name and a second statement on its line as well. */
function withoutFillers(text: string, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const lines = text.split('\n');
  const second = ({ line, column }: Place): Diagnostic | undefined =>
    diagnostics.find(({ code, place }) => code === 'two-on-a-line' && place.line === line && place.column === column);
  const dropped = new Set<Diagnostic>();
  const told = diagnostics.map((each) => {
    const { code, place } = each;
    const word = lines[place.line - 1]?.slice(place.column - 1, place.column - 1 + place.length) ?? '';
    if (code !== 'unknown-name' || !FILLERS.includes(word)) return each;
    const beside = second(place) ?? second({ ...place, column: place.column + place.length + 1 });
    if (beside === undefined) return each;
    dropped.add(beside);
    return diagnose('stray-character', place, { character: word, instead: null }, word);
  });
  return told.filter((each) => !dropped.has(each));
}

function refusal(diagnostic: Diagnostic): Reading {
  return { model: null, diagnostics: [diagnostic], tree: null };
}

/** Words in quotation marks that would do something to the screen that shows them, or stand in another order there than in the file. */
function hiddenIn(tokens: readonly LexerToken[]): readonly Diagnostic[] {
  return tokens.flatMap((token) => {
    const at = token.tokenType.name === 'STRING' ? token.image.search(HIDDEN) : -1;
    if (at < 0) return [];
    const { line, column } = placeOfToken(token);
    return [diagnose('hidden-character', { line, column: column + at, length: 1 }, { code: token.image.charCodeAt(at) })];
  });
}

/** The token at which brackets, or `not`s, stand deeper than anybody could follow. */
function tooDeep(tokens: readonly LexerToken[]): LexerToken | null {
  let depth = 0;
  let nots = 0;
  for (const token of tokens) {
    if (token.image === '(' || token.image === '{') depth++;
    else if (token.image === ')' || token.image === '}') depth = Math.max(0, depth - 1);
    nots = token.image === 'not' ? nots + 1 : token.image === '(' ? nots : 0;
    if (depth > DEEPEST || nots > DEEPEST) return token;
  }
  return null;
}

function firstOf(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (diagnostics.length <= MOST_ERRORS) return diagnostics;
  const shown = diagnostics.slice(0, MOST_ERRORS);
  const last = shown.at(-1)?.place ?? NOWHERE;
  return [...shown, diagnose('too-many-errors', last, { limit: MOST_ERRORS })];
}
