import assert from 'node:assert/strict';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const ARTICLE = 'ضبطت الشرطة زرافيطا قرب القنطرة.\n';

/** Suggests every «زرافيطا», which no recogniser knows. */
const PROGRAM = `
const lines = require('node:readline').createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const { id, text } = JSON.parse(line);
  const start = text.indexOf('زرافيطا');
  const annotations = start < 0 ? [] : [{ start, end: start + 7, label: 'weapon', confidence: 0.9 }, { start: 0, end: 9999, label: 'weapon' }];
  console.log(JSON.stringify({ id, annotations }));
});
`;

describe('server over stdio: recommenders', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;
  const known = async () => (await client.request('hawashi/recommenders', { uri }))[0]!;
  const suggested = async () =>
    (await client.state(uri)).items.filter(({ sources }) => sources?.includes('words'));

  before(async () => {
    corpus = await corpusOf({
      'article.txt': ARTICLE,
      'words.js': PROGRAM,
      'hawashi.json': JSON.stringify({
        labels: ['weapon'],
        recommenders: [{ name: 'words', command: [process.execPath, 'words.js'] }],
      }),
    });
    client = await Client.start();
    uri = await client.open(corpus.file('article.txt'), ARTICLE);
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  it('are not started before the user has agreed to what they are', async () => {
    const { name, kind, target, state } = await known();
    assert.deepEqual([name, kind, state], ['words', 'command', 'unasked']);
    assert.match(target, /words\.js$/);
    assert.deepEqual(await suggested(), []);
    const other = { uri, name: 'words', fingerprint: 'other', allowed: true };
    const refused = await client.request('hawashi/allowRecommender', other);
    assert.equal(refused.done, false);
    assert.equal((await known()).state, 'unasked');
  });

  it('suggest, once allowed, under their name', async () => {
    const { fingerprint } = await known();
    const allowed = await client.request('hawashi/allowRecommender', {
      ...{ uri, name: 'words', fingerprint, allowed: true },
    });
    assert.equal(allowed.done, true);
    await eventually(async () => assert.equal((await suggested()).length, 1));
    const { state, answers, dropped } = await known();
    assert.deepEqual([state, answers, dropped], ['on', 1, 1]);
  });

  it('that do not learn say so', async () => {
    const trained = await client.request('hawashi/trainRecommender', { uri, name: 'words' });
    assert.equal(trained.done, false);
    assert.match(trained.message ?? '', /words/);
  });

  it('are gone when turned off', async () => {
    const { fingerprint } = await known();
    await client.request('hawashi/allowRecommender', { uri, name: 'words', fingerprint, allowed: false });
    await eventually(async () => assert.equal((await suggested()).length, 0));
  });
});
