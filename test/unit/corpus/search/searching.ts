/** Corpora in memory to search, and what is found in them as text to read. */
import { Search, type SearchOptions } from '../../../../server/src/corpus/search/search.js';
import { CorpusSource } from '../../../../server/src/corpus/search/corpusSource.js';
import type { HitSet } from '../../../../server/src/corpus/search/hitSet.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { line, openModel } from '../memoryModel.js';

const VISIT =
  'استقبل المدير العام للأمن الوطني السيد حموشي بمراكش وفدا من الإنتربول.\nقال حموشي (47 سنة) إن الأمن والوطني يهمان المغرب.';
const MEETING = 'زار عبد اللطيف حموشي طنجة في يناير 2024.\nDirector Hammouchi met Interpol in Paris.';

/** An annotation of the words `text` where they stand for the `nth` time (from 0). */
function annotate(of: string, text: string, label: string, more: object = {}, nth = 0): object {
  let start = -1;
  for (let i = 0; i <= nth; i++) start = of.indexOf(text, start + 1);
  return { start, end: start + text.length, text, label, ...more };
}

const FILES = {
  '/c/hawashi.json': JSON.stringify({
    attributes: [{ name: 'role', type: 'choice', values: ['host', 'guest'] }],
    documentFields: [{ name: 'pages', type: 'number' }],
  }),
  '/c/documents.json': JSON.stringify({
    a: { dct: '2024-11-08', outlet: 'هسبريس', pages: 3 },
    b: { dct: '2023-01', outlet: 'Le Matin', pages: 12 },
  }),
  '/c/entities.jsonl': line({
    id: 'hammouchi',
    label: 'PERS',
    name: 'عبد اللطيف حموشي',
    aliases: ['Abdellatif Hammouchi'],
  }),
  '/c/a.txt': VISIT,
  '/c/b.txt': MEETING,
  '/c/annotations/amal/a.jsonl':
    line({ hawashi: 1, document: 'a', status: 'done' }) +
    line(annotate(VISIT, 'المدير العام للأمن الوطني', 'OCC')) +
    line(annotate(VISIT, 'الأمن الوطني'.replace('ال', 'لل').slice(1), 'ORG')) +
    line(annotate(VISIT, 'حموشي', 'PERS', { canonical: 'hammouchi', attributes: { role: 'host' } })) +
    line(annotate(VISIT, 'مراكش', 'GPE', { canonical: 'marrakesh' })) +
    line(annotate(VISIT, 'حموشي', 'PERS', { canonical: 'hammouchi', note: 'sure?' }, 1)),
  '/c/annotations/amal/b.jsonl':
    line({ hawashi: 1, document: 'b', status: 'in-progress' }) +
    line(annotate(MEETING, 'عبد اللطيف حموشي', 'PERS', { canonical: 'hammouchi' })) +
    line(annotate(MEETING, 'طنجة', 'GPE', { canonical: 'tangier' })) +
    line(annotate(MEETING, 'يناير 2024', 'DATE', { value: '2024-01' })) +
    line(annotate(MEETING, 'Hammouchi', 'PERS', { canonical: 'hammouchi' })),
  '/c/annotations/badr/b.jsonl':
    line({ hawashi: 1, document: 'b', status: 'new' }) +
    line(annotate(MEETING, 'Interpol', 'ORG', { canonical: 'interpol' })),
};

export const news = (more: Record<string, string> = {}): Promise<CorpusModel> =>
  openModel(new MemoryFileSystem({ ...FILES, ...more }), '/c');

export async function searchIn(
  model: CorpusModel,
  query: string,
  options: Partial<SearchOptions> = {},
  source = new CorpusSource(model),
): Promise<Search> {
  const given = { annotators: ['amal'], withSuggestions: false, ...options };
  const search = await Search.of(query, source, model.corpus, given);
  for await (const _ of search.run());
  return search;
}

/** The texts of hits, in order. */
function textsOf(hits: HitSet): string[] {
  return Array.from({ length: hits.length }, (_, i) => {
    const { searched, start, end } = hits.at(i);
    return searched.text.slice(start, end);
  });
}

/** What a query finds in a corpus. */
export async function found(
  model: CorpusModel,
  query: string,
  options: Partial<SearchOptions> = {},
): Promise<string[]> {
  return textsOf((await searchIn(model, query, options)).hits);
}
