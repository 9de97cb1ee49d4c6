import type { Argument } from './argument.js';
import type { Deterrent, Step } from './certificate.js';
import { DEFAULT_CONCEPT } from './concept.js';
import { isAhead } from './date.js';
import { foresee } from './foresee.js';
import type { Foresight } from './foresight.js';
import { representativeOf } from './graph.js';
import { stepsFrom } from './outcome.js';
import { settingsBy } from './overlay.js';
import { phaseAt } from './phase.js';
import { type State, withSettings } from './state.js';
import { surprisesAt } from './surprise.js';

/** One entry of the history, held against the model. */
export interface ReplayEntry {
  /** Index within `model.history`. */
  readonly index: number;
  /** The phase it was judged in; null: the model proper. */
  readonly phase: string | null;
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
  /** For an improvement: what its mover would have done instead; null where it would have stayed. */
  readonly instead: Step | null;
  /** Who else would have moved instead, and where. */
  readonly othersWhoWouldMove: readonly Step[];
  /** Would anyone at all have moved from the state before? */
  readonly unstable: boolean;
  /** Whom the move surprised: actors, by id, in whose view then the mover would not have made it. */
  readonly surprised: readonly string[];
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

/**
 * Replays the history entry by entry, each in the phase of its date and its mover in its own view then. States are taken as the history gives them,
 * whether or not the moves were legal; on the way into a phase, what the phase sets is set.
 */
export function replayHistory(argument: Argument): Replay {
  const { model, settings } = argument;
  const options = { concept: settings.concept ?? DEFAULT_CONCEPT, responses: settings.responses ?? 'legal' } as const;
  const known = new Map<string | null, Foresight>();
  const foresightIn = (phase: string | null): Foresight => {
    const { graph } = argument.version(phase);
    if (graph === null) throw new RangeError(`phase '${phase}' leaves nothing to analyse: see its findings`);
    const found = known.get(phase) ?? foresee(graph, options);
    known.set(phase, found);
    return found;
  };
  const { numbering } = foresightIn(null).graph;
  let assignment = 0;
  let current: string | null = null;
  const entries = model.history.map((entry, index): ReplayEntry => {
    const phase = phaseAt(model, entry.date);
    const foresight = foresightIn(phase?.id ?? null);
    const { graph } = foresight;
    if (phase !== null && phase.id !== current) assignment = withSettings(model, numbering, assignment, settingsBy(phase, model));
    current = phase?.id ?? null;
    const before = representativeOf(graph, assignment);
    const none = { index, phase: current, before, deterrent: null, instead: null, othersWhoWouldMove: [], unstable: false, surprised: [] };
    if (isAhead(entry.date, model.date)) return { ...none, after: null, verdict: 'ahead' };
    assignment = withSettings(model, numbering, entry.kind === 'start' ? 0 : assignment, entry.settings);
    if (entry.kind === 'start' && phase !== null) assignment = withSettings(model, numbering, assignment, settingsBy(phase, model));
    const after = representativeOf(graph, assignment);
    if (entry.kind === 'start') return { ...none, before: after, after, verdict: after === null ? 'ruled-out' : 'start' };
    if (before === null || after === null) return { ...none, after, verdict: 'ruled-out' };
    if (entry.kind === 'given' || entry.mover === null) return { ...none, after, verdict: 'given' };
    return { ...judgeMove(foresight, index, entry.mover, before, after), phase: current };
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

function judgeMove(foresight: Foresight, index: number, mover: string, before: State, after: State): Omit<ReplayEntry, 'phase'> {
  const would = stepsFrom(foresight, before);
  const common = {
    index,
    before,
    after,
    deterrent: null,
    instead: null,
    othersWhoWouldMove: would.filter((step) => step.mover !== mover),
    unstable: would.length > 0,
    surprised: before === after ? [] : surprisesAt(foresight)({ mover, from: before, to: after }),
  };
  if (before === after) return { ...common, verdict: 'no-change' };
  if (!foresight.moves(mover, before).includes(after)) return { ...common, verdict: 'not-legal' };
  if (!foresight.improvements(mover, before).includes(after)) return { ...common, verdict: 'no-improvement' };
  if (foresight.wouldMove(mover, before).includes(after)) return { ...common, verdict: 'would-move' };
  const instead = would.find((step) => step.mover === mover) ?? null;
  return { ...common, verdict: 'improvement', deterrent: foresight.deterrent(mover, before, after), instead };
}
