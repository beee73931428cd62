import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  loadTagger,
  type TaggedSpan,
  type Tagger,
} from '../../../../../../server/src/languages/ar/names/tagger/tagger.js';
import { tokenise } from '../../../../../../server/src/languages/ar/tokens.js';
import { LISTS, smallWeights, trainSmall } from './trainedTagger.js';

const tagger = (passes: 1 | 2 = 2): Tagger => loadTagger(smallWeights(), { passes, lists: LISTS });
const show = (text: string, spans: readonly TaggedSpan[]): string[] =>
  spans.map((span) => `${span.label} ${text.slice(span.start, span.end)}`);

describe('tagger', () => {
  it('finds names by the company and the letters it has learned', () => {
    const check = (text: string, expected: string[]): void =>
      assert.deepEqual(show(text, tagger().tag(tokenise(text))), expected, text);
    check('قال الرئيس كمال الورداني في بيروت إن البلاد بخير.', ['PERS كمال الورداني', 'GPE بيروت']);
    check('وصل الوزير سمير حداد إلى مراكش.', ['PERS سمير حداد', 'GPE مراكش']);
    check('أعلنت منظمة الصحة العالمية تقريرا أمس.', ['ORG منظمة الصحة العالمية']);
    check('كان الجو باردا أمس.', []);
    check('', []);
  });

  it('is sure of what it was taught, and says how sure', () => {
    const [span] = tagger().tag(tokenise('وصل الوزير سمير حداد إلى بيروت.'));
    assert.ok(span && span.confidence > 0.5 && span.confidence <= 1);
  });

  it('gives the same weights for the same data', () => {
    assert.deepEqual(trainSmall(), smallWeights());
  });

  it('by one pass alone leaves paragraphs as they are', () => {
    const one = tagger(1);
    const paragraphs = ['وصل الورداني.', 'قال كمال الورداني.'].map((text) =>
      one.tagParagraph(tokenise(text)),
    );
    assert.deepEqual(
      one.tagDocument(paragraphs),
      paragraphs.map(({ spans }) => spans),
    );
  });

  it('on any text gives spans within it, in order, that begin and end with a token', () => {
    const any = tagger();
    const words = [
      'كمال',
      'الورداني',
      'وصل',
      'بيروت',
      '.',
      'منظمة',
      'الصحة',
      '"',
      '12',
      'Interpol',
      '؟',
      '\u200f',
      '😀',
      '\ud800',
    ];
    const text = fc.oneof(
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
        .map((codes) => String.fromCharCode(...codes)),
      fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((list) => list.join(' ')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const read = tokenise(value);
        let end = 0;
        for (const span of any.tag(read)) {
          assert.ok(span.start >= end && span.start < span.end && span.end <= value.length);
          assert.ok(read.tokens.some(({ start }) => start === span.start));
          assert.ok(read.tokens.some((token) => token.end === span.end));
          assert.ok(span.confidence >= 0 && span.confidence <= 1);
          end = span.end;
        }
      }),
    );
  });

  it('reads a word of a million letters and a line of ten thousand names', () => {
    const any = tagger();
    assert.deepEqual(any.tag(tokenise('ب'.repeat(1_000_000))), []);
    assert.ok(any.tag(tokenise('كمال الورداني '.repeat(5000))).length > 0);
  });

  it('after an edit gives what it would have given from scratch', () => {
    const words = [
      'كمال',
      'الورداني',
      'للورداني',
      'حداد',
      'وصل',
      'قال',
      'بيروت',
      'منظمة',
      'الصحة',
      'نوبل',
      '.',
    ];
    const paragraph = fc
      .array(fc.constantFrom(...words), { minLength: 1, maxLength: 8 })
      .map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.array(paragraph, { minLength: 1, maxLength: 130 }),
        fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.array(paragraph, { maxLength: 3 })), {
          minLength: 1,
          maxLength: 4,
        }),
        (texts, edits) => {
          const editor = tagger();
          let paragraphs = texts.map((text) => editor.tagParagraph(tokenise(text)));
          editor.tagDocument(paragraphs);
          for (const [where, removed, added] of edits) {
            const at = where % (paragraphs.length + 1);
            paragraphs = [...paragraphs];
            paragraphs.splice(at, removed, ...added.map((text) => editor.tagParagraph(tokenise(text))));
            const fresh = tagger();
            const expected = fresh.tagDocument(paragraphs.map(({ text }) => fresh.tagParagraph(text)));
            assert.deepEqual(editor.tagDocument(paragraphs), expected);
          }
        },
      ),
      { numRuns: 30 },
    );
  });
});
