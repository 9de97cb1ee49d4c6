/** The first paragraphs of a brief: what happens, how the ends differ, why they last, what the claims come to and what they hang on. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { courseWords, otherwiseWished, wishOf } from '@parley/language';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { citationsIn, passageWords } from '../src/citations.js';
import { makeBrief, word } from '../src/index.js';
import { shortTitle, shortTitles } from '../src/short-title.js';
import { findingsOf, modelOf } from './findings.js';

function bottomLine(text: string): readonly string[] {
  return makeBrief(findingsOf(modelOf(text))).bottomLine;
}

function fileNamed(name: string): string {
  return readFileSync(fileURLToPath(new URL(`../../cli/test/models/${name}`, import.meta.url)), 'utf8');
}

describe('where it goes', () => {
  test('one outcome: who does what, in the order of the way there, and that it rests', () => {
    expect(
      bottomLine(`conflict "Arms"
actor north "North" { arm "Arm" }
actor south "South" { blockade "Naval blockade"
  talks "Open talks" }
agreement pact "A pact" between north, south
preferences north { arm }
preferences south { blockade iff arm, not talks }`),
    ).toEqual([
      'From here North would arm, and South would then choose “Naval blockade”; all else would stay as it is. There it would rest, for nobody could gain by a further move.',
    ]);
  });

  test('the present as the outcome: what everyone would go on doing, and whose answer is feared', () => {
    const [course] = bottomLine(`conflict "A ceasefire"
actor north "North" { strike "Strike from the air" }
actor south "South" { raid "Raid the valley" }
preferences north { not raid, strike }
preferences south { not strike, raid }`);
    expect(course).toBe(
      'From here nothing would change: North would not strike from the air, and South would not raid the valley. Only fear of an answer would keep it so: North would strike from the air, were it not that South would then raid the valley; South would hold back too.',
    );
  });

  test('nobody can move', () => {
    expect(
      bottomLine('conflict "Still"\nactor north "North" { sign "Sign" irreversible }\nnow { sign }\npreferences north { not sign }'),
    ).toEqual(['From here nothing would change: North would still sign. Nobody can move at all; that alone is why it would last.']);
  });

  test('several outcomes: what they share, then how they differ', () => {
    const [course] = bottomLine(`conflict "Two ways"
actor alba "Alba" { tax "Set the tax": none | low | high }
actor bern "Bern" { open "Open the border"
  guard "Guard the pass" }
preferences alba { tax != none }
preferences bern { open, guard iff tax = high }`);
    expect(course).toMatch(/^From here Bern would open the border; so it goes in each of the two ways in which this can end\. /u);
    expect(course).toContain('In outcome 1 Alba would set the tax (low); in outcome 2 ');
    expect(course).toMatch(/in outcome 2 Alba would set the tax \(high\), and Bern would (?:then )?guard the pass\./u);
    expect(course).toMatch(/Each would last, for nobody could then gain by a further move\.$/u);
  });

  test('many outcomes that only differ in levels: the levels, once', () => {
    const [course] = bottomLine(`conflict "Four ways"
actor alba "Alba" { tax "Set the tax": none | low | high }
actor bern "Bern" { reply "Reply to Alba": silence | note "with a note" | visit "with a visit" }
preferences alba { tax != none }
preferences bern { reply != silence }`);
    expect(course).toMatch(/Alba would (?:then )?set the tax \(low or high\)/u);
    expect(course).toMatch(/Bern would (?:then )?reply to Alba \(with a note or with a visit\)/u);
    expect(course).toContain('so it goes, with one or another of these, in each of the four ways in which this can end');
  });

  test('an outcome where nothing more comes about is told last', () => {
    const [course] = bottomLine(`conflict "Talks"
actor north "North" { arm "Arm" }
actor south "South" {
  shut "Close the border"
  talks "Open talks"
}
preferences north { arm }
preferences south { shut }`);
    expect(course).toContain('so it goes in each of the two ways in which this can end. ');
    expect(course).toMatch(/In outcome [12] South would (?:then )?open talks; in outcome [12] none of that would come about\./u);
  });

  test('either of two outcomes', () => {
    const [course] = bottomLine(`conflict "Either"
actor alba "Alba" { one "Sign one treaty"
  two "Sign another treaty" }
preferences alba { one iff not two }`);
    expect(course).toMatch(
      /^From here it can end in two ways\. In outcome 1 Alba would sign (?:one|another) treaty; in outcome 2 Alba would sign (?:one|another) treaty\./u,
    );
  });

  test('a cycle is no rest', () => {
    expect(bottomLine(fileNamed('pursuit.parley'))[0]).toBe(
      'From here it would come to no rest, but go round without end between four states, with the smuggler changing “Route” and the patrol “Post”.',
    );
  });

  test('a cycle beside a rest', () => {
    const [course] = bottomLine(`conflict "Roads"
actor guide "The guide" { road "Choose the road": none | quiet | wild }
actor smuggler "The smuggler" { route "Route": north | south }
actor patrol "The patrol" { post "Post": north | south }
preferences guide { road != none }
preferences smuggler { road != wild or (route = north iff post = south) }
preferences patrol { road != wild or (route = north iff post = north) }`);
    expect(course).toContain('it would go round without end, with the smuggler changing “Route” and the patrol “Post”');
    expect(course).toMatch(
      /Outcome [12] is no rest but a round without end\. The other would last, for nobody could then gain by a further move\.$/u,
    );
  });

  test('an agreement that one party alone may leave', () => {
    const [course] = bottomLine(`conflict "Leaving"
actor north "North" {
  fish "Overfish"
}
actor south "South"
agreement treaty "The treaty" between north, south
  any party may leave
now { treaty = agreed }
preferences north { treaty = none, fish }
preferences south { treaty = agreed }`);
    expect(course).toContain('North or South would end the treaty');
  });

  test('a present that cannot be', () => {
    const { view } = findingsOf(modelOf(fileNamed('pursuit.parley')));
    expect(courseWords({ ...view, now: null, outcomes: [] })).toEqual([
      'What is said to stand now cannot all be so together, so it cannot be told where it leads.',
    ]);
  });

  test('what an agreement and its levels come to, and who no longer does what', () => {
    const [course] = bottomLine(`conflict "Fish"
actor north "North" { fish "Overfish" }
actor south "South, an island" { fish2 "Trawl at night"
  pay "Pay for the loss" }
agreement treaty "The treaty" between north, south: none | short "for a year" | long "for good"
now { fish, fish2 }
preferences north { treaty = long, not fish }
preferences south { treaty = long, pay, not fish2 }`);
    expect(course).toContain('North and South, an island, would then agree on the treaty (for good)');
    expect(course).toContain('North would no longer overfish');
    // What is denied comes last: 'no longer trawl and pay' would deny both.
    expect(course).toContain('South, an island, would then pay for the loss and no longer trawl at night');
  });
});

describe('what the claims come to', () => {
  const model = (claims: string): string => `conflict "Claims"
actor north "North" { strike "Strike" }
preferences north { strike }
${claims}`;
  test.each([
    ['none', '', undefined],
    ['one that follows', 'claim a "North strikes"\n always strike', 'The one claim of the argument, “North strikes”, follows.'],
    ['one that does not', 'claim a "North waits"\n always not strike', 'The one claim of the argument, “North waits”, does not follow.'],
    ['two', 'claim a "A"\n always strike\nclaim b "B"\n possible strike', 'Both claims of the argument follow from its premises.'],
    [
      'some',
      'claim a "A"\n always strike\nclaim b "B"\n never strike',
      'Of the two claims of the argument one follows from its premises; one does not follow (“B”).',
    ],
    ['questions only', 'question a "Does North strike?"\n always strike', undefined],
  ])('%s', (_, claims, words) => {
    const [, argument] = bottomLine(model(claims));
    if (words === undefined) expect(argument).toBeUndefined();
    else expect(argument?.startsWith(words)).toBe(true);
  });

  test('what most hangs on is a wish, shared by those who have it', () => {
    const [, argument] = bottomLine(`conflict "Shared"
actor north "North"
actor south "South"
body council "The council" of north, south by unanimity { build "Build the bridge" }
preferences north { build }
preferences south { build }
claim a "It is built"
  always build
claim b "It may be built"
  possible build`);
    expect(argument).toBe(
      'Both claims of the argument follow from its premises. Most hangs on the wish of North and South to see the council build the bridge: without either, two claims would come out otherwise.',
    );
  });
});

describe('a want as a wish', () => {
  const model = modelOf(`conflict "Wishes"
actor north "North" { strike "Strike from the air"
  regard "Judge the South": kind "a friend" | foe "a foe" }
actor south "South" { raid "Raid the valley"
  fleet "Naval presence" }
preferences north { not raid, strike if raid, regard = foe, not fleet, raid iff (strike and fleet) }`);
  const wants = model.movers.flatMap((mover) =>
    mover.id === 'north' && mover.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [],
  );
  test.each([
    [0, 'North’s wish not to see South raid the valley', 'North did not care whether South would raid the valley'],
    [
      1,
      'North’s wish to strike from the air if South should raid the valley',
      'North did not care whether to strike from the air if South should raid the valley',
    ],
    [2, 'North’s wish to judge the South “a foe”', 'North did not care whether to judge the South “a foe”'],
    [3, 'North’s wish that “Naval presence” does not stand', 'North did not care whether “Naval presence” does not stand'],
  ])('want %i', (index, wish, dropped) => {
    const condition = wants[index]?.condition;
    if (condition === undefined) throw new Error('no such want');
    expect(wishOf(model, ['north'], condition)).toBe(wish);
    expect(otherwiseWished(model, 'north', condition, 'drop')).toBe(dropped);
  });
  test('of an agreement its parties wish to agree, others wish to see it', () => {
    const treaty = modelOf(`conflict "Treaty"
actor north "North"
actor south "South"
actor west "West"
agreement pact "A pact" between north, south: none | short "for a year" | long "for good"
preferences north { pact != none, pact = long }
preferences west { pact = none }`);
    const condition = (actor: string, index: number) => {
      const mover = treaty.movers.find(({ id }) => id === actor);
      const found =
        mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements[index]?.condition : undefined;
      if (found === undefined) throw new Error('no such want');
      return found;
    };
    expect(wishOf(treaty, ['north'], condition('north', 0))).toBe('North’s wish to agree on the pact');
    expect(wishOf(treaty, ['north'], condition('north', 1))).toBe('North’s wish to agree on the pact (for good)');
    expect(wishOf(treaty, ['west'], condition('west', 0))).toBe('West’s wish not to see North and South agree on the pact');
  });
  test('leaves out what would be too long', () => {
    const condition = wants[4]?.condition;
    if (condition === undefined) throw new Error('no such want');
    expect(wishOf(model, ['north'], condition, 20)).toBe('North’s wish to see South raid the valley in certain cases');
    expect(otherwiseWished(model, 'north', condition, 'negate', 20)).toBeNull();
  });
});

describe('notes', () => {
  test('name a source in full once, then by its short title', async () => {
    const text = fileNamed('dam.parley').replace('"A memorandum"', '"A memorandum on the river: Upland, Lowland"');
    const zip = await JSZip.loadAsync(await word(makeBrief(findingsOf(modelOf(text)))));
    const notes = (await zip.file('word/footnotes.xml')?.async('string')) ?? '';
    const said = [...notes.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/gu)].map(([, words]) => (words ?? '').trim());
    expect(said[0]).toBe('A memorandum on the river: Upland, Lowland, 1 June 2020, par. 2.');
    expect(said.slice(1).every((words) => /^A memorandum on the river, pars?\. /u.test(words))).toBe(true);
    expect(said.length).toBeGreaterThan(5);
    const body = (await zip.file('word/document.xml')?.async('string')) ?? '';
    expect(body.replaceAll('[memo] ', '')).not.toContain('[memo');
  });
  test.each([
    ['Relations With the Great Powers: Russia, Japan, China', 'Relations With the Great Powers'],
    ['A memorandum', 'A memorandum'],
    ['Kinsara, A Simple Guide to GMCR+, tables 1-3 and figure 19', 'Kinsara, A Simple Guide to GMCR+'],
    ['On the long and winding road from the mountains to the sea', 'On the long and winding road from the mountains to …'],
  ])('%s', (title, short) => expect(shortTitle(title)).toBe(short));
  test('sources that would go by the same keep their titles', () => {
    const titles = shortTitles([
      { id: 'a', title: 'Letters: 1914' },
      { id: 'b', title: 'Letters: 1915' },
      { id: 'c', title: 'Notes: 1916' },
    ]);
    expect([...titles.values()]).toEqual(['Letters: 1914', 'Letters: 1915', 'Notes']);
  });
  test('passages, and citations in a text', () => {
    expect(passageWords([{ from: 3, to: 3 }])).toBe('par. 3');
    expect(passageWords([{ from: 3, to: 4 }])).toBe('pars. 3–4');
    expect(
      passageWords([
        { from: 3, to: 3 },
        { from: 6, to: 7 },
      ]),
    ).toBe('pars. 3, 6–7');
    expect(citationsIn('A want [memo 2, 5-6; essay 1] decides [sic].', ['memo', 'essay'])).toEqual([
      {
        index: 6,
        end: 29,
        cites: [
          {
            source: 'memo',
            paragraphs: [
              { from: 2, to: 2 },
              { from: 5, to: 6 },
            ],
          },
          { source: 'essay', paragraphs: [{ from: 1, to: 1 }] },
        ],
      },
    ]);
  });
});
