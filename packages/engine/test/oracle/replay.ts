/** The history replayed: each entry in the phase of its date, each move as its mover sees things there. */

import type { Concept, HistoryEntry, Model, Overlay } from '../../src/model.js';
import { beginsIn, isAhead } from './dates.js';
import { editByHand, overlayByHand } from './edits.js';
import { type Hypergame, playHypergame } from './hypergame.js';
import type { Responses } from './responses.js';
import { firstLevels, keyOf, type State, withSettings } from './states.js';

export interface ReplayedByHand {
  readonly phase: string | null;
  /** Null where a rule forbids it. */
  readonly before: State | null;
  readonly after: State | null;
  readonly verdict: 'start' | 'given' | 'would-move' | 'improvement' | 'no-improvement' | 'not-legal' | 'ruled-out' | 'no-change' | 'ahead';
  /** An improvement that its mover would fear to make. */
  readonly deterred: boolean;
  /** Where the mover of an improvement would have gone. */
  readonly instead: readonly State[];
  readonly others: readonly { readonly mover: string; readonly to: State }[];
  readonly unstable: boolean;
  readonly surprised: readonly string[];
}

export function replayByHand(model: Model, concept: Concept, responses: Responses): ReplayedByHand[] {
  const phases = model.overlays.filter(({ kind }) => kind === 'phase');
  const played = new Map([null, ...phases].map((phase) => [phase, playIn(model, phase, responses)]));
  let levels = firstLevels(model);
  let last: Overlay | null = null;
  return model.history.map((entry): ReplayedByHand => {
    const phase = phases.find(({ span }) => span !== null && beginsIn(entry.date, span)) ?? null;
    const play = played.get(phase) as Hypergame;
    if (phase !== last) levels = entering(model, phase, levels);
    last = phase;
    const from = levels;
    const isToCome = isAhead(entry.date, model.date);
    if (entry.kind === 'start')
      levels = isToCome ? levels : entering(model, phase, withSettings(model, firstLevels(model), entry.settings));
    else if (!isToCome) levels = withSettings(model, levels, entry.settings);
    return { phase: phase?.id ?? null, ...judged(play, concept, entry, isToCome, from, levels) };
  });
}

function playIn(model: Model, phase: Overlay | null, responses: Responses): Hypergame {
  return playHypergame(phase === null ? model : overlayByHand(model, phase).model, null, responses);
}

/** What a phase sets, hides or fixes is so from then on. */
function entering(model: Model, phase: Overlay | null, levels: State): State {
  const settings = phase === null ? [] : Array.from(editByHand(model, phase.edits).settings, ([option, level]) => ({ option, level }));
  return withSettings(model, levels, settings);
}

function judged(
  play: Hypergame,
  concept: Concept,
  entry: HistoryEntry,
  isToCome: boolean,
  from: State,
  to: State,
): Omit<ReplayedByHand, 'phase'> {
  const { game, stability, viewers } = play;
  const [before, after] = [game.space.find(from), game.space.find(to)];
  const none = { before, after, deterred: false, instead: [], others: [], unstable: false, surprised: [] };
  if (isToCome) return { ...none, after: null, verdict: 'ahead' };
  if (entry.kind === 'start') return { ...none, before: after, verdict: after === null ? 'ruled-out' : 'start' };
  if (before === null || after === null) return { ...none, verdict: 'ruled-out' };
  const { mover } = entry;
  if (entry.kind === 'given' || mover === null) return { ...none, verdict: 'given' };
  const would = game.movers.map((each) => ({ mover: each, targets: stability.wouldMove(concept, each, before) }));
  const own = would.find((each) => each.mover === mover)?.targets ?? [];
  const others = would.filter((each) => each.mover !== mover).flatMap(({ mover, targets }) => targets.map((to) => ({ mover, to })));
  const unstable = own.length > 0 || others.length > 0;
  if (before === after) return { ...none, others, unstable, verdict: 'no-change' };
  const surprised = viewers.filter((actor) => actor !== mover && !expects(actor));
  const met = { ...none, others, unstable, surprised };
  if (!game.moves(mover, before).includes(after)) return { ...met, verdict: 'not-legal' };
  if (!game.improvements(mover, before).includes(after)) return { ...met, verdict: 'no-improvement' };
  if (own.includes(after)) return { ...met, verdict: 'would-move' };
  return { ...met, verdict: 'improvement', deterred: stability.isDeterred(concept, mover, before, after), instead: own };

  /** Whether the actor, as it sees things, would have thought that the mover does this. */
  function expects(actor: string): boolean {
    const eyes = play.eyes(actor);
    const [seenBefore, seenAfter] = [before === null ? null : eyes.seen(before), after === null ? null : eyes.seen(after)];
    if (seenBefore === null || seenAfter === null) return false;
    const at = eyes.within.game.space.find(seenBefore);
    return at !== null && eyes.within.stability.wouldMove(concept, mover ?? '', at).some((state) => keyOf(state) === keyOf(seenAfter));
  }
}
