/** How readers name a state on the command line: an outcome's number, `now`, a named state, or settings. */

import { type Option, type Setting, type State, stateOf } from '@parley/engine';
import { listed, nearest, plainId, type Telling } from '@parley/language';

/** The state meant, how it was understood; or why it could not be. */
export type Reference =
  | { readonly state: State; readonly understood: string; readonly problem: null }
  | { readonly state: null; readonly problem: string };

/** Finds the state that the words name. */
export function findState(view: Telling, words: string): Reference {
  const { graph, now, outcomes } = view;
  const text = words.trim();
  if (text === 'now') return now === null ? presentRuledOut : found(now, 'Now');
  if (/^\d+$/u.test(text)) {
    const outcome = outcomes[Number(text) - 1];
    const [state] = outcome?.states ?? [];
    if (outcome === undefined || state === undefined) {
      const many =
        outcomes.length === 0
          ? 'there is no outcome'
          : outcomes.length === 1
            ? 'there is only outcome 1'
            : `there are outcomes 1 to ${outcomes.length}`;
      return problem(`there is no outcome ${text}: ${many}. \`parley check\` lists them.`);
    }
    return found(state, outcome.rest ? `Outcome ${text}` : `Outcome ${text}, the first state of its round`);
  }
  const named = graph.model.states.find(({ id }) => id === text);
  if (named !== undefined) {
    const state = stateOf(graph, named.settings);
    return state === null
      ? problem(`the rules of the model exclude the state '${text}'.`)
      : found(state, `“${named.name ?? plainId(named.id)}”`);
  }
  return fromSettings(view, text);
}

function fromSettings(view: Telling, text: string): Reference {
  const { graph, now } = view;
  const settings: Setting[] = [];
  for (const part of text.split(',')) {
    const setting = readSetting(graph.model.options, part.trim());
    if (typeof setting === 'string') return problem(setting);
    settings.push(setting);
  }
  const whole = settings.length === graph.model.options.length;
  if (now === null && !whole) return presentRuledOut;
  const state = stateOf(graph, settings, now ?? 0);
  if (state === null) return problem('the rules of the model exclude this state. Other settings may have to change with it.');
  return found(state, whole ? 'The state asked for' : 'The state asked for, with everything else as it is now');
}

function readSetting(options: readonly Option[], part: string): Setting | string {
  const match = /^(?:(not)\s+)?([^\s=]+)(?:\s*=\s*(\S+))?$/u.exec(part);
  if (match === null) return `'${part}' is not a setting. Write settings as "invite, not leave, troops=30000".`;
  const [, not, id = '', level] = match;
  const option = options.find((each) => each.id === id);
  if (option === undefined) {
    const meant = nearest(
      id,
      options.map((each) => each.id),
    );
    return meant === null
      ? `there is no option or named state '${id}'. The options are ${listed(options.map((each) => each.id))}.`
      : `there is no option or named state '${id}'. Did you mean ${meant}?`;
  }
  const levels = option.levels.map((each) => each.id);
  const twofold = levels.length === 2 && levels[0] === 'off';
  if (level === undefined && !twofold)
    return `'${id}' has levels. Write one of ${listed(
      levels.map((each) => `${id}=${each}`),
      'or',
    )}.`;
  const meant = level ?? (not === undefined ? 'on' : 'off');
  if (!levels.includes(meant)) return `'${id}' has no level '${meant}'. Its levels are ${listed(levels)}.`;
  if (level !== undefined && not !== undefined) return `'${part}' says both "not" and a level. Write the level it should have.`;
  return { option: id, level: meant };
}

const presentRuledOut: Reference = {
  state: null,
  problem: 'the present itself is ruled out by the rules of the model, so nothing can be told from it.',
};

function found(state: State, understood: string): Reference {
  return { state, understood, problem: null };
}

function problem(words: string): Reference {
  return { state: null, problem: words };
}
