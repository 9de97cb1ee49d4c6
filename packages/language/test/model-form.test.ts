/** Models that come as JSON are taken when they have the published form, and refused in words otherwise. */

import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGINNING, ModelFormError, modelJsonSchema, parse, readModel } from '../src/index.js';
import { hostOf, MODEL_TEXTS } from './models.js';

const json = (): Record<string, unknown> => JSON.parse(JSON.stringify(parse(BEGINNING).model)) as Record<string, unknown>;

function refusal(value: unknown): string {
  try {
    readModel(value);
    return 'accepted';
  } catch (error) {
    if (error instanceof ModelFormError) return error.message;
    throw error;
  }
}

test('the published schema accepts every model', () => {
  const validate = new Ajv2020({ strict: false }).compile(modelJsonSchema() as object);
  for (const [file, text] of MODEL_TEXTS) {
    const { model } = parse(text, hostOf(file));
    if (model === null) continue;
    expect(validate(JSON.parse(JSON.stringify(model))), file).toBe(true);
  }
  expect(validate({ ...json(), title: 3 })).toBe(false);
  expect(readFileSync(new URL('../../../docs/model.schema.json', import.meta.url), 'utf8')).toContain('parley-model/1');
});

describe('what is no model form', () => {
  test('other JSON', () => {
    for (const value of [null, 3, 'model', [], {}]) expect(refusal(value)).toMatch(/^This is no model form/);
  });
  test('a missing part', () => expect(refusal({ ...json(), options: undefined })).toContain('options'));
  test('an unknown option', () => {
    const model = json();
    expect(refusal({ ...model, now: [{ option: 'tlak', level: 'on' }] })).toContain("now names the option 'tlak', which is not there");
  });
  test('an unknown level', () => expect(refusal({ ...json(), now: [{ option: 'talk', level: 'high' }] })).toContain("the level 'high'"));
  test('words that cannot be seen', () => {
    expect(refusal({ ...json(), title: 'A \u001b[31mtitle' })).toContain('title holds a character that cannot be seen');
  });
  test('a circle', () => {
    const definitions = [{ id: 'a', name: null, condition: { kind: 'not', of: { kind: 'named', name: 'a' } }, cites: [] }];
    expect(refusal({ ...json(), definitions })).toContain('go round in a circle');
  });
  test('nesting without end', () => {
    let condition: unknown = { kind: 'level', option: 'talk', is: '=', level: 'on' };
    for (let i = 0; i < 20_000; i++) condition = { kind: 'not', of: condition };
    expect(refusal({ ...json(), rules: [{ label: null, never: condition, wording: 'never', cites: [] }] })).toContain('deep');
  });
  test('any JSON at all', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => refusal(value) !== 'accepted'));
  });
  test('a model with one part replaced by any JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.keys(json())), fc.jsonValue(), (key, value) => refusal({ ...json(), [key]: value }) !== ''),
    );
  });
});
