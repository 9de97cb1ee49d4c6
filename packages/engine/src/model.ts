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
  /** Where its bibliographic data stand: a BibTeX or CSL-JSON file beside the model, and the entry in it. Null: the title has to do. */
  readonly reference: { readonly file: string; readonly entry: string } | null;
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
  /**
   * Option prioritisation: most important first; an earlier statement outweighs all later ones together. Where the order is not known
   * (`anyOrder`) or the direction (`maybe`), the model stands for several worlds; read without choosing one, it stands as written.
   */
  | { readonly kind: 'statements'; readonly statements: readonly Statement[] }
  /** A complete ranking of named states, best group first; states in one group are ranked equal. */
  | { readonly kind: 'ranking'; readonly groups: readonly (readonly string[])[]; readonly place?: Place | undefined };

/** One want. */
export interface Statement {
  readonly label: string | null;
  readonly condition: Condition;
  /** Not known which of the two is wanted: the condition, or its opposite. */
  readonly maybe: boolean;
  /** The block of unknown order that it stands in, counted from 0 within the list; null: its place is known. Blocks are contiguous. */
  readonly anyOrder: number | null;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** What cannot be: no state may satisfy the condition. `always C` arrives here as not C, `A needs B` as A and not B. */
export interface Rule {
  readonly label: string | null;
  readonly never: Condition;
  /** How the author wrote it, so that messages can say it back; `held`: an overlay holds an option at one level. */
  readonly wording: 'never' | 'always' | 'needs' | 'held';
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
  /** The critique, variant or phase it is checked in; null: the model as it stands, and beside it every critique. */
  readonly in: string | null;
  /** The actor in whose picture of the conflict it is checked; null: as things are. */
  readonly inView: string | null;
  /** Events that strike once the conflict has come to rest, each by itself; the claim must come out so after every one. Empty: none. */
  readonly after: readonly string[];
  /** Holds when it does in at least this percentage of the worlds (above 0, at most 100); null: in all of them. */
  readonly atLeast: number | null;
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

/**
 * A named set of edits to the model. What the edits mean is the same for every kind; the kind says when they apply: a critique is another
 * author's version, a variant the modeller's own, an event strikes outcomes, a phase holds for a span of the history.
 */
export interface Overlay {
  readonly kind: 'critique' | 'variant' | 'event' | 'phase';
  readonly id: string;
  readonly name: string;
  /** In the order written, which is the order they are made in. */
  readonly edits: readonly Edit[];
  /** How single actors see the conflict under this overlay, added to how they see it without. */
  readonly views: readonly View[];
  /** For a phase: its span, both ends inclusive; null for the others. */
  readonly span: { readonly from: DateText; readonly to: DateText } | null;
  /** For a critique: what its author expects of claims. */
  readonly expects: readonly Expectation[];
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** How one actor sees the conflict, where that differs from how it is: edits to the model as it stands. A hypergame (Bennett 1977). */
export interface View {
  readonly actor: string;
  readonly edits: readonly Edit[];
  /** How this actor thinks that others see the conflict. Whom it does not name it takes to see what it sees itself. */
  readonly views: readonly View[];
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** What a critique says of a claim. */
export interface Expectation {
  readonly claim: string;
  readonly verdict: Verdict;
  readonly because: string | null;
  readonly place?: Place | undefined;
}

/** One change to a model; made by `applyEdits` in `overlay.ts`, which says what each means. Labels and names refer to what stands when it is made. */
export type Edit = EditMade & { readonly cites: readonly Citation[]; readonly place?: Place | undefined };

type EditMade =
  /** An actor's wants are these instead. */
  | { readonly kind: 'wants'; readonly actor: string; readonly preferences: Preferences }
  /** A want moves to just above (`raise`) or below (`lower`) another. */
  | { readonly kind: 'raise' | 'lower'; readonly actor: string; readonly want: string; readonly beside: string }
  | { readonly kind: 'drop'; readonly actor: string; readonly want: string }
  | { readonly kind: 'add'; readonly actor: string; readonly statement: Statement; readonly at: Position }
  | { readonly kind: 'rule'; readonly rule: Rule }
  /** The labelled rule no longer holds. */
  | { readonly kind: 'lift'; readonly rule: string }
  /** A body has other members, or decides by another rule; null: as before. */
  | { readonly kind: 'body'; readonly body: string; readonly members: readonly string[] | null; readonly rule: DecisionRule | null }
  /**
   * An agreement has other parties, binds other options, or one party alone may (or may not) leave it; null: as before. What it binds belongs to
   * its parties as they then are.
   */
  | {
      readonly kind: 'agreement';
      readonly agreement: string;
      readonly parties: readonly string[] | null;
      readonly binds: readonly string[] | null;
      readonly anyPartyMayLeave: boolean | null;
    }
  /** The option can be changed only where the condition holds, whatever its guard was. */
  | { readonly kind: 'guard'; readonly option: string; readonly when: Condition }
  /** The option stands at its first level, and nobody moves it. */
  | { readonly kind: 'hide'; readonly option: string }
  /** The option stands at this level, and nobody moves it. */
  | { readonly kind: 'fix'; readonly option: string; readonly level: string }
  /** The option stands so when the overlay starts; who may change it may do so from there. */
  | { readonly kind: 'set'; readonly option: string; readonly level: string };

/** Where an added want goes in the list. */
export type Position = { readonly kind: 'first' | 'last' } | { readonly kind: 'above' | 'below'; readonly want: string };

/** The likelihood words of ICD 203, least likely first. The analyst chooses; no share of worlds is ever turned into one. */
export type Likelihood =
  | 'almost no chance'
  | 'very unlikely'
  | 'unlikely'
  | 'roughly even chance'
  | 'likely'
  | 'very likely'
  | 'almost certain';

/** How sure the analyst is of the basis of a judgement, not of the event. */
export type Confidence = 'low' | 'moderate' | 'high';

/** The analyst's own words about a claim, kept beside what the model says of it. */
export interface Judgement {
  readonly claim: string;
  readonly likelihood: Likelihood | null;
  readonly confidence: Confidence | null;
  readonly text: string;
  readonly cites: readonly Citation[];
  readonly place?: Place | undefined;
}

/** A part of a model that was an argument of its own: a set of options, and what is said of them. */
export interface Theatre {
  readonly id: string;
  /** The title of its conflict. */
  readonly title: string;
  /** The file it was taken from, as the composite names it. */
  readonly file: string;
  /** The ids of its options in the composite. Options of no theatre stand between them, and belong to all. */
  readonly options: readonly string[];
  readonly place?: Place | undefined;
}

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
  /** Where the present stands in the text, when the author gives it there. */
  readonly nowPlace?: Place | undefined;
  readonly claims: readonly Claim[];
  /** Critiques, variants, events and phases, in the order of the text; their ids differ. */
  readonly overlays: readonly Overlay[];
  /** How single actors see the conflict; at most one for each. */
  readonly views: readonly View[];
  readonly judgements: readonly Judgement[];
  /** The arguments that this one is composed of, in the order of the text; none for most models. No two share an option. */
  readonly theatres: readonly Theatre[];
}
