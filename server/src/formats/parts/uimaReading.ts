/** Documents of UIMA feature structures, ours and those of others. */
import type { Annotation, Relation } from '../../annotation/model.js';
import { message } from '../../messages/message.js';
import type { ExchangeDocument, ReadIssue } from '../format.js';
import { readAttributes } from './attributes.js';
import { isLinguistic, isStructural, layerFacts } from './layerFeatures.js';
import { reportOnce } from './reportOnce.js';
import { spanFromUtf16 } from './spans.js';
import { SOFA, type Cas, type FeatureStructure } from './uima.js';
import { piecesIn, withOwn } from './uimaScheme.js';
import { FACTS } from './uimaTypes.js';

type Report = (issue: ReadIssue) => void;

/** The document of all feature structures of a file; undefined, and an issue, where it has no text. */
export function documentOfStructures(
  all: readonly FeatureStructure[],
  fallbackName: string,
  place: { readonly file: string; readonly line?: number },
  report: Report,
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
    const structures = all.filter((structure) => structure.references['sofa'] === sofa.id);
    const links = linksAmong(all);
    const meant = new Set(structures.flatMap(({ references }) => targetsOf(references, links)));
    for (const { id, type, references } of all)
      if (references['sofa'] === undefined && !isLinguistic(type) && !meant.has(id))
        reportOnce(report, { ...place, message: message('read.notUnderstood', { key: type }) });
    return documentOfCas({ text, structures }, { name: fallbackName, links, file: place.file, report });
  }
  report({ ...place, message: message('read.sofa') });
  return undefined;
}

/** What reading goes by, and what it gathers. */
interface Reading {
  readonly text: string;
  readonly links: Links;
  readonly file: string;
  readonly report: Report;
  /** Of annotations, by those of their structures. */
  readonly idOf: Map<number, string>;
}

const textOf = ({ values }: FeatureStructure, key: string): string | undefined => {
  const value = values[key];
  return value === undefined ? undefined : String(value);
};

/**
 * The document of feature structures. Every annotation of content is imported: its label is its `value` or
 * `label` feature, else its type's name.
 */
function documentOfCas(
  { text, structures }: Cas,
  { name, ...known }: Pick<Reading, 'links' | 'file' | 'report'> & { readonly name: string },
): ExchangeDocument {
  const reading: Reading = { ...known, text, idOf: new Map() };
  const annotations = structures.flatMap((structure): Annotation[] => {
    const found = annotationOf(structure, reading);
    return found ? [found] : [];
  });
  const relations = structures
    .flatMap((structure) => relationsOf(structure, reading))
    .map((relation, i): Relation => ({ id: `r${i + 1}`, ...relation }));
  const facts = structures.find((structure) => structure.type === FACTS);
  const date = facts && textOf(facts, 'creationTime');
  return {
    name: (facts && textOf(facts, 'documentName')) ?? name,
    text,
    annotations,
    relations,
    ...(date !== undefined && { date }),
  };
}

/** Undefined where it is none of content; what is missed is told. */
function annotationOf(
  structure: FeatureStructure,
  { text, file, report, idOf }: Reading,
): Annotation | undefined {
  const { id, type, values, references, typed = false } = structure;
  if (isLinguistic(type)) {
    if (!isStructural(type))
      reportOnce(report, {
        file,
        understood: true,
        message: message('read.layerLinguistic', { name: type }),
      });
    return undefined;
  }
  if ('Governor' in references) return undefined;
  if (typeof values['begin'] !== 'number') {
    reportOnce(report, { file, message: message('read.notUnderstood', { key: type }) });
    return undefined;
  }
  const place = spanFromUtf16(values['begin'], values['end'], text, { file }, report);
  if (!place) return undefined;
  const known = textOf(structure, 'annotationId') ?? `a${idOf.size + 1}`;
  idOf.set(id, known);
  const canonical = textOf(structure, 'identifier');
  const { timexValue, timexMod, note, origin } = values;
  return {
    id: known,
    ...place,
    ...withOwn(layerFacts(type, values, { typed }), values),
    ...piecesIn(values['fragments'], place),
    ...readAttributes({ value: timexValue || undefined, mod: timexMod || undefined, note, origin }, [
      ...(['value', 'mod', 'note', 'origin'] as const),
    ]),
    ...(canonical !== undefined && { canonical }),
  };
}

/** Relations of structures that are some, and of the slots of annotations. */
function relationsOf(structure: FeatureStructure, reading: Reading): readonly Omit<Relation, 'id'>[] {
  const { values, references, type: layer, typed = false } = structure;
  const { Governor: governor, Dependent: dependent } = references;
  const { idOf, file, report } = reading;
  if (typeof governor !== 'number' || typeof dependent !== 'number')
    return idOf.has(structure.id) ? slotRelations(structure, reading) : [];
  const from = idOf.get(governor);
  const to = idOf.get(dependent);
  if (from === undefined || to === undefined) {
    if (!isLinguistic(layer)) report({ file, message: message('read.relationEndMissing') });
    return [];
  }
  const { label: type, ...said } = withOwn(layerFacts('', values, { typed }), values);
  return [{ type, from, to, ...said }];
}

/** Structures that stand between a feature and what it means: lists of others, and links, which have a role. */
type Links = ReadonlyMap<number, FeatureStructure>;

const isList = ({ type }: FeatureStructure): boolean => type === 'uima.cas.FSArray';

const linksAmong = (all: readonly FeatureStructure[]): Links =>
  new Map(
    all
      .filter((one) => isList(one) || (one.references['sofa'] === undefined && 'target' in one.references))
      .map((one) => [one.id, one]),
  );

/** What features point to, lists opened. */
const targetsOf = (references: FeatureStructure['references'], links: Links): readonly number[] =>
  Object.entries(references)
    .filter(([name]) => name !== 'sofa')
    .flatMap(([, ids]) => opened(ids, links));

function opened(ids: number | readonly number[], links: Links): readonly number[] {
  return [ids].flat().flatMap((id) => {
    const list = links.get(id);
    return list && isList(list) ? [list.references['elements'] ?? []].flat() : [id];
  });
}

/**
 * Features that point to other annotations (slots), as relations by their roles, or by their own name where there are none;
 * those that lead nowhere else are told.
 */
function slotRelations(
  { id, references }: FeatureStructure,
  { idOf, links, file, report }: Reading,
): readonly Omit<Relation, 'id'>[] {
  const relations: Omit<Relation, 'id'>[] = [];
  for (const [name, ids] of Object.entries(references)) {
    if (name === 'sofa') continue;
    for (const target of opened(ids, links)) {
      const link = links.get(target);
      const end = link?.references['target'] ?? target;
      const to = typeof end === 'number' ? idOf.get(end) : undefined;
      const role = link?.values['role'];
      if (to === undefined)
        reportOnce(report, { file, understood: true, message: message('read.layerSlots', { name }) });
      else
        relations.push({
          type: typeof role === 'string' && role !== '' ? role : name,
          from: idOf.get(id)!,
          to,
        });
    }
  }
  return relations;
}
