/** Names of a model, made from words that people wrote elsewhere. */

import { tokensOf } from '../parser.js';

/** Names longer than this are cut at the end of a word. */
const LONGEST = 28;

/** Hands out names of the language, each once. */
export interface Names {
  /**
   * A name made from the words: `releaseAnAgreedShare`.
   * @param instead  what it is called when the words hold nothing that a name can be made of
   */
  readonly take: (words: string, instead: string) => string;
}

/** A fresh set of names, none taken. */
export function newNames(): Names {
  const taken = new Set<string>();
  return {
    take(words, instead) {
      const made = nameOf(words);
      const base = isName(made) ? made : isName(instead + capital(made)) ? instead + capital(made) : instead;
      let name = base;
      for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
      taken.add(name);
      return name;
    },
  };
}

/** A name is not cut after these. */
const LINKS: ReadonlySet<string> = new Set(['a', 'an', 'and', 'at', 'by', 'for', 'from', 'in', 'of', 'on', 'or', 'the', 'to', 'with']);

/** The words run together, each but the first with a capital; what is written in capitals stays. */
function nameOf(words: string): string {
  const parts = words.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let count = 0;
  for (let letters = 0; count < parts.length; count++) {
    letters += parts[count]?.length ?? 0;
    if (count > 0 && letters > LONGEST) break;
  }
  if (count < parts.length) while (count > 1 && LINKS.has(parts[count - 1]?.toLowerCase() ?? '')) count--;
  const run = parts.slice(0, count).map((part) => (isAcronym(part) ? part : part.slice(0, 1).toLowerCase() + part.slice(1)));
  return Array.from(run.map((part, index) => (index === 0 ? part : capital(part))).join(''))
    .slice(0, LONGEST)
    .join('');
}

function isAcronym(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase();
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

/** Can this be a name, and is it no word of the language? */
function isName(text: string): boolean {
  const { tokens } = tokensOf(text);
  return tokens.length === 1 && tokens[0]?.tokenType.name === 'ID' && tokens[0].image === text;
}
