/** Carries out what somebody asks about an open document, answers, settles; each is a step of undo. */
import type { EntryChange } from '../annotation/questions/entryChange.js';
import type { AnnotationStore } from '../corpus/annotationStore.js';
import type { PlacedDocument } from '../corpus/placedDocument.js';
import type { QuestionOutcome } from '../corpus/questions/corpusQuestions.js';
import { spanOf, type Snapshot } from '../corpus/snapshot.js';
import { message, type Message } from '../messages/message.js';
import type { Range } from '../protocol/positions.js';
import type { Span } from '../text/span.js';
import type { Annotation } from '../annotation/model.js';
import { suggestionId } from '../annotation/suggestionId.js';
import type { EditCommand, QuestionCommand } from '../protocol/edits.js';

const KINDS: ReadonlySet<EditCommand['kind']> = new Set<QuestionCommand['kind']>([
  ...(['ask', 'answer', 'rewriteComment', 'removeComment', 'settleQuestion'] as const),
]);

export const isQuestionCommand = (command: EditCommand): command is QuestionCommand =>
  KINDS.has(command.kind);

/** A document with what is decided about it, and where that is kept. */
interface Subject {
  readonly place: PlacedDocument;
  readonly store: AnnotationStore;
  readonly snapshot: Snapshot;
}

/** Gives the id of what is asked or answered; or why nothing was done. */
export async function askOrAnswer(
  subject: Subject,
  command: QuestionCommand,
): Promise<{ readonly id?: string } | { readonly problem: Message }> {
  const outcome = await carryOut(subject, command);
  if ('problem' in outcome) return outcome;
  const { changes } = outcome;
  if (changes.length > 0) subject.store.recordBeside({ questions: changes });
  const id = changes[0]?.after?.id;
  return id === undefined ? {} : { id };
}

async function carryOut(
  { place: { model, document }, store, snapshot }: Subject,
  command: QuestionCommand,
): Promise<QuestionOutcome> {
  const { questions } = model;
  const { annotator } = snapshot;
  switch (command.kind) {
    case 'ask': {
      const { comment, id, range } = command;
      const annotation = snapshot.annotations.find((each) => each.id === id);
      const item = annotation ?? snapshot.suggestions.find((each) => suggestionId(each) === id);
      if (id !== undefined && !item) return { problem: message('edit.annotationGone') };
      const span = item ?? (range && spanAsked(snapshot, range));
      if (span && span.start >= span.end) return { problem: message('question.noText') };
      const about = annotation ?? (span && snapshot.annotations.find((each) => isSamePlace(each, span)));
      const asked = {
        ...{ document: document.name, text: store.text },
        ...(span && { span: { start: span.start, end: span.end } }),
        ...(about && { annotation: about.id }),
      };
      return questions.ask(asked, annotator, comment);
    }
    case 'answer':
      return questions.answer(command.question, annotator, command.comment);
    case 'rewriteComment':
      return questions.rewrite(command.id, annotator, command.comment);
    case 'removeComment':
      return questions.retract(command.id, annotator);
    case 'settleQuestion':
      return questions.settle(command.question, annotator, command.settled);
  }
}

const isSamePlace = (annotation: Annotation, { start, end }: Span): boolean =>
  annotation.anchor !== 'lost' && annotation.start === start && annotation.end === end;

/** What is selected, without the spaces at its edges; where nothing is, the line. */
function spanAsked({ document }: Snapshot, range: Range): Span {
  const text = document.getText();
  let { start, end } = spanOf(document, range);
  if (start === end) {
    start = document.offsetAt({ line: range.start.line, character: 0 });
    end = document.offsetAt({ line: range.start.line + 1, character: 0 });
  }
  while (start < end && /\s/u.test(text[start]!)) start++;
  while (start < end && /\s/u.test(text[end - 1]!)) end--;
  return { start, end };
}

/** Takes a step back, or does it again. Gives why not. */
export async function turnQuestions(
  { model }: PlacedDocument,
  changes: readonly EntryChange[],
): Promise<Message | undefined> {
  const outcome = await model.questions.turn(changes);
  return 'problem' in outcome ? outcome.problem : undefined;
}
