/**
 * The Parley language: from text to the model form, and from findings back to words. Synchronous, no input or output.
 * @packageDocumentation
 */

export { BEGINNING, CATALOGUE, type Code, diagnose, type Entry, hostOf, type Parameters } from './catalogue.js';
export { parseCondition } from './condition-text.js';
export { type Diagnostic, diagnosticLine, type Severity } from './diagnostic.js';
export { exportDot } from './exchange/dot.js';
export { exportGmcr } from './exchange/gmcr-export.js';
export { importGmcr } from './exchange/gmcr-import.js';
export { exportGraphml } from './exchange/graphml.js';
export { exportNfg } from './exchange/nfg-export.js';
export { importNfg } from './exchange/nfg-import.js';
export { type Exchanged, type ExchangeProblem, exchangeProblemWords } from './exchange/problem.js';
export { describeFindings } from './findings.js';
export { format } from './format.js';
export { codeFrame } from './frame.js';
export type { Host } from './host.js';
export { catalogueMarkdown } from './manual.js';
export { ModelFormError, modelJsonSchema, readModel } from './model-form.js';
export { nearest } from './nearest.js';
export type { PlainTree } from './parser.js';
export { print, printCondition } from './print.js';
export { parse, type Reading } from './reading.js';
export { checkSources, paragraphCount } from './sources.js';
export * from './words/index.js';
