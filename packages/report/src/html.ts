/** The brief as one HTML file: it opens from disk, asks for nothing, and has no script. */

import type { Citation } from '@parley/engine';
import { type Brief, citesIn, type Mark, type Passage, waysCaption } from './brief.js';
import { assumptions } from './markdown.js';
import { tablePictures, waysPicture, weightsPicture } from './pictures.js';
import { escaped } from './svg.js';

const STYLE = `:root{--ink:#1b1b1f;--dim:#5b5f66;--rule:#c8ccd2;--paper:#fff;--good:#0b6e99;--bad:#b3401f;--part:#7a6a00;color-scheme:light dark}
@media(prefers-color-scheme:dark){:root{--ink:#ececf0;--dim:#a4a9b2;--rule:#4a4f57;--paper:#17181b;--good:#6cc3ea;--bad:#f0906f;--part:#d9c65a}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.55 Georgia,'Times New Roman',serif}
main{max-width:44rem;margin:0 auto;padding:2.5rem 1.2rem 4rem}h1{font-size:1.9rem;line-height:1.2;margin:0}h2{font:600 1.05rem system-ui,sans-serif;margin:2.4rem 0 .6rem;padding-top:.7rem;border-top:1px solid var(--rule)}
p{margin:.5rem 0}.date,.dim,figcaption{color:var(--dim);font-family:system-ui,sans-serif;font-size:.88rem}ol,ul{padding-left:1.4rem}li{margin:.55rem 0}
.claim{font-weight:600}.standing{font:600 .82rem system-ui,sans-serif;border:1px solid currentColor;border-radius:3px;padding:.05rem .35rem;box-decoration-break:clone;-webkit-box-decoration-break:clone}
.holds{color:var(--good)}.fails{color:var(--bad)}.partly{color:var(--part)}.unknown{color:var(--dim)}.flag{color:var(--bad);font-family:system-ui,sans-serif;font-size:.88rem}
a{color:inherit;text-decoration-color:var(--rule)}figure{margin:1.2rem 0}svg{max-width:100%;height:auto}.scroll{overflow-x:auto}.scroll svg{min-width:36rem}@media print{.scroll svg{min-width:0}}.lead{font-size:1.12rem}
:target{background:color-mix(in srgb,var(--good) 16%,transparent)}
@page{margin:18mm 16mm}
@media print{html{font-size:10.5pt}body{font-size:10.5pt;line-height:1.4}main{max-width:none;padding:0}h1{font-size:18pt}h2{break-after:avoid;margin-top:1.2rem;padding-top:.4rem}figure{break-inside:avoid;margin:.6rem 0}figure svg{max-width:38rem}li li{margin:.1rem 0}.claim{break-after:avoid}}`;

/** Sets the document out as HTML. */
export function html(brief: Brief): string {
  const cite = (cites: Parameters<typeof citesIn>[0]): string =>
    cites.length === 0 ? '' : ` <a class="dim" href="#${anchor(cites[0])}">${escaped(citesIn(cites))}</a>`;
  const section = (title: string, body: string): string => (body === '' ? '' : `<section><h2>${title}</h2>${body}</section>`);
  const list = (items: readonly string[], tag: 'ol' | 'ul' = 'ul'): string =>
    items.length === 0 ? '' : `<${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}>`;
  const paragraphs = (texts: readonly string[], name = ''): string =>
    texts.map((text) => `<p${name === '' ? '' : ` class="${name}"`}>${escaped(text)}</p>`).join('');
  const figure = (svg: string | null, caption: string): string =>
    svg === null ? '' : `<figure><div class="scroll">${svg}</div><figcaption>${escaped(caption)}</figcaption></figure>`;
  const tables = (svgs: readonly string[], caption: string): string =>
    svgs.map((svg, index) => figure(svg, index === svgs.length - 1 ? caption : 'Continued below.')).join('');
  const premise = (index: number): string => `<a href="#premise-${index + 1}">premise ${index + 1}</a>`;
  // From a passage back to what rests on it.
  const passage = (source: string, { from, to, judgements: numbers, premises }: Passage): string => {
    const rests = [...numbers.map((number) => `<a href="#judgement-${number}">judgement ${number}</a>`), ...premises.map(premise)];
    return `<span id="${passageAnchor(source, from, to)}" class="dim">Paragraph${from === to ? '' : 's'} ${from === to ? from : `${from}–${to}`}: ${rests.join('; ')}</span>`;
  };
  /** Where a citation leads: to its first passage where the sources list it, else to the source. */
  const anchor = (citation: Citation | undefined): string => {
    const { source, paragraphs } = citation ?? { source: '', paragraphs: [] };
    const listedHere = brief.sources.find(({ id }) => id === source)?.passages ?? [];
    const first = paragraphs.find(({ from, to }) => listedHere.some((each) => each.from === from && each.to === to));
    return first === undefined ? `source-${escaped(source)}` : passageAnchor(source, first.from, first.to);
  };
  const judgements = brief.judgements.map(
    (each) =>
      `<span id="judgement-${each.number}" class="claim">${escaped(each.claim)}</span>${cite(each.cites)} <span class="standing ${each.verdict satisfies Mark}">${escaped(each.standing)}</span><p>${escaped(each.reason)}</p>${each.hangsOn === null ? '' : `<p class="dim">${escaped(each.hangsOn)}</p>`}${each.premises.length === 0 ? '' : `<p class="dim">Rests on ${each.premises.map(premise).join(', ')}.</p>`}${each.analyst === null ? '' : `<p><em>Analyst:</em> ${escaped(each.analyst)}</p>`}${each.flags.map((flag) => `<p class="flag">⚑ ${escaped(flag)}</p>`).join('')}`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escaped(brief.title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escaped(brief.title)}</h1>
${brief.date === null ? '' : `<p class="date">${escaped(brief.date)}</p>`}
${section('Bottom line', paragraphs(brief.bottomLine, 'lead'))}
${figure(waysPicture(brief), waysCaption(brief))}
${section('Key judgements', list(judgements, 'ol'))}
${section('Options and their trade-offs', list(brief.options.map(({ text, cites }) => escaped(text) + cite(cites))))}
${section(
  'What would change our mind',
  list(
    brief.mind.map(({ text, cites }, index) => `<span id="premise-${index + 1}">${escaped(text)}</span>${cite(cites)}`),
    'ol',
  ) +
    paragraphs(brief.varied === null ? [] : [brief.varied], 'dim') +
    figure(weightsPicture(brief), 'Premises by how many claims each carries; pale: no source is cited.'),
)}
${section('Assumptions', paragraphs(assumptions(brief)))}
${section('Dissent', list(brief.dissent.map(({ name, cites, text }) => `<span class="claim">${escaped(name)}</span>${cite(cites)} ${escaped(text)}`)) + tables(tablePictures(brief), 'Claims under each version: ✓ follows, ✗ does not, ~ in part; questions are answered yes or no. In a box: otherwise than as written.'))}
${section('Sources', list(brief.sources.map(({ id, text, passages }) => `<span id="source-${escaped(id)}">[${escaped(id)}]</span> ${escaped(text)}${list(passages.map((each) => passage(id, each)))}`)))}
${section('Method', paragraphs(brief.method, 'dim'))}
</main>
</body>
</html>
`;
}

function passageAnchor(source: string, from: number, to: number): string {
  return `source-${escaped(source)}-${from}-${to}`;
}
