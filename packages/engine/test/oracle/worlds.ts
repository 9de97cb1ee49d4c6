/** Worlds: every model in which nothing is left open that a model with open orders and signs stands for. */

import type { Model, Mover, Statement } from '../../src/model.js';

/** A list of wants as places, most important first: a place holds one want, or several whose order among them is not known. */
export type Places = readonly (readonly Statement[])[];

/** The places of a list. Neighbours of the same block share one. */
export function placesOf(wants: readonly Statement[]): Places {
  const places: Statement[][] = [];
  for (const want of wants) {
    const last = places.at(-1);
    if (last !== undefined && want.anyOrder !== null && last[0]?.anyOrder === want.anyOrder) last.push(want);
    else places.push([want]);
  }
  return places;
}

/** The list of these places, its blocks counted from 0. A place with one want leaves nothing open. */
export function listOf(places: Places): Statement[] {
  const blocks = places.filter((place) => place.length > 1);
  return places.flatMap((place) => place.map((want) => ({ ...want, anyOrder: place.length > 1 ? blocks.indexOf(place) : null })));
}

/** Every world of the model, each once for each way to close what is open, whether or not two ways come to the same. */
export function worldsByHand(model: Model): Model[] {
  return product(model.movers.map(closedMovers)).map((movers) => ({ ...model, movers }));
}

function closedMovers(mover: Mover): readonly Mover[] {
  if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return [mover];
  const orders = product(placesOf(mover.preferences.statements).map(permutations)).map((places) => places.flat());
  return orders.flatMap((order) =>
    product(order.map(signs)).map((statements) => ({ ...mover, preferences: { kind: 'statements', statements } })),
  );
}

/** The want, or where it is open which of two is wanted, either. */
function signs(want: Statement): Statement[] {
  const closed = { ...want, maybe: false, anyOrder: null };
  return want.maybe ? [closed, { ...closed, condition: { kind: 'not', of: want.condition } }] : [closed];
}

export function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

/** Every way to take one of each. */
function product<T>(choices: readonly (readonly T[])[]): T[][] {
  return choices.reduce<T[][]>((all, own) => all.flatMap((so) => own.map((one) => so.concat([one]))), [[]]);
}
