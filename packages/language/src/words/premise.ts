/** Premises for a reader of prose: wants as wishes, and which of them most hangs on. */

import type { Carrier, Change, Checked, Citation, Condition, Edit, Model, Statement, View } from '@parley/engine';
import { couldWords } from './deed.js';
import { kindsWords } from './following.js';
import { counted, figure, listed, numberWord } from './names.js';
import { changeWords, partWords, premiseWords } from './tip.js';
import { otherwiseWished, wishOf } from './wish.js';

/** A premise, named. */
type Named = Pick<Carrier, 'premise'>;

/** Letters that a sentence spends on when something is wished. */
const WISH = 90;

/** So many premises may share the first place and still be named. */
const HEAVIEST = 3;

/** Premises as noun phrases; who shares a wish is named with it once. */
export function premisesInProse(model: Model, carriers: readonly Named[], most?: number): string[] {
  const wishes = new Map<string, { actors: string[]; carrier: Named }>();
  for (const carrier of carriers) {
    const { premise } = carrier;
    const statement = premise.kind === 'want' ? wantOf(model, premise.actor, premise.want) : null;
    const key = statement === null ? JSON.stringify(premise) : JSON.stringify(statement.condition);
    const known = wishes.get(key) ?? { actors: [], carrier };
    if (premise.kind === 'want') known.actors.push(premise.actor);
    wishes.set(key, known);
  }
  return [...wishes.values()].map(({ actors, carrier }) => premiseInProse(model, carrier, actors, most));
}

/** 'Washington’s wish to see NATO announce the invitation', 'the rule that ...', 'the premise that “Withdraw” cannot be taken back'. */
function premiseInProse(model: Model, carrier: Named, actors: readonly string[], most?: number): string {
  const { premise } = carrier;
  const statement = premise.kind === 'want' ? wantOf(model, premise.actor, premise.want) : null;
  const wish = statement === null ? null : wishOf(model, actors, statement.condition, most);
  if (wish !== null) return wish;
  const { name } = premiseWords(model, carrier);
  if (premise.kind === 'want' || premise.kind === 'rule') return name;
  if (premise.kind === 'irreversible') return `the premise ${name}`;
  const option = model.options.find(({ id }) => id === premise.option);
  return option === undefined ? name : `the condition under which ${couldWords(model, option)}`;
}

/** One premise as a noun phrase; as in {@link premisesInProse}. */
export function premiseAlone(model: Model, carrier: Named, most: number): string {
  return premiseInProse(model, carrier, carrier.premise.kind === 'want' ? [carrier.premise.actor] : [], most);
}

/** A want by its place in the list of its actor; null where there is none. */
export function wantOf(model: Model, actor: string, want: number): Statement | null {
  const mover = model.movers.find(({ id }) => id === actor);
  return mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? (mover.preferences.statements[want] ?? null) : null;
}

/** What a premise cites. */
export function premiseCites(model: Model, { premise }: Named): readonly Citation[] {
  if (premise.kind === 'want') return wantOf(model, premise.actor, premise.want)?.cites ?? [];
  if (premise.kind === 'rule') return model.rules[premise.rule]?.cites ?? [];
  return model.options.find(({ id }) => id === premise.option)?.cites ?? [];
}

/**
 * The premises that most hangs on, in a sentence; none where many share the first place, or where a premise carries a single claim.
 * @param tipped  how many claims and questions were looked at
 * @param own  every claim and question as the model stands, or in the version that it names
 */
export function heaviestWords(model: Model, carriers: readonly Carrier[], tipped: number, own: readonly Checked[]): string[] {
  const most = carriers[0]?.claims.length ?? 0;
  const heaviest = carriers.filter((carrier) => carrier.claims.length === most);
  if (most < 2 || heaviest.length > HEAVIEST) return [];
  const names = premisesInProse(model, heaviest, WISH);
  const without =
    heaviest.length === 1
      ? 'without it'
      : heaviest.length === 2
        ? 'without either'
        : `without any one of these ${numberWord(heaviest.length)}`;
  const varied = tipped < own.filter(({ claim }) => claim.form.kind !== 'prefers').length ? ` of the ${figure(tipped)} looked at` : '';
  const carried = heaviest.map(({ claims }) => claims.join());
  const what =
    new Set(carried).size === 1
      ? kindsWords(own, heaviest[0]?.claims ?? [], varied)
      : `${counted(most, 'claim or question', 'claims or questions')}${varied}`;
  return [`Most hangs on ${listed(names)}: ${without}, ${what} would come out otherwise.`];
}

/** What overturns a claim, with a want told as a wish in place of its label. */
export function tipInProse(model: Model, change: Change, told: string): string {
  if (change.kind !== 'drop' && change.kind !== 'negate') return told;
  const statement = wantOf(model, change.actor, change.want);
  const otherwise = statement === null ? null : otherwiseWished(model, change.actor, statement.condition, change.kind, WISH);
  return otherwise === null ? told : told.replace(changeWords(model, change), () => otherwise);
}

/** A part of a critique, with a want told as a wish in place of its label. */
export function partInProse(model: Model, part: Edit | View): string {
  if (!('kind' in part) || (part.kind !== 'add' && part.kind !== 'raise' && part.kind !== 'lower' && part.kind !== 'drop'))
    return partWords(model, part);
  const condition = part.kind === 'add' ? part.statement.condition : labelled(model, part.actor, part.want);
  const wish = condition === null ? null : wishOf(model, [part.actor], condition, WISH);
  if (wish === null) return partWords(model, part);
  if (part.kind === 'add') return `a new want: ${wish}`;
  if (part.kind === 'drop') return `that ${wish} is dropped`;
  return `that ${wish} is put ${part.kind === 'raise' ? 'above' : 'below'} “${part.beside}”`;
}

/** What the want with a label says. */
function labelled(model: Model, actor: string, label: string): Condition | null {
  const mover = model.movers.find(({ id }) => id === actor);
  if (mover?.kind !== 'actor' || mover.preferences?.kind !== 'statements') return null;
  return mover.preferences.statements.find((each) => each.label === label)?.condition ?? null;
}
