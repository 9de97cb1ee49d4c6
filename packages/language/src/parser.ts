/**
 * Langium, set up for Parley: tokens from text, and a tree from tokens. Nothing else in the project touches Langium's services.
 *
 * Text becomes tokens once. The tree is then built from whichever of them can be read (see `reading.ts`), so that a broken line costs only
 * itself and every place stays true.
 */

import {
  type AstNode,
  type CstNode,
  createDefaultCoreModule,
  createDefaultSharedCoreModule,
  DefaultLexer,
  DefaultTokenBuilder,
  DefaultValueConverter,
  EmptyFileSystem,
  type GrammarAST,
  GrammarUtils,
  inject,
  type LangiumCoreServices,
  type LangiumSharedCoreServices,
  type LexerResult,
  stream,
  type ValueType,
} from 'langium';
import type { Document } from './generated/ast.js';
import { ParleyGeneratedModule, ParleyGeneratedSharedModule } from './generated/module.js';

/** A token as the lexer makes it; offsets count from 0, lines and columns from 1. */
export type LexerToken = LexerResult['tokens'][number];
type TokenType = LexerToken['tokenType'];

/**
 * Tokens that no rule of the grammar uses: they are read only to be refused, in words. So every character of a text is in some token, and a
 * stray one never makes two words one.
 */
const REFUSED: readonly TokenType[] = [
  { name: 'BAD_NAME', PATTERN: matcher(/\d[\p{L}\p{M}\p{N}_]*/uy), LINE_BREAKS: false },
  { name: 'OPEN_STRING', PATTERN: /"[^\r\n]*/, LINE_BREAKS: false },
  { name: 'OPEN_COMMENT', PATTERN: /\/\*[\s\S]*/, LINE_BREAKS: true },
  { name: 'STRAY', PATTERN: matcher(/[^\s]/uy), LINE_BREAKS: false },
];

function matcher(regex: RegExp): (text: string, offset: number) => RegExpExecArray | null {
  return (text, offset) => {
    regex.lastIndex = offset;
    return regex.exec(text);
  };
}

/** Adds the refused tokens, and never reads the beginning of a name as a keyword. */
class ParleyTokenBuilder extends DefaultTokenBuilder {
  override buildTokens(grammar: GrammarAST.Grammar): TokenType[] {
    const rules = [...GrammarUtils.getAllReachableRules(grammar, false)];
    const terminals = this.buildTerminalTokens(stream(rules));
    const name = terminals.find((terminal) => terminal.name === 'ID');
    const keywords = this.buildKeywordTokens(stream(rules), terminals);
    if (name !== undefined) for (const word of keywords) if (/^\p{L}/u.test(word.name)) word.LONGER_ALT = [name];
    // Longer words first: the first that fits is taken.
    return [...keywords, ...terminals, ...REFUSED];
  }
}

/** Hands the parser the tokens it was given, when it was given some. */
class PreparedLexer extends DefaultLexer {
  prepared: LexerToken[] = [];

  override tokenize(): LexerResult {
    return { tokens: this.prepared, hidden: [], errors: [] };
  }

  /** Everything in the text, comments apart. */
  read(text: string): LexerResult {
    return super.tokenize(text);
  }
}

/** In a quoted text `\"` is a quotation mark and `\\` a backslash; nothing else is special. */
class ParleyValueConverter extends DefaultValueConverter {
  protected override runConverter(rule: GrammarAST.AbstractRule, input: string, node: CstNode): ValueType {
    if (rule.name === 'STRING') return unquoted(input);
    return super.runConverter(rule, input, node);
  }
}

/** What words cannot hold: control characters, tabs apart, and the two that turn the order of letters round. */
export const HIDDEN: RegExp = /(?!\t)[\p{Cc}\u202d\u202e]/u;

/** The words inside a quoted text as it stands in a file. */
function unquoted(image: string): string {
  return image.slice(1, -1).replace(/\\(["\\])/g, '$1');
}

/** A text in quotes, as it can stand in a file. Line ends become spaces. */
export function quoted(words: string): string {
  return `"${words.replace(/[\r\n\u2028\u2029]+/g, ' ').replace(/["\\]/g, '\\$&')}"`;
}

interface Services {
  readonly lexer: PreparedLexer;
  readonly core: LangiumCoreServices;
  readonly types: Readonly<Record<string, TokenType>>;
}

let services: Services | null = null;

/** Made when first needed: building the parser takes a moment. */
function parserServices(): Services {
  if (services !== null) return services;
  const shared: LangiumSharedCoreServices = inject(createDefaultSharedCoreModule(EmptyFileSystem), ParleyGeneratedSharedModule);
  const core: LangiumCoreServices = inject(createDefaultCoreModule({ shared }), ParleyGeneratedModule, {
    parser: {
      // Alternatives that only more tokens can tell apart are meant: no notes about them on the console. Recovery is ours (recovery.ts).
      ParserConfig: () => ({ skipValidations: true, recoveryEnabled: false }),
      TokenBuilder: () => new ParleyTokenBuilder(),
      ValueConverter: () => new ParleyValueConverter(),
      Lexer: (all: LangiumCoreServices) => new PreparedLexer(all),
    },
  });
  shared.ServiceRegistry.register(core);
  const lexer = core.parser.Lexer;
  if (!(lexer instanceof PreparedLexer)) throw new Error('The lexer of the language is not the one it was set up with.');
  services = { lexer, core, types: lexer.definition };
  return services;
}

/** The tokens of a text, and its comments, each in order. */
export function tokensOf(text: string): { readonly tokens: readonly LexerToken[]; readonly comments: readonly LexerToken[] } {
  const { tokens, hidden } = parserServices().lexer.read(text);
  return { tokens, comments: hidden };
}

/** The same token, read as the keyword `word`. */
export function asKeyword(token: LexerToken, word: string): LexerToken {
  const type = parserServices().types[word];
  if (type === undefined) throw new Error(`The language has no word '${word}'.`);
  return { ...token, image: word, tokenType: type, tokenTypeIdx: type.tokenTypeIdx ?? 0 };
}

/**
 * Builds the tree of these tokens, which lie in `text` in this order.
 * @returns null when they cannot be read
 */
export function treeOf(text: string, tokens: readonly LexerToken[]): Document | null {
  const { lexer, core } = parserServices();
  lexer.prepared = [...tokens];
  const { value, parserErrors } = core.parser.LangiumParser.parse<Document>(text);
  return parserErrors.length === 0 ? value : null;
}

/** The tree as plain JSON: each node its `$type` and its parts. */
export function plainTree(node: AstNode): PlainTree {
  const plain: Record<string, unknown> = { $type: node.$type };
  for (const [key, value] of Object.entries(node)) if (!key.startsWith('$')) plain[key] = plainValue(value);
  return plain as PlainTree;
}

/** A node of the tree as plain JSON. */
export interface PlainTree {
  readonly $type: string;
  readonly [part: string]: unknown;
}

function plainValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plainValue);
  if (typeof value === 'object' && value !== null && '$type' in value) return plainTree(value as AstNode);
  return value;
}
