import { type Bits, countBits, countCommon, emptyBits, hasBit, nextBit } from './bits.js';
import { chunkEvaluator, type Formula, holdsAt, optionsDeciding, optionsNamed, resolve, statesWhere } from './condition.js';
import type { Finding } from './finding.js';
import type { Graph, GraphMover } from './graph.js';
import type { Condition, Model } from './model.js';
import { combinationsInto } from './power.js';
import { presentAssignment } from './present.js';
import { type Numbering, settingsIn, withSettings } from './state.js';

/** How many examples of missing states a finding names. */
const EXAMPLES = 3;

/** Everything that only the set of states can show about a model. */
export function inspect(graph: Graph): Finding[] {
  const evaluator = chunkEvaluator();
  const statesOf = (condition: Condition): Bits =>
    statesWhere(resolve(graph.model, graph.numbering, condition), graph.numbering.total, evaluator);
  return [
    ...ruledOutStates(graph),
    ...ranksGaps(graph),
    ...idleStatements(graph, statesOf),
    ...rulesAtWork(graph, statesOf),
    ...mergesAtWork(graph, statesOf),
    ...idleGuards(graph, statesOf),
    ...impossibleLevels(graph, statesOf),
  ];
}

/** Lines that together rule out every state, such that leaving out any one of them would leave a state. */
export function smallestContradiction(model: Model, numbering: Numbering): number[] {
  const excluded = model.rules.map(({ never }) => statesWhere(resolve(model, numbering, never), numbering.total));
  const coversAll = (rules: readonly number[]): boolean => {
    const union = emptyBits(numbering.total);
    for (const rule of rules) for (let i = 0; i < union.length; i++) union[i] = (union[i] as number) | (excluded[rule]?.[i] ?? 0);
    return countBits(union) === numbering.total;
  };
  let kept = model.rules.map((_, index) => index);
  for (const rule of [...kept].reverse()) {
    const without = kept.filter((other) => other !== rule);
    if (coversAll(without)) kept = without;
  }
  return kept;
}

function ruledOutStates({ model, numbering, feasible }: Graph): Finding[] {
  const rules = model.rules.map(({ never }) => resolve(model, numbering, never));
  const findings: Finding[] = [];
  const test = (assignment: number, where: 'now' | 'state' | 'history', index: number): void => {
    if (hasBit(feasible, assignment)) return;
    findings.push({ code: 'state-ruled-out', weight: 'wrong', where, index, rule: rules.findIndex((rule) => holdsAt(rule, assignment)) });
  };
  if (model.now !== null) test(presentAssignment(model, numbering).assignment, 'now', 0);
  for (const [index, { settings }] of model.states.entries()) test(withSettings(model, numbering, 0, settings), 'state', index);
  let assignment = 0;
  model.history.forEach(({ kind, settings }, index) => {
    assignment = withSettings(model, numbering, kind === 'start' ? 0 : assignment, settings);
    test(assignment, 'history', index);
  });
  return findings;
}

function ranksGaps({ model, numbering, states, movers, merging, space }: Graph): Finding[] {
  return model.movers.flatMap((mover, index): Finding[] => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'ranking') return [];
    const findings: Finding[] = [];
    const named = new Map<number, string>();
    for (const name of mover.preferences.groups.flat()) {
      const state = model.states.find(({ id }) => id === name);
      if (state === undefined) continue;
      const assignment = withSettings(model, numbering, 0, state.settings);
      const first = named.get(assignment);
      if (first === undefined) named.set(assignment, name);
      else findings.push({ code: 'ranking-repeats-state', weight: 'wrong', mover: mover.id, first, second: name });
    }
    const ranked = new Set(Array.from(named.keys(), (assignment) => merging?.representative[assignment] ?? assignment));
    const count = space.feasible - [...ranked].filter((state) => hasBit(states, state)).length;
    if (count > 0 && movers[index] !== undefined) {
      const examples: ReturnType<typeof settingsIn>[] = [];
      for (let state = nextBit(states, 0); state >= 0 && examples.length < EXAMPLES; state = nextBit(states, state + 1)) {
        if (!ranked.has(state)) examples.push(settingsIn(model, numbering, state));
      }
      findings.push({ code: 'ranking-misses-states', weight: 'wrong', mover: mover.id, count, examples });
    }
    return findings;
  });
}

function idleStatements({ model, states, space }: Graph, statesOf: (condition: Condition) => Bits): Finding[] {
  return model.movers.flatMap((mover): Finding[] => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return [];
    return mover.preferences.statements.flatMap(({ condition }, index): Finding[] => {
      const held = countCommon(statesOf(condition), states);
      if (held > 0 && held < space.feasible) return [];
      return [{ code: 'statement-decides-nothing', weight: 'notice', mover: mover.id, index, always: held > 0 }];
    });
  });
}

function rulesAtWork(graph: Graph, statesOf: (condition: Condition) => Bits): Finding[] {
  const { model } = graph;
  const excluded = model.rules.map(({ never }) => statesOf(never));
  return model.rules.flatMap(({ never }, rule): Finding[] => {
    // What this line excludes and no other does.
    const alone = (excluded[rule] as Bits).slice();
    for (const [other, bits] of excluded.entries()) {
      if (other === rule) continue;
      for (let i = 0; i < alone.length; i++) alone[i] = (alone[i] as number) & ~(bits[i] as number);
    }
    if (nextBit(alone, 0) < 0) return [{ code: 'rule-excludes-nothing', weight: 'notice', rule }];
    const named = optionsNamed(model, never);
    const spans = new Set(Array.from(named, (id) => model.options.find((option) => option.id === id)?.mover ?? null));
    spans.delete(null);
    if (spans.size < 2) return [];
    // A rule that names an agreement's own option states its terms: what may not be agreed is no loss.
    // Nor does one lose any that changes nothing by which the rule is decided.
    const deciding = optionsDeciding(model, never);
    const decides = ({ power }: GraphMover): boolean =>
      power.levers.some(({ digit }) => deciding.has(model.options[digit.option]?.id ?? ''));
    const movers = graph.movers.filter((mover) => !named.has(mover.id) && decides(mover));
    const losers = movers.filter((mover) => losesMove(graph, mover, alone)).map(({ id }) => id);
    return losers.length === 0 ? [] : [{ code: 'rule-takes-moves', weight: 'notice', rule, movers: losers }];
  });
}

/** How many ways into excluded assignments are tried before a mover counts as losing no move: enough to tell, few enough to be quick. */
const TRIES = 200_000;

/** Could the mover, from some state, make a move into one of the excluded assignments? */
function losesMove({ feasible }: Graph, { power }: GraphMover, excluded: Bits): boolean {
  if (power.levers.length === 0) return false;
  const out = new Int32Array(power.size);
  let tries = 0;
  for (let state = nextBit(excluded, 0); state >= 0 && tries < TRIES; state = nextBit(excluded, state + 1)) {
    const count = combinationsInto(power, state, out);
    for (let i = 1; i < count; i++) if (hasBit(feasible, out[i] as number)) return true;
    tries += count;
  }
  return false;
}

function mergesAtWork(graph: Graph, statesOf: (condition: Condition) => Bits): Finding[] {
  const { model, numbering, feasible } = graph;
  return model.merges.flatMap(({ condition }, merge): Finding[] => {
    const joined = statesOf(condition);
    for (let i = 0; i < joined.length; i++) joined[i] = (joined[i] as number) & (feasible[i] as number);
    const size = countBits(joined);
    if (size < 2) return [{ code: 'merge-joins-nothing', weight: 'notice', merge }];
    return model.movers.flatMap((mover): Finding[] => {
      if (mover.kind !== 'actor' || mover.preferences === null) return [];
      const tells =
        mover.preferences.kind === 'statements'
          ? mover.preferences.statements.some((statement) =>
              splits(resolve(model, numbering, statement.condition), joined, size, numbering.total),
            )
          : ranksApart(graph, mover.preferences.groups, joined);
      return tells ? [{ code: 'merge-hides-wants', weight: 'notice', merge, mover: mover.id }] : [];
    });
  });
}

/** Does the formula hold at some of the states and not at others? */
function splits(formula: Formula, states: Bits, size: number, total: number): boolean {
  const held = countCommon(statesWhere(formula, total), states);
  return held > 0 && held < size;
}

/** Does a ranking put two of the states into different groups? */
function ranksApart({ model, numbering }: Graph, groups: readonly (readonly string[])[], states: Bits): boolean {
  const found = groups.filter((group) =>
    model.states.some(({ id, settings }) => group.includes(id) && hasBit(states, withSettings(model, numbering, 0, settings))),
  );
  return found.length > 1;
}

function idleGuards({ model, states }: Graph, statesOf: (condition: Condition) => Bits): Finding[] {
  return model.options.flatMap((option): Finding[] =>
    option.when !== null && countCommon(statesOf(option.when), states) === 0
      ? [{ code: 'guard-never-holds', weight: 'notice', option: option.id }]
      : [],
  );
}

function impossibleLevels({ model, feasible }: Graph, statesOf: (condition: Condition) => Bits): Finding[] {
  return model.options.flatMap((option) =>
    option.levels.flatMap((level): Finding[] => {
      const at = statesOf({ kind: 'level', option: option.id, is: '=', level: level.id });
      return countCommon(at, feasible) > 0 ? [] : [{ code: 'level-never-possible', weight: 'notice', option: option.id, level: level.id }];
    }),
  );
}
