/**
 * One annotation file as this program knows it: what was read or written last, and how. What other programs left half done
 * takes nothing away.
 */
import { anchorAnnotations } from '../annotation/anchoring.js';
import {
  EMPTY_LAYOUT,
  formatAnnotationFile,
  headerPart,
  readAnnotationFile,
  type AnnotationFile,
  type FileLayout,
} from '../annotation/annotationFile.js';
import type { DocumentText } from '../annotation/documentText.js';
import { shownFile, type FileProblem } from '../annotation/fileProblem.js';
import type { AnnotationSet } from '../annotation/model.js';
import { message, type Message } from '../messages/message.js';
import type { FileSystem } from './files/fileSystem.js';
import { readIfThere } from './files/rewriting.js';
import { readSettled, sameContent, withoutPiece, type Content, type Patience } from './settledFile.js';

export interface DiskOptions {
  readonly files: FileSystem;
  /** Address of the annotation file. */
  readonly uri: string;
  /** Path of the text below the corpus, with its extension; for the header. */
  readonly documentFile: string;
  /** How long a file that another program is writing is waited for. */
  readonly patience?: Patience;
}

/** Where the file of a document is that has another name now. */
export type DiskPlace = Pick<DiskOptions, 'files' | 'uri' | 'documentFile'>;

/** The set that it belongs to, as it is while the file is being read. */
export interface DiskReader {
  readonly text: () => DocumentText;
  /** As on disk when it was last read or written. */
  readonly base: () => AnnotationSet;
}

export class AnnotationDisk {
  private content: Content = null;
  /** The content before it was cut off, where it is. */
  private whole: Content = null;
  /** What it held when it was whole, by hash: git, for one, puts back what was there. */
  private readonly seen = new Set<string>();
  private layout: FileLayout = EMPTY_LAYOUT;
  private hashOfOtherText: string | undefined;
  /** What is wrong with lines of the file. */
  problems: readonly FileProblem[] = [];
  /** Why the file is neither used nor written over; it may be mended. */
  unusable: Message | undefined;
  /** Why the file does not say what it was taken to say. */
  doubt: Message | undefined;

  constructor(private options: DiskOptions) {}

  get isThere(): boolean {
    return this.content !== null;
  }

  /** Whether the file was written for another text than it was read for, and this is that one. */
  async isFor(text: DocumentText): Promise<boolean> {
    return this.hashOfOtherText !== undefined && this.hashOfOtherText === (await text.sha256());
  }

  get isForOtherText(): boolean {
    return this.hashOfOtherText !== undefined;
  }

  /**
   * What the file says now; undefined where that is nothing new, or cannot be used. `again`: also where it is not new;
   * `atOnce`: as it is, whether somebody is writing it or not.
   */
  async read(
    reader: DiskReader,
    { again = false, atOnce = false }: { readonly again?: boolean; readonly atOnce?: boolean } = {},
  ): Promise<AnnotationSet | undefined> {
    const isNew = (content: Content): boolean =>
      again || this.unusable !== undefined || !sameContent(content, this.content);
    const seen = await this.readContent();
    if (!isNew(seen)) return undefined;
    const read = (): Promise<Content> => this.readContent();
    const settled = atOnce
      ? { content: seen, isCut: false }
      : await readSettled(read, seen, this.whole, this.options.patience);
    const { content } = settled;
    const isCut = settled.isCut && !(content && this.seen.has(contentKey(content)));
    if (!isNew(content)) return undefined;
    if (content === null) return this.gone(reader.base());
    const text = reader.text();
    const whole = isCut ? withoutPiece(content, this.whole!) : content;
    const file = await readAnnotationFile(this.options.uri, whole, text);
    this.problems = file.problems;
    this.unusable = file.unusable;
    if (file.unusable !== undefined) return undefined;
    const now = reader.text();
    const annotations = now === text ? file.annotations : anchorAnnotations(file.annotations, now.editor);
    const base = reader.base();
    this.content = content;
    this.hashOfOtherText = file.otherText;
    if (isCut) return this.cut(base, { ...file, annotations });
    this.whole = content;
    this.seen.add(contentKey(content));
    this.layout = file.layout;
    this.doubt = undefined;
    return { ...without(base), ...headerPart(file), annotations, relations: file.relations };
  }

  private gone(base: AnnotationSet): AnnotationSet {
    const { annotations, relations } = base;
    const count = annotations.length + relations.length;
    const file = shownFile(this.options.uri);
    this.doubt = count > 0 ? message('store.fileGone', { file, count }) : this.doubt;
    this.content = this.whole = null;
    this.layout = EMPTY_LAYOUT;
    this.problems = [];
    this.unusable = undefined;
    this.hashOfOtherText = undefined;
    return { ...without(base), status: 'new', annotations: [], relations: [] };
  }

  /** A file that is cut off says what it has, and nothing about what it lacks. */
  private cut(base: AnnotationSet, file: AnnotationFile): AnnotationSet {
    const { layout, annotations, relations } = file;
    const before = this.layout;
    this.layout = {
      ...layout,
      header: layout.header ?? before.header,
      lines: new Map([...before.lines, ...layout.lines]),
      unread: new Map([...before.unread, ...layout.unread]),
    };
    this.doubt = message('store.fileCut', { file: shownFile(this.options.uri) });
    return {
      ...(layout.header ? { ...without(base), ...headerPart(file) } : base),
      annotations: withMissing(annotations, base.annotations),
      relations: withMissing(relations, base.relations),
    };
  }

  /** Rejects with code `changed` where the file is not what was read or written last. */
  async write(set: AnnotationSet, text: DocumentText, hash: string): Promise<void> {
    const { files, uri, documentFile } = this.options;
    const { bytes, layout } = formatAnnotationFile(set, text, hash, this.layout, documentFile);
    if (!this.content || !sameContent(bytes, this.content))
      await files.writeFile(uri, bytes, { ifContent: this.content });
    this.content = this.whole = bytes;
    this.seen.add(contentKey(bytes));
    this.layout = layout;
    this.hashOfOtherText = undefined;
    if (this.doubt?.key === 'store.fileCut') this.doubt = undefined;
  }

  /** Goes on at another place, and takes the file along. Whether there is one. Rejects where another file is there. */
  async moveTo(place: DiskPlace, move: FileSystem['moveFile']): Promise<boolean> {
    const isThere = (await this.readContent()) !== null;
    if (isThere) await move(this.options.uri, place.uri);
    this.options = { ...this.options, ...place };
    return isThere;
  }

  /** What would be written. */
  bytesOf(set: AnnotationSet, text: DocumentText, hash: string): Uint8Array {
    return formatAnnotationFile(set, text, hash, this.layout, this.options.documentFile).bytes;
  }

  private async readContent(): Promise<Content> {
    return (await readIfThere(this.options.files, this.options.uri)) ?? null;
  }
}

/** What stays of a set whatever its file says. */
/** Its length and FNV-1a hash. */
function contentKey(bytes: Uint8Array): string {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length}:${hash >>> 0}`;
}

const without = ({ document, annotator }: AnnotationSet): Pick<AnnotationSet, 'document' | 'annotator'> => ({
  document,
  annotator,
});

function withMissing<T extends { readonly id: string }>(there: readonly T[], known: readonly T[]): T[] {
  const ids = new Set(there.map(({ id }) => id));
  return [...there, ...known.filter(({ id }) => !ids.has(id))];
}
