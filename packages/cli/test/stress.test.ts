/** `parley stress` where several might move first: the way, the want behind its first step and 'instead' speak of one and the same story. */

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runHere } from './here.js';

test('the want is that of the step shown, and whoever else might move first is somebody else', () => {
  const said = runHere(fileURLToPath(new URL('./models', import.meta.url)), 'parley stress storm.parley')?.stdout.replaceAll(/\s+/gu, ' ');
  expect(said).toContain('It does not hold: the late one would choose “Do y”, and there it rests.');
  expect(said).toContain('The early one might move first instead.');
  expect(said).toContain('Behind that move: the late one’s want “calm”');
});
