/** Shares of worlds in words. A share is a share: it is never turned into a word of likelihood. */

import type { Literal, Looked, Model, Separation, Share, WorldCount } from '@parley/engine';
import { conditionWords } from './condition.js';
import { counted, figure, listed, moverName, numberWord, ordinal, owned, percentage } from './names.js';

/** 'in three of four orders', 'in 83% of 240 orders', 'in 83% of 2,000 sampled worlds (of 3,628,800; 95% interval 81–85%, seed 1)'. */
export function shareWords(worlds: WorldCount): string {
  const { holds, tried, total, seed, interval } = worlds;
  const what = worlds.premises.every(({ kind }) => kind === 'order') ? 'order' : 'world';
  const all = holds === tried;
  // Of a few, people count.
  const share = all ? 'in each of' : `in ${tried < 10 ? (holds === 0 ? 'none' : numberWord(holds)) : shareFigure(holds, tried)} of`;
  if (seed === null || interval === null) return `${share} ${all ? 'the ' : ''}${counted(tried, what)}`;
  const [low, high] = interval;
  return `${share} ${figure(tried)} sampled ${what}s (of ${huge(total)}; 95% interval ${rounded(low * 100)}–${rounded(high * 100)}%, seed ${seed})`;
}

/** A share as a percentage: 0% and 100% only where it is that exactly. */
export function shareFigure(part: number, whole: number): string {
  if (part === 0) return 'none';
  if (part === whole) return 'all';
  return percentage(part / whole);
}

/** Which worlds were looked at: 'What the model leaves open makes eight worlds.'; null where it leaves nothing open. */
export function lookedWords({ total, tried, seed }: Looked): string | null {
  if (total === 1n) return null;
  if (seed === null) return `What the model leaves open makes ${counted(tried, 'world')}.`;
  return `What the model leaves open makes ${huge(total)} worlds; ${figure(tried)} of them were looked at (a sample, seed ${seed}).`;
}

/** 'in two of eight worlds', 'in each of the eight worlds'; a sample with its interval. */
export function inWorlds({ holds, of, interval }: Share): string {
  if (of === 1) return holds === 1 ? 'in the one world' : 'in no world';
  if (holds === of) return of === 2 ? 'in both worlds' : `in each of the ${numberWord(of)} worlds`;
  if (holds === 0) return `in none of the ${numberWord(of)} worlds`;
  const span = interval === null ? '' : ` (95% interval ${rounded(interval[0] * 100)}–${rounded(interval[1] * 100)}%)`;
  return `in ${numberWord(holds)} of ${numberWord(of)} worlds${span}`;
}

/**
 * Where something is so, as a clause: 'exactly when Russia’s “treaty” comes above “frontier”', 'everywhere except where ...'; null where no
 * simple rule tells it in full.
 */
export function exactlyWhen(model: Model, rule: Separation | null, looked: Looked): string | null {
  if (rule?.exact !== true || looked.seed !== null) return null;
  const [only] = rule.literals;
  if (rule.outcome === 'fails' && rule.literals.length === 1 && only !== undefined)
    return `exactly when ${literalWords(model, opposite(only))}`;
  return `${rule.outcome === 'holds' ? 'exactly when' : 'everywhere except where'} ${conditionsOf(model, rule)}`;
}

function rounded(percent: number): string {
  return percent < 10 || percent > 90 ? percent.toFixed(1).replace(/\.0$/u, '') : String(Math.round(percent));
}

function huge(count: bigint): string {
  return count < 1_000_000_000n ? figure(Number(count)) : `about 10^${count.toString().length - 1}`;
}

/** The rule that sets worlds apart: 'It fails whenever Russia’s “treaty” comes above “frontier”.'; null when there is none. */
export function separationWords(model: Model, worlds: WorldCount): string | null {
  const { rule } = worlds;
  if (rule === null) return null;
  const sample = worlds.seed === null ? '' : 'In the sample it ';
  const verb = rule.outcome === 'fails' ? 'fails' : 'holds';
  const when = conditionsOf(model, rule);
  if (rule.exact) return sample === '' ? `It ${verb} exactly when ${when}.` : `${sample}${verb} exactly when ${when}.`;
  const covered = `, which is so in ${shareFigure(rule.covers, rule.of)} of the worlds where it ${verb}`;
  return `${sample === '' ? 'It ' : sample}${verb} whenever ${when}${covered}.`;
}

function conditionsOf(model: Model, { literals, join }: Separation): string {
  return listed(
    literals.map((literal) => literalWords(model, literal)),
    join,
  );
}

function opposite(literal: Literal): Literal {
  return literal.kind === 'sign'
    ? { ...literal, asWritten: !literal.asWritten }
    : { ...literal, want: literal.beside, beside: literal.want };
}

function literalWords(model: Model, literal: Literal): string {
  // The want is the subject: a mover may be one or many.
  const want = owned(moverName(model, literal.actor), wantName(model, literal.actor, literal.want));
  if (literal.kind === 'sign') return literal.asWritten ? `${want} is wanted` : `the opposite of ${want} is wanted`;
  return `${want} comes above ${wantName(model, literal.actor, literal.beside)}`;
}

/** A want by its label, or by what it says. */
export function wantName(model: Model, actor: string, index: number): string {
  const mover = model.movers.find(({ id }) => id === actor);
  const statement = mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements[index] : undefined;
  if (statement === undefined) return owned(moverName(model, actor), `${ordinal(index + 1)} want`);
  return statement.label === null ? `“${conditionWords(model, statement.condition).replaceAll(/[“”]/gu, '')}”` : `“${statement.label}”`;
}
