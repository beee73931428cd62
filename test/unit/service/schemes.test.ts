/** A scheme that changed under annotations, and the guidelines of its labels. */
import assert from 'node:assert/strict';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, TEXT } from './decidedDocument.js';

const line = (id: string, start: number, end: number, text: string, label: string): string =>
  JSON.stringify({ id, start, end, text, label });
const ANNOTATED = [
  '{"hawashi":1}',
  line('a', 10, 26, 'عبد اللطيف حموشي', 'PERS'),
  line('b', 31, 36, 'مراكش', 'LOC'),
  line('c', 42, 47, 'حموشي', 'PERS'),
].join('\n');
const CONLL = JSON.stringify({ labels: ['ORG', { name: 'PER', suggest: ['PERS'] }, 'LOC'] });

describe('a label that the corpus has no more', () => {
  const open = () => openCorpus(TEXT, { '/corpus/hawashi.json': CONLL, [FILE]: `${ANNOTATED}\n` });

  it('is told, with other labels to take, for all of the document too', async () => {
    const opened = await open();
    const { problems } = await opened.service.problems(opened.uri);
    const told = problems.filter(({ code }) => code === 'annotation.unknown-label');
    assert.deepEqual(
      told.map(({ id }) => id),
      ['a', 'c'],
    );
    assert.deepEqual(
      told[0]!.fixes.map(({ title }) => withoutIsolates(title)),
      [
        ...['PER', 'ORG', 'LOC'].map((label) => `Change the label to ${label}`),
        ...['PER', 'ORG', 'LOC'].map((label) => `Change all 2 PERS of this document to ${label}`),
        'Remove the annotation',
      ],
    );
    assert.equal(await opened.read(FILE), `${ANNOTATED}\n`, 'nothing is lost');
    assert.ok((await edit(opened, told[0]!.fixes[3]!.command!)).done);
    assert.deepEqual(
      (await lines(opened)).slice(1).map(({ label }) => label),
      ['PER', 'LOC', 'PER'],
    );
    const after = await opened.service.problems(opened.uri);
    assert.ok(after.problems.every(({ code }) => code !== 'annotation.unknown-label'));
  });

  it('is told when the scheme changes while the document is open', async () => {
    const opened = await openCorpus(TEXT, { [FILE]: `${ANNOTATED}\n` });
    const codes = async () => (await opened.service.problems(opened.uri)).problems.map(({ code }) => code);
    assert.ok(!(await codes()).includes('annotation.unknown-label'));
    opened.files.put('/corpus/hawashi.json', new TextEncoder().encode(CONLL));
    await opened.service.filesChanged(['file:///corpus/hawashi.json']);
    assert.ok((await codes()).includes('annotation.unknown-label'));
  });
});

describe('the guidelines of a corpus', () => {
  const GUIDELINES = '# PERS\nA [person](command:evil). Never a title.\n';

  it('are asked for, and stand in the hover as text', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/guidelines.md': GUIDELINES });
    const told = await opened.service.guidelines.of(opened.uri);
    assert.ok(told?.isThere);
    assert.deepEqual(
      told.labels.map(({ label, summary, line: at }) => [label, summary, at]),
      [['PERS', 'A person.', 0]],
    );
    assert.equal((await opened.service.state(opened.uri))?.guidelines, 1);
    opened.files.put('/corpus/guidelines.md', new TextEncoder().encode('# PERS\nSomebody.'));
    await opened.service.filesChanged(['file:///corpus/guidelines.md']);
    assert.equal((await opened.service.state(opened.uri))?.guidelines, 2);
  });

  it('are made once, and never written over', async () => {
    const opened = await openCorpus(TEXT);
    const file = '/corpus/guidelines.md';
    assert.equal((await opened.service.state(opened.uri))?.guidelines, undefined);
    assert.ok((await opened.service.guidelines.create(opened.uri, 'ar')).done);
    const made = await opened.read(file);
    assert.match(made ?? '', /## PERS\n\nاسم شخص/);
    assert.ok((await opened.service.guidelines.of(opened.uri))?.isThere);
    const again = await opened.service.guidelines.create(opened.uri, 'en');
    assert.ok(!again.done);
    assert.match(withoutIsolates(again.message ?? ''), /already/);
    assert.equal(await opened.read(file), made);
    const nowhere = await opened.service.guidelines.create('file:///elsewhere', 'en');
    assert.match(nowhere.message ?? '', /Create Corpus/);
  });
});
