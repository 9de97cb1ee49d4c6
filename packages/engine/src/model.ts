/**
 * The model form: a conflict as plain JSON, between any front end and the engine.
 *
 * A front end (the Parley language, or another) produces a {@link Model}; the engine reads nothing else. Everything here is
 * serialisable, order is meaningful where it says so, and names refer to names. The published JSON schema of this form is
 * `docs/model.schema.json`.
 */

/** A calendar date as written: `1997`, `1997-03` or `1997-03-01`. Comparison is by span, see `date.ts`. */
export type DateText = string;

/** Where an element stands in its source text; lines and columns count from 1. Optional everywhere: other front ends may have none. */
export interface Place {
  readonly line: number;
  readonly column: number;
  /** Characters from `column` on, within the line. */
  readonly length: number;
}

/** What a line rests on: a source and the paragraphs in it, as inclusive spans. No spans: the source as a whole. */
export interface Citation {
  readonly source: string;
  readonly paragraphs: readonly { readonly from: number; readonly to: number }[];
}

/** A text that lines of the model cite. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly date: DateText | null;
  /** A file beside the model that holds the text; paragraph n is its nth non-blank line. Null when the text is not at hand. */
  readonly text: string | null;
  readonly place?: Place | undefined;
}

/** One level of an option, in its declared order. On/off options have the levels `off` and `on`. */
export interface Level {
  readonly id: string;
  /** Words for people, when the author gave some. */
  readonly name: string | null;
}

/** Something that can be done, to a degree. The first level is where it stands when nobody has done anything. */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** The mover it belongs to (for an agreement's own option: the agreement); null for a `given` option, the weather of the model. */
  readonly mover: string | null;
  /** Two levels or more, lowest first. */
  readonly levels: readonly Level[];
  /** An irreversible option only moves up its levels, whoever moves it. */
  readonly irreversible: boolean;
  /** The option can be changed only from a state where this holds; null: always. */
  readonly when: Condition | null;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A truth function of a state. */
export type Condition =
  | { readonly kind: 'level'; readonly option: string; readonly is: Comparison; readonly level: string }
  /** A definition, or a named state (true in that state alone). */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'not'; readonly of: Condition }
  /** True when all hold; the empty conjunction is true. */
  | { readonly kind: 'and'; readonly of: readonly Condition[] }
  /** True when any holds; the empty disjunction is false. */
  | { readonly kind: 'or'; readonly of: readonly Condition[] }
  /** `then if given`: true wherever `given` is false. */
  | { readonly kind: 'if'; readonly then: Condition; readonly given: Condition }
  | { readonly kind: 'iff'; readonly left: Condition; readonly right: Condition };

/** How a level is compared; the order is the declared order of the levels. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** One option at one level, as `now`, the history and named states list them. */
export interface Setting {
  readonly option: string;
  readonly level: string;
}

/** Anything that can change options. */
export type Mover = Actor | Body | Agreement;

/** Who has wants, and options of its own. */
export interface Actor {
  readonly kind: 'actor';
  readonly id: string;
  readonly name: string;
  /** Null: no wants are stated, so the actor is indifferent between all states. */
  readonly preferences: Preferences | null;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A body moves its options when its members agree by its rule; it has no wants of its own. Members are actors or other bodies. */
export interface Body {
  readonly kind: 'body';
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly rule: DecisionRule;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/**
 * A joint move of its parties, by unanimity: everyone better off. Its own option bears its id, and the first level of that option
 * means 'not agreed'.
 */
export interface Agreement {
  readonly kind: 'agreement';
  readonly id: string;
  readonly name: string;
  /** Actors or bodies, two or more. */
  readonly parties: readonly string[];
  /** Options of the parties that the agreement also moves; while it is above its first level they change only in its moves. */
  readonly binds: readonly string[];
  /** One party alone may move the agreement back to its first level. */
  readonly anyPartyMayLeave: boolean;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** How many members of a body must be better off. */
export type DecisionRule =
  /** Nobody worse off, someone better off. */
  | { readonly kind: 'consensus' }
  /** Everyone better off. */
  | { readonly kind: 'unanimity' }
  /** More than half better off. */
  | { readonly kind: 'majority' }
  /** At least two thirds better off. */
  | { readonly kind: 'two-thirds' }
  /** The members better off hold at least `quota` of the votes; every member has a weight. */
  | { readonly kind: 'votes'; readonly weights: Readonly<Record<string, number>>; readonly quota: number };

/** What an actor wants. */
export type Preferences =
  /** Option prioritisation: most important first; an earlier statement outweighs all later ones together. */
  | { readonly kind: 'statements'; readonly statements: readonly Statement[] }
  /** A complete ranking of named states, best group first; states in one group are ranked equal. */
  | { readonly kind: 'ranking'; readonly groups: readonly (readonly string[])[]; readonly place?: Place | undefined };

/** One want. */
export interface Statement {
  readonly label: string | null;
  readonly condition: Condition;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** What cannot be: no state may satisfy the condition. `always C` arrives here as not C, `A needs B` as A and not B. */
export interface Rule {
  readonly label: string | null;
  readonly never: Condition;
  /** How the author wrote it, so that messages can say it back. */
  readonly wording: 'never' | 'always' | 'needs';
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** All states with the condition count as one state. */
export interface Merge {
  readonly condition: Condition;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A name for a condition. Definitions may use each other, but not in a circle. */
export interface Definition {
  readonly id: string;
  /** Words for people, when the author gave some. */
  readonly name: string | null;
  readonly condition: Condition;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A name for one state: what is listed, everything else at its first level. */
export interface NamedState {
  readonly id: string;
  readonly name: string | null;
  readonly settings: readonly Setting[];
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A dated entry of the history. */
export interface HistoryEntry {
  readonly date: DateText;
  /** `start` gives the first state; a `move` is one mover's; `given` is weather, which nobody moves. */
  readonly kind: 'start' | 'move' | 'given';
  /** What changes. For `start`: what stands; everything else is at its first level. */
  readonly settings: readonly Setting[];
  /** The mover, for a `move`; else null. */
  readonly mover: string | null;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** The solution concepts, by the field's names; `provoked` is Parley's own. Meanings: `concept.ts`. */
export type Concept = 'nash' | 'provoked' | 'gmr' | 'smr' | 'seq' | 'sseq';

/** How a claim came out. */
export type Verdict = 'holds' | 'fails' | 'partly' | 'unknown';

/** What the author says follows, or asks; checked like a test. */
export interface Claim {
  readonly id: string;
  /** A `question` is put to the model without an expectation: the text asks, or says 'perhaps'. */
  readonly kind: 'claim' | 'question';
  readonly text: string;
  readonly form: ClaimForm;
  /** Start in the states with this condition that differ from `now` in the fewest options; null: start from `now`. */
  readonly from: Condition | null;
  /** Null: the default concept, `provoked`. */
  readonly under: Concept | null;
  /** What the author expects. A claim expects `holds` unless it says otherwise; null (a question): nobody states an expectation. */
  readonly expect: { readonly verdict: Verdict; readonly because: string | null } | null;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** What a claim says; the exact meaning of each form stands in `claim.ts`. */
export type ClaimForm =
  | { readonly kind: 'always' | 'never' | 'possible'; readonly condition: Condition }
  | { readonly kind: 'leadsTo'; readonly start: Condition; readonly result: Condition }
  | { readonly kind: 'lasts'; readonly condition: Condition }
  | { readonly kind: 'answers'; readonly mover: string; readonly start: Condition; readonly answer: Condition }
  | {
      readonly kind: 'leaves';
      readonly actors: readonly string[];
      readonly start: Condition;
      readonly direction: 'better' | 'worse';
      readonly than: Condition;
    }
  | { readonly kind: 'prefers'; readonly mover: string; readonly preferred: Condition; readonly to: Condition }
  | { readonly kind: 'stable' | 'unstable'; readonly condition: Condition }
  | { readonly kind: 'canForce' | 'cannotPrevent'; readonly mover: string; readonly result: Condition }
  | { readonly kind: 'deterred'; readonly mover: string; readonly into: Condition; readonly at: Condition };

/** A conflict, whole. */
export interface Model {
  readonly form: 'parley-model/1';
  readonly title: string;
  /** The date the model speaks from; later history entries are ahead. */
  readonly date: DateText | null;
  readonly sources: readonly Source[];
  /** In the order of the text. */
  readonly movers: readonly Mover[];
  /** In the order of the text; an agreement's own option stands where the agreement does. */
  readonly options: readonly Option[];
  readonly rules: readonly Rule[];
  readonly merges: readonly Merge[];
  readonly definitions: readonly Definition[];
  readonly states: readonly NamedState[];
  /** In the order of the text, which is the order of time. */
  readonly history: readonly HistoryEntry[];
  /** The present, where the author gives it; null: where the history ends, or every option at its first level. */
  readonly now: readonly Setting[] | null;
  readonly claims: readonly Claim[];
}
