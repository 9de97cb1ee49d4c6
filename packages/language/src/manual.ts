import { buildGraph } from '@parley/engine';
import { BEGINNING, CATALOGUE, type Code, type Entry, FILES, hostOf } from './catalogue.js';
import { type Diagnostic, diagnosticText } from './diagnostic.js';
import { describeFindings } from './findings.js';
import { parse } from './reading.js';

/** The catalogue as a page of the manual: what `docs/errors.md` holds. */
export function catalogueMarkdown(): string {
  const entries = (Object.entries(CATALOGUE) as [Code, Entry<never>][]).sort(([, a], [, b]) => a.id.localeCompare(b.id));
  return [
    '# What Parley says about a text',
    '',
    'This page is made from the catalogue in `packages/language/src/catalogue.ts`, and every example on it is run by the tests. An error leaves no',
    'model; a warning is told and the model stands. Unless it is a whole file, an example stands after these lines:',
    '',
    ...fenced(BEGINNING),
    '',
    ...Object.entries(FILES).flatMap(([file, text]) => [`Some use another file. This is \`${file}\`:`, '', ...fenced(text), '']),
    ...entries.flatMap(([code, entry]) => section(code, entry)),
  ].join('\n');
}

function section(code: Code, entry: Entry<never>): readonly string[] {
  const title = [`## ${entry.id} ${code}`, '', `${entry.severity === 'error' ? 'Error' : 'Warning'}. ${entry.about}`, ''];
  if (entry.bad === '') return title;
  const said = saidOf(entry.whole === true ? entry.bad : `${BEGINNING}${entry.bad}\n`, entry).find(
    (diagnostic) => diagnostic.code === code,
  );
  const message = said === undefined ? [] : [`> ${diagnosticText(said)}`, ''];
  const beside = Object.entries(entry.files ?? {}).flatMap(([file, text]) => [`With \`${file}\`:`, '', ...fenced(text), '']);
  return [...title, ...beside, ...fenced(shortened(entry.bad)), '', ...message, 'Mended:', '', ...fenced(entry.good.trimEnd()), ''];
}

/** What the language says and, where there is a model, what the engine notices. */
function saidOf(text: string, entry: Pick<Entry<never>, 'files'>): readonly Diagnostic[] {
  const { model, diagnostics } = parse(text, hostOf(entry));
  return model === null ? diagnostics : [...diagnostics, ...describeFindings(model, buildGraph(model).findings)];
}

function fenced(lines: string): readonly string[] {
  return ['```parley', lines.trimEnd(), '```'];
}

/** A page shows a hundred brackets by a few. */
function shortened(lines: string): string {
  return lines.replace(/\({20,}/, '(((...').replace(/\){20,}/, '...)))');
}
