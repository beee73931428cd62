import assert from 'node:assert/strict';
import fc from 'fast-check';
import { reviseText } from '../../../../server/src/suggestions/corpusNames/revisedText.js';
import { TaughtNames } from '../../../../server/src/suggestions/corpusNames/taughtNames.js';
import { splitParagraphs } from '../../../../server/src/text/paragraphs.js';
import { words } from '../../golden/words.js';
import { readInlineMarkup } from '../../../fixtures/names/inlineMarkup.js';
import { arabic } from '../../languages/packs.js';
import { LABELS, lessons, shown, suggestedBy, suggestionsIn, type Taught } from './taught.js';

interface Case {
  readonly what: string;
  readonly taught: readonly (string | Taught)[];
  /** With what others suggest in it. */
  readonly text: string;
  readonly suggested: readonly string[];
}

const CASES: readonly Case[] = [
  {
    what: 'a name of several words, once it was annotated',
    taught: ['قدمت [ORG شركة أفق البحر] تقريرها'],
    text: 'وقالت شركة أفق البحر إنها فازت',
    suggested: ['ORG شركة أفق البحر'],
  },
  {
    what: 'through clitics, and in spellings that fold alike',
    taught: ['قدمت [ORG أكاديمية الرؤيه] تقريرها'],
    text: 'وأعلن عن ذلك لأكاديمية الرؤية، وبأكاديمية الرؤيه',
    suggested: ['ORG أكاديمية الرؤية', 'ORG أكاديمية الرؤيه'],
  },
  {
    what: 'a single word, once it was annotated twice',
    taught: ['زار [GPE تنغير] أمس', 'وصل إلى [GPE تنغير] وفد'],
    text: 'وسكان تنغير كثيرون',
    suggested: ['GPE تنغير'],
  },
  {
    what: 'a single word after one time beside the same word alone',
    taught: ['مدينة [GPE تنغير] جميلة'],
    text: 'في مدينة تنغير وفي تنغير',
    suggested: ['GPE تنغير'],
  },
  {
    what: 'not a word that mostly stands unmarked where the annotator is done',
    taught: [
      {
        decided: 'فاز [ORG النصر] على ضيفه، والنصر حلو، والنصر قريب، وكان النصر كبيرا، ولا نصر إلا النصر',
        isDone: true,
      },
    ],
    text: 'تحقق النصر',
    suggested: [],
  },
  {
    what: 'a label that the recogniser does not know',
    taught: ['ضبطت [WEAPON سكين مطبخ] لديه'],
    text: 'وعثر على سكين مطبخ',
    suggested: ['WEAPON سكين مطبخ'],
  },
  {
    what: 'a label that the corpus does not have any more, not at all',
    taught: ['ضبطت [DRUG حشيش مخدر] لديه'],
    text: 'وعثر على حشيش مخدر',
    suggested: [],
  },
  {
    what: 'not between the same words where it was refused, and withheld there',
    taught: ['في يوم [NOORG السلام] العالمي'],
    text: 'كان يوم [ORG السلام] العالمي، وقالت [ORG السلام] أيضا',
    suggested: ['-ORG السلام', 'ORG السلام'],
  },
  {
    what: 'nowhere what was refused again and again',
    taught: [
      'جاء [NOORG السلام] اليوم',
      'عاد [NOORG السلام] أمس',
      'حل [NOORG السلام] غدا',
      'بين [NOORG السلام] و',
    ],
    text: 'وقالت [ORG السلام] أيضا',
    suggested: ['-ORG السلام'],
  },
  {
    what: 'the label that the annotator gave instead',
    taught: ['زار [FAC دار الأوبرا] أمس'],
    text: 'في [ORG دار الأوبرا] الليلة',
    suggested: ['FAC دار الأوبرا'],
  },
  {
    what: 'the borders that the annotator drew instead',
    taught: ['زار [PERS كريم بنعلي] أمس', 'عاد [PERS كريم بنعلي] ثم', 'رأى [PERS كريم بنعلي] كل'],
    text: 'قال [PERS كريم بنعلي مساء] إنه',
    suggested: ['PERS كريم بنعلي'],
  },
  {
    what: 'the longest name',
    taught: ['زار [ORG مجمع الريف] أمس', 'زار [ORG مجمع الريف الكبير] أمس'],
    text: 'في مجمع الريف الكبير الليلة',
    suggested: ['ORG مجمع الريف الكبير'],
  },
  {
    what: 'nothing within a name of others',
    taught: ['زار [ORG مجمع الريف] أمس'],
    text: 'قال [OCC مدير مجمع الريف] أمس',
    suggested: ['OCC مدير مجمع الريف'],
  },
  {
    what: 'not over the border of a line',
    taught: ['زار [ORG مجمع الريف] أمس'],
    text: 'في مجمع\nالريف',
    suggested: [],
  },
  {
    what: 'another label for all that begins with a word, when it was changed twice and never kept',
    taught: [
      {
        decided: 'في [FAC ملعب النسر] و[FAC ملعب الوادي]',
        suggested: 'في [ORG ملعب النسر] و[ORG ملعب الوادي]',
      },
    ],
    text: 'في [ORG ملعب السد]',
    suggested: ['FAC ملعب السد'],
  },
  {
    what: 'no other label, when it was kept once',
    taught: [
      {
        decided: 'في [FAC ملعب النسر] و[FAC ملعب الوادي] و[ORG ملعب البحر]',
        suggested: 'في [ORG ملعب النسر] و[ORG ملعب الوادي] و[ORG ملعب البحر]',
      },
    ],
    text: 'في [ORG ملعب السد]',
    suggested: ['ORG ملعب السد'],
  },
  {
    what: 'without a word that was left outside twice',
    taught: [
      {
        decided: 'قال العقيد [PERS سعيد] والعقيد [PERS منير]',
        suggested: 'قال [PERS العقيد سعيد] و[PERS العقيد منير]',
      },
    ],
    text: 'قال [PERS العقيد راشد]',
    suggested: ['PERS راشد'],
  },
  {
    what: 'with a word that was taken in three times',
    taught: [
      {
        decided: 'قال [PERS السيد سعيد] ثم [PERS السيد منير] ثم [PERS السيد نبيل]',
        suggested: 'قال السيد [PERS سعيد] ثم السيد [PERS منير] ثم السيد [PERS نبيل]',
      },
    ],
    text: 'قال السيد [PERS راشد]',
    suggested: ['PERS السيد راشد'],
  },
  {
    what: 'times as they are read, whatever was decided',
    taught: ['في [NODATE الغد] كله'],
    text: 'في [DATE الغد] كله',
    suggested: ['DATE الغد'],
  },
];

describe('what a corpus has taught', () => {
  for (const { what, taught, text, suggested } of CASES)
    it(what, () => {
      const documents = taught.map((one) => (typeof one === 'string' ? { decided: one } : one));
      assert.deepEqual(suggestedBy(documents, text).map(shown), suggested);
    });

  it('says what taught it', () => {
    const taught = ['زار [ORG مجمع الريف] أمس', 'دخل [ORG مجمع الريف] ثم', 'هذا [NOORG مجمع الريف] ليس'];
    const [suggestion] = suggestedBy(
      taught.map((decided) => ({ decided })),
      'في مجمع الريف',
    );
    assert.deepEqual(suggestion!.reasons.map(words), [
      'annotated 2 times as ORG in this corpus',
      'refused once as ORG',
    ]);
    assert.equal(suggestion!.source, 'corpus');
  });

  it('names itself beside who suggests the same', () => {
    const [suggestion] = suggestedBy([{ decided: 'زار [ORG مجمع الريف] أمس' }], 'في [ORG مجمع الريف]');
    assert.equal(suggestion!.source, 'recogniser');
    assert.deepEqual(suggestion!.alsoFrom, ['corpus']);
    assert.ok(suggestion!.confidence > 0.7);
  });
});

const FORMS = ['تنغير', 'أفق البحر', 'مجمع الريف', 'السلام', 'ملعب النسر'];
const sentence = fc
  .array(
    fc.record({
      form: fc.constantFrom(...FORMS),
      label: fc.constantFrom('ORG ', 'GPE ', 'NOORG ', 'FAC ', ''),
      before: fc.constantFrom('في ', 'قال ', 'و', 'ب'),
    }),
    { maxLength: 8 },
  )
  .map((parts) =>
    parts
      .map(({ form, label, before }) => (label === '' ? `${before}${form}` : `${before}[${label}${form}]`))
      .join(' ثم '),
  );
const document = fc.record({ decided: sentence, isDone: fc.boolean() });

describe('a fold over what documents teach', () => {
  const basisOf = (taught: TaughtNames) => ({ taught, language: arabic, labels: LABELS });
  const told = (taught: TaughtNames, text: string) =>
    reviseText(splitParagraphs(text), [], basisOf(taught)).suggestions;

  it('gives the same in whatever order documents come, and when one came and went', () =>
    fc.assert(
      fc.property(
        fc.array(document, { minLength: 1, maxLength: 5 }),
        document,
        sentence,
        (documents, passing, asked) => {
          const { text } = readInlineMarkup(asked);
          const one = new TaughtNames();
          const other = new TaughtNames();
          for (const [i, each] of documents.entries()) one.put(String(i), lessons(each));
          other.put('passing', lessons(passing));
          for (const [i, each] of [...documents.entries()].reverse()) other.put(String(i), lessons(each));
          other.put('passing', undefined);
          assert.deepEqual(told(other, text), told(one, text));
        },
      ),
    ));

  it('tells all forms of which something else is known', () =>
    fc.assert(
      fc.property(document, document, fc.constantFrom(...FORMS), (before, now, form) => {
        const taught = new TaughtNames();
        taught.put('a', lessons(before));
        const text = `في ${form} ثم`;
        const first = told(taught, text);
        const changed = taught.put('a', lessons(now));
        const second = told(taught, text);
        const known = [...changed].some((one) => arabic.spelling.fold(form).includes(one));
        if (!known) assert.deepEqual(second, first);
      }),
    ));

  it('gives after more was decided what it gives with that at once', () =>
    fc.assert(
      fc.property(
        document,
        document,
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        (one, next, lines) => {
          const taught = new TaughtNames();
          taught.put('a', lessons(one));
          const { text, suggestions } = suggestionsIn(lines.join('\n'));
          const basis = basisOf(taught);
          const before = reviseText(splitParagraphs(text), suggestions, basis);
          taught.put('b', lessons(next));
          const after = reviseText(splitParagraphs(text), suggestions, basis, before);
          assert.deepEqual(
            after.suggestions,
            reviseText(splitParagraphs(text), suggestions, basis).suggestions,
          );
        },
      ),
    ));

  it('gives for a text that was edited what it gives for it at once', () =>
    fc.assert(
      fc.property(
        document,
        fc.array(sentence, { minLength: 1, maxLength: 4 }),
        sentence,
        (decided, lines, more) => {
          const taught = new TaughtNames();
          taught.put('a', lessons(decided));
          const [before, after] = [lines, [more, ...lines]].map((all) => suggestionsIn(all.join('\n')));
          const basis = basisOf(taught);
          const known = reviseText(splitParagraphs(before!.text), before!.suggestions, basis);
          const edited = reviseText(splitParagraphs(after!.text), after!.suggestions, basis, known);
          const atOnce = reviseText(splitParagraphs(after!.text), after!.suggestions, basis);
          assert.deepEqual(edited.suggestions, atOnce.suggestions);
        },
      ),
    ));
});
