/** Where questions stand in a text as it is now: they follow it as annotations do. */
import type { Span } from '../../text/span.js';
import { anchorAnnotations } from '../anchoring.js';
import { placeInEditor } from '../annotationLines.js';
import { quoteOf } from '../context.js';
import type { DocumentText } from '../documentText.js';
import type { AnchorState, Annotation } from '../model.js';
import type { Question, QuestionPlace, Thread } from './question.js';

export interface PlacedThread extends Thread {
  /** UTF-16 offsets into the editor's text; absent: it is about the document as a whole. */
  readonly span?: Span;
  /** What became of the passage in a text that changed; absent: it stands where it did. */
  readonly anchor?: AnchorState;
}

/** In text order, those about the document as a whole first. */
export function placeThreads(threads: readonly Thread[], text: DocumentText): readonly PlacedThread[] {
  if (threads.length === 0) return [];
  const placed = threads
    .filter((thread) => thread.question.place)
    .sort((a, b) => a.question.place!.start - b.question.place!.start);
  const anchored = anchorAnnotations(
    placed.map(({ question }) => asAnnotation(question, text)),
    text.editor,
  );
  return [
    ...threads.filter((thread) => !thread.question.place),
    ...placed
      .map((thread, i): PlacedThread => {
        const { start, end, anchor } = anchored[i]!;
        return { ...thread, span: { start, end }, ...(anchor && { anchor }) };
      })
      .sort((a, b) => a.span!.start - b.span!.start || b.span!.end - a.span!.end),
  ];
}

/** Each by itself: several may be about the same words. */
function asAnnotation({ id, place }: Question, text: DocumentText): Annotation {
  return placeInEditor({ ...place!, id, label: id }, text);
}

/** A span of the editor's text as the file says it. */
export function placeOf({ start, end }: Span, text: DocumentText): QuestionPlace {
  const { prefix, suffix } = quoteOf(text.editor, { start, end });
  return {
    start: text.offsets.toFileCodePoints(start),
    end: text.offsets.toFileCodePoints(end),
    text: text.fileSlice(start, end),
    prefix,
    suffix,
  };
}
