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

/** As a corpus may define them. */
const ofScheme = fc.constantFrom<Record<string, unknown>>(
  { stance: 'مؤكد', negated: false },
  { kinds: ['a b', 'ج'], since: -1.5, 'a:b|c=d': '<x> "y"' },
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

/** A gap of so many characters, so far behind the start, if it fits. */
function fragmentsOf(
  held: string,
  start: number,
  end: number,
  [before, length] = [0, 0],
): Pick<Annotation, 'fragments'> {
  const [from, to] = [start + 1 + before, start + 1 + before + length];
  if (length === 0 || to >= end || cutsPair(held, from) || cutsPair(held, to)) return {};
  return {
    fragments: [
      { start: 0, end: from - start },
      { start: to - start, end: end - start },
    ],
  };
}

/** A document as a corpus may hold it. */
export const documents: fc.Arbitrary<ExchangeDocument> = text.chain((held) =>
  fc
    .record({
      spans: fc.array(fc.tuple(span(held.length), fc.constantFrom(...LABELS), attributes), { maxLength: 12 }),
      gaps: fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 })), { maxLength: 12 }),
      relations: fc.array(
        fc.tuple(fc.nat(11), fc.nat(11), fc.constantFrom('part-of', 'علاقة مع'), maybe(ofScheme)),
        { maxLength: 3 },
      ),
      date: maybe(fc.constantFrom('2024-11-08', '2024-11', '2024')),
      name: fc.constantFrom('a', 'folder/b', 'مقال 1', 'x.y'),
      status: fc.constantFrom('new', 'in-progress', 'done', 'needs-review'),
    })
    .map(({ spans, gaps, relations, date, name, status }) => {
      const annotations = spans.flatMap(([[start, end], label, facts], i): Annotation[] =>
        start === end || cutsPair(held, start) || cutsPair(held, end)
          ? []
          : [
              {
                id: `a${i}`,
                start,
                end,
                ...fragmentsOf(held, start, end, gaps[i]),
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
      return defined({ name, text: held, date, status, annotations, relations: linked }) as ExchangeDocument;
    }),
);

/** Different documents, the same at every run, with names of their own. */
export const generated = (count: number): ExchangeDocument[] =>
  fc
    .sample(documents, { numRuns: count, seed: 20241108 })
    .map((document, i) => ({ ...document, name: `d${i}` }));
