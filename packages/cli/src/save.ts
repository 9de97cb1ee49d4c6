/** Writing without loss: a new file appears whole or not at all, and an old one stays until the new one is safe. */

import { closeSync, existsSync, fsyncSync, linkSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file by way of a temporary one in the same folder. Keeps the permissions of a file that it replaces, and the target of a link; makes one
 * that is not there yet. A pipe or a device (`/dev/stdout`) is written to as it is, never replaced.
 *
 * @param fresh refuse when the file exists already
 * @returns null when it is done; otherwise what went wrong, in words
 */
export function save(file: string, content: string | Uint8Array, fresh: boolean): string | null {
  let temporary: string | null = null;
  try {
    const replaces = !fresh && existsSync(file);
    if (replaces && !statSync(file).isFile()) {
      // Of a folder, opening it says what is wrong. What `/dev/stdout` leads to has no path of its own.
      writeWhole(file, content, 'w', 0o666);
      return null;
    }
    const target = replaces ? realpathSync(file) : file;
    const mode = replaces ? statSync(target).mode & 0o7777 : 0o666;
    if (replaces) closeSync(openSync(target, 'r+'));
    temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
    writeWhole(temporary, content, 'wx', mode);
    if (!replaces) {
      // A link, unlike a rename, fails when the name is taken.
      linkSync(temporary, target);
      unlinkSync(temporary);
    } else {
      renameSync(temporary, target);
    }
    return null;
  } catch (error) {
    if (temporary !== null) discard(temporary);
    return reason(error as NodeJS.ErrnoException);
  }
}

function writeWhole(file: string, content: string | Uint8Array, flags: 'w' | 'wx', mode: number): void {
  const handle = openSync(file, flags, mode);
  try {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let written = 0; written < bytes.length; ) written += writeSync(handle, bytes, written);
    if (flags === 'wx') fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function discard(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was never made, or has been renamed already.
  }
}

function reason(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EEXIST':
      return 'there is such a file already, and it is left as it is. Choose another name.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full; nothing was changed. Make room and try again.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'this place may not be written to; nothing was changed. Ask for the right to write, or choose another folder.';
    case 'ENOENT':
      return 'there is no such folder; nothing was changed. Make it first, or choose another.';
    case 'ENOTDIR':
      return 'a file stands where the name has a folder; nothing was changed. Choose another name.';
    case 'EISDIR':
      return 'this is a folder; nothing was changed. Name a file in it.';
    case 'ENAMETOOLONG':
      return 'this name is longer than the name of a file can be; nothing was changed. Choose a shorter one.';
    default:
      return `it could not be written; nothing was changed (${error.message}).`;
  }
}
