/** A text, read. */

import type { Model } from '@parley/engine';
import { type Diagnostic, type Host, parse } from '@parley/language';

/** A text, and the files beside it. */
export interface Written {
  /** The name of its file, without a folder. */
  readonly file: string;
  readonly text: string;
  /** Texts of other files, by their paths from the folder of this one; null: there is no such file. */
  readonly beside: Readonly<Record<string, string | null>>;
}

/** What came of reading a text. */
export interface Read {
  /** Null while any error stands. */
  readonly model: Model | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Files that the text uses and that were not handed in: paths from the folder of the text. */
  readonly missing: readonly string[];
}

/** Reads a text. */
export function read({ file, text, beside }: Written): Read {
  const missing = new Set<string>();
  const { model, diagnostics } = parse(text, hostOf({ file, beside }, missing));
  return { model, diagnostics, missing: [...missing] };
}

/** The files beside a text; of those that it asks for in vain the path is noted. */
export function hostOf({ file, beside }: Pick<Written, 'file' | 'beside'>, missing: Set<string>): Host {
  return {
    file,
    read: (path) => {
      const found = beside[path];
      if (found === undefined) missing.add(path);
      return found ?? null;
    },
  };
}
