/**
 * Label Studio: a JSON array of tasks, and the labelling configuration they belong to. Offsets are code points
 * (its front end converts from and to JavaScript's units). What its regions have no field for is in their `meta`.
 */
import { CodePointIndex } from '../text/offsets.js';
import type { LabelDefinition } from '../annotation/model.js';
import { byPlace } from '../annotation/annotationOrder.js';
import { attributesOf } from './parts/attributes.js';
import { jsonFiles } from './parts/decodedFiles.js';
import type { CorpusDescription, ExchangeDocument, Format, FormatOptions } from './format.js';
import { LABEL_STUDIO_SHAPE } from './parts/jsonShapes.js';
import { nameOf } from './parts/inputText.js';
import { AttributeControls, saidByControls } from './parts/labelStudioAttributes.js';
import { piecesKey } from './parts/pieces.js';
import { LABEL_STUDIO_KEYS, OTHER_DATA, readTask } from './parts/labelStudioReading.js';
import { element, writeXml } from './parts/xml.js';

const EXTENSION = '.json';
const FILE = 'label-studio.json';
const CONFIGURATION = 'label-studio-config.xml';

/** Those of regions, and those of documents as wholes. */
interface Controls {
  readonly region: AttributeControls;
  readonly document: AttributeControls;
}

/** What is said of a document as a whole by controls of its own; it is among the data of the task as well. */
function documentResults({ name, fields = {} }: ExchangeDocument, { document }: Controls): unknown[] {
  const own = Object.entries(fields).filter(([field]) => document.names.has(field));
  const { results, meta } = saidByControls(Object.fromEntries(own), document);
  return results.map((result) => ({
    id: `${name}#${result.from_name}`,
    to_name: 'text',
    ...result,
    ...(meta.types && { meta: { types: meta.types } }),
  }));
}

function regions(document: ExchangeDocument, controls: Controls): unknown[] {
  const points = new CodePointIndex(document.text);
  const spans = [...document.annotations].sort(byPlace).flatMap((annotation) => {
    const { id } = annotation;
    const said = saidByControls(annotation.attributes, controls.region);
    const place = {
      start: points.toCodePoints(annotation.start),
      end: points.toCodePoints(annotation.end),
      text: annotation.text,
    };
    const meta = {
      ...piecesKey(annotation, points),
      ...said.meta,
      ...attributesOf(annotation, LABEL_STUDIO_KEYS),
      extra: annotation.extra,
      // The field that its interface shows and edits.
      ...(annotation.note !== undefined && { text: [annotation.note] }),
    };
    const region = {
      id,
      from_name: 'label',
      to_name: 'text',
      type: 'labels',
      value: { ...place, labels: [annotation.label] },
      score: annotation.confidence,
      ...(Object.values(meta).some((value) => value !== undefined) && { meta }),
    };
    const results = said.results.map(({ value, ...result }) => ({
      id,
      to_name: 'text',
      ...result,
      value: { ...place, ...value },
    }));
    return [region, ...results];
  });
  const relations = document.relations.map((relation) => ({
    type: 'relation',
    from_id: relation.from,
    to_id: relation.to,
    direction: 'right',
    labels: [relation.type],
    ...(relation.attributes && { meta: { attributes: relation.attributes } }),
  }));
  return [...spans, ...relations, ...documentResults(document, controls)];
}

/** Of a whole prediction: its data manager sorts tasks by it. */
function meanScore({ annotations }: ExchangeDocument): number | undefined {
  const scores = annotations.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]));
  return scores.length === 0
    ? undefined
    : Number((scores.reduce((sum, score) => sum + score, 0) / scores.length).toFixed(3));
}

function task(
  document: ExchangeDocument,
  number: number,
  options: FormatOptions,
  controls: Controls,
): string {
  const { text, name, date, fields } = document;
  const data = { text, document: name, dct: date, ...fields };
  const result = regions(document, controls);
  const own =
    options['as'] === 'predictions'
      ? { predictions: [{ model_version: 'hawashi', score: meanScore(document), result }] }
      : { annotations: [{ result }] };
  return JSON.stringify({ id: number, data, ...own });
}

function configuration(
  labels: readonly LabelDefinition[],
  relationTypes: readonly string[],
  controls: Controls,
): string {
  return writeXml(
    element('View', {}, [
      element(
        'Relations',
        {},
        relationTypes.map((value) => element('Relation', { value })),
      ),
      element(
        'Labels',
        { name: 'label', toName: 'text' },
        labels.map(({ name, color, key }) =>
          element('Label', {
            value: name,
            ...(color !== undefined && { background: color }),
            ...(key !== undefined && { hotkey: key }),
          }),
        ),
      ),
      ...controls.region.elements,
      element('Text', { name: 'text', value: '$text', granularity: 'symbol' }),
      ...controls.document.elements,
    ]),
    { declaration: false },
  );
}

function createWriter(corpus: CorpusDescription, options: FormatOptions): ReturnType<Format['createWriter']> {
  const labels = new Map(corpus.labels.map((label) => [label.name, label]));
  const relationTypes = new Set(corpus.relationTypes);
  const region = new AttributeControls(corpus.attributes, 'region');
  const controls = { region, document: AttributeControls.ofDocument(corpus.documentFields ?? [], region) };
  let tasks = 0;
  return {
    document: (document) => {
      for (const { label } of document.annotations)
        if (!labels.has(label)) labels.set(label, { name: label });
      for (const { type } of document.relations) relationTypes.add(type);
      tasks++;
      return [
        { path: FILE, content: (tasks === 1 ? '[\n' : ',\n') + task(document, tasks, options, controls) },
      ];
    },
    end: () => [
      { path: FILE, content: tasks === 0 ? '[]\n' : '\n]\n' },
      { path: CONFIGURATION, content: configuration([...labels.values()], [...relationTypes], controls) },
    ],
  };
}

export const labelStudio: Format = {
  id: 'label-studio',
  title: 'Label Studio JSON',
  description: 'formats.labelStudio',
  extension: EXTENSION,
  specification: 'https://labelstud.io/guide/export.html#Label-Studio-JSON-format-of-annotated-tasks',
  unit: 'code points',
  layout: 'corpus',
  options: [
    {
      name: 'as',
      description: 'formats.labelStudio.as',
      values: ['annotations', 'predictions'],
    },
  ],
  carries: () => ({
    overlap: 'any',
    fragments: true,
    borders: 'any',
    attributes: new Set(['id', ...LABEL_STUDIO_KEYS, 'note', 'attributes', 'confidence', 'extra']),
    relations: true,
    rejected: false,
    date: true,
    fields: (name) => !OTHER_DATA.has(name),
    status: false,
    characters: 'unicode',
    text: 'exact',
  }),
  createWriter,
  accepts: (path) => path.endsWith(EXTENSION),
  async *read(files, context) {
    for (const { path, value } of jsonFiles(files, this.accepts, context, LABEL_STUDIO_SHAPE))
      for (const [i, object] of (Array.isArray(value) ? value : [value]).entries()) {
        const number = i + 1;
        const fallback = `${nameOf(path, EXTENSION)}-${number}`;
        yield* readTask({ file: path, number, context }, object, fallback);
      }
  },
};
