/**
 * Three-way merging of `documents.json`, by document and field. The layout and the comments are ours; what they changed is
 * written into it.
 */
import { getNodeValue } from 'jsonc-parser';
import type { AttributeChanges } from '../../annotation/attributes.js';
import { sameJson, type JsonObject } from '../../annotation/jsonLines.js';
import type { SideNames } from '../../annotation/versions/mergeFiles.js';
import { documentName, DOCUMENTS_FILE, DOCUMENTS_OTHERWISE } from '../documentsFile.js';
import { withEntry, withFields, withoutEntry, type EditedFile } from '../documentsEdit.js';
import { parseJsonFile, propertiesOf } from '../jsonFile.js';

export interface MergedDocuments {
  readonly content: string;
  /** What both changed, each its own way: a document, and its field unless one of them took the document out. */
  readonly conflicts: readonly { readonly document: string; readonly field?: string }[];
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where one of them is broken: nobody can say what it means then. */
export function mergeDocuments(
  base: string,
  ours: string,
  theirs: string,
  names: SideNames,
): MergedDocuments | undefined {
  const [b, o, t] = [base, ours, theirs].map(documentEntries);
  if (!b || !o || !t) return undefined;
  if (o.size === 0 && b.size === 0) return { content: theirs, conflicts: [] };
  const merging = new Merging(ours.trim() === '' ? '{}\n' : ours);
  for (const name of [...new Set([...b.keys(), ...o.keys(), ...t.keys()])].sort())
    mergeEntry(merging, name, b.get(name), o.get(name), t.get(name));
  return merging.done(names);
}

/** What the file says of each document, by name; undefined where it is broken, or says two things of one. */
export function documentEntries(content: string): ReadonlyMap<string, unknown> | undefined {
  if (content.trim() === '') return new Map();
  const { root, problems } = parseJsonFile(DOCUMENTS_FILE, content, DOCUMENTS_OTHERWISE);
  if (problems.length > 0 || root?.type !== 'object') return undefined;
  const names = propertiesOf(root).map(({ name }) => documentName(name));
  if (new Set(names).size < names.length) return undefined;
  return new Map(
    propertiesOf(root).map(({ name, value }) => [
      documentName(name),
      value && (getNodeValue(value) as unknown),
    ]),
  );
}

/** Ours with what they changed, and what it would be with theirs where both did. */
class Merging {
  readonly conflicts: { document: string; field?: string }[] = [];
  private other: string;

  constructor(private content: string) {
    this.other = content;
  }

  change(edit: (content: string) => EditedFile): void {
    [this.content, this.other] = [edited(this.content, edit), edited(this.other, edit)];
  }

  conflict(document: string, field: string | undefined, edit: (content: string) => EditedFile): void {
    this.conflicts.push({ document, ...(field !== undefined && { field }) });
    this.other = edited(this.other, edit);
  }

  done(names: SideNames): MergedDocuments {
    const { content, other, conflicts } = this;
    return { content: content === other ? content : withMarks(content, other, names), conflicts };
  }
}

function edited(content: string, edit: (content: string) => EditedFile): string {
  const after = edit(content);
  return 'content' in after ? after.content : content;
}

function mergeEntry(merging: Merging, document: string, base: unknown, ours: unknown, theirs: unknown): void {
  if (sameJson(ours, theirs) || sameJson(base, theirs)) return;
  const replace = (content: string): EditedFile => {
    const without = withoutEntry(DOCUMENTS_FILE, content, document);
    if (theirs === undefined || !('content' in without)) return without;
    return withEntry(DOCUMENTS_FILE, without.content, document, spaced(theirs));
  };
  if (isObject(ours) && isObject(theirs)) {
    mergeFieldsOf(merging, document, isObject(base) ? base : {}, ours, theirs);
  } else if (sameJson(base, ours)) merging.change(replace);
  else merging.conflict(document, undefined, replace);
}

function mergeFieldsOf(
  merging: Merging,
  document: string,
  base: JsonObject,
  ours: JsonObject,
  theirs: JsonObject,
): void {
  for (const field of [
    ...new Set([...Object.keys(base), ...Object.keys(ours), ...Object.keys(theirs)]),
  ].sort()) {
    const [before, our, their] = [base[field], ours[field], theirs[field]];
    if (sameJson(our, their) || sameJson(before, their)) continue;
    const changes = { [field]: their ?? null } as AttributeChanges;
    const edit = (content: string): EditedFile => withFields(DOCUMENTS_FILE, content, document, changes);
    if (sameJson(before, our)) merging.change(edit);
    else merging.conflict(document, field, edit);
  }
}

const spaced = (value: unknown): string =>
  isObject(value)
    ? `{ ${Object.entries(value)
        .map(([key, inner]) => `${JSON.stringify(key)}: ${JSON.stringify(inner)}`)
        .join(', ')} }`
    : JSON.stringify(value);

/** Git's marks around the lines that differ. */
export function withMarks(
  ours: string,
  theirs: string,
  { ours: our, theirs: their, size = 7 }: SideNames,
): string {
  const [left, right] = [ours, theirs].map((content) => content.split('\n')) as [string[], string[]];
  const marked = (from: readonly string[], to: readonly string[]): string[] => [
    `${'<'.repeat(size)} ${our}`,
    ...from,
    '='.repeat(size),
    ...to,
    `${'>'.repeat(size)} ${their}`,
  ];
  if (left.length === right.length)
    return left.flatMap((line, i) => (line === right[i] ? [line] : marked([line], [right[i]!]))).join('\n');
  let start = 0;
  while (start < left.length && left[start] === right[start]) start++;
  let end = 0;
  const most = Math.min(left.length, right.length) - start;
  while (end < most && left.at(-1 - end) === right.at(-1 - end)) end++;
  return [
    ...left.slice(0, start),
    ...marked(left.slice(start, left.length - end), right.slice(start, right.length - end)),
    ...left.slice(left.length - end),
  ].join('\n');
}
