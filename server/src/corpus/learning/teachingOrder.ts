/** What a corpus would learn most from: documents in order, and forms in order, beside a random sample of documents. */
import { bitsOf, orderDocuments, type DocumentProgress } from '../../annotation/documentOrder.js';
import type { CorpusIndex } from '../index/corpusIndex.js';

/** A form that is still suggested somewhere. */
export interface OpenForm {
  readonly label: string;
  readonly text: string;
  /** What deciding about it may settle: the entropy of all places where it is open, in bits. */
  readonly bits: number;
  readonly places: number;
  /** The first document that has it. */
  readonly document: string;
}

export interface TeachingOrder {
  /** Documents that are not done, those that teach most first. */
  readonly documents: readonly DocumentProgress[];
  /** As many of them by lot. */
  readonly sample: readonly DocumentProgress[];
  /** Forms that settle most, first. */
  readonly forms: readonly OpenForm[];
}

/** `limit`: of each list. Undefined if the index gave up. */
export async function teachingOrder(
  index: CorpusIndex,
  annotator: string,
  limit = Infinity,
): Promise<TeachingOrder | undefined> {
  const progress = await index.progress(annotator);
  if (!progress) return undefined;
  const open = progress.filter(({ status }) => status !== 'done');
  const forms = new Map<string, { -readonly [K in keyof OpenForm]: OpenForm[K] }>();
  for await (const { document, rows } of index.rows(annotator, { status: 'open' }))
    for (const { label, text, confidence = 0 } of rows) {
      const key = `${label} ${text}`;
      const known = forms.get(key) ?? { label, text, bits: 0, places: 0, document: document.name };
      known.bits += bitsOf(confidence);
      known.places++;
      forms.set(key, known);
    }
  const byBits = [...forms.values()].sort((a, b) => b.bits - a.bits || (a.text < b.text ? -1 : 1));
  return {
    documents: orderDocuments(open, 'teachesMost').slice(0, limit),
    sample: orderDocuments(open, 'random').slice(0, limit),
    forms: byBits.slice(0, limit),
  };
}
