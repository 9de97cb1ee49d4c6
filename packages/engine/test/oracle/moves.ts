/** `R_m(s)`: the states a mover can reach in one move. */

import type { Model, Mover, Option } from '../../src/model.js';
import { remember } from './remember.js';
import { assignments, holds, type Space, type State } from './states.js';

/** The states that `mover` can reach from `from` in one move, in the order of the space. */
export type Moves = (mover: string, from: State) => readonly State[];

export function listMoves(space: Space): Moves {
  const { model } = space;
  const choicesOf = choicesByMover(model);
  return remember((id: string, from: State) => {
    const mover = moverOf(model, id);
    const reached = new Set<State>();
    // The moves of a merged class are those of all its members.
    for (const member of space.members(from)) {
      for (const choice of choicesOf(id)) {
        const levels = member.map((level, at) => choice[at] ?? level);
        if (!mayMove(model, mover, member, levels)) continue;
        const to = space.find(levels);
        if (to !== null && to !== from) reached.add(to);
      }
    }
    return space.states.filter((state) => reached.has(state));
  });
}

/** Every way in which a mover may set all that it may ever change; null for the options that it may not. */
function choicesByMover(model: Model): (mover: string) => readonly (readonly (number | null)[])[] {
  const choices = new Map(
    model.movers.map((mover) => {
      const movable = model.options.filter((option) => mayEverChange(model, mover, option));
      const ways = assignments(movable).map((levels) => model.options.map((option) => levels[movable.indexOf(option)] ?? null));
      return [mover.id, ways];
    }),
  );
  return (mover) => choices.get(mover) ?? [];
}

/** Whether the mover may change one assignment into the other, leaving aside whether the rules allow the result. */
function mayMove(model: Model, mover: Mover, from: State, to: State): boolean {
  const changed = model.options.filter((_, at) => from[at] !== to[at]);
  if (changed.length === 0) return false;
  // Each move of an agreement starts or ends above its first level.
  if (mover.kind === 'agreement' && !inForce(model, mover.id, from) && !inForce(model, mover.id, to)) return false;
  return changed.every((option) => {
    const at = model.options.indexOf(option);
    const up = (to[at] as number) > (from[at] as number);
    if (option.irreversible && !up) return false;
    if (option.when !== null && !holds(model, option.when, from)) return false;
    // While an agreement is in force, what it binds changes only in its moves.
    if (agreements(model).some((one) => one.binds.includes(option.id) && inForce(model, one.id, from) && one.id !== mover.id)) return false;
    if (option.mover === mover.id) return true;
    if (mover.kind === 'agreement' && mover.binds.includes(option.id)) return true;
    // One party alone may leave: move the agreement back to its first level.
    return mayLeave(model, mover.id, option) && to[at] === 0;
  });
}

/** Whether the mover may, in some state, change the option. */
export function mayEverChange(model: Model, mover: Mover, option: Option): boolean {
  return option.mover === mover.id || (mover.kind === 'agreement' && mover.binds.includes(option.id)) || mayLeave(model, mover.id, option);
}

/** Whether the option is that of an agreement which this mover, as a party, may leave. */
function mayLeave(model: Model, mover: string, option: Option): boolean {
  return agreements(model).some((one) => one.id === option.id && one.anyPartyMayLeave && one.parties.includes(mover));
}

function inForce(model: Model, agreement: string, levels: State): boolean {
  return (levels[model.options.findIndex((option) => option.id === agreement)] as number) > 0;
}

function agreements(model: Model): Extract<Mover, { kind: 'agreement' }>[] {
  return model.movers.filter((mover) => mover.kind === 'agreement');
}

export function moverOf(model: Model, id: string): Mover {
  const mover = model.movers.find((one) => one.id === id);
  if (mover === undefined) throw new Error(`no mover ${id}`);
  return mover;
}
