/** The map as a picture to take away: the same bytes for the same map. */

import { lines, picture, textAt } from '@parley/report';
import type { Point } from './layout.js';
import type { ConflictMap, MapEdge, MapNode } from './map.js';

/** The map as SVG. `title`: what it is, for those who do not see it. */
export function mapPicture({ nodes, edges, width, height, box }: ConflictMap, title: string): string {
  const arrow =
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" class="dim"/></marker></defs>';
  return picture(width, height, title, [arrow, ...edges.map(edgeDrawn), ...nodes.flatMap((node) => nodeDrawn(node, box))]);
}

/** Moves that would be made are whole lines, others dashed; the history is drawn thick. */
function edgeDrawn({ points, moves, history }: MapEdge): string {
  const would = moves.some(({ kind }) => kind === 'would');
  const dashed = would || history.length > 0 ? '' : ' stroke-dasharray="4 4"';
  return `<path class="line" d="${course(points)}" stroke-width="${history.length > 0 ? 3 : 1.2}"${dashed} marker-end="url(#arrow)"/>`;
}

function course(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

function nodeDrawn({ at, short, isNow, outcomes }: MapNode, box: ConflictMap['box']): string[] {
  const [x, y] = [at.x - box.width / 2, at.y - box.height / 2];
  const marks = [...(isNow ? ['Now'] : []), ...outcomes.map((outcome) => `Outcome ${outcome}`)].join(', ');
  const said = lines(short, 28, marks === '' ? 4 : 3);
  const weight = isNow || outcomes.length > 0 ? ' stroke-width="2.5"' : '';
  return [
    `<rect class="box" x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="8"${weight}/>`,
    ...(marks === '' ? [] : [textAt(x + 10, y + 17, [marks], 'class="good" font-size="11" font-weight="700"')]),
    textAt(x + 10, y + (marks === '' ? 18 : 33), said, 'class="ink" font-size="11"'),
  ];
}
