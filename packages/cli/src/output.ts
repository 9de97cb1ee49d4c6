/** What a command gives: text for the two streams, and files to write. Commands themselves touch nothing. */

/** One thing for the program to do on the command's behalf. */
export type Effect =
  | { readonly kind: 'out'; readonly text: string }
  | { readonly kind: 'err'; readonly text: string }
  /** For another program, or a file: to standard output as it is, whatever letters the terminal can show. */
  | { readonly kind: 'data'; readonly text: string }
  /** Answered with null when written, else with what went wrong. `fresh`: never overwrite. */
  | { readonly kind: 'write'; readonly file: string; readonly text: string | Promise<Uint8Array>; readonly fresh: boolean };

/** 0: all well. 1: a claim came out other than marked, or a file is not formatted. 2: something could not be read, or is wrong. */
export type ExitCode = 0 | 1 | 2;

/** A command at work. */
export type Command = Generator<Effect, ExitCode, string | null>;

/** Text for standard output. */
export function out(text: string): Effect {
  return { kind: 'out', text };
}

/** Data for standard output: JSON, tables, models. */
export function data(text: string): Effect {
  return { kind: 'data', text };
}

/** Text for standard error. */
export function err(text: string): Effect {
  return { kind: 'err', text };
}

/** The worse of two exit codes: a broken file (2) outweighs a claim that came out other than marked (1). */
export function worse(a: ExitCode, b: ExitCode): ExitCode {
  return a > b ? a : b;
}
