/** From a model to a Gambit `.nfg` file: the game in which everybody chooses once, at the same time. */

import { type Graph, type Model, modelHash, type Option, presentState, type State, settingsOf } from '@parley/engine';
import { isSwitch, levelName, optionName } from '../words/names.js';
import { settingWords } from '../words/state.js';
import { dense } from './dense.js';
import { leftBehind } from './left-behind.js';
import { quotedForNfg } from './nfg.js';
import { type Exchanged, exchange, Refused } from './problem.js';

/** Profiles of strategies that a file may hold. */
const MOST_PROFILES = 100_000;

/**
 * Writes a model as a strategic game, payoff version. A strategy is a combination of an actor's own options; payoffs are ranks, 1 for the worst:
 * only their order means something. Where nothing is irreversible, the pure equilibria of the game are the Nash equilibria of the model. Refused where
 * actors cannot combine everything with everything.
 * @param version  of the program that writes
 */
export function exportNfg(graph: Graph, version: string): Exchanged<string> {
  return exchange((note) => {
    const { model } = graph;
    refuseOthers(graph);
    if (graph.space.total > MOST_PROFILES)
      throw new Refused({ code: 'too-many-states', states: graph.space.total, limit: MOST_PROFILES, why: 'A .nfg file' });
    note('Payoffs are ranks, 1 for the worst: only their order means something, so mixed equilibria mean nothing.');
    for (const option of model.options)
      if (option.irreversible)
        note(
          `“${optionName(option)}” is irreversible, and in the game a free choice: more states may be equilibria of the model than of the game.`,
        );
    for (const text of leftBehind(model)) note(text);
    const players = model.movers.map(({ id, name }) => ({ name, options: model.options.filter(({ mover }) => mover === id) }));
    const labels = players.map(({ options }) => labelsOf(options));
    const ranks = graph.movers.map(({ ranks: own }) => dense(own as Int32Array));
    const lines = [
      `NFG 1 R ${quotedForNfg(`${model.title} (payoffs are ranks, 1 for the worst)`)} { ${players.map(({ name }) => quotedForNfg(name)).join(' ')} }`,
      '',
      '{',
      ...labels.map((each) => `{ ${each.map(quotedForNfg).join(' ')} }`),
      '}',
      quotedForNfg(`Exported by parley ${version} from model ${modelHash(model)}. Payoffs are ordinal: ranks of states, 1 for the worst.`),
      '',
      ...profiles(
        model,
        players.map(({ options }) => options),
      ).map((state) => ranks.map((own) => own[state] ?? 0).join(' ')),
    ];
    return `${lines.join('\n')}\n`;
  });
}

/** Refuses what is no normal form. */
function refuseOthers(graph: Graph): void {
  const { model, space, numbering } = graph;
  const refuse = (reason: string): never => {
    throw new Refused({ code: 'no-normal-form', reason });
  };
  const other = model.movers.find(({ kind }) => kind !== 'actor');
  if (other !== undefined) refuse(`“${other.name}” is ${other.kind === 'body' ? 'a body' : 'an agreement'}, which has no wants of its own`);
  if (model.movers.length < 2) throw new Refused({ code: 'few-players' });
  const now = presentState(graph).state;
  const levels = now === null ? [] : settingsOf(graph, now);
  for (const [index, option] of model.options.entries()) {
    const name = `“${optionName(option)}”`;
    if (option.mover === null) refuse(`${name} is given, and nobody’s to choose`);
    if (option.when !== null) refuse(`${name} can be changed only in some states`);
    if (option.irreversible && levels[index]?.level !== option.levels[0]?.id)
      refuse(`${name} is irreversible and stands at ${levelName(option, levels[index]?.level ?? '')} already, so it is no choice any more`);
  }
  if (space.feasible < numbering.total)
    refuse(model.merges.length > 0 ? 'some of its states count as one' : 'some combinations of options are ruled out');
}

/** A label for each combination of the options, the first option changing fastest; no two alike. */
function labelsOf(options: readonly Option[]): readonly string[] {
  let combinations: readonly string[] = [''];
  for (const option of options) {
    combinations = option.levels.flatMap(({ id }, index) => {
      const words = index === 0 && isSwitch(option) ? '' : settingWords(option, id);
      return combinations.map((before) => (before === '' || words === '' ? before + words : `${before}; ${words}`));
    });
  }
  const seen = new Map<string, number>();
  return combinations.map((words) => {
    const label = words === '' ? (options.length === 0 ? 'No choice' : 'Nothing') : words;
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} (${count})`;
  });
}

/** The states in the order of a file: the first player's strategy changes fastest. */
function profiles(model: Model, players: readonly (readonly Option[])[]): readonly State[] {
  const strides = new Map<string, number>();
  let stride = 1;
  for (const { id, levels } of model.options) {
    strides.set(id, stride);
    stride *= levels.length;
  }
  let states: readonly State[] = [0];
  for (const { id, levels } of players.flat()) {
    states = levels.flatMap((_, level) => states.map((state) => state + level * (strides.get(id) ?? 0)));
  }
  return states;
}
