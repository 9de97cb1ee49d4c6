/**
 * Shares of worlds where actors see things their own way: in how many worlds a bargain is on the table and lasts, an equilibrium stands, a mover leaves, a
 * guarantee holds it, and a rest comes through an event. Each world is worked out on the oracle by itself.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Condition,
  enduranceOf,
  findOutcomes,
  foresee,
  type Model,
  presentState,
  require,
  type Share,
  type State,
  settingsOf,
  settle,
  stressOutcomes,
  versionOf,
  worldsOf,
} from '../src/index.js';
import { changedByHand } from './oracle/changes.js';
import { findNow } from './oracle/claims.js';
import { guaranteesAt } from './oracle/guarantees.js';
import { areAllPlayable, isPlayable, playHypergame } from './oracle/hypergame.js';
import { firstLevels, keyOf, type State as Levels, withSettings } from './oracle/states.js';
import { stressByHand } from './oracle/stress.js';
import { worldsByHand } from './oracle/worlds.js';
import { anySmallModel } from './random/arbitrary.js';
import { pick, seeded } from './random/choices.js';
import { randomAtom } from './random/conditions.js';
import { opened } from './random/open.js';
import { withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

test('shares of worlds are those of every world by itself', () => {
  const met = tally(
    'shares that are neither none nor all',
    ['a state is an outcome', 'a bargain is preferred', 'an equilibrium stands'],
    [
      'a bargain lasts',
      'a rest holds through an event',
      'a mover leaves',
      'a change keeps a mover',
      'changes together',
      'a guarantee holds: fix',
      'a guarantee holds: irreversible',
    ],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model: Model = opened(choose, labelled, 6);
      if (worldsOf(model).count === 1n || model.views.length === 0 || model.movers.length > 5 || !areAllPlayable(model, null)) return;
      const concept = pick(choose, ['provoked', 'provoked', 'nash', 'seq'] as const);
      const settings = { concept, responses: 'legal' } as const;
      const version = versionOf(model, null, settings);
      const graph = version.graph ?? expect.fail('refused');
      const now = presentState(graph).state;
      if (now === null) return;
      const worlds = worldsByHand(model).map((world) => {
        const play = playHypergame(world);
        const present = findNow(play.game) ?? expect.fail('no present');
        const outcomes = play.outcomes(concept, present).map((states) => states.map(keyOf).sort().join('; '));
        return { play, world, outcomes };
      });
      const levels = (state: State): Levels => withSettings(model, firstLevels(model), settingsOf(graph, state));
      const named = (states: readonly State[]): string =>
        states
          .map((state) => keyOf(levels(state)))
          .sort()
          .join('; ');
      const count = (share: Share): readonly [number, number] => [share.holds, share.of];
      const isMixed = ({ holds, of }: Share): boolean => holds > 0 && holds < of;
      const within = ({ play }: (typeof worlds)[number], state: State): Levels =>
        play.game.space.find(levels(state)) ?? expect.fail('no such state');
      const stands = (world: (typeof worlds)[number], state: State): boolean =>
        world.play.stability.isEquilibrium(concept, within(world, state));

      const foresight = foresee(graph, settings);
      const outcomes = findOutcomes(foresight, [now]);
      for (const {
        outcomes: [outcome],
        state,
        rests,
        bargains,
        elsewhere,
      } of settle(foresight, outcomes, { most: 1000 }).settlements) {
        const there =
          outcome === undefined ? worlds : worlds.filter((world) => world.outcomes.includes(named(outcomes[outcome]?.states ?? [])));
        expect(count(rests)).toEqual([there.length, worlds.length]);
        if (isMixed(rests)) met.meet('a state is an outcome');
        for (const { parties, to, preferred, lasting } of [...bargains, ...elsewhere]) {
          const gaining = there.filter((world) =>
            parties.every((mover) => world.play.game.improves(mover, within(world, to), within(world, state))),
          );
          expect(count(preferred)).toEqual([gaining.length, there.length]);
          expect(count(lasting)).toEqual([gaining.filter((world) => stands(world, to)).length, gaining.length]);
          if (isMixed(preferred)) met.meet('a bargain is preferred');
          if (isMixed(lasting)) met.meet('a bargain lasts');
        }
      }

      const condition: Condition = randomAtom(choose, pick(choose, model.options));
      const answer = require(foresight, condition);
      for (const { state, lasts } of [...answer.standing, ...answer.supposing, ...answer.targets]) {
        expect(count(lasts)).toEqual([worlds.filter((world) => stands(world, state)).length, worlds.length]);
        if (isMixed(lasts)) met.meet('an equilibrium stands');
      }
      const stable = (world: Model, mover: string, state: State): boolean => {
        const { game, stability } = playHypergame(world);
        return stability.isStable(concept, mover, game.space.find(levels(state)) ?? expect.fail('no such state'));
      };
      for (const { state, leavers, together, guarantees } of answer.targets) {
        for (const { mover, leaves, changes } of leavers) {
          const leaving = worlds.filter((world) => !world.play.stability.isStable(concept, mover, within(world, state)));
          expect(count(leaves)).toEqual([leaving.length, worlds.length]);
          if (isMixed(leaves)) met.meet('a mover leaves');
          for (const { change, stays } of changes.slice(0, 3)) {
            const changed = worldsByHand(changedByHand(model, change));
            expect(count(stays)).toEqual([changed.filter((world) => stable(world, mover, state)).length, changed.length]);
            if (isMixed(stays)) met.meet('a change keeps a mover');
          }
        }
        if (together !== null) {
          const firsts = leavers.flatMap(({ changes }) => changes[0]?.change ?? []);
          const changed = worldsByHand(firsts.reduce(changedByHand, model));
          const standing = changed.filter((world) => model.movers.every(({ id }) => stable(world, id, state)));
          expect(count(together.lasts)).toEqual([standing.length, changed.length]);
          if (isMixed(together.lasts)) met.meet('changes together');
        }
        for (const { guarantee, lasts } of guarantees) {
          const given = guaranteesAt(model, levels(state)).find((each) => JSON.stringify(each.guarantee) === JSON.stringify(guarantee));
          const holding = worldsByHand(given?.model ?? expect.fail('no such guarantee')).filter((world) => {
            const { game, stability } = playHypergame(world);
            const same = game.space.find(levels(state));
            return isPlayable(world) && same !== null && stability.isEquilibrium(concept, same);
          });
          expect(count(lasts)).toEqual([holding.length, worlds.length]);
          // An agreement that binds one option more seldom does it, and hardly ever in some worlds only.
          if (isMixed(lasts) && guarantee.kind !== 'bind') met.meet(`a guarantee holds: ${guarantee.kind}`);
        }
      }

      const strikes = stressOutcomes(version, outcomes, settings);
      const endurance = enduranceOf(version, outcomes, strikes, settings);
      const stressed = worlds.map(({ world }) => stressByHand(world, concept, 'legal')?.results ?? expect.fail('no present'));
      outcomes.forEach(({ states }, index) => {
        const resting = worlds.filter((world) => world.outcomes.includes(named(states)));
        expect(count(endurance.rests[index] as Share)).toEqual([resting.length, worlds.length]);
      });
      strikes.forEach(({ event, outcome, at }, index) => {
        const rest = named(outcomes[outcome]?.states ?? []);
        const same = stressed.flatMap((results) =>
          results.filter(
            (each) => each.event === event && keyOf(each.at) === keyOf(levels(at)) && each.outcome.map(keyOf).sort().join('; ') === rest,
          ),
        );
        const share = endurance.holds[index] as Share;
        expect(count(share)).toEqual([same.filter(({ holds }) => holds).length, same.length]);
        if (isMixed(share)) met.meet('a rest holds through an event');
      });
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 240_000);
