/** What one mover wants: its statements in order, how situations rank for it, and two of them compared. */

import { type Citation, compareStates, conditionHolds, type Foresight, type Graph, type Place, type State } from '@parley/engine';
import {
  citationWords,
  conditionWords,
  decidingWant,
  listed,
  moverName,
  moverSubject,
  percentage,
  plainId,
  sentenceCase,
  stateInShort,
} from '@parley/language';
import { fareWords } from './fare.js';
import type { Thinking } from './thinking.js';

/** One want. */
export interface Want {
  /** From 1, the most important first. */
  readonly position: number;
  readonly label: string | null;
  /** What is wanted, as a clause. */
  readonly words: string;
  /** It is not known which of the two is wanted: this, or its opposite. */
  readonly maybe: boolean;
  /** The block of wants whose order is not known, counted from 0; null: its place is known. */
  readonly anyOrder: number | null;
  readonly cites: readonly Citation[];
  readonly cited: string;
  readonly place: Place | null;
  /** Is it met now, and in each outcome, by their order? Null: there is no now. */
  readonly metNow: boolean | null;
  readonly metIn: readonly boolean[];
}

/** Where now or an outcome stands in a ranking. */
export interface Standing {
  /** Null: now. */
  readonly outcome: number | null;
  readonly state: State;
  readonly words: string;
  /** 'Better than 83% of all situations, worse than 2%.' Null where situations are not counted. */
  readonly share: string | null;
}

/** What one mover wants. */
export interface Wants {
  readonly mover: string;
  readonly name: string;
  readonly kind: 'actor' | 'body' | 'agreement';
  /** What is said before the list; for a body how it decides follows from its members. */
  readonly note: string | null;
  readonly wants: readonly Want[];
  /** The groups of a ranking of named situations, best first; empty where wants are statements. */
  readonly groups: readonly (readonly string[])[];
  /** Now and the outcomes, best first for an actor; in their order for a body. */
  readonly standings: readonly Standing[];
}

/** What one mover wants, as it sees things. */
export function wants({ telling, graph }: Thinking, { actor }: { readonly actor: string }): Wants {
  const foresight = telling.foresight(telling.concept);
  const { graph: sees, picture } = foresight.eyes(actor);
  const mover = sees.model.movers.find(({ id }) => id === actor);
  if (mover === undefined) throw new RangeError(`no mover ${actor} in the model`);
  const preferences = mover.kind === 'actor' ? mover.preferences : null;
  const seen = (state: State): State => foresight.eyes(actor).seen(state) ?? state;
  const ends = telling.outcomes.map(({ states }) => seen(states[0] as State));
  const statements = preferences?.kind === 'statements' ? preferences.statements : [];
  const named = (id: string): string => sees.model.states.find((each) => each.id === id)?.name ?? plainId(id);
  return {
    mover: actor,
    name: moverName(graph.model, actor),
    kind: mover.kind,
    note: noteWords(graph, actor, picture !== null, preferences === null),
    wants: statements.map(({ label, condition, maybe, anyOrder, cites, place }, index) => ({
      position: index + 1,
      label,
      words: conditionWords(sees.model, condition),
      maybe,
      anyOrder,
      cites,
      cited: citationWords(cites),
      place: place ?? null,
      metNow: telling.now === null ? null : conditionHolds(sees, condition, seen(telling.now)),
      metIn: ends.map((state) => conditionHolds(sees, condition, state)),
    })),
    groups: preferences?.kind === 'ranking' ? preferences.groups.map((group) => group.map(named)) : [],
    standings: standings(telling.now, telling.outcomes, graph, foresight, actor),
  };
}

function noteWords({ model }: Graph, actor: string, own: boolean, wantless: boolean): string | null {
  const mover = model.movers.find(({ id }) => id === actor);
  const name = moverName(model, actor);
  if (mover !== undefined && mover.kind !== 'actor') {
    const members = mover.kind === 'body' ? mover.members : mover.parties;
    return `${sentenceCase(name)} has no wants of its own: it follows those of ${listed(members.map((id) => moverName(model, id)))}.`;
  }
  if (wantless) return `The model states no wants of ${name}, so nothing can be a gain or a loss there.`;
  return own ? `These are the wants as they stand in the view of ${name}.` : null;
}

function standings(
  now: State | null,
  outcomes: readonly { readonly states: readonly State[] }[],
  graph: Graph,
  foresight: Foresight,
  actor: string,
): Standing[] {
  const { graph: sees, seen } = foresight.eyes(actor);
  const share = shareIn(sees, actor);
  const places = [
    ...(now === null ? [] : [{ outcome: null, state: now }]),
    ...outcomes.map(({ states }, index) => ({ outcome: index + 1, state: states[0] as State })),
  ];
  const told = places.map(({ outcome, state }) => ({ outcome, state, words: stateInShort(graph, state, now), share: share(seen(state)) }));
  if (sees.movers.find(({ id }) => id === actor)?.ranks === null) return told;
  const sign = { better: -1, worse: 1, equal: 0, none: 0 } as const;
  return told.sort((a, b) => sign[compareStates(sees, actor, seen(a.state) ?? a.state, seen(b.state) ?? b.state)]);
}

/** Counts, once, how many states stand below and above. */
function shareIn({ composite, movers, space }: Graph, actor: string): (state: State | null) => string | null {
  const ranks = movers.find(({ id }) => id === actor)?.ranks ?? null;
  if (composite !== null || ranks === null) return () => null;
  return (state) => {
    const own = state === null ? undefined : ranks[state];
    if (own === undefined || own < 0) return null;
    let below = 0;
    let above = 0;
    for (const rank of ranks) {
      if (rank > own) above++;
      else if (rank >= 0 && rank < own) below++;
    }
    return `Better than ${percentage(below / space.feasible)} of all situations, worse than ${percentage(above / space.feasible)}.`;
  };
}

/** Two situations, for one mover. */
export interface Comparison {
  /** Who prefers which, and the want that decides. */
  readonly verdict: string;
  /** For an actor with statements: each want, and where it is met. */
  readonly wants: readonly {
    readonly position: number;
    readonly words: string;
    readonly metInA: boolean;
    readonly metInB: boolean;
    readonly decides: boolean;
  }[];
}

/** Compares situation `a` with situation `b`, statement by statement. */
export function comparison(
  { telling }: Thinking,
  { actor, a, b }: { readonly actor: string; readonly a: State; readonly b: State },
): Comparison {
  const { graph, seen } = telling.foresight(telling.concept).eyes(actor);
  const [one, other] = [seen(a) ?? a, seen(b) ?? b];
  const mover = graph.model.movers.find(({ id }) => id === actor);
  const statements = mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [];
  let decided = false;
  return {
    verdict: verdictWords(graph, actor, one, other),
    wants: statements.map(({ condition }, index) => {
      const [metInA, metInB] = [conditionHolds(graph, condition, one), conditionHolds(graph, condition, other)];
      const decides = !decided && metInA !== metInB;
      decided ||= decides;
      return { position: index + 1, words: conditionWords(graph.model, condition), metInA, metInB, decides };
    }),
  };
}

function verdictWords(graph: Graph, actor: string, a: State, b: State): string {
  if (graph.model.movers.find(({ id }) => id === actor)?.kind !== 'actor') return fareWords(graph, actor, b, a);
  const change = compareStates(graph, actor, a, b);
  const name = sentenceCase(moverSubject(graph.model, actor));
  if (change === 'equal' || change === 'none') return `${name} would not mind which: no want tells the two apart.`;
  const want = decidingWant(graph, actor, a, b, 'colon');
  return `${name} would rather have the ${change === 'better' ? 'first' : 'second'}${want === null ? '' : `, for ${want}`}.`;
}
