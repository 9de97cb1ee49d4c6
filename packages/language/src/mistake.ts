/**
 * Why a line cannot be read. Langium says that something is wrong; this goes through the line again and says what, in words, and what would
 * mend it. It asks for the same pieces as the grammar (a test holds the two together) and stops at the first that is missing.
 */

import { type Code, diagnose, type Parameters } from './catalogue.js';
import type { Diagnostic } from './diagnostic.js';
import { nearest } from './nearest.js';
import type { LexerToken } from './parser.js';
import { placeOfToken } from './place.js';

/** The words that begin an item and nothing else. */
export const ITEM_WORDS: readonly string[] =
  'actor agreement always body claim conflict critique define given history judgement merge never preferences question use view'.split(' ');
/** The words that begin an item and may also be names. */
export const SOFT_ITEM_WORDS: readonly string[] = 'now source state variant event phase'.split(' ');
/** The words that carry conditions and claims, so that they cannot be names. */
const HARD_WORDS = new Set([
  ...ITEM_WORDS,
  ...'and or not if iff implies needs irreversible when ranking leads lasts leaves answers prefers cannot maybe raise lower drop add lift hide fix take'.split(
    ' ',
  ),
]);
const COMPARISONS: readonly string[] = ['=', '!=', '<', '<=', '>', '>='];
/** The words between the parts of a head. */
const LINKS: readonly string[] = 'of by between binds any irreversible when quota better worse'.split(' ');
const VERDICTS: readonly string[] = ['holds', 'fails', 'partly', 'unknown'];
const VERBS: readonly string[] = ['leads', 'lasts', 'leaves', 'answers', 'prefers'];

/** Words that begin a line in other languages, and the word for it here. */
const HEADS: Readonly<Record<string, string>> = {
  prefer: 'preferences',
  prefers: 'preferences',
  wants: 'preferences',
  player: 'actor',
  party: 'actor',
  country: 'actor',
  let: 'define',
  import: 'use',
  include: 'use',
  rule: 'never',
  assume: 'always',
};
/** Words that join conditions elsewhere, and what joins them here. */
const JOINTS: Readonly<Record<string, string>> = { unless: 'if not', but: 'and' };
/** Words that compare elsewhere, and the sign that compares here. */
const SIGNS: Readonly<Record<string, string>> = {
  is: '=',
  are: '=',
  equals: '=',
  equal: '=',
  above: '>',
  over: '>',
  exceeds: '>',
  below: '<',
};
/** The words of {@link ITEM_WORDS} that may begin a change as well. */
const EDIT_WORDS: readonly string[] = ['agreement', 'always', 'body', 'never', 'preferences', 'view'];
/** The words that begin a change and nothing else, and those that begin a line of a list of wants. */
const ONLY_EDIT_WORDS: readonly string[] = ['lift', 'hide', 'fix', 'raise', 'lower', 'drop', 'add'];
const WANT_VERBS: readonly string[] = ['want', 'wants', 'prefer', 'prefers'];
/** Words that some put before or after a want, and that say nothing. */
export const FILLERS: readonly string[] = [...WANT_VERBS, 'then', 'set', 'next'];
/** Signs of other notations, and what is written here: `'...'` in the place of the sign itself. */
const STRAY_SIGNS: Readonly<Record<string, string>> = {
  '&': "'and'",
  '&&': "'and'",
  '∧': "'and'",
  '∨': "'or'",
  '!': "'not'",
  '¬': "'not'",
  '→': "'implies'",
  '⇒': "'implies'",
  '≠': "'!='",
  '≤': "'<='",
  '≥': "'>='",
  '#': '// before a comment',
  '–': "'-'",
  '—': "'-'",
};
/** Quotation marks that are none here. */
export const QUOTES = "“”„«»‘’'";

/** Words before and after the number of worlds. */
const SHARE = 'in at least 80% of worlds';
/** One actor for several. */
const IS = 'actor washington "Washington" is europe.us, china.us';

/** The first mistake of a line. */
class Mistake extends Error {
  readonly diagnostic: Diagnostic;
  constructor(diagnostic: Diagnostic) {
    super(diagnostic.message);
    this.diagnostic = diagnostic;
  }
}

/** Can this be a name? */
export function isName(token: LexerToken | undefined): boolean {
  if (token === undefined) return false;
  return (
    token.tokenType.name === 'ID' ||
    (/^\p{L}/u.test(token.tokenType.name) && isWord(token) && !HARD_WORDS.has(token.image) && token.image !== 'start')
  );
}

/** A word of letters, whether the language's own or a name; what lexer types such as STRING hold is none. */
function isWord(token: LexerToken): boolean {
  return /^[\p{L}_]/u.test(token.image);
}

/** The pieces of a statement, one after the other. */
class Line {
  /** A block in braces follows. */
  readonly hasBlock: boolean;
  private readonly tokens: readonly LexerToken[];
  private at = 0;

  constructor(tokens: readonly LexerToken[], hasBlock: boolean) {
    this.tokens = tokens;
    this.hasBlock = hasBlock;
  }

  get next(): LexerToken | undefined {
    return this.tokens[this.at];
  }

  peek(ahead: number): LexerToken | undefined {
    return this.tokens[this.at + ahead];
  }

  get previous(): LexerToken | undefined {
    return this.tokens[this.at - 1];
  }

  is(...images: readonly string[]): boolean {
    return this.next !== undefined && this.next.tokenType.name !== 'STRING' && images.includes(this.next.image);
  }

  isType(...types: readonly string[]): boolean {
    return this.next !== undefined && types.includes(this.next.tokenType.name);
  }

  /** Goes past the next piece when it is one of these. */
  take(...images: readonly string[]): boolean {
    if (!this.is(...images)) return false;
    this.at++;
    return true;
  }

  takeType(...types: readonly string[]): boolean {
    if (!this.isType(...types)) return false;
    this.at++;
    return true;
  }

  /** Is one of these among the pieces to come? */
  hasAhead(images: readonly string[]): boolean {
    return this.tokens.slice(this.at).some((token) => images.includes(token.image));
  }

  fail<C extends Code>(code: C, parameters: Parameters[C], token: LexerToken | undefined = this.next): never {
    const last = this.tokens.at(-1);
    if (token !== undefined) throw new Mistake(diagnose(code, placeOfToken(token), parameters, token.image));
    const column = (last?.endColumn ?? 0) + 1;
    throw new Mistake(diagnose(code, { line: last?.endLine ?? 1, column, length: 1 }, parameters));
  }

  missing(piece: string, example: string): never {
    return this.fail('missing-piece', { piece, found: found(this.next), example });
  }

  need(image: string, piece: string, example: string): void {
    if (!this.take(image)) this.missing(piece, example);
  }

  name(naming: string, example: string): LexerToken {
    const token = this.next;
    if (token !== undefined && isName(token)) {
      this.at++;
      this.hyphen();
      return token;
    }
    if (token !== undefined && isWord(token) && token.tokenType.name !== 'STRING')
      this.fail('reserved-name', { word: token.image, naming });
    return this.missing(`a name for ${naming}`, example);
  }

  /** A name goes on after a hyphen, which no name does. */
  private hyphen(): void {
    const [name, hyphen, rest] = [this.previous, this.next, this.peek(1)];
    if (name === undefined || hyphen?.image !== '-' || rest === undefined || !isWord(rest)) return;
    if (!touch(name, hyphen) || !touch(hyphen, rest)) return;
    this.fail('bad-name', { name: `${name.image}-${rest.image}` }, joined([name, hyphen, rest], ''));
  }

  names(naming: string, example: string): void {
    do this.name(naming, example);
    while (this.take(','));
    this.needComma(example);
  }

  /** Between the names of a list. */
  needComma(example: string): void {
    const next = this.next;
    if (next?.image === 'and' || (next?.tokenType.name === 'ID' && nearest(next.image, LINKS) === null)) this.missing('a comma', example);
  }

  words(name: string): void {
    this.refuseLink();
    if (this.takeType('STRING')) {
      const [words, next] = [this.previous, this.next];
      if (words !== undefined && next !== undefined && isWord(next) && touch(words, next)) this.fail('quote-inside', { word: next.image });
      return;
    }
    const [before, token] = [this.previous, this.next];
    if (token === undefined || !isName(token) || before?.image !== name) return;
    // Words without quotation marks: as far as plain words go.
    let to = this.at;
    while (isBareWord(this.tokens[to])) to++;
    const [first, ...more] = this.tokens.slice(this.at, to);
    if (first === undefined) return;
    if (this.tokens[to]?.tokenType.name === 'STRING') {
      const whole = joined([before, first, ...more], ' ');
      this.fail('bad-name', { name: whole.image }, whole);
    }
    const words = joined([first, ...more], ' ');
    this.fail('missing-quotes', { words: words.image }, words);
  }

  /** Between a name and its words stands nothing. */
  refuseLink(): void {
    const next = this.next;
    if (next === undefined || !this.is(':', '=') || this.peek(1)?.tokenType.name !== 'STRING') return;
    this.fail('stray-character', { character: next.image, instead: null });
  }

  cites(): void {
    while (this.is('[')) {
      const open = this.next;
      this.at++;
      do {
        this.name('a source', '[essay 21-22]');
        if (!this.isType('NUMBER')) continue;
        do {
          if (!this.takeType('NUMBER')) this.missing('the number of a paragraph', '[essay 21-22, 30]');
          if (this.take('-') && !this.takeType('NUMBER')) this.missing('the number of a paragraph', '[essay 21-22, 30]');
        } while (this.take(','));
      } while (this.take(';'));
      if (this.take(']')) continue;
      if (this.next === undefined) this.fail('open-bracket', { bracket: '[', closing: ']' }, open);
      if (this.isType('STRING')) this.fail('stray-character', { character: '[', instead: '{ and }' }, open);
      this.missing("']' or ','", '[essay 21-22, 30; report 4]');
    }
  }

  date(): void {
    if (!this.takeType('DATE', 'NUMBER')) this.missing('a date', '1997-03-01');
  }

  condition(): void {
    do this.disjunction();
    while (this.take('if', 'iff', 'implies'));
  }

  private disjunction(): void {
    do
      do this.negation();
      while (this.take('and'));
    while (this.take('or'));
  }

  private negation(): void {
    while (this.take('not'));
    const open = this.next;
    if (this.take('(')) {
      this.condition();
      if (this.take(')')) return;
      if (this.next === undefined) this.fail('open-bracket', { bracket: '(', closing: ')' }, open);
      this.conditionEnds();
      this.fail('open-bracket', { bracket: '(', closing: ')' }, open);
    }
    if (!isName(this.next)) {
      this.refuseSign();
      if (this.is('if')) this.fail('if-first', {});
      if (this.previous === undefined) this.missing('a condition', 'talk and troops = few');
      this.fail('missing-condition', { after: this.previous.image }, this.previous);
    }
    if (this.is('else') && this.previous?.image === 'or' && (isName(this.peek(1)) || this.peek(1)?.image === 'not'))
      this.fail('stray-character', { character: 'else', instead: null });
    this.at++;
    this.hyphen();
    if (!this.take(...COMPARISONS)) return;
    this.refuseSign();
    const quoted = this.isType('STRING') ? /^"([\p{L}_][\p{L}\p{M}\p{N}_]*)"$/u.exec(this.next?.image ?? '')?.[1] : undefined;
    if (quoted !== undefined) this.fail('stray-character', { character: `"${quoted}"`, instead: `'${quoted}'` });
    if (isName(this.next) || this.isType('NUMBER') || this.is('start')) this.at++;
    else if (this.next !== undefined && isWord(this.next)) this.fail('reserved-name', { word: this.next.image, naming: 'a level' });
    else this.missing('a level', 'troops = few');
  }

  /** Signs that other notations use where this one has words. */
  refuseSign(): void {
    const [before, token, after] = [this.previous, this.next, this.peek(1)];
    if (token === undefined || token.tokenType.name === 'STRING') return;
    for (const [first, second] of [
      [before, token],
      [token, after],
    ]) {
      if (first === undefined || second === undefined || !touch(first, second)) continue;
      const pair = joined([first, second], '');
      const instead = { '==': "'='", '=>': "'implies'", '->': "'implies'", '||': "'or'" }[pair.image];
      if (instead !== undefined) this.fail('stray-character', { character: pair.image, instead }, pair);
    }
    if (token.image === ',') {
      const joins = before !== undefined && after !== undefined;
      this.fail('stray-character', { character: ',', instead: joins ? "'and' or 'or'" : null });
    }
    const instead = { '|': "'or'", '-': "'not'", '~': "'not'" }[token.image];
    if (instead !== undefined) this.fail('stray-character', { character: token.image, instead });
  }

  /** After a condition: what cannot follow it. */
  conditionEnds(): void {
    const token = this.next;
    if (token === undefined) return;
    this.refuseSign();
    if (token.image === ')') this.fail('stray-bracket', { bracket: ')' });
    this.refuseWord(token);
    if (isName(token) || token.image === '(' || token.image === 'not') {
      this.fail('missing-operator', { left: this.previous?.image ?? '', right: token.image });
    }
    if (COMPARISONS.includes(token.image)) this.fail('left-over', { found: found(token), after: `'${this.previous?.image ?? ''}'` });
  }

  /** Words that other notations use where this one has others, or signs; and a source that stands in round brackets. */
  private refuseWord(token: LexerToken): void {
    const { image } = token;
    const meant = JOINTS[image] ?? ['and', 'or', 'not', 'if', 'iff', 'implies'].find((word) => word === image.toLowerCase());
    if (meant !== undefined && meant !== image) this.fail('misspelt-word', { word: image, meant });
    const sign = SIGNS[image];
    const negated = this.peek(1)?.image === 'not';
    const level = this.peek(negated ? 2 : 1);
    if (sign !== undefined && level !== undefined && (isName(level) || level.tokenType.name === 'NUMBER')) {
      const compared = negated ? ({ '=': '!=', '>': '<=', '<': '>=' }[sign] ?? sign) : sign;
      const words = negated ? joined([token, this.peek(1) ?? token], ' ') : token;
      const left = this.previous?.image ?? '';
      this.fail('compared-in-words', { words: words.image, sign: compared, example: `${left} ${compared} ${level.image}` }, words);
    }
    if (image === '(' && isName(this.peek(1)) && this.peek(2)?.tokenType.name === 'NUMBER')
      this.fail('stray-character', { character: '(', instead: `square brackets: [${this.peek(1)?.image} ${this.peek(2)?.image}]` });
  }

  ends(after: string): void {
    if (this.next === undefined) return;
    if (this.is(';')) this.fail('stray-character', { character: ';', instead: null });
    if (this.is(')', ']', '}')) this.fail('stray-bracket', { bracket: this.next.image });
    this.fail('left-over', { found: found(this.next), after });
  }
}

function isBareWord(token: LexerToken | undefined): boolean {
  return token !== undefined && isName(token) && !['of', 'by', 'between', 'binds', 'any', 'is', 'as'].includes(token.image);
}

/** Does nothing stand between the two? */
function touch(before: LexerToken, after: LexerToken): boolean {
  return (before.endOffset ?? before.startOffset) + 1 === after.startOffset;
}

/** These tokens as one, on one line. */
function joined(tokens: readonly [LexerToken, ...LexerToken[]], between: string): LexerToken {
  const [first] = tokens;
  const last = tokens.at(-1) ?? first;
  const image = tokens.map((token) => token.image).join(between);
  return { ...first, image, endOffset: last.endOffset ?? last.startOffset, endColumn: last.endColumn ?? 1 };
}

function found(token: LexerToken | undefined): string {
  if (token === undefined) return 'the end of the line';
  return token.tokenType.name === 'STRING' ? `the text ${token.image}` : `'${token.image}'`;
}

/** The mistake that a token of a refused kind is, wherever it stands; what stands beside it may tell what was meant. */
function refusedToken(token: LexerToken, before: LexerToken | undefined, after: LexerToken | undefined): Diagnostic | null {
  const place = placeOfToken(token);
  switch (token.tokenType.name) {
    case 'OPEN_STRING':
      return diagnose('open-quote', place, {});
    case 'OPEN_COMMENT':
      return diagnose('open-comment', place, {});
    case 'BAD_NAME':
      return diagnose('bad-name', place, { name: token.image }, token.image);
    case 'STRAY':
      return refusedSign(token, before, after);
    default:
      return null;
  }
}

function refusedSign(token: LexerToken, before: LexerToken | undefined, after: LexerToken | undefined): Diagnostic {
  const stray = (sign: LexerToken, instead: string | null): Diagnostic =>
    diagnose('stray-character', placeOfToken(sign), { character: sign.image, instead }, sign.image);
  const numbered = before?.tokenType.name === 'NUMBER' && touch(before, token);
  if (numbered && after?.tokenType.name === 'NUMBER' && touch(token, after)) {
    const whole = joined([before, token, after], '');
    if (whole.image === '2/3') return stray(whole, "'two-thirds'");
    if (token.image === '.' || token.image === '/')
      return diagnose('missing-piece', placeOfToken(whole), { piece: 'a date', found: `'${whole.image}'`, example: '1997-03-01' });
  }
  // The lines of a list are not numbered.
  if (numbered && token.image === '.') return stray(joined([before, token], ''), null);
  // Names of other files have a point, and nothing else, before what they name.
  if ((token.image === '.' || token.image === '/') && before !== undefined && after !== undefined && isName(before) && isName(after)) {
    const name = `${before.image}.${after.image}`;
    const whole = joined([before, token, after], '');
    const gaps = `${touch(before, token) ? '' : ' '}${token.image}${touch(token, after) ? '' : ' '}`;
    return stray({ ...whole, image: `${before.image}${gaps}${after.image}` }, `'${name}'`);
  }
  if (token.image === '/' && before === undefined) return stray(token, '// before a comment');
  const twice = after?.image === token.image && touch(token, after) ? joined([token, after], '') : token;
  const sign = STRAY_SIGNS[twice.image] === undefined ? token : twice;
  return stray(sign, QUOTES.includes(token.image) ? '"' : (STRAY_SIGNS[sign.image] ?? null));
}

/** A piece of the file that has to be read on its own: the head of an item (all of it, when it has no block), or a statement in a block. */
export type Piece = 'head' | 'option' | 'want' | 'entry' | 'setting' | 'field' | 'edit';

/** What stands in the block of an item, by the word that begins the item. */
export const BLOCKS: Readonly<Record<string, Exclude<Piece, 'head'>>> = {
  actor: 'option',
  body: 'option',
  preferences: 'want',
  history: 'entry',
  now: 'setting',
  state: 'setting',
  source: 'field',
  critique: 'edit',
  variant: 'edit',
  event: 'edit',
  phase: 'edit',
  view: 'edit',
  use: 'edit',
};

/** What stands in the block of a statement: the wants of `preferences` and of `any order`, the edits of a view; undefined when it has no block. */
export function innerPiece(piece: Piece, first: LexerToken | undefined): Exclude<Piece, 'head'> | undefined {
  if (piece === 'edit') return first?.image === 'preferences' ? 'want' : first?.image === 'view' ? 'edit' : undefined;
  return piece === 'want' && first?.image === 'any' ? 'want' : undefined;
}

/** The first mistake of a piece; null when it has all it needs. The block after a head does not belong to it: is there one? */
export function mistakeIn(piece: Piece, tokens: readonly LexerToken[], hasBlock = false): Diagnostic | null {
  for (const [index, token] of tokens.entries()) {
    const refused = refusedToken(token, tokens[index - 1], tokens[index + 1]);
    if (refused !== null) return refused;
  }
  try {
    READERS[piece](new Line(tokens, hasBlock));
    return null;
  } catch (error) {
    if (error instanceof Mistake) return error.diagnostic;
    throw error;
  }
}

const READERS: Readonly<Record<Piece, (line: Line) => void>> = {
  head: readHead,
  option: (line) => {
    const name = line.name('an option', 'talk "Offer talks"');
    line.words(name.image);
    if (line.previous === name) line.fail('missing-words', { what: 'the option', name: name.image }, name);
    readTraits(line, `the option '${name.image}'`);
  },
  want: readWant,
  edit: readEdit,
  entry: readEntry,
  setting: (line) => {
    line.condition();
    if (line.is(':')) line.missing("'='", 'now { talk, troops = few }');
    line.conditionEnds();
    line.ends('a setting');
  },
  field: (line) => {
    if (line.take('date')) line.date();
    else if (line.take('text')) {
      if (!line.takeType('STRING')) line.missing('the name of a file in quotation marks', 'text "essay.txt"');
    } else if (line.take('reference')) {
      const example = 'reference "sources.bib" entry essay1997';
      if (!line.takeType('STRING')) line.missing('the name of a file in quotation marks', example);
      if (line.take('entry') && !line.takeType('STRING')) line.name('an entry', example);
    } else line.missing("'date', 'text' or 'reference'", 'date 1997-03-01');
    line.ends('it');
  },
};

function readHead(line: Line): void {
  const first = line.next;
  if (first === undefined) return;
  switch (first.image) {
    case 'conflict':
      line.take('conflict');
      if (!line.takeType('STRING')) line.missing('the title, in quotation marks,', 'conflict "NATO enlargement" on 1997-03-01');
      if (line.take('on')) line.date();
      line.ends('the title and the date');
      return;
    case 'actor':
    case 'given':
    case 'body':
    case 'agreement':
      readDeclaration(line, first.image);
      return;
    case 'never':
    case 'always':
      line.take(first.image);
      readLabel(line);
      line.condition();
      line.conditionEnds();
      line.cites();
      line.ends('the rule');
      return;
    case 'merge':
      line.take('merge');
      line.condition();
      line.conditionEnds();
      line.cites();
      line.ends('the condition');
      return;
    case 'define': {
      line.take('define');
      const name = line.name('a definition', 'define calm = not talk');
      line.words(name.image);
      line.cites();
      line.need('=', "'='", `define ${name.image} = not talk`);
      line.condition();
      line.conditionEnds();
      line.cites();
      line.ends('the definition');
      return;
    }
    case 'preferences':
      line.take('preferences');
      line.name('the actor whose wants these are', 'preferences nato { ... }');
      if (!line.hasBlock) line.missing("'{'", 'preferences nato { ... }');
      line.ends('the actor');
      return;
    case 'use': {
      const example = 'use "russia.parley" as europe';
      line.take('use');
      if (!line.takeType('STRING')) line.missing('the name of a file in quotation marks', example);
      line.need('as', "'as' and a name for it", example);
      line.name('what the file is called here', example);
      line.cites();
      line.ends('the name of the file here');
      return;
    }
    case 'history':
      line.take('history');
      if (!line.hasBlock) line.missing("'{'", 'history { ... }');
      line.ends("'history'");
      return;
    case 'claim':
    case 'question':
      readClaim(line, first.image);
      return;
    case 'judgement':
      readJudgement(line);
      return;
    case 'critique':
      readOverlayHead(line, 'critique');
      return;
    case 'view':
      readViewHead(line);
      return;
    default:
      readSoftHead(line, first);
      return;
  }
}

function readDeclaration(line: Line, kind: string): void {
  const kinds: Readonly<Record<string, readonly [string, string]>> = {
    actor: ['an actor', 'actor nato "NATO governments" { ... }'],
    given: ['a given option', 'given storm "A storm": calm | rough'],
    body: ['a body', 'body council "The council" of us, them by unanimity { ... }'],
    agreement: ['an agreement', 'agreement pact "The pact" between us, them: none | treaty'],
  };
  const [naming, example] = kinds[kind] ?? ['this', ''];
  line.take(kind);
  const name = line.name(naming, example);
  line.words(name.image);
  if (kind === 'given') {
    readTraits(line, `the given option '${name.image}'`);
    return;
  }
  if (kind === 'actor') {
    for (;;) {
      if (line.is('[')) line.cites();
      else if (line.take('is')) line.names('an actor of another file', IS);
      else if (line.is('=', 'of', 'are') && isName(line.peek(1))) line.missing("'is'", IS);
      else break;
    }
    line.ends("the actor's words");
    return;
  }
  for (;;) {
    if (line.is('[')) line.cites();
    else if (kind === 'body' && line.take('of')) line.names('a member', example);
    else if (kind === 'body' && line.take('by')) readDecision(line, example);
    else if (kind === 'agreement' && line.take('between')) line.names('a party', example);
    else if (kind === 'agreement' && line.take('binds')) line.names('an option', example);
    else if (kind === 'agreement' && line.take('any')) {
      for (const word of ['party', 'may', 'leave']) line.need(word, `'${word}'`, 'any party may leave');
    } else if (kind === 'agreement' && line.is(':', 'irreversible', 'when')) readTrait(line);
    else break;
  }
  const link = kind === 'body' ? 'of' : 'between';
  if (isName(line.next) && line.previous?.tokenType.name === 'STRING' && !line.hasAhead([link])) line.missing(`'${link}'`, example);
  readMisspelt(line, kind === 'body' ? ['of', 'by'] : ['between', 'binds', 'irreversible', 'when', 'any']);
  line.ends(naming);
}

function readDecision(line: Line, example: string): void {
  if (line.is('two-thirds')) {
    line.take('two-thirds');
    return;
  }
  if (!line.is('votes') || !isName(line.peek(1))) {
    line.name('a rule', example);
    return;
  }
  line.take('votes');
  do {
    line.name('a member', 'by votes us 10, them 4 quota 11');
    line.takeType('NUMBER');
  } while (line.take(','));
  line.needComma('by votes us 10, them 4 quota 11');
  if (line.take('quota') && !line.takeType('NUMBER')) line.missing('a number of votes', 'by votes us 10, them 4 quota 11');
}

function readMisspelt(line: Line, words: readonly string[]): void {
  const token = line.next;
  if (token === undefined || token.tokenType.name !== 'ID') return;
  const meant = nearest(token.image, words);
  if (meant !== null) line.fail('misspelt-word', { word: token.image, meant });
}

function readTrait(line: Line): void {
  if (line.take(':')) {
    do {
      if (isName(line.next)) line.name('a level', 'posture "Posture": partner | wary');
      else if (!line.takeType('NUMBER') && !line.take('start')) {
        if (line.next !== undefined && isWord(line.next)) line.fail('reserved-name', { word: line.next.image, naming: 'a level' });
        line.missing('a level', 'posture "Posture": partner | wary');
      }
      line.takeType('STRING');
    } while (line.take('|'));
  } else if (line.take('when')) {
    line.condition();
    line.conditionEnds();
  } else line.take('irreversible');
}

function readTraits(line: Line, what: string): void {
  for (;;) {
    if (line.is('[')) line.cites();
    else if (line.is(':', 'irreversible', 'when')) readTrait(line);
    else break;
  }
  if (line.is('=')) line.missing("':'", 'posture "Posture": partner | wary');
  readMisspelt(line, ['irreversible', 'when']);
  if (line.is(',') || isName(line.next)) {
    if (isName(line.next) && line.previous?.tokenType.name === 'STRING' && line.peek(1)?.tokenType.name !== 'STRING')
      line.missing("':' before the levels", 'posture "Posture": partner | wary');
    if (
      isName(line.next) &&
      line.previous?.tokenType.name !== 'STRING' &&
      line.previous?.image !== ']' &&
      line.previous?.image !== 'irreversible'
    ) {
      line.missing("'|' between two levels, or the end of the line,", 'posture "Posture": partner | wary');
    }
  }
  line.ends(what);
}

function readLabel(line: Line): void {
  const [colon, sign] = [line.peek(1), line.peek(2)];
  if (!isName(line.next) || colon?.image !== ':') return;
  if (sign?.image === '=') line.fail('stray-character', { character: ':=', instead: "'='" }, joined([colon, sign], ''));
  line.name('a label', 'soil: not integrate');
  line.take(':');
}

function readWant(line: Line): void {
  if (line.is('any') && line.peek(1)?.image === 'order') {
    line.take('any');
    line.take('order');
    if (!line.hasBlock) line.missing("'{'", 'any order { ... }');
    line.ends("'any order'");
    return;
  }
  if (line.is('raise', 'lower', 'drop')) {
    const example = line.is('drop') ? 'drop calm' : line.is('raise') ? 'raise calm above quiet' : 'lower calm below quiet';
    const word = line.next?.image ?? '';
    line.take(word);
    line.name('the label of a want', example);
    if (word !== 'drop') {
      line.need(word === 'raise' ? 'above' : 'below', word === 'raise' ? "'above'" : "'below'", example);
      line.name('the label of a want', example);
    }
    line.cites();
    line.ends('a change of the wants');
    return;
  }
  if (line.is('add')) {
    const example = 'add calm: not talk above quiet';
    line.take('add');
    readLabel(line);
    line.take('maybe');
    line.condition();
    line.cites();
    if (line.take('above', 'below')) line.name('the label of a want', example);
    else if (!line.take('first', 'last')) line.missing("'first', 'last', 'above' or 'below'", example);
    line.cites();
    line.ends('a change of the wants');
    return;
  }
  if (line.is('rest') && line.peek(1)?.image === 'of') line.missing("'take'", `take rest of ${line.peek(2)?.image ?? 'china'}`);
  if (line.take('take')) {
    const example = 'take europe.voice, rest of china';
    do {
      // `take` may be said again.
      if (line.previous?.image === ',') line.take('take');
      const [next, after] = [line.next, line.peek(1)];
      const isOwn =
        line.previous?.image === ',' && next !== undefined && (!isName(next) || [':', ...COMPARISONS].includes(after?.image ?? ''));
      if (isOwn) line.fail('own-after-take', {});
      const rest = line.is('rest') && line.peek(1)?.image === 'of';
      if (rest) for (const word of ['rest', 'of']) line.take(word);
      line.name(rest ? 'a file that is used' : 'the label of a want', example);
    } while (line.take(','));
    line.needComma(example);
    line.cites();
    line.ends('the wants that are taken');
    return;
  }
  if (line.take('ranking')) {
    line.name('a state', 'ranking peace > truce ~ talks > war');
    while (line.take('>', '~')) line.name('a state', 'ranking peace > truce ~ talks > war');
    if (line.next !== undefined) line.missing("'>' or '~'", 'ranking peace > truce ~ talks > war');
    return;
  }
  readLabel(line);
  line.take('maybe');
  line.condition();
  line.conditionEnds();
  line.cites();
  line.ends('a want');
}

function readEntry(line: Line): void {
  line.date();
  if (line.is(':')) line.fail('stray-character', { character: ':', instead: null });
  const started = line.take('start');
  if (started ? isName(line.next) || line.is('not', '(') : !line.is('by', '[') && line.next !== undefined) {
    do line.condition();
    while (line.take(','));
  }
  if (line.take('by')) line.name('the mover', '1996-05 talk by us');
  line.conditionEnds();
  line.cites();
  line.ends('an entry of the history');
}

function readSoftHead(line: Line, first: LexerToken): void {
  const after = line.peek(1);
  if (first.image === 'now' && (after === undefined || isName(after) || ['not', '(', ':'].includes(after.image))) {
    line.take('now');
    if (!line.hasBlock) line.missing("'{'", 'now { talk, troops = few }');
    line.ends("'now'");
    return;
  }
  if (['variant', 'event', 'phase'].includes(first.image) && !line.hasAhead(['needs'])) {
    readOverlayHead(line, first.image);
    return;
  }
  if ((first.image === 'source' || first.image === 'state') && !line.hasAhead(['needs'])) {
    line.take(first.image);
    const example = first.image === 'source' ? 'source essay "Its title"' : 'state calm { talk, troops = few }';
    const name = line.name(first.image === 'source' ? 'a source' : 'a state', example);
    line.words(name.image);
    if (first.image === 'state') {
      line.cites();
      if (!line.hasBlock) line.missing("'{'", example);
    }
    line.ends('its name and words');
    return;
  }
  if (line.hasAhead(['needs'])) {
    readLabel(line);
    line.condition();
    line.conditionEnds();
    line.need('needs', "'needs'", 'integrate needs enlarge');
    line.condition();
    line.conditionEnds();
    line.cites();
    line.ends('the rule');
    return;
  }
  if (first.image === 'if') line.fail('if-first', {});
  if (first.image === '-' && after?.image === '-') {
    line.fail('stray-character', { character: '--', instead: '// before a comment' }, joined([first, after], ''));
  }
  if (ONLY_EDIT_WORDS.includes(first.image))
    line.fail('out-of-place', { word: first.image, mend: 'Put it into the braces of a critique, a variant, an event, a phase or a view' });
  if (first.image === 'take')
    line.fail('out-of-place', { word: 'take', mend: 'Put it into a list: preferences washington { take rest of china }' });
  if (isName(first) && after?.image === '=') line.missing("'define'", `define ${first.image} = talk and troops = few`);
  refuseLooseWant(line);
  const meant = HEADS[first.image] ?? (first.tokenType.name === 'ID' ? nearest(first.image, [...ITEM_WORDS, ...SOFT_ITEM_WORDS]) : null);
  // A name that looks like 'use' begins no file.
  if (meant !== null && after !== undefined && (meant !== 'use' || after.tokenType.name === 'STRING'))
    line.fail('misspelt-word', { word: first.image, meant });
  line.fail('unknown-line', { word: found(first) });
}

/** A want that stands outside the list of its actor. */
function refuseLooseWant(line: Line): void {
  const [actor, verb] = [line.next, line.peek(1)];
  if (actor === undefined || !isName(actor) || verb === undefined || !WANT_VERBS.includes(verb.image)) return;
  line.fail('loose-want', { actor: actor.image }, verb);
}

function readClaim(line: Line, kind: string): void {
  line.take(kind);
  const name = line.name(`a ${kind}`, `${kind} firstCasualty "What follows" possible talk`);
  line.refuseLink();
  line.takeType('STRING');
  line.cites();
  if (line.is(':', '=')) line.fail('stray-character', { character: line.next?.image ?? '', instead: null });
  readForm(line, name.image);
  for (;;) {
    if (line.is('[')) line.cites();
    else if (line.take('from')) {
      line.condition();
      ended(line, []);
    } else if (line.take('under')) line.name('a concept', 'under nash');
    else if (line.take('in')) {
      if (line.take('view')) line.name('an actor', 'in view russia');
      else if (line.is('at') && line.peek(1)?.image === 'least') {
        line.take('at');
        line.take('least');
        if (!line.takeType('PERCENT')) line.missing('a percentage', SHARE);
        line.need('of', "'of worlds'", SHARE);
        line.need('worlds', "'worlds'", SHARE);
      } else line.name('a critique, a variant or a phase', 'in coldWarSchool');
    } else if (line.take('after')) {
      line.names('an event', 'after crisis, scandal');
    } else if (line.take('expect')) {
      line.name('a verdict', 'expect fails because "..."');
      if (line.isType('STRING')) line.missing("'because'", 'expect fails because "..."');
      if (line.take('because') && !line.takeType('STRING')) line.missing('a reason in quotation marks', 'expect fails because "..."');
    } else break;
  }
  if (line.is('because')) line.missing("'expect' and a verdict", 'expect fails because "..."');
  readMisspelt(line, ['from', 'under', 'expect', 'because', 'after']);
  line.ends('the claim');
}

function readJudgement(line: Line): void {
  const example = 'judgement firstCasualty: likely, moderate confidence "What is judged"';
  line.take('judgement');
  line.name('a claim', example);
  line.need(':', "':'", example);
  do {
    line.name('a word of likelihood or confidence', example);
    while (isName(line.next)) line.name('a word of likelihood or confidence', example);
  } while (line.take(','));
  line.takeType('STRING');
  line.cites();
  line.ends('the judgement');
}

function readOverlayHead(line: Line, kind: string): void {
  const example =
    kind === 'phase' ? 'phase first "The first policy" from 1993-01 to 1993-12 { ... }' : `${kind} hawks "What it says" { ... }`;
  line.take(kind);
  const name = line.name(`${kind === 'event' ? 'an' : 'a'} ${kind}`, example);
  line.words(name.image);
  line.cites();
  if (kind === 'phase' && line.take('from')) {
    line.date();
    line.need('to', "'to'", example);
    line.date();
  }
  line.cites();
  if (kind !== 'phase' && line.is('from')) line.fail('left-over', { found: "'from'", after: `the words of a ${kind}` });
  line.ends('its name and words');
}

function readViewHead(line: Line): void {
  line.take('view');
  line.name('the actor who sees it so', 'view russia { ... }');
  line.cites();
  if (!line.hasBlock) line.missing("'{'", 'view russia { ... }');
  line.ends('the actor');
}

/** A statement in an overlay or a view. */
function readEdit(line: Line): void {
  const first = line.next;
  if (first === undefined) return;
  if (ITEM_WORDS.includes(first.image) && !EDIT_WORDS.includes(first.image)) {
    const mend = 'Put it outside these braces; in them stand changes: wants, rules, guards, and options hidden, fixed or set';
    line.fail('out-of-place', { word: first.image, mend });
  }
  const named = isName(line.peek(1));
  switch (first.image) {
    case 'preferences':
    case 'never':
    case 'always':
      readHead(line);
      return;
    case 'view':
      readViewHead(line);
      return;
    case 'body': {
      const example = 'body council of us, them by majority';
      line.take('body');
      const body = line.name('a body', example);
      for (;;) {
        if (line.is('[')) line.cites();
        else if (line.take('of')) line.names('a member', example);
        else if (line.take('by')) readDecision(line, example);
        else break;
      }
      readMisspelt(line, ['of', 'by']);
      if (line.previous === body || line.isType('STRING') || line.hasBlock) line.missing("'of' or 'by'", example);
      line.ends('a change of a body');
      return;
    }
  }
  if (first.image === 'agreement') {
    readAgreementEdit(line);
    return;
  }
  if (line.is('lift', 'hide')) {
    line.take(first.image);
    line.name(first.image === 'lift' ? 'the label of a rule' : 'an option', first.image === 'lift' ? 'lift soil' : 'hide talk');
    line.cites();
    line.ends('it');
    return;
  }
  if (line.is('fix')) {
    line.take('fix');
    line.condition();
    line.conditionEnds();
    line.cites();
    line.ends('it');
    return;
  }
  if (line.is('expect') && named) {
    const example = 'expect fails settlement because "..."';
    line.take('expect');
    line.name('a verdict', example);
    line.name('a claim', example);
    if (line.take('because') && !line.takeType('STRING')) line.missing('a reason in quotation marks', example);
    line.ends('what the critic expects');
    return;
  }
  refuseLooseWant(line);
  readLabel(line);
  line.condition();
  line.conditionEnds();
  if (line.take('needs', 'when')) {
    line.condition();
    line.conditionEnds();
  }
  line.cites();
  line.ends('a change');
}

/** An agreement on other terms. */
function readAgreementEdit(line: Line): void {
  const example = 'agreement pact between us, them binds talk any party may leave';
  line.take('agreement');
  const agreement = line.name('an agreement', example);
  for (;;) {
    if (line.is('[')) line.cites();
    else if (line.take('between')) line.names('a party', example);
    else if (line.take('binds')) line.names('an option', example);
    else if (line.take('any', 'no')) {
      for (const word of ['party', 'may', 'leave']) line.need(word, `'${word}'`, `${line.previous?.image ?? 'any'} party may leave`);
    } else break;
  }
  readMisspelt(line, ['between', 'binds', 'any', 'no']);
  if (line.previous === agreement || line.isType('STRING') || line.hasBlock)
    line.missing("'between', 'binds' or 'any party may leave'", example);
  line.ends('a change of an agreement');
}

function readForm(line: Line, name: string): void {
  const opens = (token: LexerToken | undefined): boolean => isName(token) || token?.image === 'not' || token?.image === '(';
  if (line.is('if')) line.fail('if-first', {});
  const says = (line.is('from', 'under') && opens(line.peek(1))) || (line.is('expect') && !VERDICTS.includes(line.peek(1)?.image ?? ''));
  if (line.next === undefined || (line.is('from', 'under', 'expect') && !says)) line.fail('missing-form', { name });
  if (line.is('always', 'never') || (line.is('possible', 'stable', 'unstable') && opens(line.peek(1)))) {
    const word = line.next.image;
    line.take(word);
    line.condition();
    ended(line, []);
    return;
  }
  const verb = line.peek(1)?.image;
  if (isName(line.next)) {
    if (verb === 'answers' || verb === 'prefers') {
      line.name('a mover', '');
      line.take(verb);
      line.condition();
      const link = verb === 'answers' ? 'with' : 'to';
      ended(line, [link]);
      line.need(link, `'${link}'`, verb === 'answers' ? 'russia answers enlarge with not start2' : 'russia prefers start2 to not start2');
      line.condition();
      ended(line, []);
      return;
    }
    if (verb === 'can' || verb === 'cannot') {
      line.name('a mover', '');
      if (line.peek(1)?.image === 'not') line.missing("'cannot', in one word,", 'russia cannot prevent enlarge');
      line.take(verb);
      const next = verb === 'can' ? 'force' : 'prevent';
      line.need(next, `'${next}'`, verb === 'can' ? 'nato can force enlarge' : 'russia cannot prevent enlarge');
      line.condition();
      ended(line, []);
      return;
    }
    if (verb === 'is') {
      line.name('a mover', '');
      line.take('is');
      const example = 'nato is deterred from integrate at enlarge';
      line.need('deterred', "'deterred'", example);
      line.need('from', "'from'", example);
      line.condition();
      ended(line, ['at']);
      line.need('at', "'at'", example);
      line.condition();
      ended(line, []);
      return;
    }
  }
  if (!opens(line.next) && isWord(line.next)) line.fail('missing-form', { name });
  line.condition();
  if (line.take('lasts')) return;
  if (line.take('leads')) {
    line.need('to', "'to'", 'enlarge leads to not start2');
    line.condition();
    ended(line, []);
    return;
  }
  if (line.take('leaves')) {
    const example = 'enlarge leaves russia, us worse off than not enlarge';
    line.names('an actor', example);
    if (!line.take('better', 'worse')) line.missing("'better off than' or 'worse off than'", example);
    line.need('off', "'off'", example);
    line.need('than', "'than'", example);
    line.condition();
    ended(line, []);
    return;
  }
  readMisspelt(line, VERBS);
  if (line.hasAhead(VERBS)) ended(line, []);
  line.fail('missing-form', { name }, line.is('in', 'after') ? line.previous : line.next);
}

/** After the condition of a form: a suffix, one of `links`, or the end. */
function ended(line: Line, links: readonly string[]): void {
  if (line.next === undefined || line.is('from', 'under', 'expect', 'because', 'in', 'after', '[', ...links)) return;
  readMisspelt(line, ['from', 'under', 'expect', 'because', ...links]);
  const [link] = links;
  if (link !== undefined && isName(line.next) && !line.hasAhead(links)) line.missing(`'${link}'`, `... ${link} enlarge`);
  line.conditionEnds();
}
