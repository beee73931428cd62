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
});
