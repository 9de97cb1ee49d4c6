import { applyView, type Finding, type Model, modelUnder, type Place, type Setting } from '@parley/engine';
import { diagnose } from './catalogue.js';
import { type Diagnostic, inOrder, NOWHERE } from './diagnostic.js';
import { moverName } from './words/names.js';

/** What the engine noticed about a model, in the words of the catalogue, each at its place in the text. */
export function describeFindings(model: Model, findings: readonly Finding[]): readonly Diagnostic[] {
  return inOrder(findings.map((finding) => describeFinding(model, finding)));
}

/** What is wrong with a model as an overlay or a view makes it. */
function describeUnder(model: Model, finding: Finding, what: string): Diagnostic {
  if (finding.code === 'overlay-at-fault')
    return describeUnder(modelUnder(model, finding.overlay), finding.finding, `${what} and '${finding.overlay}'`);
  if (finding.code !== 'no-state-left') return describeFinding(model, finding);
  const places = finding.rules.map((rule) => model.rules[rule]?.place ?? NOWHERE);
  return diagnose('overlay-leaves-nothing', places.at(-1) ?? NOWHERE, { what, lines: places.map(({ line }) => String(line)) });
}

function describeFinding(model: Model, finding: Finding): Diagnostic {
  switch (finding.code) {
    case 'too-many-states':
      return diagnose('too-many-states', NOWHERE, finding);
    case 'by-theatre':
      return diagnose('by-theatre', model.theatres[0]?.place ?? NOWHERE, {
        states: finding.states,
        theatres: model.theatres.map(({ id }) => id),
      });
    case 'too-many-wants':
      return diagnose('too-many-wants', placeOfMover(model, finding.mover), {
        actor: finding.mover,
        wants: finding.wants,
        most: finding.most,
      });
    case 'needs-all-states':
      return finding.mover === null
        ? diagnose('needs-all-states', model.merges[0]?.place ?? NOWHERE, { what: 'A merge' })
        : diagnose('needs-all-states', rankingPlace(model, finding.mover), { what: `The ranking of '${finding.mover}'` });
    case 'no-state-left': {
      const places = finding.rules.map((rule) => model.rules[rule]?.place ?? NOWHERE);
      return diagnose('no-state-left', places[0] ?? NOWHERE, { lines: places.map(({ line }) => String(line)) });
    }
    case 'state-ruled-out': {
      const rule = model.rules[finding.rule];
      const { what, place } = ruledOut(model, finding.where, finding.index);
      const words =
        rule?.label === undefined || rule.label === null ? `the rule on line ${rule?.place?.line ?? '?'}` : `the rule '${rule.label}'`;
      return diagnose('state-ruled-out', place, { what, rule: words });
    }
    case 'ranking-misses-states': {
      const examples = finding.examples.map((settings) => stateWords(model, settings));
      return diagnose('ranking-misses-states', rankingPlace(model, finding.mover), {
        actor: finding.mover,
        count: finding.count,
        examples,
      });
    }
    case 'ranking-repeats-state':
      return diagnose('ranking-repeats-state', rankingPlace(model, finding.mover), {
        actor: finding.mover,
        first: finding.first,
        second: finding.second,
      });
    case 'statement-decides-nothing': {
      const mover = model.movers.find(({ id }) => id === finding.mover);
      const wants = mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [];
      return diagnose('statement-decides-nothing', wants[finding.index]?.place ?? NOWHERE, {
        actor: finding.mover,
        always: finding.always,
      });
    }
    case 'rule-excludes-nothing':
      return diagnose('rule-excludes-nothing', model.rules[finding.rule]?.place ?? NOWHERE, {});
    case 'rule-takes-moves':
      return diagnose('rule-takes-moves', model.rules[finding.rule]?.place ?? NOWHERE, {
        movers: finding.movers.map((mover) => moverName(model, mover)),
      });
    case 'merge-joins-nothing':
      return diagnose('merge-joins-nothing', model.merges[finding.merge]?.place ?? NOWHERE, {});
    case 'merge-hides-wants':
      return diagnose('merge-hides-wants', model.merges[finding.merge]?.place ?? NOWHERE, { actor: finding.mover });
    case 'guard-never-holds':
      return diagnose('guard-never-holds', optionPlace(model, finding.option), { option: finding.option });
    case 'view-at-fault': {
      const view = model.views.find(({ actor }) => actor === finding.actor);
      return describeUnder(view === undefined ? model : applyView(model, view), finding.finding, `the view of '${finding.actor}'`);
    }
    case 'overlay-at-fault':
      return describeUnder(modelUnder(model, finding.overlay), finding.finding, `'${finding.overlay}'`);
    case 'level-never-possible':
      return diagnose('level-never-possible', optionPlace(model, finding.option), { option: finding.option, level: finding.level });
  }
}

function ruledOut(model: Model, where: 'now' | 'state' | 'history', index: number): { readonly what: string; readonly place: Place } {
  if (where === 'state') {
    const state = model.states[index];
    return { what: `the state '${state?.id ?? index + 1}'`, place: state?.place ?? NOWHERE };
  }
  if (where === 'history') {
    const entry = model.history[index];
    return { what: `what the history says of ${entry?.date ?? `entry ${index + 1}`}`, place: entry?.place ?? NOWHERE };
  }
  const place = model.now === null ? model.history.at(-1)?.place : model.nowPlace;
  return {
    what: model.now === null && model.history.length === 0 ? 'the state with every option at its first level' : 'the present state',
    place: place ?? NOWHERE,
  };
}

function rankingPlace(model: Model, actor: string): Place {
  const mover = model.movers.find(({ id }) => id === actor);
  const preferences = mover?.kind === 'actor' ? mover.preferences : null;
  return (preferences?.kind === 'ranking' ? preferences.place : mover?.place) ?? NOWHERE;
}

function optionPlace(model: Model, option: string): Place {
  return model.options.find(({ id }) => id === option)?.place ?? NOWHERE;
}

/** A state as the language writes it: what is not at its first level. */
function stateWords(model: Model, settings: readonly Setting[]): string {
  const words = settings.flatMap(({ option, level }) => {
    const levels = model.options.find(({ id }) => id === option)?.levels ?? [];
    if (levels[0]?.id === level) return [];
    return [levels.length === 2 && level === 'on' ? option : `${option} = ${level}`];
  });
  return words.length === 0 ? '{ } (everything at its first level)' : `{ ${words.join(', ')} }`;
}

function placeOfMover(model: Model, id: string): Place {
  return model.movers.find((mover) => mover.id === id)?.place ?? NOWHERE;
}
