import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NONE_DROPPED, placesOf, type Dropped } from '../../../server/src/recommenders/chat/quotedPlaces.js';

const LABELS = new Set(['PERS', 'GPE']);

describe('chat models: places of quotes', () => {
  type Row = readonly [
    title: string,
    text: string,
    said: readonly unknown[],
    places: readonly (readonly [number, string])[],
    dropped: Partial<Dropped>,
  ];
  const gpe = (quote: string, before?: string) => ({
    quote,
    label: 'GPE',
    ...(before !== undefined && { before }),
  });
  const TWICE = 'زار مراكش ثم عاد إلى مراكش';
  const table: readonly Row[] = [
    ['stands once', 'زار مراكش', [gpe('مراكش')], [[4, 'مراكش']], {}],
    ['behind a preposition', 'وصل بمراكش', [gpe('مراكش', 'وصل ب')], [[5, 'مراكش']], {}],
    ['said wrongly to stand behind something', 'زار مراكش', [gpe('مراكش', 'في مدينة')], [[4, 'مراكش']], {}],
    ['told apart by what stands before', TWICE, [gpe('مراكش', 'عاد إلى')], [[21, 'مراكش']], {}],
    [
      'as often as it stands there',
      TWICE,
      [gpe('مراكش'), gpe('مراكش')],
      [
        [4, 'مراكش'],
        [21, 'مراكش'],
      ],
      {},
    ],
    ['in one of two places', TWICE, [gpe('مراكش')], [], { ambiguous: 1 }],
    [
      'in two of three',
      `${TWICE} ومراكش`,
      [gpe('مراكش'), gpe('مراكش')],
      [
        [4, 'مراكش'],
        [21, 'مراكش'],
      ],
      {},
    ],
    ['behind something that is nowhere', TWICE, [gpe('مراكش', 'في')], [], { ambiguous: 1 }],
    ['a word of its own, rather than part of one', 'فاسد في فاس', [gpe('فاس')], [[8, 'فاس']], {}],
    [
      'behind a quotation mark that the model leaves out',
      'على أن «مراكش» ثم مراكش',
      [gpe('مراكش', 'على أن')],
      [[8, 'مراكش']],
      {},
    ],
    ['behind a quotation mark alone', '«فاس» ثم فاسد', [gpe('فاس', '«')], [[1, 'فاس']], {}],
    ['not in the text', 'زار مراكش', [gpe('وجدة')], [], { notThere: 1 }],
    ['with vowel signs that the model leaves out', 'زار مَرَّاكُشَ أمس', [gpe('مراكش')], [[4, 'مَرَّاكُشَ']], {}],
    ['with a tatweel', 'زار مـــراكش', [gpe('مراكش')], [[4, 'مـــراكش']], {}],
    ['with vowel signs that the model adds', 'زار مراكش', [gpe('مَراكش')], [[4, 'مراكش']], {}],
    [
      'with other spaces',
      'زار الدار\u00a0 البيضاء',
      [gpe('الدار البيضاء')],
      [[4, 'الدار\u00a0 البيضاء']],
      {},
    ],
    ['over two lines', 'الدار\nالبيضاء', [gpe('الدار البيضاء')], [], { notThere: 1 }],
    ['beside what has no width', 'زار \u200fمراكش\u200f', [gpe('مراكش')], [[5, 'مراكش']], {}],
    ['after an emoji', '😀😀 فاس 😀', [gpe('فاس')], [[5, 'فاس']], {}],
    ['half an emoji', '😀 فاس', [gpe('\ud83d'), gpe('\ude00')], [], { notThere: 2 }],
    ['blank', 'زار مراكش', [gpe(' '), gpe('')], [], { malformed: 2 }],
    ['only signs', 'مَراكش', [gpe('\u064e')], [[1, '\u064e']], {}],
    ['unknown label', 'زار مراكش', [{ quote: 'مراكش', label: 'CITY' }], [], { unknownLabel: 1 }],
    ['a label of no list', 'زار مراكش', [{ quote: 'مراكش', label: 'constructor' }], [], { unknownLabel: 1 }],
    ['no label', 'زار مراكش', [{ quote: 'مراكش' }], [], { malformed: 1 }],
    ['offsets in place of a quote', 'زار مراكش', [{ start: 4, end: 9, label: 'GPE' }], [], { malformed: 1 }],
    ['nonsense', 'زار مراكش', [null, 3, 'x', [], {}], [], { malformed: 5 }],
    [
      'nested',
      'بنك المغرب',
      [gpe('المغرب'), { quote: 'بنك المغرب', label: 'PERS' }],
      [
        [0, 'بنك المغرب'],
        [4, 'المغرب'],
      ],
      {},
    ],
    ['the same twice, once there', 'زار مراكش', [gpe('مراكش'), gpe('مراكش')], [[4, 'مراكش']], {}],
  ];
  for (const [title, text, said, places, dropped] of table)
    it(title, () => {
      const found = placesOf(text, said, LABELS);
      assert.deepEqual(
        found.places.map(({ start, end }) => [start, text.slice(start, end)]),
        places,
      );
      assert.deepEqual(found.dropped, { ...NONE_DROPPED, ...dropped });
    });

  it('a million of them, at once', () => {
    const said = Array.from({ length: 1_000_000 }, (_, i) => gpe(`${i}`));
    const { places, dropped } = placesOf('زار 7 مراكش', said, LABELS);
    assert.ok(places.length <= 1);
    assert.equal(places.length + dropped.malformed + dropped.notThere, 1_000_000);
  });

  it('never throws, and tells whole characters of the text alone, whatever is said', () => {
    const piece = fc.string({
      unit: fc.constantFrom('م', 'َ', 'ـ', ' ', '\n', '😀', '\u200f', '\ud83d', 'a'),
      maxLength: 12,
    });
    const item = fc.oneof(
      fc.record({ quote: piece, label: fc.constantFrom('GPE', 'PERS', 'X'), before: piece }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(piece, fc.array(item, { maxLength: 8 }), (text, said) => {
        for (const { start, end } of placesOf(text, said, LABELS).places) {
          assert.ok(0 <= start && start < end && end <= text.length);
          assert.doesNotMatch(text.slice(start, end), /\n/);
          assert.ok(!(text.isWellFormed?.() ?? true) || (text.slice(start, end).isWellFormed?.() ?? true));
        }
      }),
    );
  });

  it('a quote with what stands before it is found where it was taken from', () => {
    const words = fc.array(fc.constantFrom('مراكش', 'فاس', 'زار', 'عاد', 'إلى', 'من'), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(words, fc.nat(), (all, at) => {
        const i = at % all.length;
        const text = all.join(' ');
        const start = all.slice(0, i).join(' ').length + (i > 0 ? 1 : 0);
        const before = text.slice(0, start).trim();
        const { places, dropped } = placesOf(text, [{ quote: all[i], label: 'GPE', before }], LABELS);
        const fitting = all.filter(
          (word, j) => word === all[i] && all.slice(0, j).join(' ').endsWith(before),
        );
        if (fitting.length > 1) assert.equal(dropped.ambiguous, 1);
        else
          assert.deepEqual(
            places.map((place) => place.start),
            [start],
          );
      }),
    );
  });
});
