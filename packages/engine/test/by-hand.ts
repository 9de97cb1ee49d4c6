/** Models spelled out by hand: one with nothing in it, and the plainest parts to put there. */

import type { Actor, Condition, Model, Option } from '../src/model.js';

/** A model with nothing in it. */
export const blank: Model = {
  form: 'parley-model/1',
  title: 'A small model',
  date: null,
  sources: [],
  movers: [],
  options: [],
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
};

/** An actor with a list of wants, the most important first, labelled by their places: `w0`, `w1`. */
export function actor(id: string, wants: readonly Condition[]): Actor {
  const statements = wants.map((condition, at) => ({ label: `w${at}`, maybe: false, anyOrder: null, condition, cites: [] }));
  return { kind: 'actor', id, name: id, preferences: { kind: 'statements', statements }, cites: [] };
}

/** An option that is `off` or `on`. */
export function option(id: string, mover: string): Option {
  const levels = ['off', 'on'].map((level) => ({ id: level, name: null }));
  return { id, name: id, mover, levels, irreversible: false, when: null, cites: [] };
}

export function on(id: string): Condition {
  return { kind: 'level', option: id, is: '=', level: 'on' };
}

export function not(of: Condition): Condition {
  return { kind: 'not', of };
}
