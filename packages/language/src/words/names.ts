/**
 * Names and small grammar, shared by all sentences.
 *
 * Three rules let one set of sentences serve every model, whoever named its movers and options:
 *
 * 1. Option names are quoted in sentences, so it does not matter whether the author wrote a verb phrase (Ratify START II) or a
 *    noun (Naval blockade): 'Russia would drop “Ratify START II”'. In lists they stand as written, after their mover's name.
 * 2. A mover is never the subject of a verb that would have to agree in number ('Russia moves', 'the allies move'): only of would, could and can.
 * 3. No pronoun stands for a mover.
 */

import type { Agreement, Citation, DateText, Level, Model, Mover, Option } from '@parley/engine';

/** The option with this id. Throws when there is none: a model form is consistent before it gets here. */
export function optionOf(model: Model, id: string): Option {
  const option = model.options.find((each) => each.id === id);
  if (option === undefined) throw new Error(`no option ${id} in the model`);
  return option;
}

/** The mover with this id. Throws when there is none. */
export function moverOf(model: Model, id: string): Mover {
  const mover = model.movers.find((each) => each.id === id);
  if (mover === undefined) throw new Error(`no mover ${id} in the model`);
  return mover;
}

/** A mover's name as it stands inside a sentence ('the smuggler' for "The smuggler"); a mover without words goes by its id. */
export function moverName(model: Model, id: string): string {
  const mover = moverOf(model, id);
  return mover.name.trim() === '' ? plainId(mover.id) : mover.name.trim().replace(/^The (?=\S)/u, 'the ');
}

/** Who acts in a sentence: an actor or body by its name, an agreement by its parties ('Russia and the allies together'). */
export function moverSubject(model: Model, id: string): string {
  const mover = moverOf(model, id);
  return mover.kind === 'agreement' ? `${partyNames(model, mover)} together` : moverName(model, id);
}

/** The parties of an agreement, as a list in words. */
export function partyNames(model: Model, agreement: Agreement): string {
  return listed(agreement.parties.map((party) => moverName(model, party)));
}

/** An option's name as the author wrote it; without words, its id. */
export function optionName(option: Option): string {
  return option.name.trim() === '' ? plainId(option.id) : option.name.trim();
}

/** An option's name inside a sentence. */
export function quotedOption(option: Option): string {
  return `“${optionName(option)}”`;
}

/** A level in words. */
export function levelName(option: Option, id: string): string {
  const level: Level | undefined = option.levels.find((each) => each.id === id);
  return level?.name ?? plainId(id);
}

/** A level inside a sentence: in quotation marks when it is several words, so that one sees where it begins and ends. */
export function quotedLevel(option: Option, id: string): string {
  const name = levelName(option, id);
  return /\s/u.test(name) ? `“${name}”` : name;
}

/** Does the option have just the levels off and on? */
export function isSwitch(option: Option): boolean {
  return option.levels.length === 2 && option.levels[0]?.id === 'off' && option.levels[1]?.id === 'on';
}

/** Is this the option of an agreement, where the first level means 'not agreed'? */
export function isAgreementOption(model: Model, option: Option): boolean {
  return option.mover !== null && moverOf(model, option.mover).kind === 'agreement' && option.id === option.mover;
}

/** An identifier as words: `newBloc` and `new_bloc` become 'new bloc'; `START2` stays. */
export function plainId(id: string): string {
  return id
    .replaceAll('_', ' ')
    .replaceAll(/(\p{Ll})(\p{Lu})(?=\p{Ll})/gu, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`)
    .trim();
}

/** 'a', 'a and b', 'a, b and c'; 'a, b and c, and d' where an item is a list itself. */
export function listed(items: readonly string[], word: 'and' | 'or' = 'and'): string {
  if (items.length <= 1) return items[0] ?? '';
  const within = items.some((item) => item.replaceAll(/“[^”]*”|\([^)]*\)/gu, '').includes(' and '));
  return `${items.slice(0, -1).join(', ')}${within ? ',' : ''} ${word} ${items.at(-1)}`;
}

/** 'Russia’s', 'the allies’'. */
function possessive(name: string): string {
  return /s$/iu.test(name) ? `${name}’` : `${name}’s`;
}

/** 'Russia’s want', but 'the want of the states not chosen': a name of more than three words takes no apostrophe. */
export function owned(name: string, thing: string): string {
  return name.split(' ').length > 3 ? `the ${thing} of ${name}` : `${possessive(name)} ${thing}`;
}

/** 'one state', 'two states', '12 states': numbers up to nine are words. */
export function counted(count: number, one: string, many: string = `${one}s`): string {
  return `${numberWord(count)} ${count === 1 ? one : many}`;
}

/** A whole number: none to nine in words, larger ones in digits with thousands separated. */
export function numberWord(count: number): string {
  const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
  return words[count] ?? figure(count);
}

/** A whole number in digits, thousands separated by commas. */
export function figure(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

/** A share between 0 and 1 as a percentage that never rounds to nothing or to everything. */
export function percentage(share: number): string {
  if (share <= 0) return '0%';
  if (share >= 1) return '100%';
  const percent = share * 100;
  if (percent < 0.1) return 'less than 0.1%';
  if (percent > 99.9) return 'more than 99.9%';
  return `${percent < 10 || percent > 99 ? percent.toFixed(1) : percent.toFixed(0)}%`;
}

/** Ascending numbers, runs of three and more drawn together: '1–3', '5'. */
export function numberSpans(numbers: readonly number[]): string[] {
  const runs: number[][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs.flatMap((run) => (run.length < 3 ? run.map(String) : `${run[0]}–${run.at(-1)}`));
}

/** First, second, third ... for counting wants. */
export function ordinal(position: number): string {
  const words = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
  const word = words[position - 1];
  if (word !== undefined) return word;
  const ending = position % 100 > 10 && position % 100 < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][position % 10] ?? 'th');
  return `${position}${ending}`;
}

/** Capital at the start of a sentence; a sentence that begins with a quotation mark keeps its letters. */
export function sentenceCase(text: string): string {
  return text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
}

/** '1 March 1997', 'March 1997', '1997'. */
export function dateWords(date: DateText): string {
  const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
  const [year = '', month, day] = date.split('-');
  const monthName = month === undefined ? undefined : months[Number(month) - 1];
  if (monthName === undefined) return year;
  return day === undefined ? `${monthName} ${year}` : `${Number(day)} ${monthName} ${year}`;
}

/** '[essay 21-22, 30; other 4]'; empty when nothing is cited. */
export function citationWords(cites: readonly Citation[]): string {
  if (cites.length === 0) return '';
  const each = cites.map(({ source, paragraphs }) => {
    const spans = paragraphs.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`));
    return spans.length === 0 ? source : `${source} ${spans.join(', ')}`;
  });
  return `[${each.join('; ')}]`;
}
