/** The command line, read: which command, on what, with which options. */

import { createRequire } from 'node:module';
import type { Concept, Responses } from '@parley/engine';
import { CONCEPTS } from '@parley/engine';
import { Argument, Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { printable } from './layout.js';
import { EXPORT_FORMATS, type ExportFormat, type ReportRequest, type Request, type ServeRequest, type Under } from './request.js';

/** What the arguments come to: work for the worker, the workbench to be served, or something that commander has answered already (help, version, a mistake). */
export type Asked =
  | { readonly kind: 'work'; readonly request: Request; readonly progress: boolean }
  | { readonly kind: 'serve'; readonly request: ServeRequest }
  | { readonly kind: 'answered'; readonly code: number };

const WELCOME = `Parley checks an argument about a conflict: who acts, what each can do and
wants, and what follows from that.

  parley new my-conflict             write a small model to start from
  parley check my-conflict.parley    see where it comes to rest, and which claims follow
  parley serve                       read, write and play the models of this folder in a browser
  parley --help                      everything else
`;

/** Reads the arguments (without the program's own name). Help, the version and mistakes are written at once. */
export function readArguments(args: readonly string[]): Asked {
  if (args.length === 0) {
    process.stdout.write(WELCOME);
    return { kind: 'answered', code: 0 };
  }
  const asked: Asked[] = [];
  const ask: Ask = (request, progress) => {
    asked.push({ kind: 'work', request, progress: progress === true });
  };
  const program = describeProgram(ask, (request) => {
    asked.push({ kind: 'serve', request });
  });
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return { kind: 'answered', code: error.exitCode === 0 ? 0 : 2 };
  }
  return asked[0] ?? { kind: 'answered', code: 0 };
}

type Ask = (request: Request, progress: boolean | undefined) => void;

function describeProgram(ask: Ask, serve: (request: ServeRequest) => void): Command {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  const program = new Command('parley')
    .description('Checks an argument about a conflict: who acts, what each can do and wants, and what follows.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of one command')
    .showSuggestionAfterError()
    .configureHelp({ helpWidth: helpWidth() })
    .configureOutput({ outputError: (text, write) => write(printable(plainError(text))) })
    .exitOverride();

  command(program, 'check', 'check every claim of the models, and say why it comes out as it does')
    .addArgument(new Argument('[files...]', 'models, or folders of models; - is standard input; none: this folder'))
    .option('--json', 'print the result as JSON')
    .addOption(under())
    .addOption(responses())
    .addOption(
      new Option('--emit <stage>', 'print one stage as JSON instead: the syntax tree, the model or the analysis').choices([
        'ast',
        'model',
        'analysis',
      ]),
    )
    .option('--samples <n>', 'look at so many worlds, where a model leaves open more than 50,000 (default: 2,000)', sampleSize)
    .option('--seed <n>', 'the seed of that sample (default: 1)', wholeNumber)
    .option('-v, --verbose', 'say more: every outcome, every want, every warning')
    .option('-q, --quiet', 'say less: only claims that come out other than marked, and the summary')
    .addOption(progress())
    .action(
      (
        files: string[],
        options: {
          json?: true;
          under?: Concept;
          responses: Responses;
          emit?: 'ast' | 'model' | 'analysis';
          verbose?: true;
          quiet?: true;
          samples?: number;
          seed?: number;
          progress?: true;
        },
      ) =>
        ask(
          {
            command: 'check',
            files,
            json: options.json === true,
            under: options.under ?? null,
            responses: options.responses,
            emit: options.emit ?? null,
            verbose: options.verbose === true,
            quiet: options.quiet === true,
            survey: surveyOf(options),
          },
          options.progress,
        ),
    );

  command(program, 'analyze', 'list movers, options, equilibria and who is stable where')
    .addArgument(new Argument('<files...>', 'models, or folders of models; - is standard input'))
    .option('--json', 'print JSON; with several files one object a line')
    .option('--csv', 'print a table of equilibria (with --states: of all states)')
    .option('--states', 'list every state that can happen')
    .option('--limit <n>', 'list at most so many equilibria (10,000 in JSON and CSV, 8 in words)', wholeNumber)
    .addOption(under())
    .option('--provoked', 'also work out for every state whether it is stable under provoked; slow')
    .addOption(responses())
    .addOption(inOverlay())
    .addOption(inView())
    .addOption(progress())
    .action(
      (
        files: string[],
        options: Versioned & {
          json?: true;
          csv?: true;
          states?: true;
          limit?: number;
          under?: Concept;
          provoked?: true;
          responses: Responses;
          progress?: true;
        },
        self: Command,
      ) => {
        if (options.json === true && options.csv === true) self.error('error: choose one of --json and --csv', { exitCode: 2 });
        ask(
          {
            command: 'analyze',
            files,
            json: options.json === true,
            csv: options.csv === true,
            states: options.states === true,
            limit: options.limit ?? null,
            ...versionOf(options),
            under: options.under ?? null,
            provoked: options.provoked === true,
            responses: options.responses,
          },
          options.progress,
        );
      },
    );

  command(program, 'explain', 'tell why each mover would stay in a state, or leave it')
    .argument('<file>', 'a model; - is standard input')
    .argument('[state]', 'an outcome by its number in `check`, `now`, a named state, or settings such as "invite, troops=30000"; none: now')
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .addOption(inOverlay())
    .addOption(inView())
    .action((file: string, state: string | undefined, options: Versioned & { under?: Concept; responses: Responses; progress?: true }) =>
      ask(
        {
          command: 'explain',
          file,
          state: state ?? 'now',
          ...versionOf(options),
          under: options.under ?? null,
          responses: options.responses,
        },
        options.progress,
      ),
    );

  command(program, 'path', 'tell how the conflict can go from now, and replay its history')
    .argument('<file>', 'a model; - is standard input')
    .option('--to <state>', 'how to get to this state (said as for `explain`)')
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .addOption(inOverlay())
    .addOption(inView())
    .action((file: string, options: Versioned & { to?: string; under?: Concept; responses: Responses; progress?: true }) =>
      ask(
        {
          command: 'path',
          file,
          to: options.to ?? null,
          ...versionOf(options),
          under: options.under ?? null,
          responses: options.responses,
        },
        options.progress,
      ),
    );

  command(program, 'stress', 'put each outcome to each event: does it hold, who moves first, where does it end')
    .argument('<file>', 'a model; - is standard input')
    .option('--json', 'print JSON')
    .addOption(inOverlay())
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action((file: string, options: { json?: true; in?: string; under?: Concept; responses: Responses; progress?: true }) =>
      ask(
        {
          command: 'stress',
          file,
          in: options.in ?? null,
          json: options.json === true,
          under: options.under ?? null,
          responses: options.responses,
        },
        options.progress,
      ),
    );

  command(program, 'tip', 'find the smallest changes that overturn a claim, and the premises that carry most')
    .argument('<file>', 'a model; - is standard input')
    .argument('[claim]', 'one claim by its name; none: all of them')
    .option('--distance <n>', 'look for up to so many swaps of neighbouring wants (1 to 3)', swaps)
    .option('--json', 'print JSON')
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action(
      (
        file: string,
        claim: string | undefined,
        options: { distance?: number; json?: true; under?: Concept; responses: Responses; progress?: true },
      ) =>
        ask(
          {
            command: 'tip',
            file,
            claim: claim ?? null,
            distance: options.distance ?? null,
            json: options.json === true,
            under: options.under ?? null,
            responses: options.responses,
          },
          options.progress,
        ),
    );

  command(program, 'settle', 'find bargains that outcomes leave on the table, and whether they would last')
    .argument('<file>', 'a model; - is standard input')
    .option('--json', 'print JSON')
    .option('-v, --verbose', 'tell every bargain')
    .addOption(inOverlay())
    .addOption(inView())
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action((file: string, options: Versioned & { json?: true; verbose?: true; under?: Concept; responses: Responses; progress?: true }) =>
      ask(
        {
          command: 'settle',
          file,
          ...versionOf(options),
          json: options.json === true,
          verbose: options.verbose === true,
          under: options.under ?? null,
          responses: options.responses,
        },
        options.progress,
      ),
    );

  command(program, 'require', 'ask what it would take for a condition to last: whose wants, or which guarantee')
    .argument('<file>', 'a model; - is standard input')
    .argument('<condition>', 'what is to last, in quotation marks: "invite and tie = treaty"')
    .option('--json', 'print JSON')
    .addOption(inOverlay())
    .addOption(inView())
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action(
      (file: string, condition: string, options: Versioned & { json?: true; under?: Concept; responses: Responses; progress?: true }) =>
        ask(
          {
            command: 'require',
            file,
            condition,
            ...versionOf(options),
            json: options.json === true,
            under: options.under ?? null,
            responses: options.responses,
          },
          options.progress,
        ),
    );

  command(program, 'import', 'make a model of a .gmcr file (GMCR+) or a .nfg file (Gambit)')
    .argument('<file>', 'the file; - is standard input')
    .option('-o, --output <file>', 'the model to write; none: print it')
    .action((file: string, options: { output?: string }) => ask({ command: 'import', file, output: options.output ?? null }, false));

  command(program, 'export', 'write a model for another program: GMCR+, Gambit, graph programs, tables')
    .argument('<file>', 'a model; - is standard input')
    .addOption(new Option('--to <form>', 'the form; none: as the name after -o ends').choices([...EXPORT_FORMATS]))
    .option('-o, --output <file>', 'the file to write; none: print it')
    .option('--all', 'in graphml and dot: every state and move, not only what gains can reach from now')
    .addOption(inOverlay())
    .addOption(inView())
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action(
      (
        file: string,
        options: Versioned & {
          to?: ExportFormat;
          output?: string;
          all?: true;
          under?: Concept;
          responses: Responses;
          progress?: true;
        },
      ) =>
        ask(
          {
            command: 'export',
            file,
            to: options.to ?? null,
            output: options.output ?? null,
            all: options.all === true,
            ...versionOf(options),
            under: options.under ?? null,
            responses: options.responses,
          },
          options.progress,
        ),
    );

  command(program, 'report', 'write a brief: judgements, dissent, sources and method')
    .argument('<file>', 'a model; - is standard input')
    .option('-o, --output <file>', 'brief.html, brief.md or brief.docx; none: Markdown on standard output')
    .option('--samples <n>', 'look at so many worlds, where a model leaves open more than 50,000 (default: 2,000)', sampleSize)
    .option('--seed <n>', 'the seed of that sample (default: 1)', wholeNumber)
    .addOption(under())
    .addOption(responses())
    .addOption(progress())
    .action(
      (
        file: string,
        options: { output?: string; samples?: number; seed?: number; under?: Concept; responses: Responses; progress?: true },
      ) =>
        ask(
          {
            command: 'report',
            file,
            output: options.output === undefined || options.output === '-' ? null : options.output,
            survey: surveyOf(options),
            under: options.under ?? null,
            responses: options.responses,
          },
          options.progress,
        ),
    );

  command(program, 'serve', 'open the workbench: the models of a folder, in the browser')
    .argument('[folder]', 'a folder of models, or one model to begin with', '.')
    .option('--port <n>', 'listen on this port of 127.0.0.1 (default: a free one)', portNumber)
    .option('--no-open', 'only print the address')
    .action((folder: string, options: { port?: number; open: boolean }) =>
      serve({ folder, port: options.port ?? null, open: options.open }),
    );

  command(program, 'fmt', 'set the files out evenly; comments stay')
    .argument('<files...>', 'models, or folders of models; - reads standard input and prints')
    .option('--check', 'change nothing, only say which files would change')
    .action((files: string[], options: { check?: true }) => ask({ command: 'fmt', files, check: options.check === true }, false));

  command(program, 'new', 'write a small model to start from')
    .argument('[name]', 'the name of the file; my-conflict when left out')
    .action((name: string | undefined) => ask({ command: 'new', name: name ?? null }, false));

  return program;
}

function command(program: Command, name: string, summary: string): Command {
  return program
    .command(name)
    .description(`${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`)
    .summary(summary);
}

function under(): Option {
  return new Option('--under <concept>', 'what movers look at before they move (default: provoked)').choices([...CONCEPTS]);
}

/** Options that say which version of a model is meant. */
interface Versioned {
  readonly in?: string;
  readonly view?: string;
}

function versionOf(options: Versioned): Under {
  return { in: options.in ?? null, view: options.view ?? null };
}

function inOverlay(): Option {
  return new Option('--in <overlay>', 'under this critique, variant or phase of the model');
}

function inView(): Option {
  return new Option('--view <actor>', 'as this actor sees the conflict');
}

function responses(): Option {
  return new Option('--responses <kind>', 'what counts as an answer: any legal sequence, or one single move')
    .choices(['legal', 'single'])
    .default('legal');
}

function progress(): Option {
  return new Option('--progress', 'show how far it is on standard error, even when that is no terminal');
}

function swaps(text: string): number {
  const number = wholeNumber(text);
  if (number < 1 || number > 3) throw new InvalidArgumentError('It must be 1, 2 or 3.');
  return number;
}

/** How worlds are looked at. */
function surveyOf({ samples, seed }: { samples?: number; seed?: number }): ReportRequest['survey'] {
  return { ...(samples === undefined ? {} : { samples: Math.max(1, samples) }), ...(seed === undefined ? {} : { seed }) };
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 0) throw new InvalidArgumentError('It must be a whole number.');
  return number;
}

function portNumber(text: string): number {
  const number = wholeNumber(text);
  if (number < 1 || number > 65_535) throw new InvalidArgumentError('It must be from 1 to 65535.');
  return number;
}

/** More worlds than this tell nothing more, and do not fit into the memory. */
const MOST_SAMPLES = 1_000_000;

function sampleSize(text: string): number {
  const number = wholeNumber(text);
  if (number > MOST_SAMPLES) throw new InvalidArgumentError('It can be 1,000,000 at most.');
  return number;
}

function helpWidth(): number {
  const told = Number.parseInt(process.env['COLUMNS'] ?? '', 10);
  return Math.min(100, Math.max(60, Number.isFinite(told) ? told : columnsOf(process.stdout)));
}

function columnsOf(stream: { readonly columns?: number }): number {
  return stream.columns ?? 100;
}

/** Commander's own wording, without its shouting: what is wrong, then what would mend it. */
function plainError(text: string): string {
  const unknown = /unknown command '(.*)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?/u.exec(text);
  if (unknown !== null) {
    const meant = unknown[2] === undefined ? '`parley --help` lists the commands.' : `Did you mean ${unknown[2]}?`;
    return `parley: error: there is no command '${unknown[1]}'. ${meant}\n`;
  }
  return `parley: ${text.trim().replace(/\n\((.*)\)$/u, '. $1')}\n`;
}
