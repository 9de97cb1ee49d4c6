/** The history, replayed by phases and in views, against the oracle: what each move was, who else would have moved, whom it surprised; and the counts. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  argumentOf,
  CONCEPTS,
  type DateText,
  type HistoryEntry,
  type Model,
  type Overlay,
  replayHistory,
  type Setting,
  type State,
  settingsOf,
} from '../src/index.js';
import { overlayByHand } from './oracle/edits.js';
import { isPlayable, playHypergame } from './oracle/hypergame.js';
import { replayByHand } from './oracle/replay.js';
import { firstLevels, type State as Levels, withSettings } from './oracle/states.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, pick, seeded } from './random/choices.js';
import { randomEdits, randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

const CALENDAR: readonly DateText[] = [
  '1994',
  '1995',
  '1995-06',
  '1996-05',
  '1996-05-10',
  '1996-12-31',
  '1997',
  '1997-03',
  '1997-03-16',
  '1998',
];

/** The model with a history and two phases that share no day. */
function withHistory(choose: Choose, model: Model): Model {
  const spans = [
    { from: '1995', to: pick(choose, ['1995-06', '1995', '1996-05']) },
    { from: pick(choose, ['1996-05-10', '1996-12', '1997-01-02']), to: pick(choose, ['1997', '1997-03-15']) },
  ];
  const phases = spans.map(
    (span, index): Overlay => ({
      kind: 'phase',
      id: `phase${index}`,
      name: `phase ${index}`,
      edits: randomEdits(choose, model),
      views: chance(choose, 40) ? randomViews(choose, model, 1) : [],
      span,
      expects: [],
      cites: [],
    }),
  );
  return { ...model, now: null, history: randomHistory(choose, model), overlays: [...model.overlays, ...phases] };
}

/** Moves that their movers would make as the model stands, some that only gain, some that can be made, and some of which none of that is so. */
function randomHistory(choose: Choose, model: Model): HistoryEntry[] {
  const { game, stability } = playHypergame(model);
  const levelIn = (levels: Levels, at: number): string => model.options[at]?.levels[levels[at] ?? 0]?.id ?? '';
  const between = (from: Levels, to: Levels): Setting[] =>
    model.options.flatMap(({ id }, at) => (from[at] === to[at] ? [] : [{ option: id, level: levelIn(to, at) }]));
  let levels = firstLevels(model);
  return CALENDAR.filter(() => chance(choose, 70)).map((date, index): HistoryEntry => {
    const option = pick(choose, model.options);
    const anything = [{ option: option.id, level: pick(choose, option.levels).id }];
    if (chance(choose, index === 0 ? 70 : 5)) {
      const to = pick(choose, game.space.states);
      levels = to;
      return { date, kind: 'start', settings: between(firstLevels(model), to), mover: null, cites: [] };
    }
    const from = game.space.find(levels);
    const mover = pick(choose, game.movers);
    const targets =
      from === null
        ? []
        : pick(choose, [stability.wouldMove('provoked', mover, from), game.improvements(mover, from), game.moves(mover, from)]);
    const settings = targets.length > 0 ? between(levels, pick(choose, targets)) : anything;
    levels = withSettings(model, levels, settings);
    if (option.mover === null && targets.length === 0) return { date, kind: 'given', settings, mover: null, cites: [] };
    return { date, kind: 'move', settings, mover, cites: [] };
  });
}

test('each entry of a history is the same move, in the same phase', () => {
  const met = tally(
    'entries of histories',
    [
      'start',
      'would-move',
      'improvement',
      'no-improvement',
      'not-legal',
      'ruled-out',
      'no-change',
      'ahead',
      'in a phase',
      'deterred',
      'others would have moved',
      'someone surprised',
    ],
    ['given', 'something better instead', 'would-move in a phase', 'would-move in a view', 'the phase makes it another verdict'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      if (!isPlayable(labelled)) return;
      const model = withHistory(choose, labelled);
      const phases = model.overlays.filter(({ kind }) => kind === 'phase');
      if (!phases.every((phase) => isPlayable(overlayByHand(model, phase).model))) return;
      const responses = pick(choose, ['legal', 'legal', 'single'] as const);
      const concept = pick(choose, [...CONCEPTS, 'provoked', 'seq'] as const);
      const argument = argumentOf(model, { concept, responses });
      const { graph } = argument.version(null);
      if (graph === null) expect.fail('refused');
      // States have the same numbers in every phase.
      const name = (state: State): string => withSettings(model, firstLevels(model), settingsOf(graph, state)).join(' ');
      const named = (state: State | null): string | null => (state === null ? null : name(state));
      const shown = (state: Levels | null): string | null => (state === null ? null : state.join(' '));
      const replay = replayHistory(argument);
      const expected = replayByHand(model, concept, responses);
      const ours = replay.entries.map((entry) => ({
        phase: entry.phase,
        before: named(entry.before),
        after: named(entry.after),
        verdict: entry.verdict,
        deterred: entry.deterrent !== null,
        stays: entry.instead === null,
        others: entry.othersWhoWouldMove.map(({ mover, from, to }) => `${mover}: ${name(from)} to ${name(to)}`).sort(),
        unstable: entry.unstable,
        surprised: [...entry.surprised].sort(),
      }));
      const theirs = expected.map((entry) => ({
        phase: entry.phase,
        before: shown(entry.before),
        after: shown(entry.after),
        verdict: entry.verdict,
        deterred: entry.deterred,
        stays: entry.instead.length === 0,
        others: entry.others.map(({ mover, to }) => `${mover}: ${shown(entry.before)} to ${shown(to)}`).sort(),
        unstable: entry.unstable,
        surprised: [...entry.surprised].sort(),
      }));
      expect(ours).toEqual(theirs);
      replay.entries.forEach(({ instead }, index) => {
        if (instead === null) return;
        expect([instead.mover, name(instead.from)]).toEqual([model.history[index]?.mover, theirs[index]?.before]);
        expect(expected[index]?.instead.map(shown)).toContain(name(instead.to));
      });
      const count = (...which: readonly string[]): number => expected.filter(({ verdict }) => which.includes(verdict)).length;
      expect(replay.moves).toBe(count('would-move', 'improvement', 'no-improvement', 'not-legal'));
      expect(replay.explained).toBe(count('would-move'));
      expect(replay.baselines).toEqual({ nobodyMoves: 0, anyoneWhoGains: count('would-move', 'improvement') });

      const phaseless = replayByHand({ ...model, overlays: [] }, concept, responses);
      for (const [index, { phase, verdict, deterred, instead, others, surprised }] of expected.entries()) {
        met.meet(verdict);
        if (phase !== null) met.meet('in a phase');
        if (deterred) met.meet('deterred');
        if (verdict === 'improvement' && instead.length > 0) met.meet('something better instead');
        if (others.length > 0) met.meet('others would have moved');
        if (surprised.length > 0) met.meet('someone surprised');
        if (phaseless[index]?.verdict !== verdict) met.meet('the phase makes it another verdict');
        if (verdict !== 'would-move') continue;
        if (phase !== null) met.meet('would-move in a phase');
        const views = [...model.views, ...(phases.find(({ id }) => id === phase)?.views ?? [])];
        if (views.some(({ actor }) => actor === model.history[index]?.mover)) met.meet('would-move in a view');
      }
    }),
    { numRuns: Math.ceil(RUNS / 2), endOnFailure: true },
  );
}, 240_000);
