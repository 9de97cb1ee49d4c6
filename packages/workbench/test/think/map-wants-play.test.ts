/** The map, the wants and the game, on every model of the repository and on one that is small enough to be worked out by hand. */

import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse } from '@parley/language';
import { describe, expect, test } from 'vitest';
import { layOut } from '../../src/think/layout.js';
import { map, moveOnMap } from '../../src/think/map.js';
import { mapPicture } from '../../src/think/map-picture.js';
import { mapTable } from '../../src/think/map-table.js';
import { answers, play } from '../../src/think/play.js';
import { type Thinking, thinkAbout } from '../../src/think/thinking.js';
import { comparison, wants } from '../../src/think/wants.js';

const models = new URL('../../../../models', import.meta.url).pathname;
const FILES = readdirSync(models, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.parley'))
  .toSorted();

function thinkingOf(text: string, file = ''): Thinking {
  const { model, diagnostics } = parse(text, { file: basename(file), read: (path) => readFileSync(join(dirname(file), path), 'utf8') });
  if (model === null) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const thinking = thinkAbout(model, { concept: 'provoked', responses: 'legal' }, () => undefined);
  if (!('graph' in thinking)) throw new Error(thinking.map(({ message }) => message).join('; '));
  return thinking;
}

const CEASEFIRE = thinkingOf(`conflict "A ceasefire in the hills"
actor north "North" { strike "Strike from the air" }
actor south "South" { raid   "Raid the valley" }
preferences north { not raid, strike }
preferences south { not strike, raid }
`);

/** Everything in an answer that is a sentence. */
function sentences(...parts: readonly (string | null | undefined)[]): string[] {
  return parts.filter((part) => part !== null && part !== undefined && part !== '') as string[];
}

function expectSentences(said: readonly string[]): void {
  for (const each of said) {
    expect(each).toMatch(/^[\p{Lu}\d“]/u);
    expect(each).toMatch(/[.?!”)]$/u);
    expect(each).not.toMatch(/undefined|null|NaN|\[object/u);
  }
}

describe.each(FILES)('%s', (file) => {
  const path = join(models, file);
  const thinking = thinkingOf(readFileSync(path, 'utf8'), path);

  test('the map is sound, whatever it reaches', () => {
    const first = map(thinking, { reach: null, theatre: null });
    const all = first.reaches.map((reach) => map(thinking, { reach, theatre: null }));
    for (const drawn of [first, ...all]) {
      expect(drawn.nodes.length).toBeLessThanOrEqual(150);
      expect(drawn.nodes[0]?.isNow).toBe(true);
      expect(new Set(drawn.nodes.map(({ state }) => state)).size).toBe(drawn.nodes.length);
      for (const { from, to, points } of drawn.edges) {
        expect(drawn.nodes[from - 1]).toBeDefined();
        expect(drawn.nodes[to - 1]).toBeDefined();
        expect(points.length).toBeGreaterThan(1);
      }
      const taken = new Set(drawn.nodes.map(({ at }) => `${at.x} ${at.y}`));
      expect(taken.size).toBe(drawn.nodes.length);
      expectSentences([drawn.note, ...drawn.nodes.flatMap(({ short, words }) => [short, words])]);
      expectSentences([...drawn.edges.flatMap(({ moves }) => moves.map(({ words }) => words)), ...drawn.beyond.map(({ words }) => words)]);
    }
    expect(map(thinking, { reach: null, theatre: null })).toEqual(first);
  });

  test('every outcome is on the map, and why each move would be made or not is said', () => {
    const drawn = map(thinking, { reach: 'course', theatre: null });
    if (thinking.graph.composite === null && drawn.nodes.length < 150)
      expect(new Set(drawn.nodes.flatMap(({ outcomes }) => outcomes)).size).toBe(thinking.telling.outcomes.length);
    const wide = map(thinking, { reach: 'gains', theatre: null });
    for (const { from, to, moves } of wide.edges.slice(0, 40)) {
      for (const { mover, kind } of moves) {
        const step = { mover, from: wide.nodes[from - 1]?.state ?? 0, to: wide.nodes[to - 1]?.state ?? 0 };
        const told = moveOnMap(thinking, step);
        expectSentences(sentences(told.words, told.why, told.reason, told.surprise));
        expect(told.would).toBe(kind === 'would');
        expect(told.worth).toBe('gain');
      }
    }
  });

  test('the wants of everybody are told', () => {
    const { now, outcomes } = thinking.telling;
    for (const { id } of thinking.model.movers) {
      const told = wants(thinking, { actor: id });
      expectSentences(sentences(told.note, ...told.standings.flatMap(({ words, share }) => [words, share])));
      const end = outcomes[0]?.states[0];
      if (now === null || end === undefined) continue;
      const compared = comparison(thinking, { actor: id, a: now, b: end });
      expectSentences([compared.verdict]);
      expect(compared.wants.filter(({ decides }) => decides).length).toBeLessThanOrEqual(1);
    }
  });

  test('a game from every seat, and watched until it stops', () => {
    const { now } = thinking.telling;
    if (now === null) return;
    const seats = thinking.model.movers.map(({ id }) => id);
    const told = play(thinking, { state: null, seats });
    expect(told.others).toEqual([]);
    expectSentences([told.words, told.short, told.summary]);
    for (const { advice, moves } of told.seats) {
      expectSentences([advice, ...moves.flatMap(({ words, why, reason, surprise }) => sentences(words, why, reason, surprise))]);
    }
    const watched = answers(thinking, { state: now, seats: [], before: now });
    expectSentences([watched.words, ...watched.fares.map(({ words }) => words)]);
    expectSentences(watched.steps.flatMap(({ words, want, surprise }) => sentences(words, want, surprise)));
    expect(watched.choices.length === 0).toBe(watched.stops !== 'choice');
  });
});

test('a ceasefire: four situations, and the fear that holds it', () => {
  const drawn = map(CEASEFIRE, { reach: null, theatre: null });
  expect(drawn.reach).toBe('all');
  expect(drawn.nodes).toHaveLength(4);
  expect(drawn.nodes[0]).toMatchObject({ state: 0, isNow: true, outcomes: [1], rest: 'fear' });
  const told = play(CEASEFIRE, { state: null, seats: ['north'] });
  expect(told.rests).toBe(true);
  expect(told.seats[0]?.moves).toHaveLength(1);
  expect(told.seats[0]?.moves[0]).toMatchObject({ worth: 'gain', would: false, words: 'North would strike from the air.' });
  expect(told.seats[0]?.moves[0]?.reason).toContain('South would raid the valley');
  const struck = told.seats[0]?.moves[0]?.to ?? 0;
  const after = answers(CEASEFIRE, { state: struck, seats: ['north'], before: 0 });
  expect(after.steps.map(({ words }) => words)).toEqual(['South would raid the valley.']);
  expect(after.fares[0]?.words).toMatch(/^North would be worse off/u);
});

test('a conflict in which everybody could always move is drawn as far as its moves can be told apart', () => {
  const actor = (a: number): string => `actor a${a} "Actor ${a}" { ${[0, 1, 2, 3].map((i) => `o${a}${i} "Do ${a} ${i}"`).join('\n')} }`;
  const want = (a: number): string =>
    `preferences a${a} { ${[0, 1, 2, 3].map((i) => `o${a}${i} iff not o${(a + 1) % 3}${(i + 1) % 4}`).join(', ')} }`;
  const restless = thinkingOf(`conflict "Restless"\n${[0, 1, 2].map(actor).join('\n')}\n${[0, 1, 2].map(want).join('\n')}\n`);
  const drawn = map(restless, { reach: 'gains', theatre: null });
  expect(drawn.edges.length).toBeLessThanOrEqual(400);
  expect(drawn.nodes.length).toBeGreaterThan(12);
  expect(drawn.beyond.length).toBeGreaterThan(0);
});

test('the same map as rows, and as a picture', () => {
  const drawn = map(CEASEFIRE, { reach: null, theatre: null });
  const rows = mapTable(drawn);
  expect(rows).toHaveLength(4);
  expect(rows[0]?.marks).toEqual(['Now.', 'Outcome 1: it comes to rest here.', 'Nobody would move, for fear of an answer.']);
  expect(rows[0]?.moves.map(({ words }) => words)).toEqual(['North would strike from the air.', 'South would raid the valley.']);
  expect(rows[0]?.moves.every(({ would }) => !would)).toBe(true);
  const picture = mapPicture({ ...drawn, nodes: drawn.nodes.map((node) => ({ ...node, short: '<script>' })) }, 'A & B');
  expect(picture).toMatch(/^<svg /u);
  expect(picture).not.toContain('<script>');
  expect(picture).toContain('aria-label="A &amp; B"');
  expect(picture.match(/<rect/gu)).toHaveLength(4);
});

test('what North wants, and where it stands', () => {
  const told = wants(CEASEFIRE, { actor: 'north' });
  expect(told.wants.map(({ metNow }) => metNow)).toEqual([true, false]);
  expect(told.standings[0]?.share).toBe('Better than 50% of all situations, worse than 25%.');
  expect(comparison(CEASEFIRE, { actor: 'north', a: 1, b: 0 }).verdict).toMatch(/^North would rather have the first/u);
});

test('a layout keeps columns by distance and is the same twice', () => {
  const boxes = [0, 1, 1, 2].map((distance, index) => ({ number: index + 1, distance }));
  const lines = [
    { from: 1, to: 2 },
    { from: 1, to: 3 },
    { from: 2, to: 4 },
    { from: 4, to: 1 },
  ];
  const placed = layOut(boxes, lines);
  expect(placed).toEqual(layOut(boxes, lines));
  expect(placed.boxes[0]?.x).toBeLessThan(placed.boxes[1]?.x ?? 0);
  expect(placed.lines[3]?.[0]?.x).toBeGreaterThan(placed.lines[3]?.at(-1)?.x ?? Number.POSITIVE_INFINITY);
});
