/** Changes over all documents of a corpus: what is asked for, what it would do, and which of it is wanted. */
import * as v from 'valibot';
import { AttributeValueSchema, ChangesSchema } from './edits.js';
import { RangeSchema, type Range } from './positions.js';
import { ChosenHitsSchema, SearchViewSchema } from './search.js';
import { list, record } from './shapes.js';

const label = v.string();

/** A place of a document: of several annotations and suggestions there, those of the label. */
const PlaceSchema = record({ uri: v.string(), range: RangeSchema, label: v.optional(label) });

/** What says something under a name (`said`), just this where there is a value; or does not. */
const saidName = { name: v.string(), said: v.boolean(), value: v.optional(v.unknown()) };

const SelectionSchema = v.variant('by', [
  record({ by: v.literal('entity'), entity: v.string() }),
  /** `fragments`: only these pieces of it, in UTF-16 offsets. */
  record({
    by: v.literal('name'),
    name: v.string(),
    fragments: v.optional(list(record({ start: v.number(), end: v.number() }))),
  }),
  record({ by: v.literal('label'), label }),
  record({ by: v.literal('attribute'), ...saidName, label: v.optional(label) }),
  record({ by: v.literal('confidence'), minimum: v.number(), labels: v.optional(list(label)) }),
  record({ by: v.literal('places'), places: list(PlaceSchema) }),
  /** What does not agree over documents, of one subject, and is mended by the action. */
  record({ by: v.literal('findings'), code: v.string(), subject: v.string() }),
  /** Hits of a search as it is looked at: what is annotated or suggested there, else their words. */
  record({ by: v.literal('hits'), search: v.string(), view: SearchViewSchema, hits: ChosenHitsSchema }),
]);

const ActionSchema = v.variant('kind', [
  record({ kind: v.literal('tag'), label, entity: v.optional(v.string()) }),
  record({ kind: v.literal('relabel'), label }),
  record({ kind: v.literal('accept') }),
  record({ kind: v.literal('reject') }),
  record({ kind: v.literal('remove') }),
  record({ kind: v.literal('link'), entity: v.nullable(v.string()) }),
  record({ kind: v.literal('value'), value: v.string() }),
  record({ kind: v.literal('describe'), attributes: ChangesSchema }),
  record({ kind: v.literal('renameAttribute'), from: v.string(), to: v.string() }),
]);

const FieldsActionSchema = v.variant('kind', [
  record({ kind: v.literal('set'), value: v.nullable(AttributeValueSchema) }),
  record({ kind: v.literal('rename'), to: v.string() }),
]);

/** See corpus/changes/intent.ts. */
export const ChangeIntentSchema = v.variant('kind', [
  record({ kind: v.literal('places'), select: SelectionSchema, action: ActionSchema }),
  record({ kind: v.literal('fields'), select: record(saidName), action: FieldsActionSchema }),
  record({ kind: v.literal('renameEntity'), entity: v.string(), name: v.string() }),
  record({ kind: v.literal('mergeEntities'), entities: list(v.string()), into: v.string() }),
  record({ kind: v.literal('splitEntity'), entity: v.string(), places: list(PlaceSchema), name: v.string() }),
  record({ kind: v.literal('relabelEntity'), entity: v.string(), label }),
  record({ kind: v.literal('newEntity'), name: v.string(), label }),
  record({ kind: v.literal('removeEntity'), entity: v.string() }),
  record({ kind: v.literal('identifyEntity'), entity: v.string(), wikidata: v.nullable(v.string()) }),
  record({ kind: v.literal('tellApart'), entity: v.string(), other: v.string(), apart: v.boolean() }),
]);
export type WantedChange = v.InferOutput<typeof ChangeIntentSchema>;

/** Indexes of the wanted places by document (its address); a document that is not named is left alone. */
export const TicksSchema = v.record(v.string(), list(v.number()));
export type ChangeTicks = v.InferOutput<typeof TicksSchema>;

export interface ChangePlace {
  readonly range: Range;
  readonly text: string;
  /** The line around it, for a list. */
  readonly context: string;
  readonly contextStart: number;
}

export interface ChangedDocument {
  readonly uri: string;
  readonly name: string;
  /** It is left alone unless somebody wants otherwise. */
  readonly isDone: boolean;
  readonly places: readonly ChangePlace[];
}

export interface ChangePlan {
  /** Names the plan in further requests. */
  readonly id: string;
  readonly title: string;
  readonly documents: readonly ChangedDocument[];
  /** What becomes of the corpus' entities, a line each. */
  readonly entities: readonly string[];
}

/** Why nothing is planned. */
export interface NoPlan {
  readonly refusal: string;
}

/** The lines of a document that a change concerns, with what is annotated in them. */
export interface ChangePassages {
  readonly before: string;
  readonly after: string;
}

/** Two versions of an annotation file, as the lines of its document with what is annotated in them. */
export interface ComparedAnnotations extends ChangePassages {
  /** The document's name. */
  readonly name: string;
}

export interface ChangeResult {
  readonly done: boolean;
  readonly message: string;
  /** What was not done, and why; a sentence each. */
  readonly told: readonly string[];
}
