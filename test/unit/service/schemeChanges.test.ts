/** A scheme that changed under existing annotations: what is told is mended in all documents, as one change that is shown first. */
import assert from 'node:assert/strict';
import type { CodeAction } from 'vscode-languageserver-types';
import type { ChangePlan } from '../../../server/src/protocol/changes.js';
import type { Requests } from '../../../server/src/protocol/requests.js';
import { corpusFixes } from '../../../server/src/service/document/corpusFixes.js';
import { format } from '../../../server/src/messages/format.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';

const TEXT = 'وصل حموشي إلى مراكش.\n';
const line = (value: object): string => JSON.stringify(value) + '\n';
const span = { start: 4, end: 9, text: 'حموشي', label: 'PERS' };
const file = (...said: readonly object[]): string =>
  line({ hawashi: 1 }) + said.map((one, i) => line({ id: `i${i}`, ...span, ...one })).join('');

const SCHEME = {
  labels: ['PERS', 'GPE'],
  attributes: [
    { name: 'stance', values: ['quoted', 'accused'], labels: ['PERS'], required: true },
    { name: 'negated', type: 'flag', labels: ['GPE'] },
    { name: 'topics', type: 'choices', values: ['sport', 'crime'] },
  ],
  documentFields: [
    { name: 'genre', values: ['news', 'opinion'], required: true },
    { name: 'checked', type: 'flag' },
  ],
};
const DOCUMENTS = {
  a: { genre: 'News', Outlet: 'هسبريس', mood: 'calm' },
  b: { genre: 'News', mood: 'wild' },
  c: { genre: 'opinion', Outlet: 'أخبارنا', outlet: 'هسبريس' },
};

const open = (own: readonly object[], others: Readonly<Record<string, readonly object[]>> = {}) =>
  openCorpus(TEXT, {
    '/corpus/hawashi.json': JSON.stringify(SCHEME),
    '/corpus/documents.json': JSON.stringify(DOCUMENTS),
    '/corpus/annotations/amal/a.jsonl': file(...own),
    ...Object.fromEntries(
      ['b', 'c', 'd'].flatMap((name) => [
        [`/corpus/${name}.txt`, TEXT],
        [`/corpus/annotations/amal/${name}.jsonl`, file(...(others[name] ?? []))],
      ]),
    ),
  });
type Opened = Awaited<ReturnType<typeof open>>;

async function fixesFor(opened: Opened, code: string): Promise<Map<string, CodeAction>> {
  const snapshot = await opened.snapshot();
  const told = (await opened.service.diagnosing.of(opened.uri, snapshot)).filter((one) => one.code === code);
  const actions = corpusFixes(snapshot, told, format);
  return new Map(
    actions.map((action) => [withoutIsolates(action.title).replace(/, in all .*$/, ''), action]),
  );
}

async function plan(opened: Opened, action: CodeAction): Promise<ChangePlan> {
  const [{ uri, change }] = action.command!.arguments as [Requests['hawashi/planChange'][0]];
  const planned = await opened.service.changes.plan(uri, change);
  assert.ok(planned && !('refusal' in planned), JSON.stringify(planned));
  return planned;
}

const ticksOf = ({ documents }: ChangePlan) =>
  Object.fromEntries(documents.map(({ uri, places }) => [uri, [...places.keys()]]));

/** Carries the fix out; gives what was planned, and takes it back again where asked. */
async function carryOut(opened: Opened, action: CodeAction): Promise<ChangePlan> {
  const planned = await plan(opened, action);
  const result = await opened.service.changes.apply(planned.id, ticksOf(planned));
  assert.deepEqual([result.done, result.told], [true, []]);
  return planned;
}

async function said(opened: Opened, name: string): Promise<unknown[]> {
  const [, ...lines] = ((await opened.read(`/corpus/annotations/amal/${name}.jsonl`)) ?? '')
    .trim()
    .split('\n');
  const entries = lines.map(
    (one) => JSON.parse(one) as { readonly id: string; readonly label: string; readonly attributes?: object },
  );
  return entries
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ label, attributes }) => (attributes ? [label, attributes] : label));
}
const fieldsOf = async (opened: Opened): Promise<unknown> =>
  JSON.parse((await opened.read('/corpus/documents.json'))!);
const named = ({ documents }: ChangePlan): readonly string[] => documents.map(({ name }) => name);

describe('a scheme that changed under annotations', () => {
  it('a label that is gone becomes another, or goes, everywhere', async () => {
    const opened = await open([{ label: 'PER' }], {
      b: [{ label: 'PER' }, { label: 'GPE' }],
      c: [{ label: 'ORG' }],
    });
    const fixes = await fixesFor(opened, 'annotation.unknown-label');
    assert.deepEqual(
      [...fixes.keys()],
      ['Change all PER to PERS', 'Change all PER to GPE', 'Remove all PER'],
    );
    assert.deepEqual(named(await carryOut(opened, fixes.get('Change all PER to PERS')!)), ['a', 'b']);
    assert.deepEqual([await said(opened, 'a'), await said(opened, 'b')], [['PERS'], ['PERS', 'GPE']]);
    assert.deepEqual(await said(opened, 'c'), ['ORG']);
  });

  const attributes: readonly (readonly [
    code: string,
    own: object,
    fix: string,
    others: Readonly<Record<string, readonly object[]>>,
    after: Readonly<Record<string, unknown>>,
  ])[] = [
    [
      'attribute.value',
      { stance: 'denied' },
      'stance: accused instead of “denied”',
      { b: [{ attributes: { stance: 'denied' } }, { attributes: { stance: 'quoted' } }] },
      {
        a: [['PERS', { stance: 'accused' }]],
        b: [
          ['PERS', { stance: 'accused' }],
          ['PERS', { stance: 'quoted' }],
        ],
      },
    ],
    [
      'attribute.value',
      { stance: 'denied' },
      'stance: ∅ instead of “denied”',
      { b: [{ attributes: { stance: 'denied', topics: ['sport'] } }] },
      { a: ['PERS'], b: [['PERS', { topics: ['sport'] }]] },
    ],
    [
      'attribute.missing',
      { topics: ['crime'] },
      'stance: quoted wherever it is missing on PERS',
      { b: [{}, { label: 'GPE' }, { attributes: { stance: 'denied' } }] },
      {
        a: [['PERS', { topics: ['crime'], stance: 'quoted' }]],
        b: [['PERS', { stance: 'quoted' }], 'GPE', ['PERS', { stance: 'denied' }]],
      },
    ],
    [
      'attribute.misplaced',
      { stance: 'quoted', negated: true },
      'Remove negated from all PERS',
      { b: [{ attributes: { negated: false } }, { label: 'GPE', attributes: { negated: true } }] },
      { a: [['PERS', { stance: 'quoted' }]], b: ['PERS', ['GPE', { negated: true }]] },
    ],
    [
      'attribute.unknown',
      { polarity: 'quoted' },
      'Rename polarity to stance',
      { b: [{ attributes: { polarity: 'accused' } }, { attributes: { polarity: 'none' } }] },
      {
        a: [['PERS', { stance: 'quoted' }]],
        b: [
          ['PERS', { stance: 'accused' }],
          ['PERS', { polarity: 'none' }],
        ],
      },
    ],
    [
      'attribute.unknown',
      { stance: 'quoted', colour: 3 },
      'Remove colour',
      { b: [{ label: 'GPE', attributes: { colour: 'red' } }] },
      { a: [['PERS', { stance: 'quoted' }]], b: ['GPE'] },
    ],
  ];
  for (const [code, own, fix, others, after] of attributes)
    it(`${code}: ${fix}`, async () => {
      const opened = await open([{ attributes: own }], others);
      const before = [await said(opened, 'a'), await said(opened, 'b')];
      const fixes = await fixesFor(opened, code);
      assert.ok(fixes.has(fix), [...fixes.keys()].join('\n'));
      assert.deepEqual(named(await carryOut(opened, fixes.get(fix)!)), ['a', 'b']);
      assert.deepEqual({ a: await said(opened, 'a'), b: await said(opened, 'b') }, after);
      await opened.service.changes.undo(opened.uri);
      assert.deepEqual([await said(opened, 'a'), await said(opened, 'b')], before);
    });
});

describe('fields that changed under documents', () => {
  const fields: readonly (readonly [
    code: string,
    fix: string,
    documents: readonly string[],
    after: object,
  ])[] = [
    [
      'field.value',
      'genre: news instead of “News”',
      ['a', 'b'],
      { ...DOCUMENTS, a: { ...DOCUMENTS.a, genre: 'news' }, b: { ...DOCUMENTS.b, genre: 'news' } },
    ],
    [
      'field.unknown',
      'Remove mood',
      ['a', 'b'],
      { ...DOCUMENTS, a: { genre: 'News', Outlet: 'هسبريس' }, b: { genre: 'News' } },
    ],
    [
      'field.unknown',
      'It is the outlet: call it so',
      ['a'],
      { ...DOCUMENTS, a: { genre: 'News', mood: 'calm', outlet: 'هسبريس' } },
    ],
  ];
  for (const [code, fix, documents, after] of fields)
    it(`${code}: ${fix}, shown and taken back`, async () => {
      const opened = await open([]);
      const fixes = await fixesFor(opened, code);
      assert.ok(fixes.has(fix), [...fixes.keys()].join('\n'));
      const planned = await plan(opened, fixes.get(fix)!);
      assert.deepEqual(named(planned), documents);
      assert.ok(planned.documents.every(({ places }) => places.length === 1 && places[0]!.context !== ''));
      const { uri } = planned.documents[0]!;
      const shown = await opened.service.changes.passages(planned.id, uri, ticksOf(planned));
      assert.notEqual(shown.before, shown.after);
      const unticked = await opened.service.changes.passages(planned.id, uri, {});
      assert.equal(unticked.before, unticked.after);
      const result = await opened.service.changes.apply(planned.id, ticksOf(planned));
      assert.deepEqual([result.done, result.told], [true, []]);
      assert.deepEqual(await fieldsOf(opened), after);
      await opened.service.changes.undo(opened.uri);
      assert.deepEqual(await fieldsOf(opened), DOCUMENTS);
    });

  it('missing: said of the documents that say nothing, which have no entry yet too', async () => {
    const opened = await openCorpus(TEXT, {
      '/corpus/hawashi.json': JSON.stringify(SCHEME),
      '/corpus/documents.json': JSON.stringify({ b: { genre: 'news' }, c: { genre: ' ' } }),
      ...Object.fromEntries(['b', 'c'].map((name) => [`/corpus/${name}.txt`, TEXT])),
    });
    const fix = (await fixesFor(opened, 'field.missing')).get('genre: opinion wherever it is missing')!;
    assert.deepEqual(named(await carryOut(opened, fix)), ['a', 'c']);
    assert.deepEqual(await fieldsOf(opened), {
      ...{ a: { genre: 'opinion' }, b: { genre: 'news' }, c: { genre: 'opinion' } },
    });
  });

  it('that say something else by now are left alone, and told', async () => {
    const opened = await open([]);
    const planned = await plan(opened, (await fixesFor(opened, 'field.unknown')).get('Remove mood')!);
    await opened.service.edit(opened.uri, { kind: 'describeDocument', fields: { mood: null } });
    const result = await opened.service.changes.apply(planned.id, ticksOf(planned));
    assert.match(withoutIsolates(result.told.join('\n')), /^a: something else is said/);
    assert.deepEqual(await fieldsOf(opened), {
      ...DOCUMENTS,
      ...{ a: { genre: 'News', Outlet: 'هسبريس' }, b: { genre: 'News' } },
    });
  });
});
