/** Runs a plain command in this process, which takes a tenth of the time: for pages where the process itself is not the point. */

import { vi } from 'vitest';
import { readArguments } from '../src/arguments.js';
import { run } from '../src/commands/index.js';
import { diskWith } from '../src/files.js';
import { asciiOnly } from '../src/layout.js';
import { save } from '../src/save.js';
import { screenOf } from '../src/screen.js';

/** What a run came to. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  /** The exit code; null when a signal ended it. */
  readonly code: number | null;
}

/** `parley` with its arguments, perhaps with settings before it, no server, and nothing that only a shell understands. */
const PLAIN = /^(?<settings>(?:[A-Z_]+=\S* )*)parley(?! serve\b)(?<args>(?: (?:"[^"]*"|[^\s"'|<>&;$`*-]\S*|--?[a-z]\S*))*)$/u;

/** What the command comes to in the folder; null when it needs a shell, standard input, or more than one command. */
export function runHere(folder: string, command: string): Run | null {
  const plain = PLAIN.exec(command)?.groups;
  if (plain === undefined) return null;
  const args = [...(plain['args'] ?? '').matchAll(/"([^"]*)"|\S+/gu)].map(([word, quoted]) => quoted ?? word);
  const settings = (plain['settings'] ?? '')
    .trim()
    .split(' ')
    .filter((each) => each !== '');
  const env: Record<string, string> = { LANG: 'C.UTF-8', COLUMNS: '80' };
  for (const each of settings) env[each.slice(0, each.indexOf('='))] = each.slice(each.indexOf('=') + 1);
  return inPlace(folder, env, (texts) => {
    const asked = readArguments(args);
    if (asked.kind === 'serve') throw new Error('a server is started as a program of its own');
    if (asked.kind === 'answered') return asked.code;
    const screen = screenOf(env, {});
    const work = run(asked.request, screen, diskWith(null), () => undefined);
    for (let answer: string | null = null; ; ) {
      const step = work.next(answer);
      answer = null;
      if (step.done === true) return step.value;
      const effect = step.value;
      if (effect.kind === 'write') {
        if (typeof effect.text !== 'string') throw new Error('what takes its time to make is written by the program itself');
        answer = save(effect.file, effect.text, effect.fresh);
      } else if (effect.kind === 'data') texts.stdout += effect.text;
      else texts[effect.kind === 'out' ? 'stdout' : 'stderr'] += screen.unicode ? effect.text : asciiOnly(effect.text);
    }
  });
}

/** Does the work in the folder, under these settings, and catches what commander writes by itself. */
function inPlace(folder: string, env: Readonly<Record<string, string>>, work: (texts: { stdout: string; stderr: string }) => number): Run {
  const texts = { stdout: '', stderr: '' };
  const before = process.cwd();
  process.chdir(folder);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const caught = (['stdout', 'stderr'] as const).map((name) =>
    vi.spyOn(process[name], 'write').mockImplementation((text) => {
      texts[name] += String(text);
      return true;
    }),
  );
  try {
    return { code: work(texts), ...texts };
  } finally {
    for (const each of caught) each.mockRestore();
    vi.unstubAllEnvs();
    process.chdir(before);
  }
}
