/** What happens to a corpus: told to whoever keeps something that was made of it. */
import type { FileProblem } from '../annotation/fileProblem.js';
import type { CorpusDocument } from './documentNames.js';

export type CorpusEvent =
  /** It is known from now on. */
  | { readonly kind: 'opened' }
  /** A text came, is another one now, or is gone. */
  | { readonly kind: 'added' | 'changed' | 'removed'; readonly document: CorpusDocument }
  /** A text is the same under another name. */
  | { readonly kind: 'renamed'; readonly from: CorpusDocument; readonly document: CorpusDocument }
  /** What was annotated under another name, that of a document that is gone, belongs to this document now. */
  | {
      readonly kind: 'moved';
      readonly former: string;
      readonly document: CorpusDocument;
      readonly annotators: readonly string[];
    }
  /** Annotation files of documents that are not there came or went. */
  | { readonly kind: 'orphans' }
  /** An annotator's annotations of a document are others, here or on disk; `isTyped`: they follow what was typed in its open text. */
  | {
      readonly kind: 'annotated';
      readonly document: CorpusDocument;
      readonly annotator: string;
      readonly isTyped?: true;
    }
  /** A source that was late suggests more, or otherwise, for a document than before. */
  | { readonly kind: 'suggested'; readonly document: CorpusDocument }
  /** An annotator's decisions have taught something: these forms (folded words), or any, may be suggested otherwise. */
  | { readonly kind: 'learned'; readonly annotator: string; readonly forms?: ReadonlySet<string> }
  /** Whether decisions are on disk is otherwise than before. */
  | { readonly kind: 'trouble'; readonly document: CorpusDocument; readonly annotator: string }
  /** `hawashi.json`: labels, which texts are documents. */
  | { readonly kind: 'settings' }
  /** `documents.json`: what is known of documents beside their texts. */
  | { readonly kind: 'facts' }
  /** The guidelines. */
  | { readonly kind: 'guidelines' }
  /** A gazetteer that `hawashi.json` names. */
  | { readonly kind: 'gazetteers' }
  /** `entities.jsonl`. */
  | { readonly kind: 'entities' }
  /** `dismissed.jsonl`: what is not to be told of what does not agree. */
  | { readonly kind: 'dismissed' }
  /** `questions.jsonl`: what is asked about documents. */
  | { readonly kind: 'questions' }
  /** `reviewed.jsonl`: by which version of the guidelines annotations were looked at. */
  | { readonly kind: 'reviewed' }
  /** `assignment.json`: who annotates which documents. */
  | { readonly kind: 'assignment' }
  /** What is wrong with the files of one owner (the corpus, an annotation file) now. */
  | { readonly kind: 'problems'; readonly owner: string; readonly problems: readonly FileProblem[] };

/** What a file of the corpus' own is about. */
export type OwnFileKind =
  | 'settings'
  | 'facts'
  | 'entities'
  | 'guidelines'
  | 'gazetteers'
  | 'dismissed'
  | 'questions'
  | 'reviewed'
  | 'assignment';

export type CorpusListener = (event: CorpusEvent) => void;

/** What happens where documents and what is kept of them may part, or come together. */
export const MAKES_ORPHANS: ReadonlySet<CorpusEvent['kind']> = new Set([
  ...(['added', 'removed', 'renamed', 'settings', 'facts', 'questions', 'orphans'] as const),
]);

/** Files of the corpus' own, with which something may be wrong. */
export const HAVE_PROBLEMS: ReadonlySet<CorpusEvent['kind']> = new Set([
  ...([
    'settings',
    'facts',
    'entities',
    'guidelines',
    'gazetteers',
    'dismissed',
    'questions',
    'assignment',
  ] as const),
]);
