/** Random claims that are neither always so nor never. */

import type { Claim, ClaimForm, Condition, Model } from '../../src/model.js';
import { listStates, type State } from '../oracle/states.js';
import { type Choose, pick, times } from './choices.js';
import { randomAtom } from './conditions.js';
import { randomClaim } from './models.js';

/** So many claims of these forms, whose conditions are about single options. */
export function plainClaims(choose: Choose, model: Model, kinds: readonly ClaimForm['kind'][], count: number): Claim[] {
  return times(count, (index) => randomClaim(choose, `plain${index}`, model.movers, model.options, [], kinds, 0));
}

const POINTED_FORMS = ['leadsTo', 'leaves', 'answers', 'deterred', 'canForce', 'cannotPrevent'] as const;

/** So many claims to the point, of these forms: each about one state, one mover and what that mover can do there. */
export function pointedClaims(
  choose: Choose,
  model: Model,
  count: number,
  forms: readonly (typeof POINTED_FORMS)[number][] = POINTED_FORMS,
): Claim[] {
  const { states } = listStates(model);
  return times(count, (index): Claim => {
    const kind = pick(choose, forms);
    const at = pick(choose, states);
    const startless = kind === 'canForce' || kind === 'cannotPrevent';
    return {
      id: `pointed${index}`,
      kind: 'claim',
      text: 'A random claim',
      form: formAt(choose, model, kind, at, pick(choose, states)),
      from: startless ? exactly(model, at) : null,
      under: pick(
        choose,
        kind === 'deterred' ? (['gmr', 'smr', 'seq', 'sseq', null] as const) : ([null, null, 'nash', 'seq', 'smr'] as const),
      ),
      in: null,
      inView: null,
      after: [],
      atLeast: null,
      expect: { verdict: 'holds', because: null },
      cites: [],
    };
  });
}

function formAt(choose: Choose, model: Model, kind: (typeof POINTED_FORMS)[number], at: State, other: State): ClaimForm {
  const mover = pick(choose, model.movers).id;
  const own = model.options.filter((option) => option.mover === mover);
  const lever = pick(choose, own.length > 0 ? own : model.options);
  const result = randomAtom(choose, pick(choose, [lever, pick(choose, model.options)]));
  const start = exactly(model, at);
  switch (kind) {
    case 'leadsTo':
      return { kind, start, result };
    case 'leaves': {
      const actors = model.movers.flatMap(({ id, kind: of }) => (of === 'actor' ? [id] : []));
      return {
        kind,
        actors: [pick(choose, actors)],
        start,
        direction: pick(choose, ['better', 'worse'] as const),
        than: exactly(model, other),
      };
    }
    case 'answers':
      return { kind, mover, start, answer: result };
    case 'deterred': {
      const level = lever.levels[at[model.options.indexOf(lever)] as number]?.id as string;
      return { kind, mover, at: start, into: { kind: 'level', option: lever.id, is: '!=', level } };
    }
    case 'canForce':
    case 'cannotPrevent':
      return { kind, mover, result };
  }
}

function exactly(model: Model, state: State): Condition {
  return {
    kind: 'and',
    of: model.options.map(({ id, levels }, at) => ({
      kind: 'level',
      option: id,
      is: '=',
      level: levels[state[at] as number]?.id as string,
    })),
  };
}
