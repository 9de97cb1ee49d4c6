/** Ranks as people count them. */

/** Ranks without gaps: 1 for the worst state, the same for equal ones; 0 where there is no state. */
export function dense(ranks: Int32Array): Int32Array {
  const values = [...new Set(ranks)].filter((rank) => rank >= 0).sort((a, b) => a - b);
  const place = new Map(values.map((rank, index) => [rank, index + 1]));
  return ranks.map((rank) => place.get(rank) ?? 0);
}
