/** `parley stress`: where several might move first, its parts speak of one story; what returns is told apart from what holds and what ends elsewhere. */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { runHere } from './here.js';

test('the want is that of the step shown, and whoever else might move first is somebody else', () => {
  const said = runHere(fileURLToPath(new URL('./models', import.meta.url)), 'parley stress storm.parley')?.stdout.replaceAll(/\s+/gu, ' ');
  expect(said).toContain('It does not hold: the late one would do y, and there it rests.');
  expect(said).toContain('The early one might move first instead.');
  expect(said).toContain('Behind that move: the late one’s want “calm”');
});

const folder = mkdtempSync(join(tmpdir(), 'parley-stress-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A gate that its keeper shuts again, and a bridge that nobody rebuilds; of each side of the river two equally good places. */
writeFileSync(
  join(folder, 'gate.parley'),
  `conflict "A gate"
actor keeper "The keeper" { gate "Open the gate" }
actor guest "The guest" { place "Sit down": none | left | right }
actor builder "The builder" { leave "Go away" irreversible }
preferences keeper { quiet: not gate }
preferences guest { rest: place != none if not leave, gone: place = none if leave }
preferences builder { stay: not leave }
event opened "Somebody opens the gate" { gate }
event lost "The builder goes" { leave }
event noise "There is noise" { loud }
given loud "Noise"
`,
);
const stress = (of: string): string => runHere(folder, `parley stress ${of}`)?.stdout.replaceAll(/\s+/gu, ' ') ?? '';

test('an outcome that comes back is told so, once for all that do it in the same words', () => {
  const said = stress('gate.parley');
  expect(said).toContain(
    'Somebody opens the gate ↺ 1, 2 The keeper: Open the gate. It returns: the keeper would drop “Open the gate”, and all is as it was before.',
  );
  expect(said).toContain('There is noise ✓ 1, 2 Noise. Nobody moves: it holds.');
  expect(said).toMatch(
    /The builder goes ✗ 1 .* It does not hold: the guest would shift “Sit down” from left to none, and there it rests\./u,
  );
  expect(said).toContain('Two of six strikes leave an outcome standing; after two it returns.');
});

test('to JSON, what returns did not hold', () => {
  const { stress: struck } = JSON.parse(runHere(folder, 'parley stress gate.parley --json')?.stdout ?? '') as {
    stress: { event: string; holds: boolean; returns: boolean }[];
  };
  const told = (event: string): unknown[] =>
    struck.filter((each) => each.event === event).map(({ holds, returns }) => ({ holds, returns }));
  expect(told('opened')).toEqual([
    { holds: false, returns: true },
    { holds: false, returns: true },
  ]);
  expect(told('noise')[0]).toEqual({ holds: true, returns: false });
  expect(told('lost')[0]).toEqual({ holds: false, returns: false });
});

test('where it may return or end elsewhere, the other end is told and the return is named', () => {
  writeFileSync(
    join(folder, 'either.parley'),
    `conflict "Either"
actor host "The host" { door "Open the door" }
actor guest "The guest" { sit "Sit down" irreversible }
preferences host { shut: not door if not sit }
preferences guest { warm: not sit if not door, sit }
event visit "A visit" { door }
`,
  );
  const said = stress('either.parley');
  expect(said).toContain(
    'It does not hold: the guest would sit down, and there it rests. The host might move first instead. It can also return to what it was.',
  );
  expect(said).toContain('The outcome does not survive the event.');
});
