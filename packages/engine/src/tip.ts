/**
 * Tipping: the smallest changes of its premises that overturn a verdict. For one change all claims are judged together, since they share what every
 * mover sees.
 */

import { type Argument, argumentOf } from './argument.js';
import type { Actor, Claim, Model, Statement, Verdict } from './model.js';
import { tidied } from './overlay.js';
import type { Ranks } from './preference.js';
import type { Progress } from './progress.js';
import { type Separation, separate } from './separation.js';
import { FEWER_WORLDS, type Looked, lookAt, type Share, type ShareSettings, shareOf } from './share.js';
import { canCheck, type Version } from './version.js';
import type { Choice } from './world.js';

/** A change to the premises of a model. Wants, rules and options are given as they stand in it, wants by their place in the actor's list. */
export type Change =
  | { readonly kind: 'drop' | 'negate'; readonly actor: string; readonly want: number }
  /** Neighbouring wants change places; `inverted`: pairs of which the second now stands above the first. */
  | { readonly kind: 'swaps'; readonly inverted: readonly Inversion[] }
  /** Two wants are dropped. */
  | { readonly kind: 'drops'; readonly wants: readonly [Place, Place] }
  | { readonly kind: 'lift'; readonly rule: number }
  /** The option can be taken back. */
  | { readonly kind: 'reversible'; readonly option: string }
  /** The option can be changed anywhere. */
  | { readonly kind: 'unguard'; readonly option: string };

/** A want by its place. */
export interface Place {
  readonly actor: string;
  readonly want: number;
}

/** Two wants of an actor whose order is turned round: `lower` now stands above `upper`. */
export interface Inversion {
  readonly actor: string;
  readonly upper: number;
  readonly lower: number;
}

/** A change that overturns a verdict, and what the verdict becomes. */
export interface Tip {
  readonly change: Change;
  readonly verdict: Verdict;
  /** In how many worlds the claim then holds. What the model leaves open stays open. */
  readonly holds: Share;
}

/** What overturns one claim. */
export interface Tipping {
  readonly claim: string;
  readonly overlay: string | null;
  /** With the wants as they are written. */
  readonly verdict: Verdict;
  /** The worlds that were looked at, in how many of them the claim holds, and what sets these apart; null: nothing does, or no simple rule tells. */
  readonly looked: Looked;
  readonly holds: Share;
  readonly rule: Separation | null;
  /** Every single change that overturns it: a want dropped or negated, a rule lifted, an option made reversible or freed of its guard. */
  readonly single: readonly Tip[];
  /**
   * The least number of swaps of neighbouring wants, over all lists, that overturns it, with every set of so many that does: all rankings at this
   * Kendall distance, but for swaps within an open order. `distance` null: none within `searched`.
   */
  readonly swaps: { readonly distance: number | null; readonly searched: number; readonly tips: readonly Tip[] };
  /** Pairs of dropped wants that overturn it, where no single change does; null: not looked for. */
  readonly pairs: readonly Tip[] | null;
}

/** How far to look. Fewer worlds are looked at than claims are checked in: see {@link FEWER_WORLDS}. */
export interface TipSettings extends ShareSettings {
  /** Up to so many swaps, 1 to 3; 2 unless given. From 2 on pairs of dropped wants are tried as well. */
  readonly distance?: number;
  readonly progress?: Progress;
}

/** A change found, not yet taken to every world. */
type Found = Omit<Tip, 'holds'>;

/**
 * What overturns each of these claims, under one version. Exact: every change of the kinds above is tried, with the wants as they are written, and each
 * that overturns a claim is then taken to all worlds. A change that only closes what is open leads from one world to another and is none: two wants of
 * one open order swapped, or a `maybe` turned into its opposite.
 */
export function tippingOf(argument: Argument, claims: readonly Claim[], overlay: string | null, settings: TipSettings = {}): Tipping[] {
  const { model } = argument;
  const furthest = settings.distance ?? 2;
  const version = argument.version(overlay);
  const before = claims.map((claim) => version.verdict(claim));
  const single = claims.map((): Found[] => []);
  const report = (done: number, all: number): void => settings.progress?.(done, all, 'premises');
  const trying = (changes: readonly Change[], which: (index: number) => boolean, found: (index: number, tip: Found) => void): void => {
    changes.forEach((change, done) => {
      report(done, changes.length);
      if (closesOnly(model, change)) return;
      const changed = changeOf(argument, change, overlay);
      if (changed === null) return;
      claims.forEach((claim, index) => {
        // A rule that is lifted may let happen what a ranking is silent about.
        if (!which(index) || !canCheck(changed.version(overlay), claim)) return;
        const verdict = changed.version(overlay).verdict(claim);
        if (verdict !== before[index] && verdict !== 'unknown') found(index, { change, verdict });
      });
    });
  };
  trying(
    singleChanges(model),
    () => true,
    (index, tip) => single[index]?.push(tip),
  );

  const swaps = claims.map((): { distance: number | null; searched: number; tips: Found[] } => ({
    distance: null,
    searched: 0,
    tips: [],
  }));
  for (let distance = 1; distance <= furthest; distance++) {
    const open = swaps.map((each) => each.distance === null);
    if (!open.includes(true)) break;
    trying(
      swapsAt(model, distance),
      (index) => open[index] === true,
      (index, tip) => {
        const own = swaps[index];
        if (own === undefined) return;
        own.distance = distance;
        own.tips.push(tip);
      },
    );
    swaps.forEach((each, index) => {
      if (open[index] === true) each.searched = distance;
    });
  }
  const firm = claims.map((_, index) => (single[index] ?? []).length === 0 && swaps[index]?.distance !== 1);
  const pairs = claims.map((_, index): Found[] | null => (furthest >= 2 && firm[index] === true ? [] : null));
  if (furthest >= 2 && firm.includes(true))
    trying(
      dropPairs(model),
      (index) => firm[index] === true,
      (index, tip) => pairs[index]?.push(tip),
    );

  const worlds = { ...FEWER_WORLDS, ...settings };
  const own = holdingIn(version, claims, worlds);
  const shares = sharesAfter(argument, claims, overlay, worlds, [single, swaps.map(({ tips }) => tips), pairs.map((tips) => tips ?? [])]);
  const taken = (tips: readonly Found[], index: number): Tip[] =>
    tips.map((tip) => ({ ...tip, holds: shares.get(tip.change)?.[index] as Share }));
  return claims.map((claim, index) => {
    const { distance, searched, tips } = swaps[index] as (typeof swaps)[number];
    const { share, in: where } = own.held[index] as Held;
    return {
      claim: claim.id,
      overlay,
      verdict: before[index] as Verdict,
      looked: own.looked,
      holds: share,
      rule: separate(own.looked.premises, own.choices, where),
      single: taken(single[index] as Found[], index),
      swaps: { distance, searched, tips: taken(tips, index) },
      pairs: pairs[index] === null ? null : taken(pairs[index] as Found[], index),
    };
  });
}

/** Does a change only close what the model leaves open? */
export function closesOnly(model: Model, change: Change): boolean {
  const wantAt = (actor: string, want: number): Statement | undefined =>
    listsOf(model).find((list) => list.actor === actor)?.statements[want];
  if (change.kind === 'negate') return wantAt(change.actor, change.want)?.maybe === true;
  if (change.kind !== 'swaps') return false;
  // A set of swaps of which one lies within an open order comes to a smaller set, of another world.
  return change.inverted.some(({ actor, upper, lower }) => {
    const block = wantAt(actor, upper)?.anyOrder ?? null;
    return block !== null && block === wantAt(actor, lower)?.anyOrder;
  });
}

/** Where one claim holds: its share, and for each world that was looked at whether it does. */
interface Held {
  readonly share: Share;
  readonly in: readonly boolean[];
}

function holdingIn(
  version: Version,
  claims: readonly Claim[],
  settings: ShareSettings,
): { readonly looked: Looked; readonly choices: readonly (readonly Choice[])[]; readonly held: readonly Held[] } {
  const { worlds, ...looked } = lookAt(version.model, settings);
  const within = worlds.map(({ model }) => {
    const world = version.withWants(model);
    return claims.map((claim) => world.graph !== null && world.verdict(claim) === 'holds');
  });
  return {
    looked,
    choices: worlds.map(({ choices }) => choices),
    held: claims.map((_, index) => {
      const where = within.map((holds) => holds[index] === true);
      return { share: shareOf(looked, where.filter(Boolean).length, worlds.length), in: where };
    }),
  };
}

/** For each change found, the share of worlds in which each claim that it overturns holds then. */
function sharesAfter(
  argument: Argument,
  claims: readonly Claim[],
  overlay: string | null,
  settings: TipSettings,
  found: readonly (readonly (readonly Found[])[])[],
): ReadonlyMap<Change, readonly (Share | undefined)[]> {
  const overturned = new Map<Change, Set<number>>();
  for (const lists of found)
    lists.forEach((tips, index) => {
      for (const { change } of tips) overturned.set(change, (overturned.get(change) ?? new Set()).add(index));
    });
  let done = 0;
  return new Map(
    Array.from(overturned, ([change, indices]) => {
      settings.progress?.(done++, overturned.size, 'changes taken to all worlds');
      const own = [...indices];
      const changed = changeOf(argument, change, overlay);
      const shares: Share[] = [];
      if (changed !== null) {
        const asked = own.map((index) => claims[index] as Claim);
        const { held } = holdingIn(changed.version(overlay), asked, settings);
        own.forEach((index, at) => {
          shares[index] = (held[at] as Held).share;
        });
      }
      return [change, shares] as const;
    }),
  );
}

/** The argument with a change made; null when it leaves no state, or every ranking as it was. */
export function changeOf(argument: Argument, change: Change, overlay: string | null): Argument | null {
  const model = changedModel(argument.model, change);
  if (change.kind === 'lift' || change.kind === 'reversible' || change.kind === 'unguard') {
    const changed = argumentOf(model, argument.settings);
    return changed.version(overlay).graph === null ? null : changed;
  }
  const changed = argument.withWants(model);
  // Views and events edit lists of wants by their own lights, so only without them do equal rankings say that nothing changed.
  if (model.views.length > 0 || model.overlays.length > 0) return changed;
  const [old, now] = [argument.version(null).graph, changed.version(null).graph];
  const same = old?.movers.every(({ ranks }, index) => {
    const other = now?.movers[index]?.ranks ?? null;
    return ranks === other || (ranks !== null && other !== null && sameOrder(ranks, other));
  });
  return same === true ? null : changed;
}

/** The model with a change made. */
export function changedModel(model: Model, change: Change): Model {
  switch (change.kind) {
    case 'drop':
      return withList(model, change.actor, (wants) => wants.filter((_, index) => index !== change.want));
    case 'negate':
      return withList(model, change.actor, (wants) =>
        wants.map((want, index) => (index === change.want ? { ...want, condition: { kind: 'not', of: want.condition } } : want)),
      );
    case 'drops':
      return change.wants
        .toSorted((a, b) => b.want - a.want)
        .reduce((left, { actor, want }) => changedModel(left, { kind: 'drop', actor, want }), model);
    case 'swaps':
      return [...new Set(change.inverted.map(({ actor }) => actor))].reduce(
        (left, actor) =>
          withList(left, actor, (wants) =>
            reordered(
              wants,
              change.inverted.filter((each) => each.actor === actor),
            ),
          ),
        model,
      );
    case 'lift':
      return { ...model, rules: model.rules.filter((_, index) => index !== change.rule) };
    case 'reversible':
      return {
        ...model,
        options: model.options.map((option) => (option.id === change.option ? { ...option, irreversible: false } : option)),
      };
    case 'unguard':
      return { ...model, options: model.options.map((option) => (option.id === change.option ? { ...option, when: null } : option)) };
  }
}

/** The wants in the order in which exactly these pairs are turned round. One that passes another out of its open order leaves it, as in a patch. */
function reordered(wants: readonly Statement[], inverted: readonly Inversion[]): readonly Statement[] {
  // A want stands below every want above it, but for those that it passes, and those that pass it.
  const place = wants.map((_, index) => {
    const passes = inverted.filter(({ lower }) => lower === index).length;
    const passed = inverted.filter(({ upper }) => upper === index).length;
    return index - passes + passed;
  });
  const order: Statement[] = [];
  wants.forEach((want, index) => {
    order[place[index] as number] = want;
  });
  return tidied(order);
}

function withList(model: Model, actor: string, change: (wants: readonly Statement[]) => readonly Statement[]): Model {
  const movers = model.movers.map((mover) => {
    if (mover.id !== actor || mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
    return { ...mover, preferences: { kind: 'statements' as const, statements: change(mover.preferences.statements) } };
  });
  return { ...model, movers };
}

function singleChanges(model: Model): Change[] {
  const wants = listsOf(model).flatMap(({ actor, statements }) =>
    statements.flatMap((_, want): Change[] => [
      { kind: 'drop', actor, want },
      { kind: 'negate', actor, want },
    ]),
  );
  const rules = model.rules.map((_, rule): Change => ({ kind: 'lift', rule }));
  const options = model.options.flatMap(({ id, irreversible, when }): Change[] => [
    ...(irreversible ? [{ kind: 'reversible' as const, option: id }] : []),
    ...(when === null ? [] : [{ kind: 'unguard' as const, option: id }]),
  ]);
  return [...wants, ...rules, ...options];
}

function dropPairs(model: Model): Change[] {
  const places = listsOf(model).flatMap(({ actor, statements }) => statements.map((_, want): Place => ({ actor, want })));
  return places.flatMap((one, index) => places.slice(index + 1).map((other): Change => ({ kind: 'drops', wants: [one, other] })));
}

/** Every set of `distance` swaps, over all lists: all rankings at this Kendall distance, each once. */
function swapsAt(model: Model, distance: number): Change[] {
  const lists = listsOf(model).map(({ actor, statements }) => inversionsUpTo(actor, statements.length, distance));
  const choose = (from: number, left: number): (readonly Inversion[])[] => {
    const list = lists[from];
    if (list === undefined) return left === 0 ? [[]] : [];
    return list
      .slice(0, left + 1)
      .flatMap((sets, count) => sets.flatMap((set) => choose(from + 1, left - count).map((rest) => [...set, ...rest])));
  };
  return choose(0, distance).map((inverted) => ({ kind: 'swaps', inverted }));
}

/** Every order of one actor's list at this Kendall distance from the one written. */
export function swapsOf(actor: string, length: number, distance: number): Change[] {
  return (inversionsUpTo(actor, length, distance)[distance] ?? []).map((inverted) => ({ kind: 'swaps', inverted }));
}

/** For each number of inversions up to `most`: the orders of a list with so many, each as the pairs it turns round. */
function inversionsUpTo(actor: string, length: number, most: number): (readonly (readonly Inversion[])[])[] {
  const start = Array.from({ length }, (_, index) => index);
  const levels: number[][][] = [[start]];
  for (let level = 1; level <= most; level++) {
    const next = new Map<string, number[]>();
    for (const order of levels[level - 1] as number[][]) {
      for (let at = 0; at + 1 < order.length; at++) {
        const [one, other] = [order[at] as number, order[at + 1] as number];
        // Swapping neighbours that stand in their first order turns one pair more round.
        if (one > other) continue;
        const swapped = order.with(at, other).with(at + 1, one);
        next.set(swapped.join(), swapped);
      }
    }
    levels.push([...next.values()]);
  }
  return levels.map((orders) =>
    orders.map((order) =>
      order.flatMap((lower, at) => order.slice(at + 1).flatMap((upper) => (upper < lower ? [{ actor, upper, lower }] : []))),
    ),
  );
}

function listsOf(model: Model): { readonly actor: string; readonly statements: readonly Statement[] }[] {
  return model.movers
    .filter((mover): mover is Actor => mover.kind === 'actor')
    .flatMap(({ id, preferences }) => (preferences?.kind === 'statements' ? [{ actor: id, statements: preferences.statements }] : []));
}

/** Do two rankings order all states alike? */
function sameOrder(a: Ranks, b: Ranks): boolean {
  const match = new Map<number, number>();
  for (let state = 0; state < a.length; state++) {
    const known = match.get(a[state] as number);
    if (known === undefined) match.set(a[state] as number, b[state] as number);
    else if (known !== b[state]) return false;
  }
  const pairs = [...match].sort(([x], [y]) => x - y);
  return pairs.every(([, rank], index) => index === 0 || rank > (pairs[index - 1]?.[1] as number));
}

/** A premise, and the claims that it carries: those that some single change of it overturns. */
export interface Carrier {
  readonly premise:
    | { readonly kind: 'want'; readonly actor: string; readonly want: number }
    | { readonly kind: 'rule'; readonly rule: number }
    | { readonly kind: 'irreversible' | 'guard'; readonly option: string };
  readonly claims: readonly string[];
}

/** Premises ranked by how many claims they carry, in the order of the text where equal; those that carry none are left out. */
export function carriersOf(tippings: readonly Tipping[]): Carrier[] {
  const carriers = new Map<string, { premise: Carrier['premise']; claims: string[] }>();
  for (const { claim, single } of tippings) {
    for (const { change } of single) {
      const premise = premiseOf(change);
      if (premise === null) continue;
      const key = JSON.stringify(premise);
      const carrier = carriers.get(key) ?? { premise, claims: [] };
      if (!carrier.claims.includes(claim)) carrier.claims.push(claim);
      carriers.set(key, carrier);
    }
  }
  return [...carriers.values()].sort((a, b) => b.claims.length - a.claims.length);
}

function premiseOf(change: Change): Carrier['premise'] | null {
  switch (change.kind) {
    case 'drop':
    case 'negate':
      return { kind: 'want', actor: change.actor, want: change.want };
    case 'lift':
      return { kind: 'rule', rule: change.rule };
    case 'reversible':
      return { kind: 'irreversible', option: change.option };
    case 'unguard':
      return { kind: 'guard', option: change.option };
    default:
      return null;
  }
}
