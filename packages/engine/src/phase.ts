/** The model under an overlay, from where that overlay starts; and which phase a date falls into. */

import { beginsAtOrAfter, beginsWithin } from './date.js';
import type { DateText, Model, Overlay } from './model.js';
import { applyOverlay, overlayOf } from './overlay.js';
import { numberStates, settingsIn, withSettings } from './state.js';

/** The model as an overlay has it; null: as it stands. A phase starts at the state before its first dated move. */
export function modelUnder(model: Model, overlay: string | null): Model {
  if (overlay === null) return model;
  const found = overlayOf(model, overlay);
  return applyOverlay(found.kind === 'phase' ? startingAt(model, found) : model, found).model;
}

/** The phase that a date falls into; null: the model proper, which is the phase of its own date. */
export function phaseAt(model: Model, date: DateText): Overlay | null {
  return model.overlays.find(({ kind, span }) => kind === 'phase' && span !== null && beginsWithin(date, span)) ?? null;
}

function startingAt(model: Model, phase: Overlay): Model {
  const numbering = numberStates(model);
  const { span } = phase;
  let assignment = 0;
  for (const entry of model.history) {
    // A start gives the first state even when its date lies in the phase.
    if (entry.kind !== 'start' && span !== null && beginsAtOrAfter(entry.date, span.from)) break;
    assignment = withSettings(model, numbering, entry.kind === 'start' ? 0 : assignment, entry.settings);
  }
  return { ...model, now: settingsIn(model, numbering, assignment) };
}
