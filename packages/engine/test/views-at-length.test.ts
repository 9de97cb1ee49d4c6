/** Views beside complete rankings, with `single` responses, and under claims of what movers answer, force and fear: against the oracle. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  analyzeStability,
  buildGraph,
  type Claim,
  CONCEPTS,
  type Edit,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  isStable,
  type Model,
  type Preferences,
  type Responses,
  type State,
  settingsOf,
  type View,
  versionOf,
} from '../src/index.js';
import { answersUnder, areAllPlayable, isPlayable, playHypergame } from './oracle/hypergame.js';
import { firstLevels, type State as Levels, withSettings } from './oracle/states.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, pick, seeded, shuffled } from './random/choices.js';
import { pointedClaims } from './random/claims.js';
import { randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** Compares what each mover would do at each state, who is stable there, and where it ends. */
function compare(model: Model, graph: Graph, responses: Responses): void {
  const hyper = playHypergame(model, null, responses);
  const { states } = hyper.game.space;
  const there = (state: State): Levels => hyper.game.space.find(withSettings(model, firstLevels(model), settingsOf(graph, state))) ?? [];
  const sorted = (all: readonly Levels[]): string[] => all.map(String).sort();
  const ours = [...feasibleStates(graph)];
  expect(sorted(ours.map(there))).toEqual(sorted(states));
  const whole = analyzeStability(graph, { responses, provoked: true });
  for (const concept of CONCEPTS) {
    const foresight = foresee(graph, { concept, responses });
    for (const state of ours) {
      for (const { id } of graph.movers) {
        expect(sorted(foresight.wouldMove(id, state).map(there))).toEqual(sorted(hyper.stability.wouldMove(concept, id, there(state))));
        const stable = hyper.stability.isStable(concept, id, there(state));
        expect(isStable(foresight, id, state)).toBe(stable);
        expect(whole.stable(id, state, concept)).toBe(stable);
      }
    }
    const [start] = ours as [State];
    const ends = findOutcomes(foresight, [start]).map((outcome) => sorted(outcome.states.map(there)).join(' | '));
    expect(ends.sort()).toEqual(
      hyper
        .outcomes(concept, there(start))
        .map((outcome) => sorted(outcome).join(' | '))
        .sort(),
    );
  }
}

/** Views of an actor or two in which somebody's complete ranking is another, or gives way to a list, and less may be possible. */
function viewsOfRankings(choose: Choose, model: Model): View[] {
  const rankings = model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'ranking' ? [{ actor: mover.id, groups: mover.preferences.groups }] : [],
  );
  return randomViews(choose, model, 1).map((view) => {
    // A rule that is lifted would make states that no ranking names.
    const edits = view.edits.filter(({ kind }) => kind !== 'lift');
    if (rankings.length === 0 || chance(choose, 30)) return { ...view, edits };
    const { actor, groups } = pick(choose, rankings);
    const preferences: Preferences = { kind: 'ranking', groups: shuffled(choose, groups) };
    const wants: Edit = { kind: 'wants', actor, preferences, cites: [] };
    return { ...view, edits: [...edits, wants] };
  });
}

test('complete rankings are seen as views have them', () => {
  const met = tally('models with a ranking and views', [
    'a ranking as it is',
    'another ranking',
    'states that cannot be seen',
    'merged states',
  ]);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      if (!plain.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) return;
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model = { ...labelled, overlays: [], views: viewsOfRankings(choose, labelled) };
      const { graph } = buildGraph(model);
      if (!isPlayable(model)) return;
      if (graph === null) expect.fail('refused');
      const edits = model.views.flatMap((view) => view.edits);
      met.meet(
        edits.some((edit) => edit.kind === 'wants' && edit.preferences.kind === 'ranking') ? 'another ranking' : 'a ranking as it is',
      );
      if (edits.some(({ kind }) => kind === 'rule' || kind === 'hide' || kind === 'fix')) met.meet('states that cannot be seen');
      if (model.merges.length > 0) met.meet('merged states');
      compare(model, graph, 'legal');
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);

test('one move by one opponent is all that views reckon with, where only such answers count', () => {
  const met = tally('models with views, single responses', ['with views', 'views within views', 'single and legal differ']);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model = { ...labelled, overlays: [], views: randomViews(choose, labelled, 1) };
      const { graph } = buildGraph(model);
      if (graph === null || !isPlayable(model)) return;
      met.meet('with views');
      if (model.views.some(({ views }) => views.length > 0)) met.meet('views within views');
      compare(model, graph, 'single');
      const [single, legal] = (['single', 'legal'] as const).map((responses) => analyzeStability(graph, { responses }));
      const differ = [...feasibleStates(graph)].some((state) =>
        graph.movers.some(({ id }) =>
          (['gmr', 'seq'] as const).some((each) => single?.stable(id, state, each) !== legal?.stable(id, state, each)),
        ),
      );
      if (differ) met.meet('single and legal differ');
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 240_000);

test('claims of what movers answer, force, prevent and fear, and of who is left better off, in views and after events', () => {
  const kinds = ['leaves', 'answers', 'deterred', 'canForce', 'cannotPrevent'] as const;
  const verdicts = kinds.flatMap((kind) =>
    ['in a view', 'after events'].flatMap((where) => [`${kind} ${where} holds`, `${kind} ${where} fails`]),
  );
  const met = tally('claims', ['in a view after events holds', 'in a view after events fails'], verdicts);
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const model = withOverlays(choose, plain);
      const overlay = pick(choose, [null, null, 'critique0']);
      const responses = pick(choose, ['legal', 'legal', 'single'] as const);
      if (!areAllPlayable(model, overlay)) return;
      const version = versionOf(model, overlay, { responses });
      const answers = answersUnder(model, overlay, responses);
      const viewers = version.model.views.map(({ actor }) => actor);
      for (const claim of pointedClaims(choose, model, 12, [...kinds, 'answers', 'deterred'])) {
        const asked: Claim = {
          ...claim,
          inView: viewers.length > 0 && chance(choose, 50) ? pick(choose, viewers) : null,
          after: pick(choose, [[], ['event2'], ['event3'], ['event3', 'event2']]),
        };
        const expected = answers(asked, asked.under ?? 'provoked');
        const { verdict, vacuous } = version.check(asked);
        expect({ form: asked.form, verdict, vacuous }).toEqual({ form: asked.form, ...expected });
        if (expected.verdict === 'unknown') continue;
        if (asked.inView !== null) met.meet(`${asked.form.kind} in a view ${expected.verdict}`);
        if (asked.after.length > 0) met.meet(`${asked.form.kind} after events ${expected.verdict}`);
        if (asked.inView !== null && asked.after.length > 0) met.meet(`in a view after events ${expected.verdict}`);
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
}, 240_000);
