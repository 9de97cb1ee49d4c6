/** Views: each actor with a view reasons in the model as it sees it, and acts in the model as it is. */

import type { Claim, Concept, Model } from '../../src/model.js';
import { type Answer, checkClaim, findNow, findStarts } from './claims.js';
import { editByHand, overlayByHand, viewByHand } from './edits.js';
import { type Game, readGame, unbeaten } from './game.js';
import { mayEverChange, moverOf } from './moves.js';
import { findOutcomes, type Outcomes } from './outcomes.js';
import { judgeStability, type Stability } from './stability.js';
import { type State, withSettings } from './states.js';

/** A conflict in which actors may see different things. */
export interface Hypergame {
  readonly game: Game;
  readonly stability: Stability;
  readonly outcomes: Outcomes;
  /** Does the mover foresee the state? */
  foresees(mover: string, s: State): boolean;
  check(claim: Claim, concept?: Concept): Answer;
}

/** One actor's picture. */
interface Picture {
  readonly game: Game;
  readonly stability: Stability;
  seen(s: State): State | null;
}

export function playHypergame(model: Model): Hypergame {
  const base = readGame({ ...model, views: [] });
  const plain = judgeStability(base, 'legal');
  const pictures = new Map(model.views.map((view) => [view.actor, pictureOf(model, view)]));

  /** What m changes on the way from `from` to `to`, done to `levels`. */
  const doing = (mover: string, from: State, to: State, levels: State): State =>
    model.options.map((option, at) =>
      mayEverChange(model, moverOf(model, mover), option) && from[at] !== to[at] ? (to[at] as number) : (levels[at] as number),
    );
  const inReality = (mover: string, s: State, from: State, to: State): State[] => {
    const real = base.space.find(doing(mover, from, to, s));
    return real !== null && base.moves(mover, s).includes(real) ? [real] : [];
  };
  const once = (states: readonly State[]): State[] => base.space.states.filter((state) => states.includes(state));

  const improvements = (mover: string, s: State): State[] => {
    const picture = pictures.get(mover);
    if (picture === undefined) return [...base.improvements(mover, s)];
    const seen = picture.seen(s);
    return seen === null ? [] : once(picture.game.improvements(mover, seen).flatMap((to) => inReality(mover, s, seen, to)));
  };

  /** Actors in a body whose loss, all else being as it is, would leave its rule unmet. */
  const pivotal = (body: string, s: State, x: State): string[] =>
    actorsIn(model, body).filter((actor) => !agrees(model, body, (member) => (member === actor ? -1 : change(base, member, s, x))));

  const isDeterred = (concept: Concept, mover: string, s: State, x: State): boolean => {
    const picture = pictures.get(mover);
    if (picture !== undefined) {
      const seen = picture.seen(s);
      const to = seen === null ? null : picture.game.space.find(doing(mover, s, x, seen));
      return seen !== null && to !== null && picture.stability.isDeterred(concept, mover, seen, to);
    }
    if (plain.isDeterred(concept, mover, s, x)) return true;
    if (moverOf(model, mover).kind === 'actor') return false;
    return pivotal(mover, s, x).some((actor) => {
      const own = pictures.get(actor);
      const [from, to] = [own?.seen(s) ?? null, own?.seen(x) ?? null];
      return own !== undefined && from !== null && to !== null && from !== to && own.stability.isDeterred(concept, mover, from, to);
    });
  };

  const wouldMove = (concept: Concept, mover: string, s: State): readonly State[] => {
    const picture = pictures.get(mover);
    if (picture !== undefined) {
      const seen = picture.seen(s);
      return seen === null ? [] : once(picture.stability.wouldMove(concept, mover, seen).flatMap((to) => inReality(mover, s, seen, to)));
    }
    const free = base.improvements(mover, s).filter((x) => !isDeterred(concept, mover, s, x));
    return unbeaten(base, mover, free);
  };
  const foresees = (mover: string, s: State): boolean => pictures.get(mover) === undefined || pictures.get(mover)?.seen(s) !== null;
  const isStable = (concept: Concept, mover: string, s: State): boolean => foresees(mover, s) && wouldMove(concept, mover, s).length === 0;
  const game: Game = { ...base, improvements };
  const stability: Stability = {
    answers: plain.answers,
    isDeterred,
    isStable,
    isEquilibrium: (concept, s) => base.movers.every((mover) => isStable(concept, mover, s)),
    wouldMove,
  };
  const outcomes = findOutcomes(game, stability);
  return { game, stability, outcomes, foresees, check: (claim, concept) => checkClaim(game, stability, outcomes, claim, concept) };
}

/**
 * How an actor sees the conflict, and what it thinks others see: in the answers that it reckons with, whoever it has a view of gains by that view.
 * (Under `provoked` what an answerer ranks highest would have to be read in its picture too; views within views are compared without it.)
 */
function pictureOf(model: Model, view: Model['views'][number]): Picture {
  const { model: seenModel, held } = viewByHand(model, view);
  const game = readGame({ ...seenModel, views: [] });
  const settings = Array.from(held, ([option, level]) => ({ option, level }));
  const beliefs = new Map(seenModel.views.map((inner) => [inner.actor, pictureOf(seenModel, inner)]));
  const improvements = (mover: string, q: State): readonly State[] => {
    const belief = beliefs.get(mover);
    if (belief === undefined) return game.improvements(mover, q);
    const seen = belief.seen(q);
    if (seen === null) return [];
    return belief.game.improvements(mover, seen).flatMap((to) => {
      const levels = game.model.options.map((option, at) =>
        mayEverChange(game.model, moverOf(game.model, mover), option) && seen[at] !== to[at] ? (to[at] as number) : (q[at] as number),
      );
      const real = game.space.find(levels);
      return real !== null && game.moves(mover, q).includes(real) ? [real] : [];
    });
  };
  return {
    game,
    stability: judgeStability({ ...game, improvements }, 'legal'),
    seen: (s) => game.space.find(withSettings(model, s, settings)),
  };
}

function change(game: Game, member: string, s: State, x: State): number {
  if (game.improves(member, x, s)) return 1;
  return moverOf(game.model, member).kind !== 'actor' || game.improves(member, s, x) ? -1 : 0;
}

function actorsIn(model: Model, mover: string): string[] {
  const found = moverOf(model, mover);
  if (found.kind === 'actor') return [mover];
  return [...new Set((found.kind === 'body' ? found.members : found.parties).flatMap((member) => actorsIn(model, member)))];
}

/** Is the rule met when each actor fares so? A member body whose own rule is not met counts as worse off. */
function agrees(model: Model, mover: string, fares: (actor: string) => number): boolean {
  const found = moverOf(model, mover);
  if (found.kind === 'actor') return fares(mover) > 0;
  const members = found.kind === 'body' ? found.members : found.parties;
  const all = members.map((member) => (moverOf(model, member).kind === 'actor' ? fares(member) : agrees(model, member, fares) ? 1 : -1));
  const better = all.filter((each) => each > 0).length;
  const rule = found.kind === 'body' ? found.rule : ({ kind: 'unanimity' } as const);
  switch (rule.kind) {
    case 'consensus':
      return better > 0 && all.every((each) => each >= 0);
    case 'unanimity':
      return better === all.length;
    case 'majority':
      return better > all.length / 2;
    case 'two-thirds':
      return better >= (all.length * 2) / 3;
    case 'votes':
      return members.filter((_, at) => (all[at] as number) > 0).reduce((sum, member) => sum + (rule.weights[member] ?? 0), 0) >= rule.quota;
  }
}

/** A claim with all its suffixes, in the order: in, from, rest, after. */
export function checkByHand(model: Model, claim: Claim, overlay: string | null, concept: Concept): Answer['verdict'] {
  const found = model.overlays.find(({ id }) => id === overlay);
  const under = found === undefined ? model : overlayByHand(model, found).model;
  const seenBy = (whole: Model): Model => {
    const view = whole.views.find(({ actor }) => actor === claim.inView);
    return claim.inView === null || view === undefined ? whole : viewByHand(whole, view).model;
  };
  const before = playHypergame(seenBy(under));
  if (claim.after.length === 0) return before.check(claim, concept).verdict;
  const verdicts = claim.after.map((id) => {
    const event = model.overlays.find((each) => each.id === id);
    if (event === undefined) throw new Error(`no event ${id}`);
    const struck = playHypergame(seenBy(overlayByHand(under, event).model));
    const { settings } = editByHand(model, event.edits);
    const made = Array.from(settings, ([option, level]) => ({ option, level }));
    const now = findNow(before.game);
    return checkClaim(struck.game, struck.stability, struck.outcomes, claim, concept, (supposed) => {
      if (now === null) return [];
      const starts = supposed.length === 0 ? [now] : findStarts(before.game, now, { kind: 'and', of: [...supposed] });
      const rests = starts.flatMap((start) => before.outcomes(concept, start).flat());
      const results = rests.map((state) => struck.game.space.find(withSettings(model, state, made)));
      return [...new Set(results.filter((state) => state !== null))];
    }).verdict;
  });
  if (verdicts.includes('fails')) return 'fails';
  return verdicts.includes('unknown') ? 'unknown' : 'holds';
}
