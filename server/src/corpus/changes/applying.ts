/**
 * Carries planned changes out, and takes them back: one step of undo over all documents, whichever of them it is asked
 * for in. A document's part of it is a decision like any other, which merges with what others decide meanwhile.
 */
import { decisionRules } from '../../annotation/completeness.js';
import { newId } from '../../annotation/decisions.js';
import { shownFile } from '../../annotation/fileProblem.js';
import { sameJson } from '../../annotation/jsonLines.js';
import { stepBetween, type HistoryStep } from '../../annotation/history.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { AnnotationStore } from '../annotationStore.js';
import type { Corpus } from '../corpus.js';
import type { CorpusEvent } from '../corpusEvents.js';
import type { CorpusDocument } from '../documentNames.js';
import {
  tickedDecision,
  type CorpusChange,
  type EntityChange,
  type FieldsChange,
  type PlaceChange,
  type Ticks,
} from './change.js';
import { standAsPlanned } from './standing.js';

/** What applying needs of a corpus. */
export interface ChangedCorpus {
  readonly corpus: Corpus;
  store(document: CorpusDocument, annotator: string): Promise<AnnotationStore | undefined>;
  refusal(document: CorpusDocument, annotator: string): Promise<Message | undefined>;
  /** Sets fields as they were once, right or wrong; undefined takes one away. */
  putFields(document: CorpusDocument, values: FieldsChange['after']): Promise<{ readonly problem?: Message }>;
}

interface AppliedDocument {
  readonly document: CorpusDocument;
  readonly step?: HistoryStep;
  readonly fields?: FieldsChange;
}

interface Applied {
  readonly id: string;
  readonly title: Message;
  readonly annotator: string;
  readonly documents: readonly AppliedDocument[];
  readonly entities: readonly EntityChange[];
  isUndone: boolean;
}

export interface ChangeOutcome {
  /** Names the change in `undo` and `redo`; undefined where nothing was changed. */
  readonly id?: string;
  readonly documents: number;
  readonly places: number;
  /** What was not done, and why. */
  readonly told: readonly Message[];
}

const NONE: ReadonlySet<number> = new Set();

/** Changes that can be taken back as one; older ones are forgotten. */
const MOST_CHANGES = 50;

export class CorpusChanges {
  private readonly applied = new Map<string, Applied>();
  /** What is being carried out or taken back: one after the other, so that what comes next finds it done. */
  private working: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly model: ChangedCorpus,
    private readonly emit: (event: CorpusEvent) => void,
  ) {}

  /** Never rejects: what could not be done or written is told. `isCancelled` ends it between two documents. */
  apply(
    change: CorpusChange,
    ticks: Ticks,
    isCancelled: () => boolean = () => false,
  ): Promise<ChangeOutcome> {
    return this.inTurn(() => this.carryOut(change, ticks, isCancelled));
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.working.then(work, work);
    this.working = done.catch(() => undefined);
    return done;
  }

  private async carryOut(
    change: CorpusChange,
    ticks: Ticks,
    isCancelled: () => boolean,
  ): Promise<ChangeOutcome> {
    const id = newId();
    const told: Message[] = [];
    const documents: AppliedDocument[] = [];
    const entities = await this.changeEntities(change.entities, told);
    let places = 0;
    for (const { document, places: planned, status } of change.documents) {
      const ticked = ticks.get(document.name) ?? NONE;
      if (ticked.size === 0) continue;
      if (isCancelled()) {
        told.push(message('change.stopped', { document: document.name }));
        break;
      }
      const [fields] = planned.flatMap((place) => place.fields ?? []);
      if (fields) {
        if (!(await this.changeFields(document, fields, told))) continue;
        places++;
        documents.push({ document, fields });
        continue;
      }
      const store = await this.storeOf(document, change.annotator, told);
      if (!store) continue;
      if (store.set.status === 'done' && status !== 'done') {
        told.push(message('change.doneMeanwhile', { document: document.name }));
        continue;
      }
      const wanted = stillWanted(planned, ticked, store, (left, count) =>
        told.push(message(left, { document: document.name, count })),
      );
      const step = this.decide(store, { document, planned, wanted }, id, told);
      await flushed(store, document, told);
      if (!step) continue;
      places += wanted.size;
      documents.push({ document, step });
    }
    if (documents.length === 0 && entities.length === 0) return { documents: 0, places: 0, told };
    const { title, annotator } = change;
    this.remember({ id, title, annotator, documents, entities, isUndone: false });
    return { id, documents: documents.length, places, told };
  }

  private decide(
    store: AnnotationStore,
    part: {
      readonly document: CorpusDocument;
      readonly planned: readonly PlaceChange[];
      readonly wanted: ReadonlySet<number>;
    },
    id: string,
    told: Message[],
  ): HistoryStep | undefined {
    const { document, planned: places, wanted } = part;
    const ticks = new Map([[document.name, wanted]]);
    const decision = tickedDecision({ document, status: store.set.status, places }, ticks);
    if (!decision) return undefined;
    const before = store.set;
    const { messages } = store.decide(decision, decisionRules(this.model.corpus.settings), id);
    for (const said of messages) told.push(message('change.inDocument', { document: document.name, said }));
    const step = stepBetween(before, store.set);
    return step && { ...step, change: id };
  }

  private async storeOf(
    document: CorpusDocument,
    annotator: string,
    told: Message[],
  ): Promise<AnnotationStore | undefined> {
    const store = await this.model.store(document, annotator);
    if (store && !store.trouble) return store;
    const said =
      store?.trouble ?? (await this.model.refusal(document, annotator)) ?? message('change.noText');
    told.push(message('change.inDocument', { document: document.name, said }));
    return undefined;
  }

  /** What is said otherwise by now is left alone. */
  private async changeFields(
    document: CorpusDocument,
    { before, after }: FieldsChange,
    told: Message[],
  ): Promise<boolean> {
    const here = this.model.corpus.fields(document.name);
    const isAsBefore = Object.entries(before).every(([name, value]) =>
      sameJson([Object.hasOwn(here, name) ? here[name] : undefined], [value]),
    );
    const { problem } = isAsBefore
      ? await this.model.putFields(document, after)
      : { problem: message('change.fieldsOtherwise') };
    if (problem) told.push(message('change.inDocument', { document: document.name, said: problem }));
    return problem === undefined;
  }

  /** Those that were changed. */
  private async changeEntities(
    changes: readonly EntityChange[],
    told: Message[],
  ): Promise<readonly EntityChange[]> {
    if (changes.length === 0) return [];
    const { entities } = this.model.corpus;
    try {
      const left = new Set(await entities.changeAll(changes));
      for (const entity of left) told.push(message('change.entityOtherwise', { entity }));
      this.emit({ kind: 'entities' });
      return changes.filter(({ before, after }) => !left.has(after?.id ?? before?.id ?? ''));
    } catch (error) {
      const file = shownFile(entities.uri);
      told.push(message('file.notWritten', { file, reason: messageOf(error) }));
      return [];
    }
  }

  private remember(applied: Applied): void {
    this.applied.set(applied.id, applied);
    const [oldest] = this.applied.keys();
    if (this.applied.size > MOST_CHANGES && oldest !== undefined) this.applied.delete(oldest);
  }

  /** What it is, where it can be taken back, or done again, as one. */
  titleOf(id: string, way: 'undo' | 'redo'): Message | undefined {
    const applied = this.applied.get(id);
    return applied?.isUndone === (way === 'redo') ? applied.title : undefined;
  }

  /** Takes back the change that was applied last and not taken back, one under way included; undefined where there is none. */
  undoLast(): Promise<{ readonly title: Message; readonly outcome: ChangeOutcome } | undefined> {
    return this.inTurn(async () => {
      const last = [...this.applied.values()].reverse().find(({ isUndone }) => !isUndone);
      return last && { title: last.title, outcome: await this.turn(last.id, 'undo') };
    });
  }

  undo(id: string): Promise<ChangeOutcome> {
    return this.inTurn(() => this.turn(id, 'undo'));
  }

  redo(id: string): Promise<ChangeOutcome> {
    return this.inTurn(() => this.turn(id, 'redo'));
  }

  private async turn(id: string, way: 'undo' | 'redo'): Promise<ChangeOutcome> {
    const applied = this.applied.get(id);
    if (!applied || !this.titleOf(id, way)) return { documents: 0, places: 0, told: [] };
    applied.isUndone = way === 'undo';
    const told: Message[] = [];
    const turned = applied.entities.map(({ before, after }) => ({ before: after, after: before }));
    await this.changeEntities(way === 'undo' ? turned.reverse() : applied.entities, told);
    let places = 0;
    let documents = 0;
    for (const { document, step, fields } of applied.documents) {
      if (fields) {
        const { before, after } = fields;
        const back = way === 'undo' ? { before: after, after: before } : fields;
        if (!(await this.changeFields(document, back, told))) continue;
        documents++;
        places++;
      }
      if (!step) continue;
      const store = await this.storeOf(document, applied.annotator, told);
      if (!store) continue;
      const { messages } = store[way](id, step);
      for (const said of messages) told.push(message('change.inDocument', { document: document.name, said }));
      await flushed(store, document, told);
      documents++;
      places += step.annotations.length;
    }
    return { id, documents, places, told };
  }
}

/** Waits until it is on disk; what stands in the way is told. */
async function flushed(store: AnnotationStore, { name }: CorpusDocument, told: Message[]): Promise<void> {
  await store.flush();
  if (store.trouble) told.push(message('change.inDocument', { document: name, said: store.trouble }));
}

/** The ticked places where the same words are, and the same is decided, as when it was planned; how many others are left is told. */
function stillWanted(
  places: readonly PlaceChange[],
  ticked: ReadonlySet<number>,
  { text, set }: AnnotationStore,
  tell: (left: 'change.otherText' | 'change.otherDecision', count: number) => void,
): ReadonlySet<number> {
  const isText = places.map(({ span, text: words }) => text.editor.slice(span.start, span.end) === words);
  const isDecided = standAsPlanned(places, set.annotations);
  const sameText = [...ticked].filter((i) => isText[i]);
  const wanted = sameText.filter((i) => isDecided[i]);
  if (sameText.length < ticked.size) tell('change.otherText', ticked.size - sameText.length);
  if (wanted.length < sameText.length) tell('change.otherDecision', sameText.length - wanted.length);
  return new Set(wanted);
}
