/**
 * Annotation files: `<annotations>/<annotator>/<document>.jsonl`. A header line, then one JSON object a line,
 * sorted by place; offsets are code points of the text file. What this version does not know survives: keys,
 * and whole lines that it cannot read. Lines that say the same as before stay as they were, byte by byte.
 */
import { message, type Message, type MessageKey } from '../messages/message.js';
import { anchorAnnotations } from './anchoring.js';
import { byPlace } from './annotationOrder.js';
import type { DocumentText } from './documentText.js';
import { shownFile, type FileProblem } from './fileProblem.js';
import {
  defined,
  formatJsonLine,
  joinBytes,
  sameJson,
  splitLines,
  type JsonObject,
  type RawLine,
} from './jsonLines.js';
import {
  annotationToLine,
  isLabels,
  placeInEditor,
  readAnnotationLine,
  relationToLine,
  type AnnotationLine,
} from './annotationLines.js';
import { wholeLines } from './versions/conflictMarks.js';
import { ANNOTATION_LINES } from './versions/lineIdentity.js';
import type { AnchorState, Annotation, AnnotationSet, DocumentStatus, Relation } from './model.js';

/** The version that is written. Files of a later one are neither used nor changed. */
const VERSION = 1;

/** An annotation file as it was read, with what is needed to write it again. */
export interface AnnotationFile {
  readonly status: DocumentStatus;
  /** Labels that nothing more has in the document, sorted; absent where the file does not say. */
  readonly exhaustive?: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly otherHeader?: JsonObject;
  readonly problems: readonly FileProblem[];
  /** Why the file must not be written over (nothing of it could be read, or a later version made it). */
  readonly unusable?: Message;
  /** SHA-256 of the text that the file was written for, where that is another one. */
  readonly otherText?: string;
  readonly layout: FileLayout;
}

/** How the file was written: what is put back as it was. */
export interface FileLayout {
  readonly header?: { readonly raw: string; readonly object: JsonObject };
  /** The lines of annotations and relations by id. */
  readonly lines: ReadonlyMap<string, WrittenLine>;
  /** Lines that could not be read, each behind the annotation or relation with this id ('' at the beginning). */
  readonly unread: ReadonlyMap<string, readonly RawLine[]>;
  readonly lineBreak: '\n' | '\r\n';
}

interface WrittenLine {
  readonly raw: string;
  readonly object: JsonObject;
  /** What it was written for, where it was not read: that need not be looked at again. */
  readonly source?: { readonly entry: Annotation | Relation; readonly text: DocumentText };
}

export const EMPTY_LAYOUT: FileLayout = { lines: new Map(), unread: new Map(), lineBreak: '\n' };

interface EntryLine {
  readonly line: number;
  readonly raw: string;
  readonly object: JsonObject;
}

class FileReading {
  readonly problems: FileProblem[] = [];
  readonly unread = new Map<string, RawLine[]>();
  readonly ids = new Set<string>();
  readonly lines = new Map<string, EntryLine>();
  last = '';

  constructor(
    private readonly uri: string,
    readonly text: DocumentText,
  ) {}

  report(line: number, told: Message, severity: FileProblem['severity'] = 'warning'): void {
    this.problems.push({ file: this.uri, line, column: 1, message: told, severity });
  }

  keepUnread(line: number, raw: RawLine, problem: Message): void {
    this.report(line, message('line.unused', { problem }), 'error');
    const lines = this.unread.get(this.last);
    if (lines) lines.push(raw);
    else this.unread.set(this.last, [raw]);
  }

  /** An id of its own for an entry: the file's, or one made from what it says. */
  identify(line: number, given: string | undefined, made: string): string {
    let id = given ?? made;
    if (given !== undefined && this.ids.has(given)) this.report(line, message('line.idTwice', { id: given }));
    for (let n = 2; this.ids.has(id); n++) id = `${given ?? made}~${n}`;
    this.ids.add(id);
    this.last = id;
    return id;
  }
}

/**
 * Reads an annotation file for a text. Never throws: what cannot be read is reported and kept. Annotations that
 * do not stand where the file says (another text, wrong offsets) are looked for; see anchoring.ts.
 */
export async function readAnnotationFile(
  uri: string,
  bytes: Uint8Array,
  text: DocumentText,
): Promise<AnnotationFile> {
  const split = splitLines(bytes);
  const lines = wholeLines(split.lines, ANNOTATION_LINES);
  const reading = new FileReading(uri, text);
  let header: (EntryLine & Extract<AnnotationLine, { kind: 'header' }>) | undefined;
  const annotations: Annotation[] = [];
  const relations: Relation[] = [];
  let good = 0;
  for (const { number = 1, raw, object, error } of lines) {
    if (object === undefined) {
      reading.keepUnread(number, raw, error ?? message('line.notJson'));
      continue;
    }
    const entry: EntryLine = { line: number, raw: raw as string, object };
    const line = readAnnotationLine(object);
    if (line.kind === 'header' && !header && annotations.length === 0 && relations.length === 0) {
      header = { ...entry, ...line };
      continue;
    }
    const problem = readEntry(reading, entry, line, annotations, relations);
    if (problem !== undefined) reading.keepUnread(number, raw, problem);
    else good++;
  }
  const { version, sha256, exhaustive, otherHeader } = header ?? {};
  const layout: FileLayout = {
    header,
    lines: reading.lines,
    unread: reading.unread,
    lineBreak: split.lineBreak,
  };
  const status = header?.status ?? (good > 0 ? 'in-progress' : 'new');
  if (version !== undefined && version > VERSION) {
    const unusable = message('annotations.laterVersion', { file: shownFile(uri), version });
    return { status, annotations: [], relations: [], problems: [], unusable, layout };
  }
  const unusable =
    lines.length > 0 && !header && good === 0
      ? message('annotations.noneInFile', { file: shownFile(uri) })
      : undefined;
  const changed = sha256 !== undefined && sha256 !== (await text.sha256());
  const anchored = anchorRead(reading, annotations, changed);
  const otherText = changed ? sha256 : undefined;
  return {
    status,
    ...(exhaustive && { exhaustive }),
    ...(otherHeader && { otherHeader }),
    annotations: anchored,
    relations,
    problems: reading.problems,
    unusable,
    otherText,
    layout,
  };
}

/** What a file says of the document as a whole. */
export function headerPart({
  status,
  exhaustive,
  otherHeader,
}: AnnotationFile): Pick<AnnotationSet, 'status' | 'exhaustive' | 'otherHeader'> {
  return { status, ...(exhaustive && { exhaustive }), ...(otherHeader && { otherHeader }) };
}

/** Gives what is wrong with the line, if it cannot be used. */
function readEntry(
  reading: FileReading,
  entry: EntryLine,
  line: AnnotationLine,
  annotations: Annotation[],
  relations: Relation[],
): Message | undefined {
  if (line.kind === 'wrong') return line.problem;
  if (line.kind === 'header') return message('line.header');
  if (line.kind === 'relation') {
    const { relation } = line;
    const id = reading.identify(entry.line, relation.id, `${relation.type}:${relation.from}:${relation.to}`);
    const read: Relation = { ...relation, id };
    reading.lines.set(id, entry);
    relations.push(read);
    return undefined;
  }
  const { start, end, label, text } = line.annotation;
  if (text === undefined) return message('line.text');
  const id = reading.identify(entry.line, line.annotation.id, `${label}:${start}-${end}`);
  const read: Annotation = placeInEditor({ ...line.annotation, text, id }, reading.text);
  reading.lines.set(id, entry);
  annotations.push(read);
  return undefined;
}

/** Sorted by place, each where its text is. */
function anchorRead(reading: FileReading, read: readonly Annotation[], changed: boolean): Annotation[] {
  const settled: Annotation[] = [];
  const open: Annotation[] = [];
  for (const annotation of [...read].sort(byPlace)) {
    // The state that an earlier text left behind holds as long as the text does.
    const decided = !changed && (annotation.anchor === 'ambiguous' || annotation.anchor === 'lost');
    (decided ? settled : open).push(annotation);
  }
  const anchored = anchorAnnotations(open, reading.text.editor);
  for (const [i, annotation] of anchored.entries()) {
    const before = open[i]!;
    const line = reading.lines.get(before.id);
    if (annotation === before || changed || !line) continue;
    const { start, end } = line.object as { start: number; end: number };
    const found: Message = { key: FOUND[annotation.anchor ?? 'exact'] };
    reading.report(line.line, message('line.notThere', { text: before.text, start, end, found }));
  }
  return [...settled, ...anchored].sort(byPlace);
}

/** What became of an annotation that does not stand where its line says. */
const FOUND: Readonly<Record<AnchorState, MessageKey>> = {
  exact: 'line.found.exact',
  moved: 'line.found.moved',
  ambiguous: 'line.found.ambiguous',
  lost: 'line.found.lost',
};

/**
 * The file's bytes for a set, with what `layout` remembers of the file that was there, and the layout of the new
 * file. `sha256` is that of `text`; `documentFile` is the text's path below the corpus, for the header.
 */
export function formatAnnotationFile(
  set: AnnotationSet,
  text: DocumentText,
  sha256: string,
  layout: FileLayout,
  documentFile: string,
): { readonly bytes: Uint8Array; readonly layout: FileLayout } {
  const header = headerLine(set, sha256, layout, documentFile);
  const parts: RawLine[] = [header.raw, ...(layout.unread.get('') ?? [])];
  const lines = new Map<string, WrittenLine>();
  const related = new Set(set.relations.flatMap((relation) => [relation.from, relation.to]));
  const write = (
    entry: Annotation | Relation,
    toLine: (before?: JsonObject) => JsonObject,
    isSame: boolean,
  ): void => {
    const before = layout.lines.get(entry.id);
    let line = before;
    if (!before || !isSame || before.source?.entry !== entry || before.source.text !== text) {
      const object = toLine(before?.object);
      const raw = before && sameJson(before.object, object) ? before.raw : formatJsonLine(object);
      line = { raw, object, source: { entry, text } };
    }
    lines.set(entry.id, line!);
    parts.push(line!.raw, ...(layout.unread.get(entry.id) ?? []));
  };
  for (const annotation of [...set.annotations].sort(byPlace)) {
    const isRelated = related.has(annotation.id);
    const hasId = layout.lines.get(annotation.id)?.object['id'] !== undefined;
    write(annotation, (before) => annotationToLine(annotation, text, before, isRelated), hasId || !isRelated);
  }
  for (const relation of set.relations) write(relation, () => relationToLine(relation), true);
  for (const [id, unread] of layout.unread) if (id !== '' && !lines.has(id)) parts.push(...unread);
  return {
    bytes: joinBytes(parts.flatMap((part) => [part, layout.lineBreak])),
    layout: { ...layout, header, lines },
  };
}

function headerLine(
  set: AnnotationSet,
  sha256: string,
  layout: FileLayout,
  documentFile: string,
): { readonly raw: string; readonly object: JsonObject } {
  const before = layout.header;
  const { status, exhaustive, otherHeader } = set;
  const known = {
    hawashi: VERSION,
    document: documentFile,
    sha256,
    status,
    exhaustive,
    conflict: otherHeader,
  };
  // A list that could not be read is kept until somebody says what it should have said.
  const isKept = (key: string, value: unknown): boolean =>
    !(key in known) || (key === 'exhaustive' && exhaustive === undefined && !isLabels(value));
  const others = Object.entries(before?.object ?? {}).filter(([key, value]) => isKept(key, value));
  const object = defined({ ...known, ...Object.fromEntries(others) });
  return before && sameJson(before.object, object) ? before : { raw: formatJsonLine(object), object };
}
