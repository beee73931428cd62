/** The corpus file, `hawashi.json`: what a corpus says about itself. What it leaves out or gets wrong is default. */
import type { Node } from 'jsonc-parser';
import { message, type Message } from '../messages/message.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { isGlob } from './globs.js';
import { parseJsonFile, propertiesOf, type JsonFile } from './jsonFile.js';
import type { Calendar } from '../languages/readingSettings.js';
import { completeLabels, DEFAULT_LABELS, LABEL_NAME } from '../annotation/labels.js';
import type { LabelDefinition, RelationType } from '../annotation/model.js';

export const CORPUS_FILE = 'hawashi.json';

/** What happens until a broken corpus file is repaired. */
export const CORPUS_OTHERWISE = message('corpus.otherwise');

const CALENDARS: readonly Calendar[] = ['gregorian', 'hijri'];

export interface CorpusSettings {
  /** Globs below the corpus folder. */
  readonly documents: readonly string[];
  readonly exclude: readonly string[];
  /** Folder of the annotations, below the corpus folder. */
  readonly annotations: string;
  readonly labels: readonly LabelDefinition[];
  readonly relations: readonly RelationType[];
  /** Calendar of dates that do not name theirs. */
  readonly defaultCalendar: Calendar;
  /** BCP 47 tag of the texts' language and region: chooses the language pack, and the order of numeric dates. */
  readonly locale: string;
}

export const DEFAULT_SETTINGS: CorpusSettings = {
  documents: ['**/*.txt'],
  exclude: [],
  annotations: 'annotations',
  labels: DEFAULT_LABELS,
  relations: [],
  defaultCalendar: 'gregorian',
  locale: 'ar',
};

/** Reads one property; undefined (and a report) where it is not what it should be. */
type Reader<T> = (node: Node, file: JsonFile) => T | undefined;

const text: Reader<string> = (node, file) => {
  if (typeof node.value === 'string' && node.value.trim() !== '') return node.value;
  file.report(node, message('corpus.text'));
  return undefined;
};

const list =
  <T>(item: Reader<T>): Reader<readonly T[]> =>
  (node, file) => {
    if (node.type !== 'array') {
      file.report(node, message('corpus.list'));
      return undefined;
    }
    return (node.children ?? []).flatMap((child) => item(child, file) ?? []);
  };

const pattern =
  (regex: RegExp, advice: Message): Reader<string> =>
  (node, file) => {
    const value = text(node, file);
    if (value === undefined || regex.test(value)) return value;
    file.report(node, advice);
    return undefined;
  };

/** A path that stays below the corpus folder. */
const folder: Reader<string> = (node, file) => {
  const value = text(node, file)?.replaceAll('\\', '/').replace(/\/+$/, '');
  if (value === undefined) return undefined;
  const parts = value.split('/');
  if (
    value !== '' &&
    !value.startsWith('/') &&
    !/^[a-z]:/i.test(value) &&
    parts.every((part) => !['', '.', '..'].includes(part))
  )
    return value;
  file.report(node, message('corpus.folder'));
  return undefined;
};

const name = pattern(LABEL_NAME, message('corpus.name'));
const color = pattern(/^#([0-9a-f]{3}|[0-9a-f]{6})$/i, message('corpus.colour'));
const key = pattern(/^[a-wyz1-9]$/, message('corpus.key'));
const locale = pattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, message('corpus.locale'));

const calendar: Reader<Calendar> = (node, file) => {
  const found = CALENDARS.find((known) => known === node.value);
  if (!found)
    file.report(node, message('corpus.calendar', { known: CALENDARS.map((known) => `"${known}"`) }));
  return found;
};

type Readers<T> = { readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> };

/** The properties of an object that have readers; others are reported, and passed over. */
function object<T>(node: Node, file: JsonFile, readers: Readers<T>): Partial<T> {
  const found: Partial<T> = {};
  const seen = new Set<string>();
  for (const { name: property, key: at, value } of propertiesOf(node)) {
    const reader = Object.hasOwn(readers, property) ? readers[property as keyof T] : undefined;
    if (seen.has(property)) file.report(at, message('corpus.propertyTwice', { property }), 'warning');
    seen.add(property);
    if (reader && value) {
      const read = reader(value, file);
      if (read !== undefined) found[property as keyof T] = read;
    } else if (property !== '$schema') {
      const known = Object.keys(readers);
      file.report(at, message('corpus.propertyUnknown', { property, known }), 'warning');
    }
  }
  return found;
}

function isObject(node: Node, file: JsonFile): boolean {
  if (node.type === 'object') return true;
  file.report(node, message('corpus.object'));
  return false;
}

const label: Reader<LabelDefinition> = (node, file) => {
  // A label of the guidelines may be named alone.
  if (node.type === 'string') {
    const known = name(node, file);
    return known === undefined ? undefined : { name: known };
  }
  if (!isObject(node, file)) return undefined;
  const read = object<LabelDefinition>(node, file, { name, description: text, color, key });
  if (read.name === undefined) file.report(node, message('corpus.labelName'));
  return read.name === undefined ? undefined : { ...read, name: read.name };
};

const relation: Reader<RelationType> = (node, file) => {
  if (node.type === 'string') {
    const known = name(node, file);
    return known === undefined ? undefined : { name: known };
  }
  if (!isObject(node, file)) return undefined;
  const read = object<RelationType>(node, file, {
    name,
    description: text,
    from: list(name),
    to: list(name),
  });
  if (read.name === undefined) file.report(node, message('corpus.relationName'));
  return read.name === undefined ? undefined : { ...read, name: read.name };
};

/** A list whose items have names of their own (and keys, where they have any); later ones that repeat are left out. */
function distinct<T extends { readonly name: string; readonly key?: string }>(
  item: Reader<T>,
): Reader<readonly T[]> {
  return (node, file) => {
    const names = new Set<string>();
    const keys = new Map<string, string>();
    const unique: Reader<T> = (child) => {
      const read = item(child, file);
      if (!read) return undefined;
      if (names.has(read.name)) {
        file.report(child, message('corpus.nameTwice', { name: read.name }));
        return undefined;
      }
      names.add(read.name);
      const other = read.key === undefined ? undefined : keys.get(read.key);
      if (read.key !== undefined && other !== undefined) {
        file.report(child, message('corpus.keyTaken', { key: read.key, other, name: read.name }));
        const { key: _, ...rest } = read;
        return rest as T;
      }
      if (read.key !== undefined) keys.set(read.key, read.name);
      return read;
    };
    return list(unique)(node, file);
  };
}

/** With each star in a name there are more ways to try: three take milliseconds, eight take days. */
const MOST_STARS = 3;
const LONGEST_GLOB = 250;

/** A pattern that can be matched, in a time that can be waited for. */
const glob: Reader<string> = (node, file) => {
  const value = text(node, file);
  if (value === undefined) return undefined;
  const parts = value.split('/').map((part) => part.replace(/\*+/g, '*').split('*').length - 1);
  const isPlain = value.length <= LONGEST_GLOB && !/[()]/.test(value) && parts.every((n) => n <= MOST_STARS);
  if (isPlain && isGlob(value)) return value;
  file.report(node, message('corpus.glob', { most: LONGEST_GLOB, stars: MOST_STARS }));
  return undefined;
};

const globs = list(glob);

/** Reads a corpus file. Broken JSON gives the defaults, a wrong property its default; each with a problem. */
export function parseCorpusFile(
  uri: string,
  content: string,
): { readonly settings: CorpusSettings; readonly problems: readonly FileProblem[] } {
  const file = parseJsonFile(uri, content, CORPUS_OTHERWISE);
  if (!file.root) return { settings: DEFAULT_SETTINGS, problems: file.problems };
  if (file.root.type !== 'object') {
    file.report(file.root, message('corpus.noObject'));
    return { settings: DEFAULT_SETTINGS, problems: file.problems };
  }
  const read = object<CorpusSettings>(file.root, file, {
    documents: globs,
    exclude: globs,
    annotations: folder,
    labels: distinct(label),
    relations: distinct(relation),
    defaultCalendar: calendar,
    locale,
  });
  const labels = read.labels && read.labels.length > 0 ? completeLabels(read.labels) : DEFAULT_LABELS;
  checkRelations(file, read.relations ?? [], labels);
  const settings = { ...DEFAULT_SETTINGS, ...read, labels };
  return { settings, problems: file.problems };
}

function checkRelations(
  file: JsonFile,
  relations: readonly RelationType[],
  labels: readonly LabelDefinition[],
): void {
  const names = new Set(labels.map(({ name: known }) => known));
  const at = propertiesOf(file.root).find((property) => property.name === 'relations')?.value ?? 0;
  for (const { name: type, from = [], to = [] } of relations) {
    for (const used of [...from, ...to]) {
      if (!names.has(used))
        file.report(at, message('corpus.relationLabel', { type, label: used }), 'warning');
    }
  }
}
