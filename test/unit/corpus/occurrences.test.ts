import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hashOf, mayHold, wordHashes } from '../../../server/src/corpus/index/wordHashes.js';
import { arabic } from '../languages/packs.js';
import { nameKeyAt, nameKeyOf } from '../../../server/src/languages/ar/nameKey.js';
import { findOccurrences, inSamePieces, placesOf } from '../../../server/src/corpus/index/occurrences.js';

/** ⟦…⟧ are the places where the name stands; the first one is where it was taken from. */
const check = (marked: string, isWhole?: (folded: string) => boolean): void => {
  it(marked, () => {
    const text = marked.replace(/[⟦⟧]/g, '');
    const expected: { start: number; end: number }[] = [];
    let removed = 0;
    for (const match of marked.matchAll(/⟦([^⟧]*)⟧/g)) {
      const start = match.index - removed;
      expected.push({ start, end: start + match[1]!.length });
      removed += 2;
    }
    for (const span of expected) {
      const key = nameKeyAt(text, span)!;
      assert.deepEqual(findOccurrences(text, key, arabic, { isWhole }), expected, `from ${span.start}`);
      assert.ok(mayHold(wordHashes(text, arabic), key));
    }
  });
};

describe('occurrences of a name', () => {
  check('زار ⟦مراكش⟧، وعاد من ⟦مراكش⟧ إلى الرباط');
  check('⟦مراكش⟧ ب⟦مراكش⟧ ول⟦مراكش⟧ و⟦مراكش⟧ فل⟦مراكش⟧ ك⟦مراكش⟧');
  check('⟦الإنتربول⟧ وب⟦الإنتربول⟧ ل⟦لإنتربول⟧ ول⟦لإنتربول⟧');
  check('ل⟦لإنتربول⟧ ثم ⟦الإنتربول⟧');
  check('⟦إنتربول⟧ وليس الإنتربول، بل ⟦انتربول⟧ أو ⟦أنتربول⟧');
  check('⟦مُرَّاكُش⟧ و⟦مراكش⟧ و⟦مـــراكش⟧');
  check('⟦عبد اللطيف حموشي⟧ ل⟦عبد اللطيف حموشي⟧ وعبد اللطيف الحموشي و⟦عبد  اللطيف حموشى⟧');
  check('⟦عبد اللطيف⟧ وعبد\nاللطيف');
  check('⟦covid-19⟧ ثم ⟦COVID-19⟧ ثم covid 19');
  check('قال ⟦ليد⟧ لوليد ول⟦ليد⟧', (folded) => folded === 'وليد');
  check('⟦ان⟧ كان فان');
  check('😀 ⟦مراكش⟧ 😀 ب⟦مراكش⟧');
  check('⟦لندن⟧ و⟦لندن⟧ ل⟦لندن⟧');

  it('stop at a limit', () => {
    assert.equal(findOccurrences('مراكش '.repeat(50), nameKeyOf('مراكش')!, arabic, { limit: 7 }).length, 7);
  });

  it('have no key where there is no word', () => {
    assert.equal(nameKeyOf('  '), undefined);
    assert.equal(nameKeyAt('ا  ب', { start: 1, end: 3 }), undefined);
  });

  it('have their line and context', () => {
    const text = `${'كلمة '.repeat(30)}مراكش بعيدا عن أول السطر\r\nقصير مراكش\rومراكش\n`;
    const places = placesOf(text, findOccurrences(text, nameKeyOf('مراكش')!, arabic));
    assert.deepEqual(
      places.map(({ range }) => [range.start.line, range.start.character, range.end.character]),
      [
        [0, 150, 155],
        [1, 5, 10],
        [2, 1, 6],
      ],
    );
    for (const place of places)
      assert.equal(place.context.slice(place.contextStart, place.contextStart + 5), 'مراكش');
    assert.ok(places[0]!.context.length < 140 && places[0]!.context.startsWith('كلمة'));
    assert.equal(places[1]!.context, 'قصير مراكش');
  });

  it('have whole words around them, however long their line is', () => {
    const words = ['كلمة', 'وكلمتان', 'ثلاث', 'الكلمات'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 40 }),
        fc.array(fc.constantFrom(...words), { maxLength: 40 }),
        (before, after) => {
          const text = [...before, 'مراكش', ...after].join(' ');
          const { context } = placesOf(text, findOccurrences(text, nameKeyOf('مراكش')!, arabic))[0]!;
          for (const word of context.trim().split(' '))
            assert.ok(['مراكش', ...words].includes(word), context);
          assert.ok(text.length < 60 ? context === text : context.length <= 125);
        },
      ),
    );
  });

  it('are found by the digest wherever they stand', () => {
    const word = fc.constantFrom(
      'مراكش',
      'الإنتربول',
      'عبد',
      'اللطيف',
      'في',
      'covid',
      '19',
      '-',
      'العيون',
      'وليد',
    );
    const prefix = fc.constantFrom('', 'و', 'ب', 'ول', 'ف');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(prefix, word), { maxLength: 30 }),
        fc.array(word, { minLength: 1, maxLength: 2 }),
        (words, name) => {
          const text = words.map(([before, rest]) => before + rest).join(' ');
          const key = nameKeyOf(name.join(' '))!;
          if (findOccurrences(text, key, arabic).length > 0)
            assert.ok(mayHold(wordHashes(text, arabic), key));
        },
      ),
    );
    assert.ok(!mayHold(wordHashes('زار مراكش', arabic), nameKeyOf('طنجة')!));
  });

  it('hash as FNV-1a does', () => {
    assert.equal(hashOf(''), 0x811c9dc5);
    assert.notEqual(hashOf('اب'), hashOf('با'));
  });
});

/** Pieces are between ⟦ and ⟧, of what is looked for and of what is found. */
describe('the same pieces where the same words stand', () => {
  const rows: readonly (readonly [string, text: string, found: readonly string[]])[] = [
    [
      '⟦وزيرا⟧ الداخلية و⟦الخارجية⟧',
      'حضر وزيرا الداخلية والخارجية، ثم لوزيرا الداخلية والخارجية.',
      ['⟦وزيرا⟧ الداخلية و⟦الخارجية⟧', '⟦وزيرا⟧ الداخلية و⟦الخارجية⟧'],
    ],
    ['⟦وزيرا⟧ الداخلية و⟦الخارجية⟧', 'وَزِيرَا الدّاخليّةِ  وَالخـارجيّة', ['⟦وَزِيرَا⟧ الدّاخليّةِ  وَ⟦الخـارجيّة⟧']],
    ['⟦وزيرا⟧ الداخلية و⟦الخارجية⟧', 'وزيرا الخارجية والداخلية، ووزيرا الداخلية\nوالخارجية', []],
    [
      '⟦الدورة⟧ الثانية و⟦الثالثة⟧ و⟦التسعين⟧',
      'الدورة الثانية والثالثة والتسعين',
      ['⟦الدورة⟧ الثانية و⟦الثالثة⟧ و⟦التسعين⟧'],
    ],
    ['⟦A⟧-b 😀 ⟦c⟧', 'x a-B 😀 C y', ['⟦a⟧-B 😀 ⟦C⟧']],
  ];
  for (const [marked, text, expected] of rows)
    it(`${marked} in ${text}`, () => {
      const fragments: { start: number; end: number }[] = [];
      for (const { index, 0: piece } of marked.matchAll(/⟦[^⟧]*⟧/g)) {
        const start = index - 2 * fragments.length;
        fragments.push({ start, end: start + piece.length - 2 });
      }
      const words = marked.replace(/[⟦⟧]/g, '');
      const found = findOccurrences(text, nameKeyOf(words)!, arabic);
      const shown = inSamePieces({ text: words, fragments }, text, found, arabic).map((place) => {
        let all = text.slice(place.start, place.end);
        for (const { start, end } of [...(place.fragments ?? [])].reverse())
          all = `${all.slice(0, start)}⟦${all.slice(start, end)}⟧${all.slice(end)}`;
        return all;
      });
      assert.deepEqual(shown, expected);
    });

  it('are none where a piece has no word, or is beyond the words', () => {
    const found = [{ start: 0, end: 7 }];
    for (const fragments of [
      [
        { start: 0, end: 3 },
        { start: 3, end: 4 },
      ],
      [
        { start: 0, end: 3 },
        { start: 9, end: 12 },
      ],
      [{ start: 4, end: 7 }],
    ])
      assert.deepEqual(inSamePieces({ text: 'abc def', fragments }, 'abc def', found, arabic), []);
  });
});
