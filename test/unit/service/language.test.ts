import assert from 'node:assert/strict';
import type { Format } from '../../../server/src/messages/formatter.js';
import { openCorpus, DOCUMENT } from './corpus.js';

/** Stands for another language: the keys. */
const keys: Format = ({ key }) => `⟨${key}⟩`;

describe('what the service answers', () => {
  it('is in the language of the reader: refusals, what stands in the way, why a span is another one', async () => {
    const { service, uri } = await openCorpus('زار مراكش', {}, undefined, undefined, { say: keys });
    const range = { start: { line: 0, character: 5 }, end: { line: 0, character: 7 } };
    assert.equal((await service.snap({ uri, range })).reason, '⟨span.wholeWords⟩');
    const tagged = await service.edit(uri, { kind: 'tag', range, label: 'GPE' });
    assert.equal(tagged.snapped, '⟨span.wholeWords⟩');
    assert.equal((await service.edit(uri, { kind: 'redo' })).message, '⟨decision.nothingToRedo⟩');
    assert.equal((await service.edit(uri, { kind: 'accept', ids: ['?'] })).message, '⟨edit.suggestionGone⟩');
    assert.equal((await service.setDate(uri, 'yesterday')).message, '⟨documents.noDate⟩');
    assert.equal(
      (await service.setDate('file:///elsewhere/a.txt', '2024')).message,
      '⟨edit.noCorpusForDate⟩',
    );
    assert.equal(
      (await service.edit('file:///elsewhere/a.txt', { kind: 'undo' })).message,
      '⟨edit.tryAgain⟩',
    );
    assert.equal((await service.createCorpus('file:///corpus')).message, '⟨corpus.thereAlready⟩');
  });

  it('is so for what items say of suggestions: their values and reasons', async () => {
    const { service, uri } = await openCorpus('وقع ذلك يوم الجمعة 8 نونبر 2024', {}, undefined, undefined, {
      say: keys,
    });
    const state = await service.state(uri);
    const [item] = state?.items ?? [];
    assert.match(item?.valueText ?? '', /^⟨timex?\.\w+⟩$/);
    assert.ok(item?.reasons && item.reasons.length > 0);
    for (const reason of item.reasons) assert.match(reason, /^⟨[\w.]+⟩$/);
  });

  it('is so for what is wrong with files, too', async () => {
    const { log } = await openCorpus('نص', { '/corpus/hawashi.json': '{' }, undefined, undefined, {
      say: keys,
    });
    assert.ok(
      log.some((line) => line.endsWith('⟨json.broken⟩')),
      log.join(),
    );
    const unreadable = await openCorpus('', {}, undefined, undefined, { say: keys });
    await unreadable.files.writeFile(DOCUMENT, Uint8Array.from([0xc7, 0xe1]));
    await unreadable.service.open(unreadable.document);
    assert.equal(unreadable.service.documentProblems(unreadable.uri)[0]?.message, '⟨text.byte⟩');
  });
});
