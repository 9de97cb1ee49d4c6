/**
 * From findings back to words. Every function here is pure: model and findings in, strings out; no layout, no colour, no line breaks.
 * How names are woven into sentences, and what that asks of model writers, is told in `names.ts`.
 */

export { biteWords, throughWords, turnWords } from './bite.js';
export { asMarked, type CheckedTold, checkTold, isMixed, unexpectedWords, verdictLead } from './checked.js';
export { circumstances } from './circumstances.js';
export { CONCEPT_WORDS, type ConceptWords, responsesWords } from './concept.js';
export { conditionWords, decidingFacts } from './condition.js';
export { contrastWords, type Ending } from './contrast.js';
export { CROWDED, crowdedWarning, equilibriumShareWords, modelSizeWords, sizeWords, unlistedWords } from './counts.js';
export { courseWords } from './course.js';
export { clausesBetween, couldWords } from './deed.js';
export { fearWords, hangsOnWords, SEQ_MEANING, underOthersWords, verdictVerb } from './fear.js';
export { FOLLOWS, followingWords, kindsWords } from './following.js';
export { byDoing, doing, stepWords } from './move.js';
export {
  citationWords,
  counted,
  dateWords,
  figure,
  levelName,
  listed,
  moverName,
  moverSubject,
  numberSpans,
  numberWord,
  optionName,
  percentage,
  plainId,
  sentenceCase,
} from './names.js';
export { isToldWhole, moversAlong, nobodyCanMove, outcomeKind, outcomeWords, pathWords, wayKindWords } from './path.js';
export { decidingWant } from './preference.js';
export { heaviestWords, partInProse, premiseAlone, premiseCites, premisesInProse, tipInProse, wantOf } from './premise.js';
export { type Reason, reasonFor, reasonText, stepWant } from './reason.js';
export { type EntryWords, entryWords, othersWords, replayScore, surpriseWords } from './replay.js';
export {
  bargainShareWords,
  bargainWords,
  gainWords,
  guaranteeWords,
  lastingWords,
  leaverWords,
  loserWords,
  partiesWords,
  supposesWords,
} from './settle.js';
export { differences, differenceWords, stateInShort, stateWords } from './state.js';
export { type MoverStory, moverStory, type StoryTogether, stateStory, storiesTogether, storySummary } from './story.js';
export { outcomeNumber, type Telling, tellingOf } from './telling.js';
export { combinedWords, outcomeNumbers, restsByTheatre, type TheatreRests } from './theatres.js';
export { changeWords, type PremiseWords, partWords, premiseWords, rankingsWords, strongestFirst, tippingWords, tipWords } from './tip.js';
export { otherwiseWished, wishOf } from './wish.js';
export { exactlyWhen, inWorlds, lookedWords, separationWords, shareFigure, shareWords, wantName } from './worlds.js';
