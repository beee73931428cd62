/** A small corpus, and changes over it that are planned. */
import assert from 'node:assert/strict';
import type { CorpusChange, Ticks } from '../../../../server/src/corpus/changes/change.js';
import type { ChangeIntent } from '../../../../server/src/corpus/changes/intent.js';
import { planChange } from '../../../../server/src/corpus/changes/planning.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { openModel } from '../memoryModel.js';

export const A = 'زار حموشي مراكش.\nوقال حموشي إن الأمر تم.';
export const B = 'عاد حموشي إلى مراكش وبمراكش أقام.';
export const C = 'في مراكش لقاء.';

const line = (value: object): string => JSON.stringify(value) + '\n';
const header = (status: string) => line({ hawashi: 1, status });
const at = (text: string, words: string, label: string, more: object = {}, from = 0): string => {
  const start = text.indexOf(words, from);
  const id = `${label}${start}`;
  return line({ id, start, end: start + words.length, text: words, label, ...more });
};

export const FILES = {
  '/c/hawashi.json': '{}',
  '/c/a.txt': A,
  '/c/b.txt': B,
  '/c/c.txt': C,
  '/c/entities.jsonl':
    line({ id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي' }) +
    line({ id: 'hamouchi', label: 'PERS', name: 'حموشي', wikidata: 'Q1' }),
  '/c/annotations/amal/a.jsonl':
    header('in-progress') +
    at(A, 'حموشي', 'PERS', { canonical: 'hamouchi' }) +
    at(A, 'مراكش', 'ORG') +
    at(A, 'حموشي', 'PERS', { canonical: 'hammouchi' }, 15),
  '/c/annotations/amal/b.jsonl': header('done') + at(B, 'حموشي', 'PERS', { canonical: 'hamouchi' }),
};

export async function planned(
  intent: ChangeIntent,
  files: Readonly<Record<string, string>> = FILES,
): Promise<{ files: MemoryFileSystem; model: CorpusModel; change: CorpusChange; before: Stored }> {
  const disk = new MemoryFileSystem(files);
  const before = stored(disk);
  const model = await openModel(disk, '/c');
  const change = await planChange({ model, annotator: 'amal', intent });
  assert.ok(change && !('refusal' in change), JSON.stringify(change));
  assert.deepEqual(stored(disk), before, 'planning writes nothing');
  return { files: disk, model, change, before };
}

type Stored = Readonly<Record<string, string | undefined>>;
const KEPT = ['entities.jsonl', ...['a', 'b', 'c'].map((name) => `annotations/amal/${name}.jsonl`)];
export const stored = (files: MemoryFileSystem): Stored =>
  Object.fromEntries(KEPT.map((path) => [path, files.text(`/c/${path}`)]));

export const allOf = ({ documents }: CorpusChange): Ticks =>
  new Map(documents.map(({ document, places }) => [document.name, new Set(places.keys())]));

/** The words, label and entity of what is annotated in a document. */
export async function annotated(model: CorpusModel, name: string): Promise<string[]> {
  const document = (await model.corpus.document(name))!;
  const { annotations, rejected } = (await model.snapshot(document, 'amal'))!;
  return [...annotations, ...rejected].map(({ start, label, text, canonical, rejected: no }) =>
    [start, text, label, canonical ?? '-', ...(no ? ['rejected'] : [])].join(' '),
  );
}

export const MARRAKESH: ChangeIntent = {
  kind: 'places',
  select: { by: 'name', name: 'مراكش' },
  action: { kind: 'tag', label: 'GPE', entity: 'marrakesh' },
};
export const MERGE: ChangeIntent = { kind: 'mergeEntities', entities: ['hamouchi'], into: 'hammouchi' };
