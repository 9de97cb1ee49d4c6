/** Tables and figures as a person reads them. */

/** A titled table, numbers to the right. The first column is text. */
export function table(title: string, head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ');
  return [title, line(head), widths.map((width) => '-'.repeat(width)).join('   '), ...rows.map(line)]
    .map((each) => each.trimEnd())
    .join('\n');
}

/** A time; null is one that was not waited for. */
export function milliseconds(time: number | null): string {
  if (time === null) return 'given up';
  return time < 10 ? `${time.toFixed(2)} ms` : time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(2)} s`;
}

/** A ratio. */
export function times(ratio: number): string {
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}x`;
}
