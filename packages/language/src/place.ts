import type { Place } from '@parley/engine';
import { type AstNode, GrammarUtils } from 'langium';
import type { LexerToken } from './parser.js';

/** Where a node stands; of several lines, the first. */
export function placeOf(node: AstNode): Place {
  const cst = node.$cstNode;
  if (cst === undefined) return { line: 1, column: 1, length: 1 };
  const { start, end } = cst.range;
  const length = end.line === start.line ? end.character - start.character : firstLine(cst.text).length;
  return { line: start.line + 1, column: start.character + 1, length: Math.max(1, length) };
}

/** Where the property of a node stands, such as the name that it declares. */
export function placeOfPart(node: AstNode, property: string): Place {
  const cst = GrammarUtils.findNodeForProperty(node.$cstNode, property);
  if (cst === undefined) return placeOf(node);
  const { start, end } = cst.range;
  return {
    line: start.line + 1,
    column: start.character + 1,
    length: Math.max(1, end.line === start.line ? end.character - start.character : 1),
  };
}

/** Where a token stands; of several lines, the first. */
export function placeOfToken(token: LexerToken): Place {
  return { line: token.startLine ?? 1, column: token.startColumn ?? 1, length: Math.max(1, firstLine(token.image).length) };
}

/** The text of a node on its first line. */
export function textOf(node: AstNode): string {
  return firstLine(node.$cstNode?.text ?? '');
}

function firstLine(text: string): string {
  return /^[^\r\n]*/.exec(text)?.[0]?.trimEnd() ?? '';
}
