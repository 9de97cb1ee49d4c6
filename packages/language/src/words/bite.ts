/** Where a critique bites, in words. */

import type { Bite, ClaimResult, Model, Overlay } from '@parley/engine';
import { verdictVerb } from './fear.js';
import { counted, listed, numberWord } from './names.js';
import { partWords } from './tip.js';
import { shareFigure } from './worlds.js';

/** How many of so many claims come out otherwise under a critique. */
export function biteWords(bitten: number, claims: number): string {
  if (claims === 0) return 'There is no claim to put to it.';
  if (bitten === 0)
    return claims === 1
      ? 'It does not bite: the one claim comes out the same.'
      : `It does not bite: all ${numberWord(claims)} claims come out the same.`;
  const others = claims - bitten;
  const rest = others === 0 ? '' : `; the other ${others === 1 ? 'one comes' : `${numberWord(others)} come`} out the same`;
  return `It bites on ${counted(bitten, 'claim')}${rest}.`;
}

/** Through which of its parts a critique overturns a claim. */
export function throughWords(model: Model, critique: Overlay, { through }: Bite): string {
  const parts = [...critique.edits, ...critique.views];
  const name = (index: number): string => {
    const part = parts[index];
    return part === undefined ? '' : partWords(model, part);
  };
  const [first, ...others] = through;
  if (first === undefined) return '';
  if (first.length === parts.length && parts.length > 2) return 'Through all its changes together.';
  const also = others.length === 0 ? '' : ` (and ${counted(others.length, 'other pair')})`;
  // 'Through this alone, or that' would leave open whether that is enough.
  if (first.length === 1 && others.length > 0)
    return `Through any one of these: ${listed(
      through.map((set) => listed(set.map(name))),
      'or',
    )}.`;
  return `Through ${listed(first.map(name))}${first.length > 1 ? ' together' : ' alone'}${also}.`;
}

/** 'fails, where it holds without it', 'holds in 50% of the worlds, where it does in 88% without it'. */
export function turnWords(base: ClaimResult, result: ClaimResult): string {
  const share = ({ worlds, verdict }: ClaimResult): string =>
    worlds === null || verdict !== 'partly' ? verdictVerb(verdict) : `holds in ${shareFigure(worlds.holds, worlds.tried)} of worlds`;
  return `${share(result)}, where it ${share(base)} without it`;
}
