/**
 * Documents as UIMA feature structures, whatever they are written in. Annotations are DKPro's NamedEntity (the
 * layer that INCEpTION has built in: `value` is the label, `identifier` the entity), with features of ours beside;
 * relations are INCEpTION's; tokens and sentences come along for tools that need them. Offsets are UTF-16.
 */
import { message } from '../../messages/message.js';
import { piecesOf } from '../../annotation/fragments.js';
import type { Annotation, Relation } from '../../annotation/model.js';
import { byPlace } from '../../annotation/annotationOrder.js';
import { readAttributes } from './attributes.js';
import type { Carries, ExchangeDocument, ReadIssue } from '../format.js';
import { isLinguistic, isStructural, layerFacts } from './layerFeatures.js';
import { reportOnce } from './reportOnce.js';
import { sentences } from './sentences.js';
import { spanFromUtf16 } from './spans.js';
import { json, piecesIn, withOwn } from './uimaScheme.js';
import { bordersOf, exchangeTokens } from './tokens.js';

export const ENTITY = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
const TOKEN = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token';
const SENTENCE = 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence';
export const RELATION = 'webanno.custom.Relation';
const FACTS = 'hawashi.DocumentFacts';
export const SOFA = 'uima.cas.Sofa';
const DOCUMENT = 'uima.tcas.DocumentAnnotation';
const ANNOTATION = 'uima.tcas.Annotation';

export interface UimaFeature {
  readonly name: string;
  readonly range: string;
}

export interface UimaType {
  readonly name: string;
  readonly description: string;
  readonly superType: string;
  readonly features: readonly UimaFeature[];
}

const strings = (...names: readonly string[]): UimaFeature[] =>
  names.map((name) => ({ name, range: 'uima.cas.String' }));

/** The type system of every export. */
export const UIMA_TYPES: readonly UimaType[] = [
  {
    name: ENTITY,
    description:
      'An annotation; value is its label, identifier its entity; attributes is a JSON object, fragments a JSON list of the pieces of a span with gaps.',
    superType: ANNOTATION,
    features: strings(
      ...['value', 'identifier', 'timexValue', 'timexMod', 'note', 'origin', 'annotationId'],
      ...['attributes', 'fragments'],
    ),
  },
  { name: TOKEN, description: 'A token.', superType: ANNOTATION, features: [] },
  { name: SENTENCE, description: 'A sentence.', superType: ANNOTATION, features: [] },
  {
    name: RELATION,
    description: 'A relation from one annotation (Governor) to another (Dependent).',
    superType: ANNOTATION,
    features: [
      { name: 'Governor', range: ENTITY },
      { name: 'Dependent', range: ENTITY },
      ...strings('label', 'attributes'),
    ],
  },
  {
    name: FACTS,
    description: 'What is known of the document: its name and its creation time (ISO 8601).',
    superType: ANNOTATION,
    features: strings('documentName', 'creationTime'),
  },
];

export const UIMA_CARRIES: Carries = {
  overlap: 'any',
  fragments: true,
  borders: 'any',
  attributes: new Set(['id', 'value', 'mod', 'canonical', 'note', 'attributes', 'origin']),
  relations: true,
  rejected: false,
  date: true,
  status: false,
  characters: 'xml',
  text: 'exact',
};

/** A feature structure; `references` are ids of others. */
export interface FeatureStructure {
  readonly id: number;
  readonly type: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly references: Readonly<Record<string, number>>;
}

export interface Cas {
  readonly text: string;
  /** Without the sofa itself, whose id is `SOFA_ID`. */
  readonly structures: readonly FeatureStructure[];
}

export const SOFA_ID = 1;

/** The feature structures of a document. */
export function casOf(document: ExchangeDocument): Cas {
  const { text } = document;
  const structures: FeatureStructure[] = [];
  const add = (
    type: string,
    span: { start: number; end: number },
    values: Readonly<Record<string, string | undefined>> = {},
    references: Readonly<Record<string, number>> = {},
  ): number => {
    const id = SOFA_ID + 1 + structures.length;
    const defined = Object.entries(values).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    structures.push({
      id,
      type,
      values: { begin: span.start, end: span.end, ...Object.fromEntries(defined) },
      references: { sofa: SOFA_ID, ...references },
    });
    return id;
  };
  const whole = { start: 0, end: text.length };
  add(DOCUMENT, whole, { language: 'x-unspecified' });
  add(FACTS, whole, { documentName: document.name, creationTime: document.date });
  const annotations = [...document.annotations].sort(byPlace);
  const tokens = exchangeTokens(text, bordersOf(annotations));
  for (const sentence of sentences(text, tokens, annotations))
    add(SENTENCE, { start: sentence[0]!.start, end: sentence.at(-1)!.end });
  for (const token of tokens) add(TOKEN, token);
  const ids = new Map<string, number>();
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  for (const annotation of annotations) {
    const { id, label, canonical, value, mod, note, origin } = annotation;
    const own = {
      value: label,
      identifier: canonical,
      timexValue: value,
      timexMod: mod,
      note,
      origin,
      annotationId: id,
      attributes: json(annotation.attributes),
      fragments: json(annotation.fragments && piecesOf(annotation).map(({ start, end }) => [start, end])),
    };
    ids.set(id, add(ENTITY, annotation, own));
  }
  for (const { type, from, to, attributes } of document.relations) {
    const end = byId.get(to);
    const references = { Governor: ids.get(from)!, Dependent: ids.get(to)! };
    if (end && ids.has(from)) add(RELATION, end, { label: type, attributes: json(attributes) }, references);
  }
  return { text, structures };
}

/** The document of all feature structures of a file; undefined, and an issue, where it has no text. */
export function documentOfStructures(
  all: readonly FeatureStructure[],
  fallbackName: string,
  place: { readonly file: string; readonly line?: number },
  report: (issue: ReadIssue) => void,
): ExchangeDocument | undefined {
  const sofas = all.filter((structure) => structure.type === SOFA);
  const sofa = sofas.find((structure) => structure.values['sofaID'] === '_InitialView') ?? sofas[0];
  const text = sofa?.values['sofaString'];
  if (sofa && typeof text === 'string') {
    for (const view of sofas) {
      const name = String(view.values['sofaID'] ?? view.id);
      if (view !== sofa && view.values['sofaString'] !== undefined)
        report({ ...place, understood: true, message: message('read.notUnderstood', { key: name }) });
    }
    for (const { type, references } of all)
      if (references['sofa'] === undefined && !isLinguistic(type))
        reportOnce(report, { ...place, message: message('read.notUnderstood', { key: type }) });
    const structures = all.filter((structure) => structure.references['sofa'] === sofa.id);
    return documentOfCas({ text, structures }, fallbackName, place.file, report);
  }
  report({ ...place, message: message('read.sofa') });
  return undefined;
}

/**
 * The document of feature structures. Every annotation of content is imported: its label is its `value` or
 * `label` feature, else its type's name.
 */
function documentOfCas(
  cas: Cas,
  fallbackName: string,
  file: string,
  report: (issue: ReadIssue) => void,
): ExchangeDocument {
  const { text, structures } = cas;
  const annotations: Annotation[] = [];
  const idOf = new Map<number, string>();
  const own = (structure: FeatureStructure, key: string): string | undefined => {
    const value = structure.values[key];
    return value === undefined ? undefined : String(value);
  };
  for (const structure of structures) {
    const { id, type, values, references } = structure;
    if (isLinguistic(type)) {
      if (!isStructural(type))
        reportOnce(report, {
          file,
          understood: true,
          message: message('read.layerLinguistic', { name: type }),
        });
      continue;
    }
    if ('Governor' in references) continue;
    tellReferences(structure, file, report);
    if (typeof values['begin'] !== 'number') {
      reportOnce(report, { file, message: message('read.notUnderstood', { key: type }) });
      continue;
    }
    const place = spanFromUtf16(values['begin'], values['end'], text, { file }, report);
    if (!place) continue;
    const known = own(structure, 'annotationId') ?? `a${annotations.length + 1}`;
    idOf.set(id, known);
    const canonical = own(structure, 'identifier');
    annotations.push({
      id: known,
      ...place,
      ...withOwn(layerFacts(type, values), values),
      ...piecesIn(values['fragments'], place),
      ...readAttributes(
        {
          value: values['timexValue'] || undefined,
          mod: values['timexMod'] || undefined,
          note: values['note'],
          origin: values['origin'],
        },
        ['value', 'mod', 'note', 'origin'],
      ),
      ...(canonical !== undefined && { canonical }),
    });
  }
  const relations: Relation[] = [];
  for (const structure of structures) {
    const { Governor: governor, Dependent: dependent } = structure.references;
    if (governor === undefined || dependent === undefined) continue;
    const from = idOf.get(governor);
    const to = idOf.get(dependent);
    if (from === undefined || to === undefined) {
      if (!isLinguistic(structure.type)) report({ file, message: message('read.relationEndMissing') });
      continue;
    }
    const { label: type, ...said } = withOwn(layerFacts('', structure.values), structure.values);
    relations.push({ id: `r${relations.length + 1}`, type, from, to, ...said });
  }
  const facts = structures.find((structure) => structure.type === FACTS);
  const date = facts && own(facts, 'creationTime');
  return {
    name: (facts && own(facts, 'documentName')) ?? fallbackName,
    text,
    annotations,
    relations,
    ...(date !== undefined && { date }),
  };
}

/** Features that point to other structures (slots, links) have no place in an annotation. */
function tellReferences(
  { references }: FeatureStructure,
  file: string,
  report: (issue: ReadIssue) => void,
): void {
  for (const name of Object.keys(references)) {
    if (name !== 'sofa')
      reportOnce(report, { file, understood: true, message: message('read.layerSlots', { name }) });
  }
}
