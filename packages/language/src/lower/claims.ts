/** Claims and questions. */

import { type Claim, type ClaimForm, CONCEPTS, type Model, modelUnder, type Verdict } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import { isBroken, type Kind, type Lowering, lookUp, nearestName, oneOf, onlyOne } from './names.js';

const MOVERS: readonly Kind[] = ['actor', 'body', 'agreement'];
const VERDICTS: readonly Verdict[] = ['holds', 'fails', 'partly', 'unknown'];

export function lowerClaims(lowering: Lowering, nodes: readonly Ast.Claim[]): readonly Claim[] {
  const lines = new Map<string, number>();
  return nodes.flatMap((node) => {
    const place = placeOfPart(node, 'name');
    const line = lines.get(node.name);
    if (line !== undefined) lowering.report('name-taken', place, { name: node.name, kind: 'a claim', line });
    lines.set(node.name, line ?? place.line);
    const claim = lowerClaim(lowering, node);
    return claim === null ? [] : [claim];
  });
}

function lowerClaim(lowering: Lowering, node: Ast.Claim): Claim | null {
  const text = node.text ?? '';
  const place = placeOfPart(node, 'name');
  if (text.trim() === '' && !isBroken(lowering, node.name))
    lowering.report('missing-words', place, { what: `the ${node.kind}`, name: node.name });
  const form = lowerForm(lowering, node.form);
  const fromNode = onlyOne(lowering, node.from, "the start after 'from'");
  const from = fromNode === null ? null : lowerCondition(lowering, fromNode);
  const underNode = onlyOne(lowering, node.under, "the concept after 'under'");
  const under = underNode === null ? null : oneOf(lowering, underNode.name, placeOf(underNode), CONCEPTS, 'concept');
  const overlay = onlyOne(lowering, node.overlays, "the overlay after 'in'");
  const viewNode = onlyOne(lowering, node.views, "the actor after 'in view'");
  const view = viewNode === null ? null : (lookUp(lowering, viewNode, ['actor'], 'actor')?.id ?? null);
  const after: string[] = [];
  for (const event of node.events) {
    if (after.includes(event.name))
      lowering.report('said-twice', placeOf(event), { what: `the event '${event.name}'`, line: placeOf(event).line });
    else after.push(event.name);
  }
  const [share, ...shares] = node.shares;
  if (shares.length > 0) lowering.report('said-twice', placeOfPart(node, 'shares'), { what: 'the share of worlds', line: place.line });
  const atLeast = share === undefined ? null : Number.parseFloat(share);
  if (atLeast !== null && (atLeast <= 0 || atLeast > 100))
    lowering.report('bad-share', placeOfPart(node, 'shares'), { share: share ?? '' });
  const expectNode = onlyOne(lowering, node.expects, 'the expectation');
  const verdict = expectNode === null ? null : oneOf(lowering, expectNode.verdict.name, placeOf(expectNode.verdict), VERDICTS, 'verdict');
  const cites = lowerCitations(lowering, node.cites);
  if (form === null) return null;
  const unsaid = node.kind === 'claim' ? ({ verdict: 'holds', because: null } as const) : null;
  const expect = expectNode === null || verdict === null ? unsaid : { verdict, because: expectNode.because ?? null };
  return {
    id: node.name,
    kind: node.kind,
    text,
    form,
    from,
    under,
    in: overlay?.name ?? null,
    inView: view,
    after,
    atLeast,
    expect,
    cites,
    place,
  };
}

function lowerForm(lowering: Lowering, node: Ast.Form): ClaimForm | null {
  const condition = (part: Ast.Condition) => lowerCondition(lowering, part);
  const actor = (ref: Ast.Ref) => lookUp(lowering, ref, ['actor'], 'actor')?.id ?? null;
  const mover = (ref: Ast.Ref) => lookUp(lowering, ref, MOVERS, 'mover')?.id ?? null;
  switch (node.$type) {
    case 'Throughout':
      return whole({ kind: node.kind, condition: condition(node.condition) });
    case 'Answers':
      return whole({ kind: 'answers', mover: mover(node.mover), start: condition(node.start), answer: condition(node.answer) });
    case 'Prefers':
      return whole({ kind: 'prefers', mover: actor(node.mover), preferred: condition(node.preferred), to: condition(node.to) });
    case 'Forces':
      return whole({ kind: node.prevent ? 'cannotPrevent' : 'canForce', mover: mover(node.mover), result: condition(node.result) });
    case 'Deterred':
      return whole({ kind: 'deterred', mover: mover(node.mover), into: condition(node.into), at: condition(node.at) });
    case 'Consequence': {
      const start = condition(node.start);
      if (node.lasts) return whole({ kind: 'lasts', condition: start });
      if (node.result !== undefined) return whole({ kind: 'leadsTo', start, result: condition(node.result) });
      if (node.than === undefined || node.direction === undefined) return null;
      const actors = node.actors.map(actor);
      const than = condition(node.than);
      if (start === null || than === null || !actors.every((one) => one !== null)) return null;
      return { kind: 'leaves', actors: [...new Set(actors)], start, direction: node.direction, than };
    }
  }
}

/** A form whose parts may be missing. */
type Gapped<F> = F extends unknown ? { readonly [K in keyof F]: F[K] | null } : never;

/** The form, when none of its parts is missing. */
function whole(form: Gapped<ClaimForm>): ClaimForm | null {
  return Object.values(form).every((part) => part !== null) ? (form as ClaimForm) : null;
}

/** Claims that name overlays: whether there are such, and of the kind that is meant. */
export function checkClaims(lowering: Lowering, nodes: readonly Ast.Claim[], model: Model): void {
  const { report, broken } = lowering;
  const kinds = new Map(model.overlays.map(({ id, kind }) => [id, kind]));
  const check = (ref: Ast.Ref, wanted: 'event' | 'version'): void => {
    const kind = kinds.get(ref.name);
    const fits = kind !== undefined && (kind === 'event') === (wanted === 'event');
    if (fits || broken.has(ref.name)) return;
    if (kind !== undefined) {
      report('overlay-kind', placeOf(ref), { name: ref.name, kind, used: wanted === 'event' ? 'after' : 'in' });
      return;
    }
    const choices = [...kinds].filter(([, each]) => (each === 'event') === (wanted === 'event')).map(([id]) => id);
    const what = wanted === 'event' ? 'event' : 'critique, variant or phase';
    report('unknown-name', placeOf(ref), { name: ref.name, wanted: what, near: nearestName(ref.name, choices), choices }, ref.name);
  };
  for (const node of nodes) {
    for (const ref of node.overlays) check(ref, 'version');
    for (const ref of node.events) check(ref, 'event');
    const [viewer] = node.views;
    const [overlay] = node.overlays;
    if (viewer === undefined || !model.movers.some(({ id, kind }) => id === viewer.name && kind === 'actor')) continue;
    const under = overlay === undefined || kinds.get(overlay.name) === undefined ? model : modelUnder(model, overlay.name);
    // An event may bring the view: what it leads to is then seen so.
    const events = model.overlays.filter(({ id, kind }) => kind === 'event' && node.events.some(({ name }) => name === id));
    if (![under, ...events].some(({ views }) => views.some(({ actor }) => actor === viewer.name))) {
      const named = [...(overlay === undefined ? [] : [overlay]), ...node.events].map(({ name }) => name);
      report('no-view', placeOf(viewer), { actor: viewer.name, overlays: named });
    }
  }
}
