/**
 * What every command says about every model of the project, kept in `test/transcripts`: one text for each model and command. A new model
 * needs no line here.
 */

import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Claim, Condition, Model } from '@parley/engine';
import { printCondition } from '@parley/language';
import type { Request } from '../packages/cli/src/request.js';
import { runHere } from '../packages/cli/test/here.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is run of one command on each model. */
interface Runs {
  /** On models of so many states and fewer it is fast enough for every run of the tests; measured, so that none takes more than some ten seconds. */
  readonly upTo: number;
  readonly of: (file: string) => readonly string[];
}

const ANY = Number.POSITIVE_INFINITY;
const SMALL = 2000;
/** Arguments with more states are analysed theatre by theatre, which takes longer. */
const LISTED = 1_000_000;

/** Every command that reads a model; one without a line here does not compile. */
const RUNS: Readonly<Record<Exclude<Request['command'], 'import' | 'new'>, Runs>> = {
  check: { upTo: SMALL, of: (file) => [`check ${file}`] },
  analyze: { upTo: SMALL, of: (file) => [`analyze ${file}`] },
  explain: { upTo: ANY, of: (file) => [`explain ${file}`, `explain ${file} 1`] },
  path: { upTo: ANY, of: (file) => [`path ${file}`] },
  stress: { upTo: LISTED, of: (file) => [`stress ${file}`] },
  tip: { upTo: SMALL, of: (file) => [`tip ${file}`] },
  settle: { upTo: LISTED, of: (file) => [`settle ${file}`] },
  require: { upTo: SMALL, of: (file) => askedOf(modelOf(file)).map((condition) => `require ${file} "${condition}"`) },
  report: { upTo: SMALL, of: (file) => [`report ${file}`] },
  export: { upTo: SMALL, of: (file) => ['gmcr', 'nfg', 'graphml', 'dot', 'csv'].map((form) => `export ${file} --to ${form}`) },
  fmt: { upTo: ANY, of: (file) => [`fmt --check ${file}`] },
};

/** A text of the folder: which command it is of, and on which model. */
export interface Transcript {
  /** Inside `test/transcripts`: `classics/chicken/check.txt`. */
  readonly name: string;
  /** From the root. */
  readonly model: string;
  readonly command: keyof typeof RUNS;
}

/** Every text that has to be there; of a new model the slow ones too. */
export function transcripts(): Transcript[] {
  const models = readdirSync(join(root, 'models'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.parley'))
    .sort();
  return models.flatMap((name) =>
    (Object.keys(RUNS) as (keyof typeof RUNS)[]).map((command) => ({
      name: `${name.slice(0, -'.parley'.length)}/${command}.txt`,
      model: `models/${name}`,
      command,
    })),
  );
}

/** Whether it takes longer than every run of the tests may: a costly command on a large model. */
export function isSlow({ command, model }: Transcript): boolean {
  const { upTo } = RUNS[command];
  return upTo !== ANY && statesOf(model) > upTo;
}

function statesOf(file: string): number {
  return modelOf(file).options.reduce((states, { levels }) => states * levels.length, 1);
}

/** What the commands of a transcript give now, in order: each with its output, errors marked with `!`, and its exit code unless that is 0. */
export function transcribe({ model, command }: Transcript): string {
  return RUNS[command]
    .of(model)
    .map((each) => {
      const run = runHere(root, `parley ${each}`);
      if (run === null) throw new Error(`needs a shell: parley ${each}`);
      const errors = run.stderr.replace(/^(?=.)/gmu, '! ');
      return `$ parley ${each}\n\n${command === 'export' ? inBrief(run.stdout) : run.stdout}${errors}${run.code === 0 ? '' : `[exit code ${run.code}]\n`}`;
    })
    .join('\n\n');
}

/** Files for other programs, thousands of lines long, are kept by their head and a fingerprint of the whole, which finds a change but does not show it. */
const LINES = 200;
const HEAD = 60;

function inBrief(text: string): string {
  const lines = text.split('\n');
  if (lines.length <= LINES) return text;
  const print = createHash('sha256').update(text).digest('hex').slice(0, 16);
  return `${lines.slice(0, HEAD).join('\n')}\n... and ${lines.length - 1 - HEAD} more lines; fingerprint of the whole: ${print}\n`;
}

const known = new Map<string, Model>();

/** The model as `check --emit model` prints it. */
function modelOf(file: string): Model {
  const model = known.get(file) ?? (JSON.parse(runHere(root, `parley check ${file} --emit model`)?.stdout ?? '') as Model);
  known.set(file, model);
  return model;
}

/** Conditions that `require` is asked about: what claims call lasting, stable or neither, first where the model's author says that it is not. */
const ASKED = 2;

function askedOf(model: Model): readonly string[] {
  const denied = (claim: Claim): boolean => (claim.form.kind === 'unstable') !== (claim.expect?.verdict === 'fails');
  const asked = [...model.claims.filter(denied), ...model.claims.filter((claim) => !denied(claim))]
    .filter((claim) => claim.in === null && claim.inView === null && claim.after.length === 0)
    .flatMap((claim) => {
      const condition = lasting(claim);
      return condition === null ? [] : [printCondition(model, condition)];
    });
  return [...new Set(asked)].slice(0, ASKED);
}

/** What a claim says to last, or not to; null when it speaks of something else. */
function lasting({ form }: Claim): Condition | null {
  switch (form.kind) {
    case 'lasts':
    case 'stable':
    case 'unstable':
    case 'always':
    case 'possible':
      return form.condition;
    case 'leadsTo':
    case 'canForce':
      return form.result;
    case 'never':
    case 'answers':
    case 'leaves':
    case 'prefers':
    case 'cannotPrevent':
    case 'deterred':
      return null;
  }
}
