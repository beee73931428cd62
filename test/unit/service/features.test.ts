import assert from 'node:assert/strict';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { MarkupContent } from 'vscode-languageserver-types';
import { codeActions, dataOf, itemIdOf } from '../../../server/src/service/document/codeActions.js';
import { diagnostics } from '../../../server/src/service/document/diagnostics.js';
import { hoverAt } from '../../../server/src/service/document/hover.js';
import { documentSymbols } from '../../../server/src/service/document/symbols.js';
import { documentHighlights } from '../../../server/src/service/document/highlight.js';
import { openCorpus } from './corpus.js';

const ALL = { boilerplate: true, bidiControls: true };

async function codesIn(text: string, more: Record<string, string> = {}): Promise<unknown[]> {
  const opened = await openCorpus(text, more);
  return diagnostics(await opened.snapshot(), ALL).map(({ code }) => code);
}

async function hoverOn(text: string, words: string, date?: string): Promise<string> {
  const documents = date === undefined ? '{}' : `{ "a": { "dct": "${date}" } }`;
  const opened = await openCorpus(text, { '/corpus/documents.json': documents });
  const position = opened.document.positionAt(text.indexOf(words) + 1);
  const hover = hoverAt(await opened.snapshot(), position, { commandLinks: true });
  return (hover?.contents as MarkupContent | undefined)?.value ?? '';
}

describe('hover', () => {
  it('tells label, spelling and entity of a name, and how often else it stands', async () => {
    const hover = await hoverOn('انتخب الإنتربول رئيسا. وقال الأنتربول ذلك، والأنتربول كبير.', 'الإنتربول');
    for (const part of ['**ORG**', 'الإنتربول', '`interpol`', '×2', 'hawashi.accept', 'hawashi.reject']) {
      assert.ok(hover.includes(part), `${part} in ${hover}`);
    }
  });

  it('tells the value of a date, in words and as TIMEX3, and what it was resolved against', async () => {
    const hover = await hoverOn('انطلقت يوم الأربعاء 6 دجنبر الجاري أشغال المؤتمر.', 'دجنبر', '2023-12-06');
    for (const part of ['Wednesday', '`2023-12-06`', 'TIMEX3 DATE', 'Document date: 2023-12-06']) {
      assert.ok(hover.includes(part), `${part} in ${hover}`);
    }
  });

  it('shows nested spans, the innermost first', async () => {
    const hover = await hoverOn('قال الأمين العام لمجلس وزراء الداخلية العرب ذلك.', 'مجلس');
    assert.ok(hover.indexOf('**ORG**') >= 0 && hover.indexOf('**ORG**') < hover.indexOf('**OCC**'), hover);
  });

  it('has nothing to say where nothing is', async () => {
    assert.equal(await hoverOn('ذهب الولد إلى المدرسة', 'الولد'), '');
  });
});

describe('diagnostics', () => {
  for (const [text, code] of [
    ['انطلقت يوم الأربعاء 7 دجنبر 2023 الأشغال.', 'time.weekday-mismatch'],
    ['عقد الاجتماع في 31 شتنبر 2023.', 'time.impossible-date'],
    ['من 7 إلى 4 نونبر 2024 بالرباط.', 'time.backwards-range'],
    ['قال ذلك أمس للصحافة.', 'time.unresolved'],
    ['نص \u202eمقلوب\u202c هنا.', 'text.bidi-control'],
  ] as const) {
    it(`${code}: ${JSON.stringify(text)}`, async () => {
      assert.ok((await codesIn(text)).includes(code), String(await codesIn(text)));
    });
  }

  it('of times are told again as they were before an edit, and where they are now behind it', async () => {
    const opened = await openCorpus(
      'انعقد في 31 شتنبر 2023 اجتماع.\nقال اليوم شيئا، وعاد في 31 يونيو 2023 إلى البيت.',
    );
    const ofTimes = async () =>
      diagnostics(await opened.snapshot(), ALL).filter(({ code }) => code === 'time.impossible-date');
    const change = (from: string, to: string): void => {
      const text = opened.document.getText();
      const start = opened.document.positionAt(text.indexOf(from));
      const end = opened.document.positionAt(text.indexOf(from) + from.length);
      TextDocument.update(
        opened.document,
        [{ range: { start, end }, text: to }],
        opened.document.version + 1,
      );
    };
    const [first, second] = await ofTimes();
    assert.ok(first && second);
    change('شيئا', 'كلاما');
    const [same, moved] = await ofTimes();
    assert.equal(same, first);
    assert.equal(moved!.range.start.character, second.range.start.character + 1);
    // As far from the beginning of the text, on another line.
    change('.\nقال', '.\n\nقل');
    const [, lower] = await ofTimes();
    assert.equal(lower!.range.start.line, 2);
  });

  it('offers to trim a span that holds a proclitic or a space', async () => {
    const line = '{"start":5,"end":12,"text":"بالرباط","label":"GPE"}\n';
    const opened = await openCorpus('وصلت بالرباط اليوم', { '/corpus/annotations/amal/a.jsonl': line });
    const snapshot = await opened.snapshot();
    const found = diagnostics(snapshot, ALL).filter(({ code }) => code === 'span.holds-proclitic');
    assert.equal(found.length, 1);
    const [fix] = codeActions(snapshot, found[0]!.range, found);
    assert.ok(fix);
    assert.ok(fix.title.includes('الرباط'));
    const { command } = fix.command!.arguments![0] as { command: Parameters<typeof opened.service.edit>[1] };
    await opened.service.edit(opened.uri, command);
    assert.match((await opened.read('/corpus/annotations/amal/a.jsonl'))!, /"start":\s*6/);
    assert.deepEqual(
      diagnostics(await opened.snapshot(), ALL).filter(({ code }) => String(code).startsWith('span.')),
      [],
    );
  });

  it('sees a proclitic before a name without the article, where the name is known', async () => {
    const line = '{"start":4,"end":10,"text":"بمراكش","label":"GPE"}\n';
    const codes = await codesIn('حضر بمراكش ثم غادر مراكش', { '/corpus/annotations/amal/a.jsonl': line });
    assert.ok(codes.includes('span.holds-proclitic'), String(codes));
  });

  it('says where an annotation went whose text changed', async () => {
    const line =
      '{"hawashi":1,"document":"a.txt","sha256":"0","status":"done"}\n{"start":0,"end":5,"text":"مراكش","label":"GPE"}\n{"start":9,"end":13,"text":"طنجة","label":"GPE"}\n';
    const codes = await codesIn('زار مراكش ثم عاد.', { '/corpus/annotations/amal/a.jsonl': line });
    assert.ok(codes.includes('annotation.moved') && codes.includes('annotation.lost'), String(codes));
  });

  it('goes quiet when the annotator gives a value', async () => {
    const text = 'انطلقت يوم الأربعاء 7 دجنبر 2023 الأشغال.';
    const opened = await openCorpus(text);
    const snapshot = await opened.snapshot();
    const mismatch = diagnostics(snapshot, ALL).find(({ code }) => code === 'time.weekday-mismatch')!;
    const id = itemIdOf(snapshot, mismatch, dataOf(mismatch))!;
    await opened.service.edit(opened.uri, { kind: 'describe', id, value: '2023-12-06' });
    const after = diagnostics(await opened.snapshot(), ALL);
    assert.ok(after.every(({ code }) => code !== 'time.weekday-mismatch'));
  });
});

describe('outline', () => {
  it('has the title, then paragraphs, and names and dates in them', async () => {
    const opened = await openCorpus(
      'زيارة إلى مراكش\n\nوصل السيد عبد اللطيف حموشي إلى مراكش يوم 6 دجنبر 2023.\n',
    );
    const symbols = documentSymbols(await opened.snapshot());
    assert.equal(symbols[0]?.detail, 'title');
    const inside = symbols[1]?.children?.map(({ name, detail }) => `${name} ${detail}`) ?? [];
    assert.ok(
      inside.some((line) => line.startsWith('عبد اللطيف حموشي PERS')),
      inside.join('; '),
    );
    assert.ok(
      inside.some((line) => line.includes('DATE') && line.includes('December 2023')),
      inside.join('; '),
    );
  });
});

describe('highlight', () => {
  it('marks every spelling of the entity under the caret', async () => {
    const opened = await openCorpus('قال الإنتربول إن أنتربول، أي الانتربول، يعمل.');
    const found = documentHighlights(await opened.snapshot(), opened.document.positionAt(6));
    assert.equal(found.length, 3);
  });
});
