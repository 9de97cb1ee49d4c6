/**
 * The models below one folder, and nothing else: no `..`, no link and no odd name leads out of it. What `parley check` would not find in a folder is
 * not there either.
 */

import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, lstatSync, openSync, readdirSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, join, relative, sep } from 'node:path';
import { sentenceCase } from '@parley/language';
import { leftAlone } from '../files.js';
import { whyUnwritten, writeSafely } from '../save.js';
import { Refusal } from './refusal.js';

/** The most bytes of a model that is read or written: several times what the language takes. */
export const MOST_MODEL_BYTES: number = 2 * 10 ** 6;

/** The same, as sentences say it. */
export const MOST_WORDS: string = `${MOST_MODEL_BYTES / 10 ** 6} megabytes`;

/** The most models that are listed. */
export const MOST_FILES = 3000;

/** The most files and folders that are looked at for them: a home folder by mistake should not take minutes. */
const MOST_ENTRIES = 50_000;

/** A model in the list. */
export interface Listed {
  /** From the folder, with `/`. */
  readonly path: string;
  /** Null where it cannot be opened; opening it says why. */
  readonly bytes: number | null;
  readonly version: string | null;
}

/** All models below the folder. */
export interface Listing {
  readonly folder: string;
  /** By path. */
  readonly files: readonly Listed[];
  /** Whether there may be more than are listed. */
  readonly more: boolean;
}

/** A model as it is on the disk. */
export interface Content {
  readonly bytes: Uint8Array;
  /** A fingerprint of the bytes. */
  readonly version: string;
}

/**
 * Lists the models, those in the nearest folders first when there are too many.
 *
 * @param root the real path of the folder, here and below
 */
export function listModels(root: string): Listing {
  const files: Listed[] = [];
  const folders = [''];
  let seen = 0;
  let more = false;
  for (let folder = folders.shift(); folder !== undefined && !more; folder = folders.shift()) {
    for (const entry of entriesOf(join(root, folder))) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      seen += 1;
      if (entry.isDirectory()) {
        if (isPlain(entry.name)) folders.push(path);
      } else if (isModelPath(path) && (entry.isFile() || entry.isSymbolicLink())) {
        if (files.length < MOST_FILES) files.push(listed(root, path));
        else more = true;
      }
      more ||= seen > MOST_ENTRIES;
      if (more) break;
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { folder: basename(root) || root, files, more };
}

function listed(root: string, path: string): Listed {
  try {
    const { bytes, version } = readModel(root, path);
    return { path, bytes: bytes.length, version };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { path, bytes: null, version: null };
  }
}

/**
 * Reads a model.
 *
 * @param path from the folder, with `/`, as whoever asks says it
 * @throws Refusal when the path leads elsewhere, or there is no model that could be read
 */
export function readModel(root: string, path: string): Content {
  const { real, there } = find(root, path);
  if (!there) throw absent();
  return contentOf(real);
}

/**
 * Writes a model, whole or not at all. From the comparison to the new name nothing else happens in this program, so two writers never mix.
 *
 * @param known the version that the text was made from; null: it is a new file
 * @returns the new version
 * @throws Refusal as `readModel` does; when the file is another one by now, with what it is; and when it cannot be written
 */
export function writeModel(root: string, path: string, bytes: Uint8Array, known: string | null): string {
  decode(bytes, 'What was sent is not text in UTF-8, and was not written. Send it as UTF-8.');
  const place = find(root, path);
  const compare = (): void => {
    const { real, there } = find(root, path);
    if (real !== place.real) throw astray();
    const current = there ? contentOf(real) : null;
    if ((current?.version ?? null) === known) return;
    throw new Refusal(412, changedWords(current, known), {
      version: current?.version ?? null,
      text: current === null ? null : textOf(current),
    });
  };
  compare();
  try {
    writeSafely(place.real, bytes, known === null, compare);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') compare();
    throw unwritten(error as NodeJS.ErrnoException);
  }
  return fingerprint(bytes);
}

/** Where a path leads, links resolved, and whether something is there. */
function find(root: string, path: string): { readonly real: string; readonly there: boolean } {
  if (!isModelPath(path)) throw forbidden();
  const names = path.split('/');
  let real = root;
  for (const [index, name] of names.entries()) {
    const last = index === names.length - 1;
    const next = join(real, name);
    const stats = statsOf(next);
    if (stats === null) {
      if (!last) throw absent();
      if (realpathSync(real) !== real) throw astray();
      return { real: next, there: false };
    }
    // Each link is judged before anything behind it is looked at, so that an answer says nothing of what is outside.
    real = stats.isSymbolicLink() ? followed(root, next, last) : next;
  }
  return { real, there: true };
}

/** Where a link leads, if that is a place that could also be named. */
function followed(root: string, link: string, last: boolean): string {
  try {
    const real = realpathSync(link);
    const path = relative(root, real).split(sep).join('/');
    if (last ? isModelPath(path) : path === '' || path.split('/').every(isPlain)) return real;
  } catch {
    // It leads nowhere, or in a circle.
  }
  throw astray();
}

/** The bytes of what is really at this path. */
function contentOf(real: string): Content {
  let handle: number;
  try {
    // A link put in its place meanwhile is not followed, and a pipe not waited on; Windows has neither setting.
    const flags = constants as Partial<typeof constants>;
    handle = openSync(real, constants.O_RDONLY | (flags.O_NOFOLLOW ?? 0) | (flags.O_NONBLOCK ?? 0));
  } catch (error) {
    throw unread(error as NodeJS.ErrnoException);
  }
  try {
    const opened = fstatSync(handle);
    if (!opened.isFile()) throw new Refusal(403, 'This is no plain file, and no model. Choose a file.');
    if (!isSame(real, opened)) throw astray();
    return readWhole(handle);
  } finally {
    closeSync(handle);
  }
}

/** Whether the path still leads, without any link, to what was opened: a folder on the way may have become a link meanwhile. */
function isSame(real: string, opened: Stats): boolean {
  try {
    const now = statSync(real);
    return realpathSync(real) === real && now.ino === opened.ino && now.dev === opened.dev;
  } catch {
    return false;
  }
}

function readWhole(handle: number): Content {
  const chunks: Uint8Array[] = [];
  let length = 0;
  // What grows while it is read is not read without end.
  for (let count = -1; count !== 0 && length <= MOST_MODEL_BYTES; length += count) {
    const chunk = new Uint8Array(2 ** 16);
    count = readSync(handle, chunk);
    chunks.push(chunk.subarray(0, count));
  }
  if (length > MOST_MODEL_BYTES) throw new Refusal(413, `This file is larger than ${MOST_WORDS}, and no model. Choose another.`);
  const bytes = Buffer.concat(chunks);
  return { bytes, version: fingerprint(bytes) };
}

/** The text of a model. @throws Refusal when it is none */
export function textOf({ bytes }: Content): string {
  return decode(bytes, 'This file is not text in UTF-8. Save it again as UTF-8 text.');
}

function decode(bytes: Uint8Array, complaint: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Refusal(415, complaint);
  }
}

function fingerprint(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // A folder that may not be read has nothing to show; the others have.
    return [];
  }
}

function statsOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw unread(error as NodeJS.ErrnoException);
  }
}

/** Whether a path names a model below the folder it is said from, and means the same on every system. */
export function isModelPath(path: string): boolean {
  return path.endsWith('.parley') && path.length <= 1000 && path.split('/').every(isPlain);
}

/** Names that Windows gives to devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])\s*(?:\.|$)/iu;
/**
 * What a plain name has nowhere: control characters, what has a meaning of its own in some system (`\`, `:`), an escape that somebody else may
 * undo (`%2e`), bytes that were no text, and the short form of a longer name (`GIT~1`). Nor does it end in what Windows drops.
 */
const ODD = /[\p{Cc}\\/:\uFFFD]|%[0-9a-f]{2}|~\d|[. ]$/iu;

function isPlain(name: string): boolean {
  // Some systems overlook invisible letters, here before a dot.
  return name !== '' && !leftAlone(name.replace(/^\p{Cf}+/u, '')) && !ODD.test(name) && !DEVICE.test(name);
}

function forbidden(): Refusal {
  return new Refusal(403, 'This names no model in the folder. Choose a file from the list, or a plain name that ends in .parley.');
}

function astray(): Refusal {
  return new Refusal(403, 'This leads by a link to something other than a model in the folder. Copy the file into the folder.');
}

function absent(): Refusal {
  return new Refusal(404, 'There is no such file in the folder. It may have been moved or renamed; load the list again.');
}

function changedWords(current: Content | null, known: string | null): string {
  if (current === null) return 'This file has been moved or deleted meanwhile; nothing was written. Save it as a new file.';
  if (known === null) return 'There is such a file already, and it is left as it is. Choose another name.';
  return 'This file has been changed meanwhile, and is left so. Both texts are kept: compare them, and save what you want to keep.';
}

function unread(error: NodeJS.ErrnoException): Refusal {
  switch (error.code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return absent();
    case 'ELOOP':
      return astray();
    case 'EACCES':
    case 'EPERM':
      return new Refusal(403, 'This file may not be read. Ask for the right to read it, or copy it to a place of your own.');
    case 'ENAMETOOLONG':
      return new Refusal(400, 'This name is longer than the name of a file can be. Choose a shorter one.');
    default:
      return new Refusal(500, `This file could not be read (${error.code ?? 'no reason given'}). Try again, or copy it to another place.`);
  }
}

const STATUS: Readonly<Record<string, number>> = {
  EEXIST: 412,
  ENOSPC: 507,
  EDQUOT: 507,
  EACCES: 403,
  EPERM: 403,
  EROFS: 403,
  ENOENT: 404,
  ENOTDIR: 404,
  EISDIR: 403,
  ENAMETOOLONG: 400,
};

function unwritten(error: NodeJS.ErrnoException): Refusal {
  const status = STATUS[error.code ?? ''];
  // What the system says of anything else names places on the disk.
  if (status === undefined) {
    return new Refusal(
      500,
      `It could not be written; nothing was changed (${error.code ?? 'no reason given'}). Try again, or save it elsewhere.`,
    );
  }
  return new Refusal(status, sentenceCase(whyUnwritten(error)));
}
