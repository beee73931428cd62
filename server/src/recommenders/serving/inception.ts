/**
 * Answers what INCEpTION asks its external recommenders (inception-external-recommender, `PredictionRequest`): the CAS that
 * came goes back as it was written, with predictions of the layer in the view of its text. Offsets are UTF-16.
 */
import * as v from 'valibot';
import type { Annotation } from '../../annotation/model.js';
import { TypeSystem } from '../../formats/parts/typeSystem.js';
import type { LabelledLayer } from '../../formats/parts/uimaTypes.js';
import { element, parseXml, writeXml, type XmlElement } from '../../formats/parts/xml.js';
import { namespaceOf } from '../../formats/uimaXmi.js';
import { message, type Message } from '../../messages/message.js';
import { casOfRoot, PREDICTED, scoreOf } from '../inceptionProtocol.js';
import { askedBy, BadQuestion, type Recognising } from './question.js';

const PredictSchema = v.looseObject({
  metadata: v.looseObject({
    // Names of UIMA: they become names of XML.
    layer: v.pipe(v.string(), v.regex(/^[\p{L}_][\p{L}\p{N}_.]*$/u)),
    feature: v.pipe(v.string(), v.regex(/^[\p{L}_][\p{L}\p{N}_]*$/u)),
    // The part of the text that is wanted.
    range: v.nullish(v.looseObject({ begin: v.number(), end: v.number() })),
  }),
  document: v.looseObject({ xmi: v.string() }),
  typeSystem: v.string(),
});

/** The answer to `POST …/predict`; throws a `BadQuestion`. */
export function predictInception(body: unknown, recognise: Recognising): { readonly document: string } {
  const { metadata, document, typeSystem } = askedBy(PredictSchema, body);
  if (!TypeSystem.read(rootOf(typeSystem)).has(metadata.layer))
    throw new BadQuestion(message('serving.noLayer', { layer: metadata.layer }));
  const { xmi } = document;
  const { structures, sofa } = casOfRoot(rootOf(xmi));
  const text = sofa?.values['sofaString'];
  if (!sofa || typeof text !== 'string') return { document: xmi };
  const { begin, end } = metadata.range ?? { begin: 0, end: text.length };
  const found = recognise(text).filter((one) => one.start >= begin && one.end <= end);
  const last = structures.reduce((highest, { id }) => (id > highest ? id : highest), 0);
  return { document: withPredictions(xmi, { sofa: sofa.id, first: last + 1 }, found, metadata) };
}

/** Throws what is wrong with it, where it is no XML. */
function rootOf(xml: string): XmlElement {
  const problems: Message[] = [];
  const root = parseXml('', xml, (issue) => problems.push(issue.message));
  if (!root) throw new BadQuestion(problems[0] ?? message('serving.fields', { fields: 'xmi' }));
  return root;
}

/** The XMI of a CAS with predictions before the view of a text, and among its members. All else stays as it was written. */
function withPredictions(
  xmi: string,
  { sofa, first }: { readonly sofa: number; readonly first: number },
  found: readonly Annotation[],
  { layer, feature }: LabelledLayer,
): string {
  if (found.length === 0) return xmi;
  const cas = /xmlns:([\w.-]+)\s*=\s*["']http:\/\/\/uima\/cas\.ecore["']/.exec(xmi)?.[1] ?? 'cas';
  const views = xmi.matchAll(new RegExp(`<${cas.replaceAll('.', '\\.')}:View\\b[^>]*>`, 'g'));
  const view = [...views].find(([tag]) => new RegExp(`\\ssofa\\s*=\\s*["']${sofa}["']`).test(tag));
  if (!view) throw new BadQuestion(message('serving.noView'));
  const { uri, local } = namespaceOf(layer);
  const predictions = found.map(({ start, end, label, confidence }, i) =>
    writeXml(
      element(`hawashi:${local}`, {
        'xmlns:hawashi': uri,
        'xmi:id': String(first + i),
        sofa: String(sofa),
        begin: String(start),
        end: String(end),
        [feature]: label,
        [PREDICTED]: 'true',
        ...(confidence !== undefined && { [scoreOf(feature)]: String(confidence) }),
      }),
      { declaration: false },
    ).trimEnd(),
  );
  const ids = found.map((_, i) => first + i).join(' ');
  const [tag] = view;
  const members = /(\smembers\s*=\s*["'][^"']*)/;
  const told = members.test(tag)
    ? tag.replace(members, `$1 ${ids}`)
    : tag.replace(/\s*(\/?)>$/, ` members="${ids}"$1>`);
  return xmi.slice(0, view.index) + predictions.join('') + told + xmi.slice(view.index + tag.length);
}
