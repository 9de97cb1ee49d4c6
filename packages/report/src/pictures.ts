/** The pictures of a brief: the way from now to the outcomes, claims by critiques, premises by what they carry. */

import { type Brief, type Mark, markShown } from './brief.js';
import { lines, picture, textAt } from './svg.js';

const WIDTH = 720;

/** The moves from now to each outcome, as columns from the left; ways that share their first moves share the boxes. */
export function waysPicture({ ways }: Brief): string | null {
  const drawn = ways.filter(({ steps }) => steps.length > 0);
  if (drawn.length === 0) return null;
  const rowHeight = 120;
  const left = 96;
  const columns = Math.min(4, Math.max(...drawn.map(({ steps }) => steps.length)));
  const step = (WIDTH - left) / 4;
  const boxWidth = step - 16;
  const body: string[] = [];
  drawn.forEach(({ name, steps }, row) => {
    const y = 8 + row * rowHeight;
    body.push(textAt(4, y + 30, [name], 'class="good" font-weight="600"'), textAt(4, y + 48, ['from now'], 'class="dim" font-size="12"'));
    const shown = steps.slice(0, columns);
    const rest = steps.length - shown.length;
    shown.forEach(({ words }, column) => {
      const x = left + column * step;
      body.push(`<path class="line" d="M${x - 14} ${y + 26}h11m-4 -4l4 4l-4 4"/>`);
      body.push(`<rect class="box" x="${x}" y="${y}" width="${boxWidth}" height="104" rx="6"/>`);
      const last = rest > 0 && column === shown.length - 1;
      body.push(textAt(x + 8, y + 20, lines(words.replace(/\.$/u, ''), 20, last ? 4 : 5), 'class="ink" font-size="12"'));
      if (last) body.push(textAt(x + 8, y + 94, [`then ${rest} more`], 'class="dim" font-size="12"'));
    });
  });
  return picture(WIDTH, 4 + drawn.length * rowHeight, 'The moves from now to each outcome', body);
}

const TONES: Readonly<Record<Mark, string>> = { holds: 'good', fails: 'bad', partly: 'part', unknown: 'dim' };

/** Claims down, versions across; a mark that differs from the first column stands in a box. */
export function tablePicture({ table: { versions, rows } }: Brief): string | null {
  if (rows.length === 0 || versions.length < 2) return null;
  const left = 400;
  const step = (WIDTH - left - 10) / versions.length;
  const body = versions.map((name, index) =>
    textAt(left + index * step + 4, 18, lines(name, Math.max(8, Math.floor(step / 8)), 3), 'class="dim" font-size="11"'),
  );
  rows.forEach(({ text, kind, marks }, row) => {
    const y = 76 + row * 24;
    body.push(`<path class="line" stroke-width="0.5" d="M0 ${y + 8}H${WIDTH}"/>`);
    body.push(textAt(4, y, lines(text, 58, 1), 'class="ink" font-size="12"'));
    marks.forEach((mark, index) => {
      if (mark === null) return;
      const x = left + index * step + 12;
      if (index > 0 && mark !== marks[0])
        body.push(`<rect class="box" x="${x - 8}" y="${y - 15}" width="${kind === 'question' ? 34 : 26}" height="20" rx="4"/>`);
      body.push(textAt(x, y, [markShown(mark, kind)], `class="${TONES[mark]}" font-weight="700"`));
    });
  });
  return picture(WIDTH, 84 + rows.length * 24, 'Claims under each version of the argument', body);
}

/** One bar for each premise, as long as the number of claims it carries. */
export function weightsPicture({ weights }: Brief): string | null {
  if (weights.length === 0) return null;
  const most = Math.max(...weights.map(({ claims }) => claims.length));
  const left = 330;
  const body = weights.flatMap(({ name, claims, cites }, row) => {
    const y = 8 + row * 30;
    const length = (claims.length / most) * (WIDTH - left - 110);
    return [
      textAt(4, y + 15, lines(name, 46, 1), 'class="ink" font-size="12"'),
      `<rect class="good" x="${left}" y="${y + 2}" width="${length.toFixed(1)}" height="16" rx="3"${cites.length === 0 ? ' opacity="0.55"' : ''}/>`,
      textAt(
        Number((left + length + 8).toFixed(1)),
        y + 15,
        [`${claims.length}${cites.length === 0 ? ' uncited' : ''}`],
        'class="dim" font-size="12"',
      ),
    ];
  });
  return picture(WIDTH, 16 + weights.length * 30, 'Premises by how many claims they carry', body);
}
