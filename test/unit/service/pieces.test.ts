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
