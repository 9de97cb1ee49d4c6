/** The rule that sets worlds apart is the simplest there is: every other rule is tried, world by world. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OpenPremise } from '../src/index.js';
import { type Literal, type Separation, separate } from '../src/separation.js';
import type { Choice } from '../src/world.js';
import { permutations } from './oracle/worlds.js';
import { type Choose, chance, pick, pickSome, seeded, times } from './random/choices.js';
import { tally } from './random/tally.js';

const RUNS = Number(process.env.PARLEY_RUNS ?? 250);

type World = readonly Choice[];
type Rule = Pick<Separation, 'literals' | 'join'>;

function randomPremises(choose: Choose): OpenPremise[] {
  const orders = times(
    choose(0, 2),
    (at): OpenPremise => ({ kind: 'order', actor: `order${at}`, wants: times(choose(2, 3), (want) => want + 1) }),
  );
  const signs = times(choose(orders.length === 0 ? 1 : 0, 2), (want): OpenPremise => ({ kind: 'sign', actor: 'sign', want }));
  return [...orders, ...signs];
}

function worldsOf(premises: readonly OpenPremise[]): World[] {
  const ways = premises.map((premise): readonly Choice[] => (premise.kind === 'sign' ? [true, false] : permutations(premise.wants)));
  return ways.reduce<World[]>((all, own) => all.flatMap((so) => own.map((one) => [...so, one])), [[]]);
}

function literalsOf(premises: readonly OpenPremise[]): Literal[] {
  return premises.flatMap((premise): Literal[] => {
    const { actor } = premise;
    if (premise.kind === 'sign') return [true, false].map((asWritten) => ({ kind: 'sign', actor, want: premise.want, asWritten }));
    return premise.wants.flatMap((want) =>
      premise.wants.flatMap((beside): Literal[] => (want === beside ? [] : [{ kind: 'above', actor, want, beside }])),
    );
  });
}

function isSo(premises: readonly OpenPremise[], literal: Literal, world: World): boolean {
  const at = premises.findIndex(
    (premise) =>
      premise.actor === literal.actor && (premise.kind === 'order' || (literal.kind === 'sign' && premise.want === literal.want)),
  );
  const choice = world[at];
  if (literal.kind === 'sign') return choice === literal.asWritten;
  const order = choice as readonly number[];
  return order.indexOf(literal.want) < order.indexOf(literal.beside);
}

function applies(premises: readonly OpenPremise[], { literals, join }: Rule, world: World): boolean {
  return literals[join === 'and' ? 'every' : 'some']((literal) => isSo(premises, literal, world));
}

/** Every rule of so many literals. */
function rulesOf(literals: readonly Literal[], size: number): Rule[] {
  const sets = literals.reduce<(readonly Literal[])[]>(
    (all, one) => all.concat(all.flatMap((set) => (set.length < size ? [[...set, one]] : []))),
    [[]],
  );
  return sets
    .filter((set) => set.length === size)
    .flatMap((chosen) => (['and', 'or'] as const).map((join) => ({ literals: chosen, join })));
}

test('it is exact with the fewest literals, told of the rarer outcome; or else covers most of an outcome and never errs', () => {
  const met = tally('rules', ['exact 1', 'exact 2', 'exact 3', 'not exact'], ['none']);
  met.demandAll(
    fc.property(fc.integer(), (seed) => {
      const choose = seeded(seed);
      const premises = randomPremises(choose);
      const worlds = worldsOf(premises);
      const literals = literalsOf(premises);
      const hidden: Rule = { literals: pickSome(choose, literals, choose(1, 4)), join: pick(choose, ['and', 'or'] as const) };
      const [isTurned, isNoisy] = [chance(choose, 50), chance(choose, 40)];
      const holds = worlds.map((world) => (applies(premises, hidden, world) !== (isNoisy && chance(choose, 15))) !== isTurned);
      const found = separate(premises, worlds, holds);
      const count = { holds: holds.filter(Boolean).length, fails: holds.filter((each) => !each).length };
      if (count.holds === 0 || count.fails === 0) {
        expect(found).toBeNull();
        return;
      }

      const rarer = count.fails <= count.holds ? 'fails' : 'holds';
      const judged = [1, 2, 3].flatMap((size) =>
        rulesOf(literals, size).flatMap((rule) => {
          const within = worlds.flatMap((world, at) =>
            applies(premises, rule, world) ? [holds[at] === true ? ('holds' as const) : ('fails' as const)] : [],
          );
          const [outcome] = within;
          if (outcome === undefined || within.some((each) => each !== outcome)) return [];
          return [{ ...rule, outcome, exact: within.length === count[outcome], covers: within.length, of: count[outcome] }];
        }),
      );
      const exact = judged.filter((each) => each.exact);
      if (exact.length > 0) {
        const fewest = Math.min(...exact.map((each) => each.literals.length));
        const simplest = exact.filter((each) => each.literals.length === fewest);
        const told = simplest.some((each) => each.outcome === rarer) ? simplest.filter((each) => each.outcome === rarer) : simplest;
        expect(told.map(nameOf)).toContain(nameOf(found));
        met.meet(`exact ${fewest as 1 | 2 | 3}`);
        return;
      }
      const partial = judged.filter((each) => each.literals.length <= 2 && each.join === 'and');
      const most = Math.max(...partial.map(({ covers, of }) => covers / of));
      const best = partial.filter(({ covers, of }) => covers / of === most);
      if (best.length === 0) expect(found).toBeNull();
      else expect(best.map(nameOf)).toContain(nameOf(found));
      met.meet(best.length === 0 ? 'none' : 'not exact');
    }),
    { numRuns: RUNS },
  );
}, 60_000);

/** The rule as text; literals in any order, and one literal alone joined either way, are the same. */
function nameOf(rule: Separation | null): string {
  if (rule === null) return 'none';
  const { literals, join, ...others } = rule;
  return JSON.stringify({
    literals: literals.map((each) => JSON.stringify(each)).sort(),
    join: literals.length === 1 ? null : join,
    ...others,
  });
}
