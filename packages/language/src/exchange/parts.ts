/** The parts that imports build models from. */

import { type Actor, buildGraph, type Condition, type Model, type Option, type Preferences } from '@parley/engine';
import { describeFindings } from '../findings.js';
import { Refused } from './problem.js';

/** A model with these parts and nothing else. */
export function plainModel(parts: Pick<Model, 'title' | 'movers' | 'options'> & Partial<Model>): Model {
  return {
    form: 'parley-model/1',
    date: null,
    sources: [],
    rules: [],
    merges: [],
    definitions: [],
    states: [],
    history: [],
    now: null,
    claims: [],
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
    ...parts,
  };
}

/** The longest words that come along: names in other files can be of any length. */
const LONGEST = 500;

/** Words on one line, without characters that cannot be seen; what is beyond all measure is cut. */
export function plainWords(words: string): string {
  const plain = words.replaceAll(/[\s\p{Cc}\u202d\u202e]+/gu, ' ').trim();
  return plain.length <= LONGEST ? plain : `${Array.from(plain).slice(0, LONGEST).join('').trimEnd()} …`;
}

/** An actor with these wants. */
export function plainActor(id: string, name: string, preferences: Preferences | null): Actor {
  return { kind: 'actor', id, name, preferences, cites: [] };
}

/** An option without a guard; levels are ids, or ids with words. */
export function plainOption(
  id: string,
  name: string,
  mover: string | null,
  levels: readonly (readonly [id: string, name: string | null])[],
  irreversible = false,
): Option {
  return { id, name, mover, levels: levels.map(([level, words]) => ({ id: level, name: words })), irreversible, when: null, cites: [] };
}

/** The option stands at this level. */
export function at(option: string, level: string): Condition {
  return { kind: 'level', option, is: '=', level };
}

/** All of them, or any of them; one stands for itself. */
export function joined(kind: 'and' | 'or', conditions: readonly Condition[]): Condition {
  const [only, ...more] = conditions;
  return only !== undefined && more.length === 0 ? only : { kind, of: conditions };
}

/** Refuses what cannot be analysed: no state left, or more than memory holds. */
export function refuseUnsound(model: Model): void {
  const { graph, findings } = buildGraph(model);
  if (graph !== null) return;
  const emptied = findings.some(({ code }) => code === 'no-state-left');
  const told = describeFindings(model, findings).find(({ severity }) => severity === 'error');
  const reason = emptied
    ? 'together the infeasible states leave no state. Take one of them back.'
    : `${told?.message ?? 'it cannot be analysed'}. ${told?.mend ?? 'Look at it by hand'}.`;
  throw new Refused({ code: 'no-model', reason });
}
