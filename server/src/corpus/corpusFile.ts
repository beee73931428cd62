/** The corpus file, `hawashi.json`: what a corpus says about itself. What it leaves out or gets wrong is default. */
import type { AttributeDefinition } from '../annotation/attributes.js';
import { COMPLETENESS, type Completeness } from '../annotation/completeness.js';
import { STRICT_SPANS, type SpanRules } from '../annotation/fragments.js';
import { message, type Message } from '../messages/message.js';
import type { FileProblem } from '../annotation/fileProblem.js';
import { distinct, flag, list, object, pattern, text, type Reader } from './fileReaders.js';
import { isGlob } from './globs.js';
import { parseJsonFile } from './jsonFile.js';
import type { Calendar } from '../languages/readingSettings.js';
import { completeLabels, DEFAULT_LABELS } from '../annotation/labels.js';
import type { LabelDefinition, RelationType } from '../annotation/model.js';
import type { DocumentField } from '../annotation/documentFields.js';
import { recommender, type RecommenderDefinition } from './recommenders.js';
import { attribute, checkUses, documentField, label, relation, spans, withFreeKeys } from './scheme.js';

export const CORPUS_FILE = 'hawashi.json';

/** The guidelines of a corpus, where it names no other file. */
export const GUIDELINES_FILE = 'guidelines.md';

/** What happens until a broken corpus file is repaired. */
export const CORPUS_OTHERWISE = message('corpus.otherwise');

/** The version of the file that is known here; a file that names none has it. */
const KNOWN_VERSION = 1;

const CALENDARS: readonly Calendar[] = ['gregorian', 'hijri'];

export interface CorpusSettings {
  /** Of the file: what a later version says may be unknown here. */
  readonly version: number;
  /** Globs below the corpus folder. */
  readonly documents: readonly string[];
  readonly exclude: readonly string[];
  /** Folder of the annotations, below the corpus folder. */
  readonly annotations: string;
  /** The Markdown file that says what is annotated how, below the corpus folder. */
  readonly guidelines: string;
  /** Files with names that may be linked to beside the corpus' own entities, below the corpus folder. */
  readonly gazetteers: readonly string[];
  readonly labels: readonly LabelDefinition[];
  readonly relations: readonly RelationType[];
  /** What is said of annotations and relations beside their label, in the order in which it is shown. */
  readonly attributes: readonly AttributeDefinition[];
  readonly spans: SpanRules;
  /** Whether documents are done as wholes, or label by label. */
  readonly completeness: Completeness;
  /** What is said of documents beside what is said of those of every corpus, or otherwise than there. */
  readonly documentFields: readonly DocumentField[];
  /** Calendar of dates that do not name theirs. */
  readonly defaultCalendar: Calendar;
  /** BCP 47 tag of the texts' language and region: chooses the language pack, and the order of numeric dates. */
  readonly locale: string;
  /** Whether what is decided teaches what is suggested. */
  readonly learn: boolean;
  /** Whether annotations keep when they were decided and what was suggested, see `decisionRecord.ts`. */
  readonly recordDecisions: boolean;
  /** Other recognisers, asked where the user has agreed. */
  readonly recommenders: readonly RecommenderDefinition[];
}

export const DEFAULT_SETTINGS: CorpusSettings = {
  version: KNOWN_VERSION,
  documents: ['**/*.txt'],
  exclude: [],
  annotations: 'annotations',
  guidelines: GUIDELINES_FILE,
  gazetteers: [],
  labels: DEFAULT_LABELS,
  relations: [],
  attributes: [],
  spans: STRICT_SPANS,
  completeness: 'documents',
  documentFields: [],
  defaultCalendar: 'gregorian',
  locale: 'ar',
  learn: true,
  recordDecisions: false,
  recommenders: [],
};

/** A path that stays below the corpus folder. */
const pathBelow =
  (advice: Message): Reader<string> =>
  (node, file) => {
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
    file.report(node, advice);
    return undefined;
  };

const folder = pathBelow(message('corpus.folder'));
const guidelines = pathBelow(message('corpus.guidelines'));
const gazetteers = list(pathBelow(message('corpus.gazetteer')));

/** What a newer version says is not known here: that is told, and the rest is read. */
const version: Reader<number> = (node, file) => {
  const value: unknown = node.value;
  const isVersion = typeof value === 'number' && Number.isInteger(value) && value >= 1;
  if (!isVersion) file.report(node, message('corpus.version'));
  else if (value > KNOWN_VERSION)
    file.report(node, message('corpus.newer', { version: value, known: KNOWN_VERSION }), 'warning');
  return isVersion ? value : undefined;
};

const locale = pattern(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, message('corpus.locale'));

const oneOf =
  <T extends string>(all: readonly T[]): Reader<T> =>
  (node, file) => {
    const found = all.find((known) => known === node.value);
    if (!found) file.report(node, message('corpus.oneOf', { known: all.map((known) => `"${known}"`) }));
    return found;
  };

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
    version,
    documents: globs,
    exclude: globs,
    annotations: folder,
    guidelines,
    gazetteers,
    labels: distinct(label),
    relations: distinct(relation),
    attributes: distinct(attribute),
    spans,
    completeness: oneOf(COMPLETENESS),
    documentFields: distinct(documentField),
    defaultCalendar: oneOf(CALENDARS),
    locale,
    learn: flag,
    recordDecisions: flag,
    recommenders: distinct(recommender),
  });
  const taken = (read.attributes ?? []).flatMap(({ key }) => key ?? []);
  const labels = read.labels && read.labels.length > 0 ? completeLabels(read.labels, taken) : DEFAULT_LABELS;
  checkUses(file, labels, read);
  const attributes = withFreeKeys(file, labels, read.attributes ?? []);
  const settings = { ...DEFAULT_SETTINGS, ...read, labels, attributes };
  return { settings, problems: file.problems };
}
