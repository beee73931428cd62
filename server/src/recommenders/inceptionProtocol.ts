/**
 * INCEpTION's protocol for external recommenders, (inception-external-recommender,
 * `ariadne/server.py`): texts and annotations travel as CAS XMI with their type system. Offsets are UTF-16.
 */
import * as v from 'valibot';
import { ENTITY, SOFA, UIMA_TYPES, type FeatureStructure, type UimaType } from '../formats/parts/uima.js';
import { parseXml, type XmlElement } from '../formats/parts/xml.js';
import { structuresOf } from '../formats/uimaXmi.js';

/** The layer that INCEpTION has built in for names, and its feature for the label. */
export const NAMED_ENTITIES = { layer: ENTITY, feature: 'value' } as const;

/** Which layer is asked for, and which of its features holds the label. */
export interface AskedLayer {
  readonly layer: string;
  readonly feature: string;
}

/** What marks a prediction, and what is said of it beside its label. */
export const PREDICTED = 'inception_internal_predicted';
export const scoreOf = (feature: string): string => `${feature}_score`;
export const explanationOf = (feature: string): string => `${feature}_score_explanation`;

export const PredictAnswerSchema = v.looseObject({ document: v.string() });

/** What a CAS holds; `sofa`: the text of its first view. */
export interface ReadCas {
  readonly structures: readonly FeatureStructure[];
  readonly sofa: FeatureStructure | undefined;
}

/** Undefined where it is no XML. */
export function readCas(xmi: string): ReadCas | undefined {
  const root = parseXml('document.xmi', xmi, () => undefined);
  return root && casOfRoot(root);
}

export function casOfRoot(root: XmlElement): ReadCas {
  const structures = structuresOf(root);
  const sofas = structures.filter(({ type }) => type === SOFA);
  const sofa = sofas.find(({ values }) => values['sofaID'] === '_InitialView') ?? sofas[0];
  return { structures, sofa };
}

/** The type system of a question: predictions of the layer have a place in it. */
export function typesFor({ layer, feature }: AskedLayer): readonly UimaType[] {
  const predicted = [
    { name: PREDICTED, range: 'uima.cas.Boolean' },
    { name: scoreOf(feature), range: 'uima.cas.Double' },
    { name: explanationOf(feature), range: 'uima.cas.String' },
    { name: `${feature}_auto_accept`, range: 'uima.cas.String' },
  ];
  const isKnown = UIMA_TYPES.some(({ name }) => name === layer);
  const own: UimaType = {
    name: layer,
    description: '',
    superType: 'uima.tcas.Annotation',
    features: [{ name: feature, range: 'uima.cas.String' }, ...predicted],
  };
  if (!isKnown) return [...UIMA_TYPES, own];
  return UIMA_TYPES.map((type) => {
    if (type.name !== layer) return type;
    const names = new Set(type.features.map(({ name }) => name));
    return { ...type, features: [...type.features, ...own.features.filter(({ name }) => !names.has(name))] };
  });
}
