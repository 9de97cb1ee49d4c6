/** The history held against the model, and ways from state to state. */

import { argumentOf, foresee, presentState, replayHistory, stateOf, type WayTo, wayTo } from '@parley/engine';
import { expect, test } from 'vitest';
import { graphOfText } from './graph-of.js';

const quarrel = `
conflict "A quarrel" on 2000
actor a "A" { press "Press", lock "Lock" irreversible }
actor b "B" { yield "Yield", strike "Strike" }
given storm "A storm"
never yield and strike
preferences a { yield
  not strike
  press if not yield }
preferences b { not lock
  yield if press
  strike if press
  not yield if not press
  not strike }
history {
  1990 start
  1991 press by a
  1992 storm
  1993 yield by b
  1994 lock by a
  1995 strike, not yield by b
  2001 not press by a
}
`;

test('each entry is judged: would the mover have moved so, did it gain, was it legal', () => {
  const replay = replayHistory(argumentOf(graphOfText(quarrel).model));
  expect(replay.entries.map(({ verdict }) => verdict)).toEqual([
    'start',
    'would-move',
    'given',
    'would-move',
    'no-improvement',
    'no-improvement',
    'ahead',
  ]);
  expect({ moves: replay.moves, explained: replay.explained, baselines: replay.baselines }).toEqual({
    moves: 4,
    explained: 2,
    baselines: { nobodyMoves: 0, anyoneWhoGains: 2 },
  });
});

test('a gain that was not to be expected: what its mover would have done instead', () => {
  const text = `conflict "A choice" on 2000
    actor a "A" { x "X", y "Y" }
    actor b "B" { z "Z" }
    preferences a { not z
      x
      y }
    preferences b { z if y and not x }
    history { 1990 start
      1991 x by a
      1992 not x by a
      1993 y by a }`;
  const [, one, , last] = replayHistory(argumentOf(graphOfText(text).model)).entries;
  const both = stateOf(graphOfText(text), [
    { option: 'x', level: 'on' },
    { option: 'y', level: 'on' },
  ]);
  expect(one).toMatchObject({ verdict: 'improvement', deterrent: null, instead: { mover: 'a', to: both } });
  expect(last).toMatchObject({ verdict: 'improvement', deterrent: { answers: [{ mover: 'b' }] }, instead: { mover: 'a', to: both } });
});

test('a move that cannot be made in one step, and one that changes nothing', () => {
  const text = quarrel.replace(/history \{[^}]*\}/, 'history { 1990 start lock\n1991 not lock, press by a\n1992 press by a }');
  expect(replayHistory(argumentOf(graphOfText(text).model)).entries.map(({ verdict }) => verdict)).toEqual([
    'start',
    'not-legal',
    'no-change',
  ]);
});

test('without now, the present is where the history ends, up to the date of the conflict', () => {
  const graph = graphOfText(quarrel);
  const { state, from } = presentState(graph);
  expect(from).toBe('history');
  expect(state).toBe(
    stateOf(
      graph,
      ['press', 'lock', 'strike', 'storm'].map((option) => ({ option, level: 'on' })),
    ),
  );
});

test('ways: by moves that would be made, by improvements, by moves that cost, or none', () => {
  const graph = graphOfText(quarrel);
  const foresight = foresee(graph, { concept: 'nash' });
  const at = (...on: string[]): number =>
    stateOf(
      graph,
      on.map((option) => ({ option, level: 'on' })),
    ) ?? -1;
  const kind = (way: WayTo): unknown => ({ kind: way.kind, movers: way.path.map(({ mover }) => mover) });
  expect(kind(wayTo(foresight, at(), at('press', 'yield')))).toEqual({ kind: 'would-move', movers: ['a', 'b'] });
  expect(kind(wayTo(foresight, at(), at()))).toEqual({ kind: 'would-move', movers: [] });
  expect(kind(wayTo(foresight, at(), at('lock')))).toEqual({ kind: 'moves', movers: ['a'] });
  expect(kind(wayTo(foresight, at('lock'), at()))).toEqual({ kind: 'none', movers: [] });
});
