/** `parley serve`: opens the workbench on a folder, and stays until Ctrl-C. */

import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, dirname } from 'node:path';
import { whyUnread } from '../files.js';
import { printable } from '../layout.js';
import type { ExitCode } from '../output.js';
import type { ServeRequest } from '../request.js';
import { openInBrowser } from './browser.js';
import { isModelPath } from './folder.js';
import { builtPage } from './page.js';
import { workbenchServer } from './server.js';

/**
 * Serves until the reader ends it.
 *
 * @returns 0 when the reader ended it; 2 when it could not begin, which has been told
 */
export async function serve(request: ServeRequest): Promise<ExitCode> {
  const desk = deskOf(request.folder);
  if (typeof desk === 'string') return complain(`${request.folder}: error: ${desk}`);
  const page = builtPage();
  if (page === null) return complain('parley: error: the workbench has not been built. `npm run build` makes it.');
  const token = randomBytes(32).toString('base64url');
  const server = workbenchServer(page, desk.root, token);
  const port = await listen(server, request.port ?? 0);
  if (typeof port === 'string') return complain(`parley: error: ${port}`);

  const ended = endOf(process);
  // Behind the #, where a browser keeps it to itself.
  const opened = desk.open === null ? '' : `&open=${encodeURIComponent(desk.open)}`;
  const address = `http://127.0.0.1:${port}/#token=${token}${opened}`;
  process.stdout.write(`The workbench is open at\n  ${address}\n\n`);
  process.stdout.write(printable(`It reads and writes the models in ${desk.root}, and listens to this computer only.\nCtrl-C ends it.\n`));
  if (request.open) openInBrowser(address);
  await ended;
  server.close();
  server.closeAllConnections();
  process.stderr.write('Stopped. A page that is still open can no longer save to this folder.\n');
  return 0;
}

/** What is to be served: a folder by its real path, and the file to begin with; a sentence when that cannot be. */
function deskOf(name: string): { readonly root: string; readonly open: string | null } | string {
  try {
    const real = realpathSync(name);
    const stats = statSync(real);
    if (stats.isDirectory()) {
      readdirSync(real);
      return { root: real, open: null };
    }
    const file = basename(real);
    return stats.isFile() && isModelPath(file)
      ? { root: dirname(real), open: file }
      : 'this is neither a folder nor a model. Name a folder, or a file whose name ends in .parley.';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' ? 'there is no such folder or file. Check the spelling, and the folder you are in.' : whyUnread(error);
  }
}

/** Begins to listen, to this computer only. Gives the port, or a sentence when it cannot be had. */
async function listen(server: Server, port: number): Promise<number | string> {
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return (server.address() as AddressInfo).port;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    switch (code) {
      case 'EADDRINUSE':
        return `another program listens on port ${port}, perhaps an earlier parley serve. Leave out --port to have a free one chosen, or name another.`;
      case 'EACCES':
        return `port ${port} may not be listened on. Leave out --port to have a free one chosen, or name one above 1023.`;
      default:
        return `nothing could be listened on (${message}).`;
    }
  }
}

/** Fulfilled when the reader, or the system, asks the program to end. */
function endOf(program: NodeJS.Process): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) program.once(signal, () => resolve());
  });
}

function complain(sentence: string): ExitCode {
  process.stderr.write(printable(`${sentence}\n`));
  return 2;
}
