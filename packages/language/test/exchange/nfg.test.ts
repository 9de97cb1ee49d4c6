import { analyzeStability, compareStates, feasibleStates, type Graph, type State, settingsOf, stateOf } from '@parley/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeProblemWords, exportNfg, importNfg, parse, print } from '../../src/index.js';
import { withoutPlaces } from '../models.js';
import { games, graphOf } from './random.js';
import { readNfg } from './readers.js';

const GAME = `NFG 1 R "Two shops" { "Anna" "Bert" }
{ { "keep the price" "cut it" } { "keep the price" "cut it" "close" } }
"A comment"
3 3   4.5 1   1/2 9e0   2, 2   5 .25   5.0 -1
`;

function modelOf(text: string) {
  const { result, problem } = importNfg(text);
  if (result === null) throw new Error(exchangeProblemWords(problem));
  return result;
}

describe('a .nfg file', () => {
  test('becomes a model, readable as text', () => {
    const model = modelOf(GAME);
    expect(print(model)).toBe(`conflict "Two shops"

actor anna "Anna" {
  choiceOfAnna "The choice of Anna": keepThePrice "keep the price" | cutIt "cut it"
}

actor bert "Bert" {
  choiceOfBert "The choice of Bert": keepThePrice "keep the price" | cutIt "cut it" | close
}

state s1 { choiceOfAnna = keepThePrice, choiceOfBert = keepThePrice }

state s2 { choiceOfAnna = cutIt, choiceOfBert = keepThePrice }

state s3 { choiceOfAnna = keepThePrice, choiceOfBert = cutIt }

state s4 { choiceOfAnna = cutIt, choiceOfBert = cutIt }

state s5 { choiceOfAnna = keepThePrice, choiceOfBert = close }

state s6 { choiceOfAnna = cutIt, choiceOfBert = close }

preferences anna {
  ranking s5 ~ s6 > s2 > s1 > s4 > s3
}

preferences bert {
  ranking s3 > s1 > s4 > s2 > s5 > s6
}
`);
    expect(withoutPlaces(parse(print(model)).model)).toEqual(withoutPlaces(model));
  });

  test('may give payoffs by outcomes, and strategies by their number', () => {
    const payoffs = modelOf('NFG 1 R "G" { "A" "B" } { 2 2 } 1 1  0 2  0 2  0 0');
    expect(modelOf('NFG 1 D "G" { "A" "B" }\n\n{ 2 2 }\n\n{ { "x" 1, 1 } { "" 0, 2 } }\n1 2 2 0')).toEqual(payoffs);
  });

  test('may have a player without a choice', () => {
    const { result, notes } = importNfg('NFG 1 R "G" { "A" "B" "" } { { "x" "y" } { "stay" } { "u" "v" } } 1 1 1 2 2 2 3 3 3 4 4 4');
    expect(result?.options.map(({ id, mover }) => [id, mover])).toEqual([
      ['choiceOfA', 'a'],
      ['choiceOfPlayer3', 'player'],
    ]);
    expect(notes).toContain('B has no choice, so it has no option.');
  });
});

describe('a file that is none is refused, and says why', () => {
  const cases: readonly (readonly [text: string, code: string, words: string])[] = [
    ['', 'not-nfg', "on line 1 there must be 'NFG'"],
    ['EFG 2 R "G" { "A" "B" }', 'not-nfg', "'NFG', the first word"],
    ['NFG 2 R "G"', 'not-nfg', "the version, '1'"],
    ['NFG 1 R "G', 'not-nfg', 'a closing quotation mark'],
    ['NFG 1 R "G" { "A" }', 'few-players', 'fewer than two players'],
    ['NFG 1 R "G" { "A" "B" }\n{ 2 2 2 }\n1', 'not-nfg', 'on line 2 there must be the strategies of each player'],
    ['NFG 1 R "G" { "A" "B" }\n{ 2 { } } 1', 'not-nfg', 'a strategy'],
    ['NFG 1 R "G" { "A" "B" }\n{ 2 0 }', 'not-nfg', 'a strategy'],
    ['NFG 1 R "G" { "A" "B" } { 2 2 } 1 2 3', 'payoff-count', 'make 8 numbers, and there are 3'],
    ['NFG 1 R "G" { "A" "B" } { 1 1 }\n1\nmuch', 'not-nfg', 'on line 3 there must be a number'],
    ['NFG 1 R "G" { "A" "B" } { 1 1 } 1 1/0', 'not-nfg', 'a number'],
    ['NFG 1 R "G" { "A" "B" } { 1 1 } 1 1e999999999', 'not-nfg', 'a number'],
    ['NFG 1 R "G" { "A" "B" } { 1 1 } { { "" 1 1 } } 2', 'not-nfg', 'up to 1'],
    ['NFG 1 R "G" { "A" "B" } { 999999999 2 } 1', 'too-many-states', '999,999,999'],
    ['NFG 1 R "G" { "A" "B" } { 1000 1000 } 1', 'too-many-states', '1,000,000'],
    ['NFG 1 R "G" { "A" "B" } { 1 1 } 1 1', 'no-options', 'no option'],
  ];
  for (const [text, code, words] of cases) {
    test(JSON.stringify(text), () => {
      const { result, problem } = importNfg(text);
      expect(result).toBeNull();
      expect(problem?.code).toBe(code);
      expect(problem === null ? '' : exchangeProblemWords(problem)).toContain(words);
    });
  }

  test('whatever stands in it', () => {
    const piece = fc.constantFrom('NFG', '1', 'R', '"A"', '"', '{', '}', '2', '1/3', '-', '\n');
    fc.assert(
      fc.property(fc.array(piece), fc.nat(5), (pieces, keep) => {
        const { result, problem } = importNfg([...['NFG', '1', 'R', '"T"', '{ "A" "B" }'].slice(0, keep), ...pieces].join(' '));
        expect((result === null) !== (problem === null)).toBe(true);
      }),
    );
  });
});

describe('a model as a game', () => {
  test('has its states for profiles, its rankings for payoffs and its Nash equilibria', () => {
    fc.assert(
      fc.property(games, (model) => {
        const graph = graphOf(model);
        const { result: text, problem } = exportNfg(graph, '0');
        if (text === null) throw new Error(exchangeProblemWords(problem));
        const game = readNfg(text);
        expect(game.players).toEqual(model.movers.map(({ name }) => name));
        for (const labels of game.strategies) expect(new Set(labels).size).toBe(labels.length);
        const stability = analyzeStability(graph);
        const states = [...feasibleStates(graph)];
        const [first = 0] = states;
        for (const state of states) {
          const profile = profileOf(graph, state);
          const payoffs = game.payoffs(profile);
          const others = game.payoffs(profileOf(graph, first));
          for (const [player, { id }] of model.movers.entries()) {
            const gain = (payoffs[player] ?? 0) - (others[player] ?? 0);
            expect(gain > 0 ? 'better' : gain < 0 ? 'worse' : 'equal').toBe(compareStates(graph, id, state, first));
          }
          const best = game.players.every((_, player) =>
            (game.strategies[player] ?? []).every((_, strategy) => {
              const other = game.payoffs(profile.map((own, index) => (index === player ? strategy : own)));
              return (other[player] ?? 0) <= (payoffs[player] ?? 0);
            }),
          );
          expect(best).toBe(stability.equilibrium(state, 'nash'));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('comes back with the same rankings', () => {
    fc.assert(
      fc.property(games, (model) => {
        const before = graphOf(model);
        const after = graphOf(modelOf(exportNfg(before, '0').result ?? ''));
        expect(after.space.feasible).toBe(before.space.feasible);
        const states = [...feasibleStates(before)];
        const partner = new Map(states.map((state) => [state, stateFor(after, profileOf(before, state))]));
        for (const [index, { id }] of before.model.movers.entries()) {
          const other = after.model.movers[index]?.id ?? '';
          for (const [at, a] of states.entries()) {
            const b = states[(at * 7 + 3) % states.length] ?? 0;
            expect(compareStates(after, other, partner.get(a) ?? 0, partner.get(b) ?? 0)).toBe(compareStates(before, id, a, b));
          }
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('keeps words whole, whatever stands in them', () => {
    const { model } = parse('conflict "A \\"game\\"\\\\"\nactor a "Ada \\"A\\"" { x "Say \\"no\\"" }\nactor b "Ben" { y "Y" }');
    if (model === null) throw new Error('The text is read.');
    const game = readNfg(exportNfg(graphOf(model), '0').result ?? '');
    expect(game.title).toBe('A "game"/ (payoffs are ranks, 1 for the worst)');
    expect(game.players).toEqual(['Ada "A"', 'Ben']);
    expect(game.strategies[0]).toEqual(['Nothing', 'Say "no"']);
    expect(game.comment).toContain('ordinal');
  });

  const refused: readonly (readonly [line: string, words: string])[] = [
    ['never x and y', 'some combinations of options are ruled out'],
    ['merge x or y', 'some of its states count as one'],
    ['given storm "A storm"', '“A storm” is given'],
    ['agreement pact "The pact" between a, b', '“The pact” is an agreement'],
    ['body both "Both" of a, b by majority', '“Both” is a body'],
    ['actor c "Cyd" { z "Z" when x }', '“Z” can be changed only in some states'],
    ['actor c "Cyd" { z "Z" irreversible }\nnow { z }', '“Z” is irreversible and stands at on already'],
  ];
  for (const [line, words] of refused) {
    test(`is refused with ${JSON.stringify(line)}`, () => {
      const { model } = parse(`conflict "C"\nactor a "Ada" { x "X" }\nactor b "Ben" { y "Y" }\n${line}`);
      if (model === null) throw new Error('The text is read.');
      const { problem } = exportNfg(graphOf(model), '0');
      expect(problem === null ? '' : exchangeProblemWords(problem)).toContain(words);
    });
  }
});

/** Which strategy each player has in a state: a number with the levels of its options for digits, the first option lowest. */
function profileOf(graph: Graph, state: State): number[] {
  const settings = settingsOf(graph, state);
  return graph.model.movers.map(({ id }) => {
    let strategy = 0;
    let stride = 1;
    for (const [index, { mover, levels }] of graph.model.options.entries()) {
      if (mover !== id) continue;
      strategy += stride * levels.findIndex((level) => level.id === settings[index]?.level);
      stride *= levels.length;
    }
    return strategy;
  });
}

/** The state of an imported game at a profile. */
function stateFor(graph: Graph, profile: readonly number[]): State {
  const settings = graph.model.movers.flatMap(({ id }, player) => {
    const option = graph.model.options.find(({ mover }) => mover === id);
    return option === undefined ? [] : [{ option: option.id, level: option.levels[profile[player] ?? 0]?.id ?? '' }];
  });
  return stateOf(graph, settings) ?? -1;
}
