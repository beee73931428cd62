import assert from 'node:assert/strict';
import { slug } from '../../../server/src/languages/ar/names/slug.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { EntityFile } from '../../../server/src/corpus/entities/entityFile.js';
import { arabic } from '../languages/packs.js';
import { openCorpus, type Opened } from './corpus.js';

const TEXT = 'قال زكرياء المومني إن المومني غاب.\nوحضر زكريا المومني.';
const FILE = '/corpus/entities.jsonl';

async function tagged(more: Readonly<Record<string, string>> = {}) {
  const opened = await openCorpus(TEXT, more);
  const { uri, service, document } = opened;
  const tag = async (words: string, from = 0): Promise<string> => {
    const start = TEXT.indexOf(words, from);
    const range = { start: document.positionAt(start), end: document.positionAt(start + words.length) };
    return (await service.edit(uri, { kind: 'tag', range, label: 'PERS', exact: true })).ids[0]!;
  };
  const link = (id: string, entity: string) => service.edit(uri, { kind: 'describe', id, entity });
  return { ...opened, tag, link };
}

const entitiesIn = ({ files }: Opened): Record<string, unknown>[] =>
  (files.text(FILE) ?? '')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const canonicals = async ({ service, uri }: Opened): Promise<(string | undefined)[]> =>
  (await service.state(uri))!.items
    .filter(({ kind }) => kind === 'annotation')
    .map(({ canonical }) => canonical);

describe('linking to an entity by its name', () => {
  const NAME = 'زكرياء المومني';

  it('makes one, under the id that the recogniser gives the name, and keeps it in the corpus', async () => {
    const opened = await tagged();
    const id = await opened.tag('المومني', 15);
    const result = await opened.link(id, ` ${NAME} `);
    assert.deepEqual([result.done, result.message], [true, undefined]);
    assert.match(slug(NAME), /^[a-z0-9-]+$/);
    assert.deepEqual(await canonicals(opened), [slug(NAME)]);
    assert.deepEqual(entitiesIn(opened), [
      { id: slug(NAME), label: 'PERS', name: NAME, aliases: ['زكريا المومني', 'المومني'] },
    ]);
    const found = await opened.service.entitiesOf.find({ uri: opened.uri, query: 'المومني' });
    assert.deepEqual([found[0]?.id, found[0]?.name], [slug(NAME), NAME]);
  });

  it('takes the one that has the name in another spelling, or the id, and gathers what it is called', async () => {
    const opened = await tagged();
    await opened.link(await opened.tag(NAME), NAME);
    await opened.link(await opened.tag('المومني', 15), slug(NAME));
    await opened.link(await opened.tag('زكريا المومني', 34), 'زكريّاء المومني');
    assert.deepEqual(await canonicals(opened), [slug(NAME), slug(NAME), slug(NAME)]);
    assert.deepEqual(entitiesIn(opened), [
      { id: slug(NAME), label: 'PERS', name: NAME, aliases: ['زكريا المومني', 'المومني'] },
    ]);
  });

  it('gives who has another label an id of its own', async () => {
    const other = JSON.stringify({ id: slug(NAME), label: 'ORG', name: NAME });
    const opened = await tagged({ [FILE]: `${other}\n` });
    await opened.link(await opened.tag(NAME), NAME);
    assert.deepEqual(await canonicals(opened), [`${slug(NAME)}-2`]);
    assert.equal(opened.files.text(FILE)!.split('\n')[0], other, 'other lines stay as they are');
  });

  it('takes the recogniser’s own by what the text calls it, and writes nothing where nothing is linked', async () => {
    const opened = await openCorpus('عقد الإنتربول مؤتمرا في مراكش.');
    const { uri, service } = opened;
    const [item] = (await service.state(uri))!.items;
    assert.ok(!(await service.edit(uri, { kind: 'describe', id: 'nobody', entity: 'س' })).done);
    assert.equal(opened.files.text(FILE), undefined);
    await service.edit(uri, { kind: 'describe', id: item!.id, entity: 'الإنتربول' });
    assert.deepEqual(await canonicals(opened), ['interpol']);
    assert.deepEqual(
      entitiesIn(opened).map(({ id }) => id),
      ['interpol'],
    );
    const [annotation] = (await service.state(uri))!.items;
    await service.edit(uri, { kind: 'describe', id: annotation!.id, canonical: null });
    assert.deepEqual(await canonicals(opened), [undefined]);
  });
});

describe('the list of entities', () => {
  const person = { id: 'x', label: 'PERS', name: 'زكرياء المومني', aliases: [] };
  const uri = 'file:///c/entities.jsonl';

  it('takes in what others wrote meanwhile', async () => {
    const files = new MemoryFileSystem();
    const [one, two] = [new EntityFile(files, uri), new EntityFile(files, uri)];
    assert.ok(await one.keep(person, ['المومني'], arabic.spelling));
    assert.ok(await two.keep(person, ['زكريا'], arabic.spelling));
    assert.deepEqual(two.get('x')?.aliases, ['المومني', 'زكريا']);
  });

  it('is not written where nothing is new', async () => {
    const files = new MemoryFileSystem();
    const entities = new EntityFile(files, uri);
    await entities.keep(person, [], arabic.spelling);
    files.writeFile = () => Promise.reject(new Error('written'));
    assert.equal(await entities.keep(person, ['زكرياءَ المومني'], arabic.spelling), false);
  });
});
