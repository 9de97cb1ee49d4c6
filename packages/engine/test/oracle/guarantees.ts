/** What ties hands: every single guarantee that `require` knows, given in the model form. */

import type { Guarantee } from '../../src/index.js';
import type { Model } from '../../src/model.js';
import { editByHand } from './edits.js';
import type { State } from './states.js';

/** Every single guarantee that may be given where these levels stand. */
export function guaranteesAt(model: Model, levels: State): { readonly guarantee: Guarantee; readonly model: Model }[] {
  const at = (id: string): number => levels[model.options.findIndex((option) => option.id === id)] ?? 0;
  return [
    ...model.options.flatMap((option) => {
      const level = option.levels[at(option.id)]?.id ?? '';
      const fixed = editByHand(model, [{ kind: 'fix', option: option.id, level, cites: [] }]).model;
      const lasting = { ...model, options: model.options.map((each) => (each === option ? { ...each, irreversible: true } : each)) };
      return [
        ...(option.mover === null ? [] : [{ guarantee: { kind: 'fix', option: option.id, level } as const, model: fixed }]),
        ...(option.mover === null || option.irreversible || at(option.id) === 0
          ? []
          : [{ guarantee: { kind: 'irreversible', option: option.id } as const, model: lasting }]),
      ];
    }),
    ...model.movers.flatMap((agreement) => {
      if (agreement.kind !== 'agreement' || at(agreement.id) === 0) return [];
      const free = model.options.filter(
        ({ id, mover }) => mover !== null && agreement.parties.includes(mover) && !agreement.binds.includes(id),
      );
      return free.map(({ id }) => ({
        guarantee: { kind: 'bind', agreement: agreement.id, option: id } as const,
        model: {
          ...model,
          movers: model.movers.map((each) => (each === agreement ? { ...agreement, binds: [...agreement.binds, id] } : each)),
        },
      }));
    }),
  ];
}
