/** Where the situations of a map stand on the page: in columns from the left, moves drawn between them. The same for the same map. */

import { Graph, layout } from '@dagrejs/dagre';

/** What is used of dagre; its own types do not resolve under `nodenext`. */
interface Layered {
  setGraph(label: object): void;
  graph(): { readonly width?: number; readonly height?: number };
  setNode(name: string, label: object): void;
  node(name: string): Point;
  setEdge(from: string, to: string, label: object): void;
  edge(from: string, to: string): { readonly points?: readonly Point[] };
}

const LayeredGraph = Graph as unknown as new () => Layered;
const layered = layout as unknown as (graph: Layered) => void;

/** A box to be placed, by number. */
export interface Box {
  readonly number: number;
  /** How far it is from now: boxes further on stand further right. Below 0 for what came before. */
  readonly distance: number;
}

/** A line to be drawn between two boxes. */
export interface Line {
  readonly from: number;
  readonly to: number;
}

/** A point of the page, in pixels from the top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A map, laid out. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The middle of each box, in the order given. */
  readonly boxes: readonly Point[];
  /** The course of each line, in the order given; at least two points. */
  readonly lines: readonly (readonly Point[])[];
}

/** How large a box is, in pixels. */
export const BOX = { width: 184, height: 76 } as const;

/** Lays out a map. Lines that lead back towards now are drawn back; they do not push their ends apart. */
export function layOut(boxes: readonly Box[], lines: readonly Line[]): Layout {
  const graph = new LayeredGraph();
  graph.setGraph({ rankdir: 'LR', nodesep: 22, ranksep: 64, edgesep: 10, marginx: 16, marginy: 16 });
  const distance = new Map(boxes.map((box) => [box.number, box.distance]));
  for (const { number } of boxes) graph.setNode(String(number), { width: BOX.width, height: BOX.height });
  const turned = lines.map(({ from, to }) => {
    const [before, after] = [distance.get(from) ?? 0, distance.get(to) ?? 0];
    return before > after || (before === after && from > to);
  });
  lines.forEach(({ from, to }, index) => {
    if (turned[index]) graph.setEdge(String(to), String(from), { weight: 1 });
    else graph.setEdge(String(from), String(to), { weight: 2 });
  });
  layered(graph);
  const { width = 0, height = 0 } = graph.graph();
  return {
    width: Math.ceil(width),
    height: Math.ceil(height),
    boxes: boxes.map(({ number }) => rounded(graph.node(String(number)))),
    lines: lines.map(({ from, to }, index) => {
      const { points = [] } = turned[index] ? graph.edge(String(to), String(from)) : graph.edge(String(from), String(to));
      const course = points.map(rounded);
      return turned[index] ? course.reverse() : course;
    }),
  };
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) };
}
