import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Model } from '@parley/engine';
import type { Host } from '../src/index.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Every model of the repository: its file, from the root, and its text. */
export const MODEL_TEXTS: readonly (readonly [file: string, text: string])[] = [
  'models',
  'packages/cli/templates',
  'packages/cli/test/models',
]
  .flatMap((folder) => filesIn(folder))
  .filter((file) => file.endsWith('.parley'))
  .map((file) => [file, readFileSync(join(root, file), 'utf8')] as const);

/** Reads what a model of the repository uses: files beside it. */
export function hostOf(file: string): Host {
  return { file: basename(file), read: (path) => readFileSync(join(root, dirname(file), path), 'utf8') };
}

function filesIn(folder: string): readonly string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file));
  } catch {
    return [];
  }
}

/** The model as a text can say it, which gives the options mover by mover, does not guard what is given, and gives an agreement's option the agreement's words. */
export function sayable(model: Model): Model {
  const owned = model.movers.flatMap((mover) => {
    const options = model.options.filter((option) => option.mover === mover.id);
    return mover.kind === 'agreement' ? options.map((option) => ({ ...option, name: mover.name, cites: mover.cites })) : options;
  });
  const given = model.options.filter(({ mover }) => mover === null).map((option) => ({ ...option, when: null, irreversible: false }));
  return { ...model, options: [...owned, ...given] };
}

/** The model without the places in its text, which differ between two texts that say the same. */
export function withoutPlaces(model: unknown): unknown {
  return JSON.parse(JSON.stringify(model, (key, value: unknown) => (key === 'place' || key === 'nowPlace' ? undefined : value)));
}
