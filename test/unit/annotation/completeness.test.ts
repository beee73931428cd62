/** Documents that are done label by label. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnnotationFile, formatAnnotationFile } from '../../../server/src/annotation/annotationFile.js';
import {
  decisionRules,
  isExhaustive,
  mergeExhaustive,
  workIn,
  type Completeness,
} from '../../../server/src/annotation/completeness.js';
import { decide, type Decision } from '../../../server/src/annotation/decisions.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { STRICT_SPANS } from '../../../server/src/annotation/fragments.js';
import { applyStep, reversed, stepBetween } from '../../../server/src/annotation/history.js';
import { mergeSets } from '../../../server/src/annotation/merging.js';
import type { AnnotationSet, DocumentStatus } from '../../../server/src/annotation/model.js';
import { EMPTY, tag, TEXT } from './madeDecisions.js';

const LABELS = ['PERS', 'ORG', 'GPE'];
const counting = (completeness: Completeness) => ({
  completeness,
  spans: STRICT_SPANS,
  labels: LABELS.map((name) => ({ name })),
});

let ids = 0;
const made = (set: AnnotationSet, decision: Decision, by: Completeness = 'labels'): AnnotationSet =>
  decide(set, decision, TEXT, () => `i${++ids}`, decisionRules(counting(by))).set;
const exhaustive = (labels: string[], open: string[] = []): Decision => ({
  kind: 'exhaustive',
  labels,
  open,
});
const status = (to: DocumentStatus): Decision => ({ kind: 'status', status: to });

describe('completeness', () => {
  const check = (title: string, decisions: Decision[], expected: [DocumentStatus, string[]?]): void => {
    it(title, () => {
      const set = decisions.reduce((before, decision) => made(before, decision), EMPTY);
      assert.deepEqual([set.status, set.exhaustive], expected);
    });
  };

  check('is counted from the first decision on', [tag('مراكش', 'GPE')], ['in-progress', []]);
  check('of some labels', [exhaustive(['PERS', 'ORG'])], ['in-progress', ['ORG', 'PERS']]);
  check(
    'of a label that is opened again',
    [exhaustive(['PERS', 'ORG']), exhaustive([], ['ORG'])],
    ['in-progress', ['PERS']],
  );
  check(
    'done with the last label',
    [exhaustive(['PERS', 'ORG']), exhaustive(['GPE'])],
    ['done', ['GPE', 'ORG', 'PERS']],
  );
  check(
    'not done without one of them',
    [exhaustive(LABELS), exhaustive([], ['ORG'])],
    ['in-progress', ['GPE', 'PERS']],
  );
  check('done is every label', [exhaustive(['PERS']), status('done')], ['done', ['GPE', 'ORG', 'PERS']]);
  check(
    'somebody looks at it still',
    [status('needs-review'), exhaustive(LABELS)],
    ['needs-review', ['GPE', 'ORG', 'PERS']],
  );
  check(
    'labels of another set stay',
    [exhaustive(['OLD']), status('done')],
    ['done', ['GPE', 'OLD', 'ORG', 'PERS']],
  );

  it('says nothing of labels where documents are done as wholes', () => {
    const done = made(made(EMPTY, tag('مراكش', 'GPE'), 'documents'), status('done'), 'documents');
    assert.deepEqual([done.status, done.exhaustive], ['done', undefined]);
  });

  it('is all labels of what was done before labels were counted', () => {
    const before: AnnotationSet = { ...EMPTY, status: 'done' };
    assert.deepEqual(workIn(before, counting('labels')).exhaustive, ['GPE', 'ORG', 'PERS']);
    assert.deepEqual(made(before, exhaustive([], ['ORG'])).exhaustive, ['GPE', 'PERS']);
    assert.deepEqual(workIn({ status: 'in-progress' }, counting('labels')).exhaustive, []);
    assert.equal(
      workIn({ status: 'done', exhaustive: ['PERS'] }, counting('documents')).exhaustive,
      undefined,
    );
  });

  it('tells what is evidence', () => {
    const some = { status: 'in-progress', exhaustive: ['PERS'] } as const;
    assert.deepEqual(
      LABELS.map((label) => isExhaustive(label, some)),
      [true, false, false],
    );
    assert.ok(isExhaustive('PERS', { status: 'done' }));
    assert.ok(isExhaustive('PERS', { status: 'needs-review' }));
    assert.ok(!isExhaustive('PERS', { status: 'in-progress' }));
    assert.ok(!isExhaustive('NEW', { status: 'done', exhaustive: LABELS }), 'a label that came later');
  });

  it('is merged label by label', () => {
    const base = made(EMPTY, exhaustive(['PERS']));
    const ours = made(base, exhaustive(['ORG'], ['PERS']));
    const theirs = made(base, exhaustive(['GPE']));
    assert.deepEqual(mergeSets(base, ours, theirs).exhaustive, ['GPE', 'ORG']);
    assert.deepEqual(mergeSets(base, theirs, ours).exhaustive, ['GPE', 'ORG']);
  });

  it('merging loses nothing that one side alone changed', () => {
    const labels = fc.option(fc.subarray(['A', 'B', 'C']), { nil: undefined });
    fc.assert(
      fc.property(labels, labels, labels, (base, ours, theirs) => {
        assert.deepEqual(mergeExhaustive(base, base, theirs), theirs);
        assert.deepEqual(mergeExhaustive(base, ours, base), ours);
        if (!ours || !theirs) return;
        const merged = mergeExhaustive(base, ours, theirs)!;
        assert.deepEqual(mergeExhaustive(base, theirs, ours), merged);
        for (const label of ['A', 'B', 'C']) {
          const was = base?.includes(label) ?? false;
          const sides: boolean[] = [ours.includes(label), theirs.includes(label)];
          const changed: boolean | undefined = sides.find((is: boolean) => is !== was);
          assert.equal(merged.includes(label), changed ?? was, label);
        }
      }),
    );
  });

  it('is undone by label', () => {
    const before = made(EMPTY, exhaustive(['PERS']));
    const after = made(before, exhaustive(['ORG', 'GPE']));
    const meanwhile = made(after, exhaustive([], ['PERS']));
    const undone = applyStep(meanwhile, reversed(stepBetween(before, after)!));
    assert.deepEqual([undone.status, undone.exhaustive], ['in-progress', []]);
    assert.equal(stepBetween(before, made(before, exhaustive(['PERS']))), undefined, 'nothing new');
  });

  it('stays as a file has it that is no list, until somebody says more', async () => {
    const text = DocumentText.ofFile(TEXT);
    const hash = await text.sha256();
    const header = `{"hawashi": 1, "document": "d.txt", "sha256": "${hash}", "status": "new", "exhaustive": "PERS"}\n`;
    const file = await readAnnotationFile('d.jsonl', new TextEncoder().encode(header), text);
    const written = (set: AnnotationSet): string =>
      new TextDecoder().decode(formatAnnotationFile(set, text, hash, file.layout, 'd.txt').bytes);
    assert.equal(written(EMPTY), header);
    assert.match(written(made(EMPTY, exhaustive(['ORG']))), /"exhaustive": \["ORG"\]/);
  });
});
