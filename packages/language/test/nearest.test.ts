import { expect, test } from 'vitest';
import { nearest } from '../src/index.js';

test('a slip of the finger is seen', () => {
  const names = ['russia', 'start2', 'posture', 'enlarge'];
  expect(nearest('rusia', names)).toBe('russia');
  expect(nearest('sart2', names)).toBe('start2');
  expect(nearest('postrue', names)).toBe('posture');
  expect(nearest('Enlarge', names)).toBe('enlarge');
});

test('another word is another word', () => {
  expect(nearest('weather', ['russia', 'start2'])).toBeNull();
  expect(nearest('a', ['b', 'c'])).toBeNull();
  expect(nearest('start2', ['start2'])).toBeNull();
});
