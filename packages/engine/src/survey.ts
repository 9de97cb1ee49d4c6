/** Surveys: how claims come out over the worlds that a model leaves open. */

import { COMPARED_CONCEPTS } from './concept.js';
import type { Graph } from './graph.js';
import type { Claim, Concept, Verdict } from './model.js';
import type { Ranks } from './preference.js';
import type { Progress } from './progress.js';
import { separate } from './separation.js';
import { type Looked, lookAt, type ShareSettings, shareOf } from './share.js';
import type { ClaimResult, WorldCount } from './verdict.js';
import type { Version } from './version.js';
import { type Choice, type World, worldsOf } from './world.js';

/** How a survey is made. */
export interface SurveySettings extends ShareSettings {
  /** Concepts to work out besides the claim's own. */
  readonly concepts?: readonly Concept[];
  readonly progress?: Progress;
}

/** The claims of one version over its worlds, in the order given; each result with the version of the world in which its evidence stands. */
export function survey(
  version: Version,
  claims: readonly Claim[],
  settings: SurveySettings = {},
): readonly { readonly result: ClaimResult; readonly version: Version }[] {
  if (worldsOf(version.model).count === 1n) return claims.map((claim) => ({ result: version.check(claim), version }));
  const looked = lookAt(version.model, settings);
  const visited = looked.worlds;
  const concepts = settings.concepts ?? COMPARED_CONCEPTS;
  const judged = claims.map((claim) => ({ claim, concept: version.conceptOf(claim), verdicts: new Map<Concept, Verdict[]>() }));
  const alike = new Map<string, readonly (readonly [Concept, Verdict][])[]>();
  const telling = keyOf(claims);
  visited.forEach((world, index) => {
    settings.progress?.(index, visited.length, 'worlds');
    const within = version.withWants(world.model);
    const key = telling(within);
    const known = key === null ? undefined : alike.get(key);
    const verdicts =
      known ??
      judged.map(({ claim, concept }) =>
        [...new Set([concept, ...concepts])].map((each): [Concept, Verdict] => [each, within.verdict(claim, each)]),
      );
    if (key !== null) alike.set(key, verdicts);
    judged.forEach((each, at) => {
      for (const [concept, verdict] of verdicts[at] ?? []) {
        const list = each.verdicts.get(concept);
        if (list === undefined) each.verdicts.set(concept, [verdict]);
        else list.push(verdict);
      }
    });
  });
  const choices = visited.map((world) => world.choices);
  return judged.map(({ claim, concept, verdicts }) => summed(version, claim, concept, verdicts, { looked, visited, choices }));
}

/**
 * Worlds in which every actor ranks the states alike have the same verdicts: their key, by the rankings of every conflict that the claims ask about. Null
 * where states are not listed.
 */
function keyOf(claims: readonly Claim[]): (within: Version) => string | null {
  const events = [...new Set(claims.flatMap(({ after }) => after))];
  const ids = new WeakMap<Ranks, number>();
  let rankings = 0;
  const idOf = (ranks: Ranks): number => {
    const id = ids.get(ranks) ?? rankings++;
    ids.set(ranks, id);
    return id;
  };
  const keysOf = (graph: Graph | null): readonly (number | null)[] => {
    if (graph === null || graph.composite !== null) return [null];
    const pictured = Array.from(graph.pictures.values(), (picture) => keysOf(picture.graph));
    return [...graph.movers.flatMap(({ ranks }) => (ranks === null ? [] : idOf(ranks))), ...pictured.flat()];
  };
  return (within) => {
    if (within.graph?.composite !== null) return null;
    const keys = [within.graph, ...events.map((event) => within.struckBy(event).graph)].flatMap(keysOf);
    return keys.includes(null) ? null : keys.join();
  };
}

/** What was looked at. */
interface Visited {
  readonly looked: Looked;
  readonly visited: readonly World[];
  readonly choices: readonly (readonly Choice[])[];
}

function summed(
  version: Version,
  claim: Claim,
  concept: Concept,
  verdicts: ReadonlyMap<Concept, readonly Verdict[]>,
  { looked, visited, choices }: Visited,
): { readonly result: ClaimResult; readonly version: Version } {
  const own = verdicts.get(concept) ?? [];
  const count = (verdict: Verdict): number => own.filter((each) => each === verdict).length;
  const [holds, fails, unknown] = [count('holds'), count('fails'), count('unknown')];
  const verdict = overall(own, claim.atLeast);
  // The evidence is of the first world that speaks against the claim, or else of the first.
  const telling = own.findIndex((each) => each === (holds < own.length ? (fails > 0 ? 'fails' : 'unknown') : 'holds'));
  const world = version.withWants((visited[Math.max(0, telling)] as World).model);
  const told = world.check(claim);
  const known = own
    .map((each, index) => ({ verdict: each, choice: choices[index] as readonly Choice[] }))
    .filter((each) => each.verdict !== 'unknown');
  const worlds: WorldCount = {
    total: looked.total,
    tried: own.length,
    seed: looked.seed,
    holds,
    fails,
    unknown,
    interval: shareOf(looked, holds, own.length).interval,
    premises: looked.premises,
    rule: separate(
      looked.premises,
      known.map(({ choice }) => choice),
      known.map((each) => each.verdict === 'holds'),
    ),
  };
  const under = Object.fromEntries(
    COMPARED_CONCEPTS.map((each) => [each, overall(verdicts.get(each) ?? own, claim.atLeast)]),
  ) as ClaimResult['under'];
  const share = unknown === own.length ? null : holds / own.length;
  return { result: { ...told, verdict, share, under, vacuous: told.vacuous && verdict === told.verdict, worlds }, version: world };
}

/**
 * Holds when every world does, fails when none does and each can be told, else partly; unknown when nothing holds and something cannot be told. Asked for
 * in at least so many per cent of worlds it holds or fails.
 */
function overall(verdicts: readonly Verdict[], atLeast: number | null): Verdict {
  const holds = verdicts.filter((verdict) => verdict === 'holds').length;
  const unknown = verdicts.filter((verdict) => verdict === 'unknown').length;
  if (atLeast !== null) {
    if (holds * 100 >= atLeast * verdicts.length) return 'holds';
    return (holds + unknown) * 100 >= atLeast * verdicts.length ? 'unknown' : 'fails';
  }
  if (holds === verdicts.length) return 'holds';
  if (holds > 0) return 'partly';
  return unknown > 0 ? 'unknown' : 'fails';
}
