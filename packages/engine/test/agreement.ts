/** The engine against the oracle: every verdict on every state of thousands of random models. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  analyzeStability,
  buildGraph,
  CONCEPTS,
  type Concept,
  checkClaims,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  presentState,
  type Responses,
  reachableByImprovements,
  type StabilityCertificate,
  type State,
  settingsOf,
} from '../src/index.js';
import { consult, type Oracle } from './oracle/index.js';

/** Enough for every kind of model to occur many times over; more by PARLEY_RUNS. */
const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** One model under both, with the translation between their states. */
export interface Pair {
  readonly graph: Graph;
  readonly oracle: Oracle;
  readonly there: (state: State) => readonly number[];
  readonly here: (levels: readonly number[]) => State;
}

export function pair(model: Model, responses: Responses = 'legal'): Pair {
  const { graph } = buildGraph(model);
  if (graph === null) throw new Error('the random model was refused');
  const oracle = consult(model, responses);
  const levelsOf = (state: State): number[] =>
    settingsOf(graph, state).map(({ option, level }) => {
      const found = model.options.find(({ id }) => id === option);
      return found?.levels.findIndex(({ id }) => id === level) ?? -1;
    });
  const byKey = new Map(Array.from(feasibleStates(graph), (state) => [levelsOf(state).join(' '), state]));
  return {
    graph,
    oracle,
    there: (state) => oracle.space.find(levelsOf(state)) ?? [],
    here: (levels) => byKey.get(levels.join(' ')) ?? -1,
  };
}

/** All comparisons, on random models of one kind. */
export function compareOn(models: fc.Arbitrary<Model>): void {
  test('the states are the same', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { graph, oracle, there } = pair(model);
        expect(Array.from(feasibleStates(graph), there)).toEqual(oracle.space.states);
        expect(graph.space.feasible).toBe(oracle.space.states.length);
      }),
      { numRuns: RUNS },
    );
  });

  test.each<Responses>(['legal', 'single'])('every mover is stable at the same states under every concept, responses %s', (responses) => {
    fc.assert(
      fc.property(models, (model) => {
        const { graph, oracle, there } = pair(model, responses);
        const stability = analyzeStability(graph, { responses, provoked: true });
        for (const concept of CONCEPTS) {
          let count = 0;
          for (const state of feasibleStates(graph)) {
            for (const mover of oracle.movers) {
              const ours = stability.stable(mover, state, concept);
              if (ours !== oracle.isStable(concept, mover, there(state))) {
                expect.fail(`${mover} at ${there(state).join(' ')} under ${concept}: the engine says ${ours ? 'stable' : 'unstable'}`);
              }
            }
            if (stability.equilibrium(state, concept)) count++;
          }
          expect(stability.count(concept)).toBe(count);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('every mover would move to the same states, and the outcomes are the same', () => {
    fc.assert(
      fc.property(models, fc.nat(), (model, choice) => {
        const { graph, oracle, there, here } = pair(model);
        const states = [...feasibleStates(graph)];
        const start = states[choice % states.length] as State;
        for (const concept of CONCEPTS) {
          const foresight = foresee(graph, { concept });
          for (const mover of oracle.movers) {
            expect(foresight.wouldMove(mover, start)).toEqual(
              oracle
                .wouldMove(concept, mover, there(start))
                .map(here)
                .sort((a, b) => a - b),
            );
          }
          const ours = findOutcomes(foresight, [start]).map(({ states: members }) => members);
          const theirs = oracle.outcomes(concept, there(start)).map((members) => members.map(here));
          expect(new Set(ours.map(String))).toEqual(new Set(theirs.map(String)));
        }
        const reached = reachableByImprovements(graph, start);
        const expected = oracle.reachable(there(start));
        for (const state of states) expect(reached.has(state)).toBe(expected.has(there(state)));
      }),
      { numRuns: RUNS },
    );
  });

  test('every claim comes out the same under every concept it is shown under', () => {
    fc.assert(
      fc.property(models, (model) => {
        const { graph, oracle } = pair(model);
        if (presentState(graph).state === null) return;
        const results = checkClaims(graph);
        for (const [index, claim] of model.claims.entries()) {
          const result = results[index];
          const expected = oracle.check(claim);
          expect({ claim: claim.id, verdict: result?.verdict, vacuous: result?.vacuous }).toEqual({ claim: claim.id, ...expected });
          for (const [concept, verdict] of Object.entries(result?.under ?? {})) {
            expect({ claim: claim.id, concept, verdict }).toEqual({
              claim: claim.id,
              concept,
              verdict: oracle.check(claim, concept as Concept).verdict,
            });
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('certificates hold against the definitions', () => {
    fc.assert(
      fc.property(models, fc.nat(), (model, choice) => {
        const { graph, oracle, there } = pair(model);
        const states = [...feasibleStates(graph)];
        const state = states[choice % states.length] as State;
        for (const concept of CONCEPTS) {
          const foresight = foresee(graph, { concept });
          for (const mover of oracle.movers) checkCertificate(oracle, there, foresight.certificate(mover, state));
        }
      }),
      { numRuns: RUNS },
    );
  });
}

/** A certificate, held against the oracle's moves and wants alone: each step legal and of the kind the concept asks for, each sanction a sanction. */
function checkCertificate(oracle: Oracle, there: (state: State) => readonly number[], certificate: StabilityCertificate): void {
  const { mover, concept } = certificate;
  const at = there(certificate.state);
  expect(certificate.improvements.map(({ to }) => there(to).join(' ')).sort()).toEqual(
    oracle
      .improvements(mover, at)
      .map((to) => to.join(' '))
      .sort(),
  );
  expect(certificate.stable).toBe(certificate.improvements.every(({ deterrent }) => deterrent !== null));
  for (const { to, deterrent } of certificate.improvements) {
    if (deterrent === null) {
      expect(oracle.isDeterred(concept, mover, at, there(to))).toBe(false);
      continue;
    }
    expect(deterrent.answers.length).toBeGreaterThan(0);
    let from = to;
    let last = mover;
    for (const [index, step] of deterrent.answers.entries()) {
      expect(step.from).toBe(from);
      expect(step.mover).not.toBe(mover);
      if (index > 0) expect(step.mover).not.toBe(last);
      const moves =
        concept === 'gmr' || concept === 'smr' ? oracle.moves(step.mover, there(from)) : oracle.improvements(step.mover, there(from));
      expect(moves).toContain(there(step.to));
      from = step.to;
      last = step.mover;
    }
    expect(from).toBe(deterrent.lands);
    const lands = there(deterrent.lands);
    expect(oracle.answers(concept, mover, at, there(to)).has(lands as never)).toBe(true);
    expect(oracle.improves(mover, lands, at)).toBe(false);
    if (concept === 'smr' || concept === 'sseq' || concept === 'provoked') {
      expect(oracle.moves(mover, lands).some((refuge) => oracle.improves(mover, refuge, at))).toBe(false);
    }
  }
}
