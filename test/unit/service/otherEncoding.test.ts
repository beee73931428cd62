/** `files.encoding`: what the editor reads otherwise than the file is, is not annotated; it mends when it reads UTF-8. */
import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { openCorpus, type Opened } from './corpus.js';

const NEWS = 'زار حموشي مراكش يوم 8 نونبر 2024.\nوقال حموشي إن الإنتربول في مراكش أيضا.';
const MOJIBAKE = new TextDecoder('windows-1256').decode(new TextEncoder().encode(NEWS));
const FILE = '/corpus/annotations/amal/a.jsonl';
const BEFORE = '{"start": 10, "end": 15, "text": "مراكش", "label": "GPE"}\n';

/** The editor reads the file in another encoding: the text changes, unsaved edits are none. */
async function reopen({ service, document, uri }: Opened, text: string): Promise<void> {
  service.shift(uri, { start: 0, end: document.getText().length, text });
  TextDocument.update(document, [{ text }], document.version + 1);
  await service.changed(uri);
}

const tag = ({ service, uri }: Opened) =>
  service.edit(uri, {
    kind: 'tag',
    range: { start: { line: 0, character: 4 }, end: { line: 0, character: 9 } },
    label: 'PERS',
  });

describe('a text that the editor reads in another encoding', () => {
  it('from the beginning: says what to do, stores nothing', async () => {
    const opened = await openCorpus(NEWS, { [FILE]: BEFORE }, MOJIBAKE);
    assert.match(
      opened.service.documentProblems(opened.uri)[0]?.message ?? '',
      /Reopen with Encoding.*files\.encoding/,
    );
    const result = await tag(opened);
    assert.ok(!result.done && /Reopen with Encoding/.test(result.message ?? ''));
    await opened.service.saved(opened.uri);
    await opened.service.flush();
    assert.equal(await opened.read(FILE), BEFORE);
    const state = await opened.service.state(opened.uri);
    assert.match(state?.problems?.[0]?.message ?? '', /Reopen with Encoding/);
    assert.deepEqual(state?.items, []);
  });

  it('in between: the annotations are found again', async () => {
    const opened = await openCorpus(NEWS, { [FILE]: BEFORE });
    assert.equal((await opened.snapshot()).annotations[0]?.start, 10);
    await reopen(opened, MOJIBAKE);
    assert.equal((await tag(opened)).done, false);
    await opened.service.saved(opened.uri);
    await opened.service.flush();
    assert.equal(await opened.read(FILE), BEFORE);
    await reopen(opened, NEWS);
    assert.deepEqual(opened.service.documentProblems(opened.uri), []);
    assert.equal((await opened.snapshot()).annotations[0]?.start, 10);
    assert.equal((await tag(opened)).done, true);
    assert.match((await opened.read(FILE)) ?? '', /"start": 10, "end": 15, "text": "مراكش"/);
  });
});

describe('what is wrong with the files of a document, in its state', () => {
  it('broken lines and conflict markers of the annotation file', async () => {
    const opened = await openCorpus(NEWS, { [FILE]: `<<<<<<< HEAD\n${BEFORE}{"start": 1,\n` });
    const { problems = [] } = (await opened.service.state(opened.uri))!;
    assert.deepEqual(
      problems.map(({ file, line, severity }) => [file, line, severity]),
      [
        [`file://${FILE}`, 1, 'error'],
        [`file://${FILE}`, 3, 'error'],
      ],
    );
    assert.match(problems[0]!.message, /conflict marker/);
  });

  it('none, where nothing is', async () => {
    const opened = await openCorpus(NEWS);
    assert.equal((await opened.service.state(opened.uri))?.problems, undefined);
  });
});

describe('an annotator whose name is none', () => {
  it('is told why nothing is stored', async () => {
    const opened = await openCorpus(NEWS);
    opened.service.configure({
      annotator: 'Dr. A.',
      minimumConfidence: 0,
      diagnostics: { boilerplate: true, bidiControls: true },
    });
    const result = await tag(opened);
    assert.ok(!result.done && /ends with a dot/.test(result.message ?? ''), JSON.stringify(result));
    assert.match((await opened.service.state(opened.uri))?.trouble ?? '', /ends with a dot/);
    assert.equal(await opened.read('/corpus/annotations/Dr. A./a.jsonl'), undefined);
  });
});
