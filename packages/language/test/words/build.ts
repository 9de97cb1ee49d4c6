/** Models for the tests of the words, built by hand in the model form, so that these tests stand whether or not the parser does. */

import type { Claim, ClaimForm, Condition, Model, Mover, Option, Preferences, Statement } from '@parley/engine';
import { blank } from '../../../engine/test/by-hand.js';

/** A condition: an option on, or at a level. */
export function is(option: string, level = 'on'): Condition {
  return { kind: 'level', option, is: '=', level };
}

/** A condition that does not hold. */
export function not(of: Condition): Condition {
  return { kind: 'not', of };
}

/** Conditions that all hold. */
export function and(...of: Condition[]): Condition {
  return { kind: 'and', of };
}

/** An actor with labelled wants, most important first. */
export function actor(id: string, name: string, wants: Record<string, Condition> | null): Mover {
  const statements: Statement[] = Object.entries(wants ?? {}).map(([label, condition]) => ({
    label,
    maybe: false,
    anyOrder: null,
    condition,
    cites: [],
  }));
  const preferences: Preferences | null = wants === null ? null : { kind: 'statements', statements };
  return { kind: 'actor', id, name, preferences, cites: [] };
}

/** An option of a mover; off and on unless levels are given. */
export function option(
  mover: string | null,
  id: string,
  name: string,
  levels: readonly string[] = ['off', 'on'],
  irreversible = false,
): Option {
  return { id, name, mover, levels: levels.map((level) => ({ id: level, name: null })), irreversible, when: null, cites: [] };
}

/** A claim from now, expected to hold. */
export function claim(id: string, form: ClaimForm): Claim {
  return {
    id,
    kind: 'claim',
    text: id,
    form,
    from: null,
    under: null,
    in: null,
    inView: null,
    after: [],
    atLeast: null,
    expect: { verdict: 'holds', because: null },
    cites: [],
  };
}

/** A model of these parts, everything else empty. */
export function model(parts: Partial<Model>): Model {
  return { ...blank, title: 'A test', ...parts };
}

/** Two neighbours and a river: Upstream may fill a dam, Downstream may protest or impose sanctions. */
export function river(claims: readonly Claim[] = []): Model {
  const sanctions = is('stance', 'sanctions');
  return model({
    title: 'The river',
    movers: [
      actor('up', 'Upstream', { trade: not(sanctions), water: is('dam'), calm: is('stance', 'calm') }),
      actor('down', 'Downstream', {
        river: not(is('dam')),
        price: { kind: 'if', then: sanctions, given: is('dam') },
        peace: { kind: 'if', then: is('stance', 'calm'), given: not(is('dam')) },
      }),
    ],
    options: [
      option('up', 'dam', 'Fill the new dam'),
      option('up', 'share', 'Release an agreed share of the water'),
      option('down', 'stance', 'Stance towards the dam', ['calm', 'protest', 'sanctions']),
    ],
    rules: [{ label: null, never: and(is('dam'), is('share')), wording: 'never', cites: [] }],
    now: [{ option: 'stance', level: 'protest' }],
    claims,
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
  });
}

/** Enlargement: what NATO does, what Russia does, and a treaty between them. */
export function enlargement(claims: readonly Claim[] = []): Model {
  return model({
    title: 'NATO enlargement',
    date: '1997-03-01',
    movers: [
      actor('nato', 'NATO governments', { grow: is('enlarge'), arms: is('start2') }),
      actor('russia', 'Russia', {
        frontier: not(is('integrate')),
        voice: { kind: 'if', then: is('charter', 'treaty'), given: is('enlarge') },
        noBloc: not(is('enlarge')),
        arms: { kind: 'iff', left: is('start2'), right: is('charter', 'treaty') },
        west: { kind: 'iff', left: is('posture', 'partner'), right: not(is('integrate')) },
      }),
      {
        kind: 'agreement',
        id: 'charter',
        name: 'NATO-Russia treaty',
        parties: ['nato', 'russia'],
        binds: [],
        anyPartyMayLeave: true,
        cites: [],
      },
    ],
    options: [
      option('nato', 'enlarge', 'Invite Poland, Hungary and the Czech Republic', ['off', 'on'], true),
      option('nato', 'integrate', 'Extend the military organisation to new members', ['off', 'on'], true),
      option('russia', 'start2', 'Ratify START II'),
      option('russia', 'posture', 'Posture to the West', ['partner', 'wary', 'besieged']),
      option('charter', 'charter', 'NATO-Russia treaty', ['none', 'treaty']),
    ],
    rules: [{ label: null, never: and(is('integrate'), not(is('enlarge'))), wording: 'never', cites: [] }],
    claims,
    overlays: [],
    views: [],
    judgements: [],
    theatres: [],
  });
}
