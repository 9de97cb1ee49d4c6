import type { Model, Setting } from './model.js';

/**
 * A state, as one number: the levels of all options in mixed radix, the model's first option least significant.
 * Only states that no rule excludes occur; where a merge joins several, the smallest number stands for all of them.
 */
export type State = number;

/** One option as a digit of a state's number. */
export interface Digit {
  /** Index within `model.options`. */
  readonly option: number;
  /** How many levels it has. */
  readonly levels: number;
  /** What one level up adds to the state's number. */
  readonly stride: number;
}

/** A composite's states are numbered exactly as long as they have at most 53 bits. */
export const MOST_NUMBERED: number = Number.MAX_SAFE_INTEGER;

/** How the model's options make up the number of a state. */
export interface Numbering {
  /** One digit for each option, in model order. */
  readonly digits: readonly Digit[];
  /** The product of all level counts: how many assignments there are. May exceed what can be listed, and is then only a size. */
  readonly total: number;
  /** Option id to its index. */
  readonly optionIndex: ReadonlyMap<string, number>;
}

/** Numbers the states of a model. */
export function numberStates(model: Model): Numbering {
  const digits: Digit[] = [];
  const optionIndex = new Map<string, number>();
  let stride = 1;
  model.options.forEach((option, index) => {
    digits.push({ option: index, levels: option.levels.length, stride });
    optionIndex.set(option.id, index);
    stride *= option.levels.length;
  });
  return { digits, total: stride, optionIndex };
}

/** The level (counted from 0) of one option in a state. */
export function levelIn(digit: Digit, state: State): number {
  // Listed states have 31 bits, so the quotient is a small integer; those of a composite may have up to 53.
  return state <= 0x7fff_ffff ? ((state / digit.stride) | 0) % digit.levels : Math.floor(state / digit.stride) % digit.levels;
}

/** The digit of an option by its index. */
export function digitOf(numbering: Numbering, option: number): Digit {
  const digit = numbering.digits[option];
  if (digit === undefined) throw new RangeError(`no option has the index ${option}`);
  return digit;
}

/** The index of an option by its id; the front end has checked that it exists. */
export function optionIndexOf(numbering: Numbering, id: string): number {
  const index = numbering.optionIndex.get(id);
  if (index === undefined) throw new RangeError(`the model has no option '${id}'`);
  return index;
}

/** The index of a level within its option, by id; the front end has checked that it exists. */
export function levelIndexOf(model: Model, option: number, level: string): number {
  const found = model.options[option]?.levels.findIndex((candidate) => candidate.id === level) ?? -1;
  if (found < 0) throw new RangeError(`option '${model.options[option]?.id}' has no level '${level}'`);
  return found;
}

/** The number with the given settings, starting from `from`; what is not listed stays as it is there. */
export function withSettings(model: Model, numbering: Numbering, from: State, settings: readonly Setting[]): State {
  let state = from;
  for (const setting of settings) {
    const index = optionIndexOf(numbering, setting.option);
    const digit = digitOf(numbering, index);
    state += (levelIndexOf(model, index, setting.level) - levelIn(digit, state)) * digit.stride;
  }
  return state;
}

/** Every option's level in a state, in model order. */
export function settingsIn(model: Model, numbering: Numbering, state: State): Setting[] {
  return model.options.map((option, index) => ({
    option: option.id,
    level: option.levels[levelIn(digitOf(numbering, index), state)]?.id ?? '',
  }));
}

/** In how many options two states differ. */
export function differences(numbering: Numbering, a: State, b: State): number {
  let count = 0;
  for (const digit of numbering.digits) if (levelIn(digit, a) !== levelIn(digit, b)) count++;
  return count;
}
