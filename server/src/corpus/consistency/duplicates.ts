/** Texts, and paragraphs, that are in the corpus twice. */
import { message } from '../../messages/message.js';
import type { ConsistencyDocument, LongParagraph, TextSketch } from './consistencyDocument.js';
import { MOST_OTHERS, type Finding, type FindingPlace } from './finding.js';
import type { ConsistencyRule } from './keyedFold.js';
import { bandsOf, resemblance } from './textSketch.js';

/** Jaccard resemblance of shingles from which on two texts are called one: some words differ, not what is told. */
const LEAST_RESEMBLANCE = 0.8;
/** A paragraph that stands in more documents is part of a page, or of a form. */
const MOST_COPIES = 5;
/** Of texts that meet, each is compared with as many at most. */
const MOST_COMPARED = 50;

const bands = new WeakMap<TextSketch, readonly string[]>();

export const DUPLICATE_DOCUMENTS: ConsistencyRule<TextSketch> = {
  contribute({ sketch }: ConsistencyDocument) {
    let keys = bands.get(sketch);
    if (!keys) bands.set(sketch, (keys = sketch.signature ? bandsOf(sketch.signature) : []));
    return new Map(keys.map((key) => [key, [sketch]]));
  },

  judge(_key, contributed) {
    if (contributed.size < 2) return [];
    const all = [...contributed].map(([document, [sketch]]) => ({ document, sketch: sketch! }));
    return all.flatMap((one) => {
      const copies = all.slice(0, MOST_COMPARED).flatMap((other) => {
        if (other === one) return [];
        const part = resemblance(one.sketch.signature!, other.sketch.signature!);
        return part >= LEAST_RESEMBLANCE ? [{ ...other, part: Math.round(part * 100) }] : [];
      });
      return copies.map((copy): Finding => {
        const isSame = copy.sketch.hash === one.sketch.hash;
        const document = copy.document;
        return {
          code: 'consistency.duplicate-document',
          subject: [one.document, document].sort().join('|'),
          document: one.document,
          place: { document: one.document, ...one.sketch.head, text: '' },
          isSure: isSame,
          message: isSame
            ? message('consistency.sameText', { document })
            : message('consistency.likeText', { document, part: copy.part }),
          others: [{ document, ...copy.sketch.head, text: '' }],
        };
      });
    });
  },
};

export const DUPLICATE_PARAGRAPHS: ConsistencyRule<LongParagraph> = {
  contribute({ sketch }: ConsistencyDocument) {
    return new Map(sketch.paragraphs.map((paragraph) => [paragraph.hash, [paragraph]]));
  },

  judge(_key, contributed) {
    if (contributed.size < 2 || contributed.size > MOST_COPIES) return [];
    const subject = [...contributed.keys()].sort().join('|');
    const places = [...contributed].map(([document, [paragraph]]): FindingPlace => {
      const { start, end } = paragraph!;
      return { document, start, end, text: '' };
    });
    return places.map((place): Finding => {
      const others = places.filter((other) => other !== place);
      return {
        code: 'consistency.duplicate-paragraph',
        subject,
        document: place.document,
        place,
        isSure: false,
        message: message('consistency.sameParagraph', { documents: others.map(({ document }) => document) }),
        others: others.slice(0, MOST_OTHERS),
      };
    });
  },
};

/** As much may stand between two paragraphs of one copied passage, in UTF-16 units. */
const LARGEST_GAP = 300;

/** Of paragraphs that were copied together, in order, one finding; copies of whole documents are told as such. */
export function passages(paragraphs: readonly Finding[], copies: ReadonlySet<string>): Finding[] {
  const told: Finding[] = [];
  for (const finding of paragraphs) {
    if (finding.others.every(({ document }) => copies.has(document))) continue;
    const before = told.at(-1);
    const isNext =
      before?.subject === finding.subject && finding.place.start - before.place.end < LARGEST_GAP;
    if (isNext) told[told.length - 1] = { ...before, place: { ...before.place, end: finding.place.end } };
    else told.push(finding);
  }
  return told;
}
