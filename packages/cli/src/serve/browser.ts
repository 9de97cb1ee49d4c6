/** The reader's own browser. */

import { spawn } from 'node:child_process';

/** Opens an address by the system's own opener. Where there is none nothing happens: the address has been printed. */
export function openInBrowser(address: string): void {
  const [program, ...args] = openerOf(process.platform);
  const child = spawn(program, [...args, address], { detached: true, stdio: 'ignore' });
  child.on('error', () => undefined);
  child.unref();
}

function openerOf(platform: NodeJS.Platform): readonly [string, ...string[]] {
  switch (platform) {
    case 'darwin':
      return ['open'];
    case 'win32':
      // Not `start`, which is the shell's, and the shell would read the & of an address.
      return ['rundll32', 'url.dll,FileProtocolHandler'];
    default:
      return ['xdg-open'];
  }
}
