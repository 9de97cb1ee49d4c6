/** One move, considered: what it changes, what it is worth to the one who could make it, and whether it would be made. */

import { compareStates, type Foresight, type State, type Step, type surprisesAt } from '@parley/engine';
import {
  decidingWant,
  doing,
  fearWords,
  moverName,
  moverSubject,
  sentenceCase,
  stepWords,
  surpriseWords,
  type Telling,
} from '@parley/language';

/** A move, considered. Sentences are whole. */
export interface ConsideredMove extends Step {
  /** What it changes: 'Russia would drop “Ratify START II”.' */
  readonly words: string;
  /** What it is worth to its mover, as the mover sees things. */
  readonly worth: 'gain' | 'loss' | 'neither';
  /** Which want makes it so. */
  readonly why: string;
  /** Would it be made? */
  readonly would: boolean;
  /** Why it would be made or not: the answer that deters it, or what its mover would rather do. */
  readonly reason: string;
  /** Whom it would surprise; null: nobody. */
  readonly surprise: string | null;
}

/** Of an answer at most so many changes are told. */
const CHANGES = 2;

/** Considers a move that can be made. `surprised`: from {@link surprisesAt}, which is worth making once for many moves. */
export function considered(
  telling: Telling,
  foresight: Foresight,
  surprised: ReturnType<typeof surprisesAt>,
  { mover, from, to }: Step,
): ConsideredMove {
  const { graph } = telling;
  const step = { mover, from, to };
  const would = foresight.wouldMove(mover, from).includes(to);
  const gains = foresight.improvements(mover, from).includes(to);
  return {
    ...step,
    words: `${sentenceCase(stepWords(graph, step))}.`,
    worth: gains ? 'gain' : isLoss(foresight, step) ? 'loss' : 'neither',
    why: whyWorth(foresight, step, gains),
    would,
    reason: would ? 'It would be made.' : gains ? whyNot(telling, foresight, step) : 'It would not be made: it is no gain.',
    surprise: surpriseWords(graph.model, surprised(step)),
  };
}

/** A state in the mover's eyes; as it is where the mover does not foresee it. */
function inEyes(foresight: Foresight, mover: string, state: State): State {
  return foresight.eyes(mover).seen(state) ?? state;
}

function isLoss(foresight: Foresight, { mover, from, to }: Step): boolean {
  const { graph } = foresight.eyes(mover);
  return compareStates(graph, mover, inEyes(foresight, mover, to), inEyes(foresight, mover, from)) === 'worse';
}

/** 'A gain, by Russia’s want “voice”: ...', or how the members of a body would fare. */
function whyWorth(foresight: Foresight, { mover, from, to }: Step, gains: boolean): string {
  const { graph, picture } = foresight.eyes(mover);
  const name = moverSubject(graph.model, mover);
  const sight = picture === null ? '' : `In the view of ${moverName(graph.model, mover)}: `;
  const want = decidingWant(graph, mover, inEyes(foresight, mover, to), inEyes(foresight, mover, from), 'colon');
  if (want === null) return `${sight}${sight === '' ? 'Nothing' : 'nothing'} that ${name} could want tells the two apart.`;
  const actor = graph.model.movers.find(({ id }) => id === mover)?.kind === 'actor';
  const words = actor ? `${gains ? 'a gain' : 'a loss'} by ${want}` : want;
  return `${sight}${sight === '' ? sentenceCase(words) : words}.`;
}

/** Why a gain would not be made: for fear of an answer, or for something better. */
function whyNot({ graph }: Telling, foresight: Foresight, { mover, from, to }: Step): string {
  const deterrent = foresight.deterrent(mover, from, to);
  if (deterrent !== null) return sentenceCase(fearWords(graph, { mover, from, to, deterrent }, CHANGES));
  const [instead] = foresight.wouldMove(mover, from);
  if (instead === undefined) return 'It would not be made: its mover does not see it so.';
  const want = decidingWant(foresight.eyes(mover).graph, mover, inEyes(foresight, mover, instead), inEyes(foresight, mover, to), 'colon');
  const because = want === null ? '' : ` (${want})`;
  return `${sentenceCase(moverSubject(graph.model, mover))} would rather ${doing(graph, from, instead)}${because}.`;
}
