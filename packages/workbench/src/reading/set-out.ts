/** A text, set out evenly. */

import { format } from '@parley/language';
import { hostOf, type Written } from './read.js';

/** The text as `parley fmt` sets it out; null while it has errors. */
export function setOut(written: Written): string | null {
  const result = format(written.text, hostOf(written, new Set()));
  return typeof result === 'string' ? result : null;
}
