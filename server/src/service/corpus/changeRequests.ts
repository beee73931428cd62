/** What clients ask about changes over all documents: a plan is kept here until it is carried out or given up. */
import { decisionRules } from '../../annotation/completeness.js';
import { decide, newId } from '../../annotation/decisions.js';
import type { Annotation } from '../../annotation/model.js';
import {
  isTickedFirst,
  tickedDecision,
  type CorpusChange,
  type DocumentChange,
  type EntityChange,
  type FieldsChange,
  type Ticks,
} from '../../corpus/changes/change.js';
import { compareVersions } from '../../corpus/changes/comparedFile.js';
import type { ChangeOutcome } from '../../corpus/changes/applying.js';
import type { ChangeIntent, SelectedPlace } from '../../corpus/changes/intent.js';
import { passagesOf, type Passages } from '../../corpus/changes/passages.js';
import { toldAnnotation } from '../../corpus/changes/toldAnnotation.js';
import { planChange } from '../../corpus/changes/planning.js';
import { whyHidden } from '../../corpus/assignment/visible.js';
import type { CorpusModel } from '../../corpus/corpusModel.js';
import { fieldsTold } from '../../corpus/changes/fieldPlans.js';
import { placesOf, type ShownPlace } from '../../corpus/index/occurrences.js';
import { spanOf, type Snapshot } from '../../corpus/snapshot.js';
import type { Format } from '../../messages/formatter.js';
import { placesAlike } from './alikeFindings.js';
import { AgreementRequests } from './agreementRequests.js';
import type { SearchRequests } from './searchRequests.js';
import { withoutIsolates } from '../../messages/direction.js';
import { message, type Message } from '../../messages/message.js';
import type {
  ChangedDocument,
  ChangePlan,
  ChangeResult,
  ChangeTicks,
  ComparedAnnotations,
  NoPlan,
  WantedChange,
} from '../../protocol/changes.js';

export interface ChangeRequestsHost {
  readonly corpusAt: (uri: string) => Promise<CorpusModel | undefined>;
  readonly annotator: (model: CorpusModel) => string;
  readonly say: Format;
  readonly searches: Pick<SearchRequests, 'places'>;
}

interface Kept {
  readonly model: CorpusModel;
  readonly change: CorpusChange;
}

/** Plans that are kept; older ones are forgotten. */
const MOST_PLANS = 8;
const NO_PASSAGES: Passages = { before: '', after: '' };

export class ChangeRequests {
  private readonly plans = new Map<string, Kept>();

  /** How far annotators agree, and what is made of it. */
  readonly agreement: AgreementRequests;

  constructor(private readonly host: ChangeRequestsHost) {
    this.agreement = new AgreementRequests(host);
  }

  /** Undefined where it was given up. */
  async plan(
    uri: string,
    wanted: WantedChange,
    isCancelled?: () => boolean,
  ): Promise<ChangePlan | NoPlan | undefined> {
    const { say } = this.host;
    const model = await this.host.corpusAt(uri);
    if (!model) return { refusal: say(message('edit.noCorpus')) };
    const annotator = this.host.annotator(model);
    const intent = await this.intentOf(model, annotator, wanted);
    if ('refusal' in intent) return { refusal: say(intent.refusal) };
    const change = await planChange({ model, annotator, intent, isCancelled });
    if (!change) return undefined;
    if ('refusal' in change) return { refusal: say(change.refusal) };
    const id = this.keep({ model, change });
    const documents: ChangedDocument[] = [];
    for (const part of change.documents) {
      const { uri: address, name } = part.document;
      const isDone = !isTickedFirst(part);
      documents.push({ uri: address, name, isDone, places: await this.shownPlaces(model, part) });
    }
    return { id, title: say(change.title), documents, entities: change.entities.map(lineOf) };
  }

  /** What is said of the document as a whole stands before its text. */
  private async shownPlaces(
    model: CorpusModel,
    { document, places }: DocumentChange,
  ): Promise<readonly ShownPlace[]> {
    const text = (await model.text(document)).text?.().editor ?? '';
    const inText = placesOf(
      text,
      places.map(({ span }) => span),
    );
    return inText.map((place, i) => {
      const { fields } = places[i]!;
      if (!fields) return place;
      const told = withoutIsolates(this.fieldLines(fields.after).join('; '));
      return { ...place, text: told, context: told, contextStart: 0 };
    });
  }

  private fieldLines(values: FieldsChange['after']): readonly string[] {
    return fieldsTold(values).map((each) => this.host.say(each));
  }

  private async intentOf(
    model: CorpusModel,
    annotator: string,
    wanted: WantedChange,
  ): Promise<ChangeIntent | { readonly refusal: Message }> {
    if (wanted.kind !== 'places') return intentOf(model, annotator, wanted);
    const { select, action } = wanted;
    if (select.by === 'findings') {
      const places = await placesAlike(model, annotator, select, action);
      return { kind: 'places', select: { by: 'places', places }, action };
    }
    if (select.by !== 'hits') return intentOf(model, annotator, wanted);
    const places = await this.host.searches.places(select, action.kind !== 'tag');
    return 'refusal' in places ? places : { kind: 'places', select: { by: 'places', places }, action };
  }

  private keep(kept: Kept): string {
    const id = newId();
    this.plans.set(id, kept);
    const [oldest] = this.plans.keys();
    if (this.plans.size > MOST_PLANS && oldest !== undefined) this.plans.delete(oldest);
    return id;
  }

  /** A document as it is, and as it would be with the ticks as they are. */
  async passages(plan: string, uri: string, ticks: ChangeTicks): Promise<Passages> {
    const kept = this.plans.get(plan);
    const part = kept?.change.documents.find(({ document }) => document.uri === uri);
    if (!kept || !part) return NO_PASSAGES;
    const { model, change } = kept;
    const [fields] = part.places.flatMap((place) => place.fields ?? []);
    if (fields) {
      const isTicked = ticks[uri]?.length !== 0 && ticks[uri] !== undefined;
      const lines = (values: FieldsChange['after']): string =>
        withoutIsolates(this.fieldLines(values).join('\n'));
      return { before: lines(fields.before), after: lines(isTicked ? fields.after : fields.before) };
    }
    const decided = await model.decided(part.document, change.annotator);
    if (!decided) return NO_PASSAGES;
    const { text, set: before } = decided;
    const decision = tickedDecision(part, ticksOf(change, ticks));
    const after = decision
      ? decide(before, decision, text.editor, newId, decisionRules(model.corpus.settings)).set
      : before;
    const spans = part.places.map(({ span }) => span);
    return passagesOf(text.editor, spans, { before, after }, (annotation) => this.told(model, annotation));
  }

  /** Two versions of the annotation file at `uri`. Undefined where it is none, or there is no text for it. */
  async compare(
    uri: string,
    before: string,
    after: string,
  ): Promise<ComparedAnnotations | NoPlan | undefined> {
    const model = await this.host.corpusAt(uri);
    const owner = model?.corpus.annotationFileAt(uri)?.annotator;
    const hidden =
      model && owner !== undefined ? await whyHidden(model, this.host.annotator(model), [owner]) : undefined;
    if (hidden) return { refusal: this.host.say(hidden) };
    const compared = model && (await compareVersions(model, uri, before, after));
    if (!compared) return undefined;
    const { document, text, changed, elsewhere } = compared;
    const passages = passagesOf(text, changed, compared, (annotation) => this.told(model, annotation));
    const withRest = (side: 'before' | 'after'): string =>
      [
        ...(changed.length === 0 ? [] : [passages[side]]),
        ...elsewhere.flatMap((each) => (each[side] ? [withoutIsolates(this.host.say(each[side]))] : [])),
      ].join('\n');
    return { name: document, before: withRest('before'), after: withRest('after') };
  }

  private told({ corpus }: CorpusModel, annotation: Annotation): string {
    const [first, ...said] = toldAnnotation(corpus, annotation, this.host.say);
    return [first, ...said.map((each) => `  ${each}`)].join('\n');
  }

  async apply(plan: string, ticks: ChangeTicks, isCancelled?: () => boolean): Promise<ChangeResult> {
    const kept = this.plans.get(plan);
    if (!kept) return { done: false, message: this.host.say(message('change.gone')), told: [] };
    const { model, change } = kept;
    const outcome = await model.changes.apply(change, ticksOf(change, ticks), isCancelled);
    if (outcome.id !== undefined) this.plans.delete(plan);
    return this.result(outcome, doneMessage(outcome));
  }

  drop(plan: string): void {
    this.plans.delete(plan);
  }

  /** Takes the last change over several documents back, or does one again. */
  async undo(uri: string): Promise<ChangeResult> {
    const model = await this.host.corpusAt(uri);
    const undone = await model?.changes.undoLast();
    if (!undone) return this.result({ documents: 0, places: 0, told: [] }, message('change.noneToUndo'));
    return this.result(undone.outcome, turnedMessage(undone.outcome, undone.title, 'undo'));
  }

  private result(outcome: ChangeOutcome, told: Message): ChangeResult {
    const { say } = this.host;
    return {
      done: outcome.id !== undefined,
      message: say(told),
      told: outcome.told.map((each) => say(each)),
    };
  }
}

const documentsIn = ({ documents }: ChangeOutcome): Message =>
  message('change.documents', { count: documents });

function doneMessage(outcome: ChangeOutcome): Message {
  if (outcome.id === undefined)
    return message(outcome.told.length > 0 ? 'change.noneDone' : 'change.nothing');
  if (outcome.documents === 0) return message('change.doneEntities');
  return message('change.done', { places: outcome.places, documents: documentsIn(outcome) });
}

/** What is told of a change that was taken back, or done again. */
export function turnedMessage(outcome: ChangeOutcome, title: Message, way: 'undo' | 'redo'): Message {
  const values = { documents: documentsIn(outcome), title };
  return way === 'undo' ? message('change.undone', values) : message('change.redone', values);
}

function ticksOf({ documents }: CorpusChange, ticks: ChangeTicks): Ticks {
  return new Map(documents.map(({ document }) => [document.name, new Set(ticks[document.uri])]));
}

/** An entity of the list before and after, in its own words. */
function lineOf({ before, after }: EntityChange): string {
  const words = (entity: EntityChange['after']): string =>
    entity ? [entity.id, entity.label, entity.name, ...entity.aliases].join(' · ') : '∅';
  return `${words(before)} → ${words(after)}`;
}

/** From the ranges that a client names to offsets. */
async function intentOf(model: CorpusModel, annotator: string, wanted: WantedChange): Promise<ChangeIntent> {
  const snapshots = new Map<string, Snapshot | undefined>();
  const offsets = async (
    places: readonly {
      readonly uri: string;
      readonly range: Parameters<typeof spanOf>[1];
      readonly label?: string;
    }[],
  ): Promise<SelectedPlace[]> => {
    const found: SelectedPlace[] = [];
    for (const { uri, range, label } of places) {
      const document = model.corpus.documentAt(uri);
      if (document && !snapshots.has(uri)) snapshots.set(uri, await model.snapshot(document, annotator));
      const snapshot = snapshots.get(uri);
      if (snapshot)
        found.push({ uri, ...spanOf(snapshot.document, range), ...(label !== undefined && { label }) });
    }
    return found;
  };
  if (wanted.kind === 'splitEntity') return { ...wanted, places: await offsets(wanted.places) };
  if (wanted.kind !== 'places' || wanted.select.by !== 'places') return wanted as ChangeIntent;
  return { ...wanted, select: { by: 'places', places: await offsets(wanted.select.places) } };
}
