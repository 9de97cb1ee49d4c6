/** `parley new`: a small complete model to start from. */

import type { Disk } from '../files.js';
import { type Command, err, out } from '../output.js';
import type { NewRequest } from '../request.js';

/** Writes the starter model under the name asked for; refuses to overwrite. */
export function* start(request: NewRequest, disk: Disk): Command {
  const name = request.name ?? 'my-conflict';
  const file = name.endsWith('.parley') ? name : `${name}.parley`;
  const problem = yield { kind: 'write', file, text: disk.template('starter.parley'), fresh: true };
  if (problem !== null) {
    yield err(`${file}: error: ${problem}\n`);
    return 2;
  }
  const said = /[\s'"]/u.test(file) ? `'${file}'` : file;
  yield out(`${file} is written: a small model of two neighbours and a river, with comments that say what each part does.

Next:
  1. parley check ${said}
     where the conflict comes to rest, and which claims follow
  2. Open ${said} in an editor and change one want, say its order. Check again and see what moves.
  3. parley explain ${said} 1
     why the first outcome lasts
  4. Put your own actors, options, wants and claims in the place of these.
`);
  return 0;
}
