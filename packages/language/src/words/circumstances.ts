/** Under which circumstances a claim is made, in words. */

import type { Claim, Model } from '@parley/engine';
import { conditionWords } from './condition.js';
import { listed, moverName, sentenceCase } from './names.js';

/** 'In the variant “...”, in the view of Russia, supposing that ..., after “...”.': what a claim's suffixes say; null for a claim about the model as it stands. */
export function circumstances(model: Model, claim: Claim): string | null {
  const name = (id: string): string => `“${model.overlays.find((overlay) => overlay.id === id)?.name ?? id}”`;
  const kind = model.overlays.find(({ id }) => id === claim.in)?.kind;
  const viewer = model.movers.find(({ id }) => id === claim.inView);
  const parts = [
    claim.in === null ? null : `in the ${kind} ${name(claim.in)}`,
    viewer === undefined ? null : `in the view of ${moverName(model, viewer.id)}`,
    claim.from === null ? null : `supposing that ${conditionWords(model, claim.from)}`,
    claim.after.length === 0 ? null : `after ${listed(claim.after.map(name), 'or')}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : `${sentenceCase(parts.join(', '))}.`;
}
