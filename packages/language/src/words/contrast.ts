/** What changes in where a conflict comes to rest, once something is supposed: told beside how it was, in sentences. */

import type { Graph, Outcome, State } from '@parley/engine';
import { type Deed, deedClauses, deedOf, levelsOf, stayOf } from './deed.js';
import { counted, listed, numberWord, sentenceCase } from './names.js';
import { differences } from './state.js';

/** Where a conflict stands and how it ends. Both sides of a contrast have the same options, so a state has the same number in each. */
export interface Ending {
  readonly graph: Graph;
  /** Null when a rule excludes it. */
  readonly now: State | null;
  readonly outcomes: readonly Outcome[];
}

/** Clauses of one kind that are told; the rest are counted. */
const TOLD = 3;

/**
 * How it would end beside how it ended before: 'North would still post a guard, but South would now ratify the treaty.' Whole sentences, at least one.
 */
export function contrastWords(before: Ending, after: Ending): readonly string[] {
  if (before.now === null && after.now === null) return ['Before as now, what is said to stand cannot all be so together.'];
  if (after.now === null) return ['What would then stand cannot all be so together, so it cannot be told where it would lead.'];
  if (before.now === null) return ['Before, what is said to stand could not all be so together; now it can be told where it leads.'];
  const [was, is] = [endsOf(before), endsOf(after)];
  if (was.join() === is.join()) return [sameWords(after)];
  const { turned, opened, closed, kept } = changesBetween(before, after);
  const still = stillWords(kept);
  const clauses = [
    ...(turned.length === 0 ? [] : [together(turned)]),
    ...(closed.length === 0 ? [] : [`in every way it could then end ${together(closed)}`]),
    ...(opened.length === 0 ? [] : [`in some of the ways it could then end ${together(opened)}`]),
  ];
  const main = clauses.join('; ');
  const first =
    main === '' ? 'It would end otherwise, in how the same things come together' : still === null ? main : `${still}, but ${main}`;
  return [`${sentenceCase(first)}.`, ...waysWords(before, after)];
}

function sameWords({ outcomes, now }: Ending): string {
  const [only] = outcomes;
  if (outcomes.length > 1) return `It would end as before, in one of the same ${numberWord(outcomes.length)} ways.`;
  return only?.rest === true && only.states[0] === now
    ? 'Nothing would change: it would rest as it stands now.'
    : 'It would come to rest just as before.';
}

function endsOf({ outcomes }: Ending): readonly State[] {
  return [...new Set(outcomes.flatMap(({ states }) => states))].sort((a, b) => a - b);
}

/** What an option comes to before and after, as deeds. */
interface Changes {
  /** It always came to one level, and now to another. */
  readonly turned: Deed[];
  /** It can now also come to another level. */
  readonly opened: Deed[];
  /** It now always comes to one of the levels that it could come to. */
  readonly closed: Deed[];
  /** It comes to the same, and not to what it is now. */
  readonly kept: Deed[];
}

function changesBetween(before: Ending, after: Ending): Changes {
  const { graph, now } = after;
  const { model } = graph;
  const [was, is] = [endsOf(before), endsOf(after)];
  // What a merged state leaves open differs from nothing.
  const touched =
    graph.merging === null
      ? null
      : new Set(was.flatMap((one) => is.flatMap((other) => differences(graph, one, other).map(({ option }) => option.id))));
  const levels = new Map([...was, ...is, ...(now === null ? [] : [now])].map((state) => [state, levelsOf(graph, state)]));
  const fates = (states: readonly State[], option: string): ReadonlySet<string> =>
    new Set(states.map((state) => levels.get(state)?.get(option) ?? ''));
  const changes: Changes = { turned: [], opened: [], closed: [], kept: [] };
  for (const option of model.options) {
    const [old, own] = [fates(was, option.id), fates(is, option.id)];
    const present = now === null ? undefined : levels.get(now)?.get(option.id);
    const deed = (level: string): Deed => (level === present ? stayOf(model, option, level) : deedOf(model, { option, after: level }));
    const [only = ''] = own;
    if (own.size === 1 && old.size === 1 && old.has(only)) {
      if (only !== present) changes.kept.push(deed(only));
      continue;
    }
    if (touched?.has(option.id) === false) continue;
    if (own.size === 1) (old.size === 1 ? changes.turned : changes.closed).push(deed(only));
    else for (const level of [...own].filter((each) => !old.has(each)).slice(0, 1)) changes.opened.push(deed(level));
  }
  return changes;
}

/** What comes about as before, with what is most easily said: at most two deeds. */
function stillWords(kept: readonly Deed[]): string | null {
  const plain = kept.filter(({ subject, words }) => subject !== null && !/^(?:no longer|not|still|keep) /u.test(words));
  const clauses = deedClauses(plain.slice(0, 2));
  return clauses.length === 0 ? null : clauses.map((clause) => clause.replace(' would ', ' would still ')).join(', and ');
}

/** Deeds in one list: 'South would now ratify the treaty, and two more things would change'. */
function together(deeds: readonly Deed[]): string {
  const told = deedClauses(deeds.slice(0, deeds.length <= TOLD + 1 ? deeds.length : TOLD));
  const more = deeds.length <= TOLD + 1 ? 0 : deeds.length - TOLD;
  const clauses = told.map((clause) => clause.replace(/ would (?!still |keep )/u, ' would now '));
  return listed([...clauses, ...(more === 0 ? [] : [`${counted(more, 'more thing')} would be otherwise`])]);
}

function waysWords(before: Ending, after: Ending): readonly string[] {
  const [was, is] = [before.outcomes.length, after.outcomes.length];
  const rounds = after.outcomes.filter(({ rest }) => !rest).length - before.outcomes.filter(({ rest }) => !rest).length;
  const round =
    rounds > 0
      ? ['It could then come to no rest at all.']
      : rounds < 0 && after.outcomes.every(({ rest }) => rest)
        ? ['It would then come to rest.']
        : [];
  if (was === is) return round;
  return [`It could then end in ${counted(is, 'way')}, not ${numberWord(was)}.`, ...round];
}
