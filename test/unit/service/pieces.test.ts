/** Annotations with gaps, from a command to the file and back. */
import assert from 'node:assert/strict';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { documentHighlights } from '../../../server/src/service/document/highlight.js';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { openCorpus } from './corpus.js';
import { edit, FILE, lines, rangeOf } from './decidedDocument.js';

const TEXT = 'أشاد بوزيرَي الداخلية 😀 والخارجية في مراكش.\n';
const more = { '/corpus/hawashi.json': '{ "spans": { "gaps": true } }' };

describe('pieces of an annotation', () => {
  it('are added and taken away, snapped as a tag is, one step of undo each', async () => {
    const opened = await openCorpus(TEXT, more);
    const tagged = await edit(opened, {
      kind: 'tag',
      range: rangeOf(opened, 'وزيرَي'),
      label: 'OCC',
      exact: true,
    });
    const [id = ''] = tagged.ids;
    assert.ok((await edit(opened, { kind: 'addPiece', id, range: rangeOf(opened, 'خارجية') })).done);
    const [, line] = await lines(opened);
    const points = [...TEXT];
    const shown = (line?.['fragments'] as [number, number][]).map(([from, to]) =>
      points.slice(from, to).join(''),
    );
    assert.deepEqual(shown, ['وزيرَي', 'الخارجية']);
    assert.deepEqual(
      [line?.['start'], line?.['end']],
      [TEXT.indexOf('وزير'), points.join('').indexOf('الخارجية') - 1 + 'الخارجية'.length],
    );
    const pieces = async () =>
      (await opened.service.state(opened.uri))?.items
        .find((item) => item.id === id)
        ?.pieces?.map((range) => opened.document.getText(range));
    assert.deepEqual(await pieces(), ['وزيرَي', 'الخارجية']);
    const again = await openCorpus(TEXT, { ...more, [FILE]: (await opened.read(FILE))! });
    const read = (await again.snapshot()).annotations[0];
    assert.deepEqual(read?.fragments, (await opened.snapshot()).annotations[0]?.fragments);
    assert.ok((await edit(opened, { kind: 'removePiece', id, range: rangeOf(opened, 'الخارجية') })).done);
    assert.equal(await pieces(), undefined);
    assert.ok((await edit(opened, { kind: 'undo' })).done);
    assert.deepEqual(await pieces(), ['وزيرَي', 'الخارجية']);
  });

  it('alone are pointed at: a gap is none of the annotation', async () => {
    const opened = await openCorpus(TEXT, more);
    const tag = { kind: 'tag', range: rangeOf(opened, 'وزيرَي'), label: 'OCC', exact: true } as const;
    const [id = ''] = (await edit(opened, tag)).ids;
    await edit(opened, { kind: 'addPiece', id, range: rangeOf(opened, 'الخارجية') });
    const snapshot = await opened.snapshot();
    const at = (words: string) => rangeOf(opened, words).start;
    const hover = (words: string) => hoverAt(snapshot, at(words), { commandLinks: false });
    const told = hover('خارجية');
    assert.match(JSON.stringify(told?.contents), /OCC.*وزيرَي … الخارجية/);
    assert.deepEqual(told?.range, rangeOf(opened, 'الخارجية'));
    assert.deepEqual(hover('وزيرَي')?.range, rangeOf(opened, 'وزيرَي'));
    assert.doesNotMatch(JSON.stringify(hover('داخلية') ?? ''), /OCC/);
    const highlighted = (words: string) =>
      documentHighlights(snapshot, at(words)).map(({ range }) => opened.document.getText(range));
    assert.deepEqual(highlighted('خارجية'), ['وزيرَي', 'الخارجية']);
    assert.ok(!highlighted('داخلية').includes('وزيرَي'));
    const fixes = (words: string) =>
      codeActions(snapshot, { start: at(words), end: at(words) }, []).map(({ title }) => title);
    assert.ok(fixes('خارجية').some((title) => title.includes('وزيرَي … الخارجية')));
    assert.ok(!fixes('داخلية').some((title) => title.includes('وزيرَي')));
  });

  describe('tagged everywhere', () => {
    const MINISTERS = 'زار وزيرا الداخلية والخارجية مراكش.\n';
    const text = MINISTERS + 'وقال وزيرا الداخلية والخارجية إن وزيرا الخارجية والداخلية غابا.\n';
    const open = async (spans: object) => {
      const opened = await openCorpus(text, { '/corpus/hawashi.json': JSON.stringify({ spans }) });
      const second = MINISTERS.length;
      const tag = async (words: string, from: number, label = 'OCC') =>
        (await edit(opened, { kind: 'tag', range: rangeOf(opened, words, from), label, exact: true }))
          .ids[0]!;
      const id = await tag('وزيرا', 0);
      await edit(opened, { kind: 'addPiece', id, range: rangeOf(opened, 'الخارجية'), exact: true });
      const item = async () => (await opened.service.state(opened.uri))!.items.find((one) => one.id === id)!;
      const found = async (label = 'OCC') => {
        const { range, pieces } = await item();
        return opened.service.occurrences({ uri: opened.uri, range, pieces: [...(pieces ?? [])], label });
      };
      return { opened, tag, found, second };
    };

    it('have the same pieces where the same words stand between them, in one step', async () => {
      const { opened, tag, found, second } = await open({ gaps: true });
      // What lies within one of the pieces, or in the gap, or holds one of them is no obstacle.
      await tag('وزيرا الداخلية', second);
      const places = await found();
      assert.deepEqual(
        places.map(({ text: words, pieces = [] }) => [
          words,
          ...pieces.map((piece) => opened.document.getText(piece)),
        ]),
        [['وزيرا الداخلية والخارجية', 'وزيرا', 'الخارجية']],
      );
      assert.ok(places[0]!.range.start.line === 1);
      const [{ range, pieces = [] } = places[0]!] = places;
      const before = await opened.read(FILE);
      const all = { kind: 'tagAll', places: [{ range, pieces: [...pieces] }], label: 'OCC' } as const;
      assert.ok((await edit(opened, all)).done);
      const start = text.indexOf('وزيرا', second);
      const made = (await lines(opened)).find((line) => line['start'] === start && line['fragments']);
      assert.deepEqual(
        (made?.['fragments'] as [number, number][]).map(([from, to]) => text.slice(from, to)),
        ['وزيرا', 'الخارجية'],
      );
      assert.deepEqual(await found(), [], 'what has it already is not offered');
      await edit(opened, { kind: 'undo' });
      assert.equal(await opened.read(FILE), before);
    });

    it('are not offered what would cross, or has no gaps', async () => {
      const crossed = await open({ gaps: true });
      await crossed.tag('والخارجية إن', crossed.second);
      assert.equal((await crossed.found()).length, 1, 'another holds the piece');
      await crossed.tag('قال وزيرا', crossed.second);
      assert.equal((await crossed.found()).length, 1);
      const within = await open({ gaps: true });
      const range = rangeOf(within.opened, 'خارجية إن', within.second);
      await edit(within.opened, { kind: 'tag', range, label: 'MISC', exact: true });
      assert.deepEqual(await within.found(), []);
      const free = await open({ gaps: true, cross: true });
      await edit(free.opened, { kind: 'tag', range, label: 'MISC', exact: true });
      assert.equal((await free.found()).length, 1);
      const { opened } = await open({});
      const pieces = ['وزيرا', 'الخارجية'].map((words) => rangeOf(opened, words));
      const place = { range: rangeOf(opened, 'وزيرا الداخلية والخارجية'), pieces };
      assert.deepEqual(await opened.service.occurrences({ uri: opened.uri, ...place }), []);
    });
  });

  it('are refused in a corpus that has none, with the way to have them', async () => {
    const opened = await openCorpus(TEXT);
    const tagged = await edit(opened, { kind: 'tag', range: rangeOf(opened, 'مراكش'), label: 'GPE' });
    const range = rangeOf(opened, 'الداخلية');
    const { done, message } = await edit(opened, { kind: 'addPiece', id: tagged.ids[0]!, range });
    assert.equal(done, false);
    assert.match(message ?? '', /"gaps": true/);
  });

  it('have their problems told each, with a fix that keeps the others', async () => {
    const start = TEXT.indexOf('وزير');
    const [from, to] = [TEXT.indexOf('والخارجية') - 1, TEXT.indexOf(' في مراكش') - 1];
    const text = [...TEXT].slice(start, to).join('');
    const line = {
      id: 'a',
      start,
      end: to,
      fragments: [
        [start, start + 6],
        [from, to],
      ],
      text,
      label: 'OCC',
    };
    const opened = await openCorpus(TEXT, { ...more, [FILE]: `{"hawashi":1}\n${JSON.stringify(line)}\n` });
    const { problems } = await opened.service.problems(opened.uri);
    const [problem] = problems.filter(({ code }) => String(code).startsWith('span.'));
    assert.equal(opened.document.getText(problem?.range), 'والخارجية');
    assert.ok((await edit(opened, problem!.fixes[0]!.command!)).done);
    const [, after] = await lines(opened);
    assert.deepEqual(after?.['fragments'], [
      [start, start + 6],
      [from + 1, to],
    ]);
  });

  it('that are none are kept as they are in the file', async () => {
    const wrong = [
      [[4, 6]],
      [
        [0, 3],
        [9, 12],
      ],
      'x',
      [[5, 9], [5]],
      [
        [5, 7, 9],
        [8, 9],
      ],
    ];
    for (const fragments of wrong) {
      const line = JSON.stringify({ id: 'a', start: 0, end: 4, text: 'أشاد', label: 'X', fragments });
      const opened = await openCorpus(TEXT, { ...more, [FILE]: `{"hawashi":1}\n${line}\n` });
      assert.equal((await opened.snapshot()).annotations[0]?.fragments, undefined);
      assert.ok((await edit(opened, { kind: 'describe', id: 'a', note: 'n' })).done);
      assert.deepEqual((await lines(opened))[1]?.['fragments'], fragments);
    }
  });
});
