/** By which fields of documents a corpus is counted, and what documents say of them. */
import { DATE_FIELD, facetsOf, type DocumentField } from '../annotation/documentFields.js';
import type { Attributes } from '../annotation/attributes.js';
import type { CountedDocument } from './statistics.js';

/** A field with what it is called in the figures. */
export interface CountedField {
  readonly name: string;
  readonly field: DocumentField;
}

/** The month of the date: what it is called is shorter than the field. */
export const MONTH = 'month';

export const countedField = (field: DocumentField): CountedField => ({
  name: field.name === DATE_FIELD ? MONTH : field.name,
  field,
});

/** Where nobody says by which: the outlet, the month, and what the corpus lets choose from. */
export function usualFields(known: readonly DocumentField[]): readonly CountedField[] {
  const isChosen = ({ name, type }: DocumentField): boolean =>
    name === 'outlet' || name === DATE_FIELD || ['choice', 'choices', 'flag'].includes(type);
  return known
    .filter(isChosen)
    .sort((a, b) => rank(a) - rank(b))
    .map(countedField);
}

/** The outlet, then the month, then the corpus' own. */
function rank({ name }: DocumentField): number {
  const at = ['outlet', DATE_FIELD].indexOf(name);
  return at < 0 ? 2 : at;
}

/** What a document says of fields, by all that is said of it. */
export const facetsSaid = (fields: readonly CountedField[], said: Attributes): CountedDocument['facets'] =>
  fields.map(({ name, field }) => ({
    field: name,
    values: facetsOf(field, Object.hasOwn(said, field.name) ? said[field.name] : undefined),
  }));
