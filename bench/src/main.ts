/**
 * How fast the engine is and how much memory it takes, on random models.
 *
 *   npm run bench                   everything, some minutes
 *   npm run bench -- quick          small sizes only, to see that it works
 *   npm run bench -- ahead oracle   some of its parts: targets, curve, extras, ahead, argument, oracle
 *
 * Prints tables and writes what was measured as JSON to bench/results/. Every job runs in a process of its own; its first run is cold and
 * told apart; the other figures are medians over several models. Times are processor time, because others may be using the machine; compare
 * ratios within one run of this program rather than figures of two.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Job, JobResult, Run, Task } from './job.js';
import type { Shape } from './random-model.js';
import { milliseconds, table, times } from './table.js';

const quick = process.argv.includes('quick');
/** A job that takes longer is given up. */
const PATIENCE = 60_000;

const PLAIN: Omit<Shape, 'seed' | 'bits'> = { social: false, guards: 0, joint: null, claims: false };

/** Figures asked of the engine: 2^bits states within so many milliseconds, at most so many bytes for each state at the peak. */
const TARGETS = [
  { bits: 12, within: 20 },
  { bits: 20, within: 1500 },
  { bits: 22, within: 7000 },
] as const;
const BYTES_PER_STATE = 64;
/** Below this size the peak shows the runtime, not the model. */
const WEIGHABLE_BITS = 20;

/** One line of the results, as JSON keeps it. */
interface Measured {
  readonly task: Task;
  readonly shape: Omit<Shape, 'seed'>;
  /** Null: given up after the time allowed. */
  readonly result: JobResult | null;
}
const measured: Measured[] = [];

function measure(task: Task, change: Partial<Shape> & Pick<Shape, 'bits'>, runs: number): JobResult | null {
  const shape = { ...PLAIN, ...change };
  // The cold run and the first warm one are of the same model.
  const seeds = [1, ...Array.from({ length: runs }, (_, i) => i + 1)];
  const job: Job = { task, shapes: seeds.map((seed) => ({ seed, ...shape })) };
  say(`${task} 2^${shape.bits}${shape.social ? ', social' : ''}${shape.joint === null ? '' : `, ${shape.joint}`}`);
  const child = spawnSync(process.execPath, [fileURLToPath(new URL('child.js', import.meta.url)), JSON.stringify(job)], {
    encoding: 'utf8',
    timeout: PATIENCE,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  say('');
  const result = child.status === 0 ? (JSON.parse(child.stdout) as JobResult) : null;
  if (result === null && child.signal === null) throw new Error(`the job ${JSON.stringify(job)} failed`);
  measured.push({ task, shape, result });
  return result;
}

/** What is in hand, on one line that is written over; only where somebody watches. */
function say(what: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] as number) + (sorted[Math.ceil(middle) - 1] as number)) / 2;
}

const cold = (result: JobResult): Run => result.runs[0] as Run;
const warm = (result: JobResult): readonly Run[] => result.runs.slice(1);
const whole = ({ build, work }: Run): number => build + work;
const typical = (result: JobResult | null, of: (run: Run) => number = whole): number | null =>
  result === null ? null : median(warm(result).map(of));
const runsFor = (bits: number): number => (bits <= 10 ? 101 : bits <= 14 ? 31 : bits <= 18 ? 9 : 3);

function verdict(figure: number, limit: number): string {
  return figure <= limit ? `met, ${times(limit / figure)} to spare` : `MISSED by ${times(figure / limit)}`;
}

function targets(): string {
  const rows = TARGETS.filter(({ bits }) => !quick || bits <= 12).map(({ bits, within }) => {
    const result = measure('analysis', { bits }, runsFor(bits)) as JobResult;
    const all = typical(result) as number;
    const { before, peak } = result.memory;
    const each = (peak - before) / 2 ** bits;
    return [
      `2^${bits}`,
      milliseconds(whole(cold(result))),
      milliseconds(all),
      milliseconds(typical(result, ({ build }) => build)),
      milliseconds(typical(result, ({ elapsed }) => elapsed)),
      milliseconds(within),
      verdict(all, within),
      `${megabytes(before)} -> ${megabytes(peak)}`,
      bits < WEIGHABLE_BITS ? '-' : each.toFixed(1),
      bits < WEIGHABLE_BITS ? '-' : verdict(each, BYTES_PER_STATE),
    ];
  });
  const head = [
    'states',
    'cold',
    'median',
    'of it, graph',
    'elapsed',
    'asked',
    '',
    'memory, MB',
    'bytes/state',
    `asked: ${BYTES_PER_STATE}`,
  ];
  return `${table('The five classical concepts at every state, whole: graph and analysis', head, rows)}
Memory: resident size of a fresh process before the graph is built, and its highest during the first run; bytes/state is the difference.`;
}

function curve(): string {
  const sizes = [8, 10, 12, 14, 16, 18, 20, 22].filter((bits) => !quick || bits <= 12);
  const rows = sizes.map((bits) => {
    const results = [false, true].map((social) => measure('analysis', { bits, social }, runsFor(bits)));
    return [
      `2^${bits}`,
      ...results.flatMap((result) => {
        const all = typical(result);
        return [
          milliseconds(result === null ? null : whole(cold(result))),
          milliseconds(all),
          all === null ? '-' : ((all * 1e6) / 2 ** bits).toFixed(0),
        ];
      }),
    ];
  });
  const head = ['states', 'cold', 'median', 'ns/state', 'social: cold', 'median', 'ns/state'];
  return table('The curve: wants at random, and wants of each other (social)', head, rows);
}

function extras(): string {
  const bits = quick ? 8 : 14;
  const plain = typical(measure('analysis', { bits }, runsFor(bits))) as number;
  const rules = ['consensus', 'unanimity', 'majority', 'two-thirds', 'votes', 'agreement'] as const;
  const rows = [
    ['plain', milliseconds(plain), times(1)],
    ...[1, 4, 8].map((guards) => against(`${guards} of ${bits} options guarded`, measure('analysis', { bits, guards }, 3))),
    ...rules.map((joint) =>
      against(joint === 'agreement' ? 'two agreements' : `two options by a body, ${joint}`, measure('analysis', { bits, joint }, 3)),
    ),
  ];
  function against(what: string, result: JobResult | null): string[] {
    const all = typical(result);
    return [what, milliseconds(all), all === null ? `more than ${times(PATIENCE / plain)}` : times(all / plain)];
  }
  return table(`What else costs, at 2^${bits} states: the five concepts again`, ['model', 'median', 'against plain'], rows);
}

function ahead(): string {
  const sizes = [8, 12, 14, 16].filter((bits) => !quick || bits <= 8);
  const rows = sizes.flatMap((bits) =>
    [false, true].map((social) => {
      const outcomes = measure('outcomes', { bits, social }, 9);
      const claims = measure('claims', { bits, social, claims: true }, 9);
      return [`2^${bits}${social ? ', social' : ''}`, ...[outcomes, claims].flatMap(withoutGraph)];
    }),
  );
  function withoutGraph(result: JobResult | null): string[] {
    const work = ({ work: time }: Run): number => time;
    return [milliseconds(typical(result, work)), milliseconds(result === null ? null : Math.max(...warm(result).map(work)))];
  }
  const head = ['model', 'outcomes', 'slowest', 'nine claims', 'slowest'];
  return `${table('Looking ahead under provoked: outcomes from the present, and one claim of each form', head, rows)}
Nine models each, once the graph is built; claims are also judged under Nash and SEQ, as parley check does.`;
}

function argument(): string {
  const asked = [
    { what: '10,080 worlds, 1,024 states, three actors', task: 'worlds', bits: 10, wants: 10, within: 5_000 },
    { what: 'tipping to distance 2, 30 wants, 512 states', task: 'tipping', bits: 9, wants: 10, within: 10_000 },
    { what: '20 outcomes, 5 events, 2^16 states', task: 'stress', bits: 16, wants: 10, within: 3_000 },
  ] as const;
  const rows = asked.flatMap(({ what, task, bits, wants, within }) =>
    [false, true].map((social) => {
      const result = measure(task, { bits: quick ? 6 : bits, social, wants, claims: true }, 3);
      const all = typical(result);
      const slowest = result === null ? null : Math.max(...warm(result).map(whole));
      return [
        `${what}${social ? ', social' : ''}`,
        milliseconds(all),
        milliseconds(slowest),
        milliseconds(within),
        all === null ? 'MISSED' : verdict(all, within),
      ];
    }),
  );
  return `${table('The argument layer', ['what', 'median', 'slowest', 'asked', ''], rows)}
Nine claims each for worlds and tipping, one of each form that looks ahead; three models each.`;
}

function oracle(): string {
  const sizes = [4, 6, 8, 9].filter((bits) => !quick || bits <= 6);
  const rows = sizes.flatMap((bits) =>
    [false, true].map((social) => {
      const runs = bits <= 6 ? 31 : 9;
      const slow = measure('oracle', { bits, social }, runs);
      const fast = measure('analysis', { bits, social }, runs) as JobResult;
      const [here, there] = [typical(fast) as number, typical(slow)];
      const same = slow === null ? '-' : slow.runs.every(({ answer }, i) => answer === fast.runs[i]?.answer) ? 'yes' : 'NO';
      return [
        `2^${bits}${social ? ', social' : ''}`,
        milliseconds(here),
        milliseconds(there),
        there === null ? '-' : times(there / here),
        same,
      ];
    }),
  );
  return table('Against the oracle of the tests', ['model', 'engine', 'oracle', 'ratio', 'same counts'], rows);
}

function megabytes(bytes: number): string {
  return (bytes / 2 ** 20).toFixed(0);
}

const machine = `Node ${process.version}, ${process.platform} ${process.arch}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown processor'}, load ${loadavg()[0]?.toFixed(1)}`;
console.log(`${machine}\nRandom models: 3 actors, on/off options evenly split, 12 wants each, a tenth irreversible, two never lines.
Times are processor time, helpers of the runtime included; medians over several models, the first (cold) run told apart.\n`);
const parts = { targets, curve, extras, ahead, argument, oracle };
const chosen = Object.entries(parts).filter(([name]) => process.argv.includes(name));
for (const [, part] of chosen.length > 0 ? chosen : Object.entries(parts)) console.log(`${part()}\n`);

const folder = new URL('../../../results/', import.meta.url);
mkdirSync(folder, { recursive: true });
const file = new URL(`${new Date().toISOString().slice(0, 19).replaceAll(':', '')}.json`, folder);
writeFileSync(file, `${JSON.stringify({ machine, targets: TARGETS, bytesPerState: BYTES_PER_STATE, measured }, null, 1)}\n`);
console.log(`Written to ${fileURLToPath(file)}`);
