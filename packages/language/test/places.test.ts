/** What is said of a mistake, and exactly where. The marks «» stand around what must be pointed at. */

import { describe, expect, test } from 'vitest';
import { BEGINNING, type Code, checkSources, codeFrame, diagnosticLine, parse } from '../src/index.js';
import { expectMarked } from './marked.js';

describe('names', () => {
  test('unknown', () => expectMarked('never talk and «acept»', 'unknown-name'));
  test('two on one line', () => expectMarked('never «tlak» and «acept»', 'unknown-name', 'unknown-name'));
  test('of the wrong kind', () => expectMarked('never «us» and accept', 'wrong-kind'));
  test('a level for a condition', () => expectMarked('never talk and «many»', 'level-as-condition'));
  test('taken', () => expectMarked('given «talk» "Talk"\nnever talk and troops = many', 'name-taken'));
  test('of a broken line are known', () => expectMarked('define calm = not talk «and»\nnever calm and troops = many', 'missing-condition'));
  test('of a broken option are known', () =>
    expectMarked(
      'actor third "A third" {\n  mediate "Mediate" «irreversable»\n}\nnever mediate and talk\npreferences third { mediate }',
      'misspelt-word',
    ));
  test('of a broken actor are known', () =>
    expectMarked(
      'actor third «The third» {\n  mediate "Mediate"\n}\nnever mediate and talk\npreferences third { mediate }',
      'missing-quotes',
    ));
  test('of the language as names and levels', () =>
    expectMarked(
      'given state "A state": none | date | on | off | from | 47000\nnever state = 47000 and talk\nnever state = date and accept',
    ));
});

describe('levels', () => {
  test('unknown', () => expectMarked('never troops = «mny»', 'unknown-level'));
  test('missing', () => expectMarked('never talk and «troops»', 'needs-level'));
  test('missing after a sign', () => expectMarked('define calm = troops =« »', 'missing-piece'));
  test('of a definition', () => expectMarked('define calm = not talk\nnever «calm = on» and accept', 'no-levels'));
  test('that leave nothing', () => expectMarked('claim calm "Calm" possible «troops < few»', 'empty-comparison'));
});

describe('lines', () => {
  test('two statements', () => expectMarked('never talk and accept «never troops = many and accept»', 'two-on-a-line'));
  test('may end with an operator', () => expectMarked('never talk and\n  accept and troops = many'));
  test('may begin with an operator', () => expectMarked('never talk\n  and accept\n  and troops = many'));
  test('a form under its claim', () =>
    expectMarked('claim calm "Calm" [essay 3]\n  talk leads to accept\n  from not talk\n  expect fails because "so"'));
  test('a name broken off', () => expectMarked('define\n  «calm» = not talk', 'broken-line'));
  test('a comma between wants', () => expectMarked('actor third "A third"\npreferences third { a: talk, b: accept }'));
  test('a comma before wants', () => expectMarked('actor third "A third"\npreferences third {«,» talk }', 'stray-character'));
  test('no comma between wants', () => expectMarked('actor third "A third"\npreferences third { talk «accept» }', 'two-on-a-line'));
});

describe('brackets', () => {
  test('round', () => expectMarked('never «(»talk and accept', 'open-bracket'));
  test('square', () => expectMarked('never talk and accept «[»essay 3', 'open-bracket'));
  test('a brace to the end', () => expectMarked('now «{» talk', 'open-bracket'));
  test('words after a block', () => expectMarked('now { talk } «soon»', 'left-over'));
  test('a brace too many', () => expectMarked('now { talk } «}»', 'stray-bracket'));
  test('a block that another item ends', () =>
    expectMarked('actor third "A third" {\n  mediate "Mediate"\n«now» { talk }\npreferences third { mediate }', 'open-block'));
});

describe('other notations', () => {
  test('==', () => expectMarked('never troops «==» many', 'stray-character'));
  test('&&', () => expectMarked('never talk «&&» accept', 'stray-character'));
  test('||', () => expectMarked('never talk «||» accept', 'stray-character'));
  test('!', () => expectMarked('never «!»talk and accept', 'stray-character'));
  test('=>', () => expectMarked('always talk «=>» accept', 'stray-character'));
  test('typographic quotation marks', () => expectMarked('define calm «“»Calm” = not talk', 'stray-character'));
  test('a dash between paragraphs', () => expectMarked('never talk and accept [essay 3«–»4]', 'stray-character'));
});

describe('overlays', () => {
  const third = 'actor third "A third"\npreferences third {\n  calm: talk\n  quiet: accept\n}\n';
  test('every kind of edit', () =>
    expectMarked(`${third}never early: talk and accept
body council "The council" of us, them by unanimity { meet "Meet" }
critique hawks "Push" [essay 11] {
  preferences third {
    raise quiet above calm [essay 3]
    add loud: maybe troops = many below calm [essay 4]
    drop calm, add not accept last
  }
  preferences us { any order { talk, meet } } // replaces
  never both: talk and troops = many
  troops = many needs accept [essay 5]
  lift early [essay 6]
  body council of us, third by majority
  meet when talk
  hide accept
  fix troops = some [essay 7]
  talk
}`));
  test('a view that only an event brings', () =>
    expectMarked(
      'event storm "A storm" { view us { hide accept } }\nevent calm "A calm" { talk }\nclaim one "One" possible talk after calm, storm in view us',
    ));
  test('suffixes in any order', () =>
    expectMarked(`variant calm "Calm" { talk }
event crisis "A crisis" { talk }
event storm "A storm" { accept }
view us [essay 4] {
  hide accept
  view them { hide talk }
}
claim one "One" [essay 3] possible talk after crisis, storm in calm under nash in view us in at least 62.5% of worlds
claim two "Two" possible talk
  in calm
  after crisis
  expect fails`));
  test('phases and what a critic expects', () =>
    expectMarked(`claim one "One" possible talk
phase first "First" from 1993 to 1993-12 { troops = many }
phase second "Second" [essay 2] from 1994-01 to 1996 { talk }
critique hawks "Push" {
  talk
  expect fails one because "so"
}`));
  test('judgements', () =>
    expectMarked(
      'claim one "One" possible talk\nclaim two "Two" possible talk\njudgement one: very likely, low confidence "So" [essay 4]\njudgement two: high confidence "So"',
    ));
  test('words of the language as names', () =>
    expectMarked(
      'actor phase "Phase" { event "Event", order "Order", first "First", above "Above": low | high }\npreferences phase {\n  event\n  order\n  first\n  above = high\n}\nvariant in "In" { order, first, above = high }\nclaim one "One" possible order in in',
    ));

  const mistakes: readonly (readonly [string, ...Code[]])[] = [
    [`${third}critique hawks "Push" { preferences third { «raise quite above calm» } }`, 'unknown-label'],
    ['critique hawks "Push" {\n  «lift early»\n}', 'unknown-label'],
    ['critique hawks "Push" {\n  hide «acept»\n}', 'unknown-name'],
    ['critique hawks "Push" {\n  fix troops = «lots»\n}', 'unknown-level'],
    ['critique hawks "Push" {\n  «not talk»\n}', 'idle-edit'],
    ['critique hawks "Push" {\n  body «us» of us, them\n}', 'wrong-kind'],
    ['critique hawks "Push" { fix talk, «fix talk = off» }', 'set-twice'],
    ['critique hawks "Push" { talk, «hide talk» }', 'set-twice'],
    [`${third}critique hawks "Push" { preferences third { add more: not talk above quiet, «drop more» } }`, 'idle-edit'],
    ['critique hawks "Push" { never odd: talk and accept, «lift odd» }', 'idle-edit'],
    ['critique «hawks» "Push"', 'empty-overlay'],
    ['critique «hawks» { talk }', 'missing-words'],
    ['critique hawks "Push" { talk }\nvariant «hawks» "Again" { accept }', 'name-taken'],
    ['event quarrel "Quarrel" {\n  preferences us { «maybe talk» }\n}', 'open-premise-here'],
    ['view «us» {\n}', 'empty-overlay'],
    ['view us { hide accept }\nview «us» { hide talk }', 'said-twice'],
    ['view us {\n  hide accept\n  view «us» { hide talk }\n}', 'own-view'],
    ['body council "Council" of us, them by majority { meet "Meet" }\nview «council» { hide talk }', 'wrong-kind'],
    ['phase «first» "First" { talk }', 'phase-span'],
    ['phase «first» "First" from 1996 to 1995 { talk }', 'phase-span'],
    ['phase «first» "First" from 1996 to 1998 { talk }', 'phase-span'],
    ['phase one "One" from 1994 to 1995 { talk }\nphase «two» "Two" from 1995-06 to 1996 { accept }', 'phase-span'],
    ['claim one "One" possible talk in «hawks»', 'unknown-name'],
    ['critique hawks "Push" { talk }\nclaim one "One" possible talk after «hawks»', 'overlay-kind'],
    ['claim one "One" possible talk in view «us»', 'no-view'],
    ['event storm "A storm" { hide talk }\nclaim one "One" possible talk after storm in view «us»', 'no-view'],
    ['claim one "One" possible talk in at least «0%» of worlds', 'bad-share'],
    ['critique hawks "Push" {\n  talk\n  expect fails «one»\n}', 'unknown-name'],
    ['claim one "One" possible talk\nevent storm "Storm" {\n  talk\n  «expect fails one»\n}', 'expect-nowhere'],
    ['claim one "One" possible talk\njudgement one: «liekly» "So"', 'judgement-words'],
    ['judgement «one»: likely "So"', 'unknown-name'],
    ['critique hawks "Push" {\n  talk «accept»\n  hide troops\n}', 'two-on-a-line'],
    ['critique hawks "Push" {\n  preferences us {\n    raise talk «under» accept\n  }\n  hide accept\n}', 'missing-piece'],
    [
      'critique hawks "Push" {\n  preferences us {\n    talk «accept»\n    troops = few\n  }\n  hide «acept»\n}',
      'two-on-a-line',
      'unknown-name',
    ],
  ];
  for (const [lines, ...codes] of mistakes) {
    test(lines.replaceAll('\n', ' ').slice(0, 70), () => expectMarked(lines, ...codes));
  }
});

describe('claims', () => {
  const forms: readonly string[] = [
    'always talk',
    'never talk',
    'possible talk',
    'stable talk',
    'unstable talk',
    'talk leads to accept',
    'talk lasts',
    'them answers talk with accept',
    'talk leaves us better off than not talk',
    'talk leaves us, them worse off than not talk',
    'us prefers talk to not talk',
    'us can force talk',
    'them cannot prevent talk',
    'us is deterred from talk at accept',
    'possible (talk if accept)',
    'talk implies accept lasts',
  ];
  for (const form of forms) {
    test(form, () => {
      expectMarked(
        `claim one "One" ${form}\nclaim two "Two" [essay 3]\n  ${form} from not talk under seq expect partly because "so" [essay 4]\nquestion three "Three" ${form}`,
      );
    });
  }
  const broken: readonly (readonly [string, Code])[] = [
    ['talk «led» to accept', 'missing-form'],
    ['talk «leds» to accept', 'misspelt-word'],
    ['talk leads «accept»', 'missing-piece'],
    ['them answers talk« »', 'missing-piece'],
    ['us can «forse» talk', 'missing-piece'],
    ['talk leaves us better «of» than accept', 'missing-piece'],
    ['«them» lasts', 'wrong-kind'],
    ['«accept» answers talk with accept', 'wrong-kind'],
    ['possible talk under «nahs»', 'unknown-word'],
    ['possible talk expect «hold»', 'unknown-word'],
    ['possible talk «because» "so"', 'missing-piece'],
  ];
  for (const [form, code] of broken) {
    test(form, () => expectMarked(`claim one "One" ${form}`, code));
  }
});

describe('what beginners write', () => {
  const slips: readonly (readonly [string, ...Code[]])[] = [
    ['preferences us«:» talk', 'missing-piece'],
    ['now«:» talk', 'missing-piece'],
    ['state calm «=» talk', 'missing-piece'],
    ['never talk«,» accept', 'stray-character'],
    ['body council "A council" «us», them by majority', 'missing-piece'],
    ['body council "A council" of us «them» by majority', 'missing-piece'],
    ['body council "A council" by votes us 3 «them» 4 quota 5', 'missing-piece'],
    ['agreement pact "A pact" «us», them', 'missing-piece'],
    ['agreement pact "A pact" between us «and» them', 'missing-piece'],
    ['claim a "A" talk lasts expect fails «"so"»', 'missing-piece'],
    ['claim a "A" us prefers talk «over» accept', 'missing-piece'],
    ['claim a "A" them «can» not prevent talk', 'missing-piece'],
    ['given mood "Mood" «=» calm | angry', 'missing-piece'],
    ['history {\n  1996«:» talk by us\n}', 'stray-character'],
    ['«#» a comment', 'stray-character'],
    ['use «other.parley»', 'missing-piece'],
    ['actor third "A third"\n«prefer» third { talk }', 'misspelt-word'],
    ['critique hawks "Push" { preferences us { «prefer» talk, accept } }', 'stray-character'],
    ['critique hawks "Push" { preferences us { talk, «then» accept } }', 'stray-character'],
    ['never troops «is» many and talk', 'compared-in-words'],
    ['never troops «is not» many and talk', 'compared-in-words'],
    ['never troops «above» few and talk', 'compared-in-words'],
    ['claim «calm» possible talk', 'missing-words'],
    ['claim «calm»\n  possible talk', 'missing-words'],
    ['now «talk», troops = few', 'missing-piece'],
    ['now «not» talk and troops = few', 'missing-piece'],
    ['now { talk«:» on }', 'missing-piece'],
    ['never talk «AND» not «Accept»', 'misspelt-word', 'unknown-name'],
    ['always talk «unless» accept', 'misspelt-word'],
    ['never talk or «else» accept', 'stray-character'],
    ['always «if» talk then accept', 'if-first'],
    ['«if» talk then accept', 'if-first'],
    ['claim one "One" «if» talk then accept', 'if-first'],
    ['claim one "One"«:» talk lasts', 'stray-character'],
    ['claim one "One" «expect» fails\n  talk lasts', 'missing-form'],
    ['actor third "A "«third»" party"', 'quote-inside'],
    ['actor third«:» "A third"', 'stray-character'],
    ['actor third "A third" { mediate «=» "Mediate" }', 'stray-character'],
    ['actor third "A third" { «send-troops» "Send troops" }', 'bad-name'],
    ['actor third "A third" { «send troops» "Send troops" }', 'bad-name'],
    ['actor third "A third" «[»\n  mediate "Mediate"\n]', 'stray-character'],
    ["actor third «'»A third' { mediate «'»Mediate' }", 'stray-character', 'stray-character'],
    ['actor third "A third" {\n  mediate "Mediate"«;»\n  leave1 "Leave"«;»\n}', 'stray-character', 'stray-character'],
    [
      'actor third "A third" {\n  offer "Offer": none, «some», «all»\n}\nnever offer = all and talk',
      'comma-between-levels',
      'comma-between-levels',
    ],
    ['actor third "A third" { offer "Offer" «none» | some }', 'missing-piece'],
    ['body council "A council" of us, them by «2/3» { meet "Meet" }', 'stray-character'],
    ['history {\n  «1.3».1997 talk by us\n}', 'missing-piece'],
    ['critique hawks "Push" { preferences us { «1.» talk, «2.» accept } }', 'stray-character', 'stray-character'],
    ['critique hawks "Push" { preferences us { talk > «accept» } }', 'compared-names'],
    ['critique hawks "Push" { us «prefers» talk to accept }', 'loose-want'],
    ['us «wants» accept', 'loose-want'],
    ['«us»: accept, talk', 'unknown-line'],
    ['event storm "Storm" { talk «:=» on }', 'stray-character'],
    ['never troops = «"many"» and talk', 'stray-character'],
    ['never talk = «yes» and accept', 'unknown-level'],
    ['never talk and accept «(»essay 3)', 'stray-character'],
    ['always talk «->» accept', 'stray-character'],
    ['never talk «∧» accept', 'stray-character'],
    ['«--» a comment', 'stray-character'],
    ['«/» a comment', 'stray-character'],
    ['define calm «as» not talk', 'missing-piece'],
  ];
  for (const [lines, ...codes] of slips) test(lines, () => expectMarked(lines, ...codes));
  test('several in one statement', () =>
    expectMarked(
      'actor third "A third" {\n  offer "Offer" «irreversable» «whn» «tlak»\n}\nclaim one "One" talk «lead» to troops «is» «mny» under «Nash»',
      'misspelt-word',
      'misspelt-word',
      'unknown-name',
      'misspelt-word',
      'compared-in-words',
      'unknown-level',
      'unknown-word',
    ));
});

describe('what beginners write about other files', () => {
  const use = 'use "coast.parley" as coast';
  const state = `${use}\nactor state "The state" is coast.navy\npreferences state`;
  const slips: readonly (readonly [string, ...Code[]])[] = [
    ['use «"coast"» as coast', 'use-unread'],
    ['use "coast.parley"« »', 'missing-piece'],
    ['use "coast.parley" as my «coast»', 'left-over'],
    ['use "coast.parley" «for» coast', 'missing-piece'],
    ['use "coast.parley" as «"coast"»', 'missing-piece'],
    ['use "coast.parley" as coast «and» "border.parley" as border', 'left-over'],
    ['«import» "coast.parley" as coast', 'misspelt-word'],
    ['«include» "coast.parley"« »', 'misspelt-word', 'missing-piece'],
    [`${use}\nuse "border.parley" as «coast»`, 'name-taken'],
    [`${use}\nnever coast.patrol and «raid»`, 'unknown-name'],
    [`${use}\nnever «coast. patrol» and coast.raid`, 'stray-character'],
    [`${use}\nnever «coast/patrol» and coast.raid`, 'stray-character'],
    [`${use}\nnever «coast» and talk`, 'wrong-kind'],
    [`${use}\nactor third "A third" { «coast.sail» "Sail" }`, 'dotted-name'],
    [`${use}\nactor state "The state" «=» coast.navy`, 'missing-piece'],
    [`${use}\nactor state "The state" is «navy»\npreferences state { take rest of coast }`, 'not-a-part'],
    [`${use}\nactor state "The state" is «us»`, 'not-a-part'],
    [`${state} { «coast.safe», take rest of coast }`, 'untaken-want'],
    [`${state} { take «safe», rest of coast }`, 'unknown-label'],
    [`${state} { take «all» of coast }`, 'missing-piece'],
    [`${state} { take «coast» }`, 'missing-piece'],
    [`${state} { «rest of coast» }`, 'missing-piece'],
    [`${state} { take rest of «coats» }`, 'unknown-name'],
    [`${state} { take coast.safe «and» coast.rest }`, 'missing-piece'],
    ['«take» rest of coast', 'out-of-place'],
    ['«hide» talk', 'out-of-place'],
    ['«talk» = accept', 'missing-piece'],
    [`${use} {\n  «actor» third "A third" { mediate "Mediate" }\n}`, 'out-of-place'],
    [`${use} {\n  «claim» one "One" possible coast.raid\n}`, 'out-of-place'],
    [`${use} {\n  «patrol» needs talk\n}`, 'unknown-name'],
    [`${use}«;»\nuse "border.parley" as border«;»`, 'stray-character', 'stray-character'],
    // What a broken line brings is known all the same.
    ['use «coast.parley» as coast\nnever coast.raid and talk\nactor state "The state" is coast.navy', 'missing-piece'],
    [
      `use "coast.parley" «for» coast\nactor state "The state" is coast.navy\npreferences state { take rest of coast, «talk» }`,
      'missing-piece',
      'own-after-take',
    ],
    [`use "coast.parley" as «coast.line»\nnever coast.raid and talk`, 'dotted-name'],
    [`${use}\nactor state "The state" is coast.navy,« »\npreferences state { take rest of coast }`, 'missing-piece'],
    [`${use}\nactor state "The state" is coast.navy\npreferences «stat» { take rest of coast }`, 'unknown-name'],
    [`${use}\nactor «the state» "The state" is coast.navy\npreferences state { take rest of coast }`, 'bad-name'],
    [`${state} {\n  take «take» rest of coast\n}`, 'reserved-name'],
    ['use "coast.parley" as« »\nnever coast.raid and talk\nactor state "The state" is coast.navy', 'missing-piece'],
  ];
  for (const [lines, ...codes] of slips) test(lines, () => expectMarked(lines, ...codes));
});

describe('history', () => {
  test('a move of another', () => expectMarked('history {\n  1995 «talk» by them\n}', 'wrong-mover'));
  test('a way out of an agreement', () =>
    expectMarked(
      'agreement pact "A pact" between us, them any party may leave\nnever pact = agreed and troops = many\nhistory {\n  1995 pact = agreed by pact\n  1996 pact = none by us\n}',
    ));
  test('what an agreement binds', () =>
    expectMarked(
      'agreement pact "A pact" between us, them binds talk, accept\nnever pact = agreed and troops = many\nhistory {\n  1995 pact = agreed, talk, accept by pact\n}',
    ));
  test('a day that is none', () => expectMarked('history {\n  «1995-02-29» talk by us\n}', 'bad-date'));
});

test('an error in one line', () => {
  const [error] = parse(`${BEGINNING}never talk and acept\n`).diagnostics;
  expect(error && diagnosticLine('m.parley', error)).toBe(
    "m.parley:12:16: error: There is no option or defined name 'acept'. Did you mean 'accept'?",
  );
});

describe('code frames', () => {
  const place = { line: 1, column: 7, length: 4 };
  test('point at the place', () => expect(codeFrame('never talk', { place }, { width: 80 })).toBe('1 | never talk\n  |       ^^^^'));
  test('cut a long line around it', () => {
    const frame = codeFrame(`${'x'.repeat(500)}talk${'x'.repeat(500)}`, { place: { line: 1, column: 501, length: 4 } }, { width: 60 });
    const [line, carets] = frame.split('\n');
    expect(line?.length).toBeLessThanOrEqual(60);
    expect(line?.slice(carets?.indexOf('^'), (carets?.lastIndexOf('^') ?? 0) + 1)).toBe('talk');
  });
  test('count letters beyond the basic plane once', () =>
    expect(codeFrame('🙂🙂 talk', { place: { line: 1, column: 6, length: 4 } }, { width: 80 })).toBe('1 | 🙂🙂 talk\n  |    ^^^^'));
});

describe('sources', () => {
  const { model } = parse(`${BEGINNING}never talk and accept [essay 2-3, 5]\n`);
  const said = (text: string) =>
    (model === null ? [] : checkSources(model, new Map([['essay', text]]))).map(({ code, place }) => [code, place.line]);
  test('beyond the end', () => expect(said('one\n\ntwo\n   \nthree\n')).toEqual([['beyond-source', 12]]));
  test('at hand', () => expect(said('one\ntwo\r\nthree\n\nfour\nfive')).toEqual([]));
  test('empty', () => expect(said(' \n\n')).toEqual([['empty-source', 2]]));
});
