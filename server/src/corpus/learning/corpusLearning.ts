/**
 * What the decisions of a corpus teach, annotator by annotator: those of one are not shown to another, who is to decide
 * without them. Decisions on open documents teach at once, others when they are looked at; events say which. Nothing of it
 * is stored: it can be made from the files at any time, and a decision that is taken back has taught nothing.
 */
import { isWhole, sameLabels, workIn } from '../../annotation/completeness.js';
import type { AnnotationSet } from '../../annotation/model.js';
import type { DocumentText } from '../../annotation/documentText.js';
import { LessonMaker } from '../../suggestions/corpusNames/lessons.js';
import type { RevisionBasis } from '../../suggestions/corpusNames/revision.js';
import { TaughtNames } from '../../suggestions/corpusNames/taughtNames.js';
import type { Suggestion } from '../../suggestions/suggestion.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import { breathing } from '../../text/slices.js';
import { AnnotationFolder } from '../index/annotationFolder.js';
import { CorpusTaggers, type TaggersHost } from './corpusTaggers.js';
import type { CorpusTeaching } from './corpusTeaching.js';
import { FEWEST_DOCUMENTS } from './taggerTraining.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';

export interface LearningHost extends Omit<TaggersHost, 'model' | 'changed'> {
  readonly model: Omit<IndexedCorpus, 'learning'>;
  /** What others suggest in an open text, where that is known without waiting. */
  readonly suggestedNow: (document: CorpusDocument) => readonly Suggestion[] | undefined;
  /** The same of a document that is not open. */
  readonly suggestedIn: (document: CorpusDocument) => Promise<readonly Suggestion[]>;
  /** Reads texts of which that will be asked. */
  readonly prepare: (documents: readonly CorpusDocument[]) => Promise<void>;
  readonly emit: (event: CorpusEvent) => void;
}

/** What is known of one annotator. */
interface Known {
  readonly taught: TaughtNames;
  readonly makers: Map<string, LessonMaker>;
  /** The decisions that were taken in, by document. */
  readonly sets: Map<string, AnnotationSet>;
  /** Documents to look at (again). */
  readonly dirty: Set<string>;
  /** Which documents there are is to be looked at again. */
  isListOld: boolean;
  /** One after the other. */
  updating: Promise<void>;
  isUpdating: boolean;
}

export class CorpusLearning implements CorpusTeaching {
  private readonly known = new Map<string, Known>();
  private readonly labels = new WeakMap<object, ReadonlySet<string>>();

  /** The taggers that decisions train. */
  readonly taggers: CorpusTaggers;

  constructor(private readonly host: LearningHost) {
    const { model, emit } = host;
    this.taggers = new CorpusTaggers({
      ...host,
      changed: (annotator) => emit({ kind: 'learned', annotator }),
    });
    model.onDidChange((event) => this.take(event));
  }

  /** Whether the corpus wants that anything is learned. */
  get isOn(): boolean {
    const { corpus } = this.host.model;
    return corpus.isFolder && corpus.settings.learn;
  }

  basis(annotator: string): RevisionBasis | undefined {
    if (!this.isOn || !this.host.model.keeps(annotator)) return undefined;
    const known = this.knownOf(annotator);
    if (known.isListOld || known.dirty.size > 0) void this.update(annotator, known);
    return this.basisOf(annotator, known);
  }

  async settled(annotator: string): Promise<RevisionBasis | undefined> {
    if (!this.isOn || !this.host.model.keeps(annotator)) return undefined;
    const known = this.knownOf(annotator);
    while (known.isListOld || known.dirty.size > 0 || known.isUpdating) await this.update(annotator, known);
    return this.basisOf(annotator, known);
  }

  private basisOf(annotator: string, { taught }: Known): RevisionBasis {
    const { language, corpus } = this.host.model;
    const { labels } = corpus.settings;
    let names = this.labels.get(labels);
    if (!names) this.labels.set(labels, (names = new Set(labels.map(({ name }) => name))));
    return { taught, language, labels: names, tagger: this.taggers.of(annotator) };
  }

  private knownOf(annotator: string): Known {
    let known = this.known.get(annotator);
    if (!known) {
      known = {
        taught: new TaughtNames(),
        makers: new Map(),
        sets: new Map(),
        dirty: new Set(),
        isListOld: true,
        updating: Promise.resolve(),
        isUpdating: false,
      };
      this.known.set(annotator, known);
    }
    return known;
  }

  /** Looks at what is to be looked at; never rejects: a document that cannot be read teaches nothing. */
  private update(annotator: string, known: Known): Promise<void> {
    if (known.isUpdating) return known.updating;
    known.isUpdating = true;
    const changed = new Set<string>();
    known.updating = this.updateNow(annotator, known, changed)
      .catch(() => known.dirty.clear())
      .finally(() => {
        known.isUpdating = false;
        this.tell(annotator, known, changed);
        void this.train(annotator, known);
      });
    return known.updating;
  }

  private async updateNow(annotator: string, known: Known, changed: Set<string>): Promise<void> {
    const { model } = this.host;
    await this.taggers.read(annotator);
    const { documents, byName } = await model.corpus.documentList();
    if (known.isListOld) {
      known.isListOld = false;
      for (const name of known.sets.keys()) if (!byName.has(name)) known.dirty.add(name);
      const folder = new AnnotationFolder(model.corpus);
      folder.list(annotator);
      const breathe = breathing(() => model.pauseInBackground());
      for (const document of documents) {
        if (!known.sets.has(document.name) && (await this.mayTeach(document, annotator, folder)))
          known.dirty.add(document.name);
        await breathe();
      }
    }
    const closed = [...known.dirty]
      .flatMap((name) => byName.get(name) ?? [])
      .filter((one) => !model.isOpen(one));
    await this.host.prepare(closed);
    for (const name of [...known.dirty]) {
      // Before it is looked at: what happens meanwhile makes it dirty again.
      known.dirty.delete(name);
      const document = byName.get(name);
      for (const form of document ? await this.look(document, annotator, known) : forget(known, name))
        changed.add(form);
      if (known.dirty.size > 0) await model.pauseInBackground();
    }
  }

  /** Trains a tagger where there is more to learn than the last time; what is suggested stays until it is there. */
  private async train(annotator: string, known: Known): Promise<void> {
    if (known.sets.size < FEWEST_DOCUMENTS) return;
    let annotations = 0;
    for (const set of known.sets.values())
      for (const { rejected } of set.annotations) if (!rejected) annotations++;
    const told = await this.taggers.grown(annotator, annotations);
    if (told) this.host.model.host.log?.(told);
  }

  async othersIn(document: CorpusDocument, annotator: string): Promise<readonly Suggestion[]> {
    const { model, suggestedNow, suggestedIn } = this.host;
    if (!model.isOpen(document)) return suggestedIn(document);
    if (!suggestedNow(document)) await model.snapshot(document, annotator);
    return suggestedNow(document) ?? [];
  }

  private mayTeach(document: CorpusDocument, annotator: string, folder: AnnotationFolder): Promise<boolean> {
    if (this.host.model.there(document, annotator)) return Promise.resolve(true);
    return folder.mayHave(document, annotator);
  }

  private async look(document: CorpusDocument, annotator: string, known: Known): Promise<Iterable<string>> {
    const { model } = this.host;
    if (model.isOpen(document) && !this.host.suggestedNow(document))
      await model.snapshot(document, annotator);
    const now = this.takeOpen(document, annotator, known);
    if (now) return now;
    const decided = await model.decided(document, annotator);
    if (!decided || decided.set.annotations.length === 0) return forget(known, document.name);
    const suggested = decided.isUnrecognised ? [] : await this.othersIn(document, annotator);
    return takeIn(known, this.host.model, document.name, decided, suggested);
  }

  /** Takes in what is decided about an open document, where all of it is known without waiting. */
  private takeOpen(document: CorpusDocument, annotator: string, known: Known): Iterable<string> | undefined {
    const { model, suggestedNow } = this.host;
    const store = model.isOpen(document) ? model.there(document, annotator) : undefined;
    const suggested = store && suggestedNow(document);
    if (!store || !suggested) return undefined;
    return takeIn(known, model, document.name, store, suggested);
  }

  private take(event: CorpusEvent): void {
    switch (event.kind) {
      case 'annotated':
        return this.decided(event.document, event.annotator);
      case 'changed':
        for (const known of this.known.values()) known.dirty.add(event.document.name);
        return;
      case 'moved':
        for (const known of this.known.values()) known.dirty.add(event.document.name).add(event.former);
        return;
      case 'added':
      case 'removed':
      case 'renamed':
      case 'orphans':
        for (const known of this.known.values()) known.isListOld = true;
        return;
      case 'settings':
        this.taggers.clear();
        return this.known.clear();
      default:
        return;
    }
  }

  private decided(document: CorpusDocument, annotator: string): void {
    const known = this.known.get(annotator);
    if (!known || !this.isOn) return;
    const { name } = document;
    const store = this.host.model.there(document, annotator);
    // Annotations that follow an edit teach what they taught.
    if (store && !known.dirty.has(name) && isDecidedAlike(known.sets.get(name), store.set)) {
      known.sets.set(name, store.set);
      return;
    }
    const changed = this.takeOpen(document, annotator, known);
    if (!changed) {
      known.dirty.add(name);
      void this.update(annotator, known);
      return;
    }
    known.dirty.delete(name);
    this.tell(annotator, known, new Set(changed));
    void this.train(annotator, known);
  }

  private tell(annotator: string, known: Known, forms: ReadonlySet<string>): void {
    if (forms.size > 0 && this.known.get(annotator) === known)
      this.host.emit({ kind: 'learned', annotator, forms });
  }
}

/** Takes in what is decided about a document. Gives the forms of which other things are known than before. */
function takeIn(
  known: Known,
  { language, corpus: { settings } }: Pick<IndexedCorpus, 'language' | 'corpus'>,
  name: string,
  { set, text }: { readonly set: AnnotationSet; readonly text: DocumentText },
  suggested: readonly Suggestion[],
): Iterable<string> {
  let maker = known.makers.get(name);
  if (!maker) known.makers.set(name, (maker = new LessonMaker(language)));
  known.sets.set(name, set);
  const decisions = set.annotations.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous');
  const labels = settings.labels.map((label) => label.name);
  const isDone = isWhole(labels, workIn(set, settings));
  return known.taught.put(name, maker.make({ text: text.editor, decisions, suggested, isDone }));
}

function forget(known: Known, name: string): Iterable<string> {
  known.sets.delete(name);
  known.makers.delete(name);
  return known.taught.put(name, undefined);
}

/** Whether two sets say the same of the same words, perhaps at other places. */
function isDecidedAlike(before: AnnotationSet | undefined, now: AnnotationSet): boolean {
  if (before?.annotations.length !== now.annotations.length || before.status !== now.status) return false;
  if (!sameLabels(before.exhaustive, now.exhaustive)) return false;
  return now.annotations.every((one, i) => {
    const other = before.annotations[i]!;
    return (
      one === other ||
      (one.id === other.id &&
        one.label === other.label &&
        one.text === other.text &&
        one.rejected === other.rejected &&
        one.anchor === other.anchor)
    );
  });
}
