/** The folder behind the page, when `parley serve` has opened it: its models are read through its server, with the token that the address brought. */

/** A model file in the folder. */
export interface ServedFile {
  /** From the folder, with `/` between folders. */
  readonly path: string;
  readonly bytes: number;
  readonly version: string;
}

/** The folder, as listed. */
export interface ServedFolder {
  readonly folder: string;
  readonly files: readonly ServedFile[];
}

/** The folder that `parley serve` has opened. */
export interface Served {
  /** Rejects with an Error whose message is a sentence for the reader. */
  readonly list: () => Promise<ServedFolder>;
  /** The text of a file; null when there is no such file. Rejects like `list`. */
  readonly read: (path: string) => Promise<string | null>;
}

/** The folder that this token opens. */
export function servedWith(token: string): Served {
  const get = async (address: string): Promise<Response> => {
    try {
      return await fetch(address, { headers: { authorization: `Bearer ${token}` } });
    } catch {
      throw new Error(
        'The program behind this page does not answer any more. Start `parley serve` again, and open the address that it prints.',
      );
    }
  };
  const complaint = async (response: Response): Promise<Error> => {
    const { error } = (await response.json().catch(() => ({}))) as { error?: string };
    return new Error(error ?? `The program behind this page answered ${response.status}.`);
  };
  return {
    async list() {
      const response = await get('/api/files');
      if (!response.ok) throw await complaint(response);
      return (await response.json()) as ServedFolder;
    },
    async read(path) {
      const response = await get(`/api/file?path=${encodeURIComponent(path)}`);
      if (response.status === 404) return null;
      if (!response.ok) throw await complaint(response);
      return response.text();
    },
  };
}
