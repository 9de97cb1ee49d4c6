/** Small readers of the forms that are written, which know nothing of how they were written. */

/** An XML element: its name, attributes, children and the text right inside it. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

/** Reads well-formed XML without entities of its own; throws where it is none. */
export function readXml(text: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  const piece =
    /<\?xml[^?]*\?>|<!--(?:(?!--)[\s\S])*-->|<(?<close>\/)?(?<name>[A-Za-z]+)(?<rest>(?:\s+[\w.:]+="[^"<]*")*)\s*(?<empty>\/)?>|(?<text>[^<]+)/gy;
  while (piece.lastIndex < text.length) {
    const at = piece.lastIndex;
    const found = piece.exec(text)?.groups;
    if (found === undefined) throw new Error(`no XML: ${text.slice(at, at + 60)}`);
    const { close, name, rest = '', empty, text: words } = found;
    const last = open.at(-1) as Element;
    if (words !== undefined) last.text += plain(words);
    else if (close !== undefined) {
      if (last.name !== name) throw new Error(`</${name}> closes <${last.name}>`);
      open.pop();
    } else if (name !== undefined) {
      const pairs = [...rest.matchAll(/([\w.:]+)="([^"]*)"/gu)].map(([, key = '', value = '']) => [key, plain(value)] as const);
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' };
      last.children.push(element);
      if (empty === undefined) open.push(element);
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is never closed`);
  return root.children[0] as Element;
}

function plain(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot);)/u.test(text)) throw new Error(`a bare & in ${text}`);
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

/** Nodes and edges of a DOT file with one statement a line. */
export interface Dot {
  readonly title: string;
  readonly nodes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly edges: readonly { readonly from: string; readonly to: string; readonly traits: Readonly<Record<string, string>> }[];
}

/** Reads a directed graph; throws at a line that it does not know. */
export function readDot(text: string): Dot {
  const nodes = new Map<string, Readonly<Record<string, string>>>();
  const edges: { from: string; to: string; traits: Record<string, string> }[] = [];
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('//'));
  const title = /^digraph ("(?:[^"\\]|\\.)*") \{$/u.exec(lines.shift() ?? '')?.[1];
  if (title === undefined || lines.pop() !== '}') throw new Error('no digraph');
  for (const line of lines) {
    const found = /^ {2}(?<from>\w+)(?: -> (?<to>\w+))? \[(?<traits>(?:\w+=(?:\w+|"(?:[^"\\]|\\.)*")(?:, )?)*)\];$/u.exec(line)?.groups;
    if (found === undefined) throw new Error(`no statement: ${line}`);
    const { from = '', to, traits: rest = '' } = found;
    const traits = Object.fromEntries(
      [...rest.matchAll(/(\w+)=(\w+|"(?:[^"\\]|\\.)*")/gu)].map(([, key = '', value = '']) => [key, unquoted(value)]),
    );
    if (to !== undefined) edges.push({ from, to, traits });
    else if (from !== 'node') nodes.set(from, traits);
  }
  return { title: unquoted(title), nodes, edges };
}

function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  return text.slice(1, -1).replaceAll(/\\(.)/gu, (_, letter: string) => (letter === 'n' ? '\n' : letter));
}

/** A strategic game, payoff version. */
export interface Nfg {
  readonly title: string;
  readonly players: readonly string[];
  readonly strategies: readonly (readonly string[])[];
  readonly comment: string;
  /** The players' payoffs at a profile of strategies, each counted from 0. */
  readonly payoffs: (profile: readonly number[]) => readonly number[];
}

/** Reads a game as the documentation of Gambit has it: the first player's strategy changes fastest. */
export function readNfg(text: string): Nfg {
  const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
  const list = `\\{\\s*((?:${quoted}\\s*)*)\\}`;
  const head = new RegExp(`^NFG 1 R ${quoted} ${list}\\s*\\{\\s*((?:${list}\\s*)*)\\}\\s*${quoted}\\s*`, 'u').exec(text);
  if (head === null) throw new Error('no game');
  const words = (part: string): string[] =>
    [...part.matchAll(new RegExp(quoted, 'gu'))].map(([, inner = '']) => inner.replaceAll('\\"', '"'));
  const strategies = [...(head[4] ?? '').matchAll(new RegExp(list, 'gu'))].map(([each]) => words(each));
  const players = words(head[2] ?? '');
  const numbers = text.slice(head[0].length).trim().split(/\s+/u).map(Number);
  const profiles = strategies.reduce((product, { length }) => product * length, 1);
  if (numbers.length !== profiles * players.length || numbers.some(Number.isNaN)) throw new Error('not as many payoffs as there should be');
  return {
    title: (head[1] ?? '').replaceAll('\\"', '"'),
    players,
    strategies,
    comment: (head[7] ?? '').replaceAll('\\"', '"'),
    payoffs(profile) {
      let cell = 0;
      for (let player = players.length - 1; player >= 0; player--) cell = cell * (strategies[player]?.length ?? 1) + (profile[player] ?? 0);
      return numbers.slice(cell * players.length, (cell + 1) * players.length);
    },
  };
}
