/** What actors want: lists of conditions, or rankings. */

import type { Preferences, Statement } from '@parley/engine';
import type { ActorWants } from '../compose.js';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart, textOf } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import { type Declared, type Lowering, lookUp, nearestName } from './names.js';

/** The preferences of each actor that has some, by its id. */
export function lowerPreferences(lowering: Lowering, nodes: readonly Ast.Preferences[]): ReadonlyMap<string, Preferences> {
  const all = new Map<string, Preferences>();
  const lines = new Map<string, number>();
  for (const node of nodes) {
    const actor = lookUp(lowering, node.actor, ['actor'], 'actor');
    for (const patch of patchesIn(node)) lowering.report('patch-outside', placeOf(patch), { word: wordOf(patch) });
    const taking =
      actor === null
        ? { lists: [], named: new Set<never>(), rests: new Set<never>(), isFaulty: true }
        : takingFor(lowering, actor.id, node);
    const preferences = lowerWants(lowering, node, taking);
    if (actor === null) continue;
    reportUnplaced(lowering, node, actor, taking);
    const line = lines.get(actor.id);
    if (line !== undefined) lowering.report('wants-twice', placeOf(node.actor), { actor: actor.id, line });
    else all.set(actor.id, preferences);
    lines.set(actor.id, line ?? placeOf(node.actor).line);
  }
  return all;
}

/** The wants of theatres that a list may take. */
interface Taking {
  readonly lists: readonly ActorWants[];
  /** Those that are taken one by one. */
  readonly named: ReadonlySet<Statement>;
  /** Theatres of which the rest is taken. */
  readonly rests: Set<string>;
  /** Something in the list that was meant to take a want does not. */
  isFaulty: boolean;
}

/** What a list takes from the lists of theatres: every want that it names, before it is seen what the rest of them is. */
function takingFor(lowering: Lowering, actor: string, node: Ast.Preferences): Taking {
  const lists = lowering.wants.get(actor) ?? [];
  const lines = new Map<Statement, number>();
  const labels = lists.flatMap(({ statements }) => statements.flatMap(({ label }) => label ?? []));
  const shared = labels.find((label, index) => labels.indexOf(label) !== index);
  if (shared !== undefined) lowering.report('shared-label', placeOf(node.actor), { label: shared, actor });
  for (const { want } of takesIn(node).flatMap(({ items }) => items)) {
    const found = lists.flatMap(({ statements }) => statements).find(({ label }) => label === want.name);
    const line = found === undefined ? undefined : lines.get(found);
    if (line !== undefined) lowering.report('said-twice', placeOf(want), { what: `the want '${want.name}'`, line });
    if (found !== undefined) lines.set(found, line ?? placeOf(want).line);
  }
  return { lists, named: new Set(lines.keys()), rests: new Set(), isFaulty: false };
}

function takesIn(node: Ast.Preferences): readonly Ast.Take[] {
  const inside = node.entries.flatMap((entry) => (entry.$type === 'AnyOrder' ? entry.statements : [entry]));
  return inside.filter((entry) => entry.$type === 'Take');
}

/** Every want of a part has its place in the list of the whole: to leave one out is a change that has to be said. */
function reportUnplaced(
  lowering: Lowering,
  node: Ast.Preferences,
  { id, node: whole }: Declared,
  { lists, named, rests, isFaulty }: Taking,
): void {
  if (isFaulty || whole?.$type !== 'Actor' || whole.parts.length === 0 || lowering.incomplete) return;
  const unplaced = lists.flatMap(({ theatre, statements }) =>
    rests.has(theatre) ? [] : statements.filter((want) => !named.has(want)).map(({ label }) => ({ theatre, label })),
  );
  if (unplaced.length === 0) return;
  lowering.report('unplaced-wants', placeOf(node.actor), {
    actor: id,
    wants: unplaced.flatMap(({ label }) => label ?? []),
    theatres: [...new Set(unplaced.map(({ theatre }) => theatre))],
    count: unplaced.length,
  });
}

/** Lines of a list that change another list. */
export function patchesIn(node: Ast.Preferences): readonly Ast.Patch[] {
  return node.entries.filter((entry) => isPatch(entry));
}

function isPatch(entry: Ast.Want): entry is Ast.Patch {
  return entry.$type === 'Shift' || entry.$type === 'Drop' || entry.$type === 'Add';
}

/** The word that begins a patch. */
function wordOf(patch: Ast.Patch): string {
  return patch.$type === 'Shift' ? patch.kind : patch.$type === 'Drop' ? 'drop' : 'add';
}

/**
 * A list of wants, or a ranking; patches in it are left out.
 * @param taking  the wants of theatres that the list may take; null: here it may take none
 */
export function lowerWants(lowering: Lowering, node: Ast.Preferences, taking: Taking | null = null): Preferences {
  const rankings = node.entries.filter((entry) => entry.$type === 'Ranking');
  const wants = node.entries.filter((entry) => entry.$type === 'Statement' || entry.$type === 'AnyOrder' || entry.$type === 'Take');
  const [ranking, second] = rankings;
  if (ranking === undefined) return { kind: 'statements', statements: lowerStatements(lowering, node.actor.name, wants, taking) };
  const other = wants[0] ?? second;
  if (other !== undefined) lowering.report('mixed-wants', placeOf(other), { actor: node.actor.name });
  lowerStatements(lowering, node.actor.name, wants, taking);
  for (const extra of rankings.slice(1)) lowerRanking(lowering, extra);
  return lowerRanking(lowering, ranking);
}

function lowerStatements(
  lowering: Lowering,
  actor: string,
  nodes: readonly (Ast.Statement | Ast.AnyOrder | Ast.Take)[],
  taking: Taking | null,
): readonly Statement[] {
  const labels = new Map<string, number>();
  const taken = new Set<Statement>();
  const own = (node: Ast.Statement | Ast.Take): readonly Placed[] => {
    if (node.$type === 'Take') return takenBy(lowering, actor, node, taking, taken);
    if (taking !== null && isUntaken(lowering, node, taking)) return [];
    const statement = lowerStatement(lowering, actor, node, labels, null);
    return statement === null ? [] : [{ statement, block: null }];
  };
  const placed = nodes.flatMap((node): readonly Placed[] => {
    if (node.$type !== 'AnyOrder') return own(node);
    const inside = node.statements.flatMap(own);
    if (node.statements.length < 2 && inside.length < 2 && !lowering.incomplete) lowering.report('short-order', placeOf(node), {});
    return inside.map(({ statement }) => ({ statement, block: node }));
  });
  return inBlocks(placed);
}

/** A want in a list, and the block of unknown order that it belongs to: one of this text, or of a theatre. */
interface Placed {
  readonly statement: Statement;
  readonly block: unknown;
}

/** The wants in their order; those of one block that stand together are one, and one that stands alone is in none. */
export function inBlocks(placed: readonly Placed[]): readonly Statement[] {
  let blocks = -1;
  return placed.map(({ statement, block }, index) => {
    const opens = placed[index - 1]?.block !== block;
    const alone = opens && placed[index + 1]?.block !== block;
    if (block !== null && !alone && opens) blocks++;
    return { ...statement, anyOrder: block === null || alone ? null : blocks };
  });
}

/** Does the label of a want stand where a condition should? It is reported. */
function isUntaken({ names, report }: Lowering, { condition }: Ast.Statement, taking: Taking): boolean {
  if (condition.$type !== 'Atom' || names.has(condition.option.name)) return false;
  const want = condition.option.name;
  if (!taking.lists.some(({ statements }) => statements.some(({ label }) => label === want))) return false;
  report('untaken-want', placeOf(condition), { want }, want);
  taking.isFaulty = true;
  return true;
}

/** The wants that a line takes from theatres, in the order of the line. */
function takenBy(lowering: Lowering, actor: string, node: Ast.Take, taking: Taking | null, taken: Set<Statement>): readonly Placed[] {
  const { report } = lowering;
  if (node.rest !== undefined) {
    report('missing-piece', placeOf(node), { piece: "'take'", found: "'rest'", example: `take ${textOf(node)}` });
    if (taking !== null) taking.isFaulty = true;
    return [];
  }
  if (taking === null || taking.lists.length === 0) {
    const whole = lowering.names.get(actor)?.node;
    // A part that is none has been reported.
    const misnamed = whole?.$type === 'Actor' && whole.parts.some(({ name }) => lowering.names.get(name)?.kind !== 'part');
    const lost =
      misnamed ||
      taking?.isFaulty === true ||
      lowering.broken.has(actor) ||
      node.items.some(({ want, theatre }) => lowering.broken.has((theatre ?? want).name));
    if (!lost) report('take-nowhere', placeOf(node), { actor, overlay: taking === null });
    return [];
  }
  const all = taking.lists.flatMap(({ actor: from, statements }) =>
    statements.map((statement): Placed => ({ statement, block: statement.anyOrder === null ? null : `${from} ${statement.anyOrder}` })),
  );
  const cites = lowerCitations(lowering, node.cites);
  // Its place in the list rests on what the line cites, beside what the want itself rests on.
  return node.items
    .flatMap((item) => takenWants(lowering, actor, item, taking, all, taken))
    .map(({ statement, block }) => ({ statement: { ...statement, cites: [...statement.cites, ...cites] }, block }));
}

/** One want, or what is left of those of a theatre. `all`: those that the list may take. */
function takenWants(
  lowering: Lowering,
  actor: string,
  { want, theatre }: Ast.Taken,
  taking: Taking,
  all: readonly Placed[],
  taken: Set<Statement>,
): readonly Placed[] {
  if (theatre !== undefined && want.name === 'rest') return restTaken(lowering, actor, theatre, taking, all);
  const { report } = lowering;
  const meant = theatre ?? (lowering.names.get(want.name)?.kind === 'theatre' ? want : undefined);
  const found = all.find(({ statement }) => statement.label === want.name);
  if (meant === undefined && found !== undefined) {
    if (taken.has(found.statement)) return [];
    taken.add(found.statement);
    return [found];
  }
  taking.isFaulty = true;
  const choices = all.flatMap(({ statement }) => statement.label ?? []);
  const near = nearestName(want.name, choices);
  if (meant !== undefined) {
    const rest = `rest of ${meant.name}`;
    report('missing-piece', placeOf(want), { piece: `'${rest}'`, found: `'${want.name}'`, example: `take ${rest}` });
  } else if (near === null && !want.name.includes('.')) report('own-after-take', placeOf(want), {});
  else if (!lowering.broken.has(want.name))
    report('unknown-label', placeOf(want), { label: want.name, of: `want for '${actor}' to take`, near, choices });
  return [];
}

function restTaken(lowering: Lowering, actor: string, theatre: Ast.Ref, taking: Taking, all: readonly Placed[]): readonly Placed[] {
  const { lists, named, rests } = taking;
  if (lookUp(lowering, theatre, ['theatre'], 'theatre') === null || lowering.broken.has(theatre.name)) {
    taking.isFaulty = true;
    return [];
  }
  const own = lists.filter((list) => list.theatre === theatre.name).flatMap(({ statements }) => statements);
  const rest = all.filter(({ statement }) => own.includes(statement) && !named.has(statement));
  if (rest.length === 0 || rests.has(theatre.name))
    lowering.report('nothing-to-take', placeOf(theatre), { actor, theatre: theatre.name, before: own.length > 0 });
  if (rests.has(theatre.name)) return [];
  rests.add(theatre.name);
  return rest;
}

/** One want. `labels`: those that the list has already, with their lines. */
export function lowerStatement(
  lowering: Lowering,
  actor: string,
  node: Ast.Statement,
  labels: Map<string, number>,
  anyOrder: number | null,
): Statement | null {
  if (node.label !== undefined) {
    const place = placeOfPart(node, 'label');
    const line = labels.get(node.label);
    if (line !== undefined) lowering.report('name-taken', place, { name: node.label, kind: `a want of '${actor}'`, line });
    labels.set(node.label, line ?? place.line);
  }
  const condition = lowerCondition(lowering, node.condition);
  const cites = lowerCitations(lowering, node.cites);
  return condition === null ? null : { label: node.label ?? null, condition, maybe: node.maybe, anyOrder, cites, place: placeOf(node) };
}

function lowerRanking(lowering: Lowering, node: Ast.Ranking): Preferences {
  const groups: string[][] = [];
  const join = (ref: Ast.Ref, sign: '>' | '~'): void => {
    const state = lookUp(lowering, ref, ['state'], 'state');
    if (state === null) return;
    const group = groups.at(-1);
    if (sign === '~' && group !== undefined) group.push(state.id);
    else groups.push([state.id]);
  };
  join(node.first, '>');
  for (const { sign, state } of node.links) join(state, sign);
  return { kind: 'ranking', groups, place: placeOf(node) };
}
