/** `parley import`: a model from a file of another program. */

import { basename } from 'node:path';
import { exchangeProblemWords, importGmcr, importNfg, print } from '@parley/language';
import type { Disk } from '../files.js';
import { type Command, data, err, out } from '../output.js';
import type { ImportRequest } from '../request.js';

/** Writes the model in the file that the request names as a text of the language; never over a file that is there. */
export function* importModel(request: ImportRequest, disk: Disk): Command {
  const { file: name, output } = request;
  const [file] = disk.read([name]);
  // A folder stands for the models in it.
  const problem = file?.name === name ? file.problem : 'this is a folder, not a file.';
  if (file === undefined || file.text === null || problem !== null) {
    yield err(`${name}: error: ${problem ?? 'it could not be read.'}\n`);
    return 2;
  }
  const { result: model, notes, problem: refused } = isGame(file.text) ? importNfg(file.text) : importGmcr(file.text, titleOf(name));
  if (refused !== null) {
    yield err(`${name}: error: ${exchangeProblemWords(refused)}\n`);
    return 2;
  }
  const text = print(model);
  if (output === null) yield data(text);
  else {
    const failed = yield { kind: 'write', file: output, text, fresh: true };
    if (failed !== null) {
      yield err(`${output}: error: ${failed}\n`);
      return 2;
    }
  }
  for (const note of notes) yield err(`${name}: note: ${note}\n`);
  if (output !== null) yield out(`${output} is written. \`parley check ${output}\` shows where the conflict comes to rest.\n`);
  return 0;
}

/** A game of Gambit's begins with its mark; a file of GMCR+ is JSON. */
function isGame(text: string): boolean {
  return /^[\uFEFF\s]*NFG\b/u.test(text);
}

/** The name of the file, as a title. */
function titleOf(name: string): string {
  const words = basename(name)
    .replace(/\.[^.]*$/u, '')
    .replaceAll(/[-_]+/gu, ' ')
    .trim();
  return name === '-' || words === '' ? 'An imported conflict' : words.charAt(0).toUpperCase() + words.slice(1);
}
