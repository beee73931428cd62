import assert from 'node:assert/strict';
import { CodeActionKind } from 'vscode-languageserver-types';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus, type Opened } from './corpus.js';

const line = (value: object): string => JSON.stringify(value) + '\n';
const TEXT = 'قال نيل جيتون.';
const tagged = (label: string) => line({ id: label, start: 4, end: 13, text: 'نيل جيتون', label });
const CORPUS = {
  '/corpus/b.txt': TEXT,
  '/corpus/c.txt': TEXT + ' وصل.',
  '/corpus/annotations/amal/a.jsonl': tagged('ORG'),
  '/corpus/annotations/amal/b.jsonl': tagged('PERS'),
  '/corpus/annotations/amal/c.jsonl': tagged('PERS'),
};

async function inconsistent(opened: Opened) {
  const snapshot = await opened.snapshot();
  const found = await opened.service.diagnosing.of(opened.uri, snapshot);
  return found.filter(({ code }) => String(code).startsWith('consistency.'));
}

/** Looked at in the background at first: waits for it to say that something is told otherwise. */
async function opened(more: Readonly<Record<string, string>> = {}, off?: readonly string[]) {
  let told = (): void => undefined;
  const changed = new Promise<void>((resolve) => (told = resolve));
  const made = await openCorpus(TEXT, { ...CORPUS, ...more }, TEXT, undefined, {
    decisionsChanged: () => told(),
  });
  if (off)
    await made.service.configure({
      ...{ annotator: 'amal', minimumConfidence: 0 },
      diagnostics: { boilerplate: true, bidiControls: true, off: [...off] },
    });
  await inconsistent(made);
  await changed;
  return made;
}

describe('what does not agree, told by the service', () => {
  it('is a diagnostic with the other places, and a fix that ends it', async () => {
    const corpus = await opened();
    const [labels, ...others] = await inconsistent(corpus);
    assert.deepEqual([labels?.code, others.length], ['consistency.two-labels', 0]);
    assert.deepEqual(
      labels?.relatedInformation?.map(({ location }) => [location.uri, location.range.start.character]),
      [
        ['file:///corpus/b.txt', 4],
        ['file:///corpus/c.txt', 4],
      ],
    );
    const problem = (await corpus.service.problems(corpus.uri)).problems.find(
      ({ code }) => code === labels?.code,
    );
    assert.deepEqual(
      problem?.fixes.map(({ title }) => withoutIsolates(title)),
      ['Change the label to PERS', 'Right as it is in this document', 'Right as it is everywhere'],
    );
    await corpus.service.edit(corpus.uri, problem!.fixes[0]!.command!);
    assert.deepEqual(await inconsistent(corpus), []);
    await corpus.service.edit(corpus.uri, { kind: 'undo' });
    assert.equal((await inconsistent(corpus)).length, 1);
  });

  it('is dismissed for good, in a line that takes it back', async () => {
    const corpus = await opened();
    const { service, uri } = corpus;
    const snapshot = await corpus.snapshot();
    const found = await inconsistent(corpus);
    const [here] = codeActions(snapshot, found[0]!.range, found).filter(({ title }) =>
      title.startsWith('Right'),
    );
    const [parameters] = here!.command!.arguments as Parameters<
      typeof service.diagnosing.consistency.dismiss
    >;
    assert.equal((await service.diagnosing.consistency.dismiss(parameters)).done, true);
    assert.deepEqual(await inconsistent(corpus), []);
    const file = '/corpus/dismissed.jsonl';
    const written = '{"code": "consistency.two-labels", "subject": "نيل جيتون|ORG|PERS", "document": "a"}\n';
    assert.equal(await corpus.read(file), written);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const [again, ...rest] = await service.diagnosing.consistency.actions(`file://${file}`, range);
    assert.deepEqual([again?.kind, rest.length], [CodeActionKind.QuickFix, 0]);
    await service.diagnosing.consistency.dismiss(again!.command!.arguments![0] as typeof parameters);
    assert.equal(await corpus.read(file), '');
    assert.equal((await inconsistent(corpus)).length, 1);
    assert.deepEqual(await service.diagnosing.consistency.actions(uri, range), []);
  });

  it('keeps lines of dismissals that it does not know, and their order', async () => {
    const unknown = 'no line of dismissals';
    const other = '{"code": "z", "subject": "z", "by": "amal"}';
    const dismissal = { code: 'consistency.two-labels', subject: 'a' };
    const own = '{"code": "consistency.two-labels", "subject": "a"}';
    // Between git's marks nothing is put: whoever takes the other side would lose it.
    for (const [before, after] of [
      [
        [unknown, other],
        [unknown, own, other],
      ],
      [
        ['<<<<<<< HEAD', other],
        ['<<<<<<< HEAD', other, own],
      ],
    ] as const) {
      const corpus = await opened({ '/corpus/dismissed.jsonl': `${before.join('\n')}\n` });
      assert.ok(corpus.log.some((told) => told.includes('dismissed.jsonl')));
      await corpus.service.diagnosing.consistency.dismiss({
        uri: 'file:///corpus',
        dismissal,
        dismissed: true,
      });
      assert.deepEqual((await corpus.read('/corpus/dismissed.jsonl'))!.trimEnd().split('\n'), after);
    }
  });

  it('is told of documents that are not open, and no more once they agree', async () => {
    const corpus = await opened({
      '/corpus/annotations/amal/a.jsonl': tagged('PERS'),
      '/corpus/d.txt': TEXT,
      '/corpus/annotations/amal/d.jsonl': tagged('ORG'),
    });
    const { service, files } = corpus;
    const closed = async () =>
      (await service.diagnosing.consistency.ofClosed()).map(({ uri, diagnostics }) => [
        uri,
        diagnostics.length,
      ]);
    assert.deepEqual(await closed(), [['file:///corpus/d.txt', 1]]);
    const { revision } = service.diagnosing.consistency;
    const waited = service.diagnosing.consistency.after(revision, () => undefined);
    files.put('/corpus/annotations/amal/d.jsonl', tagged('PERS'));
    await service.filesChanged(['file:///corpus/annotations/amal/d.jsonl']);
    await waited;
    assert.deepEqual(await closed(), []);
  });

  it('takes what is open for missed where its label is exhaustive, done or not', async () => {
    const missed = async (header: object, completeness: string) => {
      const told = await inconsistent(
        await opened({
          '/corpus/hawashi.json': JSON.stringify({ completeness }),
          '/corpus/annotations/amal/a.jsonl': line({ hawashi: 1, ...header }),
        }),
      );
      return told.filter(({ code }) => code === 'consistency.missed').length;
    };
    const inProgress = { status: 'in-progress', exhaustive: ['PERS'] };
    assert.equal(await missed(inProgress, 'labels'), 1);
    assert.equal(await missed({ ...inProgress, exhaustive: ['GPE'] }, 'labels'), 0);
    assert.equal(await missed(inProgress, 'documents'), 0);
    assert.equal(await missed({ status: 'done', exhaustive: ['GPE'] }, 'documents'), 1);
    assert.equal(await missed({ status: 'done', exhaustive: ['GPE'] }, 'labels'), 0);
  });

  it('is switched off by its code', async () => {
    assert.deepEqual(await inconsistent(await opened({}, ['consistency.two-labels'])), []);
    assert.deepEqual(await inconsistent(await opened({}, ['consistency.*'])), []);
    assert.equal((await inconsistent(await opened({}, ['consistency.missed']))).length, 1);
  });
});
