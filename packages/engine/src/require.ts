/**
 * The inverse question: what would each mover have to want, at least, for a state with a condition to be an equilibrium, and which single guarantee
 * would do it (after inverse GMCR: Kinsara, Kilgour and Hipel 2015, who ask for rankings; here it is wants).
 */

import { buildGraph } from './build.js';
import type { Deterrent } from './certificate.js';
import { foresee } from './foresee.js';
import { type Foresight, isEquilibrium, isStable } from './foresight.js';
import { type Graph, representativeOf, settingsOf, statesWith } from './graph.js';
import type { Condition, Edit, Model, Option } from './model.js';
import { applyOverlay } from './overlay.js';
import { presentState } from './present.js';
import type { Progress } from './progress.js';
import { revalue } from './revalue.js';
import { differences, type State } from './state.js';
import { type Change, changedModel, swapsOf } from './tip.js';

/** One state that the condition asks for, and what it would take. */
export interface Target {
  readonly state: State;
  /** Movers, by id, who would stay there already. */
  readonly there: readonly string[];
  /** Movers who would leave, and what would keep each. */
  readonly leavers: readonly Leaver[];
  /** The least changes of all leavers together make it an equilibrium; null: not every leaver has one. */
  readonly together: boolean | null;
  /** Single guarantees that make it an equilibrium as the wants stand. */
  readonly guarantees: readonly Guarantee[];
}

/** A mover who would leave the state. */
export interface Leaver {
  readonly mover: string;
  /** Where it would go. */
  readonly pulls: readonly State[];
  /** An answer that keeps it from another gain, as far as one does. */
  readonly deterred: readonly { readonly to: State; readonly deterrent: Deterrent }[];
  /** The least changes of its wants that make it stay: fewest swaps of neighbours (up to three), else one want dropped. Empty for a body. */
  readonly changes: readonly Change[];
  /** It would stay if it wanted, above all, that the condition holds. Null for a body. */
  readonly wishFirst: boolean | null;
}

/** Something that ties hands, so that nobody leaves. */
export type Guarantee =
  /** The option stays as it is there. */
  | { readonly kind: 'fix'; readonly option: string; readonly level: string }
  /** The option cannot be taken back. */
  | { readonly kind: 'irreversible'; readonly option: string }
  /** The agreement, in force there, also binds the option. */
  | { readonly kind: 'bind'; readonly agreement: string; readonly option: string };

/** What a condition would take. */
export interface Requirement {
  /** States that have the condition, and how many of them were looked at: those nearest to the present. */
  readonly states: number;
  readonly looked: number;
  /** Those looked at that are equilibria already. */
  readonly standing: readonly State[];
  /** Else the states that fewest movers would leave, nearest first. */
  readonly targets: readonly Target[];
}

/** How the question is put. */
export interface RequireSettings {
  /** At most so many states are looked at; 200 unless given. */
  readonly look?: number;
  /** At most so many targets are worked out; 3 unless given. */
  readonly targets?: number;
  readonly progress?: Progress;
}

/** What it would take for a state with the condition to be an equilibrium. */
export function require(foresight: Foresight, condition: Condition, settings: RequireSettings = {}): Requirement {
  const { graph } = foresight;
  const all = statesWith(graph, condition);
  const now = presentState(graph).state;
  const near = all
    .map((state) => ({ state, distance: now === null ? 0 : differences(graph.numbering, state, now) }))
    .sort((a, b) => a.distance - b.distance || a.state - b.state)
    .slice(0, settings.look ?? 200);
  const leavers = near.map(({ state, distance }, index) => {
    settings.progress?.(index, near.length, 'states with the condition');
    return { state, distance, movers: graph.movers.filter(({ id }) => !isStable(foresight, id, state)).map(({ id }) => id) };
  });
  const standing = leavers.filter(({ movers }) => movers.length === 0).map(({ state }) => state);
  const targets = leavers
    .filter(({ movers }) => movers.length > 0)
    .sort((a, b) => a.movers.length - b.movers.length || a.distance - b.distance)
    .slice(0, standing.length > 0 ? 0 : (settings.targets ?? 3))
    .map(({ state, movers }) => targetOf(foresight, condition, state, movers));
  return { states: all.length, looked: near.length, standing, targets };
}

function targetOf(foresight: Foresight, condition: Condition, state: State, movers: readonly string[]): Target {
  const { graph } = foresight;
  const leavers = movers.map((mover) => leaverAt(foresight, condition, state, mover));
  const first = leavers.map(({ changes }) => changes[0]);
  const together = first.every((change) => change !== undefined)
    ? standsWith(
        foresight,
        first.reduce<Model>((model, change) => changedModel(model, change), graph.model),
        state,
      )
    : null;
  return {
    state,
    there: graph.movers.filter(({ id }) => !movers.includes(id)).map(({ id }) => id),
    leavers,
    together,
    guarantees: guaranteesAt(foresight, state),
  };
}

function leaverAt(foresight: Foresight, condition: Condition, state: State, mover: string): Leaver {
  const { graph } = foresight;
  const certificate = foresight.certificate(mover, state);
  const own = graph.model.movers.find(({ id }) => id === mover);
  const base = {
    mover,
    pulls: foresight.wouldMove(mover, state),
    deterred: certificate.improvements.flatMap(({ to, deterrent }) => (deterrent === null ? [] : [{ to, deterrent }])),
  };
  if (own?.kind !== 'actor') return { ...base, changes: [], wishFirst: null };
  const stays = (model: Model): boolean => isStable(foreseeAs(foresight, revalue(graph, model)), mover, state);
  const length = own.preferences?.kind === 'statements' ? own.preferences.statements.length : 0;
  let changes: Change[] = [];
  for (let distance = 1; distance <= 3 && changes.length === 0; distance++)
    changes = swapsOf(mover, length, distance).filter((change) => stays(changedModel(graph.model, change)));
  if (changes.length === 0) {
    changes = Array.from({ length }, (_, want): Change => ({ kind: 'drop', actor: mover, want })).filter((change) =>
      stays(changedModel(graph.model, change)),
    );
  }
  const wish: Edit = {
    kind: 'add',
    actor: mover,
    statement: { label: null, condition, maybe: false, anyOrder: null, cites: [] },
    at: { kind: 'first' },
    cites: [],
  };
  return { ...base, changes, wishFirst: stays(applyOverlay(graph.model, { edits: [wish], views: [] }).model) };
}

function foreseeAs({ concept, responses }: Foresight, graph: Graph): Foresight {
  return foresee(graph, { concept, responses });
}

function standsWith(foresight: Foresight, model: Model, state: State): boolean {
  return isEquilibrium(foreseeAs(foresight, revalue(foresight.graph, model)), state);
}

/** Every single guarantee is tried: the model with it is built anew. */
function guaranteesAt(foresight: Foresight, state: State): Guarantee[] {
  const { graph } = foresight;
  const { model } = graph;
  const levels = new Map(settingsOf(graph, state).map(({ option, level }) => [option, level]));
  const firstLevel = ({ id, levels: all }: Option): boolean => levels.get(id) === all[0]?.id;
  const tried: { guarantee: Guarantee; model: Model }[] = [];
  for (const option of model.options) {
    const level = levels.get(option.id);
    if (option.mover === null || level === undefined) continue;
    const fix: Edit = { kind: 'fix', option: option.id, level, cites: [] };
    tried.push({ guarantee: { kind: 'fix', option: option.id, level }, model: applyOverlay(model, { edits: [fix], views: [] }).model });
    if (!option.irreversible && !firstLevel(option)) {
      const options = model.options.map((each) => (each.id === option.id ? { ...each, irreversible: true } : each));
      tried.push({ guarantee: { kind: 'irreversible', option: option.id }, model: { ...model, options } });
    }
  }
  for (const agreement of model.movers) {
    if (agreement.kind !== 'agreement') continue;
    const own = model.options.find(({ id }) => id === agreement.id);
    if (own === undefined || firstLevel(own)) continue;
    for (const option of model.options) {
      if (option.mover === null || !agreement.parties.includes(option.mover) || agreement.binds.includes(option.id)) continue;
      const movers = model.movers.map((mover) => (mover === agreement ? { ...agreement, binds: [...agreement.binds, option.id] } : mover));
      tried.push({ guarantee: { kind: 'bind', agreement: agreement.id, option: option.id }, model: { ...model, movers } });
    }
  }
  return tried.flatMap(({ guarantee, model: changed }) => {
    const { graph: bound } = buildGraph(changed);
    if (bound === null || representativeOf(bound, state) !== state) return [];
    return isEquilibrium(foreseeAs(foresight, bound), state) ? [guarantee] : [];
  });
}
