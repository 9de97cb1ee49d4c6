/** Theatres: arguments of other files that a text joins to one, and how it links them. */

import {
  applyOverlay,
  type Condition,
  type Edit,
  type Model,
  type Option,
  type Place,
  type Setting,
  type Source,
  type Statement,
  type View,
} from '@parley/engine';
import { type AstNode, AstUtils } from 'langium';
import { type ActorWants, type Carried, carry, type Joints, type Theatres } from '../compose.js';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import type { Used } from '../used.js';
import { isOnOff } from './condition.js';
import { type Lowering, nearestName, type Report } from './names.js';
import { inBlocks } from './wants.js';

/**
 * Carries the used models over, under the names that the text gives them.
 * @param own     the sources of the text itself
 * @param broken  names of theatres whose file could not be read, among others
 */
export function lowerTheatres(
  document: Ast.Document,
  used: ReadonlyMap<Ast.Use, Used>,
  own: readonly Source[],
  { report, broken }: Pick<Lowering, 'report' | 'broken'>,
): Theatres {
  const joints = jointsIn(document, used, { report, broken });
  const theatres = new Map<Ast.Use, Carried>();
  const sources = [...own];
  const names = new Set<string>();
  for (const [use, { model, file }] of used) {
    // A name given twice is reported where names are.
    if (names.has(use.name)) continue;
    names.add(use.name);
    const carried = carry(model, { as: use.name, file, place: placeOf(use) }, joints, sources);
    sources.push(...carried.sources);
    theatres.set(use, carried);
    const agreements = carried.movers.flatMap((mover) =>
      mover.kind === 'agreement' ? [{ agreement: mover.id, parties: mover.parties }] : [],
    );
    const changed = [...carried.overlays, ...carried.views].flatMap(editsWithin).filter((edit) => edit.kind === 'agreement');
    for (const { agreement, parties } of [...agreements, ...changed]) {
      const [party, another] = parties ?? [];
      if (party !== undefined && another === undefined) report('lone-party', placeOf(use), { agreement, party });
    }
  }
  return theatres;
}

/** The changes of an overlay or a view, and of the views in it. */
function editsWithin({ edits, views }: Pick<View, 'edits' | 'views'>): readonly Edit[] {
  return [...edits, ...views.flatMap(editsWithin)];
}

/** Which actors of theatres are parts of others, and which of their given options the text defines. */
function jointsIn(
  document: Ast.Document,
  used: ReadonlyMap<Ast.Use, Used>,
  { report, broken }: Pick<Lowering, 'report' | 'broken'>,
): Joints {
  const models = new Map(Array.from(used, ([use, { model }]) => [use.name, model]));
  const actors = Array.from(models).flatMap(([as, { movers }]) =>
    movers.flatMap(({ kind, id }) => (kind === 'actor' ? [`${as}.${id}`] : [])),
  );
  const wholes = new Map<string, string>();
  const defined = new Set<string>();
  for (const item of document.items) {
    if (item.$type === 'Actor') {
      for (const part of item.parts) {
        const other = wholes.get(part.name);
        if (other !== undefined) report('part-taken', placeOf(part), { part: part.name, whole: other });
        else if (actors.includes(part.name)) wholes.set(part.name, item.name);
        else if (!broken.has(part.name))
          report('not-a-part', placeOf(part), { name: part.name, near: nearestName(part.name, actors), choices: actors }, part.name);
      }
    } else if (item.$type === 'Definition') {
      const problem = definedProblem(item.name, models);
      if (problem === null) defined.add(item.name);
      else if (problem !== 'elsewhere') report('not-a-given', placeOfPart(item, 'name'), { name: item.name, ...problem });
    }
  }
  return { wholes, defined };
}

/** Why a definition of this name is none of a given option; null when it is one, 'elsewhere' when its name is of no theatre. */
function definedProblem(
  name: string,
  models: ReadonlyMap<string, Model>,
): { readonly problem: string; readonly choices: readonly string[] } | 'elsewhere' | null {
  const dot = name.indexOf('.');
  const theatre = name.slice(0, Math.max(0, dot));
  const model = models.get(theatre);
  if (model === undefined) return 'elsewhere';
  const isOn = ({ levels }: Option): boolean => isOnOff(levels.map(({ id }) => id));
  const option = model.options.find(({ id }) => id === name.slice(dot + 1));
  if (option === undefined) {
    const given = model.options.filter((one) => one.mover === null && isOn(one)).map(({ id }) => `${theatre}.${id}`);
    return { problem: `is no given option of '${theatre}'`, choices: given };
  }
  if (option.mover !== null) return { problem: `is an option that '${theatre}.${option.mover}' moves`, choices: [] };
  return isOn(option) ? null : { problem: `has the levels ${option.levels.map(({ id }) => id).join(', ')}`, choices: [] };
}

/** What actors of theatres want in their own files, by who has those wants in the text. */
export function wantsFrom(theatres: Theatres): ReadonlyMap<string, readonly ActorWants[]> {
  const all = new Map<string, ActorWants[]>();
  for (const { wants, parts } of theatres.values()) {
    for (const list of wants) {
      const actor = parts.find(([part]) => part === list.actor)?.[1] ?? list.actor;
      all.set(actor, [...(all.get(actor) ?? []), list]);
    }
  }
  return all;
}

/** Where a composite stands: each theatre where its file says, its own options at their first level, but for what the text says. */
export function presentOf(theatres: readonly Carried[], options: readonly Option[], said: readonly Setting[]): readonly Setting[] {
  const levels = new Map<string, string>();
  for (const { option, level } of [...theatres.flatMap(({ now }) => now), ...said]) levels.set(option, level);
  return options.map(({ id, levels: [first] }) => ({ option: id, level: levels.get(id) ?? first?.id ?? '' }));
}

/** What a composite cannot say: it has no one history, and a merge would join states of several theatres. */
export function checkComposite(document: Ast.Document, report: Report): void {
  if (!document.items.some(({ $type }) => $type === 'Use')) return;
  const refuse = (node: AstNode, word: string, what: string): void => {
    report('not-in-composite', { ...placeOf(node), length: word.length }, { what });
  };
  for (const item of document.items) {
    if (item.$type === 'History') refuse(item, 'history', 'a history');
    else if (item.$type === 'Merge') refuse(item, 'merge', "a 'merge'");
    else if (item.$type === 'Overlay' && item.kind === 'phase') refuse(item, 'phase', 'a phase');
  }
}

/** Names with a dot are those of theatres; nothing else is declared under one. */
export function checkDots(document: Ast.Document, theatres: Theatres, { report, broken }: Pick<Lowering, 'report' | 'broken'>): void {
  const known = new Set(Array.from(theatres.values(), ({ theatre }) => theatre.id));
  for (const node of AstUtils.streamAllContents(document)) {
    const named = node as { readonly name?: unknown; readonly label?: unknown };
    for (const part of ['name', 'label'] as const) {
      const name = named[part];
      if (typeof name !== 'string' || !name.includes('.') || REFERENCES.has(node.$type)) continue;
      // A given option of a theatre may be defined; whether it is one has been looked at.
      if (node.$type === 'Definition' && (known.has(name.slice(0, name.indexOf('.'))) || broken.has(name))) continue;
      report('dotted-name', placeOfPart(node, part), { name }, name);
    }
  }
}

/** Nodes whose name refers to something, and declares nothing. */
const REFERENCES: ReadonlySet<string> = new Set<string>(['Ref', 'LevelRef', 'NamedRule'] satisfies (
  | Ast.Ref
  | Ast.LevelRef
  | Ast.NamedRule
)['$type'][]);

/** Does an element of the model at this place come from a theatre? */
export function isBrought({ theatres }: Model, place: Place): boolean {
  return theatres.some((theatre) => theatre.place?.line === place.line && theatre.place.column === place.column);
}

/** An actor that stands for parts has a list of wants, unless none of them wants anything. */
export function checkWholes(document: Ast.Document, lowering: Lowering, listed: Pick<ReadonlyMap<string, unknown>, 'has'>): void {
  // A list whose actor is not known may be the one.
  if (document.items.some((item) => item.$type === 'Preferences' && !lowering.names.has(item.actor.name))) return;
  for (const item of document.items) {
    if (item.$type !== 'Actor' || item.parts.length === 0 || listed.has(item.name) || lowering.broken.has(item.name)) continue;
    const lists = (lowering.wants.get(item.name) ?? []).filter(({ statements }) => statements.length > 0);
    if (lists.length > 0)
      lowering.report('whole-without-wants', placeOfPart(item, 'name'), {
        actor: item.name,
        theatres: [...new Set(lists.map(({ theatre }) => theatre))],
      });
  }
}

/**
 * Where an overlay of a theatre replaces all wants of a part, the whole's list keeps its other wants; those of the part make room, at the place of
 * the first of them, for the new ones. The rest of the list is that of the composite as it stands, whatever other overlays make of it.
 */
export function withWholeLists(model: Model, theatres: Theatres): Model {
  const replaced = new Map(Array.from(theatres.values()).flatMap((theatre) => [...theatre.replaced]));
  if (replaced.size === 0) return model;
  // A want keeps its condition, as an object, wherever in the list it goes.
  const owners = new Map<Condition, string>();
  for (const { wants } of theatres.values())
    for (const { actor, statements } of wants) for (const { condition } of statements) owners.set(condition, actor);
  const whole = (edit: Edit, closed: boolean): Edit => {
    const part = replaced.get(edit);
    if (part === undefined || edit.kind !== 'wants' || edit.preferences.kind !== 'statements') return edit;
    const actor = model.movers.find(({ id }) => id === edit.actor);
    const standing = actor?.kind === 'actor' && actor.preferences?.kind === 'statements' ? actor.preferences.statements : [];
    const isOwn = ({ condition }: Statement): boolean => owners.get(condition) === part;
    const at = standing.findIndex(isOwn);
    const placed = (from: string, statements: readonly Statement[]) =>
      statements.map((statement) => ({ statement, block: closed || statement.anyOrder === null ? null : `${from} ${statement.anyOrder}` }));
    const kept = placed('kept', standing);
    const list = inBlocks(
      [...kept.slice(0, Math.max(0, at)), ...placed('new', edit.preferences.statements), ...kept.slice(Math.max(0, at))].filter(
        ({ statement }) => !isOwn(statement),
      ),
    );
    const statements = closed ? list.map((statement) => ({ ...statement, maybe: false })) : list;
    return { ...edit, preferences: { kind: 'statements', statements } };
  };
  const inView = (view: View): View => ({ ...view, edits: view.edits.map((edit) => whole(edit, true)), views: view.views.map(inView) });
  return {
    ...model,
    views: model.views.map(inView),
    overlays: model.overlays.map((overlay) => ({
      ...overlay,
      // Views and events leave nothing open.
      edits: overlay.edits.map((edit) => whole(edit, overlay.kind === 'event')),
      views: overlay.views.map(inView),
    })),
  };
}

/** Overlays of theatres that change a want or a rule which the links have taken away: nothing is there for them to change. */
export function checkCarriedOverlays(model: Model, theatres: Theatres, report: Report): void {
  for (const [use, { overlays }] of theatres) {
    for (const { id } of overlays) {
      const overlay = model.overlays.find((one) => one.id === id);
      const [lost] = overlay === undefined ? [] : applyOverlay(model, overlay).missing;
      if (lost !== undefined) report('lost-edit', placeOf(use), { overlay: id, what: namedBy(lost) });
    }
  }
}

function namedBy(edit: Edit): string {
  switch (edit.kind) {
    case 'raise':
    case 'lower':
      return `the wants '${edit.want}' and '${edit.beside}'`;
    case 'drop':
      return `the want '${edit.want}'`;
    case 'add':
      return 'want' in edit.at ? `the want '${edit.at.want}'` : `the wants of '${edit.actor}'`;
    case 'lift':
      return `the rule '${edit.rule}'`;
    default:
      return 'something';
  }
}
