/** Carries out what an annotator decides about an open document. */
import { decisionRules } from '../annotation/completeness.js';
import type { Outcome } from '../annotation/decisions.js';
import { stepBetween } from '../annotation/history.js';
import type { AnnotationSet } from '../annotation/model.js';
import { isSuggestionId } from '../annotation/suggestionId.js';
import type { AnnotationStore } from '../corpus/annotationStore.js';
import type { CorpusModel } from '../corpus/corpusModel.js';
import type { Entity } from '../corpus/entities/entityFile.js';
import type { PlacedDocument } from '../corpus/placedDocument.js';
import type { Snapshot } from '../corpus/snapshot.js';
import type { AttributeChanges } from '../annotation/attributes.js';
import { formatAll } from '../messages/format.js';
import type { Format } from '../messages/formatter.js';
import { message, type Message } from '../messages/message.js';
import type { EditCommand, EditResult, QuestionCommand } from '../protocol/edits.js';
import { byPlace } from '../text/order.js';
import type { Span } from '../text/span.js';
import { askOrAnswer, isQuestionCommand, turnQuestions } from './asking.js';
import { turnedMessage } from './corpus/changeRequests.js';
import type { CorpusRequests } from './corpus/corpusRequests.js';
import { setFields, turnFields } from './corpus/settingFields.js';
import { annotationsOf, intentOf, labelOf, rangesOf, type Intent } from './document/editing.js';
import { recorded } from './document/recording.js';
import type { OpenDocument } from './openDocument.js';
import type { OpenDocuments } from './openDocuments.js';
import type { UnderWay } from './underWay.js';
import type { Viewing } from './viewing.js';

export interface DecidingHost {
  readonly documents: OpenDocuments;
  readonly requests: CorpusRequests;
  /** Decisions that are being written. */
  readonly writing: UnderWay;
  /** Documents with what is decided about them now. */
  readonly viewing: Pick<Viewing, 'decided' | 'whole'>;
  readonly say: Format;
}

/** Where decisions go, and the document as they find it. */
interface Subject {
  readonly open: OpenDocument;
  readonly store: AnnotationStore;
  readonly snapshot: Snapshot;
}

const isTold = (told: Message | undefined): told is Message => told !== undefined;

/** Nothing was done; `message` says why. */
export const refused = (message: string): EditResult => ({ done: false, message, ids: [], ranges: [] });

export const done = (message?: string): EditResult => ({
  ...{ done: true, ids: [], ranges: [] },
  ...(message !== undefined && { message }),
});

const rulesOf = ({ spanRules: spans, labels, completeness }: Snapshot) =>
  decisionRules({ spans, labels, completeness });

function outcomeOf(
  { store, snapshot }: Subject,
  { decision }: Exclude<Intent, { refusal: Message }>,
): Outcome {
  if (decision.kind === 'undo') return store.undo();
  if (decision.kind === 'redo') return store.redo();
  const kept = snapshot.recordsDecisions
    ? recorded(decision, snapshot.proposed, new Date().toISOString())
    : decision;
  return store.decide(kept, rulesOf(snapshot));
}

/** Whether it is about suggestions, too. */
function isOfSuggestions(command: EditCommand): boolean {
  if (command.kind === 'acceptAll') return true;
  const ids = [
    ...('ids' in command ? command.ids : []),
    ...('id' in command ? [command.id] : []),
    ...('from' in command ? [command.from, command.to] : []),
  ];
  return ids.some((id) => id !== undefined && isSuggestionId(id));
}

/** What is other than before, in text order: what is gone too, where it stood. */
function placesOfStep(before: AnnotationSet, after: AnnotationSet): readonly Span[] {
  const step = before === after ? undefined : stepBetween(before, after);
  return (step?.annotations ?? [])
    .flatMap((change) => change.after ?? change.before ?? [])
    .filter(({ anchor }) => anchor !== 'lost')
    .sort(byPlace);
}

type Describing = Extract<EditCommand, { kind: 'describe' }>;

/** With an entity as what the annotation refers to, or as what an attribute says. */
const withEntity = (command: Describing, { id }: Entity): Describing =>
  command.entityOf === undefined
    ? { ...command, canonical: id }
    : { ...command, attributes: { ...command.attributes, [command.entityOf]: id } };

/**
 * The label that a new entity gets which an attribute names: that of most entities which it names in the document, else that
 * of what is described (of a relation, where it leads to). Undefined where what is described is gone.
 */
function labelSaid(
  snapshot: Snapshot,
  { corpus: { entities } }: CorpusModel,
  id: string,
  attribute: string,
): string | undefined {
  const relation = snapshot.relations.find((each) => each.id === id);
  const own = labelOf(snapshot, relation?.to ?? id);
  const counts = new Map<string, number>();
  for (const { attributes = {} } of [...snapshot.annotations, ...snapshot.relations]) {
    const said = Object.hasOwn(attributes, attribute) ? attributes[attribute] : undefined;
    const label = typeof said === 'string' ? entities.get(said)?.label : undefined;
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return own === undefined ? undefined : (most?.[0] ?? own);
}

export class Deciding {
  constructor(private readonly host: DecidingHost) {}

  async edit(uri: string, command: EditCommand): Promise<EditResult> {
    if (command.kind === 'describeDocument') {
      const open = await this.host.documents.placed(uri);
      return this.setFields(open?.place, command.fields, open?.store);
    }
    // What is taken over of a suggestion is what the whole text makes of it.
    const { viewing } = this.host;
    const snapshot = await (isOfSuggestions(command) ? viewing.whole(uri) : viewing.decided(uri));
    const open = await this.host.documents.placed(uri);
    if (!snapshot || !open) return refused(this.host.say(message('edit.tryAgain')));
    const { store } = open;
    if (!store && open.problems[0]) return refused(open.problems[0].message);
    const refusal = open.refusal ?? store?.refusal;
    if (!store || refusal) return refused(this.host.say(refusal ?? message('edit.noCorpus')));
    // The annotator changed meanwhile: it was another one's document that was looked at.
    if (snapshot.annotator !== store.annotator) return refused(this.host.say(message('edit.tryAgain')));
    const subject = { open, store, snapshot };
    if (isQuestionCommand(command)) return this.ask(subject, command);
    if (command.kind === 'undo' || command.kind === 'redo') {
      const turned =
        (await this.turnFields(subject, command.kind)) ??
        (await this.turnQuestions(subject, command.kind)) ??
        (await this.turnChange(subject, command.kind));
      if (turned) return turned;
    }
    return command.kind === 'describe'
      ? this.describe(subject, command)
      : this.carryOut(subject, intentOf(snapshot, command));
  }

  /** What `documents.json` says of a document; a step of undo in its store, where it is open. */
  async setFields(
    place: PlacedDocument | undefined,
    given: AttributeChanges,
    store?: AnnotationStore,
  ): Promise<EditResult> {
    const problem = place
      ? await this.host.writing.during(setFields(place, given, store))
      : message('edit.noCorpusForDate');
    return problem ? refused(this.host.say(problem)) : { done: true, ids: [], ranges: [] };
  }

  /** Where the next step is of the document's fields, they are written as they were before it, or after. */
  private async turnFields({ open, store }: Subject, way: 'undo' | 'redo'): Promise<EditResult | undefined> {
    const fields = store.next(way)?.fields;
    if (!fields || !open.place) return undefined;
    store[way]();
    const { problem, told } = await this.host.writing.during(turnFields(open.place, fields));
    // It is still to be taken back.
    if (problem) store[way === 'undo' ? 'redo' : 'undo']();
    if (problem) return refused(this.host.say(problem));
    return { done: true, ids: [], ranges: [], ...(told && { message: this.host.say(told) }) };
  }

  /** What is asked about it; a step of undo. */
  private async ask({ open, store, snapshot }: Subject, command: QuestionCommand): Promise<EditResult> {
    const { place } = open;
    if (!place) return refused(this.host.say(message('edit.noCorpus')));
    const outcome = await this.host.writing.during(askOrAnswer({ place, store, snapshot }, command));
    if ('problem' in outcome) return refused(this.host.say(outcome.problem));
    return { ...done(), ids: outcome.id === undefined ? [] : [outcome.id] };
  }

  /** Where the next step is of what is asked, its lines become what they were before it, or after. */
  private async turnQuestions(
    { open, store }: Subject,
    way: 'undo' | 'redo',
  ): Promise<EditResult | undefined> {
    const questions = store.next(way)?.questions;
    if (!questions || !open.place) return undefined;
    store[way]();
    const problem = await this.host.writing.during(turnQuestions(open.place, questions));
    // What could not be written is still to be taken back; what others did otherwise never will be.
    if (problem && problem.key !== 'question.otherwise') store[way === 'undo' ? 'redo' : 'undo']();
    return problem ? refused(this.host.say(problem)) : done();
  }

  /** Where the next step is this document's part of a change over several, all of it is taken back, or done again. */
  private async turnChange({ open, store }: Subject, way: 'undo' | 'redo'): Promise<EditResult | undefined> {
    const changes = open.place?.model.changes;
    const id = store.next(way)?.change;
    const title = id === undefined ? undefined : changes?.titleOf(id, way);
    if (!changes || id === undefined || !title) return undefined;
    const before = store.set;
    const outcome = await this.host.writing.during(changes[way](id));
    const after = await this.host.viewing.decided(open.document.uri);
    const told = [turnedMessage(outcome, title, way), ...outcome.told];
    return {
      done: true,
      message: formatAll(told, this.host.say),
      ids: [],
      ranges: after ? rangesOf(after, placesOfStep(before, store.set)) : [],
    };
  }

  /** Where an annotation is linked to an entity, the corpus' list learns of it, and of what it is called there. */
  private async describe(subject: Subject, command: Describing): Promise<EditResult> {
    const { open, store, snapshot } = subject;
    const { entityOf } = command;
    const definition = snapshot.attributeDefinitions.find(({ name }) => name === entityOf);
    if (entityOf !== undefined && definition?.type !== 'entity')
      return refused(this.host.say(message('attribute.notEntity', { name: entityOf })));
    const entity = await this.entityOf(subject, command);
    const described = entity ? withEntity(command, entity) : command;
    const result = await this.carryOut(subject, intentOf(snapshot, described));
    if (result.ids.length === 0 || !entity || !open.place) return result;
    // What an attribute says is no name of what has it.
    const linked = new Set(entityOf === undefined ? result.ids : []);
    const names = store.set.annotations.filter(({ id }) => linked.has(id)).map(({ text }) => text);
    const { isNew, problem } = await open.place.model.keepEntity(entity, names);
    if (problem === undefined) return { ...result, done: result.done || isNew === true };
    const told = this.host.say(problem);
    return { ...result, message: result.message === undefined ? told : `${result.message} ${told}` };
  }

  /** By what was typed, or by the id of one that is in the list, or of a row of a gazetteer, which gets into it. */
  private async entityOf(
    { open, snapshot }: Subject,
    { id, entity: typed, canonical, entityOf }: Describing,
  ): Promise<Entity | undefined> {
    const model = open.place?.model;
    const label =
      entityOf === undefined || !model ? labelOf(snapshot, id) : labelSaid(snapshot, model, id, entityOf);
    if (!model || label === undefined) return undefined;
    const { entities, gazetteers } = model.corpus;
    const chosen = typed?.trim() || canonical || '';
    const known = entities.get(chosen) ?? gazetteers.entity(chosen, label);
    if (known || typed === undefined || typed.trim() === '') return known;
    return this.host.requests.entityMeant(model, snapshot, typed, {
      label,
      anyLabel: entityOf !== undefined,
    });
  }

  private async carryOut(subject: Subject, intent: Intent): Promise<EditResult> {
    if ('refusal' in intent) return refused(this.host.say(intent.refusal));
    const { open, store } = subject;
    const before = store.set;
    const { snapped } = intent;
    const isStep = intent.decision.kind === 'undo' || intent.decision.kind === 'redo';
    const outcome = outcomeOf(subject, intent);
    const done = outcome.set !== before;
    await this.host.writing.during(store.flush());
    const after = await this.host.viewing.decided(open.document.uri);
    const { trouble } = store;
    return {
      done,
      ...(done && trouble && { unsaved: true as const }),
      message: formatAll([...outcome.messages, trouble].filter(isTold), this.host.say),
      ids: outcome.ids,
      ranges: after
        ? rangesOf(after, isStep ? placesOfStep(before, outcome.set) : annotationsOf(after, outcome.ids))
        : [],
      snapped: snapped && this.host.say(snapped),
    };
  }
}
