/** `parley tip`: the smallest changes that overturn a claim, and the premises that carry most. */

import {
  type Carrier,
  type Claim,
  carriersOf,
  countWorlds,
  DEFAULT_CONCEPT,
  type Model,
  modelHash,
  openPremises,
  type Progress,
  type Tipping,
  tippingOf,
} from '@parley/engine';
import { citationWords, counted, listed, nearest, premiseWords, sentenceCase, tippingWords, verdictVerb } from '@parley/language';
import type { Disk } from '../files.js';
import { columns, MARKS, noted, type Page, pageFor, table, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { Screen, TipRequest } from '../request.js';
import { head, settingsFor } from '../view.js';

/** Beyond so many states, distance 1 is looked at unless more is asked for. */
const LARGE = 5000;
/** Premises shown in the ranking. */
const RANKED = 12;

/** Tells what overturns the claims that the request names. */
export function* tip(request: TipRequest, screen: Screen, disk: Disk, progress: Progress): Command {
  const loaded = yield* loadOne(request.file, disk, screen, settingsFor(request, progress));
  if (loaded === null) return 2;
  const { model, graph, argument } = loaded;
  if (request.claim !== null && !model.claims.some(({ id }) => id === request.claim)) {
    const ids = model.claims.map(({ id }) => id);
    const meant = nearest(request.claim, ids);
    const hint = meant !== null ? ` Did you mean '${meant}'?` : ids.length === 0 ? ' It makes no claims.' : ` There are ${listed(ids)}.`;
    yield err(`${request.file}: error: there is no claim '${request.claim}' here.${hint}\n`);
    return 2;
  }
  const claims = model.claims.filter(({ id }) => request.claim === null || id === request.claim);
  const distance = request.distance ?? (graph.space.feasible > LARGE ? 1 : 2);
  // Claims in the same version are judged together.
  const overlays = [...new Set(claims.map((claim) => claim.in))];
  const tippings = overlays.flatMap((overlay) =>
    tippingOf(
      argument,
      claims.filter((claim) => claim.in === overlay),
      overlay,
      { distance, progress },
    ),
  );
  const inOrder = claims.flatMap((claim) => tippings.filter((tipping) => tipping.claim === claim.id));
  if (request.json) {
    yield data(`${JSON.stringify(json(model, request, distance, inOrder))}\n`);
    return 0;
  }
  const page = pageFor(screen);
  const { ink } = page;
  yield out(`${head(page, graph)}\n\n${ink.bold('What each claim hangs on')}\n`);
  const worlds = countWorlds(openPremises(model));
  if (worlds > 1n) yield out(`${ink.dim(wrap(page, 'The model leaves something open; wants are read as they are written here.', 2))}\n`);
  const most = request.claim === null ? 2 : 8;
  for (const [index, tipping] of inOrder.entries()) yield out(claimEntry(page, model, claims[index] as Claim, tipping, most));
  if (request.claim === null) yield out(ranking(page, model, inOrder));
  if (distance < 2 && request.distance === null)
    yield out(
      `\n${ink.dim(wrap(page, 'The model is large, so single premises and single swaps were tried; --distance 2 looks further, and takes longer.'))}\n`,
    );
  return 0;
}

function claimEntry(page: Page, model: Model, claim: Claim, tipping: Tipping, most: number): string {
  const { ink } = page;
  const { summary, tips } = tippingWords(model, tipping, most);
  const paint = tipping.verdict === 'holds' ? ink.green : tipping.verdict === 'fails' ? ink.red : ink.dim;
  const cites = citationWords(claim.cites);
  const lines = [
    `  ${paint(MARKS[tipping.verdict])} ${ink.bold(claim.id)} ${ink.dim(verdictVerb(tipping.verdict))}`,
    noted(page, '', claim.text, cites === '' ? '' : ink.dim(cites), 6),
  ];
  if (tipping.verdict === 'unknown') return `${lines.join('\n')}\n`;
  lines.push(wrap(page, summary, 6), ...tips.map((each) => ink.dim(wrap(page, each, 6))));
  return `${lines.join('\n')}\n`;
}

function ranking(page: Page, model: Model, tippings: readonly Tipping[]): string {
  const { ink } = page;
  const carriers = carriersOf(tippings);
  if (carriers.length === 0) return `\n${wrap(page, 'No single premise carries any of the claims.')}\n`;
  const shown = carriers.slice(0, RANKED);
  const rows = shown.map((carrier) => row(page, model, carrier));
  const rest = carriers.length - shown.length;
  const lines = [
    ink.bold('Premises by what they carry'),
    table(rows, 2, new Set([0])),
    ...(rest > 0
      ? [
          ink.dim(
            `  and ${counted(rest, 'more premise')} that ${rest === 1 ? 'carries' : 'carry'} ${counted(shown.at(-1)?.claims.length ?? 1, 'claim')} or fewer`,
          ),
        ]
      : []),
  ];
  const uncited = carriers.filter((carrier) => premiseWords(model, carrier).cites === null).length;
  if (uncited > 0)
    lines.push(
      wrap(
        page,
        `${sentenceCase(counted(uncited, 'premise'))} of these ${uncited === 1 ? 'is' : 'are'} the modeller’s own: no source is cited.`,
        2,
      ),
    );
  return `\n${lines.join('\n')}\n`;
}

function row(page: Page, model: Model, carrier: Carrier): string[] {
  const { name, cites } = premiseWords(model, carrier);
  const room = Math.max(24, page.width - 30);
  const short = columns(name) > room ? `${name.slice(0, room - 1).trimEnd()}…` : name;
  return [String(carrier.claims.length), short, cites ?? page.ink.yellow('uncited')];
}

function json(model: Model, request: TipRequest, distance: number, tippings: readonly Tipping[]): object {
  return {
    model: model.title,
    hash: modelHash(model),
    concept: request.under ?? DEFAULT_CONCEPT,
    responses: request.responses,
    distance,
    claims: tippings,
    premises: carriersOf(tippings),
  };
}
