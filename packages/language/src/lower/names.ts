/** The names that a file declares, and what each stands for. */

import type { Place } from '@parley/engine';
import type { AstNode } from 'langium';
import { type Code, diagnose, type Parameters } from '../catalogue.js';
import type { ActorWants, Carried, Theatres } from '../compose.js';
import { type Diagnostic, NOWHERE } from '../diagnostic.js';
import type * as Ast from '../generated/ast.js';
import { nearest } from '../nearest.js';
import { placeOf, placeOfPart } from '../place.js';

/** What a name can stand for. An agreement is a mover and an option under one name. */
export type Kind = 'actor' | 'body' | 'agreement' | 'option' | 'given' | 'definition' | 'state' | 'theatre' | 'part';

/** A kind in words, with its article. */
export const KIND_WORDS: Readonly<Record<Kind, string>> = {
  actor: 'an actor',
  body: 'a body',
  agreement: 'an agreement',
  option: 'an option',
  given: 'a given option',
  definition: 'a definition',
  state: 'a state',
  theatre: 'a theatre',
  part: 'a part of another actor',
};

/** A declared name. */
export interface Declared {
  readonly id: string;
  readonly kind: Kind;
  /** Null for a name of a model that was not read from this text. */
  readonly node: Ast.Actor | Ast.Body | Ast.Agreement | Ast.Option | Ast.Given | Ast.Definition | Ast.NamedState | Ast.Use | null;
  readonly place: Place;
  /** Lowest first; null for what has no levels. */
  readonly levels: readonly string[] | null;
  /** Who moves it, or what it is a part of; null where nobody does. */
  readonly mover: string | null;
}

/** The state of one reading: what is declared, and what was found wrong so far. */
export interface Lowering {
  readonly names: ReadonlyMap<string, Declared>;
  readonly sources: ReadonlySet<string>;
  /** Names whose own line, or file, could not be read: using them is no mistake of its own. */
  readonly broken: Pick<ReadonlySet<string>, 'has'>;
  /** A part of the text could not be read: what it lacks is then no mistake. */
  readonly incomplete: boolean;
  /** What actors of theatres want in their own files, by who has those wants here: for `take`. */
  readonly wants: ReadonlyMap<string, readonly ActorWants[]>;
  readonly report: Report;
  /** The claims of the file, by name. */
  readonly claims: ReadonlySet<string>;
  /** The names of some kinds, listed once: see {@link namesOf}. */
  readonly listed: Map<string, readonly string[]>;
}

/** Takes down what is wrong. `replace` is the text at the place, where the message may offer another for it. */
export type Report = <C extends Code>(code: C, place: Place, parameters: Parameters[C], replace?: string) => void;

/** A report that collects into a list. */
export function reportInto(diagnostics: Diagnostic[]): Report {
  return (code, place, parameters, replace) => {
    diagnostics.push(diagnose(code, place, parameters, replace));
  };
}

/** The levels of an option that lists none, and of an agreement that lists none. */
export const ON_OFF: readonly string[] = ['off', 'on'];
export const AGREEMENT_LEVELS: readonly string[] = ['none', 'agreed'];

/** Collects the names of a file and of its theatres. A name declared twice is reported and keeps its first meaning. */
export function declaredNames(document: Ast.Document, theatres: Theatres, report: Report): ReadonlyMap<string, Declared> {
  const names = new Map<string, Declared>();
  const declare = (kind: Kind, node: NonNullable<Declared['node']>, mover: string | null): void => {
    const place = placeOfPart(node, 'name');
    const first = names.get(node.name);
    // What a theatre has under this name has been looked at.
    if (first !== undefined && kind === 'definition' && first.node === null) return;
    if (first !== undefined) {
      report('name-taken', place, { name: node.name, kind: KIND_WORDS[first.kind], line: first.place.line });
      return;
    }
    names.set(node.name, { id: node.name, kind, node, place, levels: levelNames(kind, node), mover });
  };
  const declareOptions = (mover: Ast.Actor | Ast.Body): void => {
    for (const option of mover.options) declare('option', option, mover.name);
  };
  for (const item of document.items) {
    if (item.$type === 'Actor') {
      declare('actor', item, null);
      declareOptions(item);
    } else if (item.$type === 'Body') {
      declare('body', item, null);
      declareOptions(item);
    } else if (item.$type === 'Agreement') declare('agreement', item, item.name);
    else if (item.$type === 'Given') declare('given', item, null);
    else if (item.$type === 'Definition') declare('definition', item, null);
    else if (item.$type === 'NamedState') declare('state', item, null);
    else if (item.$type === 'Use') {
      declare('theatre', item, null);
      for (const declared of namesFrom(theatres.get(item))) names.set(declared.id, declared);
    }
  }
  return names;
}

/** The names that a theatre brings. */
function namesFrom(theatre: Carried | undefined): readonly Declared[] {
  if (theatre === undefined) return [];
  const place = theatre.theatre.place ?? NOWHERE;
  const declared = (id: string, kind: Kind, levels: readonly string[] | null, mover: string | null): Declared => {
    return { id, kind, node: null, place, levels, mover };
  };
  return [
    ...theatre.parts.map(([part, whole]) => declared(part, 'part', null, whole)),
    ...theatre.movers.map(({ id, kind }) => declared(id, kind, null, null)),
    ...theatre.options.map(({ id, mover, levels }) => {
      const kind = mover === null ? 'given' : mover === id ? 'agreement' : 'option';
      const ids = levels.map((level) => level.id);
      return declared(id, kind, ids, mover);
    }),
    ...theatre.definitions.map(({ id }) => declared(id, 'definition', null, null)),
  ];
}

function levelNames(kind: Kind, node: NonNullable<Declared['node']>): readonly string[] | null {
  if (!('ladders' in node)) return null;
  const ladder = node.ladders[0];
  if (ladder === undefined) return kind === 'agreement' ? AGREEMENT_LEVELS : ON_OFF;
  return [...new Set(ladder.levels.map(({ name }) => name))];
}

/** The names of these kinds, in the order of the text. */
export function namesOf({ names, listed }: Lowering, kinds: readonly Kind[]): readonly string[] {
  const key = kinds.join();
  const known = listed.get(key) ?? [...names.values()].filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  listed.set(key, known);
  return known;
}

/**
 * What `ref` stands for, when it is of one of the `kinds`; otherwise the mistake is reported.
 * @param wanted  the kinds in words, without an article: 'actor', 'option or definition'
 */
export function lookUp(lowering: Lowering, ref: Ast.Ref, kinds: readonly Kind[], wanted: string): Declared | null {
  const { names, broken, report } = lowering;
  const found = names.get(ref.name);
  if (found !== undefined && kinds.includes(found.kind)) return found;
  const choices = namesOf(lowering, kinds);
  if (found === undefined) {
    if (!broken.has(ref.name))
      report('unknown-name', placeOf(ref), { name: ref.name, wanted, near: nearestName(ref.name, choices), choices }, ref.name);
    return null;
  }
  if (found.kind === 'part') {
    report('part-named', placeOf(ref), { part: ref.name, whole: found.mover ?? '' }, ref.name);
    return null;
  }
  const article = /^[aeiou]/.test(wanted) ? 'an' : 'a';
  report('wrong-kind', placeOf(ref), { name: ref.name, is: KIND_WORDS[found.kind], wanted: `${article} ${wanted}`, choices });
  return null;
}

/** The name that is most likely meant: the same name in a theatre, or one that is spelt much like it. */
export function nearestName(name: string, choices: readonly string[]): string | null {
  const known =
    endings.get(choices) ?? new Map(choices.flatMap((choice) => endingsOf(choice).map((ending) => [ending, choice] as const)).reverse());
  endings.set(choices, known);
  return known.get(name) ?? nearest(name, choices);
}

/** The first of a list of names to end in each of these: a file may ask for thousands. */
const endings = new WeakMap<readonly string[], ReadonlyMap<string, string>>();

/** What is left of `china.us.voice` without the first of its names: `us.voice`, `voice`. */
function endingsOf(name: string): readonly string[] {
  const dot = name.indexOf('.');
  return dot < 0 ? [] : [name.slice(dot + 1), ...endingsOf(name.slice(dot + 1))];
}

/** Was the line that declares this, or its header, one that could not be read? Then nothing that it lacks is reported. */
export function isBroken({ broken }: Lowering, name: string): boolean {
  return broken.has(name);
}

/** One of a short list of words, such as the concepts; otherwise the mistake is reported. */
export function oneOf<T extends string>({ report }: Lowering, word: string, place: Place, choices: readonly T[], what: string): T | null {
  const found = choices.find((choice) => choice === word);
  if (found !== undefined) return found;
  report('unknown-word', place, { word, what, near: nearest(word, choices), choices }, word);
  return null;
}

/** The only one of several things that are said once; each further one is reported. */
export function onlyOne<N extends AstNode>({ report }: Lowering, nodes: readonly N[], what: string): N | null {
  const [first, ...others] = nodes;
  if (first === undefined) return null;
  for (const other of others) report('said-twice', placeOf(other), { what, line: placeOf(first).line });
  return first;
}

/** The claim of this name; otherwise the mistake is reported. */
export function lookUpClaim({ claims, broken, report }: Lowering, ref: Ast.Ref): string | null {
  if (claims.has(ref.name)) return ref.name;
  const choices = [...claims];
  if (!broken.has(ref.name))
    report('unknown-name', placeOf(ref), { name: ref.name, wanted: 'claim', near: nearest(ref.name, choices), choices }, ref.name);
  return null;
}
