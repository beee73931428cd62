/** A plan that is blind: nobody is shown what others annotated before their own documents are done, by whatever is asked. */
import assert from 'node:assert/strict';
import { REQUESTS, type RequestMethod } from '../../server/src/protocol/requests.js';
import { Client, eventually } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';
import { facesOf, SECRET, SILENT, TEXT, type Face } from './othersWork.js';

const at = (words: string): { readonly start: number; readonly end: number } => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length };
};
const file = (status: string, ...lines: readonly object[]): string =>
  [{ hawashi: 1, status }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join('');
const theirs = { ...at('مراكش'), text: 'مراكش', label: 'GPE', canonical: SECRET, note: SECRET, id: SECRET };
const FILES = {
  'a.txt': TEXT,
  'b.txt': TEXT,
  'assignment.json': JSON.stringify({
    annotators: ['amal', 'هدى'],
    blind: true,
    documents: [
      { name: 'a', annotators: ['amal', 'هدى'] },
      { name: 'b', annotators: ['amal'] },
    ],
  }),
  'annotations/amal/a.jsonl': file('done', { ...at('حموشي'), text: 'حموشي', label: 'PERS', id: 'p' }),
  'annotations/هدى/a.jsonl': file('done', theirs),
  'annotations/gold/a.jsonl': file('done', { ...theirs, label: 'LOC' }),
};

describe('server over stdio: a plan that is blind', () => {
  let corpus: CorpusCopy;
  let client: Client;
  let uri: string;

  before(async () => {
    corpus = await corpusOf(FILES);
    client = await Client.start({ settings: { annotator: 'amal' } });
    uri = await client.open(corpus.file('a.txt'), TEXT);
    await eventually(async () => assert.ok((await client.state(uri)).items.some(({ id }) => id === 'p')));
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  /** The names of those that tell what others did. */
  const telling = async (faces: readonly Face[]): Promise<readonly string[]> => {
    const names: string[] = [];
    for (const { name, ask } of faces)
      if (JSON.stringify((await ask()) ?? null).includes(SECRET)) names.push(name);
    return names;
  };

  it('is asked by every request of ours', () => {
    const faces = facesOf(client, corpus, uri);
    const asked = new Set<RequestMethod>([...SILENT, ...faces.flatMap(({ method }) => method ?? [])]);
    assert.deepEqual(
      (Object.keys(REQUESTS) as RequestMethod[]).filter((method) => !asked.has(method)),
      [],
    );
  });

  it('hides what others did, whatever is asked', async () => {
    assert.deepEqual(await telling(facesOf(client, corpus, uri)), []);
    assert.doesNotMatch(JSON.stringify(client.received), new RegExp(SECRET));
  });

  it('shows it to who is done', async () => {
    const other = await client.open(corpus.file('b.txt'), TEXT);
    await eventually(async () => assert.ok(await client.request('hawashi/state', { uri: other })));
    assert.ok((await client.edit(other, { kind: 'status', status: 'done' })).done);
    await eventually(async () => assert.match(await corpus.read('annotations/amal/b.jsonl'), /"done"/));
    const others = facesOf(client, corpus, uri).filter(({ isOthers }) => isOthers);
    assert.deepEqual(
      await telling(others),
      others.map(({ name }) => name),
    );
  });
});
