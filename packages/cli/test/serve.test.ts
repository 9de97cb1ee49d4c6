/** The server behind the workbench, attacked: on a real socket, by requests written out byte for byte. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { MOST_FILES, MOST_MODEL_BYTES } from '../src/serve/folder.js';
import { HEADERS } from '../src/serve/guard.js';
import { readPage } from '../src/serve/page.js';
import { workbenchServer } from '../src/serve/server.js';

/** What happens at the last moment of a write: nothing, or what a test puts there. */
const moment: { before: () => unknown } = vi.hoisted(() => ({ before: () => undefined }));
vi.mock('../src/save.js', async (original) => {
  const save = await original<typeof import('../src/save.js')>();
  const writeSafely: typeof save.writeSafely = (file, content, fresh, last) =>
    save.writeSafely(file, content, fresh, () => {
      moment.before();
      last?.();
    });
  return { ...save, writeSafely };
});

const TOKEN = 'the-token-of-these-tests';
const home = realpathSync(mkdtempSync(join(tmpdir(), 'parley-serve-')));
const models = join(home, 'models');
const outside = join(home, 'outside');
let server: Server;
let port: number;

beforeAll(async () => {
  const page = join(home, 'page');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Page</title>');
  writeFileSync(join(page, 'assets', 'main-1f3a.js'), 'export {};');
  const files = readPage(page);
  if (files === null) throw new Error('no page');
  mkdirSync(models);
  server = workbenchServer(files, models, TOKEN);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

beforeEach(() => {
  moment.before = () => undefined;
  for (const folder of [models, outside]) rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(models, 'north'), { recursive: true });
  mkdirSync(outside);
  writeFileSync(join(models, 'a.parley'), 'conflict "A"');
  writeFileSync(join(models, 'north', 'b.parley'), 'conflict "B"');
  writeFileSync(join(outside, 'secret.parley'), 'conflict "Secret"');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(home, { recursive: true, force: true });
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Sends bytes, and takes what comes until the other side closes. */
function raw(text: string | Uint8Array): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const [head = '', ...rest] = Buffer.concat(chunks).toString().split('\r\n\r\n');
      const [first = '', ...lines] = head.split('\r\n');
      const headers: Record<string, string> = {};
      for (const line of lines) headers[line.split(':')[0]?.toLowerCase() ?? ''] = line.slice(line.indexOf(':') + 2);
      resolve({ status: Number(first.split(' ')[1]), headers, body: rest.join('\r\n\r\n') });
    });
  });
}

/** A request as the page sends it, with other headers in the place of its own where they are given; null leaves one out. */
function ask(
  method: string,
  target: string,
  headers: Readonly<Record<string, string | null>> = {},
  body?: string | Uint8Array,
): Promise<Answer> {
  const own: Record<string, string | null> = {
    Host: `127.0.0.1:${port}`,
    Authorization: `Bearer ${TOKEN}`,
    Connection: 'close',
    ...headers,
  };
  const bytes = Buffer.from(body ?? '');
  if (body !== undefined && !('Content-Length' in own)) own['Content-Length'] = String(bytes.length);
  const lines = Object.entries(own).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}\r\n`]));
  return raw(Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`), bytes]));
}

const at = (path: string): string => `/api/file?path=${encodeURIComponent(path)}`;
const errorOf = ({ body }: Answer): string => (JSON.parse(body) as { error: string }).error;
const temporaries = (): string[] => readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

async function versionOf(path: string): Promise<string> {
  return (await ask('GET', at(path))).headers['etag'] ?? '';
}

describe('whom it answers', () => {
  test('it listens to this computer only', () => {
    expect((server.address() as AddressInfo).address).toBe('127.0.0.1');
  });

  test.each([
    ['evil.example', 421],
    ['127.0.0.1', 421],
    ['127.0.0.1:1', 421],
    ['127.0.0.1.evil.example', 421],
    [null, 421],
  ])('Host %s', async (host, status) => {
    for (const target of ['/', '/api/files']) expect((await ask('GET', target, { Host: host })).status).toBe(status);
  });

  test('a second Host, and HTTP/1.0 without one', async () => {
    const two = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nHost: evil.example\r\nConnection: close\r\n\r\n`);
    expect(two.status).toBe(421);
    expect((await raw('GET / HTTP/1.0\r\n\r\n')).status).toBe(421);
  });

  test('localhost is another name of its own, but not another page of it', async () => {
    const Host = `localhost:${port}`;
    expect((await ask('GET', '/api/files', { Host, Origin: `http://localhost:${port}` })).status).toBe(200);
    expect((await ask('GET', '/api/files', { Host, Origin: `http://127.0.0.1:${port}` })).status).toBe(403);
  });

  test.each([
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { 'Sec-Fetch-Site': 'cross-site' },
    { 'Sec-Fetch-Site': 'same-site' },
  ])('another page: %o', async (headers) => {
    const answer = await ask('GET', '/api/files', headers);
    expect(answer.status).toBe(403);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test.each([null, 'Bearer', 'Bearer wrong', TOKEN, `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])('the token: %s', async (Authorization) => {
    for (const target of ['/api/files', at('a.parley'), '/api/other', `/api/files?token=${TOKEN}`]) {
      expect((await ask('GET', target, { Authorization })).status).toBe(401);
    }
    expect((await ask('PUT', at('a.parley'), { Authorization, 'If-None-Match': '*' }, 'x')).status).toBe(401);
  });

  test('a question before a request of another page (CORS) gets no leave', async () => {
    const answer = await ask('OPTIONS', '/api/file', { Authorization: null, 'Access-Control-Request-Method': 'PUT' });
    expect(answer.status).toBe(401);
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('methods, whole addresses and what is no request', async () => {
    for (const method of ['POST', 'DELETE', 'PATCH', 'HEAD', 'TRACE']) expect((await ask(method, at('a.parley'))).status).toBe(405);
    expect((await ask('PUT', '/', {}, 'x')).status).toBe(405);
    expect((await ask('GET', `http://127.0.0.1:${port}/api/files`)).status).toBe(400);
    expect((await ask('GET', '*')).status).toBe(400);
    expect((await raw('nonsense\r\n\r\n')).status).toBe(400);
    expect((await ask('GET', '/', { 'X-Long': 'x'.repeat(20_000) })).status).toBe(431);
  });

  test('every answer carries the headers that guard the page', async () => {
    const answers = [
      await ask('GET', '/'),
      await ask('GET', '/assets/main-1f3a.js'),
      await ask('GET', '/absent'),
      await ask('GET', '/api/files'),
      await ask('GET', '/api/files', { Authorization: null }),
      await ask('GET', '/', { Host: 'evil.example' }),
      await raw('nonsense\r\n\r\n'),
    ];
    for (const { headers } of answers) {
      for (const [name, value] of Object.entries(HEADERS)) expect(headers[name.toLowerCase()]).toBe(value);
    }
    expect(answers.map(({ headers }) => headers['cache-control'])).toEqual(
      answers.map((_, index) => (index === 1 ? 'public, max-age=31536000, immutable' : 'no-store')),
    );
    expect(answers[1]?.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });
});

describe('paths', () => {
  const ODD = [
    '../outside/secret.parley',
    'north/../../outside/secret.parley',
    'north/../a.parley',
    './a.parley',
    'north//b.parley',
    '/a.parley',
    '',
    'a.txt',
    'a.parley/',
    'a.parley\0',
    'a\r\nX: y.parley',
    '..\\outside\\secret.parley',
    'C:/a.parley',
    'a.parley:s.parley',
    'a:$DATA.parley',
    '%2e%2e/outside/secret.parley',
    '..%2foutside%2fsecret.parley',
    '.git/x.parley',
    '.x.parley',
    'node_modules/x.parley',
    'con.parley',
    'LPT1.x.parley',
    'north./b.parley',
    'north /b.parley',
    'GIT~1/x.parley',
    '\u200c.git/x.parley',
    `${'x'.repeat(2000)}.parley`,
  ];
  const RAW = [
    '%2e%2e%2foutside%2fsecret.parley',
    '%252e%252e%252foutside%252fsecret.parley',
    '..%c0%afoutside%c0%afsecret.parley',
    '%c0%ae%c0%ae/x.parley',
    '%ff.parley',
    'a.parley%00',
  ];

  test.each([...ODD.map((path) => encodeURIComponent(path)), ...RAW])('%s is refused, to read and to write', async (query) => {
    for (const answer of [
      await ask('GET', `/api/file?path=${query}`),
      await ask('PUT', `/api/file?path=${query}`, { 'If-None-Match': '*' }, 'x'),
    ]) {
      expect(answer.status).toBe(403);
      expect(errorOf(answer)).not.toContain(home);
    }
    expect(readFileSync(join(outside, 'secret.parley'), 'utf8')).toBe('conflict "Secret"');
    expect(readdirSync(outside)).toEqual(['secret.parley']);
  });

  test('one path, and no page by way of a path', async () => {
    expect((await ask('GET', '/api/file')).status).toBe(400);
    expect((await ask('GET', '/api/file?path=a.parley&path=north/b.parley')).status).toBe(400);
    for (const target of [
      '/../outside/secret.parley',
      '/assets/../../models/a.parley',
      '/%2e%2e/models/a.parley',
      '//evil.example/',
      '/a.parley',
    ])
      expect((await ask('GET', target)).status).toBe(404);
  });

  test('links that lead out tell not even what is there', async () => {
    symlinkSync(join(outside, 'secret.parley'), join(models, 'file.parley'));
    symlinkSync(join(outside, 'absent.parley'), join(models, 'nowhere.parley'));
    symlinkSync(outside, join(models, 'folder'));
    symlinkSync('loop.parley', join(models, 'loop.parley'));
    const paths = ['file.parley', 'nowhere.parley', 'folder/secret.parley', 'folder/new.parley', 'loop.parley'];
    const answers = await Promise.all(
      paths.flatMap((path) => [
        ask('GET', at(path)),
        ask('PUT', at(path), { 'If-None-Match': '*' }, 'x'),
        ask('PUT', at(path), { 'If-Match': '"x"' }, 'x'),
      ]),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(403);
    expect(readdirSync(outside)).toEqual(['secret.parley']);
    expect(readFileSync(join(outside, 'secret.parley'), 'utf8')).toBe('conflict "Secret"');
  });

  test('a link to another model of the folder is followed, and stays', async () => {
    symlinkSync('north/b.parley', join(models, 'link.parley'));
    const answer = await ask('PUT', at('link.parley'), { 'If-Match': await versionOf('link.parley') }, 'conflict "New"');
    expect(answer.status).toBe(200);
    expect(readFileSync(join(models, 'north', 'b.parley'), 'utf8')).toBe('conflict "New"');
  });

  test('a folder, or a file, that becomes a link while it is written', async () => {
    const version = await versionOf('north/b.parley');
    writeFileSync(join(outside, 'b.parley'), 'conflict "B"');
    moment.before = () => {
      rmSync(join(models, 'north'), { recursive: true });
      symlinkSync(outside, join(models, 'north'));
    };
    expect((await ask('PUT', at('north/b.parley'), { 'If-Match': version }, 'x')).status).toBe(403);
    const own = await versionOf('a.parley');
    moment.before = () => {
      rmSync(join(models, 'a.parley'));
      symlinkSync(join(outside, 'secret.parley'), join(models, 'a.parley'));
    };
    expect((await ask('PUT', at('a.parley'), { 'If-Match': own }, 'x')).status).toBe(403);
    expect(readFileSync(join(outside, 'b.parley'), 'utf8')).toBe('conflict "B"');
    expect(readFileSync(join(outside, 'secret.parley'), 'utf8')).toBe('conflict "Secret"');
    expect(temporaries()).toEqual([]);
  });
});

describe('reading', () => {
  test('the list', async () => {
    mkdirSync(join(models, '.hidden'));
    writeFileSync(join(models, '.hidden', 'x.parley'), 'x');
    writeFileSync(join(models, 'notes.txt'), 'x');
    writeFileSync(join(models, 'large.parley'), 'x'.repeat(MOST_MODEL_BYTES + 1));
    const { folder, files, more } = JSON.parse((await ask('GET', '/api/files')).body) as {
      folder: string;
      files: unknown[];
      more: boolean;
    };
    expect({ folder, more }).toEqual({ folder: 'models', more: false });
    expect(files).toEqual([
      { path: 'a.parley', bytes: 12, version: (await versionOf('a.parley')).slice(1, -1) },
      { path: 'large.parley', bytes: null, version: null },
      { path: 'north/b.parley', bytes: 12, version: (await versionOf('north/b.parley')).slice(1, -1) },
    ]);
  });

  test('more models than are listed', async () => {
    for (let index = 0; index < MOST_FILES; index += 1) writeFileSync(join(models, 'north', `${index}.parley`), '');
    const { files, more } = JSON.parse((await ask('GET', '/api/files')).body) as { files: unknown[]; more: boolean };
    expect({ count: files.length, more }).toEqual({ count: MOST_FILES, more: true });
  });

  test('a model as it is; one that is none', async () => {
    const answer = await ask('GET', at('a.parley'));
    expect(answer).toMatchObject({ status: 200, body: 'conflict "A"', headers: { 'content-type': 'text/plain; charset=utf-8' } });
    writeFileSync(join(models, 'image.parley'), Buffer.from([0xff, 0xd8]));
    writeFileSync(join(models, 'large.parley'), 'x'.repeat(MOST_MODEL_BYTES + 1));
    mkdirSync(join(models, 'folder.parley'));
    expect((await ask('GET', at('image.parley'))).status).toBe(415);
    expect((await ask('GET', at('large.parley'))).status).toBe(413);
    expect((await ask('GET', at('folder.parley'))).status).toBe(403);
    expect((await ask('GET', at('absent.parley'))).status).toBe(404);
  });
});

describe('writing', () => {
  test('a change, a new file, and what each wants to know', async () => {
    const changed = await ask('PUT', at('a.parley'), { 'If-Match': await versionOf('a.parley') }, 'conflict "Ä"');
    expect(changed.status).toBe(200);
    expect(JSON.parse(changed.body)).toEqual({ version: (await versionOf('a.parley')).slice(1, -1) });
    expect(readFileSync(join(models, 'a.parley'), 'utf8')).toBe('conflict "Ä"');
    expect((await ask('PUT', at('north/new.parley'), { 'If-None-Match': '*' }, 'x')).status).toBe(201);
    expect((await ask('PUT', at('absent/new.parley'), { 'If-None-Match': '*' }, 'x')).status).toBe(404);
    expect(existsSync(join(models, 'absent'))).toBe(false);
    for (const headers of [{}, { 'If-Match': '*' }, { 'If-Match': '"a"', 'If-None-Match': '*' }])
      expect((await ask('PUT', at('a.parley'), headers, 'x')).status).toBe(428);
    expect(temporaries()).toEqual([]);
  });

  test('permissions are kept', async () => {
    const file = join(models, 'shared.parley');
    writeFileSync(file, 'x');
    const { chmodSync } = await import('node:fs');
    chmodSync(file, 0o666);
    await ask('PUT', at('shared.parley'), { 'If-Match': await versionOf('shared.parley') }, 'y');
    expect(statSync(file).mode & 0o777).toBe(0o666);
  });

  test('changed, deleted or made meanwhile: before it is sent, and at the last moment', async () => {
    const version = await versionOf('a.parley');
    writeFileSync(join(models, 'a.parley'), 'theirs');
    const stale = await ask('PUT', at('a.parley'), { 'If-Match': version }, 'mine');
    expect(stale.status).toBe(412);
    expect(JSON.parse(stale.body)).toMatchObject({ version: (await versionOf('a.parley')).slice(1, -1), text: 'theirs' });
    expect((await ask('PUT', at('a.parley'), { 'If-None-Match': '*' }, 'mine')).status).toBe(412);
    const gone = await ask('PUT', at('absent.parley'), { 'If-Match': version }, 'mine');
    expect(gone.status).toBe(412);
    expect(JSON.parse(gone.body)).toMatchObject({ version: null, text: null });
    const current = await versionOf('a.parley');
    moment.before = () => writeFileSync(join(models, 'a.parley'), 'theirs again');
    expect((await ask('PUT', at('a.parley'), { 'If-Match': current }, 'mine')).status).toBe(412);
    moment.before = () => writeFileSync(join(models, 'fresh.parley'), 'theirs');
    expect((await ask('PUT', at('fresh.parley'), { 'If-None-Match': '*' }, 'mine')).status).toBe(412);
    expect(readFileSync(join(models, 'a.parley'), 'utf8')).toBe('theirs again');
    expect(temporaries()).toEqual([]);
  });

  test('of many writers at once one is first, and the others are told what it wrote', async () => {
    const version = await versionOf('a.parley');
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => ask('PUT', at('a.parley'), { 'If-Match': version }, `text ${index}`)),
    );
    const first = answers.findIndex(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect(readFileSync(join(models, 'a.parley'), 'utf8')).toBe(`text ${first}`);
  });

  test.each([
    ['ENOSPC', 507],
    ['EROFS', 403],
    ['EIO', 500],
  ])('%s leaves the old text, and no other', async (code, status) => {
    const version = await versionOf('a.parley');
    moment.before = () => {
      throw Object.assign(new Error(`${code}: open '${models}'`), { code });
    };
    const answer = await ask('PUT', at('a.parley'), { 'If-Match': version }, 'x');
    expect(answer.status).toBe(status);
    expect(errorOf(answer)).toMatch(/nothing was changed/u);
    expect(answer.body).not.toContain(home);
    expect(await versionOf('a.parley')).toBe(version);
    expect(temporaries()).toEqual([]);
  });

  test('too large, told beforehand or not; not text; packed', async () => {
    const fresh = { 'If-None-Match': '*' };
    const large = 'x'.repeat(MOST_MODEL_BYTES + 1);
    expect((await ask('PUT', at('new.parley'), fresh, large)).status).toBe(413);
    const chunked = `${(MOST_MODEL_BYTES + 1).toString(16)}\r\n${large}\r\n0\r\n\r\n`;
    expect((await ask('PUT', at('new.parley'), { ...fresh, 'Transfer-Encoding': 'chunked', 'Content-Length': null }, chunked)).status).toBe(
      413,
    );
    expect((await ask('PUT', at('new.parley'), fresh, Buffer.from([0xff]))).status).toBe(415);
    expect((await ask('PUT', at('new.parley'), { ...fresh, 'Content-Encoding': 'gzip' }, 'x')).status).toBe(415);
    expect((await ask('PUT', at('new.parley'), fresh, 'x'.repeat(MOST_MODEL_BYTES))).status).toBe(201);
  });

  test('one who leaves in the middle, or never comes to an end', async () => {
    const version = await versionOf('a.parley');
    const head = `PUT ${at('a.parley')} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${TOKEN}\r\nIf-Match: ${version}\r\nContent-Length: 1000\r\n\r\nhalf`;
    await new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(head, () => setTimeout(() => socket.destroy(), 100)));
      socket.on('close', () => resolve());
    });
    const { requestTimeout, headersTimeout } = server;
    Object.assign(server, { requestTimeout: 500, headersTimeout: 500 });
    try {
      expect((await raw(head)).status).toBe(408);
      expect((await raw('GET / HTTP/1.1\r\nHost: 127')).status).toBe(408);
    } finally {
      Object.assign(server, { requestTimeout, headersTimeout });
    }
    expect(await versionOf('a.parley')).toBe(version);
    expect(temporaries()).toEqual([]);
  });
});
