import { BIT, type ClassicalConcept } from './concept.js';
import { type Graph, moverAt } from './graph.js';
import { actorsOf, agrees, improvementsFrom, improves } from './improvement.js';
import { movesFrom } from './move.js';
import type { Ranks } from './preference.js';
import { NONE, type Values } from './relax.js';
import { responder } from './respond.js';
import type { Spreader } from './sanction.js';
import { sequenceSearch } from './sequence.js';
import type { State } from './state.js';

/** A state at which the body has somewhere better to go. */
interface Temptation {
  readonly state: State;
  readonly improvements: readonly State[];
}

/**
 * Marks at which of these states a body or an agreement is stable under the classical concepts.
 *
 * A body has no single rank, so no single number says how bad the answers to a move can be. But each member's own least rank among the answers
 * is one number, and members' ranks only ever help: when the body would still agree were everyone served its own worst, no answer deters it; when
 * one member whose loss breaks the rule can be made worse off, one does. What these leave open is searched, move by move.
 */
export function markBody(
  graph: Graph,
  mover: number,
  states: Iterable<State>,
  spread: Spreader,
  concepts: readonly ClassicalConcept[],
  stable: Uint8Array,
  report: (concept: ClassicalConcept) => void,
): void {
  report('nash');
  const asked = concepts.reduce((bits, concept) => bits | BIT[concept], 0);
  const tempted: Temptation[] = [];
  const out = new Int32Array(graph.moveRoom);
  for (const state of states) {
    const improvements = improvementsFrom(graph, mover, state, out);
    if (improvements.length === 0) stable[state] = asked;
    else tempted.push({ state, improvements });
  }
  if (tempted.length === 0) return;
  for (const concept of concepts) {
    if (concept === 'nash') continue;
    report(concept);
    const isDeterred = deterrence(graph, mover, concept, spread);
    for (const { state, improvements } of tempted) {
      const marks = stable[state] as number;
      const needed = WEAKER[concept] & asked;
      if ((marks & needed) !== needed) continue;
      if (improvements.every((to) => isDeterred(state, to))) stable[state] = marks | BIT[concept];
    }
  }
}

/** For each concept those it implies: where one of them fails, it fails. */
const WEAKER: Readonly<Record<Exclude<ClassicalConcept, 'nash'>, number>> = { gmr: 0, smr: BIT.gmr, seq: BIT.gmr, sseq: BIT.smr | BIT.seq };

/** Whether some answer deters the body's move, by the members' worst where that settles it, else by search. */
function deterrence(
  graph: Graph,
  mover: number,
  concept: Exclude<ClassicalConcept, 'nash'>,
  spread: Spreader,
): (from: State, to: State) => boolean {
  const inescapable = concept === 'smr' || concept === 'sseq';
  const { rule } = moverAt(graph, mover);
  const worst = new Map<Ranks, Values>();
  for (const actor of actorsOf(graph.movers, mover)) {
    const ranks = moverAt(graph, actor).ranks as Ranks;
    const values: Values = new Int32Array(ranks.length);
    // Where the answer must be inescapable: the best for the member that the body itself could still make of it.
    if (inescapable) spread.greatestWithin(mover, ranks, values);
    else values.set(ranks);
    for (let state = 0; state < values.length; state++) if ((ranks[state] as number) < 0) values[state] = NONE;
    spread.leastByResponses(mover, concept === 'seq' || concept === 'sseq', values);
    worst.set(ranks, values);
  }
  const { deterrent } = responder(graph, concept, spread.responses);
  // What others' improvements reach differs from state to state, and is soon searched; what their moves reach is large, and much the same.
  const shared = spread.responses === 'legal' && (concept === 'gmr' || concept === 'smr');
  const isRuledOut = shared ? ruledOutByReach(graph, mover, inescapable) : (): boolean => false;
  return (from, to) => {
    const gain = (ranks: Ranks): number => (worst.get(ranks)?.[to] ?? 0) - (ranks[from] as number);
    if (!inescapable && agrees(graph.movers, mover, gain)) return false;
    if (breaks(graph, rule?.kind, mover, gain)) return true;
    return !isRuledOut(from, to) && deterrent(mover, from, to) !== null;
  };
}

/** How often each state may be gone through to learn what answers can reach: enough for the few reaches that irreversible options tell apart. */
const TIMES = 64;

/**
 * Can it be said without a search that no answer deters a move? What the others can reach from one state is kept, and serves every state in it
 * from which all of them may move on: they can reach no more from there. Of what is reached only its different offers to the body matter: the best
 * ranks its members could have there (for an inescapable sanction also one move on).
 */
function ruledOutByReach(graph: Graph, mover: number, inescapable: boolean): (from: State, to: State) => boolean {
  const actors = [...actorsOf(graph.movers, mover)].map((actor) => moverAt(graph, actor).ranks as Ranks);
  const ranksAt = (state: State): string => actors.map((ranks) => ranks[state]).join(' ');
  const others = graph.movers.map((_, index) => index).filter((index) => index !== mover);
  const out = new Int32Array(graph.moveRoom);
  const search = sequenceSearch(graph);
  /** Which reach serves each state, by its number plus one. */
  const servedBy = new Int32Array(graph.numbering.total);
  const reaches: { readonly offers: readonly (readonly State[])[]; readonly none: Map<string, boolean> }[] = [];
  let left = TIMES * graph.numbering.total;
  const learn = (to: State): void => {
    const { reached, open } = search({
      from: to,
      movers: others,
      steps: (other, at) => out.subarray(0, movesFrom(graph, other, at, out)),
      isGoal: () => false,
      responses: 'legal',
    });
    left -= reached.length;
    const offers = new Map<string, readonly State[]>();
    for (const state of reached) {
      const count = inescapable ? movesFrom(graph, mover, state, out) : 0;
      const best = undominated(actors, [state, ...out.subarray(0, count)]);
      offers.set(best.map(ranksAt).sort().join(), best);
      if (open(state) && servedBy[state] === 0) servedBy[state] = reaches.length + 1;
    }
    reaches.push({ offers: [...offers.values()], none: new Map() });
  };
  return (from, to) => {
    if (servedBy[to] === 0) {
      if (left <= 0) return false;
      learn(to);
    }
    const reach = reaches[(servedBy[to] as number) - 1];
    if (reach === undefined) return false;
    const key = ranksAt(from);
    let none = reach.none.get(key);
    if (none === undefined) {
      none = !reach.offers.some((offer) => offer.every((offered) => !improves(graph, mover, from, offered)));
      reach.none.set(key, none);
    }
    return none;
  };
}

/** The states to which none of the others is as good for every actor and better for one; of equals, the first. */
function undominated(actors: readonly Ranks[], states: readonly State[]): State[] {
  const best: State[] = [];
  for (const state of states) {
    const asGood = (one: State, other: State): boolean => actors.every((ranks) => (ranks[one] as number) >= (ranks[other] as number));
    if (best.some((kept) => asGood(kept, state))) continue;
    for (let i = best.length - 1; i >= 0; i--) if (asGood(state, best[i] as State)) best.splice(i, 1);
    best.push(state);
  }
  return best;
}

/** Is there a member whose change alone breaks the rule? */
function breaks(graph: Graph, rule: string | undefined, mover: number, gain: (ranks: Ranks) => number): boolean {
  if (rule !== 'unanimity' && rule !== 'consensus') return false;
  return moverAt(graph, mover).members.some((member) => {
    const { ranks } = moverAt(graph, member);
    return ranks !== null && (rule === 'unanimity' ? gain(ranks) <= 0 : gain(ranks) < 0);
  });
}
