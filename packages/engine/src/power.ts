import { type Bits, hasBit } from './bits.js';
import { resolve, statesWhere } from './condition.js';
import type { Model, Mover } from './model.js';
import { type Digit, digitOf, levelIn, type Numbering, optionIndexOf, type State } from './state.js';

/** How a mover comes by an option: it owns it; its agreement binds it; or it is an agreement that it, a party, may leave. */
export type Hold = 'own' | 'bound' | 'leave';

/** One option that a mover may change, and when. */
export interface Lever {
  readonly digit: Digit;
  readonly hold: Hold;
  readonly irreversible: boolean;
  /** Where the option's guard (`when`) holds; null: everywhere. */
  readonly guard: Bits | null;
  /** The agreements, other than the mover itself, that bind the option: while one is in force, it stands still. */
  readonly locks: readonly Digit[];
}

/** Everything that one mover may ever change. */
export interface Power {
  readonly levers: readonly Lever[];
  /** Those of them that a guard or an agreement in force can hold still. */
  readonly held: readonly Lever[];
  /** For an agreement that binds: its own option, above its first level before or after each of its moves. */
  readonly agreement: Digit | null;
  /** The product of the levers' level counts. */
  readonly size: number;
  /** No guards, locks, bound options or ways out: one move reaches whatever two in a row would, by changing levels at will. */
  readonly free: boolean;
  /** Whatever the mover reaches in two moves in a row, it reaches in one. */
  readonly transitive: boolean;
}

/** Guards by option index, evaluated once for all movers. */
export function guardsOf(model: Model, numbering: Numbering): ReadonlyMap<number, Bits> {
  const guards = new Map<number, Bits>();
  model.options.forEach((option, index) => {
    if (option.when !== null) guards.set(index, statesWhere(resolve(model, numbering, option.when), numbering.total));
  });
  return guards;
}

/**
 * What a mover may change: its own options; for an agreement those it binds; for a party the agreements it may leave.
 * @param merged  the model joins states: then two moves in a row can pass through a joined state as one move cannot
 */
export function powerOf(model: Model, numbering: Numbering, mover: Mover, guards: ReadonlyMap<number, Bits>, merged: boolean): Power {
  const levers: Lever[] = [];
  const bindings = model.movers.flatMap((other) =>
    other.kind === 'agreement' ? other.binds.map((option) => ({ agreement: other.id, option: optionIndexOf(numbering, option) })) : [],
  );
  const pull = (option: number, hold: Hold): void => {
    levers.push({
      digit: digitOf(numbering, option),
      hold,
      irreversible: model.options[option]?.irreversible === true,
      guard: guards.get(option) ?? null,
      locks: bindings
        .filter((binding) => binding.option === option && binding.agreement !== mover.id)
        .map(({ agreement }) => digitOf(numbering, optionIndexOf(numbering, agreement))),
    });
  };
  model.options.forEach((option, index) => {
    if (option.mover === mover.id) pull(index, 'own');
    else if (mover.kind === 'agreement' && mover.binds.includes(option.id)) pull(index, 'bound');
    else if (model.movers.some((other) => isWayOut(other, option.id, mover.id))) pull(index, 'leave');
  });
  const binds = levers.some(({ hold }) => hold === 'bound');
  const leaves = levers.some(({ hold }) => hold === 'leave');
  const guarded = levers.some(({ guard }) => guard !== null);
  return {
    levers,
    held: levers.filter(({ guard, locks }) => guard !== null || locks.length > 0),
    agreement: binds ? digitOf(numbering, optionIndexOf(numbering, mover.id)) : null,
    size: levers.reduce((size, { digit }) => size * digit.levels, 1),
    free: !merged && !binds && !leaves && !guarded && levers.every(({ locks }) => locks.length === 0),
    // Locks stand still while the mover moves (only a way out can open one), so they keep moves transitive; guards need not.
    transitive: !merged && !binds && !leaves && !guarded,
  };
}

function isWayOut(other: Mover, option: string, party: string): boolean {
  return other.kind === 'agreement' && other.id === option && other.anyPartyMayLeave && other.parties.includes(party);
}

/**
 * Writes the numbers that a mover's levers can make of a state, the state itself first, into `out`; whether they are feasible is not asked.
 * @param out  holds at least `power.size` numbers
 * @returns how many were written
 */
export function combinationsFrom(power: Power, state: State, out: Int32Array): number {
  out[0] = state;
  let count = 1;
  for (const lever of power.levers) {
    if (!isLoose(lever, state)) continue;
    const { digit, hold, irreversible } = lever;
    const level = levelIn(digit, state);
    const lowest = irreversible ? level : 0;
    const highest = hold === 'leave' ? 0 : digit.levels - 1;
    const before = count;
    for (let to = lowest; to <= highest; to++) {
      if (to === level) continue;
      const delta = (to - level) * digit.stride;
      for (let i = 0; i < before; i++) out[count++] = (out[i] as number) + delta;
    }
  }
  return count;
}

/**
 * Writes the numbers from which a mover's levers could make this one, the number itself first, into `out`; whether they are feasible is not
 * asked, nor what the mover's agreement demands.
 * @param out  holds at least `power.size` numbers
 * @returns how many were written
 */
export function combinationsInto(power: Power, state: State, out: Int32Array): number {
  out[0] = state;
  let count = 1;
  for (const { digit, hold, irreversible } of power.levers) {
    const level = levelIn(digit, state);
    if (hold === 'leave' && (level > 0 || irreversible)) continue;
    const highest = irreversible ? level : digit.levels - 1;
    const before = count;
    for (let from = 0; from <= highest; from++) {
      if (from === level) continue;
      const delta = (from - level) * digit.stride;
      for (let i = 0; i < before; i++) out[count++] = (out[i] as number) + delta;
    }
  }
  // Guards and locks count where the move begins: drop the beginnings at which a lever that moved was held.
  for (const lever of power.held) {
    const level = levelIn(lever.digit, state);
    let kept = 1;
    for (let i = 1; i < count; i++) {
      const from = out[i] as number;
      if (levelIn(lever.digit, from) === level || isLoose(lever, from)) out[kept++] = from;
    }
    count = kept;
  }
  return count;
}

/** Can a mover's levers make the one number of the other? What is feasible is not asked, nor what the mover's agreement demands. */
export function canMake(power: Power, from: State, to: State): boolean {
  let made = from;
  for (const lever of power.levers) {
    const { digit, hold, irreversible } = lever;
    const [before, after] = [levelIn(digit, from), levelIn(digit, to)];
    if (before === after) continue;
    if (!isLoose(lever, from) || (irreversible && after < before) || (hold === 'leave' && after > 0)) return false;
    made += (after - before) * digit.stride;
  }
  return made === to;
}

/** Can the lever be moved at this state: does its guard hold, and is it bound by no agreement in force? */
function isLoose({ guard, locks }: Lever, state: State): boolean {
  if (guard !== null && !hasBit(guard, state)) return false;
  for (const lock of locks) if (levelIn(lock, state) > 0) return false;
  return true;
}
