/** Random models of every kind, small enough for the oracle. */

import type {
  Actor,
  Agreement,
  Body,
  Claim,
  ClaimForm,
  Concept,
  Condition,
  DateText,
  DecisionRule,
  Definition,
  HistoryEntry,
  Merge,
  Model,
  Mover,
  NamedState,
  Option,
  Preferences,
  Rule,
  Setting,
  Statement,
} from '../../src/model.js';
import { blank } from '../by-hand.js';
import { firstLevels, keyOf, listStates, type State, withSettings } from '../oracle/states.js';
import { type Choose, chance, pick, pickSome, shuffled, times } from './choices.js';
import { isUp, randomAtom, randomCondition } from './conditions.js';
import { isSound } from './sound.js';

/** What an actor wants, given its own options, everyone else's and the names it can use. */
type Wants = (choose: Choose, own: readonly Option[], others: readonly Option[], names: readonly string[]) => Condition[];

/** A model of any kind. */
export function randomModel(choose: Choose): Model {
  return buildModel(choose, anyWants);
}

/** A model whose movers want things of each other, so that answers, and the fear of them, matter. */
export function entangledModel(choose: Choose): Model {
  return buildModel(choose, wantsOfEachOther);
}

/** Conditions about anything. */
const anyWants: Wants = (choose, own, others, names) => times(choose(1, 6), () => randomCondition(choose, [...own, ...others], names));

/** Mostly what the others should do, some of it in return for what one does oneself; last, what one's own doing costs. */
const wantsOfEachOther: Wants = (choose, own, others, names) => {
  if (own.length === 0 || others.length === 0) return anyWants(choose, own, others, names);
  const theirs = (): Condition => either(choose, isUp(pick(choose, others)));
  const mine = (): Condition => either(choose, isUp(pick(choose, own)));
  const wants = times(choose(1, 3), (): Condition => {
    switch (choose(0, 6)) {
      case 0:
        return { kind: 'if', then: theirs(), given: mine() };
      case 1:
        return { kind: 'if', then: mine(), given: theirs() };
      case 2:
        return randomAtom(choose, pick(choose, others));
      case 3:
        return theirs();
      // Tit for tat: the reward or the punishment that makes an answer credible.
      default:
        return { kind: 'iff', left: mine(), right: theirs() };
    }
  });
  const costs = pickSome(choose, own, choose(1, own.length)).map((option) => either(choose, isUp(option)));
  return [theirs(), ...wants, ...costs];
};

function either(choose: Choose, condition: Condition): Condition {
  return chance(choose, 60) ? { kind: 'not', of: condition } : condition;
}

function buildModel(choose: Choose, wants: Wants): Model {
  // A model that turns out unsound (a rule may leave no present) gives way to the next.
  for (;;) {
    const model = draftModel(choose, wants);
    if (isSound(model)) return model;
  }
}

function draftModel(choose: Choose, wants: Wants): Model {
  const { movers, options } = randomMovers(choose);
  const names: Definition[] = times(choose(0, 2), (index) => ({
    id: `plain${index}`,
    name: null,
    condition: randomCondition(choose, options, []),
    cites: [],
  }));
  const guarded = options.map((option) =>
    chance(choose, 15) ? { ...option, when: randomCondition(choose, options, idsOf(names), 1) } : option,
  );
  const bare: Model = {
    ...blank,
    title: 'A random model',
    date: pick(choose, [null, '1997', '1997-03', '1997-03-15']),
    movers,
    options: guarded,
    definitions: names,
  };

  const rules = randomRules(choose, bare);
  const merges: Merge[] = chance(choose, 20)
    ? times(choose(1, 2), () => ({ condition: conjunction(choose, options, choose(1, 2)), cites: [] }))
    : [];
  const space = listStates({ ...bare, rules, merges });
  const feasible = space.states.flatMap((state) => space.members(state));
  const states = times(choose(0, 2), (index) => nameState(bare, `state${index}`, pick(choose, feasible)));
  const definitions = [
    ...shuffled(choose, [
      ...names,
      ...times(choose(0, 1), () => ({
        id: 'late',
        name: null,
        condition: randomCondition(choose, options, [...idsOf(names), ...idsOf(states)]),
        cites: [],
      })),
    ]),
  ];
  const known = [...idsOf(definitions), ...idsOf(states)];

  // A ranking names every state, so it is for the smallest models; a merged class goes by the name of any of its members.
  const ranked = space.states.map((state, index) => nameState(bare, `ranked${index}`, pick(choose, space.members(state))));
  const rankable = ranked.length <= 16;
  const withWants = movers.map((mover): Mover => {
    if (mover.kind !== 'actor') return mover;
    return { ...mover, preferences: randomPreferences(choose, mover, options, known, rankable ? idsOf(ranked) : [], wants) };
  });
  const isRanked = withWants.some((mover) => mover.kind === 'actor' && mover.preferences?.kind === 'ranking');

  return {
    ...bare,
    movers: withWants,
    rules,
    merges,
    definitions,
    states: isRanked ? [...states, ...ranked] : states,
    now: chance(choose, 50) ? settingsOf(bare, pick(choose, feasible)) : null,
    history: chance(choose, 40) ? randomHistory(choose, bare, feasible) : [],
    claims: times(choose(2, 8), (index) => randomClaim(choose, `claim${index}`, withWants, options, known)),
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
  };
}

function randomMovers(choose: Choose): { movers: Mover[]; options: Option[] } {
  // Room for so many states; each option takes its share.
  let room = pick(choose, [16, 32, 64, 128, 200]);
  const options: Option[] = [];
  const addOption = (id: string, mover: string | null, most = 4): void => {
    const levels = chance(choose, 70) ? 2 : choose(2, most);
    if (levels > room) return;
    room = Math.floor(room / levels);
    options.push({
      id,
      name: `Option ${id}`,
      mover,
      levels: levels === 2 ? [level('off'), level('on')] : times(levels, (index) => level(`level${index}`)),
      irreversible: chance(choose, 12),
      when: null,
      cites: [],
    });
  };

  const actors: Actor[] = pickSome(choose, ['ada', 'ben', 'cyd', 'dee'], choose(2, 4)).map((id) => ({
    kind: 'actor',
    id,
    name: id,
    preferences: null,
    cites: [],
  }));
  for (const { id } of actors) addOption(`${id}1`, id);

  const bodies: Body[] = [];
  for (const id of chance(choose, 40) ? pickSome(choose, ['council', 'senate'], choose(1, 2)) : []) {
    const candidates = idsOf([...actors, ...bodies]);
    const members = pickSome(choose, candidates, choose(1, candidates.length));
    bodies.push({ kind: 'body', id, name: id, members, rule: randomRule(choose, members), cites: [] });
    addOption(`${id}1`, id, 3);
  }

  const agreed = chance(choose, 50) ? pickSome(choose, ['accord', 'treaty'], choose(1, 2)) : [];
  for (const id of agreed) addOption(id, id, 3);
  if (chance(choose, 25)) addOption('weather', null, 3);
  for (const { id } of actors) for (let count = choose(0, 2); count > 0; count--) addOption(`${id}${count + 1}`, id);

  const agreements = agreed
    .filter((id) => options.some((option) => option.id === id))
    .map((id): Agreement => {
      const candidates = idsOf([...actors, ...bodies]);
      const parties = pickSome(choose, candidates, choose(2, Math.min(3, candidates.length)));
      const theirs = options.filter((option) => parties.includes(option.mover ?? ''));
      const binds = chance(choose, 60) ? idsOf(pickSome(choose, theirs, choose(1, 3))) : [];
      return { kind: 'agreement', id, name: id, parties, binds, anyPartyMayLeave: chance(choose, 40), cites: [] };
    });

  return { movers: shuffled(choose, [...actors, ...bodies, ...agreements]), options: shuffled(choose, options) };
}

function randomRule(choose: Choose, members: readonly string[]): DecisionRule {
  const kind = pick(choose, ['consensus', 'unanimity', 'majority', 'two-thirds', 'votes'] as const);
  if (kind !== 'votes') return { kind };
  const weights = Object.fromEntries(members.map((member) => [member, choose(1, 5)]));
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  return { kind, weights, quota: choose(1, total) };
}

/** What cannot be, also across movers; always so that some state is left. */
function randomRules(choose: Choose, model: Model): Rule[] {
  const rules: Rule[] = [];
  for (let count = choose(0, 3); count > 0; count--) {
    const never = chance(choose, 85)
      ? conjunction(choose, model.options, choose(2, 3))
      : randomCondition(choose, model.options, idsOf(model.definitions));
    const rule: Rule = { label: null, never, wording: 'never', cites: [] };
    if (listStates({ ...model, rules: [...rules, rule] }).states.length > 1) rules.push(rule);
  }
  return rules;
}

/** So many options at chosen levels at once. */
function conjunction(choose: Choose, options: readonly Option[], count: number): Condition {
  return {
    kind: 'and',
    of: pickSome(choose, options, count).map((option) => ({
      kind: 'level',
      option: option.id,
      is: '=',
      level: pick(choose, option.levels).id,
    })),
  };
}

function randomPreferences(
  choose: Choose,
  actor: Actor,
  options: readonly Option[],
  names: readonly string[],
  ranked: readonly string[],
  wants: Wants,
): Preferences | null {
  if (chance(choose, 8)) return null;
  if (ranked.length > 0 && chance(choose, 30)) {
    const groups: string[][] = [];
    for (const name of shuffled(choose, ranked)) {
      if (groups.length === 0 || chance(choose, 70)) groups.push([]);
      groups.at(-1)?.push(name);
    }
    return { kind: 'ranking', groups };
  }
  const own = options.filter((option) => option.mover === actor.id);
  const others = options.filter((option) => option.mover !== actor.id);
  const statements = wants(choose, own, others, names).map(
    (condition): Statement => ({ label: null, maybe: false, anyOrder: null, condition, cites: [] }),
  );
  return { kind: 'statements', statements };
}

/** Dates in the order of their beginnings. */
const calendar: readonly DateText[] = ['1996', '1996-05', '1996-05-10', '1997', '1997-03', '1997-03-15', '1997-03-16', '1997-04', '1998'];

/** Entries that each lead to something feasible; they need not be moves that their movers could make. */
function randomHistory(choose: Choose, model: Model, feasible: readonly State[]): HistoryEntry[] {
  const isFeasible = new Set(feasible.map(keyOf));
  const history: HistoryEntry[] = [];
  let stands = firstLevels(model);
  for (const date of calendar.filter(() => chance(choose, 35))) {
    const option = pick(choose, model.options);
    const settings: Setting[] = [{ option: option.id, level: pick(choose, option.levels).id }];
    const isStart = history.length === 0 && chance(choose, 70);
    const entry: HistoryEntry = isStart
      ? { date, kind: 'start', settings: settingsOf(model, pick(choose, feasible)), mover: null, cites: [] }
      : { date, kind: option.mover === null ? 'given' : 'move', settings, mover: option.mover, cites: [] };
    const after = withSettings(model, stands, entry.settings);
    if (!isFeasible.has(keyOf(after))) continue;
    stands = after;
    history.push(entry);
  }
  return history;
}

const conceptsAsked: readonly (Concept | null)[] = [null, null, null, 'nash', 'provoked', 'gmr', 'smr', 'seq', 'sseq'];

const forms = [
  'always',
  'never',
  'possible',
  'leadsTo',
  'lasts',
  'answers',
  'leaves',
  'prefers',
  'stable',
  'unstable',
  'canForce',
  'cannotPrevent',
  'deterred',
] as const;

/** A claim of one of the forms, whose conditions nest so deep. */
export function randomClaim(
  choose: Choose,
  id: string,
  movers: readonly Mover[],
  options: readonly Option[],
  names: readonly string[],
  kinds: readonly ClaimForm['kind'][] = forms,
  depth = 1,
): Claim {
  const condition = (): Condition => randomCondition(choose, options, names, depth);
  const form = randomForm(choose, pick(choose, kinds), movers, options, condition);
  // These three look at all states, so they have no start that `from` could move.
  const hasStart = form.kind !== 'prefers' && form.kind !== 'stable' && form.kind !== 'unstable';
  return {
    id,
    kind: 'claim',
    text: 'A random claim',
    form,
    from: hasStart && chance(choose, 30) ? condition() : null,
    under: pick(choose, conceptsAsked),
    in: null,
    inView: null,
    after: [],
    atLeast: null,
    expect: { verdict: 'holds', because: null },
    cites: [],
  };
}

function randomForm(
  choose: Choose,
  kind: ClaimForm['kind'],
  movers: readonly Mover[],
  options: readonly Option[],
  condition: () => Condition,
): ClaimForm {
  const mover = (): string => pick(choose, movers).id;
  switch (kind) {
    case 'always':
    case 'never':
    case 'possible':
    case 'lasts':
    case 'stable':
    case 'unstable':
      return { kind, condition: condition() };
    case 'leadsTo':
      return { kind, start: condition(), result: condition() };
    case 'answers':
      return { kind, mover: mover(), start: condition(), answer: condition() };
    case 'leaves': {
      const actors = idsOf(movers.filter((one) => one.kind === 'actor'));
      return {
        kind,
        actors: pickSome(choose, actors, choose(1, 2)),
        start: condition(),
        direction: pick(choose, ['better', 'worse'] as const),
        than: condition(),
      };
    }
    case 'prefers':
      return { kind, mover: mover(), preferred: condition(), to: condition() };
    case 'canForce':
    case 'cannotPrevent':
      return { kind, mover: mover(), result: condition() };
    case 'deterred': {
      // Mostly from something that the mover itself can do: else nothing tempts it.
      const tempted = mover();
      const own = options.filter((option) => option.mover === tempted);
      const into = own.length > 0 && chance(choose, 70) ? randomAtom(choose, pick(choose, own)) : condition();
      return { kind, mover: tempted, into, at: condition() };
    }
  }
}

/** The settings that bring everything from its first level to these levels. */
function settingsOf(model: Model, levels: State): Setting[] {
  return model.options.flatMap((option, at) => {
    const is = levels[at] as number;
    return is === 0 ? [] : [{ option: option.id, level: option.levels[is]?.id as string }];
  });
}

function nameState(model: Model, id: string, levels: State): NamedState {
  return { id, name: null, settings: settingsOf(model, levels), cites: [] };
}

function level(id: string): { id: string; name: string | null } {
  return { id, name: null };
}

function idsOf(things: readonly { readonly id: string }[]): string[] {
  return things.map((thing) => thing.id);
}
