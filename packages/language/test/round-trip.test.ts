/** Text and model say the same: printed and read back, set out anew, and as JSON. */

import type { Model } from '@parley/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyModel as anyEngineModel } from '../../engine/test/random/arbitrary.js';
import { format, parse, print, readModel } from '../src/index.js';
import { hostOf, MODEL_TEXTS, sayable, withoutPlaces } from './models.js';

const RUNS = { numRuns: 60 };

/** Random models that a text can say. */
const anyModel = anyEngineModel.map(sayable).filter(isSound);

/** Not every smaller model that fast-check tries is one: names may lose what they refer to. */
function isSound(model: Model): boolean {
  try {
    readModel(model);
    return true;
  } catch {
    return false;
  }
}

describe('models of the repository', () => {
  for (const [file, text] of MODEL_TEXTS) {
    const { model, diagnostics } = parse(text, hostOf(file));
    if (model === null) {
      // The command line's tests have broken files on purpose.
      if (file.startsWith('models')) test(`${file} is read`, () => expect(diagnostics).toEqual([]));
      continue;
    }
    test(`${file} is set out once, keeps its meaning and its comments`, () => {
      const once = format(text, hostOf(file));
      if (typeof once !== 'string') throw new Error('A sound text is set out.');
      expect(format(once, hostOf(file))).toBe(once);
      expect(withoutPlaces(parse(once, hostOf(file)).model)).toEqual(withoutPlaces(model));
      expect(commentsIn(once)).toEqual(commentsIn(text));
    });
    // The names that other files bring cannot be declared in one text.
    if (model.theatres.length === 0)
      test(`${file} is printed and read back`, () => {
        const printed = print(model);
        expect(parse(printed).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(withoutPlaces(parse(printed).model)).toEqual(withoutPlaces(model));
      });
    test(`${file} goes through JSON`, () => {
      expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)));
    });
  }
});

test('an agreement on other terms is said, set out, printed and read back', () => {
  const text = `conflict "Terms"
actor us "We" { talk "Talk" }
actor them "They" { accept "Accept" }
actor third "A third" { mediate "Mediate" }
agreement pact "The pact" between us, them binds talk, accept any party may leave: none | loose | firm
preferences us { pact = firm, accept }
preferences them { pact > none, talk }
preferences third { mediate }
critique narrow "Without them" {
  agreement pact between us, third binds talk, mediate no party may leave
  agreement pact binds nothing any party may leave
}
event wide "All of them" {
  agreement pact between us, them, third, hide mediate
}
view us { agreement pact binds mediate between third, us }
`;
  const { model, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  expect(model?.overlays.map(({ edits }) => withoutPlaces(edits))).toMatchObject([
    [
      { kind: 'agreement', agreement: 'pact', parties: ['us', 'third'], binds: ['talk', 'mediate'], anyPartyMayLeave: false },
      { kind: 'agreement', agreement: 'pact', parties: null, binds: [], anyPartyMayLeave: true },
    ],
    [{ kind: 'agreement', parties: ['us', 'them', 'third'], binds: null, anyPartyMayLeave: null }, { kind: 'hide' }],
  ]);
  expect(withoutPlaces(parse(print(model as Model)).model)).toEqual(withoutPlaces(model));
  const once = format(text) as string;
  expect(format(once)).toBe(once);
  expect(withoutPlaces(parse(once).model)).toEqual(withoutPlaces(model));
  expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)));
});

describe('random models', () => {
  test('are printed and read back', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const { model: again, diagnostics } = parse(print(model));
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(withoutPlaces(again)).toEqual(asWritten(model));
      }),
      RUNS,
    );
  }, 60_000);

  test('are set out once', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        const printed = print(model);
        expect(format(printed)).toBe(printed);
      }),
      RUNS,
    );
  }, 60_000);

  test('go through JSON', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)));
      }),
      RUNS,
    );
  }, 60_000);

  test('keep their comments and their meaning wherever a comment or a line end is put', () => {
    fc.assert(
      fc.property(anyModel, fc.array(fc.nat(), { maxLength: 12 }), (model, spots) => {
        const lines = print(model).split('\n');
        spots.forEach((spot, index) => {
          const at = spot % lines.length;
          const line = lines[at] ?? '';
          lines[at] =
            index % 3 === 0
              ? `${line} // note ${index}`
              : index % 3 === 1
                ? `// note ${index}\n\n\n${line}`
                : `/* note\n ${index} */ ${line}`;
        });
        const text = lines.join('\n');
        const once = format(text);
        if (typeof once !== 'string') return;
        expect(format(once)).toBe(once);
        expect(commentsIn(once)).toEqual(commentsIn(text));
        expect(withoutPlaces(parse(once).model)).toEqual(asWritten(model));
      }),
      RUNS,
    );
  }, 60_000);
});

/** The text has no way to join fewer than two conditions: one stands for itself, none for what is always or never true. */
function asWritten(model: Model): unknown {
  const [option] = model.options;
  const level = { kind: 'level', option: option?.id, level: option?.levels[0]?.id };
  return JSON.parse(JSON.stringify(withoutPlaces(model)), (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null || !('kind' in value) || !('of' in value) || !Array.isArray(value.of)) return value;
    if (value.of.length === 1) return value.of[0] as unknown;
    if (value.of.length > 1) return value;
    return {
      kind: value.kind === 'and' ? 'or' : 'and',
      of: [
        { ...level, is: '=' },
        { ...level, is: '!=' },
      ],
    };
  });
}

/** The comments of a text in order, without the spaces around them. Words in quotation marks are none. */
function commentsIn(text: string): readonly string[] {
  const comments = text.matchAll(/"(?:\\.|[^"\\\r\n])*"|(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/g);
  return [...comments].flatMap(([, comment]) => (comment === undefined ? [] : [comment.trimEnd()]));
}
