/** Dates as texts: `1997`, `1997-03` or `1997-03-15`. No month has more than 31 days. */

import type { DateText } from '../../src/model.js';

function firstDay(date: DateText): string {
  return `${date}-01-01`.slice(0, 10);
}

function lastDay(date: DateText): string {
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
}

/** Whether the span of a date begins after the end of the span of another. */
export function isAhead(date: DateText, of: DateText | null): boolean {
  return of !== null && firstDay(date) > lastDay(of);
}

/** Whether the span of a date begins within these two, their first and last day included. */
export function beginsIn(date: DateText, { from, to }: { readonly from: DateText; readonly to: DateText }): boolean {
  return firstDay(date) >= firstDay(from) && firstDay(date) <= lastDay(to);
}
