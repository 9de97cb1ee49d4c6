/** The present, option by option, is the state that its number stands for. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presentSettings } from '../src/index.js';
import { presentAssignment } from '../src/present.js';
import { numberStates, settingsIn } from '../src/state.js';
import { anyModel } from './random/arbitrary.js';

test('the present by options and by number is the same', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const numbering = numberStates(model);
      const { assignment } = presentAssignment(model, numbering);
      expect(presentSettings(model)).toEqual(settingsIn(model, numbering, assignment));
    }),
    { numRuns: 300 },
  );
});
