/** Reading: the files and folders a reader names, standard input, and the texts that models cite. */

import { closeSync, constants, type Dirent, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
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
  /** The text of a file beside another one; null when it is not there, is no plain file, or is no text. */
  readonly readBeside: (file: string, name: string) => string | null;
  /** A file that comes with the program. */
  readonly template: (name: string) => string;
}

/** The most bytes that a file is read to: a hundred times what any argument or bibliography needs, and far less than fills the memory. */
export const MOST_BYTES: number = 64 * 2 ** 20;

/** The real disk. `standardInput` has been read already: null when nobody asked for it. */
export function diskWith(standardInput: Uint8Array | null): Disk {
  return { ...folders, read: (names) => names.flatMap((name) => (name === '-' ? [readInput(standardInput)] : readName(name))) };
}

const folders: Omit<Disk, 'read'> = {
  readBeside(file, name) {
    try {
      const path = file === '-' ? resolve(name) : join(dirname(file), name);
      // What a text names is a file: a pipe or a device would be waited on, perhaps for ever.
      return statSync(path).isFile() ? decode(readBytes(path)) : null;
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
    if (entry.isDirectory()) return leftAlone(entry.name) ? [] : walk(path);
    // A pipe among the files would be waited on.
    return entry.name.endsWith('.parley') && (entry.isFile() || entry.isSymbolicLink()) ? [path] : [];
  });
}

/** Whether folders of this name are passed over: hidden ones and installed packages hold no models of the reader's own. */
export function leftAlone(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function readOne(name: string): SourceFile {
  try {
    return { name, text: decode(readBytes(name)), problem: null };
  } catch (error) {
    return failed(name, error);
  }
}

/** Thrown where a file has more than {@link MOST_BYTES}. */
class TooLarge extends Error {
  readonly code = 'TOO_LARGE';
}

/** The bytes of a file, a pipe or a device, which need not have an end. */
function readBytes(name: string): Uint8Array {
  // Waiting for a pipe inside the system, where Ctrl-C is not heard, is avoided; one that nobody writes to is empty.
  const handle = openSync(name, constants.O_RDONLY | ((constants as Partial<typeof constants>).O_NONBLOCK ?? 0));
  try {
    if (fstatSync(handle).size > MOST_BYTES) throw new TooLarge();
    const chunks: Uint8Array[] = [];
    for (let total = 0; ; ) {
      const chunk = new Uint8Array(2 ** 16);
      const count = readSome(handle, chunk);
      if (count === null) continue;
      if (count === 0) return Buffer.concat(chunks);
      chunks.push(chunk.subarray(0, count));
      total += count;
      if (total > MOST_BYTES) throw new TooLarge();
    }
  } finally {
    closeSync(handle);
  }
}

/** How many bytes came, 0 at the end; null when none is there yet, after a moment's rest. */
function readSome(handle: number, chunk: Uint8Array): number | null {
  try {
    return readSync(handle, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, 20);
    return null;
  }
}

function readInput(bytes: Uint8Array | null): SourceFile {
  try {
    if (bytes !== null && bytes.length > MOST_BYTES) throw new TooLarge();
    return { name: '-', text: decode(bytes ?? new Uint8Array()), problem: null };
  } catch (error) {
    return failed('-', error);
  }
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

function failed(name: string, error: unknown): SourceFile {
  return { name, text: null, problem: whyUnread(error) };
}

/** Why something could not be read, and what would mend it. */
export function whyUnread(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOENT':
      return 'there is no such file. Check the spelling, and the folder you are in.';
    case 'EACCES':
    case 'EPERM':
      return 'this file may not be read. Ask for the right to read it, or copy it to a place of your own.';
    case 'EISDIR':
      return 'this is a folder, not a file.';
    case 'ELOOP':
      return 'this is a link that leads back to itself. Name the file that it was to lead to.';
    case 'ENAMETOOLONG':
      return 'this name is longer than the name of a file can be. Check the spelling.';
    case 'TOO_LARGE':
      return `this is larger than ${MOST_BYTES / 2 ** 20} megabytes, and no model. Check the name.`;
    case 'ENCODING_INVALID_ENCODED_DATA':
    case 'ERR_ENCODING_INVALID_ENCODED_DATA':
      return 'this is not text in UTF-8. Save it again as UTF-8 text.';
    default:
      return `this could not be read (${message}).`;
  }
}
