/** Layers and features of UIMA's tools (XMI, JSON, WebAnno TSV): which are annotations, which feature is the label. */
import type { Attributes } from '../../annotation/attributes.js';

/** Types that are no annotations of content. */
const LINGUISTIC =
  /^(uima\.|(de\.tudarmstadt\.ukp\.dkpro|org\.dkpro)\.core\.api\.(segmentation|lexmorph|syntax|metadata|anomaly|xml|pdf)\.|de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.|hawashi\.)/;

/** Whether a layer is of words, sentences, grammar or markup, and so no annotations of content. */
export const isLinguistic = (type: string): boolean => LINGUISTIC.test(type);

/** What every file has that holds a text: types of UIMA itself, words and sentences, facts of the document. */
const STRUCTURAL =
  /^(uima\.|(de\.tudarmstadt\.ukp\.dkpro|org\.dkpro)\.core\.api\.(segmentation|metadata)\.|de\.tudarmstadt\.ukp\.clarin\.webanno\.api\.type\.|hawashi\.)/;

/** Whether nobody misses a layer that is left out. */
export const isStructural = (type: string): boolean => STRUCTURAL.test(type);

/** How features of WebAnno TSV begin that hold slots. */
export const SLOTS = 'ROLE_';

/** Features that name a label, the surest first. */
const LABELS = [
  'value',
  'label',
  'timexType',
  'category',
  'kind',
  'class',
  'type',
  'tag',
  'entityType',
  'ner',
];
/** Those that are a label whatever they say. */
const SURE = new Set(['value', 'label']);
/** Features that are attributes of ours, or none of the annotation's. */
const KNOWN = new Set([
  'begin',
  'end',
  'sofa',
  'identifier',
  'note',
  'origin',
  'timexValue',
  'timexMod',
  'annotationId',
  'attributes',
  'fragments',
]);

/** Whether a feature can have this name that says an attribute of a corpus' scheme, and nothing else is taken for it. */
export const isOwnFeature = (name: string): boolean =>
  /^[A-Za-z][A-Za-z0-9_]*$/.test(name) && !KNOWN.has(name) && !SURE.has(name) && !name.startsWith(SLOTS);

/** What is no label, whatever the feature. */
const NO_LABEL = /^(true|false|[\d.,+-]*)$/;

/** Where every value is written as a text, yes and no are too. */
const flag = (value: unknown): unknown => (value === 'true' ? true : value === 'false' ? false : value);

export interface LayerFacts {
  readonly label: string;
  /** The features that have no other place. */
  readonly attributes?: Attributes;
}

/** What a file tells of its features: their order, by which the first is the one that people look at first; their types. */
export interface ToldFeatures {
  readonly ordered?: boolean;
  readonly typed?: boolean;
}

/** The label and the rest of an annotation's features; without a label among them it is the layer's name. */
export function layerFacts(
  layer: string,
  features: Readonly<Record<string, unknown>>,
  { ordered = false, typed = false }: ToldFeatures = {},
): LayerFacts {
  const own = Object.entries(features).filter(([name]) => !KNOWN.has(name) && name !== '__proto__');
  const names = own
    .filter(([name, value]) => typeof value === 'string' && (SURE.has(name) || !NO_LABEL.test(value)))
    .map(([name]) => name);
  const chosen =
    LABELS.find((name) => names.includes(name)) ?? (ordered || own.length === 1 ? names[0] : undefined);
  const label = chosen === undefined ? layer.slice(layer.lastIndexOf('.') + 1) : String(features[chosen]);
  const rest = own
    .filter(([name]) => name !== chosen)
    .map(([name, value]) => [name, typed ? value : flag(value)] as const);
  return { label, ...(rest.length > 0 && { attributes: Object.fromEntries(rest) }) };
}
