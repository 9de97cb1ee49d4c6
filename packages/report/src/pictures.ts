/** The pictures of a brief: the way from now to the outcomes, claims by critiques, premises by what they carry. */

import { type Brief, type Mark, markShown, wayRows } from './brief.js';
import { lines, picture, textAt } from './svg.js';

const WIDTH = 720;

/** The moves from now to each outcome, as columns from the left; moves with which every way begins are drawn once. */
export function waysPicture(brief: Brief): string | null {
  const drawn = wayRows(brief);
  if (drawn.length === 0) return null;
  const left = 96;
  const step = (WIDTH - left) / COLUMNS;
  const boxWidth = step - 16;
  const body: string[] = [];
  let y = 8;
  for (const { name, moves } of drawn) {
    const rest = moves.length - COLUMNS;
    const boxes = moves.slice(0, COLUMNS).map((words) => lines(words, 18, LINES));
    const height = 24 + 16 * (Math.max(2, ...boxes.map(({ length }) => length)) + (rest > 0 ? 1 : 0));
    body.push(textAt(4, y + 20, lines(name, 12, 2), 'class="good" font-weight="600"'));
    boxes.forEach((said, column) => {
      const x = left + column * step;
      body.push(`<path class="line" d="M${x - 14} ${y + 26}h11m-4 -4l4 4l-4 4"/>`);
      body.push(`<rect class="box" x="${x}" y="${y}" width="${boxWidth}" height="${height}" rx="6"/>`);
      body.push(textAt(x + 8, y + 20, said, 'class="ink" font-size="12"'));
    });
    if (rest > 0) body.push(textAt(left + (COLUMNS - 1) * step + 8, y + height - 8, [`then ${rest} more`], 'class="dim" font-size="12"'));
    y += height + 16;
  }
  return picture(WIDTH, y, 'The moves from now to each outcome', body);
}

/** Moves drawn of each way, and lines of text in the box of one. */
const COLUMNS = 4;
const LINES = 10;

const TONES: Readonly<Record<Mark, string>> = { holds: 'good', fails: 'bad', partly: 'part', unknown: 'dim' };

/**
 * Claims down, versions across, for the claims that a critique is put to; a mark that differs from the first column stands in a box. Several pictures where
 * one would not go on a page.
 */
export function tablePictures({ table: { versions, rows } }: Brief): string[] {
  const put = rows.filter(({ marks }) => marks.some((mark, index) => index > 0 && mark !== null));
  const pictures: string[] = [];
  for (let from = 0; from < put.length; from += ROWS) pictures.push(tablePicture(versions, put.slice(from, from + ROWS)));
  return pictures;
}

/** Claims in one picture. */
const ROWS = 18;

function tablePicture(versions: Brief['table']['versions'], rows: Brief['table']['rows']): string {
  const left = 400;
  const step = (WIDTH - left - 10) / versions.length;
  const heads = versions.map((name) => lines(name, Math.max(8, Math.floor(step / 8)), 5));
  const body = heads.map((head, index) => textAt(left + index * step + 4, 18, head, 'class="dim" font-size="11"'));
  let y = 28 + 16 * Math.max(...heads.map(({ length }) => length));
  for (const { text, kind, marks } of rows) {
    const said = lines(text, 58, 2);
    const below = y + (said.length - 1) * 16 + 8;
    body.push(`<path class="line" stroke-width="0.5" d="M0 ${below}H${WIDTH}"/>`);
    body.push(textAt(4, y, said, 'class="ink" font-size="12"'));
    marks.forEach((mark, index) => {
      if (mark === null) return;
      const x = left + index * step + 12;
      if (index > 0 && mark !== marks[0])
        body.push(`<rect class="box" x="${x - 8}" y="${y - 15}" width="${kind === 'question' ? 38 : 26}" height="20" rx="4"/>`);
      body.push(textAt(x, y, [markShown(mark, kind)], `class="${TONES[mark]}" font-weight="700"`));
    });
    y = below + 16;
  }
  return picture(WIDTH, y - 8, 'Claims under each version of the argument', body);
}

/** One bar for each premise, as long as the number of claims it carries. */
export function weightsPicture({ weights }: Brief): string | null {
  if (weights.length === 0) return null;
  const most = Math.max(...weights.map(({ claims }) => claims.length));
  const left = 330;
  let y = 8;
  const body = weights.flatMap(({ name, claims, cites }, row) => {
    const said = lines(`${row + 1}. ${name}`, 44, 4);
    const length = (claims.length / most) * (WIDTH - left - 110);
    const top = y;
    y += 14 + said.length * 16;
    return [
      textAt(4, top + 15, said, 'class="ink" font-size="12"'),
      `<rect class="good" x="${left}" y="${top + 2}" width="${length.toFixed(1)}" height="16" rx="3"${cites.length === 0 ? ' opacity="0.55"' : ''}/>`,
      textAt(
        Number((left + length + 8).toFixed(1)),
        top + 15,
        [`${claims.length}${cites.length === 0 ? ' uncited' : ''}`],
        'class="dim" font-size="12"',
      ),
    ];
  });
  return picture(WIDTH, y + 8, 'Premises by how many claims they carry', body);
}
