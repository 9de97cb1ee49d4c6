/** Gambit's strategic games (`.nfg`, version 1): the tokens of a file, and numbers without rounding. */

import { Refused } from './problem.js';

/** A piece of a file. */
export type Token =
  | { readonly kind: 'text'; readonly text: string; readonly line: number }
  | { readonly kind: 'brace'; readonly text: '{' | '}'; readonly line: number }
  | { readonly kind: 'word'; readonly text: string; readonly line: number };

const TOKEN = /\s+|,|(?<brace>[{}])|"(?<text>(?:\\.|[^"\\])*)"|(?<word>[^\s{}",]+)|(?<stray>.)/gsu;

/** The tokens of a file; commas are as good as spaces. */
export function tokensOfNfg(file: string): readonly Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const { 0: image, groups } of file.matchAll(TOKEN)) {
    const { brace, text, word, stray } = groups ?? {};
    if (stray !== undefined) throw new Refused({ code: 'not-nfg', line, wanted: 'a closing quotation mark' });
    if (brace === '{' || brace === '}') tokens.push({ kind: 'brace', text: brace, line });
    else if (text !== undefined) tokens.push({ kind: 'text', text: text.replaceAll('\\"', '"'), line });
    else if (word !== undefined) tokens.push({ kind: 'word', text: word, line });
    for (const letter of image) if (letter === '\n') line++;
  }
  return tokens;
}

/** A text in quotes, as a `.nfg` file has it: on one line, without a backslash of its own. */
export function quotedForNfg(text: string): string {
  return `"${text.replaceAll(/\s+/gu, ' ').replaceAll('\\', '/').replaceAll('"', '\\"')}"`;
}

/** A payoff without rounding: top over bottom, the bottom above 0. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

const NUMBER = /^(?<sign>[+-]?)(?<whole>\d*)(?:\.(?<part>\d*))?(?:[eE](?<power>[+-]?\d{1,3}))?(?:\/(?<bottom>\d+))?$/u;

/** `3`, `-1/2`, `.75`, `1e3`; null for anything else, and for numbers of more than 300 digits. */
export function fractionOf(text: string): Fraction | null {
  const found = text.length > 300 ? undefined : NUMBER.exec(text)?.groups;
  if (found === undefined) return null;
  const { sign = '', whole = '', part = '', power, bottom } = found;
  if (whole === '' && part === '') return null;
  if (bottom !== undefined && (part !== '' || power !== undefined || BigInt(bottom) === 0n)) return null;
  const scale = Number(power ?? 0) - part.length;
  const digits = BigInt(whole + part) * (scale > 0 ? 10n ** BigInt(scale) : 1n);
  return { top: sign === '-' ? -digits : digits, bottom: bottom !== undefined ? BigInt(bottom) : scale < 0 ? 10n ** BigInt(-scale) : 1n };
}

/** Below 0 when the first is smaller, above 0 when it is larger. */
export function compareFractions(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
