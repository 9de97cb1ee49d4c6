import {
  analyzeStability,
  CLASSICAL_CONCEPTS,
  compareStates,
  feasibleStates,
  type Graph,
  moves,
  type State,
  settingsOf,
  stateOf,
} from '@parley/engine';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exchangeProblemWords, exportGmcr, importGmcr, parse, print } from '../../src/index.js';
import { withoutPlaces } from '../models.js';
import { graphOf, plainModels } from './random.js';

const option = (name: string, permittedDirection = 'both') => ({ name, permittedDirection });
const maker = (name: string, options: number[], preferences: unknown[] = [], preferenceRanking: unknown[] = []) => ({
  name,
  options,
  preferences,
  preferenceRanking,
});

/** Two farms at one well: an invented case. */
const wells = {
  program: 'gmcr-py',
  version: '0.4.1',
  options: [option('Dig deeper', 'fwd'), option('Keep the old pump', 'back'), option('Übereinkommen mit Nachbarn'), option('Rain')],
  decisionMakers: [
    maker(
      'Upper farm',
      [0, 1],
      [
        [[0, 'Y']],
        [
          [2, 'Y'],
          [1, 'N'],
        ],
      ],
    ),
    maker(
      'Lower farm',
      [2],
      [
        {
          compound: true,
          members: [
            [[0, 'N']],
            [
              [2, 'Y'],
              [3, 'N'],
            ],
          ],
        },
      ],
    ),
  ],
  infeasibles: [
    [
      [0, 'Y'],
      [1, 'Y'],
    ],
  ],
  coalitions: [0, 1],
  useManualPreferenceRanking: false,
};

const imported = (file: unknown) => importGmcr(typeof file === 'string' ? file : JSON.stringify(file), 'The well');

function modelOf(file: unknown) {
  const { result } = imported(file);
  if (result === null) throw new Error('The file is read.');
  return result;
}

describe('a .gmcr file', () => {
  test('becomes a model, readable as text', () => {
    const model = modelOf(wells);
    expect(print(model)).toBe(`conflict "The well"

actor upperFarm "Upper farm" {
  digDeeper      "Dig deeper"                    irreversible
  keepTheOldPump "Keep the old pump": on | off   irreversible
}

actor lowerFarm "Lower farm" {
  übereinkommenMitNachbarn "Übereinkommen mit Nachbarn"
}

given rain "Rain"

never digDeeper and keepTheOldPump = on

preferences upperFarm {
  digDeeper
  übereinkommenMitNachbarn and keepTheOldPump = off
}

preferences lowerFarm {
  not digDeeper or übereinkommenMitNachbarn and not rain
}
`);
    const again = parse(print(model));
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(withoutPlaces(again.model)).toEqual(withoutPlaces(model));
  });

  test('says what came changed or not at all', () => {
    expect(imported({ ...wells, coalitions: [[0, 1]], misperceptions: [[], [3]] }).notes).toEqual([
      '“Keep the old pump” may only be dropped, so its levels are turned round: it stands at first.',
      '“Rain” belongs to nobody, so it is given: only you change it.',
      'One coalition did not come along: here actors act together through a body or an agreement.',
      'The misperceptions of one decision maker did not come along: write a view for each.',
    ]);
  });

  test('ranks states by their numbers after the infeasible ones are out', () => {
    // Without 'both dig', the states are neither, A, B: numbers 1, 2, 3.
    const model = modelOf({
      options: [option('A'), option('B')],
      decisionMakers: [maker('One', [0], [], [2, [1, 3]]), maker('Two', [1], [[[0, 'Y']]], [3, 1, 2])],
      infeasibles: [
        [
          [0, 'Y'],
          [1, 'Y'],
        ],
      ],
      useManualPreferenceRanking: true,
    });
    expect(print(model)).toContain('ranking s2 > s1 ~ s3');
    expect(model.states.map(({ id, settings }) => [id, settings.map((each) => each.option)])).toEqual([
      ['s1', []],
      ['s2', ['a']],
      ['s3', ['b']],
    ]);
  });

  test('gives every thing a name of its own, and none that is a word of the language', () => {
    const names = ['State', 'state', 'Never!', '', '  ', '47 000 troops', 'НАТО расширяется', 'a "quoted"\nname'];
    const model = modelOf({ options: names.map((name) => option(name)), decisionMakers: [maker('State', [0, 1, 2, 3, 4, 5, 6, 7])] });
    const again = parse(print(model));
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(model.options.map(({ id }) => id)).toEqual([
      'optionState',
      'optionState_2',
      'optionNever',
      'option',
      'option_2',
      'option47000Troops',
      'НАТОРасширяется',
      'aQuotedName',
    ]);
  });
});

test('names come without what a terminal would obey, and cut where they are endless', () => {
  const { result } = importGmcr(
    JSON.stringify({ options: [option('A\u001b[31m\u0007b'), option('n'.repeat(100_000))], decisionMakers: [maker('One\u0000', [0, 1])] }),
    'T\u001b',
  );
  expect([result?.title, result?.movers[0]?.name, result?.options[0]?.name]).toEqual(['T', 'One', 'A [31m b']);
  expect(result?.options[1]?.name).toBe(`${'n'.repeat(500)} …`);
});

describe('a file that is none is refused, and says why', () => {
  const two = { options: [option('A'), option('B')] };
  const cases: readonly (readonly [what: string, file: unknown, code: string, words: string])[] = [
    ['cut off', '{"options": [', 'not-json', 'one JSON object'],
    ['a list', '[]', 'not-gmcr', 'the whole must be an object in braces'],
    ['no options', {}, 'not-gmcr', 'options must be a list'],
    ['an option that is a number', { options: [7] }, 'not-gmcr', 'options[0] must be an object'],
    ['a name that is none', { options: [{ name: null }] }, 'not-gmcr', 'options[0].name must be a text'],
    ['a direction that is none', { options: [option('A', 'up')] }, 'not-gmcr', 'permittedDirection must be "both", "fwd" or "back"'],
    ['an option that is not there', { ...two, decisionMakers: [maker('One', [2])] }, 'not-gmcr', 'from 0 to 1'],
    ['a negative option', { ...two, decisionMakers: [maker('One', [-1])] }, 'not-gmcr', 'decisionMakers[0].options[0]'],
    ['a sign that is none', { ...two, decisionMakers: [], infeasibles: [[[0, 'X']]] }, 'not-gmcr', 'infeasibles[0][0] must be'],
    ['an odd statement', { ...two, decisionMakers: [maker('One', [0], ['A'])] }, 'not-gmcr', 'decisionMakers[0].preferences[0]'],
    [
      'a list without end',
      { ...two, decisionMakers: [], infeasibles: Array.from({ length: 5001 }, () => [[0, 'Y']]) },
      'not-gmcr',
      'infeasibles must be a list of at most',
    ],
    ['a flag that is none', { ...two, decisionMakers: [], useManualPreferenceRanking: 'yes' }, 'not-gmcr', 'true or false'],
    ['nothing at all', { options: [], decisionMakers: [] }, 'no-options', 'no option'],
    ['two owners', { ...two, decisionMakers: [maker('One', [0]), maker('Two', [0])] }, 'shared-option', '“A” belongs to One and Two'],
    [
      'a thousand options',
      { options: Array.from({ length: 1000 }, () => option('A')), decisionMakers: [] },
      'too-many-states',
      'every state',
    ],
    ['no state left', { ...two, decisionMakers: [], infeasibles: [[[0, 'Y']], [[0, 'N']]] }, 'no-model', 'leave no state'],
    ...(
      [
        ['a short ranking', [1, 2, 3], 'ranking-incomplete', 'names 3 of four states'],
        ['a state twice', [1, 2, [3, 1], 4], 'ranking-repeats', 'state 1 twice'],
        ['a state too many', [1, 2, 3, 4, 5], 'ranking-beyond', 'state 5'],
        ['half a state', [1.5], 'not-gmcr', 'the number of a state'],
      ] as const
    ).map(
      ([what, ranking, code, words]) =>
        [
          what,
          { ...two, decisionMakers: [maker('One', [0, 1], [], [...ranking])], useManualPreferenceRanking: true },
          code,
          words,
        ] as const,
    ),
    [
      'a ranking of a million states',
      { options: Array.from({ length: 20 }, () => option('A')), decisionMakers: [maker('One', [0])], useManualPreferenceRanking: true },
      'too-many-states',
      'A ranking lists every state',
    ],
  ];
  for (const [what, file, code, words] of cases) {
    test(what, () => {
      const { result, problem } = imported(file);
      expect(result).toBeNull();
      expect(problem?.code).toBe(code);
      expect(problem === null ? '' : exchangeProblemWords(problem)).toContain(words);
    });
  }

  test('whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        const { result, problem } = importGmcr(text, 'Any');
        expect((result === null) !== (problem === null)).toBe(true);
      }),
    );
  });
});

describe('what the file cannot hold', () => {
  const said = (text: string) => {
    const { model } = parse(text);
    if (model === null) throw new Error('The text is read.');
    return exportGmcr(graphOf(model), '0');
  };

  test('is listed, a sentence for each kind of thing', () => {
    const { notes } = said(`conflict "Everything" on 2000-01-01
      source memo "A memo"
      actor a "Ada" { talk "Talk" when not storm, troops "Troops": few | some | many [memo 1] }
      actor b "Ben" { buy "Buy" }
      body council "The council" of a, b by majority { meet "Meet" }
      agreement pact "The pact" between a, b: none | signed
      given storm "A storm"
      merge talk and storm
      preferences a { any order { one: talk, troops = many } }
      preferences b { maybe buy }
      history { 1999 start }
      view b { hide talk }
      critique doubter "A doubter" { hide talk }
      event flood "A flood" { storm }
      claim talks "They talk" possible talk
      judgement talks: likely "So it seems"
    `);
    expect(notes).toEqual([
      'The body “The council” did not come along: a .gmcr file knows only single decision makers. “Meet” stands in the file, and nobody can change it.',
      'The agreement “The pact” did not come along: a .gmcr file knows only single decision makers. “The pact” stands in the file, and nobody can change it.',
      'The guard of “Talk” (when it can be changed) did not come along: it can be changed everywhere.',
      '“Troops” has three levels: it became two options, taken in order.',
      '“A storm” is given: it stands in the file, and belongs to nobody.',
      'What the wants of Ada leave open did not come along: they are read as they are written.',
      'The labels of the wants of Ada did not come along.',
      'What the wants of Ben leave open did not come along: they are read as they are written.',
      'One merge did not come along: every state stands by itself.',
      'One claim did not come along.',
      'One judgement did not come along.',
      'One critique did not come along.',
      'One event did not come along.',
      'One view did not come along.',
      'One entry of the history did not come along.',
      'One source did not come along.',
      'The citations of one line did not come along.',
      'Where the conflict stands now did not come along.',
    ]);
  });

  test('a want that comes to too many alternatives is refused', () => {
    const names = Array.from({ length: 24 }, (_, index) => `o${index}`);
    const pairs = names.slice(0, 12).map((name, index) => `(${name} iff ${names[index + 12]})`);
    const { model } = parse(
      `conflict "Tangled"\nactor a "Ada" { ${names.map((name) => `${name} "${name}"`).join('\n')} }\n${names
        .slice(6)
        .map((name) => `never ${name} and o0`)
        .join('\n')}\npreferences a { ${pairs.join(' and ')} }\n${names
        .slice(8, 24)
        .map((name) => `never ${name}`)
        .join('\n')}`,
    );
    if (model === null) throw new Error('The text is read.');
    const { problem } = exportGmcr(graphOf(model), '0');
    expect(problem?.code).toBe('too-tangled');
    expect(problem === null ? '' : exchangeProblemWords(problem)).toContain('Want 1 of Ada comes to more than 1,000 alternatives');
  });
});

describe('a model that goes out and comes back', () => {
  test('has the same states, moves, rankings and equilibria', () => {
    fc.assert(
      fc.property(plainModels, (model) => {
        const before = graphOf(model);
        const { result: text, problem } = exportGmcr(before, '0');
        if (text === null) throw new Error(exchangeProblemWords(problem));
        const back = importGmcr(text, model.title);
        if (back.result === null) throw new Error(exchangeProblemWords(back.problem));
        same(before, graphOf(back.result));
        // The text that is printed of it says the same.
        expect(withoutPlaces(parse(print(back.result)).model)).toEqual(withoutPlaces(back.result));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('has the same rankings when these count', () => {
    fc.assert(
      fc.property(plainModels, (model) => {
        const before = graphOf(model);
        const file = JSON.parse(exportGmcr(before, '0').result ?? '') as Record<string, unknown>;
        const back = importGmcr(JSON.stringify({ ...file, useManualPreferenceRanking: true }), 'Ranked');
        if (back.result === null) throw new Error(exchangeProblemWords(back.problem));
        same(before, graphOf(back.result));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('is the same file when it goes out again', () => {
    fc.assert(
      fc.property(plainModels, (model) => {
        const text = exportGmcr(graphOf(model), '0').result ?? '';
        const again = exportGmcr(graphOf(modelOf(text)), '0').result ?? '';
        expect(meaningOf(again)).toEqual(meaningOf(text));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

/** What counts in a file: not where it comes from, and no statement where the rankings count. */
function meaningOf(text: string): unknown {
  const file = JSON.parse(text) as { useManualPreferenceRanking: boolean; decisionMakers: object[] };
  const decisionMakers = file.decisionMakers.map((each) => (file.useManualPreferenceRanking ? { ...each, preferences: [] } : each));
  return { ...file, decisionMakers, exportedFrom: null };
}

/** Compares two graphs, of which the second has a switch for each level above the first of an option of the first. */
function same(before: Graph, after: Graph): void {
  const partner = new Map<State, State>();
  for (const state of feasibleStates(before)) {
    const taken = settingsOf(before, state).flatMap(({ option: id, level }) => {
      const levels = before.model.options.find((each) => each.id === id)?.levels ?? [];
      const at = levels.findIndex((each) => each.id === level);
      const turned =
        levels[0]?.id === 'on' && levels.length === 2 && before.model.options.find((each) => each.id === id)?.irreversible === true;
      return levels.slice(1).map((_, step) => step < at !== turned);
    });
    const found = stateOf(
      after,
      after.model.options.map(({ id }, index) => ({ option: id, level: taken[index] === true ? 'on' : 'off' })),
    );
    expect(found).not.toBeNull();
    partner.set(state, found as State);
  }
  expect(after.space.feasible).toBe(before.space.feasible);
  const stabilities = [analyzeStability(before), analyzeStability(after)] as const;
  const states = [...partner.keys()];
  for (const [index, mover] of before.model.movers.entries()) {
    const other = after.model.movers[index];
    expect(other?.name).toBe(mover.name);
    for (const state of states) {
      const to = partner.get(state) as State;
      expect(moves(after, index, to)).toEqual(
        moves(before, index, state)
          .map((each) => partner.get(each) as State)
          .sort((a, b) => a - b),
      );
      expect(compareStates(after, other?.id ?? '', to, partner.get(states[0] as State) as State)).toBe(
        compareStates(before, mover.id, state, states[0] as State),
      );
      const neighbour = states[(states.indexOf(state) + 1) % states.length] as State;
      expect(compareStates(after, other?.id ?? '', to, partner.get(neighbour) as State)).toBe(
        compareStates(before, mover.id, state, neighbour),
      );
      for (const concept of CLASSICAL_CONCEPTS)
        expect(stabilities[1].stable(other?.id ?? '', to, concept)).toBe(stabilities[0].stable(mover.id, state, concept));
    }
  }
}
