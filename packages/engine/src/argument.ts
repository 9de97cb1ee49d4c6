/** An argument, whole: the model as it stands, and every overlay on it, each compiled when it is first asked for. */

import type { Finding } from './finding.js';
import type { Claim, Edit, Model, Overlay } from './model.js';
import { overlayOf } from './overlay.js';
import { modelUnder } from './phase.js';
import { type SurveySettings, survey } from './survey.js';
import type { ClaimResult } from './verdict.js';
import { faultUnder, type Version, type VersionSettings, versionOf } from './version.js';
import { worldsOf } from './world.js';

/** A model and the versions of it. */
export interface Argument {
  readonly model: Model;
  readonly settings: VersionSettings;
  /** The version under an overlay; null: as it stands. */
  version(overlay: string | null): Version;
  /** The same argument with other wants of its actors; `model` may differ in nothing else. */
  withWants(model: Model): Argument;
}

/** An argument over a model. Names in it must resolve: the front end has checked that. */
export function argumentOf(model: Model, settings: VersionSettings = {}): Argument {
  return argumentFrom(model, settings, (overlay) => versionOf(model, overlay, settings));
}

function argumentFrom(model: Model, settings: VersionSettings, make: (overlay: string | null) => Version): Argument {
  const versions = new Map<string | null, Version>();
  const version = (overlay: string | null): Version => {
    const known = versions.get(overlay) ?? make(overlay);
    versions.set(overlay, known);
    return known;
  };
  return {
    model,
    settings,
    version,
    withWants: (changed) => argumentFrom(changed, settings, (overlay) => version(overlay).withWants(modelUnder(changed, overlay))),
  };
}

/**
 * What is wrong with the model, and with what its overlays make of it. Events are tried on the model as it stands, and under each overlay where some
 * claim puts both together.
 */
export function findingsOf(argument: Argument): readonly Finding[] {
  const { model } = argument;
  const own = argument.version(null);
  if (own.graph === null) return own.findings;
  const faultsOf = (version: Version, event: string): Finding[] =>
    version.struckBy(event).findings.flatMap((finding) => faultUnder(event, finding));
  const overlays = model.overlays.flatMap(({ id, kind }): readonly Finding[] => {
    if (kind === 'event') return faultsOf(own, id);
    const version = argument.version(id);
    if (version.findings.length > 0) return version.findings;
    const events = new Set(model.claims.flatMap((claim) => (versionsFor(model, claim).includes(id) ? claim.after : [])));
    return [...events].flatMap((event) => {
      if (!touchesStates(overlayOf(model, event)) || faultsOf(own, event).length > 0) return [];
      return faultsOf(version, event).flatMap((finding) => faultUnder(id, finding));
    });
  });
  return [...own.findings, ...overlays];
}

/** Whether it can leave other states than there were, or a ranking that lacks some. What sets things, or changes lists of wants, cannot. */
function touchesStates({ edits, views }: Pick<Overlay, 'edits' | 'views'>): boolean {
  const touches = (edit: Edit): boolean =>
    ['rule', 'lift', 'hide', 'fix'].includes(edit.kind) || (edit.kind === 'wants' && edit.preferences.kind === 'ranking');
  return edits.some(touches) || views.some(touchesStates);
}

/** Under which versions a claim is checked: the one it names, or the model as it stands and beside it every critique. */
export function versionsFor(model: Model, claim: Claim): readonly (string | null)[] {
  if (claim.in !== null) return [claim.in];
  return [null, ...model.overlays.filter(({ kind }) => kind === 'critique').map(({ id }) => id)];
}

/** A claim as it came out under one version. */
export interface Checked {
  readonly claim: Claim;
  /** Null: as the model stands. */
  readonly overlay: string | null;
  readonly result: ClaimResult;
  /** The version in which the evidence stands: of a model that leaves something open, one of its worlds. */
  readonly version: Version;
}

/**
 * Checks every claim under every version it is to be checked under, over all worlds, in the order of the text, the model as it stands before its
 * critiques. Expectations of a critique are those that stand in it.
 */
export function checkArgument(argument: Argument, settings: SurveySettings = {}): Checked[] {
  const { model } = argument;
  const overlays = [null, ...model.overlays.map(({ id }) => id)].filter((overlay) =>
    model.claims.some((claim) => versionsFor(model, claim).includes(overlay)),
  );
  const checked = overlays.flatMap((overlay) => {
    const claims = model.claims.filter((claim) => versionsFor(model, claim).includes(overlay));
    const critique = model.overlays.find(({ id }) => id === overlay);
    return surveyed(argument, overlay, claims, settings).map(({ result, version }, index): Checked => {
      const claim = claims[index] as Claim;
      const expected =
        overlay === claim.in ? result.expected : (critique?.expects.find(({ claim: id }) => id === claim.id)?.verdict ?? null);
      return { claim, overlay, result: { ...result, expected }, version };
    });
  });
  return model.claims.flatMap((claim) => checked.filter((each) => each.claim === claim));
}

function surveyed(
  argument: Argument,
  overlay: string | null,
  claims: readonly Claim[],
  settings: SurveySettings,
): ReturnType<typeof survey> {
  const version = argument.version(overlay);
  if (worldsOf(version.model).count > 1n) return survey(version, claims, settings);
  return claims.map((claim, index) => {
    settings.progress?.(index, claims.length, `claim ${claim.id}`);
    return { result: version.check(claim), version };
  });
}
