/** Claims and questions. */

import { type Claim, type ClaimForm, CONCEPTS, type Verdict } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import { isBroken, type Kind, type Lowering, lookUp, oneOf, onlyOne } from './names.js';

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
    in: null,
    inView: null,
    after: [],
    atLeast: null,
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
