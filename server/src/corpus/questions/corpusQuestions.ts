/** What is asked about the documents of a corpus and what becomes of it: asked, answered, settled, taken back. */
import { newId } from '../../annotation/decisions.js';
import type { DocumentText } from '../../annotation/documentText.js';
import type { EntryChange } from '../../annotation/questions/entryChange.js';
import { placeOf, placeThreads, type PlacedThread } from '../../annotation/questions/placedThreads.js';
import {
  LONGEST_COMMENT,
  type Question,
  type QuestionEntry,
  type Thread,
} from '../../annotation/questions/question.js';
import { message, type Message } from '../../messages/message.js';
import type { Span } from '../../text/span.js';
import { orWhyNot } from '../files/writing.js';
import type { QuestionFile } from './questionFile.js';

/** What was done, for taking it back; or why nothing was. */
export type QuestionOutcome = { readonly changes: readonly EntryChange[] } | { readonly problem: Message };

/** What is asked about: a document, a passage of it, an annotation. */
export interface Asked {
  /** Name of the document. */
  readonly document: string;
  readonly text: DocumentText;
  readonly span?: Span;
  readonly annotation?: string;
}

interface Placed {
  readonly of: readonly Thread[];
  readonly text: string;
  readonly threads: readonly PlacedThread[];
}

const NONE: readonly PlacedThread[] = [];

export class CorpusQuestions {
  private readonly placed = new Map<string, Placed>();

  constructor(
    private readonly file: QuestionFile,
    private readonly changed: () => void,
  ) {}

  /** What is asked about a document, at its places in the text as it is; the same list as long as both are the same. */
  in(document: string, text: DocumentText): readonly PlacedThread[] {
    const threads = this.file.of(document);
    if (threads.length === 0) return NONE;
    const known = this.placed.get(document);
    if (known?.of === threads && known.text === text.editor) return known.threads;
    const placed = placeThreads(threads, text);
    this.placed.set(document, { of: threads, text: text.editor, threads: placed });
    return placed;
  }

  /** How many questions about a document are open. */
  openIn(document: string): number {
    return this.file.of(document).filter(({ question }) => question.settled === undefined).length;
  }

  ask({ document, text, span, annotation }: Asked, author: string, said: string): Promise<QuestionOutcome> {
    return this.write(said, (comment) => {
      const question: Question = {
        ...{ kind: 'question', id: newId(), document },
        ...(span && { place: placeOf(span, text) }),
        ...(annotation !== undefined && { annotation }),
        ...{ author, time: now(), comment },
      };
      return [{ after: question }];
    });
  }

  answer(question: string, author: string, said: string): Promise<QuestionOutcome> {
    return this.write(said, (comment) => {
      if (!this.file.thread(question)) return message('question.gone');
      return [{ after: { kind: 'answer', id: newId(), question, author, time: now(), comment } }];
    });
  }

  /** Says a comment of one's own otherwise. */
  rewrite(id: string, author: string, said: string): Promise<QuestionOutcome> {
    return this.write(said, (comment) => {
      const before = this.own(id, author);
      if ('key' in before) return before;
      return comment === before.comment ? [] : [{ before, after: { ...before, comment } }];
    });
  }

  /** Takes a comment of one's own away; a question with all that was answered, where that is one's own too. */
  async retract(id: string, author: string): Promise<QuestionOutcome> {
    const before = this.own(id, author);
    if ('key' in before) return { problem: before };
    const { answers = [] } = this.file.thread(id) ?? {};
    if (answers.some((answer) => answer.author !== author)) return { problem: message('question.answered') };
    return this.make([{ before }, ...answers.map((answer) => ({ before: answer }))]);
  }

  /** Settles a question, or opens it again. */
  async settle(id: string, author: string, isSettled: boolean): Promise<QuestionOutcome> {
    const before = this.file.thread(id)?.question;
    if (!before) return { problem: message('question.gone') };
    if ((before.settled !== undefined) === isSettled) return { changes: [] };
    const { settled: _, ...open } = before;
    return this.make([{ before, after: isSettled ? { ...open, settled: author } : open }]);
  }

  /** Carries out what was done once, or takes it back: where nobody has done otherwise since. */
  async turn(changes: readonly EntryChange[]): Promise<QuestionOutcome> {
    const outcome = await this.make(changes);
    const isDone = 'changes' in outcome && outcome.changes.length > 0;
    return isDone || 'problem' in outcome ? outcome : { problem: message('question.otherwise') };
  }

  /** The text of a document was saved: where its passages stand now is written down. */
  async saved(document: string, text: DocumentText): Promise<void> {
    const changes = this.in(document, text).flatMap(({ question, span, anchor }): EntryChange[] => {
      if (!span || !question.place || anchor === 'lost' || anchor === 'ambiguous') return [];
      const place = placeOf(span, text);
      const { start, end, text: quote } = question.place;
      if (place.start === start && place.end === end && place.text === quote) return [];
      return [{ before: question, after: { ...question, place } }];
    });
    if (changes.length > 0) await this.make(changes);
  }

  /** Takes what is asked about a document to another name, here or in another corpus. Gives why not. */
  async move(document: string, to: CorpusQuestions, name: string): Promise<Message | undefined> {
    const threads = this.file.of(document);
    if (threads.length === 0) return undefined;
    const moved = threads.map(({ question }) => ({
      before: question,
      after: { ...question, document: name },
    }));
    if (to === this) return problemOf(await this.make(moved));
    const answers = threads.flatMap((thread) => thread.answers);
    const written = await to.make([
      ...moved.map(({ after }) => ({ after })),
      ...answers.map((after) => ({ after })),
    ]);
    if ('problem' in written) return written.problem;
    return problemOf(
      await this.make([...moved.map(({ before }) => ({ before })), ...answers.map((before) => ({ before }))]),
    );
  }

  /** A comment that somebody wrote; else why they may not change it. */
  private own(id: string, author: string): QuestionEntry | Message {
    const entry = this.file.get(id);
    if (!entry) return message('question.gone');
    return entry.author === author ? entry : message('question.notYours', { author: entry.author });
  }

  private async write(
    said: string,
    changesFor: (comment: string) => readonly EntryChange[] | Message,
  ): Promise<QuestionOutcome> {
    const comment = said.trim();
    if (comment === '') return { problem: message('question.empty') };
    if (comment.length > LONGEST_COMMENT)
      return { problem: message('question.tooLong', { most: LONGEST_COMMENT }) };
    const changes = changesFor(comment);
    return 'key' in changes ? { problem: changes } : this.make(changes);
  }

  private async make(changes: readonly EntryChange[]): Promise<QuestionOutcome> {
    if (changes.length === 0) return { changes };
    return orWhyNot(this.file.uri, async () => {
      const made = await this.file.change(changes);
      this.changed();
      return { changes: made };
    });
  }
}

const now = (): string => new Date().toISOString();

const problemOf = (outcome: QuestionOutcome): Message | undefined =>
  'problem' in outcome ? outcome.problem : undefined;
