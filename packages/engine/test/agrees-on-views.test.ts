/** Whole lists of stability, certificates, surprise and phases where actors see things their own way, against the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moverIndex } from '../src/graph.js';
import {
  analyzeStability,
  argumentOf,
  buildGraph,
  CONCEPTS,
  feasibleStates,
  foresee,
  type Graph,
  type Model,
  type Overlay,
  type State,
  settingsOf,
  versionOf,
} from '../src/index.js';
import { surprisesAt } from '../src/surprise.js';
import { overlayByHand, viewByHand } from './oracle/edits.js';
import { checkByHand, type Hypergame, playHypergame } from './oracle/hypergame.js';
import { firstLevels, type State as Levels, withSettings } from './oracle/states.js';
import { anyEntangledModel } from './random/arbitrary.js';
import { type Choose, pick, seeded, shuffled } from './random/choices.js';
import { randomEdits, randomViews, withOverlays } from './random/overlays.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 8);

/** A conflict seen differently, under both. */
interface Pair {
  readonly graph: Graph;
  readonly oracle: Hypergame;
  readonly there: (state: State) => Levels;
}

function pairOf(model: Model, graph: Graph, owner: string | null): Pair {
  const oracle = playHypergame(model, owner);
  return {
    graph,
    oracle,
    there: (state) => oracle.game.space.find(withSettings(model, firstLevels(model), settingsOf(graph, state))) ?? [],
  };
}

/** A random model with views within views; and the picture of one of its actors as a model of its own. */
function eachPair(choose: Choose, plain: Model, compare: (pair: Pair, concept: (typeof CONCEPTS)[number]) => void): void {
  // Rankings name every state, and a view may add some.
  if (plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return;
  const whole = withOverlays(choose, plain);
  const model = { ...whole, views: randomViews(choose, whole, 1) };
  const { graph } = buildGraph(model);
  if (graph === null) return;
  const concept = pick(choose, CONCEPTS);
  compare(pairOf(model, graph, null), concept);
  const view = pick(choose, model.views);
  const picture = graph.pictures.get(moverIndex(graph, view.actor));
  expect(picture).toBeDefined();
  if (picture !== undefined) compare(pairOf(viewByHand(model, view).model, picture.graph, view.actor), concept);
}

function onViews(compare: (pair: Pair, concept: (typeof CONCEPTS)[number]) => void): void {
  fc.assert(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => eachPair(seeded(seed), plain, compare)),
    { numRuns: RUNS, endOnFailure: true },
  );
}

test('every mover is stable at the same states in whole lists', () => {
  onViews(({ graph, oracle, there }) => {
    const stability = analyzeStability(graph, { provoked: true });
    for (const concept of CONCEPTS) {
      for (const state of feasibleStates(graph)) {
        for (const { id } of graph.movers) {
          if (stability.stable(id, state, concept) !== oracle.stability.isStable(concept, id, there(state)))
            expect.fail(`${id} at ${there(state).join(' ')} under ${concept}`);
        }
      }
    }
  });
});

test('certificates hold in the eyes of whose they are', () => {
  onViews(({ graph, oracle, there }, concept) => {
    const foresight = foresee(graph, { concept });
    for (const state of [...feasibleStates(graph)].slice(0, 8)) {
      for (const { id } of graph.movers) {
        const certificate = foresight.certificate(id, state);
        const eyes = oracle.eyes(id);
        const seen = eyes.seen(there(state));
        expect(certificate.stable).toBe(oracle.stability.isStable(concept, id, there(state)));
        expect(certificate.seen === null ? null : nameOf(certificate.seen)).toBe(seen === null ? null : seen.join(' '));
        if (seen === null) {
          expect(certificate.improvements).toEqual([]);
          continue;
        }
        expect(certificate.improvements.map(({ to }) => nameOf(to)).sort()).toEqual(
          eyes.game
            .improvements(id, seen)
            .map((to) => to.join(' '))
            .sort(),
        );
        for (const { to, deterrent } of certificate.improvements) {
          const found = eyes.game.space.find(levelsOf(to)) as Levels;
          expect(deterrent !== null).toBe(eyes.stability.isDeterred(concept, id, seen, found));
        }
        expect(certificate.wouldMove.map((to) => there(to).join(' ')).sort()).toEqual(
          oracle.stability
            .wouldMove(concept, id, there(state))
            .map((to) => to.join(' '))
            .sort(),
        );
      }
    }
    function levelsOf(state: State): Levels {
      return withSettings(graph.model, firstLevels(graph.model), settingsOf(graph, state));
    }
    function nameOf(state: State): string {
      return levelsOf(state).join(' ');
    }
  });
});

test('the same moves surprise the same actors', () => {
  onViews(({ graph, oracle, there }, concept) => {
    const foresight = foresee(graph, { concept });
    const surprised = surprisesAt(foresight);
    const watchers = oracle.viewers.map((actor) => ({ actor, eyes: oracle.eyes(actor) }));
    for (const from of [...feasibleStates(graph)].slice(0, 8)) {
      for (const { id: mover } of graph.movers) {
        for (const to of foresight.moves(mover, from).slice(0, 4)) {
          const expected = watchers.flatMap(({ actor, eyes }) => {
            const { within } = eyes;
            if (actor === mover) return [];
            const [seenFrom, seenTo] = [eyes.seen(there(from)), eyes.seen(there(to))];
            if (seenFrom === null || seenTo === null) return [actor];
            const would = within.stability.wouldMove(concept, mover, within.game.space.find(seenFrom) ?? []);
            return would.some((state) => state.join(' ') === seenTo.join(' ')) ? [] : [actor];
          });
          expect([...surprised({ mover, from, to })].sort()).toEqual([...expected].sort());
        }
      }
    }
  });
});

test('a phase starts at the state before its first dated move', () => {
  fc.assert(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
      if (plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return;
      const choose = seeded(seed);
      const whole = withOverlays(choose, plain);
      const from = pick(choose, ['1996-05', '1996-05-11', '1997', '1997-03-15', '1997-03-16']);
      const phase: Overlay = {
        kind: 'phase',
        id: 'phase',
        name: 'A phase',
        edits: randomEdits(choose, whole),
        views: [],
        span: { from, to: '1999' },
        expects: [],
        cites: [],
      };
      const model = { ...whole, overlays: [...whole.overlays, phase] };
      const version = versionOf(model, 'phase');
      if (version.graph === null) return;
      // What is dated before the phase has happened; a start gives the first state whenever it is.
      const ahead = model.history.findIndex(
        ({ date, kind }) => kind !== 'start' && `${date}-01-01`.slice(0, 10) >= `${from}-01-01`.slice(0, 10),
      );
      const history = ahead < 0 ? model.history : model.history.slice(0, ahead);
      const began = { ...model, now: null, date: null, history };
      for (const claim of model.claims) expect(version.verdict(claim)).toBe(checkByHand(began, claim, 'phase', claim.under ?? 'provoked'));
      expect(overlayByHand(began, phase).model.rules.length).toBe(version.model.rules.length);
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

test('a version with other wants is the version of the model with other wants', () => {
  fc.assert(
    fc.property(anyEntangledModel, fc.integer(), (plain, seed) => {
      if (plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return;
      const choose = seeded(seed);
      const model = withOverlays(choose, plain);
      const movers = model.movers.map((mover) => {
        if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements' || choose(0, 1) === 0) return mover;
        return { ...mover, preferences: { kind: 'statements' as const, statements: shuffled(choose, mover.preferences.statements) } };
      });
      const changed = { ...model, movers };
      const argument = argumentOf(model);
      for (const overlay of [null, 'critique0']) {
        const [fresh, kept] = [versionOf(changed, overlay), argument.withWants(changed).version(overlay)];
        expect(kept.graph === null).toBe(fresh.graph === null);
        if (fresh.graph === null || fresh.struckBy('event2').graph === null) continue;
        for (const each of model.claims) {
          const claim = {
            ...each,
            inView: choose(0, 2) === 0 ? (fresh.model.views[0]?.actor ?? null) : null,
            after: choose(0, 2) === 0 ? ['event2'] : [],
          };
          expect(kept.verdict(claim)).toBe(fresh.verdict(claim));
        }
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});
