/**
 * Precedents: conclusions that were drawn before, kept with all that they rest on.
 *
 * Over many worlds most of what movers conclude comes out again, since each conclusion rests on a few of their wants. It is kept with the questions that
 * led to it, each answered by yes or no, in their order. Once they are all answered as they were, the conclusion is the same and need not be drawn again.
 */

/** A question, as three numbers whose meaning is left to who asks. Answered the same whenever it is asked in one world. */
export type Ask = (one: number, two: number, three: number) => boolean;

/** Conclusions about one kind of matter. */
export interface Precedents<T> {
  /** The conclusion that answers given now lead to; undefined: none was drawn from such answers yet. */
  find(matter: number, ask: Ask): T | undefined;
  /** Keeps a conclusion that was drawn. @param inquiry  the questions that it was drawn from */
  add(matter: number, inquiry: Inquiry, conclusion: T, ask: Ask): void;
}

/** Precedents by what they are about; each subject has conclusions of one kind. */
export interface PrecedentBook {
  of<T>(subject: string): Precedents<T>;
  /** A number that stands for this text, and for no other, in questions. */
  number(text: string): number;
}

/** A book with nothing in it. */
export function precedentBook(): PrecedentBook {
  const subjects = new Map<string, unknown>();
  const numbers = new Map<string, number>();
  return {
    number(text) {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    },
    of<T>(subject: string) {
      const found = (subjects.get(subject) as Precedents<T> | undefined) ?? noPrecedents<T>();
      subjects.set(subject, found);
      return found;
    },
  };
}

/** Questions with their answers, in the order in which they were first asked. */
export interface Inquiry {
  /** Notes a question, once. */
  note(one: number, two: number, three: number, answer: boolean): void;
  /** Four numbers for each question: what it asks, and 1 where the answer is yes, 0 where it is no. */
  readonly asked: readonly number[];
}

/** An inquiry to be noted down. */
export function inquiry(): Inquiry {
  const asked: number[] = [];
  const seen = new Map<number, Map<number, Set<number>>>();
  return {
    note(one, two, three, answer) {
      const ones = seen.get(one) ?? new Map<number, Set<number>>();
      seen.set(one, ones);
      const twos = ones.get(two) ?? new Set<number>();
      ones.set(two, twos);
      if (twos.has(three)) return;
      twos.add(three);
      asked.push(one, two, three, answer ? 1 : 0);
    },
    asked,
  };
}

/** Numbers for each question in {@link Inquiry.asked}. */
const EACH = 4;

/** What is kept: so many questions, at 20 bytes each. Beyond that nothing more is. */
const MOST_KEPT = 2 ** 22;

function noPrecedents<T>(): Precedents<T> {
  // A tree of questions: each with its three numbers and where a no and a yes lead. Above 0: to a question; below: to a conclusion; 0: nowhere yet.
  const FIELDS = 5;
  const NO = 3;
  let tree = new Int32Array(FIELDS * 1024);
  let used = 1;
  const conclusions: T[] = [];
  const roots = new Map<number, number>();
  const newQuestion = (asked: readonly number[], at: number): number => {
    if ((used + 1) * FIELDS > tree.length) {
      const larger = new Int32Array(tree.length * 2);
      larger.set(tree);
      tree = larger;
    }
    const node = used++ * FIELDS;
    for (let i = 0; i < NO; i++) tree[node + i] = asked[at + i] as number;
    return node;
  };
  return {
    find(matter, ask) {
      let at = roots.get(matter) ?? 0;
      while (at > 0) at = tree[at + NO + (ask(tree[at] as number, tree[at + 1] as number, tree[at + 2] as number) ? 1 : 0)] as number;
      return at < 0 ? conclusions[-at - 1] : undefined;
    },
    add(matter, { asked }, conclusion, ask) {
      if (used + asked.length / EACH > MOST_KEPT) return;
      let next = 0;
      // The link to follow: a place in the tree, or the root.
      let link = -1;
      let at = roots.get(matter) ?? 0;
      const lead = (to: number): void => {
        if (link < 0) roots.set(matter, to);
        else tree[link] = to;
      };
      while (at > 0) {
        const isNext = tree[at] === asked[next] && tree[at + 1] === asked[next + 1] && tree[at + 2] === asked[next + 2];
        const yes = isNext ? asked[next + 3] === 1 : ask(tree[at] as number, tree[at + 1] as number, tree[at + 2] as number);
        if (isNext) next += EACH;
        link = at + NO + (yes ? 1 : 0);
        at = tree[link] as number;
      }
      for (; next < asked.length; next += EACH) {
        const question = newQuestion(asked, next);
        lead(question);
        link = question + NO + (asked[next + 3] as number);
      }
      lead(-conclusions.push(conclusion));
    },
  };
}
