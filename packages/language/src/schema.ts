/** The model form as a schema: what is checked when a model comes as JSON, and what `docs/model.schema.json` is made of. */

import type { Model, View } from '@parley/engine';
import { z } from 'zod';

const id = z.string().min(1);
const place = z
  .object({ line: z.int().min(1), column: z.int().min(1), length: z.int().min(1) })
  .readonly()
  .optional();
const date = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const list = <T extends z.ZodType>(item: T) => z.array(item).readonly();

const cites = list(
  z.object({ source: id, paragraphs: list(z.object({ from: z.int().min(1), to: z.int().min(1) }).readonly()) }).readonly(),
);
const source = z
  .object({
    id,
    title: z.string(),
    date: date.nullable(),
    text: z.string().nullable(),
    reference: z
      .object({ file: z.string().min(1), entry: id })
      .readonly()
      .nullable()
      .default(null),
    place,
  })
  .readonly();
const level = z.object({ id, name: z.string().nullable() }).readonly();
const setting = z.object({ option: id, level: id }).readonly();

const comparison = z.enum(['=', '!=', '<', '<=', '>', '>=']);
type Condition = Model['rules'][number]['never'];
const condition: z.ZodType<Condition, Condition> = z
  .lazy(() =>
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('level'), option: id, is: comparison, level: id }).readonly(),
      z.object({ kind: z.literal('named'), name: id }).readonly(),
      z.object({ kind: z.literal('not'), of: condition }).readonly(),
      z.object({ kind: z.literal('and'), of: list(condition) }).readonly(),
      z.object({ kind: z.literal('or'), of: list(condition) }).readonly(),
      z.object({ kind: z.literal('if'), then: condition, given: condition }).readonly(),
      z.object({ kind: z.literal('iff'), left: condition, right: condition }).readonly(),
    ]),
  )
  .meta({ id: 'condition' });

const option = z
  .object({
    id,
    name: z.string(),
    mover: id.nullable(),
    levels: z.array(level).min(2).readonly(),
    irreversible: z.boolean(),
    when: condition.nullable(),
    cites,
    place,
  })
  .readonly();

const statement = z
  .object({
    label: z.string().nullable(),
    condition,
    maybe: z.boolean().default(false),
    anyOrder: z.int().min(0).nullable().default(null),
    cites,
    place,
  })
  .readonly();
const preferences = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('statements'), statements: list(statement) }).readonly(),
  z.object({ kind: z.literal('ranking'), groups: list(list(id)), place }).readonly(),
]);
const rule = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('consensus') }).readonly(),
  z.object({ kind: z.literal('unanimity') }).readonly(),
  z.object({ kind: z.literal('majority') }).readonly(),
  z.object({ kind: z.literal('two-thirds') }).readonly(),
  z.object({ kind: z.literal('votes'), weights: z.record(z.string(), z.int().min(1)).readonly(), quota: z.int().min(1) }).readonly(),
]);
const mover = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('actor'), id, name: z.string(), preferences: preferences.nullable(), cites, place }).readonly(),
  z.object({ kind: z.literal('body'), id, name: z.string(), members: z.array(id).min(1).readonly(), rule, cites, place }).readonly(),
  z
    .object({
      kind: z.literal('agreement'),
      id,
      name: z.string(),
      parties: z.array(id).min(2).readonly(),
      binds: list(id),
      anyPartyMayLeave: z.boolean(),
      cites,
      place,
    })
    .readonly(),
]);

const verdict = z.enum(['holds', 'fails', 'partly', 'unknown']);
const form = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['always', 'never', 'possible']), condition }).readonly(),
  z.object({ kind: z.literal('leadsTo'), start: condition, result: condition }).readonly(),
  z.object({ kind: z.literal('lasts'), condition }).readonly(),
  z.object({ kind: z.literal('answers'), mover: id, start: condition, answer: condition }).readonly(),
  z
    .object({
      kind: z.literal('leaves'),
      actors: z.array(id).min(1).readonly(),
      start: condition,
      direction: z.enum(['better', 'worse']),
      than: condition,
    })
    .readonly(),
  z.object({ kind: z.literal('prefers'), mover: id, preferred: condition, to: condition }).readonly(),
  z.object({ kind: z.enum(['stable', 'unstable']), condition }).readonly(),
  z.object({ kind: z.enum(['canForce', 'cannotPrevent']), mover: id, result: condition }).readonly(),
  z.object({ kind: z.literal('deterred'), mover: id, into: condition, at: condition }).readonly(),
]);
const claim = z
  .object({
    id,
    kind: z.enum(['claim', 'question']),
    text: z.string(),
    form,
    from: condition.nullable(),
    under: z.enum(['nash', 'provoked', 'gmr', 'smr', 'seq', 'sseq']).nullable(),
    in: id.nullable().default(null),
    inView: id.nullable().default(null),
    after: list(id).default([]),
    atLeast: z.number().gt(0).max(100).nullable().default(null),
    expect: z.object({ verdict, because: z.string().nullable() }).readonly().nullable(),
    cites,
    place,
  })
  .readonly();

const lawful = z
  .object({ label: z.string().nullable(), never: condition, wording: z.enum(['never', 'always', 'needs', 'held']), cites, place })
  .readonly();
const position = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['first', 'last']) }).readonly(),
  z.object({ kind: z.enum(['above', 'below']), want: id }).readonly(),
]);
const edit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wants'), actor: id, preferences, cites, place }).readonly(),
  z.object({ kind: z.enum(['raise', 'lower']), actor: id, want: id, beside: id, cites, place }).readonly(),
  z.object({ kind: z.literal('drop'), actor: id, want: id, cites, place }).readonly(),
  z.object({ kind: z.literal('add'), actor: id, statement, at: position, cites, place }).readonly(),
  z.object({ kind: z.literal('rule'), rule: lawful, cites, place }).readonly(),
  z.object({ kind: z.literal('lift'), rule: id, cites, place }).readonly(),
  z
    .object({ kind: z.literal('body'), body: id, members: z.array(id).min(1).readonly().nullable(), rule: rule.nullable(), cites, place })
    .readonly(),
  z
    .object({
      kind: z.literal('agreement'),
      agreement: id,
      parties: z.array(id).min(2).readonly().nullable(),
      binds: list(id).nullable(),
      anyPartyMayLeave: z.boolean().nullable(),
      cites,
      place,
    })
    .readonly(),
  z.object({ kind: z.literal('guard'), option: id, when: condition, cites, place }).readonly(),
  z.object({ kind: z.literal('hide'), option: id, cites, place }).readonly(),
  z.object({ kind: z.enum(['fix', 'set']), option: id, level: id, cites, place }).readonly(),
]);
const view: z.ZodType<View> = z
  .lazy(() => z.object({ actor: id, edits: list(edit), views: list(view).default([]), cites, place }).readonly())
  .meta({ id: 'view' });
const overlay = z
  .object({
    kind: z.enum(['critique', 'variant', 'event', 'phase']),
    id,
    name: z.string(),
    edits: list(edit),
    views: list(view).default([]),
    span: z.object({ from: date, to: date }).readonly().nullable().default(null),
    expects: list(z.object({ claim: id, verdict, because: z.string().nullable(), place }).readonly()).default([]),
    cites,
    place,
  })
  .readonly();
const judgement = z
  .object({
    claim: id,
    likelihood: z
      .enum(['almost no chance', 'very unlikely', 'unlikely', 'roughly even chance', 'likely', 'very likely', 'almost certain'])
      .nullable(),
    confidence: z.enum(['low', 'moderate', 'high']).nullable(),
    text: z.string(),
    cites,
    place,
  })
  .readonly();

/** The schema of the model form. */
export const modelSchema = z
  .object({
    form: z.literal('parley-model/1'),
    title: z.string(),
    date: date.nullable(),
    sources: list(source),
    movers: list(mover),
    options: list(option),
    rules: list(lawful),
    merges: list(z.object({ condition, cites, place }).readonly()),
    definitions: list(z.object({ id, name: z.string().nullable(), condition, cites, place }).readonly()),
    states: list(z.object({ id, name: z.string().nullable(), settings: list(setting), cites, place }).readonly()),
    history: list(
      z.object({ date, kind: z.enum(['start', 'move', 'given']), settings: list(setting), mover: id.nullable(), cites, place }).readonly(),
    ),
    now: list(setting).nullable(),
    nowPlace: place,
    claims: list(claim),
    overlays: list(overlay).default([]),
    views: list(view).default([]),
    judgements: list(judgement).default([]),
    theatres: list(z.object({ id, title: z.string(), file: z.string(), options: list(id), place }).readonly()).default([]),
  })
  .readonly();

/** Proof for the compiler that the schema and the engine's type say the same, part by part. */
type Same<A, B> = [A] extends [B] ? ([B] extends [A] ? SameKeys<A, B> : false) : false;
/** Optional parts would pass for assignable either way, so the names of the parts are compared too. */
type SameKeys<A, B> = [KeysOf<A>] extends [KeysOf<B>] ? ([KeysOf<B>] extends [KeysOf<A>] ? true : false) : false;
type KeysOf<T> = T extends readonly (infer Item)[]
  ? KeysOf<Item>
  : T extends object
    ? T extends Condition | View
      ? never
      : { [K in keyof T]-?: K | KeysOf<NonNullable<T[K]>> }[keyof T]
    : never;
const proven: Same<z.infer<typeof modelSchema>, Model> = true;
void proven;
