/** Outcomes of an argument from several files, told theatre by theatre where they are the theatres' rests in every combination. */

import { type Foresight, type Graph, type Outcome, type State, settingsOf } from '@parley/engine';
import { counted, figure, listed, numberSpans } from './names.js';
import { outcomeKind } from './path.js';
import { differences, differenceWords } from './state.js';

/** A theatre, and the ways in which it comes to rest, whatever the others come to. */
export interface TheatreRests {
  /** What it goes by in the whole; null: what belongs to no theatre. */
  readonly id: string | null;
  readonly title: string;
  /** Its options, by id. */
  readonly options: ReadonlySet<string>;
  readonly ways: readonly TheatreRest[];
}

/** One way in which a theatre comes to rest. Whole sentences, but for the letter. */
export interface TheatreRest {
  /** 'a', 'b' and so on, within its theatre. */
  readonly letter: string;
  /** How it differs from now, or from the first way: 'As a, but NATO: ...'. */
  readonly words: string;
  /** Why it lasts; null where it has too many outcomes to see whether that is the same in all. Worked out when asked for. */
  readonly kind: () => string | null;
  /** The outcomes that have it, by number. */
  readonly outcomes: readonly number[];
}

/** Outcomes that are told by number; of more, the first few. */
const NUMBERED = 8;

/** Outcomes that are looked at for why one way lasts. */
const COMPARED = 200;

/** Options, and the ways in which they can end: of each, the numbers of the outcomes that end so. */
interface Part {
  readonly id: string | null;
  readonly title: string;
  readonly options: ReadonlySet<string>;
  readonly ways: readonly (readonly number[])[];
}

/**
 * The outcomes theatre by theatre. Null where that would not be all: where what one theatre comes to goes with what another does, or one of them goes
 * round without rest; and where at most one theatre can end in several ways.
 * @param outcomes  from now, in the order in which they are numbered from 1
 */
export function restsByTheatre(
  graph: Graph,
  outcomes: readonly Outcome[],
  now: State | null,
  foresight: Foresight,
): readonly TheatreRests[] | null {
  if (now === null || graph.model.theatres.length === 0 || outcomes.some(({ rest }) => !rest)) return null;
  const parts = partsOf(graph, outcomes);
  if (parts.filter(({ ways }) => ways.length > 1).length < 2) return null;
  // All outcomes differ, so that as many as there are combinations are all combinations.
  if (parts.reduce((product, { ways }) => product * ways.length, 1) !== outcomes.length) return null;
  return parts
    .filter(({ id, ways }) => id !== null || ways.length > 1)
    .map(({ id, title, options, ways }) => {
      const rests = ways.map((numbers) => numbers.map((number) => outcomes[number - 1] as Outcome));
      const states = rests.map(([first]) => first?.states[0] as State);
      return {
        id,
        title,
        options,
        ways: ways.map((numbers, index) => {
          return {
            letter: letterOf(index),
            words: wayWords(graph, now, states, index, options),
            kind: () => kindOf(graph, rests[index] ?? [], foresight, options),
            outcomes: numbers,
          };
        }),
      };
    });
}

/** Why a theatre stays as it is in these outcomes, which agree about it and may differ in all else. */
function kindOf(graph: Graph, outcomes: readonly Outcome[], foresight: Foresight, options: ReadonlySet<string>): string | null {
  if (outcomes.length > COMPARED) return null;
  const kinds = new Set(outcomes.map((outcome) => outcomeKind(graph, outcome, foresight, options)));
  return kinds.size === 1 ? [...kinds].join('') : 'Whether fear holds it, and whose, hangs on what the others come to.';
}

/** The theatres, and what belongs to none, each by itself. */
function partsOf(graph: Graph, outcomes: readonly Outcome[]): readonly Part[] {
  const { theatres, options } = graph.model;
  const owned = new Set(theatres.flatMap((theatre) => theatre.options));
  const common = options.flatMap(({ id }) => (owned.has(id) ? [] : [id]));
  const parts = [...theatres, { id: null, title: 'What belongs to no theatre', options: common }];
  return parts.map(({ id, title, options: own }) => {
    const within = new Set(own);
    const ways = new Map<string, number[]>();
    for (const [index, { states }] of outcomes.entries()) {
      const settings = settingsOf(graph, states[0] as State).filter(({ option }) => within.has(option));
      const key = JSON.stringify(settings.map(({ level }) => level));
      const numbers = ways.get(key) ?? [];
      ways.set(key, numbers);
      numbers.push(index + 1);
    }
    return { id, title, options: within, ways: [...ways.values()] };
  });
}

/** By the shorter of the differences from now and from the first way. */
function wayWords(graph: Graph, now: State, states: readonly State[], index: number, options: ReadonlySet<string>): string {
  const [first, state] = [states[0] as State, states[index] as State];
  if (!differences(graph, now, state).some(({ option }) => options.has(option.id))) return 'As it is now.';
  const change = `As now, but ${differenceWords(graph, now, state, options)}`;
  const beside = `As ${letterOf(0)}, but ${differenceWords(graph, first, state, options)}`;
  return index > 0 && beside.length < change.length ? beside : change;
}

/** 'a' to 'z', then 'aa'. */
function letterOf(index: number): string {
  const letter = String.fromCharCode(97 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** 'Outcomes 1–8.' */
export function outcomeNumbers(numbers: readonly number[]): string {
  const spans = numberSpans(numbers);
  if (numbers.length === 1) return `Outcome ${spans.join('')}.`;
  if (spans.length <= NUMBERED) return `Outcomes ${listed(spans)}.`;
  return `Outcomes ${spans.slice(0, NUMBERED - 1).join(', ')} and so on, ${figure(numbers.length)} in all.`;
}

/** What is said of all outcomes before they are told theatre by theatre, with an example of how they are numbered. */
export function combinedWords(theatres: readonly TheatreRests[]): string {
  const several = theatres.filter(({ ways }) => ways.length > 1);
  const count = several.reduce((product, { ways }) => product * ways.length, 1);
  // The one outcome that has the last way of each.
  const lasts = several.map(({ ways }) => ways.at(-1) as TheatreRest);
  const number = lasts[0]?.outcomes.find((each) => lasts.every(({ outcomes }) => outcomes.includes(each)));
  const example = several.map(({ id }, index) => `${lasts[index]?.letter}${id === null ? '' : ` in ${id}`}`).join(' with ');
  return `In ${counted(count, 'way')}: each theatre in its own, whatever the others come to. Under each way stand the outcomes that have it: ${example} is outcome ${number}.`;
}
