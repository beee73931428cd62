/** The digests of documents: of their texts, and of what annotators decided about them. Events drop them. */
import type { DocumentProgress } from '../../annotation/documentOrder.js';
import { isFinished, workIn } from '../../annotation/completeness.js';
import { suggestedAs } from '../../annotation/labels.js';
import type { AnnotationSet } from '../../annotation/model.js';
import { reviseText } from '../../suggestions/corpusNames/revisedText.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import { isAsRecognised } from '../../suggestions/sources.js';
import { lineStartsOf } from '../../text/lineStarts.js';
import { splitParagraphs } from '../../text/paragraphs.js';
import { byPlace } from '../../text/order.js';
import { decidedAndOpen } from '../assembly.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import type { Snapshot } from '../snapshot.js';
import type { Decided } from '../snapshots.js';
import { AnnotationFolder } from './annotationFolder.js';
import { CompactRows } from './compactRows.js';
import { DecisionDigest, progressOf } from './decisionDigest.js';
import type { RevisionBasis } from '../../suggestions/corpusNames/revision.js';
import { DocumentDoubts } from '../learning/documentDoubts.js';
import { LearnedWords } from '../learning/learnedWords.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import { Interner } from './interner.js';
import { mayHold } from './wordHashes.js';
import type { TextDigest } from './textDigest.js';
import { TextDigests } from './textDigests.js';

interface Dated {
  readonly digest: DecisionDigest;
  /** The confidence from which on suggestions counted. */
  readonly minimum: number;
}

/** Rows in labels of the corpus. */
interface Relabelled {
  readonly labels: unknown;
  readonly rows: CompactRows;
}

type DecidedSet = Pick<AnnotationSet, 'status' | 'exhaustive' | 'annotations'>;

const NO_NUMBERS = new Uint32Array();
const NO_DECISIONS: DecidedSet = { status: 'new', annotations: [] };
const NO_PROGRESS = { status: 'new', annotated: 0, suggestions: 0, uncertainty: 0, teaches: 0 } as const;

/** From so many documents on it is quicker to look into an annotator's folder than to ask for each file. */
const MANY = 50;

export class Digests {
  private readonly interner = new Interner();
  readonly texts: TextDigests;
  private readonly none: CompactRows;
  private readonly folder: AnnotationFolder;
  private readonly learnedWords = new LearnedWords();
  /** By annotator, then by document. */
  private readonly decisions = new Map<string, Map<string, Dated>>();
  private readonly counts = new Map<string, Map<string, DocumentProgress>>();
  private readonly ofSnapshots = new WeakMap<Snapshot, DecisionDigest>();
  private readonly doubts = new DocumentDoubts();
  private readonly relabelled = new WeakMap<CompactRows, Relabelled>();
  /** Of open documents as they were when they were last asked about. */
  private readonly open = new Map<string, DecisionDigest>();
  /** Counts the events that dropped something: decisions that were read before one of them are not kept. */
  private drops = 0;

  constructor(private readonly model: IndexedCorpus) {
    this.texts = new TextDigests(model, this.interner);
    this.none = new CompactRows(NO_NUMBERS, this.interner);
    this.folder = new AnnotationFolder(model.corpus);
  }

  private get hasOtherSources(): boolean {
    return (this.model.host.sources?.length ?? 0) > 0;
  }

  drop(event: CorpusEvent): void {
    if (event.kind === 'trouble' || event.kind === 'problems' || event.kind === 'opened') return;
    this.drops++;
    this.folder.forget();
    switch (event.kind) {
      case 'added':
      case 'changed':
      case 'removed':
        this.texts.drop(event.document.name);
        return this.dropDecisions(event.document.name);
      case 'renamed':
        this.texts.rename(event.from.name, event.document);
        this.dropDecisions(event.document.name);
        return this.dropDecisions(event.from.name);
      case 'moved':
        this.dropDecisions(event.former);
        return this.dropDecisions(event.document.name);
      case 'suggested':
        return this.dropDecisions(event.document.name);
      case 'learned':
        return this.dropLearned(event.annotator, event.forms);
      case 'annotated':
        this.decisions.get(event.annotator)?.delete(event.document.name);
        this.counts.get(event.annotator)?.delete(event.document.name);
        return;
      case 'settings':
        this.texts.settingsChanged();
        this.decisions.clear();
        this.counts.clear();
        return;
      case 'facts':
        for (const name of this.texts.redated()) this.dropDecisions(name);
        return;
      case 'entities':
      case 'orphans':
      case 'guidelines':
      case 'gazetteers':
      case 'dismissed':
      case 'questions':
      case 'reviewed':
      case 'assignment':
        return;
    }
  }

  /** Documents in which forms may stand are looked at again. */
  private dropLearned(annotator: string, forms: ReadonlySet<string> | undefined): void {
    if (!forms) return void this.decisions.get(annotator)?.clear();
    const digests = this.decisions.get(annotator);
    const keys = [...forms].map((form) => ({ words: form.split(' ') }));
    for (const name of digests?.keys() ?? []) {
      const hashes = this.texts.hashesOf(name);
      if (!hashes || keys.some((key) => mayHold(hashes, key))) digests!.delete(name);
    }
  }

  private dropDecisions(name: string): void {
    for (const digests of this.decisions.values()) digests.delete(name);
    for (const counts of this.counts.values()) counts.delete(name);
  }

  /** What is known without looking at anything. Of an open document that is what its last snapshot said. */
  known(document: CorpusDocument, annotator: string): DecisionDigest | undefined {
    if (this.model.isOpen(document)) return undefined;
    const known = this.decisions.get(annotator)?.get(document.name);
    return known?.minimum === this.model.minimumConfidence ? known.digest : undefined;
  }

  async of(document: CorpusDocument, annotator: string): Promise<DecisionDigest> {
    const known = this.known(document, annotator);
    if (known) return known;
    return this.model.isOpen(document)
      ? this.ofOpen(document, annotator)
      : this.ofClosed(document, annotator);
  }

  private async ofOpen(document: CorpusDocument, annotator: string): Promise<DecisionDigest> {
    const early = await this.model.earlySnapshot(document, annotator);
    const snapshot = early ?? (await this.model.snapshot(document, annotator));
    const key = `${annotator}/${document.name}`;
    if (!snapshot) return this.open.get(key) ?? this.ofNothing({ ...NO_PROGRESS, name: document.name });
    let digest = this.ofSnapshots.get(snapshot);
    if (!digest) this.ofSnapshots.set(snapshot, (digest = this.ofSnapshot(document, snapshot)));
    this.open.set(key, digest);
    return digest;
  }

  private ofSnapshot({ name }: CorpusDocument, snapshot: Snapshot): DecisionDigest {
    const { document, annotations, rejected, suggestions, isEarly } = snapshot;
    const { interner } = this;
    const doubt = isEarly
      ? undefined
      : this.doubts.of(snapshot, this.model.learning.basis(snapshot.annotator)?.tagger);
    const parts = {
      progress: progressOf(name, snapshot, annotations, isEarly ? undefined : suggestions, doubt),
      decided: CompactRows.ofAnnotations([...annotations, ...rejected].sort(byPlace), interner),
      proposed: CompactRows.ofSuggestions(suggestions, interner),
      lines: lineStartsOf(document.getText()),
    };
    return new DecisionDigest(parts, interner);
  }

  private async ofClosed(document: CorpusDocument, annotator: string): Promise<DecisionDigest> {
    const learned = await this.model.learning.settled(annotator);
    const { drops } = this;
    const { minimumConfidence: minimum } = this.model;
    const text = await this.texts.of(document);
    const isRead = text.recognised !== undefined;
    const decided =
      isRead && (await this.mayBeDecided(document, annotator))
        ? await this.model.decided(document, annotator)
        : undefined;
    const digest = isRead
      ? await this.ofDecided(document, text, decided, learned)
      : this.ofNothing({ ...(await this.counted(document, annotator)), suggestions: 0, uncertainty: 0 });
    if (drops === this.drops) setIn(this.decisions, annotator, document.name, { digest, minimum });
    return digest;
  }

  /** False: nothing is decided, and nobody but the recogniser suggests anything. */
  private async mayBeDecided(document: CorpusDocument, annotator: string): Promise<boolean> {
    const { model, hasOtherSources } = this;
    if (hasOtherSources || model.there(document, annotator)) return true;
    return model.keeps(annotator) && this.folder.mayHave(document, annotator);
  }

  private async ofDecided(
    document: CorpusDocument,
    text: TextDigest,
    decided: Decided | undefined,
    learned: RevisionBasis | undefined,
  ): Promise<DecisionDigest> {
    const { interner } = this;
    const set: DecidedSet = decided?.set ?? NO_DECISIONS;
    const { annotations } = set;
    const work = workIn(set, this.model.corpus.settings);
    const proposed = await this.proposed(document, text, decided, learned);
    const suggested = proposed.suggested();
    const left = decidedAndOpen(annotations, suggested, this.model.minimumConfidence);
    const isToTeach = learned?.tagger && !isFinished(set.status);
    const content = isToTeach ? await this.content(document, decided) : undefined;
    const doubt = content && learned?.tagger?.doubt(content.editor, this.recognised(text).suggestions());
    const parts = {
      progress: progressOf(document.name, work, left.annotations, left.suggestions, doubt),
      decided:
        annotations.length > 0
          ? CompactRows.ofAnnotations([...annotations].sort(byPlace), interner)
          : this.none,
      proposed,
      ...(left.suggestions.length < suggested.length && {
        open: Uint32Array.from(left.suggestions, ({ row }) => row),
      }),
      lines: text.lines,
    };
    return new DecisionDigest(parts, interner);
  }

  /** What all sources propose, in labels of the corpus. */
  private async proposed(
    document: CorpusDocument,
    text: TextDigest,
    decided: Decided | undefined,
    learned: RevisionBasis | undefined,
  ): Promise<CompactRows> {
    if (this.hasOtherSources && decided) {
      const snapshot = await this.model.snapshotOf(decided);
      return snapshot ? CompactRows.ofSuggestions(snapshot.proposed, this.interner) : this.none;
    }
    const rows = this.recognised(text);
    if (!learned) return rows;
    if (!learned.tagger && !this.learnedWords.mayStandIn(text.hashes, learned.taught)) return rows;
    const content = await this.content(document, decided);
    if (!content) return rows;
    const suggested = rows.suggestions();
    const { suggestions } = reviseText(splitParagraphs(content.editor), suggested, learned);
    return suggestions === suggested ? rows : CompactRows.ofSuggestions(suggestions, this.interner);
  }

  private async content(document: CorpusDocument, decided: Decided | undefined) {
    return decided?.text ?? (await this.model.text(document)).text?.();
  }

  /** What the recogniser suggests, in labels of the corpus. */
  private recognised({ recognised }: TextDigest): CompactRows {
    if (!recognised) return this.none;
    const { labels } = this.model.corpus.settings;
    const known = this.relabelled.get(recognised.rows);
    if (known?.labels === labels) return known.rows;
    const as = suggestedAs(labels);
    if (isAsRecognised(as)) return recognised.rows;
    const rows = recognised.rows.relabelled((label) => as.get(label));
    this.relabelled.set(recognised.rows, { labels, rows });
    return rows;
  }

  /** What the recogniser suggests in a document that is not open, by place. */
  async suggestedIn(document: CorpusDocument): Promise<readonly Suggestion[]> {
    return this.recognised(await this.texts.of(document)).suggestions();
  }

  /** Of a file that is no text, or of a document that cannot be looked at now. */
  private ofNothing(progress: DocumentProgress): DecisionDigest {
    const { none, interner } = this;
    return new DecisionDigest({ progress, decided: none, proposed: none, lines: NO_NUMBERS }, interner);
  }

  /**
   * Reads the texts of documents that are not known, and prepares for an annotator's decisions on them to be asked for.
   * `step` is called after each, and may give up: false, then.
   */
  async prepare(
    documents: readonly CorpusDocument[],
    annotator: string,
    step: (done: number, total: number) => Promise<boolean>,
  ): Promise<boolean> {
    const unknown = documents.filter((document) => !this.known(document, annotator));
    if (unknown.length > MANY) this.folder.list(annotator);
    return this.texts.fill(unknown, step);
  }

  /** How far an annotator is by the annotation file alone. */
  async counted({ name }: CorpusDocument, annotator: string): Promise<DocumentProgress> {
    const known = this.counts.get(annotator)?.get(name);
    if (known) return known;
    const { drops } = this;
    const counts = await this.model.corpus.counts(annotator, name);
    const { annotated } = counts;
    const progress = { name, ...workIn(counts, this.model.corpus.settings), annotated };
    if (drops === this.drops) setIn(this.counts, annotator, name, progress);
    return progress;
  }
}

function setIn<T>(maps: Map<string, Map<string, T>>, outer: string, inner: string, value: T): void {
  const map = maps.get(outer);
  if (map) map.set(inner, value);
  else maps.set(outer, new Map([[inner, value]]));
}
