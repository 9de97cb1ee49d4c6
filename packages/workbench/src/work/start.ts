/** How a worker is started: from a file beside the page, or, in a page that is one file, from the text inside it. */

/**
 * Starts one of the two workers.
 * @param name  of the element that holds its text, in a page that is one file
 */
export function startWorker(name: 'thinking' | 'language'): Worker {
  const inside = document.getElementById(`worker-${name}`)?.textContent;
  if (inside !== undefined) return new Worker(addressOf(inside), { name });
  return name === 'thinking'
    ? new Worker(new URL('./thinking.worker.ts', import.meta.url), { type: 'module', name: 'thinking' })
    : new Worker(new URL('./language.worker.ts', import.meta.url), { type: 'module', name: 'language' });
}

const addresses = new Map<string, string>();

function addressOf(script: string): string {
  const known = addresses.get(script) ?? URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  addresses.set(script, known);
  return known;
}
