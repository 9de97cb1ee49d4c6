/** A composite taken theatre by theatre: each theatre is the whole model with rules that hold every option elsewhere where it stands. */

import type { Claim, Concept, Model, Theatre } from '../../src/model.js';
import { type Answer, checkClaim } from './claims.js';
import { type Game, readGame } from './game.js';
import { type Hypergame, isPlayable, playHypergame } from './hypergame.js';
import { remember } from './remember.js';
import type { Stability } from './stability.js';
import type { State } from './states.js';

export interface ByTheatre {
  readonly game: Game;
  readonly stability: Pick<Stability, 'wouldMove' | 'isDeterred'>;
  outcomes(concept: Concept, start: State): readonly (readonly State[])[];
  check(claim: Claim, concept: Concept): Answer;
}

/** A view that cannot be had while the rest stands still, so that this transcription does not say what its owner would make of it. */
export class Unforeseen extends Error {}

export function byTheatre(model: Model): ByTheatre {
  const game = readGame({ ...model, views: [] });
  const here = (state: State): State => game.space.find(state) ?? [];
  const played = remember((theatre: string, s: State): Hypergame => {
    const one = heldAt(model, model.theatres.find(({ id }) => id === theatre) as Theatre, s);
    if (!isPlayable(one)) throw new Unforeseen();
    return playHypergame(one);
  });
  const theatresAt = (s: State): { at: State; play: Hypergame }[] =>
    model.theatres.map(({ id }) => {
      const play = played(id, s);
      return { at: play.game.space.find(s) ?? [], play };
    });
  const together = (s: State, ask: (play: Hypergame, at: State) => readonly State[]): readonly State[] => {
    const found = new Set(theatresAt(s).flatMap(({ at, play }) => ask(play, at).map(here)));
    return game.space.states.filter((state) => found.has(state));
  };
  const wouldMove = (concept: Concept, mover: string, s: State): readonly State[] =>
    together(s, (play, at) => play.stability.wouldMove(concept, mover, at));
  const improvements = (mover: string, s: State): readonly State[] => together(s, (play, at) => play.game.improvements(mover, at));
  const isDeterred = (concept: Concept, mover: string, s: State, x: State): boolean => {
    const where = theatresAt(s).filter(({ at, play }) => play.game.moves(mover, at).some((to) => here(to) === x));
    return where.length > 0 && where.every(({ at, play }) => play.stability.isDeterred(concept, mover, at, play.game.space.find(x) ?? []));
  };
  /** Each theatre by itself to all its rests, and round all its cycles. */
  const legs = remember((concept: string, s: State) => together(s, (play, at) => play.outcomes(concept as Concept, at).flat()));
  const ahead = remember((concept: string, s: State) => {
    const seen = new Set([s]);
    for (const state of seen) for (const to of legs(concept, state)) seen.add(to);
    return seen;
  });
  const outcomes = (concept: Concept, start: State): State[][] => {
    const recurrent = game.space.states.filter(
      (s) => ahead(concept, start).has(s) && [...ahead(concept, s)].every((to) => ahead(concept, to).has(s)),
    );
    const classes = new Map(
      recurrent.map((s) => [
        [...ahead(concept, s)]
          .map((each) => each.join())
          .sort()
          .join(';'),
        ahead(concept, s),
      ]),
    );
    return [...classes.values()].map((states) => game.space.states.filter((state) => states.has(state)));
  };
  const stability = { wouldMove, isDeterred };
  const whole: Game = { ...game, improvements, moves: (mover, s) => together(s, (play, at) => play.game.moves(mover, at)) };
  return {
    game: whole,
    stability,
    outcomes,
    check: (claim, concept) => checkClaim(whole, stability as Stability, outcomes, claim, concept),
  };
}

/** The whole, with everything held that does not belong to the theatre, or to all. */
export function heldAt(model: Model, theatre: Theatre, s: State): Model {
  const elsewhere = new Set(model.theatres.flatMap((other) => (other === theatre ? [] : other.options)));
  const rules = model.options.flatMap((option, at) =>
    option.mover !== null && !elsewhere.has(option.id)
      ? []
      : [
          {
            label: null,
            never: { kind: 'level', option: option.id, is: '!=', level: option.levels[s[at] as number]?.id ?? '' } as const,
            wording: 'held' as const,
            cites: [],
          },
        ],
  );
  return { ...model, rules: [...model.rules, ...rules] };
}
