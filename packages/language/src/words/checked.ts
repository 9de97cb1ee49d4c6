import { type Argument, type Checked, type Claim, type ClaimResult, checkArgument, type Graph, type SurveySettings } from '@parley/engine';
import { verdictVerb } from './fear.js';
import { type Reason, reasonFor } from './reason.js';
import { type Telling, tellingWithout } from './telling.js';

/** A claim under one version, and why it came out so. */
export interface CheckedTold extends Checked {
  readonly reason: Reason;
}

/**
 * Checks every claim of an argument under every version that it is checked in, each with its reason.
 * @param telling  of the model as it stands: outcomes have their numbers there, elsewhere these mean nothing
 */
export function checkTold(argument: Argument, telling: Telling, settings: SurveySettings): readonly CheckedTold[] {
  const known = new Map<Graph, Telling>([[telling.graph, telling]]);
  const tellingIn = (graph: Graph): Telling => {
    const found = known.get(graph) ?? tellingWithout(graph, telling);
    known.set(graph, found);
    return found;
  };
  return checkArgument(argument, settings).map((checked) => {
    const { graph } = checked.version.stageOf(checked.claim, checked.result.event);
    const told = { ...tellingIn(graph), written: argument.version(checked.overlay).model };
    return { ...checked, reason: reasonFor(told, checked.claim, checked.result) };
  });
}

/** Did it come out as marked? Null where nobody states an expectation. */
export function asMarked(result: ClaimResult): boolean | null {
  return result.expected === null ? null : result.expected === result.verdict;
}

/** Does it hold in some worlds and not in others? */
export function isMixed({ worlds }: ClaimResult): boolean {
  return worlds !== null && worlds.holds > 0 && worlds.holds < worlds.tried;
}

/** What stands before the reason: nothing when it simply holds, so that nobody takes another verdict for that one. */
export function verdictLead(result: ClaimResult, good: boolean | null): string {
  const empty = result.vacuous && result.verdict === 'holds' ? 'Holds, but only emptily. ' : '';
  switch (result.verdict) {
    case 'holds':
      return empty !== '' ? empty : good === null ? 'Yes. ' : '';
    case 'fails':
      return good === null ? 'No. ' : good ? 'Does not follow, as marked. ' : 'Does not follow. ';
    case 'partly':
      return '';
    case 'unknown':
      return 'Cannot be told. ';
  }
}

/** That a claim comes out otherwise than it is marked, in a sentence. */
export function unexpectedWords(claim: Claim, result: ClaimResult): string {
  const expected = { holds: 'hold', fails: 'fail', partly: 'hold in part', unknown: 'be impossible to tell' }[result.expected ?? 'holds'];
  return `Comes out other than marked: ${claim.id} is expected to ${expected}, but ${result.verdict === 'unknown' ? 'it cannot be told' : `it ${verdictVerb(result.verdict)}`}.`;
}
