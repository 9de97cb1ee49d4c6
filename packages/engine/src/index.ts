/**
 * The Parley engine: the graph model for conflict resolution, from a model to what follows from it.
 *
 * Pure and synchronous: no input or output, no clock, no randomness, no dependencies. Start with {@link buildGraph}.
 * @packageDocumentation
 */

export { type Argument, argumentOf, type Checked, checkArgument, findingsOf, versionsFor } from './argument.js';
export { type Bite, biteOf } from './bite.js';
export { buildGraph } from './build.js';
export type { Deterrent, IdleThreat, Improvement, StabilityCertificate, Step } from './certificate.js';
export { type ClaimSettings, checkClaim, checkClaims, conditionsOf, type Stage } from './claim.js';
export { compareStates, type Ground, whyPrefers } from './compare.js';
export type { Built } from './compile.js';
export { CLASSICAL_CONCEPTS, type ClassicalConcept, COMPARED_CONCEPTS, CONCEPTS, DEFAULT_CONCEPT, type Responses } from './concept.js';
export { optionsNamed } from './condition.js';
export { isAhead, type Span, spanOf } from './date.js';
export { type Endurance, type EnduranceSettings, enduranceOf } from './endurance.js';
export type { Finding } from './finding.js';
export { foresee } from './foresee.js';
export { type Eyes, type Foresight, type ForesightSettings, isEquilibrium, isStable, type Leg } from './foresight.js';
export { conditionHolds, feasibleStates, type Graph, type GraphMover, type Picture, settingsOf, stateOf, statesWith } from './graph.js';
export { modelHash } from './hash.js';
export { bytesNeeded, DEFAULT_BYTES } from './limits.js';
export type * from './model.js';
export { moves } from './move.js';
export { findOutcomes, type Outcome, stepsFrom } from './outcome.js';
export { type Applied, applyOverlay, applyView, mergeViews, settingsBy } from './overlay.js';
export { modelUnder, phaseAt } from './phase.js';
export { seenAs } from './picture.js';
export { nearestStates, type Present, presentSettings, presentState } from './present.js';
export type { Progress } from './progress.js';
export { reachableByImprovements, type WayTo, wayTo } from './reach.js';
export { type Replay, type ReplayEntry, replayHistory } from './replay.js';
export {
  type Guarantee,
  type Leaver,
  type Requirement,
  type RequireSettings,
  require,
  requireByTheatre,
  type Standing,
  type Target,
  type TheatreRequirement,
  type TheatreRequirements,
} from './require.js';
export type { Literal, Separation } from './separation.js';
export {
  type Bargain,
  type Settled,
  type SettledTheatre,
  type Settlement,
  type SettleSettings,
  settle,
  settleByTheatre,
} from './settle.js';
export { type Looked, lookAt, type Share, type ShareSettings, shareOf } from './share.js';
export { analyzeStability, type Stability, type StabilitySettings } from './stability.js';
export type { State } from './state.js';
export { type Stress, stressOutcomes } from './stress.js';
export { type Surprise, surprisesAlong, surprisesAt } from './surprise.js';
export { type SurveySettings, survey } from './survey.js';
export {
  type Carrier,
  type Change,
  carriersOf,
  changedModel,
  changeOf,
  type Inversion,
  type Place as WantPlace,
  type Tip,
  type Tipping,
  type TipSettings,
  tippingOf,
} from './tip.js';
export type { ClaimResult, Course, Evidence, Fear, Witness, WorldCount } from './verdict.js';
export { type Struck, strike, type Version, type VersionSettings, versionOf } from './version.js';
export { countWorlds, type OpenPremise, openPremises, worldsOf } from './world.js';
