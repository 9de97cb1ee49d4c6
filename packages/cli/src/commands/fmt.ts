/** `parley fmt`: sets files out evenly. Meaning and comments stay; a broken file is never touched. */

import { format } from '@parley/language';
import type { Disk } from '../files.js';
import { hostOf, isModelForm } from '../load.js';
import { type Command, data, type ExitCode, err, out, worse } from '../output.js';
import type { FormatRequest } from '../request.js';

/** Formats the files that the request names, or says which would change. */
export function* fmt(request: FormatRequest, disk: Disk): Command {
  let code: ExitCode = 0;
  for (const file of disk.read(request.files)) {
    if (file.text === null || isModelForm(file)) {
      yield err(`${file.name}: error: ${file.problem ?? 'this is a model in JSON; only .parley files are formatted.'}\n`);
      code = 2;
      continue;
    }
    const formatted = format(file.text, hostOf(file, disk));
    if (typeof formatted !== 'string') {
      yield err(`${file.name}: error: this file has mistakes and is left as it is. \`parley check ${file.name}\` shows them.\n`);
      code = 2;
    } else if (file.name === '-') {
      yield data(formatted);
    } else if (formatted !== file.text) {
      if (request.check) {
        yield out(`${file.name} would change\n`);
        code = worse(code, 1);
        continue;
      }
      const problem = yield { kind: 'write', file: file.name, text: formatted, fresh: false };
      if (problem === null) yield out(`${file.name} set out anew\n`);
      else {
        yield err(`${file.name}: error: ${problem}\n`);
        code = 2;
      }
    }
  }
  return code;
}
