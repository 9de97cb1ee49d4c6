/** Precedents: a conclusion that is found is the one that would be drawn, whatever was asked before, in which order, and in which world. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  buildGraph,
  CONCEPTS,
  feasibleStates,
  findOutcomes,
  foresee,
  type Graph,
  type Model,
  type Outcome,
  type State,
  type Statement,
} from '../src/index.js';
import { type Ask, type Inquiry, inquiry, type PrecedentBook, precedentBook } from '../src/precedent.js';
import { revalue } from '../src/revalue.js';
import { anySmallModel } from './random/arbitrary.js';
import { type Choose, chance, pick, seeded, shuffled, times } from './random/choices.js';
import { randomViews, withOverlays } from './random/overlays.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

/** Three numbers of which each tells questions apart. */
type Question = readonly [number, number, number];

const QUESTIONS: readonly Question[] = [0, 1].flatMap((one) => [0, 1].flatMap((two) => [0, 7].map((three): Question => [one, two, three])));

/** What a matter comes to: questions, one after the other, until they have told. */
type Deciding =
  | { readonly asks: Question; readonly yes: Deciding; readonly no: Deciding }
  | { readonly concludes: { readonly text: string } | null };

function deciding(choose: Choose, left: readonly Question[]): Deciding {
  const [asks, ...others] = shuffled(choose, left);
  if (asks === undefined || chance(choose, 20)) return { concludes: chance(choose, 10) ? null : { text: `conclusion ${choose(1, 1000)}` } };
  return { asks, yes: deciding(choose, others), no: deciding(choose, others) };
}

/** What is concluded, with the questions that it rests on. */
function decide(by: Deciding, ask: Ask, asked: Question[] = []): { readonly text: string } | null {
  if ('concludes' in by) return by.concludes;
  asked.push(by.asks);
  return decide(ask(...by.asks) ? by.yes : by.no, ask, asked);
}

test('what is found is what would be drawn, and it is found wherever all that it was drawn from is answered as it was', () => {
  const met = tally('matters looked up', ['found', 'not found', 'found, though others asked in another order']);
  met.demandAll(
    fc.property(fc.integer(), (seed) => {
      const choose = seeded(seed);
      const book = precedentBook();
      const subjects = ['gains', 'ends'].map((subject) => ({ subject, matters: times(3, () => deciding(choose, QUESTIONS)) }));
      // Whoever remembers some of the answers asks in another order, and may ask more than is needed.
      const inOrder = chance(choose, 50);
      const drawn: { readonly at: string; readonly asked: readonly Question[]; readonly answers: readonly boolean[] }[] = [];
      for (const yes of times(30, () => new Set(QUESTIONS.filter(() => chance(choose, 50)).map(String)))) {
        const ask: Ask = (...question) => yes.has(String(question));
        const { subject, matters } = pick(choose, subjects);
        const matter = choose(0, matters.length - 1);
        const at = `${subject} ${matter}`;
        const needed: Question[] = [];
        const conclusion = decide(matters[matter] as Deciding, ask, needed);
        const precedents = book.of<{ readonly text: string } | null>(subject);
        const found = precedents.find(matter, ask);
        const alike = drawn.filter(
          (each) => each.at === at && each.asked.every((question, index) => ask(...question) === each.answers[index]),
        );
        if (found !== undefined) expect(found).toBe(conclusion);
        if (inOrder || alike.length === 0) expect(found !== undefined).toBe(alike.length > 0);
        met.meet(found === undefined ? 'not found' : 'found');
        if (found !== undefined && new Set(alike.map(({ asked }) => String(asked[0]))).size > 1)
          met.meet('found, though others asked in another order');
        const asked = inOrder ? needed : shuffled(choose, [...needed, ...QUESTIONS.filter(() => chance(choose, 15))]);
        const heard = inquiry();
        for (const question of asked) heard.note(...question, ask(...question));
        precedents.add(matter, heard, conclusion, ask);
        drawn.push({ at, asked, answers: asked.map((question) => ask(...question)) });
        expect(precedents.find(matter, ask)).toBe(conclusion);
      }
    }),
    { numRuns: RUNS },
  );
});

test('a question is noted once, with its answer, in the order in which they were first asked', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...QUESTIONS), fc.boolean())), (questions) => {
      const heard = inquiry();
      for (const [question, answer] of questions) heard.note(...question, answer);
      const first = new Map<string, readonly number[]>();
      for (const [question, answer] of questions)
        if (!first.has(String(question))) first.set(String(question), [...question, answer ? 1 : 0]);
      expect(heard.asked).toEqual([...first.values()].flat());
    }),
    { numRuns: RUNS },
  );
});

test('a number stands for one text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 2 })), (texts) => {
      const book = precedentBook();
      const numbers = texts.map((text) => book.number(text));
      texts.forEach((text, at) => {
        texts.forEach((other, beside) => {
          expect(numbers[at] === numbers[beside]).toBe(text === other);
        });
      });
    }),
    { numRuns: RUNS },
  );
});

test('once there is room for no more questions, nothing more is kept, and what is kept is found; what begins alike takes its room once', () => {
  const precedents = precedentBook().of<string>('ends');
  // There is room for 2^22 questions: twice as many as these.
  const alike = Array<number>(4 * (2 ** 21 - 2)).fill(1);
  const [long, other] = [1, 0].map((last): Inquiry => ({ note: () => undefined, asked: alike.concat([2, 2, 2, last]) })) as [
    Inquiry,
    Inquiry,
  ];
  const yes: Ask = (one) => one > 0;
  const no: Ask = (one) => one === 1;
  precedents.add(1, long, 'yes', yes);
  precedents.add(1, other, 'no', no);
  precedents.add(2, long, 'another matter', yes);
  precedents.add(3, long, 'one too many', yes);
  expect([precedents.find(1, yes), precedents.find(1, no), precedents.find(2, yes), precedents.find(3, yes)]).toEqual([
    'yes',
    'no',
    'another matter',
    undefined,
  ]);
});

/** A book that tells of everything that is found in another. */
function overheard(book: PrecedentBook, hear: (subject: string, conclusion: unknown) => void): PrecedentBook {
  return {
    number: (text) => book.number(text),
    of: <T>(subject: string) => {
      const precedents = book.of<T>(subject);
      return {
        ...precedents,
        find: (matter: number, ask: Ask) => {
          const found = precedents.find(matter, ask);
          if (found !== undefined) hear(subject.split(' ')[0] as string, found);
          return found;
        },
      };
    },
  };
}

/** The model in which some actors want the same in another order, or the opposite of some of it. */
function otherWants(choose: Choose, model: Model): Model {
  const movers = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements' || chance(choose, 40)) return mover;
    const turned = shuffled(choose, mover.preferences.statements).map(
      (want): Statement => (chance(choose, 80) ? want : { ...want, condition: { kind: 'not', of: want.condition } }),
    );
    return { ...mover, preferences: { kind: 'statements' as const, statements: turned } };
  });
  return { ...model, movers };
}

test('in world after world of one model, what is found is what is worked out afresh', () => {
  const met = tally(
    'conclusions',
    ['found: gains', 'found: moves', 'found: ends', 'other than in the world before', 'of a body'],
    ['with views'],
  );
  met.demandAll(
    fc.property(anySmallModel, fc.integer(), (plain, seed) => {
      const choose = seeded(seed);
      const labelled = withOverlays(choose, plain);
      const model: Model = { ...labelled, overlays: [], views: chance(choose, 25) ? randomViews(choose, labelled, 1) : [] };
      const { graph } = buildGraph(model);
      if (graph === null) return;
      const states = [...feasibleStates(graph)];
      const worlds = times(4, () => otherWants(choose, model));
      let before: string | null = null;
      for (const world of [...worlds, ...shuffled(choose, worlds)]) {
        const settings = {
          concept: pick(choose, ['provoked', 'seq', pick(choose, CONCEPTS)] as const),
          responses: pick(choose, ['legal', 'legal', 'single'] as const),
        };
        const shared = revalue(graph, world);
        const book = shared.precedents ?? expect.fail('no precedents');
        const found = new Set<string>();
        const kept = foresee({ ...shared, precedents: overheard(book, (subject) => found.add(subject)) }, settings);
        const fresh = foresee(buildGraph(world).graph ?? expect.fail('refused'), settings);
        const asked = graph.movers.flatMap(({ id }) => states.map((state) => ({ id, state })));
        const conclude = ({ id, state }: { readonly id: string; readonly state: State }, foresight = fresh) => ({
          improvements: foresight.improvements(id, state),
          wouldMove: foresight.wouldMove(id, state),
        });
        // Asked in any order: what was worked out for one question must not be missing from what another rests on.
        for (const each of shuffled(choose, asked)) expect(conclude(each, kept)).toEqual(conclude(each));
        const ends = (foresight: typeof fresh, state: State): readonly Outcome[] => findOutcomes(foresight, [state]);
        for (const state of shuffled(choose, states)) expect(ends(kept, state)).toEqual(ends(fresh, state));
        for (const subject of found) met.meet(`found: ${subject as 'gains' | 'moves' | 'ends'}`);
        const text = JSON.stringify(asked.map((each) => conclude(each)));
        if (before !== null && text !== before && found.has('moves')) met.meet('other than in the world before');
        before = text;
        if (found.has('moves') && hasBody(graph)) met.meet('of a body');
        if (found.has('ends') && graph.pictures.size > 0) met.meet('with views');
      }
    }),
    { numRuns: Math.ceil(RUNS / 8), endOnFailure: true },
  );
}, 120_000);

function hasBody(graph: Graph): boolean {
  return graph.movers.some(({ ranks }) => ranks === null);
}
