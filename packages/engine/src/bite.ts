/** Bite: which critique overturns which claim, and through which of its edits. */

import type { Argument } from './argument.js';
import type { Claim, Model, Overlay, Verdict } from './model.js';
import { applyOverlay } from './overlay.js';
import { survey } from './survey.js';
import { canCheck, type Version, versionOf } from './version.js';

/** One claim that comes out otherwise under a critique. */
export interface Bite {
  readonly claim: string;
  readonly base: Verdict;
  readonly under: Verdict;
  /**
   * The smallest sets of the critique's parts that alone bring about the same verdict: single parts, else pairs, else all together. A part is one of
   * its edits, by index, or one of its views, counted on from there.
   */
  readonly through: readonly (readonly number[])[];
}

/** Parts of a critique: its edits, then its views. */
function partsOf({ edits, views }: Overlay): Pick<Overlay, 'edits' | 'views'>[] {
  return [...edits.map((edit) => ({ edits: [edit], views: [] })), ...views.map((view) => ({ edits: [], views: [view] }))];
}

/** A verdict, and in what share of the worlds it holds: a critique bites where it changes either. */
interface Standing {
  readonly verdict: Verdict;
  readonly share: number | null;
}

function standings(version: Version, claims: readonly Claim[]): Standing[] {
  return survey(version, claims, { concepts: [] }).map(({ result }) => ({ verdict: result.verdict, share: result.share }));
}

/** Where a critique bites among the claims that are checked under it, over all worlds. */
export function biteOf(argument: Argument, critique: Overlay, claims: readonly Claim[]): Bite[] {
  const { model, settings } = argument;
  const [own, under] = [standings(argument.version(null), claims), standings(argument.version(critique.id), claims)];
  const bitten = claims
    .map((claim, index) => ({ claim, base: own[index] as Standing, under: under[index] as Standing, through: [] as number[][] }))
    .filter((each) => !same(each.base, each.under));
  if (bitten.length === 0) return [];
  const parts = partsOf(critique);
  const all = parts.map((_, index) => index);
  const sets = [all.map((index) => [index]), all.flatMap((one) => all.slice(one + 1).map((other) => [one, other]))];
  for (const size of sets) {
    const open = bitten.filter(({ through }) => through.length === 0);
    if (open.length === 0 || parts.length < (size[0]?.length ?? 1)) break;
    for (const set of size) {
      const version = versionOf(
        applied(
          model,
          set.flatMap((index) => parts[index] ?? []),
        ),
        null,
        settings,
      );
      // The other parts may be what leaves something to analyse, or an event something to strike.
      const told = open.filter(({ claim }) => canCheck(version, claim));
      if (told.length === 0) continue;
      const now = standings(
        version,
        told.map(({ claim }) => claim),
      );
      told.forEach((each, index) => {
        if (same(now[index] as Standing, each.under)) each.through.push(set);
      });
    }
  }
  return bitten.map(({ claim, base, under: standing, through }) => ({
    claim: claim.id,
    base: base.verdict,
    under: standing.verdict,
    through: through.length === 0 ? [all] : through,
  }));
}

function same(a: Standing, b: Standing): boolean {
  return a.verdict === b.verdict && a.share === b.share;
}

function applied(model: Model, parts: readonly Pick<Overlay, 'edits' | 'views'>[]): Model {
  return parts.reduce((edited, part) => applyOverlay(edited, part).model, model);
}
