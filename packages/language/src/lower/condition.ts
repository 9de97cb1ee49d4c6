/** Conditions, and the settings that states and histories list. */

import type { Comparison, Condition, Setting } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { nearest } from '../nearest.js';
import { placeOf, textOf } from '../place.js';
import { type Declared, KIND_WORDS, type Kind, type Lowering, namesOf, nearestName } from './names.js';

const CONDITIONAL: readonly Kind[] = ['option', 'given', 'agreement', 'definition', 'state'];

/** What has levels. */
const LEVELLED: readonly Kind[] = ['option', 'given', 'agreement'];

/** The condition; null where it, or a part of it, makes no sense, which is then reported. */
export function lowerCondition(lowering: Lowering, node: Ast.Condition): Condition | null {
  switch (node.$type) {
    case 'Group':
      return lowerCondition(lowering, node.of);
    case 'Not': {
      const of = lowerCondition(lowering, node.of);
      return of === null ? null : { kind: 'not', of };
    }
    case 'And':
    case 'Or': {
      const of = node.of.map((part) => lowerCondition(lowering, part));
      return of.every((part) => part !== null) ? { kind: node.$type === 'And' ? 'and' : 'or', of } : null;
    }
    case 'Implication':
      return lowerImplication(lowering, node);
    case 'Atom':
      return lowerAtom(lowering, node);
  }
}

function lowerImplication(lowering: Lowering, node: Ast.Implication): Condition | null {
  const first = lowerCondition(lowering, node.first);
  const links = node.links.map(({ condition }) => lowerCondition(lowering, condition));
  const [link, chained] = node.links;
  if (chained !== undefined) {
    const place = placeOf(chained);
    lowering.report('chained-if', { ...place, length: chained.sign.length }, { second: chained.sign });
    return null;
  }
  const second = links[0] ?? null;
  if (link === undefined || first === null || second === null) return null;
  if (link.sign === 'iff') return { kind: 'iff', left: first, right: second };
  return link.sign === 'if' ? { kind: 'if', then: first, given: second } : { kind: 'if', then: second, given: first };
}

function lowerAtom(lowering: Lowering, node: Ast.Atom): Condition | null {
  const found = conditional(lowering, node);
  if (found === null) return null;
  const { option, sign, level } = node;
  if (sign === undefined || level === undefined) return bare(lowering, node, found);
  if (found.levels === null) {
    if (lowering.broken.has(found.id)) return null;
    lowering.report('no-levels', placeOf(node), { name: option.name, is: KIND_WORDS[found.kind] });
    return null;
  }
  if (!checkLevel(lowering, found, level, sign)) return null;
  warnIfEmpty(lowering, node, found.levels, sign, level.name);
  return { kind: 'level', option: found.id, is: sign, level: level.name };
}

/** What the name in an atom stands for, when it can be part of a condition. */
function conditional(lowering: Lowering, { option, sign }: Ast.Atom): Declared | null {
  const { names, broken, report } = lowering;
  const found = names.get(option.name);
  if (found !== undefined && CONDITIONAL.includes(found.kind)) return found;
  if (broken.has(option.name)) return null;
  const choices = namesOf(lowering, CONDITIONAL);
  if (found !== undefined) {
    report('wrong-kind', placeOf(option), {
      name: option.name,
      is: KIND_WORDS[found.kind],
      wanted: 'an option or a defined name',
      choices,
    });
    return null;
  }
  const near = nearestName(option.name, choices);
  const owner = ownersIn(names).get(option.name);
  if (sign === undefined && owner !== undefined && option.name !== 'on' && option.name !== 'off') {
    report('level-as-condition', placeOf(option), { level: option.name, option: owner.id }, option.name);
  } else report('unknown-name', placeOf(option), { name: option.name, wanted: 'option or defined name', near, choices }, option.name);
  return null;
}

/** The first to have each level: a file may ask for thousands. */
function ownersIn(names: ReadonlyMap<string, Declared>): ReadonlyMap<string, Declared> {
  const known =
    owners.get(names) ?? new Map([...names.values()].flatMap((one) => (one.levels ?? []).map((id) => [id, one] as const)).reverse());
  owners.set(names, known);
  return known;
}

const owners = new WeakMap<ReadonlyMap<string, Declared>, ReadonlyMap<string, Declared>>();

function bare(lowering: Lowering, node: Ast.Atom, found: Declared): Condition | null {
  if (found.levels === null) return { kind: 'named', name: found.id };
  if (isOnOff(found.levels)) return { kind: 'level', option: found.id, is: '=', level: 'on' };
  if (!lowering.broken.has(found.id)) lowering.report('needs-level', placeOf(node), { option: found.id, levels: found.levels });
  return null;
}

/** Only an option with the levels `off` and `on`, in this order, is a condition by its bare name. */
export function isOnOff(levels: readonly string[]): boolean {
  return levels.length === 2 && levels[0] === 'off' && levels[1] === 'on';
}

function checkLevel({ names, broken, report }: Lowering, { id, levels }: Declared, level: Ast.LevelRef, sign: Comparison): boolean {
  if (levels === null) return false;
  if (levels.includes(level.name)) return true;
  if (broken.has(id)) return false;
  const other = names.get(level.name);
  if (other !== undefined && CONDITIONAL.includes(other.kind)) {
    report('compared-names', placeOf(level), { left: id, sign, right: level.name, is: KIND_WORDS[other.kind] });
    return false;
  }
  const near = nearest(level.name, levels) ?? levels.find((each) => each === SWITCHES[level.name]) ?? null;
  report('unknown-level', placeOf(level), { level: level.name, option: id, near, levels }, level.name);
  return false;
}

/** What is elsewhere called so is a level here. */
const SWITCHES: Readonly<Record<string, string>> = { true: 'on', yes: 'on', 1: 'on', false: 'off', no: 'off', 0: 'off' };

function warnIfEmpty({ report }: Lowering, node: Ast.Atom, levels: readonly string[], sign: Comparison, level: string): void {
  const rank = levels.indexOf(level);
  const last = levels.length - 1;
  const never = (sign === '<' && rank === 0) || (sign === '>' && rank === last);
  const always = (sign === '>=' && rank === 0) || (sign === '<=' && rank === last);
  if (never || always) report('empty-comparison', placeOf(node), { text: textOf(node), always });
}

/**
 * The settings that a state lists: `talk`, `not talk`, `troops = few`. Anything else is reported, and so is an option set twice.
 * Settings that make no sense are left out.
 */
export function lowerSettings(
  lowering: Lowering,
  nodes: readonly Ast.Condition[],
): { readonly setting: Setting; readonly node: Ast.Condition }[] {
  const settings: { setting: Setting; node: Ast.Condition }[] = [];
  const seen = new Set<string>();
  for (const node of nodes) {
    const negated = node.$type === 'Not';
    const atom = negated ? node.of : node;
    if (atom.$type !== 'Atom' || (negated && atom.sign !== undefined) || (atom.sign !== undefined && atom.sign !== '=')) {
      lowering.report('not-a-setting', placeOf(node), {});
      continue;
    }
    const setting = settingOf(lowering, atom, negated);
    if (setting === null) continue;
    if (seen.has(setting.option)) lowering.report('set-twice', placeOf(node), { option: setting.option });
    else settings.push({ setting, node });
    seen.add(setting.option);
  }
  return settings;
}

function settingOf(lowering: Lowering, atom: Ast.Atom, negated: boolean): Setting | null {
  const found = conditional(lowering, atom);
  if (found === null) return null;
  if (found.levels === null) {
    if (lowering.broken.has(found.id)) return null;
    const choices = namesOf(lowering, LEVELLED);
    lowering.report('wrong-kind', placeOf(atom.option), { name: found.id, is: KIND_WORDS[found.kind], wanted: 'an option', choices });
    return null;
  }
  if (atom.level !== undefined) return checkLevel(lowering, found, atom.level, '=') ? { option: found.id, level: atom.level.name } : null;
  if (isOnOff(found.levels)) return { option: found.id, level: negated ? 'off' : 'on' };
  if (!lowering.broken.has(found.id)) lowering.report('needs-level', placeOf(atom), { option: found.id, levels: found.levels });
  return null;
}
