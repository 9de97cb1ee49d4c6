/** Actors, bodies, agreements, and the options they move. */

import type { Actor, Agreement, Body, DecisionRule, Level, Option, Preferences } from '@parley/engine';
import type { AstNode } from 'langium';
import type * as Ast from '../generated/ast.js';
import { placeOf, placeOfPart } from '../place.js';
import { circlesIn } from './circle.js';
import { lowerCitations } from './citation.js';
import { lowerCondition } from './condition.js';
import {
  AGREEMENT_LEVELS,
  type Declared,
  isBroken,
  type Kind,
  type Lowering,
  lookUp,
  ON_OFF,
  oneOf,
  onlyOne,
  type Report,
} from './names.js';

const MEMBERS: readonly Kind[] = ['actor', 'body'];
const RULES = ['consensus', 'unanimity', 'majority', 'two-thirds'] as const;
const MOST_VOTES = 1_000_000;

/** Words for people; their lack is reported. */
function spoken(lowering: Lowering, node: AstNode, name: string, words: string | undefined, what: string): string {
  if (words !== undefined && words.trim() !== '') return words;
  if (!isBroken(lowering, name)) lowering.report('missing-words', placeOfPart(node, 'name'), { what, name });
  return name;
}

export function lowerActor(lowering: Lowering, node: Ast.Actor, preferences: Preferences | null): Actor {
  return {
    kind: 'actor',
    id: node.name,
    name: spoken(lowering, node, node.name, node.words, 'the actor'),
    preferences,
    cites: lowerCitations(lowering, node.cites),
    place: placeOfPart(node, 'name'),
  };
}

export function lowerBody(lowering: Lowering, node: Ast.Body): Body | null {
  const { report } = lowering;
  const name = spoken(lowering, node, node.name, node.words, 'the body');
  const cites = lowerCitations(lowering, node.cites);
  const listed = memberNames(lowering, node.name, node.members);
  const ruleNode = onlyOne(lowering, node.rules, 'the rule of the body');
  if (isBroken(lowering, node.name)) return null;
  const place = placeOfPart(node, 'name');
  const voters =
    ruleNode?.$type === 'VotesRule'
      ? memberNames(
          lowering,
          node.name,
          ruleNode.ballots.map(({ member }) => member),
        )
      : [];
  if (node.members.length === 0 && ruleNode?.$type !== 'VotesRule') report('no-members', place, { body: node.name });
  if (ruleNode === null) {
    report('no-rule', place, { body: node.name });
    return null;
  }
  const members = node.members.length === 0 ? voters : listed;
  const rule = ruleNode.$type === 'VotesRule' ? lowerVotes(lowering, node, ruleNode) : lowerRule(lowering, ruleNode);
  return rule === null ? null : { kind: 'body', id: node.name, name, members, rule, cites, place };
}

export function lowerRule(lowering: Lowering, node: Ast.NamedRule): DecisionRule | null {
  const kind = oneOf(lowering, node.name, placeOf(node), RULES, 'rule of a body');
  return kind === null ? null : { kind };
}

/** @param body  the body's name, the members that its line lists, and what is said of a member that lacks votes */
export function lowerVotes(
  { names, broken, report }: Lowering,
  body: { readonly name: string; readonly members: readonly Ast.Ref[] },
  node: Ast.VotesRule,
): DecisionRule | null {
  const weights: Record<string, number> = {};
  const members = body.members.map((member) => member.name);
  let sound = true;
  const wrong: Report = (code, place, parameters) => {
    report(code, place, parameters);
    sound = false;
  };
  for (const ballot of node.ballots) {
    const name = ballot.member.name;
    if (!names.has(name) || broken.has(name)) sound = false;
    if (members.length > 0 && !members.includes(name)) wrong('not-a-member', placeOf(ballot), { body: body.name, name });
    else if (ballot.weight === undefined) wrong('missing-weight', placeOf(ballot), { body: body.name, member: name });
    else if (Number(ballot.weight) < 1 || Number(ballot.weight) > MOST_VOTES) wrong('bad-weight', placeOf(ballot), { member: name });
    else weights[name] = Number(ballot.weight);
  }
  for (const member of body.members) {
    if (node.ballots.some((ballot) => ballot.member.name === member.name)) continue;
    wrong('missing-weight', placeOf(member), { body: body.name, member: member.name });
  }
  if (node.quota === undefined) {
    report('missing-quota', placeOf(node), { body: body.name });
    return null;
  }
  const quota = Number(node.quota);
  const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
  if (sound && (quota < 1 || quota > total)) report('impossible-quota', placeOfPart(node, 'quota'), { quota, total });
  return { kind: 'votes', weights, quota };
}

/** The members named in a list: actors or bodies, each once. */
export function memberNames(lowering: Lowering, mover: string, refs: readonly Ast.Ref[]): readonly string[] {
  const members = new Set<string>();
  for (const ref of refs) {
    if (members.has(ref.name)) lowering.report('member-twice', placeOf(ref), { mover, member: ref.name });
    else if (lookUp(lowering, ref, MEMBERS, 'actor or body') !== null) members.add(ref.name);
  }
  return [...members];
}

export function lowerAgreement(lowering: Lowering, node: Ast.Agreement): Agreement {
  const { names, report } = lowering;
  const name = spoken(lowering, node, node.name, node.words, 'the agreement');
  const parties = memberNames(lowering, node.name, node.parties);
  if (node.parties.length < 2 && !isBroken(lowering, node.name)) report('few-parties', placeOfPart(node, 'name'), { agreement: node.name });
  const partyNames = node.parties.map((party) => party.name);
  const binds = boundOptions(lowering, node.binds, (option, ref) => {
    const owner = option.mover ?? '';
    if (!partyNames.includes(owner) && names.has(owner))
      report('foreign-option', placeOf(ref), { agreement: node.name, option: option.id, owner });
  });
  return {
    kind: 'agreement',
    id: node.name,
    name,
    parties,
    binds,
    anyPartyMayLeave: node.leave.length > 0,
    cites: lowerCitations(lowering, node.cites),
    place: placeOfPart(node, 'name'),
  };
}

/**
 * The options that an agreement binds, each once.
 * @param check  whether the agreement may bind this one
 */
export function boundOptions(
  lowering: Lowering,
  refs: readonly Ast.Ref[],
  check: (option: Declared, ref: Ast.Ref) => void = () => {},
): readonly string[] {
  const binds = new Set<string>();
  for (const ref of refs) {
    const option = lookUp(lowering, ref, ['option'], 'option of a party');
    if (option === null) continue;
    if (binds.has(option.id)) lowering.report('set-twice', placeOf(ref), { option: option.id });
    check(option, ref);
    binds.add(option.id);
  }
  return [...binds];
}

/** The option of an actor, a body or an agreement; `mover` is null for a given one. */
export function lowerOption(lowering: Lowering, node: Ast.Option | Ast.Given | Ast.Agreement, mover: string | null): Option {
  const { report } = lowering;
  const guard = onlyOne(lowering, node.guards, "the condition after 'when'");
  if (node.$type === 'Given') {
    if (node.irreversible.length > 0)
      report('given-trait', placeOfPart(node, 'irreversible'), { option: node.name, trait: 'irreversible' });
    if (guard !== null) report('given-trait', placeOf(guard), { option: node.name, trait: 'when' });
  }
  return {
    id: node.name,
    name:
      node.$type === 'Agreement'
        ? (node.words ?? node.name)
        : spoken(lowering, node, node.name, node.words, node.$type === 'Given' ? 'the given option' : 'the option'),
    mover,
    levels: lowerLevels(lowering, node),
    irreversible: node.irreversible.length > 0,
    when: guard === null ? null : lowerCondition(lowering, guard),
    // An agreement's citations are its own; its option is the same thing.
    cites: lowerCitations(node.$type === 'Agreement' ? { ...lowering, report: () => {} } : lowering, node.cites),
    place: placeOfPart(node, 'name'),
  };
}

function lowerLevels(lowering: Lowering, node: Ast.Option | Ast.Given | Ast.Agreement): readonly Level[] {
  const ladder = onlyOne(lowering, node.ladders, 'the list of levels');
  if (ladder === null) return (node.$type === 'Agreement' ? AGREEMENT_LEVELS : ON_OFF).map((id) => ({ id, name: null }));
  if (ladder.levels.length === 1) lowering.report('one-level', placeOf(ladder), { option: node.name });
  const levels = new Map<string, Level>();
  for (const level of ladder.levels) {
    if (levels.has(level.name)) lowering.report('level-taken', placeOf(level), { level: level.name, option: node.name });
    levels.set(level.name, { id: level.name, name: level.words ?? null });
  }
  return [...levels.values()];
}

/** Bodies that are members of themselves, through others or directly, are reported once for each circle. */
export function checkCircularBodies({ names, report }: Lowering): void {
  const parents = new Map<string, readonly string[]>();
  for (const { id, kind, node } of names.values()) {
    if (kind !== 'body' || node?.$type !== 'Body') continue;
    const rule = node.rules[0];
    const voters = rule?.$type === 'VotesRule' ? rule.ballots.map(({ member }) => member.name) : [];
    parents.set(id, [...node.members.map((member) => member.name), ...voters]);
  }
  for (const circle of circlesIn(parents)) {
    const first = names.get(circle[0] ?? '');
    if (first !== undefined) report('circular-body', first.place, { names: circle });
  }
}
