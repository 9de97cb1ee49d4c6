/** Overlays and views: named sets of edits to the model, and whether each of them says something. */

import {
  applyOverlay,
  applyView,
  type Edit,
  type Expectation,
  type Model,
  mergeViews,
  modelUnder,
  type Overlay,
  type Place,
  type Position,
  spanOf,
  type Verdict,
  type View,
} from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { nearest } from '../nearest.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition, lowerSettings } from './condition.js';
import { isDate } from './date.js';
import { boundOptions, lowerRule as lowerDecision, lowerVotes, memberNames } from './movers.js';
import { isBroken, type Lowering, lookUp, lookUpClaim, oneOf, onlyOne } from './names.js';
import { lowerRule } from './rules.js';
import { lowerStatement, lowerWants, patchesIn } from './wants.js';

/** What an agreement binds that binds nothing any more. */
const NOTHING = 'nothing';

const VERDICTS: readonly Verdict[] = ['holds', 'fails', 'partly', 'unknown'];

/** The model with its views, then its overlays: each is tried on the model as far as it stands. */
export function lowerOverlays(lowering: Lowering, document: Ast.Document, plain: Model): Model {
  const viewNodes = document.items.filter((item) => item.$type === 'View');
  const overlayNodes = document.items.filter((item) => item.$type === 'Overlay');
  const scope: Scope = {
    kind: 'model',
    labels: labelsOfRules(plain),
  };
  const views = lowerViews(lowering, viewNodes, scope, null);
  const model = { ...plain, views: mergeViews(plain.views, views) };
  for (const view of views)
    checkView(lowering, seenBefore(plain, view.actor), view, viewNodes.find(({ actor }) => actor.name === view.actor)?.edits ?? []);
  const lines = new Map<string, number>();
  const overlays = overlayNodes.map((node): Overlay => {
    const place = placeOfPart(node, 'name');
    const line = lines.get(node.name);
    if (line !== undefined) lowering.report('name-taken', place, { name: node.name, kind: 'an overlay', line });
    lines.set(node.name, line ?? place.line);
    return lowerOverlay(lowering, node, { kind: node.kind, labels: new Map(scope.labels) });
  });
  const whole: Model = { ...model, overlays: [...plain.overlays, ...overlays] };
  checkPhases(lowering, whole);
  overlays.forEach((overlay, index) => {
    checkOverlay(lowering, whole, overlay, overlayNodes[index]?.edits ?? []);
  });
  return whole;
}

/** The model with the theatres linked: the edits that stand where each is brought in, in the order of the text. */
export function lowerLinks(lowering: Lowering, uses: readonly Ast.Use[], plain: Model): Model {
  let model = plain;
  for (const use of uses) {
    const cites = lowerCitations(lowering, use.cites);
    const scope: Scope = { kind: 'use', labels: labelsOfRules(model) };
    const { edits, views } = lowerEdits(lowering, use.edits, scope, null);
    for (const each of use.edits) if (each.$type === 'Expectations') lowering.report('expect-nowhere', placeOf(each), { kind: 'link' });
    // What the line rests on holds for each of its edits that rests on nothing more.
    const links = { edits: edits.map((edit) => (edit.cites.length > 0 ? edit : { ...edit, cites })), views };
    checkEdits(lowering, model, links, false);
    model = applyOverlay(model, { edits: links.edits, views: [] }).model;
    for (const view of views) checkView(lowering, seenBefore(model, view.actor), view, editsIn(use.edits, view.actor));
    model = { ...model, views: mergeViews(model.views, views) };
  }
  return model;
}

/** The model as an actor sees it before a view is added to how it sees things anyway. */
function seenBefore(model: Model, actor: string): Model {
  const standing = model.views.find((view) => view.actor === actor);
  return standing === undefined ? model : applyView(model, standing);
}

function labelsOfRules({ rules }: Model): Map<string, number> {
  return new Map(rules.flatMap(({ label, place }) => (label === null ? [] : [[label, place?.line ?? 1]])));
}

/** What edits stand in, and the labels of rules that are taken there. */
interface Scope {
  readonly kind: 'model' | Overlay['kind'] | 'view' | 'use';
  readonly labels: Map<string, number>;
}

function lowerOverlay(lowering: Lowering, node: Ast.Overlay, scope: Scope): Overlay {
  const place = placeOfPart(node, 'name');
  if ((node.words ?? '').trim() === '' && !isBroken(lowering, node.name))
    lowering.report('missing-words', place, { what: `the ${node.kind}`, name: node.name });
  const { edits, views } = lowerEdits(lowering, node.edits, scope, null);
  return {
    kind: node.kind,
    id: node.name,
    name: node.words ?? node.name,
    edits,
    views,
    span: lowerSpan(lowering, node),
    expects: lowerExpectations(lowering, node),
    cites: lowerCitations(lowering, node.cites),
    place,
  };
}

function lowerSpan({ report }: Lowering, node: Ast.Overlay): Overlay['span'] {
  const place = placeOfPart(node, 'name');
  const [from, ...more] = node.from;
  const [to] = node.to;
  if (node.kind !== 'phase') {
    if (from !== undefined) report('left-over', placeOfPart(node, 'from'), { found: "'from'", after: `a ${node.kind}` });
    return null;
  }
  if (from === undefined || to === undefined) {
    report('phase-span', place, { phase: node.name, problem: 'does not say from when to when it lasts' });
    return null;
  }
  if (more.length > 0) report('said-twice', placeOfPart(node, 'from'), { what: `the span of '${node.name}'`, line: place.line });
  for (const [date, part] of [[from, 'from'] as const, [to, 'to'] as const]) {
    if (isDate(date)) continue;
    report('bad-date', placeOfPart(node, part), { date });
    return null;
  }
  const [first, last] = [spanOf(from), spanOf(to)];
  if (first !== null && last !== null && first.first > last.last) {
    report('phase-span', place, { phase: node.name, problem: 'ends before it begins' });
    return null;
  }
  return { from, to };
}

function lowerExpectations(lowering: Lowering, overlay: Ast.Overlay): readonly Expectation[] {
  const lines = new Map<string, number>();
  return overlay.edits.flatMap((node): Expectation[] => {
    if (node.$type !== 'Expectations') return [];
    const place = placeOf(node);
    if (overlay.kind !== 'critique') {
      lowering.report('expect-nowhere', place, { kind: overlay.kind });
      return [];
    }
    const verdict = oneOf(lowering, node.verdict.name, placeOf(node.verdict), VERDICTS, 'verdict');
    const claim = lookUpClaim(lowering, node.claim);
    const line = lines.get(node.claim.name);
    if (line !== undefined) lowering.report('said-twice', place, { what: `what the critic expects of '${node.claim.name}'`, line });
    lines.set(node.claim.name, line ?? place.line);
    return verdict === null || claim === null ? [] : [{ claim, verdict, because: node.because ?? null, place }];
  });
}

function lowerViews(lowering: Lowering, nodes: readonly Ast.View[], scope: Scope, owner: string | null): readonly View[] {
  const lines = new Map<string, number>();
  return nodes.flatMap((node): View[] => {
    const actor = lookUp(lowering, node.actor, ['actor'], 'actor');
    const place = placeOf(node.actor);
    const line = lines.get(node.actor.name);
    if (line !== undefined) lowering.report('said-twice', place, { what: `the view of '${node.actor.name}'`, line });
    lines.set(node.actor.name, line ?? place.line);
    if (actor !== null && actor.id === owner) lowering.report('own-view', place, { actor: actor.id });
    const { edits, views } = lowerEdits(lowering, node.edits, { kind: 'view', labels: new Map(scope.labels) }, node.actor.name);
    for (const each of node.edits) if (each.$type === 'Expectations') lowering.report('expect-nowhere', placeOf(each), { kind: 'view' });
    return actor === null ? [] : [{ actor: actor.id, edits, views, cites: lowerCitations(lowering, node.cites), place }];
  });
}

function lowerEdits(
  lowering: Lowering,
  nodes: readonly Ast.Edit[],
  scope: Scope,
  owner: string | null,
): { readonly edits: readonly Edit[]; readonly views: readonly View[] } {
  const views = lowerViews(
    lowering,
    nodes.filter((node) => node.$type === 'View'),
    scope,
    owner,
  );
  return { edits: nodes.flatMap((node) => lowerEdit(lowering, node, scope)), views };
}

function lowerEdit(lowering: Lowering, node: Ast.Edit, scope: Scope): readonly Edit[] {
  const place = placeOf(node);
  switch (node.$type) {
    case 'View':
    case 'Expectations':
      return [];
    case 'Preferences':
      return lowerChangedWants(lowering, node, scope);
    case 'Rule': {
      const rule = lowerRule(lowering, node, scope.labels);
      return rule === null ? [] : [{ kind: 'rule', rule, cites: rule.cites, place }];
    }
    case 'Lift':
      return [{ kind: 'lift', rule: node.rule.name, cites: lowerCitations(lowering, node.cites), place }];
    case 'BodyEdit':
      return lowerBodyEdit(lowering, node);
    case 'AgreementEdit':
      return lowerAgreementEdit(lowering, node);
    case 'Hide': {
      const option = lookUp(lowering, node.option, ['option', 'given', 'agreement'], 'option');
      const cites = lowerCitations(lowering, node.cites);
      return option === null ? [] : [{ kind: 'hide', option: option.id, cites, place }];
    }
    case 'Fix': {
      const cites = lowerCitations(lowering, node.cites);
      return lowerSettings(lowering, [node.setting]).map(({ setting }): Edit => ({ kind: 'fix', ...setting, cites, place }));
    }
    case 'Change':
      return lowerChange(lowering, node, scope);
  }
}

/** A rule with `needs`, the guard of an option, or how an option stands when the overlay starts. */
function lowerChange(lowering: Lowering, node: Ast.Change, scope: Scope): readonly Edit[] {
  const place = placeOf(node);
  if (node.needed !== undefined) {
    const rule = lowerRule(lowering, node, scope.labels);
    return rule === null ? [] : [{ kind: 'rule', rule, cites: rule.cites, place }];
  }
  const cites = lowerCitations(lowering, node.cites);
  if (node.label !== undefined)
    lowering.report('left-over', placeOfPart(node, 'label'), { found: `The label '${node.label}'`, after: 'the beginning of such a line' });
  const { guard, condition } = node;
  if (guard === undefined)
    return lowerSettings(lowering, [condition]).map(({ setting }): Edit => ({ kind: 'set', ...setting, cites, place }));
  const when = lowerCondition(lowering, guard);
  if (condition.$type !== 'Atom' || condition.sign !== undefined) {
    lowering.report('missing-piece', placeOf(condition), {
      piece: "the name of an option, before 'when',",
      found: 'a condition',
      example: 'invite when charter = treaty',
    });
    return [];
  }
  const option = lookUp(lowering, condition.option, ['option', 'agreement'], 'option that somebody moves');
  return option === null || when === null ? [] : [{ kind: 'guard', option: option.id, when, cites, place }];
}

function lowerBodyEdit(lowering: Lowering, node: Ast.BodyEdit): readonly Edit[] {
  const place = placeOf(node);
  const body = lookUp(lowering, node.body, ['body'], 'body');
  const members = node.members.length === 0 ? null : memberNames(lowering, node.body.name, node.members);
  const ruleNode = onlyOne(lowering, node.rules, 'the rule of the body');
  const cites = lowerCitations(lowering, node.cites);
  const ballots = ruleNode?.$type === 'VotesRule' ? ruleNode.ballots.map(({ member }) => member) : [];
  const voters = ruleNode?.$type === 'VotesRule' && members === null ? memberNames(lowering, node.body.name, ballots) : members;
  const rule =
    ruleNode === null
      ? null
      : ruleNode.$type === 'VotesRule'
        ? lowerVotes(lowering, { name: node.body.name, members: node.members }, ruleNode)
        : lowerDecision(lowering, ruleNode);
  if (body === null || (ruleNode !== null && rule === null)) return [];
  if (members === null && rule === null) {
    lowering.report('idle-edit', place, { what: 'it names neither members nor a rule' });
    return [];
  }
  return [{ kind: 'body', body: body.id, members: voters, rule, cites, place }];
}

function lowerAgreementEdit(lowering: Lowering, node: Ast.AgreementEdit): readonly Edit[] {
  const place = placeOf(node);
  const agreement = lookUp(lowering, node.agreement, ['agreement'], 'agreement');
  const parties = node.parties.length === 0 ? null : memberNames(lowering, node.agreement.name, node.parties);
  if (node.parties.length === 1) lowering.report('few-parties', placeOf(node.agreement), { agreement: node.agreement.name });
  const [only, another] = node.binds;
  const frees = only?.name === NOTHING && another === undefined && !lowering.names.has(NOTHING);
  const bound = frees ? [] : boundOptions(lowering, node.binds);
  const cites = lowerCitations(lowering, node.cites);
  const [leave, otherwise] = node.leave;
  if (otherwise !== undefined) lowering.report('said-twice', place, { what: 'who may leave', line: place.line });
  const binds = frees || bound.length > 0 ? bound : null;
  if (agreement === null) return [];
  if (parties === null && binds === null && leave === undefined) {
    // A name that is not known has been reported.
    if (node.binds.length === 0)
      lowering.report('idle-edit', place, { what: 'it says neither who agrees, nor what it binds, nor who may leave' });
    return [];
  }
  const anyPartyMayLeave = leave === undefined ? null : leave === 'any';
  return [{ kind: 'agreement', agreement: agreement.id, parties, binds, anyPartyMayLeave, cites, place }];
}

/** A list that replaces another, or lines that change one. */
function lowerChangedWants(lowering: Lowering, node: Ast.Preferences, scope: Scope): readonly Edit[] {
  const { report } = lowering;
  const actor = lookUp(lowering, node.actor, ['actor'], 'actor');
  const patches = patchesIn(node);
  const closed = scope.kind === 'view' || scope.kind === 'event';
  if (closed) reportOpen(lowering, node, scope.kind === 'view' ? 'a view' : 'an event');
  if (patches.length === 0) {
    const preferences = lowerWants(lowering, node);
    return actor === null ? [] : [{ kind: 'wants', actor: actor.id, preferences, cites: [], place: placeOf(node) }];
  }
  const other = node.entries.find((entry) => !patches.some((patch) => patch === entry));
  if (other !== undefined) report('mixed-patches', placeOf(other), { actor: node.actor.name });
  return patches.flatMap((patch): Edit[] => {
    const place = placeOf(patch);
    const cites = lowerCitations(lowering, patch.cites);
    const id = actor?.id ?? node.actor.name;
    if (patch.$type === 'Drop') return [{ kind: 'drop', actor: id, want: patch.want.name, cites, place }];
    if (patch.$type === 'Shift') {
      const expected = patch.kind === 'raise' ? 'above' : 'below';
      if (patch.side !== expected) {
        report('missing-piece', place, {
          piece: `'${expected}'`,
          found: `'${patch.side}'`,
          example: `${patch.kind} ${patch.want.name} ${expected} ${patch.beside.name}`,
        });
        return [];
      }
      return [{ kind: patch.kind, actor: id, want: patch.want.name, beside: patch.beside.name, cites, place }];
    }
    const statement = lowerStatement(lowering, node.actor.name, patch.statement, new Map(), null);
    const at: Position =
      patch.side === 'first' || patch.side === 'last' || patch.beside === undefined
        ? { kind: patch.side === 'last' ? 'last' : 'first' }
        : { kind: patch.side, want: patch.beside.name };
    return statement === null ? [] : [{ kind: 'add', actor: id, statement, at, cites, place }];
  });
}

/** Views and events leave nothing open: they come on top of whatever the model leaves open. */
function reportOpen({ report }: Lowering, node: Ast.Preferences, where: string): void {
  for (const entry of node.entries) {
    if (entry.$type === 'AnyOrder') report('open-premise-here', placeOf(entry), { where, what: 'an open order' });
    const statement = entry.$type === 'Statement' ? entry : entry.$type === 'Add' ? entry.statement : null;
    if (statement?.maybe === true) report('open-premise-here', placeOf(statement), { where, what: 'an open sign' });
  }
}

// ---- Do they say something?

function checkOverlay(lowering: Lowering, model: Model, overlay: Overlay, said: readonly Ast.Edit[]): void {
  const { report } = lowering;
  if (said.every(({ $type }) => $type === 'Expectations')) {
    if (!isBroken(lowering, overlay.id)) report('empty-overlay', overlay.place ?? NOWHERE, { kind: overlay.kind, name: overlay.id });
    return;
  }
  const before = overlay.kind === 'phase' ? modelUnder(model, overlay.id) : model;
  // Events and phases start elsewhere than at the present, so what they set may stand already.
  const settles = overlay.kind === 'event' || overlay.kind === 'phase';
  checkEdits(lowering, model, overlay, settles);
  const under = overlay.kind === 'phase' ? before : applyOverlay(model, overlay).model;
  for (const view of overlay.views)
    checkView(lowering, seenBefore({ ...under, views: model.views }, view.actor), view, editsIn(said, view.actor));
}

function checkView(lowering: Lowering, model: Model, view: View, said: readonly Ast.Edit[]): void {
  const { report } = lowering;
  if (said.length === 0) {
    report('empty-overlay', view.place ?? NOWHERE, { kind: 'view', name: view.actor });
    return;
  }
  const bare = { ...model, views: [] };
  // What a view holds counts wherever it is met, not just at the present.
  checkEdits(lowering, bare, { edits: view.edits, views: [] }, true);
  const seen = applyView(bare, { ...view, views: [] });
  for (const inner of view.views) checkView(lowering, seen, inner, editsIn(said, inner.actor));
}

/** The lines of the view of an actor that stands among these. */
function editsIn(said: readonly Ast.Edit[], actor: string): readonly Ast.Edit[] {
  return said.flatMap((edit) => (edit.$type === 'View' && edit.actor.name === actor ? edit.edits : []));
}

const NOWHERE = { line: 1, column: 1, length: 1 };

function checkEdits({ report }: Lowering, model: Model, overlay: Pick<Overlay, 'edits' | 'views'>, settles: boolean): void {
  let edited = model;
  let last: Edit | null = null;
  const settled = new Map<string, string>();
  for (const edit of overlay.edits) {
    const place = edit.place ?? NOWHERE;
    const { model: next, missing, idle } = applyOverlay(edited, { edits: [edit], views: [] });
    if (missing.length > 0) reportMissing(report, edited, edit);
    else if (idle.length > 0 && !(settles && (edit.kind === 'set' || edit.kind === 'fix' || edit.kind === 'hide')))
      report('idle-edit', place, { what: idleWords(edit) });
    if (edit.kind === 'add' && edit.statement.label !== null && labelsOf(edited, edit.actor).includes(edit.statement.label)) {
      const line = wantsOf(edited, edit.actor).find(({ label }) => label === edit.statement.label)?.place?.line ?? 1;
      report('name-taken', edit.statement.place ?? place, { name: edit.statement.label, kind: `a want of '${edit.actor}'`, line });
    }
    if (edit.kind === 'agreement') checkTerms(report, next, edit.agreement, place);
    if (edit.kind === 'set' || edit.kind === 'fix' || edit.kind === 'hide') {
      const level = edit.kind === 'hide' ? model.options.find(({ id }) => id === edit.option)?.levels[0]?.id : edit.level;
      const before = settled.get(edit.option);
      if (before !== undefined && before !== level) report('set-twice', place, { option: edit.option });
      if (level !== undefined) settled.set(edit.option, level);
    }
    if (missing.length === 0 && idle.length === 0) last = edit;
    edited = next;
  }
  if (last !== null && settled.size === 0 && saysSame(model, edited))
    report('idle-edit', last.place ?? NOWHERE, { what: 'together with the lines above it, it leaves the model as it was' });
}

/** Are two models the same but for where their lines stand? */
function saysSame(one: Model, other: Model): boolean {
  const plain = ({ movers, rules, options }: Model): string =>
    JSON.stringify([movers, rules, options], (key, part: unknown) => (key === 'place' ? undefined : part));
  return plain(one) === plain(other);
}

/** Whatever its parties now are, an agreement binds only what is theirs. */
function checkTerms(report: Lowering['report'], model: Model, id: string, place: Place): void {
  const agreement = model.movers.find((mover) => mover.id === id);
  if (agreement?.kind !== 'agreement') return;
  for (const option of agreement.binds) {
    const owner = model.options.find((each) => each.id === option)?.mover ?? null;
    if (owner !== null && !agreement.parties.includes(owner)) report('foreign-option', place, { agreement: id, option, owner });
  }
}

function reportMissing(report: Lowering['report'], model: Model, edit: Edit): void {
  const place = edit.place ?? NOWHERE;
  if (edit.kind === 'lift') {
    const choices = model.rules.flatMap(({ label }) => label ?? []);
    report('unknown-label', place, { label: edit.rule, of: 'rule of the model', near: nearest(edit.rule, choices), choices });
    return;
  }
  if (edit.kind !== 'raise' && edit.kind !== 'lower' && edit.kind !== 'drop' && edit.kind !== 'add') return;
  const mover = model.movers.find(({ id }) => id === edit.actor);
  if (mover?.kind === 'actor' && mover.preferences?.kind === 'ranking') {
    report('patched-ranking', place, { actor: edit.actor });
    return;
  }
  const choices = labelsOf(model, edit.actor);
  const named =
    edit.kind === 'add' ? ('want' in edit.at ? [edit.at.want] : []) : edit.kind === 'drop' ? [edit.want] : [edit.want, edit.beside];
  const label = named.find((each) => !choices.includes(each));
  if (label === undefined) report('idle-edit', place, { what: 'a want cannot stand above or below itself' });
  else report('unknown-label', place, { label, of: `want of '${edit.actor}' here`, near: nearest(label, choices), choices });
}

function idleWords(edit: Edit): string {
  switch (edit.kind) {
    case 'raise':
      return `'${edit.want}' stands above '${edit.beside}' already`;
    case 'lower':
      return `'${edit.want}' stands below '${edit.beside}' already`;
    case 'set':
    case 'fix':
      return `'${edit.option}' stands so already`;
    case 'hide':
      return `'${edit.option}' is held at its first level already`;
    case 'wants':
      return `the wants of '${edit.actor}' are these already`;
    case 'body':
      return `'${edit.body}' decides so already`;
    case 'agreement':
      return `the terms of '${edit.agreement}' are these already`;
    default:
      return 'it is so already';
  }
}

function wantsOf(
  model: Model,
  actor: string,
): readonly { readonly label: string | null; readonly place?: { readonly line: number } | undefined }[] {
  const mover = model.movers.find(({ id }) => id === actor);
  return mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [];
}

function labelsOf(model: Model, actor: string): readonly string[] {
  return wantsOf(model, actor).flatMap(({ label }) => label ?? []);
}

/** Phases do not overlap, and none holds the date of the conflict: the model proper is the phase of that date. */
function checkPhases({ report }: Lowering, model: Model): void {
  const phases = model.overlays.filter(({ kind, span }) => kind === 'phase' && span !== null);
  const now = model.date === null ? null : spanOf(model.date);
  phases.forEach((phase, index) => {
    const [from, to] = [spanOf(phase.span?.from ?? ''), spanOf(phase.span?.to ?? '')];
    if (from === null || to === null) return;
    const place = phase.place ?? NOWHERE;
    if (now !== null && now.last >= from.first && now.first <= to.last)
      report('phase-span', place, {
        phase: phase.id,
        problem: `includes the date of the conflict, ${model.date}, when the model proper holds`,
      });
    const other = phases.slice(0, index).find(({ span }) => {
      const [first, last] = [spanOf(span?.from ?? ''), spanOf(span?.to ?? '')];
      return first !== null && last !== null && first.first <= to.last && from.first <= last.last;
    });
    if (other !== undefined) report('phase-span', place, { phase: phase.id, problem: `overlaps with '${other.id}'` });
  });
}
