/** Whether a model of the generator is one that an author could have written: its past and present are possible and its rankings are whole. */

import type { Model } from '../../src/model.js';
import { findNow } from '../oracle/claims.js';
import { type Game, readGame } from '../oracle/game.js';
import { firstLevels, withSettings } from '../oracle/states.js';

export function isSound(model: Model): boolean {
  const game = readGame(model);
  const { states } = game.space;
  if (states.length === 0 || findNow(game) === null) return false;
  if (!historyIsPossible(game)) return false;
  const named = model.states.map((one) => ({ id: one.id, state: game.space.find(withSettings(model, firstLevels(model), one.settings)) }));
  if (named.some(({ state }) => state === null)) return false;
  return model.movers.every((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return true;
    const ranked = mover.preferences.groups.flat().map((name) => named.find(({ id }) => id === name)?.state);
    return ranked.length === states.length && states.every((state) => ranked.includes(state));
  });
}

function historyIsPossible({ model, space }: Game): boolean {
  let stands = firstLevels(model);
  return model.history.every((entry) => {
    stands = withSettings(model, entry.kind === 'start' ? firstLevels(model) : stands, entry.settings);
    return space.find(stands) !== null;
  });
}
