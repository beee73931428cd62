/** Gold and predicted annotation files of a score: read, mapped, and put beside their texts. */
import { formatPlain } from '../messages/format.js';
import { say } from './say.js';
import path from 'node:path';
import { readAnnotationLine } from '../annotation/annotationLines.js';
import { splitLines } from '../annotation/jsonLines.js';
import { CodePointIndex } from '../text/offsets.js';
import type { Judging } from '../corpus/scoring/evidence.js';
import type { ScoredDocument, ScoredSpan } from '../corpus/scoring/scoredDocument.js';
import { exchangeTokens, tokenRange } from '../formats/parts/tokens.js';
import { reasonOf } from '../node/disk/fileErrors.js';
import { lookAt, readFolder } from '../node/disk/regularFiles.js';
import { readBytes } from './textFile.js';
import { BadUse, sayError, type Messages } from './messages.js';

export interface AnnotationFile {
  readonly name: string;
  readonly path: string;
}

/**
 * The `.jsonl` files of a folder, whatever their depth, or the one file that is named. `messages` is told of folders that
 * cannot be read.
 */
export async function annotationFiles(given: string, messages: Messages): Promise<AnnotationFile[]> {
  const found = await lookAt(given);
  if (!found) throw new BadUse(say('import.noSuchFile', { file: given }));
  if (!found.isFolder) return [{ name: path.basename(given).replace(/\.jsonl$/, ''), path: given }];
  const files = (await filesBelow(given, '', messages))
    .filter((relative) => relative.endsWith('.jsonl'))
    .sort()
    .map((relative) => ({ name: relative.slice(0, -'.jsonl'.length), path: path.join(given, relative) }));
  if (files.length === 0 && messages.errors === 0)
    throw new BadUse(say('tool.score.noFiles', { file: given }));
  return files;
}

/** Paths below a folder, with `/`, hidden files left out. */
async function filesBelow(root: string, below: string, messages: Messages): Promise<string[]> {
  const folder = path.join(root, below);
  const found: string[] = [];
  try {
    for (const { name, kind, refused } of await readFolder(folder, root)) {
      if (name.startsWith('.')) continue;
      const relative = below === '' ? name : `${below}/${name}`;
      if (kind === 'directory') found.push(...(await filesBelow(root, relative, messages)));
      else if (kind === 'file') found.push(relative);
      else if (refused && name.endsWith('.jsonl'))
        messages.error(formatPlain(refused), { file: path.join(root, relative) });
    }
  } catch (error) {
    messages.error(say('tool.folder', { reason: reasonOf(error) }), { file: folder });
  }
  return found;
}

/** What a file says of a document, with offsets as they are there. */
export interface AnnotatedSpans {
  readonly spans: readonly ScoredSpan[];
  readonly refused: readonly ScoredSpan[];
  /** Labels that nothing more has; absent: the file does not say, and is taken to have all. */
  readonly exhaustive?: readonly string[];
}

/** The annotations of a file, without relations. */
export async function readSpans(file: string, messages: Messages): Promise<AnnotatedSpans> {
  const spans: ScoredSpan[] = [];
  const refused: ScoredSpan[] = [];
  let exhaustive: readonly string[] | undefined;
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (error) {
    messages.error(sayError(error), { file });
    return { spans, refused };
  }
  for (const { number, object, error } of splitLines(bytes).lines) {
    const line = object ? readAnnotationLine(object) : { kind: 'wrong' as const, problem: error };
    if (line.kind === 'wrong')
      messages.error(say('tool.score.annotation', { reason: line.problem ?? '' }), { file, line: number });
    if (line.kind === 'header') exhaustive ??= line.exhaustive;
    if (line.kind !== 'annotation') continue;
    const { start, end, fragments, label, text = '', value, canonical, rejected } = line.annotation;
    (rejected ? refused : spans).push({
      start,
      end,
      ...(fragments && { fragments }),
      label,
      text,
      ...(value !== undefined && { value }),
      ...(canonical !== undefined && { canonical }),
    });
  }
  return { spans, refused, ...(exhaustive && { exhaustive }) };
}

/** Labels counted as others, and which are. */
export interface LabelMapping {
  /** What a label is counted as; undefined: left out. */
  readonly to: (label: string) => string | undefined;
  /** The labels that are counted as another one; none where only itself is. */
  readonly from: (label: string) => readonly string[];
}

/** `PERS=PER,GPE=LOC,DATE=`: labels that are not named stay; nothing after `=` leaves them out. */
export function parseLabelMapping(given: string | undefined): LabelMapping {
  const mapping = new Map<string, string>();
  for (const pair of (given ?? '').split(',').filter((text) => text.trim() !== '')) {
    const at = pair.indexOf('=');
    if (at < 1) throw new BadUse(say('tool.score.wrongLabels', { given: pair }));
    mapping.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return {
    to: (label) => {
      const mapped = mapping.get(label) ?? label;
      return mapped === '' ? undefined : mapped;
    },
    from: (label) => [...mapping].flatMap(([from, to]) => (to === label ? from : [])),
  };
}

/** Reads gold files in turn; what they say together of the labels that there are holds for each. */
export async function readGold(
  files: readonly AnnotationFile[],
  mapping: LabelMapping,
  flat: boolean,
  messages: Messages,
): Promise<readonly Judging<ScoredSpan>[]> {
  const read: AnnotatedSpans[] = [];
  for (const { path: file } of files) read.push(await readSpans(file, messages));
  const used = new Set(
    read.flatMap(({ spans, refused, exhaustive = [] }) => [
      ...[...spans, ...refused].map(({ label }) => label),
      ...exhaustive,
    ]),
  );
  /** Of each label that is counted as this one; of one that only predictions have, its own name says enough. */
  const sources = (label: string): readonly string[] => {
    const others = mapping.from(label);
    const isItself = mapping.to(label) === label && (used.has(label) || others.length === 0);
    return isItself ? [...others, label] : others;
  };
  return read.map(({ spans, refused, exhaustive }) => ({
    gold: prepareSpans(spans, mapping, flat),
    ...(exhaustive && {
      refused: prepareSpans(refused, mapping, false),
      isExhaustive: (label: string) => sources(label).every((source) => exhaustive.includes(source)),
    }),
  }));
}

/** Spans with mapped labels, and outermost alone if `flat`. */
export function prepareSpans(
  spans: readonly ScoredSpan[],
  mapping: LabelMapping,
  flat: boolean,
): ScoredSpan[] {
  const mapped = spans.flatMap((span) => {
    const label = mapping.to(span.label);
    return label === undefined ? [] : [{ ...span, label }];
  });
  if (!flat) return mapped;
  let end = -1;
  return mapped
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((span) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}

/**
 * Where the text of an annotation file is: in the folder that is named, beside the annotations, or in a folder
 * above or beside theirs (`corpus/annotations/gold/a.jsonl` → `corpus/a.txt`, `corpus/texts/a.txt`).
 */
export class TextFinder {
  private readonly nearby = new Map<string, Promise<string[]>>();
  /** Where the last text was: the next one most likely is there too. */
  private last: string | undefined;

  /** `texts`: the folder that is named, if one is. */
  constructor(private readonly texts: string | undefined) {}

  async find(file: AnnotationFile): Promise<string | undefined> {
    const names = [...new Set([`${file.name}.txt`, `${path.basename(file.name)}.txt`])];
    const own = path.dirname(path.resolve(file.path));
    const folders = this.texts === undefined ? await this.foldersNear(own) : [this.texts];
    const known = this.texts === undefined && this.last !== undefined && folders.includes(this.last);
    const ordered = known ? [own, this.last!, ...folders] : folders;
    for (const folder of new Set(ordered)) {
      for (const name of names) {
        const candidate = path.join(folder, name);
        const there = await lookAt(candidate).catch(() => undefined);
        if (!there || there.isFolder) continue;
        this.last = folder;
        return candidate;
      }
    }
    return undefined;
  }

  private foldersNear(folder: string): Promise<string[]> {
    let found = this.nearby.get(folder);
    if (!found) this.nearby.set(folder, (found = nearbyFolders(folder)));
    return found;
  }
}

async function nearbyFolders(own: string): Promise<string[]> {
  const found = [own];
  for (let up = path.dirname(own), depth = 0; depth < 2; up = path.dirname(up), depth++) {
    found.push(up);
    const entries = await readFolder(up).catch(() => []);
    for (const { name, kind } of entries) if (kind === 'directory') found.push(path.join(up, name));
  }
  return found;
}

/** The part of a scored document that needs the text. Offsets of the spans are code points of it. */
export function textFacts(text: string): Pick<ScoredDocument, 'toTokens' | 'context'> {
  const points = new CodePointIndex(text);
  const tokens = exchangeTokens(text);
  return {
    toTokens: (start, end) => {
      const { first, last } = tokenRange(tokens, points.toUtf16(start), points.toUtf16(end));
      if (first >= last) return { start, end };
      return {
        start: points.toCodePoints(tokens[first]!.start),
        end: points.toCodePoints(tokens[last - 1]!.end),
      };
    },
    context: (start, end) => {
      const from = points.toUtf16(start);
      const to = points.toUtf16(end);
      const before = text.slice(Math.max(0, from - 40), from);
      const after = text.slice(to, to + 40);
      return `${before}⟦${text.slice(from, to)}⟧${after}`.replace(/\s+/g, ' ').trim();
    },
  };
}
