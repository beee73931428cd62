/** The one place that puts a text, what was recognised in it and what was decided about it together. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { workIn } from '../annotation/completeness.js';
import type { Annotation, AnnotationSet } from '../annotation/model.js';
import type { PlacedThread } from '../annotation/questions/placedThreads.js';
import type { LanguagePack } from '../languages/languagePack.js';
import type { Recognition } from '../suggestions/recogniser/recognition.js';
import type { Suggestion } from '../suggestions/suggestion.js';
import { undecided, type Suggested } from '../suggestions/undecided.js';
import { byPlace } from '../text/order.js';
import type { Corpus } from './corpus.js';
import type { Snapshot } from './snapshot.js';

/** What a text is taken to say while, or because, nobody has read it. */
export const NOTHING: Recognition = {
  paragraphs: [],
  mentions: [],
  questionable: [],
  boilerplate: [],
  titles: [],
};

export interface SnapshotParts {
  readonly document: TextDocument;
  readonly language: LanguagePack;
  readonly recognition: Recognition;
  /** What all sources propose, by place; absent: what is recognised. */
  readonly proposed?: readonly Suggestion[];
  readonly set: AnnotationSet;
  readonly corpus: Corpus;
  /** The document's name in the corpus. */
  readonly name: string;
  /** What is asked about it, in text order. */
  readonly questions: readonly PlacedThread[];
  /** Suggestions below it are not shown, 0 to 1. */
  readonly minimumConfidence: number;
  readonly isEarly?: boolean;
}

export function assembleSnapshot(parts: SnapshotParts): Snapshot {
  const { document, language, recognition, proposed, set, corpus, name, minimumConfidence, isEarly } = parts;
  const { questions } = parts;
  const { annotations, rejected } = bySide(set.annotations);
  let open: readonly Suggestion[] | undefined;
  return {
    document,
    version: document.version,
    language,
    recognition,
    ...(isEarly && { isEarly }),
    annotations,
    rejected,
    get proposed() {
      return proposed ?? recognition.mentions;
    },
    get questionable() {
      return proposed ? proposed.filter(({ problems }) => problems) : recognition.questionable;
    },
    get suggestions() {
      open ??= undecided(proposed ?? recognition.mentions, annotations, rejected, minimumConfidence);
      return open;
    },
    relations: set.relations,
    ...workIn(set, corpus.settings),
    ...(set.otherHeader && { otherHeader: set.otherHeader }),
    annotator: set.annotator,
    relationTypes: corpus.settings.relations,
    attributeDefinitions: corpus.settings.attributes,
    spanRules: corpus.settings.spans,
    completeness: corpus.settings.completeness,
    labels: corpus.settings.labels,
    guidelines: corpus.guidelines,
    ...(corpus.settings.recordDecisions && { recordsDecisions: true }),
    questions,
    ...(corpus.isFolder && {
      corpus: {
        root: corpus.root,
        document: name,
        entityNames: corpus.entities.names,
        fieldDefinitions: corpus.fieldDefinitions,
        fields: corpus.fields(name),
      },
    }),
  };
}

/** What was decided, by place: what stands, and what was refused. */
function bySide(decided: readonly Annotation[]): { annotations: Annotation[]; rejected: Annotation[] } {
  const annotations: Annotation[] = [];
  const rejected: Annotation[] = [];
  for (const annotation of [...decided].sort(byPlace))
    (annotation.rejected ? rejected : annotations).push(annotation);
  return { annotations, rejected };
}

/** What was decided, by place, and which suggestions still are a question. */
export function decidedAndOpen<S extends Suggested>(
  decided: readonly Annotation[],
  suggested: readonly S[],
  minimumConfidence: number,
): { readonly annotations: Annotation[]; readonly rejected: Annotation[]; readonly suggestions: S[] } {
  const { annotations, rejected } = bySide(decided);
  const suggestions = undecided(suggested, annotations, rejected, minimumConfidence);
  return { annotations, rejected, suggestions };
}
