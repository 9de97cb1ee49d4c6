/** Whether a model of the generator is one that an author could have written: its past and present are possible and its rankings are whole. */

import type { Model } from '../../src/model.js';
import { findNow } from '../oracle/claims.js';
import { type Game, readGame } from '../oracle/game.js';
import { firstLevels, withSettings } from '../oracle/states.js';

export function isSound(model: Model): boolean {
  const game = readGame(model);
  const { states, find } = game.space;
  if (states.length === 0 || findNow(game) === null) return false;
  if (!historyIsPossible(model, find)) return false;
  const named = model.states.map((one) => ({ id: one.id, state: find(withSettings(model, firstLevels(model), one.settings)) }));
  if (named.some(({ state }) => state === null)) return false;
  return model.movers.every((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return true;
    const ranked = mover.preferences.groups.flat().map((name) => named.find(({ id }) => id === name)?.state);
    return ranked.length === states.length && states.every((state) => ranked.includes(state));
  });
}

function historyIsPossible(model: Model, find: Game['space']['find']): boolean {
  let stands = firstLevels(model);
  return model.history.every((entry) => {
    stands = withSettings(model, entry.kind === 'start' ? firstLevels(model) : stands, entry.settings);
    return find(stands) !== null;
  });
}
