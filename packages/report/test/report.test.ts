/** The brief in its three forms: what stands in it, that nothing of a hostile model gets through, and that Word's kin can open it. */

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import JSZip from 'jszip';
import { describe, expect, test } from 'vitest';
import { flagsOf } from '../src/icd203.js';
import { formatReferences, html, makeBrief, markdown, tablePictures, waysPicture, weightsPicture, word } from '../src/index.js';
import { findingsOf, modelOf } from './findings.js';

const dam = readFileSync(fileURLToPath(new URL('../../cli/test/models/dam.parley', import.meta.url)), 'utf8');

const brief = makeBrief(findingsOf(modelOf(dam)));

test('runs from the bottom line to the method', () => {
  const headings = [...markdown(brief).matchAll(/^#+ (.*)$/gmu)].map(([, heading]) => heading);
  expect(headings).toEqual([
    'The dam',
    'Bottom line',
    'Key judgements',
    'Options and their trade-offs',
    'What would change our mind',
    'Assumptions',
    'Dissent',
    'Claims by version',
    'Sources',
    'Method',
  ]);
  expect(brief.judgements.map(({ id }) => id)).toContain('filled');
  expect(brief.judgements.find(({ id }) => id === 'filled')).toMatchObject({
    standing: 'Follows in one of two orders.',
    analyst: 'Likely (55–80%). Moderate confidence. The works are financed.',
  });
  expect(brief.dissent.map(({ name }) => name)).toEqual(['The water is what matters to both', 'Upland has good counsel']);
});

test('names claims by the numbers of their judgements, and no claim by its id', () => {
  const text = markdown(brief);
  expect(text).toMatch(/without it, judgements? \d/u);
  expect(text).toMatch(/Under it two claims would come out otherwise: judgements \d \((?:follows|does not follow)\)/u);
  expect(text).not.toMatch(/afterDrought/u);
});

test('leads from a judgement to its premises, from these to passages, and back', () => {
  const page = html(brief);
  expect(page).toMatch(/Rests on <a href="#premise-1">/u);
  expect(page).toMatch(/id="source-memo-2-2"[^>]*>Paragraph 2: <a href="#judgement-1">/u);
});

test('is the same each time, to the byte', async () => {
  const again = makeBrief(findingsOf(modelOf(dam)));
  expect(markdown(again)).toBe(markdown(brief));
  expect(html(again)).toBe(html(brief));
  expect(Buffer.from(await word(again)).equals(Buffer.from(await word(brief)))).toBe(true);
});

describe('a hostile model', () => {
  const nasty = `</title><script>alert(1)</script><img src=x onerror=alert(1)>&quot;' javascript:alert(1)`;
  const hostile = makeBrief(
    findingsOf(modelOf(dam.replaceAll(/"([^"\n]*)"/gu, (_, words: string) => `"${words} ${nasty.replaceAll('"', '\\"')}"`))),
  );
  test('has no say in the page', () => {
    const page = html(hostile);
    expect(page).not.toMatch(/<script|<img|<iframe|<a [^>]*href="(?!#)/iu);
    expect(page).not.toMatch(/<[a-z][^>]* on[a-z]+=/iu);
    expect(page).toContain("default-src 'none'");
    // Every tag is one of the page's own.
    const tags = new Set(Array.from(page.matchAll(/<\/?([a-z][a-z0-9]*)/giu), ([, tag]) => (tag ?? '').toLowerCase()));
    expect([...tags].sort()).toEqual(
      'a body em figcaption figure h1 h2 head html li main meta ol p path rect section span style svg text title tspan ul div'
        .split(' ')
        .sort(),
    );
  });
  test('brings no link and no picture into Markdown', () => {
    const linked = makeBrief(findingsOf(modelOf(dam.replaceAll(/"([^"\n]*)"/gu, '"![x](http://example.org/x.png) $1"'))));
    expect(markdown(linked)).not.toMatch(/(?<!\\)\]\(/u);
  });
  test('makes no document that cannot be opened', async () => {
    const zip = await JSZip.loadAsync(await word(hostile));
    expect(await zip.file('word/document.xml')?.async('string')).not.toContain('<script');
  });
});

test('the page asks for nothing', () => {
  const page = html(brief);
  expect(page.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|url\(|@import|src=/iu);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/gu)) expect(page).toContain(`id="${target}"`);
});

test('claims that no critique is put to are left out of the picture, and a long one is cut into several', () => {
  const [row] = brief.table.rows;
  if (row === undefined) throw new Error('no rows');
  const many = { ...brief, table: { ...brief.table, rows: Array.from({ length: 40 }, () => row) } };
  expect(tablePictures(many)).toHaveLength(3);
  const alone = { ...row, marks: row.marks.map((mark, index) => (index === 0 ? mark : null)) };
  expect(tablePictures({ ...brief, table: { ...brief.table, rows: [alone] } })).toEqual([]);
});

test('pictures are drawn, and say what they are', () => {
  expect(tablePictures(brief)).toHaveLength(1);
  for (const svg of [waysPicture(brief), ...tablePictures(brief), weightsPicture(brief)]) {
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*>\n<title>[^<]+<\/title>/u);
    expect(svg).not.toMatch(/undefined|NaN|null/u);
  }
});

describe('the Word document', () => {
  test('has real styles, footnotes, numbering and a caption', async () => {
    const zip = await JSZip.loadAsync(await word(brief));
    const part = async (name: string): Promise<string> => (await zip.file(name)?.async('string')) ?? '';
    const document = await part('word/document.xml');
    for (const style of ['Title', 'Heading1', 'ListNumber', 'ListBullet', 'Caption'])
      expect(document).toContain(`w:pStyle w:val="${style}"`);
    for (const name of ['List Number', 'caption', 'footnote text']) expect(await part('word/styles.xml')).toContain(`w:val="${name}"`);
    expect(await part('word/footnotes.xml')).toContain('A memorandum');
    expect(document).toContain('w:footnoteReference');
    expect(await part('word/numbering.xml')).toContain('w:abstractNum');
  });

  const office = spawnSync('soffice', ['--version']).status === 0;
  test.skipIf(!office && process.env['CI'] === undefined)('opens in LibreOffice', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-brief-'));
    try {
      writeFileSync(join(folder, 'brief.docx'), await word(brief));
      const home = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync('soffice', [home, '--headless', '--convert-to', 'txt:Text', '--outdir', folder, join(folder, 'brief.docx')], {
        stdio: 'ignore',
      });
      const text = readFileSync(join(folder, 'brief.txt'), 'utf8');
      for (const words of ['Bottom line', 'Upland fills the dam', 'Dissent', 'A memorandum']) expect(text).toContain(words);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('references', () => {
  const source = { id: 'memo', title: 'A memorandum', date: null, text: null, reference: { file: 'refs.bib', entry: 'upland2020' } };
  const bibtex = '@book{upland2020, author = {Reed, Anna}, title = {Water and law}, year = {2020}, publisher = {River Press}}';
  test('come from BibTeX', () => {
    const { formatted, problems } = formatReferences([source], () => bibtex);
    expect(problems).toEqual([]);
    expect(formatted.get('memo')?.full).toMatch(/Reed, A\. \(2020\)\. Water and law\. River Press/u);
    expect(formatted.get('memo')?.short).toBe('Reed, 2020');
  });
  test('and from CSL-JSON', () => {
    const json = JSON.stringify([
      {
        id: 'upland2020',
        type: 'book',
        title: 'Water and law',
        author: [{ family: 'Reed', given: 'Anna' }],
        issued: { 'date-parts': [[2020]] },
      },
    ]);
    expect(formatReferences([source], () => json).formatted.get('memo')?.full).toMatch(/Reed, A\. \(2020\)\. Water and law/u);
  });
  test.each([
    ['no file', null, /there is no file 'refs\.bib'/u],
    ['no such entry', bibtex.replace('upland2020', 'other'), /has no entry 'upland2020'.*other/u],
    ['no bibliography', 'once upon a time', /neither BibTeX nor CSL-JSON/u],
    ['an address, which is not fetched', 'https://example.org/refs.json', /neither BibTeX nor CSL-JSON/u],
    ['addresses in JSON', '["https://example.org/refs.json"]', /neither BibTeX nor CSL-JSON/u],
  ])('with %s a sentence says so', (_, text, words) => {
    const { formatted, problems } = formatReferences([source], () => text);
    expect(formatted.size).toBe(0);
    expect(problems.join(' ')).toMatch(words);
  });
});

test('a faulty entry is named with its line, and spoils no other', () => {
  const text = [
    '@string{press = "River Press"}',
    '@book{first, title = {One}, year = {2019}',
    '@book{second, author = {Reed, Anna}, title = {Two}, publisher = press, year = {2020}}',
    '@book{third, title = {Three} year = {2021}}',
    '@book{title = {Four}}',
  ].join('\n');
  const source = (id: string) => ({ id, title: id, date: null, text: null, reference: { file: 'refs.bib', entry: id } });
  const { formatted, problems } = formatReferences([source('second'), source('third')], () => text);
  expect(formatted.get('second')?.full).toMatch(/Reed, A\. \(2020\)\. Two\. River Press/u);
  expect(problems.map((each) => each.replace(/:.*$/u, ''))).toEqual([
    "The entry 'first' on line 2 of 'refs.bib' cannot be read",
    "The entry 'third' on line 4 of 'refs.bib' cannot be read",
    "An entry without a key on line 5 of 'refs.bib' cannot be read",
    "Until then the source 'third' goes by its title.",
  ]);
});

describe('an analyst’s words', () => {
  const judgement = { claim: 'filled', likelihood: 'likely', confidence: 'moderate', text: 'The works are financed.', cites: [] } as const;
  test('pass when they keep to the rules', () => expect(flagsOf(judgement, 0.7)).toEqual([]));
  test.each([
    ['rows mixed', { ...judgement, text: 'It is probable.' }, 0.7, /other row/u],
    ['two words', { ...judgement, text: 'An unlikely refusal.' }, 0.7, /beside “likely”/u],
    [
      'likelihood and confidence in one sentence',
      { ...judgement, text: 'We have high confidence that it is likely.' },
      0.7,
      /one sentence/u,
    ],
    ['far from the share of worlds', judgement, 0.1, /far from the share/u],
    ['no confidence', { ...judgement, confidence: null }, 0.7, /confidence/u],
  ])('are flagged: %s', (_, each, share, words) => expect(flagsOf(each, share).join(' ')).toMatch(words));
});
