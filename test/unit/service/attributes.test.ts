/** Attributes that a corpus defines, from a command to the file, and what is told of those that its scheme does not have. */
import assert from 'node:assert/strict';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, rangeOf, suggestion, TEXT } from './decidedDocument.js';

const SCHEME = JSON.stringify({
  relations: ['works-for'],
  attributes: [
    { name: 'stance', values: ['quoted', { name: 'accused', key: 'a' }], labels: ['PERS'], required: true },
    { name: 'negated', type: 'flag', default: false },
    { name: 'since', type: 'number', relations: ['works-for'], default: 2019 },
  ],
});
const more = { '/corpus/hawashi.json': SCHEME };

describe('attributes of a corpus', () => {
  it('are given to what is tagged, accepted, relabelled and related, as their defaults say', async () => {
    const opened = await openCorpus(TEXT, more);
    const { id } = await suggestion(opened, 'عبد اللطيف حموشي');
    const from = (await edit(opened, { kind: 'accept', ids: [id] })).ids[0]!;
    const to = (await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' })).ids[0]!;
    assert.ok((await edit(opened, { kind: 'describe', id: to, attributes: { negated: true } })).done);
    assert.ok((await edit(opened, { kind: 'relabel', id: to, label: 'LOC' })).done);
    assert.ok((await edit(opened, { kind: 'relate', type: 'works-for', from, to })).done);
    const [, person, place, relation] = await lines(opened);
    assert.deepEqual(person?.['attributes'], { negated: false });
    assert.deepEqual(place?.['attributes'], { negated: true }, 'what was said stays');
    assert.deepEqual(relation?.['attributes'], { since: 2019 });
  });

  it('are set on annotations, suggestions and relations, and shown with them', async () => {
    const opened = await openCorpus(TEXT, more);
    const { id } = await suggestion(opened, 'عبد اللطيف حموشي');
    const [made] = (await edit(opened, { kind: 'describe', id, attributes: { stance: 'accused' } })).ids;
    const state = await opened.service.state(opened.uri);
    const item = state?.items.find((one) => one.id === made);
    assert.deepEqual(item?.attributes, { negated: false, stance: 'accused' });
    assert.deepEqual(
      state?.attributeDefinitions.map(({ name, type }) => [name, type]),
      [
        ['stance', 'choice'],
        ['negated', 'flag'],
        ['since', 'number'],
      ],
    );
    assert.ok((await edit(opened, { kind: 'undo' })).done);
    assert.deepEqual((await lines(opened)).slice(1), []);
  });

  it('stand in the hover', async () => {
    const opened = await openCorpus(TEXT, more);
    const range = rangeOf(opened, 'مراكش');
    const { ids } = await edit(opened, { kind: 'tag', range, label: 'PERS' });
    await edit(opened, { kind: 'describe', id: ids[0]!, attributes: { stance: 'accused' } });
    const hover = hoverAt(await opened.snapshot(), range.start, { commandLinks: false });
    const { value } = hover?.contents as { readonly value: string };
    assert.match(withoutIsolates(value), /negated: no.*\n.*stance: accused/);
  });

  it('are refused with a reason where the scheme does not have them so', async () => {
    const opened = await openCorpus(TEXT, more);
    const { ids } = await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    const [id = ''] = ids;
    const before = await opened.read(FILE);
    for (const [attributes, reason] of [
      [{ negated: 'yes' }, /negated is yes or no/],
      [{ stance: 'sure' }, /stance is one of: .*quoted.*accused/],
      [{ nobody: 1 }, /no attribute .*nobody/],
    ] as const) {
      const { done, message } = await edit(opened, { kind: 'describe', id, attributes });
      assert.equal(done, false);
      assert.match(withoutIsolates(message ?? ''), reason);
    }
    assert.equal(await opened.read(FILE), before);
  });

  it('of an older scheme are kept, told of, and mended by a fix', async () => {
    const line = (id: string, start: number, end: number, text: string, label: string, attributes: object) =>
      JSON.stringify({ id, start, end, text, label, attributes });
    const file = [
      '{"hawashi":1}',
      line('a', 10, 26, 'عبد اللطيف حموشي', 'PERS', { stance: 'sure', gone: { deep: [1] } }),
      line('b', 31, 36, 'مراكش', 'GPE', { stance: 'quoted' }),
      line('c', 42, 47, 'حموشي', 'PERS', {}),
    ].join('\n');
    const opened = await openCorpus(TEXT, { ...more, [FILE]: `${file}\n` });
    const { problems } = await opened.service.problems(opened.uri);
    const told = problems.filter(({ code }) => String(code).startsWith('attribute.'));
    assert.deepEqual(
      told.map(({ code, id, fixes }) => [code, id, fixes.map(({ title }) => withoutIsolates(title))]),
      [
        ['attribute.value', 'a', ['stance: quoted', 'stance: accused', 'Remove stance']],
        ['attribute.unknown', 'a', ['Remove gone']],
        ['attribute.misplaced', 'b', ['Remove stance']],
        ['attribute.missing', 'c', ['stance: quoted', 'stance: accused']],
      ],
    );
    for (const { fixes } of told) assert.ok((await edit(opened, fixes[0]!.command!)).done);
    assert.deepEqual(
      (await lines(opened)).slice(1).map(({ attributes }) => attributes),
      [{ stance: 'quoted' }, undefined, { stance: 'quoted' }],
    );
    const after = await opened.service.problems(opened.uri);
    assert.deepEqual(
      after.problems.filter(({ code }) => String(code).startsWith('attribute.')),
      [],
    );
  });

  it('that nobody knows survive other decisions', async () => {
    const line =
      '{"id":"a","start":10,"end":26,"text":"عبد اللطيف حموشي","label":"PERS","attributes":{"x":{"y":[null]}}}';
    const opened = await openCorpus(TEXT, { [FILE]: `{"hawashi":1}\n${line}\n` });
    assert.ok((await edit(opened, { kind: 'describe', id: 'a', note: 'n' })).done);
    assert.deepEqual((await lines(opened))[1]?.['attributes'], { x: { y: [null] } });
  });
});
