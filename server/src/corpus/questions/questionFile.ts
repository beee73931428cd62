/** What is asked about the documents of a corpus, `questions.jsonl`, in memory and on disk: each change is written at once. */
import type { FileProblem } from '../../annotation/fileProblem.js';
import { joinBytes, splitLines, type RawLine } from '../../annotation/jsonLines.js';
import {
  compareEntries,
  questionFromLine,
  questionLine,
  type Question,
  type QuestionEntry,
  type Thread,
} from '../../annotation/questions/question.js';
import type { EntryChange } from '../../annotation/questions/entryChange.js';
import { linesAside, markIn } from '../../annotation/versions/markedBlocks.js';
import { CONFLICT_CODE } from '../jsonFile.js';
import { message, type Message } from '../../messages/message.js';
import { MessageError } from '../../messages/messageError.js';
import type { FileSystem } from '../files/fileSystem.js';
import { readIfThere, rewriteFile, unreadableFile } from '../files/rewriting.js';
import { readWhole, type Content, type Patience } from '../settledFile.js';

export const QUESTIONS_FILE = 'questions.jsonl';

/** A line of the file; one without `raw` is to be written anew. */
interface Line {
  readonly raw?: RawLine;
  readonly entry?: QuestionEntry;
  /** Counted from 1. */
  readonly number?: number;
}

interface Parsed {
  readonly lines: readonly Line[];
  readonly problems: readonly FileProblem[];
  readonly lineBreak: string;
}

function parse(uri: string, bytes: Uint8Array): Parsed {
  const problems: FileProblem[] = [];
  const ids = new Set<string>();
  const { lines: split, lineBreak } = splitLines(bytes);
  const report = (
    line: number,
    told: Message,
    { severity = 'error', code }: Partial<Pick<FileProblem, 'severity' | 'code'>> = {},
  ): void => {
    problems.push({ file: uri, line, column: 1, message: told, severity, ...(code && { code }) });
  };
  const conflict = { code: CONFLICT_CODE };
  const aside = linesAside(split.map(({ raw }) => raw));
  const lines = split.map(({ raw, object, error, number }, i): Line => {
    const side = aside.get(i);
    if (side === 'mark') report(number, message('merged.marks'), conflict);
    if (side === 'mark' || side === 'silent') return { raw };
    const read = object ? questionFromLine(object) : { problem: error };
    if ('problem' in read) {
      report(number, message('line.unused', { problem: read.problem }));
      return { raw };
    }
    const { entry } = read;
    if (ids.has(entry.id)) {
      // The mark above has told of it.
      if (side !== 'other') report(number, message('merged.questionTwice', { id: entry.id }), conflict);
      return { raw };
    }
    ids.add(entry.id);
    return { raw, entry, number };
  });
  const asked = new Set(lines.flatMap(({ entry }) => (entry?.kind === 'question' ? [entry.id] : [])));
  for (const { entry, number = 1 } of lines)
    if (entry?.kind === 'answer' && !asked.has(entry.question))
      report(number, message('line.answersNothing', { id: entry.question }), { severity: 'warning' });
  return { lines, problems, lineBreak };
}

export class QuestionFile {
  problems: readonly FileProblem[] = [];
  private entries: ReadonlyMap<string, QuestionEntry> = new Map();
  private byDocument: ReadonlyMap<string, readonly Thread[]> = new Map();
  private lines: ReadonlyMap<string, number> = new Map();
  /** The file as it was last known to be whole. */
  private known: Content = null;

  constructor(
    private readonly files: FileSystem,
    readonly uri: string,
    /** How long a file that another program is saving is waited for. */
    private readonly patience?: Patience,
  ) {}

  get(id: string): QuestionEntry | undefined {
    return this.entries.get(id);
  }

  /** What is asked about a document, in the order of asking; the same list as long as it says the same. */
  of(document: string): readonly Thread[] {
    return this.byDocument.get(document) ?? NONE;
  }

  thread(id: string): Thread | undefined {
    const entry = this.entries.get(id);
    if (entry?.kind !== 'question') return undefined;
    return this.of(entry.document).find(({ question }) => question === entry);
  }

  /** The documents about which something is asked, by name. */
  documents(): Iterable<string> {
    return this.byDocument.keys();
  }

  /** The line of an entry, counted from 1. */
  lineOf(id: string): number | undefined {
    return this.lines.get(id);
  }

  /** Reads the file again. Never rejects. */
  async reload(): Promise<void> {
    try {
      const bytes = await readIfThere(this.files, this.uri);
      this.known ??= bytes ?? null;
      this.take(parse(this.uri, bytes ?? new Uint8Array()));
    } catch (error) {
      this.problems = [unreadableFile(this.uri, error)];
    }
  }

  /**
   * Makes several changes as one, merged by id with what others wrote meanwhile: what is otherwise by now than `before` says
   * stays as it is. Gives those that were made. Rejects with a `FileError` where nothing can be written.
   */
  async change(changes: readonly EntryChange[]): Promise<readonly EntryChange[]> {
    let made: EntryChange[] = [];
    const read = async (): Promise<Uint8Array | undefined> => {
      const whole = await readWhole(this.files, this.uri, this.known, this.patience);
      if (!whole) throw new MessageError(message('questions.cut'));
      this.known = whole.content;
      return whole.content ?? undefined;
    };
    const content = await rewriteFile(this.files, this.uri, read, (bytes) => {
      made = [];
      const { lines: there, lineBreak } = parse(this.uri, bytes);
      const lines = [...there];
      for (const change of changes) if (carryOut(lines, change)) made.push(change);
      return joinBytes(
        lines.flatMap(({ raw, entry }) => [raw ?? (entry ? questionLine(entry) : ''), lineBreak]),
      );
    });
    this.known = content;
    this.take(parse(this.uri, content));
    return made;
  }

  private take({ lines, problems }: Parsed): void {
    const entries = new Map<string, QuestionEntry>();
    const numbers = new Map<string, number>();
    for (const { entry, number } of lines) {
      if (!entry) continue;
      // What says the same is the same object: nothing is drawn anew for it.
      const known = this.entries.get(entry.id);
      entries.set(entry.id, known && isSame(known, entry) ? known : entry);
      if (number !== undefined) numbers.set(entry.id, number);
    }
    this.entries = entries;
    this.lines = numbers;
    this.byDocument = this.grouped(entries);
    this.problems = problems;
  }

  private grouped(entries: ReadonlyMap<string, QuestionEntry>): ReadonlyMap<string, readonly Thread[]> {
    const sorted = [...entries.values()].sort(compareEntries);
    const threads = new Map<string, { question: Question; answers: Thread['answers'][number][] }>();
    for (const entry of sorted)
      if (entry.kind === 'question') threads.set(entry.id, { question: entry, answers: [] });
      else threads.get(entry.question)?.answers.push(entry);
    const byDocument = new Map<string, Thread[]>();
    for (const thread of [...threads.values()].sort(byTime)) {
      const there = byDocument.get(thread.question.document);
      if (there) there.push(thread);
      else byDocument.set(thread.question.document, [thread]);
    }
    for (const [name, list] of byDocument) {
      const known = this.byDocument.get(name);
      if (known && sameThreads(known, list)) byDocument.set(name, known as Thread[]);
    }
    return byDocument;
  }
}

const NONE: readonly Thread[] = [];

const byTime = ({ question: a }: Thread, { question: b }: Thread): number =>
  a.time < b.time ? -1 : a.time > b.time ? 1 : 0;

const isSame = (a: QuestionEntry | undefined, b: QuestionEntry | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && questionLine(a) === questionLine(b));

const entriesOf = (threads: readonly Thread[]): readonly QuestionEntry[] =>
  threads.flatMap(({ question, answers }) => [question, ...answers]);

function sameThreads(one: readonly Thread[], other: readonly Thread[]): boolean {
  const [a, b] = [entriesOf(one), entriesOf(other)];
  return a.length === b.length && a.every((entry, i) => entry === b[i]);
}

/** Where a passage stands follows from the text: it is not what somebody did otherwise. */
function withoutPlace(entry: QuestionEntry | undefined): QuestionEntry | undefined {
  if (entry?.kind !== 'question' || !entry.place) return entry;
  return { ...entry, place: { start: 0, end: 0, text: '' } };
}

/** What somebody did to a question whose passage has moved since, at its place now. */
function withPlaceNow(
  after: QuestionEntry,
  before: QuestionEntry | undefined,
  there: QuestionEntry | undefined,
): QuestionEntry {
  if (after.kind !== 'question' || there?.kind !== 'question' || !there.place) return after;
  return isSame(there, before) ? after : { ...after, place: there.place };
}

/** Whether it could be done. */
function carryOut(lines: Line[], { before, after }: EntryChange): boolean {
  const id = (after ?? before)?.id;
  const at = lines.findIndex(({ entry }) => entry?.id === id);
  const there = lines[at]?.entry;
  if (!isSame(withoutPlace(there), withoutPlace(before))) return false;
  // Nothing is answered that somebody took back meanwhile.
  if (at < 0 && after?.kind === 'answer' && !lines.some(({ entry }) => entry?.id === after.question))
    return false;
  if (at >= 0 && after) lines[at] = { entry: withPlaceNow(after, before, there) };
  else if (at >= 0) lines.splice(at, 1);
  else if (after) {
    // Not between git's marks: whoever takes the other side would lose it.
    const isMarked = lines.some(({ raw }) => markIn(raw) !== undefined);
    const next = isMarked ? -1 : lines.findIndex(({ entry }) => entry && compareEntries(entry, after) > 0);
    lines.splice(next < 0 ? lines.length : next, 0, { entry: after });
  }
  return true;
}
