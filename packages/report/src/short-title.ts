/** What a source goes by once it has been named in full: 'Relations With the Great Powers' for 'Relations With the Great Powers: Russia, Japan, China'. */

import type { Source } from '@parley/engine';

/** Letters of a short title, as far as it can be cut between words. */
const LONG = 50;

/** Short titles by the id of their source. Sources that would go by the same keep their whole titles. */
export function shortTitles(sources: readonly Pick<Source, 'id' | 'title'>[]): ReadonlyMap<string, string> {
  const short = sources.map(({ id, title }) => ({ id, title, short: shortTitle(title) }));
  return new Map(
    short.map((each) => [each.id, short.some((other) => other !== each && other.short === each.short) ? each.title : each.short]),
  );
}

/** The main title: what stands before a colon or a semicolon, as far as a comma, a bracket or else a word where that is still long. */
export function shortTitle(title: string): string {
  const whole = title.trim().replace(/\.$/u, '');
  const [main = whole] = whole.split(/\s*[:;]\s|\s[–—]\s/u);
  if (main.length <= LONG) return main;
  for (const mark of [/,\s/gu, /\s\(/gu, /\s/gu]) {
    const cut = [...main.matchAll(mark)].map(({ index }) => index).findLast((index) => index <= LONG && index > LONG / 3);
    if (cut !== undefined) return mark.source === '\\s' ? `${main.slice(0, cut)} …` : main.slice(0, cut);
  }
  return main;
}
