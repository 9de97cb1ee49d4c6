/** Arguments that use others: what is taken over, under which names, and how the links change it. One test for each rule. */

import { type Condition, type Model, modelHash, type Statement, versionsFor } from '@parley/engine';
import { describe, expect, test } from 'vitest';
import { type Diagnostic, format, type Host, parse, printCondition, readModel } from '../src/index.js';
import { withoutPlaces } from './models.js';

const RIVER = `conflict "The river" on 2001
source report "A report" { date 2001-02, text "texts/report.txt" }
source own "A note of its own"
actor city "The city" {
  dam    "Build the dam"                           [report 1]
  price  "Price of water": low | fair | high
}
actor farms "The farms" { protest "Protest" when dam }
given drought "A drought"
body council "The council" of city, farms by votes city 2, farms 3 quota 4 { vote "Vote" }
agreement pact "The pact" between city, farms binds dam any party may leave: none | loose | firm
define calm "Calm" = not protest
state began "As it began" { price = fair, drought }
never both: dam and protest and drought
preferences city {
  water:  dam if drought       [own]
  any order {
    quiet: calm
    cheap: price = low
  }
}
preferences farms { land: not dam, maybe price = high }
history {
  2000-01 start price = fair
  2000-06 dam by city
  2000-07 drought
}
critique greens "No dam" {
  preferences city { raise quiet above water }
  lift both
}
variant poor "The city is poor" { preferences city { price = high, not dam } }
event rain "It rains" { not drought }
event flood "A flood" { not drought, price = low }
phase early "Early on" from 2000 to 2000-03 { fix price = low }
view farms { hide price }
claim peace "It stays calm" calm lasts
judgement peace: likely "So we think"
`;
const ROAD = `conflict "The road"
source report "A report" { date 2001-02, text "../texts/report.txt" }
actor state "The state" { road "Build the road", toll "Take a toll" }
actor towns "The towns" { block "Block it" }
preferences state { road: road, toll if road }
preferences towns { quiet: not block, free: not toll }
view state { hide block }
critique slow "Slowly" { preferences state { drop road } }
`;
const RANKED = `conflict "Ranked"
actor one "One" { go "Go" }
actor two "Two" { come "Come" }
state neither "Neither" { }
state first "One goes" { go }
state second "Two comes" { come }
state both "Both" { go, come }
preferences one { ranking both > first ~ second > neither }
preferences two { ranking second > both > first > neither }
`;
const FILES: Readonly<Record<string, string>> = { 'river.parley': RIVER, 'far/road.parley': ROAD, 'ranked.parley': RANKED };

function hostWith(files: Readonly<Record<string, string>> = {}): Host {
  return { file: 'whole.parley', read: (path) => files[path] ?? FILES[path] ?? null };
}

/** The model of a composite without errors. */
function whole(lines: string, files: Readonly<Record<string, string>> = {}): Model {
  const { model, diagnostics } = parse(`conflict "The whole"\n${lines}\n`, hostWith(files));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return model as Model;
}

/** What is said of a composite. */
function said(lines: string, files: Readonly<Record<string, string>> = {}): readonly Diagnostic[] {
  return parse(`conflict "The whole"\n${lines}\n`, hostWith(files)).diagnostics;
}

function wantsOf({ movers }: Model, actor: string): readonly Statement[] {
  const mover = movers.find(({ id }) => id === actor);
  return mover?.kind === 'actor' && mover.preferences?.kind === 'statements' ? mover.preferences.statements : [];
}

const words = (model: Model, condition: Condition): string => printCondition(model, condition);
const labels = (model: Model, actor: string): readonly (string | null)[] => wantsOf(model, actor).map(({ label }) => label);
const overlay = ({ overlays }: Model, id: string) => overlays.find((one) => one.id === id);

const USE = 'use "river.parley" as west';
const BOTH = 'use "river.parley" as west\nuse "far/road.parley" as east';
const ONE = `${BOTH}\nactor capital "The capital" is west.city, east.state { speak "Speak" }`;

test.each(Object.entries(FILES))('%s is sound', (_, text) => {
  expect(parse(text).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
});

describe('what is taken over', () => {
  const model = whole(USE);

  test('movers, options, definitions and rules, under names that tell whose they are', () => {
    expect(model.movers.map(({ id }) => id)).toEqual(['west.city', 'west.farms', 'west.council', 'west.pact']);
    expect(model.options.map(({ id, mover }) => [id, mover])).toEqual([
      ['west.dam', 'west.city'],
      ['west.price', 'west.city'],
      ['west.protest', 'west.farms'],
      ['west.drought', null],
      ['west.vote', 'west.council'],
      ['west.pact', 'west.pact'],
    ]);
    expect(model.options[2]?.when).toMatchObject({ kind: 'level', option: 'west.dam' });
    expect(model.movers[2]).toMatchObject({
      members: ['west.city', 'west.farms'],
      rule: { kind: 'votes', weights: { 'west.city': 2, 'west.farms': 3 }, quota: 4 },
    });
    expect(model.movers[3]).toMatchObject({ parties: ['west.city', 'west.farms'], binds: ['west.dam'], anyPartyMayLeave: true });
    expect(model.rules.map(({ label, never }) => [label, words(model, never)])).toEqual([
      ['west.both', 'west.dam and west.protest and west.drought'],
    ]);
    expect(model.definitions[0]).toMatchObject({ id: 'west.calm', name: 'Calm' });
    expect(labels(model, 'west.city')).toEqual(['west.water', 'west.quiet', 'west.cheap']);
    expect(wantsOf(model, 'west.city').map(({ anyOrder }) => anyOrder)).toEqual([null, 0, 0]);
    expect(wantsOf(model, 'west.farms').map(({ maybe }) => maybe)).toEqual([false, true]);
  });

  test('not its history, phases, claims and judgements', () => {
    expect([model.history, model.claims, model.judgements]).toEqual([[], [], []]);
    expect(model.overlays.map(({ id }) => id)).toEqual(['west.greens', 'west.poor', 'west.rain', 'west.flood']);
  });

  test('a named state says how the options of its own theatre stand', () => {
    const both = whole(BOTH);
    const start = both.definitions.find(({ id }) => id === 'west.began');
    expect(start === undefined ? '' : words(both, start.condition)).toBe(
      'west.dam = off and west.price = fair and west.protest = off and west.drought and west.vote = off and west.pact = none',
    );
    expect(both.states).toEqual([]);
  });

  test('a ranking says of each state in which group it stands', () => {
    const ranked = whole('use "ranked.parley" as r');
    expect(wantsOf(ranked, 'r.one').map(({ condition }) => words(ranked, condition))).toEqual(['r.both', 'r.both or r.first or r.second']);
    expect(wantsOf(ranked, 'r.two').map(({ condition }) => words(ranked, condition))).toEqual([
      'r.second',
      'r.second or r.both',
      'r.second or r.both or r.first',
    ]);
  });

  test('how each actor sees it', () => {
    expect(model.views).toMatchObject([{ actor: 'west.farms', edits: [{ kind: 'hide', option: 'west.price' }] }]);
  });

  test('which options it has, and what it is called', () => {
    expect(withoutPlaces(model.theatres)).toEqual([
      { id: 'west', title: 'The river', file: 'river.parley', options: model.options.map(({ id }) => id) },
    ]);
    expect(whole('actor us "We" { talk "Talk" }\npreferences us { talk }').theatres).toEqual([]);
  });

  test('where it stands: at the end of its history, but for what the text says', () => {
    const standing = (lines: string) => Object.fromEntries((whole(lines).now ?? []).map(({ option, level }) => [option, level]));
    const ends = {
      'west.dam': 'on',
      'west.price': 'fair',
      'west.protest': 'off',
      'west.drought': 'on',
      'west.vote': 'off',
      'west.pact': 'none',
    };
    expect(standing(USE)).toEqual(ends);
    expect(
      standing(`${USE}\nactor us "We" { talk "Talk" }\npreferences us { talk }\nnow { talk, west.pact = firm, not west.drought }`),
    ).toEqual({
      ...ends,
      talk: 'on',
      'west.pact': 'firm',
      'west.drought': 'off',
    });
  });

  test('a source that is the same keeps the one name that it has; its text is named from here', () => {
    const own = 'source essay "A report" { date 2001-02, text "texts/report.txt" }';
    const both = whole(`${own}\n${BOTH}`);
    expect(both.sources.map(({ id, text }) => [id, text])).toEqual([
      ['essay', 'texts/report.txt'],
      ['west.own', null],
    ]);
    expect(both.options[0]?.cites).toEqual([{ source: 'essay', paragraphs: [{ from: 1, to: 1 }] }]);
    expect(wantsOf(both, 'west.city')[0]?.cites[0]?.source).toBe('west.own');
    expect(whole(BOTH).sources.map(({ id }) => id)).toEqual(['west.report', 'west.own']);
  });

  test('files that use others bring longer names', () => {
    const middle = 'conflict "The middle"\nuse "far/road.parley" as road\nnever road.toll and road.block\n';
    const nested = whole('use "middle.parley" as m', { 'middle.parley': middle });
    expect(nested.options.map(({ id }) => id)).toEqual(['m.road.road', 'm.road.toll', 'm.road.block']);
    expect(words(nested, nested.rules[0]?.never as Condition)).toBe('m.road.toll and m.road.block');
    expect(nested.overlays.map(({ id }) => id)).toEqual(['m.road.slow']);
    expect(nested.theatres.map(({ id }) => id)).toEqual(['m']);
  });
});

describe('critics', () => {
  const model = whole(`${BOTH}
critique ours "Ours" { preferences east.towns { raise east.free above east.quiet } }
claim road "The road" possible east.road
claim slowly "Slowly" possible east.road in east.slow`);

  test('of a theatre have not spoken of the whole: they are variants, which a claim may name', () => {
    expect(model.overlays.map(({ id, kind }) => [id, kind])).toEqual([
      ['west.greens', 'variant'],
      ['west.poor', 'variant'],
      ['west.rain', 'event'],
      ['west.flood', 'event'],
      ['east.slow', 'variant'],
      ['ours', 'critique'],
    ]);
    expect(model.claims.map((claim) => versionsFor(model, claim))).toEqual([[null, 'ours'], ['east.slow']]);
    expect(overlay(model, 'west.greens')?.edits).toMatchObject([
      { kind: 'raise', actor: 'west.city', want: 'west.quiet', beside: 'west.water' },
      { kind: 'lift', rule: 'west.both' },
    ]);
  });

  test('what they expect of the claims of their own file is left there', () => {
    const critic = `${ROAD}claim built "Built" possible road\ncritique nothing "Nothing" { hide road, expect fails built because "so" }\n`;
    const used = whole('use "critic.parley" as c', { 'critic.parley': critic });
    expect(overlay(used, 'c.nothing')).toMatchObject({ kind: 'variant', expects: [], edits: [{ kind: 'hide', option: 'c.road' }] });
  });
});

describe('one actor for several', () => {
  const model = whole(`${ONE}\npreferences capital { take rest of east, rest of west\n  speak }`);

  test('it stands wherever they are named', () => {
    expect(model.movers.map(({ id }) => id)).toEqual(['west.farms', 'west.council', 'west.pact', 'east.towns', 'capital']);
    expect(model.options.filter(({ mover }) => mover === 'capital').map(({ id }) => id)).toEqual([
      'west.dam',
      'west.price',
      'east.road',
      'east.toll',
      'speak',
    ]);
    expect(model.movers[1]).toMatchObject({ members: ['capital', 'west.farms'], rule: { weights: { capital: 2, 'west.farms': 3 } } });
    expect(model.movers[2]).toMatchObject({ parties: ['capital', 'west.farms'] });
    expect(model.views).toMatchObject([
      { actor: 'west.farms', edits: [{ option: 'west.price' }] },
      { actor: 'capital', edits: [{ kind: 'hide', option: 'east.block' }] },
    ]);
    expect(overlay(model, 'west.greens')?.edits[0]).toMatchObject({ kind: 'raise', actor: 'capital', want: 'west.quiet' });
    expect(overlay(model, 'east.slow')?.edits).toMatchObject([{ kind: 'drop', actor: 'capital', want: 'east.road' }]);
  });

  test('a body has it once, with the votes of both', () => {
    const joined = whole(
      'use "river.parley" as west\nactor all "All of them" is west.city, west.farms\npreferences all { take rest of west }'.replace(
        'river.parley',
        'plain.parley',
      ),
      { 'plain.parley': RIVER.replace(/^agreement.*$/m, '') },
    );
    expect(joined.movers.find(({ id }) => id === 'west.council')).toMatchObject({ members: ['all'], rule: { weights: { all: 5 } } });
  });

  test('views of its parts become one: the edits of the first, then those of the second', () => {
    const seeing = RIVER.replace('view farms {', 'view city { hide protest }\nview farms {');
    const { views } = whole(`${ONE}\npreferences capital { take rest of east, rest of west }`, { 'river.parley': seeing });
    expect(views.find(({ actor }) => actor === 'capital')?.edits).toMatchObject([{ option: 'west.protest' }, { option: 'east.block' }]);
  });

  test('nobody agrees with itself, under an overlay either', () => {
    const parties =
      'actor third "A third" { help "Help" }\npreferences third { help }\nagreement pact "A pact" between us, third: none | signed';
    const text = `conflict "Pacts"
actor us "We" { talk "Talk" }
actor them "They" { accept "Accept" }
${parties}
preferences us { talk, pact = signed }
preferences them { accept }
variant alone "Us two" { agreement pact between us, them }
`;
    const both = 'actor both "Both" is p.us, p.them\npreferences both { take rest of p }';
    expect(said(`use "pacts.parley" as p\n${both}`, { 'pacts.parley': text })).toMatchObject([
      { code: 'lone-party', message: expect.stringMatching("'p.pact' would have 'both' alone") as unknown },
    ]);
  });

  test('its parts cannot be named apart from it', () => {
    expect(said(`${ONE}\npreferences capital { take rest of west, rest of east }\nclaim x "X" west.city can force west.dam`)).toMatchObject(
      [{ code: 'part-named', suggestion: { by: 'capital' } }],
    );
  });
});

describe('a list out of several', () => {
  const list = (lines: string) => labels(whole(`${ONE}\npreferences capital { ${lines} }`), 'capital');

  test('each want where it is taken, the rest in its order', () => {
    expect(list('take rest of west, rest of east')).toEqual(['west.water', 'west.quiet', 'west.cheap', 'east.road', null]);
    expect(list('take west.cheap\n  own: speak, take rest of east, rest of west')).toEqual([
      'west.cheap',
      'own',
      'east.road',
      null,
      'west.water',
      'west.quiet',
    ]);
  });

  test('blocks whose order is open stay where they stand together', () => {
    const blocks = (lines: string) => wantsOf(whole(`${ONE}\npreferences capital { ${lines} }`), 'capital').map(({ anyOrder }) => anyOrder);
    expect(blocks('any order { speak, take east.road }, take rest of west, rest of east')).toEqual([0, 0, null, 1, 1, null]);
    expect(blocks('take west.quiet\n  speak, take west.cheap, rest of west, rest of east')).toEqual([null, null, null, null, null, null]);
    expect(blocks('take west.cheap, west.quiet, rest of west, rest of east')).toEqual([0, 0, null, null, null]);
  });

  test('what the line cites is added to what the want rests on', () => {
    const model = whole(`source essay "An essay"\n${ONE}\npreferences capital { take rest of west [essay 3], take rest of east }`);
    expect(wantsOf(model, 'capital')[0]?.cites.map(({ source }) => source)).toEqual(['west.own', 'essay']);
  });

  test('a list left out, or a want left out, is told with what would mend it', () => {
    expect(said(ONE)).toMatchObject([{ code: 'whole-without-wants' }]);
    expect(said(ONE)[0]?.mend).toContain("'preferences capital { take rest of west, take rest of east }'");
    expect(said(`${ONE}\npreferences capital { take rest of west\n  speak }`)).toMatchObject([{ code: 'unplaced-wants' }]);
    expect(said(`${ONE}\npreferences capital { take rest of west\n  speak }`)[0]?.message).toBe(
      "2 wants of the parts of 'capital' have no place in its list: east.road, and some without a label",
    );
    const idle = { 'river.parley': RIVER.replace(/^preferences farms.*$/m, '') };
    expect(said(`${BOTH}\nactor capital "The capital" is west.farms `, idle).map(({ code }) => code)).toEqual(['no-wants']);
  });

  test("'take' is said again after a citation", () => {
    const lines = `source essay "An essay"\n${ONE}\npreferences capital { take rest of west [essay 3], rest of east }`;
    expect(said(lines).find(({ code }) => code === 'missing-piece')?.mend).toBe('Write it like this: take rest of east');
  });

  test('an actor of a theatre can have another list', () => {
    const model = whole(`${USE}\npreferences west.city { west.pact = firm, take west.water }`);
    expect(labels(model, 'west.city')).toEqual([null, 'west.water']);
  });

  test('where a variant replaces the wants of a part, the others keep theirs', () => {
    const model = whole(`${ONE}\npreferences capital { take east.road, west.water\n  speak, take rest of west, rest of east }`);
    const [edit] = overlay(model, 'west.poor')?.edits ?? [];
    const replaced = edit?.kind === 'wants' && edit.preferences.kind === 'statements' ? edit.preferences.statements : [];
    expect(replaced.map(({ condition }) => words(model, condition))).toEqual([
      'east.road',
      'west.price = high',
      'not west.dam',
      'speak',
      'east.toll if east.road',
    ]);
  });
});

describe('a definition for the weather', () => {
  const model = whole(`${BOTH}\ndefine west.drought "No rain" = east.road and east.block`);

  test('stands where the option stood', () => {
    expect(model.options.map(({ id }) => id)).not.toContain('west.drought');
    expect(model.theatres[0]?.options).not.toContain('west.drought');
    expect(model.definitions.find(({ id }) => id === 'west.drought')).toMatchObject({ name: 'No rain' });
    expect(words(model, model.rules[0]?.never as Condition)).toBe('west.dam and west.protest and west.drought');
    expect(model.now?.map(({ option }) => option)).not.toContain('west.drought');
  });

  test('however the option was compared', () => {
    const files = {
      'signs.parley': `conflict "Signs"\nactor us "We" { talk "Talk" }\ngiven fog "Fog"\npreferences us { ${['fog', 'fog = off', 'fog != off', 'fog > off', 'fog < on', 'fog >= off', 'fog < off'].map((each) => `talk if ${each}`).join(', ')} }\n`,
    };
    const compared = whole('use "signs.parley" as s\ndefine s.fog = s.talk', files);
    const given = wantsOf(compared, 's.us').map(({ condition }) => (condition.kind === 'if' ? condition.given : null));
    const fog = { kind: 'named', name: 's.fog' };
    const not = { kind: 'not', of: fog };
    expect(given).toEqual([fog, not, fog, fog, not, { kind: 'and', of: [] }, { kind: 'or', of: [] }]);
  });

  test('nobody sets it: an event that did nothing else is none', () => {
    expect(model.overlays.map(({ id }) => id)).toEqual(['west.greens', 'west.poor', 'west.flood', 'east.slow']);
    expect(overlay(model, 'west.flood')?.edits).toMatchObject([{ kind: 'set', option: 'west.price' }]);
  });

  test('only of an on/off option that nobody moves', () => {
    for (const [line, problem] of [
      ['west.dam = east.road', "is an option that 'west.city' moves"],
      ['west.calm = east.road', "is no given option of 'west'"],
    ] as const) {
      const [error] = said(`${BOTH}\ndefine ${line}`);
      expect(error?.code).toBe('not-a-given');
      expect(error?.message).toContain(problem);
    }
    const files = {
      'levels.parley': 'conflict "Levels"\nactor us "We" { talk "Talk" }\ngiven sea "Sea": calm | rough\npreferences us { talk }\n',
    };
    expect(said('use "levels.parley" as l\ndefine l.sea = l.talk', files)[0]?.message).toContain('has the levels calm, rough');
    expect(said(`${BOTH}\ndefine west.drought = west.calm and west.began\n`).map(({ code }) => code)).toEqual(['circular-definition']);
  });
});

describe('links', () => {
  test('change what is composed, in the order of the file, over all names', () => {
    const model = whole(`use "river.parley" as west {
  preferences west.farms { add road: east.road above west.land }
  west.dam when not east.block
  fix west.price = high
}
use "far/road.parley" as east {
  preferences west.farms { lower road below west.land }
  never tolls: east.toll and west.dam
}`);
    expect(labels(model, 'west.farms')).toEqual(['west.land', 'road', null]);
    expect(words(model, model.options[0]?.when as Condition)).toBe('not east.block');
    expect(model.rules.map(({ label }) => label)).toEqual(['west.both', null, 'tolls']);
    expect(model.theatres.map(({ options }) => options.length)).toEqual([6, 3]);
  });

  test('that name what is not there, or change nothing, are told', () => {
    expect(said('use "river.parley" as west {\n  preferences west.city { drop west.wter }\n}')).toMatchObject([{ code: 'unknown-label' }]);
    expect(said('use "river.parley" as west {\n  preferences west.city { lower west.quiet below west.water }\n}')).toMatchObject([
      { code: 'idle-edit' },
    ]);
    expect(said('use "river.parley" as west {\n  hide dam\n}')).toMatchObject([{ code: 'unknown-name', suggestion: { by: 'west.dam' } }]);
  });
});

describe('other files', () => {
  test('with errors are told by their first one, once', () => {
    const broken = 'conflict "Broken"\nactor us "We" { talk "Talk" }\npreferences us { tlak }\nnever talk and\n';
    const spoken = `actor capital "The capital" is b.us
preferences capital { take rest of b }
define b.fog = b.talk
claim x "X" possible b.talk in b.hawks`;
    const [error, ...others] = said(`use "broken.parley" as b\n${spoken}`, { 'broken.parley': broken });
    expect(others).toEqual([]);
    expect(error).toMatchObject({ code: 'use-broken', place: { line: 2, column: 5, length: 15 } });
    expect(error?.message).toContain("'broken.parley' has 2 errors, the first on line 3, column 18: ");
  });

  test('are found from where they are named, and read once', () => {
    const read: string[] = [];
    const files: Readonly<Record<string, string>> = {
      'a/one.parley': 'conflict "One"\nuse "../b/two.parley" as two\n',
      'b/two.parley': ROAD,
    };
    const host: Host = {
      file: 'whole.parley',
      read: (path) => {
        read.push(path);
        return files[path] ?? null;
      },
    };
    const { diagnostics } = parse('conflict "W"\nuse "a/one.parley" as one\nuse "./b/two.parley" as two\n', host);
    expect(diagnostics).toEqual([]);
    expect(read).toEqual(['a/one.parley', 'b/two.parley']);
  });

  test('cannot use each other in a circle', () => {
    const files = { 'a.parley': 'conflict "A"\nuse "b.parley" as b\n', 'b.parley': 'conflict "B"\nuse "a.parley" as a\n' };
    expect(said('use "a.parley" as a', files)[0]?.message).toContain('a.parley -> b.parley -> a.parley');
  });

  test('leave their warnings to their own check', () => {
    const idle = `${ROAD}given sun "The sun"\n`;
    expect(parse(idle).diagnostics.length).toBeGreaterThan(0);
    expect(said('use "idle.parley" as i', { 'idle.parley': idle })).toEqual([]);
  });
});

describe('the model that comes of it', () => {
  const text = `conflict "The whole"\n${ONE}\npreferences capital { take rest of west, rest of east }\nclaim x "X" possible speak\n`;
  const model = parse(text, hostWith()).model as Model;

  test('stands alone as JSON', () => {
    expect(readModel(JSON.parse(JSON.stringify(model)))).toEqual(JSON.parse(JSON.stringify(model)));
  });

  test('has another fingerprint when a file that it uses says something else', () => {
    const hash = (files: Readonly<Record<string, string>>) => modelHash(parse(text, hostWith(files)).model as Model);
    expect(hash({ 'river.parley': `// a comment\n${RIVER}` })).toBe(modelHash(model));
    expect(hash({ 'river.parley': RIVER.replace('claim peace', 'claim calmer').replace('judgement peace', 'judgement calmer') })).toBe(
      modelHash(model),
    );
    expect(hash({ 'river.parley': RIVER.replace('water:  dam if drought', 'water:  dam') })).not.toBe(modelHash(model));
  });

  test('is set out once', () => {
    const once = format(text, hostWith()) as string;
    expect(format(once, hostWith())).toBe(once);
    expect(withoutPlaces(parse(once, hostWith()).model)).toEqual(withoutPlaces(model));
  });
});
