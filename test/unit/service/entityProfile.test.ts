/** All that a corpus says of an entity, as its page and the tree ask for it. */
import assert from 'node:assert/strict';
import { line } from '../corpus/memoryModel.js';
import { openCorpus } from './corpus.js';

const TEXT = 'قالت الإنتربول ذلك في مراكش.\nوقالت المنظمة الدولية للشرطة الجنائية ذلك.';
const OTHER = 'سطر أول.\nعقدت الإنتربول مؤتمرا في الرباط مع الإنتربول.';
const LIST = [
  { id: 'interpol', label: 'ORG', name: 'الإنتربول', wikidata: 'Q8475', differentFrom: ['europol'] },
  { id: 'europol', label: 'ORG', name: 'اليوروبول' },
  { id: 'interpol-2', label: 'ORG', name: 'منظمة الإنتربول' },
];

const opened = () =>
  openCorpus(TEXT, {
    '/corpus/b.txt': OTHER,
    '/corpus/documents.json': JSON.stringify({ b: { dct: '2024-11-08' } }),
    '/corpus/entities.jsonl': LIST.map(line).join(''),
  });

describe('the profile of an entity', () => {
  it('has its names, its places with what stands around them, and what is mentioned beside', async () => {
    const { service, uri } = await opened();
    const profile = (await service.entitiesOf.profile(uri, 'interpol', () => false))!;
    const { id, name, wikidata, spellings, count, documents, isListed, shown } = profile;
    assert.deepEqual(
      [id, name, wikidata, count, documents, isListed, shown],
      ['interpol', 'الإنتربول', 'Q8475', 4, 2, true, 4],
    );
    assert.deepEqual(spellings[0], { text: 'الإنتربول', count: 3 });
    assert.deepEqual(
      profile.places.map((document) => [document.name, document.date, document.count]),
      [
        ['a', undefined, 2],
        ['b', '2024-11-08', 2],
      ],
    );
    const [first] = profile.places[0]!.places;
    assert.deepEqual([first!.before, first!.text, first!.after], ['قالت ', 'الإنتربول', ' ذلك في مراكش.']);
    assert.equal(typeof first!.confidence, 'number', 'nobody decided yet');
    const beside = profile.beside.map((one) => [one.id, one.documents, one.paragraphs]);
    assert.deepEqual(beside.sort(), [
      ['marrakesh', 1, 1],
      ['rabat', 1, 1],
    ]);
    assert.deepEqual(
      profile.alike.map((one) => one.id),
      ['interpol-2'],
    );
    assert.deepEqual(
      profile.apart.map((one) => one.id),
      ['europol'],
    );
  });

  it('is that of one without any mention, and none of who is not there', async () => {
    const { service, uri } = await opened();
    const profile = (await service.entitiesOf.profile(uri, 'europol', () => false))!;
    assert.deepEqual([profile.count, profile.places, profile.apart.length], [0, [], 1]);
    assert.equal(await service.entitiesOf.profile(uri, 'nobody', () => false), null);
    assert.equal(await service.entitiesOf.profile('file:///elsewhere/a.txt', 'interpol', () => false), null);
    assert.equal(
      await service.entitiesOf.profile(uri, 'interpol', () => true),
      null,
      'nobody waits any more',
    );
  });
});

describe('the list of entities of a corpus', () => {
  it('has its own first, then those that documents speak of, with counts', async () => {
    const { service, uri } = await opened();
    const list = (await service.entitiesOf.list(uri))!;
    assert.deepEqual(
      list.map(({ id, count, isListed }) => [id, count, isListed]),
      [
        ['interpol', 4, true],
        ['europol', 0, true],
        ['interpol-2', 0, true],
        ['marrakesh', 1, false],
        ['rabat', 1, false],
      ],
    );
    assert.deepEqual(await service.entitiesOf.list('file:///elsewhere/a.txt'), []);
  });

  it('does not offer what is told apart from the entity that a mention is linked to', async () => {
    const { service, uri, document } = await opened();
    const [item] = (await service.state(uri))!.items;
    assert.equal(document.getText(item!.range), 'الإنتربول');
    await service.edit(uri, { kind: 'describe', id: item!.id, canonical: 'interpol' });
    const offered = async () =>
      (await service.entitiesOf.find({ uri, range: item!.range, query: 'يوروبول' })).map(({ id }) => id);
    assert.deepEqual(await offered(), []);
    const found = (await service.entitiesOf.find({ uri, query: 'يوروبول' })).map(({ id }) => id);
    assert.deepEqual(found, ['europol']);
  });
});
