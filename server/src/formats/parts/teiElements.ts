/**
 * Elements and attributes of TEI P5 for labels and what is said of them. `@type` is the label, `@subtype` the mod of a time;
 * `@key`, `@ref` and `@corresp` are the entity, `@cert` the confidence. All else is taken as attributes of the annotation.
 */
import { isConfidence } from '../../annotation/confidence.js';
import type { Attributes } from '../../annotation/attributes.js';
import type { Annotation } from '../../annotation/model.js';
import { decodeWord } from './encoding.js';
import { otherAttributes } from './otherAttributes.js';
import type { TeiFeatures } from './teiFeatures.js';
import { localName, type XmlElement } from './xml.js';

export const TEI_ENTITY = 'urn:hawashi:entity:';

/** Elements of TEI for labels; any other label is a `rs` (referring string). The first label is an element's own. */
export const TEI_ELEMENTS: readonly (readonly [string, readonly string[]])[] = [
  ['persName', ['PERS']],
  ['orgName', ['ORG']],
  ['placeName', ['LOC', 'GPE', 'FAC']],
  ['date', ['DATE']],
  ['time', ['TIME']],
  ['num', ['CARDINAL', 'ORDINAL', 'PERCENT']],
  ['measure', ['QUANTITY', 'MONEY']],
  ['roleName', ['OCC']],
  ['rs', ['MISC']],
];
/** Elements that are read beside those that are written. */
const FURTHER: Readonly<Record<string, string>> = {
  name: 'MISC',
  geogName: 'LOC',
  settlement: 'GPE',
  country: 'GPE',
  region: 'GPE',
  district: 'GPE',
  bloc: 'GPE',
};
/** What `@type` of a name or referring string calls a label. */
const KINDS: Readonly<Record<string, string>> = {
  person: 'PERS',
  place: 'LOC',
  geog: 'LOC',
  country: 'GPE',
  settlement: 'GPE',
  city: 'GPE',
  org: 'ORG',
  organisation: 'ORG',
  organization: 'ORG',
};
/** Elements of the text's form, in which there is nothing to be said of its content; of others it is told. */
export const FORM = new Set(
  (
    'front body back group div div1 div2 div3 div4 div5 div6 div7 ab p lg l seg s cl phr w pc c lb pb cb gb milestone head ' +
    'list item label table row cell note q quote said sp speaker stage opener closer dateline salute signed byline ' +
    'trailer epigraph argument hi emph foreign title figure graphic figDesc floatingText text choice corr reg expan ex ' +
    'am surplus supplied unclear gap space del add subst fw titlePage titlePart docTitle docAuthor docDate docImprint ' +
    'bibl anchor ptr forename surname addName genName nameLink'
  ).split(' '),
);

/** The name of a label's element. */
export const elementFor = (label: string): string =>
  TEI_ELEMENTS.find(([, labels]) => labels.includes(label))?.[0] ?? 'rs';

const TIMES = new Set(['date', 'time']);
/** What `mod` may be in TIMEX3 (ISO 24617-1). */
const MODS =
  /^(?:BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE|START|MID|END|APPROX)$/;

/** Whether `@subtype` is the mod of a time, and no attribute. */
export const isMod = (label: string, subtype: string): boolean =>
  TIMES.has(elementFor(label)) || MODS.test(subtype);

/** Which attribute has a value: TIMEX3 values are more than W3C dates, which `@when` takes. */
export const valueAttribute = (element: string): string => (TIMES.has(element) ? 'when-custom' : 'n');

/** The label of an element of the text, and `@type` where it says something else; undefined where it is none. */
export function labelOf(node: XmlElement): { readonly label: string; readonly type?: string } | undefined {
  const name = localName(node.name);
  const labels = TEI_ELEMENTS.find(([known]) => known === name)?.[1];
  const own = labels?.[0] ?? (Object.hasOwn(FURTHER, name) ? FURTHER[name] : undefined);
  if (own === undefined) return undefined;
  const type = node.attributes['type'];
  if (type === undefined) return { label: own };
  const label = decodeWord(type);
  if (name === 'rs' || name === 'name') return { label: Object.hasOwn(KINDS, label) ? KINDS[label]! : label };
  return labels?.includes(label) ? { label } : { label: own, type };
}

/** `@cert` as a number; in words (high, low) it is a foreign attribute. */
function probabilityOf({ attributes: { cert = '' } }: XmlElement): number | undefined {
  const confidence = cert.trim() === '' ? NaN : Number(cert);
  return isConfidence(confidence) ? confidence : undefined;
}

const KNOWN = new Set(
  (
    'xml:id xml:space type subtype key ref n corresp target ana next prev ' +
    'when-custom when when-iso from to from-iso to-iso'
  ).split(' '),
);

/** What an element says of its annotation; `type`: where that is no label. */
export function saidOfElement(
  node: XmlElement,
  { label, type }: { readonly label: string; readonly type?: string },
  features: TeiFeatures,
): Partial<Annotation> {
  const { subtype, key, ref, n, corresp, from, to, ana } = node.attributes;
  const span = [from ?? node.attributes['from-iso'], to ?? node.attributes['to-iso']];
  const between = span[0] !== undefined && span[1] !== undefined ? span.join('/') : (span[0] ?? span[1]);
  const { 'when-custom': custom, when, 'when-iso': iso } = node.attributes;
  const value = custom ?? when ?? iso ?? between ?? n;
  const entity = corresp?.startsWith(TEI_ENTITY) ? decodeWord(corresp.slice(TEI_ENTITY.length)) : undefined;
  const canonical = entity ?? key ?? ref ?? corresp;
  const confidence = probabilityOf(node);
  const kind = subtype === undefined ? undefined : decodeWord(subtype);
  const isOfTime = kind !== undefined && isMod(label, kind);
  const analysis = features.of(ana);
  const known = new Set([...KNOWN, ...(confidence === undefined ? [] : ['cert'])]);
  const attributes = {
    ...otherAttributes(node, known).extra,
    ...(type !== undefined && { type: decodeWord(type) }),
    ...(kind !== undefined && !isOfTime && { subtype: kind }),
    ...(ref !== undefined && canonical !== ref && { ref }),
    ...(n !== undefined && value !== n && { n: decodeWord(n) }),
    ...analysis.attributes,
  };
  return {
    ...(confidence !== undefined && { confidence }),
    ...(value !== undefined && { value: decodeWord(value) }),
    ...(isOfTime && { mod: kind }),
    ...(analysis.mod !== undefined && { mod: analysis.mod }),
    ...(canonical !== undefined && { canonical }),
    ...(Object.keys(attributes).length > 0 && { attributes }),
  };
}

/** The attributes of a relation's element. */
export function saidOfRelation(
  node: XmlElement,
  features: TeiFeatures,
): { readonly attributes?: Attributes } {
  const known = new Set(['name', 'active', 'passive', 'xml:id', 'ana']);
  const attributes = {
    ...otherAttributes(node, known).extra,
    ...features.of(node.attributes['ana']).attributes,
  };
  return Object.keys(attributes).length > 0 ? { attributes } : {};
}
