/**
 * Whom the server answers: the workbench's own page, opened from the address that was printed. Another page in the same browser can send requests to
 * this computer too, even under a name of its own that leads here (DNS rebinding); its Host, its Origin or the missing token give it away.
 */

import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal.js';

/** What every answer carries: the page runs only its own files, is framed by nobody, and asks nobody else for anything. */
export const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** The port of addresses that name none. */
const UNNAMED_PORT = 80;

/**
 * Lets a request pass that comes from the page itself, or from a reader who opens it.
 *
 * @param port where the server listens
 * @throws Refusal for every other one
 */
export function admit(request: IncomingMessage, port: number): void {
  const hosts = valuesOf(request, 'host');
  const own = ['127.0.0.1', 'localhost'].map((name) => (port === UNNAMED_PORT ? name : `${name}:${port}`));
  const host = hosts.length === 1 ? own.find((each) => each === hosts[0]) : undefined;
  if (host === undefined) {
    throw new Refusal(421, `The workbench answers only under its own address. Open the one that parley serve printed: http://${own[0]}.`);
  }
  const strangers = valuesOf(request, 'origin').some((origin) => origin !== `http://${host}`);
  const elsewhere = valuesOf(request, 'sec-fetch-site').some((site) => site !== 'same-origin' && site !== 'none');
  if (strangers || elsewhere) {
    throw new Refusal(403, 'Another page asked for this, and only the workbench may. Type or paste the address that parley serve printed.');
  }
}

/**
 * Lets a request pass that carries the token.
 *
 * @throws Refusal without it, or with another one
 */
export function authorize(request: IncomingMessage, token: string): void {
  const given = valuesOf(request, 'authorization');
  // Digests are of one length, as a comparison in constant time needs; what is compared tells nothing of how much was right.
  if (given.length === 1 && timingSafeEqual(digest(given[0] ?? ''), digest(`Bearer ${token}`))) return;
  throw new Refusal(401, 'This page does not know the word that opens the folder. Open the whole address that parley serve printed last.');
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** All values of a header as they came: where one is given twice, Node shows only the first. */
function valuesOf(request: IncomingMessage, name: string): string[] {
  return request.rawHeaders.flatMap((each, index, raw) => (index % 2 === 0 && each.toLowerCase() === name ? [raw[index + 1] ?? ''] : []));
}
