/** The documents that the index leaves out, told as problems of the corpus: an answer about all documents must say that it is none. */
import { shownFile, type FileProblem } from '../../annotation/fileProblem.js';
import { message, type Message } from '../../messages/message.js';
import { messageOf } from '../../messages/messageError.js';
import type { CorpusDocument } from '../documentNames.js';

const MEGABYTE = 1024 * 1024;

/** Bytes of the largest file that is looked through. */
export const LARGEST_INDEXED = 8 * MEGABYTE;

/** Bytes that are kept of all texts together: of some 60,000 documents of 5 kB. */
export const MOST_HELD = 512 * MEGABYTE;

/** So many are told one by one. */
const TOLD = 10;

export class LeftOut {
  private readonly documents = new Map<string, Message>();
  private isTold = true;

  constructor(
    /** Address of the file that the problems are told of. */
    private readonly file: () => string,
    private readonly tell: (problems: readonly FileProblem[]) => void,
    private readonly log: (told: Message) => void,
  ) {}

  tooLarge({ name, uri }: CorpusDocument, size: number): void {
    const [megabytes, most] = [Math.round(size / MEGABYTE), LARGEST_INDEXED / MEGABYTE];
    this.add(name, message('index.tooLarge', { file: shownFile(uri), megabytes, most }));
  }

  notRead({ name, uri }: CorpusDocument, error: unknown): void {
    this.add(name, message('index.notRead', { file: shownFile(uri), reason: messageOf(error) }));
  }

  noRoom({ name, uri }: CorpusDocument): void {
    this.add(name, message('index.noRoom', { file: shownFile(uri), most: MOST_HELD / MEGABYTE }));
  }

  private add(name: string, told: Message): void {
    this.documents.set(name, told);
    this.isTold = false;
    if (this.documents.size <= TOLD) this.log(told);
  }

  /** The document is looked at again, or gone. */
  forget(name: string): void {
    if (this.documents.delete(name)) this.isTold = false;
  }

  clear(): void {
    if (this.documents.size > 0) this.isTold = false;
    this.documents.clear();
  }

  /** Tells what has changed since. */
  settle(): void {
    if (this.isTold) return;
    this.isTold = true;
    const all = [...this.documents.values()];
    const told = all.slice(0, TOLD);
    if (all.length > TOLD) told.push(message('index.moreLeftOut', { count: all.length - TOLD }));
    const place = {
      file: this.file(),
      line: 1,
      column: 1,
      severity: 'warning',
      code: 'corpus.left-out',
    } as const;
    this.tell(told.map((each): FileProblem => ({ ...place, message: each })));
  }
}
