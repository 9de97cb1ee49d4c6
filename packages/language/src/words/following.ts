/** What follows, over all claims: how many do, and the main ones by name. */

import type { Checked, Model, Verdict } from '@parley/engine';
import { figure, listed, numberWord } from './names.js';

/** Claims that are named of each kind. */
const CLAIMS_NAMED = 2;

/** A verdict as a verb, of one claim and of several. */
export const FOLLOWS: Readonly<Record<Verdict, readonly [string, string]>> = {
  holds: ['follows', 'follow'],
  fails: ['does not follow', 'do not follow'],
  partly: ['follows only in part of the worlds left open', 'follow only in part of the worlds left open'],
  unknown: ['cannot be told', 'cannot be told'],
};

/** How many claims follow, and the main ones by name: those that the analyst judged, and those that do not follow. */
export function followingWords(model: Model, own: readonly Checked[]): string[] {
  const claims = own.filter(({ claim }) => claim.kind === 'claim');
  const [only] = claims;
  if (only === undefined) return [];
  const judged = new Set(model.judgements.map(({ claim }) => claim));
  const of = (verdict: Verdict): readonly Checked[] => claims.filter(({ result }) => result.verdict === verdict);
  const names = (all: readonly Checked[]): string => listed(all.map(({ claim }) => `“${claim.text}”`));
  const [holds, fails, partly, unknown] = [of('holds'), of('fails'), of('partly'), of('unknown')];
  if (claims.length === 1) return [`The one claim of the argument, ${names([only])}, ${FOLLOWS[only.result.verdict][0]}.`];
  /** The claims by name where they are few, or those among them that weigh most. */
  const named = (all: readonly Checked[]): string => {
    const main = all.filter(({ claim }) => judged.has(claim.id)).slice(0, CLAIMS_NAMED);
    if (all.length <= CLAIMS_NAMED) return ` (${names(all)})`;
    return main.length === 0 ? '' : `, among them ${names(main)}`;
  };
  const main = holds.filter(({ claim }) => judged.has(claim.id)).slice(0, CLAIMS_NAMED);
  const among = main.length === 0 ? '' : `, among them ${names(main)}`;
  // Numbers of one kind stand alike in a sentence.
  const number = claims.length > 9 ? figure : numberWord;
  const all = claims.length === 2 ? 'Both claims' : `All ${number(claims.length)} claims`;
  if (holds.length === claims.length) return [`${all} of the argument follow from its premises${among}.`];
  const rest = (
    [
      ['fails', fails],
      ['partly', partly],
      ['unknown', unknown],
    ] as const
  )
    .filter(([, each]) => each.length > 0)
    .map(([verdict, each]) => `${number(each.length)} ${FOLLOWS[verdict][each.length === 1 ? 0 : 1]}${named(each)}`);
  const some = holds.length === 0 ? 'none follows' : `${number(holds.length)} ${FOLLOWS.holds[holds.length === 1 ? 0 : 1]}`;
  return [`Of the ${number(claims.length)} claims of the argument ${some} from its premises${among}; ${rest.join('; ')}.`];
}

/** 'four claims', 'one question', 'three claims and one question of the 24 looked at'. */
export function kindsWords(own: readonly Checked[], ids: readonly string[], varied = ''): string {
  const questions = own.filter(({ claim }) => claim.kind === 'question' && ids.includes(claim.id)).length;
  const claims = ids.length - questions;
  const number = Math.max(claims, questions) > 9 ? figure : numberWord;
  const kind = (count: number, one: string): string[] => (count === 0 ? [] : [`${number(count)} ${count === 1 ? one : `${one}s`}`]);
  return `${listed([...kind(claims, 'claim'), ...kind(questions, 'question')])}${varied}`;
}
