/** The states of a conflict and the moves between them, as a picture of either kind shows them. */

import {
  analyzeStability,
  CLASSICAL_CONCEPTS,
  type ClassicalConcept,
  compareStates,
  type Foresight,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  isEquilibrium,
  moves,
  type Progress,
  presentState,
  type Responses,
  reachableByImprovements,
  type State,
  settingsOf,
} from '@parley/engine';
import { stateWords } from '../words/state.js';
import { dense } from './dense.js';
import { Refused } from './problem.js';

/** Pictures of more states or moves than this help nobody, and few programs open them. */
const MOST_STATES = 20_000;
const MOST_MOVES = 500_000;

/** So few states are looked at one by one. */
const FEW = 1000;

/** A state, with everything that is said of it. */
export interface Node {
  readonly state: State;
  readonly label: string;
  readonly now: boolean;
  /** The outcome that it is part of, counted from 1; null: none. */
  readonly outcome: number | null;
  /** The level of each option, in model order. */
  readonly levels: readonly string[];
  /** The rank of each actor, in model order; 1 for the worst state of the whole conflict. */
  readonly ranks: readonly number[];
  /** Under which concepts it is an equilibrium. */
  readonly equilibrium: readonly ClassicalConcept[];
}

/** A move of one mover. */
export interface Edge {
  readonly from: State;
  readonly to: State;
  readonly mover: string;
  /** Does the mover gain by it? */
  readonly improvement: boolean;
  /** Would it be made, under the concept that was asked for? */
  readonly would: boolean;
}

/** States and moves, each in ascending order. */
export interface Movement {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** Ids of the actors that `ranks` are of. */
  readonly actors: readonly string[];
}

/** What to show. */
export interface MovementSettings {
  /** Every state and every move; otherwise what improvements reach from now, and the improvements there. */
  readonly all: boolean;
  readonly responses: Responses;
  readonly progress: Progress;
}

/** The states and moves; refused when there are too many. */
export function movementOf(foresight: Foresight, { all, responses, progress }: MovementSettings): Movement {
  const { graph } = foresight;
  const now = presentState(graph).state;
  if (all && graph.space.feasible > MOST_STATES) refuse(graph.space.feasible);
  const reached = now === null ? { has: () => false } : reachableByImprovements(graph, now);
  const states = [...feasibleStates(graph)].filter((state) => all || reached.has(state));
  if (states.length > MOST_STATES) refuse(states.length);
  const outcomes = now === null ? [] : findOutcomes(foresight, [now]);
  const shown = new Set([...states, ...outcomes.flatMap((outcome) => outcome.states)]);
  const equilibrium = equilibriaAmong(graph, shown.size, responses, progress);
  const ranked = graph.movers.filter(({ ranks }) => ranks !== null);
  const ranks = ranked.map(({ ranks: own }) => dense(own as Int32Array));
  const nodes = [...shown]
    .sort((a, b) => a - b)
    .map((state): Node => {
      const outcome = outcomes.findIndex((each) => each.states.includes(state));
      return {
        state,
        label: stateWords(graph, state),
        now: state === now,
        outcome: outcome < 0 ? null : outcome + 1,
        levels: settingsOf(graph, state).map(({ level }) => level),
        ranks: ranks.map((own) => own[state] ?? 0),
        equilibrium: CLASSICAL_CONCEPTS.filter((concept) => equilibrium(state, concept)),
      };
    });
  const edges: Edge[] = [];
  for (const [index, { state: from }] of nodes.entries()) {
    progress(index, nodes.length, 'following moves');
    for (const [mover, { id }] of graph.movers.entries()) {
      const would = new Set(foresight.wouldMove(id, from));
      for (const to of moves(graph, mover, from)) {
        const improvement = compareStates(graph, id, to, from) === 'better';
        if (!shown.has(to) || !(all || improvement || would.has(to))) continue;
        edges.push({ from, to, mover: id, improvement, would: would.has(to) });
      }
    }
    if (edges.length > MOST_MOVES) refuse(nodes.length);
  }
  return { nodes, edges, actors: ranked.map(({ id }) => id) };
}

/** Tells equilibria: of a few states one by one, of many by going through all of the conflict at once. */
function equilibriaAmong(
  graph: Graph,
  count: number,
  responses: Responses,
  progress: Progress,
): (state: State, concept: ClassicalConcept) => boolean {
  if (count > FEW) {
    const stability = analyzeStability(graph, { responses, progress });
    return (state, concept) => stability.equilibrium(state, concept);
  }
  const foresights = new Map(CLASSICAL_CONCEPTS.map((concept) => [concept, foresee(graph, { concept, responses })]));
  return (state, concept) => isEquilibrium(foresights.get(concept) as Foresight, state);
}

function refuse(states: number): never {
  throw new Refused({ code: 'too-many-states', states, limit: MOST_STATES, why: 'A picture' });
}
