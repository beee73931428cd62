/** Annotation files without the words of their text: `<annotator>/<document>.jsonl`, the lines of annotation files with fingerprints. */
import * as v from 'valibot';
import { annotationToLine, readAnnotationLine, relationToLine } from '../../annotation/annotationLines.js';
import type { DocumentText } from '../../annotation/documentText.js';
import { formatJsonLine, splitLines, type JsonObject } from '../../annotation/jsonLines.js';
import type { Annotation, AnnotationSet, DocumentStatus, Relation } from '../../annotation/model.js';
import { fingerprintsOf, locate, Words, type Fingerprint, type NotFound } from './fingerprint.js';

/** Keys of annotation files that hold words of the text. */
const TEXTUAL: readonly string[] = ['text', 'prefix', 'suffix', 'anchor'];

/**
 * The file of a set. Annotations that lost their place in the text are left out, and counted; so are those of nothing but
 * blanks.
 */
export async function formatTextless(
  set: AnnotationSet,
  text: DocumentText,
  documentFile: string,
): Promise<{ readonly content: string; readonly leftOut: number }> {
  const words = new Words(text.editor);
  const { status, exhaustive } = set;
  const sha256 = await text.sha256();
  const lines: JsonObject[] = [
    { hawashi: 1, document: documentFile, sha256, status, exhaustive, withoutText: true },
  ];
  const kept = new Set<string>();
  const placed = set.annotations.filter(({ anchor }) => anchor !== 'lost' && anchor !== 'ambiguous');
  const prints = fingerprintsOf(words, placed);
  for (const [i, annotation] of placed.entries()) {
    const print = prints[i];
    if (!print) continue;
    kept.add(annotation.id);
    const line = annotationToLine(annotation, text, undefined, true);
    const bare = Object.entries(line).filter(([key]) => !TEXTUAL.includes(key));
    lines.push({ ...Object.fromEntries(bare), words: print });
  }
  for (const relation of set.relations)
    if (kept.has(relation.from) && kept.has(relation.to)) lines.push(relationToLine(relation));
  return {
    content: lines.map((line) => `${formatJsonLine(line)}\n`).join(''),
    leftOut: set.annotations.length - kept.size,
  };
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const FingerprintSchema = v.object({
  at: count,
  count: v.pipe(count, v.minValue(1), v.maxValue(1000)),
  lead: count,
  trail: count,
  hash: v.string(),
  alike: count,
  before: v.tuple([v.string(), v.string(), v.string()]),
  after: v.tuple([v.string(), v.string(), v.string()]),
});

/** What such a file says. */
export interface TextlessFile {
  readonly document: string;
  readonly sha256?: string;
  readonly status?: DocumentStatus;
  readonly lines: readonly { readonly object: JsonObject; readonly print: Fingerprint }[];
  readonly relations: readonly Relation[];
  /** Lines, counted from 1, that are none of these. */
  readonly wrong: readonly number[];
}

/** Undefined where it is no such file. */
export function readTextless(bytes: Uint8Array): TextlessFile | undefined {
  let header: Pick<TextlessFile, 'document' | 'sha256' | 'status'> | undefined;
  const lines: TextlessFile['lines'][number][] = [];
  const relations: Relation[] = [];
  const wrong: number[] = [];
  for (const { number, object } of splitLines(bytes).lines) {
    const line = object && readAnnotationLine(object);
    if (!header) {
      if (line?.kind !== 'header' || object?.['withoutText'] !== true || line.document === undefined)
        return undefined;
      header = {
        document: line.document,
        ...(line.sha256 !== undefined && { sha256: line.sha256 }),
        ...(line.status && { status: line.status }),
      };
      continue;
    }
    const print = v.safeParse(FingerprintSchema, object?.['words']);
    if (line?.kind === 'annotation' && print.success && typeof object?.['id'] === 'string')
      lines.push({ object, print: print.output });
    else if (line?.kind === 'relation' && line.relation.id !== undefined)
      relations.push({ ...line.relation, id: line.relation.id });
    else wrong.push(number);
  }
  return header && { ...header, lines, relations, wrong };
}

export interface Restored {
  /** In the offsets of the editor's text. */
  readonly annotations: readonly Annotation[];
  readonly relations: readonly Relation[];
  readonly notFound: readonly { readonly id: string; readonly why: NotFound }[];
}

/** The annotations of a file in a text: those whose words stand there among the words that they stood among. */
export function restoreIn(file: TextlessFile, text: string): Restored {
  const annotations: Annotation[] = [];
  const notFound: { id: string; why: NotFound }[] = [];
  const places = locate(
    new Words(text),
    file.lines.map(({ print }) => print),
  );
  for (const [i, place] of places.entries()) {
    const { object } = file.lines[i]!;
    const id = object['id'] as string;
    if (typeof place === 'string') {
      notFound.push({ id, why: place });
      continue;
    }
    const annotation = annotationAt(object, text.slice(place.start, place.end));
    if (annotation) annotations.push({ ...annotation, ...place, id });
    else notFound.push({ id, why: 'unclear' });
  }
  const there = new Set(annotations.map(({ id }) => id));
  const relations = file.relations.filter(({ from, to }) => there.has(from) && there.has(to));
  return { annotations, relations, notFound };
}

/** The annotation of a line, with its words. Undefined where its pieces do not fit these. */
function annotationAt(object: JsonObject, text: string): Annotation | undefined {
  const { words: _, ...rest } = object;
  const start = object['start'] as number;
  const line = readAnnotationLine({ ...rest, text, end: start + Array.from(text).length });
  if (line.kind !== 'annotation') return undefined;
  const { annotation } = line;
  if (object['fragments'] !== undefined && !annotation.fragments) return undefined;
  return { ...annotation, id: object['id'] as string, text };
}
