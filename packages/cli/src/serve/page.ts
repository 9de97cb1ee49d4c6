/** The files of the workbench's page, as they were when the server started. */

import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, sep } from 'node:path';

/** One file of the page. */
export interface PageFile {
  readonly bytes: Uint8Array;
  readonly type: string;
  /** What the browser may keep, as `Cache-Control` says it. */
  readonly cache: string;
}

/** The page by addresses: `/assets/main-1f3a.js` and so on, `/` being the page itself. What is not in it is not there. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.parley': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/**
 * Reads a built page into memory, a megabyte or two: no request then reaches the disk, and a page built anew meanwhile is not mixed with this one.
 *
 * @returns null when the folder holds no page
 */
export function readPage(folder: string): PageFiles | null {
  let names: string[];
  try {
    names = readdirSync(folder, { recursive: true, withFileTypes: true, encoding: 'utf8' })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
  } catch {
    return null;
  }
  const files = new Map(
    names.map((name) => {
      const path = `/${name.split(sep).join('/')}`;
      const file: PageFile = {
        bytes: readFileSync(join(folder, name)),
        type: TYPES[extname(name)] ?? 'application/octet-stream',
        // The name of an asset holds a fingerprint of what is in it.
        cache: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
      };
      return [path, file];
    }),
  );
  const index = files.get('/index.html');
  return index === undefined ? null : files.set('/', index);
}

/** The workbench as it was built; null when it has not been. */
export function builtPage(): PageFiles | null {
  let workbench: string;
  try {
    workbench = createRequire(import.meta.url).resolve('@parley/workbench/package.json');
  } catch {
    return null;
  }
  return readPage(join(dirname(workbench), 'dist'));
}
