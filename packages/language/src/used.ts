/** The files that a text uses: each is read by itself, from texts that the host hands in, and comes as a model. */

import type { Model } from '@parley/engine';
import type { Diagnostic } from './diagnostic.js';
import type * as Ast from './generated/ast.js';
import { beside, type Host } from './host.js';
import type { Report } from './lower/names.js';
import { placeOfPart } from './place.js';

/** A file that a text uses, as a model. */
export interface Used {
  readonly model: Model;
  /** As the text names it. */
  readonly file: string;
}

/** Reads other files in the course of reading one. */
export interface Library {
  readonly host: Host;
  /** The files being read, each used by the one before it: paths from the folder of the first. */
  readonly trail: readonly string[];
  /** What became of a file that is read already. */
  readonly known: Map<string, { readonly model: Model | null; readonly diagnostics: readonly Diagnostic[] }>;
  readonly parse: (text: string, library: Library) => { readonly model: Model | null; readonly diagnostics: readonly Diagnostic[] };
}

/** The most files that may use each other in a row. */
const DEEPEST = 20;
/** The most options, wants and names that files may bring together: far more than anybody could analyse. */
const MOST_PARTS = 5000;

/** The models of the files that these lines name; of those that cannot be used, the reason is reported. */
export function usedModels(uses: readonly Ast.Use[], library: Library, report: Report): ReadonlyMap<Ast.Use, Used> {
  const models = new Map<Ast.Use, Used>();
  let parts = 0;
  for (const use of uses) {
    const place = placeOfPart(use, 'file');
    const path = beside(library.trail.at(-1) ?? '', use.file);
    const begun = library.trail.indexOf(path);
    if (begun >= 0) {
      report('use-circle', place, { files: [...library.trail.slice(begun), path] });
      continue;
    }
    if (library.trail.length > DEEPEST) {
      report('use-refused', place, { file: use.file, reason: `is used by more than ${DEEPEST} files in a row`, mend: 'Use fewer' });
      continue;
    }
    if (path.endsWith('.json')) {
      report('use-refused', place, { file: use.file, reason: 'is a model in JSON', mend: 'Use the .parley file that it was made from' });
      continue;
    }
    const read = library.known.get(path) ?? readBeside(path, library);
    if (read === null) {
      const isShort = library.host.read(`${path}.parley`) !== null;
      report('use-unread', place, { file: use.file, near: isShort ? `${use.file}.parley` : null }, `"${use.file}"`);
      continue;
    }
    library.known.set(path, read);
    const { model, diagnostics } = read;
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (model === null) {
      report('use-broken', place, { file: use.file, count: errors.length, first: first ?? null });
      continue;
    }
    if (model.merges.length > 0) {
      report('use-refused', place, {
        file: use.file,
        reason: "has a 'merge', which makes states of a whole model one, and here it is a part of one",
        mend: "Take the 'merge' out of it, or say with wants and rules what it stands for",
      });
      continue;
    }
    parts += sizeOf(model);
    if (parts > MOST_PARTS) {
      report('use-refused', place, {
        file: use.file,
        reason: `makes too many options, wants and names together with the other files: more than ${MOST_PARTS}`,
        mend: 'Use fewer files',
      });
      continue;
    }
    models.set(use, { model, file: use.file });
  }
  return models;
}

function readBeside(path: string, library: Library): ReturnType<Library['parse']> | null {
  const text = library.host.read(path);
  return text === null ? null : library.parse(text, { ...library, trail: [...library.trail, path] });
}

function sizeOf({ options, definitions, states, movers, rules, overlays }: Model): number {
  const wants = movers.reduce(
    (sum, mover) => sum + (mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements.length : 1),
    0,
  );
  return options.length + definitions.length + states.length + wants + rules.length + overlays.length;
}
