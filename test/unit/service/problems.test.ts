import assert from 'node:assert/strict';
import type { DocumentProblem } from '../../../server/src/protocol/problems.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';
import { DOCUMENT, openCorpus, type Opened } from './corpus.js';

const FILE = '/corpus/annotations/amal/a.jsonl';

async function problemsOf({ service, uri }: Opened): Promise<readonly DocumentProblem[]> {
  return (await service.problems(uri)).problems;
}

const titles = (problem: DocumentProblem | undefined) =>
  (problem?.fixes ?? []).map(({ title }) => withoutIsolates(title));

describe('the problems of a document, in one list', () => {
  it('offers the readings of a date that cannot be, and takes one', async () => {
    const opened = await openCorpus('وقع ذلك في 31 نونبر 2023.');
    const [date, ...others] = await problemsOf(opened);
    assert.deepEqual([date?.code, date?.severity, others.length], ['time.impossible-date', 'warning', 0]);
    assert.ok(date!.fixes.length >= 2 && titles(date).every((title) => title.startsWith('Read as ')));
    const state = await opened.service.state(opened.uri);
    assert.equal(date?.id, state?.items.find(({ label }) => label === 'DATE')?.id);
    await opened.service.edit(opened.uri, date!.fixes[0]!.command!);
    assert.deepEqual(await problemsOf(opened), []);
  });

  it('tells of weekdays and calendars that do not agree, by place', async () => {
    const text = 'يوم الاثنين 12 مارس 2024.\nفي 1 رمضان 1445 الموافق 12 أبريل 2024.';
    const codes = (await problemsOf(await openCorpus(text))).map(({ code, range }) => [
      code,
      range.start.line,
    ]);
    assert.deepEqual(codes[0], ['time.weekday-mismatch', 0]);
    assert.ok(codes.some(([code, line]) => code === 'time.calendar-mismatch' && line === 1));
  });

  it('tells of marks that turn the text round, and that there are more than anyone reads', async () => {
    const few = await problemsOf(await openCorpus('زار \u202eمراكش\u202c.'));
    assert.deepEqual(
      few.map(({ code, range }) => [code, range.start.character]),
      [
        ['text.bidi-control', 4],
        ['text.bidi-control', 10],
      ],
    );
    const date = 'في 31 نونبر 2023. ';
    const { service, uri } = await openCorpus(date.repeat(130));
    const { problems, more } = await service.problems(uri);
    assert.deepEqual([problems.length, more], [100, 30]);
  });

  it('tells of lines of the annotation file that are broken, and where', async () => {
    const lines = ['{"hawashi":1}', '<<<<<<< HEAD', '{"start":4,"end":'].join('\n');
    const problems = await problemsOf(await openCorpus('زار مراكش.', { [FILE]: lines }));
    assert.deepEqual(
      problems.map(({ file, range }) => [file, range.start.line]),
      [
        [`file://${FILE}`, 1],
        [`file://${FILE}`, 2],
      ],
    );
  });

  it('tells of annotations that are lost, to be removed', async () => {
    const line = '{"hawashi":1,"sha256":"0"}\n{"id":"x","start":4,"end":9,"text":"طنجة","label":"GPE"}\n';
    const [lost] = await problemsOf(await openCorpus('زار مراكش.', { [FILE]: line }));
    assert.deepEqual([lost?.code, lost?.severity, lost?.id], ['annotation.lost', 'error', 'x']);
    assert.deepEqual(lost?.fixes[0]?.command, { kind: 'remove', ids: ['x'] });
  });

  it('asks for the date that a relative one needs', async () => {
    const [unresolved] = await problemsOf(await openCorpus('وصل أمس.'));
    assert.deepEqual([unresolved?.code, unresolved?.severity], ['time.unresolved', 'information']);
    assert.deepEqual(
      unresolved?.fixes.map(({ command }) => command),
      [undefined],
    );
  });

  it('says how to convert a file that is not UTF-8', async () => {
    const opened = await openCorpus('');
    await opened.files.writeFile(DOCUMENT, Uint8Array.from([0xc7, 0xe1, 0xe3, 0xdb, 0xd1, 0xc8]));
    await opened.service.open(opened.document);
    const [unreadable] = await problemsOf(opened);
    assert.equal(unreadable?.code, 'text.unreadable');
    assert.match(unreadable.message, /iconv/);
  });

  it('leaves out hints, and knows nothing of what it does not serve', async () => {
    const opened = await openCorpus('زار مراكش.\n\nشارك المقال\n');
    assert.ok((await problemsOf(opened)).every(({ code }) => code !== 'text.boilerplate'));
    assert.deepEqual(await opened.service.problems('file:///elsewhere.txt'), { problems: [], more: 0 });
  });
});

describe('what was rejected', () => {
  it('is listed, and suggested again when that is taken back', async () => {
    const opened = await openCorpus('زار مراكش ثم الرباط.');
    const { service, uri } = opened;
    const open = async () =>
      (await service.state(uri))!.items.filter(({ kind }) => kind === 'suggestion').map(({ text }) => text);
    const before = await open();
    const items = (await service.state(uri))!.items;
    await service.edit(uri, { kind: 'reject', ids: items.map(({ id }) => id) });
    assert.deepEqual(await open(), []);
    const rejected = await service.rejected(uri);
    assert.deepEqual(
      rejected.map(({ text, label, range }) => [text, label, range.start.character]),
      items.map(({ text, label, range }) => [text, label, range.start.character]),
    );
    for (const { id } of rejected) await service.edit(uri, { kind: 'remove', ids: [id!] });
    assert.deepEqual(await open(), before);
    assert.deepEqual(await service.rejected('file:///elsewhere.txt'), []);
  });
});
