/** The oracle itself, against what is published and what must always be true of the definitions. */

import { describe, expect, it } from 'vitest';
import type { Claim, ClaimForm, Concept, Condition, DecisionRule, Model, Mover, Verdict } from '../src/model.js';
import { actor, blank, not, on, option } from './by-hand.js';
import { casesAreAtHand, modelOfCase, nameOf, type PublishedCase, readCase } from './oracle/cases.js';
import { consult, findStarts, keyOf, type Oracle, type State } from './oracle/index.js';
import { firstLevels, withSettings } from './oracle/states.js';
import { seeded } from './random/choices.js';
import { noPlanYet, votingCycle } from './random/cycle.js';
import { entangledModel, randomModel } from './random/models.js';
import { shrink } from './random/smaller.js';

/** Each wants the other to show restraint, and would rather show none. */
const dilemma: Model = {
  ...blank,
  movers: [actor('ada', [on('benHolds'), not(on('adaHolds'))]), actor('ben', [on('adaHolds'), not(on('benHolds'))])],
  options: [option('adaHolds', 'ada'), option('benHolds', 'ben')],
};

/** The state that the case calls by a label. */
function labelled(oracle: Oracle, label: number): State {
  const named = oracle.model.states.find((one) => one.id === nameOf(label));
  const state = oracle.space.find(withSettings(oracle.model, firstLevels(oracle.model), named?.settings ?? []));
  if (state === null) throw new Error(`no state ${label}`);
  return state;
}

describe.runIf(casesAreAtHand)('published cases', () => {
  const files = ['prisoners_dilemma', 'chicken', 'cuban_missile_crisis_reversible', 'syria_iraq_1975', 'elmira_12state', 'elmira_9state'];

  for (const file of files) {
    it(`${file}: state by state`, () => {
      const published = readCase(file);
      const oracle = consult(modelOfCase(published));
      expect(oracle.space.states).toHaveLength(published.states.length);
      const shown = published.published_only_states ?? published.labels;
      for (const concept of ['nash', 'gmr', 'smr', 'seq'] as const) {
        const expected = published.published[concept];
        if (expected === undefined) continue;
        expect({ concept, equilibria: shown.filter((label) => oracle.isEquilibrium(concept, labelled(oracle, label))) }).toEqual({
          concept,
          equilibria: expected,
        });
      }
    });
  }

  it('Cuba: what Fraser and Hipel call equilibria are the SEQ equilibria', () => {
    const published = readCase('cuban_missile_crisis_reversible');
    const oracle = consult(modelOfCase(published));
    expect(published.labels.filter((label) => oracle.isEquilibrium('seq', labelled(oracle, label)))).toEqual(published.published.fh);
  });

  it('Elmira: merging the states in which the plant is abandoned gives the published arcs', () => {
    const published = readCase('elmira_9state');
    const oracle = consult(modelOfCase(published));
    for (const mover of published.dms) {
      const arcs = published.labels.flatMap((from) =>
        published.labels.filter((to) => oracle.moves(mover, labelled(oracle, from)).includes(labelled(oracle, to))).map((to) => [from, to]),
      );
      expect(arcs).toEqual((published.moves?.[mover] ?? []).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]));
    }
  });

  it('Syria-Iraq: 240 rankings of Syria make state 2 stable under Nash, and 384 (not the 420 of the publication) under SEQ', () => {
    const published = readCase('syria_iraq_1975');
    const counts = { nash: 0, seq: 0 };
    for (const order of permutations(published.labels)) {
      const varied: PublishedCase = { ...published, preferences: { ...published.preferences, Syria: order.map((label) => [label]) } };
      const oracle = consult(modelOfCase(varied));
      for (const concept of ['nash', 'seq'] as const) if (oracle.isEquilibrium(concept, labelled(oracle, 2))) counts[concept]++;
    }
    expect(counts).toEqual({ nash: 240, seq: 384 });
  });
});

describe('provoked', () => {
  it('keeps mutual restraint in a prisoners’ dilemma: the answer answers a harm', () => {
    const oracle = consult(dilemma);
    const cooperation = [1, 1];
    const stable = oracle.space.states.filter((state) => oracle.isEquilibrium('provoked', state)).map(keyOf);
    expect(stable).toEqual([keyOf([0, 0]), keyOf(cooperation)]);
    const restraint = oracle.space.find(cooperation) as State;
    expect(oracle.outcomes('provoked', restraint)).toEqual([[restraint]]);
    expect(oracle.outcomes('nash', restraint)).toEqual([[oracle.space.find([0, 0])]]);
  });

  it('is not deterred by what others do anyway', () => {
    // Ben blows the horn whatever Ada does. Ada, who hates the horn, gains by going: SEQ has her stay for fear of it, provoked does not.
    const oracle = consult({
      ...blank,
      movers: [actor('ada', [not(on('horn')), on('go')]), actor('ben', [on('horn')])],
      options: [option('go', 'ada'), option('horn', 'ben')],
    });
    const start = oracle.space.find([0, 0]) as State;
    expect(oracle.isStable('seq', 'ada', start)).toBe(true);
    expect(oracle.isStable('sseq', 'ada', start)).toBe(true);
    expect(oracle.isStable('provoked', 'ada', start)).toBe(false);
  });

  it('is deterred by what the move itself makes worthwhile, though it harms nobody', () => {
    // Ben is glad when Ada goes. But once she has gone he takes her place, and only then: she likes that least of all.
    const oracle = consult({
      ...blank,
      movers: [actor('ada', [not(on('take')), on('go')]), actor('ben', [on('go'), { kind: 'iff', left: on('take'), right: on('go') }])],
      options: [option('go', 'ada'), option('take', 'ben')],
    });
    const start = oracle.space.find([0, 0]) as State;
    expect(oracle.improves('ben', oracle.space.find([1, 0]) as State, start)).toBe(true);
    expect(oracle.isStable('provoked', 'ada', start)).toBe(true);
  });
});

describe('claims about the dilemma, from where neither holds', () => {
  const ada = on('adaHolds');
  const ben = on('benHolds');
  const both: Condition = { kind: 'and', of: [ada, ben] };
  const neither: Condition = { kind: 'and', of: [not(ada), not(ben)] };
  const impossible: Condition = { kind: 'and', of: [ada, not(ada)] };
  const cases: readonly (readonly [string, ClaimForm, Partial<Pick<Claim, 'from' | 'under'>>, Verdict, 'empty'?])[] = [
    ['nobody begins', { kind: 'always', condition: neither }, {}, 'holds'],
    ['nobody begins', { kind: 'possible', condition: ada }, {}, 'fails'],
    ['both hold on, for fear', { kind: 'always', condition: both }, { from: both }, 'holds'],
    ['both hold on, for fear', { kind: 'never', condition: both }, { from: both, under: 'nash' }, 'holds'],
    ['one who holds lets go, and that is all', { kind: 'leadsTo', start: ada, result: neither }, {}, 'holds'],
    ['neither holds already', { kind: 'leadsTo', start: neither, result: not(ada) }, {}, 'holds', 'empty'],
    ['nowhere to start', { kind: 'leadsTo', start: impossible, result: ada }, {}, 'unknown', 'empty'],
    ['restraint lasts', { kind: 'lasts', condition: both }, {}, 'holds'],
    ['restraint is only fear', { kind: 'lasts', condition: both }, { under: 'nash' }, 'fails'],
    ['Ben repays', { kind: 'answers', mover: 'ben', start: { kind: 'and', of: [not(ada), ben] }, answer: not(ben) }, {}, 'holds'],
    ['Ben does not begin', { kind: 'answers', mover: 'ben', start: neither, answer: ben }, {}, 'fails'],
    [
      'restraint is better for both',
      { kind: 'leaves', actors: ['ada', 'ben'], start: both, direction: 'better', than: neither },
      {},
      'holds',
    ],
    ['it is not worse', { kind: 'leaves', actors: ['ada', 'ben'], start: both, direction: 'worse', than: neither }, {}, 'fails'],
    ['Ada likes Ben to hold', { kind: 'prefers', mover: 'ada', preferred: ben, to: not(ben) }, {}, 'holds'],
    ['Ada does not like to hold', { kind: 'prefers', mover: 'ada', preferred: ada, to: not(ada) }, {}, 'fails'],
    ['nothing to compare', { kind: 'prefers', mover: 'ada', preferred: ada, to: ada }, {}, 'unknown', 'empty'],
    ['restraint is an equilibrium', { kind: 'stable', condition: both }, {}, 'holds'],
    ['one-sided restraint is none', { kind: 'unstable', condition: { kind: 'iff', left: ada, right: not(ben) } }, {}, 'holds'],
    ['no such state', { kind: 'stable', condition: impossible }, {}, 'unknown', 'empty'],
    ['Ada cannot bring restraint about', { kind: 'canForce', mover: 'ada', result: both }, {}, 'fails'],
    ['Ada can end it', { kind: 'canForce', mover: 'ada', result: not(both) }, { from: both }, 'holds'],
    ['nor keep the two from neither holding', { kind: 'cannotPrevent', mover: 'ada', result: neither }, {}, 'holds'],
    ['Ada can keep restraint up, by staying', { kind: 'cannotPrevent', mover: 'ada', result: neither }, { from: both }, 'fails'],
    ['Ada is deterred', { kind: 'deterred', mover: 'ada', into: not(ada), at: both }, {}, 'holds'],
    ['nothing deters who looks one move ahead', { kind: 'deterred', mover: 'ada', into: not(ada), at: both }, { under: 'nash' }, 'fails'],
    ['Ada is not tempted', { kind: 'deterred', mover: 'ada', into: ada, at: neither }, {}, 'fails', 'empty'],
  ];
  const oracle = consult(dilemma);
  for (const [text, form, suffixes, verdict, empty] of cases) {
    it(`${form.kind}: ${text}`, () => {
      const claim: Claim = {
        id: 'c',
        kind: 'question',
        text,
        form,
        from: null,
        under: null,
        in: null,
        inView: null,
        after: [],
        atLeast: null,
        expect: null,
        cites: [],
        ...suffixes,
      };
      expect(oracle.check(claim)).toEqual({ verdict, vacuous: empty === 'empty' });
    });
  }

  it('starts from the nearest states, and from the present that the history leads to', () => {
    const present = consult({
      ...dilemma,
      date: '1997-03',
      history: [
        { date: '1996', kind: 'start', settings: [{ option: 'adaHolds', level: 'on' }], mover: null, cites: [] },
        { date: '1997', kind: 'move', settings: [{ option: 'benHolds', level: 'on' }], mover: 'ben', cites: [] },
        { date: '1997-04', kind: 'move', settings: [{ option: 'adaHolds', level: 'off' }], mover: 'ada', cites: [] },
      ],
    });
    expect(present.now).toEqual([1, 1]);
    expect(findStarts(present, present.now as State, not(both))).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });
});

describe('moves', () => {
  const agreement = {
    kind: 'agreement',
    id: 'pact',
    name: 'The pact',
    parties: ['ada', 'ben'],
    binds: ['arms'],
    anyPartyMayLeave: true,
    cites: [],
  } as const;
  const model: Model = {
    ...blank,
    movers: [actor('ada', []), actor('ben', []), agreement],
    options: [option('arms', 'ada'), option('trade', 'ada'), option('pact', 'pact')],
  };
  const moves = (mover: string, from: State, given: Model = model): string[] => {
    const oracle = consult(given);
    return oracle.moves(mover, oracle.space.find(from) as State).map(keyOf);
  };

  it('an agreement moves its own and what it binds, at once or one of them, but only to or from being in force', () => {
    expect(moves('pact', [0, 0, 0])).toEqual(['0 0 1', '1 0 1']);
    expect(moves('pact', [0, 0, 1])).toEqual(['0 0 0', '1 0 0', '1 0 1']);
  });

  it('what is bound waits for the agreement; a party that leaves may change the rest in the same move', () => {
    expect(moves('ada', [0, 0, 0])).toEqual(['1 0 0', '0 1 0', '1 1 0']);
    expect(moves('ada', [0, 0, 1])).toEqual(['0 0 0', '0 1 0', '0 1 1']);
    expect(moves('ben', [0, 0, 1])).toEqual(['0 0 0']);
    expect(moves('ben', [0, 0, 0])).toEqual([]);
  });

  it('with two agreements in force that bind it, an option cannot change at all', () => {
    const second = { ...agreement, id: 'treaty', anyPartyMayLeave: false };
    const both: Model = { ...model, movers: [...model.movers, second], options: [...model.options, option('treaty', 'treaty')] };
    expect(moves('pact', [0, 0, 1, 1], both)).toEqual(['0 0 0 1']);
    expect(moves('treaty', [0, 0, 1, 1], both)).toEqual(['0 0 1 0']);
  });

  it('irreversible options never go down, and guards are read before the move', () => {
    const guarded: Model = {
      ...blank,
      movers: [actor('ada', [])],
      options: [
        { ...option('once', 'ada'), irreversible: true },
        { ...option('later', 'ada'), when: on('once') },
      ],
    };
    expect(moves('ada', [0, 0], guarded)).toEqual(['1 0']);
    expect(moves('ada', [1, 1], guarded)).toEqual(['1 0']);
  });
});

describe('the rules by which bodies decide', () => {
  // Going pleases Ada, hurts Ben, and leaves Cyd and the committee of Ben and Cyd as they are.
  const improvesOnGoing = (members: readonly string[], rule: DecisionRule): boolean => {
    const committee: Mover = {
      kind: 'body',
      id: 'committee',
      name: 'Committee',
      members: ['cyd', 'ben'],
      rule: { kind: 'unanimity' },
      cites: [],
    };
    const oracle = consult({
      ...blank,
      movers: [
        { kind: 'body', id: 'council', name: 'Council', members, rule, cites: [] },
        committee,
        actor('ada', [on('go')]),
        actor('ben', [not(on('go'))]),
        actor('cyd', []),
      ],
      options: [option('go', 'council')],
    });
    return oracle.improvements('council', oracle.space.find([0]) as State).length > 0;
  };

  it.each<[string, readonly string[], DecisionRule, boolean]>([
    ['consensus lets the indifferent be', ['ada', 'cyd'], { kind: 'consensus' }, true],
    ['consensus stops at one who loses', ['ada', 'cyd', 'ben'], { kind: 'consensus' }, false],
    ['consensus needs one who gains', ['cyd'], { kind: 'consensus' }, false],
    ['a member body whose rule is not met blocks a consensus', ['ada', 'committee'], { kind: 'consensus' }, false],
    ['unanimity needs everyone', ['ada', 'cyd'], { kind: 'unanimity' }, false],
    ['half is no majority', ['ada', 'cyd'], { kind: 'majority' }, false],
    ['one of one is', ['ada'], { kind: 'majority' }, true],
    ['half is not two thirds', ['ada', 'ben'], { kind: 'two-thirds' }, false],
    ['votes reach the quota', ['ada', 'ben'], { kind: 'votes', weights: { ada: 3, ben: 4 }, quota: 3 }, true],
    ['votes miss the quota', ['ada', 'ben'], { kind: 'votes', weights: { ada: 3, ben: 4 }, quota: 4 }, false],
  ])('%s', (_, members, rule, expected) => {
    expect(improvesOnGoing(members, rule)).toBe(expected);
  });
});

describe('bodies whose votes go round', () => {
  const oracle = consult(votingCycle);
  const [first, second, third] = [
    [0, 0],
    [1, 0],
    [2, 0],
  ].map((levels) => oracle.space.find(levels) as State) as [State, State, State];

  it('improve from each plan to the next and never rest', () => {
    expect(oracle.improvements('council', first)).toEqual([second]);
    expect(oracle.improvements('council', second)).toEqual([third]);
    expect(oracle.improvements('council', third)).toEqual([first]);
    const pushed = [0, 1, 2].map((plan) => oracle.space.find([plan, 1]));
    for (const concept of ['nash', 'seq', 'provoked'] as const) expect(oracle.outcomes(concept, first)).toEqual([pushed]);
  });

  it('would take any of the plans that beat each other round', () => {
    const before = consult(noPlanYet);
    const plans = [1, 2, 3].map((plan) => before.space.find([plan, 0]));
    expect(before.wouldMove('nash', 'council', before.space.find([0, 0]) as State)).toEqual(plans);
  });

  it('take no two votes in a row to answer a move', () => {
    expect(oracle.isStable('seq', 'bystander', first)).toBe(false);
    expect(oracle.isStable('seq', 'bystander', second)).toBe(true);
    expect(oracle.isStable('gmr', 'bystander', first)).toBe(true);
  });
});

describe('inclusions between the concepts', () => {
  const inclusions: readonly (readonly [Concept, Concept])[] = [
    ['nash', 'smr'],
    ['smr', 'gmr'],
    ['nash', 'seq'],
    ['seq', 'gmr'],
    ['nash', 'sseq'],
    ['sseq', 'seq'],
    ['sseq', 'smr'],
    ['nash', 'provoked'],
    ['provoked', 'sseq'],
  ];

  const isViolated = (model: Model): boolean => {
    const oracle = consult(model);
    return oracle.movers.some((mover) =>
      oracle.space.states.some((state) =>
        inclusions.some(([stronger, weaker]) => oracle.isStable(stronger, mover, state) && !oracle.isStable(weaker, mover, state)),
      ),
    );
  };

  for (const [kind, make] of [
    ['any kind', randomModel],
    ['wanting things of each other', entangledModel],
  ] as const) {
    it(`hold in 500 random models, ${kind}`, { timeout: 120_000 }, () => {
      for (let seed = 1; seed <= 500; seed++) {
        const model = make(seeded(seed));
        if (isViolated(model)) expect.fail(`seed ${seed}: ${JSON.stringify(shrink(model, isViolated), null, 1)}`);
      }
    });
  }

  it('a mover is stable exactly when it would not move', () => {
    for (let seed = 1; seed <= 100; seed++) {
      const oracle = consult(entangledModel(seeded(seed)));
      for (const concept of ['nash', 'provoked', 'seq'] as const)
        for (const mover of oracle.movers)
          for (const state of oracle.space.states)
            expect(oracle.wouldMove(concept, mover, state).length === 0).toBe(oracle.isStable(concept, mover, state));
    }
  });
});

function* permutations<Thing>(things: readonly Thing[]): Generator<Thing[]> {
  if (things.length === 0) yield [];
  for (const [at, first] of things.entries()) for (const rest of permutations(things.toSpliced(at, 1))) yield [first, ...rest];
}
