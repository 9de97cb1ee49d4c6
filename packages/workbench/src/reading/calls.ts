/** Everything that the worker that reads can be asked, by name: texts into models, and edits as forms make them. */

import { read } from './read.js';
import { setOut } from './set-out.js';

/** The calls. Each takes one thing and gives plain data, which a worker can send. */
export const CALLS = { read, setOut };
