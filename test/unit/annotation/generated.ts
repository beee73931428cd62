/** Generated texts and annotations for the properties of this folder. */
import fc from 'fast-check';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { byPlace } from '../../../server/src/annotation/annotationOrder.js';
import { placeKey, placeOf } from '../../../server/src/annotation/fragments.js';
import { quoteOf } from '../../../server/src/annotation/context.js';
import type { Annotation, AnnotationSet, Relation } from '../../../server/src/annotation/model.js';

const WORDS = [
  'زار',
  'مراكش',
  'المغرب',
  'الإنتربول',
  'عبد اللطيف حموشي',
  'مؤكِّداً',
  'می\u200cخواهم',
  '😀',
  '\u200fفي\u200e',
  'covid-19',
  '2024',
  '👩‍👩‍👧',
];
const SPACES = [' ', ' ', ' ', '، ', '. ', '\n', '\r\n', '\r', '\n\n'];

/** A file's text: words that repeat, with emoji, diacritics, ZWNJ, bidi marks, any line endings, perhaps a mark. */
export const fileText = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom(...SPACES)), {
      minLength: 1,
      maxLength: 60,
    }),
  )
  .map(([mark, words]) => (mark ? '\ufeff' : '') + words.map(([word, space]) => word + space).join(''));

const documentText = fileText.map((file) => DocumentText.ofFile(file));

const LABELS = ['PERS', 'ORG', 'GPE', 'DATE'];
const attribute = fc.constantFrom(undefined, 'a', 'ملاحظة "1"', '😀\n');

/** As corpora define them, and as only a later version may know. */
const attributesOf = fc.constantFrom(
  undefined,
  undefined,
  { stance: 'مؤكد' },
  { stance: 'نفي', negated: true, since: -1.5 },
  { kinds: ['a', 'ب'], other: { deep: [null] } },
);

/** Words of a text, as spans. */
export function wordsOf(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\s،.]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Annotations at words of a text: nested, repeated places with other labels, with all kinds of attributes. */
function annotationsOf(text: string, idPrefix = 'a'): fc.Arbitrary<Annotation[]> {
  const words = wordsOf(text);
  if (words.length === 0) return fc.constant([]);
  const one = fc.record({
    at: fc.nat(words.length - 1),
    length: fc.integer({ min: 1, max: 3 }),
    isApart: fc.boolean(),
    label: fc.constantFrom(...LABELS),
    value: attribute,
    note: attribute,
    canonical: attribute,
    confidence: fc.constantFrom(undefined, 0.25, 1),
    attributes: attributesOf,
    rejected: fc.constantFrom(undefined, undefined, true as const),
    origin: fc.constantFrom(undefined, 'human' as const, 'accepted' as const),
  });
  return fc.array(one, { maxLength: 12 }).map((drawn) => {
    const places = new Set<string>();
    return drawn
      .flatMap(({ at, length, isApart, label, ...attributes }, i): Annotation[] => {
        const start = words[at]!.start;
        const end = words[Math.min(words.length - 1, at + length - 1)]!.end;
        const last = words[Math.min(words.length - 1, at + length - 1)]!;
        const apart = isApart && length === 3 ? placeOf([words[at]!, last]) : undefined;
        const place = `${placeKey(apart ?? { start, end })} ${label} ${attributes.rejected}`;
        if (places.has(place)) return [];
        places.add(place);
        const given = Object.fromEntries(
          Object.entries(attributes).filter(([, value]) => value !== undefined),
        );
        const quote = quoteOf(text, { start, end });
        return [{ id: `${idPrefix}${i}`, ...(apart ?? { start, end }), label, ...quote, ...given }];
      })
      .sort(byPlace);
  });
}

function relationsOf(annotations: readonly Annotation[], idPrefix = 'r'): fc.Arbitrary<Relation[]> {
  if (annotations.length < 2) return fc.constant([]);
  const end = fc.nat(annotations.length - 1);
  return fc
    .array(fc.tuple(end, end, fc.constantFrom('works-for', 'located-in'), attributesOf), { maxLength: 4 })
    .map((drawn) =>
      drawn
        .filter(([from, to]) => from !== to)
        .map(([from, to, type, attributes], i) => ({
          id: `${idPrefix}${i}`,
          type,
          from: annotations[from]!.id,
          to: annotations[to]!.id,
          ...(attributes && { attributes }),
        })),
    );
}

export function setOf(text: string, idPrefix = 'a'): fc.Arbitrary<AnnotationSet> {
  return annotationsOf(text, idPrefix).chain((annotations) =>
    fc
      .record({
        document: fc.constant('doc'),
        annotator: fc.constant('amal'),
        status: fc.constantFrom('in-progress' as const, 'done' as const, 'needs-review' as const),
        exhaustive: fc.option(fc.subarray(['DATE', 'GPE', 'PERS']), { nil: undefined }),
        annotations: fc.constant(annotations),
        relations: relationsOf(annotations, `${idPrefix}r`),
      })
      .map(({ exhaustive, ...set }) => ({ ...set, ...(exhaustive && { exhaustive }) })),
  );
}

export const textAndSet = documentText.chain((text) => fc.tuple(fc.constant(text), setOf(text.editor)));
