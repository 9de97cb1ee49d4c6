/** Everything that can be asked of a model that is being thought about, by name. Each answer is plain data, which a worker can send. */

import { findings } from './findings.js';
import { map, moveOnMap } from './map.js';
import { answers, play } from './play.js';
import { comparison, wants } from './wants.js';

/** The answers. What is asked is the second argument. */
export const ANSWERS = { findings, map, moveOnMap, wants, comparison, play, answers };
