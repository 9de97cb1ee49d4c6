/** The head of a model and where it comes to rest. */

import { courseWords, dateWords, modelSizeWords } from '@parley/language';
import type { Thinking } from './thinking.js';

/** What is told first. */
export interface Findings {
  readonly title: string;
  readonly date: string | null;
  readonly size: string;
  readonly course: readonly string[];
}

/** Works out what is told first. */
export function findings({ model, graph, telling }: Thinking): Findings {
  return {
    title: model.title,
    date: model.date === null ? null : dateWords(model.date),
    size: modelSizeWords(graph),
    course: courseWords(telling),
  };
}
