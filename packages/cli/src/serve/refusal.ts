/** A request that is turned down. */

/** Thrown wherever a request cannot be met; the server answers with it. */
export class Refusal extends Error {
  /** The status of the answer, 400 to 599. */
  readonly status: number;
  /** What the answer carries beside the sentence. */
  readonly also: Readonly<Record<string, string | null>>;

  /** @param sentence what is wrong and what would mend it, naming nothing that the asker did not name */
  constructor(status: number, sentence: string, also: Readonly<Record<string, string | null>> = {}) {
    super(sentence);
    this.status = status;
    this.also = also;
  }
}
