/** What a file of another program never holds: the argument around the conflict. */

import type { Model } from '@parley/engine';
import { counted } from '../words/names.js';

/** One sentence for each kind of thing in the model that stays behind. */
export function leftBehind(model: Model): readonly string[] {
  const overlays = (['critique', 'variant', 'event', 'phase'] as const).map(
    (kind) => [model.overlays.filter((overlay) => overlay.kind === kind).length, kind] as const,
  );
  const things: readonly (readonly [count: number, one: string])[] = [
    [model.claims.length, 'claim'],
    [model.judgements.length, 'judgement'],
    ...overlays,
    [model.views.length, 'view'],
    [model.history.length, 'entry of the history'],
    [model.sources.length, 'source'],
  ];
  const many: Readonly<Record<string, string>> = { 'entry of the history': 'entries of the history' };
  const notes = things.filter(([count]) => count > 0).map(([count, one]) => `${counted(count, one, many[one])} did not come along.`);
  if (citedLines(model) > 0) notes.push(`The citations of ${counted(citedLines(model), 'line')} did not come along.`);
  if (model.now !== null || model.history.length > 0) notes.push('Where the conflict stands now did not come along.');
  return notes;
}

/** Lines that cite something, of those that come along otherwise. */
function citedLines(model: Model): number {
  const wants = model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [],
  );
  return [...model.movers, ...model.options, ...model.rules, ...wants].filter(({ cites }) => cites.length > 0).length;
}
