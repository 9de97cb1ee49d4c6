/** What cannot be: lines with `never`, `always` and `needs`, in the model and in overlays. */

import type { Rule } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import type { Lowering } from './names.js';

/**
 * One rule; null where a part of it makes no sense.
 * @param labels  those that are taken already, with their lines
 */
export function lowerRule(lowering: Lowering, node: Ast.Rule | Ast.Needs | Ast.Change, labels: Map<string, number>): Rule | null {
  if (node.label !== undefined) {
    const place = placeOfPart(node, 'label');
    const line = labels.get(node.label);
    if (line !== undefined) lowering.report('name-taken', place, { name: node.label, kind: 'a rule', line });
    labels.set(node.label, line ?? place.line);
  }
  const condition = lowerCondition(lowering, node.condition);
  const second = node.$type === 'Rule' ? undefined : node.needed;
  const needed = second === undefined ? null : lowerCondition(lowering, second);
  const rest = { label: node.label ?? null, cites: lowerCitations(lowering, node.cites), place: placeOf(node) };
  if (node.$type === 'Rule') {
    if (condition === null) return null;
    return { ...rest, never: node.wording === 'always' ? { kind: 'not', of: condition } : condition, wording: node.wording };
  }
  for (const side of [node.condition, second]) reportChain(lowering, side);
  if (condition === null || needed === null) return null;
  return { ...rest, never: { kind: 'and', of: [condition, { kind: 'not', of: needed }] }, wording: 'needs' };
}

/** `a needs b if c` could be read in two ways. */
function reportChain({ report }: Lowering, side: Ast.Condition | undefined): void {
  const link = side?.$type === 'Implication' ? side.links[0] : undefined;
  if (link !== undefined) report('chained-if', { ...placeOf(link), length: link.sign.length }, { second: link.sign });
}
