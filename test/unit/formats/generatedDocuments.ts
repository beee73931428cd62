/** Documents that hold what formats stumble over: emoji, marks, joiners, bidi controls, line endings, nested spans. */
import fc from 'fast-check';
import type { Annotation, Relation } from '../../../server/src/annotation/model.js';
import type { ExchangeDocument } from '../../../server/src/formats/format.js';
import { cutsPair } from '../../../server/src/text/span.js';

const PIECES = [
  'المغرب',
  'بمراكش',
  'وللإنتربول',
  'العيـــــون',
  'مؤكِّداً',
  'می‌خواهم',
  'ال47',
  '“حموشي”',
  '😀',
  '👩‍👩‍👧',
  '𝔸𝕓',
  '\u200f',
  '\u202bنص\u202c',
  '\u2067',
  '.',
  '؟',
  '،',
  '#',
  '-DOCSTART-',
  'B-PERS',
  '_',
  '|',
  '\\',
  '<b>&amp;',
  ']]>',
  '"',
  ' ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\n\n',
  '\r\n',
  '\r',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\u0007',
  '\ufeff',
  'Casablanca',
  '٢٠٢٤',
];
const LABELS = ['PERS', 'ORG', 'GPE', 'DATE', 'TIME', 'شخص', 'Person Name', 'a:b|c=d;e%20', '<x>'];
const VALUES = [
  '2024-11-08',
  '3000000 MAD',
  'PT15H/PT16H',
  'حموشي',
  'a b\tc',
  'x|y=z;w:1~%25',
  '"<&>',
  'مرة\nثانية',
  '🙂',
];

const text = fc
  .tuple(fc.constantFrom('', '\ufeff'), fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }))
  .map(([mark, pieces]) => mark + pieces.join(''));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** Of texts those that might be read as something else, or that a format has another use for. */
const TEXTS = [
  ...[
    'مؤكد',
    '3',
    '1.0',
    'true',
    'null',
    '"x"',
    '{',
    '[1]',
    '',
    ' a ',
    '_',
    '*',
    '-',
    'a[1]',
    'x|y;z',
    '\\n',
  ],
  ...['<x> "y" &amp;', 'سطر\nآخر\tهنا', 'رنين\u0007', 'نصف\ud800', '🙂', '#a', 'a#string-range(x,0,1)'],
];
const values = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  fc.boolean(),
  fc.constantFrom<unknown>(-1.5, 0, 3, 1e21, 1e-7),
  fc.uniqueArray(fc.constantFrom(...TEXTS), { maxLength: 3 }),
  fc.constantFrom<unknown>(null, {}, { a: [1, { b: '3' }] }, [[]], [true], ['a', 'a'], [1]),
);
/** As a corpus may define them, or as a file may have them of another. */
const ofScheme = fc
  .dictionary(
    fc.constantFrom(
      ...[
        'stance',
        'negated',
        'نوع',
        'a:b|c=d',
        'two words',
        'value',
        'label',
        'type',
        'note',
        'id',
        'n',
        'ana',
      ],
      ...[
        '1st',
        'x_31_',
        'own_name',
        '@at',
        '_',
        'subtype',
        'begin',
        'attributes',
        'fragments',
        'رنين\u0007',
      ],
    ),
    values,
    { maxKeys: 4, noNullPrototype: true },
  )
  .filter((said) => Object.keys(said).length > 0);

/** What a corpus may say of a document, in fields that it defines or not. */
const ofDocument = fc.constantFrom<Record<string, unknown>>(
  { outlet: 'هسبريس', author: 'أبو «س» <x>', url: 'https://x.example/?a=1&b=2#c', language: 'ar-MA' },
  {
    title: 'عنوان\tعلى\nسطرين',
    place: 'الرباط',
    published: '2024-11-08T10:00:00+01:00',
    licence: 'CC BY 4.0',
  },
  { captured: '2024-11-09', topics: ['سياسة', 'أمن'], checked: false, 'my field': 3, name: 'ن', text: 'نص' },
  { title: '12', place: 'true', spans: 'نطاقات', 'a:b|c=d;%': '"x"', fields: 'حقول', meta: { deep: [1] } },
);

const attributes = fc.record({
  value: maybe(fc.constantFrom(...VALUES)),
  mod: maybe(fc.constantFrom('START', 'MID', 'APPROX')),
  canonical: maybe(fc.constantFrom(...VALUES)),
  note: maybe(fc.constantFrom(...VALUES)),
  origin: maybe(fc.constantFrom('human', 'accepted', 'imported')),
  confidence: maybe(fc.constantFrom(0, 0.05, 0.876, 1)),
  labelConfidence: maybe(fc.constant(0.9)),
  borderConfidence: maybe(fc.constant(0.5)),
  attributes: maybe(ofScheme),
  rejected: maybe(fc.constant(true)),
  extra: maybe(
    fc.constantFrom<Record<string, unknown>>(
      { colour: 'أزرق' },
      { deep: { list: [1, null, 'x'] }, flag: false },
    ),
  ),
});

const span = (length: number): fc.Arbitrary<[number, number]> =>
  fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);

/** Without the attributes that are undefined. */
function defined<T extends object>(object: T): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T;
}

/** Gaps of so many characters, each so far behind the last piece's start, as long as they fit. */
function fragmentsOf(
  held: string,
  start: number,
  end: number,
  gaps: readonly (readonly [before: number, length: number])[],
): Pick<Annotation, 'fragments'> {
  const pieces: { start: number; end: number }[] = [];
  let at = start;
  for (const [before, length] of gaps) {
    const [from, to] = [at + 1 + before, at + 1 + before + length];
    if (to >= end || cutsPair(held, from) || cutsPair(held, to)) break;
    pieces.push({ start: at - start, end: from - start });
    at = to;
  }
  return pieces.length === 0 ? {} : { fragments: [...pieces, { start: at - start, end: end - start }] };
}

/** A document as a corpus may hold it. */
export const documents: fc.Arbitrary<ExchangeDocument> = text.chain((held) =>
  fc
    .record({
      spans: fc.array(fc.tuple(span(held.length), fc.constantFrom(...LABELS), attributes), { maxLength: 12 }),
      gaps: fc.array(fc.array(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 9 })), { maxLength: 3 }), {
        maxLength: 12,
      }),
      relations: fc.array(
        fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('part-of', 'علاقة مع'), maybe(ofScheme)),
        { maxLength: 3 },
      ),
      date: maybe(fc.constantFrom('2024-11-08', '2024-11', '2024')),
      name: fc.constantFrom('a', 'folder/b', 'مقال 1', 'x.y'),
      fields: maybe(ofDocument),
      status: fc.constantFrom('new', 'in-progress', 'done', 'needs-review'),
      exhaustive: maybe(fc.subarray(['DATE', 'GPE', 'a:b|c=d;e%20', 'شخص'])),
    })
    .map(({ spans, gaps, relations, date, fields, name, status, exhaustive }) => {
      const annotations = spans.flatMap(([[start, end], label, facts], i): Annotation[] =>
        start === end || cutsPair(held, start) || cutsPair(held, end)
          ? []
          : [
              {
                id: `a${i}`,
                start,
                end,
                ...fragmentsOf(held, start, end, gaps[i] ?? []),
                text: held.slice(start, end),
                label,
                ...defined(facts),
              } as Annotation,
            ],
      );
      const ids = new Set(annotations.map((annotation) => annotation.id));
      const linked = relations.flatMap(([from, to, type, said], i): Relation[] =>
        ids.has(`a${from}`) && ids.has(`a${to}`)
          ? [defined({ id: `r${i}`, type, from: `a${from}`, to: `a${to}`, attributes: said })]
          : [],
      );
      return defined({
        name,
        text: held,
        date,
        fields,
        status,
        exhaustive,
        annotations,
        relations: linked,
      }) as ExchangeDocument;
    }),
);

/** Different documents, the same at every run, with names of their own. */
export const generated = (count: number): ExchangeDocument[] =>
  fc
    .sample(documents, { numRuns: count, seed: 20241108 })
    .map((document, i) => ({ ...document, name: `d${i}` }));
