/** Models that come as JSON: from another front end, or from `--emit model`. */

import { type Condition, conditionsOf, type Edit, type Model, type Overlay, type Statement, type View } from '@parley/engine';
import { z } from 'zod';
import { diagnose } from './catalogue.js';
import { type Diagnostic, NOWHERE } from './diagnostic.js';
import { circlesIn } from './lower/circle.js';
import { HIDDEN } from './parser.js';
import { modelSchema } from './schema.js';

/** Deeper nesting than any condition of an argument. */
const DEEPEST = 200;

/** The JSON is no model form; `diagnostics` say what is wrong. */
export class ModelFormError extends Error {
  readonly diagnostics: readonly Diagnostic[];

  constructor(diagnostics: readonly Diagnostic[]) {
    super(diagnostics.map(({ message }) => message).join('\n'));
    this.name = 'ModelFormError';
    this.diagnostics = diagnostics;
  }
}

/**
 * Takes JSON for a model when it has the published form and its names refer to something.
 * @throws ModelFormError
 */
export function readModel(json: unknown): Model {
  if (deeperThan(json, DEEPEST)) throw new ModelFormError([problem('', `is nested more than ${DEEPEST} deep`)]);
  const parsed = modelSchema.safeParse(json);
  if (!parsed.success) {
    throw new ModelFormError(
      parsed.error.issues.slice(0, 20).map(({ path, message }) => problem(path.join('.'), `does not fit: ${message}`)),
    );
  }
  const hidden = hiddenIn(parsed.data);
  if (hidden !== null) throw new ModelFormError([problem(hidden, 'holds a character that cannot be seen; write these words anew')]);
  const problems = brokenReferences(parsed.data);
  if (problems.length > 0) throw new ModelFormError(problems);
  return parsed.data;
}

/** The published JSON schema of the model form. */
export function modelJsonSchema(): unknown {
  return z.toJSONSchema(modelSchema, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      // Says nothing about a file.
      delete jsonSchema.readOnly;
    },
  });
}

function problem(where: string, what: string): Diagnostic {
  return diagnose('not-a-model', NOWHERE, { where, problem: what });
}

function deeperThan(json: unknown, limit: number): boolean {
  let layer: unknown[] = [json];
  for (let depth = 0; layer.length > 0; depth++) {
    if (depth > limit) return true;
    layer = layer.flatMap((value): unknown[] => (typeof value === 'object' && value !== null ? Object.values(value) : []));
  }
  return false;
}

/** The part of a model whose words hold a control character: such words would do something to the screen that shows them. */
function hiddenIn(value: unknown, where = ''): string | null {
  if (typeof value === 'string') return HIDDEN.test(value) ? where : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, part] of Object.entries(value)) {
    const found = hiddenIn(part, where === '' ? key : `${where}.${key}`);
    if (found !== null) return found;
  }
  return null;
}

/** Names that refer to nothing, or to something of another kind. */
function brokenReferences(model: Model): readonly Diagnostic[] {
  const problems: Diagnostic[] = [];
  const say = (where: string, what: string): void => {
    if (problems.length < 20) problems.push(problem(where, what));
  };
  const levels = new Map(model.options.map(({ id, levels: all }) => [id, new Set(all.map((level) => level.id))]));
  const movers = new Map(model.movers.map((mover) => [mover.id, mover]));
  const states = new Set(model.states.map(({ id }) => id));
  const named = new Set([...states, ...model.definitions.map(({ id }) => id)]);
  const sources = new Set(model.sources.map(({ id }) => id));

  const unique = (where: string, ids: readonly string[]): void => {
    const repeated = ids.find((id, index) => ids.indexOf(id) !== index);
    if (repeated !== undefined) say(where, `names '${repeated}' twice`);
  };
  const setting = (where: string, option: string, level: string): void => {
    const known = levels.get(option);
    if (known === undefined) say(where, `names the option '${option}', which is not there`);
    else if (!known.has(level)) say(where, `gives '${option}' the level '${level}', which it has not`);
  };
  const condition = (where: string, part: Condition): void => {
    if (part.kind === 'level') setting(where, part.option, part.level);
    else if (part.kind === 'named') {
      if (!named.has(part.name)) say(where, `uses the name '${part.name}', which is not defined`);
    } else if (part.kind === 'not') condition(where, part.of);
    else if (part.kind === 'and' || part.kind === 'or') for (const one of part.of) condition(where, one);
    else if (part.kind === 'if') {
      condition(where, part.then);
      condition(where, part.given);
    } else {
      condition(where, part.left);
      condition(where, part.right);
    }
  };
  const mover = (where: string, id: string, kinds: readonly string[]): void => {
    const found = movers.get(id);
    if (found === undefined) say(where, `names '${id}', which is no mover`);
    else if (!kinds.includes(found.kind)) say(where, `names '${id}', which is not an ${kinds.join(' or ')}`);
  };
  const anyone = ['actor', 'body', 'agreement'];
  const cites = (where: string, citations: Model['claims'][number]['cites']): void => {
    for (const { source } of citations) if (!sources.has(source)) say(where, `cites '${source}', which is no source`);
  };

  unique(
    'sources',
    model.sources.map(({ id }) => id),
  );
  unique(
    'movers',
    model.movers.map(({ id }) => id),
  );
  unique(
    'options',
    model.options.map(({ id }) => id),
  );
  unique(
    'claims',
    model.claims.map(({ id }) => id),
  );
  unique(
    'definitions and states',
    [...model.definitions, ...model.states].map(({ id }) => id),
  );
  for (const [index, one] of model.movers.entries()) {
    const where = `movers.${index}`;
    cites(where, one.cites);
    if (one.kind === 'actor') {
      if (one.preferences?.kind === 'statements') for (const want of one.preferences.statements) condition(where, want.condition);
      else
        for (const state of one.preferences?.groups.flat() ?? []) if (!states.has(state)) say(where, `ranks '${state}', which is no state`);
    } else if (one.kind === 'body') {
      unique(where, one.members);
      for (const member of one.members) mover(where, member, ['actor', 'body']);
      if (one.rule.kind === 'votes') {
        const { weights, quota } = one.rule;
        for (const member of one.members) if (!Object.hasOwn(weights, member)) say(where, `gives '${member}' no votes`);
        for (const voter of Object.keys(weights))
          if (!one.members.includes(voter)) say(where, `gives votes to '${voter}', which is no member`);
        if (quota > Object.values(weights).reduce((sum, weight) => sum + weight, 0)) say(where, 'has a quota that cannot be reached');
      }
    } else {
      unique(where, one.parties);
      for (const party of one.parties) mover(where, party, ['actor', 'body']);
      for (const option of one.binds) if (!levels.has(option)) say(where, `binds '${option}', which is no option`);
      if (model.options.find(({ id }) => id === one.id)?.mover !== one.id) say(where, `has no option of its own name, '${one.id}'`);
    }
  }
  for (const [index, option] of model.options.entries()) {
    const where = `options.${index}`;
    cites(where, option.cites);
    if (option.mover !== null) mover(where, option.mover, anyone);
    unique(
      where,
      option.levels.map(({ id }) => id),
    );
    if (option.when !== null) condition(where, option.when);
  }
  for (const [index, rule] of model.rules.entries()) condition(`rules.${index}`, rule.never);
  for (const [index, merge] of model.merges.entries()) condition(`merges.${index}`, merge.condition);
  for (const [index, definition] of model.definitions.entries()) condition(`definitions.${index}`, definition.condition);
  for (const [index, state] of model.states.entries())
    for (const { option, level } of state.settings) setting(`states.${index}`, option, level);
  for (const [index, entry] of model.history.entries()) {
    for (const { option, level } of entry.settings) setting(`history.${index}`, option, level);
    if (entry.mover !== null) mover(`history.${index}`, entry.mover, anyone);
  }
  for (const { option, level } of model.now ?? []) setting('now', option, level);
  for (const [index, claim] of model.claims.entries()) {
    const where = `claims.${index}`;
    cites(where, claim.cites);
    if (claim.from !== null) condition(where, claim.from);
    const { form } = claim;
    for (const part of conditionsOf(form)) condition(where, part);
    if ('mover' in form) mover(where, form.mover, form.kind === 'prefers' ? ['actor'] : anyone);
    if (form.kind === 'leaves') for (const actor of form.actors) mover(where, actor, ['actor']);
    if (claim.inView !== null) mover(where, claim.inView, ['actor']);
    const kindOf = (id: string): Overlay['kind'] | undefined => model.overlays.find((overlay) => overlay.id === id)?.kind;
    if (claim.in !== null && [undefined, 'event'].includes(kindOf(claim.in)))
      say(where, `is said in '${claim.in}', which is no critique, variant or phase`);
    for (const event of claim.after) if (kindOf(event) !== 'event') say(where, `comes after '${event}', which is no event`);
  }
  overlayReferences(model, { say, unique, setting, condition, mover, cites });
  for (const circle of circlesIn(new Map(model.definitions.map(({ id, condition: part }) => [id, namesOf(part)])))) {
    say('definitions', `go round in a circle: ${circle.join(' -> ')}`);
  }
  for (const circle of circlesIn(new Map(model.movers.flatMap((one) => (one.kind === 'body' ? [[one.id, one.members] as const] : []))))) {
    say('movers', `are members of each other in a circle: ${circle.join(' -> ')}`);
  }
  return problems;
}

/** The checks of the parts of a model. */
interface Checks {
  readonly say: (where: string, what: string) => void;
  readonly unique: (where: string, ids: readonly string[]) => void;
  readonly setting: (where: string, option: string, level: string) => void;
  readonly condition: (where: string, part: Condition) => void;
  readonly mover: (where: string, id: string, kinds: readonly string[]) => void;
  readonly cites: (where: string, citations: Model['claims'][number]['cites']) => void;
}

/** Names in overlays, views and judgements. Labels are not among them: an edit that finds nothing is passed over. */
function overlayReferences(model: Model, { say, unique, setting, condition, mover, cites }: Checks): void {
  const claims = new Set(model.claims.map(({ id }) => id));
  const options = new Set(model.options.map(({ id }) => id));
  const option = (where: string, id: string): void => {
    if (!options.has(id)) say(where, `names the option '${id}', which is not there`);
  };
  const wants = (where: string, statements: readonly Statement[]): void => {
    statements.forEach(({ condition: part, anyOrder }, index) => {
      condition(where, part);
      const before = statements.slice(0, index).map((statement) => statement.anyOrder);
      if (anyOrder !== null && before.includes(anyOrder) && before.at(-1) !== anyOrder) say(where, 'has an open order in pieces');
    });
  };
  const edits = (where: string, all: readonly Edit[]): void => {
    for (const edit of all) {
      cites(where, edit.cites);
      if ('actor' in edit) mover(where, edit.actor, ['actor']);
      if ('option' in edit) option(where, edit.option);
      if (edit.kind === 'wants' && edit.preferences.kind === 'statements') wants(where, edit.preferences.statements);
      else if (edit.kind === 'add') condition(where, edit.statement.condition);
      else if (edit.kind === 'rule') condition(where, edit.rule.never);
      else if (edit.kind === 'guard') condition(where, edit.when);
      else if (edit.kind === 'fix' || edit.kind === 'set') setting(where, edit.option, edit.level);
      else if (edit.kind === 'body') {
        mover(where, edit.body, ['body']);
        for (const member of edit.members ?? []) mover(where, member, ['actor', 'body']);
      } else if (edit.kind === 'agreement') {
        mover(where, edit.agreement, ['agreement']);
        unique(where, edit.parties ?? []);
        for (const party of edit.parties ?? []) mover(where, party, ['actor', 'body']);
        for (const bound of edit.binds ?? []) option(where, bound);
      }
    }
  };
  const views = (where: string, all: readonly View[]): void => {
    unique(
      where,
      all.map(({ actor }) => actor),
    );
    for (const view of all) {
      mover(where, view.actor, ['actor']);
      cites(where, view.cites);
      edits(where, view.edits);
      views(where, view.views);
    }
  };
  unique(
    'overlays',
    model.overlays.map(({ id }) => id),
  );
  for (const { kind, preferences } of model.movers.map((one) => ({
    kind: one.kind,
    preferences: one.kind === 'actor' ? one.preferences : null,
  })))
    if (kind === 'actor' && preferences?.kind === 'statements') wants('movers', preferences.statements);
  views('views', model.views);
  for (const [index, overlay] of model.overlays.entries()) {
    const where = `overlays.${index}`;
    cites(where, overlay.cites);
    edits(where, overlay.edits);
    views(where, overlay.views);
    if ((overlay.kind === 'phase') !== (overlay.span !== null))
      say(where, overlay.span === null ? 'is a phase without a span' : 'has a span and is no phase');
    for (const { claim } of overlay.expects) if (!claims.has(claim)) say(where, `expects something of '${claim}', which is no claim`);
  }
  for (const [index, judgement] of model.judgements.entries()) {
    cites(`judgements.${index}`, judgement.cites);
    if (!claims.has(judgement.claim)) say(`judgements.${index}`, `judges '${judgement.claim}', which is no claim`);
  }
}

/** The definitions and states that a condition names. */
export function namesOf(part: Condition): readonly string[] {
  switch (part.kind) {
    case 'level':
      return [];
    case 'named':
      return [part.name];
    case 'not':
      return namesOf(part.of);
    case 'and':
    case 'or':
      return part.of.flatMap(namesOf);
    case 'if':
      return [...namesOf(part.then), ...namesOf(part.given)];
    case 'iff':
      return [...namesOf(part.left), ...namesOf(part.right)];
  }
}
