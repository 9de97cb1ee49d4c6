/** From a `.gmcr` file to a model. */

import type { Condition, Model, NamedState, Option, Preferences, Statement } from '@parley/engine';
import { counted } from '../words/names.js';
import { type Conjunction, type Gmcr, type GmcrDecisionMaker, type GmcrStatement, readGmcr } from './gmcr.js';
import { type Names, newNames } from './identifier.js';
import { at, joined, plainActor, plainModel, plainOption, plainWords, refuseUnsound } from './parts.js';
import { type Exchanged, exchange, Refused } from './problem.js';

/** A manual ranking names every state. */
const RANKED_STATES = 4096;

/** More options than this are more states than any memory holds. */
const MOST_OPTIONS = 31;

/**
 * Reads a `.gmcr` file as a model.
 *
 * An option that may only be taken is irreversible. One that may only be dropped is irreversible as well, with its levels turned round: it stands at
 * first. A preference statement becomes a want, a manual ranking a `ranking` of states named by their numbers, `s1` the first.
 * @param title  of the model, unless Parley wrote the file: the format has none
 */
export function importGmcr(text: string, title: string): Exchanged<Model> {
  return exchange((note) => {
    const file = readGmcr(text);
    if (file.options.length === 0) throw new Refused({ code: 'no-options' });
    if (file.options.length > MOST_OPTIONS) {
      throw new Refused({ code: 'too-many-states', states: 2 ** file.options.length, limit: 2 ** MOST_OPTIONS, why: 'The analysis' });
    }
    const model = modelOf(file, file.title ?? title, note);
    refuseUnsound(model);
    return model;
  });
}

function modelOf(file: Gmcr, title: string, note: (text: string) => void): Model {
  const names = newNames();
  const owners = ownersOf(file);
  const movers = file.decisionMakers.map(({ name }) => ({ id: names.take(name, 'actor'), name: wordsFor(name, 'actor') }));
  // A text gives the options actor by actor; those of nobody come last.
  const order = [...file.decisionMakers.flatMap(({ options }) => options), ...file.options.keys()];
  const made = new Map<number, Option>();
  for (const index of order)
    if (!made.has(index)) made.set(index, optionOf(file, index, movers[owners[index] ?? -1]?.id ?? null, names, note));
  const literal = ([index, taken]: Conjunction[number]): Condition => {
    const { id, levels } = made.get(index) as Option;
    const turned = levels[0]?.id === 'on';
    if (turned) return at(id, taken === 'Y' ? 'on' : 'off');
    return taken === 'Y' ? at(id, 'on') : { kind: 'not', of: at(id, 'on') };
  };
  const conjunction = (pairs: Conjunction): Condition => joined('and', pairs.map(literal));

  const manual = file.useManualPreferenceRanking;
  const states = manual ? namedStates(file, made, names) : [];
  const actors = file.decisionMakers.map((maker, index) => {
    const { id, name } = movers[index] as { id: string; name: string };
    const wants = manual ? rankingOf(maker, states) : statementsOf(maker, conjunction, note);
    return plainActor(id, name, wants);
  });
  const rules = file.infeasibles.flatMap((pairs, index) => {
    if (pairs.length === 0) {
      note(`Infeasible state ${index + 1} lists no option, and is left out.`);
      return [];
    }
    return [{ label: null, never: conjunction(pairs), wording: 'never' as const, cites: [] }];
  });
  for (const maker of file.decisionMakers) {
    if (manual && maker.preferences.length > 0)
      note(`${maker.name}: the ranking counts, so ${counted(maker.preferences.length, 'preference statement')} did not come along.`);
  }
  if (file.coalitions > 0)
    note(`${counted(file.coalitions, 'coalition')} did not come along: here actors act together through a body or an agreement.`);
  if (file.misperceptions > 0)
    note(`The misperceptions of ${counted(file.misperceptions, 'decision maker')} did not come along: write a view for each.`);
  return plainModel({ title: plainWords(title), movers: actors, options: [...made.values()], rules, states });
}

/** Whose each option is, by index; an option has one owner or none. */
function ownersOf(file: Gmcr): readonly (number | undefined)[] {
  return file.options.map(({ name }, option) => {
    const owners = [...file.decisionMakers.keys()].filter((maker) => file.decisionMakers[maker]?.options.includes(option));
    if (owners.length > 1) {
      throw new Refused({ code: 'shared-option', option: name, owners: owners.map((maker) => file.decisionMakers[maker]?.name ?? '') });
    }
    return owners[0];
  });
}

function optionOf(file: Gmcr, index: number, mover: string | null, names: Names, note: (text: string) => void): Option {
  const { name, permittedDirection: direction } = file.options[index] as Gmcr['options'][number];
  const words = wordsFor(name, 'option');
  const id = names.take(name, 'option');
  if (mover === null) {
    note(`“${words}” belongs to nobody, so it is given: only you change it.`);
    return plainOption(id, words, null, [
      ['off', null],
      ['on', null],
    ]);
  }
  if (direction === 'back') {
    note(`“${words}” may only be dropped, so its levels are turned round: it stands at first.`);
    return plainOption(
      id,
      words,
      mover,
      [
        ['on', null],
        ['off', null],
      ],
      true,
    );
  }
  return plainOption(
    id,
    words,
    mover,
    [
      ['off', null],
      ['on', null],
    ],
    direction === 'fwd',
  );
}

function statementsOf(
  { name, preferences }: GmcrDecisionMaker,
  conjunction: (pairs: Conjunction) => Condition,
  note: (text: string) => void,
): Preferences | null {
  const statements = preferences.flatMap((statement, index): Statement[] => {
    const members = membersOf(statement);
    if (members.length === 0 || members.some(({ length }) => length === 0)) {
      note(`${name}: preference ${index + 1} is ${members.length === 0 ? 'never' : 'always'} true, so it decides nothing and is left out.`);
      return [];
    }
    const condition = joined('or', members.map(conjunction));
    return [{ label: null, condition, maybe: false, anyOrder: null, cites: [] }];
  });
  return statements.length === 0 ? null : { kind: 'statements', statements };
}

function membersOf(statement: GmcrStatement): readonly Conjunction[] {
  return 'compound' in statement ? statement.members : [statement];
}

/** Every state under its number in the file: `s1` and so on. */
function namedStates(file: Gmcr, made: ReadonlyMap<number, Option>, names: Names): readonly NamedState[] {
  const why = 'A ranking';
  const total = 2 ** file.options.length;
  if (total > RANKED_STATES * 256) throw new Refused({ code: 'too-many-states', states: total, limit: RANKED_STATES, why });
  const states: NamedState[] = [];
  for (let bits = 0; bits < total; bits++) {
    const taken = (option: number): boolean => ((bits >>> option) & 1) === 1;
    if (file.infeasibles.some((pairs) => pairs.length > 0 && pairs.every(([option, sign]) => taken(option) === (sign === 'Y')))) continue;
    if (states.length === RANKED_STATES) throw new Refused({ code: 'too-many-states', states: total, limit: RANKED_STATES, why });
    const settings = [...made].flatMap(([index, { id, levels }]) => {
      const level = taken(index) ? 'on' : 'off';
      return level === levels[0]?.id ? [] : [{ option: id, level }];
    });
    states.push({ id: names.take(`s${states.length + 1}`, 'state'), name: null, settings, cites: [] });
  }
  return states;
}

function rankingOf({ name, preferenceRanking }: GmcrDecisionMaker, states: readonly NamedState[]): Preferences {
  const seen = new Set<number>();
  const groups = preferenceRanking
    .map((group) => (typeof group === 'number' ? [group] : group))
    .filter((group) => group.length > 0)
    .map((group) =>
      group.map((state) => {
        const found = states[state - 1];
        if (found === undefined) throw new Refused({ code: 'ranking-beyond', owner: name, state, states: states.length });
        if (seen.has(state)) throw new Refused({ code: 'ranking-repeats', owner: name, state });
        seen.add(state);
        return found.id;
      }),
    );
  if (seen.size < states.length) throw new Refused({ code: 'ranking-incomplete', owner: name, ranked: seen.size, states: states.length });
  return { kind: 'ranking', groups };
}

/** Words as they can be shown; what has none is called what it is. */
function wordsFor(name: string, instead: string): string {
  const words = plainWords(name);
  return words === '' ? `Unnamed ${instead}` : words;
}
