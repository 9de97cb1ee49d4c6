/** What composing must leave as it is: theatres that nothing links, and an argument that is a theatre of another by itself. */

import {
  analyzeStability,
  buildGraph,
  CLASSICAL_CONCEPTS,
  type Claim,
  CONCEPTS,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  presentState,
  type State,
  settingsOf,
  versionOf,
} from '@parley/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyEntangledModel, anyModel, anySmallModel } from '../../engine/test/random/arbitrary.js';
import { seeded } from '../../engine/test/random/choices.js';
import { randomViews, withOverlays } from '../../engine/test/random/overlays.js';
import { tally } from '../../engine/test/random/tally.js';
import { parse, print } from '../src/index.js';
import { sayable } from './models.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 60);
const LONG = 120_000 + RUNS * 1000;

/** The model as its text is read; null where no text can say it, or a theatre cannot be like it. */
function read(model: Model): { readonly model: Model; readonly text: string } | null {
  if (model.merges.length > 0) return null;
  const text = print(sayable(model));
  const { model: again } = parse(text);
  return again === null ? null : { model: again, text };
}

/** The composite of these texts, under the names that they stand under. */
function composed(texts: Readonly<Record<string, string>>): Model {
  const uses = Object.keys(texts).map((as) => `use "${as}.parley" as ${as}`);
  const { model, diagnostics } = parse(`conflict "Together"\n${uses.join('\n')}\n`, {
    file: 'together.parley',
    read: (path) => texts[path.replace('.parley', '')] ?? null,
  });
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return model as Model;
}

/** A part of a model with the names that it has where the model is the theatre `as`. */
function renamed<T>(part: T, { movers, options, definitions, states, overlays }: Model, as: string): T {
  const names = new Set([movers, options, definitions, states, overlays].flatMap((all) => all.map(({ id }) => id)));
  const text = JSON.stringify(part, (key, value: unknown) =>
    typeof value === 'string' && !['level', 'kind', 'is', 'id', 'text'].includes(key) && names.has(value) ? `${as}.${value}` : value,
  );
  return JSON.parse(text) as T;
}

/** Outcomes from the present, each as its states in words; only these options are told. */
function endsOf(graph: Graph, concept: 'nash' | 'provoked', options: readonly string[], as = ''): readonly string[] {
  const from = presentState(graph).state as State;
  const outcomes = findOutcomes(foresee(graph, { concept }), [from]).map(({ states }) =>
    [...new Set(states.map((state) => statedOn(graph, state, options, as)))].sort().join('; '),
  );
  return [...new Set(outcomes)].sort();
}

function statedOn(graph: Graph, state: State, options: readonly string[], as: string): string {
  const levels = new Map(graph.model.options.map(({ id, levels: [first] }) => [id, first?.id]));
  for (const { option, level } of settingsOf(graph, state)) levels.set(option, level);
  return options.map((id) => `${id}=${levels.get(`${as}${id}`)}`).join(' ');
}

test(
  'theatres that nothing links come to rest as each does by itself',
  () => {
    const met = tally('composed', ['both move', 'several outcomes', 'a present of its own']);
    met.demandAll(
      fc.property(anySmallModel, anySmallModel, (one, two) => {
        const parts = [read(one), read(two)];
        const [east, west] = parts;
        if (!east || !west) return;
        const whole = composed({ east: east.text, west: west.text });
        const { graph } = buildGraph(whole);
        const alone = [east, west].map(({ model }) => buildGraph(model).graph);
        if (graph === null || alone.some((each) => each === null || presentState(each).state === null)) return;
        // Under the other concepts a move elsewhere, between two of one opponent's, makes these an answer.
        for (const concept of ['nash', 'provoked'] as const) {
          const ends = alone.map((each, index) => {
            const options = (parts[index]?.model.options ?? []).map(({ id }) => id);
            const own = endsOf(each as Graph, concept, options);
            expect(endsOf(graph, concept, options, index === 0 ? 'east.' : 'west.'), concept).toEqual(own);
            return own;
          });
          if (ends.some((own) => own.length > 1)) met.meet('several outcomes');
          const moves = alone.filter((each) => {
            const from = presentState(each as Graph).state as State;
            return each?.movers.some(({ id }) => foresee(each, { concept }).wouldMove(id, from).length > 0);
          });
          if (moves.length === 2) met.meet('both move');
        }
        if (one.history.length > 0 || one.now !== null) met.meet('a present of its own');
      }),
      { numRuns: RUNS },
    );
  },
  LONG,
);

describe('an argument as the one theatre of another', () => {
  test(
    'has the same claims, under every version and concept',
    () => {
      const met = tally('alone', ['holds', 'fails', 'in a version'], ['in a view', 'a ranking', 'a named state']);
      met.demandAll(
        fc.property(fc.oneof(anyModel, anyEntangledModel), fc.integer(), (plain, seed) => {
          const choose = seeded(seed);
          const over = withOverlays(choose, plain);
          // Random changes often change nothing, which a text is not let off with.
          const own = read({ ...over, views: randomViews(choose, over, 1) }) ?? read(over) ?? read(plain);
          if (own === null) return;
          const whole = composed({ t: own.text });
          const { model } = own;
          const versions = [null, ...model.overlays.filter(({ kind }) => kind !== 'event' && kind !== 'phase').map(({ id }) => id)];
          for (const overlay of versions) {
            const before = versionOf(model, overlay);
            const after = versionOf(whole, overlay === null ? null : `t.${overlay}`);
            expect(after.graph === null).toBe(before.graph === null);
            if (before.graph === null) continue;
            for (const claim of model.claims) {
              // In the whole a state of a theatre names all the theatre's options, in its own file those that it lists.
              if (claim.form.kind === 'prefers' && model.states.some(({ id }) => JSON.stringify(claim.form).includes(`"${id}"`))) continue;
              const viewer = before.model.views[choose(0, 3)]?.actor ?? null;
              const asked: Claim = { ...claim, in: overlay, inView: viewer };
              const concept = CONCEPTS[choose(0, CONCEPTS.length - 1)] ?? 'provoked';
              const verdict = before.verdict(asked, concept);
              expect(after.verdict(renamed(asked, model, 't'), concept), `${claim.id} in ${overlay}`).toBe(verdict);
              if (verdict === 'holds' || verdict === 'fails') met.meet(verdict);
              if (overlay !== null) met.meet('in a version');
              if (viewer !== null) met.meet('in a view');
              if (model.states.some(({ id }) => JSON.stringify(claim.form).includes(`"${id}"`))) met.meet('a named state');
            }
          }
          if (model.movers.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking')) met.meet('a ranking');
        }),
        { numRuns: RUNS },
      );
    },
    LONG,
  );

  test(
    'is stable in the same states, for the same movers',
    () => {
      fc.assert(
        fc.property(fc.oneof(anyModel, anyEntangledModel), (plain) => {
          const own = read(plain);
          const before = own === null ? null : buildGraph(own.model).graph;
          if (own === null || before === null) return;
          const after = buildGraph(composed({ t: own.text })).graph as Graph;
          expect(presentState(after).state).toBe(presentState(before).state);
          const [was, is] = [analyzeStability(before), analyzeStability(after)];
          for (const state of feasibleStates(before)) {
            for (const { id } of before.movers) {
              for (const concept of CLASSICAL_CONCEPTS) {
                expect(is.stable(`t.${id}`, state, concept), `${id} at ${state} under ${concept}`).toBe(was.stable(id, state, concept));
              }
            }
          }
        }),
        { numRuns: RUNS },
      );
    },
    LONG,
  );
});
