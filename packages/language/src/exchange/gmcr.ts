/** The `.gmcr` file of GMCR+: one JSON object. Its shape as it is read (and checked) and written. */

import { Refused } from './problem.js';

/** Option indexes with `Y` (taken) or `N` (not taken), all of them together. */
export type Conjunction = readonly (readonly [option: number, taken: 'Y' | 'N'])[];

/** A want: a conjunction, or several of which one is enough. */
export type GmcrStatement = Conjunction | { readonly compound: true; readonly members: readonly Conjunction[] };

export interface GmcrOption {
  readonly name: string;
  /** Both ways; only from not taken to taken; only from taken to not taken. */
  readonly permittedDirection: 'both' | 'fwd' | 'back';
}

export interface GmcrDecisionMaker {
  readonly name: string;
  readonly options: readonly number[];
  /** Most important first. */
  readonly preferences: readonly GmcrStatement[];
  /** Numbers of states from 1, best first; states in one list are equal. */
  readonly preferenceRanking: readonly (number | readonly number[])[];
}

/** What counts of a file. States are numbered from 1, infeasible ones left out, by the binary number whose lowest digit is the first option. */
export interface Gmcr {
  /** The title of the model, where Parley wrote the file; the format has none. */
  readonly title: string | null;
  readonly options: readonly GmcrOption[];
  readonly decisionMakers: readonly GmcrDecisionMaker[];
  readonly infeasibles: readonly Conjunction[];
  /** The rankings count, and not the statements. */
  readonly useManualPreferenceRanking: boolean;
  /** How many coalitions of two or more there are, and how many decision makers misperceive something. */
  readonly coalitions: number;
  readonly misperceptions: number;
}

/** A ranking may name up to 4,096 states; no other list of a model is nearly as long. */
const MOST_ENTRIES = 5000;

/** Reads a file, or refuses it. */
export function readGmcr(text: string): Gmcr {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (error) {
    throw new Refused({ code: 'not-json', message: (error as Error).message });
  }
  const file = fieldsOf(json, '');
  const options = listOf(file.options, 'options').map((each, index): GmcrOption => {
    const where = `options[${index}]`;
    const option = fieldsOf(each, where);
    const direction = option.permittedDirection ?? 'both';
    if (direction !== 'both' && direction !== 'fwd' && direction !== 'back') {
      return fail(`${where}.permittedDirection`, '"both", "fwd" or "back"');
    }
    return { name: wordsOf(option.name, `${where}.name`), permittedDirection: direction };
  });
  const conjunction = (value: unknown, where: string): Conjunction =>
    listOf(value, where).map((pair, index): readonly [number, 'Y' | 'N'] => {
      const place = `${where}[${index}]`;
      const [option, taken, ...rest] = listOf(pair, place);
      if (rest.length > 0 || (taken !== 'Y' && taken !== 'N')) return fail(place, 'an option number with "Y" or "N"');
      return [indexOf(option, options.length, `${place}[0]`, 'option'), taken];
    });
  const statement = (value: unknown, where: string): GmcrStatement => {
    if (Array.isArray(value)) return conjunction(value, where);
    const { members } = fieldsOf(value, where);
    const named = `${where}.members`;
    return { compound: true, members: listOf(members, named).map((each, index) => conjunction(each, `${named}[${index}]`)) };
  };
  const decisionMakers = listOf(file.decisionMakers, 'decisionMakers').map((each, index): GmcrDecisionMaker => {
    const where = `decisionMakers[${index}]`;
    const maker = fieldsOf(each, where);
    return {
      name: wordsOf(maker.name, `${where}.name`),
      options: listOf(maker.options, `${where}.options`).map((option, at) =>
        indexOf(option, options.length, `${where}.options[${at}]`, 'option'),
      ),
      preferences: listOf(maker.preferences ?? [], `${where}.preferences`).map((value, at) =>
        statement(value, `${where}.preferences[${at}]`),
      ),
      preferenceRanking: listOf(maker.preferenceRanking ?? [], `${where}.preferenceRanking`).map((value, at) => {
        const place = `${where}.preferenceRanking[${at}]`;
        return Array.isArray(value)
          ? value.map((state: unknown, inner) => stateNumber(state, `${place}[${inner}]`))
          : stateNumber(value, place);
      }),
    };
  });
  const manual = file.useManualPreferenceRanking ?? false;
  if (typeof manual !== 'boolean') return fail('useManualPreferenceRanking', 'true or false');
  return {
    title: titleIn(file.exportedFrom),
    options,
    decisionMakers,
    infeasibles: listOf(file.infeasibles ?? [], 'infeasibles').map((each, index) => conjunction(each, `infeasibles[${index}]`)),
    useManualPreferenceRanking: manual,
    coalitions: listOf(file.coalitions ?? [], 'coalitions').filter((each) => Array.isArray(each) && each.length > 1).length,
    misperceptions: listOf(file.misperceptions ?? [], 'misperceptions').filter((each) => Array.isArray(each) && each.length > 0).length,
  };
}

function titleIn(origin: unknown): string | null {
  if (typeof origin !== 'object' || origin === null || !('model' in origin) || typeof origin.model !== 'string') return null;
  return origin.model.trim() === '' ? null : origin.model;
}

function fail(where: string, wanted: string): never {
  throw new Refused({ code: 'not-gmcr', where, wanted });
}

function fieldsOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(where, 'an object in braces');
  return value as Readonly<Record<string, unknown>>;
}

function listOf(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) return fail(where, 'a list in square brackets');
  return value.length <= MOST_ENTRIES ? value : fail(where, `a list of at most ${MOST_ENTRIES} entries`);
}

function wordsOf(value: unknown, where: string): string {
  return typeof value === 'string' ? value : fail(where, 'a text in quotation marks');
}

function indexOf(value: unknown, count: number, where: string, what: string): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count) return value;
  return fail(where, count === 0 ? `the number of an ${what}, of which there is none` : `the number of an ${what}, from 0 to ${count - 1}`);
}

function stateNumber(value: unknown, where: string): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : fail(where, 'the number of a state, from 1');
}
