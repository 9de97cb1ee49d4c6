/**
 * From an argument of its own to a theatre of another: everything that its model says of the conflict, under names that tell whose it is.
 *
 * Its claims, questions, judgements, history and phases stay with its own file. Where it stands is taken over as it is, so that the composite
 * always says where it stands.
 */

import {
  type Body,
  type Citation,
  type Condition,
  type DecisionRule,
  type Definition,
  type Edit,
  type Model,
  type Mover,
  mergeViews,
  type Option,
  type Overlay,
  type Place,
  type Preferences,
  presentSettings,
  type Rule,
  type Setting,
  type Source,
  type Statement,
  type Theatre,
  type View,
} from '@parley/engine';
import type * as Ast from './generated/ast.js';
import { beside } from './host.js';

/** What the composite says of the names of its theatres, as it knows them (`europe.us`). */
export interface Joints {
  /** The actor that stands for another one, which is a part of it. */
  readonly wholes: ReadonlyMap<string, string>;
  /** On/off given options that the composite defines: what is weather in one theatre is somebody's doing in another. */
  readonly defined: ReadonlySet<string>;
}

/** One theatre, in the names of the composite. Everything stands where the composite brings it in. */
export interface Carried {
  readonly theatre: Theatre;
  /** Sources that the composite does not know yet. */
  readonly sources: readonly Source[];
  /** Without the parts of others. */
  readonly movers: readonly Mover[];
  readonly options: readonly Option[];
  readonly rules: readonly Rule[];
  readonly definitions: readonly Definition[];
  readonly overlays: readonly Overlay[];
  readonly views: readonly View[];
  readonly now: readonly Setting[];
  /** What each of its actors wants, parts too. */
  readonly wants: readonly ActorWants[];
  /** Its actors that are parts of another, each with that other. */
  readonly parts: readonly (readonly [part: string, whole: string])[];
  /** Edits that replace all wants of a part, and which part: what becomes of the whole's list shows only when that stands. */
  readonly replaced: ReadonlyMap<Edit, string>;
}

/** The theatres of a text, in its order, by the line that brings each. */
export type Theatres = ReadonlyMap<Ast.Use, Carried>;

/** The wants of an actor of a theatre, by its name in the composite. */
export interface ActorWants {
  readonly theatre: string;
  readonly actor: string;
  readonly statements: readonly Statement[];
}

/**
 * Carries a model over into a composite.
 * @param model    without merges: a merge joins states of the whole model, and a theatre is a part of one
 * @param brought  under which name, from which file, at which place
 * @param known    the sources that the composite has; one that is the same keeps the name it has there
 */
export function carry(
  model: Model,
  brought: { readonly as: string; readonly file: string; readonly place: Place },
  joints: Joints,
  known: readonly Source[],
): Carried {
  const { as, file, place } = brought;
  const name = (id: string): string => `${as}.${id}`;
  const label = <L extends string | null>(own: L): L => (own === null ? own : (name(own) as L));
  const whole = (id: string): string => joints.wholes.get(name(id)) ?? name(id);
  const isDefined = (option: string): boolean => joints.defined.has(name(option));
  const replaced = new Map<Edit, string>();

  const sources: Source[] = [];
  const sourceNames = new Map<string, string>();
  for (const read of model.sources) {
    const { text, reference } = read;
    const source: Source = {
      ...read,
      // Files beside a theatre's file are named from there.
      text: text === null ? null : beside(file, text),
      reference: reference === null ? null : { ...reference, file: beside(file, reference.file) },
    };
    const same = [...known, ...sources].find(
      ({ title, date, text }) => title === source.title && date === source.date && text === source.text,
    );
    sourceNames.set(source.id, same?.id ?? name(source.id));
    if (same === undefined) sources.push({ ...source, id: name(source.id), place });
  }
  const cites = (all: readonly Citation[]): readonly Citation[] =>
    all.map(({ source, paragraphs }) => ({ source: sourceNames.get(source) ?? name(source), paragraphs }));

  const condition = (of: Condition): Condition => {
    switch (of.kind) {
      case 'level':
        return isDefined(of.option) ? definedAt(of) : { ...of, option: name(of.option) };
      case 'named':
        return { kind: 'named', name: name(of.name) };
      case 'not':
        return { kind: 'not', of: condition(of.of) };
      case 'and':
      case 'or':
        return { kind: of.kind, of: of.of.map(condition) };
      case 'if':
        return { kind: 'if', then: condition(of.then), given: condition(of.given) };
      case 'iff':
        return { kind: 'iff', left: condition(of.left), right: condition(of.right) };
    }
  };
  const definedAt = ({ option, is, level }: Condition & { kind: 'level' }): Condition => {
    const named: Condition = { kind: 'named', name: name(option) };
    const [off, on] = ['off', 'on'].map((each) => compares(each === 'on', is, level === 'on'));
    if (off === on) return { kind: on === true ? 'and' : 'or', of: [] };
    return on === true ? named : { kind: 'not', of: named };
  };

  const statement = (want: Statement): Statement => ({
    ...want,
    label: label(want.label),
    condition: condition(want.condition),
    cites: cites(want.cites),
    place,
  });
  /** A ranking says of each state in which group it stands: in the first, in the first or second, ... orders states in the same way. */
  const statements = (preferences: Preferences): readonly Statement[] => {
    if (preferences.kind === 'statements') return preferences.statements.map(statement);
    const { groups } = preferences;
    return groups.slice(0, -1).map((_, index): Statement => {
      const states = groups.slice(0, index + 1).flat();
      const named = states.map((id): Condition => ({ kind: 'named', name: name(id) }));
      const [only] = named;
      const held: Condition = only !== undefined && named.length === 1 ? only : { kind: 'or', of: named };
      return { label: null, condition: held, maybe: false, anyOrder: null, cites: [], place };
    });
  };
  const rule = ({ label: own, never, wording, cites: cited }: Rule): Rule => ({
    label: label(own),
    never: condition(never),
    wording,
    cites: cites(cited),
    place,
  });
  const members = (all: readonly string[]): readonly string[] => [...new Set(all.map(whole))];
  const decision = (by: DecisionRule): DecisionRule => {
    if (by.kind !== 'votes') return by;
    const weights: Record<string, number> = {};
    for (const [member, weight] of Object.entries(by.weights)) weights[whole(member)] = (weights[whole(member)] ?? 0) + weight;
    return { ...by, weights };
  };

  const edit = (made: Edit): readonly Edit[] => {
    const at = { cites: cites(made.cites), place };
    switch (made.kind) {
      case 'wants': {
        const changed: Edit = {
          kind: 'wants',
          actor: whole(made.actor),
          preferences: { kind: 'statements', statements: statements(made.preferences) },
          ...at,
        };
        if (joints.wholes.has(name(made.actor))) replaced.set(changed, name(made.actor));
        return [changed];
      }
      case 'raise':
      case 'lower':
        return [{ ...made, actor: whole(made.actor), want: name(made.want), beside: name(made.beside), ...at }];
      case 'drop':
        return [{ ...made, actor: whole(made.actor), want: name(made.want), ...at }];
      case 'add': {
        const position = 'want' in made.at ? { ...made.at, want: name(made.at.want) } : made.at;
        return [{ ...made, actor: whole(made.actor), statement: statement(made.statement), at: position, ...at }];
      }
      case 'rule':
        return [{ ...made, rule: rule(made.rule), ...at }];
      case 'lift':
        return [{ ...made, rule: name(made.rule), ...at }];
      case 'body':
        return [
          {
            ...made,
            body: name(made.body),
            members: made.members === null ? null : members(made.members),
            rule: made.rule === null ? null : decision(made.rule),
            ...at,
          },
        ];
      case 'agreement':
        return [
          {
            ...made,
            agreement: name(made.agreement),
            parties: made.parties === null ? null : members(made.parties),
            binds: made.binds === null ? null : made.binds.map(name),
            ...at,
          },
        ];
      case 'guard':
        return [{ ...made, option: name(made.option), when: condition(made.when), ...at }];
      case 'hide':
      case 'fix':
      case 'set':
        return isDefined(made.option) ? [] : [{ ...made, option: name(made.option), ...at }];
    }
  };
  const views = (all: readonly View[]): readonly View[] =>
    mergeViews(
      [],
      all.flatMap((view): View[] => {
        const actor = whole(view.actor);
        const inner = views(view.views);
        // What one part of an actor thinks that another part sees, the actor sees.
        const own = inner.filter((each) => each.actor === actor);
        const edits = [...view.edits.flatMap(edit), ...own.flatMap((each) => each.edits)];
        const others = mergeViews([], [...inner.filter((each) => each.actor !== actor), ...own.flatMap((each) => each.views)]);
        return edits.length === 0 && others.length === 0 ? [] : [{ actor, edits, views: others, cites: cites(view.cites), place }];
      }),
    );
  const overlays = model.overlays.flatMap((overlay): Overlay[] => {
    if (overlay.kind === 'phase') return [];
    const edits = overlay.edits.flatMap(edit);
    const seen = views(overlay.views);
    // All that it did was to change what the composite defines.
    if (edits.length === 0 && seen.length === 0) return [];
    // A critic of a theatre has not spoken of the whole: only a claim that names it is checked under it.
    const kind = overlay.kind === 'critique' ? 'variant' : overlay.kind;
    return [{ ...overlay, kind, id: name(overlay.id), edits, views: seen, expects: [], cites: cites(overlay.cites), place }];
  });

  const options = model.options
    .filter(({ id }) => !isDefined(id))
    .map(
      (option): Option => ({
        ...option,
        id: name(option.id),
        mover: option.mover === null ? null : whole(option.mover),
        when: option.when === null ? null : condition(option.when),
        cites: cites(option.cites),
        place,
      }),
    );
  const carriedMover = (mover: Mover): readonly Mover[] => {
    const carried = { name: mover.name, id: name(mover.id), cites: cites(mover.cites), place };
    switch (mover.kind) {
      case 'actor': {
        if (joints.wholes.has(carried.id)) return [];
        const { preferences } = mover;
        return [{ kind: 'actor', ...carried, preferences: preferences && { kind: 'statements', statements: statements(preferences) } }];
      }
      case 'body': {
        const body: Body = { kind: 'body', ...carried, members: members(mover.members), rule: decision(mover.rule) };
        return [body];
      }
      case 'agreement':
        return [{ ...mover, ...carried, parties: members(mover.parties), binds: mover.binds.map(name) }];
    }
  };
  // A named state lists everything else at its first level: of its own theatre.
  const states = model.states.map(({ id, name: words, settings, cites: cited }): Definition => {
    const listed = new Map(settings.map(({ option, level }) => [option, level]));
    const at = model.options.map(({ id: option, levels }) =>
      condition({ kind: 'level', option, is: '=', level: listed.get(option) ?? levels[0]?.id ?? '' }),
    );
    return { id: name(id), name: words, condition: { kind: 'and', of: at }, cites: cites(cited), place };
  });

  return {
    theatre: { id: as, title: model.title, file, options: options.map(({ id }) => id), place },
    sources,
    movers: model.movers.flatMap(carriedMover),
    options,
    rules: model.rules.map(rule),
    definitions: [
      ...model.definitions.map((one) => ({
        ...one,
        id: name(one.id),
        condition: condition(one.condition),
        cites: cites(one.cites),
        place,
      })),
      ...states,
    ],
    overlays,
    views: views(model.views),
    now: presentSettings(model).flatMap(({ option, level }) => (isDefined(option) ? [] : [{ option: name(option), level }])),
    wants: model.movers.flatMap((mover): ActorWants[] => {
      if (mover.kind !== 'actor') return [];
      return [{ theatre: as, actor: name(mover.id), statements: mover.preferences === null ? [] : statements(mover.preferences) }];
    }),
    parts: model.movers.flatMap(({ id }) => {
      const stands = joints.wholes.get(name(id));
      return stands === undefined ? [] : [[name(id), stands] as const];
    }),
    replaced,
  };
}

/** Does off (false) or on (true) compare so with the other? */
function compares(a: boolean, is: (Condition & { kind: 'level' })['is'], b: boolean): boolean {
  switch (is) {
    case '=':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
  }
}
