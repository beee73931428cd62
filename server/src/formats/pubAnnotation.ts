/** PubAnnotation: a JSON file a document, denotations with attributes and relations. */
import { message, type Message } from '../messages/message.js';
import { CodePointIndex } from '../text/offsets.js';
import { isConfidence } from '../annotation/confidence.js';
import type { Annotation, Relation } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { placeOf } from '../annotation/fragments.js';
import { attributesOf } from './parts/attributes.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { ExchangeDocument, Format, OutputFile, ReadContext } from './format.js';
import { PUB_ANNOTATION_SHAPE } from './parts/jsonShapes.js';
import { fieldObject, fieldsOf, isFieldName } from './parts/documentFields.js';
import { isObject, type JsonObject, nameOf, nameText, shownValue } from './parts/inputText.js';
import { pointPieces } from './parts/pieces.js';
import { statements, unchained, withStatement } from './parts/pubAnnotationFacts.js';
import { QuotedText } from './parts/quotes.js';
import { optionalText } from './parts/spans.js';
import { uniqueId } from './parts/uniqueId.js';
import { tellUnread } from './parts/unread.js';

const EXTENSION = '.json';
const KNOWN = new Set(
  'text denotations catanns attributes relations tracks namespaces target sourcedb sourceid divid project dct source_url fields'.split(
    ' ',
  ),
);
const KEYS = ['value', 'mod', 'canonical', 'note'] as const;

const sureness = ({ confidence }: Annotation): Pick<Annotation, 'confidence'> =>
  confidence === undefined ? {} : { confidence };

function write(document: ExchangeDocument): OutputFile {
  const points = new CodePointIndex(document.text);
  const annotations = [...document.annotations].sort(byPlace);
  const taken = new Set(annotations.map(({ id }) => id));
  const ids = document.relations.map((_relation, i) => uniqueId(`R${i + 1}`, taken));
  const attributes = [
    ...annotations.flatMap((annotation) => [
      ...Object.entries({ ...attributesOf(annotation, KEYS), ...sureness(annotation) }).map(
        ([pred, obj]) => ({
          subj: annotation.id,
          pred,
          obj,
        }),
      ),
      ...statements(annotation.id, annotation.attributes),
    ]),
    ...document.relations.flatMap((relation, i) => statements(ids[i]!, relation.attributes)),
  ];
  const { url, ...others } = document.fields ?? {};
  const object = {
    sourcedb: 'hawashi',
    sourceid: document.name,
    source_url: url,
    dct: document.date,
    fields: Object.keys(others).length > 0 ? others : undefined,
    text: document.text,
    denotations: annotations.map((annotation) => {
      const pieces = pointPieces(annotation, points).map(({ start, end }) => ({ begin: start, end }));
      return {
        id: annotation.id,
        span: pieces.length === 1 ? pieces[0] : pieces,
        obj: annotation.label,
      };
    }),
    attributes: attributes.map((attribute, i) => ({ id: `A${i + 1}`, ...attribute })),
    relations: document.relations.map(({ type, from, to }, i) => ({
      id: ids[i],
      pred: type,
      subj: from,
      obj: to,
    })),
  };
  return { path: document.name + EXTENSION, content: JSON.stringify(object, null, 1) + '\n' };
}

const objects = (value: unknown): JsonObject[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** What is said of one text: annotations by the ids of the part that is read, which mean something else in other parts. */
class Denotations {
  /** Of the whole document, by ids that are each another. */
  readonly annotations = new Map<string, Annotation>();
  readonly relations: Relation[] = [];
  private readonly quoted: QuotedText;
  /** Ids of the whole document by those of the part. */
  private ids = new Map<string, string>();
  /** Where relations stand in their list, by their ids. */
  private relationNumbers = new Map<string, number>();

  constructor(
    private readonly path: string,
    private readonly text: string,
    private readonly context: ReadContext,
  ) {
    this.quoted = new QuotedText(text, new CodePointIndex(text));
  }

  private complain(problem: Message): void {
    this.context.report({ file: this.path, message: problem });
  }

  /** A track may say something of the document's own denotations. */
  read(part: JsonObject): void {
    const outer = this.ids;
    this.ids = new Map(outer);
    const outerRelations = this.relationNumbers;
    this.relationNumbers = new Map(outerRelations);
    const { denotations, relations } = unchained(
      [...objects(part['denotations']), ...objects(part['catanns'])],
      objects(part['relations']),
    );
    for (const [i, one] of denotations.entries())
      this.readDenotation(one, nameText(one['id']) || `a${i + 1}`);
    for (const relation of relations) this.readRelation(relation);
    for (const attribute of objects(part['attributes'])) this.readAttribute(attribute);
    for (const track of objects(part['tracks'])) this.read(track);
    [this.ids, this.relationNumbers] = [outer, outerRelations];
  }

  private readDenotation({ span, obj, category, text }: JsonObject, given: string): void {
    const label = obj ?? category;
    const pieces = objects(Array.isArray(span) ? span : [span]);
    if (pieces.length === 0 || typeof label !== 'string') {
      this.complain(message('read.denotation', { id: given }));
      return;
    }
    const quote = pieces.length === 1 && text;
    const spans = pieces.map(({ begin, end }) =>
      this.quoted.place({ start: begin, end }, quote, { file: this.path }, this.context.report),
    );
    const place = placeOf(spans.flatMap((one) => one ?? []));
    if (!place || spans.includes(undefined)) return;
    const id = uniqueId(given, this.annotations);
    this.ids.set(given, id);
    this.annotations.set(id, { id, ...place, text: this.text.slice(place.start, place.end), label });
  }

  /** Keys of ours go where they belong, others are attributes; several of a name are a list. */
  private readAttribute({ subj, pred, obj }: JsonObject): void {
    const id = nameText(subj);
    const annotation = this.annotations.get(this.ids.get(id) ?? '');
    const relation = this.relationNumbers.get(id);
    if ((!annotation && relation === undefined) || typeof pred !== 'string') {
      this.complain(message('read.noId', { id: shownValue(subj) }));
      return;
    }
    if (!annotation) {
      const related = this.relations[relation!]!;
      this.relations[relation!] = { ...related, ...withStatement(related, pred, obj) };
      return;
    }
    const key = KEYS.find((known) => known === pred);
    const said =
      pred === 'confidence' && isConfidence(obj)
        ? { confidence: obj }
        : key && annotation[key] === undefined
          ? { [key]: nameText(obj) }
          : withStatement(annotation, pred, obj);
    this.annotations.set(annotation.id, { ...annotation, ...said });
  }

  private readRelation({ id, subj, pred, obj }: JsonObject): void {
    const from = this.ids.get(nameText(subj));
    const to = this.ids.get(nameText(obj));
    const name = nameText(id) || `R${this.relations.length + 1}`;
    if (from !== undefined && to !== undefined) {
      this.relationNumbers.set(name, this.relations.length);
      this.relations.push({ id: name, type: optionalText(pred) ?? '', from, to });
    } else {
      const told = { id: shownValue(id), from: shownValue(subj), to: shownValue(obj) };
      this.complain(message('read.denotationRelation', told));
    }
  }
}

function readDocument(path: string, object: JsonObject, context: ReadContext): ExchangeDocument | undefined {
  const complain = (problem: Message): void => context.report({ file: path, message: problem });
  const text = optionalText(object['text']);
  if (text === undefined) {
    complain(message('read.noText'));
    return undefined;
  }
  tellUnread(object, KNOWN, { file: path }, context);
  const found = new Denotations(path, text, context);
  found.read(object);
  const name = optionalText(object['sourceid']) ?? nameOf(path, EXTENSION);
  const date = optionalText(object['dct']);
  const { source_url: url, fields } = object;
  const said = fieldsOf([
    ...(isFieldName('url', context) ? [['url', url] as const] : []),
    ...Object.entries(fieldObject(fields)),
  ]);
  const facts = { ...(date !== undefined && { date }), ...said };
  return { name, text, annotations: [...found.annotations.values()], relations: found.relations, ...facts };
}

export const pubAnnotation: Format = {
  id: 'pubannotation',
  title: 'PubAnnotation JSON',
  description: 'formats.pubannotation',
  extension: EXTENSION,
  specification: 'https://www.pubannotation.org/docs/annotation-format/',
  unit: 'code points',
  layout: 'document',
  options: [],
  carries: () => ({
    overlap: 'any',
    fragments: true,
    borders: 'any',
    attributes: new Set(['id', ...KEYS, 'attributes', 'confidence']),
    relations: true,
    rejected: false,
    date: true,
    fields: () => true,
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter: () => ({ document: (document) => [write(document)], end: () => [] }),
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, PUB_ANNOTATION_SHAPE))
      for (const object of Array.isArray(value) ? value : [value]) {
        if (!isObject(object)) {
          context.report({ file: path, message: message('read.pubAnnotation') });
          continue;
        }
        const document = readDocument(path, object, context);
        if (document) yield document;
      }
  },
};
