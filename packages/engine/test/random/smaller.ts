/** Models one step simpler than a given one: how a counterexample shrinks to what matters in it. */

import type { Condition, Model, Mover, Option, Setting } from '../../src/model.js';
import { isSound } from './sound.js';

/** Every sound model that leaves out or simplifies one thing. */
export function* smallerModels(model: Model): Generator<Model> {
  for (const candidate of simplifications(model)) if (isConnected(candidate) && isSound(candidate)) yield candidate;
}

/** The smallest model that taking such steps leads to while `isBad` stays true. */
export function shrink(model: Model, isBad: (model: Model) => boolean): Model {
  for (const smaller of smallerModels(model)) if (isBad(smaller)) return shrink(smaller, isBad);
  return model;
}

function* simplifications(model: Model): Generator<Model> {
  for (const claims of without(model.claims)) yield { ...model, claims };
  for (const option of model.options) yield withoutOption(model, option);
  for (const movers of without(model.movers)) yield { ...model, movers };
  for (const merges of without(model.merges)) yield { ...model, merges };
  for (const rules of without(model.rules)) yield { ...model, rules };
  for (const history of without(model.history)) yield { ...model, history };
  if (model.now !== null) {
    yield { ...model, now: null };
    for (const now of without(model.now)) yield { ...model, now };
  }
  if (model.date !== null) yield { ...model, date: null };
  for (const [at, mover] of model.movers.entries())
    for (const simpler of simplerMovers(mover)) yield { ...model, movers: model.movers.with(at, simpler) };
  for (const [at, option] of model.options.entries()) {
    if (option.irreversible) yield { ...model, options: model.options.with(at, { ...option, irreversible: false }) };
    if (option.when !== null) {
      yield { ...model, options: model.options.with(at, { ...option, when: null }) };
      for (const when of simpler(option.when)) yield { ...model, options: model.options.with(at, { ...option, when }) };
    }
  }
  for (const definitions of without(model.definitions)) yield { ...model, definitions };
  for (const states of without(model.states)) yield { ...model, states };
  for (const [at, rule] of model.rules.entries())
    for (const never of simpler(rule.never)) yield { ...model, rules: model.rules.with(at, { ...rule, never }) };
  for (const [at, merge] of model.merges.entries())
    for (const condition of simpler(merge.condition)) yield { ...model, merges: model.merges.with(at, { ...merge, condition }) };
  for (const [at, one] of model.definitions.entries())
    for (const condition of simpler(one.condition)) yield { ...model, definitions: model.definitions.with(at, { ...one, condition }) };
  for (const [at, claim] of model.claims.entries()) {
    if (claim.from !== null) yield { ...model, claims: model.claims.with(at, { ...claim, from: null }) };
    if (claim.under !== null) yield { ...model, claims: model.claims.with(at, { ...claim, under: null }) };
  }
}

/** The list with one thing left out, for each of its things. */
function* without<Thing>(things: readonly Thing[]): Generator<Thing[]> {
  for (const at of things.keys()) yield things.toSpliced(at, 1);
}

function* simplerMovers(mover: Mover): Generator<Mover> {
  switch (mover.kind) {
    case 'actor': {
      const { preferences } = mover;
      if (preferences === null) return;
      yield { ...mover, preferences: null };
      if (preferences.kind !== 'statements') return;
      for (const statements of without(preferences.statements)) yield { ...mover, preferences: { kind: 'statements', statements } };
      for (const [at, statement] of preferences.statements.entries())
        for (const condition of simpler(statement.condition))
          yield { ...mover, preferences: { kind: 'statements', statements: preferences.statements.with(at, { ...statement, condition }) } };
      return;
    }
    case 'body':
      if (mover.rule.kind !== 'votes') for (const members of without(mover.members)) if (members.length > 0) yield { ...mover, members };
      return;
    case 'agreement':
      if (mover.anyPartyMayLeave) yield { ...mover, anyPartyMayLeave: false };
      for (const binds of without(mover.binds)) yield { ...mover, binds };
      if (mover.parties.length > 2) for (const parties of without(mover.parties)) yield { ...mover, parties };
  }
}

/** The parts of a condition, and the condition with a part made simpler. */
function* simpler(condition: Condition): Generator<Condition> {
  switch (condition.kind) {
    case 'level':
    case 'named':
      return;
    case 'not':
      yield condition.of;
      for (const of of simpler(condition.of)) yield { kind: 'not', of };
      return;
    case 'and':
    case 'or':
      yield* condition.of;
      if (condition.of.length > 2) for (const of of without(condition.of)) yield { ...condition, of };
      for (const [at, part] of condition.of.entries())
        for (const less of simpler(part)) yield { ...condition, of: condition.of.with(at, less) };
      return;
    case 'if':
      yield condition.then;
      yield condition.given;
      for (const then of simpler(condition.then)) yield { ...condition, then };
      for (const given of simpler(condition.given)) yield { ...condition, given };
      return;
    case 'iff':
      yield condition.left;
      yield condition.right;
      for (const left of simpler(condition.left)) yield { ...condition, left };
      for (const right of simpler(condition.right)) yield { ...condition, right };
  }
}

/** The model with the option gone: as if it stood at its first level for good. */
function withoutOption(model: Model, option: Option): Model {
  const reduced = (condition: Condition): Condition => {
    switch (condition.kind) {
      case 'level':
        return condition.option === option.id ? constant(isSoAtFirst(condition, option)) : condition;
      case 'named':
        return condition;
      case 'not':
        return { kind: 'not', of: reduced(condition.of) };
      case 'and':
      case 'or':
        return { ...condition, of: condition.of.map(reduced) };
      case 'if':
        return { kind: 'if', then: reduced(condition.then), given: reduced(condition.given) };
      case 'iff':
        return { kind: 'iff', left: reduced(condition.left), right: reduced(condition.right) };
    }
  };
  const kept = (settings: readonly Setting[]): Setting[] => settings.filter((setting) => setting.option !== option.id);
  return {
    ...model,
    options: model.options
      .filter((one) => one.id !== option.id)
      .map((one) => ({ ...one, when: one.when === null ? null : reduced(one.when) })),
    movers: model.movers
      .filter((mover) => mover.id !== option.id)
      .map((mover): Mover => {
        if (mover.kind === 'agreement') return { ...mover, binds: mover.binds.filter((bound) => bound !== option.id) };
        if (mover.kind !== 'actor' || mover.preferences?.kind !== 'statements') return mover;
        const statements = mover.preferences.statements.map((one) => ({ ...one, condition: reduced(one.condition) }));
        return { ...mover, preferences: { kind: 'statements', statements } };
      }),
    rules: model.rules.map((one) => ({ ...one, never: reduced(one.never) })),
    merges: model.merges.map((one) => ({ ...one, condition: reduced(one.condition) })),
    definitions: model.definitions.map((one) => ({ ...one, condition: reduced(one.condition) })),
    states: model.states.map((one) => ({ ...one, settings: kept(one.settings) })),
    history: model.history
      .map((one) => ({ ...one, settings: kept(one.settings) }))
      .filter((one) => one.kind === 'start' || one.settings.length > 0),
    now: model.now === null ? null : kept(model.now),
    // A claim about the option has nothing left to say.
    claims: model.claims.filter((claim) => !mentions(claim, option.id)),
  };
}

function constant(isTrue: boolean): Condition {
  return { kind: isTrue ? 'and' : 'or', of: [] };
}

function isSoAtFirst(condition: Extract<Condition, { kind: 'level' }>, option: Option): boolean {
  const other = option.levels.findIndex((level) => level.id === condition.level);
  const comparisons = { '=': 0 === other, '!=': 0 !== other, '<': 0 < other, '<=': true, '>': false, '>=': 0 >= other };
  return comparisons[condition.is];
}

/** Whether all that the model refers to is in it, and every option but the given ones has a mover. */
function isConnected(model: Model): boolean {
  if (model.options.length === 0 || model.movers.length === 0) return false;
  const ids = new Set([...model.movers, ...model.options].map((one) => one.id));
  const names = new Set([...model.definitions, ...model.states].map((one) => one.id));
  const namesUsed = [...JSON.stringify(model).matchAll(/"kind":"named","name":"([^"]*)"/g)].map((match) => match[1] as string);
  return (
    namesUsed.every((name) => names.has(name)) &&
    model.options.every((option) => option.mover === null || ids.has(option.mover)) &&
    model.history.every((entry) => entry.mover === null || ids.has(entry.mover)) &&
    model.claims.every((claim) => moversIn(claim).every((mover) => ids.has(mover))) &&
    model.movers.every((mover) => {
      if (mover.kind === 'body') return mover.members.every((member) => ids.has(member));
      if (mover.kind === 'agreement')
        return (
          [mover.id, ...mover.parties, ...mover.binds].every((id) => ids.has(id)) && model.options.some((option) => option.id === mover.id)
        );
      if (mover.preferences?.kind === 'ranking') return mover.preferences.groups.flat().every((name) => names.has(name));
      return true;
    })
  );
}

function moversIn({ form }: Model['claims'][number]): readonly string[] {
  if (form.kind === 'leaves') return form.actors;
  return 'mover' in form ? [form.mover] : [];
}

function mentions(claim: Model['claims'][number], option: string): boolean {
  return JSON.stringify([claim.form, claim.from]).includes(`"option":"${option}"`);
}
