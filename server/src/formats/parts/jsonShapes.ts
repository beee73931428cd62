/**
 * What a reader knows of the objects in a file: fields beside those are told, so that what nobody reads is not lost in
 * silence.
 */
import { message } from '../../messages/message.js';
import type { ReadContext, ReadIssue } from '../format.js';
import { isFieldName } from './documentFields.js';
import { reportOnce } from './reportOnce.js';
import { isMissed } from './unread.js';

/** Known fields by name (`*`: of any name), each with what is known within it; `true`: all of it, or nothing to look at. */
export interface Fields {
  readonly [name: string]: Shape;
}
/** The name under which a shape says that fields of the document are in it too. */
const FIELDS = '%fields';
/** `false`: known, and left out. The items of a list have the fields that one value by itself would have. */
export type Shape = boolean | Fields;

/** Fields in which there is nothing to look at, and others. */
const fields = (names: readonly string[], others: Fields = {}): Fields => ({
  ...Object.fromEntries(names.map((name) => [name, true as const])),
  ...others,
});

const isNamed = (shape: Shape | undefined): boolean =>
  typeof shape === 'object' && Object.keys(shape).length > 0;
const hasObject = (value: unknown): boolean =>
  [value].flat().some((one) => typeof one === 'object' && one !== null);

/** Tells, once a file and field, of fields with something in them that are in no field of a shape. */
export function tellUnknown(
  value: unknown,
  shape: Shape,
  place: Pick<ReadIssue, 'file' | 'line'>,
  context: ReadContext,
  path = '',
): void {
  if (typeof shape === 'boolean' || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value as unknown[])
      if (!Array.isArray(item)) tellUnknown(item, shape, place, context, `${path}[]`);
    return;
  }
  for (const [key, inner] of Object.entries(value)) {
    const own = Object.hasOwn(shape, key);
    if (!own && shape[FIELDS] === true && isFieldName(key, context)) continue;
    const within = own ? shape[key] : shape['*'];
    // What has any name is known by what is in it.
    const isOther = !own && isNamed(within) && !hasObject(inner);
    const named = `${path === '' ? '' : `${path}.`}${key.slice(0, 60)}`;
    if (within !== undefined && within !== false && !isOther)
      tellUnknown(inner, within, place, context, named);
    else if (isMissed(key, inner))
      reportOnce(context.report, { ...place, message: message('read.notUnderstood', { key: named }) });
  }
}

const SPAN = fields([
  'start',
  'end',
  'label',
  'text',
  'id',
  'kb_id',
  'value',
  'mod',
  'canonical',
  'note',
  'origin',
  'score',
  'fragments',
  'attributes',
  'extra',
  'token_start',
  'token_end',
  'start_token',
  'end_token',
  'start_char',
  'end_char',
]);
const TOKENS = fields(['id', 'start', 'end', 'text', 'ws', 'disabled']);
const RELATIONS = fields(
  [
    'id',
    'type',
    'from',
    'to',
    'head',
    'child',
    'label',
    'head_span',
    'child_span',
    'from_id',
    'to_id',
    'subj',
    'pred',
    'obj',
    'attributes',
    'color',
  ],
  { head_span: SPAN, child_span: SPAN },
);
const META = { ...fields(['name', 'document', 'dct'], { relations: RELATIONS }), [FIELDS]: true };
/** What is in `meta` beside fields of the document. */
export const OTHER_META: ReadonlySet<string> = new Set(Object.keys(META));

export const SPACY_SHAPE: Shape = {
  '*': true,
  ents: SPAN,
  entities: SPAN,
  spans: { ...SPAN, '*': SPAN },
  tokens: TOKENS,
  meta: META,
  _: META,
};
export const PRODIGY_SHAPE: Shape = {
  '*': true,
  spans: SPAN,
  tokens: TOKENS,
  relations: RELATIONS,
  meta: META,
};
export const DOCCANO_SHAPE: Shape = {
  '*': true,
  entities: fields(['id', 'start_offset', 'end_offset', 'label', 'text']),
  label: fields(['id', 'start_offset', 'end_offset', 'label', 'text']),
  labels: fields(['id', 'start_offset', 'end_offset', 'label', 'text']),
  relations: RELATIONS,
};
export const DATASET_SHAPE: Shape = { '*': true, spans: SPAN, relations: RELATIONS };
export const PUB_ANNOTATION_SHAPE: Shape = (() => {
  const lists = {
    denotations: fields(['id', 'obj', 'text'], { span: fields(['begin', 'end']) }),
    catanns: fields(['id', 'category', 'text'], { span: fields(['begin', 'end']) }),
    attributes: fields(['id', 'subj', 'pred', 'obj']),
    relations: RELATIONS,
  };
  return { '*': true, ...lists, tracks: fields(['project', 'namespaces'], lists) };
})();
const REGION_VALUE = { '*': true } as const;
/** What it knows of somebody's work on a task. */
const LABEL_STUDIO_WORK = (
  'id completed_by unique_id project task was_cancelled ground_truth result_count last_action bulk_created ' +
  'parent_prediction parent_annotation score model_version model cluster neighbors mislabeling draft'
).split(' ');
const LABEL_STUDIO_REGION =
  'id type from_name to_name origin score from_id to_id labels direction readonly hidden locked'.split(' ');
const LABEL_STUDIO_RESULT = {
  annotations: {
    ...fields(LABEL_STUDIO_WORK),
    result: fields(LABEL_STUDIO_REGION, {
      value: { ...REGION_VALUE },
      meta: fields([
        ...['text', 'value', 'mod', 'canonical', 'note', 'origin', 'extra'],
        ...['fragments', 'types', 'attributes'],
      ]),
    }),
  },
};
export const LABEL_STUDIO_SHAPE: Shape = {
  '*': true,
  meta: false,
  drafts: false,
  ...LABEL_STUDIO_RESULT,
  completions: LABEL_STUDIO_RESULT.annotations,
  predictions: LABEL_STUDIO_RESULT.annotations,
};
export const UIMA_SHAPE: Shape = {
  '%TYPES': true,
  '%VIEWS': { '*': fields(['%SOFA', '%INDEX', '%MEMBERS']) },
  // Features are values; what is within one is none.
  '%FEATURE_STRUCTURES': { '*': {} },
  '@comment': true,
};
const TARGET = fields(['id', 'type', 'source'], {
  selector: fields(['type', 'start', 'end', 'exact', 'prefix', 'suffix', 'conformsTo', 'value'], {
    refinedBy: true,
  }),
});
const ANNOTATION = fields(
  [
    '@context',
    'id',
    'type',
    'motivation',
    'created',
    'modified',
    'generated',
    'creator',
    'generator',
    'bodyValue',
  ],
  {
    body: fields([
      'id',
      'label',
      'type',
      'purpose',
      'value',
      'source',
      'format',
      'language',
      'timexValue',
      'timexMod',
      'origin',
      'creator',
      'created',
      'attribute',
    ]),
    target: { ...TARGET, items: TARGET },
  },
);
const dcTerm = (name: string): string => `dcterms:${name}`;
export const WEB_ANNOTATION_SHAPE: Shape = {
  ...ANNOTATION,
  ...fields(['@graph', 'partOf', 'last', 'next', 'prev', 'label', 'total', 'startIndex']),
  document: fields(
    [
      'id',
      ...'created title publisher creator spatial issued source language license'.split(' ').map(dcTerm),
    ],
    { field: fields(['attribute', 'value', 'format']) },
  ),
  items: ANNOTATION,
  first: { ...fields(['id', 'type']), items: ANNOTATION },
};
