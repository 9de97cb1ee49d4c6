/** Writing without loss: a new file appears whole or not at all, and an old one stays until the new one is safe. */

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  openSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes a file as {@link writeSafely} does.
 *
 * @returns null when it is done; otherwise what went wrong, in words
 */
export function save(file: string, content: string | Uint8Array, fresh: boolean): string | null {
  try {
    writeSafely(file, content, fresh);
    return null;
  } catch (error) {
    return whyUnwritten(error as NodeJS.ErrnoException);
  }
}

/**
 * Writes a file by way of a temporary one in the same folder. Keeps the permissions of a file that it replaces, and the target of a link; makes one
 * that is not there yet. A pipe or a device (`/dev/stdout`) is written to as it is, never replaced.
 *
 * @param fresh refuse when the file exists already
 * @param last called when nothing is left but to put the new text in its place; what it throws leaves everything as it was
 * @throws what the system says, for {@link whyUnwritten} to put into words; no temporary file stays behind
 */
export function writeSafely(file: string, content: string | Uint8Array, fresh: boolean, last: () => void = () => undefined): void {
  const replaces = !fresh && existsSync(file);
  if (replaces && !statSync(file).isFile()) {
    // Of a folder, opening it says what is wrong. What `/dev/stdout` leads to has no path of its own.
    last();
    writeWhole(file, content, 'w', null);
    return;
  }
  const target = replaces ? realpathSync(file) : file;
  const mode = replaces ? statSync(target).mode & 0o7777 : null;
  if (replaces) closeSync(openSync(target, 'r+'));
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}.tmp`);
  try {
    writeWhole(temporary, content, 'wx', mode);
    last();
    if (!replaces) {
      // A link, unlike a rename, fails when the name is taken.
      linkSync(temporary, target);
      unlinkSync(temporary);
    } else {
      renameSync(temporary, target);
    }
  } catch (error) {
    discard(temporary);
    throw error;
  }
}

/** @param mode the permissions of the file; null: what a new file has */
function writeWhole(file: string, content: string | Uint8Array, flags: 'w' | 'wx', mode: number | null): void {
  const handle = openSync(file, flags, mode ?? 0o666);
  try {
    // The permissions that a file is made with are lessened by those that new files never have.
    if (mode !== null) fchmodSync(handle, mode);
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

/** Why something could not be written, and what would mend it. */
export function whyUnwritten(error: NodeJS.ErrnoException): string {
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
