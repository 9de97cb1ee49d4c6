/** `parley tip`: the smallest changes that overturn a claim, and the premises that carry most. */

import {
  type Carrier,
  type Claim,
  carriersOf,
  DEFAULT_CONCEPT,
  type Model,
  modelHash,
  type Progress,
  type Tipping,
  tippingOf,
} from '@parley/engine';
import {
  circumstances,
  citationWords,
  counted,
  exactlyWhen,
  inWorlds,
  listed,
  lookedWords,
  nearest,
  premiseWords,
  rankingsWords,
  sentenceCase,
  tippingWords,
  verdictVerb,
} from '@parley/language';
import type { Disk } from '../files.js';
import { MARKS, noted, type Page, pageFor, wrap } from '../layout.js';
import { loadOne } from '../one.js';
import { type Command, data, err, out } from '../output.js';
import type { Screen, TipRequest } from '../request.js';
import { head, lookedJson, settingsFor } from '../view.js';

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
  if (graph.composite !== null)
    yield out(`${ink.dim(wrap(page, 'The argument has too many states to list, so each change is judged theatre by theatre.', 2))}\n`);
  const ranked = rankingsWords(model);
  if (ranked !== null) yield out(`${ink.dim(wrap(page, ranked, 2))}\n`);
  // Other versions may leave more open, or less.
  const own = inOrder.find(({ overlay }) => overlay === null) ?? inOrder[0];
  const worlds = own === undefined ? null : lookedWords(own.looked);
  if (worlds !== null)
    yield out(
      `${ink.dim(wrap(page, `${worlds} Changes are looked for with the wants as they are written, and each that is found is taken to every world. What only closes something left open counts as none.`, 2))}\n`,
    );
  const most = request.claim === null ? 2 : 8;
  for (const [index, tipping] of inOrder.entries())
    yield out(claimEntry(page, model, argument.version(tipping.overlay).model, claims[index] as Claim, tipping, most));
  yield out(ranking(page, model, inOrder, request.claim === null));
  if (distance < 2 && request.distance === null)
    yield out(
      `\n${ink.dim(wrap(page, 'The model is large, so single premises and single swaps were tried; --distance 2 looks further, and takes longer.'))}\n`,
    );
  return 0;
}

/** @param version  the model as the claim's own overlay leaves it, whose wants its worlds are told by; changes are made to the model as it stands */
function claimEntry(page: Page, model: Model, version: Model, claim: Claim, tipping: Tipping, most: number): string {
  const { ink } = page;
  const { verdict, holds, rule, looked } = tipping;
  const { summary, tips } = tippingWords(model, tipping, most);
  const mixed = verdict !== 'unknown' && holds.holds > 0 && holds.holds < holds.of;
  const paint = mixed || verdict === 'unknown' ? ink.dim : verdict === 'holds' ? ink.green : ink.red;
  const cites = citationWords(claim.cites);
  const standing = mixed ? `holds ${inWorlds(holds)}` : verdictVerb(verdict);
  const lines = [
    `  ${paint(MARKS[mixed ? 'partly' : verdict])} ${ink.bold(claim.id)} ${ink.dim(standing)}`,
    noted(page, '', claim.text, cites === '' ? '' : ink.dim(cites), 6),
  ];
  const where = circumstances(model, claim);
  if (where !== null) lines.push(ink.dim(wrap(page, where, 6)));
  if (verdict === 'unknown') return `${lines.join('\n')}\n`;
  if (mixed) {
    const when = exactlyWhen(version, rule, looked);
    const written = `As the wants are written it ${verdictVerb(verdict)}.`;
    lines.push(wrap(page, when === null ? written : `It holds ${when}. ${written}`, 6));
  }
  lines.push(wrap(page, summary, 6), ...tips.map((each) => ink.dim(wrap(page, each, 6))));
  return `${lines.join('\n')}\n`;
}

/** Premises with what they say, by how many claims each would overturn; of a single claim without that number. */
function ranking(page: Page, model: Model, tippings: readonly Tipping[], counts: boolean): string {
  const { ink } = page;
  const carriers = carriersOf(tippings);
  if (carriers.length === 0) return counts ? `\n${wrap(page, 'No single premise would overturn any of the claims.')}\n` : '';
  const shown = carriers.slice(0, RANKED);
  const lines = [
    ink.bold(counts ? 'Premises, by how many claims each would overturn' : 'What these premises say'),
    ...shown.map((carrier) => row(page, model, carrier, counts)),
  ];
  const rest = carriers.length - shown.length;
  if (rest > 0)
    lines.push(
      ink.dim(
        counts
          ? `  and ${counted(rest, 'more premise')}, of ${counted(shown.at(-1)?.claims.length ?? 1, 'claim')} or fewer`
          : `  and ${counted(rest, 'more premise')}`,
      ),
    );
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

function row(page: Page, model: Model, carrier: Carrier, counts: boolean): string {
  const { name, said, cites } = premiseWords(model, carrier);
  const label = counts ? `  ${page.ink.bold(String(carrier.claims.length))}` : ' ';
  const text = `${sentenceCase(name)}${said === null ? '' : `: ${said}`}`;
  return noted(page, label, text, cites === null ? page.ink.yellow('uncited') : page.ink.dim(cites), counts ? 6 : 2);
}

function json(model: Model, request: TipRequest, distance: number, tippings: readonly Tipping[]): object {
  return {
    model: model.title,
    hash: modelHash(model),
    concept: request.under ?? DEFAULT_CONCEPT,
    responses: request.responses,
    distance,
    claims: tippings.map(({ looked, ...tipping }) => ({ ...tipping, worlds: lookedJson(looked) })),
    premises: carriersOf(tippings),
  };
}
