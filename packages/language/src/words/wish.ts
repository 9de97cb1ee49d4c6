/** Wants as wishes, for a reader of prose: 'Washington’s wish to see NATO announce the invitation of the three'. */

import type { Comparison, Condition, Model, Option } from '@parley/engine';
import { conditionWords } from './condition.js';
import { deedSubject, nounWords } from './deed.js';
import { isAgreementOption, isSwitch, levelName, listed, moverName, moverOf, optionName, optionOf, owned, quotedLevel } from './names.js';
import { isJudging, verbPhrase } from './verb.js';

/** Somebody's doing something, or not. */
interface Doing {
  /** By id; of an agreement its parties. */
  readonly doers: readonly string[];
  readonly who: string;
  readonly does: string;
  readonly not: boolean;
}

/** What is wanted: that somebody does something, or does not, and when; or else that something is so. */
type Wish = (Doing & { readonly when: string }) | { readonly that: string };

/**
 * The wish of several for the same: 'the wish of North and South to see the bridge built'. What takes more than `most` letters to say is left out: the cases in
 * which it is wished; null where that is all.
 */
export function wishOf(
  model: Model,
  actors: readonly string[],
  condition: Condition,
  most: number = Number.POSITIVE_INFINITY,
): string | null {
  const names = actors.map((id) => moverName(model, id));
  const [only = ''] = names;
  const whose = names.length === 1 ? owned(only, 'wish') : `the wish of ${listed(names)}`;
  const wish = wishIn(model, condition);
  if ('that' in wish) return wish.that.length > most ? null : `${whose} that ${wish.that}`;
  const not = wish.not ? 'not ' : '';
  const when = wish.when.length > most ? ' in certain cases' : wish.when;
  return actors.length === 1 && wish.doers.includes(actors[0] ?? '')
    ? `${whose} ${not}to ${wish.does}${when}`
    : `${whose} ${not}to see ${wish.who} ${wish.does}${when}`;
}

/**
 * A supposition about a want, after 'if': that the actor did not care, or wished the opposite. When it is wished is left out where that takes more than
 * `most` letters; null where that is all.
 */
export function otherwiseWished(
  model: Model,
  actor: string,
  condition: Condition,
  how: 'drop' | 'negate',
  most: number = Number.POSITIVE_INFINITY,
): string | null {
  const name = moverName(model, actor);
  const wish = wishIn(model, condition);
  if ('that' in wish) {
    if (wish.that.length > most) return null;
    return how === 'drop' ? `${name} did not care whether ${wish.that}` : `${name} wished that it were not so that ${wish.that}`;
  }
  const when = wish.when.length > most ? '' : wish.when;
  if (how === 'drop') return `${name} did not care whether ${wish.doers.includes(actor) ? 'to' : `${wish.who} would`} ${wish.does}${when}`;
  // The opposite of a wish for certain cases is for these cases too.
  if (when !== wish.when) return null;
  const not = wish.not ? '' : 'not ';
  return wish.doers.includes(actor)
    ? `${name} wished ${not}to ${wish.does}${when}`
    : `${name} wished ${not}to see ${wish.who} ${wish.does}${when}`;
}

function wishIn(model: Model, condition: Condition): Wish {
  const wanted = condition.kind === 'if' ? condition.then : condition.kind === 'iff' ? condition.left : condition;
  const doing = doingIn(model, wanted);
  if (doing === null) return { that: conditionWords(model, condition) };
  if (condition.kind === 'if') return { ...doing, when: ` if ${supposed(model, condition.given)}` };
  return { ...doing, when: condition.kind === 'iff' ? ` exactly when ${conditionWords(model, condition.right)}` : '' };
}

/** A condition after 'if': 'Southland should overfish in the south'. */
function supposed(model: Model, condition: Condition): string {
  const doing = doingIn(model, condition);
  return doing === null ? conditionWords(model, condition) : `${doing.who} should ${doing.not ? 'not ' : ''}${doing.does}`;
}

function doingIn(model: Model, condition: Condition): Doing | null {
  const inner = condition.kind === 'not' ? condition.of : condition;
  const doing = inner.kind === 'level' ? doneAt(model, optionOf(model, inner.option), inner.is, inner.level) : null;
  return doing === null || condition.kind !== 'not' ? doing : { ...doing, not: !doing.not };
}

/** An option at a level, or on one side of it, as a deed; null where its name is no verb phrase. */
function doneAt(model: Model, option: Option, is: Comparison, level: string): Doing | null {
  const who = deedSubject(model, option);
  if (who === null || option.mover === null) return null;
  const mover = moverOf(model, option.mover);
  const doers = mover.kind === 'agreement' ? mover.parties : [mover.id];
  const agreement = isAgreementOption(model, option);
  const phrase = agreement ? `agree on ${nounWords(option)}` : verbPhrase(optionName(option));
  if (phrase === null) return null;
  const at = option.levels.findIndex((each) => each.id === level);
  if (isSwitch(option) || agreement) {
    // To be past the first level is to do it at all.
    const on = at === 0 ? is === '!=' || is === '>' : at === 1 && (is === '>=' || (is === '=' && option.levels.length === 2));
    const off = at === 0 ? is === '=' || is === '<=' : at === 1 && (is === '<' || (is === '!=' && option.levels.length === 2));
    if (on || off) return { doers, who, does: phrase, not: off };
  }
  if (isSwitch(option)) return null;
  const side = { '=': '', '!=': '', '<': 'short of ', '<=': 'at most ', '>': 'past ', '>=': 'at least ' }[is];
  const does =
    side === '' && isJudging(phrase) ? `${phrase} ${quotedLevel(option, level)}` : `${phrase} (${side}${levelName(option, level)})`;
  return { doers, who, does, not: is === '!=' };
}
