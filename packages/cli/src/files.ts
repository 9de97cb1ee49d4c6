/** Reading: the files and folders a reader names, standard input, and the texts that models cite. */

import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** One file, read or not. */
export interface SourceFile {
  /** As it is said to the reader. */
  readonly name: string;
  /** Null when it could not be read. */
  readonly text: string | null;
  /** Why it could not be read, and what would mend it; null when it could. */
  readonly problem: string | null;
}

/** What commands know of the disk. */
export interface Disk {
  /** The files that the names stand for: folders are walked for `*.parley`, in order; `-` is standard input. */
  readonly read: (names: readonly string[]) => SourceFile[];
  /** The text of a file beside another one; null when it is not there. */
  readonly readBeside: (file: string, name: string) => string | null;
  /** A file that comes with the program. */
  readonly template: (name: string) => string;
}

/** The real disk. `standardInput` has been read already: null when nobody asked for it. */
export function diskWith(standardInput: Uint8Array | null): Disk {
  return { ...folders, read: (names) => names.flatMap((name) => (name === '-' ? [readInput(standardInput)] : readName(name))) };
}

const folders: Omit<Disk, 'read'> = {
  readBeside(file, name) {
    try {
      return decode(readFileSync(file === '-' ? resolve(name) : join(dirname(file), name)));
    } catch {
      return null;
    }
  },
  template: (name) => readFileSync(new URL(`../templates/${name}`, import.meta.url), 'utf8'),
};

function readName(name: string): SourceFile[] {
  let folder: boolean;
  try {
    folder = statSync(name).isDirectory();
  } catch (error) {
    return [failed(name, error)];
  }
  if (!folder) return [readOne(name)];
  try {
    const found = walk(name);
    if (found.length > 0) return found.map((file) => readOne(file));
    return [{ name, text: null, problem: 'there is no .parley file in this folder. `parley new` makes one to start from.' }];
  } catch (error) {
    return [failed(name, error)];
  }
}

/** All `.parley` files below a folder, sorted by path; hidden folders and installed packages are left alone. */
function walk(folder: string): string[] {
  const entries: Dirent[] = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith('.') || entry.name === 'node_modules' ? [] : walk(path);
    return entry.name.endsWith('.parley') ? [path] : [];
  });
}

function readOne(name: string): SourceFile {
  try {
    return { name, text: decode(readFileSync(name)), problem: null };
  } catch (error) {
    return failed(name, error);
  }
}

function readInput(bytes: Uint8Array | null): SourceFile {
  try {
    return { name: '-', text: decode(bytes ?? new Uint8Array()), problem: null };
  } catch (error) {
    return failed('-', error);
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function failed(name: string, error: unknown): SourceFile {
  return { name, text: null, problem: reason(error) };
}

function reason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file. Check the spelling, and the folder you are in.';
    case 'EACCES':
    case 'EPERM':
      return 'this file may not be read. Ask for the right to read it, or copy it to a place of your own.';
    case 'EISDIR':
      return 'this is a folder, not a file.';
    case 'ENCODING_INVALID_ENCODED_DATA':
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'this is not text in UTF-8. Save it again as UTF-8 text.';
    default:
      return `this could not be read (${message}).`;
  }
}
