import type { Diagnostic } from './diagnostic.js';
import { parse } from './reading.js';

/**
 * Sets a text out evenly: meaning and comments stay, and doing it again changes nothing.
 * @returns the errors, when the text has some: a broken text is never changed
 */
export function format(text: string): string | readonly Diagnostic[] {
  const errors = parse(text).diagnostics.filter(({ severity }) => severity === 'error');
  return errors.length > 0 ? errors : text;
}
