/**
 * Overlays: from one model to another, by edits in the order written. Critiques, variants, events, phases and views all pass through here, and
 * nothing else in the engine knows which kind an edit came from.
 *
 * Overlays never change which options and levels there are, so a state has the same number under every overlay of a model.
 */

import type { Edit, Model, Mover, Overlay, Preferences, Setting, Statement, View } from './model.js';
import { presentSettings } from './present.js';

/** What comes of applying an overlay. */
export interface Applied {
  readonly model: Model;
  /** Edits that name a want, rule, body or agreement that is not there (any more); they were passed over. */
  readonly missing: readonly Edit[];
  /**
   * Edits that changed nothing: a want raised above one it stands above already, an option set where it stands. Of an event, and of a phase,
   * a `set` (or `fix`, `hide`) may be idle here and still matter, since these start elsewhere than at the present.
   */
  readonly idle: readonly Edit[];
}

/** The model with the overlay's edits made, and its views added to those that stand. */
export function applyOverlay(model: Model, overlay: Pick<Overlay, 'edits' | 'views'>): Applied {
  const missing: Edit[] = [];
  const idle: Edit[] = [];
  let edited = model;
  for (const edit of overlay.edits) {
    const next = applyEdit(edited, edit);
    if (next === null) missing.push(edit);
    else if (next === edited) idle.push(edit);
    else edited = next;
  }
  const views = mergeViews(edited.views, overlay.views);
  return { model: views === edited.views ? edited : { ...edited, views }, missing, idle };
}

/** The conflict as an actor with this view sees it: the model with the view's edits, in which others see what the view says they see. */
export function applyView(model: Model, view: View): Model {
  return applyOverlay({ ...model, views: [] }, view).model;
}

/** Options that a view holds in its actor's eyes, each at the level it is seen at: those it hides, and those it fixes. */
export function heldBy({ edits }: Pick<View, 'edits'>, model: Model): readonly Setting[] {
  const held = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind === 'hide') held.set(edit.option, firstLevel(model, edit.option));
    else if (edit.kind === 'fix') held.set(edit.option, edit.level);
  }
  return Array.from(held, ([option, level]) => ({ option, level }));
}

/** What an overlay sets when it strikes or starts: every option that it sets, fixes or hides. */
export function settingsBy({ edits }: Pick<Overlay, 'edits'>, model: Model): readonly Setting[] {
  const settings = new Map<string, string>();
  for (const edit of edits) {
    if (edit.kind === 'hide') settings.set(edit.option, firstLevel(model, edit.option));
    else if (edit.kind === 'fix' || edit.kind === 'set') settings.set(edit.option, edit.level);
  }
  return Array.from(settings, ([option, level]) => ({ option, level }));
}

/** The overlay of this name; the front end has checked that it exists. */
export function overlayOf(model: Model, id: string): Overlay {
  const overlay = model.overlays.find((one) => one.id === id);
  if (overlay === undefined) throw new RangeError(`the model has no overlay '${id}'`);
  return overlay;
}

/** Views added to those that stand: an actor that has one already sees both sets of edits, the older first. */
export function mergeViews(standing: readonly View[], added: readonly View[]): readonly View[] {
  if (added.length === 0) return standing;
  const views = [...standing];
  for (const view of added) {
    const at = views.findIndex(({ actor }) => actor === view.actor);
    const own = views[at];
    if (own === undefined) views.push(view);
    else views[at] = { ...own, edits: [...own.edits, ...view.edits], views: mergeViews(own.views, view.views) };
  }
  return views;
}

/** Null: it names what is not there. The same model: it changed nothing. */
function applyEdit(model: Model, edit: Edit): Model | null {
  switch (edit.kind) {
    case 'wants':
      return withMover(model, edit.actor, (actor) =>
        actor.kind !== 'actor' ? null : same(actor.preferences, edit.preferences) ? actor : { ...actor, preferences: edit.preferences },
      );
    case 'raise':
    case 'lower':
      return withStatements(model, edit.actor, (wants) => moved(wants, edit.want, edit.beside, edit.kind));
    case 'drop':
      return withStatements(model, edit.actor, (wants) =>
        has(wants, edit.want) ? wants.filter(({ label }) => label !== edit.want) : null,
      );
    case 'add':
      return withStatements(model, edit.actor, (wants) => added(wants, edit));
    case 'rule':
      return { ...model, rules: [...model.rules, edit.rule] };
    case 'lift': {
      const rules = model.rules.filter(({ label }) => label !== edit.rule);
      return rules.length === model.rules.length ? null : { ...model, rules };
    }
    case 'body':
      return withMover(model, edit.body, (body) => {
        if (body.kind !== 'body') return null;
        const changed = { ...body, members: edit.members ?? body.members, rule: edit.rule ?? body.rule };
        return same(changed, body) ? body : changed;
      });
    case 'agreement':
      return withMover(model, edit.agreement, (agreement) => {
        if (agreement.kind !== 'agreement') return null;
        const { parties, binds, anyPartyMayLeave } = agreement;
        const changed = {
          ...agreement,
          parties: edit.parties ?? parties,
          binds: edit.binds ?? binds,
          anyPartyMayLeave: edit.anyPartyMayLeave ?? anyPartyMayLeave,
        };
        return same(changed, agreement) ? agreement : changed;
      });
    case 'guard':
      if (model.options.some(({ id, when }) => id === edit.option && same(when, edit.when))) return model;
      return { ...model, options: model.options.map((option) => (option.id === edit.option ? { ...option, when: edit.when } : option)) };
    case 'hide':
      return held(model, edit, firstLevel(model, edit.option));
    case 'fix':
      return held(model, edit, edit.level);
    case 'set':
      return placed(model, edit.option, edit.level);
  }
}

/** The model with one mover changed; the same when it did not change, null when there is none or the change finds nothing. */
function withMover(model: Model, id: string, change: (mover: Mover) => Mover | null): Model | null {
  const mover = model.movers.find((one) => one.id === id);
  const changed = mover === undefined ? null : change(mover);
  if (changed === null) return null;
  if (changed === mover) return model;
  return { ...model, movers: model.movers.map((one) => (one.id === id ? changed : one)) };
}

function withStatements(
  model: Model,
  actor: string,
  change: (statements: readonly Statement[]) => readonly Statement[] | null,
): Model | null {
  return withMover(model, actor, (mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind === 'ranking') return null;
    const before = mover.preferences?.statements ?? [];
    const after = change(before);
    if (after === null) return null;
    if (after === before) return mover;
    const preferences: Preferences = { kind: 'statements', statements: tidied(after) };
    return { ...mover, preferences };
  });
}

function has(wants: readonly Statement[], label: string): boolean {
  return wants.some((want) => want.label === label);
}

/**
 * The want just above (or below) another. It leaves a block of unknown order that it stood in; beside a want that stands in one, it goes above
 * (or below) the whole block, since nothing narrower is known.
 */
function moved(wants: readonly Statement[], label: string, beside: string, kind: 'raise' | 'lower'): readonly Statement[] | null {
  const from = wants.findIndex((want) => want.label === label);
  const to = wants.findIndex((want) => want.label === beside);
  const [want, other] = [wants[from], wants[to]];
  if (want === undefined || other === undefined || from === to) return null;
  const together = want.anyOrder !== null && want.anyOrder === other.anyOrder;
  if (!together && (kind === 'raise' ? from < to : from > to)) return wants;
  return inserted(
    wants.filter((one) => one !== want),
    { ...want, anyOrder: null },
    beside,
    kind === 'raise' ? 'above' : 'below',
  );
}

function added(wants: readonly Statement[], { statement, at }: Edit & { kind: 'add' }): readonly Statement[] | null {
  const want = { ...statement, anyOrder: null };
  switch (at.kind) {
    case 'first':
      return [want, ...wants];
    case 'last':
      return [...wants, want];
    default:
      return has(wants, at.want) ? inserted(wants, want, at.want, at.kind) : null;
  }
}

function inserted(wants: readonly Statement[], want: Statement, beside: string, side: 'above' | 'below'): readonly Statement[] {
  const block = wants.find(({ label }) => label === beside)?.anyOrder ?? null;
  const beyond = tidied(wants).find(({ label }) => label === beside)?.anyOrder ?? null;
  const belongs = (one: Statement): boolean => (beyond === null ? one.label === beside : one.anyOrder === block);
  const at = side === 'above' ? wants.findIndex(belongs) : wants.findLastIndex(belongs) + 1;
  return [...wants.slice(0, at), want, ...wants.slice(at)];
}

/** Blocks of unknown order counted afresh; one that is left with a single want is none. */
export function tidied(wants: readonly Statement[]): readonly Statement[] {
  let blocks = -1;
  return wants.map((want, index) => {
    if (want.anyOrder === null) return want;
    const alone = wants[index - 1]?.anyOrder !== want.anyOrder && wants[index + 1]?.anyOrder !== want.anyOrder;
    if (!alone && wants[index - 1]?.anyOrder !== want.anyOrder) blocks++;
    return { ...want, anyOrder: alone ? null : blocks };
  });
}

/** The option stands at the level, and a rule says that it cannot be otherwise; the overlay's last word on it counts. */
function held(model: Model, edit: Edit & { kind: 'hide' | 'fix' }, level: string): Model {
  const never = { kind: 'level', option: edit.option, is: '!=', level } as const;
  const isHold = ({ wording, never: of }: Model['rules'][number]): boolean =>
    wording === 'held' && of.kind === 'level' && of.option === edit.option;
  if (model.rules.some((rule) => isHold(rule) && same(rule.never, never))) return placed(model, edit.option, level);
  const rules = model.rules.filter((rule) => !isHold(rule));
  const { cites, place } = edit;
  return placed({ ...model, rules: [...rules, { label: null, never, wording: 'held', cites, place }] }, edit.option, level);
}

/** The model whose present has the option at the level. */
function placed(model: Model, option: string, level: string): Model {
  const now = presentSettings(model);
  if (now.some((setting) => setting.option === option && setting.level === level)) return model;
  return { ...model, now: now.map((setting) => (setting.option === option ? { option, level } : setting)) };
}

function firstLevel(model: Model, option: string): string {
  return model.options.find(({ id }) => id === option)?.levels[0]?.id ?? '';
}

/** Do two parts of a model say the same, wherever they stand in a text? */
function same(a: unknown, b: unknown): boolean {
  const plain = (value: unknown): string => JSON.stringify(value, (key, part: unknown) => (key === 'place' ? undefined : part));
  return plain(a) === plain(b);
}
