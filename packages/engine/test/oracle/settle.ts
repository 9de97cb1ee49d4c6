/** Bargains: what several movers can bring about together to the gain of each, by going through all sets of movers. */

import type { Game } from './game.js';
import { moverOf } from './moves.js';
import { sequences } from './responses.js';
import type { State } from './states.js';

/** What one coalition can bring about that no part of it can, to the gain of each member. */
export interface JointGain {
  readonly coalition: readonly string[];
  readonly states: readonly State[];
  /** Those that no other serves better, states that no member tells apart together. */
  readonly best: readonly (readonly State[])[];
}

export function jointGainsByHand(game: Game, from: State): JointGain[] {
  const sets = game.movers.reduce<string[][]>((all, mover) => all.concat(all.map((set) => [...set, mover])), [[]]);
  const brings = sets.map((coalition) => {
    const reached = sequences(coalition, from, game.moves, 'legal');
    const gained = [...reached].filter((to) => to !== from && coalition.every((mover) => game.improves(mover, to, from)));
    return { coalition, states: coalition.length === 0 ? [] : gained };
  });
  return brings.flatMap(({ coalition, states }): JointGain[] => {
    const isOne = coalition.length > 1 || coalition.some((mover) => moverOf(game.model, mover).kind === 'agreement');
    const parts = brings.filter(
      (other) => other.coalition.length < coalition.length && other.coalition.every((each) => coalition.includes(each)),
    );
    const own = states.filter((to) => !parts.some((part) => part.states.includes(to)));
    if (!isOne || own.length === 0) return [];
    const best = own.filter((state) => !own.some((other) => servesBetter(game, coalition, other, state)));
    return [{ coalition, states: own, best: groups(best, (one, other) => isAlike(game, coalition, one, other)) }];
  });
}

/** Whether some party gains by the one state over the other, and none loses. Parties of an agreement count each for itself. */
function servesBetter(game: Game, coalition: readonly string[], one: State, other: State): boolean {
  const parties = coalition.flatMap((id) => {
    const mover = moverOf(game.model, id);
    return mover.kind === 'agreement' ? mover.parties : [id];
  });
  const gains = (party: string): boolean => game.improves(party, one, other);
  // A body that tells the two apart loses unless it gains.
  const loses = (party: string): boolean =>
    moverOf(game.model, party).kind === 'actor' ? game.improves(party, other, one) : !gains(party) && !isAlike(game, [party], one, other);
  return parties.some(gains) && !parties.some(loses);
}

/** Whether no actor in any of these ranks one above the other. */
function isAlike(game: Game, movers: readonly string[], one: State, other: State): boolean {
  return movers.every((id) => {
    const mover = moverOf(game.model, id);
    if (mover.kind !== 'actor') return isAlike(game, mover.kind === 'body' ? mover.members : mover.parties, one, other);
    return !game.improves(id, one, other) && !game.improves(id, other, one);
  });
}

function groups<Thing>(things: readonly Thing[], alike: (one: Thing, other: Thing) => boolean): Thing[][] {
  const found: Thing[][] = [];
  for (const thing of things) {
    const group = found.find(([first]) => alike(first as Thing, thing));
    if (group === undefined) found.push([thing]);
    else group.push(thing);
  }
  return found;
}

/** The least number of moves by members in turn, nobody twice in a row, from one state to the other. */
export function turnsUntil(game: Game, coalition: readonly string[], from: State, to: State): number {
  let ends: { at: State; last: string | null }[] = [{ at: from, last: null }];
  const seen = new Set<string>();
  for (let turns = 0; ends.length > 0; turns++) {
    if (turns > 0 && ends.some(({ at }) => at === to)) return turns;
    ends = ends.flatMap(({ at, last }) =>
      coalition
        .filter((mover) => mover !== last)
        .flatMap((mover) => game.moves(mover, at).map((next) => ({ at: next, last: mover })))
        .filter(({ at: next, last: mover }) => {
          const key = `${mover} ${next.join()}`;
          if (seen.has(key)) return false;
          seen.add(key);
          return true;
        }),
    );
  }
  return Number.POSITIVE_INFINITY;
}
