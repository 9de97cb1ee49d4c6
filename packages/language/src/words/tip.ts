/** What overturns a claim, in words. */

import type { Carrier, Change, Condition, Edit, Model, Rule, Share, Statement, Tip, Tipping, View } from '@parley/engine';
import { conditionWords } from './condition.js';
import { citationWords, counted, listed, moverName, numberWord, optionName, optionOf, ordinal, owned } from './names.js';
import { inWorlds, wantName } from './worlds.js';

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
  return rule.label === null ? `the rule that ${ruleSaid(model, rule)}` : `the rule “${rule.label}”`;
}

/** What a rule says, as it is worded: 'A only if B', 'always A', 'never A'. */
function ruleSaid(model: Model, { never, wording }: Rule): string {
  const said = (condition: Condition): string => conditionWords(model, condition);
  const [first, second] = never.kind === 'and' ? never.of : [];
  if (wording === 'needs' && first !== undefined && second?.kind === 'not') return `${said(first)} only if ${said(second.of)}`;
  if (wording === 'always' && never.kind === 'not') return `always ${said(never.of)}`;
  return `never ${said(never)}`;
}

/** How fragile a verdict is, in one sentence, then what overturns it. Each a whole sentence. */
export function tippingWords(model: Model, tipping: Tipping, most = 3): { readonly summary: string; readonly tips: readonly string[] } {
  const { single, swaps, pairs } = tipping;
  const carried = premisesOf(single);
  const say = (tips: readonly Tip[]): string[] => {
    const sorted = strongestFirst(tipping, tips);
    // Two or three more fit into one sentence as well as their number does.
    const named = sorted.length - most <= MORE_NAMED ? sorted.length : most;
    const told = sorted.slice(0, most).map((tip) => `${tipWords(model, tipping, tip)}.`);
    const also = sorted.slice(most, named).map(({ change }) => changeWords(model, change));
    const rest = sorted.length - named;
    return [
      ...told,
      ...(also.length > 0 ? [`So if ${also.join('; or if ')}.`] : []),
      ...(rest > 0 ? [`So with ${counted(rest, 'other change')} of that kind.`] : []),
    ];
  };
  if (single.length > 0) {
    const near = swaps.distance === 1 ? ', or on the order of two wants' : '';
    const summary = `${isOpen(tipping) ? 'Besides what is left open it' : 'It'} hangs on ${carried === 1 ? 'one premise' : `${numberWord(carried)} premises, each of which is needed`}${near}.`;
    const lead = swaps.distance === null || swaps.distance === 1 ? [] : [`With all premises kept it takes ${swapsWords(swaps.distance)}:`];
    const [first, ...more] = swaps.distance === null ? [] : say(swaps.tips);
    const order = first === undefined ? [] : lead.length === 0 ? [first, ...more] : [`${lead.join('')} ${lowered(first)}`, ...more];
    return { summary, tips: [...say(oneEach(single)), ...order] };
  }
  if (swaps.distance !== null)
    return {
      summary: `No single premise overturns it, but ${swapsWords(swaps.distance)} ${swaps.distance === 1 ? 'does' : 'do'}.`,
      tips: say(swaps.tips),
    };
  if (pairs !== null && pairs.length > 0) return { summary: `No single premise overturns it; it takes two together.`, tips: say(pairs) };
  return { summary: firmWords(model, tipping), tips: [] };
}

/** Beyond those told one by one, so many are still named. */
const MORE_NAMED = 3;

/** Changes that overturn a claim, those first that do so in most worlds. */
export function strongestFirst({ verdict }: Tipping, tips: readonly Tip[]): Tip[] {
  const left = ({ holds }: Tip): number => (verdict === 'holds' ? holds.holds : holds.of - holds.holds) / holds.of;
  return tips.toSorted((a, b) => left(a) - left(b));
}

/** 'It would fail if Russia did not care about “voice”', 'It would fail in two of eight worlds if ...': without a full stop. */
export function tipWords(model: Model, { verdict, holds: before }: Tipping, { change, holds }: Tip): string {
  const would = verdict === 'holds' ? 'fail' : verdict === 'fails' ? 'hold' : 'come out otherwise';
  const then: Share = verdict === 'holds' ? turned(holds) : holds;
  const even = before.holds === 0 || before.holds === before.of;
  // Where it changes everywhere, as the wants are written and in all worlds, nothing needs to be added.
  const where = then.of === 1 || (even && then.holds === then.of) ? '' : ` ${inWorlds(then)}`;
  return `It would ${would}${where} if ${changeWords(model, change)}`;
}

/** The share of worlds in which it is not so. */
function turned({ holds, of, interval }: Share): Share {
  return { holds: of - holds, of, interval: interval === null ? null : [1 - interval[1], 1 - interval[0]] };
}

function swapsWords(count: number): string {
  return count === 1 ? 'one swap of neighbouring wants' : `${numberWord(count)} swaps of neighbouring wants`;
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}

/** Does it hold in some of the worlds that the model stands for and not in others? */
function isOpen({ verdict, holds }: Tipping): boolean {
  return verdict !== 'unknown' && holds.holds > 0 && holds.holds < holds.of;
}

/** That nothing overturns it, and what was tried. What holds in some worlds only is never called firm. */
function firmWords(model: Model, tipping: Tipping): string {
  const { swaps, pairs } = tipping;
  const open = isOpen(tipping);
  if (rankedOf(model).every)
    return open ? 'It hangs on what the model leaves open, and on nothing else that was tried.' : 'Nothing that was tried overturns it.';
  const tried = [
    'no single premise',
    swaps.searched === 1 ? 'no swap of neighbouring wants' : `no ${numberWord(swaps.searched)} swaps`,
    ...(pairs === null ? [] : ['no pair of dropped wants']),
  ];
  const none = tried.length < 3 ? listed(tried) : `${tried.slice(0, -1).join(', ')}, and ${tried.at(-1)}`;
  return open
    ? `It hangs on what the model leaves open, and on nothing else that was tried: ${none} turns it.`
    : `It stands firm: ${none} overturns it.`;
}

/** Actors whose wants are given as a ranking; `every`: all who want anything. */
function rankedOf(model: Model): { readonly names: readonly string[]; readonly every: boolean } {
  const wanting = model.movers.flatMap((mover) => (mover.kind === 'actor' && mover.preferences !== null ? [mover] : []));
  const ranked = wanting.filter(({ preferences }) => preferences?.kind === 'ranking');
  return { names: ranked.map(({ id }) => moverName(model, id)), every: ranked.length > 0 && ranked.length === wanting.length };
}

/** That rankings are not varied, and what is left to try; null where no wants are given as a ranking. */
export function rankingsWords(model: Model): string | null {
  const { names, every } = rankedOf(model);
  if (names.length === 0) return null;
  const whose = every ? 'The wants are' : `What ${listed(names)} would have is`;
  const given = `${whose} given as ${names.length === 1 ? 'a ranking, which is' : 'rankings, which are'} not varied here.`;
  if (!every) return given;
  const others = [
    ...(model.rules.length > 0 ? ['rules'] : []),
    ...(model.options.some(({ irreversible }) => irreversible) ? ['steps that cannot be taken back'] : []),
    ...(model.options.some(({ when }) => when !== null) ? ['steps that cannot always be taken'] : []),
  ];
  return others.length === 0
    ? `${given} Nor is there a rule, or a step that cannot be taken back, so there is nothing to try.`
    : `${given} What is tried are the ${listed(others)}.`;
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

/** A premise, in words. */
export interface PremiseWords {
  /** 'Russia’s want “voice”'; without a capital where it begins with a small word. */
  readonly name: string;
  /** What it asks for; null where the name says it all. */
  readonly said: string | null;
  /** Null where the modeller made it. */
  readonly cites: string | null;
}

/** A premise by name, what it says, and its citation. */
export function premiseWords(model: Model, { premise }: Pick<Carrier, 'premise'>): PremiseWords {
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
      const said = statement === undefined ? null : conditionWords(model, statement.condition);
      return { name: owned(moverName(model, premise.actor), name), said, cites: cited(statement?.cites ?? []) };
    }
    case 'rule': {
      const rule = model.rules[premise.rule];
      const said = rule === undefined || rule.label === null ? null : ruleSaid(model, rule);
      return { name: ruleName(model, premise.rule), said, cites: cited(rule?.cites ?? []) };
    }
    case 'irreversible':
      return {
        name: `that “${optionName(optionOf(model, premise.option))}” cannot be taken back`,
        said: null,
        cites: cited(optionOf(model, premise.option).cites),
      };
    case 'guard': {
      const option = optionOf(model, premise.option);
      return {
        name: `when “${optionName(option)}” can be changed`,
        said: option.when === null ? null : `only when ${conditionWords(model, option.when)}`,
        cites: cited(option.cites),
      };
    }
  }
}

/** One part of a critique, an edit or a view, as a noun phrase: 'Washington’s want “voice” raised above “hedge”'. */
export function partWords(model: Model, part: Edit | View): string {
  if (!('kind' in part)) return `the view of ${moverName(model, part.actor)}`;
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
      return `the decision rule of ${moverName(model, part.body)}`;
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
