/** Which labels a file says are exhaustive in a document, in labels of the corpus. */
import { sorted } from '../annotation/completeness.js';
import type { DocumentField } from '../annotation/documentFields.js';
import { LABEL_NAME } from '../annotation/labels.js';
import type { ExchangeDocument } from '../formats/format.js';
import { EXHAUSTIVE_FIELD, readExhaustive } from '../formats/parts/exhaustiveLabels.js';
import type { LabelTable } from './labelTable.js';

/** Out of the field that holds them where a format has no other place, unless the corpus has a field of that name. */
export function withOwnPlace(
  document: ExchangeDocument,
  labels: LabelTable,
  definitions: readonly DocumentField[],
): ExchangeDocument {
  const { fields, exhaustive: own } = document;
  const isField = definitions.some(({ name }) => name === EXHAUSTIVE_FIELD);
  const said = isField ? undefined : readExhaustive(fields?.[EXHAUSTIVE_FIELD]);
  const exhaustive = inCorpus(own ?? said ?? [], labels);
  const { [EXHAUSTIVE_FIELD]: _, ...others } = fields ?? {};
  return { ...document, ...(said && { fields: others }), exhaustive };
}

/** A label of the corpus is exhaustive where all are that become it. */
function inCorpus(exhaustive: readonly string[], labels: LabelTable): readonly string[] {
  const becomes = (label: string): string | undefined => (labels.has(label) ? labels.get(label) : label);
  const open = new Set([...labels.keys()].filter((label) => !exhaustive.includes(label)).map(becomes));
  const all = exhaustive.flatMap((label) => becomes(label) ?? []);
  return sorted(all.filter((label) => LABEL_NAME.test(label) && !open.has(label)));
}
