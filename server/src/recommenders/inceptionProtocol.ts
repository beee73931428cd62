/**
 * INCEpTION's protocol for external recommenders, (inception-external-recommender,
 * `ariadne/server.py`): texts and annotations travel as CAS XMI with their type system. Offsets are UTF-16.
 */
import * as v from 'valibot';
import type { TypeSystem } from '../formats/parts/typeSystem.js';
import { SOFA, type FeatureStructure } from '../formats/parts/uima.js';
import { STRING, type LabelledLayer, type UimaScheme, type UimaType } from '../formats/parts/uimaTypes.js';
import { parseXml, type XmlElement } from '../formats/parts/xml.js';
import { structuresOf } from '../formats/uimaXmi.js';

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
export function readCas(xmi: string, types?: TypeSystem): ReadCas | undefined {
  const root = parseXml('document.xmi', xmi, () => undefined);
  return root && casOfRoot(root, types);
}

export function casOfRoot(root: XmlElement, types?: TypeSystem): ReadCas {
  const structures = structuresOf(root, types);
  const sofas = structures.filter(({ type }) => type === SOFA);
  const sofa = sofas.find(({ values }) => values['sofaID'] === '_InitialView') ?? sofas[0];
  return { structures, sofa };
}

/** The types of a question: those of the corpus' scheme, and predictions of the layer have a place in them. */
export function typesFor(scheme: UimaScheme, { layer, feature }: LabelledLayer): readonly UimaType[] {
  const predicted = [
    { name: feature, range: STRING },
    { name: PREDICTED, range: 'uima.cas.Boolean' },
    { name: scoreOf(feature), range: 'uima.cas.Double' },
    { name: explanationOf(feature), range: STRING },
    { name: `${feature}_auto_accept`, range: STRING },
  ];
  return scheme.types.map((type) =>
    type.name === layer
      ? {
          ...type,
          features: [...new Map([...predicted, ...type.features].map((one) => [one.name, one])).values()],
        }
      : type,
  );
}
