/** What a claim is about, in an argument from several: the theatres that it names. */

import { type Claim, type ClaimForm, type Condition, type Graph, type Model, optionsNamed, type Step, settingsBy } from '@parley/engine';
import { differences } from './state.js';

/**
 * Tells which moves have to do with a claim. In an argument of one theatre all do. Of several: those in a theatre that the claim speaks of, in what it
 * says, in what it supposes, or by what its events bring; of a chain of moves, as a gain and its answer, one is enough.
 */
export function concerning(graph: Graph, claim: Claim): (...moves: readonly Pick<Step, 'from' | 'to'>[]) => boolean {
  const { model } = graph;
  if (model.theatres.length === 0) return () => true;
  const theatreOf = (option: string): string | null => model.theatres.find(({ options }) => options.includes(option))?.id ?? null;
  // What belongs to no theatre counts as one more.
  const named = new Set(optionsOf(model, claim).map(theatreOf));
  return (...moves) => moves.some(({ from, to }) => differences(graph, from, to).some(({ option }) => named.has(theatreOf(option.id))));
}

function optionsOf(model: Model, claim: Claim): readonly string[] {
  const conditions = [...conditionsOf(claim.form), ...(claim.from === null ? [] : [claim.from])];
  const events = model.overlays.filter(({ id }) => claim.after.includes(id));
  return [
    ...conditions.flatMap((condition) => [...optionsNamed(model, condition)]),
    ...events.flatMap((event) => settingsBy(event, model).map(({ option }) => option)),
  ];
}

function conditionsOf(form: ClaimForm): readonly Condition[] {
  switch (form.kind) {
    case 'always':
    case 'never':
    case 'possible':
    case 'lasts':
    case 'stable':
    case 'unstable':
      return [form.condition];
    case 'leadsTo':
      return [form.start, form.result];
    case 'answers':
      return [form.start, form.answer];
    case 'leaves':
      return [form.start, form.than];
    case 'prefers':
      return [form.preferred, form.to];
    case 'canForce':
    case 'cannotPrevent':
      return [form.result];
    case 'deterred':
      return [form.into, form.at];
  }
}
