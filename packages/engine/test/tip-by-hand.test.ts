/** Small conflicts in which it can be told by heart what overturns a claim, where it is easily missed, or what would only seem to. */

import { describe, expect, test } from 'vitest';
import {
  argumentOf,
  type Change,
  type Claim,
  type Condition,
  type Edit,
  type Model,
  type Overlay,
  tippingOf,
  type View,
} from '../src/index.js';
import { actor, blank, not, on, option } from './by-hand.js';

const never = (condition: Condition): Claim => ({
  id: 'claim',
  kind: 'claim',
  text: 'It never comes to that',
  form: { kind: 'never', condition },
  from: null,
  under: null,
  in: null,
  inView: null,
  after: [],
  atLeast: null,
  expect: { verdict: 'holds', because: null },
  cites: [],
});

const overlay = (kind: 'critique' | 'event', edits: readonly Edit[]): Overlay => ({
  kind,
  id: kind,
  name: kind,
  edits,
  views: [],
  span: null,
  expects: [],
  cites: [],
});

const drop = (want: string): Edit => ({ kind: 'drop', actor: 'north', want, cites: [] });

/** What overturns the claim by itself, and what by one swap of neighbours; the claim holds. */
function overturning(model: Model, claim: Claim, under: string | null = null): readonly Change[] {
  const [tipping] = tippingOf(argumentOf(model), [claim], under, { distance: 1 });
  expect(tipping?.verdict).toBe('holds');
  return [...(tipping?.single ?? []), ...(tipping?.swaps.tips ?? [])].map(({ change }) => change);
}

describe('a rule that is lifted may let happen what a ranking is silent about, and then nothing can be told', () => {
  const ranking = { kind: 'ranking', groups: [['calm'], ['raided']] } as const;
  const ruled: Model = {
    ...blank,
    movers: [actor('north', [on('strike')]), actor('south', [not(on('raid'))])],
    options: [option('strike', 'north'), option('raid', 'south')],
    rules: [{ label: null, never: on('strike'), wording: 'never', cites: [] }],
    states: [
      { id: 'calm', name: null, settings: [], cites: [] },
      { id: 'raided', name: null, settings: [{ option: 'raid', level: 'on' }], cites: [] },
    ],
  };
  const lift: Change = { kind: 'lift', rule: 0 };

  test('while everybody has a list of wants, it tells', () => expect(overturning(ruled, never(on('strike')))).toEqual([lift]));

  test('as things stand', () => {
    const movers = [actor('north', [on('strike')]), { ...actor('south', []), preferences: ranking }];
    expect(overturning({ ...ruled, movers }, never(on('strike')))).toEqual([]);
  });

  test('once an event has struck', () => {
    const event = overlay('event', [{ kind: 'wants', actor: 'south', preferences: ranking, cites: [] }]);
    expect(overturning({ ...ruled, overlays: [event] }, { ...never(on('strike')), after: ['event'] })).toEqual([]);
  });
});

describe('a want that adds nothing as things stand counts where the want above it is dropped', () => {
  const striking = [{ option: 'strike', level: 'on' }];
  const model: Model = {
    ...blank,
    movers: [actor('north', [not(on('strike')), not(on('strike'))])],
    options: [option('strike', 'north')],
    now: striking,
  };
  const view: View = { actor: 'north', edits: [drop('w0')], views: [], cites: [] };
  const second: Change[] = [
    { kind: 'drop', actor: 'north', want: 1 },
    { kind: 'negate', actor: 'north', want: 1 },
  ];

  test('as things stand, it does not', () =>
    expect(overturning(model, never(on('strike')))).toEqual([{ kind: 'negate', actor: 'north', want: 0 }]));

  test('under a critique', () =>
    expect(overturning({ ...model, overlays: [overlay('critique', [drop('w0')])] }, never(on('strike')), 'critique')).toEqual(second));

  test('once an event has struck', () => {
    const event = overlay('event', [drop('w0'), { kind: 'set', option: 'strike', level: 'on', cites: [] }]);
    expect(overturning({ ...model, now: [], overlays: [event] }, { ...never(on('strike')), after: ['event'] })).toEqual(second);
  });

  test('in its own eyes', () => expect(overturning({ ...model, views: [view] }, never(on('strike')))).toEqual(second));
});

test('with other wants, an actor still reckons with what it thinks that another sees', () => {
  // North fears a raid for a strike, which only the South of its picture would answer.
  const answers: Edit = {
    kind: 'wants',
    actor: 'south',
    preferences: actor('south', [{ kind: 'iff', left: on('raid'), right: on('strike') }]).preferences ?? expect.fail(),
    cites: [],
  };
  const model: Model = {
    ...blank,
    movers: [actor('north', [not(on('raid')), on('strike')]), actor('south', [not(on('raid'))])],
    options: [option('strike', 'north'), option('raid', 'south')],
    views: [{ actor: 'north', edits: [], views: [{ actor: 'south', edits: [answers], views: [], cites: [] }], cites: [] }],
  };
  const single: Change[] = [
    { kind: 'drop', actor: 'north', want: 0 },
    { kind: 'negate', actor: 'north', want: 0 },
  ];
  const swap: Change = { kind: 'swaps', inverted: [{ actor: 'north', upper: 0, lower: 1 }] };
  // A South that raids of itself leaves nothing to fear; of that North's picture knows nothing.
  expect(overturning(model, never(on('strike')))).toEqual([...single, { kind: 'negate', actor: 'south', want: 0 }, swap]);
  expect(overturning(model, { ...never(on('strike')), inView: 'north' })).toEqual([...single, swap]);
});
