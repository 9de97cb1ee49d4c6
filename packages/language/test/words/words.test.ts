/** The sentences, exactly. */

import {
  buildGraph,
  type Claim,
  type Concept,
  checkClaims,
  compareStates,
  type Foresight,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  type Mover,
  type Option,
  presentState,
  type State,
  stateOf,
  type Tipping,
} from '@parley/engine';
import { describe, expect, test } from 'vitest';
import {
  citationWords,
  conditionWords,
  counted,
  crowdedWarning,
  dateWords,
  decidingFacts,
  differenceWords,
  doing,
  hangsOnWords,
  listed,
  outcomeKind,
  outcomeWords,
  partWords,
  pathWords,
  percentage,
  plainId,
  reasonFor,
  reasonText,
  stateInShort,
  stateStory,
  stateWords,
  stepWords,
  storySummary,
  type Telling,
  tippingWords,
  underOthersWords,
} from '../../src/words/index.js';
import { owned } from '../../src/words/names.js';
import { memberFares } from '../../src/words/preference.js';
import { actor, and, claim, enlargement, is, model, not, option, river } from './build.js';

/** A moves, then B, and nobody would ever choose W. */
function relay(claims: readonly Claim[] = []): Model {
  return model({
    movers: [
      actor('a', 'A', { want: is('x') }),
      actor('b', 'B', { follow: { kind: 'iff', left: is('y'), right: is('x') } }),
      actor('c', 'C', { never: not(is('w')) }),
    ],
    options: [option('a', 'x', 'X', ['off', 'on'], true), option('b', 'y', 'Y'), option('c', 'w', 'W')],
    claims,
  });
}

function graphOf(of: Model): Graph {
  const { graph } = buildGraph(of);
  if (graph === null) throw new Error('the test model has no graph');
  return graph;
}

function tellingOf(graph: Graph, concept: Concept = 'provoked'): Telling {
  const known = new Map<Concept, Foresight>();
  const foresight = (each: Concept): Foresight => {
    const found = known.get(each) ?? foresee(graph, { concept: each });
    known.set(each, found);
    return found;
  };
  const now = presentState(graph).state;
  return {
    graph,
    written: graph.model,
    now,
    concept,
    responses: 'legal',
    changes: Number.POSITIVE_INFINITY,
    foresight,
    outcomes: now === null ? [] : findOutcomes(foresight(concept), [now]),
  };
}

function state(graph: Graph, levels: Record<string, string>): State {
  const found = stateOf(
    graph,
    Object.entries(levels).map(([name, level]) => ({ option: name, level })),
  );
  if (found === null) throw new Error('the test state is ruled out');
  return found;
}

/** The whole reason for one claim on a model. */
function reasonOn(build: (claims: readonly Claim[]) => Model, one: Claim): string {
  const graph = graphOf(build([one]));
  const [result] = checkClaims(graph);
  if (result === undefined) throw new Error('no result');
  return reasonText(reasonFor(tellingOf(graph), one, result));
}

describe('small words', () => {
  test('lists, counts, dates, shares, identifiers', () => {
    expect(listed(['a', 'b', 'c'])).toBe('a, b and c');
    expect([counted(0, 'state'), counted(1, 'state'), counted(1234, 'state')]).toEqual(['no states', 'one state', '1,234 states']);
    expect([dateWords('1997'), dateWords('1997-03'), dateWords('1997-03-01')]).toEqual(['1997', 'March 1997', '1 March 1997']);
    expect([percentage(0), percentage(0.0001), percentage(0.005), percentage(0.9999), percentage(1)]).toEqual([
      '0%',
      'less than 0.1%',
      '0.5%',
      'more than 99.9%',
      '100%',
    ]);
    expect([plainId('newBloc'), plainId('new_bloc'), plainId('START2')]).toEqual(['new bloc', 'new bloc', 'START2']);
    expect(
      citationWords([
        {
          source: 'essay',
          paragraphs: [
            { from: 21, to: 22 },
            { from: 30, to: 30 },
          ],
        },
        { source: 'other', paragraphs: [] },
      ]),
    ).toBe('[essay 21-22, 30; other]');
  });

  test('equilibria that are common say little; small models are spared', () => {
    expect(crowdedWarning(4, 1000, 'nash')).toBeNull();
    expect(crowdedWarning(80, 1000, 'seq')).toContain('equilibria under SEQ, so to be one says little');
    expect(crowdedWarning(5, 12, 'nash')).toBeNull();
  });
});

describe('conditions', () => {
  const of = enlargement();
  test.each([
    [is('enlarge'), '“Invite Poland, Hungary and the Czech Republic” stands'],
    [not(is('start2')), '“Ratify START II” does not stand'],
    [is('start2', 'off'), '“Ratify START II” does not stand'],
    [is('charter', 'treaty'), '“NATO-Russia treaty” stands'],
    [not(is('posture', 'partner')), '“Posture to the West” is past partner'],
    [{ kind: 'level', option: 'posture', is: '<', level: 'besieged' } as const, '“Posture to the West” is short of besieged'],
    [not(and(is('start2'), is('charter', 'treaty'))), 'not both (“Ratify START II” stands and “NATO-Russia treaty” stands)'],
    [
      { kind: 'if', then: is('start2'), given: is('charter', 'treaty') } as const,
      '“Ratify START II” stands if “NATO-Russia treaty” stands',
    ],
    [{ kind: 'and', of: [] } as const, 'anything'],
  ])('%#', (condition, words) => expect(conditionWords(of, condition)).toBe(words));
});

describe('states and moves', () => {
  const graph = graphOf(enlargement());
  const bare = state(graph, {});
  const ratified = state(graph, { start2: 'on', charter: 'treaty' });
  const grown = state(graph, { enlarge: 'on', posture: 'wary' });

  test('what stands, mover by mover; never a string of bits', () => {
    expect(stateWords(graph, bare)).toBe('Nothing has been done: every option is at its first level.');
    expect(stateWords(graph, ratified)).toBe('Russia: Ratify START II. NATO-Russia treaty (treaty).');
  });

  test('what differs', () => {
    expect(differenceWords(graph, ratified, grown)).toBe(
      'NATO governments: Invite Poland, Hungary and the Czech Republic. Russia: no longer “Ratify START II”; Posture to the West (partner → wary). NATO-Russia treaty (treaty → none).',
    );
  });

  test('what was undone since now is never left out', () => {
    expect(stateInShort(graph, grown, ratified)).toContain('no longer “Ratify START II”');
    expect(stateInShort(graph, grown, ratified)).toContain('NATO-Russia treaty (back to none)');
    expect(stateInShort(graph, bare, bare)).toBe('All as it is now.');
  });

  test('moves: choose, drop, shift, agree, end', () => {
    expect(doing(graph, ratified, grown)).toBe(
      'end “NATO-Russia treaty”; invite Poland, Hungary and the Czech Republic; drop “Ratify START II”; and shift “Posture to the West” from partner to wary',
    );
    expect(stepWords(graph, { mover: 'charter', from: bare, to: state(graph, { charter: 'treaty' }) })).toBe(
      'NATO governments and Russia together would agree on “NATO-Russia treaty”',
    );
    expect(stepWords(graph, { mover: 'charter', from: state(graph, { charter: 'treaty' }), to: bare })).toBe(
      'NATO governments or Russia would end “NATO-Russia treaty”',
    );
  });
});

describe('a state that stands for several', () => {
  // Once the plant is abandoned, whether anyone insists no longer matters.
  const plant = graphOf(
    model({
      movers: [actor('firm', 'The firm', { out: is('course', 'abandon') }), actor('town', 'The town', { firmly: is('insist') })],
      options: [option('firm', 'course', 'Its course', ['delay', 'abandon'], true), option('town', 'insist', 'Insist')],
      merges: [{ condition: is('course', 'abandon'), cites: [] }],
      states: [
        { id: 's1', name: null, settings: [], cites: [] },
        { id: 's2', name: null, settings: [{ option: 'insist', level: 'on' }], cites: [] },
      ],
    }),
  );
  const insisted = state(plant, { insist: 'on' });
  const abandoned = state(plant, { course: 'abandon' });

  test('a move into it changes only what its mover can change', () => {
    expect(stepWords(plant, { mover: 'firm', from: insisted, to: abandoned })).toBe(
      'the firm would shift “Its course” from delay to abandon',
    );
    expect(differenceWords(plant, insisted, abandoned)).toBe('the firm: Its course (delay → abandon).');
    expect(stateInShort(plant, abandoned, insisted)).toBe('The firm: Its course (abandon).');
  });

  test('a state without words of its own is told by what stands in it', () => {
    const named = (name: string) => ({ kind: 'named', name }) as const;
    expect(conditionWords(plant.model, named('s2'))).toBe('only “Insist” stands');
    expect(conditionWords(plant.model, not(named('s1')))).toBe('not (nothing has been done)');
    expect(decidingFacts(plant, named('s2'), insisted)).toBe('only “Insist” stands');
    expect(decidingFacts(plant, named('s1'), insisted)).toBe('“Insist” stands');
  });
});

describe('reasons, one for each form and verdict', () => {
  const fear =
    'Only for fear: Upstream could gain by filling the new dam, but then Downstream would shift “Stance towards the dam” from calm to sanctions, to Upstream’s loss.';
  const peace = 'Behind that move: Downstream’s want “peace”: “Stance towards the dam” is calm if “Fill the new dam” does not stand.';
  const cases: [string, Claim, string][] = [
    [
      'never, held by fear',
      claim('c', { kind: 'never', condition: is('dam') }),
      `“Fill the new dam” does not stand, and nobody would change that. ${fear}`,
    ],
    [
      'possible, with a way there',
      claim('c', { kind: 'possible', condition: is('stance', 'calm') }),
      `Downstream would shift “Stance towards the dam” from protest to calm, and there it rests. ${peace} ${fear} It would fail if each feared any credible answer.`,
    ],
    [
      'leads to, freely',
      claim('c', { kind: 'leadsTo', start: is('dam'), result: is('stance', 'sanctions') }),
      'Downstream would shift “Stance towards the dam” from protest to sanctions, and there it rests. Behind that move: Downstream’s want “price”: “Stance towards the dam” is sanctions if “Fill the new dam” stands. Nobody holds back for fear.',
    ],
    [
      'leads to, already so',
      claim('c', { kind: 'leadsTo', start: and(is('dam'), is('stance', 'sanctions')), result: is('dam') }),
      'Already so at the start, and nobody could gain by a move.',
    ],
    [
      'lasts',
      claim('c', { kind: 'lasts', condition: and(is('dam'), is('stance', 'sanctions')) }),
      'Once it is so, nobody could gain by a move.',
    ],
    [
      'answers, not',
      claim('c', { kind: 'answers', mover: 'up', start: is('stance', 'calm'), answer: is('dam') }),
      'Upstream would stay: it would be a gain to fill the new dam, but then Downstream would shift “Stance towards the dam” from calm to sanctions, to Upstream’s loss.',
    ],
    [
      'leaves worse off',
      claim('c', { kind: 'leaves', actors: ['up', 'down'], start: is('dam'), direction: 'worse', than: not(is('dam')) }),
      `Where “Fill the new dam” stands at the start, every way it can end is worse for Upstream and Downstream than every way it can end where “Fill the new dam” does not stand at the start; what decides is Upstream’s want “trade” and Downstream’s want “river”. ${fear}`,
    ],
    [
      'prefers',
      claim('c', { kind: 'prefers', mover: 'down', preferred: not(is('dam')), to: is('dam') }),
      'A premise read back, not evidence: so in all 3 pairs of states that differ in just this, by Downstream’s want “river”.',
    ],
    [
      'prefers, not',
      claim('c', { kind: 'prefers', mover: 'up', preferred: is('share'), to: not(is('share')) }),
      'Not in every case: two of the states rank equal for Upstream.',
    ],
    [
      'deterred, not tempted',
      claim('c', { kind: 'deterred', mover: 'up', into: is('share'), at: is('stance', 'calm') }),
      'Not tempted: no move into that would be a gain for Upstream there.',
    ],
    [
      'deterred',
      claim('c', { kind: 'deterred', mover: 'up', into: is('dam'), at: is('stance', 'calm') }),
      'Upstream could gain by filling the new dam, but then Downstream would shift “Stance towards the dam” from calm to sanctions, to Upstream’s loss. Behind that move: Upstream’s want “water”. It would fail if each moved as soon as that is a gain.',
    ],
    [
      'nothing to start from',
      claim('c', { kind: 'lasts', condition: and(is('dam'), is('share')) }),
      'There is nothing to check: no state that can happen meets the condition it starts from.',
    ],
  ];
  for (const [name, one, words] of cases) {
    test(name, () => expect(reasonOn(river, one)).toBe(words));
  }

  test('an outcome is named by its number where several were listed', () => {
    expect(reasonOn(enlargement, claim('c', { kind: 'always', condition: is('charter', 'treaty') }))).toBe(
      'Not so in outcome 1: “NATO-Russia treaty” does not stand.',
    );
  });

  test('the want is that of the move that last changed what the claim is about, never of a bystander’s', () => {
    // A claim that stays broken from the start: nobody's move broke it.
    expect(reasonOn(relay, claim('c', { kind: 'leadsTo', start: not(is('x')), result: is('w') }))).toBe(
      'A would choose “X”, then B would choose “Y”, and there it rests: “W” does not stand.',
    );
    expect(reasonOn(relay, claim('c', { kind: 'leadsTo', start: not(is('x')), result: not(is('x')) }))).toBe(
      'A would choose “X”, then B would choose “Y”, and there it rests. What turns it: A’s want “want”.',
    );
  });

  test('where only SEQ differs, one calm sentence says so', () => {
    const calm = claim('c', { kind: 'possible', condition: is('stance', 'calm') });
    const graph = graphOf(river([calm]));
    const [result] = checkClaims(graph);
    if (result === undefined) throw new Error('no result');
    const only = { ...result, under: { nash: 'holds', provoked: 'holds', seq: 'fails' } } as const;
    expect(hangsOnWords(graph, calm, only)).toBeNull();
    expect(underOthersWords(only, null)).toBe(
      'With or without fear of what one’s own move provokes it comes out the same; under SEQ, which counts also answers that would come anyway, it would fail.',
    );
    expect(underOthersWords({ ...only, fears: [] }, null)).toBe(
      'Nobody holds back for fear; under SEQ, which counts also answers that would come anyway, it would fail.',
    );
  });

  test('states that are counted hang on no fear', () => {
    expect(reasonOn(relay, claim('c', { kind: 'unstable', condition: not(is('x')) }))).not.toContain('holds back');
  });
});

describe('what overturns a claim', () => {
  const share = (holds: number) => ({ holds, of: 8, interval: null });
  const untouched = (holds: number): Tipping => ({
    claim: 'c',
    overlay: null,
    verdict: 'fails',
    looked: { premises: [], total: 8n, tried: 8, seed: null },
    holds: share(holds),
    rule: null,
    single: [],
    swaps: { distance: null, searched: 1, tips: [] },
    pairs: null,
  });

  test('what nothing overturns stands firm only where it comes out the same in every world', () => {
    expect(tippingWords(river(), untouched(0))).toEqual({
      summary: 'It stands firm: no single premise and no swap of neighbouring wants overturns it.',
      tips: [],
    });
    expect(tippingWords(river(), { ...untouched(8), verdict: 'holds' }).summary).toContain('stands firm');
    const open = 'It hangs on what the model leaves open, and on nothing else that was tried: ';
    expect(tippingWords(river(), untouched(3)).summary).toBe(`${open}no single premise and no swap of neighbouring wants turns it.`);
    expect(tippingWords(river(), { ...untouched(3), swaps: { distance: null, searched: 2, tips: [] }, pairs: [] }).summary).toBe(
      `${open}no single premise, no two swaps, and no pair of dropped wants turns it.`,
    );
    const single = [{ change: { kind: 'drop', actor: 'up', want: 1 }, verdict: 'holds', holds: share(8) }] as const;
    expect(tippingWords(river(), { ...untouched(0), single }).summary).toBe('It hangs on one premise.');
    expect(tippingWords(river(), { ...untouched(3), single }).summary).toBe('Besides what is left open it hangs on one premise.');
  });
});

test('no part of a critique makes one or many of who is meant', () => {
  const hills = model({
    movers: [
      actor('hills', 'The hill people', null),
      { kind: 'body', id: 'moot', name: 'The elders', members: ['hills'], rule: { kind: 'majority' }, cites: [] },
    ],
  });
  expect(partWords(hills, { actor: 'hills', edits: [], views: [], cites: [] })).toBe('the view of the hill people');
  expect(partWords(hills, { kind: 'body', body: 'moot', members: null, rule: { kind: 'unanimity' }, cites: [] })).toBe(
    'the decision rule of the elders',
  );
});

describe('claims of an argument from several theatres', () => {
  // Each theatre is a deterrent of its own: who strikes is raided.
  const side = (id: string): { readonly movers: readonly Mover[]; readonly options: readonly Option[] } => ({
    movers: [
      actor(`${id}.north`, `North in the ${id}`, { safe: not(is(`${id}.raid`)), gain: is(`${id}.strike`) }),
      actor(`${id}.south`, `South in the ${id}`, { safe: not(is(`${id}.strike`)), gain: is(`${id}.raid`) }),
    ],
    options: [option(`${id}.north`, `${id}.strike`, `Strike in the ${id}`), option(`${id}.south`, `${id}.raid`, `Raid in the ${id}`)],
  });
  const [east, west] = [side('east'), side('west')];
  const both = (claims: readonly Claim[]): Model =>
    model({
      movers: [...east.movers, ...west.movers],
      options: [...east.options, ...west.options],
      claims,
      theatres: ['east', 'west'].map((id) => ({
        id,
        title: id,
        file: `${id}.parley`,
        options: (id === 'east' ? east : west).options.map((each) => each.id),
      })),
      overlays: [
        {
          id: 'blow',
          kind: 'event',
          name: 'A blow',
          edits: [{ kind: 'set', option: 'east.strike', level: 'off', cites: [] }],
          views: [],
          cites: [],
          expects: [],
          span: null,
        },
      ],
    });
  const calm = (id: string): Claim => claim('c', { kind: 'never', condition: is(`${id}.strike`) });
  const fearIn = (id: string): string =>
    `Only for fear: North in the ${id} could gain by choosing “Strike in the ${id}”, but then South in the ${id} would choose “Raid in the ${id}”, to the loss of North in the ${id}.`;

  test('a fear is told in the theatre that the claim speaks of, in what it says and by what its events bring', () => {
    const [eastern, western] = [reasonOn(both, calm('east')), reasonOn(both, calm('west'))];
    expect(eastern).toContain(`${fearIn('east')} One fear more plays a part.`);
    expect(eastern).not.toContain('west');
    expect(western).toContain(`${fearIn('west')} One fear more plays a part.`);
    expect(western).not.toContain('east');
    expect(reasonOn(both, { ...calm('west'), after: ['blow'] })).toContain(`${fearIn('east')} Three fears more play a part.`);
    // Where nothing is an argument of its own, all belong together.
    expect(reasonOn((claims) => ({ ...both(claims), theatres: [] }), calm('west'))).toContain(fearIn('east'));
  });

  test('what is feared alike at several ends is one fear', () => {
    const ends = (claims: readonly Claim[]): Model =>
      model({
        movers: [...east.movers, actor('idle', 'The idle', { some: not(is('place', 'none')) })],
        options: [...east.options, option('idle', 'place', 'Place', ['none', 'left', 'right'])],
        claims,
      });
    expect(reasonOn(ends, calm('east'))).toContain(`${fearIn('east')} One fear more plays a part.`);
  });

  test('of a way only what touches the claim is told, or is tied to that', () => {
    const works = (claims: readonly Claim[]): Model =>
      model({
        movers: [
          actor('town', 'The town', { road: is('road') }),
          actor('village', 'The village', { well: is('well') }),
          actor('farm', 'The farm', { plant: { kind: 'iff', left: is('field'), right: is('road') } }),
        ],
        options: [
          option('village', 'well', 'Dig a well'),
          option('town', 'road', 'Build a road'),
          option('farm', 'field', 'Plant a field'),
        ],
        claims,
        theatres: ['well', 'road', 'field'].map((id) => ({ id, title: id, file: `${id}.parley`, options: [id] })),
      });
    const comes = (id: string): Claim => claim('c', { kind: 'always', condition: is(id) });
    expect(reasonOn(works, comes('field'))).toMatch(
      /^The town would build a road, then the farm would plant a field, and there it rests\./u,
    );
    expect(reasonOn(works, comes('well'))).toMatch(/^The village would dig a well, and there it rests\./u);
    // In one argument of its own everything on the way is told.
    expect(reasonOn((claims) => ({ ...works(claims), theatres: [] }), comes('field'))).toContain('the village would dig a well');
  });

  test('where only a fear elsewhere holds it, that is told by what would come of it without fear', () => {
    const watched = claim('c', { kind: 'never', condition: is('west.camp') });
    const follows = (claims: readonly Claim[]): Model =>
      model({
        movers: [
          ...east.movers,
          actor('west.guard', 'The guard', { watch: { kind: 'iff', left: is('west.camp'), right: is('east.strike') } }),
        ],
        options: [...east.options, option('west.guard', 'west.camp', 'Camp')],
        claims,
        theatres: [
          { id: 'east', title: 'east', file: 'east.parley', options: ['east.strike', 'east.raid'] },
          { id: 'west', title: 'west', file: 'west.parley', options: ['west.camp'] },
        ],
      });
    const said = reasonOn(follows, watched);
    expect(said).toContain('“Camp” does not stand, and from here nobody could gain by a move that touches this.');
    expect(said).not.toContain('Only for fear');
    expect(said).toContain('It would fail if each moved as soon as that is a gain.');
  });
});

describe('the story of a state', () => {
  const graph = graphOf(river());
  const { foresight, outcomes, now } = tellingOf(graph);

  test('who stays for fear, and of what', () => {
    const stories = stateStory(graph, foresight('provoked'), state(graph, {}));
    expect(storySummary(graph, stories)).toBe('It would last, but only for fear: Upstream would move if nobody answered.');
    expect(stories.map(({ kind, headline }) => [kind, headline])).toEqual([
      ['deterred', 'would stay, for fear of an answer'],
      ['content', 'would stay: no move would be a gain'],
    ]);
    expect(stories[0]?.sentences).toEqual([
      'It would be a gain to fill the new dam (Upstream’s want “water”).',
      'But then Downstream would shift “Stance towards the dam” from calm to sanctions (Downstream’s want “price”: “Stance towards the dam” is sanctions if “Fill the new dam” stands), to Upstream’s loss (Upstream’s want “trade”).',
    ]);
  });

  test('an outcome, and what holds it', () => {
    const [outcome] = outcomes;
    if (outcome === undefined) throw new Error('no outcome');
    expect(outcomeWords(graph, outcome, now)).toBe('As now, but Downstream: Stance towards the dam (protest → calm).');
    expect(outcomeKind(graph, outcome, foresight('provoked'))).toBe(
      'Only fear holds it: Upstream would fill the new dam, but for the answer of Downstream.',
    );
  });

  test('the parties of an agreement do not run into the other movers', () => {
    const other = graphOf({
      ...enlargement(),
      movers: enlargement().movers.map((each) =>
        each.kind === 'actor' && each.id === 'nato'
          ? actor('nato', 'NATO governments', { grow: is('enlarge'), calm: is('charter', 'treaty') })
          : each,
      ),
    });
    const stories = stateStory(other, tellingOf(other).foresight('nash'), state(other, { enlarge: 'on', start2: 'on' }));
    expect(storySummary(other, stories)).toBe(
      'It would not last: Russia would leave it, and so would NATO governments and Russia together.',
    );
    expect(stories.at(-1)?.headline).toBe('would agree on “NATO-Russia treaty” (a gain for NATO governments and Russia)');
  });

  test('a party that does not sign is named', () => {
    const other = graphOf(enlargement());
    const stories = stateStory(other, tellingOf(other).foresight('provoked'), state(other, { enlarge: 'on' }));
    expect(stories.at(-1)?.sentences).toEqual([
      'To agree on “NATO-Russia treaty” would be a gain for Russia, but NATO governments would gain nothing by it, and who gains nothing does not sign.',
    ]);
  });

  test('how members fare is told from the feared end, and a body whose members are indifferent does not lose', () => {
    const council = graphOf(
      model({
        movers: [
          actor('a', 'Ayland', { gain: is('p'), loss: not(is('q')) }),
          actor('b', 'Beeland', { calm: not(is('q')) }),
          { kind: 'body', id: 'c', name: 'The council', members: ['a', 'b'], rule: { kind: 'consensus' }, cites: [] },
          actor('d', 'Deeland', { answer: { kind: 'iff', left: is('q'), right: is('p') }, pact: is('t', 'signed') }),
          { kind: 'agreement', id: 't', name: 'Treaty', parties: ['c', 'd'], binds: [], anyPartyMayLeave: false, cites: [] },
        ],
        options: [option('c', 'p', 'Push'), option('d', 'q', 'Quarrel'), option('t', 't', 'Treaty', ['none', 'signed'])],
      }),
    );
    const [from, lands] = [state(council, {}), state(council, { p: 'on', q: 'on' })];
    expect(memberFares(council, 'c', lands, from)).toEqual({ better: ['Ayland'], worse: ['Beeland'], equal: [], split: [] });
    const stories = stateStory(council, tellingOf(council).foresight('provoked'), from);
    expect(stories[2]?.sentences).toEqual([
      'It would be a gain to push (a gain for Ayland, no change for Beeland).',
      'But then Deeland would choose “Quarrel” (Deeland’s want “answer”: “Quarrel” stands exactly when “Push” stands), and the council would be no better off than before (a gain for Ayland, a loss for Beeland).',
    ]);
    // The same, as the engine sees it: it is no gain either way.
    expect([compareStates(council, 'c', lands, from), compareStates(council, 'c', from, lands)]).toEqual(['none', 'none']);
    expect(stories[4]?.sentences).toEqual([
      'To agree on “Treaty” would be a gain for Deeland, but the council would gain nothing by it, and who gains nothing does not sign.',
    ]);
  });

  test('later outcomes are told by how they differ from the first', () => {
    const two = graphOf(
      model({
        movers: [actor('a', 'A', { first: is('u'), second: is('v'), one: not({ kind: 'iff', left: is('x'), right: is('y') }) })],
        options: ['u', 'v', 'x', 'y'].map((id) => option('a', id, `${id.toUpperCase()}, as it was always called`)),
      }),
    );
    const telling = tellingOf(two);
    expect(telling.outcomes.map((each) => outcomeWords(two, each, telling.now, telling.outcomes[0]))).toEqual([
      'As now, but A: U, as it was always called; V, as it was always called; X, as it was always called.',
      'As outcome 1, but A: no longer “X, as it was always called”; Y, as it was always called.',
    ]);
  });

  test('a long way is cut short, but never by the move that matters', () => {
    const chain = 'abcdefg'.split('');
    const long = graphOf(
      model({
        movers: chain.map((id, index) =>
          actor(id.toUpperCase(), `${id.toUpperCase()}land`, {
            follow: index === 0 ? is('a') : { kind: 'iff', left: is(id), right: is(chain[index - 1] ?? '') },
          }),
        ),
        options: chain.map((id) => option(id.toUpperCase(), id, id.toUpperCase(), ['off', 'on'], true)),
      }),
    );
    const [outcome] = tellingOf(long, 'nash').outcomes;
    const path = outcome?.path ?? [];
    expect(pathWords(long, path)).toBe(
      'Aland would choose “A”, then Bland would choose “B”, then Cland would choose “C”, then come four more moves',
    );
    expect(pathWords(long, path, 2, path[4])).toBe(
      'Aland would choose “A”, then Bland would choose “B”, then come two more moves, then Eland would choose “E”, then come two more moves',
    );
    expect([owned('Russia', 'loss'), owned('the states not chosen', 'loss')]).toEqual([
      'Russia’s loss',
      'the loss of the states not chosen',
    ]);
  });

  test('a move of many changes can be told in brief', () => {
    const other = graphOf(enlargement());
    const many = state(other, { enlarge: 'on', start2: 'on', posture: 'wary', charter: 'treaty' });
    expect(doing(other, state(other, {}), many, 2)).toBe(
      'agree on “NATO-Russia treaty”, invite Poland, Hungary and the Czech Republic, and make two more changes',
    );
  });

  test('nobody can move, and no wants, are said plainly', () => {
    const still = graphOf(model({ movers: [actor('a', 'A', null)], options: [option('a', 'x', 'X', ['off', 'on'], true)] }));
    const none = stateStory(still, tellingOf(still).foresight('provoked'), state(still, { x: 'on' }));
    expect(storySummary(still, none)).toBe('It lasts, but only because nobody can move from it.');
    const indifferent = stateStory(still, tellingOf(still).foresight('provoked'), state(still, {}));
    expect(indifferent[0]?.sentences).toEqual(['The model states no wants, so nothing can be a gain or a loss here.']);
  });

  test('a round is never told as a rest', () => {
    const round = graphOf(
      model({
        movers: [
          actor('a', 'The smuggler', { away: not({ kind: 'iff', left: is('x'), right: is('y') }) }),
          actor('b', 'The patrol', { catch: { kind: 'iff', left: is('x'), right: is('y') } }),
        ],
        options: [option('a', 'x', 'North route'), option('b', 'y', 'North post')],
      }),
    );
    const telling = tellingOf(round, 'nash');
    const [outcome] = telling.outcomes;
    if (outcome === undefined) throw new Error('no outcome');
    expect(outcomeWords(round, outcome, telling.now)).toMatch(/^No rest: it goes round between four states/u);
    expect(outcomeKind(round, outcome, telling.foresight('nash'))).toBe('Not an equilibrium: someone always moves on.');
  });
});
