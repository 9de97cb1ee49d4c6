/** Citations as a publication sets them: 'par. 21', 'pars. 16–17, 20'. */

import type { Citation } from '@parley/engine';

/** The passages of one source. */
export function passageWords(paragraphs: Citation['paragraphs']): string {
  const spans = paragraphs.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`));
  const one = paragraphs.length === 1 && paragraphs[0]?.from === paragraphs[0]?.to;
  return `${one ? 'par.' : 'pars.'} ${spans.join(', ')}`;
}

/** A citation that stands in a text in brackets. */
export interface Cited {
  /** Where it begins, with the space before it, and where it ends. */
  readonly index: number;
  readonly end: number;
  readonly cites: readonly Citation[];
}

/** The citations in a text: '[essay 16-17, 20; memo 2]'. Brackets that name no source are no citations. */
export function citationsIn(text: string, sources: readonly string[]): readonly Cited[] {
  return [...text.matchAll(/ ?\[([^\][]+)\]/gu)].flatMap((found) => {
    const parts = (found[1] ?? '').split('; ').map((part) => /^(\S+)((?: \d+(?:-\d+)?,?)*)$/u.exec(part));
    const cites = parts.flatMap((part): Citation[] => {
      const [, source = '', spans = ''] = part ?? [];
      if (!sources.includes(source)) return [];
      const paragraphs = [...spans.matchAll(/(\d+)(?:-(\d+))?/gu)].map(([, from, to]) => ({ from: Number(from), to: Number(to ?? from) }));
      return [{ source, paragraphs }];
    });
    return cites.length === parts.length ? [{ index: found.index, end: found.index + found[0].length, cites }] : [];
  });
}
