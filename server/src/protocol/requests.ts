/**
 * The requests beyond LSP: what each is asked with, as a schema that the server checks it by, and what it answers.
 * Positions are LSP's (UTF-16), documents and folders URIs.
 */
import * as v from 'valibot';
import { GUIDELINE_LANGUAGES } from '../annotation/guideline.js';
import { SCHEME_IDS } from '../annotation/schemeIds.js';
import {
  AdjudicateSchema,
  AgreementRowsSchema,
  AgreementSchema,
  type AgreementAnswer,
  type AgreementRows,
  type NoAgreement,
} from './agreement.js';
import {
  CopyTaggerSchema,
  EvaluateLearningSchema,
  LearningSchema,
  type AcceptanceTold,
  type LearningResult,
  type LearningState,
} from './learning.js';
import {
  ChangeIntentSchema,
  TicksSchema,
  type ChangePassages,
  type ChangePlan,
  type ChangeResult,
  type ComparedAnnotations,
  type NoPlan,
} from './changes.js';
import type { CorpusSummary, Occurrence } from './corpus.js';
import { CORPUS_TOOL_NAMES, type CorpusToolAnswer } from './corpusTools.js';
import { ChangesSchema, EditCommandSchema, type EditResult } from './edits.js';
import type { EntityProfile, EntityRow, EntitySummary } from './entities.js';
import type { CorpusGuidelines, GuidelineChanges } from './guidelines.js';
import {
  DetectFormatParametersSchema,
  ExportParametersSchema,
  ImportParametersSchema,
  type ExportFormat,
  type ExportResult,
  type ImportResult,
} from './exchange.js';
import type { Overview } from './overview.js';
import { CountSchema, RangeSchema, type Range } from './positions.js';
import type { DocumentProblems, RejectedPlace } from './problems.js';
import {
  SearchTableSchema,
  SearchViewSchema,
  type QueryProblem,
  type SearchCollocate,
  type SearchGroups,
  type SearchLines,
  type SearchProgress,
  type SearchStart,
  type TableWritten,
} from './search.js';
import {
  PrepareChatSchema,
  TakeChatSchema,
  type ChatQuestion,
  type ChatTaken,
  type NoChatQuestion,
  type RecommenderResult,
  type RecommenderSummary,
} from './recommenders.js';
import { list, record } from './shapes.js';
import type { DocumentState, StateChanges } from './state.js';

const uri = v.string();
const search = v.string();

/** By method. */
export const REQUESTS = {
  /** `line`: the first one in sight; a long text is read from there on. */
  'hawashi/state': record({ uri, since: v.optional(v.number()), line: v.optional(CountSchema) }),
  'hawashi/serves': record({ uri }),
  'hawashi/edit': record({ uri, command: EditCommandSchema }),
  /** `onward`: up to the end of the phrase that goes on from the range. */
  'hawashi/snap': record({ uri, range: RangeSchema, onward: v.optional(v.boolean()) }),
  /**
   * `own`: with the place itself; `canonical`: of the entity, under whatever name it stands there; `pieces`: of what has gaps,
   * where the same words stand between them, in this document, and the label may be given.
   */
  'hawashi/occurrences': record({
    uri,
    range: RangeSchema,
    pieces: v.optional(list(RangeSchema)),
    label: v.optional(v.string()),
    canonical: v.optional(v.string()),
    own: v.optional(v.boolean()),
    everywhere: v.optional(v.boolean()),
  }),
  'hawashi/problems': record({ uri }),
  'hawashi/rejected': record({ uri }),
  'hawashi/setDate': record({ uri, value: v.string() }),
  /** Of a document, by name; `null` takes one away. */
  'hawashi/setFields': record({ uri, fields: ChangesSchema }),
  /** `again`: its files are looked at anew, whether anybody told of changes or not. */
  'hawashi/corpus': record({ uri, again: v.optional(v.boolean()) }),
  /**
   * `range`, with the label of what stands there: for the mention that is to be linked, the likeliest first; `gazetteers`:
   * what a row of a gazetteer may be made of, too.
   */
  'hawashi/entities': record({
    uri,
    query: v.optional(v.string()),
    label: v.optional(v.string()),
    range: v.optional(RangeSchema),
    gazetteers: v.optional(v.boolean()),
  }),
  /** Of the corpus at `uri`. */
  'hawashi/entityList': record({ uri }),
  'hawashi/entityProfile': record({ uri, entity: v.string() }),
  'hawashi/overview': record({ uri }),
  'hawashi/adopt': record({ uri, name: v.string(), to: uri }),
  'hawashi/dismiss': record({
    uri,
    dismissal: record({ code: v.string(), subject: v.string(), document: v.optional(v.string()) }),
    dismissed: v.boolean(),
  }),
  'hawashi/createCorpus': record({ folder: v.string(), scheme: v.optional(v.picklist(SCHEME_IDS)) }),
  /** Over all documents of the corpus at `uri`. */
  'hawashi/planChange': record({ uri, change: ChangeIntentSchema }),
  'hawashi/changePassages': record({ plan: v.string(), uri, ticks: TicksSchema }),
  /** Of the annotation file at `uri`, by what it held and holds. */
  'hawashi/compareAnnotations': record({ uri, before: v.string(), after: v.string() }),
  'hawashi/applyChange': record({ plan: v.string(), ticks: TicksSchema }),
  'hawashi/dropChange': record({ plan: v.string() }),
  'hawashi/undoChange': record({ uri }),
  /** In all documents of the corpus at `uri`. Without suggestions: in what is annotated alone. */
  'hawashi/search': record({ uri, query: v.string(), suggestions: v.optional(v.boolean()) }),
  /** Waits until there is more than so many hits, or a moment has passed. */
  'hawashi/searchProgress': record({ search, known: v.number() }),
  /** `context`: UTF-16 units on either side. */
  'hawashi/searchLines': record({
    ...{ search, view: SearchViewSchema },
    ...{ from: v.number(), count: v.number(), context: v.number() },
  }),
  'hawashi/searchGroups': record({ search, view: SearchViewSchema, by: v.string() }),
  /** `window`: words on either side; `least`: how often a word must stand there; `measure`: by which they are put in order. */
  'hawashi/searchCollocates': record({
    ...{ search, view: SearchViewSchema },
    ...{ window: v.number(), least: v.number(), measure: v.string() },
  }),
  'hawashi/searchTable': record({
    ...{ search, view: SearchViewSchema, table: SearchTableSchema },
    ...{ format: v.picklist(['csv', 'json']), to: uri },
  }),
  /** `keep`: it looks no further, and what it found is still looked at. */
  'hawashi/endSearch': record({ search, keep: v.optional(v.boolean()) }),
  'hawashi/agreement': AgreementSchema,
  'hawashi/agreementRows': AgreementRowsSchema,
  'hawashi/adjudicate': AdjudicateSchema,
  'hawashi/learning': LearningSchema,
  'hawashi/evaluateLearning': EvaluateLearningSchema,
  'hawashi/forgetTagger': LearningSchema,
  'hawashi/copyTagger': CopyTaggerSchema,
  'hawashi/acceptance': LearningSchema,
  'hawashi/guidelines': record({ uri }),
  'hawashi/guidelineChanges': record({ uri }),
  'hawashi/reviewGuidelines': record({ uri, labels: list(v.string()) }),
  'hawashi/createGuidelines': record({ uri, language: v.picklist(GUIDELINE_LANGUAGES) }),
  /** Of the corpus at `uri`. */
  'hawashi/recommenders': record({ uri }),
  'hawashi/allowRecommender': record({
    uri,
    name: v.string(),
    fingerprint: v.string(),
    allowed: v.boolean(),
  }),
  'hawashi/trainRecommender': record({ uri, name: v.string() }),
  'hawashi/prepareChat': PrepareChatSchema,
  'hawashi/takeChat': TakeChatSchema,
  /** A tool of assistants about the corpus at `uri`; its input is checked by the tool's own schema. */
  'hawashi/askCorpus': record({ uri, tool: v.picklist(CORPUS_TOOL_NAMES), input: v.unknown() }),
  'hawashi/formats': v.unknown(),
  'hawashi/export': ExportParametersSchema,
  'hawashi/detectFormat': DetectFormatParametersSchema,
  'hawashi/import': ImportParametersSchema,
} as const;

export type RequestMethod = keyof typeof REQUESTS;

/** By method. */
interface Results {
  /**
   * null: the document is not served (not of a corpus, not of our language). To who says which revision is known already
   * the changes alone may be told.
   */
  'hawashi/state': DocumentState | StateChanges | null;
  /** Whether the file is a document of a corpus, by its name alone: it need not be open, nor exist. */
  'hawashi/serves': boolean;
  'hawashi/edit': EditResult;
  'hawashi/snap': { readonly range: Range; readonly reason?: string };
  /** The same name elsewhere: in this document, or all of the corpus. */
  'hawashi/occurrences': readonly Occurrence[];
  'hawashi/problems': DocumentProblems;
  /** What was refused and is suggested no more, in text order. */
  'hawashi/rejected': readonly RejectedPlace[];
  'hawashi/setDate': EditResult;
  'hawashi/setFields': EditResult;
  'hawashi/corpus': CorpusSummary | null;
  'hawashi/entities': readonly EntitySummary[];
  /** All entities, the corpus' own first, then the more frequent ones; null: the corpus is still being looked through. */
  'hawashi/entityList': readonly EntityRow[] | null;
  /** null: there is none (any more). */
  'hawashi/entityProfile': EntityProfile | null;
  /** Takes what is kept of a document that is not there (by its name in the corpus at `uri`) to one that is. */
  'hawashi/overview': Overview | null;
  'hawashi/adopt': EditResult;
  /** Dismisses for good what does not agree over documents, in one or (without a document) in all; or tells it again. */
  'hawashi/dismiss': EditResult;
  /** What a change would do; nothing is changed. null: given up. */
  'hawashi/planChange': ChangePlan | NoPlan | null;
  /** A document before and after, with the ticks as they are. */
  'hawashi/changePassages': ChangePassages;
  /** null: the file is no annotation file of a corpus, or its document is not there. */
  'hawashi/compareAnnotations': ComparedAnnotations | NoPlan | null;
  'hawashi/applyChange': ChangeResult;
  'hawashi/dropChange': null;
  /** Takes the last change over several documents back. */
  'hawashi/undoChange': ChangeResult;
  /** null: there is no corpus, or it was given up, as for the rows. */
  'hawashi/agreement': AgreementAnswer | NoAgreement | null;
  'hawashi/agreementRows': AgreementRows | NoAgreement | null;
  /** One step of undo over all documents. */
  'hawashi/adjudicate': ChangeResult;
  /** Of the annotator that decides now. null: there is no corpus, as for acceptance. */
  'hawashi/learning': LearningState | null;
  'hawashi/evaluateLearning': LearningResult;
  'hawashi/forgetTagger': LearningResult;
  'hawashi/copyTagger': LearningResult;
  'hawashi/acceptance': AcceptanceTold | null;
  /** Goes on by itself. null: there is no corpus. */
  'hawashi/search': SearchStart | QueryProblem | null;
  /** null: there is no such search any more, as for all that follows. */
  'hawashi/searchProgress': SearchProgress | null;
  'hawashi/searchLines': SearchLines | null;
  'hawashi/searchGroups': SearchGroups | null;
  'hawashi/searchCollocates': readonly SearchCollocate[] | null;
  'hawashi/searchTable': TableWritten;
  'hawashi/endSearch': null;
  /** Writes hawashi.json into a folder that has none, with a ready scheme. */
  'hawashi/createCorpus': EditResult;
  /** What is said of the labels of a corpus; null where there is no corpus. */
  'hawashi/guidelines': CorpusGuidelines | null;
  /** null: there is no corpus. */
  'hawashi/guidelineChanges': GuidelineChanges | null;
  /** The annotations of labels were looked at by the guidelines as they are. */
  'hawashi/reviewGuidelines': EditResult;
  /** Writes guidelines to start from, where the corpus has none. */
  'hawashi/createGuidelines': EditResult;
  /** The other recognisers that a corpus names, and how they do. */
  'hawashi/recommenders': readonly RecommenderSummary[];
  /** The user agrees, or not, to a recommender as it was shown (`fingerprint`). */
  'hawashi/allowRecommender': RecommenderResult;
  /** Gives it what was annotated to learn from. */
  'hawashi/trainRecommender': RecommenderResult;
  'hawashi/prepareChat': ChatQuestion | NoChatQuestion;
  'hawashi/takeChat': ChatTaken;
  'hawashi/askCorpus': CorpusToolAnswer;
  'hawashi/formats': readonly ExportFormat[];
  'hawashi/export': ExportResult;
  /** Formats that the files may be in, by id, the likeliest first. */
  'hawashi/detectFormat': readonly string[];
  'hawashi/import': ImportResult;
}

/** Parameters and result of each request. */
export type Requests = {
  readonly [M in RequestMethod]: [parameters: v.InferOutput<(typeof REQUESTS)[M]>, result: Results[M]];
};
