/** The state of a document, for a client to draw. */
import { DATE_FIELD } from '../../annotation/documentFields.js';
import type { DocumentDate } from '../../languages/mention.js';
import type { Format } from '../../messages/formatter.js';
import type { DocumentState, StateChanges, StateProblem } from '../../protocol/state.js';
import { toldThreads } from './questions.js';
import { proposedFields } from './proposedFields.js';
import { placedItems } from './items.js';
import { itemChanges } from './stateChanges.js';
import { withheldIn } from './withheld.js';
import type { OpenDocument } from '../openDocument.js';
import { paragraphRange, rangeOf, type Snapshot } from '../../corpus/snapshot.js';

/** The state as it is now, which the client is then taken to know. */
export function tellState(snapshot: Snapshot, open: OpenDocument, say: Format): DocumentState {
  const rest = tellRest(snapshot, open, say);
  return { ...rest, items: placedItems(snapshot, say).map((placed) => placed.item) };
}

/** The same to a client that has a revision of it: what has changed since, where that is less than all. */
export function tellChanges(
  snapshot: Snapshot,
  open: OpenDocument,
  since: number,
  say: Format,
): DocumentState | StateChanges {
  const { known } = open;
  const changes = known?.revision === since ? itemChanges(known, snapshot, say) : undefined;
  return changes
    ? { since, rest: tellRest(snapshot, open, say), ...changes }
    : tellState(snapshot, open, say);
}

function tellRest(snapshot: Snapshot, open: OpenDocument, say: Format): StateChanges['rest'] {
  const revision = (open.known?.revision ?? 0) + 1;
  open.known = { revision, snapshot, text: snapshot.document.getText() };
  return withoutItems(snapshot, open, revision, say);
}

/** With its reason as a sentence. */
const inWords = ({ reason, ...date }: DocumentDate, say: Format): DocumentState['date'] => ({
  ...date,
  ...(reason && { reason: say(reason) }),
});

/** Of the text's file, then of the annotation file. */
function problemsOf({ document, problems, store }: OpenDocument, say: Format): StateProblem[] {
  const ofText = problems.map(({ message, range }): StateProblem => {
    return { message, severity: 'error', file: document.uri, line: range.start.line + 1 };
  });
  const ofAnnotations = (store?.problems ?? []).map(({ message, severity, file, line }): StateProblem => {
    return { message: say(message), severity, file, line };
  });
  return [...ofText, ...ofAnnotations];
}

/** Where nobody has said it, the date that was inferred is proposed. */
const inferredDate = (date: DocumentDate | undefined) =>
  date?.source === 'inferred' && date.reason
    ? [{ name: DATE_FIELD, value: date.value, reason: date.reason }]
    : [];

function withoutItems(
  snapshot: Snapshot,
  open: OpenDocument,
  revision: number,
  say: Format,
): StateChanges['rest'] {
  const { document, recognition } = snapshot;
  const { store } = open;
  const trouble = open.refusal ?? store?.trouble;
  const problems = problemsOf(open, say);
  const lines = (index: number) => rangeOf(document, paragraphRange(recognition.paragraphs[index]!));
  return {
    uri: document.uri,
    version: snapshot.version,
    revision,
    corpus: snapshot.corpus?.root,
    document: snapshot.corpus?.document,
    annotator: snapshot.annotator,
    status: snapshot.status,
    ...(snapshot.exhaustive && { exhaustive: snapshot.exhaustive }),
    date: recognition.date && inWords(recognition.date, say),
    ...(snapshot.corpus && {
      fields: {
        definitions: snapshot.corpus.fieldDefinitions,
        values: snapshot.corpus.fields,
        proposed: [...inferredDate(recognition.date), ...proposedFields(snapshot)].map(
          ({ name, value, reason }) => ({ ...{ name, value }, reason: say(reason) }),
        ),
      },
    }),
    relations: snapshot.relations,
    labels: snapshot.labels,
    relationTypes: snapshot.relationTypes,
    attributeDefinitions: snapshot.attributeDefinitions,
    spanRules: snapshot.spanRules,
    ...(snapshot.questions.length > 0 && { questions: toldThreads(snapshot) }),
    ...(snapshot.guidelines.isThere && { guidelines: snapshot.guidelines.revision }),
    boilerplate: recognition.boilerplate.map((line) => lines(line.paragraph)),
    titles: recognition.titles.map(lines),
    counts: {
      annotated: snapshot.annotations.length,
      suggestions: snapshot.suggestions.length,
      rejected: snapshot.rejected.length,
      withheld: withheldIn(snapshot).length,
    },
    isReading: snapshot.isEarly,
    canUndo: store?.canUndo ?? false,
    canRedo: store?.canRedo ?? false,
    trouble: trouble && say(trouble),
    ...(problems.length > 0 && { problems }),
  };
}
