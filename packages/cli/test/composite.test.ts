/** Every command on an argument with more states than can be listed: it answers theatre by theatre, or says what it cannot and what to ask instead. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { type Run, runHere } from './here.js';

const folder = mkdtempSync(join(tmpdir(), 'parley-composite-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const options = (side: string, count: number): string =>
  Array.from({ length: count }, (_, index) => `${side}${index} "Field ${index + 1}"`).join(', ');

writeFileSync(
  join(folder, 'valley.parley'),
  `conflict "The valley"
actor hill "The upper town" { ${options('u', 6)}, dam "Dam the river" }
actor plain "The lower town" { ${options('l', 6)}, raid "Raid the dam" }
preferences hill { dry: not raid, water: dam, idle: not (u0 or u1 or u2 or u3 or u4 or u5) }
preferences plain { river: raid iff dam, idle: not (l0 or l1 or l2 or l3 or l4 or l5) }
`,
);
writeFileSync(
  join(folder, 'valleys.parley'),
  `conflict "Three valleys"
use "valley.parley" as east
use "valley.parley" as west
use "valley.parley" as north { preferences north.plain { add fear: not north.raid if east.raid above north.river } }
actor crown "The crown" is east.hill, west.hill
preferences crown { take rest of east, rest of west }
event thaw "The dam in the east is there" { east.dam }
claim safe "No dam is raided in the east" never east.raid
claim others "Nor in the others" never north.raid or west.raid
question stable "Is there an equilibrium with a raid?" stable east.raid
`,
);

const parley = (command: string): Run => {
  const run = runHere(folder, `parley ${command}`);
  if (run === null) throw new Error('a plain command');
  return { ...run, stdout: run.stdout.replaceAll(/\s+/gu, ' ') };
};

test('check answers theatre by theatre, and says so', () => {
  const { stdout, stderr, code } = parley('check valleys.parley');
  expect(stderr).toContain('Together the theatres have 4,398,046,511,104 states, too many to list');
  expect(stderr).toContain('east, west and north are analysed one at a time');
  expect(stdout).toContain('4.4 trillion states, too many to list');
  expect(stdout).toMatch(/✓ safe/u);
  // To count equilibria takes all states.
  expect(stdout).toMatch(/\? stable .* Cannot be told\. .* more states than can be listed/u);
  expect(code).toBe(0);
});

test('the theatres of the whole are told, and its outcomes', () => {
  const { stdout, code } = parley('analyze valleys.parley');
  expect(stdout).toContain('east The valley: 16,384 states');
  expect(stdout).toContain('Ask each theatre by itself: valley.parley');
  expect(stdout).toContain('Where it comes to rest from here');
  expect(code).toBe(0);
});

test('where theatres end each in its own way they are told one by one, and otherwise outcomes whole', () => {
  const choice = (title: string, name: string): string =>
    `conflict "${title}"\nactor some "${name}" { where "Build": none | left | right, other "Something else" }\npreferences some { built: where != none, only: not other }\n`;
  writeFileSync(join(folder, 'road.parley'), choice('A road', 'The town'));
  writeFileSync(join(folder, 'well.parley'), choice('A well', 'The village'));
  const whole = 'conflict "Both"\nuse "road.parley" as road\nuse "well.parley" as well\n';
  writeFileSync(join(folder, 'both.parley'), whole);
  const { stdout } = parley('analyze both.parley');
  expect(stdout).toContain('In four ways: each theatre in its own, whatever the others come to.');
  expect(stdout).toContain('b in road with b in well is outcome 4.');
  expect(stdout).toMatch(
    /road: A road, in two ways a As now, but the town: Build \(none → left\)\. Nobody could gain by a move\. Outcomes 1 and 2\./u,
  );
  expect(stdout).toMatch(/b As a, but the village: Build \(left → right\)\. Nobody could gain by a move\. Outcomes 2 and 4\./u);
  // The numbers are those of whole outcomes, as other commands take them.
  expect(parley('explain both.parley 4').stdout).toContain(
    'Compared with now: the town: Build (none → right). The village: Build (none → right).',
  );
  expect(parley('explain both.parley 2').stdout).toContain(
    'Compared with now: the town: Build (none → left). The village: Build (none → right).',
  );
  // One combination less, and the outcomes are no longer those of the theatres multiplied.
  writeFileSync(join(folder, 'tied.parley'), `${whole}never road.where = left and well.where = right\n`);
  const tied = parley('analyze tied.parley').stdout;
  expect(tied).not.toContain('each theatre in its own');
  expect(tied).toMatch(/ 3 As /u);
  // One theatre alone that can end in several ways is told as ever.
  writeFileSync(join(folder, 'one.parley'), `${whole}never well.where = right\n`);
  expect(parley('analyze one.parley').stdout).not.toContain('each theatre in its own');
});

test('what holds a theatre at rest is told of it alone, and told once where it is the same of each of its ways', () => {
  // The lower town of the east raids what it would fear to raid, so that nobody there moves; the choice is elsewhere.
  writeFileSync(
    join(folder, 'choice.parley'),
    'conflict "A choice"\nactor some "The village" { where "Build": none | left | middle | right }\npreferences some { built: where != none }\n',
  );
  writeFileSync(
    join(folder, 'fear.parley'),
    `conflict "A fear"
actor north "North" { strike "Strike" }
actor south "South" { raid "Raid", camp "Camp": none | left | right }
preferences north { not raid, strike }
preferences south { not strike, raid, camp != none }
`,
  );
  writeFileSync(join(folder, 'mixed.parley'), 'conflict "Mixed"\nuse "choice.parley" as choice\nuse "fear.parley" as fear\n');
  const { stdout } = parley('check mixed.parley');
  expect(stdout).toMatch(
    /choice: A choice, in three ways .* Each of them lasts for the same reason\. Nobody could gain by a move\. fear:/u,
  );
  expect(stdout).toMatch(/fear: A fear, in two ways a As now, but South: Camp \(none → left\)\. Only fear holds it: North would strike/u);
});

test('why each stays is told, the way there, and what an event makes of it', () => {
  for (const command of ['explain valleys.parley 1', 'path valleys.parley', 'stress valleys.parley']) {
    const { stdout, stderr, code } = parley(command);
    expect(stdout.length).toBeGreaterThan(200);
    expect(stderr).not.toContain('Parley itself');
    expect(code).toBe(0);
  }
});

test('bargains are looked for in each theatre', () => {
  const { stdout, code } = parley('settle valleys.parley');
  expect(stdout).toContain('bargains are looked for theatre by theatre, each while the others stand still');
  expect(stdout.match(/The valley (east|west|north)/gu)).toEqual(['The valley east', 'The valley west', 'The valley north']);
  // In the north a raid is feared that in the east would come.
  expect(stdout).toContain('Where it comes to rest, when each fears');
  expect(code).toBe(0);
  const json = JSON.parse(runHere(folder, 'parley settle --json valleys.parley')?.stdout ?? '') as {
    theatres: { theatre: string; settlements: { outcomes: number[]; state: Record<string, string> }[] }[];
  };
  expect(json.theatres.map(({ theatre }) => theatre)).toEqual(['east', 'west', 'north']);
  expect(Object.keys(json.theatres[0]?.settlements[0]?.state ?? {}).every((option) => option.startsWith('east.'))).toBe(true);
});

test('what a condition would take is told in the theatres that it names', () => {
  const { stdout, code } = parley('require valleys.parley "east.raid and west.dam"');
  expect(stdout).toContain('each theatre is asked by itself');
  expect(stdout).toContain('The valley east');
  expect(stdout).toContain('The valley west');
  expect(stdout).not.toContain('The valley north');
  expect(code).toBe(0);
  const json = JSON.parse(runHere(folder, 'parley require --json valleys.parley "east.raid"')?.stdout ?? '') as {
    where: Record<string, string>;
    theatres: { theatre: string; targets: { leavers: { mover: string }[] }[] }[];
  };
  expect(json.where['east.raid']).toBe('on');
  expect(json.theatres.map(({ theatre }) => theatre)).toEqual(['east']);
});

test('premises are varied one by one', () => {
  const { stdout, code } = parley('tip valleys.parley safe');
  expect(stdout).toContain('What each claim hangs on');
  expect(stdout).toContain('theatre by theatre');
  expect(code).toBe(0);
});

test.each([
  'analyze --json valleys.parley',
  'analyze --csv valleys.parley',
  'analyze --states valleys.parley',
  'analyze --provoked valleys.parley',
  'check --emit analysis valleys.parley',
  'export valleys.parley --to dot',
  'export valleys.parley --to csv',
])('%s says why not, and whom to ask', (command) => {
  const { stdout, stderr, code } = parley(command);
  expect(stderr).toContain('and this argument has 4.4 trillion, too many to list. Ask each theatre by itself: valley.parley.');
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a ranking, which names states of the whole, is refused', () => {
  const whole = readFileSync(join(folder, 'valleys.parley'), 'utf8').replace(/preferences crown[^}]*\}/u, '');
  const ranking = 'actor judge "The judge"\nstate calm { }\nstate raided { east.raid }\npreferences judge { ranking calm > raided }\n';
  writeFileSync(join(folder, 'ranked.parley'), `${whole.replace(/actor crown.*/u, '')}${ranking}`);
  const { stderr, code } = parley('check ranked.parley');
  expect(stderr).toContain("The ranking of 'judge' speaks of states one by one, and this argument has too many to list.");
  expect(code).toBe(2);
});

test('ways without number are a limit of the argument, and said to be one', () => {
  // Nobody minds which fields are tilled, so that each of them may or may not be wherever it ends.
  const idle = readFileSync(join(folder, 'valley.parley'), 'utf8').replaceAll(/, idle: [^}]*/gu, ' ');
  writeFileSync(join(folder, 'valley.parley'), idle.replace('dry: not raid, water', 'water'));
  expect(() => parley('path valleys.parley')).toThrow('the ways in which it can go on are more than can be looked through');
}, 60_000);
