/**
 * Which names are verb phrases: 'Ratify the treaty' can be said of its mover ('Russia would ratify the treaty'), 'Naval blockade' has to be quoted.
 * A name whose first word is not among these verbs is quoted, so that a verb that is missing here costs elegance, never sense.
 */

/** Verbs that name hardly anything else. */
const VERBS = new Set(
  `abandon abolish accede accept accuse acknowledge acquire act adapt admit adopt agree aid align allow ally amend annex announce answer apologise
  apologize appeal appease apply appoint approve arm arrest ask assemble assert assist assure attend authorise authorize avoid ban bargain begin
  besiege bid block bomb bombard boycott break bring build burn buy call cancel carry cease cede censure challenge cheer choose cite claim close
  coerce collect come commit compensate compete comply concede concentrate conclude condemn confer confirm confiscate confront consent consider
  construct consult contain continue convene cooperate counter counterattack cross cultivate cut deceive decide declare declassify decline
  deescalate defect defend defer defy delay deliver demand demilitarise demilitarize demobilise demobilize denounce deny deploy destroy detain deter
  develop devolve dig disarm disband disclose dismantle dismiss disown dispatch dissolve distribute divide do dredge drill drop dump ease elect embargo
  enable encircle encourage end endorse enforce engage enlarge enrich enter equip erect escalate escort establish evacuate evade evict examine
  exclude execute exempt expand expel explain exploit expose expropriate extend extradite face favor favour fight fill finance finish fire fish flee
  follow forbid forgive fortify free freeze fulfil fulfill fund get give go grant grow guarantee guard halt hand hang harass heed help hide hijack
  hinder hire hit hoard hold honor honour host hunt ignore impeach implement import impose imprison improve include increase induce infiltrate
  inform insist inspect install insulate insure integrate intensify intercede intercept intern intervene intimidate introduce invade invest invite
  invoke irrigate isolate jail join judge keep kill lay lead leak leave legalise legalize lend let levy liberalise liberalize license lift liquidate
  listen lobby lock lodge loosen loot lower maintain make manipulate meddle mediate meet merge mine mobilise mobilize moderate modernise modernize
  modify monitor murder nationalise nationalize negotiate nominate normalise normalize notify obey object occupy offer open oppose organise organize
  oust outlaw overfish overthrow overturn pardon participate partition pass patrol pay permit persuade pledge postpone praise prepare preserve press
  prevent privatise privatize proclaim prohibit prolong promise promote propose prosecute protect prove provide provoke publish pull pump punish
  purchase purge pursue push put quarantine quit raid raise rally ratify ration reach rearm reassure rebel rebuild recall receive recognise
  recognize reconsider recruit redeploy reduce refrain refuse reinforce reject relax release relieve relinquish relocate remain remove renege renew
  renounce reopen repair repay repeal replace reply repress request require requisition rescue resettle resign resist respond restore resume
  resupply retain retaliate retire retract retreat return reunify reveal reverse revise revoke ring rotate ruin sabotage sail sanction save say
  scrap seal secure seek seize sell send separate serve set settle share shelter shield shift ship shrink shut sign silence sink sit slow smuggle
  solicit solve speak spend spread spy stage stand start starve stay steal stick stockpile stop store strengthen strike strip subscribe subsidise
  subsidize subvert sue summon supply support suppress surrender suspend sustain swap swear swerve switch take talk teach tell tempt terminate test
  threaten tie tighten tolerate torpedo track trade train transfer trawl treat trust try turn undermine undertake unify unite unleash unveil uphold
  urge use vacate veto view visit vote vow wage wait walk warn weaken welcome widen win withdraw withhold withstand work write yield`.split(
    /\s+/u,
  ),
);

/** Verbs that are as often something else; they count before a word that a noun would not stand before, or alone. */
const DOUBTFUL = new Set(
  `ally answer assault attack attempt back ban bargain bid blockade bomb boycott claim control counter delay demand direct drill embargo escort favor
  favour fear fire fish free fund guard import increase interest joint land lead limit mine monitor name object offer order pass patrol plan plant pledge
  police post press promise protest purchase purge raid ration report request reserve retreat reverse ring rule sanction seal secure separate share
  shelter shield ship split stage store strike supply support surrender switch talk tax test tie torpedo track trade train transfer trust veto view
  visit vote wage work`.split(/\s+/u),
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

/** Verbs of more than one syllable that double their last letter. */
const DOUBLING = /^(?:admit|begin|cancel|commit|confer|control|defer|deter|equip|expel|forbid|fulfil|patrol|permit|rebel|transfer)$/u;

/** A verb phrase after 'by': 'admitting the three'. */
export function gerund(phrase: string): string {
  const [verb = '', ...rest] = phrase.split(' ');
  return [gerundOf(verb), ...rest].join(' ');
}

function gerundOf(verb: string): string {
  if (verb.endsWith('ie')) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/u.test(verb)) return `${verb.slice(0, -1)}ing`;
  const doubles = DOUBLING.test(verb) || /^[^aeiou]*[aeiou][^aeiouwxy]$/u.test(verb) || /^[^aeiou]*qui[^aeiouwxy]$/u.test(verb);
  return doubles && !/[wxy]$/u.test(verb) ? `${verb}${verb.at(-1)}ing` : `${verb}ing`;
}
