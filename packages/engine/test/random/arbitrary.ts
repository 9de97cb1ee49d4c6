/** Random models for fast-check, which shrinks a counterexample to a small model rather than to a small seed. */

import fc from 'fast-check';
import type { Model } from '../../src/model.js';
import type { Choose } from './choices.js';
import { entangledModel, randomModel } from './models.js';
import { smallerModels } from './smaller.js';

class ModelArbitrary extends fc.Arbitrary<Model> {
  readonly #make: (choose: Choose) => Model;

  constructor(make: (choose: Choose) => Model) {
    super();
    this.#make = make;
  }

  override generate(random: fc.Random): fc.Value<Model> {
    return new fc.Value(
      this.#make((least, most) => random.nextInt(least, most)),
      undefined,
    );
  }

  override canShrinkWithoutContext(_value: unknown): _value is Model {
    return false;
  }

  override shrink(model: Model): fc.Stream<fc.Value<Model>> {
    return fc.stream(smallerModels(model)).map((smaller) => new fc.Value(smaller, undefined));
  }
}

/** Models of every kind. */
export const anyModel: fc.Arbitrary<Model> = new ModelArbitrary(randomModel);

/** Models whose movers want things of each other. */
export const anyEntangledModel: fc.Arbitrary<Model> = new ModelArbitrary(entangledModel);
