/** The one line on standard error that says how far a long piece of work is. */

/** How far it is: `total` 0 when nobody knows. */
export interface Progress {
  readonly done: number;
  readonly total: number;
  readonly what: string;
}

/** Work shorter than this shows nothing. */
const PATIENCE = 1000;

/** A line that shows itself once the work has taken more than a second, and can be cleared. On a stream that is no terminal each step is a line of its own. */
export function progressLine(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean },
  wanted: boolean,
): { show(progress: Progress): void; clear(): void } {
  const begun = performance.now();
  let shown = false;
  let last = '';
  return {
    show({ done, total, what }) {
      if (!wanted || performance.now() - begun < PATIENCE) return;
      const share = total > 0 ? ` ${Math.min(100, Math.floor((done / total) * 100))}%` : '';
      const text = `${what}${share}`;
      if (text === last) return;
      last = text;
      stream.write(stream.isTTY === true ? `\r\u001b[K${text}` : `${text}\n`);
      shown = true;
    },
    clear() {
      if (shown && stream.isTTY === true) stream.write('\r\u001b[K');
      shown = false;
    },
  };
}
