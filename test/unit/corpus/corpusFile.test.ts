import { inWords } from '../messages/inWords.js';
import type { Message } from '../../../server/src/messages/message.js';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DEFAULT_SETTINGS, parseCorpusFile } from '../../../server/src/corpus/corpusFile.js';
import { isDocumentDate } from '../../../server/src/annotation/documentDates.js';
import { withFields } from '../../../server/src/corpus/documentsEdit.js';
import { parseDocumentsFile } from '../../../server/src/corpus/documentsFile.js';
import { completeLabels, DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import { MENTION_LABELS } from '../annotation/mentionLabels.js';

const parse = (content: string): ReturnType<typeof parseCorpusFile> =>
  parseCorpusFile('/c/hawashi.json', content);

describe('the label set', () => {
  it('has every label of the recogniser, each with its own key and colour', () => {
    assert.deepEqual(new Set(DEFAULT_LABELS.map(({ name }) => name)), new Set(MENTION_LABELS));
    assert.equal(DEFAULT_LABELS.length, 19);
    for (const part of ['key', 'color', 'name', 'description'] as const)
      assert.equal(new Set(DEFAULT_LABELS.map((label) => label[part])).size, 19, part);
  });

  /** Relative luminance (WCAG 2.2). */
  const luminance = (hex: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    }) as [number, number, number];
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a: string, b: string): number => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
    return (high + 0.05) / (low + 0.05);
  };

  it('has colours with contrast on light and on dark', () => {
    for (const { name, color } of DEFAULT_LABELS) {
      assert.ok(contrast(color, '#ffffff') >= 3, `${name} on white`);
      assert.ok(contrast(color, '#1e1e1e') >= 3, `${name} on dark`);
    }
  });

  it('of a corpus takes over what it leaves out', () => {
    const [person, disease, drug] = completeLabels([
      { name: 'PERS', color: '#123456' },
      { name: 'DISEASE' },
      { name: 'DRUG', key: '1' },
    ]);
    assert.equal(person?.color, '#123456');
    assert.equal(person?.description, DEFAULT_LABELS[0]?.description);
    assert.notEqual(person?.key, '1', 'the key that another one asks for');
    assert.equal(disease?.key, 'd');
    assert.equal(drug?.key, '1');
    assert.notEqual(disease?.color, drug?.color);
  });
});

describe('hawashi.json', () => {
  it('may be empty: all is default', () => {
    assert.deepEqual(parse('{}'), { settings: DEFAULT_SETTINGS, problems: [] });
  });

  it('says what it wants', () => {
    const { settings, problems } = parse(`{
      // Kommentare sind erlaubt
      "$schema": "x",
      "documents": ["texts/**/*.txt", "*.md"],
      "exclude": ["texts/old/**"],
      "annotations": "notes/ann",
      "labels": ["PERS", { "name": "مرض", "description": "d", "color": "#f00", "key": "m" }],
      "relations": [{ "name": "visits", "from": ["PERS"] }, "knows"],
      "defaultCalendar": "hijri",
      "locale": "ar-MA",
    }`);
    assert.deepEqual(problems, []);
    assert.deepEqual(settings.documents, ['texts/**/*.txt', '*.md']);
    assert.equal(settings.annotations, 'notes/ann');
    assert.deepEqual(
      settings.labels.map(({ name, key }) => [name, key]),
      [
        ['PERS', '1'],
        ['مرض', 'm'],
      ],
    );
    assert.deepEqual(settings.relations, [{ name: 'visits', from: ['PERS'] }, { name: 'knows' }]);
    assert.equal(settings.defaultCalendar, 'hijri');
    assert.equal(settings.locale, 'ar-MA');
  });

  /** Each problem as line:column and a part of its message. */
  const check = (content: string, ...expected: [number, number, RegExp][]): void => {
    it(`${content.replace(/\s+/g, ' ')}: ${expected.map(([line, column]) => `${line}:${column}`).join(', ')}`, () => {
      const { settings, problems } = parse(content);
      assert.deepEqual(
        problems.map(({ line, column }) => [line, column]),
        expected.map(([line, column]) => [line, column]),
        problems.map(({ message }) => inWords(message)).join('\n'),
      );
      for (const [i, [, , message]] of expected.entries())
        assert.match(inWords(problems[i]?.message), message);
      assert.ok(settings.documents.length > 0 && settings.labels.length > 0);
    });
  };
  check('{\n  "documents": ["*.txt"\n  "annotations": "a"\n}', [
    3,
    3,
    /comma is missing.*defaults.*not changed/,
  ]);
  check('{ "documents": ', [1, 16, /value is missing|invalid/i]);
  check('', [1, 1, /empty|missing/]);
  check('[]', [1, 1, /object/]);
  check('{\n  "documents": "*.txt"\n}', [2, 16, /list/]);
  check('{ "labels": [{ "name": "A B" }] }', [1, 24, /spaces/], [1, 14, /needs a "name"/]);
  check('{ "labels": ["A", "A"] }', [1, 19, /twice/]);
  check('{ "labels": [{ "name": "A", "key": "q" }, { "name": "B", "key": "q" }] }', [1, 43, /belongs to A/]);
  check('{ "labels": [{ "name": "A", "key": "x" }] }', [1, 36, /one small letter/]);
  check('{ "labels": [{ "name": "A", "color": "red" }] }', [1, 38, /#1866e0/]);
  check('{ "annotations": "../other" }', [1, 18, /inside the corpus/]);
  check('{ "annotations": "/etc" }', [1, 18, /inside the corpus/]);
  check('{ "annotations": "C:\\\\x" }', [1, 18, /inside the corpus/]);
  check('{ "lables": [] }', [1, 3, /not known.*labels/]);
  check('{ "__proto__": { "documents": 1 } }', [1, 3, /not known/]);
  check('{ "defaultCalendar": "julian" }', [1, 22, /"gregorian", "hijri"/]);
  check('{ "relations": [{ "name": "r", "from": ["NOPE"] }] }', [1, 16, /NOPE/]);
  check('{ "locale": "ar_MA" }', [1, 13, /language tag/]);

  it('never throws, whatever is in it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.json(),
          fc.string(),
          fc.json().map((json) => json.slice(0, -1)),
        ),
        (content) => {
          assert.ok(parse(content).settings.labels.length > 0);
          assert.ok(parseDocumentsFile('/c/documents.json', content).documents instanceof Map);
        },
      ),
    );
  });
});

describe('documents.json', () => {
  it('gives the dates of the first corpus', () => {
    const { documents, problems } = parseDocumentsFile('p', readFileSync('seeds/documents.json', 'utf8'));
    assert.deepEqual(problems, []);
    assert.deepEqual(
      [...documents.values()].map(({ dct }) => dct),
      ['2025-11-24', '2024-11-08', '2024-06', '2023-12-06', '2024-09'],
    );
  });

  it('says where a date is none', () => {
    const { documents, problems } = parseDocumentsFile(
      'p',
      '{\n  "a": { "dct": "2024-13" },\n  "b": 5, "c.txt": { "dct": "2024", "x": 1 }\n}',
    );
    assert.deepEqual(
      [...documents],
      [
        ['a', { fields: { dct: '2024-13' } }],
        ['c', { dct: '2024', fields: { dct: '2024', x: 1 } }],
      ],
    );
    assert.deepEqual(
      problems.map(({ line, column }) => [line, column]),
      [
        [2, 17],
        [3, 8],
      ],
    );
  });

  for (const [value, valid] of [
    ['2024', true],
    ['2024-02', true],
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-00', false],
    ['2024-1', false],
    ['24', false],
    ['2024-11-08T10:00', false],
    ['', false],
  ] as const)
    it(`${value || 'nothing'} is ${valid ? 'a' : 'no'} date`, () =>
      assert.equal(isDocumentDate(value), valid));

  const edits = (
    content: string | undefined,
    name: string,
    date: string | undefined,
    expected: string,
  ): void => {
    it(`${JSON.stringify(content)}, ${name} = ${date}`, () => {
      assert.deepEqual(withFields('p', content, name, { dct: date ?? null }), { content: expected });
    });
  };
  edits(undefined, 'a', '2024', '{\n  "a": { "dct": "2024" }\n}\n');
  edits('', 'a', '2024', '{\n  "a": { "dct": "2024" }\n}\n');
  edits('{}', 'a', '2024', '{\n  "a": { "dct": "2024" }\n}');
  edits(
    '{\n    "a": { "dct": "2024" }\n}\n',
    'b',
    '2025-01',
    '{\n    "a": { "dct": "2024" },\n    "b": { "dct": "2025-01" }\n}\n',
  );
  edits(
    '{\n  "a": {"dct":"2024"}, // note\n  "b": {"source": "x"}\n}',
    'a',
    '2025',
    '{\n  "a": {"dct":"2025"}, // note\n  "b": {"source": "x"}\n}',
  );
  edits('{\n  "b": {"source": "x"}\n}', 'b', '2025', '{\n  "b": { "dct": "2025","source": "x"}\n}');
  edits('{ "b": {} }', 'b', '2025', '{ "b": { "dct": "2025" } }');
  edits('{ "a.txt": { "dct": "2024" } }', 'a', '2025', '{ "a.txt": { "dct": "2025" } }');
  edits('{ "a": { "dct": "2024", "x": 1 } }', 'a', undefined, '{ "a": { "x": 1 } }');
  edits('{ "a": { "x": 1, "dct": "2024" } }', 'a', undefined, '{ "a": { "x": 1 } }');
  edits('{ "a": { "dct": "2024" } }', 'a', undefined, '{ "a": {  } }');
  edits(
    '{\r\n  "a": { "dct": "2024" }\r\n}\r\n',
    'b',
    '2025',
    '{\r\n  "a": { "dct": "2024" },\r\n  "b": { "dct": "2025" }\r\n}\r\n',
  );
  edits('\ufeff{}', 'a"b', '2024', '\ufeff{\n  "a\\"b": { "dct": "2024" }\n}');

  it('refuses to touch a broken file', () => {
    for (const content of ['{ "a": ', '[]', '{"a":1,}}'])
      assert.match(
        inWords((withFields('p', content, 'a', { dct: '2024' }) as { problem: Message }).problem),
        /broken/,
      );
  });

  it('holds what was set, whatever else is in it', () => {
    const name = fc.string({ minLength: 1, maxLength: 8 }).filter((drawn) => !drawn.endsWith('.txt'));
    const date = fc.constantFrom('2024', '2024-05', '2024-05-06', undefined);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(name, date), { maxLength: 10 }),
        fc.constantFrom(undefined, '{}', '{\n\t"x": { "dct": "1999" }\n}'),
        (sets, content) => {
          const expected = new Map<string, string | undefined>(content?.includes('x') ? [['x', '1999']] : []);
          let now: string | undefined = content;
          for (const [document, value] of sets) {
            now = (withFields('p', now, document, { dct: value ?? null }) as { content: string }).content;
            if (value !== undefined || expected.has(document)) expected.set(document, value);
          }
          const { documents, problems } = parseDocumentsFile('p', now ?? '{}');
          assert.deepEqual(problems, []);
          assert.deepEqual(new Map([...documents].map(([key, facts]) => [key, facts.dct])), expected);
        },
      ),
    );
  });
});
