/** A process of its own for one job, so that jobs share neither warm code nor memory: the job is its argument, the result its output. */

import { type Job, perform } from './job.js';

process.stdout.write(JSON.stringify(perform(JSON.parse(process.argv[2] ?? '') as Job)));
