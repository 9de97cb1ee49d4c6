/** Files beside a text: the language opens none, its host hands them in. */

/** Where a text stands among others. */
export interface Host {
  /** The name of its file, without a folder. */
  readonly file: string;
  /** The text of another file, by its path from the folder of that file, with `/` between folders; null when it cannot be read. */
  readonly read: (path: string) => string | null;
}

/** A text that stands alone. */
export const ALONE: Host = { file: '', read: () => null };

/** The path of a file that another one names: from the folder of that one. */
export function beside(file: string, name: string): string {
  const path: string[] = [];
  for (const step of [...file.split('/').slice(0, -1), ...name.split('/')]) {
    if (step === '.' || (step === '' && path.length > 0)) continue;
    if (step === '..' && path.length > 0 && path.at(-1) !== '..') path.pop();
    else path.push(step);
  }
  return path.join('/');
}
