/** What is allowed and most often forgotten: wants that are missing. */

import type { Condition, Edit, Model, View } from '@parley/engine';
import { NOWHERE } from '../diagnostic.js';
import type { Report } from './names.js';

/** Warns of actors without wants, options that nobody's wants mention, and bodies with nothing to decide. */
export function warnAboutWants(model: Model, report: Report): void {
  const wanted = new Set<string>();
  let ranked = false;
  for (const mover of model.movers) {
    if (mover.kind === 'body' && !decides(model, mover.id)) report('idle-body', mover.place ?? NOWHERE, { body: mover.id });
    if (mover.kind !== 'actor') continue;
    const { preferences } = mover;
    if (preferences === null || (preferences.kind === 'statements' && preferences.statements.length === 0)) {
      report('no-wants', mover.place ?? NOWHERE, { actor: mover.id });
    } else if (preferences.kind === 'ranking') ranked = true;
    else for (const { condition } of preferences.statements) mention(model, condition, wanted, new Set());
  }
  for (const edit of editsOf(model)) {
    if (edit.kind === 'add') mention(model, edit.statement.condition, wanted, new Set());
    if (edit.kind !== 'wants') continue;
    if (edit.preferences.kind === 'ranking') ranked = true;
    else for (const { condition } of edit.preferences.statements) mention(model, condition, wanted, new Set());
  }
  // A ranking names whole states, so it mentions every option.
  if (ranked) return;
  // What is given matters as soon as any rule or guard depends on it; an option of a mover needs somebody who cares.
  const depended = new Set(wanted);
  for (const { never } of model.rules) mention(model, never, depended, new Set());
  for (const { when } of model.options) if (when !== null) mention(model, when, depended, new Set());
  for (const edit of editsOf(model)) {
    if (edit.kind === 'rule') mention(model, edit.rule.never, depended, new Set());
    if (edit.kind === 'guard') mention(model, edit.when, depended, new Set());
  }
  for (const option of model.options) {
    if ((option.mover === null ? depended : wanted).has(option.id)) continue;
    // Options in a rule with one that somebody cares about have their use; only what stands apart is worth a word.
    if (option.mover !== null && depended.has(option.id)) continue;
    report('unwanted-option', option.place ?? NOWHERE, { option: option.id, owner: option.mover });
  }
}

/** Every edit of every overlay and view: what a critic cares about is no idle option. */
function editsOf({ overlays, views }: Model): readonly Edit[] {
  const inViews = (all: readonly View[]): readonly Edit[] => all.flatMap((view) => [...view.edits, ...inViews(view.views)]);
  return [...inViews(views), ...overlays.flatMap((overlay) => [...overlay.edits, ...inViews(overlay.views)])];
}

/** Has the body something to decide, by itself, in another body or as a party, if only under an overlay? */
function decides(model: Model, body: string): boolean {
  if (model.options.some(({ mover }) => mover === body)) return true;
  return [...model.movers, ...editsOf(model)].some(
    (each) => (each.kind === 'body' && each.members?.includes(body)) || (each.kind === 'agreement' && each.parties?.includes(body)),
  );
}

/** Adds the options that the condition depends on, through definitions too. */
function mention(model: Model, condition: Condition, options: Set<string>, seen: Set<string>): void {
  switch (condition.kind) {
    case 'level':
      options.add(condition.option);
      return;
    case 'named': {
      if (seen.has(condition.name)) return;
      seen.add(condition.name);
      const definition = model.definitions.find(({ id }) => id === condition.name);
      if (definition !== undefined) mention(model, definition.condition, options, seen);
      // A named state is one whole state: it mentions everything.
      else for (const { id } of model.options) options.add(id);
      return;
    }
    case 'not':
      mention(model, condition.of, options, seen);
      return;
    case 'and':
    case 'or':
      for (const part of condition.of) mention(model, part, options, seen);
      return;
    case 'if':
      mention(model, condition.then, options, seen);
      mention(model, condition.given, options, seen);
      return;
    case 'iff':
      mention(model, condition.left, options, seen);
      mention(model, condition.right, options, seen);
  }
}
