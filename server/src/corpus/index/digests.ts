/** The digests of documents: of their texts, and of what annotators decided about them. Events drop them. */
import type { DocumentProgress } from '../../annotation/documentOrder.js';
import { readingKey } from '../../languages/readingSettings.js';
import type { DocumentText } from '../../annotation/documentText.js';
import { lineStartsOf } from '../../text/lineStarts.js';
import { byPlace } from '../../text/order.js';
import { decidedAndOpen } from '../assembly.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import type { Snapshot } from '../snapshot.js';
import type { Decided } from '../snapshots.js';
import { CompactRows } from './compactRows.js';
import { DecisionDigest, progressOf } from './decisionDigest.js';
import type { IndexedCorpus } from './indexedCorpus.js';
import { Interner } from './interner.js';
import { wordHashes } from './wordHashes.js';

/** What is kept of the text of a closed document. */
interface TextDigest {
  readonly sha256: string;
  readonly hashes: Uint32Array;
  readonly lines: Uint32Array;
  /** What is proposed, with the settings of reading as they were then. */
  mentions?: { readonly key: string; readonly proposed: CompactRows };
}

interface Dated {
  readonly digest: DecisionDigest;
  /** The confidence from which on suggestions counted. */
  readonly minimum: number;
}

const NO_NUMBERS = new Uint32Array();
const NO_TEXT: TextDigest = { sha256: '', hashes: NO_NUMBERS, lines: NO_NUMBERS };
const NO_DECISIONS = { status: 'new', annotated: 0, suggestions: 0, uncertainty: 0 } as const;

export class Digests {
  private readonly interner = new Interner();
  private readonly texts = new Map<string, TextDigest>();
  /** By annotator, then by document. */
  private readonly decisions = new Map<string, Map<string, Dated>>();
  private readonly counts = new Map<string, Map<string, DocumentProgress>>();
  private readonly ofSnapshots = new WeakMap<Snapshot, DecisionDigest>();
  /** Of open documents as they were when they were last asked about. */
  private readonly open = new Map<string, DecisionDigest>();
  /** Counts the events that dropped something: what was read before one of them is not kept. */
  private drops = 0;

  constructor(private readonly model: IndexedCorpus) {}

  get size(): number {
    return this.texts.size;
  }

  hashOf(name: string): string | undefined {
    return this.texts.get(name)?.sha256;
  }

  drop(event: CorpusEvent): void {
    if (event.kind === 'trouble' || event.kind === 'problems' || event.kind === 'opened') return;
    this.drops++;
    switch (event.kind) {
      case 'changed':
      case 'removed':
        this.texts.delete(event.document.name);
        return this.dropDecisions(event.document.name);
      case 'renamed': {
        const digest = this.texts.get(event.from.name);
        this.texts.delete(event.from.name);
        if (digest) this.texts.set(event.document.name, digest);
        this.dropDecisions(event.document.name);
        return this.dropDecisions(event.from.name);
      }
      case 'moved':
        this.dropDecisions(event.former);
        return this.dropDecisions(event.document.name);
      case 'suggested':
        delete this.texts.get(event.document.name)?.mentions;
        return this.dropDecisions(event.document.name);
      case 'annotated':
        this.decisions.get(event.annotator)?.delete(event.document.name);
        this.counts.get(event.annotator)?.delete(event.document.name);
        return;
      case 'settings':
        this.texts.clear();
        this.decisions.clear();
        this.counts.clear();
        return;
      case 'facts':
        return this.dropRedated();
      case 'added':
      case 'entities':
      case 'orphans':
      case 'guidelines':
      case 'dismissed':
        return;
    }
  }

  private dropDecisions(name: string): void {
    for (const digests of this.decisions.values()) digests.delete(name);
    for (const counts of this.counts.values()) counts.delete(name);
  }

  /** Another date gives other values. */
  private dropRedated(): void {
    for (const [name, digest] of this.texts) {
      if (!digest.mentions || digest.mentions.key === this.keyOf(name)) continue;
      delete digest.mentions;
      this.dropDecisions(name);
    }
  }

  private keyOf(name: string): string {
    return readingKey(this.model.corpus.readingSettings(name));
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
    if (!snapshot) return this.open.get(key) ?? this.ofNothing({ ...NO_DECISIONS, name: document.name });
    let digest = this.ofSnapshots.get(snapshot);
    if (!digest) this.ofSnapshots.set(snapshot, (digest = this.ofSnapshot(document, snapshot)));
    this.open.set(key, digest);
    return digest;
  }

  private ofSnapshot({ name }: CorpusDocument, snapshot: Snapshot): DecisionDigest {
    const { document, status, annotations, rejected, suggestions, isEarly } = snapshot;
    const { interner } = this;
    const parts = {
      progress: progressOf(name, status, annotations, isEarly ? undefined : suggestions),
      decided: CompactRows.ofAnnotations([...annotations, ...rejected].sort(byPlace), interner),
      proposed: CompactRows.ofSuggestions(suggestions, interner),
      lines: lineStartsOf(document.getText()),
    };
    return new DecisionDigest(parts, interner);
  }

  private async ofClosed(document: CorpusDocument, annotator: string): Promise<DecisionDigest> {
    const { drops } = this;
    const { minimumConfidence: minimum } = this.model;
    const decided = await this.model.decided(document, annotator);
    const digest = decided
      ? await this.ofDecided(decided, drops)
      : this.ofNothing({ ...(await this.counted(document, annotator)), suggestions: 0, uncertainty: 0 });
    if (drops === this.drops) setIn(this.decisions, annotator, document.name, { digest, minimum });
    return digest;
  }

  private async ofDecided(decided: Decided, drops: number): Promise<DecisionDigest> {
    const { document, set } = decided;
    const { interner } = this;
    const { lines, mentions } = await this.read(decided, drops);
    const proposed = mentions?.proposed ?? new CompactRows(NO_NUMBERS, interner);
    const suggested = proposed.suggested();
    const open = decidedAndOpen(set, suggested, this.model.minimumConfidence);
    const parts = {
      progress: progressOf(document.name, set.status, open.annotations, open.suggestions),
      decided: CompactRows.ofAnnotations([...set.annotations].sort(byPlace), interner),
      proposed,
      ...(open.suggestions.length < suggested.length && {
        open: Uint32Array.from(open.suggestions, ({ row }) => row),
      }),
      lines,
    };
    return new DecisionDigest(parts, interner);
  }

  private async read(decided: Decided, drops: number): Promise<TextDigest> {
    const { document, text } = decided;
    const key = this.keyOf(document.name);
    const there = this.texts.get(document.name);
    if (there?.mentions?.key === key) return there;
    const digest = there ?? (await this.readWords(text));
    const snapshot = await this.model.snapshotOf(decided);
    if (!snapshot) return { ...digest, mentions: undefined };
    digest.mentions = { key, proposed: CompactRows.ofSuggestions(snapshot.proposed, this.interner) };
    if (drops === this.drops) this.texts.set(document.name, digest);
    return digest;
  }

  private async readWords(text: DocumentText): Promise<TextDigest> {
    const { editor } = text;
    return {
      sha256: await text.sha256(),
      hashes: wordHashes(editor, this.model.language),
      lines: lineStartsOf(editor),
    };
  }

  /** Of a file that is no text, or of a document that cannot be looked at now. */
  private ofNothing(progress: DocumentProgress): DecisionDigest {
    const none = new CompactRows(NO_NUMBERS, this.interner);
    return new DecisionDigest({ progress, decided: none, proposed: none, lines: NO_NUMBERS }, this.interner);
  }

  /** The hashes of the words of a closed document. */
  async hashesOf(document: CorpusDocument): Promise<Uint32Array> {
    const known = this.texts.get(document.name);
    if (known) return known.hashes;
    const { drops } = this;
    const text = (await this.model.text(document)).text?.();
    const digest = text ? await this.readWords(text) : { ...NO_TEXT };
    if (drops === this.drops) this.texts.set(document.name, digest);
    return digest.hashes;
  }

  /** How far an annotator is by the annotation file alone. */
  async counted({ name }: CorpusDocument, annotator: string): Promise<DocumentProgress> {
    const known = this.counts.get(annotator)?.get(name);
    if (known) return known;
    const { drops } = this;
    const { status, annotated } = await this.model.corpus.counts(annotator, name);
    const progress = { name, status, annotated };
    if (drops === this.drops) setIn(this.counts, annotator, name, progress);
    return progress;
  }
}

function setIn<T>(maps: Map<string, Map<string, T>>, outer: string, inner: string, value: T): void {
  const map = maps.get(outer);
  if (map) map.set(inner, value);
  else maps.set(outer, new Map([[inner, value]]));
}
