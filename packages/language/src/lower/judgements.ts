/** Judgements: the analyst's own words about a claim. */

import type { Confidence, Judgement, Likelihood } from '@parley/engine';
import type * as Ast from '../generated/ast.js';
import { nearest } from '../nearest.js';
import { placeOf, placeOfPart } from '../place.js';
import { lowerCitations } from './citation.js';
import { type Lowering, lookUpClaim } from './names.js';

/** The likelihood words of ICD 203, least likely first. */
const LIKELIHOODS: readonly Likelihood[] = [
  'almost no chance',
  'very unlikely',
  'unlikely',
  'roughly even chance',
  'likely',
  'very likely',
  'almost certain',
];

/** How sure of the basis. */
const CONFIDENCES: readonly Confidence[] = ['low', 'moderate', 'high'];

export function lowerJudgements(lowering: Lowering, nodes: readonly Ast.Judgement[]): readonly Judgement[] {
  const lines = new Map<string, number>();
  return nodes.flatMap((node): Judgement[] => {
    const { report } = lowering;
    const claim = lookUpClaim(lowering, node.claim);
    const line = lines.get(node.claim.name);
    if (line !== undefined) report('said-twice', placeOf(node), { what: `the judgement of '${node.claim.name}'`, line });
    lines.set(node.claim.name, line ?? placeOf(node).line);
    let likelihood: Likelihood | null = null;
    let confidence: Confidence | null = null;
    for (const phrase of node.phrases) {
      const said = phrase.words.join(' ');
      const sure = CONFIDENCES.find((word) => said === `${word} confidence`) ?? null;
      const odds = LIKELIHOODS.find((word) => said === word) ?? null;
      if (sure === null && odds === null) {
        const choices = [...LIKELIHOODS, ...CONFIDENCES.map((word) => `${word} confidence`)];
        report('judgement-words', placeOf(phrase), { said, near: nearest(said, choices), choices }, said);
      } else if ((sure === null ? likelihood : confidence) !== null) {
        report('said-twice', placeOf(phrase), { what: sure === null ? 'the likelihood' : 'the confidence', line: placeOf(node).line });
      }
      likelihood ??= odds;
      confidence ??= sure;
    }
    const text = node.text ?? '';
    if (text.trim() === '') report('missing-words', placeOfPart(node, 'claim'), { what: 'the judgement of', name: node.claim.name });
    const cites = lowerCitations(lowering, node.cites);
    return claim === null ? [] : [{ claim, likelihood, confidence, text, cites, place: placeOf(node) }];
  });
}
