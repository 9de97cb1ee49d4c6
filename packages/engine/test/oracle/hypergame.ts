/** Views: each actor with a view reasons in the model as it sees it, and acts in the model as it is. */

import type { Claim, Concept, Model, Overlay } from '../../src/model.js';
import { type Answer, checkClaim, findNow, findStarts } from './claims.js';
import { editByHand, overlayByHand, viewByHand } from './edits.js';
import { type Game, readGame, unbeaten } from './game.js';
import { mayEverChange, moverOf } from './moves.js';
import { findOutcomes, type Outcomes } from './outcomes.js';
import { remember } from './remember.js';
import type { Responses } from './responses.js';
import { type Belief, judgeStability, type Stability } from './stability.js';
import { listStates, type State, withSettings } from './states.js';
import { rankingsAreWhole } from './wants.js';

/** A conflict in which actors may see different things. */
export interface Hypergame {
  readonly game: Game;
  readonly stability: Stability;
  readonly outcomes: Outcomes;
  /** Who has a view. */
  readonly viewers: readonly string[];
  /** What the mover takes the conflict to be. */
  eyes(mover: string): Eyes;
  check(claim: Claim, concept?: Concept): Answer;
}

/** The conflict as one mover takes it to be, and reasons in it. */
interface Eyes {
  readonly game: Game;
  readonly stability: Stability;
  /** A state in its eyes; null when it does not foresee it. */
  seen(s: State): State | null;
  /** What it thinks that everybody does. */
  readonly within: Hypergame;
}

/** One actor's picture. */
interface Picture extends Eyes, Belief {}

/** @param owner  in the picture of one actor: this actor, which takes the views in it for what others see. Nobody else knows of them. */
export function playHypergame(model: Model, owner: string | null = null, responses: Responses = 'legal'): Hypergame {
  const base = readGame({ ...model, views: [] });
  const unsuspecting = judgeStability(base, responses);
  const pictures = picturesIn(model, base, responses);
  const knowing = judgeStability(base, responses, pictures);
  const plainly = (mover: string): Stability => (mover === owner ? knowing : unsuspecting);
  const inReality = (mover: string, s: State, from: State, to: State): readonly State[] =>
    pictures.get(mover)?.real(mover, s, from, to) ?? [];
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
      const to =
        seen === null ? null : model.merges.length > 0 ? picture.seen(x) : picture.game.space.find(doing(model, mover, s, x, seen));
      return seen !== null && to !== null && picture.stability.isDeterred(concept, mover, seen, to);
    }
    if (plainly(mover).isDeterred(concept, mover, s, x)) return true;
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
  const isStable = (concept: Concept, mover: string, s: State): boolean =>
    pictures.get(mover)?.seen(s) !== null && wouldMove(concept, mover, s).length === 0;
  const game: Game = { ...base, improvements };
  const stability: Stability = {
    answers: (concept, mover, s, x) => plainly(mover).answers(concept, mover, s, x),
    isDeterred,
    isStable,
    isEquilibrium: (concept, s) => base.movers.every((mover) => isStable(concept, mover, s)),
    wouldMove,
  };
  const outcomes = findOutcomes(game, stability);
  const whole: Hypergame = {
    game,
    stability,
    outcomes,
    viewers: [...pictures.keys()],
    eyes: (mover) => pictures.get(mover) ?? { game: base, stability, seen: (s) => s, within: whole },
    check: (claim, concept) => checkClaim(game, stability, outcomes, claim, concept),
  };
  return whole;
}

/** What the mover changes on the way from `from` to `to`, done to `levels`. */
function doing(model: Model, mover: string, from: State, to: State, levels: State): State {
  return model.options.map((option, at) =>
    mayEverChange(model, moverOf(model, mover), option) && from[at] !== to[at] ? (to[at] as number) : (levels[at] as number),
  );
}

/** How actors see a conflict: whoever looks through their eyes acts in `base`. */
function picturesIn(model: Model, base: Game, responses: Responses): ReadonlyMap<string, Picture> {
  return new Map(model.views.map((view) => [view.actor, pictureOf(model, base, view, responses)]));
}

/** How an actor sees the conflict, and what it thinks others see: in the answers that it reckons with, whoever it has a view of acts by that view. */
function pictureOf(model: Model, base: Game, view: Model['views'][number], responses: Responses): Picture {
  const { model: seenModel, held } = viewByHand(model, view);
  const game = readGame({ ...seenModel, views: [] });
  const settings = Array.from(held, ([option, level]) => ({ option, level }));
  const seen = (s: State): State | null => game.space.find(withSettings(model, s, settings));
  return {
    game,
    stability: judgeStability(game, responses, picturesIn(seenModel, game, responses)),
    get within() {
      return playHypergame(seenModel, view.actor, responses);
    },
    seen,
    real: (mover, s, from, to) => {
      const real = base.space.find(doing(seenModel, mover, from, to, s));
      if (model.merges.length === 0) return real !== null && base.moves(mover, s).includes(real) ? [real] : [];
      // Which options a move changes depends on the member that it is made from: so it is every move that looks like this one.
      const own = model.options.flatMap((option, at) =>
        held.has(option.id) && mayEverChange(model, moverOf(model, mover), option) ? [at] : [],
      );
      return base.moves(mover, s).filter((state) => seen(state) === to && own.every((at) => state[at] === s[at]));
    },
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

/** Answers claims under one overlay (null: none), with all their suffixes but worlds, in the order: in, from, rest, after. */
export type Answers = (claim: Claim, concept: Concept) => Answer;

export function answersUnder(model: Model, overlay: string | null, responses: Responses = 'legal'): Answers {
  const found = model.overlays.find(({ id }) => id === overlay);
  const under = found === undefined ? model : overlayByHand(model, found).model;
  const playSeen = (whole: Model, viewer: string): Hypergame => {
    const view = whole.views.find(({ actor }) => actor === viewer);
    return view === undefined ? playHypergame(whole, null, responses) : playHypergame(viewByHand(whole, view).model, view.actor, responses);
  };
  const eventOf = (id: string): Overlay => {
    const event = model.overlays.find((each) => each.id === id);
    if (event === undefined) throw new Error(`no event ${id}`);
    return event;
  };
  const played = remember((viewer: string, event: string | null) =>
    playSeen(event === null ? under : overlayByHand(under, eventOf(event)).model, viewer),
  );
  return (claim, concept) => {
    const before = played(claim.inView ?? '', null);
    if (claim.after.length === 0) return before.check(claim, concept);
    const answers = claim.after.map((id) => {
      const struck = played(claim.inView ?? '', id);
      const { settings } = editByHand(model, eventOf(id).edits);
      const made = Array.from(settings, ([option, level]) => ({ option, level }));
      const now = findNow(before.game);
      return checkClaim(struck.game, struck.stability, struck.outcomes, claim, concept, (supposed) => {
        if (now === null) return [];
        const starts = supposed.length === 0 ? [now] : findStarts(before.game, now, { kind: 'and', of: [...supposed] });
        const rests = starts.flatMap((start) => before.outcomes(concept, start).flat());
        const results = rests.map((state) => struck.game.space.find(withSettings(model, state, made)));
        return [...new Set(results.filter((state) => state !== null))];
      });
    });
    // The first that fails decides, else the first that cannot be told.
    const deciding = (['fails', 'unknown'] as const).map((verdict) => answers.find((each) => each.verdict === verdict));
    return deciding.find((each) => each !== undefined) ?? (answers[0] as Answer);
  };
}

/** Whether a claim holds under an overlay. */
export function checkByHand(model: Model, claim: Claim, overlay: string | null, concept: Concept): Answer['verdict'] {
  return answersUnder(model, overlay)(claim, concept).verdict;
}

/** Whether there is something to play: some state, and every state in each complete ranking; so too in every view, and in the views within it. */
export function isPlayable(model: Model): boolean {
  const space = listStates(model);
  return space.states.length > 0 && rankingsAreWhole(space) && model.views.every((view) => isPlayable(viewByHand(model, view).model));
}

/** Whether all versions that claims ask for can be played: the one under the overlay (null: none), and that once each event has struck. */
export function areAllPlayable(model: Model, overlay: string | null): boolean {
  const found = model.overlays.find(({ id }) => id === overlay);
  const under = found === undefined ? model : overlayByHand(model, found).model;
  const events = model.overlays.filter(({ kind }) => kind === 'event');
  return isPlayable(under) && events.every((event) => isPlayable(overlayByHand(under, event).model));
}
