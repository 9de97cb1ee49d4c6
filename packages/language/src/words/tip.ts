/** What overturns a claim, in words. */

import type { Carrier, Change, Condition, Edit, Model, Statement, Tip, Tipping, View } from '@parley/engine';
import { conditionWords } from './condition.js';
import { citationWords, counted, listed, moverName, numberWord, optionName, optionOf, ordinal, owned, sentenceCase } from './names.js';
import { wantName } from './worlds.js';

/** A change as a clause after 'if': 'Russia did not want “frontier”', 'the rule “soil” did not hold'. */
export function changeWords(model: Model, change: Change): string {
  switch (change.kind) {
    case 'drop':
      return `${moverName(model, change.actor)} did not care about ${wantName(model, change.actor, change.want)}`;
    case 'negate':
      return `${moverName(model, change.actor)} wanted the opposite of ${wantName(model, change.actor, change.want)}`;
    case 'drops':
      return change.wants
        .map(({ actor, want }) => `${moverName(model, actor)} did not care about ${wantName(model, actor, want)}`)
        .join(', and ');
    case 'swaps': {
      const actors = [...new Set(change.inverted.map(({ actor }) => actor))];
      return actors
        .map((actor) => {
          const pairs = change.inverted
            .filter((each) => each.actor === actor)
            .map(({ upper, lower }) => `${wantName(model, actor, lower)} above ${wantName(model, actor, upper)}`);
          return `${moverName(model, actor)} put ${listed(pairs)}`;
        })
        .join(', and ');
    }
    case 'lift':
      return `${ruleName(model, change.rule)} did not hold`;
    case 'reversible':
      return `“${optionName(optionOf(model, change.option))}” could be taken back`;
    case 'unguard':
      return `“${optionName(optionOf(model, change.option))}” could be changed at any time`;
  }
}

/** A rule by its label, or by what it says. */
function ruleName(model: Model, index: number): string {
  const rule = model.rules[index];
  if (rule === undefined) return `rule ${index + 1}`;
  if (rule.label !== null) return `the rule “${rule.label}”`;
  const said = (condition: Condition): string => conditionWords(model, condition);
  const { never, wording } = rule;
  const [first, second] = never.kind === 'and' ? never.of : [];
  if (wording === 'needs' && first !== undefined && second?.kind === 'not')
    return `the rule that ${said(first)} needs that ${said(second.of)}`;
  if (wording === 'always' && never.kind === 'not') return `the rule that always ${said(never.of)}`;
  return `the rule that never ${said(never)}`;
}

/** How fragile a verdict is, in one sentence, then what overturns it. Each a whole sentence. */
export function tippingWords(
  model: Model,
  { single, swaps, pairs, verdict }: Tipping,
  most = 3,
): { readonly summary: string; readonly tips: readonly string[] } {
  const would = verdict === 'holds' ? 'fail' : verdict === 'fails' ? 'hold' : 'come out otherwise';
  const carried = premisesOf(single);
  const say = (tips: readonly Tip[]): string[] => {
    const told = tips.slice(0, most).map(({ change }) => `It would ${would} if ${changeWords(model, change)}.`);
    const rest = tips.length - told.length;
    return rest > 0 ? [...told, `So with ${counted(rest, 'other change')} of that kind.`] : told;
  };
  if (single.length > 0) {
    const near = swaps.distance === 1 ? ', or on the order of two wants' : '';
    const summary = `It hangs on ${carried === 1 ? 'one premise' : `${numberWord(carried)} premises, each of which is needed`}${near}.`;
    return { summary, tips: [...say(oneEach(single)), ...(swaps.distance === null ? [] : say(swaps.tips))] };
  }
  if (swaps.distance !== null) {
    const count = swaps.distance === 1 ? 'one swap of neighbouring wants' : `${numberWord(swaps.distance)} swaps of neighbouring wants`;
    return { summary: `No single premise overturns it, but ${count} ${swaps.distance === 1 ? 'does' : 'do'}.`, tips: say(swaps.tips) };
  }
  if (pairs !== null && pairs.length > 0) return { summary: `No single premise overturns it; it takes two together.`, tips: say(pairs) };
  const tried = swaps.searched === 1 ? 'no swap of neighbouring wants' : `no ${numberWord(swaps.searched)} swaps`;
  return {
    summary: `It stands firm: no single premise, ${tried}${pairs === null ? '' : ', and no pair of dropped wants'} overturns it.`,
    tips: [],
  };
}

/** Of each premise its first change: that one want is dropped says more than that it is also negated. */
function oneEach(tips: readonly Tip[]): Tip[] {
  const seen = new Set<string>();
  return tips.filter(({ change }) => {
    const key = premiseKey(change);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function premisesOf(tips: readonly Tip[]): number {
  return new Set(tips.map(({ change }) => premiseKey(change))).size;
}

function premiseKey(change: Change): string {
  return change.kind === 'drop' || change.kind === 'negate' ? `${change.actor} ${change.want}` : JSON.stringify(change);
}

/** A premise by name, and its citation: null where the modeller made it. */
export function premiseWords(model: Model, { premise }: Carrier): { readonly name: string; readonly cites: string | null } {
  const cited = (cites: Statement['cites']): string | null => {
    const words = citationWords(cites);
    return words === '' ? null : words;
  };
  switch (premise.kind) {
    case 'want': {
      const mover = model.movers.find(({ id }) => id === premise.actor);
      const statement =
        mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements[premise.want] : undefined;
      const label = statement?.label ?? null;
      const name = label === null ? `${ordinal(premise.want + 1)} want` : `want “${label}”`;
      return { name: owned(moverName(model, premise.actor), name), cites: cited(statement?.cites ?? []) };
    }
    case 'rule':
      return { name: sentenceCase(ruleName(model, premise.rule)), cites: cited(model.rules[premise.rule]?.cites ?? []) };
    case 'irreversible':
      return {
        name: `That “${optionName(optionOf(model, premise.option))}” cannot be taken back`,
        cites: cited(optionOf(model, premise.option).cites),
      };
    case 'guard':
      return {
        name: `When “${optionName(optionOf(model, premise.option))}” can be changed`,
        cites: cited(optionOf(model, premise.option).cites),
      };
  }
}

/** One part of a critique, an edit or a view, as a noun phrase: 'Washington’s want “voice” raised above “hedge”'. */
export function partWords(model: Model, part: Edit | View): string {
  if (!('kind' in part)) return `how ${moverName(model, part.actor)} sees it`;
  switch (part.kind) {
    case 'wants':
      return owned(moverName(model, part.actor), 'other wants');
    case 'raise':
      return `${owned(moverName(model, part.actor), `want “${part.want}”`)} raised above “${part.beside}”`;
    case 'lower':
      return `${owned(moverName(model, part.actor), `want “${part.want}”`)} lowered below “${part.beside}”`;
    case 'drop':
      return `${owned(moverName(model, part.actor), `want “${part.want}”`)} dropped`;
    case 'add':
      return owned(moverName(model, part.actor), part.statement.label === null ? 'new want' : `new want “${part.statement.label}”`);
    case 'rule':
      return part.rule.label === null ? 'a new rule' : `the new rule “${part.rule.label}”`;
    case 'lift':
      return `the rule “${part.rule}” lifted`;
    case 'body':
      return `how ${moverName(model, part.body)} decides`;
    case 'agreement':
      return `the terms of ${moverName(model, part.agreement)}`;
    case 'guard':
      return `when “${optionName(optionOf(model, part.option))}” can be changed`;
    case 'hide':
      return `“${optionName(optionOf(model, part.option))}” out of reach`;
    case 'fix':
      return `“${optionName(optionOf(model, part.option))}” held where it is put`;
    case 'set':
      return `“${optionName(optionOf(model, part.option))}” set otherwise`;
  }
}
