import { type Argument, type Checked, checkArgument, type Graph, type SurveySettings } from '@parley/engine';
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
