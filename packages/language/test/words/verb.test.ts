/** Names as verb phrases, and what becomes of them after 'by'. */

import { expect, test } from 'vitest';
import { gerund, verbPhrase } from '../../src/words/verb.js';

test('a verb after by', () => {
  const said = [
    'admit the three',
    'tie up a ship',
    'agree',
    'raise a tax',
    'dig a well',
    'press outward',
    'swear',
    'visit',
    'quit',
    'buy',
    'view',
    'fulfil a vow',
    'flee',
    'shut a port',
    'patrol',
    'rally',
  ];
  expect(said.map(gerund)).toEqual([
    'admitting the three',
    'tying up a ship',
    'agreeing',
    'raising a tax',
    'digging a well',
    'pressing outward',
    'swearing',
    'visiting',
    'quitting',
    'buying',
    'viewing',
    'fulfilling a vow',
    'fleeing',
    'shutting a port',
    'patrolling',
    'rallying',
  ]);
});

test('a name whose first word is a verb is one, and what may be a noun counts only where a noun would not stand', () => {
  expect(verbPhrase('Ratify the treaty')).toBe('ratify the treaty');
  expect(verbPhrase('Plant a field')).toBe('plant a field');
  for (const noun of ['Naval blockade', 'Strike in the east', 'Plant closures', 'OPEN', 'Control of the strait'])
    expect(verbPhrase(noun)).toBeNull();
});
