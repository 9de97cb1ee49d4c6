/** From the tree to the model: names first, then each part of the file. */

import {
  type Actor,
  type Definition,
  type Merge,
  type Model,
  type Mover,
  mergeViews,
  type NamedState,
  type Option,
  type Preferences,
  type Rule,
  type Source,
} from '@parley/engine';
import type { Theatres } from '../compose.js';
import { type Diagnostic, NOWHERE } from '../diagnostic.js';
import type * as Ast from '../generated/ast.js';
import { namesOf } from '../model-form.js';
import { placeOf, placeOfPart } from '../place.js';
import { NAMELESS } from '../recovery.js';
import { type Library, usedModels } from '../used.js';
import { circlesIn } from './circle.js';
import { lowerCitations } from './citation.js';
import { checkClaims, lowerClaims } from './claims.js';
import { lowerCondition, lowerSettings } from './condition.js';
import { lowerDate, lowerHistory } from './history.js';
import { lowerJudgements } from './judgements.js';
import { checkCircularBodies, lowerActor, lowerAgreement, lowerBody, lowerOption } from './movers.js';
import { declaredNames, isBroken, type Lowering, type Report, reportInto } from './names.js';
import { lowerLinks, lowerOverlays } from './overlays.js';
import { lowerRule } from './rules.js';
import {
  checkCarriedOverlays,
  checkComposite,
  checkDots,
  checkWholes,
  isBrought,
  lowerTheatres,
  presentOf,
  wantsFrom,
  withWholeLists,
} from './theatres.js';
import { lowerPreferences } from './wants.js';
import { warnAboutWants } from './warnings.js';

/** What the tree means; diagnostics in no particular order. The model is whole only when none of them is an error. */
export interface Lowered {
  readonly model: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * @param broken      names whose own lines could not be read
 * @param incomplete  a part of the text could not be read: what the file lacks, or never mentions, is then no mistake
 * @param library     where the files that it uses are read
 */
export function lowerDocument(document: Ast.Document, broken: ReadonlySet<string>, incomplete: boolean, library: Library): Lowered {
  const diagnostics: Diagnostic[] = [];
  const report = reportInto(diagnostics);
  const uses = all(document, 'Use');
  // A name with a dot is refused where names are looked at; what is said of it would only be said again.
  const used = usedModels(
    uses.filter(({ name }) => !name.includes('.')),
    library,
    report,
  );
  const lost = new Set(uses.filter((use) => !used.has(use)).map(({ name }) => name.split('.')[0] ?? name));
  const isNameless = broken.has(NAMELESS);
  const unread = {
    has: (name: string) =>
      (isNameless && name.includes('.')) || broken.has(name) || lost.has(name) || isLost(name, lost) || isLost(name, broken),
  };
  const sourceNodes = document.items.filter((item) => item.$type === 'Source');
  const bare: Lowering = {
    names: new Map(),
    broken: unread,
    incomplete: incomplete || lost.size > 0,
    report,
    sources: new Set(sourceNodes.map(({ name }) => name)),
    wants: new Map(),
    listed: new Map(),
    claims: new Set(all(document, 'Claim').map(({ name }) => name)),
  };
  const sources = lowerSources(bare, sourceNodes);
  const theatres = lowerTheatres(document, used, sources, bare);
  const carried = [...theatres.values()];
  const brought = carried.flatMap((theatre) => theatre.sources);
  const lowering: Lowering = {
    ...bare,
    names: declaredNames(document, theatres, report),
    sources: new Set([...bare.sources, ...brought.map(({ id }) => id)]),
    wants: wantsFrom(theatres),
  };
  checkDots(document, theatres, lowering);
  checkComposite(document, report);

  const conflict = only(document, 'Conflict', 'the conflict', report);
  if (conflict === null && !incomplete) report('no-conflict', NOWHERE, {});
  if (conflict !== null && conflict.title === undefined) report('missing-words', placeOf(conflict), { what: 'the', name: 'conflict' });
  const wants = lowerPreferences(lowering, all(document, 'Preferences'));
  checkWholes(document, lowering, wants);
  const movers: Mover[] = [];
  const options: Option[] = [];
  for (const item of document.items) {
    if (item.$type === 'Actor' || item.$type === 'Body') {
      const mover = item.$type === 'Actor' ? lowerActor(lowering, item, wants.get(item.name) ?? null) : lowerBody(lowering, item);
      if (mover !== null) movers.push(mover);
      options.push(...item.options.map((option) => lowerOption(lowering, option, item.name)));
    } else if (item.$type === 'Agreement') {
      movers.push(lowerAgreement(lowering, item));
      options.push(lowerOption(lowering, item, item.name));
    } else if (item.$type === 'Given') options.push(lowerOption(lowering, item, null));
    else if (item.$type === 'Use') {
      const theatre = theatres.get(item);
      for (const mover of theatre?.movers ?? []) movers.push(mover.kind === 'actor' ? withWants(mover, wants.get(mover.id)) : mover);
      options.push(...(theatre?.options ?? []));
    }
  }
  checkCircularBodies(lowering);
  const definitions = lowerDefinitions(
    lowering,
    all(document, 'Definition'),
    carried.flatMap((theatre) => theatre.definitions),
  );
  const rules = lowerRules(lowering, document, theatres);
  const history = only(document, 'History', 'the history', report);
  const now = only(document, 'Now', 'the present', report);
  const stands = now === null ? null : lowerSettings(lowering, now.settings).map(({ setting }) => setting);
  const model: Model = {
    form: 'parley-model/1',
    title: conflict?.title ?? '',
    date: conflict === null ? null : lowerDate(lowering, conflict),
    sources: [...sources, ...brought],
    movers,
    options,
    rules,
    merges: lowerMerges(lowering, all(document, 'Merge')),
    definitions,
    states: lowerStates(lowering, all(document, 'NamedState')),
    history: history === null ? [] : lowerHistory(lowering, history),
    now: carried.length === 0 ? stands : presentOf(carried, options, stands ?? []),
    ...(now === null ? {} : { nowPlace: placeOf(now) }),
    claims: lowerClaims(lowering, all(document, 'Claim')),
    overlays: carried.flatMap((theatre) => theatre.overlays),
    views: mergeViews(
      [],
      carried.flatMap((theatre) => theatre.views),
    ),
    judgements: [],
    theatres: carried.map(({ theatre }) => theatre),
  };
  return finish(lowering, document, theatres, model, diagnostics);
}

/** What speaks of the rest of the model, once that stands. */
function finish(lowering: Lowering, document: Ast.Document, theatres: Theatres, plain: Model, diagnostics: readonly Diagnostic[]): Lowered {
  const { incomplete, report } = lowering;
  const linked = withWholeLists(lowerLinks(lowering, all(document, 'Use'), plain), theatres);
  const isSound = () => !incomplete && diagnostics.every(({ severity }) => severity !== 'error');
  if (isSound()) checkCarriedOverlays(linked, theatres, report);
  const edited = lowerOverlays(lowering, document, linked);
  checkClaims(lowering, all(document, 'Claim'), edited);
  const model: Model = { ...edited, judgements: lowerJudgements(lowering, all(document, 'Judgement')) };
  if (isSound())
    warnAboutWants(model, (code, place, ...rest) => {
      // What a theatre leaves open is told where its own file is checked.
      if (!isBrought(model, place)) report(code, place, ...rest);
    });
  return { model, diagnostics };
}

/** Is this a name of one of these theatres, whose file could not be read? */
function isLost(name: string, lost: Pick<ReadonlySet<string>, 'has'>): boolean {
  const dot = name.indexOf('.');
  return dot > 0 && lost.has(name.slice(0, dot));
}

/** An actor of a theatre, with the wants that the text gives it in the place of its own. */
function withWants(actor: Actor, wants: Preferences | undefined): Actor {
  return wants === undefined ? actor : { ...actor, preferences: wants };
}

function all<T extends Ast.Item['$type']>(document: Ast.Document, type: T): readonly Extract<Ast.Item, { $type: T }>[] {
  return document.items.filter((item): item is Extract<Ast.Item, { $type: T }> => item.$type === type);
}

function only<T extends Ast.Item['$type']>(
  document: Ast.Document,
  type: T,
  what: string,
  report: Report,
): Extract<Ast.Item, { $type: T }> | null {
  const [first, ...others] = all(document, type);
  if (first === undefined) return null;
  for (const other of others) report('said-twice', placeOf(other), { what, line: placeOf(first).line });
  return first;
}

function lowerSources(lowering: Lowering, nodes: readonly Ast.Source[]): readonly Source[] {
  const { report } = lowering;
  const lines = new Map<string, number>();
  return nodes.map((node) => {
    const place = placeOfPart(node, 'name');
    const line = lines.get(node.name);
    if (line !== undefined) report('name-taken', place, { name: node.name, kind: 'a source', line });
    lines.set(node.name, line ?? place.line);
    if (node.title === undefined && !isBroken(lowering, node.name)) report('missing-words', place, { what: 'the source', name: node.name });
    const dates = node.fields.filter((field) => field.$type === 'SourceDate');
    const texts = node.fields.filter((field) => field.$type === 'SourceText');
    const references = node.fields.filter((field) => field.$type === 'SourceReference');
    const parts = [
      ['date', dates],
      ['text', texts],
      ['reference', references],
    ] as const;
    for (const [what, [first, ...others]] of parts) {
      for (const other of others)
        report('said-twice', placeOf(other), { what: `the ${what} of the source`, line: first === undefined ? 1 : placeOf(first).line });
    }
    const date = dates[0] === undefined ? null : lowerDate(lowering, dates[0]);
    const [named] = references;
    const reference = named === undefined ? null : { file: named.file, entry: named.entry ?? named.entryWords ?? node.name };
    return { id: node.name, title: node.title ?? node.name, date, text: texts[0]?.text ?? null, reference, place };
  });
}

function lowerRules(lowering: Lowering, document: Ast.Document, theatres: Theatres): readonly Rule[] {
  const labels = new Map<string, number>();
  return document.items.flatMap((node) => {
    if (node.$type === 'Use') return theatres.get(node)?.rules ?? [];
    return node.$type === 'Rule' || node.$type === 'Needs' ? (lowerRule(lowering, node, labels) ?? []) : [];
  });
}

function lowerMerges(lowering: Lowering, nodes: readonly Ast.Merge[]): readonly Merge[] {
  return nodes.flatMap((node) => {
    const condition = lowerCondition(lowering, node.condition);
    const cites = lowerCitations(lowering, node.cites);
    return condition === null ? [] : [{ condition, cites, place: placeOf(node) }];
  });
}

/** @param carried  those of theatres, which may use one of these in the place of a given option */
function lowerDefinitions(lowering: Lowering, nodes: readonly Ast.Definition[], carried: readonly Definition[]): readonly Definition[] {
  const uses = new Map(carried.map(({ id, condition }): [string, readonly string[]] => [id, namesOf(condition)]));
  const definitions = nodes.flatMap((node) => {
    uses.set(node.name, namesIn(node.condition));
    const condition = lowerCondition(lowering, node.condition);
    const cites = lowerCitations(lowering, node.cites);
    return condition === null ? [] : [{ id: node.name, name: node.words ?? null, condition, cites, place: placeOfPart(node, 'name') }];
  });
  for (const circle of circlesIn(uses)) {
    const first = lowering.names.get(circle[0] ?? '');
    if (first !== undefined) lowering.report('circular-definition', first.place, { names: circle });
  }
  return [...carried, ...definitions];
}

function namesIn(node: Ast.Condition): readonly string[] {
  switch (node.$type) {
    case 'Atom':
      return [node.option.name];
    case 'Not':
    case 'Group':
      return namesIn(node.of);
    case 'And':
    case 'Or':
      return node.of.flatMap(namesIn);
    case 'Implication':
      return [...namesIn(node.first), ...node.links.flatMap(({ condition }) => namesIn(condition))];
  }
}

function lowerStates(lowering: Lowering, nodes: readonly Ast.NamedState[]): readonly NamedState[] {
  return nodes.map((node) => ({
    id: node.name,
    name: node.words ?? null,
    settings: lowerSettings(lowering, node.settings).map(({ setting }) => setting),
    cites: lowerCitations(lowering, node.cites),
    place: placeOfPart(node, 'name'),
  }));
}
