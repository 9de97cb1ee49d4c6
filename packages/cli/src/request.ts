/** What is asked of the program, as plain data: the command line once it is understood. */

import type { Concept, Responses, SurveySettings } from '@parley/engine';

/** A request for one command. Files are as the reader typed them; none means the current folder. */
export type Request =
  | CheckRequest
  | AnalyzeRequest
  | ExplainRequest
  | PathRequest
  | StressRequest
  | TipRequest
  | ReportRequest
  | SettleRequest
  | RequireRequest
  | ImportRequest
  | ExportRequest
  | FormatRequest
  | NewRequest;

export interface CheckRequest {
  readonly command: 'check';
  readonly files: readonly string[];
  readonly json: boolean;
  /** For outcomes, and for claims that name no concept of their own. */
  readonly under: Concept | null;
  readonly responses: Responses;
  /** Print one stage between text and answer as JSON, instead of the check. */
  readonly emit: 'ast' | 'model' | 'analysis' | null;
  readonly verbose: boolean;
  readonly quiet: boolean;
  /** How worlds are looked at, where the model leaves something open. */
  readonly survey: Pick<SurveySettings, 'samples' | 'seed'>;
}

/** Which version of a model is meant. */
export interface Under {
  /** Under this overlay; null: the model as it stands. */
  readonly in: string | null;
  /** In the eyes of this actor; null: as things are. */
  readonly view: string | null;
}

export interface AnalyzeRequest extends Under {
  readonly command: 'analyze';
  readonly files: readonly string[];
  readonly json: boolean;
  readonly csv: boolean;
  /** List every state, not only equilibria. */
  readonly states: boolean;
  /** At most so many equilibria are listed; null: the default. */
  readonly limit: number | null;
  readonly under: Concept | null;
  /** Compute `provoked` for every state, which takes long. */
  readonly provoked: boolean;
  readonly responses: Responses;
}

export interface ExplainRequest extends Under {
  readonly command: 'explain';
  readonly file: string;
  readonly state: string;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface PathRequest extends Under {
  readonly command: 'path';
  readonly file: string;
  /** The state to reach; null: wherever it can go. */
  readonly to: string | null;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface StressRequest {
  readonly command: 'stress';
  readonly file: string;
  /** Under this overlay; null: the model as it stands. */
  readonly in: string | null;
  readonly json: boolean;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface TipRequest {
  readonly command: 'tip';
  readonly file: string;
  /** Null: every claim. */
  readonly claim: string | null;
  /** Up to so many swaps; null: as far as the size of the model allows in little time. */
  readonly distance: number | null;
  readonly json: boolean;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface SettleRequest extends Under {
  readonly command: 'settle';
  readonly file: string;
  readonly json: boolean;
  readonly verbose: boolean;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface RequireRequest extends Under {
  readonly command: 'require';
  readonly file: string;
  /** As the reader typed it. */
  readonly condition: string;
  readonly json: boolean;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface ImportRequest {
  readonly command: 'import';
  readonly file: string;
  /** The model to write; null: standard output. */
  readonly output: string | null;
}

/** The forms that `export` writes; a file name that ends so asks for one. */
export const EXPORT_FORMATS = ['gmcr', 'nfg', 'graphml', 'dot', 'csv'] as const;

/** One of them. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportRequest extends Under {
  readonly command: 'export';
  readonly file: string;
  /** Null: as the name of the output says. */
  readonly to: ExportFormat | null;
  /** The file to write; null: standard output. */
  readonly output: string | null;
  /** In pictures every state and every move, not only what improvements reach from now. */
  readonly all: boolean;
  readonly under: Concept | null;
  readonly responses: Responses;
}

export interface ReportRequest {
  readonly command: 'report';
  readonly file: string;
  /** The file to write, whose name says in which form; null: Markdown on standard output. */
  readonly output: string | null;
  readonly under: Concept | null;
  readonly responses: Responses;
  readonly survey: Pick<SurveySettings, 'samples' | 'seed'>;
}

export interface FormatRequest {
  readonly command: 'fmt';
  readonly files: readonly string[];
  /** Change nothing; only say which files would change. */
  readonly check: boolean;
}

export interface NewRequest {
  readonly command: 'new';
  readonly name: string | null;
}

/** What `parley serve` is asked. It stays and answers a page, so it is none of the requests that are carried out and done. */
export interface ServeRequest {
  /** A folder of models, or one model. */
  readonly folder: string;
  /** Null: a free one. */
  readonly port: number | null;
  /** Open the reader's browser. */
  readonly open: boolean;
}

/** The files that a request names. */
export function filesOf(request: Request): readonly string[] {
  switch (request.command) {
    case 'check':
    case 'analyze':
    case 'fmt':
      return request.files;
    case 'explain':
    case 'path':
    case 'stress':
    case 'tip':
    case 'report':
    case 'settle':
    case 'require':
    case 'import':
    case 'export':
      return [request.file];
    case 'new':
      return [];
  }
}

/** What the reader is looking at. */
export interface Screen {
  /** Columns to fill, 60 or more. */
  readonly width: number;
  readonly colour: boolean;
  /** Whether ✓, “ and → can be shown. */
  readonly unicode: boolean;
}
