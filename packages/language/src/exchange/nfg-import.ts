/** From a Gambit `.nfg` file to a model. */

import type { Model, NamedState, Option } from '@parley/engine';
import { newNames } from './identifier.js';
import { compareFractions, type Fraction, fractionOf, type Token, tokensOfNfg } from './nfg.js';
import { plainActor, plainModel, plainOption, plainWords, refuseUnsound } from './parts.js';
import { type Exchanged, exchange, Refused } from './problem.js';

/** Every profile becomes a named state that each player ranks. */
const MOST_PROFILES = 2000;

/** A game as it stands in a file. */
interface Game {
  readonly title: string;
  readonly players: readonly string[];
  readonly strategies: readonly (readonly string[])[];
  /** For each profile, the first player's strategy changing fastest: each player's payoff. */
  readonly payoffs: readonly (readonly Fraction[])[];
}

/**
 * Reads a strategic game (payoff or outcome version) as a model: a player is an actor with one option, whose levels are the strategies; its wants are
 * a ranking of all profiles by its payoff. How far payoffs lie apart does not come along.
 */
export function importNfg(text: string): Exchanged<Model> {
  return exchange((note) => {
    const game = readGame(text);
    note('Payoffs became rankings: how far they lie apart did not come along.');
    const model = modelOf(game, note);
    refuseUnsound(model);
    return model;
  });
}

function modelOf({ title, players, strategies, payoffs }: Game, note: (text: string) => void): Model {
  const names = newNames();
  const wordsOf = (name: string, instead: string): string => plainWords(name) || instead;
  const ids = players.map((name) => names.take(name, 'player'));
  const options = players.map((name, player): Option | null => {
    const own = strategies[player] ?? [];
    const words = wordsOf(name, `Player ${player + 1}`);
    if (own.length < 2) {
      note(`${words} has no choice, so it has no option.`);
      return null;
    }
    const levels = newNames();
    const ladder = own.map((strategy, index): readonly [string, string | null] => {
      const id = levels.take(strategy, `strategy${index + 1}`);
      const label = wordsOf(strategy, `Strategy ${index + 1}`);
      return [id, label === id ? null : label];
    });
    return plainOption(names.take(`choice of ${words}`, 'choice'), `The choice of ${words}`, ids[player] ?? '', ladder);
  });
  if (options.every((option) => option === null)) throw new Refused({ code: 'no-options' });
  const states = payoffs.map((_, profile): NamedState => {
    const levels = levelsOf(strategies, profile);
    const settings = options.flatMap((option, player) =>
      option === null ? [] : [{ option: option.id, level: option.levels[levels[player] ?? 0]?.id ?? '' }],
    );
    return { id: names.take(`s${profile + 1}`, 'state'), name: null, settings, cites: [] };
  });
  const actors = players.map((name, player) => {
    const groups = rankingOf(payoffs.map((each) => each[player] as Fraction)).map((group) => group.map((at) => states[at]?.id ?? ''));
    return plainActor(ids[player] ?? '', wordsOf(name, `Player ${player + 1}`), { kind: 'ranking', groups });
  });
  return plainModel({ title: wordsOf(title, 'A game'), movers: actors, options: options.filter((option) => option !== null), states });
}

function levelsOf(strategies: readonly (readonly string[])[], profile: number): readonly number[] {
  let left = profile;
  return strategies.map(({ length }) => {
    const level = left % length;
    left = Math.floor(left / length);
    return level;
  });
}

/** Profiles by payoff, highest first; equal ones together. */
function rankingOf(payoffs: readonly Fraction[]): readonly (readonly number[])[] {
  const order = [...payoffs.keys()].sort((a, b) => compareFractions(payoffs[b] as Fraction, payoffs[a] as Fraction) || a - b);
  const groups: number[][] = [];
  for (const profile of order) {
    const last = groups.at(-1);
    if (last !== undefined && compareFractions(payoffs[last[0] as number] as Fraction, payoffs[profile] as Fraction) === 0)
      last.push(profile);
    else groups.push([profile]);
  }
  return groups;
}

/** Reads the file, or refuses it. */
function readGame(file: string): Game {
  const tokens = tokensOfNfg(file.replace(/^\uFEFF/u, ''));
  let at = 0;
  const fail = (wanted: string, token = at): never => {
    throw new Refused({ code: 'not-nfg', line: tokens[token]?.line ?? tokens.at(-1)?.line ?? 1, wanted });
  };
  const next = (kind: Token['kind'], wanted: string, text: string | null = null): string => {
    const token = tokens[at];
    if (token?.kind !== kind || (text !== null && token.text !== text)) return fail(wanted);
    at++;
    return token.text;
  };
  const sees = (kind: Token['kind'], text: string | null = null): boolean =>
    tokens[at]?.kind === kind && (text === null || tokens[at]?.text === text);
  const texts = (what: string): readonly string[] => {
    next('brace', `'{' before ${what}`, '{');
    const found: string[] = [];
    while (sees('text')) found.push(next('text', what));
    next('brace', `'}' after ${what}`, '}');
    return found;
  };
  const number = (): Fraction => fractionOf(next('word', 'a number')) ?? fail('a number, such as 3, -1/2 or 0.75', at - 1);
  const whole = (wanted: string): number => {
    const word = next('word', wanted);
    return /^\d{1,9}$/u.test(word) ? Number(word) : fail(wanted, at - 1);
  };

  next('word', "'NFG', the first word of a strategic game", 'NFG');
  next('word', "the version, '1'", '1');
  if (!sees('word', 'R') && !sees('word', 'D')) fail("'R'");
  at++;
  const title = next('text', 'the title, in quotation marks');
  const players = texts('the names of the players');
  if (players.length < 2) throw new Refused({ code: 'few-players' });

  next('brace', "'{' before the strategies", '{');
  const strategies: (readonly string[])[] = [];
  while (!sees('brace', '}')) {
    if (sees('brace', '{')) strategies.push(texts('the strategies of a player'));
    else {
      const count = whole('how many strategies a player has, or their names in braces');
      if (count > MOST_PROFILES) refuseSize(count);
      strategies.push(Array.from({ length: count }, (_, index) => `strategy ${index + 1}`));
    }
    if (strategies.at(-1)?.length === 0) fail('a strategy: every player has at least one');
  }
  if (strategies.length !== players.length) fail('the strategies of each player, no more and no fewer');
  next('brace', "'}' after the strategies", '}');
  if (sees('text')) at++;
  const profiles = strategies.reduce((product, { length }) => product * length, 1);
  if (profiles > MOST_PROFILES) refuseSize(profiles);

  const outcomes: (readonly Fraction[])[] = [];
  const byOutcome = sees('brace', '{');
  if (byOutcome) {
    at++;
    while (!sees('brace', '}')) {
      next('brace', "'{' before an outcome", '{');
      if (sees('text')) at++;
      outcomes.push(players.map(number));
      next('brace', "'}' after an outcome", '}');
    }
    at++;
  }
  const wanted = byOutcome ? profiles : profiles * players.length;
  if (tokens.length - at !== wanted) throw new Refused({ code: 'payoff-count', wanted, found: tokens.length - at });
  const nothing = players.map(() => ({ top: 0n, bottom: 1n }));
  const payoffs = Array.from({ length: profiles }, () => {
    if (!byOutcome) return players.map(number);
    const outcome = whole('the number of an outcome');
    return outcome === 0 ? nothing : (outcomes[outcome - 1] ?? fail(`the number of an outcome, up to ${outcomes.length}`, at - 1));
  });
  return { title, players, strategies, payoffs };
}

function refuseSize(states: number): never {
  throw new Refused({ code: 'too-many-states', states, limit: MOST_PROFILES, why: 'A game that is read' });
}
