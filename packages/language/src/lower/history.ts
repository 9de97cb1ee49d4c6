/** The history, and the present. */

import { type HistoryEntry, type Setting, spanOf } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerSettings } from './condition.js';
import { isDate } from './date.js';
import { type Kind, type Lowering, lookUp } from './names.js';

const MOVERS: readonly Kind[] = ['actor', 'body', 'agreement'];

/** The date as written; one that is none is reported. */
export function lowerDate({ report }: Lowering, node: Ast.Conflict | Ast.SourceDate | Ast.Entry): string | null {
  const date = node.date;
  if (date === undefined) return null;
  if (isDate(date)) return date;
  report('bad-date', placeOfPart(node, 'date'), { date });
  return null;
}

/** The entries, in the order of the text, which must be that of time. */
export function lowerHistory(lowering: Lowering, node: Ast.History): readonly HistoryEntry[] {
  const { report } = lowering;
  let before: string | null = null;
  return node.entries.flatMap((entry, index) => {
    const date = lowerDate(lowering, entry);
    if (date !== null && before !== null && comesBefore(date, before))
      report('history-order', placeOfPart(entry, 'date'), { date, before });
    else if (date !== null) before = date;
    if (entry.start && index > 0) report('late-start', placeOfPart(entry, 'start'), {});
    const lowered = lowerEntry(lowering, entry);
    return lowered === null || date === null ? [] : [{ ...lowered, date }];
  });
}

/** Does the span of a date end before that of the other begins? */
function comesBefore(date: string, other: string): boolean {
  const a = spanOf(date);
  const b = spanOf(other);
  return a !== null && b !== null && a.last < b.first;
}

function lowerEntry(lowering: Lowering, node: Ast.Entry): Omit<HistoryEntry, 'date'> | null {
  const { report } = lowering;
  const lowered = lowerSettings(lowering, node.settings);
  const settings = lowered.map(({ setting }) => setting);
  const cites = lowerCitations(lowering, node.cites);
  const rest = { settings, cites, place: placeOf(node) };
  if (node.start) {
    if (node.mover !== undefined) report('start-by', placeOf(node.mover), {});
    return { kind: 'start', mover: null, ...rest };
  }
  const mover = node.mover === undefined ? null : lookUp(lowering, node.mover, MOVERS, 'mover');
  if (node.settings.length === 0) {
    report('empty-entry', placeOf(node), { date: node.date });
    return null;
  }
  for (const { setting, node: part } of lowered) {
    const owner = lowering.names.get(setting.option)?.mover ?? null;
    if (node.mover === undefined) {
      if (owner !== null) {
        report('entry-without-mover', placeOf(part), { option: setting.option, owner });
        return null;
      }
    } else if (owner === null) report('given-moved', placeOf(part), { option: setting.option, by: node.mover.name });
    else if (mover !== null && !mayMove(lowering, mover.id, setting)) {
      report('wrong-mover', placeOf(part), { option: setting.option, owner, by: mover.id });
    }
  }
  if (node.mover === undefined) return { kind: 'given', mover: null, ...rest };
  return mover === null ? null : { kind: 'move', mover: mover.id, ...rest };
}

/** Its own options; for an agreement also those it binds; for a party also the way out of an agreement that lets one leave. */
function mayMove({ names }: Lowering, mover: string, { option, level }: Setting): boolean {
  const found = names.get(option);
  if (found?.mover === mover) return true;
  const node = names.get(mover)?.node;
  if (node?.$type === 'Agreement' && node.binds.some((bound) => bound.name === option)) return true;
  const agreement = found?.node;
  if (agreement?.$type !== 'Agreement' || agreement.leave.length === 0) return false;
  return agreement.parties.some((party) => party.name === mover) && level === found?.levels?.[0];
}
