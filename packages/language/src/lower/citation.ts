import type { Citation } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { nearest } from '../nearest.js';
import { placeOf } from '../place.js';
import type { Lowering } from './names.js';

/** What a line rests on. Citations of one source stand as they are written; what makes no sense is reported and left out. */
export function lowerCitations({ sources, broken, report }: Lowering, nodes: readonly Ast.Citation[]): readonly Citation[] {
  return nodes.flatMap(({ parts }) =>
    parts.flatMap(({ source, spans }) => {
      const paragraphs = spans.flatMap((span) => {
        const from = Number(span.from);
        const to = Number(span.to ?? span.from);
        if (from < 1 || to < 1) report('paragraph-zero', placeOf(span), {});
        else if (to < from) report('backward-span', placeOf(span), { from, to }, `${span.from}-${span.to}`);
        else return [{ from, to }];
        return [];
      });
      if (sources.has(source.name)) return [{ source: source.name, paragraphs }];
      if (!broken.has(source.name)) {
        const choices = [...sources];
        report(
          'unknown-name',
          placeOf(source),
          { name: source.name, wanted: 'source', near: nearest(source.name, choices), choices },
          source.name,
        );
      }
      return [];
    }),
  );
}
