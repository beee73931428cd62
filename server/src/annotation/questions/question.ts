/**
 * What people ask about a document, about a passage or an annotation of it, and what others answer. A line each, so that
 * answers of two people to one question merge. Plain data; offsets are code points of the file, as in annotation files.
 */
import { message, type Message } from '../../messages/message.js';
import { defined, formatJsonLine, type JsonObject } from '../jsonLines.js';
import type { LineKind } from '../versions/lineIdentity.js';

/** What is asked about: what stands there, and around it, by which it is found again. */
export interface QuestionPlace {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

interface Comment {
  readonly id: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly time: string;
  /** As it was typed; shown as plain text. */
  readonly comment: string;
  readonly extra?: JsonObject;
}

export interface Question extends Comment {
  readonly kind: 'question';
  /** Name of the document. */
  readonly document: string;
  /** Absent: it is about the document as a whole. */
  readonly place?: QuestionPlace;
  /** Id of the annotation that it is about. */
  readonly annotation?: string;
  /** Who settled it; absent: it is open. */
  readonly settled?: string;
}

export interface Answer extends Comment {
  readonly kind: 'answer';
  /** Id of the question. */
  readonly question: string;
}

/** A line of the file. */
export type QuestionEntry = Question | Answer;

/** A question with its answers, the oldest first. */
export interface Thread {
  readonly question: Question;
  readonly answers: readonly Answer[];
}

/** Longer comments are refused, in UTF-16 units. */
export const LONGEST_COMMENT = 10_000;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

/** What is wrong with a line, where it is none of the file. */
export function questionFromLine(
  object: JsonObject,
): { readonly entry: QuestionEntry } | { readonly problem: Message } {
  const { id, author, time, comment, answers, document } = object;
  if (!isText(id)) return { problem: message('line.questionId') };
  if (!isText(author) || !isText(comment)) return { problem: message('line.questionComment') };
  const common = { id, author, time: isText(time) ? time : '', comment };
  const known = ['id', 'author', 'time', 'comment'];
  if (isText(answers))
    return {
      entry: { kind: 'answer', ...common, question: answers, ...rest(object, [...known, 'answers']) },
    };
  if (!isText(document)) return { problem: message('line.questionDocument') };
  const place = placeIn(object);
  if (place === null) return { problem: message('line.questionPlace') };
  const { annotation, settled } = object;
  const taken = [
    ...known,
    'document',
    ...(place ? ['start', 'end', 'text', 'prefix', 'suffix'] : []),
    ...(isText(annotation) ? ['annotation'] : []),
    ...(isText(settled) ? ['settled'] : []),
  ];
  return {
    entry: {
      kind: 'question',
      ...common,
      document,
      ...(place && { place }),
      ...(isText(annotation) && { annotation }),
      ...(isText(settled) && { settled }),
      ...rest(object, taken),
    },
  };
}

/** Undefined: it has none; null: half of one. */
function placeIn({ start, end, text, prefix, suffix }: JsonObject): QuestionPlace | undefined | null {
  if (start === undefined && end === undefined) return undefined;
  if (!isCount(start) || !isCount(end) || end < start || !isText(text)) return null;
  return {
    ...{ start, end, text },
    ...(typeof prefix === 'string' && { prefix }),
    ...(typeof suffix === 'string' && { suffix }),
  };
}

function rest(object: JsonObject, known: readonly string[]): { readonly extra?: JsonObject } {
  const unknown = Object.entries(object).filter(([key]) => !known.includes(key));
  return unknown.length > 0 ? { extra: Object.fromEntries(unknown) } : {};
}

/** As a line of the file, without its line break. */
export function questionLine(entry: QuestionEntry): string {
  const { id, author, time, comment, extra } = entry;
  const said = { author, time: time === '' ? undefined : time, comment };
  const known: JsonObject =
    entry.kind === 'answer'
      ? { id, answers: entry.question, ...said }
      : { id, document: entry.document, ...ofQuestion(entry), ...said, settled: entry.settled };
  const unknown = Object.entries(extra ?? {}).filter(([key]) => known[key] === undefined);
  return formatJsonLine({ ...defined(known), ...Object.fromEntries(unknown) });
}

const ofQuestion = ({ place, annotation }: Question): JsonObject => ({
  ...(place && { start: place.start, end: place.end, text: place.text }),
  annotation,
  ...(place && { prefix: place.prefix, suffix: place.suffix }),
});

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An answer stands behind its question, the oldest first; questions in the order of their ids, which says nothing. */
export function compareEntries(a: QuestionEntry, b: QuestionEntry): number {
  const thread = (entry: QuestionEntry): string => (entry.kind === 'answer' ? entry.question : entry.id);
  return (
    compareText(thread(a), thread(b)) ||
    Number(a.kind === 'answer') - Number(b.kind === 'answer') ||
    compareText(a.time, b.time) ||
    compareText(a.id, b.id)
  );
}

/** How the lines of the file are merged: by id, in the file's order; nobody decides where a passage has moved to. */
export const QUESTION_LINES: LineKind = {
  isPlaceHint: true,
  identify(object) {
    const read = questionFromLine(object);
    return 'entry' in read ? { kind: 'entry', id: read.entry.id } : undefined;
  },
  compare(a, b) {
    const [one, two] = [questionFromLine(a), questionFromLine(b)];
    return 'entry' in one && 'entry' in two ? compareEntries(one.entry, two.entry) : 0;
  },
};
