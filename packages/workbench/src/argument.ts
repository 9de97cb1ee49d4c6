/** The argument that is open: read from its text, thought about, told. */

import { type Signal, signal } from '@preact/signals';
import type { Served } from './keep/served.js';
import type { Findings } from './think/findings.js';
import { laneOf, type Pace, Stopped } from './work/lane.js';
import { readerOf } from './work/reader.js';
import { startWorker } from './work/start.js';

/** What is known of the argument that is open. */
export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'thinking' }
  | { readonly kind: 'told'; readonly findings: Findings }
  /** Sentences: what is wrong, and what would mend it. */
  | { readonly kind: 'wrong'; readonly problems: readonly string[] };

/** What is known of the argument that is open. */
export const standing: Signal<Standing> = signal({ kind: 'none' });
/** How far the work on it is; null: nothing is being worked at. */
export const pace: Signal<Pace | null> = signal(null);

const reader = readerOf(() => startWorker('language'));
const lane = laneOf(
  () => startWorker('thinking'),
  (now) => {
    pace.value = now;
  },
);

/** Files that use each other more often than this in a row are told as missing. */
const MOST_ROUNDS = 50;

/** Opens a file of the folder. What was open before is let go. */
export async function openFrom(served: Served, path: string): Promise<void> {
  standing.value = { kind: 'thinking' };
  const mine = standing.value;
  const say = (next: Standing): void => {
    if (standing.value === mine) standing.value = next;
  };
  try {
    const text = await served.read(path);
    if (text === null) {
      say({ kind: 'wrong', problems: [`There is no file '${path}' in this folder any more.`] });
      return;
    }
    const { model, diagnostics } = await readWith(served, path, text);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    if (standing.value !== mine) return;
    const refused = model === null ? errors : await lane.open(model, { concept: 'provoked', responses: 'legal' });
    if (refused !== null)
      say({ kind: 'wrong', problems: refused.map(({ place, message, mend }) => `Line ${place.line}: ${message}. ${mend}`) });
    else say({ kind: 'told', findings: await lane.ask('findings', undefined) });
  } catch (error) {
    if (!(error instanceof Stopped)) say({ kind: 'wrong', problems: [error instanceof Error ? error.message : String(error)] });
    else if (error.why !== 'superseded')
      say({ kind: 'wrong', problems: ['This was stopped before there was a result. Open it again to go on.'] });
  }
}

/** Stops the work on the argument. */
export function stop(): void {
  lane.stop();
}

/** Reads a text, fetching the files that it uses until none is missing. */
async function readWith(served: Served, path: string, text: string): ReturnType<typeof reader.call<'read'>> {
  const folder = path.split('/').slice(0, -1);
  const file = path.slice(folder.join('/').length).replace(/^\//u, '');
  const beside: Record<string, string | null> = {};
  for (let round = 0; ; round += 1) {
    const read = await reader.call('read', { file, text, beside });
    if (read.missing.length === 0 || round === MOST_ROUNDS) return read;
    // A name is looked for with `.parley` added only when it is not there without: to tell what was meant.
    const wanted = read.missing.filter((name) => !read.missing.includes(name.replace(/\.parley$/u, '')));
    for (const name of wanted) beside[name] = await served.read([...folder, name].join('/')).catch(() => null);
  }
}
