import { type Bits, emptyBits } from './bits.js';
import type { Comparison, Condition, Model, NamedState } from './model.js';
import { type Digit, digitOf, levelIn, levelIndexOf, type Numbering, optionIndexOf, type State, withSettings } from './state.js';

/** A condition with its names resolved: what the engine evaluates. */
export type Formula =
  /** The option stands at one of the levels marked in `levels`. */
  | { readonly kind: 'literal'; readonly digit: Digit; readonly levels: readonly boolean[] }
  | { readonly kind: 'not'; readonly of: Formula }
  | { readonly kind: 'and' | 'or'; readonly of: readonly Formula[] };

/**
 * Resolves the names of a condition. `A if B` becomes `A or not B`; `A iff B` becomes `(A or not B) and (B or not A)`.
 * Names are known to exist and definitions not to be circular: the front end has checked it.
 */
export function resolve(model: Model, numbering: Numbering, condition: Condition): Formula {
  switch (condition.kind) {
    case 'level': {
      const option = optionIndexOf(numbering, condition.option);
      const digit = digitOf(numbering, option);
      const bound = levelIndexOf(model, option, condition.level);
      return { kind: 'literal', digit, levels: Array.from({ length: digit.levels }, (_, level) => compares(level, condition.is, bound)) };
    }
    case 'named': {
      const definition = model.definitions.find(({ id }) => id === condition.name);
      if (definition !== undefined) return resolve(model, numbering, definition.condition);
      const named = model.states.find(({ id }) => id === condition.name);
      if (named === undefined) throw new RangeError(`nothing is named '${condition.name}'`);
      const state = withSettings(model, numbering, 0, named.settings);
      return { kind: 'and', of: numbering.digits.map((digit) => literal(digit, levelIn(digit, state))) };
    }
    case 'not':
      return { kind: 'not', of: resolve(model, numbering, condition.of) };
    case 'and':
    case 'or':
      return { kind: condition.kind, of: condition.of.map((part) => resolve(model, numbering, part)) };
    case 'if':
      return implies(resolve(model, numbering, condition.given), resolve(model, numbering, condition.then));
    case 'iff': {
      const left = resolve(model, numbering, condition.left);
      const right = resolve(model, numbering, condition.right);
      return { kind: 'and', of: [implies(left, right), implies(right, left)] };
    }
  }
}

function literal(digit: Digit, level: number): Formula {
  return { kind: 'literal', digit, levels: Array.from({ length: digit.levels }, (_, at) => at === level) };
}

function implies(given: Formula, then: Formula): Formula {
  return { kind: 'or', of: [then, { kind: 'not', of: given }] };
}

/** Does a level stand to a bound as the comparison says? Levels by their places in the declared order. */
export function compares(level: number, is: Comparison, bound: number): boolean {
  switch (is) {
    case '=':
      return level === bound;
    case '!=':
      return level !== bound;
    case '<':
      return level < bound;
    case '<=':
      return level <= bound;
    case '>':
      return level > bound;
    case '>=':
      return level >= bound;
  }
}

/** Does the formula hold at one state? */
export function holdsAt(formula: Formula, state: State): boolean {
  switch (formula.kind) {
    case 'literal':
      return formula.levels[levelIn(formula.digit, state)] === true;
    case 'not':
      return !holdsAt(formula.of, state);
    case 'and':
      return formula.of.every((part) => holdsAt(part, state));
    case 'or':
      return formula.of.some((part) => holdsAt(part, state));
  }
}

/** The ids of the options a condition names, also through definitions and through what named states list. */
export function optionsNamed(model: Model, condition: Condition): Set<string> {
  return optionsIn(model, condition, ({ settings }) => settings.map(({ option }) => option));
}

/** The ids of the options that can make a difference to a condition: a named state is one at every option, listed or not. */
export function optionsDeciding(model: Model, condition: Condition): Set<string> {
  return optionsIn(model, condition, () => model.options.map(({ id }) => id));
}

function optionsIn(model: Model, condition: Condition, ofState: (state: NamedState) => readonly string[]): Set<string> {
  const within = (part: Condition): readonly string[] => {
    switch (part.kind) {
      case 'level':
        return [part.option];
      case 'named': {
        const definition = model.definitions.find(({ id }) => id === part.name);
        if (definition !== undefined) return within(definition.condition);
        const state = model.states.find(({ id }) => id === part.name);
        return state === undefined ? [] : ofState(state);
      }
      case 'not':
        return within(part.of);
      case 'and':
      case 'or':
        return part.of.flatMap(within);
      case 'if':
        return [...within(part.then), ...within(part.given)];
      case 'iff':
        return [...within(part.left), ...within(part.right)];
    }
  };
  return new Set(within(condition));
}

/** States that are evaluated together; a multiple of 32. */
export const CHUNK: number = 8192;

/**
 * Evaluates formulas for whole chunks of states at once, 32 states to a machine word.
 * Ask for one formula's words with {@link ChunkEvaluator.words}; they are valid until the next call.
 */
export interface ChunkEvaluator {
  /**
   * The formula at the states `chunk * CHUNK ...`, as bits; bits beyond the last state are undefined.
   * @param slot  which of the evaluator's buffers to answer in: different slots stay valid side by side
   */
  words(formula: Formula, chunk: number, slot: number): Uint32Array;
}

/** An evaluator with buffers of its own. */
export function chunkEvaluator(): ChunkEvaluator {
  const slots: Uint32Array[] = [];
  const scratch: Uint32Array[] = [];
  const patterns = new Map<Formula, Uint32Array>();
  const words = CHUNK / 32;

  const buffer = (pool: Uint32Array[], index: number): Uint32Array => {
    let found = pool[index];
    if (found === undefined) {
      found = new Uint32Array(words);
      pool[index] = found;
    }
    return found;
  };

  const fillLiteral = (target: Uint32Array, digit: Digit, levels: readonly boolean[], first: number): void => {
    // Runs of `stride` states share a level.
    if (digit.stride >= CHUNK && digit.stride % CHUNK === 0) {
      target.fill(levels[levelIn(digit, first)] === true ? 0xffffffff : 0);
      return;
    }
    target.fill(0);
    let position = 0;
    let level = levelIn(digit, first);
    let left = digit.stride - (first % digit.stride);
    while (position < CHUNK) {
      const run = Math.min(left, CHUNK - position);
      if (levels[level] === true) setRun(target, position, run);
      position += run;
      left = digit.stride;
      level = level + 1 === digit.levels ? 0 : level + 1;
    }
  };

  const literalWords = (formula: Formula & { kind: 'literal' }, first: number, target: Uint32Array): void => {
    const { digit, levels } = formula;
    if (CHUNK % (digit.stride * digit.levels) !== 0) {
      fillLiteral(target, digit, levels, first);
      return;
    }
    // The same in every chunk: made once.
    let pattern = patterns.get(formula);
    if (pattern === undefined) {
      pattern = new Uint32Array(words);
      fillLiteral(pattern, digit, levels, 0);
      patterns.set(formula, pattern);
    }
    target.set(pattern);
  };

  const evaluate = (formula: Formula, first: number, target: Uint32Array, depth: number): void => {
    switch (formula.kind) {
      case 'literal':
        literalWords(formula, first, target);
        return;
      case 'not':
        evaluate(formula.of, first, target, depth);
        for (let i = 0; i < words; i++) target[i] = ~(target[i] as number);
        return;
      case 'and':
      case 'or': {
        const isAnd = formula.kind === 'and';
        const [head, ...rest] = formula.of;
        if (head === undefined) {
          target.fill(isAnd ? 0xffffffff : 0);
          return;
        }
        evaluate(head, first, target, depth);
        const other = buffer(scratch, depth);
        for (const part of rest) {
          evaluate(part, first, other, depth + 1);
          if (isAnd) for (let i = 0; i < words; i++) target[i] = (target[i] as number) & (other[i] as number);
          else for (let i = 0; i < words; i++) target[i] = (target[i] as number) | (other[i] as number);
        }
      }
    }
  };

  return {
    words(formula, chunk, slot) {
      const target = buffer(slots, slot);
      evaluate(formula, chunk * CHUNK, target, 0);
      return target;
    },
  };
}

function setRun(target: Uint32Array, start: number, length: number): void {
  let at = start;
  const end = start + length;
  while (at < end) {
    const bit = at & 31;
    const here = Math.min(32 - bit, end - at);
    const mask = here === 32 ? 0xffffffff : ((1 << here) - 1) << bit;
    target[at >>> 5] = (target[at >>> 5] as number) | mask;
    at += here;
  }
}

/** All states below `total` at which the formula holds, feasible or not. */
export function statesWhere(formula: Formula, total: number, evaluator: ChunkEvaluator = chunkEvaluator()): Bits {
  const bits = emptyBits(total);
  for (let chunk = 0; chunk * CHUNK < total; chunk++) {
    const words = evaluator.words(formula, chunk, 0);
    const offset = (chunk * CHUNK) / 32;
    bits.set(words.subarray(0, Math.min(words.length, bits.length - offset)), offset);
  }
  clearBeyond(bits, total);
  return bits;
}

/** Clears the bits of the last word that stand for no state. */
export function clearBeyond(bits: Bits, total: number): void {
  const spare = total & 31;
  if (spare !== 0) bits[bits.length - 1] = (bits[bits.length - 1] as number) & ((1 << spare) - 1);
}
