/**
 * Everything the language can say about a text: one entry for each code, with its words, a bad example and a good one.
 * `docs/errors.md` is generated from here, and the tests run every example.
 */

import type { Place } from '@parley/engine';
import { type Diagnostic, diagnosticText, type Severity } from './diagnostic.js';
import type { Host } from './host.js';

/** What each message needs to know. */
export interface Parameters {
  // Reading the text
  'too-long': { readonly characters: number; readonly limit: number };
  'too-deep': { readonly limit: number };
  'too-many-errors': { readonly limit: number };
  'open-quote': Nothing;
  'open-comment': Nothing;
  'stray-character': { readonly character: string; readonly instead: string | null };
  'hidden-character': { readonly code: number };
  'bad-name': { readonly name: string };
  'misspelt-word': { readonly word: string; readonly meant: string };
  'unknown-line': { readonly word: string };
  'open-block': { readonly what: string; readonly line: number };
  'open-bracket': { readonly bracket: string; readonly closing: string };
  'stray-bracket': { readonly bracket: string };
  'missing-quotes': { readonly words: string };
  'reserved-name': { readonly word: string; readonly naming: string };
  'missing-piece': { readonly piece: string; readonly found: string; readonly example: string };
  'missing-operator': { readonly left: string; readonly right: string };
  'if-first': Nothing;
  'out-of-place': { readonly word: string; readonly mend: string };
  'quote-inside': { readonly word: string };
  'loose-want': { readonly actor: string };
  'compared-names': { readonly left: string; readonly sign: string; readonly right: string; readonly is: string };
  'compared-in-words': { readonly words: string; readonly sign: string; readonly example: string };
  'missing-condition': { readonly after: string };
  'missing-form': { readonly name: string };
  'left-over': { readonly found: string; readonly after: string };
  'chained-if': { readonly second: string };
  'two-on-a-line': { readonly second: string };
  'broken-line': { readonly word: string };
  unreadable: Nothing;
  // Names and levels
  'missing-words': { readonly what: string; readonly name: string };
  'name-taken': { readonly name: string; readonly kind: string; readonly line: number };
  'unknown-name': { readonly name: string; readonly wanted: string; readonly near: string | null; readonly choices: readonly string[] };
  'wrong-kind': { readonly name: string; readonly is: string; readonly wanted: string; readonly choices: readonly string[] };
  'level-as-condition': { readonly level: string; readonly option: string };
  'unknown-level': { readonly level: string; readonly option: string; readonly near: string | null; readonly levels: readonly string[] };
  'no-levels': { readonly name: string; readonly is: string };
  'needs-level': { readonly option: string; readonly levels: readonly string[] };
  'empty-comparison': { readonly text: string; readonly always: boolean };
  'comma-between-levels': { readonly level: string; readonly option: string };
  'level-taken': { readonly level: string; readonly option: string };
  'one-level': { readonly option: string };
  'unknown-word': { readonly word: string; readonly what: string; readonly near: string | null; readonly choices: readonly string[] };
  'said-twice': { readonly what: string; readonly line: number };
  'circular-definition': { readonly names: readonly string[] };
  // The frame
  'no-conflict': Nothing;
  'bad-date': { readonly date: string };
  'backward-span': { readonly from: number; readonly to: number };
  'paragraph-zero': Nothing;
  // Movers
  'given-trait': { readonly option: string; readonly trait: string };
  'no-members': { readonly body: string };
  'no-rule': { readonly body: string };
  'member-twice': { readonly mover: string; readonly member: string };
  'circular-body': { readonly names: readonly string[] };
  'missing-weight': { readonly body: string; readonly member: string };
  'bad-weight': { readonly member: string };
  'not-a-member': { readonly body: string; readonly name: string };
  'missing-quota': { readonly body: string };
  'impossible-quota': { readonly quota: number; readonly total: number };
  'few-parties': { readonly agreement: string };
  'foreign-option': { readonly agreement: string; readonly option: string; readonly owner: string };
  // Wants
  'wants-twice': { readonly actor: string; readonly line: number };
  'mixed-wants': { readonly actor: string };
  // States and history
  'not-a-setting': Nothing;
  'set-twice': { readonly option: string };
  'history-order': { readonly date: string; readonly before: string };
  'late-start': Nothing;
  'start-by': Nothing;
  'empty-entry': { readonly date: string };
  'entry-without-mover': { readonly option: string; readonly owner: string };
  'wrong-mover': { readonly option: string; readonly owner: string; readonly by: string };
  'given-moved': { readonly option: string; readonly by: string };
  // Overlays, views and what claims say of them
  'patch-outside': { readonly word: string };
  'mixed-patches': { readonly actor: string };
  'unknown-label': { readonly label: string; readonly of: string; readonly near: string | null; readonly choices: readonly string[] };
  'patched-ranking': { readonly actor: string };
  'idle-edit': { readonly what: string };
  'empty-overlay': { readonly kind: string; readonly name: string };
  'open-premise-here': { readonly where: string; readonly what: string };
  'short-order': Nothing;
  'own-view': { readonly actor: string };
  'phase-span': { readonly phase: string; readonly problem: string };
  'overlay-kind': { readonly name: string; readonly kind: string; readonly used: string };
  'expect-nowhere': { readonly kind: string };
  'no-view': { readonly actor: string; readonly overlays: readonly string[] };
  'bad-share': { readonly share: string };
  'judgement-words': { readonly said: string; readonly near: string | null; readonly choices: readonly string[] };
  'overlay-leaves-nothing': { readonly what: string; readonly lines: readonly string[] };
  // Other files as parts of the argument
  'use-unread': { readonly file: string; readonly near: string | null };
  'use-broken': { readonly file: string; readonly count: number; readonly first: Diagnostic | null };
  'use-circle': { readonly files: readonly string[] };
  'use-refused': { readonly file: string; readonly reason: string; readonly mend: string };
  'untaken-want': { readonly want: string };
  'dotted-name': { readonly name: string };
  'not-in-composite': { readonly what: string };
  'not-a-part': { readonly name: string; readonly near: string | null; readonly choices: readonly string[] };
  'part-taken': { readonly part: string; readonly whole: string };
  'part-named': { readonly part: string; readonly whole: string };
  'lone-party': { readonly agreement: string; readonly party: string };
  'whole-without-wants': { readonly actor: string; readonly theatres: readonly string[] };
  'unplaced-wants': {
    readonly actor: string;
    readonly wants: readonly string[];
    readonly theatres: readonly string[];
    readonly count: number;
  };
  'shared-label': { readonly actor: string; readonly label: string };
  'take-nowhere': { readonly actor: string; readonly overlay: boolean };
  'own-after-take': Nothing;
  'nothing-to-take': { readonly actor: string; readonly theatre: string; readonly before: boolean };
  'not-a-given': { readonly name: string; readonly problem: string; readonly choices: readonly string[] };
  'lost-edit': { readonly overlay: string; readonly what: string };
  // Worth a second look
  'no-wants': { readonly actor: string };
  'unwanted-option': { readonly option: string; readonly owner: string | null };
  'idle-body': { readonly body: string };
  // Sources
  'beyond-source': { readonly source: string; readonly paragraph: number; readonly count: number };
  'empty-source': { readonly source: string };
  // The model form
  'not-a-model': { readonly where: string; readonly problem: string };
  // What only the set of states can show
  'too-many-states': { readonly states: number; readonly bytes: number; readonly allowed: number };
  'by-theatre': { readonly states: number; readonly theatres: readonly string[] };
  'needs-all-states': { readonly what: string };
  'too-many-wants': { readonly actor: string; readonly wants: number; readonly most: number };
  'no-state-left': { readonly lines: readonly string[] };
  'state-ruled-out': { readonly what: string; readonly rule: string };
  'ranking-misses-states': { readonly actor: string; readonly count: number; readonly examples: readonly string[] };
  'ranking-repeats-state': { readonly actor: string; readonly first: string; readonly second: string };
  'statement-decides-nothing': { readonly actor: string; readonly always: boolean };
  'rule-excludes-nothing': Nothing;
  'rule-takes-moves': { readonly movers: readonly string[] };
  'merge-joins-nothing': Nothing;
  'merge-hides-wants': { readonly actor: string };
  'guard-never-holds': { readonly option: string };
  'level-never-possible': { readonly option: string; readonly level: string };
}

/** A message that needs to know nothing more. */
export type Nothing = Readonly<Record<string, never>>;

/** The code of an entry. */
export type Code = keyof Parameters;

/** One entry of the catalogue. */
export interface Entry<P> {
  /** Short and stable. */
  readonly id: string;
  readonly severity: Severity;
  readonly message: (parameters: P) => string;
  readonly mend: (parameters: P) => string;
  /** What to put in the place of the marked text. */
  readonly by?: (parameters: P) => string | null;
  /** Why the language asks for this: a sentence for the manual. */
  readonly about: string;
  /** Lines that give this message when put after {@link BEGINNING}; `whole`: a text of its own. */
  readonly bad: string;
  /** The same, mended. */
  readonly good: string;
  /** The files that lie beside {@link FILES} for this message alone, each with its text. */
  readonly files?: Readonly<Record<string, string>>;
  readonly whole?: true;
}

/** What stands before the examples. */
export const BEGINNING = `conflict "An example" on 1997-03-01
source essay "An essay"
actor us "The United States" {
  talk    "Offer talks"
  troops  "Troops in the region": few | some | many
}
actor them "The neighbour" {
  accept  "Accept talks"
}
preferences us { accept, troops = few }
preferences them { talk, troops < many }
`;

/** Files that lie beside the examples, for those that use one. */
export const FILES: Readonly<Record<string, string>> = {
  'coast.parley': `conflict "The coast"
actor navy "The navy" { patrol "Patrol the coast" }
actor pirates "The pirates" { raid "Raid the coast" }
given fog "Fog at sea"
preferences navy { safe: not raid, rest: not patrol }
preferences pirates { loot: raid if fog, caution: not raid if patrol }
`,
  'border.parley': `conflict "The border"
actor army "The army" { march "March to the border", camps "Camps": none | few | many }
actor rebels "The rebels" { attack "Attack the border" }
preferences army { calm: not attack, thrift: camps = none }
preferences rebels { attack if not march }
`,
};

/** Where the text of an entry's examples stands among others. */
export function hostOf({ files }: Pick<Entry<never>, 'files'>): Host {
  return { file: 'example.parley', read: (path) => files?.[path] ?? FILES[path] ?? null };
}

/** Says what was found, in the words of the catalogue. */
export function diagnose<C extends Code>(code: C, place: Place, parameters: Parameters[C], replace?: string): Diagnostic {
  const entry: Entry<Parameters[C]> = CATALOGUE[code];
  const by = replace === undefined ? null : (entry.by?.(parameters) ?? null);
  const diagnostic = {
    code,
    id: entry.id,
    severity: entry.severity,
    place,
    message: entry.message(parameters),
    mend: entry.mend(parameters),
  };
  return replace === undefined || by === null ? diagnostic : { ...diagnostic, suggestion: { replace, by } };
}

/** `a, b and c`. */
function listed(words: readonly string[], link: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} ${link} ${words.at(-1)}`;
}

/** The first few of many, so that a message stays one that can be read. */
function few(words: readonly string[], link: 'and' | 'or' = 'or'): string {
  return words.length <= 8 ? listed(words, link) : `${words.slice(0, 7).join(', ')} and ${words.length - 7} more`;
}

function choose(near: string | null, choices: readonly string[], wanted: string): string {
  if (near !== null) return `Did you mean '${near}'?`;
  if (choices.length === 0) return `There is no ${wanted} in this file yet: declare one`;
  return `Write one of ${few(choices)}`;
}

function number(n: number): string {
  return n.toLocaleString('en-US');
}

function size(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB', 'PB'];
  let unit = 0;
  let rest = bytes;
  while (rest >= 1024 && unit < units.length - 1) {
    rest /= 1024;
    unit++;
  }
  return `${rest < 10 ? rest.toFixed(1) : Math.round(rest)} ${units[unit]}`;
}

/** The catalogue itself. */
export const CATALOGUE: { readonly [C in Code]: Entry<Parameters[C]> } = {
  'too-long': {
    id: 'P001',
    severity: 'error',
    message: ({ characters, limit }) => `This file has ${number(characters)} characters, and ${number(limit)} is the most that is read`,
    mend: () => 'Split the argument into several models',
    about: 'A policy argument is a few pages. A file far beyond that is most likely something else.',
    bad: '',
    good: '',
  },
  'too-deep': {
    id: 'P002',
    severity: 'error',
    message: ({ limit }) => `More than ${limit} brackets or 'not's stand inside each other here`,
    mend: () => "Name the inner parts with 'define' and use the names",
    about: 'A condition that nobody can follow is not an argument.',
    bad: `never ${'('.repeat(101)}talk${')'.repeat(101)}`,
    good: 'never (talk)',
  },
  'too-many-errors': {
    id: 'P003',
    severity: 'error',
    message: ({ limit }) => `There are more than ${number(limit)} errors, and the others are not shown`,
    mend: () => 'Mend those above first',
    about: 'After two hundred errors reading stops.',
    bad: '',
    good: '',
  },
  'open-quote': {
    id: 'P004',
    severity: 'error',
    message: () => 'These words begin with a quotation mark and do not end with one',
    mend: () => 'Put a " where the words end, on the same line',
    about: 'Words stand between two straight quotation marks on one line.',
    bad: 'define calm "Nobody moves = not talk',
    good: 'define calm "Nobody moves" = not talk',
  },
  'open-comment': {
    id: 'P005',
    severity: 'error',
    message: () => 'This comment never ends',
    mend: () => 'Put */ where it ends, or begin each of its lines with //',
    about: 'A comment runs from // to the end of its line, or from /* to */.',
    bad: '/* to be written',
    good: '/* to be written */',
  },
  'stray-character': {
    id: 'P006',
    severity: 'error',
    message: ({ character }) => `${shown(character)} means nothing here`,
    mend: ({ instead }) => (instead === null ? 'Take it out' : `Write ${instead}`),
    by: ({ instead }) => (instead === null ? '' : (/^'([^']+)'$/.exec(instead)?.[1] ?? null)),
    about: "Conditions are written with words: 'and', 'or', 'not'. Quotation marks are straight.",
    bad: 'never talk & accept',
    good: 'never talk and accept',
  },
  'hidden-character': {
    id: 'P045',
    severity: 'error',
    message: ({ code }) => `A character that cannot be seen stands here among the words (number ${code})`,
    mend: () => 'Type these words anew',
    about: 'Words are letters, digits, signs and spaces. What would move the cursor or turn the letters round is not read.',
    bad: 'define calm "All\u0007 is calm" = not talk',
    good: 'define calm "All is calm" = not talk',
  },
  'bad-name': {
    id: 'P007',
    severity: 'error',
    message: ({ name }) =>
      /^\d/.test(name) ? `'${name}' begins with a digit, and a name cannot` : `'${name}' is no name, which is one word`,
    mend: ({ name }) => (/^\d/.test(name) ? `Begin it with a letter, as in '${named(name)}'` : `Write '${named(name)}'`),
    by: ({ name }) => named(name),
    about: 'Names consist of letters of any script, digits and _, and begin with a letter.',
    bad: 'define 2quiet = not talk',
    good: 'define quiet2 = not talk',
  },
  'misspelt-word': {
    id: 'P008',
    severity: 'error',
    message: ({ word }) => `'${word}' is not a word of the language`,
    mend: ({ meant }) => `Did you mean '${meant}'?`,
    by: ({ meant }) => meant,
    about: 'Every line begins with what it is about.',
    bad: 'actr third "A third party" { mediate "Mediate" }\npreferences third { mediate }',
    good: 'actor third "A third party" { mediate "Mediate" }\npreferences third { mediate }',
  },
  'unknown-line': {
    id: 'P009',
    severity: 'error',
    message: ({ word }) => `A line cannot begin with ${word} here`,
    mend: () =>
      "Begin it with what it says: actor, body, agreement, given, never, always, define, state, merge, preferences, history, now, claim or question; or write 'A needs B'",
    about: 'Outside the braces every line says first what it is about.',
    bad: 'talk',
    good: 'never talk and accept',
  },
  'open-block': {
    id: 'P011',
    severity: 'error',
    message: ({ what, line }) => `The block of ${what}, begun on line ${line}, is not closed before this`,
    mend: () => 'Put a } on a line of its own before this line',
    about: 'A block runs from { to }.',
    bad: 'actor third "A third party" {\n  mediate "Mediate"\nnever talk and accept\npreferences third { mediate }',
    good: 'actor third "A third party" {\n  mediate "Mediate"\n}\nnever talk and accept\npreferences third { mediate }',
  },
  'open-bracket': {
    id: 'P012',
    severity: 'error',
    message: ({ bracket }) => `This ${bracket} is never closed`,
    mend: ({ closing }) => `Put a ${closing} where it ends, on the same line`,
    about: 'Brackets come in pairs.',
    bad: 'never (talk and accept',
    good: 'never (talk and accept)',
  },
  'stray-bracket': {
    id: 'P013',
    severity: 'error',
    message: ({ bracket }) => `This ${bracket} closes nothing`,
    mend: () => 'Take it out, or open it where it should begin',
    about: 'Brackets come in pairs.',
    bad: 'never talk and accept)',
    good: 'never talk and accept',
  },
  'missing-quotes': {
    id: 'P014',
    severity: 'error',
    message: ({ words }) => `The words ${words} stand without quotation marks`,
    mend: ({ words }) => `Write "${words}"`,
    by: ({ words }) => `"${words}"`,
    about: 'A name is one word; the words that people read stand in quotation marks.',
    bad: 'actor third Third party {\n  mediate "Mediate"\n}\npreferences third { mediate }',
    good: 'actor third "Third party" {\n  mediate "Mediate"\n}\npreferences third { mediate }',
  },
  'reserved-name': {
    id: 'P015',
    severity: 'error',
    message: ({ word, naming }) => `'${word}' is a word of the language and cannot name ${naming}`,
    mend: ({ word }) => `Choose another name, such as '${word}1'`,
    by: ({ word }) => `${word}1`,
    about:
      'A few words carry the grammar: actor, body, agreement, given, claim, question, define, preferences, history, never, always, needs, not, and, or, if, iff, implies ...',
    bad: 'define claim = talk',
    good: 'define claim1 = talk',
  },
  'missing-piece': {
    id: 'P016',
    severity: 'error',
    message: ({ piece, found }) => `${upper(piece)} should stand here, not ${found}`,
    mend: ({ example }) => `Write it like this: ${example}`,
    about: 'Each kind of line has its pieces in their order.',
    bad: 'define calm not talk',
    good: 'define calm = not talk',
  },
  'missing-operator': {
    id: 'P017',
    severity: 'error',
    message: ({ left, right }) => `Nothing says how '${left}' and '${right}' belong together`,
    mend: ({ left, right }) =>
      `Join them with 'and' or 'or', compare them with '=', or put them on lines of their own: '${left} and ${right}'`,
    about: "Two conditions are joined by 'and', 'or', 'if', 'iff' or 'implies'.",
    bad: 'never talk accept',
    good: 'never talk and accept',
  },
  'if-first': {
    id: 'P025',
    severity: 'error',
    message: () => "A condition does not begin with 'if'",
    mend: () => "Say first what is so, then where: 'accept if talk'; or with 'implies': 'talk implies accept'",
    about: "'accept if talk' is true wherever talk is not; 'talk implies accept' says the same.",
    bad: 'always if talk then accept',
    good: 'always accept if talk',
  },
  'out-of-place': {
    id: 'P010',
    severity: 'error',
    message: ({ word }) => `'${word}' cannot stand here`,
    mend: ({ mend }) => mend,
    about: 'Some lines stand by themselves, and some only in the braces of another.',
    bad: 'hide talk',
    good: 'critique hawks "No talks" { hide talk }',
  },
  'quote-inside': {
    id: 'P026',
    severity: 'error',
    message: ({ word }) => `The words end at the quotation mark before '${word}'`,
    mend: () => 'Write \\" for a quotation mark among them',
    about: 'Words in quotation marks run to the next one.',
    bad: 'actor third "A "third" party"\npreferences third { talk }',
    good: 'actor third "A \\"third\\" party"\npreferences third { talk }',
  },
  'loose-want': {
    id: 'P027',
    severity: 'error',
    message: ({ actor }) => `What '${actor}' wants does not stand in a line of its own`,
    mend: ({ actor }) => `Put it into a list, the most important first: preferences ${actor} { ... }`,
    about: 'The wants of an actor are one list, in braces.',
    bad: 'actor third "A third party"\nthird wants accept',
    good: 'actor third "A third party"\npreferences third { accept }',
  },
  'compared-names': {
    id: 'P028',
    severity: 'error',
    message: ({ left, sign, right, is }) => `'${sign}' compares '${left}' with one of its levels, and '${right}' is ${is}`,
    mend: ({ left, sign, right }) =>
      sign === '='
        ? `Write '${left} iff ${right}' if one is so exactly where the other is`
        : sign === '!='
          ? `Write '${left} iff not ${right}' if one is so exactly where the other is not`
          : "Where one is wanted more than the other, put each on a line of its own, the more important first; else join them with 'and' or 'or'",
    about: 'Signs compare an option with its levels, in the order in which these are declared.',
    bad: 'critique hawks "Push" {\n  preferences us { talk > accept }\n}',
    good: 'critique hawks "Push" {\n  preferences us {\n    talk\n    accept\n  }\n}',
  },
  'compared-in-words': {
    id: 'P029',
    severity: 'error',
    message: ({ words }) => `'${words}' does not compare`,
    mend: ({ sign, example }) => `Write '${sign}': ${example}`,
    by: ({ sign }) => sign,
    about: "Levels are compared with '=', '!=', '<', '<=', '>' and '>='.",
    bad: 'never troops is many and talk',
    good: 'never troops = many and talk',
  },
  'missing-condition': {
    id: 'P018',
    severity: 'error',
    message: ({ after }) => `After '${after}' a condition is missing`,
    mend: ({ after }) => `Say after '${after}' what must be so, such as 'talk' or 'troops = few', or take '${after}' out`,
    about: 'A condition is an option, a comparison of its level, a defined name, or several of them joined.',
    bad: 'never talk and',
    good: 'never talk and accept',
  },
  'missing-form': {
    id: 'P019',
    severity: 'error',
    message: ({ name }) => `The claim ${name} does not say what follows`,
    mend: () =>
      'Say it in one of the forms: always F; never F; possible F; F leads to G; F lasts; A answers F with G; F leaves A better off than G; A prefers F to G; stable F; A can force F; A cannot prevent F; A is deterred from F at G',
    about: 'A claim is checked, so it must have a form that can be.',
    bad: 'claim peace "There will be peace" talk',
    good: 'claim peace "There will be peace" possible talk',
  },
  'left-over': {
    id: 'P020',
    severity: 'error',
    message: ({ found, after }) => `${upper(found)} does not belong after ${after}`,
    mend: () => 'Take it out, or put it on a line of its own',
    about: 'A statement ends with its line.',
    bad: 'conflict "Another"  "title"',
    good: '// conflict "Another title"',
  },
  'chained-if': {
    id: 'P021',
    severity: 'error',
    message: ({ second }) => `This '${second}' follows another: which is meant first cannot be seen`,
    mend: () => "Put brackets around one of them: 'a if (b if c)' or '(a if b) if c'",
    about: "'if', 'iff', 'implies' and 'needs' do not chain.",
    bad: 'never talk if accept if troops = few',
    good: 'never talk if (accept if troops = few)',
  },
  'two-on-a-line': {
    id: 'P022',
    severity: 'error',
    message: ({ second }) => `A second statement begins here with '${second}', on the same line`,
    mend: () => "Put it on a line of its own; inside braces a comma between the two will do; or join two conditions with 'and' or 'or'",
    about: 'A statement ends with its line, or at a comma.',
    bad: 'never talk and accept never troops = many and accept',
    good: 'never talk and accept\nnever troops = many and accept',
  },
  'broken-line': {
    id: 'P023',
    severity: 'error',
    message: ({ word }) => `The line above ends in the middle of a statement, and '${word}' goes on with it`,
    mend: () => "Join the two lines, or break where an operator such as 'and', ',' or '=' ends or begins a line",
    about: 'A statement ends with its line, unless an operator ends the line or begins the next.',
    bad: 'define\n  calm = not talk',
    good: 'define calm =\n  not talk',
  },
  unreadable: {
    id: 'P024',
    severity: 'error',
    message: () => 'This cannot be read',
    mend: () => 'Compare it with the examples in the manual, and write one statement a line',
    about: 'The last resort, when nothing better can be said. Please report it.',
    bad: '',
    good: '',
  },
  'missing-words': {
    id: 'P030',
    severity: 'error',
    message: ({ what, name }) => `${upper(what)} '${name}' has no words for people`,
    mend: ({ name }) => `Say in quotation marks what it is: ${name} "What it is"`,
    about: 'Results are told in these words, so everything that is told has some.',
    bad: 'actor third { mediate "Mediate" }\npreferences third { mediate }',
    good: 'actor third "A third party" { mediate "Mediate" }\npreferences third { mediate }',
  },
  'name-taken': {
    id: 'P031',
    severity: 'error',
    message: ({ name, kind, line }) => `'${name}' already names ${kind}, on line ${line}`,
    mend: () => 'Choose another name for one of them',
    about:
      'Movers, options, definitions and named states share one set of names; claims, sources, the levels of an option and the labels of a list have their own.',
    bad: 'define talk = accept',
    good: 'define peace = accept',
  },
  'unknown-name': {
    id: 'P032',
    severity: 'error',
    message: ({ name, wanted }) => `There is no ${wanted} '${name}'`,
    mend: ({ near, choices, wanted }) => choose(near, choices, wanted),
    by: ({ near }) => near,
    about: 'Every name is declared somewhere in the file.',
    bad: 'never talk and acept',
    good: 'never talk and accept',
  },
  'wrong-kind': {
    id: 'P033',
    severity: 'error',
    message: ({ name, is, wanted }) => `'${name}' is ${is}, and ${wanted} should stand here`,
    mend: ({ choices, wanted }) => choose(null, choices, wanted.replace(/^an? /, '')),
    about: 'Actors, bodies, agreements, options, definitions and states each have their place.',
    bad: 'never us and accept',
    good: 'never talk and accept',
  },
  'level-as-condition': {
    id: 'P034',
    severity: 'error',
    message: ({ level, option }) => `'${level}' is a level of '${option}' and cannot stand alone`,
    mend: ({ level, option }) => `Write '${option} = ${level}'`,
    by: ({ level, option }) => `${option} = ${level}`,
    about: 'Level names belong to their option.',
    bad: 'never talk and many',
    good: 'never talk and troops = many',
  },
  'unknown-level': {
    id: 'P035',
    severity: 'error',
    message: ({ level, option }) => `'${option}' has no level '${level}'`,
    mend: ({ near, levels }) => choose(near, levels, 'level'),
    by: ({ near }) => near,
    about: 'An option has the levels that its own line lists, or off and on.',
    bad: 'never talk and troops = lots',
    good: 'never talk and troops = many',
  },
  'no-levels': {
    id: 'P036',
    severity: 'error',
    message: ({ name, is }) => `'${name}' is ${is}, and it has no levels to compare`,
    mend: ({ name }) => `Write '${name}' or 'not ${name}'`,
    about: 'Only options are compared.',
    bad: 'define calm = not talk\nnever calm = on and accept',
    good: 'define calm = not talk\nnever calm and accept',
  },
  'needs-level': {
    id: 'P037',
    severity: 'error',
    message: ({ option, levels }) => `'${option}' is not just on or off: it has the levels ${listed(levels)}`,
    mend: ({ option, levels }) =>
      `Say which is meant: '${option} = ${levels.at(-1)}', or '${option} != ${levels[0]}' for anything above the first`,
    about: 'Only an option with the levels off and on is a condition by its bare name.',
    bad: 'never talk and troops',
    good: 'never talk and troops = many',
  },
  'empty-comparison': {
    id: 'P038',
    severity: 'warning',
    message: ({ text, always }) =>
      `'${text}' is ${always ? 'always' : 'never'} true: there is no level ${always ? 'that it leaves out' : 'beyond that one'}`,
    mend: () => 'Look at the order of the levels: the lowest stands first',
    about: 'Levels are compared in the order in which they are declared.',
    bad: 'claim few "Hardly any troops stay" possible troops < few',
    good: 'claim few "Hardly any troops stay" possible troops = few',
  },
  'comma-between-levels': {
    id: 'P044',
    severity: 'error',
    message: ({ level, option }) => `After this comma '${level}' is a new option, and no level of '${option}'`,
    mend: ({ level }) => `Put a | before '${level}' in the place of the comma`,
    about: 'Levels are separated by |; a comma ends the option.',
    bad: 'actor third "A third party" {\n  mood "Its mood": calm | angry, furious\n}\npreferences third { mood = calm }',
    good: 'actor third "A third party" {\n  mood "Its mood": calm | angry | furious\n}\npreferences third { mood = calm }',
  },
  'level-taken': {
    id: 'P039',
    severity: 'error',
    message: ({ level, option }) => `'${option}' has the level '${level}' twice`,
    mend: () => 'Give each level a name of its own',
    about: 'A level stands once in the order.',
    bad: 'given mood "The mood": calm | calm',
    good: 'given mood "The mood": calm | angry\nnever mood = angry and talk',
  },
  'one-level': {
    id: 'P040',
    severity: 'error',
    message: ({ option }) => `'${option}' has one level only, so nothing about it can change`,
    mend: () => 'Give it a second level, or leave the list out for off and on',
    about: 'An option has two levels or more.',
    bad: 'given mood "The mood": calm\nnever mood = calm and talk',
    good: 'given mood "The mood": calm | angry\nnever mood = calm and talk',
  },
  'unknown-word': {
    id: 'P041',
    severity: 'error',
    message: ({ word, what }) => `'${word}' is no ${what}`,
    mend: ({ near, choices, what }) => choose(near, choices, what),
    by: ({ near }) => near,
    about: 'Concepts, verdicts and the rules of bodies each come from a short list.',
    bad: 'claim talks "There are talks" possible talk under nahs',
    good: 'claim talks "There are talks" possible talk under nash',
  },
  'said-twice': {
    id: 'P042',
    severity: 'error',
    message: ({ what, line }) => `${upper(what)} is already given, on line ${line}`,
    mend: () => 'Keep one of them',
    about: 'What can be said once is said once.',
    bad: 'now { talk }\nnow { accept }',
    good: 'now { talk, accept }',
  },
  'circular-definition': {
    id: 'P043',
    severity: 'error',
    message: ({ names }) =>
      names.length === 1
        ? `'${names[0]}' is defined by itself`
        : `These definitions go round in a circle: ${[...names, names[0]].join(' -> ')}`,
    mend: () => 'Let one of them say what it means without the others',
    about: 'Definitions may use each other, but not in a circle.',
    bad: 'define calm = not storm\ndefine storm = not calm',
    good: 'define calm = not storm\ndefine storm = talk',
  },
  'no-conflict': {
    id: 'P050',
    severity: 'error',
    message: () => 'This file does not say which conflict it is about',
    mend: () => 'Begin it with a line like: conflict "Its title" on 1997-03-01',
    about: 'A model has a title.',
    bad: 'actor us "The United States" { talk "Offer talks" }\npreferences us { talk }',
    good: 'conflict "An example"\nactor us "The United States" { talk "Offer talks" }\npreferences us { talk }',
    whole: true,
  },
  'bad-date': {
    id: 'P051',
    severity: 'error',
    message: ({ date }) => `'${date}' is no date`,
    mend: () => 'Write a year, a month or a day: 1997, 1997-03 or 1997-03-01',
    about: 'Dates are written from the year down, with two digits for month and day.',
    bad: 'history {\n  1996-13 accept by them\n}',
    good: 'history {\n  1996-12 accept by them\n}',
  },
  'backward-span': {
    id: 'P052',
    severity: 'error',
    message: ({ from, to }) => `The paragraphs ${from}-${to} run backwards`,
    mend: ({ from, to }) => `Write ${to}-${from}`,
    by: ({ from, to }) => `${to}-${from}`,
    about: 'A span of paragraphs runs from the first to the last.',
    bad: 'never talk and accept [essay 7-3]',
    good: 'never talk and accept [essay 3-7]',
  },
  'paragraph-zero': {
    id: 'P053',
    severity: 'error',
    message: () => 'Paragraphs are counted from 1',
    mend: () => 'Give the number of the paragraph: n is the nth line of the source that is not blank',
    about: 'Citations name paragraphs by number.',
    bad: 'never talk and accept [essay 0]',
    good: 'never talk and accept [essay 1]',
  },
  'given-trait': {
    id: 'P060',
    severity: 'error',
    message: ({ option, trait }) => `'${option}' is given, so nobody moves it, and '${trait}' says how it may be moved`,
    mend: ({ trait }) => `Take '${trait}' out, or give the option to an actor`,
    about: 'A given option is the weather of the model: only the history and the start of a claim change it.',
    bad: 'given storm "A storm" irreversible\nnever storm and talk',
    good: 'given storm "A storm"\nnever storm and talk',
  },
  'no-members': {
    id: 'P061',
    severity: 'error',
    message: ({ body }) => `The body '${body}' has no members`,
    mend: ({ body }) => `Say who decides: body ${body} "Its name" of a, b by unanimity`,
    about: 'A body moves its options when its members agree by its rule.',
    bad: 'body council "The council" by unanimity { sanction "Impose sanctions" }\nnever sanction and talk',
    good: 'body council "The council" of us, them by unanimity { sanction "Impose sanctions" }\nnever sanction and talk',
  },
  'no-rule': {
    id: 'P062',
    severity: 'error',
    message: ({ body }) => `The body '${body}' does not say how it decides`,
    mend: () => "Add 'by consensus', 'by unanimity', 'by majority', 'by two-thirds', or 'by votes a 2, b 1 quota 2'",
    about: 'A body decides by one of five rules.',
    bad: 'body council "The council" of us, them',
    good: 'body council "The council" of us, them by unanimity { meet "Meet" }',
  },
  'member-twice': {
    id: 'P063',
    severity: 'error',
    message: ({ mover, member }) => `'${member}' stands in '${mover}' twice`,
    mend: () => 'Name it once',
    about: 'A member counts once; for more votes, use weights.',
    bad: 'body council "The council" of us, them, us by majority { meet "Meet" }',
    good: 'body council "The council" of us, them by majority { meet "Meet" }',
  },
  'circular-body': {
    id: 'P064',
    severity: 'error',
    message: ({ names }) =>
      names.length === 1
        ? `'${names[0]}' is a member of itself`
        : `These bodies are members of each other in a circle: ${[...names, names[0]].join(' -> ')}`,
    mend: () => 'Take one of them out of another',
    about: 'A member is an actor or another body, and in the end actors decide.',
    bad: 'body council "The council" of us, council by majority { meet "Meet" }',
    good: 'body council "The council" of us, them by majority { meet "Meet" }',
  },
  'missing-weight': {
    id: 'P065',
    severity: 'error',
    message: ({ body, member }) => `'${member}' has no votes in '${body}'`,
    mend: ({ member }) => `Give its votes, as in '${member} 10'`,
    about: 'Where votes count, every member has some.',
    bad: 'body council "The council" by votes us 3, them quota 3 { meet "Meet" }',
    good: 'body council "The council" by votes us 3, them 1 quota 3 { meet "Meet" }',
  },
  'bad-weight': {
    id: 'P066',
    severity: 'error',
    message: ({ member }) => `The votes of '${member}' must be a whole number from 1 to 1,000,000`,
    mend: () => 'Give a member at least one vote, or leave it out',
    about: 'Votes are whole numbers.',
    bad: 'body council "The council" by votes us 3, them 0 quota 3 { meet "Meet" }',
    good: 'body council "The council" by votes us 3, them 1 quota 3 { meet "Meet" }',
  },
  'not-a-member': {
    id: 'P067',
    severity: 'error',
    message: ({ body, name }) => `'${name}' has votes in '${body}' and is not among its members`,
    mend: ({ name }) => `Add '${name}' after 'of', or leave the list after 'of' out: those with votes are the members`,
    about: 'The list after of, where there is one, and the votes name the same members.',
    bad: 'body council "The council" of us by votes us 3, them 1 quota 3 { meet "Meet" }',
    good: 'body council "The council" of us, them by votes us 3, them 1 quota 3 { meet "Meet" }',
  },
  'missing-quota': {
    id: 'P068',
    severity: 'error',
    message: ({ body }) => `The votes of '${body}' have no quota`,
    mend: () => "Say how many votes carry a decision: add 'quota 3' after the last member",
    about: 'Weighted votes carry when they reach the quota.',
    bad: 'body council "The council" by votes us 3, them 1 { meet "Meet" }',
    good: 'body council "The council" by votes us 3, them 1 quota 3 { meet "Meet" }',
  },
  'impossible-quota': {
    id: 'P069',
    severity: 'error',
    message: ({ quota, total }) =>
      quota < 1
        ? 'A quota of no votes would let the body move against everyone'
        : `The quota of ${number(quota)} cannot be reached: all votes together are ${number(total)}`,
    mend: ({ total }) => `Choose a quota from 1 to ${number(total)}`,
    about: 'The quota lies between one vote and all of them.',
    bad: 'body council "The council" by votes us 3, them 1 quota 5 { meet "Meet" }',
    good: 'body council "The council" by votes us 3, them 1 quota 4 { meet "Meet" }',
  },
  'few-parties': {
    id: 'P070',
    severity: 'error',
    message: ({ agreement }) => `The agreement '${agreement}' has fewer than two parties`,
    mend: ({ agreement }) => `Say who agrees: agreement ${agreement} "Its name" between a, b`,
    about: 'It takes two to agree.',
    bad: 'agreement pact "A pact" between us',
    good: 'agreement pact "A pact" between us, them\nnever pact = agreed and troops = many',
  },
  'foreign-option': {
    id: 'P071',
    severity: 'error',
    message: ({ agreement, option, owner }) => `'${agreement}' binds '${option}', which belongs to ${owner}, and that is no party to it`,
    mend: () => 'Add the owner to the parties, or take the option out',
    about: 'An agreement binds options of its own parties.',
    bad: 'actor third "A third party" { mediate "Mediate" }\npreferences third { mediate }\nagreement pact "A pact" between us, them binds mediate\nnever pact = agreed and troops = many',
    good: 'actor third "A third party" { mediate "Mediate" }\npreferences third { mediate }\nagreement pact "A pact" between us, third binds mediate\nnever pact = agreed and troops = many',
  },
  'wants-twice': {
    id: 'P075',
    severity: 'error',
    message: ({ actor, line }) => `The preferences of '${actor}' are already given, on line ${line}`,
    mend: () => 'Put all its wants into one list, the most important first',
    about: 'The order of the wants decides, so they stand in one list.',
    bad: 'preferences us { talk }',
    good: '// preferences us: above',
  },
  'mixed-wants': {
    id: 'P076',
    severity: 'error',
    message: ({ actor }) => `The preferences of '${actor}' mix a ranking with other lines`,
    mend: () => 'Write either one ranking of named states, or a list of wants, each on its line',
    about: 'A ranking is complete, so nothing can be added to it.',
    bad: 'actor third "A third party"\nstate quiet { troops = few }\npreferences third {\n  ranking quiet\n  talk\n}',
    good: 'actor third "A third party"\nstate quiet { troops = few }\npreferences third {\n  ranking quiet\n}',
  },
  'not-a-setting': {
    id: 'P080',
    severity: 'error',
    message: () => 'A state lists options, each at one level',
    mend: () => "Write 'talk', 'not talk' or 'troops = few', one after the other, with commas between them",
    about: 'A state is one assignment of levels, not a condition.',
    bad: 'now { talk or accept }',
    good: 'now { talk, accept }',
  },
  'set-twice': {
    id: 'P081',
    severity: 'error',
    message: ({ option }) => `'${option}' is set twice here`,
    mend: () => 'Keep one of them',
    about: 'An option has one level in a state.',
    bad: 'now { troops = few, troops = many }',
    good: 'now { troops = many }',
  },
  'history-order': {
    id: 'P082',
    severity: 'error',
    message: ({ date, before }) => `The entry of ${date} comes after that of ${before}`,
    mend: () => 'Put the entries in the order of time',
    about: 'A history is read from top to bottom.',
    bad: 'history {\n  1996 talk by us\n  1995 accept by them\n}',
    good: 'history {\n  1995 accept by them\n  1996 talk by us\n}',
  },
  'late-start': {
    id: 'P083',
    severity: 'error',
    message: () => 'The start is not the first entry of the history',
    mend: () => "Put it first, or take the word 'start' out",
    about: 'The start gives the state in which the history begins.',
    bad: 'history {\n  1995 talk by us\n  1996 start\n}',
    good: 'history {\n  1995 start\n  1996 talk by us\n}',
  },
  'start-by': {
    id: 'P084',
    severity: 'error',
    message: () => "The start is nobody's move",
    mend: () => "Take 'by' and the name after it out",
    about: 'The start says what stands already, whoever brought it about.',
    bad: 'history {\n  1995 start talk by us\n}',
    good: 'history {\n  1995 start talk\n}',
  },
  'empty-entry': {
    id: 'P085',
    severity: 'error',
    message: ({ date }) => `The entry of ${date} changes nothing`,
    mend: () => "Say what changed and who did it: '1996-05 talk by us'",
    about: 'An entry of the history is a move, or a change of something given.',
    bad: 'history {\n  1995 by us\n}',
    good: 'history {\n  1995 talk by us\n}',
  },
  'entry-without-mover': {
    id: 'P086',
    severity: 'error',
    message: ({ option, owner }) => `This entry changes '${option}', which is ${owner}'s, and does not say who moved`,
    mend: ({ owner }) => `Add 'by ${owner}'`,
    about: "Only what is given changes without anybody's move.",
    bad: 'history {\n  1995 talk\n}',
    good: 'history {\n  1995 talk by us\n}',
  },
  'wrong-mover': {
    id: 'P087',
    severity: 'error',
    message: ({ option, owner, by }) => `'${by}' cannot move '${option}', which belongs to ${owner}`,
    mend: ({ owner }) => `Write 'by ${owner}', or give each mover an entry of its own`,
    about: 'An entry is the move of one mover, and changes only what that mover can change.',
    bad: 'history {\n  1995 talk by them\n}',
    good: 'history {\n  1995 talk by us\n}',
  },
  'given-moved': {
    id: 'P088',
    severity: 'error',
    message: ({ option, by }) => `'${option}' is given: nobody moves it, and this entry says that '${by}' did`,
    mend: () => "Put it in an entry of its own, without 'by'",
    about: "What is given changes without anybody's move.",
    bad: 'given storm "A storm"\nnever storm and talk\nhistory {\n  1995 storm by us\n}',
    good: 'given storm "A storm"\nnever storm and talk\nhistory {\n  1995 storm\n}',
  },
  'patch-outside': {
    id: 'P090',
    severity: 'error',
    message: ({ word }) => `'${word}' changes a list of wants, and this is the list itself`,
    mend: () => 'Put the want where it belongs in the list, or make the change in a critique, a variant, an event, a phase or a view',
    about: 'Overlays change the wants of the model; the model says what they are.',
    bad: 'actor third "A third party"\npreferences third {\n  first: talk\n  add accept last\n}',
    good: 'actor third "A third party"\npreferences third {\n  first: talk\n  accept\n}',
  },
  'mixed-patches': {
    id: 'P091',
    severity: 'error',
    message: ({ actor }) => `This list of '${actor}' mixes new wants with changes to the old ones`,
    mend: () => "Write 'add' before the new want and say where it goes, or give the whole list anew",
    about: 'In an overlay a list of wants either replaces the old one, or consists of changes to it: raise, lower, drop, add.',
    bad: 'actor third "A third party"\npreferences third { calm: talk }\ncritique hawks "Push harder" {\n  preferences third {\n    drop calm\n    accept\n  }\n}',
    good: 'actor third "A third party"\npreferences third { calm: talk }\ncritique hawks "Push harder" {\n  preferences third {\n    drop calm\n    add accept last\n  }\n}',
  },
  'unknown-label': {
    id: 'P092',
    severity: 'error',
    message: ({ label, of }) => `There is no ${of} with the label '${label}'`,
    mend: ({ near, choices, of }) =>
      near !== null
        ? `Did you mean '${near}'?`
        : choices.length === 0
          ? `Give the ${of.replace(/ here$/u, '')} a label first, as in 'calm: not talk'`
          : `Write one of ${few(choices)}`,
    about: 'Changes refer to wants and rules by their labels.',
    bad: 'actor third "A third party"\npreferences third {\n  calm: talk\n  quiet: accept\n}\ncritique hawks "Push harder" { preferences third { raise quite above calm } }',
    good: 'actor third "A third party"\npreferences third {\n  calm: talk\n  quiet: accept\n}\ncritique hawks "Push harder" { preferences third { raise quiet above calm } }',
  },
  'patched-ranking': {
    id: 'P093',
    severity: 'error',
    message: ({ actor }) => `The wants of '${actor}' are a ranking of states, which has no labels to change by`,
    mend: () => 'Give the whole ranking anew in the overlay',
    about: 'Only a list of wants can be changed want by want.',
    bad: 'actor third "A third party"\nstate quiet { troops = few }\nnever talk or accept or troops > few\npreferences third { ranking quiet }\ncritique hawks "Push harder" { preferences third { drop calm } }',
    good: 'actor third "A third party"\npreferences third { calm: talk }\ncritique hawks "Push harder" { preferences third { drop calm } }',
  },
  'idle-edit': {
    id: 'P094',
    severity: 'error',
    message: ({ what }) => `This changes nothing: ${what}`,
    mend: () => 'Take the line out, or look whether it says what was meant',
    about: 'Every line of an overlay makes a difference to the model.',
    bad: 'critique hawks "Push harder" { not talk }',
    good: 'critique hawks "Push harder" { talk }',
  },
  'empty-overlay': {
    id: 'P095',
    severity: 'error',
    message: ({ kind, name }) => `The ${kind}${kind === 'view' ? ' of' : ''} '${name}' changes nothing`,
    mend: () => 'Say in braces what is different: other wants, rules lifted or added, options hidden, fixed or set',
    about: 'A critique, a variant, an event, a phase or a view is a set of changes to the model.',
    bad: 'critique hawks "Push harder"',
    good: 'critique hawks "Push harder" { talk }',
  },
  'open-premise-here': {
    id: 'P096',
    severity: 'error',
    message: ({ where, what }) => `${upper(where)} cannot leave ${what}`,
    mend: () => 'Choose one, or write a critique or a variant for each',
    about:
      'What is not known is said of the model, or of a critique, a variant or a phase: each possibility is then a world. Views and events come on top.',
    bad: 'event quarrel "A quarrel" { preferences us { maybe talk } }',
    good: 'event quarrel "A quarrel" { preferences us { talk } }',
  },
  'short-order': {
    id: 'P097',
    severity: 'error',
    message: () => 'An open order of fewer than two wants leaves nothing open',
    mend: () => "Put two wants or more into 'any order { ... }', or take the words 'any order' and the braces out",
    about: "'any order' says that the order of the wants inside is not known.",
    bad: 'actor third "A third party"\npreferences third {\n  talk\n  any order { accept }\n}',
    good: 'actor third "A third party"\npreferences third {\n  any order {\n    talk\n    accept\n  }\n}',
  },
  'own-view': {
    id: 'P098',
    severity: 'error',
    message: ({ actor }) => `This is the view of '${actor}' already, and holds another of its own`,
    mend: () => 'Put the changes of the inner view into the outer one',
    about: 'A view inside a view is what one actor thinks that another sees.',
    bad: 'view us {\n  view us { hide accept }\n}',
    good: 'view us {\n  view them { hide talk }\n}',
  },
  'phase-span': {
    id: 'P099',
    severity: 'error',
    message: ({ phase, problem }) => `The phase '${phase}' ${problem}`,
    mend: () => 'Give it a span of its own before the date of the conflict: phase first "The first policy" from 1993-01 to 1993-12 { ... }',
    about: 'A phase holds for a span of the history. The model proper is the phase of the date of the conflict.',
    bad: 'phase early "The early years" from 1996-01 to 1997-06 { talk }',
    good: 'phase early "The early years" from 1995-01 to 1996-06 { talk }',
  },
  'overlay-kind': {
    id: 'P103',
    severity: 'error',
    message: ({ name, kind, used }) => `'${name}' is ${/^[aeiou]/u.test(kind) ? 'an' : 'a'} ${kind}, and cannot stand after '${used}'`,
    mend: ({ name, used }) =>
      used === 'in' ? `An event strikes once it has come to rest: write 'after ${name}'` : `Write 'in ${name}'; only an event strikes`,
    about: "A claim holds 'in' a critique, a variant or a phase, and 'after' an event.",
    bad: 'event quarrel "A quarrel" { talk }\nclaim talks "They talk" always talk in quarrel',
    good: 'event quarrel "A quarrel" { talk }\nclaim talks "They talk" always talk after quarrel',
  },
  'expect-nowhere': {
    id: 'P104',
    severity: 'error',
    message: ({ kind }) => `${upper(kind)}s expect nothing: only a critique has an author who does`,
    mend: () => "Write the expectation beside a claim that says 'in' or 'after', or take the line out",
    about: "'expect' in a critique says what the critic expects of a claim of the author's.",
    bad: 'claim talks "They talk" possible talk\nvariant quick "Quick" {\n  talk\n  expect fails talks\n}',
    good: 'claim talks "They talk" possible talk\ncritique quick "Quick" {\n  talk\n  expect holds talks\n}',
  },
  'no-view': {
    id: 'P105',
    severity: 'error',
    message: ({ actor, overlays }) =>
      `'${actor}' has no view of its own${overlays.length === 0 ? '' : ` in ${few(overlays.map((name) => `'${name}'`))}`}: it sees the conflict as it is`,
    mend: ({ actor }) => `Take 'in view ${actor}' out, or say what it sees differently: view ${actor} { ... }`,
    about: "'in view' checks a claim in the conflict as one actor sees it.",
    bad: 'claim talks "They talk" possible talk in view them',
    good: 'view them { hide accept }\nclaim talks "They talk" possible talk in view them',
  },
  'bad-share': {
    id: 'P106',
    severity: 'error',
    message: ({ share }) => `${share} of worlds is no share that could be asked for`,
    mend: () => 'Write a percentage above 0% and up to 100%',
    about: 'A claim may be said to hold in at least so many of the worlds that the model leaves open.',
    bad: 'claim talks "They talk" possible talk in at least 180% of worlds',
    good: 'claim talks "They talk" possible talk in at least 80% of worlds',
  },
  'judgement-words': {
    id: 'P107',
    severity: 'error',
    message: ({ said }) => `'${said}' is no word of likelihood or confidence`,
    mend: ({ near, choices }) => choose(near, choices, 'word'),
    by: ({ near }) => near,
    about: 'Likelihood is said in the seven words of ICD 203, confidence as low, moderate or high. The analyst chooses; Parley never does.',
    bad: 'claim talks "They talk" possible talk\njudgement talks: probable, moderate confidence "They have before"',
    good: 'claim talks "They talk" possible talk\njudgement talks: likely, moderate confidence "They have before"',
  },
  'overlay-leaves-nothing': {
    id: 'P108',
    severity: 'error',
    message: ({ what, lines }) =>
      `Under ${what} nothing can happen: ${lines.length === 1 ? `line ${lines[0]} rules` : `lines ${listed(lines)} together rule`} out every state`,
    mend: () => 'Lift one of the rules there, or let the overlay hold less',
    about: 'An overlay leaves at least one state.',
    bad: 'never talk and troops = many\ncritique hawks "Push harder" {\n  fix talk\n  fix troops = many\n}',
    good: 'never talk and troops = many\ncritique hawks "Push harder" {\n  fix talk\n  fix troops = some\n}',
  },
  'use-unread': {
    id: 'P140',
    severity: 'error',
    message: ({ file }) => `There is no text to be read in '${file}'`,
    mend: ({ near }) =>
      near === null ? 'Look at the name: it counts from the folder of this file, with / between folders' : `Did you mean '${near}'?`,
    by: ({ near }) => (near === null ? null : `"${near}"`),
    about: 'A file that is used lies beside the one that uses it, or in a folder from there.',
    bad: 'use "cost.parley" as coast',
    good: 'use "coast.parley" as coast',
  },
  'use-broken': {
    id: 'P141',
    severity: 'error',
    message: ({ file, count, first }) => {
      const place = first === null ? '' : `, ${count === 1 ? 'on' : 'the first on'} line ${first.place.line}, column ${first.place.column}`;
      return `'${file}' has ${count === 1 ? 'an error' : `${number(count)} errors`}${place}${first === null ? '' : `: ${inner(first)}`}`;
    },
    mend: ({ file }) => `\`parley check ${file}\` tells all there is; mend it there`,
    about: 'A file that is used is a sound argument of its own.',
    bad: 'use "broken.parley" as coast',
    good: 'use "coast.parley" as coast',
    files: {
      'broken.parley': 'conflict "The coast"\nactor navy "The navy" { patrol "Patrol the coast" }\npreferences navy { not patrol and }\n',
    },
  },
  'use-circle': {
    id: 'P142',
    severity: 'error',
    message: ({ files }) => `These files use each other in a circle: ${files.join(' -> ')}`,
    mend: () => "Take one of the lines with 'use' out",
    about: 'An argument cannot be a part of itself.',
    bad: 'use "example.parley" as again',
    good: 'use "coast.parley" as coast',
  },
  'use-refused': {
    id: 'P143',
    severity: 'error',
    message: ({ file, reason }) => `'${file}' cannot be used: it ${reason}`,
    mend: ({ mend }) => mend,
    about: 'What is used becomes one part of a larger argument, so it must be a text whose states can be told apart part by part.',
    bad: 'use "merged.parley" as coast',
    good: 'use "coast.parley" as coast',
    files: {
      'merged.parley':
        'conflict "The coast"\nactor navy "The navy" { patrol "Patrol the coast", land "Land" }\npreferences navy { not land, patrol if not land }\nmerge land\n',
    },
  },
  'dotted-name': {
    id: 'P144',
    severity: 'error',
    message: ({ name }) => `'${name}' cannot be declared: a name with a dot is one that another file brings`,
    mend: ({ name }) => `Write a name without a dot, such as '${undotted(name)}'`,
    by: ({ name }) => undotted(name),
    about: 'After `use "coast.parley" as coast` the names of that file read coast.navy, coast.raid and so on.',
    bad: 'define us.talks = talk and accept',
    good: 'define usTalks = talk and accept',
  },
  'not-in-composite': {
    id: 'P145',
    severity: 'error',
    message: ({ what }) => `An argument that uses other files has no place for ${what}`,
    mend: () => 'Leave it to the file that it belongs to; `parley check` and `parley path` look at it there',
    about: 'Histories, phases and merges speak of one whole conflict; in a larger argument each theatre is only a part.',
    bad: 'use "coast.parley" as coast\nhistory { 1996 talk by us }',
    good: 'use "coast.parley" as coast\nnow { talk }',
  },
  'not-a-part': {
    id: 'P146',
    severity: 'error',
    message: ({ name }) => `'${name}' is no actor of a file that is used here, so it cannot be a part of another actor`,
    mend: ({ near, choices }) => choose(near, choices, "line with 'use'"),
    by: ({ near }) => near,
    about: "After 'is' stand the actors of other files for whom this one stands in the larger argument.",
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.nave\npreferences state { talk }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast }',
  },
  'part-taken': {
    id: 'P147',
    severity: 'error',
    message: ({ part, whole }) => `'${part}' is a part of '${whole}' already`,
    mend: () => 'Keep it in one place',
    about: 'An actor of another file is a part of one actor here, once.',
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy, coast.navy\npreferences state { take rest of coast }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast }',
  },
  'part-named': {
    id: 'P148',
    severity: 'error',
    message: ({ part, whole }) => `'${part}' is a part of '${whole}' here, and no actor of its own`,
    mend: ({ whole }) => `Write '${whole}'`,
    by: ({ whole }) => whole,
    about: 'Where one actor stands for several, it alone acts, and the lines speak of it.',
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast }\nclaim watch "It watches" coast.navy can force coast.patrol',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast }\nclaim watch "It watches" state can force coast.patrol',
  },
  'lone-party': {
    id: 'P149',
    severity: 'error',
    message: ({ agreement, party }) => `The agreement '${agreement}' would have '${party}' alone as its party`,
    mend: () => "Leave one of the parties out of 'is': nobody agrees with itself",
    about: 'Two parties of one agreement cannot be parts of the same actor.',
    bad: 'use "pact.parley" as pact\nactor both "Both of them" is pact.north, pact.south\npreferences both { take rest of pact }',
    good: 'use "pact.parley" as pact\nactor both "Both of them" is pact.north\nclaim x "Signed" possible pact.pact = agreed',
    files: {
      'pact.parley':
        'conflict "A pact"\nactor north "The north"\nactor south "The south"\nagreement pact "The pact" between north, south\npreferences south { pact = agreed }\npreferences north { }\n',
    },
  },
  'whole-without-wants': {
    id: 'P150',
    severity: 'error',
    message: ({ actor }) => `'${actor}' stands for actors of other files, and nothing says how their wants weigh against each other`,
    mend: ({ actor, theatres }) =>
      `Write 'preferences ${actor} { ${theatres.map((each) => `take rest of ${each}`).join(', ')} }', most important first`,
    about: 'Which of its parts comes first is the very thing that a larger argument has to say.',
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast }',
  },
  'unplaced-wants': {
    id: 'P151',
    severity: 'error',
    message: ({ actor, wants, theatres, count }) =>
      `${count === 1 ? 'One want' : `${number(count)} wants`} of the parts of '${actor}' ${count === 1 ? 'has' : 'have'} no place in its list${wants.length === 0 ? `, from ${listed(theatres)}` : `: ${few(wants, 'and')}${wants.length < count ? ', and some without a label' : ''}`}`,
    mend: ({ theatres }) => `Add ${listed(theatres.map((each) => `'take rest of ${each}'`))}, or take them one by one`,
    about: 'Every want of a part goes into the list of the whole: to leave one out is a change, and has to be said.',
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take coast.safe }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take coast.safe, take rest of coast }',
  },
  'shared-label': {
    id: 'P152',
    severity: 'error',
    message: ({ actor, label }) => `Two parts of '${actor}' have a want '${label}', so nobody could tell which is meant`,
    mend: () => 'Give one of the two another label, in its own file',
    about: 'A label means one want in a list.',
    bad: 'use "twins.parley" as twins\nactor both "Both of them" is twins.north, twins.south\npreferences both { take rest of twins }',
    good: 'use "twins.parley" as twins\nactor both "Both of them" is twins.north\npreferences both { take rest of twins }',
    files: {
      'twins.parley':
        'conflict "Twins"\nactor north "The north" { shout "Shout" }\nactor south "The south" { sing "Sing" }\npreferences north { calm: not sing }\npreferences south { calm: not shout }\n',
    },
  },
  'take-nowhere': {
    id: 'P153',
    severity: 'error',
    message: ({ actor, overlay }) =>
      overlay ? 'A list in an overlay takes no wants from other files' : `'${actor}' has no wants in other files that could be taken`,
    mend: ({ overlay }) =>
      overlay
        ? "Change the list by 'raise', 'lower', 'drop' and 'add', which name its labels"
        : "Say after 'is' which actors of other files it stands for, or write the wants out",
    about: "'take' gives a want of another file its place in the list of who stands here for its owner, or in a new list of that owner.",
    bad: 'use "coast.parley" as coast\nactor state "The state" { pay "Pay" }\npreferences state { take coast.safe, pay }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy { pay "Pay" }\npreferences state { pay, take rest of coast }',
  },
  'nothing-to-take': {
    id: 'P154',
    severity: 'error',
    message: ({ actor, theatre, before }) =>
      before
        ? `All wants of '${theatre}' have their place in this list already`
        : `Nobody in '${theatre}' whose wants could be taken is '${actor}'`,
    mend: () => 'Take this out',
    about: "'take rest of' places what is left of a theatre's list, so something must be left.",
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take coast.rest, coast.safe, rest of coast }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take coast.rest, coast.safe }',
  },
  'untaken-want': {
    id: 'P158',
    severity: 'error',
    message: ({ want }) => `'${want}' is a want of another file, and no condition`,
    mend: ({ want }) => `Write 'take ${want}'`,
    by: ({ want }) => `take ${want}`,
    about: "The label of a want stands for it only after 'take'.",
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { coast.safe, take rest of coast }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy\npreferences state { take coast.safe, take rest of coast }',
  },
  'own-after-take': {
    id: 'P157',
    severity: 'error',
    message: () => "After 'take' and its commas stand wants of other files, and this is none",
    mend: () => 'Put it on a line of its own',
    about: "'take' names wants by their labels, which begin with the name of their file here; conditions stand apart from them.",
    bad: 'use "coast.parley" as coast\nactor state "The state" is coast.navy { pay "Pay" }\npreferences state { take rest of coast, pay }',
    good: 'use "coast.parley" as coast\nactor state "The state" is coast.navy { pay "Pay" }\npreferences state { pay, take rest of coast }',
  },
  'not-a-given': {
    id: 'P155',
    severity: 'error',
    message: ({ name, problem }) => `'${name}' cannot be defined here: it ${problem}`,
    mend: ({ choices }) =>
      choices.length === 0 ? "Only an on/off option of another file that is 'given' there can be defined" : `Define one of ${few(choices)}`,
    about: 'What is weather in one theatre may be somebody’s doing in another. Then a condition takes the place of the given option.',
    bad: 'use "border.parley" as border\ndefine border.camps = talk',
    good: 'use "coast.parley" as coast\ndefine coast.fog = talk',
  },
  'lost-edit': {
    id: 'P156',
    severity: 'warning',
    message: ({ overlay, what }) => `'${overlay}' changes ${what}, which the argument has no longer here; that line of it is passed over`,
    mend: () => 'Look whether the critique, variant or event still says what it means',
    about: 'The links between theatres may take away what a critique of one of them speaks of.',
    bad: 'use "coast.parley" as coast {\n  preferences coast.navy { drop coast.rest }\n}',
    good: 'use "coast.parley" as coast {\n  preferences coast.navy { lower coast.safe below coast.rest }\n}',
    files: {
      'coast.parley': `conflict "The coast"
actor navy "The navy" { patrol "Patrol the coast" }
actor pirates "The pirates" { raid "Raid the coast" }
preferences navy { safe: not raid, rest: not patrol }
preferences pirates { raid, not patrol }
critique hawks "Never rest" { preferences navy { drop rest } }
`,
    },
  },
  'no-wants': {
    id: 'P100',
    severity: 'warning',
    message: ({ actor }) => `The actor '${actor}' has no wants, so it is indifferent to everything and never moves`,
    mend: ({ actor }) => `Say what it wants: preferences ${actor} { ... }`,
    about: 'An actor without preferences ranks all states equal.',
    bad: 'actor third "A third party"',
    good: 'actor third "A third party"\npreferences third { talk }',
  },
  'unwanted-option': {
    id: 'P101',
    severity: 'warning',
    message: ({ option, owner }) =>
      owner === null
        ? `Nobody's wants mention '${option}', and no rule does: it makes no difference`
        : `Nobody's wants mention '${option}', so ${owner} has no reason to move it`,
    mend: () => 'Say who cares about it, or take it out',
    about: 'What no want mentions moves nobody.',
    bad: 'actor third "A third party" { mediate "Mediate" }\npreferences third { talk }',
    good: 'actor third "A third party" { mediate "Mediate" }\npreferences third { mediate }',
  },
  'idle-body': {
    id: 'P102',
    severity: 'warning',
    message: ({ body }) => `The body '${body}' has nothing to decide`,
    mend: () => 'Give it options in braces, make it a member or a party of another, or take it out',
    about: 'A body that moves nothing and votes nowhere has no part in the conflict.',
    bad: 'body council "The council" of us, them by majority',
    good: 'body council "The council" of us, them by majority { meet "Meet" }\n',
  },
  'beyond-source': {
    id: 'P110',
    severity: 'error',
    message: ({ source, paragraph, count }) =>
      `The source '${source}' has ${number(count)} paragraphs, so there is no paragraph ${number(paragraph)}`,
    mend: () => 'Look the number up: paragraph n is the nth line of the text that is not blank',
    about: 'Where the text of a source is at hand, citations are checked against it.',
    bad: '',
    good: '',
  },
  'empty-source': {
    id: 'P111',
    severity: 'warning',
    message: ({ source }) => `The text of the source '${source}' is empty`,
    mend: () => "Look whether the file is the right one, or take its 'text' out",
    about: 'A source without paragraphs cannot be cited.',
    bad: '',
    good: '',
  },
  'not-a-model': {
    id: 'P115',
    severity: 'error',
    message: ({ where, problem }) => `This is no model form: ${where === '' ? 'the whole' : where} ${problem}`,
    mend: () => 'Compare it with docs/model.schema.json',
    about: 'A model that comes as JSON has the published form.',
    bad: '',
    good: '',
  },
  'too-many-states': {
    id: 'P120',
    severity: 'error',
    message: ({ states, bytes, allowed }) =>
      `The options make ${number(states)} states; listing them takes about ${size(bytes)} of memory, and ${size(allowed)} are allowed`,
    mend: () => 'Take out options that decide nothing, or levels that nobody tells apart',
    about: 'Every state is looked at, so their number is bounded by memory.',
    bad: '',
    good: '',
  },
  'by-theatre': {
    id: 'P132',
    severity: 'warning',
    message: ({ states, theatres }) =>
      `Together the theatres have ${number(states)} states, too many to list, so ${listed(theatres)} are analysed one at a time, each while the others stand still`,
    mend: () => 'What is approximate about that stands in docs/composition.md. Each theatre by itself is exact: check its own file',
    about:
      'An argument composed of several can have more states than memory holds. Then one theatre at a time comes to rest under what the others have come to. A move that changes two theatres at once is not seen, nor an answer that would come in another theatre.',
    bad: '',
    good: '',
  },
  'too-many-wants': {
    id: 'P133',
    severity: 'error',
    message: ({ actor, wants, most }) =>
      `'${actor}' has ${number(wants)} wants, and in an argument too large to list ${number(most)} can be weighed against each other`,
    mend: () => 'Leave out wants that decide nothing here',
    about: 'In an argument composed of several theatres an actor may end up with the wants of all of them.',
    bad: '',
    good: '',
  },
  'needs-all-states': {
    id: 'P134',
    severity: 'error',
    message: ({ what }) => `${what} speaks of states one by one, and this argument has too many to list`,
    mend: () => 'Say what is wanted in statements, which are read in each theatre; states cannot be merged here',
    about:
      'An argument of several theatres with too many states to list is analysed one theatre at a time; a state of the whole is none of a theatre.',
    bad: '',
    good: '',
  },
  'no-state-left': {
    id: 'P121',
    severity: 'error',
    message: ({ lines }) =>
      `Nothing can happen: ${lines.length === 1 ? `line ${lines[0]} rules` : `lines ${listed(lines)} together rule`} out every state`,
    mend: ({ lines }) => (lines.length === 1 ? 'Take it back, or make it say less' : 'Take one of them back, or make it say less'),
    about: 'The rules must leave at least one state.',
    bad: 'never talk\nalways talk',
    good: 'never talk and accept\nalways talk',
  },
  'state-ruled-out': {
    id: 'P122',
    severity: 'error',
    message: ({ what, rule }) => `${upper(what)} is ruled out by ${rule}`,
    mend: () => 'Change one of the two: a rule says what cannot be',
    about: 'Now, the history and named states are states that can be.',
    bad: 'never talk and troops = many\nnow { talk, troops = many }',
    good: 'never talk and troops = many\nnow { talk }',
  },
  'ranking-misses-states': {
    id: 'P123',
    severity: 'error',
    message: ({ actor, count, examples }) =>
      `The ranking of '${actor}' leaves out ${count === 1 ? 'one state' : `${number(count)} states`} that can happen, such as ${few(examples, 'and')}`,
    mend: () => 'Name these states and rank them, or rule them out',
    about: 'A ranking is complete: it names every state that can happen.',
    bad: 'conflict "An example"\nactor us "The United States" { talk "Offer talks" }\nstate quiet { }\npreferences us { ranking quiet }',
    good: 'conflict "An example"\nactor us "The United States" { talk "Offer talks" }\nstate quiet { }\nstate talks { talk }\npreferences us { ranking talks > quiet }',
    whole: true,
  },
  'ranking-repeats-state': {
    id: 'P124',
    severity: 'error',
    message: ({ actor, first, second }) =>
      first === second
        ? `The ranking of '${actor}' names '${first}' twice`
        : `The ranking of '${actor}' names one state twice, as '${first}' and as '${second}'`,
    mend: () => 'Keep one of them',
    about: 'A state has one place in a ranking.',
    bad: 'conflict "An example"\nactor us "The United States" { talk "Offer talks" }\nstate quiet { }\nstate still { not talk }\nstate talks { talk }\npreferences us { ranking quiet > talks > still }',
    good: 'conflict "An example"\nactor us "The United States" { talk "Offer talks" }\nstate quiet { }\nstate talks { talk }\npreferences us { ranking quiet > talks }',
    whole: true,
  },
  'statement-decides-nothing': {
    id: 'P125',
    severity: 'warning',
    message: ({ actor, always }) =>
      `This want of '${actor}' is ${always ? 'true in every state' : 'true in no state'} that can happen, so it decides nothing`,
    mend: () => 'Look whether it says what was meant, or take it out',
    about: 'A want matters only where it is true in some states and false in others.',
    bad: 'actor third "A third party"\npreferences third { talk or not talk }',
    good: 'actor third "A third party"\npreferences third { talk }',
  },
  'rule-excludes-nothing': {
    id: 'P126',
    severity: 'warning',
    message: () => 'This rule excludes nothing that the other rules leave',
    mend: () => 'Look whether it says what was meant, or take it out',
    about: 'A rule that excludes nothing is most often one that says something else than was meant.',
    bad: 'never talk and troops = many\nnever talk and troops = many and accept',
    good: 'never talk and troops = many\nnever talk and troops = some and accept',
  },
  'rule-takes-moves': {
    id: 'P127',
    severity: 'warning',
    message: ({ movers }) => `This rule spans options of several movers, so it takes moves from ${listed(movers)}`,
    mend: () => 'If the thing could be done but would be unwise, say so as a want instead',
    about: 'A rule is for what cannot be, not for what would be unwise.',
    bad: 'never talk and accept',
    good: 'never talk and troops = many',
  },
  'merge-joins-nothing': {
    id: 'P128',
    severity: 'warning',
    message: () => 'Fewer than two states have this condition, so the merge joins nothing',
    mend: () => 'Look whether it says what was meant, or take it out',
    about: 'A merge makes several states one.',
    bad: 'merge talk and not talk',
    good: 'merge accept and talk and troops > few',
  },
  'merge-hides-wants': {
    id: 'P129',
    severity: 'warning',
    message: ({ actor }) => `The wants of '${actor}' tell states apart that this merge makes one; they are read at the first of them`,
    mend: () => 'Add to those wants that the merged condition does not hold, or merge less',
    about: 'After a merge its states are one, for everybody.',
    bad: 'merge accept and talk and troops > few',
    good: 'given storm "A storm"\nnever storm and talk\nmerge accept and troops = few and not talk',
  },
  'guard-never-holds': {
    id: 'P130',
    severity: 'warning',
    message: ({ option }) => `The condition after 'when' holds in no state that can happen, so nobody can ever change '${option}'`,
    mend: () => 'Look whether it says what was meant, or take it out',
    about: 'A guard says where an option may be changed.',
    bad: 'actor third "A third party" { mediate "Mediate" when talk and not talk }\npreferences third { mediate }',
    good: 'actor third "A third party" { mediate "Mediate" when talk }\npreferences third { mediate }',
  },
  'level-never-possible': {
    id: 'P131',
    severity: 'warning',
    message: ({ option, level }) => `No state that can happen has '${option}' at '${level}'`,
    mend: () => 'Look at the rules, or take the level out',
    about: 'A level that cannot be reached by any means is most often a rule that says too much.',
    bad: 'never troops = some',
    good: 'never troops = some and talk',
  },
};

/** A message inside another. */
function inner(diagnostic: Diagnostic): string {
  const text = diagnosticText(diagnostic);
  return text.endsWith('.') ? text.slice(0, -1) : text;
}

function undotted(name: string): string {
  return name.replace(/\.(.)/gu, (_, letter: string) => letter.toUpperCase());
}

function shown(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 32 || (code >= 0x7f && code < 0xa0)) return `A control character (number ${code})`;
  return `'${character}'`;
}

function named(name: string): string {
  if (!/^\d/.test(name)) return name.replace(/[\s-]+(.)/gu, (_, letter: string) => letter.toUpperCase());
  const rest = name.replace(/^\d+/u, '');
  const digits = name.slice(0, name.length - rest.length);
  return rest.startsWith('_') ? `n${name}` : `${rest}${digits}`;
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
