/** Everything that can be asked of a model that is being thought about, by name. Each answer is plain data, which a worker can send. */

import { findings } from './findings.js';
import { map, moveOnMap } from './map.js';
import { answers, play } from './play.js';
import { comparison, wants } from './wants.js';

/** The answers. What is asked is the second argument; large questions, which may take their time, are named in {@link LARGE}. */
export const ANSWERS = { findings, map, moveOnMap, wants, comparison, play, answers };

/** Questions that are put to a worker of their own, so that they keep none of the others waiting. */
export const LARGE: readonly (keyof typeof ANSWERS)[] = [];
