/**
 * A model under one of its overlays, with the events that may strike it and the pictures that actors have of it. Claims are checked here: in the
 * order `in`, `from`, rest, `after` (see {@link stagesOf}).
 */

import { buildGraph } from './build.js';
import { type ClaimSettings, checkOn, type Stage, stageOn, verdictOn } from './claim.js';
import type { Built } from './compile.js';
import { DEFAULT_CONCEPT } from './concept.js';
import { type Finding, isFault } from './finding.js';
import { type Graph, moverIndex, representativeOf } from './graph.js';
import type { Claim, Concept, Model, Verdict } from './model.js';
import { findOutcomes, type Outcome } from './outcome.js';
import { applyOverlay, overlayOf, settingsBy } from './overlay.js';
import { modelUnder } from './phase.js';
import { revalue } from './revalue.js';
import { type State, withSettings } from './state.js';
import type { ClaimResult } from './verdict.js';

/** How a version is built and its claims are checked. */
export interface VersionSettings extends ClaimSettings {
  /** Memory that one graph may take. */
  readonly bytes?: number;
}

/** A model under one overlay. What is compiled is kept. */
export interface Version {
  /** The overlay's id; null: the model as it stands. */
  readonly overlay: string | null;
  /** With the overlay's edits made. */
  readonly model: Model;
  /** Null: refused, `findings` say why. */
  readonly graph: Graph | null;
  /** What is wrong with the version as such, beyond what the model as it stands has to answer for. */
  readonly findings: readonly Finding[];
  /** The claim as it comes out here, in its view and after its events. Worlds are not told apart: open premises are read as written. */
  check(claim: Claim): ClaimResult;
  /** Only the verdict, which is quicker; under the claim's own concept unless another is given. */
  verdict(claim: Claim, concept?: Concept): Verdict;
  /** The concept that a claim is judged under here. */
  conceptOf(claim: Claim): Concept;
  /** What it was judged on: the graph in which the evidence stands. */
  stageOf(claim: Claim, event: string | null): Stage;
  /** The version once an event has struck; its graph has the same states' numbers. */
  struckBy(event: string): Built;
  /** The same version with other wants of its actors: what does not depend on wants is kept. `model` may differ in nothing else. */
  withWants(model: Model): Version;
}

/** The model under an overlay; null: as it stands. */
export function versionOf(model: Model, overlay: string | null, settings: VersionSettings = {}): Version {
  const under = modelUnder(model, overlay);
  const limits = settings.bytes === undefined ? {} : { bytes: settings.bytes };
  return versionFrom(under, overlay, settings, { own: buildGraph(under, limits), build: (struck) => buildGraph(struck, limits) });
}

/** Where a version's graphs come from: its own, and one for each event. */
interface Graphs {
  readonly own: Built;
  readonly build: (struck: Model, event: string) => Built;
}

function versionFrom(model: Model, overlay: string | null, settings: VersionSettings, graphs: Graphs): Version {
  const { own } = graphs;
  const struck = new Map<string, Built>();
  const struckBy = (event: string): Built => {
    const known = struck.get(event) ?? graphs.build(applyOverlay(model, overlayOf(model, event)).model, event);
    struck.set(event, known);
    return known;
  };
  const stages = new Map<string, Stage>();
  const stageFor = (event: string | null, view: string | null): Stage => {
    const key = JSON.stringify([event, view]);
    const known = stages.get(key) ?? newStage(event, view);
    stages.set(key, known);
    return known;
  };
  const newStage = (event: string | null, view: string | null): Stage => {
    if (event === null) return stageOn(inView(graphOf(own, overlay), view), settings);
    const before = stageFor(null, view);
    return after(before, stageOn(inView(graphOf(struckBy(event), event), view), settings), event);
  };
  const stagesOf = ({ after: events, inView: view }: Claim): readonly Stage[] =>
    events.length === 0 ? [stageFor(null, view)] : events.map((event) => stageFor(event, view));
  return {
    overlay,
    model,
    graph: own.graph,
    findings: overlay === null ? own.findings : own.findings.flatMap((finding) => faultUnder(overlay, finding)),
    check: (claim) => checkOn(stagesOf(claim), claim, settings),
    verdict: (claim, concept = claim.under ?? settings.concept ?? DEFAULT_CONCEPT) => verdictOn(stagesOf(claim), claim, concept),
    conceptOf: (claim) => claim.under ?? settings.concept ?? DEFAULT_CONCEPT,
    stageOf: (claim, event) => stageFor(event, claim.inView),
    struckBy,
    withWants: (changed) =>
      versionFrom(changed, overlay, settings, {
        own: revalued(own, changed),
        build: (model, event) => revalued(struckBy(event), model),
      }),
  };
}

/** What a finding about a model under an overlay says of the overlay: no notices, and not that something that happened is ruled out there. */
export function faultUnder(overlay: string, finding: Finding): Finding[] {
  return isFault(finding) ? [{ code: 'overlay-at-fault', weight: finding.weight, overlay, finding }] : [];
}

/** Whether the claim can be checked there: some state is left, and every ranking is whole, also once each of its events has struck. */
export function canCheck(version: Version, claim: Claim): boolean {
  return [version, ...claim.after.map((event) => version.struckBy(event))].every(
    ({ graph, findings }) => graph !== null && !findings.some(isFault),
  );
}

function revalued({ graph, findings }: Built, model: Model): Built {
  return { graph: graph === null ? null : revalue(graph, model), findings };
}

function graphOf({ graph }: Built, what: string | null): Graph {
  if (graph === null) throw new RangeError(`${what ?? 'the model'} leaves nothing to analyse: see its findings`);
  return graph;
}

/** The conflict as an actor sees it, as a model of its own; an actor without a view sees it as it is. */
function inView(graph: Graph, view: string | null): Graph {
  return view === null ? graph : (graph.pictures.get(moverIndex(graph, view))?.graph ?? graph);
}

/** What became of the states at which an event struck. */
export interface Struck {
  /** Where it struck, and the state that it made; null: a rule forbids that state, and the story does not go on from there. */
  readonly at: State;
  readonly to: State | null;
}

/**
 * An event strikes every state of every outcome: its settings are made there.
 * @param graph  the conflict once the event has struck
 */
export function strike(graph: Graph, event: string, outcomes: readonly Outcome[]): Struck[] {
  const settings = settingsBy(overlayOf(graph.model, event), graph.model);
  const states = [...new Set(outcomes.flatMap(({ states }) => states))];
  return states.map((at) => ({ at, to: representativeOf(graph, withSettings(graph.model, graph.numbering, at, settings)) }));
}

/** The stage once an event has struck: the claim's starts come to rest as before, and the story goes on from what the event makes of that. */
function after(before: Stage, struck: Stage, event: string): Stage {
  return {
    ...struck,
    event,
    present: before.present,
    starts: (concept, supposed) => {
      const outcomes = findOutcomes(before.foresight(concept), before.starts(concept, supposed));
      return [...new Set(strike(struck.graph, event, outcomes).flatMap(({ to }) => to ?? []))];
    },
  };
}
