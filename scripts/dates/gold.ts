/** Scores against annotated documents (the native JSONL format). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CodePointIndex } from '../../server/src/text/offsets.js';
import { mentionsOf, report, score, type Labelled, type Score } from './spans.js';

const LABELS = new Set([
  'DATE',
  'TIME',
  'DURATION',
  'SET',
  'ORDINAL',
  'CARDINAL',
  'MONEY',
  'PERCENT',
  'QUANTITY',
]);

export function measureGold(folder: string, texts: string, failures: boolean): void {
  const datesFile = [path.join(folder, 'documents.json'), path.join(texts, 'documents.json')].find(
    existsSync,
  );
  const dates = datesFile
    ? (JSON.parse(readFileSync(datesFile, 'utf8')) as Record<string, { dct?: string }>)
    : {};
  const scores = new Map<string, Score>();
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl'))) {
    const name = file.slice(0, -6);
    const text = readFileSync(path.join(texts, `${name}.txt`), 'utf8');
    const offsets = new CodePointIndex(text);
    const expected: Labelled[] = [];
    for (const line of readFileSync(path.join(folder, file), 'utf8').split('\n').filter(Boolean)) {
      const row = JSON.parse(line) as Labelled & { hawashi?: number };
      if (row.hawashi === undefined && LABELS.has(row.label))
        expected.push({ ...row, start: offsets.toUtf16(row.start), end: offsets.toUtf16(row.end) });
    }
    if (failures) console.log(name);
    score(scores, expected, mentionsOf(text, dates[name]?.dct), failures ? console.log : undefined);
  }
  report(scores);
}
