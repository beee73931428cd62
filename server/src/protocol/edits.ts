/** What an annotator decides about a document, and what became of it. */
import * as v from 'valibot';
import { DOCUMENT_STATUSES } from '../annotation/model.js';
import { RangeSchema, type Range } from './positions.js';
import { list, record } from './shapes.js';

const IdsSchema = list(v.string());
/** `null` takes an attribute away; absent leaves it. */
const AttributeSchema = v.optional(v.nullable(v.string()));

export const AttributeValueSchema = v.union([v.string(), v.number(), v.boolean(), list(v.string())]);
/** By name; `null` takes one away. */
export const ChangesSchema = v.record(v.string(), v.nullable(AttributeValueSchema));
const AttributesSchema = v.optional(ChangesSchema);

/** Tags a range; the server snaps it to the guidelines' boundaries unless `exact`. */
const TagSchema = record({
  kind: v.literal('tag'),
  range: RangeSchema,
  label: v.string(),
  exact: v.optional(v.boolean()),
  value: v.optional(v.string()),
  canonical: v.optional(v.string()),
});

/** Tags several places in one step (apply to all); they are taken as they are, in pieces where there are gaps. */
const TagAllSchema = record({
  kind: v.literal('tagAll'),
  places: list(record({ range: RangeSchema, pieces: v.optional(list(RangeSchema)) })),
  label: v.string(),
  canonical: v.optional(v.string()),
});

/** Accepts suggestions, with another label where one is given. */
const AcceptSchema = record({ kind: v.literal('accept'), ids: IdsSchema, label: v.optional(v.string()) });

/**
 * Accepts every suggestion that begins in the range (the whole document without one), of these labels (all without any)
 * and at least so sure.
 */
const AcceptAllSchema = record({
  kind: v.literal('acceptAll'),
  range: v.optional(RangeSchema),
  minimumConfidence: v.optional(v.number()),
  labels: v.optional(list(v.string())),
});

/** Refuses suggestions (they are not suggested again), or annotations. */
const RejectSchema = record({ kind: v.literal('reject'), ids: IdsSchema });
const RemoveSchema = record({ kind: v.literal('remove'), ids: IdsSchema });
/** `all`: with all others of the document that have the same label. */
const RelabelSchema = record({
  kind: v.literal('relabel'),
  id: v.string(),
  label: v.string(),
  all: v.optional(v.boolean()),
});
/** Other borders; gaps stay where they are within, unless `pieces` says which there are. */
const MoveSchema = record({
  kind: v.literal('move'),
  id: v.string(),
  range: RangeSchema,
  pieces: v.optional(list(RangeSchema)),
  exact: v.optional(v.boolean()),
});
/** Says something of an annotation, or, in attributes, of a relation; of a suggestion, which is accepted by it. */
const DescribeSchema = record({
  kind: v.literal('describe'),
  id: v.string(),
  value: AttributeSchema,
  note: AttributeSchema,
  canonical: AttributeSchema,
  attributes: AttributesSchema,
  /** In place of `canonical`: an entity by its name, or id, as somebody typed it; what the corpus does not know is made. */
  entity: v.optional(v.string()),
  /** The attribute that `entity` is the value of, in place of what the annotation refers to. */
  entityOf: v.optional(v.string()),
});
/** Says something of the document as a whole, in `documents.json`, by field. */
const DescribeDocumentSchema = record({ kind: v.literal('describeDocument'), fields: ChangesSchema });
/** One more piece of an annotation, snapped as a tag is; or one taken away, by a range that lies in it. */
const AddPieceSchema = record({
  kind: v.literal('addPiece'),
  id: v.string(),
  range: RangeSchema,
  exact: v.optional(v.boolean()),
});
const RemovePieceSchema = record({ kind: v.literal('removePiece'), id: v.string(), range: RangeSchema });
const RelateSchema = record({
  kind: v.literal('relate'),
  type: v.string(),
  from: v.string(),
  to: v.string(),
});
const UnrelateSchema = record({ kind: v.literal('unrelate'), id: v.string() });
const StatusSchema = record({ kind: v.literal('status'), status: v.picklist(DOCUMENT_STATUSES) });
/** Labels that nothing more in the document has, and others that something may have. */
const ExhaustiveSchema = record({ kind: v.literal('exhaustive'), labels: IdsSchema, open: IdsSchema });
/** Settles what a merge left: of the versions of an annotation or relation some stand, the others are gone. */
const SettleSchema = record({ kind: v.literal('settle'), keep: IdsSchema, drop: IdsSchema });
/** The document is as it is said to be; with `other`, as the other side of a merge said. */
const SettleDocumentSchema = record({ kind: v.literal('settleDocument'), other: v.boolean() });
/** Asks about an annotation (by its id), a range, or without either the document as a whole. */
const AskSchema = record({
  kind: v.literal('ask'),
  range: v.optional(RangeSchema),
  id: v.optional(v.string()),
  comment: v.string(),
});
/** To a question, by its id. */
const AnswerSchema = record({ kind: v.literal('answer'), question: v.string(), comment: v.string() });
/** Says a comment of one's own otherwise, or takes it away, by its id. */
const RewriteCommentSchema = record({
  kind: v.literal('rewriteComment'),
  id: v.string(),
  comment: v.string(),
});
const RemoveCommentSchema = record({ kind: v.literal('removeComment'), id: v.string() });
/** Settles a question, or opens it again. */
const SettleQuestionSchema = record({
  kind: v.literal('settleQuestion'),
  question: v.string(),
  settled: v.boolean(),
});
const UndoSchema = record({ kind: v.literal('undo') });
const RedoSchema = record({ kind: v.literal('redo') });

/** What an annotator decides. One command is one step of undo. */
export const EditCommandSchema = v.variant('kind', [
  TagSchema,
  TagAllSchema,
  AcceptSchema,
  AcceptAllSchema,
  RejectSchema,
  RemoveSchema,
  RelabelSchema,
  MoveSchema,
  DescribeSchema,
  DescribeDocumentSchema,
  AddPieceSchema,
  RemovePieceSchema,
  RelateSchema,
  UnrelateSchema,
  StatusSchema,
  ExhaustiveSchema,
  SettleSchema,
  SettleDocumentSchema,
  AskSchema,
  AnswerSchema,
  RewriteCommentSchema,
  RemoveCommentSchema,
  SettleQuestionSchema,
  UndoSchema,
  RedoSchema,
]);
export type EditCommand = v.InferOutput<typeof EditCommandSchema>;

/** What is asked, and what becomes of it. */
export type QuestionCommand = Extract<
  EditCommand,
  { kind: 'ask' | 'answer' | 'rewriteComment' | 'removeComment' | 'settleQuestion' }
>;

export interface EditResult {
  readonly done: boolean;
  /** It was done, and is not in the file yet: `message` says why. */
  readonly unsaved?: true;
  /** What happened, or why nothing did; for the status bar or a message. */
  readonly message?: string;
  /** Ids of the annotations made or changed. */
  readonly ids: readonly string[];
  /** Where they are; for a tag, the snapped range; for undo and redo, where something is other than before. */
  readonly ranges: readonly Range[];
  /** For a tag: why the range differs from the one asked for. */
  readonly snapped?: string;
}
