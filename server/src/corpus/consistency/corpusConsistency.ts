/**
 * What does not agree over the documents of a corpus, annotator by annotator. Events say which documents are to be looked
 * at again; the others are not. Nothing of it is stored: it can be made from the files at any time.
 */
import type { Location } from 'vscode-languageserver-types';
import { changeBetween } from '../../text/change.js';
import { rangeInLines } from '../../text/lineStarts.js';
import type { Span } from '../../text/span.js';
import { isExhaustive, isFinished, workIn } from '../../annotation/completeness.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import type { IndexedCorpus } from '../index/indexedCorpus.js';
import type { Snapshot } from '../snapshot.js';
import { isApart } from '../entities/alike.js';
import { Consistency } from './consistency.js';
import { RowMaker } from './documentRow.js';
import { movedFinding, type Finding } from './finding.js';

/** Less sure suggestions are not missed. */
const LEAST_CONFIDENCE = 0.5;

interface LookedDocument {
  readonly uri: string;
  /** Where its lines begin. */
  readonly lines: Uint32Array;
  /** Its text, of an open one. */
  readonly text?: string;
}

/** What is known for one annotator. */
interface Looked {
  readonly consistency: Consistency;
  readonly maker: RowMaker;
  /** Documents as they were looked at, by name. */
  readonly documents: Map<string, LookedDocument>;
  /** Documents to look at again. */
  readonly dirty: Set<string>;
  /** Those that were typed in alone: they can wait until typing rests. */
  readonly typed: Set<string>;
  /** Which documents there are is to be looked at again. */
  isListOld: boolean;
  /** One after the other: what was looked at first is not put over what came later. */
  updating: Promise<unknown>;
}

export class CorpusConsistency {
  private readonly looked = new Map<string, Looked>();

  /** `pause` lets others work between two documents; false gives up. */
  constructor(
    private readonly model: IndexedCorpus,
    private readonly pause: () => Promise<boolean> = async () => {
      await model.pauseInBackground();
      return true;
    },
  ) {
    model.onDidChange((event) => this.drop(event));
  }

  /**
   * Looks at what changed; `isTyping`: not at documents that were typed in alone. Gives the documents of which other things
   * are told now; undefined if `pause` gave up.
   */
  update(annotator: string, isTyping = false): Promise<ReadonlySet<string> | undefined> {
    const looked = this.lookedAt(annotator);
    if (!isTyping) for (const name of looked.typed) looked.dirty.add(name);
    if (!isTyping) looked.typed.clear();
    const updating = looked.updating.then(() => this.updateNow(looked, annotator));
    looked.updating = updating.catch(() => undefined);
    return updating;
  }

  /** How many documents are to be looked at; Infinity where nobody has looked which there are. */
  pending(annotator: string): number {
    const looked = this.looked.get(annotator);
    return looked && !looked.isListOld ? looked.dirty.size : Infinity;
  }

  /** Whether documents that were typed in wait until they are looked at. */
  hasTyped(annotator: string): boolean {
    return (this.looked.get(annotator)?.typed.size ?? 0) > 0;
  }

  /** Takes in a document as it is in a snapshot that is there already. */
  take(document: CorpusDocument, snapshot: Snapshot): void {
    const looked = this.lookedAt(snapshot.annotator);
    this.put(looked, document, snapshot);
    looked.dirty.delete(document.name);
    looked.typed.delete(document.name);
  }

  /** What is told of a document as it was when it was last looked at, by place; not what was dismissed. */
  of(annotator: string, name: string): readonly Finding[] {
    const found = this.looked.get(annotator)?.consistency.of(name) ?? [];
    const { dismissals } = this.model.corpus;
    return found.filter((finding) => !dismissals.has(finding) && !this.isToldApart(finding));
  }

  /**
   * The same where they stand in a later version of its text: they move along with it, as the documents are not compared at
   * every key.
   */
  in(annotator: string, name: string, text: string): readonly Finding[] {
    const found = this.of(annotator, name);
    const before = this.looked.get(annotator)?.documents.get(name)?.text;
    if (before === undefined || before === text || found.length === 0) return found;
    const change = changeBetween(before, text);
    return found.map((finding) => movedFinding(finding, change));
  }

  /** What is told of one subject in all documents, as they were when they were last looked at. */
  ofSubject(annotator: string, code: string, subject: string): readonly Finding[] {
    const found: Finding[] = [];
    for (const name of this.told(annotator))
      for (const finding of this.of(annotator, name))
        if (finding.code === code && finding.subject === subject) found.push(finding);
    return found;
  }

  private isToldApart({ entities: pair }: Finding): boolean {
    const { entities } = this.model.corpus;
    const [one, other] = pair?.map((id) => entities.get(id) ?? { id }) ?? [];
    return one !== undefined && other !== undefined && isApart(one, other);
  }

  /** The documents of which something is told, or was dismissed. */
  told(annotator: string): ReadonlySet<string> {
    return this.looked.get(annotator)?.consistency.told() ?? new Set();
  }

  /** Where a place is, in a document as it was when it was last looked at; undefined where that is gone. */
  locationOf(annotator: string, name: string, { start, end }: Span): Location | undefined {
    const document = this.looked.get(annotator)?.documents.get(name);
    if (!document) return undefined;
    const { uri, lines } = document;
    return { uri, range: rangeInLines(lines, { start, end }) };
  }

  private lookedAt(annotator: string): Looked {
    let looked = this.looked.get(annotator);
    if (!looked) {
      looked = {
        consistency: new Consistency(),
        maker: new RowMaker(),
        documents: new Map(),
        dirty: new Set(),
        typed: new Set(),
        isListOld: true,
        updating: Promise.resolve(),
      };
      this.looked.set(annotator, looked);
    }
    return looked;
  }

  private async updateNow(looked: Looked, annotator: string): Promise<ReadonlySet<string> | undefined> {
    const { byName } = await this.model.corpus.documentList();
    if (looked.isListOld) {
      for (const name of looked.documents.keys()) if (!byName.has(name)) takeOut(looked, name);
      for (const name of byName.keys()) if (!looked.documents.has(name)) looked.dirty.add(name);
      looked.isListOld = false;
    }
    for (const name of [...looked.dirty]) {
      const document = byName.get(name);
      // Before it is looked at: what happens meanwhile makes it dirty again.
      looked.dirty.delete(name);
      looked.typed.delete(name);
      const looking = document && (await this.look(document, annotator));
      if (looking) this.put(looked, document, looking);
      else takeOut(looked, name);
      if (looked.dirty.size > 0 && !(await this.pause())) return undefined;
    }
    return looked.consistency.settle();
  }

  /** What is open counts only of labels that are exhaustive, so that where none is nothing need be recognised. */
  private async look(document: CorpusDocument, annotator: string): Promise<Looking | undefined> {
    const { model } = this;
    if (model.isOpen(document)) return model.snapshot(document, annotator);
    const decided = await model.decided(document, annotator);
    if (!decided) return undefined;
    const { set, text } = decided;
    const work = workIn(set, model.corpus.settings);
    if (work.exhaustive ? work.exhaustive.length > 0 : isFinished(work.status))
      return model.snapshotOf(decided);
    const { annotations, relations } = set;
    const standing = annotations.filter(({ rejected }) => !rejected);
    return { ...work, text: text.editor, annotations: standing, relations, suggestions: [] };
  }

  private put(
    { consistency, maker, documents }: Looked,
    { name, uri }: CorpusDocument,
    looking: Looking,
  ): void {
    const { language, corpus } = this.model;
    const text = 'document' in looking ? looking.document.getText() : looking.text;
    const row = maker.make({
      ...{ name, text, language, labels: corpus.settings.labels },
      ...{ annotations: looking.annotations, relations: looking.relations },
      open: looking.suggestions.filter(
        ({ confidence, label }) => confidence >= LEAST_CONFIDENCE && isExhaustive(label, looking),
      ),
    });
    documents.set(name, { uri, lines: row.lines, ...('document' in looking && { text }) });
    consistency.put(name, row);
  }

  private drop(event: CorpusEvent): void {
    for (const [annotator, looked] of this.looked)
      switch (event.kind) {
        case 'annotated':
          if (event.annotator !== annotator) break;
          if (event.isTyped) looked.typed.add(event.document.name);
          else looked.dirty.add(event.document.name);
          break;
        case 'changed':
        case 'suggested':
          looked.dirty.add(event.document.name);
          break;
        case 'added':
        case 'removed':
        case 'renamed':
          looked.isListOld = true;
          break;
        case 'moved':
          looked.dirty.add(event.document.name).add(event.former);
          break;
        case 'settings':
          this.looked.delete(annotator);
          break;
        default:
          break;
      }
  }
}

function takeOut({ consistency, maker, documents }: Looked, name: string): void {
  maker.forget(name);
  documents.delete(name);
  consistency.put(name, undefined);
}

/** What is asked of a snapshot, or of a document that nobody recognised. */
type Looking =
  | Snapshot
  | (Pick<Snapshot, 'status' | 'exhaustive' | 'annotations' | 'relations' | 'suggestions'> & {
      readonly text: string;
    });
