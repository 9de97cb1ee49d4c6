/** Runs a plain command in this process, which takes a tenth of the time: for pages where the process itself is not the point. */

import { readArguments } from '../src/arguments.js';
import { run } from '../src/commands/index.js';
import { diskWith } from '../src/files.js';
import { asciiOnly } from '../src/layout.js';
import { save } from '../src/save.js';
import { screenOf } from '../src/screen.js';
import type { Run } from './program.js';

/** `parley` with its arguments, perhaps with settings before it, and nothing that only a shell understands. */
const PLAIN = /^(?<settings>(?:[A-Z_]+=\S* )*)parley(?<args>(?: (?:"[^"]*"|[^\s"'|<>&;$`*-]\S*|--?[a-z]\S*))*)$/u;

/** What the command comes to in the folder; null when it needs a shell or standard input. */
export function runHere(folder: string, command: string): Run | null {
  const plain = PLAIN.exec(command)?.groups;
  if (plain === undefined) return null;
  const args = [...(plain['args'] ?? '').matchAll(/"([^"]*)"|\S+/gu)].map(([word, quoted]) => quoted ?? word);
  const settings = (plain['settings'] ?? '')
    .trim()
    .split(' ')
    .filter((each) => each !== '');
  const env = { LANG: 'C.UTF-8', COLUMNS: '80', ...Object.fromEntries(settings.map((each) => each.split('=', 2))) };
  return inPlace(folder, env, (texts) => {
    const asked = readArguments(args);
    if (asked.kind === 'answered') return asked.code;
    const screen = screenOf(env, {});
    const work = run(asked.request, screen, diskWith(null), () => undefined);
    for (let answer: string | null = null; ; ) {
      const step = work.next(answer);
      answer = null;
      if (step.done === true) return step.value;
      const effect = step.value;
      if (effect.kind === 'write') answer = save(effect.file, effect.text, effect.fresh);
      else texts[effect.kind === 'out' ? 'stdout' : 'stderr'] += screen.unicode ? effect.text : asciiOnly(effect.text);
    }
  });
}

/** Does the work in the folder, under these settings, and catches what commander writes by itself. */
function inPlace(folder: string, env: Record<string, string>, work: (texts: { stdout: string; stderr: string }) => number): Run {
  const texts = { stdout: '', stderr: '' };
  const before = { folder: process.cwd(), env: { ...process.env }, stdout: process.stdout.write, stderr: process.stderr.write };
  process.chdir(folder);
  Object.assign(process.env, env);
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].write = (text: string | Uint8Array) => {
      texts[name] += String(text);
      return true;
    };
  }
  try {
    return { code: work(texts), ...texts };
  } finally {
    process.stdout.write = before.stdout;
    process.stderr.write = before.stderr;
    process.env = before.env;
    process.chdir(before.folder);
  }
}
