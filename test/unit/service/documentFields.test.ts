import assert from 'node:assert/strict';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { openCorpus } from './corpus.js';

const TEXT = 'عنوان الخبر\n\nهسبريس - الرباط\n\nقال وزير الداخلية إن المغرب مستعد.\n';
const at = (line: number) => ({ start: { line, character: 1 }, end: { line, character: 1 } });

describe('what a text says of its document', () => {
  const written = async (documents: string, line: number) => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': documents });
    const actions = codeActions(await opened.snapshot(), at(line), []);
    return actions.flatMap(({ command }) =>
      command?.command === 'hawashi.server.setFields'
        ? [(command.arguments?.[0] as { fields: unknown }).fields]
        : [],
    );
  };

  it('is written down by a quick fix on its line', async () => {
    assert.deepEqual(await written('{}', 2), [{ outlet: 'هسبريس' }, { place: 'الرباط' }]);
    assert.deepEqual(await written('{}', 4), []);
  });

  it('is not offered where documents.json says it, whatever it says', async () => {
    assert.deepEqual(await written('{ "a": { "outlet": "Le360" } }', 2), [{ place: 'الرباط' }]);
  });

  it('is in the state, and gone from it once it is set', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': '{}' });
    const proposed = async () =>
      (await opened.service.state(opened.uri))?.fields?.proposed.map(({ name }) => name);
    assert.deepEqual(await proposed(), ['outlet', 'place']);
    assert.ok((await opened.service.setFields(opened.uri, { outlet: ' هسبريس ', place: '' })).done);
    assert.deepEqual((await opened.service.state(opened.uri))?.fields?.values, { outlet: 'هسبريس' });
    assert.deepEqual(await proposed(), ['place']);
  });

  it('that is wrong is refused, with advice', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': '{}' });
    const result = await opened.service.setFields(opened.uri, { url: 'hespress' });
    assert.ok(!result.done);
    assert.match(result.message ?? '', /http/);
  });

  it('is proposed as its date where that was inferred', async () => {
    const opened = await openCorpus('قال أمس الأربعاء 6 دجنبر 2023 إنه مستعد.\n', {
      '/corpus/documents.json': '{}',
    });
    const { fields, date } = (await opened.service.state(opened.uri))!;
    assert.equal(date?.source, 'inferred');
    assert.deepEqual(
      fields?.proposed.map(({ name, value }) => [name, value]),
      [['dct', date.value]],
    );
  });
});

describe('saying something of a document', () => {
  const openFields = async (documents: string) => {
    const opened = await openCorpus(TEXT, { '/corpus/documents.json': documents });
    const { service, uri } = opened;
    const edit = (command: Parameters<typeof service.edit>[1]) => service.edit(uri, command);
    return {
      ...opened,
      edit,
      describe: (fields: Record<string, string | null>) => edit({ kind: 'describeDocument', fields }),
      values: async () => (await service.state(uri))?.fields?.values,
    };
  };

  it('is one step of undo, which writes no annotation file', async () => {
    const { describe, edit, values, service, uri, read } = await openFields('{ "a": { "url": 7 } }');
    assert.ok((await describe({ outlet: 'هسبريس', url: 'https://example.org/1' })).done);
    assert.ok((await describe({ outlet: null })).done);
    assert.deepEqual(await values(), { url: 'https://example.org/1' });
    assert.ok((await service.state(uri))?.canUndo);
    assert.ok((await edit({ kind: 'undo' })).done);
    assert.deepEqual(await values(), { outlet: 'هسبريس', url: 'https://example.org/1' });
    // What was wrong before is wrong again.
    assert.ok((await edit({ kind: 'undo' })).done);
    assert.deepEqual(await values(), { url: 7 });
    assert.ok(!(await edit({ kind: 'undo' })).done);
    assert.ok((await edit({ kind: 'redo' })).done);
    assert.deepEqual(await values(), { outlet: 'هسبريس', url: 'https://example.org/1' });
    assert.equal(await read('annotations/annotator/a.jsonl'), undefined);
  });

  it('is undone in the order of all decisions', async () => {
    const { describe, edit, values, service, uri } = await openFields('{}');
    await describe({ place: 'الرباط' });
    await edit({ kind: 'status', status: 'done' });
    await edit({ kind: 'undo' });
    assert.deepEqual(await values(), { place: 'الرباط' });
    await edit({ kind: 'undo' });
    assert.deepEqual(await values(), {});
    assert.equal((await service.state(uri))?.status, 'new');
  });

  it('is not undone where somebody said otherwise meanwhile, which is told', async () => {
    const { describe, edit, values, files, service } = await openFields('{}');
    await describe({ outlet: 'هسبريس', place: 'الرباط' });
    const other = new TextEncoder().encode('{ "a": { "outlet": "Le360", "place": "الرباط" } }');
    await files.writeFile('/corpus/documents.json', other);
    await service.filesChanged(['/corpus/documents.json']);
    const result = await edit({ kind: 'undo' });
    assert.match(result.message ?? '', /outlet/);
    assert.deepEqual(await values(), { outlet: 'Le360' });
  });

  it('that changes nothing is no step', async () => {
    const { describe, service, uri } = await openFields('{ "a": { "outlet": "هسبريس" } }');
    assert.ok((await describe({ outlet: 'هسبريس' })).done);
    assert.ok(!(await service.state(uri))?.canUndo);
  });

  it('that cannot be written is refused, and undo has nothing to take back', async () => {
    const { describe, service, uri } = await openFields('{ "a": { ');
    assert.ok(!(await describe({ outlet: 'هسبريس' })).done);
    assert.ok(!(await service.state(uri))?.canUndo);
  });
});
