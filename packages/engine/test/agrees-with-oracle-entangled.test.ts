/** On random models whose movers want things of each other, so that answers and the fear of them matter. */

import { compareOn } from './agreement.js';
import { anyEntangledModel } from './random/arbitrary.js';

compareOn(anyEntangledModel);
