/** A document with an annotation of each kind and a relation, for exports that are then changed. */
import type { ExchangeDocument } from '../../../server/src/formats/format.js';

export const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';
export const DOCUMENT: ExchangeDocument = {
  name: 'a',
  text: TEXT,
  date: '2024-05-05',
  annotations: [
    { id: 'p', start: 4, end: 15, text: 'سعيد الفاسي', label: 'PERS', canonical: 'said' },
    { id: 'c', start: 22, end: 26, text: 'طنجة', label: 'GPE', note: 'ن' },
    { id: 'd', start: 27, end: 30, text: 'أمس', label: 'DATE', value: '2024-05-04' },
  ],
  relations: [{ id: 'r', type: 'in', from: 'p', to: 'c' }],
};
