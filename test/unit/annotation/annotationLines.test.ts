import { inWords } from '../messages/inWords.js';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readAnnotationLine } from '../../../server/src/annotation/annotationLines.js';

describe('a line of an annotation file', () => {
  const cases: (readonly [object, object])[] = [
    [
      { hawashi: 1, document: 'a.txt', sha256: 'ab', status: 'done', dct: '2024', mine: 1 },
      { kind: 'header', version: 1, document: 'a.txt', sha256: 'ab', status: 'done', date: '2024' },
    ],
    [
      { hawashi: 1, exhaustive: ['PERS', 'GPE', 'PERS'] },
      { kind: 'header', version: 1, status: undefined, exhaustive: ['GPE', 'PERS'] },
    ],
    [
      { hawashi: '1', status: 'finished', exhaustive: ['PERS', 1] },
      { kind: 'header', status: undefined },
    ],
    [
      { start: 1, end: 3, label: 'PERS', text: 'زيد', id: '', value: 7, rejected: true, mine: [1] },
      {
        kind: 'annotation',
        annotation: {
          start: 1,
          end: 3,
          label: 'PERS',
          text: 'زيد',
          rejected: true,
          extra: { id: '', value: 7, mine: [1] },
        },
      },
    ],
    [
      { start: 0, end: 0, label: 'DATE', anchor: 'lost', origin: 'imported', note: '' },
      {
        kind: 'annotation',
        annotation: { start: 0, end: 0, label: 'DATE', anchor: 'lost', origin: 'imported', note: '' },
      },
    ],
    [
      { from: 'a', to: 'b', type: 'in', weight: 2 },
      { kind: 'relation', relation: { from: 'a', to: 'b', type: 'in', extra: { weight: 2 } } },
    ],
  ];
  for (const [object, expected] of cases)
    it(JSON.stringify(object), () => assert.deepEqual(readAnnotationLine({ ...object }), expected));

  const wrong: (readonly [object, RegExp])[] = [
    [{ start: 1, end: 2.5, label: 'PERS' }, /"start" and "end"/],
    [{ start: -1, end: 2, label: 'PERS' }, /"start" and "end"/],
    [{ start: 3, end: 2, label: 'PERS' }, /before/],
    [{ start: 1, end: 2, label: '' }, /"label"/],
    [{ from: 'a', type: 'in' }, /"from" and "to"/],
    [{ from: 'a', to: 'b' }, /"type"/],
  ];
  for (const [object, problem] of wrong)
    it(`${JSON.stringify(object)} is none`, () => {
      const line = readAnnotationLine({ ...object });
      assert.ok(line.kind === 'wrong' && problem.test(inWords(line.problem)), JSON.stringify(line));
    });

  it('is read in one place, and annotation files are read and written in the room of the corpus alone', () => {
    const sources = readdirSync('server/src', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name).split(path.sep).join('/'));
    const outside = sources.filter((file) => !/^server\/src\/(annotation|corpus)\//.test(file));
    const using = (what: RegExp): string[] => outside.filter((file) => what.test(readFileSync(file, 'utf8')));
    assert.ok(outside.length > 100);
    assert.deepEqual(using(/annotation\/annotationFile\.js'|corpus\/annotationStores\.js'/), []);
    // Of others, the format that is made of these lines, releases without the texts, and scoring, which compares any two folders.
    assert.deepEqual(using(/annotation\/annotationLines\.js'/).sort(), [
      'server/src/cli/scoring.ts',
      'server/src/exchange/withoutText/textlessFile.ts',
      'server/src/formats/jsonl.ts',
    ]);
    assert.deepEqual(using(/\[?'rejected'\]?\s*===|object\['label'\]/), []);
  });
});
