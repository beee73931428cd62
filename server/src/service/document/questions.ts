/** What is asked about a document: told to clients, and as diagnostics while it is open. */
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver-types';
import type { PlacedThread } from '../../annotation/questions/placedThreads.js';
import type { Format } from '../../messages/formatter.js';
import { message, type Message } from '../../messages/message.js';
import type { ToldComment, ToldThread } from '../../protocol/questions.js';
import { suggestionId } from '../../annotation/suggestionId.js';
import type { Span } from '../../text/span.js';
import { rangeOf, type Snapshot } from '../../corpus/snapshot.js';
import { SOURCE, type DiagnosticCode } from './diagnosticCodes.js';

/** Where a question stands, and the annotation or suggestion there. */
interface Standing {
  readonly span?: Span;
  readonly item?: string;
  readonly anchor?: 'lost' | 'ambiguous';
}

/** With an annotation that is there, it is where that is, however it was moved since. */
function standing(snapshot: Snapshot): (thread: PlacedThread) => Standing {
  const byId = new Map(snapshot.annotations.map((annotation) => [annotation.id, annotation]));
  const { annotations, suggestions } = snapshot;
  return ({ question, span, anchor }) => {
    const own = question.annotation === undefined ? undefined : byId.get(question.annotation);
    if (own && own.anchor !== 'lost') return { span: { start: own.start, end: own.end }, item: own.id };
    if (!span) return {};
    if (anchor === 'lost') return { span, anchor };
    const isThere = ({ start, end }: Span): boolean => start === span.start && end === span.end;
    const suggestion = suggestions.find(isThere);
    const item = annotations.find(isThere)?.id ?? (suggestion && suggestionId(suggestion));
    return {
      span,
      ...(item !== undefined && { item }),
      ...(anchor === 'ambiguous' && { anchor }),
    };
  };
}

export function toldThreads(snapshot: Snapshot): readonly ToldThread[] {
  const { questions, document, annotator } = snapshot;
  if (questions.length === 0) return [];
  const standingOf = standing(snapshot);
  return questions.map((thread): ToldThread => {
    const { question, answers } = thread;
    const { span, item, anchor } = standingOf(thread);
    const told = ({
      id,
      author,
      time,
      comment,
    }: typeof question | (typeof answers)[number]): ToldComment => ({
      ...{ id, author, comment, isOwn: author === annotator },
      ...(time !== '' && { time }),
    });
    return {
      id: question.id,
      ...(span && { range: rangeOf(document, span) }),
      ...(question.place && { text: question.place.text }),
      ...(item !== undefined && { item }),
      ...(anchor && { anchor }),
      ...(question.settled !== undefined && { settled: question.settled }),
      comments: [question, ...answers].map(told),
    };
  });
}

/** As much of a question as a list shows, in UTF-16 units. */
const LONGEST_SHOWN = 200;

/** Those that are open. */
export function questionDiagnostics(snapshot: Snapshot, say: Format): Diagnostic[] {
  const open = snapshot.questions.filter(({ question }) => question.settled === undefined);
  if (open.length === 0) return [];
  const standingOf = standing(snapshot);
  return open.map((thread) => {
    const { span = { start: 0, end: 0 }, item, anchor } = standingOf(thread);
    const code: DiagnosticCode = anchor ? 'question.lost' : 'question.open';
    // A `DiagnosticData`, for the quick fix.
    const data = {
      question: thread.question.id,
      ...(item !== undefined && { id: item }),
    };
    return {
      range: rangeOf(snapshot.document, span),
      code,
      severity: anchor ? DiagnosticSeverity.Warning : DiagnosticSeverity.Information,
      message: say(wordsOf(thread, anchor)),
      source: SOURCE,
      data,
    };
  });
}

function wordsOf({ question, answers }: PlacedThread, anchor: Standing['anchor']): Message {
  const { author, place } = question;
  const line = question.comment.replace(/\s+/gu, ' ');
  const comment = line.length > LONGEST_SHOWN ? `${line.slice(0, LONGEST_SHOWN)}…` : line;
  const text = place?.text ?? '';
  if (anchor === 'lost') return message('diagnostic.questionLost', { author, text, comment });
  if (anchor === 'ambiguous') return message('diagnostic.questionDoubtful', { author, text, comment });
  if (answers.length === 0) return message('diagnostic.question', { author, comment });
  return message('diagnostic.questionAnswered', { author, comment, count: answers.length });
}
