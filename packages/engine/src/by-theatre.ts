/**
 * Looking ahead in a composite that is too large to list: every mover looks at each theatre by itself, while the others stand still. Theatres come to
 * rest one at a time, in any order, each under what the others have come to.
 */

import type { Deterrent, Improvement, StabilityCertificate, Step } from './certificate.js';
import { type Foresight, type ForesightSettings, foreseeListed, type Leg, type TheatreAhead } from './foresight.js';
import { actsIn, type Composite, type Graph, moverAt, moverIndex, type Standing, throughTheatres } from './graph.js';
import { improves } from './improvement.js';
import type { Theatre } from './model.js';
import { findOutcomes, pathTo, waysFrom } from './outcome.js';
import { seenAs } from './picture.js';
import type { State } from './state.js';

/** What was seen ahead in a theatre so far. The same theatre stands in many worlds and versions of a composite. */
interface Ahead {
  readonly foresight: Foresight;
  readonly legs: Map<State, readonly Leg[]>;
}

const ahead = new WeakMap<Graph, Map<string, Ahead>>();

function aheadIn(theatre: Graph, key: string, settings: Required<ForesightSettings>): Ahead {
  const own = ahead.get(theatre) ?? new Map<string, Ahead>();
  ahead.set(theatre, own);
  const known = own.get(key) ?? { foresight: foreseeListed(theatre, settings), legs: new Map() };
  own.set(key, known);
  return known;
}

/** Foresight over a composite; under its usual names it answers for all theatres together. */
export function foreseeByTheatre(graph: Graph, composite: Composite, settings: Required<ForesightSettings>): Foresight {
  const key = `${settings.concept} ${settings.responses}`;
  const foresightIn = (theatre: Graph): Foresight => aheadIn(theatre, key, settings).foresight;
  /** Ways of one theatre to its rests, in its own states; none where it is at rest. */
  const legsOf = ({ graph: theatre, state }: Standing): readonly Leg[] => {
    const { foresight, legs } = aheadIn(theatre, key, settings);
    const found = legs.get(state) ?? legsFrom(foresight, state);
    legs.set(state, found);
    return found;
  };
  const everywhere = (mover: string, state: State, ask: (foresight: Foresight, own: State) => readonly State[]): readonly State[] =>
    throughTheatres(composite.theatresAt(state), mover, (own) => ask(foresightIn(own.graph), own.state));
  /** The theatres in which a move takes place: one, or all where it changes only what belongs to none. */
  const theatresOf = (mover: string, from: State, to: State): readonly { standing: Standing; own: State }[] =>
    composite.theatresAt(from).flatMap((standing) => {
      if (!actsIn(standing.graph, mover)) return [];
      const own = foresightIn(standing.graph)
        .moves(mover, standing.state)
        .find((each) => standing.lift(each) === to);
      return own === undefined ? [] : [{ standing, own }];
    });
  const foresight: Foresight = {
    graph,
    concept: settings.concept,
    responses: settings.responses,
    moves: (mover, state) => everywhere(mover, state, (foresight, own) => foresight.moves(mover, own)),
    improvements: (mover, state) => everywhere(mover, state, (foresight, own) => foresight.improvements(mover, own)),
    wouldMove: (mover, state) => everywhere(mover, state, (foresight, own) => foresight.wouldMove(mover, own)),
    deterrent: (mover, from, to) => {
      const found = theatresOf(mover, from, to).map(({ standing, own }) => {
        const deterrent = foresightIn(standing.graph).deterrent(mover, standing.state, own);
        return deterrent === null ? null : liftedDeterrent(standing, deterrent);
      });
      // A move that some theatre leaves free is free.
      return found.every((each) => each !== null) ? (found[0] ?? null) : null;
    },
    certificate: (mover, state) => certify(foresight, mover, state),
    eyes: (mover) => {
      const picture = graph.pictures.get(moverIndex(graph, mover)) ?? null;
      return picture === null
        ? { graph, picture, seen: (state) => state }
        : { graph: picture.graph, picture, seen: (state) => seenAs(picture, state) };
    },
    legs: (state) => composite.theatresAt(state).flatMap((standing) => legsOf(standing).map((leg) => liftedLeg(standing, leg))),
    within: (state) => composite.theatresAt(state).map((standing) => ({ standing, foresight: foresightIn(standing.graph) })),
  };
  return foresight;
}

/** Each theatre of a composite while the whole stands so; none of a conflict whose states are listed. */
export function theatresIn(foresight: Foresight, where: State): readonly TheatreAhead[] {
  return foresight.within?.(where) ?? [];
}

/** One of them. */
export function theatreIn(foresight: Foresight, { id }: Theatre, where: State): TheatreAhead {
  const found = theatresIn(foresight, where).find(({ standing }) => standing.theatre.id === id);
  if (found === undefined) throw new RangeError(`there is no theatre '${id}'`);
  return found;
}

function legsFrom(foresight: Foresight, state: State): readonly Leg[] {
  const ways = waysFrom(foresight, [state]);
  return findOutcomes(foresight, [state]).flatMap(({ states }) =>
    states.filter((to) => to !== state).map((to) => ({ to, path: pathTo(ways, to) })),
  );
}

/** Ways are followed far more often than they are told: the moves on the way are worked out when asked for. */
function liftedLeg(standing: Standing, { to, path }: Leg): Leg {
  let steps: readonly Step[] | null = null;
  return {
    to: standing.lift(to),
    get path() {
      steps ??= path.map((step) => liftedStep(standing, step));
      return steps;
    },
  };
}

function liftedStep({ lift }: Standing, { mover, from, to }: Step): Step {
  return { mover, from: lift(from), to: lift(to) };
}

function liftedDeterrent(standing: Standing, { answers, lands }: Deterrent): Deterrent {
  return { answers: answers.map((step) => liftedStep(standing, step)), lands: standing.lift(lands) };
}

/** Why a mover of a composite stays at a state or leaves it: what holds for it in each theatre, put together. */
function certify(foresight: Foresight, mover: string, state: State): StabilityCertificate {
  const { graph, concept } = foresight;
  const { graph: sees, seen } = foresight.eyes(mover);
  const from = seen(state);
  const seenIn = from === null ? [] : (sees.composite?.theatresAt(from) ?? []);
  const parts = (foresight.within?.(state) ?? []).flatMap(({ standing, foresight: own }) => {
    if (!actsIn(standing.graph, mover)) return [];
    const eyes = seenIn.find(({ theatre }) => theatre.id === standing.theatre.id) ?? standing;
    return [{ eyes, certificate: own.certificate(mover, standing.state) }];
  });
  const index = moverIndex(sees, mover);
  const improvements = parts
    .flatMap(({ eyes, certificate }) => certificate.improvements.map((each) => liftedImprovement(eyes, each)))
    .sort((a, b) => (improves(sees, index, b.to, a.to) ? -1 : improves(sees, index, a.to, b.to) ? 1 : a.to - b.to));
  const unforeseen = parts.some(({ certificate }) => certificate.seen === null);
  return {
    mover,
    state,
    seen: unforeseen ? null : from,
    concept,
    stable: parts.every(({ certificate }) => certificate.stable) && from !== null,
    canMove: moverAt(graph, moverIndex(graph, mover)).power.levers.length > 0 && foresight.moves(mover, state).length > 0,
    improvements,
    wouldGo: parts.flatMap(({ eyes, certificate }) => certificate.wouldGo.map((own) => eyes.lift(own))),
    wouldMove: foresight.wouldMove(mover, state),
  };
}

function liftedImprovement(standing: Standing, { to, deterrent, idleThreat }: Improvement): Improvement {
  return {
    to: standing.lift(to),
    deterrent: deterrent === null ? null : liftedDeterrent(standing, deterrent),
    idleThreat:
      idleThreat === null
        ? null
        : {
            ...idleThreat,
            answer: liftedStep(standing, idleThreat.answer),
            instead: idleThreat.instead === null ? null : standing.lift(idleThreat.instead),
          },
  };
}
