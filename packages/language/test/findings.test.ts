/** What the engine finds wrong, in words. */

import { argumentOf, findingsOf } from '@parley/engine';
import { expect, test } from 'vitest';
import { describeFindings, diagnosticLine, parse } from '../src/index.js';

test('an event that only under a critique leaves nothing names both, and the lines', () => {
  const { model } = parse(`conflict "A ceasefire"
actor north "North" { strike "Strike" }
actor south "South" { raid "Raid" }
preferences north { not raid, strike }
preferences south { not strike, raid }
claim holds "It holds" always not raid after storm
event storm "A storm" { never strike }
critique hawks "Strike first" { fix strike }
`);
  if (model === null) expect.fail('the model is sound');
  const told = describeFindings(model, findingsOf(argumentOf(model))).map((each) => diagnosticLine('file.parley', each));
  expect(told).toEqual([
    "file.parley:7:25: error: Under 'hawks' and 'storm' nothing can happen: lines 8 and 7 together rule out every state. Lift one of the rules there, or let the overlay hold less.",
  ]);
});
