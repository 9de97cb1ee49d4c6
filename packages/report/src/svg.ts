/** Small pieces of pictures: text and shapes as SVG, the same bytes for the same input. */

/** Text that is safe in SVG and HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'\p{Cc}]/gu, (letter) => ENTITIES[letter] ?? ' ');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Words broken into lines of at most so many letters, at most so many lines; the rest is cut with an ellipsis. */
export function lines(text: string, width: number, most: number): string[] {
  const result: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/u)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      result.push(line);
      line = '';
    }
    line += line === '' ? word : ` ${word}`;
  }
  if (line !== '') result.push(line);
  if (result.length <= most) return result;
  const last = (result[most - 1] ?? '').slice(0, Math.max(1, width - 1)).trimEnd();
  return [...result.slice(0, most - 1), `${last}…`];
}

/** Lines of text, one below the other. */
export function textAt(x: number, y: number, words: readonly string[], attributes = ''): string {
  return `<text x="${x}" y="${y}"${attributes === '' ? '' : ` ${attributes}`}>${words
    .map((line, index) => `<tspan x="${x}" dy="${index === 0 ? 0 : 16}">${escaped(line)}</tspan>`)
    .join('')}</text>`;
}

/**
 * A whole picture. Colours come from variables of the page, with fallbacks that also print in grey; nothing is told by colour alone.
 * @param title  what it is, for those who do not see it
 */
export function picture(width: number, height: number, title: string, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-size="13" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    '<style>.ink{fill:var(--ink,#1b1b1f)}.dim{fill:var(--dim,#5b5f66)}.line{stroke:var(--rule,#9aa0a8);fill:none}.box{fill:var(--paper,#fff);stroke:var(--rule,#9aa0a8)}.good{fill:var(--good,#0b6e99)}.bad{fill:var(--bad,#b3401f)}.part{fill:var(--part,#7a6a00)}text{font-family:system-ui,sans-serif}</style>',
    ...body,
    '</svg>',
  ].join('\n');
}
