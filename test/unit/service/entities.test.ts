import assert from 'node:assert/strict';
import { slug } from '../../../server/src/languages/ar/names/words/slug.js';
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

describe('an entity that an attribute names', () => {
  const SCHEME = {
    relations: ['works-for'],
    attributes: [
      { name: 'employer', type: 'entity', labels: ['PERS'] },
      { name: 'through', type: 'entity', relations: ['works-for'] },
      { name: 'role', type: 'text' },
    ],
  };
  const UNION = { id: 'union', label: 'ORG', name: 'النقابة الوطنية', aliases: ['النقابة'] };
  const open = async (entities: readonly object[] = []) => {
    const opened = await tagged({
      '/corpus/hawashi.json': JSON.stringify(SCHEME),
      [FILE]: entities.map((entity) => `${JSON.stringify(entity)}\n`).join(''),
    });
    const set = (id: string, entity: string, entityOf = 'employer') =>
      opened.service.edit(opened.uri, { kind: 'describe', id, entity, entityOf });
    const said = async () => {
      const { items, relations } = (await opened.service.state(opened.uri))!;
      return [...items.filter(({ kind }) => kind === 'annotation'), ...relations].map(
        ({ attributes }) => attributes,
      );
    };
    return { ...opened, set, said };
  };

  it('is made where the corpus does not have it, and no name of what has the attribute is one of its', async () => {
    const opened = await open();
    const id = await opened.tag('المومني', 15);
    const before = await canonicals(opened);
    assert.deepEqual([(await opened.set(id, ' وزارة المالية ')).done, entitiesIn(opened).length], [true, 1]);
    const [made] = entitiesIn(opened);
    assert.deepEqual(made, { id: slug('وزارة المالية'), label: 'PERS', name: 'وزارة المالية' });
    assert.deepEqual(await opened.said(), [{ employer: made?.['id'] }]);
    assert.deepEqual(await canonicals(opened), before, 'it refers to what it did');
    assert.ok((await opened.service.edit(opened.uri, { kind: 'undo' })).done);
    assert.deepEqual(await opened.said(), [undefined]);
  });

  it('is the one of any label that is called so; a new one has the label of the others', async () => {
    const opened = await open([UNION]);
    const [one, other] = [await opened.tag('المومني', 15), await opened.tag('زكريا المومني', 34)];
    await opened.set(one, 'النّقابة');
    assert.deepEqual(entitiesIn(opened), [UNION]);
    await opened.set(other, 'وزارة المالية');
    assert.deepEqual(
      entitiesIn(opened).map(({ id, label }) => [id, label]),
      [
        ['union', 'ORG'],
        [slug('وزارة المالية'), 'ORG'],
      ],
    );
    const { ids } = await opened.service.edit(opened.uri, {
      kind: 'relate',
      ...{ type: 'works-for', from: one, to: other },
    });
    assert.ok((await opened.set(ids[0]!, 'union', 'through')).done);
    assert.deepEqual(await opened.said(), [
      { employer: 'union' },
      { employer: slug('وزارة المالية') },
      { through: 'union' },
    ]);
  });

  it('is not where the attribute is of another type, or what has it is gone', async () => {
    const opened = await open();
    const id = await opened.tag('المومني', 15);
    for (const [what, name] of [
      [id, 'role'],
      [id, 'nothing'],
      ['gone', 'employer'],
    ] as const) {
      const { done, message } = await opened.set(what, 'وزارة المالية', name);
      assert.deepEqual([done, message !== undefined && message !== ''], [false, true], name);
    }
    assert.deepEqual(entitiesIn(opened), []);
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
