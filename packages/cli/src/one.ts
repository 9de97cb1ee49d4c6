/** For commands about a single model: loads it, or says what is wrong. */

import type { VersionSettings } from '@parley/engine';
import type { Disk } from './files.js';
import { type Loaded, load } from './load.js';
import { type Effect, err } from './output.js';
import type { Screen } from './request.js';

/** The one model that the name stands for; null, with the reason told, when it is none or several. */
export function* loadOne(
  name: string,
  disk: Disk,
  screen: Screen,
  settings: VersionSettings = {},
): Generator<Effect, Loaded | null, string | null> {
  const files = disk.read([name]);
  const [file] = files;
  if (file === undefined || files.length > 1) {
    yield err(`${name}: error: this stands for ${files.length} models. Name the one that is meant.\n`);
    return null;
  }
  return yield* load(file, disk, screen, settings);
}
