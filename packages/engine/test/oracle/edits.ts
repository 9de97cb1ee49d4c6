/** Overlays by hand: what each edit of `language.md` says, done to the model form. */

import type { Edit, Model, Mover, Preferences, Setting, Statement, View } from '../../src/model.js';
import { findNow } from './claims.js';
import { readGame } from './game.js';
import { firstLevels, withSettings } from './states.js';
import { listOf, type Places, placesOf } from './worlds.js';

/** What the edits hold in place, and what they set: option to level. */
export interface Made {
  readonly model: Model;
  /** Hidden or fixed options. */
  readonly held: ReadonlyMap<string, string>;
  /** All that is set, hidden or fixed. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Makes the edits one after the other. One that names what is not there does nothing. */
export function editByHand(model: Model, edits: readonly Edit[]): Made {
  const held = new Map<string, string>();
  const settings = new Map<string, string>();
  let edited = model;
  for (const edit of edits) {
    edited = once(edited, edit);
    if (edit.kind === 'hide' || edit.kind === 'fix') held.set(edit.option, levelOf(model, edit));
    if (edit.kind === 'hide' || edit.kind === 'fix' || edit.kind === 'set') settings.set(edit.option, levelOf(model, edit));
  }
  // The last word on an option that is held counts; other rules stay.
  const rules = [
    ...edited.rules.filter(({ wording, never }) => !(wording === 'held' && never.kind === 'level' && held.has(never.option))),
    ...Array.from(held, ([option, level]) => ({
      label: null,
      never: { kind: 'level' as const, option, is: '!=' as const, level },
      wording: 'held' as const,
      cites: [],
    })),
  ];
  return { model: { ...edited, rules }, held, settings };
}

/** How the actor of a view sees the model. */
export function viewByHand(model: Model, view: View): Made {
  const made = editByHand({ ...model, views: [] }, view.edits);
  return { ...made, model: { ...made.model, views: view.views } };
}

/** The model under an overlay, views and all. */
export function overlayByHand(model: Model, { edits, views }: { readonly edits: readonly Edit[]; readonly views: readonly View[] }): Made {
  const made = editByHand(model, edits);
  return { ...made, model: { ...made.model, views: together(model.views, views) } };
}

/** One view for each actor; whoever has one already sees both sets of edits, the older first. */
function together(standing: readonly View[], added: readonly View[]): readonly View[] {
  const more = (own: View): View => {
    const other = added.find(({ actor }) => actor === own.actor);
    return other === undefined ? own : { ...own, edits: [...own.edits, ...other.edits], views: together(own.views, other.views) };
  };
  return [...standing.map(more), ...added.filter(({ actor }) => !standing.some((own) => own.actor === actor))];
}

function levelOf(model: Model, edit: Edit & { kind: 'hide' | 'fix' | 'set' }): string {
  return edit.kind === 'hide' ? (model.options.find(({ id }) => id === edit.option)?.levels[0]?.id ?? '') : edit.level;
}

function once(model: Model, edit: Edit): Model {
  switch (edit.kind) {
    case 'wants':
      return withWants(model, edit.actor, () => edit.preferences);
    case 'raise':
    case 'lower':
    case 'drop':
    case 'add':
      return withWants(model, edit.actor, (wants) => {
        if (wants !== null && wants.kind === 'ranking') return wants;
        return { kind: 'statements', statements: patched(wants?.statements ?? [], edit) };
      });
    case 'rule':
      return { ...model, rules: [...model.rules, edit.rule] };
    case 'lift':
      return { ...model, rules: model.rules.filter(({ label }) => label !== edit.rule) };
    case 'body':
      return {
        ...model,
        movers: model.movers.map((mover) =>
          mover.kind === 'body' && mover.id === edit.body
            ? { ...mover, members: edit.members ?? mover.members, rule: edit.rule ?? mover.rule }
            : mover,
        ),
      };
    case 'agreement':
      return { ...model, movers: model.movers.map((mover) => (mover.id === edit.agreement ? agreedAnew(mover, edit) : mover)) };
    case 'guard':
      return { ...model, options: model.options.map((option) => (option.id === edit.option ? { ...option, when: edit.when } : option)) };
    case 'hide':
    case 'fix':
    case 'set':
      return { ...model, now: standing(model, { option: edit.option, level: levelOf(model, edit) }) };
  }
}

/** The agreement on other terms. */
function agreedAnew(mover: Mover, { parties, binds, anyPartyMayLeave }: Edit & { kind: 'agreement' }): Mover {
  if (mover.kind !== 'agreement') return mover;
  let changed = mover;
  if (parties !== null) changed = { ...changed, parties };
  if (binds !== null) changed = { ...changed, binds };
  if (anyPartyMayLeave !== null) changed = { ...changed, anyPartyMayLeave };
  return changed;
}

/** The present, every option listed, with one setting made. */
function standing(model: Model, setting: Setting): Setting[] {
  // Rules play no part in where things stand.
  const game = readGame({ ...model, rules: [], merges: [] });
  const levels = withSettings(model, findNow(game) ?? firstLevels(model), [setting]);
  return model.options.map((option, at) => ({ option: option.id, level: option.levels[levels[at] as number]?.id ?? '' }));
}

function withWants(model: Model, actor: string, change: (wants: Preferences | null) => Preferences): Model {
  return {
    ...model,
    movers: model.movers.map((mover) =>
      mover.kind === 'actor' && mover.id === actor ? { ...mover, preferences: change(mover.preferences) } : mover,
    ),
  };
}

/**
 * A list of wants, changed. A want that is moved leaves those whose order with it was open; it goes above, or below, all that share a place with the
 * one it goes beside.
 */
function patched(wants: readonly Statement[], edit: Edit & { kind: 'raise' | 'lower' | 'drop' | 'add' }): readonly Statement[] {
  const places = placesOf(wants);
  const find = (among: Places, label: string): number => among.findIndex((place) => place.some((want) => want.label === label));
  const without = (label: string): Places =>
    places.map((place) => place.filter((want) => want.label !== label)).filter((place) => place.length > 0);
  const put = (among: Places, want: Statement, index: number): Statement[] =>
    listOf([...among.slice(0, index), [want], ...among.slice(index)]);
  switch (edit.kind) {
    case 'drop':
      return listOf(without(edit.want));
    case 'add': {
      if (!('want' in edit.at)) return put(places, edit.statement, edit.at.kind === 'first' ? 0 : places.length);
      const beside = find(places, edit.at.want);
      return beside < 0 ? wants : put(places, edit.statement, edit.at.kind === 'above' ? beside : beside + 1);
    }
    case 'raise':
    case 'lower': {
      const [from, to] = [find(places, edit.want), find(places, edit.beside)];
      const want = wants.find(({ label }) => label === edit.want);
      if (want === undefined || to < 0 || edit.want === edit.beside) return wants;
      // It stands so already.
      if (edit.kind === 'raise' ? from < to : from > to) return wants;
      const rest = without(edit.want);
      const beside = find(rest, edit.beside);
      return put(rest, want, edit.kind === 'raise' ? beside : beside + 1);
    }
  }
}
