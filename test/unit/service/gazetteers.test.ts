/** Rows of gazetteers where a mention is linked: offered among the corpus' own entities, and made entities when chosen. */
import assert from 'node:assert/strict';
import { openCorpus } from './corpus.js';

const TEXT = 'زار الوفد مدينة تامسنا أمس.';
const ROWS = [
  'id\tname\taliases\tlabel\twikidata',
  'tms\tتامسنا\tTamesna\tGPE\tQ1',
  'own\tتامسنا القديمة\t\tGPE\t',
  'item\tتامسنا\t\tGPE\tQ2',
  'rbt\tالرباط\t\t\tQ3551',
].join('\n');
const ENTITIES = [
  { id: 'own', label: 'GPE', name: 'تامسنا القديمة' },
  { id: 'other', label: 'GPE', name: 'تمسنة', wikidata: 'Q2' },
  { id: 'far', label: 'GPE', name: 'فاس' },
]
  .map((entity) => `${JSON.stringify(entity)}\n`)
  .join('');

async function tagged() {
  const opened = await openCorpus(TEXT, {
    '/corpus/hawashi.json': '{ "gazetteers": ["places.tsv"] }',
    '/corpus/places.tsv': ROWS,
    '/corpus/entities.jsonl': ENTITIES,
  });
  const { service, uri, document } = opened;
  const start = TEXT.indexOf('تامسنا');
  const range = { start: document.positionAt(start), end: document.positionAt(start + 6) };
  const [id] = (await service.edit(uri, { kind: 'tag', range, label: 'GPE', exact: true })).ids;
  const find = (query: string, gazetteers = true) =>
    service.entitiesOf.find({ uri, query, label: 'GPE', range, gazetteers });
  return { ...opened, id: id!, find };
}

describe('a mention that is linked to a row of a gazetteer', () => {
  it('is offered the rows of its name, but what the corpus has, and others as they are typed', async () => {
    const { find } = await tagged();
    const found = await find('');
    assert.deepEqual(
      found.filter(({ gazetteer }) => gazetteer).map(({ id }) => id),
      ['tms'],
    );
    const ids = found.map(({ id }) => id);
    assert.equal(found.find(({ id }) => id === 'tms')?.gazetteer, 'places.tsv');
    assert.ok(ids.includes('far'), 'the corpus’ own are still there');
    assert.ok(
      ids.indexOf('tms') < ids.indexOf('far'),
      'what is called so is before what is called otherwise',
    );
    assert.ok(ids.indexOf('tamesna') < ids.indexOf('tms'), 'of both the corpus’ own is first');
    assert.equal((await find('الربا'))[0]?.id, 'rbt');
    assert.equal((await find('Q3551'))[0]?.id, 'rbt');
    assert.ok((await find('', false)).every(({ gazetteer }) => gazetteer === undefined));
  });

  it('makes an entity of it, with what the text calls it', async () => {
    const { service, uri, id, files, find } = await tagged();
    const result = await service.edit(uri, { kind: 'describe', id, canonical: 'rbt' });
    assert.deepEqual([result.done, result.message], [true, undefined]);
    const lines = files.text('/corpus/entities.jsonl')!;
    assert.ok(lines.startsWith(ENTITIES), 'other lines stay as they are');
    assert.deepEqual(JSON.parse(lines.slice(ENTITIES.length)), {
      ...{ id: 'rbt', label: 'GPE', name: 'الرباط', aliases: ['تامسنا'], wikidata: 'Q3551' },
    });
    assert.equal((await find('الرباط')).find((one) => one.id === 'rbt')?.gazetteer, undefined);
  });

  it('takes its id as it is typed, too', async () => {
    const { service, uri, id, files } = await tagged();
    await service.edit(uri, { kind: 'describe', id, entity: ' tms ' });
    const last = files.text('/corpus/entities.jsonl')!.slice(ENTITIES.length);
    assert.deepEqual(JSON.parse(last), {
      ...{ id: 'tms', label: 'GPE', name: 'تامسنا', aliases: ['Tamesna'], wikidata: 'Q1' },
    });
  });
});
