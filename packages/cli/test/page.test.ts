/** What the commands print, without starting the program: they touch nothing, so they can be run here. */

import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { run } from '../src/commands/index.js';
import { diskWith } from '../src/files.js';
import { columns } from '../src/layout.js';
import type { Request } from '../src/request.js';

const file = (name: string) => fileURLToPath(new URL(`./models/${name}.parley`, import.meta.url));
const common = { under: null, responses: 'legal', in: null, view: null } as const;

function requests(name: string): Request[] {
  return [
    { command: 'check', files: [file(name)], json: false, emit: null, verbose: true, quiet: false, survey: {}, ...common },
    { command: 'explain', file: file(name), state: '1', ...common },
    { command: 'path', file: file(name), to: null, ...common },
    { command: 'path', file: file(name), to: '1', ...common },
    { command: 'analyze', files: [file(name)], json: false, csv: false, states: true, limit: null, provoked: true, ...common },
  ];
}

/** Everything a request prints on standard output. */
function printed(request: Request, width: number): string {
  let text = '';
  const command = run(request, { width, colour: false, unicode: true }, diskWith(null), () => undefined);
  for (let step = command.next(null); step.done !== true; step = command.next(null)) if (step.value.kind === 'out') text += step.value.text;
  return text;
}

describe('every page of every command', () => {
  for (const name of ['river', 'enlargement', 'pursuit']) {
    test.each([60, 80, 120, 200])(`${name} fits into %i columns, ends no line in a space, says no undefined`, (width) => {
      for (const request of requests(name)) {
        const text = printed(request, width);
        expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
        // The one thing that does not fit by itself is the long name of the file.
        for (const line of text.replaceAll(file(name), 'model.parley').split('\n')) {
          expect(columns(line), line).toBeLessThanOrEqual(width);
          expect(line).toBe(line.trimEnd());
        }
      }
    });
  }
});
