/** Random models for fast-check, which shrinks a counterexample to a small model rather than to a small seed. */

import { Arbitrary, type Random, type Stream, stream, Value } from 'fast-check';
import type { Model } from '../../src/model.js';
import type { Choose } from './choices.js';
import { entangledModel, randomModel } from './models.js';
import { smallerModels } from './smaller.js';

class ModelArbitrary extends Arbitrary<Model> {
  readonly #make: (choose: Choose) => Model;

  constructor(make: (choose: Choose) => Model) {
    super();
    this.#make = make;
  }

  override generate(random: Random): Value<Model> {
    return new Value(
      this.#make((least, most) => random.nextInt(least, most)),
      undefined,
    );
  }

  override canShrinkWithoutContext(_value: unknown): _value is Model {
    return false;
  }

  override shrink(model: Model): Stream<Value<Model>> {
    return stream(smallerModels(model)).map((smaller) => new Value(smaller, undefined));
  }
}

/** Models of every kind. */
export const anyModel: Arbitrary<Model> = new ModelArbitrary(randomModel);

/** Models whose movers want things of each other. */
export const anyEntangledModel: Arbitrary<Model> = new ModelArbitrary(entangledModel);

/** The same with few states, for what the oracle has to work out many times over. */
export const anySmallModel: Arbitrary<Model> = new ModelArbitrary((choose) => {
  for (;;) {
    const model = entangledModel(choose);
    if (model.options.reduce((states, { levels }) => states * levels.length, 1) <= 32) return model;
  }
});
