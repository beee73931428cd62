import assert from 'node:assert/strict';
import { firstTicks, type CorpusChange } from '../../../../server/src/corpus/changes/change.js';
import type { ChangeIntent } from '../../../../server/src/corpus/changes/intent.js';
import { planChange } from '../../../../server/src/corpus/changes/planning.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import { format } from '../../../../server/src/messages/format.js';
import { openModel } from '../memoryModel.js';

import { A, allOf, annotated, B, C, FILES, MARRAKESH, MERGE, planned, stored } from './plannedChanges.js';

const places = ({ documents }: CorpusChange): string[] =>
  documents.map(({ document, places: all }) => `${document.name}: ${all.map(({ text }) => text).join(' ')}`);

describe('a change over the documents of a corpus', () => {
  const rows: readonly (readonly [string, ChangeIntent, places: readonly string[], entities: number])[] = [
    ['a name everywhere, behind clitics too', MARRAKESH, ['a: مراكش', 'b: مراكش مراكش', 'c: مراكش'], 0],
    [
      'the places of a label',
      { kind: 'places', select: { by: 'label', label: 'ORG' }, action: { kind: 'relabel', label: 'GPE' } },
      ['a: مراكش'],
      0,
    ],
    [
      'what refers to an entity',
      {
        kind: 'places',
        select: { by: 'entity', entity: 'hamouchi' },
        action: { kind: 'link', entity: null },
      },
      ['a: حموشي', 'b: حموشي'],
      0,
    ],
    ['two entities as one', MERGE, ['a: حموشي', 'b: حموشي'], 2],
    [
      'another label for an entity',
      { kind: 'relabelEntity', entity: 'hamouchi', label: 'ORG' },
      ['a: حموشي', 'b: حموشي'],
      1,
    ],
    ['another name', { kind: 'renameEntity', entity: 'hammouchi', name: 'ع. حموشي' }, [], 1],
  ];
  for (const [what, intent, expected, entities] of rows)
    it(`plans ${what}`, async () => {
      const { change } = await planned(intent);
      assert.deepEqual(places(change), expected);
      assert.equal(change.entities.length, entities);
    });

  it('finds what has gaps in the same pieces, and gives them the label where the corpus has gaps', async () => {
    const name = 'وزيرا الداخلية والخارجية';
    const fragments = ['وزيرا', 'الخارجية'].map((piece) => ({
      start: name.indexOf(piece),
      end: name.indexOf(piece) + piece.length,
    }));
    const intent: ChangeIntent = {
      kind: 'places',
      select: { by: 'name', name, fragments },
      action: { kind: 'tag', label: 'OCC' },
    };
    const text = `زار ${name}.`;
    const whole = { id: 'w', start: 4, end: 4 + name.length, text: name, label: 'ORG' };
    const files = {
      '/c/hawashi.json': '{ "spans": { "gaps": true } }',
      '/c/a.txt': text,
      '/c/b.txt': `ل${name}، و${name}`,
      '/c/c.txt': 'وزيرا الخارجية والداخلية',
      '/c/annotations/amal/a.jsonl': `{"hawashi":1}\n${JSON.stringify(whole)}\n`,
    };
    const { model, change } = await planned(intent, files);
    assert.deepEqual(places(change), [`a: ${name}`, `b: ${name} ${name}`]);
    assert.match(format(change.title), /وزيرا … الخارجية/);
    assert.deepEqual((await model.changes.apply(change, allOf(change))).told, []);
    const shown = async (document: string) => {
      const { annotations } = (await model.snapshot((await model.corpus.document(document))!, 'amal'))!;
      return annotations.map(({ label, fragments: pieces = [], text: words }) =>
        [label, ...pieces.map(({ start, end }) => words.slice(start, end))].join(' '),
      );
    };
    assert.deepEqual((await shown('a')).sort(), ['OCC وزيرا الخارجية', 'ORG']);
    assert.deepEqual(await shown('b'), ['OCC وزيرا الخارجية', 'OCC وزيرا الخارجية']);
    // The words in one piece are another thing than some of them.
    const removal = (select: typeof intent.select) =>
      planChange({ model, annotator: 'amal', intent: { ...intent, select, action: { kind: 'remove' } } });
    for (const [select, labels] of [
      [intent.select, ['OCC', 'OCC', 'OCC']],
      [{ by: 'name', name }, ['ORG']],
    ] as const) {
      const plan = await removal(select);
      assert.ok(plan && 'documents' in plan);
      const meant = plan.documents.flatMap((document) => document.places).map(({ standing }) => standing);
      assert.deepEqual(
        meant.map((one) => one && 'meant' in one && one.meant.label),
        labels,
      );
    }
    const strict = await openModel(new MemoryFileSystem({ ...files, '/c/hawashi.json': '{}' }), '/c');
    const refused = await planChange({ model: strict, annotator: 'amal', intent });
    assert.match(refused && 'refusal' in refused ? format(refused.refusal) : '', /"gaps": true/);
  });

  it('is carried out where it is wanted; documents that are done are not, unless somebody says so', async () => {
    const { model, change, files, before } = await planned(MARRAKESH);
    assert.deepEqual([...firstTicks(change).keys()], ['a', 'c']);
    const outcome = await model.changes.apply(change, firstTicks(change));
    assert.deepEqual([outcome.documents, outcome.places, outcome.told], [2, 2, []]);
    assert.deepEqual(await annotated(model, 'a'), [
      '4 حموشي PERS hamouchi',
      '10 مراكش GPE marrakesh',
      `${A.indexOf('حموشي', 15)} حموشي PERS hammouchi`,
    ]);
    assert.deepEqual(await annotated(model, 'c'), ['3 مراكش GPE marrakesh']);
    assert.equal(stored(files)['annotations/amal/b.jsonl'], before['annotations/amal/b.jsonl']);
    const again = await model.changes.apply(change, new Map([['b', new Set([1])]]));
    assert.deepEqual([again.documents, again.places], [1, 1]);
    assert.deepEqual(await annotated(model, 'b'), [
      '4 حموشي PERS hamouchi',
      `${B.lastIndexOf('مراكش')} مراكش GPE marrakesh`,
    ]);
  });

  it('is one step of undo over all documents, and of redo, though their stores were closed meanwhile', async () => {
    const { model, change, files } = await planned(MERGE);
    const said = async () => [
      ...(await annotated(model, 'a')),
      ...(await annotated(model, 'b')),
      ...model.corpus.entities
        .all()
        .map(({ id, name, aliases, wikidata }) => [id, name, ...aliases, wikidata]),
    ];
    const before = await said();
    const { id } = await model.changes.apply(change, allOf(change));
    const after = await said();
    assert.deepEqual(after.at(-1), ['hammouchi', 'عبد اللطيف حموشي', 'حموشي', 'Q1']);
    assert.equal(after.join('\n').includes('hamouchi'), false);
    assert.ok(id);
    await model.changes.undo(id);
    assert.deepEqual((await said()).map(String).sort(), before.map(String).sort());
    await model.changes.redo(id);
    assert.deepEqual(await said(), after);

    // Sixty documents: more than stores are kept for.
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`/c/d${i}.txt`, C] as const).map(([path, text]) => [path, text]),
    );
    const large = await planned(MARRAKESH, { ...FILES, ...many });
    const outcome = await large.model.changes.apply(large.change, allOf(large.change));
    assert.equal(outcome.documents, 63);
    assert.equal((await annotated(large.model, 'd0')).length, 1);
    await large.model.changes.undo(outcome.id!);
    assert.deepEqual([await annotated(large.model, 'd0'), await annotated(large.model, 'd59')], [[], []]);
    assert.deepEqual(await annotated(large.model, 'b'), ['4 حموشي PERS hamouchi']);
    assert.equal(files.text('/c/annotations/amal/c.jsonl'), undefined);
  });

  it('is taken back as a whole by who asks while it is still being carried out', async () => {
    const { model, change } = await planned(MERGE);
    const said = async () => [...(await annotated(model, 'a')), ...(await annotated(model, 'b'))];
    const before = await said();
    const applying = model.changes.apply(change, allOf(change));
    const undone = await model.changes.undoLast();
    assert.equal(undone?.outcome.id, (await applying).id);
    assert.deepEqual(await said(), before);
    assert.equal(await model.changes.undoLast(), undefined);
  });

  it('leaves alone what others decided since, in undo too', async () => {
    const { model, change } = await planned(MARRAKESH);
    const { id } = await model.changes.apply(change, allOf(change));
    const store = (await model.store((await model.corpus.document('c'))!, 'amal'))!;
    store.decide({ kind: 'tag', spans: [{ start: 9, end: 13 }], label: 'MISC' });
    await model.changes.undo(id!);
    assert.deepEqual(await annotated(model, 'c'), [`9 ${C.slice(9, 13)} MISC -`]);
  });

  it('does nothing where the text is another one by then, and says so', async () => {
    const { model, change, files } = await planned(MARRAKESH);
    await files.writeFile('/c/c.txt', new TextEncoder().encode('نص آخر'));
    await model.fileChanges.take(['file:///c/c.txt']);
    const { told, documents } = await model.changes.apply(change, allOf(change));
    assert.equal(documents, 2);
    assert.deepEqual(told.map(format), ['c: 1 place was left alone, its text is another one now.']);
  });

  it('tells of documents that cannot be written, and does the others', async () => {
    const { model, change, files } = await planned(MARRAKESH);
    await files.writeFile('/c/annotations/amal/c.jsonl', new TextEncoder().encode('{"hawashi": 99}\n'));
    const { told, documents } = await model.changes.apply(change, allOf(change));
    assert.equal(documents, 2);
    assert.equal(told.length > 0 && told.every((each) => format(each).startsWith('c: ')), true);
    assert.equal(files.text('/c/annotations/amal/c.jsonl'), '{"hawashi": 99}\n');
  });

  it('stops between two documents when it is given up; what was done can be taken back', async () => {
    const { model, change } = await planned(MARRAKESH);
    let asked = 0;
    const outcome = await model.changes.apply(change, allOf(change), () => ++asked > 1);
    assert.equal(outcome.documents, 1);
    assert.match(format(outcome.told[0]!), /^Stopped before b/);
    await model.changes.undo(outcome.id!);
    assert.match((await annotated(model, 'a'))[1]!, /ORG/);
  });

  it('leaves an entity alone that somebody changed meanwhile', async () => {
    const { model, change } = await planned(MERGE);
    const { entities } = model.corpus;
    await entities.put({ ...entities.get('hamouchi')!, name: 'غيره' });
    const { told } = await model.changes.apply(change, new Map());
    assert.deepEqual(told.map(format), ['The entity hamouchi was changed meanwhile, and was left alone.']);
    assert.equal(entities.get('hamouchi')?.name, 'غيره');
  });

  const refusals: readonly (readonly [string, ChangeIntent, RegExp])[] = [
    ['an entity that is not there', { kind: 'renameEntity', entity: 'x', name: 'ن' }, /no entity «.?x/],
    ['a blank name', { kind: 'renameEntity', entity: 'hammouchi', name: ' ' }, /Write a name/],
    ['a name that is taken', { kind: 'renameEntity', entity: 'hammouchi', name: 'حموشى' }, /merge the two/],
    ['merging one', { kind: 'mergeEntities', entities: ['hammouchi'], into: 'hammouchi' }, /at least two/],
    [
      'a name that stands nowhere',
      { ...MARRAKESH, select: { by: 'name', name: 'أكادير' } } as ChangeIntent,
      /Nothing would change/,
    ],
    ['a blank label', { kind: 'relabelEntity', entity: 'hammouchi', label: '' }, /label/],
    ['a split of no place', { kind: 'splitEntity', entity: 'hammouchi', places: [], name: 'ن' }, /Nothing/],
  ];
  for (const [what, intent, expected] of refusals)
    it(`refuses ${what}`, async () => {
      const model = await openModel(new MemoryFileSystem(FILES), '/c');
      const change = await planChange({ model, annotator: 'amal', intent });
      assert.ok(change && 'refusal' in change, what);
      assert.match(format(change.refusal), expected);
    });

  it('splits places of an entity into a new one', async () => {
    const intent: ChangeIntent = {
      kind: 'splitEntity',
      entity: 'hamouchi',
      places: [{ uri: 'file:///c/b.txt', start: 4, end: 9 }],
      name: 'محمد حموشي',
    };
    const { model, change } = await planned(intent);
    await model.changes.apply(change, allOf(change));
    const made = model.corpus.entities.all().find(({ name }) => name === 'محمد حموشي');
    assert.ok(made);
    assert.deepEqual(await annotated(model, 'b'), [`4 حموشي PERS ${made.id}`]);
    assert.match((await annotated(model, 'a'))[0]!, /hamouchi$/);
  });
});
