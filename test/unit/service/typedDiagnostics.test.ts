/** Diagnostics of a text that is typed in. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from '../../../server/src/service/document/codeActions.js';
import { DiagnosticReports } from '../../../server/src/service/document/diagnosticReports.js';
import { diagnostics } from '../../../server/src/service/document/diagnostics.js';
import type { EditCommand } from '../../../server/src/protocol/edits.js';
import { openCorpus, type Opened } from './corpus.js';

const ALL = { boilerplate: true, bidiControls: true };
const WRONG = 'انطلقت يوم الأربعاء 7 دجنبر 2023 الأشغال.';
const PIECES = [
  WRONG,
  'عقد في 31 شتنبر 2023',
  ' أمس ',
  '\u202e',
  '\u2066نص',
  'لن يتم نشر عنوان بريدك الإلكتروني.',
  '\n',
  '\r\n',
  'م',
  ' ',
];

async function type({ service, document, uri }: Opened, start: number, end: number, text: string) {
  const range = { start: document.positionAt(start), end: document.positionAt(end) };
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  const before = document.getText();
  TextDocument.update(document, [{ range, text }], document.version + 1);
  service.shift(uri, { start: from, end: to, text, made: { before, after: document.getText() } });
  await service.changed(uri);
}

const told = async (opened: Opened) => diagnostics(await opened.snapshot(), ALL);

describe('diagnostics of a text that is typed in', () => {
  it('are those of the text as it is', async () => {
    const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const edit = fc.record({ at: share, length: fc.nat(8), inserted: fc.constantFrom('', ...PIECES) });
    await fc.assert(
      fc.asyncProperty(text, fc.array(edit, { minLength: 1, maxLength: 5 }), async (initial, edits) => {
        const opened = await openCorpus(initial);
        for (const { at, length, inserted } of edits) {
          const now = opened.document.getText();
          const start = Math.floor(at * now.length);
          await type(opened, start, Math.min(now.length, start + length), inserted);
          const fresh = await openCorpus(opened.document.getText());
          assert.deepEqual(await told(opened), await told(fresh));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('are told as they were where they stand in their lines as before, and are mended there', async () => {
    const opened = await openCorpus(`عنوان\n${WRONG}\n\u202eنص\n`);
    const reports = new DiagnosticReports();
    const before = await told(opened);
    assert.ok(before.length > 1);
    const { resultId } = reports.report(opened.uri, before, undefined);
    await type(opened, 2, 2, 'م');
    const after = await told(opened);
    assert.deepEqual(reports.report(opened.uri, after, resultId), { kind: 'unchanged', resultId });
    const found = after.find(({ code }) => code === 'time.weekday-mismatch')!;
    const [, fix] = codeActions(await opened.snapshot(), found.range, [found]);
    const { command } = fix!.command!.arguments![0] as { command: EditCommand };
    const edited = await opened.service.edit(opened.uri, command);
    assert.ok(edited.done, JSON.stringify([edited, command]));
    assert.ok((await told(opened)).every(({ code }) => code !== found.code));
  });

  it('name a better place by where they stand', async () => {
    const line = '{"start":4,"end":10,"text":"بمراكش","label":"GPE"}\n';
    const opened = await openCorpus('حضر بمراكش ثم غادر مراكش', { '/corpus/annotations/amal/a.jsonl': line });
    const before = await told(opened);
    assert.ok(before.some(({ code }) => code === 'span.holds-proclitic'));
    await type(opened, 0, 0, 'كلمات\n');
    const after = await told(opened);
    assert.deepEqual(
      after.map(({ data }) => data),
      before.map(({ data }) => data),
    );
    const found = after.find(({ code }) => code === 'span.holds-proclitic')!;
    const [fix] = codeActions(await opened.snapshot(), found.range, [found]);
    assert.ok(fix!.title.includes('مراكش') && !fix!.title.includes('بمراكش'), fix!.title);
  });

  it('that came of other documents move along, and are looked at again when typing rests', async () => {
    const line = (label: string) => `{"start":4,"end":13,"text":"نيل جيتون","label":"${label}"}\n`;
    let told = () => undefined as void;
    const other = () => new Promise<void>((resolve) => (told = resolve));
    const more = {
      '/corpus/b.txt': 'قال نيل جيتون.',
      '/corpus/c.txt': 'قال نيل جيتون، ووصل.',
      '/corpus/annotations/amal/a.jsonl': line('ORG'),
      '/corpus/annotations/amal/b.jsonl': line('PERS'),
      '/corpus/annotations/amal/c.jsonl': line('PERS'),
    };
    const text = 'قال نيل جيتون.';
    const opened = await openCorpus(text, more, text, undefined, { decisionsChanged: () => told() });
    const found = async () => {
      const all = await opened.service.diagnosing.of(opened.uri, await opened.snapshot());
      return all.filter(({ code }) => code === 'consistency.two-labels').map(({ range }) => range.start);
    };
    const compared = other();
    await found();
    await compared;
    assert.deepEqual(await found(), [{ line: 0, character: 4 }]);
    await type(opened, 0, 0, 'عنوان\nثم ');
    assert.deepEqual(await found(), [{ line: 1, character: 7 }]);
    const now = opened.document.getText();
    await type(opened, now.indexOf('جيتون'), now.length, 'حموشي.');
    assert.equal((await found()).length, 1);
    for (;;) {
      const again = other();
      if ((await found()).length === 0) break;
      await again;
    }
  });
});
