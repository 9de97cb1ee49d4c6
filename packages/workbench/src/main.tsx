/** The page: which models there are, and what the one that is open comes to. */

import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { address, linkTo, takeToken } from './address.js';
import { openFrom, pace, standing, stop } from './argument.js';
import { type ServedFolder, servedWith } from './keep/served.js';

const token = takeToken();
const served = token === null ? null : servedWith(token);
const folder = signal<ServedFolder | string | null>(null);

function Library() {
  if (served === null)
    return <p>This page shows the models of a folder. Start it with `parley serve`, and open the whole address that is printed there.</p>;
  if (folder.value === null) return <p class="aside">Looking into the folder.</p>;
  if (typeof folder.value === 'string') return <p class="problem">{folder.value}</p>;
  return (
    <>
      <h1>{folder.value.folder}</h1>
      <ul class="models">
        {folder.value.files.map(({ path }) => (
          <li key={path}>
            <a href={linkTo(path)}>{path.replace(/\.parley$/u, '')}</a>
          </li>
        ))}
      </ul>
      {folder.value.files.length === 0 && <p>There is no model in this folder yet. `parley new` makes one to start from.</p>}
    </>
  );
}

function Argument() {
  const now = standing.value;
  return (
    <>
      <p class="aside">
        <a href={linkTo(null)}>All models</a>
      </p>
      {now.kind === 'thinking' && (
        <p class="aside" role="status">
          {pace.value === null ? 'Reading.' : `Thinking: ${pace.value.what}.`}{' '}
          <button type="button" onClick={stop}>
            Stop
          </button>
        </p>
      )}
      {now.kind === 'wrong' &&
        now.problems.map((problem) => (
          <p key={problem} class="problem">
            {problem}
          </p>
        ))}
      {now.kind === 'told' && (
        <article>
          <h1>{now.findings.title}</h1>
          <p class="aside">
            {now.findings.date === null ? '' : `${now.findings.date} · `}
            {now.findings.size}
          </p>
          <p>{now.findings.course.join(' ')}</p>
        </article>
      )}
    </>
  );
}

function Page() {
  return <main>{address.value.open === null ? <Library /> : <Argument />}</main>;
}

/** Lists the folder behind the page. */
async function list(): Promise<void> {
  if (served === null) return;
  try {
    folder.value = await served.list();
  } catch (error) {
    folder.value = error instanceof Error ? error.message : String(error);
  }
}

void list();
effect(() => {
  const { open } = address.value;
  if (open !== null && served !== null) void untracked(() => openFrom(served, open));
});
const place = document.getElementById('page');
if (place !== null) render(<Page />, place);
