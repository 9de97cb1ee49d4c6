/** The published cases, where they lie beside the project, as models. */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Concept, Condition, Model, NamedState, Option, Setting } from '../../src/model.js';
import { blank } from '../by-hand.js';

/** A published model as its file gives it. Options are off or on; null stands for either. */
export interface PublishedCase {
  readonly name: string;
  readonly dms: readonly string[];
  readonly options: readonly { readonly id: string; readonly owner: string; readonly label: string }[];
  readonly states: readonly (readonly (0 | 1 | null)[])[];
  readonly labels: readonly number[];
  readonly status_quo: number | null;
  readonly irreversible: readonly { readonly option: string; readonly only: '0to1' | '1to0' }[];
  /** Groups of labels, best first. */
  readonly preferences: Readonly<Record<string, readonly (readonly number[])[]>>;
  /** The arcs, from label to label, where the publication lists them. */
  readonly moves?: Readonly<Record<string, readonly (readonly [number, number])[]>>;
  /** Labels of the equilibria under each concept. */
  readonly published: Readonly<Partial<Record<Concept | 'fh', readonly number[]>>>;
  /** When only some states are published: their labels. */
  readonly published_only_states?: readonly number[];
}

const folder = new URL('../../../../../shared/cases/', import.meta.url);

export const casesAreAtHand: boolean = existsSync(fileURLToPath(folder));

export function readCase(file: string): PublishedCase {
  return JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8')) as PublishedCase;
}

/** The name of the state with a label. */
export function nameOf(label: number): string {
  return `s${label}`;
}

/**
 * The case in option form. An option that may only be dropped stands at `on` first and moves up to `off`; a state that leaves options
 * open is the merger of all it stands for; all assignments that are not listed are ruled out.
 */
export function modelOfCase(published: PublishedCase): Model {
  const options = published.options.map((option): Option => {
    const only = published.irreversible.find((one) => one.option === option.id)?.only;
    const levels = [
      { id: 'off', name: null },
      { id: 'on', name: null },
    ];
    return {
      id: option.id,
      name: option.label,
      mover: option.owner,
      levels: only === '1to0' ? levels.toReversed() : levels,
      irreversible: only !== undefined,
      when: null,
      cites: [],
    };
  });
  const settingsOf = (state: PublishedCase['states'][number]): Setting[] =>
    published.options.flatMap(({ id }, at) => (state[at] === null ? [] : [{ option: id, level: state[at] === 1 ? 'on' : 'off' }]));
  const isListed = (state: PublishedCase['states'][number]): Condition => ({
    kind: 'and',
    of: settingsOf(state).map(({ option, level }) => ({ kind: 'level', option, is: '=', level })),
  });
  const states = published.labels.map((label, at): NamedState => {
    const state = published.states[at] as PublishedCase['states'][number];
    return { id: nameOf(label), name: null, settings: settingsOf(state), cites: [] };
  });
  const now = states.find((state) => published.status_quo !== null && state.id === nameOf(published.status_quo));
  return {
    ...blank,
    title: published.name,
    movers: published.dms.map((id) => ({
      kind: 'actor',
      id,
      name: id,
      preferences: { kind: 'ranking', groups: (published.preferences[id] ?? []).map((group) => group.map(nameOf)) },
      cites: [],
    })),
    options,
    rules: [{ label: null, never: { kind: 'not', of: { kind: 'or', of: published.states.map(isListed) } }, wording: 'always', cites: [] }],
    merges: published.states.filter((state) => state.includes(null)).map((state) => ({ condition: isListed(state), cites: [] })),
    states,
    now: now?.settings ?? null,
  };
}
