import { bundledLists } from '../../../../../server/src/languages/ar/names/analysis/bundledNames.js';
import { Vocabulary } from '../../../../../server/src/languages/ar/names/tagger/vocabulary.js';
import { checkNames } from './checkNames.js';
import type { Span } from '../../../../../server/src/text/span.js';
import type {
  TaggedParagraph,
  TaggedSpan,
  Tagger,
} from '../../../../../server/src/languages/ar/names/tagger/tagger.js';
import { summarise } from '../../../../../server/src/languages/ar/names/tagger/wordSummary.js';
import { readInlineMarkup } from '../../../../fixtures/names/inlineMarkup.js';

/** A tagger that reads just these words, each this reliably. */
function taggerOf(readings: Readonly<Record<string, readonly [TaggedSpan['label'], number]>>): Tagger {
  const spansIn = (text: string): TaggedSpan[] =>
    Object.entries(readings).flatMap(([words, [label, reliability]]) => {
      const start = text.indexOf(words);
      const span: Span = { start, end: start + words.length };
      return start < 0 ? [] : [{ ...span, label, confidence: reliability, reliability }];
    });
  return {
    knowledge: { vocabulary: Vocabulary.empty(), lists: bundledLists() },
    tag: ({ text }) => spansIn(text),
    tagParagraph: (text): TaggedParagraph => ({
      text,
      spans: spansIn(text.text),
      words: summarise([], 0),
      open: { runs: [], rows: new Int16Array() },
    }),
    tagDocument: (paragraphs) => paragraphs.map(({ spans }) => spans),
  };
}

describe('names in the light of the tagger', () => {
  const check = (what: string, marked: string, readings: Parameters<typeof taggerOf>[0]): void => {
    it(`${what}: ${readInlineMarkup(marked).text}`, () => checkNames(marked, taggerOf(readings)));
  };

  check('a name that nobody else knows, if the tagger is reliable', 'وصل [PERS تشوفاك خواكيروف] صباحا', {
    'تشوفاك خواكيروف': ['PERS', 0.9],
  });
  check('none where it is in doubt', 'وصل تشوفاك خواكيروف صباحا', { 'تشوفاك خواكيروف': ['PERS', 0.1] });
  check('a city that is its club', 'فاز [ORG برشلونة] بهدفين', { برشلونة: ['ORG', 0.9] });
  check('a city that is a city', 'سافر إلى [GPE برشلونة] بهدوء', { برشلونة: ['GPE', 0.9] });
  check('no end before a first name', 'أدى ذلك إلى مقتل المواطن [PERS سمير علي دهمان] أمس', {
    سمير: ['PERS', 0.65],
  });
  check('no end before a preposition that governs nothing', 'تحدث [PERS سامي علي]، ثم غادر', {
    سامي: ['PERS', 0.9],
  });
  check('none where an adjective agrees', 'منحه المصرف قرض مالي سريع', { مالي: ['GPE', 0.95] });
  check('no end after half a name', 'قال الدكتور [PERS نبيل عبد الله] إن القوات انسحبت', {
    'نبيل عبد': ['PERS', 0.9],
  });
  check('a month that is a company, where the tagger is sure', 'أعلنت [ORG نيسان] أرباحها', {
    نيسان: ['ORG', 0.65],
  });
  check('a month that is a month, where it is not', 'أعلنت نيسان أرباحها', { نيسان: ['ORG', 0.55] });
  check('no piece of a name that is known as a whole', 'وقعت عقدا مع [ORG أرامكو القابضة] أمس', {
    القابضة: ['ORG', 0.9],
  });
  check('what the gazetteer is sure of stays when the tagger is silent', 'زار [GPE المغرب] مرة', {});
});
