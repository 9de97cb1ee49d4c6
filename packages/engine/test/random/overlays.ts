/** Random overlays and views on a random model: every kind of edit, most of which change something. */

import type { Edit, Model, Overlay, Statement, View } from '../../src/model.js';
import { type Choose, chance, pick, pickSome, shuffled, times } from './choices.js';
import { randomCondition } from './conditions.js';

/** The model with a label on every want and rule, so that edits can name them. */
function labelled(model: Model): Model {
  const movers = model.movers.map((mover) => {
    if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
    const statements = mover.preferences.statements.map((statement, index) => ({ ...statement, label: `w${index}` }));
    return { ...mover, preferences: { kind: 'statements' as const, statements } };
  });
  return { ...model, movers, rules: model.rules.map((rule, index) => ({ ...rule, label: `r${index}` })) };
}

/** The model, labelled, with views and overlays: a critique, a variant and two events. */
export function withOverlays(choose: Choose, plain: Model): Model {
  const model = labelled(plain);
  const overlays = (['critique', 'variant', 'event', 'event'] as const).map(
    (kind, index): Overlay => ({
      kind,
      id: `${kind}${index}`,
      name: `${kind} ${index}`,
      edits: randomEdits(choose, model),
      views: chance(choose, 30) ? randomViews(choose, model, 1) : [],
      span: null,
      expects: [],
      cites: [],
    }),
  );
  return { ...model, overlays, views: chance(choose, 70) ? randomViews(choose, model, 1) : [] };
}

/** Views of one or two actors; with `nested`, each may hold how it thinks that another sees the conflict. */
export function randomViews(choose: Choose, model: Model, nested: number): View[] {
  const actors = model.movers.filter(({ kind }) => kind === 'actor');
  return shuffled(choose, actors)
    .slice(0, choose(1, 2))
    .map(({ id }): View => {
      const others = { ...model, movers: model.movers.filter((mover) => mover.id !== id) };
      const views = nested > 0 && others.movers.some(({ kind }) => kind === 'actor') ? randomViews(choose, others, nested - 1) : [];
      return { actor: id, edits: randomEdits(choose, model), views: views.slice(0, 1), cites: [] };
    });
}

export function randomEdits(choose: Choose, model: Model): Edit[] {
  return times(choose(1, 3), () => randomEdit(choose, model));
}

/** An edit of a list of wants. */
export type Patch = Edit & { kind: 'raise' | 'lower' | 'drop' | 'add' };

export function isPatch(edit: Edit): edit is Patch {
  return ['raise', 'lower', 'drop', 'add'].includes(edit.kind);
}

/** Up to so many edits of lists of wants; none where nobody has a list. */
export function randomPatches(choose: Choose, model: Model, most: number): Patch[] {
  return times(20, () => randomEdits(choose, model))
    .flat()
    .filter(isPatch)
    .slice(0, choose(1, most));
}

function randomEdit(choose: Choose, model: Model): Edit {
  const names = model.definitions.map(({ id }) => id);
  const condition = () => randomCondition(choose, model.options, names, 1);
  const option = pick(choose, model.options);
  const level = pick(choose, option.levels).id;
  const bodies = model.movers.filter((mover) => mover.kind === 'body');
  const lists = model.movers.flatMap((mover) =>
    mover.kind === 'actor' && mover.preferences?.kind === 'statements'
      ? [{ actor: mover.id, labels: mover.preferences.statements.flatMap(({ label }) => label ?? []) }]
      : [],
  );
  const list = lists.length === 0 ? null : pick(choose, lists);
  const statement: Statement = { label: 'fresh', condition: condition(), maybe: false, anyOrder: null, cites: [] };
  const agreements = model.movers.filter((mover) => mover.kind === 'agreement');
  const kind = choose(0, 12);
  if (list !== null && list.labels.length > 0) {
    const want = pick(choose, list.labels);
    const beside = pick(choose, list.labels);
    if (kind === 0) return { kind: 'raise', actor: list.actor, want, beside, cites: [] };
    if (kind === 1) return { kind: 'lower', actor: list.actor, want, beside, cites: [] };
    if (kind === 2) return { kind: 'drop', actor: list.actor, want, cites: [] };
    if (kind === 3) {
      const at = pick(choose, [{ kind: 'first' }, { kind: 'last' }, { kind: 'above', want }, { kind: 'below', want }] as const);
      return { kind: 'add', actor: list.actor, statement, at, cites: [] };
    }
    if (kind === 4) {
      const statements = times(choose(1, 3), (index): Statement => ({ ...statement, label: `n${index}`, condition: condition() }));
      return { kind: 'wants', actor: list.actor, preferences: { kind: 'statements', statements }, cites: [] };
    }
  }
  if (kind === 5 && model.rules.length > 0) return { kind: 'lift', rule: pick(choose, model.rules).label ?? '', cites: [] };
  const body = bodies.length === 0 ? undefined : pick(choose, bodies);
  if (kind === 6 && body !== undefined) {
    return {
      kind: 'body',
      body: body.id,
      members: null,
      rule: { kind: pick(choose, ['consensus', 'unanimity', 'majority'] as const) },
      cites: [],
    };
  }
  const agreement = agreements.length === 0 ? undefined : pick(choose, agreements);
  if (kind === 11 && agreement !== undefined) {
    const candidates = model.movers.flatMap(({ id, kind: of }) => (of === 'agreement' ? [] : [id]));
    const others = chance(choose, 50) ? pickSome(choose, candidates, choose(2, Math.min(3, candidates.length))) : null;
    const theirs = model.options.flatMap(({ id, mover }) => (mover !== null && (others ?? agreement.parties).includes(mover) ? [id] : []));
    // New parties may own nothing of what was bound, so then it is always said anew.
    const binds = others !== null || chance(choose, 50) ? pickSome(choose, theirs, choose(0, 3)) : null;
    const anyPartyMayLeave = chance(choose, 50) ? null : chance(choose, 50);
    return { kind: 'agreement', agreement: agreement.id, parties: others, binds, anyPartyMayLeave, cites: [] };
  }
  if (kind === 7) {
    return {
      kind: 'rule',
      rule: { label: 'new', never: { kind: 'and', of: [condition(), condition()] }, wording: 'never', cites: [] },
      cites: [],
    };
  }
  if (kind === 8) return { kind: 'guard', option: option.id, when: condition(), cites: [] };
  if (kind === 9) return { kind: 'hide', option: option.id, cites: [] };
  if (kind === 10) return { kind: 'fix', option: option.id, level, cites: [] };
  return { kind: 'set', option: option.id, level, cites: [] };
}
