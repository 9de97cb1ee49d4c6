/** `s' >_m s`: whether a mover improves. Its negation, `s' <=_m s`, is always written as not that. */

import type { Actor, DecisionRule } from '../../src/model.js';
import { moverOf } from './moves.js';
import { remember } from './remember.js';
import { firstLevels, holds, keyOf, type Space, type State, withSettings } from './states.js';

/** Whether `to` is an improvement on `from` for `mover`. */
export type Improves = (mover: string, to: State, from: State) => boolean;

export function readWants(space: Space): Improves {
  const { model } = space;

  /** What a state is worth to an actor, as text; the state it wants more has the greater text. */
  const worth = remember((id: string, state: State): string => {
    const { preferences } = moverOf(model, id) as Actor;
    if (preferences === null) return '';
    // An earlier statement outweighs all later ones together: the order of the texts is that of a dictionary.
    if (preferences.kind === 'statements')
      return preferences.statements.map((one) => (holds(model, one.condition, state) ? '1' : '0')).join('');
    // Of merged states, it is read at the first that it names.
    const groups = space
      .members(state)
      .map((member) => preferences.groups.findIndex((names) => names.some((name) => isNamed(member, name))));
    const group = groups.find((each) => each >= 0);
    if (group === undefined) throw new Error(`the ranking of ${id} leaves out a state`);
    return String(preferences.groups.length - group).padStart(6, '0');
  });

  const isNamed = (levels: State, name: string): boolean => {
    const named = model.states.find((one) => one.id === name);
    return named !== undefined && keyOf(withSettings(model, firstLevels(model), named.settings)) === keyOf(levels);
  };

  const improves: Improves = (id, to, from) => {
    const mover = moverOf(model, id);
    if (mover.kind === 'actor') return worth(id, to) > worth(id, from);
    const members = mover.kind === 'body' ? mover.members : mover.parties;
    const rule: DecisionRule = mover.kind === 'body' ? mover.rule : { kind: 'unanimity' };
    const better = members.filter((member) => improves(member, to, from));
    const worse = members.filter((member) => isWorse(member, to, from));
    switch (rule.kind) {
      case 'consensus':
        return worse.length === 0 && better.length > 0;
      case 'unanimity':
        return better.length === members.length;
      case 'majority':
        return 2 * better.length > members.length;
      case 'two-thirds':
        return 3 * better.length >= 2 * members.length;
      case 'votes':
        return better.reduce((sum, member) => sum + (rule.weights[member] as number), 0) >= rule.quota;
    }
  };

  /** An actor is worse off when it ranks `to` below; a member that is a body, whenever its own rule is not met. */
  const isWorse = (id: string, to: State, from: State): boolean =>
    moverOf(model, id).kind === 'actor' ? worth(id, to) < worth(id, from) : !improves(id, to, from);

  return improves;
}

/** Whether every complete ranking ranks every state. */
export function rankingsAreWhole(space: Space): boolean {
  return space.model.movers.every((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return true;
    const ranked = mover.preferences.groups.flat().map((name) => stateNamed(space, name));
    return space.states.every((state) => ranked.includes(state));
  });
}

/** The state that a name stands for; null when a rule forbids it. */
function stateNamed(space: Space, name: string): State | null {
  const named = space.model.states.find((one) => one.id === name);
  if (named === undefined) throw new Error(`no state is named ${name}`);
  return space.find(withSettings(space.model, firstLevels(space.model), named.settings));
}
