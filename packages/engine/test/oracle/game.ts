/** The states, moves and improvements of a model, which everything else is defined on. */

import type { Model } from '../../src/model.js';
import { listMoves, type Moves } from './moves.js';
import { remember } from './remember.js';
import { listStates, type Space, type State } from './states.js';
import { type Improves, readWants } from './wants.js';

export interface Game {
  readonly model: Model;
  readonly space: Space;
  /** N, in the order of the model. */
  readonly movers: readonly string[];
  /** `R_m(s)`. */
  readonly moves: Moves;
  /** `to >_m from`. */
  readonly improves: Improves;
  /** `R+_m(s)`. */
  readonly improvements: Moves;
}

export function readGame(model: Model): Game {
  const space = listStates(model);
  const moves = listMoves(space);
  const improves = readWants(space);
  return {
    model,
    space,
    movers: model.movers.map((mover) => mover.id),
    moves,
    improves,
    improvements: remember((mover: string, from: State) => moves(mover, from).filter((to) => improves(mover, to, from))),
  };
}

/** The members of `among` that no other member beats for the mover; where each is beaten by another (a vote can go round), all of them. */
export function unbeaten(game: Game, mover: string, among: readonly State[]): readonly State[] {
  const best = among.filter((one) => !among.some((other) => other !== one && game.improves(mover, other, one)));
  return best.length > 0 ? best : among;
}
