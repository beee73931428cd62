import assert from 'node:assert/strict';
import { withChanges } from '../../../server/src/protocol/stateChanges.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, rangeOf, suggestion, TEXT } from './decidedDocument.js';

describe('editing', () => {
  it('tags what the guidelines mark of a selection, and says why', async () => {
    const opened = await openCorpus('التقى بالرباط.');
    const result = await edit(opened, { kind: 'tag', range: rangeOf(opened, ' بالرباط.'), label: 'GPE' });
    assert.ok(result.done && result.snapped);
    const [, line] = await lines(opened);
    assert.deepEqual([line?.['text'], line?.['label'], line?.['start']], ['الرباط', 'GPE', 7]);
  });

  it('tags exactly what is selected when asked to', async () => {
    const opened = await openCorpus('التقى بالرباط.');
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'بالرباط'), label: 'GPE', exact: true });
    assert.equal((await lines(opened))[1]?.['text'], 'بالرباط');
  });

  it('accepts a suggestion with what the recogniser knows of it', async () => {
    const opened = await openCorpus(TEXT);
    const date = await suggestion(opened, 'يوم 6 دجنبر 2023');
    await edit(opened, { kind: 'accept', ids: [date.id] });
    const [, line] = await lines(opened);
    assert.deepEqual(
      [line?.['label'], line?.['value'], line?.['origin']],
      ['DATE', '2023-12-06', 'accepted'],
    );
    const state = await opened.service.state(opened.uri);
    assert.equal(state?.counts.annotated, 1);
    assert.ok(state.items.every((item) => item.kind === 'annotation' || item.text !== date.text));
  });

  it('does not suggest again what was rejected, until that is undone', async () => {
    const opened = await openCorpus(TEXT);
    const person = await suggestion(opened, 'عبد اللطيف حموشي');
    await edit(opened, { kind: 'reject', ids: [person.id] });
    let state = await opened.service.state(opened.uri);
    assert.ok(state?.items.every((item) => item.text !== person.text));
    await edit(opened, { kind: 'undo' });
    state = await opened.service.state(opened.uri);
    assert.ok(state?.items.some((item) => item.text === person.text) && state.canRedo);
  });

  it('undoes one decision at a time, over closing and opening', async () => {
    const opened = await openCorpus(TEXT);
    await edit(opened, { kind: 'acceptAll' });
    const count = (await lines(opened)).length;
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'وصل'), label: 'MISC', exact: true });
    assert.equal((await lines(opened)).length, count + 1);
    await opened.service.close(opened.uri);
    await opened.service.open(opened.document);
    await edit(opened, { kind: 'undo' });
    assert.equal((await lines(opened)).length, count);
    await edit(opened, { kind: 'undo' });
    assert.equal((await lines(opened)).filter((line) => 'label' in line).length, 0);
  });

  for (const [what, chosen] of [
    ['at least as sure as asked', (_: string, confidence: number, least: number) => confidence >= least],
    ['of the labels asked for', (label: string) => label === 'DATE'],
    [
      'of both',
      (label: string, confidence: number, least: number) => label === 'DATE' && confidence >= least,
    ],
  ] as const)
    it(`accepts all suggestions ${what}, in one step`, async () => {
      const opened = await openCorpus(TEXT);
      const open = async () =>
        ((await opened.service.state(opened.uri))?.items ?? []).filter(({ kind }) => kind === 'suggestion');
      const before = await open();
      const least = Math.max(...before.map(({ confidence }) => confidence!));
      const wanted = before.filter(({ label, confidence }) => chosen(label, confidence!, least));
      assert.ok(wanted.length < before.length, 'not all of them');
      const result = await edit(opened, {
        kind: 'acceptAll',
        ...(what !== 'of the labels asked for' && { minimumConfidence: least }),
        ...(what !== 'at least as sure as asked' && { labels: ['DATE'] }),
      });
      if (wanted.length > 0) {
        assert.equal(result.ids.length, wanted.length);
        await edit(opened, { kind: 'undo' });
      } else assert.equal(result.done, false);
      assert.equal((await open()).length, before.length);
    });

  it('tells where a step back or forth changed something, also of what is gone by it', async () => {
    const opened = await openCorpus(TEXT);
    const person = await suggestion(opened, 'عبد اللطيف حموشي');
    for (const kind of ['accept', 'reject'] as const) {
      await edit(opened, { kind, ids: [person.id] });
      for (const step of ['undo', 'redo', 'undo'] as const)
        assert.deepEqual((await edit(opened, { kind: step })).ranges, [person.range], `${step} ${kind}`);
    }
    await edit(opened, { kind: 'status', status: 'done' });
    assert.deepEqual((await edit(opened, { kind: 'undo' })).ranges, []);
  });

  it('takes a suggestion whose borders are moved for the annotator’s own', async () => {
    const opened = await openCorpus(TEXT);
    const person = await suggestion(opened, 'عبد اللطيف حموشي');
    await edit(opened, { kind: 'move', id: person.id, range: rangeOf(opened, 'السيد عبد اللطيف حموشي') });
    const [, line] = await lines(opened);
    assert.deepEqual([line?.['text'], line?.['label']], ['السيد عبد اللطيف حموشي', 'PERS']);
    const state = await opened.service.state(opened.uri);
    assert.ok(state?.items.every((item) => item.text !== person.text));
  });

  it('refuses a value that is no TIMEX3, and keeps the old one', async () => {
    const opened = await openCorpus(TEXT);
    const date = await suggestion(opened, 'يوم 6 دجنبر 2023');
    const { ids } = await edit(opened, { kind: 'accept', ids: [date.id] });
    const result = await edit(opened, { kind: 'describe', id: ids[0]!, value: 'the sixth' });
    assert.ok(!result.done && result.message);
    assert.equal((await lines(opened))[1]?.['value'], '2023-12-06');
  });

  it('says what to do outside a corpus', async () => {
    const opened = await openCorpus(TEXT, { '/corpus/hawashi.json': '{ "documents": ["texts/*.txt"] }' });
    const result = await edit(opened, { kind: 'acceptAll' });
    assert.ok(!result.done && /corpus/i.test(result.message ?? ''));
  });

  it('follows the text while it is typed in', async () => {
    const opened = await openCorpus('في مراكش.');
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    const { service, uri, document } = opened;
    service.shift(uri, { start: 0, end: 0, text: 'اليوم ' });
    const { TextDocument } = await import('vscode-languageserver-textdocument');
    TextDocument.update(
      document,
      [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: 'اليوم ' }],
      2,
    );
    service.changed(uri);
    const state = await service.state(uri);
    const item = state?.items.find((one) => one.kind === 'annotation');
    assert.deepEqual([item?.range.start.character, item?.text, item?.anchor], [9, 'مراكش', undefined]);
  });
});

describe('the date of a document', () => {
  it('resolves what was relative as soon as it is set, without losing formatting', async () => {
    const opened = await openCorpus('وقال أمس إن الأمر انتهى.', {
      '/corpus/documents.json': '{\n  "b": { "dct": "2020" }\n}\n',
    });
    assert.match((await suggestion(opened, 'أمس')).value ?? '', /X/);
    assert.ok((await opened.service.setDate(opened.uri, '2024-11-08')).done);
    assert.equal((await suggestion(opened, 'أمس')).value, '2024-11-07');
    assert.deepEqual(JSON.parse((await opened.read('/corpus/documents.json'))!), {
      b: { dct: '2020' },
      a: { dct: '2024-11-08' },
    });
  });

  it('is refused where it is none, and where documents.json is broken', async () => {
    const opened = await openCorpus('نص', { '/corpus/documents.json': '{ "a": ' });
    assert.ok(!(await opened.service.setDate(opened.uri, 'yesterday')).done);
    assert.ok(!(await opened.service.setDate(opened.uri, '2024-11-08')).done);
    assert.equal(await opened.read('/corpus/documents.json'), '{ "a": ');
    assert.ok(opened.log.some((line) => line.includes('documents.json')));
  });

  it('tells what has changed since the state that the client knows', async () => {
    const opened = await openCorpus(TEXT);
    const { service, uri } = opened;
    const before = (await service.state(uri))!;
    const [first] = before.items;
    await edit(opened, { kind: 'reject', ids: [first!.id] });
    const changes = await service.stateSince(uri, before.revision);
    assert.ok(changes && 'since' in changes);
    assert.deepEqual(changes.gone, [0], 'by its place');
    const after = withChanges(before, changes);
    assert.deepEqual(after, { ...(await service.state(uri))!, revision: after.revision });
    const outdated = await service.stateSince(uri, before.revision);
    assert.ok(outdated && 'items' in outdated && 'version' in outdated, 'all, to who knows less');
  });

  it('writes a decision before it looks for the same name elsewhere', async () => {
    const opened = await openCorpus(TEXT);
    const { service, uri, files } = opened;
    const write = files.writeFile.bind(files);
    let letWrite = () => {};
    const allowed = new Promise<void>((resolve) => (letWrite = resolve));
    const begun = new Promise<void>((resolve) => {
      files.writeFile = async (...parameters) => {
        resolve();
        await allowed;
        return write(...parameters);
      };
    });
    const range = rangeOf(opened, 'حموشي');
    const decided = edit(opened, { kind: 'tag', range, label: 'PERS' });
    await begun;
    let isAnswered = false;
    const found = service.occurrences({ uri, range }).finally(() => (isAnswered = true));
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    assert.ok(!isAnswered);
    letWrite();
    assert.ok((await decided).done);
    assert.equal((await found).length, 1);
  });

  it('tells of what others wrote, and not of what it wrote itself', async () => {
    const opened = await openCorpus(TEXT);
    const { service, uri, changes, files } = opened;
    await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    const told = changes.length;
    await service.filesChanged([`file://${FILE}`]);
    assert.equal(changes.length, told);
    const written = new TextDecoder().decode(await files.readFile(FILE));
    files.put(FILE, written.replace('"GPE"', '"LOC"'));
    await service.filesChanged([`file://${FILE}`]);
    assert.ok(changes.slice(told).includes(uri));
    assert.deepEqual(
      (await service.state(uri))!.items.filter(({ kind }) => kind === 'annotation').map(({ label }) => label),
      ['LOC'],
    );
  });

  describe('relates by the types of the corpus', () => {
    const line = (id: string, words: string, label: string) => {
      const start = TEXT.indexOf(words);
      return JSON.stringify({ id, start, end: start + words.length, text: words, label });
    };
    const files = {
      '/corpus/hawashi.json':
        '{ "relations": [{ "name": "seen-in", "from": ["PERS"], "to": ["GPE", "LOC"] }, { "name": "near" }] }',
      [FILE]: [
        line('person', 'عبد اللطيف حموشي', 'PERS'),
        line('place', 'مراكش', 'GPE'),
        line('day', 'يوم 6 دجنبر 2023', 'DATE'),
      ].join('\n'),
    };
    function check(from: string, type: string, to: string, refused?: RegExp): void {
      it(`${from} ${type} ${to}${refused ? ' is refused' : ''}`, async () => {
        const opened = await openCorpus(TEXT, files);
        const result = await edit(opened, { kind: 'relate', type, from, to });
        assert.equal(result.done, refused === undefined);
        if (refused) assert.match(withoutIsolates(result.message), refused);
        const related = (await opened.service.state(opened.uri))!.relations;
        assert.deepEqual(
          related.map((relation) => [relation.from, relation.type, relation.to]),
          refused ? [] : [[from, type, to]],
        );
      });
    }
    check('person', 'seen-in', 'place');
    check('place', 'near', 'day');
    check('place', 'seen-in', 'place', /starts from PERS, and «مراكش» is GPE/);
    check('person', 'seen-in', 'day', /leads to GPE or LOC, and «يوم 6 دجنبر 2023» is DATE/);
    check('person', 'loves', 'place', /no relation «loves»; it has seen-in, near/);
    check('person', 'seen-in', 'nobody', /between two annotations/);
  });
});
