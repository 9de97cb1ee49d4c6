/** Which command does what is asked. */

import type { Progress } from '@parley/engine';
import type { Disk } from '../files.js';
import type { Command } from '../output.js';
import type { Request, Screen } from '../request.js';
import { analyze } from './analyze.js';
import { check } from './check.js';
import { explain } from './explain.js';
import { exportModel } from './export.js';
import { fmt } from './fmt.js';
import { importModel } from './import.js';
import { start } from './new.js';
import { path } from './path.js';
import { report } from './report.js';
import { require } from './require.js';
import { settle } from './settle.js';
import { stress } from './stress.js';
import { tip } from './tip.js';

/** Carries out a request. */
export function run(request: Request, screen: Screen, disk: Disk, progress: Progress): Command {
  switch (request.command) {
    case 'check':
      return check(request, screen, disk, progress);
    case 'analyze':
      return analyze(request, screen, disk, progress);
    case 'explain':
      return explain(request, screen, disk, progress);
    case 'path':
      return path(request, screen, disk, progress);
    case 'stress':
      return stress(request, screen, disk, progress);
    case 'tip':
      return tip(request, screen, disk, progress);
    case 'report':
      return report(request, screen, disk, progress);
    case 'settle':
      return settle(request, screen, disk, progress);
    case 'require':
      return require(request, screen, disk, progress);
    case 'import':
      return importModel(request, disk);
    case 'export':
      return exportModel(request, screen, disk, progress);
    case 'fmt':
      return fmt(request, disk);
    case 'new':
      return start(request, disk);
  }
}
