/** Where a critique bites, and through which of its parts: every claim over every world, under every set of parts in question. */

import type { Claim, Concept, Model, Verdict } from '../../src/model.js';
import { overlayByHand } from './edits.js';
import { isPlayable } from './hypergame.js';
import { type Standing, surveyByHand } from './survey.js';

export interface BiteByHand {
  readonly claim: string;
  readonly base: Verdict;
  readonly under: Verdict;
  /** The parts are the critique's edits and then its views, by their number. */
  readonly through: readonly (readonly number[])[];
}

/** How a claim stands when the critique says only some of its parts; null when nothing is left, or nothing to strike. */
type Saying = (claim: Claim, concept: Concept) => Standing | null;

export function biteByHand(model: Model, critique: string, claims: readonly Claim[]): BiteByHand[] {
  const whole = model.overlays.find(({ id }) => id === critique);
  if (whole === undefined) throw new Error(`no critique ${critique}`);
  const parts = Array.from({ length: whole.edits.length + whole.views.length }, (_, part) => part);
  const known = new Map<string, Saying>();
  const saying = (only: readonly number[]): Saying => {
    const found = known.get(only.join());
    if (found !== undefined) return found;
    const critiqued = {
      ...whole,
      edits: whole.edits.filter((_, at) => only.includes(at)),
      views: whole.views.filter((_, at) => only.includes(whole.edits.length + at)),
    };
    const under = overlayByHand(model, critiqued).model;
    const survey = isPlayable(under)
      ? surveyByHand({ ...model, overlays: [...model.overlays.filter((each) => each !== whole), critiqued] }, critique)
      : null;
    const made: Saying = (claim, concept) => {
      const struck = model.overlays.filter(({ id }) => claim.after.includes(id)).map((event) => overlayByHand(under, event).model);
      return struck.every(isPlayable) ? (survey?.(claim, concept) ?? null) : null;
    };
    known.set(only.join(), made);
    return made;
  };
  const [without, all] = [surveyByHand(model, null), surveyByHand(model, critique)];
  const pairs = parts.flatMap((one) => parts.filter((other) => other > one).map((other) => [one, other]));
  return claims.flatMap((claim): BiteByHand[] => {
    const concept = claim.under ?? 'provoked';
    const [base, under] = [without(claim, concept), all(claim, concept)];
    const isSame = (standing: Standing): boolean => standing.verdict === under.verdict && standing.share === under.share;
    if (isSame(base)) return [];
    const enough = (sets: readonly (readonly number[])[]): (readonly number[])[] =>
      sets.filter((set) => {
        const standing = saying(set)(claim, concept);
        return standing !== null && isSame(standing);
      });
    const through = [enough(parts.map((part) => [part])), enough(pairs), [parts]].find((sets) => sets.length > 0) ?? [];
    return [{ claim: claim.id, base: base.verdict, under: under.verdict, through }];
  });
}
