/** The promise of `parley analyze --json --states`: on any mix of levels, rules, bodies, agreements and merges, every state as the oracle has it. */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONCEPTS, type Concept, type Model } from '@parley/engine';
import { expect, test } from 'vitest';
import { consult, type Oracle, type State } from '../packages/engine/test/oracle/index.js';
import { seeded } from '../packages/engine/test/random/choices.js';
import { entangledModel, randomModel } from '../packages/engine/test/random/models.js';

const parley = fileURLToPath(new URL('../packages/cli/bin/parley.js', import.meta.url));

type Settings = Readonly<Record<string, string>>;

/** The fields that are promised. */
interface Analysis {
  readonly model: string;
  readonly movers: readonly { readonly id: string; readonly kind: string }[];
  readonly options: readonly {
    readonly id: string;
    readonly mover: string | null;
    readonly levels: readonly string[];
    readonly irreversible: boolean;
  }[];
  readonly stateCount: { readonly total: number; readonly feasible: number };
  readonly equilibria: readonly (Readonly<Record<Concept | 'reachable' | 'outcome', boolean>> & { readonly state: Settings })[];
  readonly outcomes: readonly { readonly states: readonly Settings[]; readonly rest: boolean }[];
  readonly states: readonly {
    readonly state: Settings;
    readonly stability: Readonly<Record<string, Readonly<Record<Concept, boolean>>>>;
  }[];
}

const MODELS = 40;

test('every state of random models, as the oracle has it', { timeout: 120_000 }, () => {
  const models = Array.from({ length: MODELS }, (_, seed) => (seed % 2 === 0 ? randomModel : entangledModel)(seeded(seed + 1)));
  for (const [index, analysis] of analyze(models).entries()) {
    const model = models[index] as Model;
    const oracle = consult(model);
    const name = (state: State): Settings =>
      Object.fromEntries(model.options.map(({ id, levels }, at) => [id, levels[state[at] as number]?.id ?? '']));

    expect(analysis.model).toBe(model.title);
    expect(analysis.movers.map(({ id, kind }) => ({ id, kind }))).toEqual(model.movers.map(({ id, kind }) => ({ id, kind })));
    expect(analysis.options.map(({ id, mover, levels, irreversible }) => ({ id, mover, levels, irreversible }))).toEqual(
      model.options.map(({ id, mover, levels, irreversible }) => ({ id, mover, levels: levels.map((level) => level.id), irreversible })),
    );
    expect(analysis.stateCount).toEqual({
      total: model.options.reduce((total, { levels }) => total * levels.length, 1),
      feasible: oracle.space.states.length,
    });
    expect(analysis.states).toEqual(
      oracle.space.states.map((state) => ({
        state: name(state),
        stability: Object.fromEntries(oracle.movers.map((mover) => [mover, verdicts((concept) => oracle.isStable(concept, mover, state))])),
      })),
    );
    expect(byState(analysis.outcomes.map(({ states, rest }) => ({ states, rest })))).toEqual(byState(outcomesOf(oracle, name)));
    expect(byState(analysis.equilibria)).toEqual(byState(equilibriaOf(oracle, name)));
  }
});

function analyze(models: readonly Model[]): Analysis[] {
  const folder = mkdtempSync(join(tmpdir(), 'parley-json-'));
  try {
    const files = models.map((model, index) => {
      const file = join(folder, `${String(index).padStart(3, '0')}.json`);
      // Claims have tests of their own.
      writeFileSync(file, JSON.stringify({ ...model, claims: [] }));
      return file;
    });
    const text = execFileSync(process.execPath, [parley, 'analyze', ...files, '--json', '--states', '--provoked'], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Analysis);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdicts(judge: (concept: Concept) => boolean): Record<Concept, boolean> {
  return Object.fromEntries(CONCEPTS.map((concept) => [concept, judge(concept)])) as Record<Concept, boolean>;
}

function outcomesOf(oracle: Oracle, name: (state: State) => Settings): { states: Settings[]; rest: boolean }[] {
  return oracle.now === null
    ? []
    : oracle.outcomes('provoked', oracle.now).map((states) => ({ states: states.map(name), rest: states.length === 1 }));
}

function equilibriaOf(oracle: Oracle, name: (state: State) => Settings): unknown[] {
  const { now } = oracle;
  const reachable = now === null ? new Set<State>() : oracle.reachable(now);
  const rests = new Set(now === null ? [] : oracle.outcomes('provoked', now).flatMap((states) => (states.length === 1 ? states : [])));
  return oracle.space.states.flatMap((state) => {
    const found = verdicts((concept) => oracle.isEquilibrium(concept, state));
    return Object.values(found).includes(true)
      ? [{ state: name(state), ...found, reachable: reachable.has(state), outcome: rests.has(state) }]
      : [];
  });
}

/** Lists whose order is not promised, made comparable. */
function byState<T>(list: readonly T[]): T[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
