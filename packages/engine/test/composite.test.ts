/** Composites taken theatre by theatre, against a slow transcription of what that means; and against the whole, where theatres have nothing to do with each other. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compositeGraph } from '../src/composite.js';
import {
  buildGraph,
  CONCEPTS,
  checkClaim,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  presentState,
  type State,
  settingsOf,
} from '../src/index.js';
import { isPlayable } from './oracle/hypergame.js';
import { firstLevels, withSettings } from './oracle/states.js';
import { byTheatre, Unforeseen } from './oracle/theatres.js';
import { anyEntangledModel, anyModel } from './random/arbitrary.js';
import { type Choose, pick, pickSome, seeded } from './random/choices.js';
import { plainClaims } from './random/claims.js';
import { dealt } from './random/composites.js';
import { tally } from './random/tally.js';

const RUNS = Math.ceil(Number(process.env.PARLEY_RUNS ?? 250) / 4);
const BYTES = 2 ** 24;

const levels = (model: Model, graph: Graph, state: State): readonly number[] =>
  withSettings(model, firstLevels(model), settingsOf(graph, state));

/** A few of the states of a model: each costs the transcription much. */
function someOf<State>(choose: Choose, states: readonly State[]): State[] {
  return pickSome(choose, states, Math.min(4, states.length));
}

const SETTINGS = { numRuns: RUNS, endOnFailure: true };

function composites(
  compare: (model: Model, graph: Graph, oracle: ReturnType<typeof byTheatre>, choose: Choose) => void,
): fc.IProperty<unknown> {
  return fc.property(fc.oneof(anyModel, anyEntangledModel), fc.integer(), (plain, seed) => {
    const choose = seeded(seed);
    const model = dealt(choose, plain);
    if (model === null || !isPlayable(model) || presentState(compositeGraph(model, BYTES).graph as Graph).state === null) return;
    try {
      compare(model, compositeGraph(model, BYTES).graph as Graph, byTheatre(model), choose);
    } catch (error) {
      if (!(error instanceof Unforeseen)) throw error;
    }
  });
}

test('every mover would make the same moves, at every state', () => {
  fc.assert(
    composites((model, graph, oracle, choose) => {
      const concept = pick(choose, CONCEPTS);
      const foresight = foresee(graph, { concept });
      for (const s of someOf(choose, oracle.game.space.states)) {
        const state = numberOf(graph, s);
        for (const { id } of graph.movers) {
          const found = foresight.wouldMove(id, state).map((to) => levels(model, graph, to).join());
          expect(found.sort(), `${id} at ${s.join()} under ${concept}`).toEqual(
            oracle.stability
              .wouldMove(concept, id, s)
              .map((to) => to.join())
              .sort(),
          );
        }
      }
    }),
    SETTINGS,
  );
});

test('they come to rest at the same states', () => {
  const seen = tally('composites', ['several outcomes', 'two theatres move'], ['a cycle']);
  seen.demandAll(
    composites((model, graph, oracle, choose) => {
      const concept = pick(choose, CONCEPTS);
      const foresight = foresee(graph, { concept });
      for (const s of someOf(choose, oracle.game.space.states)) {
        const start = numberOf(graph, s);
        const outcomes = findOutcomes(foresight, [start]);
        const found = outcomes.map(({ states }) =>
          states
            .map((state) => levels(model, graph, state).join())
            .sort()
            .join(';'),
        );
        const there = oracle.outcomes(concept, s);
        expect(found.sort()).toEqual(
          there
            .map((states) =>
              states
                .map((state) => state.join())
                .sort()
                .join(';'),
            )
            .sort(),
        );
        if (outcomes.length > 1) seen.meet('several outcomes');
        if (outcomes.some(({ rest }) => !rest)) seen.meet('a cycle');
        for (const { path, states } of outcomes) {
          // The way told is a way: it begins at the start, ends in the outcome, and every step is one that its mover would make.
          let at = start;
          for (const step of path) {
            expect(step.from).toBe(at);
            expect(foresight.wouldMove(step.mover, step.from)).toContain(step.to);
            at = step.to;
          }
          expect(states).toContain(at);
          const moved = model.theatres.filter(({ options }) =>
            options.some((id) => settingOf(graph, start, id) !== settingOf(graph, at, id)),
          );
          if (moved.length === 2) seen.meet('two theatres move');
        }
      }
    }),
    SETTINGS,
  );
});

test('claims come out the same', () => {
  fc.assert(
    composites((model, graph, oracle, choose) => {
      const forms = [
        'always',
        'never',
        'possible',
        'leadsTo',
        'lasts',
        'answers',
        'leaves',
        'prefers',
        'canForce',
        'cannotPrevent',
        'deterred',
      ] as const;
      for (const random of plainClaims(choose, model, forms, 4)) {
        const claim = { ...random, under: null };
        const concept = pick(choose, CONCEPTS);
        const found = checkClaim(graph, claim, { concept });
        expect([found.verdict, found.vacuous], JSON.stringify(claim.form)).toEqual(Object.values(oracle.check(claim, concept)));
      }
    }),
    SETTINGS,
  );
});

test('where two theatres have nothing to do with each other, the approximation is exact', () => {
  fc.assert(
    fc.property(anyEntangledModel, anyEntangledModel, (east, west) => {
      const both = [east, west].map((model, index) => apart(model, index === 0 ? 'e' : 'w'));
      const [first, second] = both;
      if (first === undefined || second === undefined || both.some((model) => dealt(seeded(1), model) === null)) return;
      if (!both.every(isPlayable)) return;
      // A named state is one at every option, so of both theatres.
      if ([east, west].some(({ states, ...rest }) => states.some(({ id }) => JSON.stringify(rest).includes(`"named","name":"${id}"`))))
        return;
      const model: Model = {
        ...first,
        movers: [...first.movers, ...second.movers],
        options: [...first.options, ...second.options],
        rules: [...first.rules, ...second.rules],
        definitions: [...first.definitions, ...second.definitions],
        states: [],
        history: [],
        now: null,
        claims: [],
        theatres: both.map(({ options }, index) => ({ id: `${index}`, title: '', file: '', options: options.map(({ id }) => id) })),
      };
      const exact = buildGraph(model).graph;
      const { graph } = compositeGraph(model, BYTES);
      if (exact === null || graph === null || presentState(exact).state === null) return;
      // Not so under the others: there, a move elsewhere between two of one opponent's counts as an answer, and lets that opponent move twice.
      for (const concept of ['nash', 'provoked'] as const) {
        const ends = (on: Graph): string[] =>
          findOutcomes(foresee(on, { concept }), [presentState(on).state as State])
            .map(({ states }) =>
              states
                .map((state) => levels(model, on, state).join())
                .sort()
                .join(';'),
            )
            .sort();
        expect(ends(graph), concept).toEqual(ends(exact));
      }
    }),
    { numRuns: RUNS, endOnFailure: true },
  );
});

function settingOf(graph: Graph, state: State, option: string): string {
  return settingsOf(graph, state).find((setting) => setting.option === option)?.level ?? '';
}

function numberOf({ numbering }: Graph, state: readonly number[]): State {
  return numbering.digits.reduce((sum, { stride }, at) => sum + (state[at] as number) * stride, 0);
}

/** The model with names of its own, without named states. */
function apart(model: Model, prefix: string): Model {
  const names = new Set([...model.movers, ...model.options, ...model.definitions].map(({ id }) => id));
  const plain = { ...model, states: [], history: [], now: null, claims: [] };
  const renamed: unknown = JSON.parse(JSON.stringify(plain), function (this: Record<string, unknown>, key, value: unknown) {
    if (typeof value === 'string' && key !== 'level' && key !== 'kind' && names.has(value)) return `${prefix}${value}`;
    if (key === 'weights' && typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, weight]) => [`${prefix}${name}`, weight]));
    return value;
  });
  return renamed as Model;
}

test('what takes all states is refused: a ranking, in a view as well, and a merge', () => {
  const met = tally('refused', ['a ranking', 'a merge']);
  met.demandAll(
    fc.property(anyModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const ranked = plain.movers.find((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking');
      const half = Math.ceil(plain.options.length / 2);
      const theatres = [plain.options.slice(0, half), plain.options.slice(half)].map((options, index) => ({
        id: `theatre${index}`,
        title: `Theatre ${index}`,
        file: 'a.parley',
        options: options.map(({ id }) => id),
        cites: [],
      }));
      const refusal = (model: Model): unknown =>
        compositeGraph({ ...model, theatres }, BYTES).findings.find(({ weight }) => weight === 'refused');
      if (plain.merges.length > 0) {
        met.meet('a merge');
        expect(refusal(plain)).toEqual({ code: 'needs-all-states', weight: 'refused', mover: null });
      } else if (ranked?.kind === 'actor' && ranked.preferences !== null) {
        met.meet('a ranking');
        expect(refusal(plain)).toEqual({ code: 'needs-all-states', weight: 'refused', mover: ranked.id });
        // Everybody wants something simple, but in somebody's eyes one has a ranking.
        const movers = plain.movers.map((mover) => (mover.kind === 'actor' ? { ...mover, preferences: null } : mover));
        const actor = pick(
          choose,
          movers.filter(({ kind }) => kind === 'actor'),
        ).id;
        const views = [
          {
            actor,
            edits: [{ kind: 'wants' as const, actor: ranked.id, preferences: ranked.preferences, cites: [] }],
            views: [],
            cites: [],
          },
        ];
        expect(refusal({ ...plain, movers, overlays: [], views })).toEqual({
          code: 'needs-all-states',
          weight: 'refused',
          mover: ranked.id,
        });
      }
    }),
    { numRuns: RUNS * 2 },
  );
});
