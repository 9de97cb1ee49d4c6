/**
 * Called now and then by whatever takes long: how much is done, out of how much, and what is in hand. It may throw to stop the work;
 * the engine holds nothing that would be left half done.
 */
export type Progress = (done: number, total: number, what: string) => void;
