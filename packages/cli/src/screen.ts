import picocolors from 'picocolors';
import type { Screen } from './request.js';

/** The narrowest page that is laid out; on a narrower terminal lines run over. */
const NARROWEST = 60;

/** Columns when nobody says how wide the page is (a pipe, a file). */
const ORDINARY = 100;

/** What the reader is looking at: `COLUMNS`, `NO_COLOR` and `FORCE_COLOR` are respected; colour is only for terminals. */
export function screenOf(env: NodeJS.ProcessEnv, stream: { readonly isTTY?: boolean; readonly columns?: number }): Screen {
  const told = Number.parseInt(env['COLUMNS'] ?? '', 10);
  const columns = Number.isFinite(told) && told > 0 ? told : stream.isTTY === true ? (stream.columns ?? ORDINARY) : ORDINARY;
  return { width: Math.max(NARROWEST, columns), colour: wantsColour(env, stream.isTTY === true), unicode: showsUnicode(env) };
}

function wantsColour(env: NodeJS.ProcessEnv, terminal: boolean): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  return terminal && env['TERM'] !== 'dumb' && picocolors.isColorSupported;
}

/** A locale that is set, and is not UTF-8, cannot show the marks; no locale at all is taken for a modern system, but not the plain `C`. */
function showsUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return process.platform !== 'linux' || env['TERM'] !== 'linux';
  return /utf-?8/iu.test(locale);
}

/** Progress is shown to people who look at a terminal, or who ask for it. */
export function wantsProgress(stream: { readonly isTTY?: boolean }, asked: boolean): boolean {
  return asked || stream.isTTY === true;
}
