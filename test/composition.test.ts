/**
 * What docs/composition.md and the notes of the great powers say of the analysis theatre by theatre: what it misses in the page's example, and that
 * it misses nothing in questions of the great powers that are cut down until their states can be listed.
 */

import { readFileSync } from 'node:fs';
import { applyOverlay, argumentOf, buildGraph, checkArgument, checkClaim, type Model } from '@parley/engine';
import { parse } from '@parley/language';
import { describe, expect, test } from 'vitest';
import { bytesNeeded } from '../packages/engine/src/limits.js';
import { restrictedTo } from '../packages/engine/src/theatre.js';

/** The model that the file `together.parley` of a folder makes with those beside it. */
function together(folder: string): Model {
  const read = (file: string): string => readFileSync(new URL(`../${folder}/${file}`, import.meta.url), 'utf8');
  const { model } = parse(read('together.parley'), { file: 'together.parley', read });
  if (model === null) throw new Error(`${folder}/together.parley has mistakes`);
  return model;
}

test('fear of an answer in another theatre is seen where the states are listed, and missed where they are not', () => {
  const model = together('packages/cli/test/models/theatres');
  const claim = model.claims.find(({ id }) => id === 'kept');
  const kept = (bytes: number) => {
    const { graph } = buildGraph(model, { bytes });
    if (graph === null || claim === undefined) throw new Error('the example is not what the page says');
    return { listed: graph.composite === null, verdict: checkClaim(graph, claim, { concept: 'provoked' }).verdict };
  };
  expect(kept(2 ** 20)).toEqual({ listed: true, verdict: 'holds' });
  expect(kept(300)).toEqual({ listed: false, verdict: 'fails' });
});

describe('questions about China and Japan with just the options that matter to them, listed and theatre by theatre', () => {
  const crisis = {
    options: ['grave', ...'lead marines consult abandon role trust bargain'.split(' ').map((id) => `pacific.${id}`)].concat(
      'exercises steps seat visa accord'.split(' ').map((id) => `china.${id}`),
    ),
    events: ['strait', 'doubted'],
  };
  const opinion = {
    options: 'lead marines consult role bargain'
      .split(' ')
      .map((id) => `pacific.${id}`)
      .concat('outcry contact outward rights turn'.split(' ').map((id) => `china.${id}`)),
    events: ['china.surplus', 'china.limits', 'china.evidence'],
  };
  const whole = together('models/great-powers');

  test.each([
    ['breaks', crisis, [6, 16]],
    ['stands', crisis, [16, 16]],
    ['calms', crisis, [4, 16]],
    ['doubtedPressure', crisis, [10, 16]],
    ['undoubtedPressure', crisis, [0, 16]],
    ['doubtedStands', crisis, [16, 16]],
    ['surplusReaches', opinion, [2, 2]],
    ['troublesReach', opinion, [2, 2]],
  ] as const)('%s', { timeout: 120_000 }, (id, { options, events }, share) => {
    const cut = cutDown(whole, id, new Set(options), events);
    const states = cut.options.reduce((product, { levels }) => product * levels.length, 1);
    const needed = bytesNeeded(cut, states);
    expect(shareOf({ ...cut, theatres: [] }, needed)).toEqual({ listed: true, share });
    expect(shareOf(cut, needed - 1)).toEqual({ listed: false, share });
  });
});

/** One claim with its version of the model and these options; everything else stands where it stands now. */
function cutDown(whole: Model, id: string, free: ReadonlySet<string>, events: readonly string[]): Model {
  const claim = whole.claims.find((each) => each.id === id);
  if (claim === undefined) throw new Error(`no claim ${id}`);
  const overlay = whole.overlays.find((each) => each.id === claim.in);
  const { model } = overlay === undefined ? { model: whole } : applyOverlay(whole, overlay);
  const now = whole.now ?? [];
  const held = new Map(now.filter(({ option }) => !free.has(option)).map(({ option, level }) => [option, level]));
  return {
    ...restrictedTo(model, free, held),
    now: now.filter(({ option }) => free.has(option)),
    overlays: whole.overlays.filter((each) => events.includes(each.id)),
    claims: [{ ...claim, in: null }],
    theatres: whole.theatres
      .map((theatre) => ({ ...theatre, options: theatre.options.filter((option) => free.has(option)) }))
      .filter(({ options }) => options.length > 0),
  };
}

/** In how many worlds its one claim holds, of how many. */
function shareOf(model: Model, bytes: number): { readonly listed: boolean; readonly share: readonly [number, number] } {
  const argument = argumentOf(model, { bytes });
  const worlds = checkArgument(argument)[0]?.result.worlds;
  if (worlds === null || worlds === undefined) throw new Error('nothing is left open');
  return { listed: argument.version(null).graph?.composite === null, share: [worlds.holds, Number(worlds.total)] };
}
