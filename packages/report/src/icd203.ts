/** What an analyst's words need a second look for, by the rules of ICD 203. Parley chooses no words; it points. */

import type { Judgement, Likelihood } from '@parley/engine';

/** The two rows of words of the directive. They are not to be mixed in one product. */
const ROWS: readonly (readonly string[])[] = [
  ['almost no chance', 'very unlikely', 'unlikely', 'roughly even chance', 'likely', 'very likely', 'almost certain'],
  ['remote', 'highly improbable', 'improbable', 'roughly even odds', 'probable', 'probably', 'highly probable', 'nearly certain'],
];

/** The band of each word, from 0 to 1. */
const BAND: Readonly<Record<Likelihood, readonly [number, number]>> = {
  'almost no chance': [0.01, 0.05],
  'very unlikely': [0.05, 0.2],
  unlikely: [0.2, 0.45],
  'roughly even chance': [0.45, 0.55],
  likely: [0.55, 0.8],
  'very likely': [0.8, 0.95],
  'almost certain': [0.95, 0.99],
};

/**
 * Flags for one judgement.
 * @param share  of the worlds in which the claim holds; null where the model leaves nothing open
 */
export function flagsOf({ likelihood, confidence, text }: Judgement, share: number | null): string[] {
  const flags: string[] = [];
  const said = text.toLowerCase();
  const words = (row: readonly string[]): string[] => row.filter((word) => new RegExp(`(?<![\\p{L}-])${word}(?![\\p{L}])`, 'u').test(said));
  const [own, other] = [words(ROWS[0] ?? []), words(ROWS[1] ?? [])];
  if (other.length > 0 && (likelihood !== null || own.length > 0))
    flags.push(`“${other[0]}” is a word of the other row; one product keeps to one row.`);
  const more = own.filter((word) => word !== likelihood && !(likelihood ?? '').includes(word));
  if (likelihood !== null && more.length > 0) flags.push(`The text says “${more[0]}” beside “${likelihood}”.`);
  const sentences = text.split(/(?<=[.!?])\s+/u);
  if (sentences.some((sentence) => /confidence/iu.test(sentence) && ROWS.flat().some((word) => sentence.toLowerCase().includes(word))))
    flags.push('Likelihood and confidence stand in one sentence; say them apart.');
  if (likelihood !== null && confidence === null) flags.push('Nothing is said of confidence.');
  if (likelihood !== null && share !== null) {
    const [low, high] = BAND[likelihood];
    // A share of worlds is no probability; a word far from it only deserves to be looked at again.
    if (share < low - 0.25 || share > high + 0.25)
      flags.push(
        `“${likelihood}” is far from the share of worlds in which the claim holds (${Math.round(share * 100)}%). They measure different things; see whether the gap is meant.`,
      );
  }
  return flags;
}
