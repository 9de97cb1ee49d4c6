/** What the address of the page says, behind its `#`: the token of the server, once, and what is open. */

import { type Signal, signal } from '@preact/signals';

/** Where the page is. */
export interface Address {
  /** The file that is open; null: none. */
  readonly open: string | null;
}

/** Where the page is; follows the address. */
export const address: Signal<Address> = signal(addressIn(location.hash));

/** The address of a file, for a link; null: of the list of all files. */
export function linkTo(path: string | null): string {
  return path === null ? '#all' : `#${new URLSearchParams({ open: path }).toString()}`;
}

/** The token of the server that opened the page; kept for this tab, and taken out of the address, where it could be copied along. */
export function takeToken(): string | null {
  const said = new URLSearchParams(location.hash.slice(1));
  const token = said.get('token');
  if (token === null) return sessionStorage.getItem('token');
  sessionStorage.setItem('token', token);
  said.delete('token');
  history.replaceState(null, '', said.size === 0 ? location.pathname : `#${said.toString()}`);
  return token;
}

function addressIn(hash: string): Address {
  return { open: new URLSearchParams(hash.slice(1)).get('open') };
}

addEventListener('hashchange', () => {
  address.value = addressIn(location.hash);
});
