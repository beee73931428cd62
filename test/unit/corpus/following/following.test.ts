import assert from 'node:assert/strict';
import fc from 'fast-check';
import { World } from './world.js';

const A = 'زار حموشي مراكش يوم الجمعة.';
const B = 'أعلنت المديرية العامة عن توقيف خمسة أشخاص.';

describe('annotations follow their documents', () => {
  const ways = ['editor', 'together', 'gone first', 'new first'] as const;
  const rename = (world: World, way: (typeof ways)[number], from: string, to: string): Promise<void> =>
    way === 'editor' ? world.renameInEditor(from, to) : world.renameOnDisk(from, to, way);

  const places: readonly (readonly [
    what: string,
    from: string,
    to: string,
    before: string,
    after: string,
  ])[] = [
    ['a document that gets another name', '/c/a.txt', '/c/ب.txt', '/c/a.txt', '/c/ب.txt'],
    ['one that goes into a folder', '/c/a.txt', '/c/new/a.txt', '/c/a.txt', '/c/new/a.txt'],
    ['one whose letters change their case', '/c/a.txt', '/c/A.txt', '/c/a.txt', '/c/A.txt'],
    ['a folder that gets another name', '/c/x', '/c/y/z', '/c/x/a.txt', '/c/y/z/a.txt'],
    ['one that goes to another corpus', '/c/a.txt', '/d/b.txt', '/c/a.txt', '/d/b.txt'],
    ['a folder that goes to another corpus', '/c/x', '/d/x', '/c/x/a.txt', '/d/x/a.txt'],
  ];
  for (const [what, from, to, before, after] of places)
    for (const way of ways)
      it(`${what} (${way})`, async () => {
        const name = before.slice(3, -4);
        const facts = JSON.stringify({ [name]: { dct: '2024-11-08', outlet: 'و' }, other: {} });
        const world = await new World({
          [before]: A,
          '/c/other.txt': B,
          '/c/documents.json': facts,
        }).open();
        await world.tag(before, 'amal', 'PERS');
        await world.tag(before, 'badr', 'ORG');
        await rename(world, way, from, to);
        assert.deepEqual(world.labels(after, 'amal'), ['PERS']);
        assert.deepEqual(world.labels(after, 'badr'), ['ORG']);
        assert.deepEqual(world.wrong, []);
        const place = (await world.models.placeOf(`file://${after}`))!;
        assert.equal(place.model.corpus.date(place.document.name), '2024-11-08');
        assert.match(world.files.text(`${after.slice(0, 2)}/documents.json`)!, /"outlet":\s*"و"/u);
        assert.ok(
          !world.files
            .uris()
            .some(
              (uri) =>
                uri.endsWith(`/amal/${name}.jsonl`) &&
                before !== after &&
                !uri.endsWith(`${after.slice(2, -4)}.jsonl`),
            ),
        );
        // What can be undone goes along; decisions go on.
        const store = (await place.model.store(place.document, 'amal'))!;
        assert.equal(store.set.annotations.length, 1);
        await world.tag(after, 'amal', 'GPE');
        assert.deepEqual(world.labels(after, 'amal'), ['GPE', 'PERS']);
        await rename(world, way, to, from);
        assert.deepEqual(world.labels(before, 'amal'), ['GPE', 'PERS']);
      });

  it('two documents that change places, in three steps or behind the back', async () => {
    const world = await new World({ '/c/a.txt': A, '/c/b.txt': B }).open();
    await world.tag('/c/a.txt', 'amal', 'PERS');
    await world.tag('/c/b.txt', 'amal', 'ORG');
    for (const [from, to] of [
      ['a', 't'],
      ['b', 'a'],
      ['t', 'b'],
    ] as const)
      await world.renameInEditor(`/c/${from}.txt`, `/c/${to}.txt`);
    assert.deepEqual(
      [world.labels('/c/a.txt', 'amal'), world.labels('/c/b.txt', 'amal')],
      [['ORG'], ['PERS']],
    );
    world.files.put('/c/a.txt', A);
    world.files.put('/c/b.txt', B);
    await world.changed('/c/a.txt', '/c/b.txt');
    assert.deepEqual(
      [world.labels('/c/a.txt', 'amal'), world.labels('/c/b.txt', 'amal')],
      [['PERS'], ['ORG']],
    );
    assert.deepEqual(world.wrong, []);
  });

  it('a document that takes the place of one that went on', async () => {
    const world = await new World({ '/c/a.txt': A, '/c/b.txt': B }).open();
    await world.tag('/c/a.txt', 'amal', 'PERS');
    await world.tag('/c/b.txt', 'amal', 'ORG');
    world.files.put('/c/c.txt', B);
    world.files.put('/c/b.txt', A);
    world.files.delete('/c/a.txt');
    await world.changed('/c/a.txt', '/c/b.txt', '/c/c.txt');
    assert.deepEqual(
      [world.labels('/c/b.txt', 'amal'), world.labels('/c/c.txt', 'amal')],
      [['PERS'], ['ORG']],
    );
  });

  it('not to a copy of what a text was before it was edited', async () => {
    const world = await new World({ '/c/a.txt': A }).open();
    await world.tag('/c/a.txt', 'amal', 'PERS');
    world.files.put('/c/copy.txt', A);
    world.files.put('/c/a.txt', A + ' ثم عاد.');
    await world.changed('/c/copy.txt', '/c/a.txt');
    assert.deepEqual(world.labels('/c/a.txt', 'amal'), ['PERS']);
    assert.deepEqual(world.labels('/c/copy.txt', 'amal'), []);
  });

  it('while nobody looked, by the very text, if it is that of one document alone', async () => {
    const before = await new World({ '/c/a.txt': A, '/c/b.txt': B }).open();
    await before.tag('/c/a.txt', 'amal', 'PERS');
    const files = Object.fromEntries(before.files.uris().map((uri) => [uri, before.files.text(uri)!]));
    delete files['file:///c/a.txt'];
    const one = await new World({ ...files, '/c/sub/x.txt': A }).open();
    assert.deepEqual(one.labels('/c/sub/x.txt', 'amal'), ['PERS']);
    assert.equal(one.told.length, 1);
    const two = await new World({ ...files, '/c/x.txt': A, '/c/y.txt': A }).open();
    assert.deepEqual(two.labels('/c/a.txt', 'amal'), ['PERS'], 'either may be meant');
    assert.match(two.wrong.join(), /annotations\/amal\/a\.jsonl:1 .*“a”.*x, y/su);
  });

  it('by a text that is nearly the same, where it is beyond doubt', async () => {
    const long = `${A}\n${B}\nوقال المصدر إن العملية جرت صباحا في الرباط.`;
    const before = await new World({ '/c/a.txt': long }).open();
    const place = (await before.models.placeOf('file:///c/a.txt'))!;
    const store = (await place.model.store(place.document, 'amal'))!;
    for (const word of ['حموشي', 'مراكش', 'المديرية', 'الرباط']) {
      const start = long.indexOf(word);
      store.decide({ kind: 'tag', spans: [{ start, end: start + word.length }], label: 'MISC' });
    }
    await store.flush();
    before.files.delete('/c/a.txt');
    before.files.put('/c/n.txt', `عاجل. ${long} انتهى.`);
    before.files.put('/c/m.txt', 'نص آخر تماما لا يشبه الأول.');
    await before.changed('/c/a.txt', '/c/n.txt', '/c/m.txt');
    assert.deepEqual(before.labels('/c/n.txt', 'amal').length, 4);
    assert.deepEqual(before.wrong, []);
  });

  it('never over what is there: both are kept, and it is told', async () => {
    const world = await new World({ '/c/a.txt': A, '/c/b.txt': B }).open();
    await world.tag('/c/a.txt', 'amal', 'PERS');
    await world.tag('/c/b.txt', 'amal', 'ORG');
    world.files.delete('/c/b.txt');
    await world.changed('/c/b.txt');
    assert.match(world.wrong.join(), /amal\/b\.jsonl:1 .*“b”/u);
    await world.renameInEditor('/c/a.txt', '/c/b.txt');
    assert.deepEqual(world.labels('/c/b.txt', 'amal'), ['ORG']);
    assert.deepEqual(world.labels('/c/a.txt', 'amal'), ['PERS']);
    assert.match(world.told.join(), /b\.jsonl is there already/u);
    assert.match(world.wrong.join(), /amal\/a\.jsonl:1/u);
  });

  it('with decisions that could not be written yet', async () => {
    const world = await new World({ '/c/a.txt': A }).open();
    const write = world.files.writeFile.bind(world.files);
    world.files.writeFile = (uri, ...rest) =>
      uri.includes('/a.jsonl') ? Promise.reject(new Error('the disk is full')) : write(uri, ...rest);
    await world.tag('/c/a.txt', 'amal', 'PERS');
    await world.renameInEditor('/c/a.txt', '/c/b.txt');
    assert.deepEqual(world.labels('/c/b.txt', 'amal'), ['PERS']);
  });

  it('and what is kept of deleted ones is told, until it is wanted no more or the document is back', async () => {
    const world = await new World({
      '/c/a.txt': A,
      '/c/documents.json': '{\n  "a": { "dct": "2024" },\n  "gone": {}\n}',
    }).open();
    assert.deepEqual(world.wrong.length, 1);
    assert.match(world.wrong[0]!, /documents\.json:3 .*“gone”/u);
    await world.tag('/c/a.txt', 'amal', 'PERS');
    world.files.delete('/c/a.txt');
    await world.changed('/c/a.txt');
    assert.equal(world.wrong.length, 3);
    assert.deepEqual(world.labels('/c/a.txt', 'amal'), ['PERS']);
    world.files.put('/c/a.txt', A);
    await world.changed('/c/a.txt');
    assert.equal(world.wrong.length, 1);
    world.files.put('/c/documents.json', '{}');
    await world.changed('/c/documents.json');
    assert.deepEqual(world.wrong, []);
  });

  it('whatever happens, in whatever order: nothing is lost, and all is beside its document', async function () {
    this.timeout(60_000);
    const names = ['/c/a.txt', '/c/b.txt', '/c/x/a.txt', '/c/x/y/c.txt', '/d/a.txt', '/d/x/z.txt'];
    const step = fc.oneof(
      fc.record({ do: fc.constant('create' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('tag' as const), at: fc.nat(5), by: fc.constantFrom('amal', 'badr') }),
      fc.record({
        do: fc.constant('rename' as const),
        at: fc.nat(5),
        to: fc.nat(5),
        way: fc.constantFrom(...ways),
      }),
      fc.record({ do: fc.constant('swap' as const), at: fc.nat(5), to: fc.nat(5) }),
      fc.record({ do: fc.constant('delete' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('bring back' as const), to: fc.nat(5) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const world = await new World({}).open();
        /** Text by path; labels by text and annotator. */
        const texts = new Map<string, string>();
        const labels = new Map<string, string[]>();
        const deleted: string[] = [];
        /** Names that annotations of a deleted document still have. */
        const kept = new Set<string>();
        let count = 0;
        const isFree = (path: string) => !texts.has(path) && !kept.has(path);
        for (const one of steps) {
          const at = 'at' in one ? names[one.at]! : '';
          const to = 'to' in one ? names[one.to]! : '';
          const text = texts.get(at);
          if (one.do === 'create' && isFree(at)) {
            const made = `نص رقم ${++count} وفيه ما ليس في غيره ${count * 7919}`;
            texts.set(at, made);
            world.files.put(at, made);
            await world.changed(at);
          }
          if (one.do === 'tag' && text !== undefined) {
            const label = `L${++count}`;
            const key = `${text} ${one.by}`;
            labels.set(key, [...(labels.get(key) ?? []), label].sort());
            await world.tag(at, one.by, label);
          }
          if (one.do === 'rename' && text !== undefined && isFree(to)) {
            texts.delete(at);
            texts.set(to, text);
            await rename(world, one.way, at, to);
          }
          if (one.do === 'swap' && text !== undefined && texts.has(to) && at !== to) {
            const isAnnotated = (path: string) =>
              ['amal', 'badr'].some((by) => labels.has(`${texts.get(path)} ${by}`));
            if (!isAnnotated(at) || !isAnnotated(to)) continue;
            texts.set(at, texts.get(to)!);
            texts.set(to, text);
            for (const path of [at, to]) world.files.put(path, texts.get(path)!);
            await world.changed(at, to);
          }
          if (one.do === 'delete' && text !== undefined) {
            texts.delete(at);
            deleted.push(text);
            kept.add(at);
            world.files.delete(at);
            await world.changed(at);
          }
          if (one.do === 'bring back' && deleted.length > 0 && isFree(to)) {
            const back = deleted.pop()!;
            texts.set(to, back);
            world.files.put(to, back);
            await world.changed(to);
          }
        }
        await world.models.followed();
        for (const [path, text] of texts)
          for (const by of ['amal', 'badr'])
            assert.deepEqual(world.labels(path, by), labels.get(`${text} ${by}`) ?? [], `${path} ${by}`);
        const all = world.files.uris().filter((uri) => uri.endsWith('.jsonl'));
        const stored = all.flatMap((uri) => world.files.text(uri)!.match(/"L\d+"/gu) ?? []).sort();
        const decided = [...labels.values()]
          .flat()
          .map((label) => `"${label}"`)
          .sort();
        assert.deepEqual(stored, decided);
      }),
      { numRuns: 400 },
    );
  });
});
