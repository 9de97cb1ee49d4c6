/** `parley path` where several theatres come to rest each in its own way: under each way only the moves of its theatre. */

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { runHere } from './here.js';

const path = (command: string): string =>
  runHere(fileURLToPath(new URL('./models', import.meta.url)), `parley path theatres/${command}`)?.stdout.replaceAll(/\s+/gu, ' ') ?? '';

test('each way of a theatre is told with the moves that change something there', () => {
  const said = path('works.parley');
  const [, road = '', well = ''] = said.split(/(?:road: A road|well: A well), in two ways/u);
  expect(road).toContain(
    'b As now, but the town: Build a road (none → along the south bank). first The town would build a road (along the south bank).',
  );
  expect(road).not.toContain('The village');
  expect(road.match(/first/gu)).toHaveLength(2);
  expect(road).not.toContain('then');
  expect(well).toContain('a As now, but the village: Dig a well (none → on the green). first The village would dig a well (on the green).');
  expect(well).not.toContain('The town');
});

test('the way to one outcome is told whole, by its number', () => {
  const said = path('works.parley --to 4');
  expect(said).toContain('The town would build a road (along the south bank).');
  expect(said).toContain('The village would dig a well (by the church).');
});
