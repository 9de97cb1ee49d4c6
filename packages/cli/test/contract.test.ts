/** The JSON that is promised, against a schema of the promise. Needs the build. */

import { Ajv } from 'ajv';
import { afterAll, describe, expect, test } from 'vitest';
import { desk } from './program.js';

const place = desk();
afterAll(() => place.remove());

const boolean = { type: 'boolean' };
const text = { type: 'string' };
const state = { type: 'object', additionalProperties: text };
const concepts = { nash: boolean, gmr: boolean, smr: boolean, seq: boolean, sseq: boolean };
const verdict = { enum: ['holds', 'fails', 'partly', 'unknown'] };

function object(properties: Record<string, object>, optional: Record<string, object> = {}): object {
  return { type: 'object', properties: { ...properties, ...optional }, required: Object.keys(properties) };
}
function list(items: object): object {
  return { type: 'array', items };
}

const analysis = object(
  {
    model: text,
    movers: list(object({ id: text, kind: { enum: ['actor', 'body', 'agreement'] } })),
    options: list(
      object({ id: text, mover: { type: ['string', 'null'] }, levels: { type: 'array', items: text, minItems: 2 }, irreversible: boolean }),
    ),
    stateCount: object({ total: { type: 'integer' }, feasible: { type: 'integer' } }),
    equilibria: list(object({ state, ...concepts, reachable: boolean, outcome: boolean }, { provoked: boolean })),
    equilibriaTotal: { type: 'integer' },
    outcomes: list(object({ states: { type: 'array', items: state, minItems: 1 }, rest: boolean })),
  },
  { states: list(object({ state, stability: { type: 'object', additionalProperties: object(concepts, { provoked: boolean }) } })) },
);
const checked = object({
  models: list(
    object({
      model: text,
      file: text,
      claims: list(
        object({
          id: text,
          overlay: { type: 'null' },
          after: list(text),
          verdict,
          expected: { anyOf: [verdict, { type: 'null' }] },
          reason: { type: 'string', minLength: 1 },
          share: { type: ['number', 'null'], minimum: 0, maximum: 1 },
          vacuous: boolean,
          under: object({ nash: verdict, provoked: verdict, seq: verdict }),
        }),
      ),
    }),
  ),
});

const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
const isAnalysis = ajv.compile(analysis);
const isChecked = ajv.compile(checked);

interface Analysis {
  readonly stateCount: { readonly feasible: number };
  readonly options: readonly { readonly id: string }[];
  readonly movers: readonly { readonly id: string }[];
  readonly equilibria: readonly Record<string, unknown>[];
  readonly equilibriaTotal: number;
  readonly states?: readonly { readonly state: object; readonly stability: object }[];
}

describe('parley analyze --json', () => {
  test('every model is one line that keeps the promise; every option and every mover appears', async () => {
    const { stdout, code } = await place.run('parley analyze river.parley enlargement.parley pursuit.parley --json --states');
    expect(code).toBe(0);
    const lines = stdout.trimEnd().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const found = JSON.parse(line) as Analysis;
      expect(isAnalysis(found), ajv.errorsText(isAnalysis.errors)).toBe(true);
      expect(found.states).toHaveLength(found.stateCount.feasible);
      for (const each of found.states ?? []) {
        expect(Object.keys(each.state)).toEqual(found.options.map(({ id }) => id));
        expect(Object.keys(each.stability)).toEqual(found.movers.map(({ id }) => id));
      }
      expect(found.equilibria).toHaveLength(found.equilibriaTotal);
      for (const each of found.equilibria) expect(each).not.toHaveProperty('provoked');
    }
  });

  test('--limit lists fewer and counts all; --provoked adds provoked; without --states none are listed', async () => {
    const { stdout } = await place.run('parley analyze enlargement.parley --json --limit 2 --provoked');
    const found = JSON.parse(stdout) as Analysis;
    expect(isAnalysis(found), ajv.errorsText(isAnalysis.errors)).toBe(true);
    expect(found.equilibria).toHaveLength(2);
    expect(found.equilibriaTotal).toBeGreaterThan(2);
    expect(found.equilibria[0]).toHaveProperty('provoked');
    expect(found).not.toHaveProperty('states');
  });
});

describe('parley check --json', () => {
  test('keeps the promise, and a broken file leaves it valid', async () => {
    const { stdout, stderr, code } = await place.run('parley check --json river.parley broken.parley enlargement.parley');
    expect(code).toBe(2);
    expect(stderr).toContain('broken.parley:7:10: error:');
    const found: unknown = JSON.parse(stdout);
    expect(isChecked(found), ajv.errorsText(isChecked.errors)).toBe(true);
    expect((found as { models: { file: string }[] }).models.map(({ file }) => file)).toEqual(['river.parley', 'enlargement.parley']);
  });
});
