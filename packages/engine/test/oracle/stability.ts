/** When a mover stays: Nash, GMR, SMR, SEQ, SSEQ and provoked, as defined. */

import type { Concept } from '../../src/model.js';
import { type Game, unbeaten } from './game.js';
import { mayEverChange, moverOf } from './moves.js';
import { remember } from './remember.js';
import { type Responses, sequences } from './responses.js';
import type { State } from './states.js';

export interface Stability {
  /** The responses to `x`, m's improvement on `s`, that the concept makes m reckon with. */
  answers(concept: Concept, mover: string, s: State, x: State): ReadonlySet<State>;
  /** Whether some answer to `x` keeps m from moving there from `s`. */
  isDeterred(concept: Concept, mover: string, s: State, x: State): boolean;
  /** Whether m is stable at `s`: every improvement is deterred. */
  isStable(concept: Concept, mover: string, s: State): boolean;
  /** Whether every mover is stable at `s`. */
  isEquilibrium(concept: Concept, s: State): boolean;
  /** Where m would move from `s`: the improvements that are not deterred and that no other such beats. */
  wouldMove(concept: Concept, mover: string, s: State): readonly State[];
}

/** How another mover is believed to see the conflict. */
export interface Belief {
  readonly game: Game;
  /** A state in that mover's eyes; null when it does not foresee it. */
  seen(s: State): State | null;
  /** What its move from `from` to `to`, in its eyes, makes of `s`; nothing where that is no move. */
  real(mover: string, s: State, from: State, to: State): readonly State[];
}

/** @param beliefs  whom the answers of others are not read off the game for, but off how these are believed to see it */
export function judgeStability(game: Game, responses: Responses, beliefs: ReadonlyMap<string, Belief> = new Map()): Stability {
  const others = (mover: string): readonly string[] => game.movers.filter((one) => one !== mover);

  /** `R_{N\m}(x)`. */
  const anyAnswers = remember((mover: string, x: State) => sequences(others(mover), x, game.moves, responses));

  /** `R+_{N\m}(x)`. */
  const credibleAnswers = remember((mover: string, x: State) => sequences(others(mover), x, believedImprovements, responses));

  const believedImprovements = (h: string, q: State): readonly State[] => {
    const belief = beliefs.get(h);
    if (belief === undefined) return game.improvements(h, q);
    const seen = belief.seen(q);
    return seen === null ? [] : belief.game.improvements(h, seen).flatMap((to) => belief.real(h, q, seen, to));
  };

  /** `C_m(s, x)`. */
  const provokedAnswers = (mover: string, s: State, x: State): ReadonlySet<State> =>
    sequences(others(mover), x, (h, q) => believedProvocations(mover, s, x, h, q), responses);

  const provocations = provocationsIn(game);
  const provocationsSeen = new Map(Array.from(beliefs, ([h, belief]) => [h, provocationsIn(belief.game)]));

  /** What h takes for a harm, and for an occasion, is as h sees it. */
  const believedProvocations = (mover: string, s: State, x: State, h: string, q: State): readonly State[] => {
    const [belief, provoked] = [beliefs.get(h), provocationsSeen.get(h)];
    if (belief === undefined || provoked === undefined) return provocations(mover, s, x, h, q);
    const [from, to, at] = [belief.seen(s), belief.seen(x), belief.seen(q)];
    if (from === null || to === null || at === null) return [];
    return provoked(mover, from, to, h, at).flatMap((step) => belief.real(h, q, at, step));
  };

  const answers = (concept: Concept, mover: string, s: State, x: State): ReadonlySet<State> => {
    switch (concept) {
      case 'nash':
        return new Set();
      case 'gmr':
      case 'smr':
        return anyAnswers(mover, x);
      case 'seq':
      case 'sseq':
        return credibleAnswers(mover, x);
      case 'provoked':
        return provokedAnswers(mover, s, x);
    }
  };

  const isDeterred = (concept: Concept, mover: string, s: State, x: State): boolean =>
    [...answers(concept, mover, s, x)].some((y) => {
      // `x` itself is no sanction, also where answers come back to it. (It is an improvement, save in the eyes of a member who sees it otherwise.)
      if (y === x) return false;
      const noGain = !game.improves(mover, y, s);
      if (concept === 'gmr' || concept === 'seq') return noGain;
      // smr, sseq, provoked: nor can m escape by a move of its own.
      return noGain && game.moves(mover, y).every((z) => !game.improves(mover, z, s));
    });

  /** R+_m(s) without what is deterred. */
  const freeImprovements = remember(
    (concept: string, s: State) =>
      new Map(game.movers.map((mover) => [mover, game.improvements(mover, s).filter((x) => !isDeterred(concept as Concept, mover, s, x))])),
  );
  const free = (concept: Concept, mover: string, s: State): readonly State[] => freeImprovements(concept, s).get(mover) as State[];

  return {
    answers,
    isDeterred,
    isStable: (concept, mover, s) => free(concept, mover, s).length === 0,
    isEquilibrium: (concept, s) => game.movers.every((mover) => free(concept, mover, s).length === 0),
    wouldMove: (concept, mover, s) => unbeaten(game, mover, free(concept, mover, s)),
  };
}

/** The steps of h from `q` that count when m considers to go from `s` to `x`. */
function provocationsIn(game: Game): (mover: string, s: State, x: State, h: string, q: State) => readonly State[] {
  const { model, space } = game;

  /** The improvements of h from q over which h ranks no other. */
  const bestImprovements = remember((h: string, q: State) => unbeaten(game, h, game.improvements(h, q)));

  /** Whether m's options, put back as at `s`, make the step of h from `q` to `to` infeasible or no improvement. */
  const isOccasioned = (mover: string, s: State, h: string, q: State, to: State): boolean => {
    const before = space.find(putBack(mover, s, q));
    const after = space.find(putBack(mover, s, to));
    if (before === null || after === null) return true;
    if (!game.moves(h, before).includes(after)) return true;
    return !game.improves(h, after, before);
  };

  /** `levels`, with every option that m may ever change as at `s`. */
  const putBack = (mover: string, s: State, levels: State): State =>
    model.options.map((option, at) => (mayEverChange(model, moverOf(model, mover), option) ? (s[at] as number) : (levels[at] as number)));

  return (mover, s, x, h, q) => bestImprovements(h, q).filter((to) => game.improves(h, s, x) || isOccasioned(mover, s, h, q, to));
}
