/** What becomes of the corpus' list of entities: made, taken out, identified, told apart; each a plan that is taken back whole. */
import assert from 'node:assert/strict';
import { firstTicks } from '../../../../server/src/corpus/changes/change.js';
import type { ChangeIntent } from '../../../../server/src/corpus/changes/intent.js';
import { planChange } from '../../../../server/src/corpus/changes/planning.js';
import { alike } from '../../../../server/src/corpus/entities/alike.js';
import { EntityDirectory } from '../../../../server/src/corpus/entities/entityDirectory.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { format } from '../../../../server/src/messages/format.js';
import { arabic } from '../../languages/packs.js';
import { line, openModel } from '../memoryModel.js';

const TEXT = 'زار حموشي مراكش.';
const LIST = '/c/entities.jsonl';
const HAMMOUCHI = { id: 'hammouchi', label: 'PERS', name: 'عبد اللطيف حموشي', born: 1966 };
const OTHER = { id: 'hamouchi', label: 'PERS', name: 'حموشي', differentFrom: ['third'] };
const THIRD = { id: 'third', label: 'PERS', name: 'محمد حموشي', wikidata: 'Q7', differentFrom: ['hamouchi'] };
const ANNOTATIONS = '/c/annotations/amal/a.jsonl';
const FILES = {
  '/c/hawashi.json': '{}',
  '/c/a.txt': TEXT,
  [LIST]: line(HAMMOUCHI) + line(OTHER) + line(THIRD),
  [ANNOTATIONS]:
    line({ hawashi: 1 }) + line({ start: 4, end: 9, text: 'حموشي', label: 'PERS', canonical: 'hamouchi' }),
};

async function changed(...intents: readonly ChangeIntent[]) {
  const files = new MemoryFileSystem(FILES);
  const model = await openModel(files, '/c');
  const entities = () =>
    files
      .text(LIST)!
      .split('\n')
      .filter(Boolean)
      .map((one) => JSON.parse(one) as Record<string, unknown>);
  let id: string | undefined;
  let refusal: string | undefined;
  for (const intent of intents) {
    const change = (await planChange({ model, annotator: 'amal', intent }))!;
    refusal = 'refusal' in change ? format(change.refusal) : undefined;
    if (!('refusal' in change)) ({ id } = await model.changes.apply(change, firstTicks(change)));
  }
  return { files, model, entities, refusal, undo: () => model.changes.undo(id!) };
}

describe('the list of entities', () => {
  const rows: readonly (readonly [what: string, intent: ChangeIntent, expected: readonly object[]])[] = [
    [
      'has a new one',
      { kind: 'newEntity', name: ' زكرياء المومني ', label: 'PERS' },
      [
        HAMMOUCHI,
        OTHER,
        THIRD,
        { id: arabic.names.entityId('زكرياء المومني'), label: 'PERS', name: 'زكرياء المومني' },
      ],
    ],
    ['loses one', { kind: 'removeEntity', entity: 'hamouchi' }, [HAMMOUCHI, THIRD]],
    [
      'says which Wikidata item one is, by the address of its page too',
      { kind: 'identifyEntity', entity: 'hammouchi', wikidata: 'https://www.wikidata.org/wiki/q1028 ' },
      [{ ...HAMMOUCHI, wikidata: 'Q1028' }, OTHER, THIRD],
    ],
    [
      'says so no more',
      { kind: 'identifyEntity', entity: 'third', wikidata: null },
      [HAMMOUCHI, OTHER, { ...THIRD, wikidata: undefined }],
    ],
    [
      'tells two apart',
      { kind: 'tellApart', entity: 'hammouchi', other: 'hamouchi', apart: true },
      [
        { ...HAMMOUCHI, differentFrom: ['hamouchi'] },
        { ...OTHER, differentFrom: ['third', 'hammouchi'] },
        THIRD,
      ],
    ],
    [
      'and no more',
      { kind: 'tellApart', entity: 'third', other: 'hamouchi', apart: false },
      [HAMMOUCHI, { ...OTHER, differentFrom: undefined }, { ...THIRD, differentFrom: undefined }],
    ],
    [
      'keeps who is told apart from one that is merged into another',
      { kind: 'mergeEntities', entities: ['hamouchi'], into: 'hammouchi' },
      [
        { ...HAMMOUCHI, aliases: ['حموشي'], differentFrom: ['third'] },
        { ...THIRD, differentFrom: ['hammouchi'] },
      ],
    ],
  ];
  for (const [what, intent, expected] of rows)
    it(`${what}, and is as before when that is taken back`, async () => {
      const { entities, undo, files } = await changed(intent);
      const plain = (all: readonly object[]): unknown => JSON.parse(JSON.stringify(all));
      assert.deepEqual(entities(), plain(expected));
      await undo();
      const byId = (a: { id?: unknown }, b: { id?: unknown }): number =>
        String(a.id).localeCompare(String(b.id));
      assert.deepEqual(entities().sort(byId), plain([HAMMOUCHI, OTHER, THIRD]));
      assert.match(files.text(ANNOTATIONS)!, /hamouchi/);
    });

  it('takes the links with it', async () => {
    const { files } = await changed({ kind: 'removeEntity', entity: 'hamouchi' });
    assert.doesNotMatch(files.text(ANNOTATIONS)!, /hamouchi/);
  });

  const refusals: readonly (readonly [what: string, intent: ChangeIntent, reason: RegExp])[] = [
    ['a name that one has', { kind: 'newEntity', name: 'حموشى', label: 'PERS' }, /hamouchi.*already/],
    ['no name', { kind: 'newEntity', name: ' ', label: 'PERS' }, /Write a name/],
    ['no label', { kind: 'newEntity', name: 'س', label: '' }, /label/],
    ['what is no item', { kind: 'identifyEntity', entity: 'third', wikidata: '1028' }, /Q1028/],
    ['an item with a zero', { kind: 'identifyEntity', entity: 'third', wikidata: 'Q01' }, /Q1028/],
    ['the item that it has', { kind: 'identifyEntity', entity: 'third', wikidata: 'Q7' }, /Nothing/],
    ['who is not there', { kind: 'removeEntity', entity: 'x' }, /no entity/],
    ['one from itself', { kind: 'tellApart', entity: 'third', other: 'third', apart: true }, /Nothing/],
    ['what is told', { kind: 'tellApart', entity: 'third', other: 'hamouchi', apart: true }, /Nothing/],
    [
      'a merge of two that are told apart',
      { kind: 'mergeEntities', entities: ['third'], into: 'hamouchi' },
      /not the same.*take that back/,
    ],
  ];
  for (const [what, intent, reason] of refusals)
    it(`refuses ${what}`, async () => assert.match((await changed(intent)).refusal ?? '', reason));
});

describe('entities that may be one', () => {
  const person = (id: string, name: string, more: object = {}) => ({
    id,
    label: 'PERS',
    name,
    aliases: [],
    ...more,
  });
  const short = person('short', 'حموشي');
  const others = [
    person('full', 'عبد اللطيف حموشي'),
    person('father', 'عبد اللطيف المنصوري'),
    person('same', 'الحموشي'),
    person('told', 'محمد حموشي', { differentFrom: ['short'] }),
    { ...person('place', 'حموشي'), label: 'GPE' },
  ];
  it('are called much alike, have one label, and nobody said that they are not', () => {
    const found = alike(short, new EntityDirectory([short, ...others], arabic), arabic);
    assert.deepEqual(
      found.map(({ id }) => id),
      ['same', 'full'],
    );
  });
});
