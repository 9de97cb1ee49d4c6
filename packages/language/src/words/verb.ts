/**
 * Which names are verb phrases: 'Ratify the treaty' can be said of its mover ('Russia would ratify the treaty'), 'Naval blockade' has to be quoted.
 * A name whose first word is not among these verbs is quoted, so that a verb that is missing here costs elegance, never sense.
 */

/** Verbs that name hardly anything else. */
const VERBS = new Set(
  `abandon abolish accede accept accuse acknowledge acquire act adapt admit adopt aid align allow amend annex announce apologise apologize appeal apply
  appoint approve arm arrest ask assemble assert assist assure attend authorise authorize avoid ban bargain begin block bomb boycott break bring build buy
  call cancel carry cease cede censure challenge cheer choose cite claim close coerce collect come commit compensate compete comply concede conclude condemn
  confer confirm confiscate confront consent consider construct consult contain continue convene cooperate counter counterattack cross cut deceive decide
  declare declassify decline deescalate defect defend defer defy delay deliver demand demilitarise demilitarize demobilise demobilize denounce deny deploy
  destroy detain deter develop devolve disarm disband disclose dismantle dismiss disown dispatch dissolve distribute divide do drop ease elect embargo
  enable encourage end endorse enforce engage enlarge enrich enter escalate establish evacuate evade examine exclude execute exempt expand expel explain
  exploit expose expropriate extend extradite face favour favor fight fill finance fire flee follow forbid forgive fortify free freeze fulfil fulfill
  fund get give go grant guarantee halt hand harass help hide hinder hire hit hold honour honor host ignore impeach implement import impose imprison improve include increase
  induce infiltrate inform insist inspect install insure integrate intensify intercept intern intervene intimidate introduce invade invest invite
  invoke isolate join judge keep kill lay lead leave legalise legalize lend let liberalise liberalize lift liquidate listen loosen lower maintain make manipulate
  meddle mediate meet merge mine mobilise mobilize moderate modernise modernize modify murder nationalise nationalize negotiate normalise normalize notify
  nominate obey object occupy offer open oppose oust overfish overthrow overturn pardon participate partition pass pay permit persuade pledge postpone
  praise prepare preserve press prevent privatise privatize proclaim prohibit prolong promise promote propose prosecute protect prove provide provoke
  publish punish purchase purge pursue put quit raid raise ratify reach rearm reassure recall receive recognise recognize reconsider recruit redeploy reduce
  refrain refuse reinforce reject relax release relinquish relocate remain remove renege renew renounce reopen repay repeal replace reply repress request
  require rescue resettle resign resist resume retain retaliate retreat retract return reunify reveal reverse revoke ruin sabotage sanction
  save say scrap secure seek seize sell send separate serve set settle share sign slow smuggle solicit spread stand start starve stay steal stop
  strengthen strike subsidise subsidize subvert sue summon supply support suppress surrender suspend sustain swap swerve take talk tell terminate tighten
  threaten tolerate torpedo train transfer treat trust turn undermine undertake unify unite unveil uphold urge use veto visit vote wage wait walk warn weaken
  welcome widen win withdraw withhold withstand work yield`.split(/\s+/u),
);

/** Verbs that are as often something else; they count before a word that a noun would not stand before, or alone. */
const DOUBTFUL = new Set(
  `assault attack attempt back ban bargain blockade bomb boycott claim control counter delay demand direct embargo favor favour fear fire free fund import
  increase interest joint land lead limit mine name object offer order pass plan pledge police post press promise protest purchase purge raid report
  request reserve retreat reverse rule sanction secure separate share split strike supply support surrender talk tax test torpedo trade train transfer
  trust veto visit vote wage work`.split(/\s+/u),
);

/** Words that follow a verb, and no noun that opens a name. */
const AFTER_VERB =
  /^(?:a|against|ahead|all|an|any|at|away|back|both|by|each|every|first|forward|from|her|his|into|inward|its|more|no|none|off|one|only|or|out|outward|some|that|the|their|them|there|these|this|those|together|two|three|four|up|war|with|[\p{Lu}\d].*)$/u;

/** Verbs after which what is judged needs no more than its name: 'judge the West a new threat'. */
const JUDGING = new Set(['call', 'consider', 'declare', 'deem', 'judge', 'proclaim', 'pronounce']);

/** The name as what its mover would do: 'ratify the treaty'; null where it is no verb phrase. */
export function verbPhrase(name: string): string | null {
  const [first = '', next] = name.trim().split(/\s+/u);
  const verb = first.toLowerCase();
  const known =
    next === 'of' ? false : DOUBTFUL.has(verb) ? next === undefined || AFTER_VERB.test(next.replace(/[,;:]$/u, '')) : VERBS.has(verb);
  // Another capital in the first word makes it a name: 'OPEN', 'McCall'.
  return known && first.slice(1) === verb.slice(1) ? verb + name.trim().slice(first.length) : null;
}

/** Does the phrase say how something is judged, so that the judgement can follow as it stands? */
export function isJudging(phrase: string): boolean {
  return JUDGING.has(phrase.split(' ')[0] ?? '');
}
