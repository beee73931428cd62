/** How the tree shows documents: by which field they are grouped and sorted, and which are left out. Pure. */
import { byName, orderDocuments, type DocumentOrder } from '../../../server/src/annotation/documentOrder.js';
import { DATE_FIELD, facetsOf, type DocumentField } from '../../../server/src/annotation/documentFields.js';
import { DOCUMENT_STATUSES } from '../../../server/src/annotation/model.js';
import type { DocumentSummary } from '../../../server/src/protocol/corpus.js';

/** How far a document is, who annotates it, whether a question is open in it, or one of its fields by its name. */
export type Criterion =
  | { readonly kind: 'status' }
  | { readonly kind: 'assigned' }
  | { readonly kind: 'questions' }
  | { readonly kind: 'field'; readonly name: string };

export interface DocumentChoice {
  readonly group?: Criterion;
  readonly sort?: { readonly by: Criterion; readonly isDescending: boolean };
  /** Documents with one of the facets alone; an empty one is of those that say nothing. */
  readonly filter?: { readonly by: Criterion; readonly facets: readonly string[] };
}

export interface DocumentGroup {
  /** Empty for the documents that say nothing. */
  readonly facet: string;
  readonly documents: readonly DocumentSummary[];
}

export const isSameCriterion = (one: Criterion | undefined, other: Criterion | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What documents can be chosen by: how far they are, and the fields that any says something of. */
export function criteriaOf(
  fields: readonly DocumentField[],
  documents: readonly DocumentSummary[],
): readonly Criterion[] {
  const said = new Set(documents.flatMap((document) => Object.keys(document.fields ?? {})));
  const defined = fields.map(({ name }) => name).filter((name) => said.delete(name));
  const isAsked = documents.some(({ questions }) => questions);
  const isAssigned = documents.some(({ assigned }) => assigned);
  return [
    { kind: 'status' },
    ...(isAssigned ? [{ kind: 'assigned' } as const] : []),
    ...(isAsked ? [{ kind: 'questions' } as const] : []),
    ...[...defined, ...said].map((name): Criterion => ({ kind: 'field', name })),
  ];
}

function saidOf({ date, fields = {} }: DocumentSummary, name: string): unknown {
  if (name === DATE_FIELD) return date;
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** The facet of documents with open questions. */
const OPEN_QUESTIONS = 'open';

/** The facets of a document; none where it says nothing. */
function facetsOfDocument(
  document: DocumentSummary,
  by: Criterion,
  fields: readonly DocumentField[],
): readonly string[] {
  if (by.kind === 'status') return [document.status];
  if (by.kind === 'assigned') return document.assigned ?? [];
  if (by.kind === 'questions') return document.questions ? [OPEN_QUESTIONS] : [];
  const { name } = by;
  return facetsOf(fields.find((field) => field.name === name) ?? {}, saidOf(document, name));
}

/** By facet, in their order; a document with several is in each of them. */
export function groupDocuments(
  documents: readonly DocumentSummary[],
  by: Criterion,
  fields: readonly DocumentField[],
): readonly DocumentGroup[] {
  const groups = new Map<string, DocumentSummary[]>();
  for (const document of documents) {
    const facets = facetsOfDocument(document, by, fields);
    for (const facet of facets.length > 0 ? facets : [''])
      if (!groups.get(facet)?.push(document)) groups.set(facet, [document]);
  }
  const compare = facetOrder(by, fields);
  return [...groups]
    .map(([facet, grouped]): DocumentGroup => ({ facet, documents: grouped }))
    .sort((a, b) => compare(a.facet, b.facet));
}

/** Statuses and choices as they are defined, all else by name, numbers by size; what says nothing comes last. */
function facetOrder(by: Criterion, fields: readonly DocumentField[]): (a: string, b: string) => number {
  const values = by.kind === 'field' ? fields.find(({ name }) => name === by.name)?.values : undefined;
  const defined: readonly string[] =
    by.kind === 'status' ? DOCUMENT_STATUSES : (values?.map(({ name }) => name) ?? []);
  const rank = (facet: string): number => {
    if (facet === '') return Number.POSITIVE_INFINITY;
    const at = defined.indexOf(facet);
    return at < 0 ? defined.length : at;
  };
  return (a, b) => {
    const [first, second] = [rank(a), rank(b)];
    return first === second ? byName({ name: a }, { name: b }) : first - second;
  };
}

/** Those that the filter lets through, in the order that was chosen; without one in that of the settings. */
export function chosenDocuments(
  documents: readonly DocumentSummary[],
  { filter, sort }: DocumentChoice,
  { fields, order }: { readonly fields: readonly DocumentField[]; readonly order: DocumentOrder },
): readonly DocumentSummary[] {
  const passing = filter
    ? documents.filter((document) => {
        const facets = facetsOfDocument(document, filter.by, fields);
        return (facets.length > 0 ? facets : ['']).some((facet) => filter.facets.includes(facet));
      })
    : documents;
  const ordered = orderDocuments(passing, order);
  if (!sort) return ordered;
  const compare = facetOrder(sort.by, fields);
  const keys = new Map(ordered.map((document) => [document, sortKey(document, sort.by)]));
  return ordered.sort((a, b) => {
    const [first, second] = [keys.get(a)!, keys.get(b)!];
    // Whichever way round: what says nothing comes last.
    if (first === '' || second === '') return Number(first === '') - Number(second === '');
    return sort.isDescending ? compare(second, first) : compare(first, second);
  });
}

/** The whole value, not its facet: days are sorted as days. */
function sortKey(document: DocumentSummary, by: Criterion): string {
  if (by.kind !== 'field') return facetsOfDocument(document, by, [])[0] ?? '';
  return facetsOf({}, saidOf(document, by.name))[0] ?? '';
}

/** Those that the plan assigns to an annotator, in its order. */
export function assignedTo(
  documents: readonly DocumentSummary[],
  annotator: string,
  order: readonly string[],
): readonly DocumentSummary[] {
  const places = new Map(order.map((name, i) => [name, i]));
  return documents
    .filter(({ assigned }) => assigned?.includes(annotator))
    .sort((a, b) => (places.get(a.name) ?? 0) - (places.get(b.name) ?? 0));
}
