/** Random composites: random models whose options are dealt out to theatres. */

import type { Model } from '../../src/index.js';
import { type Choose, chance } from './choices.js';
import { randomViews, withOverlays } from './overlays.js';

/** The model with its options dealt out to two theatres, and to none; views in some. Null where merges or rankings have no place in a composite. */
export function dealt(choose: Choose, plain: Model): Model | null {
  if (plain.merges.length > 0 || plain.options.length < 2) return null;
  if (plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return null;
  const seen = chance(choose, 30) ? { ...plain, views: randomViews(choose, withOverlays(choose, plain), 1) } : plain;
  const side = plain.options.map(() => choose(0, 9));
  const theatre = (id: string, takes: (dealt: number) => boolean) => ({
    id,
    title: id,
    file: `${id}.parley`,
    options: plain.options.flatMap((option, at) => (takes(side[at] as number) ? [option.id] : [])),
  });
  return { ...seen, theatres: [theatre('east', (to) => to < 4), theatre('west', (to) => to >= 4 && to < 8)] };
}
