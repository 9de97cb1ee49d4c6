import type { DateText } from './model.js';

/** The days a date covers, as sortable numbers (yyyymmdd), both ends included: `1997` is the whole year. */
export interface Span {
  readonly first: number;
  readonly last: number;
}

/**
 * Reads `1997`, `1997-03` or `1997-03-01`.
 * @returns the days it covers; null when it is no such date
 */
export function spanOf(date: DateText): Span | null {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (parts === null) return null;
  const year = Number(parts[1]) * 10000;
  if (parts[2] === undefined) return { first: year + 101, last: year + 1231 };
  const month = Number(parts[2]);
  if (month < 1 || month > 12) return null;
  if (parts[3] === undefined) return { first: year + month * 100 + 1, last: year + month * 100 + 31 };
  const day = Number(parts[3]);
  if (day < 1 || day > 31) return null;
  return { first: year + month * 100 + day, last: year + month * 100 + day };
}

/** Does `date` lie wholly after `present`? Unknown dates are never ahead. */
export function isAhead(date: DateText, present: DateText | null): boolean {
  if (present === null) return false;
  const then = spanOf(date);
  const now = spanOf(present);
  return then !== null && now !== null && then.first > now.last;
}

/** Does `date` begin within the span, its first and last day included? Unknown dates lie in none. */
export function beginsWithin(date: DateText, span: { readonly from: DateText; readonly to: DateText }): boolean {
  const [day, from, to] = [spanOf(date), spanOf(span.from), spanOf(span.to)];
  return day !== null && from !== null && to !== null && day.first >= from.first && day.first <= to.last;
}

/** Does `date` begin on the first day of `other`, or later? */
export function beginsAtOrAfter(date: DateText, other: DateText): boolean {
  const [day, from] = [spanOf(date), spanOf(other)];
  return day !== null && from !== null && day.first >= from.first;
}
