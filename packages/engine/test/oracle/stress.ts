/** Each outcome put to each event, worked out by following every move that would be made. */

import type { Concept, Model } from '../../src/model.js';
import { findNow } from './claims.js';
import { editByHand, overlayByHand } from './edits.js';
import { playHypergame } from './hypergame.js';
import type { Outcome } from './outcomes.js';
import type { Responses } from './responses.js';
import { type State, withSettings } from './states.js';

export interface StressByHand {
  readonly event: string;
  /** The outcome, and the state of it at which the event strikes. */
  readonly outcome: Outcome;
  readonly at: State;
  /** Null when a rule forbids it. */
  readonly struck: State | null;
  readonly holds: boolean;
  /** Who would move first, and where. */
  readonly first: readonly { readonly mover: string; readonly to: State }[];
  readonly ends: readonly EndByHand[];
}

interface EndByHand {
  readonly states: Outcome;
  /** Nobody there would gain by any move. */
  readonly free: boolean;
  /** The least number of moves that bring it about. */
  readonly distance: number;
}

export interface StressedByHand {
  readonly results: readonly StressByHand[];
  /** Whether a mover would make this move, from levels to levels, once the event has struck. */
  wouldMove(event: string, mover: string, from: readonly number[], to: readonly number[]): boolean;
}

/** Null where the present is ruled out, so that nothing starts. */
export function stressByHand(model: Model, concept: Concept, responses: Responses): StressedByHand | null {
  const before = playHypergame(model, null, responses);
  const now = findNow(before.game);
  if (now === null) return null;
  const events = model.overlays.filter(({ kind }) => kind === 'event');
  const after = new Map(events.map((event) => [event.id, playHypergame(overlayByHand(model, event).model, null, responses)]));
  const results = events.flatMap(({ id, edits }) => {
    const { game, stability, outcomes } = after.get(id) as ReturnType<typeof playHypergame>;
    const made = Array.from(editByHand(model, edits).settings, ([option, level]) => ({ option, level }));
    const steps = (from: State) => game.movers.flatMap((mover) => stability.wouldMove(concept, mover, from).map((to) => ({ mover, to })));
    return before.outcomes(concept, now).flatMap((outcome) =>
      outcome.map((at): StressByHand => {
        const struck = game.space.find(withSettings(model, at, made));
        if (struck === null) return { event: id, outcome, at, struck, holds: false, first: [], ends: [] };
        const first = steps(struck);
        const ends = outcomes(concept, struck).map((states) => ({
          states,
          free: states.length === 1 && states.every((state) => game.movers.every((mover) => game.improvements(mover, state).length === 0)),
          distance: movesUntil(struck, states, (from) => steps(from).map(({ to }) => to)),
        }));
        return { event: id, outcome, at, struck, holds: first.length === 0, first, ends };
      }),
    );
  });
  return {
    results,
    wouldMove: (event, mover, from, to) => {
      const struck = after.get(event);
      const [start, end] = [struck?.game.space.find(from) ?? null, struck?.game.space.find(to) ?? null];
      return struck !== undefined && start !== null && end !== null && struck.stability.wouldMove(concept, mover, start).includes(end);
    },
  };
}

function movesUntil(start: State, goal: Outcome, next: (from: State) => readonly State[]): number {
  let reached: readonly State[] = [start];
  for (let moves = 0; ; moves++) {
    if (reached.some((state) => goal.includes(state))) return moves;
    reached = [...new Set(reached.concat(reached.flatMap(next)))];
  }
}
