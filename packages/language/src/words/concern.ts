/** What a claim is about, in an argument from several: the theatres that it names. */

import {
  type Claim,
  type Condition,
  conditionsOf,
  type Evidence,
  type Graph,
  type Model,
  type Outcome,
  optionsNamed,
  type Step,
  settingsBy,
} from '@parley/engine';
import { differences } from './state.js';

/**
 * Tells which moves have to do with a claim. In an argument of one theatre all do. Of several: those in a theatre that the claim speaks of, in what it
 * says, in what it supposes, or by what its events bring; of a chain of moves, as a gain and its answer, one is enough.
 */
export function concerning(graph: Graph, claim: Claim): (...moves: readonly Pick<Step, 'from' | 'to'>[]) => boolean {
  if (graph.model.theatres.length === 0) return () => true;
  const near = nearOptions(graph.model, claim);
  return (...moves) => moves.some(({ from, to }) => differences(graph, from, to).some(({ option }) => near.has(option.id)));
}

/**
 * The evidence with ways cut down to what has to do with the claim: moves in a theatre that it speaks of, and those elsewhere that a want, a rule or a
 * guard ties to one. In an argument of one theatre nothing is cut.
 */
export function nearEvidence<Each extends Evidence>(graph: Graph, claim: Claim, evidence: Each): Each {
  if (graph.model.theatres.length === 0 || evidence.kind !== 'courses') return evidence;
  const near = nearOptions(graph.model, claim);
  const tied = new Set(near);
  for (const condition of tyingConditions(graph.model)) {
    const named = optionsNamed(graph.model, condition);
    if ([...named].some((option) => near.has(option))) for (const option of named) tied.add(option);
  }
  const cut = (path: readonly Step[]): readonly Step[] =>
    path.filter(({ from, to }) => differences(graph, from, to).some(({ option }) => tied.has(option.id)));
  const outcomes = new Map<Outcome, Outcome>();
  const short = (outcome: Outcome): Outcome => {
    const known = outcomes.get(outcome) ?? { ...outcome, path: cut(outcome.path) };
    outcomes.set(outcome, known);
    return known;
  };
  const { courses, witness } = evidence;
  return {
    ...evidence,
    courses: courses.map((course) => ({ ...course, outcomes: course.outcomes.map(short) })),
    witness: witness === null ? null : { ...witness, outcome: short(witness.outcome), path: cut(witness.path) },
  };
}

/** All options of the theatres that the claim speaks of; what belongs to no theatre counts as one more. */
function nearOptions(model: Model, claim: Claim): ReadonlySet<string> {
  const theatreOf = (option: string): string | null => model.theatres.find(({ options }) => options.includes(option))?.id ?? null;
  const named = new Set(optionsOf(model, claim).map(theatreOf));
  return new Set(model.options.flatMap(({ id }) => (named.has(theatreOf(id)) ? [id] : [])));
}

/** By what moves in one place matter in another: wants, rules and guards. */
function tyingConditions({ movers, rules, options }: Model): readonly Condition[] {
  const wants = movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements'
      ? mover.preferences.statements.map(({ condition }) => condition)
      : [],
  );
  return [...wants, ...rules.map(({ never }) => never), ...options.flatMap(({ when }) => when ?? [])];
}

function optionsOf(model: Model, claim: Claim): readonly string[] {
  const conditions = [...conditionsOf(claim.form), ...(claim.from === null ? [] : [claim.from])];
  const events = model.overlays.filter(({ id }) => claim.after.includes(id));
  return [
    ...conditions.flatMap((condition) => [...optionsNamed(model, condition)]),
    ...events.flatMap((event) => settingsBy(event, model).map(({ option }) => option)),
  ];
}
