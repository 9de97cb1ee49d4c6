/**
 * The candidate that a misspelt word most likely means, by the number of letters to insert, drop, change or swap with a neighbour
 * (optimal string alignment; Damerau 1964). Null when none is near: at most one such slip in three letters.
 * Only the first three hundred candidates are compared, so that a file full of strange names is still read in seconds.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(word.length / 3)) + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (++compared > 300) break;
    if (candidate === word || Math.abs(candidate.length - word.length) >= least) continue;
    const slips = slipsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (slips < least && slips < Math.max(word.length, candidate.length)) {
      best = candidate;
      least = slips;
    }
  }
  return best;
}

function slipsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
