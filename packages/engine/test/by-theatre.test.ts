/** What is settled and required in the theatres of a composite, against the whole model with everything elsewhere held by rules. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compositeGraph } from '../src/composite.js';
import {
  type Bargain,
  buildGraph,
  CONCEPTS,
  conditionHolds,
  type Foresight,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  presentState,
  require,
  requireByTheatre,
  type Settlement,
  type State,
  settingsOf,
  settle,
  settleByTheatre,
  type Target,
  type Theatre,
} from '../src/index.js';
import { lookAt } from '../src/share.js';
import { isPlayable } from './oracle/hypergame.js';
import { firstLevels, withSettings } from './oracle/states.js';
import { heldAt, Unforeseen } from './oracle/theatres.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';
import { type Choose, chance, pick, seeded } from './random/choices.js';
import { dealt } from './random/composites.js';
import { randomCondition } from './random/conditions.js';
import { opened } from './random/open.js';
import { tally } from './random/tally.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 4);
const BYTES = 2 ** 24;
const WORLDS = { worlds: 48, samples: 12 };

const SETTINGS = { numRuns: RUNS, endOnFailure: true };

function composites(compare: (model: Model, foresight: Foresight, now: State, choose: Choose) => void): fc.IProperty<unknown> {
  return fc.property(fc.oneof(anyModel, anyEntangledModel), fc.integer(), (plain, seed) => {
    const choose = seeded(seed);
    const model = dealt(choose, chance(choose, 60) ? opened(choose, plain, 12) : plain);
    const graph = model === null || !isPlayable(model) ? null : compositeGraph(model, BYTES).graph;
    if (model === null || graph === null) return;
    const now = presentState(graph).state;
    if (now === null) return;
    try {
      compare(model, foresee(graph, { concept: pick(choose, CONCEPTS) }), now, choose);
    } catch (error) {
      if (!(error instanceof Unforeseen)) throw error;
    }
  });
}

/** The whole with all else held where it stands, listed; the present where it stands. */
function alone(model: Model, theatre: Theatre, graph: Graph, where: State, present: State): Graph {
  const levels = withSettings(model, firstLevels(model), settingsOf(graph, where));
  const held = { ...heldAt(model, theatre, levels), now: settingsOf(graph, present), history: [], theatres: [] };
  if (!isPlayable(held)) throw new Unforeseen();
  return buildGraph(held).graph as Graph;
}

/** A state of the theatre, or of the whole, as far as it is the theatre's. */
function within(graph: Graph, state: State, free: ReadonlySet<string>): string {
  return settingsOf(graph, state)
    .flatMap(({ option, level }) => (free.has(option) ? `${option}=${level}` : []))
    .join();
}

test('what is on the table in a theatre is what is on it while all else is held', () => {
  const seen = tally(
    'settlements',
    ['a bargain', 'none at an outcome', 'one at an outcome', 'several worlds'],
    ['not in every world', 'in other worlds only', 'with views', 'two conflicts of one theatre'],
  );
  seen.demandAll(
    composites((model, foresight, now) => {
      const { graph, concept, responses } = foresight;
      const outcomes = findOutcomes(foresight, [now]);
      const settled = settleByTheatre(foresight, outcomes, WORLDS);
      expect(settled.map(({ theatre }) => theatre.id)).toEqual(model.theatres.map(({ id }) => id));
      const { worlds, ...looked } = lookAt(model, WORLDS);
      const ends = worlds.map((world) => {
        const built = compositeGraph(world.model, BYTES).graph as Graph;
        return findOutcomes(foresee(built, { concept, responses }), [now]).map(({ states }) => states);
      });
      for (const { theatre, settlements, ...theirs } of settled) {
        expect(theirs.looked).toEqual(looked);
        // Every outcome is told.
        expect(new Set(settlements.flatMap((each) => each.outcomes)).size).toBe(outcomes.length);
        for (const settlement of settlements) {
          const free = new Set(settlement.graph.model.options.map(({ id }) => id));
          const name = (on: Graph, state: State): string => within(on, state, free);
          const names = (states: readonly State[]): string => [...new Set(states.map((state) => name(graph, state)))].sort().join('; ');
          const [outcome] = settlement.outcomes;
          const there = outcome === undefined ? [now] : (outcomes[outcome]?.states ?? []);
          // In a round the theatre may stand so more than once, each time under others.
          const isThere = (state: State): boolean =>
            graph.composite?.theatresAt(state).some((each) => each.graph === settlement.graph && each.state === settlement.state) === true;
          const at = there.find((state) => isThere(state) && name(graph, state) === name(settlement.graph, settlement.state)) as State;
          const whole = alone(model, theatre, graph, at, at);
          const [own] = settle(foresee(whole, { concept, responses }), [], WORLDS).settlements as [Settlement];
          const told = (on: Graph, { parties, to, twins, lasts, ends, gainers, losers, way }: Bargain) => [
            parties,
            name(on, to),
            twins,
            lasts,
            ends.map(({ states, rest, free: isFree }) => [states.map((state) => name(on, state)), rest, isFree]),
            gainers,
            losers,
            way.length,
          ];
          expect(settlement.total).toBe(own.total);
          expect(settlement.more).toBe(own.more);
          expect(settlement.bargains.map((each) => told(settlement.graph, each))).toEqual(own.bargains.map((each) => told(whole, each)));
          if (outcome === undefined) {
            const shares = (one: Settlement) =>
              [...one.bargains, ...one.elsewhere].map((each) => [
                each.parties,
                name(each.graph, each.to),
                each.preferred,
                each.lasting,
                each.rule,
              ]);
            expect(shares(settlement)).toEqual(shares(own));
            expect(settlement.rests.holds).toBe(worlds.length);
            if (settlement.elsewhere.length > 0) seen.meet('in other worlds only');
            if (settlement.bargains.some(({ preferred }) => preferred.holds < preferred.of)) seen.meet('not in every world');
            if (worlds.length > 1) seen.meet('several worlds');
          } else {
            expect(settlement.rests.holds).toBe(ends.filter((own) => own.some((states) => names(states) === names(there))).length);
            seen.meet(settlement.total > 0 ? 'one at an outcome' : 'none at an outcome');
          }
          if (settlement.total > 0) seen.meet('a bargain');
          if (settlement.total > 0 && model.views.length > 0) seen.meet('with views');
        }
        if (new Set(settlements.map(({ graph: own }) => own)).size > 1) seen.meet('two conflicts of one theatre');
      }
    }),
    SETTINGS,
  );
});

test('what a theatre would take is what it would take while all else is held', () => {
  const seen = tally(
    'requirements',
    ['an equilibrium', 'none', 'a change of wants', 'a guarantee', 'two theatres'],
    ['several worlds', 'with views', 'all changes together'],
  );
  seen.demandAll(
    composites((model, foresight, _, choose) => {
      const { graph, concept, responses } = foresight;
      const condition = randomCondition(choose, model.options, []);
      const asked = { ...WORLDS, look: 10_000, targets: 10_000 };
      const answer = requireByTheatre(foresight, condition, asked);
      if (answer === null) {
        // No state that can be has it.
        const whole = buildGraph({ ...model, views: [], theatres: [] }).graph as Graph;
        expect(require(foresee(whole), condition, { worlds: 1, samples: 1, targets: 0 }).states).toBe(0);
        return;
      }
      const { where, theatres } = answer;
      expect(conditionHolds(graph, condition, where)).toBe(true);
      if (theatres.length > 1) seen.meet('two theatres');
      for (const { theatre, graph: own, ...found } of theatres) {
        const whole = alone(model, theatre, graph, where, where);
        const expected = require(foresee(whole, { concept, responses }), condition, asked);
        const free = new Set(own.model.options.map(({ id }) => id));
        const name = (on: Graph, state: State): string => within(on, state, free);
        expect([found.states, found.looked]).toEqual([expected.states, expected.looked]);
        const standing = (on: Graph, { standing: all }: Pick<typeof expected, 'standing'>) =>
          all.map(({ state, lasts }) => JSON.stringify([name(on, state), lasts])).sort();
        expect(standing(own, found)).toEqual(standing(whole, expected));
        const told = (on: Graph, { state, lasts, leavers, together, guarantees }: Target) => [
          name(on, state),
          lasts,
          leavers.map((leaver) => ({
            ...leaver,
            pulls: leaver.pulls.map((each) => name(on, each)),
            deterred: leaver.deterred.map(({ to }) => name(on, to)),
          })),
          together,
          guarantees.filter(({ guarantee }) => free.has(guarantee.option)),
        ];
        const inOrder = (targets: readonly unknown[]): unknown[] => targets.map((each) => JSON.stringify(each)).sort();
        expect(inOrder(found.targets.map((each) => told(own, each)))).toEqual(inOrder(expected.targets.map((each) => told(whole, each))));
        // No state needs what nobody can change to be otherwise: that stands still.
        expect([found.otherwise, found.supposing]).toEqual([0, []]);
        seen.meet(found.standing.length > 0 ? 'an equilibrium' : 'none');
        if (found.worlds.tried > 1) seen.meet('several worlds');
        if (model.views.length > 0) seen.meet('with views');
        for (const { leavers, together, guarantees } of found.targets) {
          if (leavers.some(({ changes }) => changes.length > 0)) seen.meet('a change of wants');
          if (guarantees.length > 0) seen.meet('a guarantee');
          if (leavers.length > 1 && together?.asWritten === true) seen.meet('all changes together');
        }
      }
    }),
    SETTINGS,
  );
});
