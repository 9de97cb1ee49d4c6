/** What actors want: lists of conditions, or rankings. */

import type { Preferences, Statement } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import { type Lowering, lookUp } from './names.js';

/** The preferences of each actor that has some, by its id. */
export function lowerPreferences(lowering: Lowering, nodes: readonly Ast.Preferences[]): ReadonlyMap<string, Preferences> {
  const all = new Map<string, Preferences>();
  const lines = new Map<string, number>();
  for (const node of nodes) {
    const actor = lookUp(lowering, node.actor, ['actor'], 'actor');
    for (const patch of patchesIn(node)) lowering.report('patch-outside', placeOf(patch), { word: wordOf(patch) });
    const preferences = lowerWants(lowering, node);
    if (actor === null) continue;
    const line = lines.get(actor.id);
    if (line !== undefined) lowering.report('wants-twice', placeOf(node.actor), { actor: actor.id, line });
    else all.set(actor.id, preferences);
    lines.set(actor.id, line ?? placeOf(node.actor).line);
  }
  return all;
}

/** Lines of a list that change another list. */
export function patchesIn(node: Ast.Preferences): readonly Ast.Patch[] {
  return node.entries.filter((entry) => isPatch(entry));
}

function isPatch(entry: Ast.Want): entry is Ast.Patch {
  return entry.$type === 'Shift' || entry.$type === 'Drop' || entry.$type === 'Add';
}

/** The word that begins a patch. */
function wordOf(patch: Ast.Patch): string {
  return patch.$type === 'Shift' ? patch.kind : patch.$type === 'Drop' ? 'drop' : 'add';
}

/** A list of wants, or a ranking; patches in it are left out. */
export function lowerWants(lowering: Lowering, node: Ast.Preferences): Preferences {
  const rankings = node.entries.filter((entry) => entry.$type === 'Ranking');
  const wants = node.entries.filter((entry) => entry.$type === 'Statement' || entry.$type === 'AnyOrder');
  const [ranking, second] = rankings;
  if (ranking === undefined) return { kind: 'statements', statements: lowerStatements(lowering, node.actor.name, wants) };
  const other = wants[0] ?? second;
  if (other !== undefined) lowering.report('mixed-wants', placeOf(other), { actor: node.actor.name });
  lowerStatements(lowering, node.actor.name, wants);
  for (const extra of rankings.slice(1)) lowerRanking(lowering, extra);
  return lowerRanking(lowering, ranking);
}

function lowerStatements(lowering: Lowering, actor: string, nodes: readonly (Ast.Statement | Ast.AnyOrder)[]): readonly Statement[] {
  const labels = new Map<string, number>();
  let blocks = 0;
  return nodes.flatMap((node) => {
    if (node.$type === 'Statement') return lowerStatement(lowering, actor, node, labels, null) ?? [];
    if (node.statements.length < 2) lowering.report('short-order', placeOf(node), {});
    // A block of one is no block.
    const block = node.statements.length < 2 ? null : blocks++;
    return node.statements.flatMap((one) => lowerStatement(lowering, actor, one, labels, block) ?? []);
  });
}

/** One want. `labels`: those that the list has already, with their lines. */
export function lowerStatement(
  lowering: Lowering,
  actor: string,
  node: Ast.Statement,
  labels: Map<string, number>,
  anyOrder: number | null,
): Statement | null {
  if (node.label !== undefined) {
    const place = placeOfPart(node, 'label');
    const line = labels.get(node.label);
    if (line !== undefined) lowering.report('name-taken', place, { name: node.label, kind: `a want of '${actor}'`, line });
    labels.set(node.label, line ?? place.line);
  }
  const condition = lowerCondition(lowering, node.condition);
  const cites = lowerCitations(lowering, node.cites);
  return condition === null ? null : { label: node.label ?? null, condition, maybe: node.maybe, anyOrder, cites, place: placeOf(node) };
}

function lowerRanking(lowering: Lowering, node: Ast.Ranking): Preferences {
  const groups: string[][] = [];
  const join = (ref: Ast.Ref, sign: '>' | '~'): void => {
    const state = lookUp(lowering, ref, ['state'], 'state');
    if (state === null) return;
    const group = groups.at(-1);
    if (sign === '~' && group !== undefined) group.push(state.id);
    else groups.push([state.id]);
  };
  join(node.first, '>');
  for (const { sign, state } of node.links) join(state, sign);
  return { kind: 'ranking', groups, place: placeOf(node) };
}
