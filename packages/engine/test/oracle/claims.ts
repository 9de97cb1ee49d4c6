/** What each form of claim says, checked by going through all that it speaks of. */

import type { Claim, Concept, Condition, Verdict } from '../../src/model.js';
import { isAhead } from './dates.js';
import type { Game } from './game.js';
import type { Outcomes } from './outcomes.js';
import type { Stability } from './stability.js';
import { firstLevels, holds, type State, withSettings } from './states.js';

export interface Answer {
  readonly verdict: Verdict;
  /** It came out so only because there was nothing to move or nothing to check. */
  readonly vacuous: boolean;
}

/** The present: as given, else where the history ends, else every option at its first level; null when a rule forbids it. */
export function findNow(game: Game): State | null {
  const { model } = game;
  if (model.now !== null) return game.space.find(withSettings(model, firstLevels(model), model.now));
  let levels = firstLevels(model);
  for (const entry of model.history) {
    if (isAhead(entry.date, model.date)) continue;
    levels = withSettings(model, entry.kind === 'start' ? firstLevels(model) : levels, entry.settings);
  }
  return game.space.find(levels);
}

/** The feasible states with the condition that differ from `now` in the fewest options, all that do. */
export function findStarts(game: Game, now: State, condition: Condition): State[] {
  const candidates = game.space.states.filter((state) => holds(game.model, condition, state));
  const distance = (state: State): number => state.filter((level, at) => level !== now[at]).length;
  const least = Math.min(...candidates.map(distance));
  return candidates.filter((state) => distance(state) === least);
}

const unknown: Answer = { verdict: 'unknown', vacuous: true };

function answer(isSo: boolean, vacuous = false): Answer {
  return { verdict: isSo ? 'holds' : 'fails', vacuous };
}

/** The answer to a claim, under a concept: its own unless another is asked for. */
export function checkClaim(
  game: Game,
  stability: Stability,
  outcomes: Outcomes,
  claim: Claim,
  concept: Concept = claim.under ?? 'provoked',
  /** Where it starts when these conditions are supposed; unless given, from now or from the states nearest to it. */
  startsWith: ((supposed: readonly Condition[]) => State[]) | null = null,
): Answer {
  const { form } = claim;
  const { states } = game.space;
  const now = findNow(game);
  // These three look at all states, so where things stand does not matter to them.
  const startless = form.kind === 'prefers' || form.kind === 'stable' || form.kind === 'unstable';
  if (now === null && startsWith === null && !startless) return unknown;

  const has = (condition: Condition) => (state: State) => holds(game.model, condition, state);

  /** The starts with the condition of the form, and with that of `from`; `now` where there is neither. */
  const starts = (condition: Condition | null): State[] => {
    const both = [condition, claim.from].filter((one) => one !== null);
    if (startsWith !== null) return startsWith(both);
    if (now === null) return [];
    return both.length === 0 ? [now] : findStarts(game, now, { kind: 'and', of: both });
  };
  const isStill = (start: State): boolean => game.movers.every((mover) => stability.wouldMove(concept, mover, start).length === 0);
  /** All states of all outcomes. */
  const ends = (start: State): State[] => outcomes(concept, start).flat();

  switch (form.kind) {
    case 'always':
    case 'never':
    case 'possible': {
      const from = starts(null);
      if (from.length === 0) return unknown;
      const all = from.flatMap(ends);
      if (form.kind === 'always') return answer(all.every(has(form.condition)));
      const possible = all.some(has(form.condition));
      return answer(form.kind === 'possible' ? possible : !possible);
    }

    case 'leadsTo': {
      const from = starts(form.start);
      if (from.length === 0) return unknown;
      const alreadySo = from.every((start) => has(form.result)(start) && isStill(start));
      return answer(
        from.every((start) => ends(start).every(has(form.result))),
        alreadySo,
      );
    }

    case 'lasts': {
      // `F leads to F`. That it was so at the start is what it says, so standing still is no emptiness here.
      const from = starts(form.condition);
      if (from.length === 0) return unknown;
      return answer(from.every((start) => ends(start).every(has(form.condition))));
    }

    case 'answers': {
      const from = starts(form.start);
      if (from.length === 0) return unknown;
      return answer(
        from.every((start) => {
          const targets = stability.wouldMove(concept, form.mover, start);
          return targets.length > 0 && targets.every(has(form.answer));
        }),
      );
    }

    case 'leaves': {
      const from = starts(form.start);
      const than = starts(form.than);
      if (from.length === 0 || than.length === 0) return unknown;
      return answer(
        form.actors.every((actor) =>
          from
            .flatMap(ends)
            .every((end) =>
              than
                .flatMap(ends)
                .every((other) => (form.direction === 'better' ? game.improves(actor, end, other) : game.improves(actor, other, end))),
            ),
        ),
      );
    }

    case 'prefers': {
      const named = new Set([...optionsNamed(game, form.preferred), ...optionsNamed(game, form.to)]);
      const alikeElsewhere = (s: State, t: State): boolean =>
        game.model.options.every((option, at) => s[at] === t[at] || named.has(option.id));
      const preferred = states.filter((state) => has(form.preferred)(state) && !has(form.to)(state));
      const to = states.filter((state) => has(form.to)(state) && !has(form.preferred)(state));
      const pairs = preferred.flatMap((s) => to.filter((t) => alikeElsewhere(s, t)).map((t) => ({ s, t })));
      if (pairs.length === 0) return unknown;
      return answer(pairs.every(({ s, t }) => game.improves(form.mover, s, t)));
    }

    case 'stable':
    case 'unstable': {
      const considered = states.filter(has(form.condition));
      if (considered.length === 0) return unknown;
      const some = considered.some((state) => stability.isEquilibrium(concept, state));
      return answer(form.kind === 'stable' ? some : !some);
    }

    case 'canForce':
    case 'cannotPrevent': {
      const from = starts(null);
      if (from.length === 0) return unknown;
      /** Staying, and each first move, whether it gains or not. */
      const choices = (start: State): State[] => [start, ...game.moves(form.mover, start)];
      return answer(
        form.kind === 'canForce'
          ? from.every((start) => choices(start).some((choice) => ends(choice).every(has(form.result))))
          : from.every((start) => choices(start).every((choice) => ends(choice).some(has(form.result)))),
      );
    }

    case 'deterred': {
      const from = starts(form.at);
      if (from.length === 0) return unknown;
      const temptations = (start: State): State[] => game.improvements(form.mover, start).filter(has(form.into));
      const tempted = from.some((start) => temptations(start).length > 0);
      return answer(
        from.every(
          (start) =>
            temptations(start).length > 0 && temptations(start).every((to) => stability.isDeterred(concept, form.mover, start, to)),
        ),
        !tempted,
      );
    }
  }
}

/** The options that a condition names, also through definitions and through what named states list. */
function optionsNamed(game: Game, condition: Condition): string[] {
  switch (condition.kind) {
    case 'level':
      return [condition.option];
    case 'named': {
      const definition = game.model.definitions.find((one) => one.id === condition.name);
      if (definition !== undefined) return optionsNamed(game, definition.condition);
      return (game.model.states.find((one) => one.id === condition.name)?.settings ?? []).map((setting) => setting.option);
    }
    case 'not':
      return optionsNamed(game, condition.of);
    case 'and':
    case 'or':
      return condition.of.flatMap((one) => optionsNamed(game, one));
    case 'if':
      return [...optionsNamed(game, condition.then), ...optionsNamed(game, condition.given)];
    case 'iff':
      return [...optionsNamed(game, condition.left), ...optionsNamed(game, condition.right)];
  }
}
