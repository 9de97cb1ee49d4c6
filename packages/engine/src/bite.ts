/** Bite: which critique overturns which claim, and through which of its edits. */

import type { Argument } from './argument.js';
import type { Claim, Model, Overlay, Verdict } from './model.js';
import { applyOverlay } from './overlay.js';
import { versionOf } from './version.js';

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

/** Where a critique bites among the claims that are checked under it. */
export function biteOf(argument: Argument, critique: Overlay, claims: readonly Claim[]): Bite[] {
  const { model, settings } = argument;
  const own = argument.version(null);
  const under = argument.version(critique.id);
  const bitten = claims
    .map((claim) => ({ claim, base: own.verdict(claim), under: under.verdict(claim), through: [] as number[][] }))
    .filter((each) => each.base !== each.under);
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
      if (version.graph === null) continue;
      for (const each of open) if (version.verdict(each.claim) === each.under) each.through.push(set);
    }
  }
  return bitten.map(({ claim, base, under: verdict, through }) => ({
    claim: claim.id,
    base,
    under: verdict,
    through: through.length === 0 ? [all] : through,
  }));
}

function applied(model: Model, parts: readonly Pick<Overlay, 'edits' | 'views'>[]): Model {
  return parts.reduce((edited, part) => applyOverlay(edited, part).model, model);
}
