import assert from 'node:assert/strict';
import type { Annotation } from '../../../../server/src/annotation/model.js';
import { planAdjudication } from '../../../../server/src/corpus/adjudication/adjudicating.js';
import { isOpen } from '../../../../server/src/corpus/adjudication/adjudication.js';
import { provenanceOf } from '../../../../server/src/corpus/adjudication/provenance.js';
import type { Strategy } from '../../../../server/src/corpus/adjudication/strategies.js';
import { classOf } from '../../../../server/src/corpus/agreement/alignedRows.js';
import type { CorpusModel } from '../../../../server/src/corpus/corpusModel.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { applied, done, goldOf, planned } from './adjudicated.js';
import { inWords } from '../../messages/inWords.js';
import { openModel } from '../memoryModel.js';

const TEXT = 'زار حموشي مراكش. وقال الإنتربول إن الاجتماع بالرباط يوم الجمعة.';
const at = (id: string, quote: string, label: string, more: object = {}): object => {
  const start = TEXT.indexOf(quote);
  return { id, start, end: start + quote.length, text: quote, label, ...more };
};
const model = (files: Readonly<Record<string, string>>): Promise<CorpusModel> =>
  openModel(
    new MemoryFileSystem(
      Object.fromEntries(
        Object.entries({ 'hawashi.json': '{}', 'a.txt': TEXT, ...files }).map(([name, text]) => [
          `/c/${name}`,
          text,
        ]),
      ),
    ),
    '/c',
  );

const said = ({ label, text, rejected }: Annotation): string => `${rejected ? '-' : ''}${label}:${text}`;

describe('strategies', () => {
  const AGREED: Strategy = { kind: 'agreed' };
  const ORG = at('o', 'الإنتربول', 'ORG');
  const check: readonly (readonly [string, readonly (object | undefined)[], Strategy, string | undefined])[] =
    [
      ['all agree', [ORG, ORG, ORG], AGREED, 'ORG:الإنتربول'],
      ['one has another label', [ORG, ORG, at('o', 'الإنتربول', 'FAC')], AGREED, undefined],
      [
        'one has another entity',
        [ORG, at('o', 'الإنتربول', 'ORG', { canonical: 'interpol' })],
        AGREED,
        undefined,
      ],
      ['who has it agrees', [ORG, ORG, undefined], { kind: 'present' }, 'ORG:الإنتربول'],
      [
        'who has it does not agree',
        [ORG, at('o', 'الإنتربول', 'FAC'), undefined],
        { kind: 'present' },
        undefined,
      ],
      ['two of three', [ORG, at('o', 'الإنتربول', 'FAC'), ORG], { kind: 'votes', least: 2 }, 'ORG:الإنتربول'],
      [
        'two of three have nothing',
        [ORG, undefined, undefined],
        { kind: 'votes', least: 2 },
        '-ORG:الإنتربول',
      ],
      ['as many as others', [ORG, at('o', 'الإنتربول', 'FAC')], { kind: 'votes', least: 1 }, undefined],
      ['the article inside', [at('o', 'إنتربول', 'ORG'), ORG], { kind: 'borders' }, 'ORG:الإنتربول'],
      [
        'a proclitic outside',
        [at('o', 'بالرباط', 'GPE'), at('o', 'الرباط', 'GPE')],
        { kind: 'borders' },
        'GPE:الرباط',
      ],
      [
        'neither is right',
        [at('o', 'بالرباط', 'GPE'), at('o', 'رباط', 'GPE')],
        { kind: 'borders' },
        'GPE:الرباط',
      ],
      [
        'punctuation outside',
        [at('o', 'مراكش.', 'GPE'), at('o', 'مراكش', 'GPE')],
        { kind: 'borders' },
        'GPE:مراكش',
      ],
      [
        'other words',
        [at('o', 'يوم الجمعة', 'DATE'), at('o', 'الجمعة', 'DATE')],
        { kind: 'borders' },
        undefined,
      ],
      ['take one', [ORG, at('o', 'الإنتربول', 'FAC')], { kind: 'take', annotator: 1 }, 'FAC:الإنتربول'],
      ['take one who has nothing', [ORG, undefined], { kind: 'take', annotator: 1 }, '-ORG:الإنتربول'],
    ];
  for (const [name, cells, strategy, expected] of check)
    it(name, async () => {
      const annotators = cells.map((_, i) => `a${i}`);
      const files = annotators.map((annotator, i) => [
        `annotations/${annotator}/a.jsonl`,
        done(...(cells[i] ? [cells[i]] : [])),
      ]);
      const corpus = await model(Object.fromEntries(files));
      await applied(corpus, annotators, [strategy]);
      assert.deepEqual(
        (await goldOf(corpus)).annotations.map(said),
        expected === undefined ? [] : [expected],
      );
    });
});

describe('adjudication', () => {
  const FILES = {
    'annotations/x/a.jsonl': done(
      at('x1', 'حموشي', 'PERS'),
      at('x2', 'الإنتربول', 'ORG', { value: 'v', attributes: { sure: true } }),
      at('x3', 'الرباط', 'GPE'),
      { id: 'r1', type: 'in', from: 'x2', to: 'x3' },
    ),
    'annotations/y/a.jsonl': done(
      at('y1', 'حموشي', 'OCC'),
      at('y2', 'الإنتربول', 'ORG', { value: 'v', attributes: { sure: true } }),
      at('y3', 'الرباط', 'GPE'),
      { id: 'r2', type: 'in', from: 'y2', to: 'y3' },
    ),
  };
  const AGREED: readonly Strategy[] = [{ kind: 'agreed' }];

  it('writes where each line comes from, with all that is said, and relations', async () => {
    const corpus = await model(FILES);
    await applied(corpus, ['x', 'y'], AGREED);
    const { annotations, relations, status } = await goldOf(corpus);
    assert.deepEqual(annotations.map(said), ['ORG:الإنتربول', 'GPE:الرباط']);
    assert.deepEqual(provenanceOf(annotations[0]!), { from: ['x/x2', 'y/y2'], by: 'huda', why: 'agreed' });
    assert.deepEqual([annotations[0]!.value, annotations[0]!.attributes], ['v', { sure: true }]);
    assert.deepEqual(
      relations.map(({ type, from, to }) => [type, from, to]),
      [['in', annotations[0]!.id, annotations[1]!.id]],
    );
    assert.equal(status, 'in-progress');
  });

  it('is done where nothing is left, rejects what nobody is to have, and keeps what was decided', async () => {
    const corpus = await model(FILES);
    const first = await applied(corpus, ['x', 'y'], AGREED);
    const row = first.documents[0]!.rows.findIndex(isOpen);
    assert.equal(classOf(first.documents[0]!.rows[row]!.row), 'label');
    await applied(corpus, ['x', 'y'], AGREED, new Map([['a', new Map([[row, { why: 'rejected' }]])]]));
    const decided = await goldOf(corpus);
    assert.deepEqual(decided.annotations.map(said), ['-PERS:حموشي', 'ORG:الإنتربول', 'GPE:الرباط']);
    assert.equal(decided.status, 'done');
    const again = await planned(corpus, ['x', 'y'], [...AGREED, { kind: 'take', annotator: 1 }]);
    assert.deepEqual(again.change.documents, []);
    await applied(
      corpus,
      ['x', 'y'],
      [],
      new Map([['a', new Map([[row, { why: 'chosen', annotator: 1 }]])]]),
    );
    assert.deepEqual((await goldOf(corpus)).annotations.map(said), [
      'OCC:حموشي',
      'ORG:الإنتربول',
      'GPE:الرباط',
    ]);
  });

  it('knows what was decided when it reads the file again', async () => {
    const files = new MemoryFileSystem({
      '/c/hawashi.json': '{}',
      '/c/a.txt': TEXT,
      ...Object.fromEntries(Object.entries(FILES).map(([name, text]) => [`/c/${name}`, text])),
    });
    const corpus = await openModel(files, '/c');
    const { documents } = await planned(corpus, ['x', 'y'], AGREED);
    const row = documents[0]!.rows.findIndex(isOpen);
    await applied(corpus, ['x', 'y'], AGREED, new Map([['a', new Map([[row, { why: 'rejected' }]])]]));
    const later = await openModel(files, '/c');
    const { annotations, relations } = await goldOf(later);
    assert.deepEqual(annotations.map(said), ['-PERS:حموشي', 'ORG:الإنتربول', 'GPE:الرباط']);
    assert.equal(relations.length, 1);
    assert.deepEqual(provenanceOf(annotations[1]!)?.from, ['x/x2', 'y/y2']);
    const again = await planned(later, ['x', 'y'], [...AGREED, { kind: 'take', annotator: 1 }]);
    assert.deepEqual(again.change.documents, []);
  });

  it('is one step of undo', async () => {
    const corpus = await model(FILES);
    const { id } = await applied(corpus, ['x', 'y'], AGREED);
    await corpus.changes.undo(id);
    const { annotations, relations } = await goldOf(corpus);
    assert.deepEqual([annotations.length, relations.length], [0, 0]);
    await corpus.changes.redo(id);
    assert.equal((await goldOf(corpus)).annotations.length, 2);
  });

  it('refuses what is somebody’s own, and who is compared', async () => {
    const corpus = await model({ ...FILES, 'annotations/gold/a.jsonl': done(at('g', 'مراكش', 'GPE')) });
    const asked = { model: corpus, annotators: ['x', 'y'], by: 'huda', strategies: AGREED };
    const refusal = async (as: string): Promise<string> => {
      const plan = await planAdjudication({ ...asked, as });
      return 'refusal' in plan ? inWords(plan.refusal) : '';
    };
    assert.match(await refusal('gold'), /1 annotation that no adjudication made/);
    assert.match(await refusal('x'), /one of those who are compared/);
    assert.match(await refusal('a/b'), /a\/b/);
    assert.equal(await refusal('ذهب ثان'), '');
  });
});
