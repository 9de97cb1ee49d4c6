/** The server behind the workbench: the page's files, and the models of one folder. */

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { listModels, MOST_MODEL_BYTES, MOST_WORDS, readModel, textOf, writeModel } from './folder.js';
import { admit, authorize, HEADERS } from './guard.js';
import type { PageFiles } from './page.js';
import { Refusal } from './refusal.js';

/** How much too large a body is still read to its end: only one who has sent everything listens to the answer. */
const PATIENCE = 8;

/** How long a request may take to come, in milliseconds; its head, and all of it. */
const HEAD_TIME = 10_000;
const WHOLE_TIME = 30_000;

/** The most bytes of a request's head. */
const MOST_HEAD_BYTES = 16_384;

/** The most connections at once; a browser opens six. */
const MOST_CONNECTIONS = 64;

/**
 * Makes the server; it does not listen yet.
 *
 * @param root the real path of the folder whose models it serves
 * @param token what those carry who may ask for models
 */
export function workbenchServer(page: PageFiles, root: string, token: string): Server {
  const server = createServer(
    {
      maxHeaderSize: MOST_HEAD_BYTES,
      headersTimeout: HEAD_TIME,
      requestTimeout: WHOLE_TIME,
      connectionsCheckingInterval: 1000,
      insecureHTTPParser: false,
      // The guard tells what is wrong with one that names no host.
      requireHostHeader: false,
    },
    (request, response) => {
      answer(request, response).catch((error: unknown) => refuse(request, response, error));
    },
  );
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.setHeader('Cache-Control', 'no-store');
    admit(request, (server.address() as AddressInfo).port);
    const target = request.url ?? '';
    if (!target.startsWith('/')) throw new Refusal(400, 'An address begins with a slash here. Open the one that parley serve printed.');
    const [path = '', query = ''] = target.split(/\?(.*)/su);
    if (!path.startsWith('/api/')) return sendPage(page, path, request, response);
    authorize(request, token);
    if (path === '/api/files') {
      allow(request, response, ['GET']);
      return sendJson(response, 200, listModels(root));
    }
    if (path !== '/api/file') throw new Refusal(404, 'The workbench knows no such request. Load the page again.');
    allow(request, response, ['GET', 'PUT']);
    const name = nameIn(query);
    if (request.method === 'PUT') return put(root, name, request, response);
    const content = readModel(root, name);
    textOf(content);
    response.setHeader('ETag', `"${content.version}"`);
    return send(response, 200, 'text/plain; charset=utf-8', content.bytes);
  };
  server.maxConnections = MOST_CONNECTIONS;
  server.on('clientError', refuseUnread);
  // A tunnel, or another protocol, is wanted by nobody.
  server.on('connect', (_, socket) => socket.destroy());
  return server;
}

function sendPage(page: PageFiles, path: string, request: IncomingMessage, response: ServerResponse): void {
  allow(request, response, ['GET', 'HEAD']);
  const file = page.get(path);
  if (file === undefined) throw new Refusal(404, 'There is no such page here. The workbench is at the address that parley serve printed.');
  response.setHeader('Cache-Control', file.cache);
  send(response, 200, file.type, file.bytes);
}

async function put(root: string, name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const known = knownVersion(request);
  if (request.headers['content-encoding'] !== undefined) throw new Refusal(415, 'What was sent is packed. Send the text as it is.');
  const bytes = await bodyOf(request);
  const version = writeModel(root, name, bytes, known);
  response.setHeader('ETag', `"${version}"`);
  sendJson(response, known === null ? 201 : 200, { version });
}

/** The version that a text was made from, as the request says it; null for a new file. */
function knownVersion({ headers }: IncomingMessage): string | null {
  const [changed, fresh] = [headers['if-match'], headers['if-none-match']];
  if (changed === undefined && fresh === '*') return null;
  const [, version] = /^"([^"]*)"$/u.exec(changed ?? '') ?? [];
  if (fresh === undefined && version !== undefined) return version;
  throw new Refusal(428, 'Say which version the text was made from (If-Match: "VERSION"), or that the file is new (If-None-Match: *).');
}

/** The whole body, or nothing. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    length += (chunk as Uint8Array).length;
    if (length <= MOST_MODEL_BYTES) chunks.push(chunk as Uint8Array);
    else if (length > PATIENCE * MOST_MODEL_BYTES) break;
  }
  if (length > MOST_MODEL_BYTES) throw new Refusal(413, `This text is larger than ${MOST_WORDS}, and no model. Shorten it.`);
  return Buffer.concat(chunks);
}

function nameIn(query: string): string {
  const names = new URLSearchParams(query).getAll('path');
  const [name] = names;
  if (name === undefined || names.length > 1) throw new Refusal(400, 'Name one file: /api/file?path=NAME.');
  return name;
}

function allow(request: IncomingMessage, response: ServerResponse, methods: readonly string[]): void {
  if (methods.includes(request.method ?? '')) return;
  response.setHeader('Allow', methods.join(', '));
  throw new Refusal(405, `This address answers only ${methods.join(' and ')}.`);
}

function sendJson(response: ServerResponse, status: number, value: object): void {
  send(response, status, 'application/json; charset=utf-8', Buffer.from(`${JSON.stringify(value)}\n`));
}

function send(response: ServerResponse, status: number, type: string, bytes: Uint8Array): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': bytes.length });
  response.end(bytes);
}

/** Answers with what is wrong. Where nobody listens any more, nothing is left to do. */
function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.destroy();
    return;
  }
  const refusal = error instanceof Refusal ? error : failure(error);
  // What is still to come of the request is not waited for.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (refusal.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.setHeader('Cache-Control', 'no-store');
  if (request.url?.startsWith('/api/') === true) sendJson(response, refusal.status, { error: refusal.message, ...refusal.also });
  else send(response, refusal.status, 'text/plain; charset=utf-8', Buffer.from(`${refusal.message}\n`));
}

function failure(error: unknown): Refusal {
  if (process.env['PARLEY_DEBUG'] !== undefined) process.stderr.write(`${(error as Error).stack ?? String(error)}\n`);
  return new Refusal(500, 'Parley itself has failed, which is a fault of the program and not of your model. Start parley serve again.');
}

/** Answers what is no request at all, or one that never comes to its end. */
function refuseUnread(error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const [status, sentence] =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? ['431 Request Header Fields Too Large', 'The head of this request is too long. Load the page again.']
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? ['408 Request Timeout', 'This request took too long to come, and nothing was written. Try again.']
        : ['400 Bad Request', 'This is no request that could be understood. Load the page again.'];
  const body = `${JSON.stringify({ error: sentence })}\n`;
  const headers = {
    ...HEADERS,
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': String(Buffer.byteLength(body)),
    Connection: 'close',
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status}\r\n${head.join('')}\r\n${body}`);
}
