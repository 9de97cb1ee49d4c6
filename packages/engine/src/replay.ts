import type { Deterrent, Step } from './certificate.js';
import { isAhead } from './date.js';
import { type Foresight, type ForesightSettings, foresee } from './foresight.js';
import { type Graph, moverIndex, representativeOf } from './graph.js';
import { improves } from './improvement.js';
import { stepsFrom } from './outcome.js';
import { type State, withSettings } from './state.js';

/** One entry of the history, held against the model. */
export interface ReplayEntry {
  /** Index within `model.history`. */
  readonly index: number;
  /** Null where a rule excludes the state. */
  readonly before: State | null;
  readonly after: State | null;
  /**
   * `would-move`: the model says the mover would do just this. `improvement`: it gains, but the model has it deterred or doing something better.
   * `no-improvement`: it does not gain. `not-legal`: the mover cannot do this in one move. `ruled-out`: a rule excludes the state before or after.
   * `no-change`: nothing changes. `start`, `given`, `ahead`: no move to judge.
   */
  readonly verdict: 'start' | 'given' | 'would-move' | 'improvement' | 'no-improvement' | 'not-legal' | 'ruled-out' | 'no-change' | 'ahead';
  /** For an improvement that is deterred: by what. */
  readonly deterrent: Deterrent | null;
  /** Who else would have moved instead, and where. */
  readonly othersWhoWouldMove: readonly Step[];
  /** Would anyone at all have moved from the state before? */
  readonly unstable: boolean;
}

/** A history replayed. */
export interface Replay {
  readonly entries: readonly ReplayEntry[];
  /** Moves that were judged. */
  readonly moves: number;
  /** Moves that their mover would have made by the model. */
  readonly explained: number;
  /** The same count for two simple rules: nobody ever moves; anyone moves wherever it gains. */
  readonly baselines: { readonly nobodyMoves: number; readonly anyoneWhoGains: number };
}

/** Replays the history entry by entry. States are taken as the history gives them, whether or not the moves were legal. */
export function replayHistory(graph: Graph, settings: ForesightSettings = {}): Replay {
  const { model, numbering } = graph;
  const foresight = foresee(graph, settings);
  let assignment = 0;
  const entries = model.history.map((entry, index): ReplayEntry => {
    const before = representativeOf(graph, assignment);
    const none = { index, before, deterrent: null, othersWhoWouldMove: [], unstable: false };
    if (isAhead(entry.date, model.date)) return { ...none, after: null, verdict: 'ahead' };
    assignment = withSettings(model, numbering, entry.kind === 'start' ? 0 : assignment, entry.settings);
    const after = representativeOf(graph, assignment);
    if (entry.kind === 'start') return { ...none, before: after, after, verdict: after === null ? 'ruled-out' : 'start' };
    if (before === null || after === null) return { ...none, after, verdict: 'ruled-out' };
    if (entry.kind === 'given' || entry.mover === null) return { ...none, after, verdict: 'given' };
    return judgeMove(foresight, index, entry.mover, before, after);
  });
  const judged = entries.filter(({ verdict }) => ['would-move', 'improvement', 'no-improvement', 'not-legal'].includes(verdict));
  return {
    entries,
    moves: judged.length,
    explained: judged.filter(({ verdict }) => verdict === 'would-move').length,
    baselines: {
      nobodyMoves: 0,
      anyoneWhoGains: judged.filter(({ verdict }) => verdict === 'would-move' || verdict === 'improvement').length,
    },
  };
}

function judgeMove(foresight: Foresight, index: number, mover: string, before: State, after: State): ReplayEntry {
  const { graph } = foresight;
  const would = stepsFrom(foresight, before);
  const common = {
    index,
    before,
    after,
    othersWhoWouldMove: would.filter((step) => step.mover !== mover),
    unstable: would.length > 0,
  };
  if (before === after) return { ...common, verdict: 'no-change', deterrent: null };
  if (!foresight.moves(mover, before).includes(after)) return { ...common, verdict: 'not-legal', deterrent: null };
  if (!improves(graph, moverIndex(graph, mover), before, after)) return { ...common, verdict: 'no-improvement', deterrent: null };
  if (foresight.wouldMove(mover, before).includes(after)) return { ...common, verdict: 'would-move', deterrent: null };
  return { ...common, verdict: 'improvement', deterrent: foresight.deterrent(mover, before, after) };
}
