/** Every single change of the premises that `tip` knows, and every two neighbouring wants swapped, done to the model form. */

import type { Change } from '../../src/index.js';
import type { Model, Statement } from '../../src/model.js';

export interface Changed {
  readonly change: Change;
  readonly model: Model;
}

/** A want dropped or turned into its opposite; a rule lifted; an option made reversible, or freed of its guard. */
export function singleChanges(model: Model): Changed[] {
  const wants = eachWant(model).flatMap(({ actor, wants, at }): Changed[] => [
    { change: { kind: 'drop', actor, want: at }, model: withWants(model, actor, wants.toSpliced(at, 1)) },
    {
      change: { kind: 'negate', actor, want: at },
      model: withWants(
        model,
        actor,
        wants.with(at, { ...(wants[at] as Statement), condition: { kind: 'not', of: (wants[at] as Statement).condition } }),
      ),
    },
  ]);
  const rules = model.rules.map(
    (_, rule): Changed => ({ change: { kind: 'lift', rule }, model: { ...model, rules: model.rules.toSpliced(rule, 1) } }),
  );
  const options = model.options.flatMap((option, at): Changed[] => {
    const changed = (to: Partial<typeof option>): Model => ({ ...model, options: model.options.with(at, { ...option, ...to }) });
    return [
      ...(option.irreversible
        ? [{ change: { kind: 'reversible', option: option.id } as const, model: changed({ irreversible: false }) }]
        : []),
      ...(option.when !== null ? [{ change: { kind: 'unguard', option: option.id } as const, model: changed({ when: null }) }] : []),
    ];
  });
  return [...wants, ...rules, ...options];
}

/** Each pair of neighbouring wants, swapped. */
export function neighbourSwaps(model: Model): Changed[] {
  return eachWant(model).flatMap(({ actor, wants, at }): Changed[] => {
    const [one, other] = [wants[at], wants[at + 1]];
    if (one === undefined || other === undefined) return [];
    const change: Change = { kind: 'swaps', inverted: [{ actor, upper: at, lower: at + 1 }] };
    return [{ change, model: withWants(model, actor, wants.with(at, other).with(at + 1, one)) }];
  });
}

function eachWant(model: Model): { actor: string; wants: readonly Statement[]; at: number }[] {
  return model.movers.flatMap((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return [];
    const wants = mover.preferences.statements;
    return wants.map((_, at) => ({ actor: mover.id, wants, at }));
  });
}

function withWants(model: Model, actor: string, statements: readonly Statement[]): Model {
  const movers = model.movers.map((mover) =>
    mover.id === actor && mover.kind === 'actor' ? { ...mover, preferences: { kind: 'statements' as const, statements } } : mover,
  );
  return { ...model, movers };
}
