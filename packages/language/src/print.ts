/** From the model form back to text: for starter models, imports and tests. */

import type {
  Agreement,
  Body,
  Citation,
  Claim,
  ClaimForm,
  Condition,
  DecisionRule,
  Edit,
  HistoryEntry,
  Judgement,
  Model,
  Option,
  Overlay,
  Preferences,
  Rule,
  Setting,
  Statement,
  View,
} from '@parley/engine';
import { format } from './format.js';
import { isOnOff } from './lower/condition.js';
import { AGREEMENT_LEVELS, ON_OFF } from './lower/names.js';
import { quoted } from './parser.js';

/**
 * Writes a model as a text that reads back as the same model, places apart (an `and` or `or` of fewer than two parts comes back as what it means).
 * Ids must be names of the language: letters, digits and _, no word of the grammar, and no option `nothing`.
 */
export function print(model: Model): string {
  const blocks = [
    `conflict ${quoted(model.title)}${model.date === null ? '' : ` on ${model.date}`}`,
    ...model.sources.map(({ id, title, date, text, reference }) => {
      const fields = [
        ...(date === null ? [] : [`date ${date}`]),
        ...(text === null ? [] : [`text ${quoted(text)}`]),
        ...(reference === null
          ? []
          : [`reference ${quoted(reference.file)}${reference.entry === id ? '' : ` entry ${quoted(reference.entry)}`}`]),
      ];
      return `source ${id} ${quoted(title)}${block(fields)}`;
    }),
    ...moverBlocks(model),
    ...model.definitions.map(({ id, name, condition, cites }) => {
      return `define ${id}${name === null ? '' : ` ${quoted(name)}`} = ${words(model, condition)}${citations(cites)}`;
    }),
    ...model.states.map(({ id, name, settings, cites }) => {
      return `state ${id}${name === null ? '' : ` ${quoted(name)}`} { ${settingsWords(model, settings)} }${citations(cites)}`;
    }),
    ...model.rules.map((rule) => ruleWords(model, rule)),
    ...model.merges.map(({ condition, cites }) => `merge ${words(model, condition)}${citations(cites)}`),
    ...model.movers.flatMap((mover) => {
      if (mover.kind !== 'actor' || mover.preferences === null) return [];
      return [wantsWords(model, mover.id, mover.preferences)];
    }),
    ...(model.history.length === 0 ? [] : [`history${block(model.history.map((entry) => entryWords(model, entry)))}`]),
    ...(model.now === null ? [] : [`now { ${settingsWords(model, model.now)} }`]),
    ...model.views.map((view) => viewWords(model, view)),
    ...model.overlays.map((overlay) => overlayWords(model, overlay)),
    ...model.claims.map((claim) => claimWords(model, claim)),
    ...model.judgements.map(judgementWords),
  ];
  const text = `${blocks.join('\n\n')}\n`;
  const formatted = format(text);
  return typeof formatted === 'string' ? formatted : text;
}

function block(lines: readonly string[]): string {
  return lines.length === 0 ? '' : ` {\n${lines.join('\n')}\n}`;
}

/** Movers and given options, where the order of the options is that of the model. */
function moverBlocks(model: Model): readonly string[] {
  const blocks: { readonly at: number; readonly text: string }[] = [];
  const firstOption = (mover: string): number => model.options.findIndex((option) => option.mover === mover);
  let last = -1;
  for (const mover of model.movers) {
    const at = firstOption(mover.id);
    last = at < 0 ? last : at;
    if (mover.kind === 'agreement') {
      const option = model.options.find(({ id }) => id === mover.id);
      blocks.push({ at: last, text: agreementWords(model, mover, option) });
      continue;
    }
    const options = model.options
      .filter((option) => option.mover === mover.id)
      .map((option) => `${option.id} ${optionWords(model, option)}`);
    const head = mover.kind === 'actor' ? `actor ${mover.id} ${quoted(mover.name)}` : bodyWords(mover);
    blocks.push({ at: last, text: `${head}${citations(mover.cites)}${block(options)}` });
  }
  model.options.forEach((option, at) => {
    if (option.mover === null) blocks.push({ at, text: `given ${option.id} ${optionWords(model, option)}` });
  });
  return blocks.sort((a, b) => a.at - b.at).map(({ text }) => text);
}

function optionWords(model: Model, option: Option): string {
  return `${quoted(option.name)}${traits(model, option, ON_OFF)}${citations(option.cites)}`;
}

function traits(model: Model, { levels, irreversible, when }: Option, unsaid: readonly string[]): string {
  const plain = levels.length === unsaid.length && levels.every(({ id, name }, index) => id === unsaid[index] && name === null);
  const ladder = plain ? '' : `: ${levels.map(({ id, name }) => (name === null ? id : `${id} ${quoted(name)}`)).join(' | ')}`;
  return `${ladder}${irreversible ? ' irreversible' : ''}${when === null ? '' : ` when ${words(model, when)}`}`;
}

function bodyWords({ id, name, members, rule }: Body): string {
  return `body ${id} ${quoted(name)} of ${members.join(', ')} by ${decision(members, rule)}`;
}

function decision(members: readonly string[], rule: DecisionRule): string {
  if (rule.kind !== 'votes') return rule.kind;
  return `votes ${members.map((member) => `${member} ${rule.weights[member] ?? 1}`).join(', ')} quota ${rule.quota}`;
}

function agreementWords(
  model: Model,
  { id, name, parties, binds, anyPartyMayLeave, cites }: Agreement,
  option: Option | undefined,
): string {
  const bound = binds.length === 0 ? '' : ` binds ${binds.join(', ')}`;
  const leave = anyPartyMayLeave ? ' any party may leave' : '';
  const ladder = option === undefined ? '' : traits(model, option, AGREEMENT_LEVELS);
  return `agreement ${id} ${quoted(name)} between ${parties.join(', ')}${bound}${leave}${ladder}${citations(cites)}`;
}

function agreementEditWords({ agreement, parties, binds, anyPartyMayLeave }: Edit & { kind: 'agreement' }): string {
  const between = parties === null ? '' : ` between ${parties.join(', ')}`;
  const bound = binds === null ? '' : ` binds ${binds.length === 0 ? 'nothing' : binds.join(', ')}`;
  const leave = anyPartyMayLeave === null ? '' : ` ${anyPartyMayLeave ? 'any' : 'no'} party may leave`;
  return `agreement ${agreement}${between}${bound}${leave}`;
}

function ruleWords(model: Model, { label, never, wording, cites }: Rule): string {
  const named = label === null ? '' : `${label}: `;
  if (wording === 'always' && never.kind === 'not') return `always ${named}${words(model, never.of)}${citations(cites)}`;
  const [condition, negated] = never.kind === 'and' ? never.of : [];
  if (wording === 'needs' && condition !== undefined && negated?.kind === 'not') {
    return `${named}${words(model, condition, 1)} needs ${words(model, negated.of, 1)}${citations(cites)}`;
  }
  return `never ${named}${words(model, never)}${citations(cites)}`;
}

function wantsWords(model: Model, actor: string, preferences: Preferences): string {
  if (preferences.kind === 'ranking') {
    return `preferences ${actor}${block([`ranking ${preferences.groups.map((group) => group.join(' ~ ')).join(' > ')}`])}`;
  }
  const { statements } = preferences;
  const lines = statements.flatMap((statement, index) => {
    const { anyOrder } = statement;
    const opens = anyOrder !== null && statements[index - 1]?.anyOrder !== anyOrder;
    const closes = anyOrder !== null && statements[index + 1]?.anyOrder !== anyOrder;
    return [...(opens ? ['any order {'] : []), statementWords(model, statement) + citations(statement.cites), ...(closes ? ['}'] : [])];
  });
  return `preferences ${actor} {\n${lines.join('\n')}\n}`;
}

function statementWords(model: Model, { label, maybe, condition }: Statement): string {
  return `${label === null ? '' : `${label}: `}${maybe ? 'maybe ' : ''}${words(model, condition)}`;
}

function overlayWords(model: Model, overlay: Overlay): string {
  const { kind, id, name, span, edits, views, expects, cites } = overlay;
  const expectations = expects.map(
    ({ claim, verdict, because }) => `expect ${verdict} ${claim}${because === null ? '' : ` because ${quoted(because)}`}`,
  );
  const lines = [...editWords(model, edits), ...views.map((view) => viewWords(model, view)), ...expectations];
  const dates = span === null ? '' : ` from ${span.from} to ${span.to}`;
  return `${kind} ${id} ${quoted(name)}${citations(cites)}${dates}${block(lines)}`;
}

function viewWords(model: Model, { actor, edits, views, cites }: View): string {
  return `view ${actor}${citations(cites)} {\n${[...editWords(model, edits), ...views.map((view) => viewWords(model, view))].join('\n')}\n}`;
}

/** Changes of one actor's wants that follow each other stand in one block. */
function editWords(model: Model, edits: readonly Edit[]): readonly string[] {
  const lines: string[] = [];
  let open: string | null = null;
  const close = (): void => {
    if (open !== null) lines.push('}');
    open = null;
  };
  for (const edit of edits) {
    if (edit.kind === 'raise' || edit.kind === 'lower' || edit.kind === 'drop' || edit.kind === 'add') {
      if (open !== edit.actor) {
        close();
        lines.push(`preferences ${edit.actor} {`);
        open = edit.actor;
      }
      lines.push(editLine(model, edit));
    } else {
      close();
      lines.push(editLine(model, edit));
    }
  }
  close();
  return lines;
}

function editLine(model: Model, edit: Edit): string {
  const cites = citations(edit.cites);
  switch (edit.kind) {
    case 'raise':
      return `raise ${edit.want} above ${edit.beside}${cites}`;
    case 'lower':
      return `lower ${edit.want} below ${edit.beside}${cites}`;
    case 'drop':
      return `drop ${edit.want}${cites}`;
    case 'add': {
      const where = 'want' in edit.at ? `${edit.at.kind} ${edit.at.want}` : edit.at.kind;
      return `add ${statementWords(model, edit.statement)}${citations(edit.statement.cites)} ${where}${cites}`;
    }
    case 'wants':
      return wantsWords(model, edit.actor, edit.preferences);
    case 'rule':
      return ruleWords(model, edit.rule);
    case 'lift':
      return `lift ${edit.rule}${cites}`;
    case 'body': {
      const of = edit.members === null ? '' : ` of ${edit.members.join(', ')}`;
      const members =
        edit.members ?? model.movers.flatMap((mover) => (mover.kind === 'body' && mover.id === edit.body ? mover.members : []));
      return `body ${edit.body}${of}${edit.rule === null ? '' : ` by ${decision(members, edit.rule)}`}${cites}`;
    }
    case 'agreement':
      return `${agreementEditWords(edit)}${cites}`;
    case 'guard':
      return `${edit.option} when ${words(model, edit.when)}${cites}`;
    case 'hide':
      return `hide ${edit.option}${cites}`;
    case 'fix':
      return `fix ${settingsWords(model, [edit])}${cites}`;
    case 'set':
      return `${settingsWords(model, [edit])}${cites}`;
  }
}

function judgementWords({ claim, likelihood, confidence, text, cites }: Judgement): string {
  const phrases = [...(likelihood === null ? [] : [likelihood]), ...(confidence === null ? [] : [`${confidence} confidence`])];
  return `judgement ${claim}: ${phrases.join(', ')} ${quoted(text)}${citations(cites)}`;
}

function entryWords(model: Model, { date, kind, settings, mover, cites }: HistoryEntry): string {
  const by = mover === null ? '' : ` by ${mover}`;
  return `${date}${kind === 'start' ? ' start' : ''} ${settingsWords(model, settings)}${by}${citations(cites)}`;
}

function settingsWords(model: Model, settings: readonly Setting[]): string {
  return settings
    .map(({ option, level }) => {
      const levels = model.options.find(({ id }) => id === option)?.levels.map(({ id }) => id) ?? [];
      if (isOnOff(levels)) return level === 'on' ? option : `not ${option}`;
      return `${option} = ${level}`;
    })
    .join(', ');
}

function claimWords(model: Model, claim: Claim): string {
  const { id, kind, text, form, from, under, expect, cites, in: overlay, inView, after, atLeast } = claim;
  const suffixes = [
    ...(from === null ? [] : [`from ${words(model, from, 1)}`]),
    ...(under === null ? [] : [`under ${under}`]),
    ...(overlay === null ? [] : [`in ${overlay}`]),
    ...(inView === null ? [] : [`in view ${inView}`]),
    ...(after.length === 0 ? [] : [`after ${after.join(', ')}`]),
    ...(atLeast === null ? [] : [`in at least ${atLeast}% of worlds`]),
    ...(expect === null || (kind === 'claim' && expect.verdict === 'holds' && expect.because === null)
      ? []
      : [`expect ${expect.verdict}${expect.because === null ? '' : ` because ${quoted(expect.because)}`}`]),
  ];
  return `${kind} ${id} ${quoted(text)}${citations(cites)}\n${[formWords(model, form), ...suffixes].join(' ')}`;
}

function formWords(model: Model, form: ClaimForm): string {
  const say = (condition: Condition): string => words(model, condition, 1);
  switch (form.kind) {
    case 'always':
    case 'never':
    case 'possible':
    case 'stable':
    case 'unstable':
      return `${form.kind} ${say(form.condition)}`;
    case 'leadsTo':
      return `${say(form.start)} leads to ${say(form.result)}`;
    case 'lasts':
      return `${say(form.condition)} lasts`;
    case 'answers':
      return `${form.mover} answers ${say(form.start)} with ${say(form.answer)}`;
    case 'leaves':
      return `${say(form.start)} leaves ${form.actors.join(', ')} ${form.direction} off than ${say(form.than)}`;
    case 'prefers':
      return `${form.mover} prefers ${say(form.preferred)} to ${say(form.to)}`;
    case 'canForce':
      return `${form.mover} can force ${say(form.result)}`;
    case 'cannotPrevent':
      return `${form.mover} cannot prevent ${say(form.result)}`;
    case 'deterred':
      return `${form.mover} is deterred from ${say(form.into)} at ${say(form.at)}`;
  }
}

function citations(cites: readonly Citation[]): string {
  if (cites.length === 0) return '';
  const parts = cites.map(({ source, paragraphs }) => {
    const spans = paragraphs.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
    return spans === '' ? source : `${source} ${spans}`;
  });
  return ` [${parts.join('; ')}]`;
}

/** A condition as the language writes it: what `parseCondition` reads back as the same. */
export function printCondition(model: Model, condition: Condition): string {
  return words(model, condition);
}

/** How tightly each kind binds: implications 0, `or` 1, `and` 2, the rest 3. */
function words(model: Model, condition: Condition, tightness: 0 | 1 | 2 | 3 = 0): string {
  const bracketed = (own: number, text: string): string => (own < tightness ? `(${text})` : text);
  switch (condition.kind) {
    case 'level':
      return levelWords(model, condition);
    case 'named':
      return condition.name;
    case 'not':
      return `not ${words(model, condition.of, 3)}`;
    case 'and':
    case 'or': {
      const [first, ...others] = condition.of;
      if (first === undefined) return constant(model, condition.kind === 'and');
      if (others.length === 0) return words(model, first, tightness);
      const own = condition.kind === 'and' ? 2 : 1;
      return bracketed(own, condition.of.map((part) => words(model, part, own === 2 ? 3 : 2)).join(` ${condition.kind} `));
    }
    case 'if':
      return bracketed(0, `${words(model, condition.then, 1)} if ${words(model, condition.given, 1)}`);
    case 'iff':
      return bracketed(0, `${words(model, condition.left, 1)} iff ${words(model, condition.right, 1)}`);
  }
}

function levelWords(model: Model, { option, is, level }: Extract<Condition, { kind: 'level' }>): string {
  const levels = model.options.find(({ id }) => id === option)?.levels.map(({ id }) => id) ?? [];
  return isOnOff(levels) && is === '=' && level === 'on' ? option : `${option} ${is} ${level}`;
}

/** A condition that is true, or false, in every state. */
function constant({ options }: Model, value: boolean): string {
  const [option] = options;
  const level = option?.levels[0]?.id;
  return `(${option?.id} = ${level} ${value ? 'or' : 'and'} ${option?.id} != ${level})`;
}
