import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchorAnnotations } from '../../../server/src/annotation/anchoring.js';
import { quoteOf } from '../../../server/src/annotation/context.js';
import { followEdit } from '../../../server/src/annotation/following.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { findQuotes } from '../../../server/src/annotation/quoteSearch.js';

/** Annotations at every ⟦…⟧ of a text, with their context unless `bare`. */
function annotated(line: string, bare = false): { text: string; annotations: Annotation[] } {
  const text = line.replace(/[⟦⟧]/g, '');
  const annotations: Annotation[] = [];
  let removed = 0;
  for (const match of line.matchAll(/⟦([^⟧]*)⟧/g)) {
    const start = match.index - removed;
    removed += 2;
    const span = { start, end: start + match[1]!.length };
    const quote = quoteOf(text, span);
    annotations.push({
      id: `a${annotations.length}`,
      ...span,
      label: 'GPE',
      ...(bare ? { text: quote.text } : quote),
    });
  }
  return { text, annotations };
}

const STATE = { exact: '=', moved: '→', ambiguous: '?', lost: '✗' };

/** The new text with what was found: ⟦=…⟧ exact, ⟦→…⟧ moved, ⟦?…⟧ ambiguous; a ✗ at the end for each lost one. */
function shown(text: string, annotations: readonly Annotation[]): string {
  let out = '';
  let at = 0;
  let lost = '';
  for (const { start, end, anchor } of [...annotations].sort((a, b) => a.start - b.start)) {
    if (anchor === 'lost') {
      lost += STATE.lost;
      assert.equal(start, end);
      continue;
    }
    out += text.slice(at, start) + '⟦' + STATE[anchor ?? 'exact'] + text.slice(start, end) + '⟧';
    at = end;
  }
  return out + text.slice(at) + lost;
}

const check = (before: string, expected: string, bare = false): void => {
  it(`${before} ⇒ ${expected}${bare ? ' (no context kept)' : ''}`, () => {
    const { annotations } = annotated(before, bare);
    const text = expected.replace(/[⟦⟧=→?✗]/g, '');
    assert.equal(shown(text, anchorAnnotations(annotations, text)), expected);
  });
};

describe('anchoring in a changed text', () => {
  check('زار ⟦مراكش⟧ أمس', 'زار ⟦=مراكش⟧ أمس');
  check('زار ⟦مراكش⟧ أمس', 'قيل إنه زار ⟦→مراكش⟧ أمس');
  check('زار ⟦مراكش⟧ أمس مع وفد من الوزراء', 'زار ⟦=مراكش⟧ اليوم مع وفد');
  check('وصل الوفد إلى ⟦المغرب⟧ وغادر ⟦المغرب⟧ مساء', 'وصل الوفد أمس إلى ⟦→المغرب⟧ وغادر ⟦→المغرب⟧ مساء');
  // One of two goes: the other keeps its place, and the lost one does not take it.
  check(
    'وصل الوفد الرسمي إلى ⟦المغرب⟧ صباحا، ثم غادر الوزير ⟦المغرب⟧ مساء',
    'وصل الوفد الرسمي إلى تونس صباحا، ثم غادر الوزير ⟦→المغرب⟧ مساء✗',
  );
  // Another place, with nothing around it that is known: a question.
  check('اجتمع وزراء ⟦المغرب⟧ وتونس في القاهرة', 'بيان جديد تماما: أعلنت حكومة ⟦?المغرب⟧ عن ميزانيتها');
  check('اجتمع وزراء ⟦المغرب⟧ وتونس في القاهرة', 'اجتمع وزراء الخارجية وتونس في القاهرة✗');
  check('⟦مراكش⟧', '✗');
  // A small correction inside the name.
  check('قال ⟦عبد اللطيف الحموشي⟧ في كلمته أمام المؤتمر', 'قال ⟦→عبد اللطيف الحمّوشي⟧ في كلمته أمام المؤتمر');
  check(
    'قال ⟦عبد اللطيف الحموشي⟧ في كلمته أمام المؤتمر',
    'وقد قال أمس ⟦→عبد اللطيف حموشي⟧ في كلمته أمام المؤتمر',
  );
  // Far from where it was, and corrected.
  check(
    'قال ⟦عبد اللطيف الحموشي⟧ في كلمته أمام المؤتمر',
    `${'وفي خبر آخر تحدث وزير المالية عن الميزانية. '.repeat(3)}قال ⟦→عبد اللطيف حموشي⟧ في كلمته أمام المؤتمر`,
  );
  // More than a correction: other words.
  check('قال ⟦عبد اللطيف⟧ في كلمته أمام المؤتمر', 'قال عبدو الطيب في كلمته أمام المؤتمر✗');
  // A few letters around it that agree are no evidence.
  check(
    'اجتمع وزراء الداخلية في ⟦مراكش⟧ لبحث سبل التعاون الأمني بين دول المنطقة',
    'بيان جديد تماما: أعلنت الحكومة أنها في ⟦?مراكش⟧ تبني ملعبا جديدا',
  );
  // The same, where nothing around is as it was: a question.
  check('قال ⟦عبد اللطيف الحموشي⟧ في كلمته أمام المؤتمر', 'استقبل الوزير ⟦?عبد اللطيف حموشي⟧ صباح اليوم');
  // Two places that are equally good, and nothing to tell them apart: a question.
  check(
    'وفي خبر سابق من العاصمة زار الوفد الرسمي ⟦مراكش⟧ صباح أمس الأول رفقة عدد من الوزراء والسفراء',
    'وجاء أيضا: وفي خبر سابق من العاصمة زار الوفد الرسمي ⟦?مراكش⟧ صباح أمس الأول رفقة عدد من الوزراء والسفراء، ثم: وفي خبر سابق من العاصمة زار الوفد الرسمي مراكش صباح أمس الأول رفقة عدد من الوزراء والسفراء',
  );
  // A repeated line: context cannot tell, the neighbours can.
  check('اليوم ⟦طنجة⟧\nاليوم ⟦طنجة⟧\nاليوم ⟦طنجة⟧', 'سطر جديد\nاليوم ⟦→طنجة⟧\nاليوم ⟦→طنجة⟧\nاليوم ⟦→طنجة⟧');

  // What stays in its place is not all that is known: another place has more of it.
  check('زار زار ⟦زار⟧ زار زار', 'زار ببببزار ⟦→زار⟧ زار زار');

  describe('without context', () => {
    check('زار ⟦مراكش⟧ أمس', 'زار ⟦=مراكش⟧ اليوم', true);
    check('زار ⟦مراكش⟧ أمس', 'قيل إنه زار ⟦→مراكش⟧ أمس', true);
    check('⟦المغرب⟧ ثم ⟦مراكش⟧ ثم ⟦المغرب⟧', 'إلى ⟦→المغرب⟧ ثم ⟦→مراكش⟧ ثم ⟦→المغرب⟧', true);
    check('⟦المغرب⟧', 'في ⟦?المغرب⟧ والمغرب', true);

    it('goes along with the nearest neighbour that was found, past one that is lost', () => {
      const before = 'وصل الوفد الرسمي إلى ⟦طنجة⟧ ثم زار ⟦فاس⟧ وبعدها ⟦مراكش⟧ أخيرا';
      const { annotations } = annotated(before);
      const [first, second, { prefix: _, suffix: __, ...bare }] = annotations as [
        Annotation,
        Annotation,
        Annotation,
      ];
      const text = 'مراكش: وصل الوفد الرسمي إلى طنجة ثم زار غيرها وبعدها مراكش أخيرا'.replace('غيرها', 'سلا');
      assert.equal(
        shown(text, anchorAnnotations([first, second, bare], text)),
        'مراكش: وصل الوفد الرسمي إلى ⟦→طنجة⟧ ثم زار سلا وبعدها ⟦→مراكش⟧ أخيرا✗',
      );
    });
    check('⟦المغرب⟧ والمغرب', 'في ⟦?المغرب⟧ والمغرب', true);
  });

  const words = fc.constantFrom(
    'زار',
    'مراكش',
    'المغرب',
    'وفد',
    'أمس',
    'الإنتربول',
    '😀',
    'في',
    'كلمته',
    'مؤكِّداً',
  );
  const sentence = fc.array(words, { minLength: 3, maxLength: 60 }).map((list) => list.join(' '));
  const noise = fc
    .array(fc.constantFrom(...'بتثجحخدذرزسش .\n'), { maxLength: 60 })
    .map((letters) => letters.join(''));

  it('is exact in the same text, and gives the same objects', () => {
    fc.assert(
      fc.property(sentence, (text) => {
        const annotations = everyWord(text);
        const found = anchorAnnotations(annotations, text);
        for (const [i, annotation] of found.entries()) assert.equal(annotation, annotations[i]);
      }),
    );
  });

  // A text that says the same over and over has many places that look alike: numbers tell them apart.
  const varied = sentence.map((text) =>
    text
      .split(' ')
      .map((word, i) => (i % 3 === 1 ? String(7919 * (i + 1)) : word))
      .join(' '),
  );

  it('follows an insertion anywhere between words, or asks', () => {
    fc.assert(
      fc.property(varied, noise, fc.nat(), (text, inserted, at) => {
        const annotations = everyWord(text);
        const spaces = [...text.matchAll(/ /g)].map((match) => match.index);
        const place = spaces[at % spaces.length]! + 1;
        const changed = text.slice(0, place) + inserted + text.slice(place);
        const found = anchorAnnotations(annotations, changed);
        assert.equal(found.length, annotations.length, 'nothing is dropped');
        for (const [i, annotation] of found.entries()) {
          const before = annotations[i]!;
          assert.equal(annotation.id, before.id);
          if (annotation.anchor === 'lost') assert.equal(annotation.text, before.text);
          else if (annotation.anchor !== 'ambiguous') {
            const shift = before.start >= place ? inserted.length : 0;
            assert.equal(annotation.start, before.start + shift, `${before.text} is at another place`);
            assert.equal(changed.slice(annotation.start, annotation.end), annotation.text);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is never somewhere without a word of it, whatever the other text', () => {
    fc.assert(
      fc.property(sentence, sentence, (text, other) => {
        for (const { anchor, start, end, text: quote } of anchorAnnotations(everyWord(text), other)) {
          assert.ok(0 <= start && start <= end && end <= other.length);
          if (anchor === 'lost') assert.equal(start, end);
          else if (anchor !== 'ambiguous') assert.equal(other.slice(start, end), quote);
        }
      }),
    );
  });

  it('takes no quadratic time where the same words stand thousands of times', () => {
    const lines = Array.from(
      { length: 5000 },
      (_, i) => `في يوم ${i} زار الوزير ${i * 7919} مدينة ${i % 97}`,
    );
    const text = lines.join('\n');
    const annotations = everyWord(text).filter((_, i) => i % 5 === 0);
    const changed = text.replace('زار', 'قيل إنه زار') + '\nنهاية';
    const begin = process.cpuUsage();
    const found = anchorAnnotations(annotations, changed);
    // A tenth of a second on an idle machine; comparing each with each takes minutes.
    assert.ok(process.cpuUsage(begin).user < 5_000_000);
    assert.ok(found.filter(({ anchor }) => anchor === 'lost').length < 10);
  });
});

function everyWord(text: string): Annotation[] {
  return [...text.matchAll(/[^\s]+/g)].map((match, i) => {
    const span = { start: match.index, end: match.index + match[0].length };
    return { id: `w${i}`, ...span, label: 'MISC', ...quoteOf(text, span) };
  });
}

describe('following edits', () => {
  /** Edits of the text before: [what is replaced (⟪…⟫ in the line), by what]. */
  const follows = (line: string, by: string, expected: string): void => {
    it(`${line} with «${by}» ⇒ ${expected}`, () => {
      const start = line.replace(/[⟦⟧]/g, '').indexOf('⟪');
      const end = line.replace(/[⟦⟧⟪]/g, '').indexOf('⟫');
      const { text, annotations } = annotated(line.replace(/[⟪⟫]/g, ''));
      const after = followEdit(annotations, text, { start, end, text: by });
      assert.equal(after.text, text.slice(0, start) + by + text.slice(end));
      assert.equal(shown(after.text, after.annotations), expected);
    });
  };
  follows('زار⟪⟫ ⟦مراكش⟧ أمس', ' الوفد', 'زار الوفد ⟦=مراكش⟧ أمس');
  follows('زار ⟪⟫⟦مراكش⟧ أمس', 'مدينة ', 'زار مدينة ⟦=مراكش⟧ أمس');
  follows('زار ⟦مراكش⟧⟪⟫ أمس', '،', 'زار ⟦=مراكش⟧، أمس');
  follows('زار ⟦مرا⟪⟫كش⟧ أمس', 'ا', 'زار ⟦→مرااكش⟧ أمس');
  follows('زار ⟦مرا⟪ك⟫ش⟧ أمس', '', 'زار ⟦→مراش⟧ أمس');
  follows('زار ⟪⟦مرا⟫كش⟧ أمس', '', 'زار ⟦→كش⟧ أمس');
  follows('زار⟪ ⟦مرا⟫كش⟧ أمس', '', 'زار⟦→كش⟧ أمس');
  follows('زار ⟦مرا⟪كش⟧ أ⟫مس', '', 'زار ⟦→مرا⟧مس');
  follows('زار ⟪⟦مراكش⟧⟫ أمس', '', 'زار  أمس✗');
  follows('⟪زار ⟦مراكش⟧ أمس⟫', 'قيل: زار ⟦مراكش⟧ أمس'.replace(/[⟦⟧]/g, ''), 'قيل: زار ⟦=مراكش⟧ أمس');
  follows('⟪زار الوزير ⟦مراكش⟧ أمس⟫', 'ثم زار الوزير مراكش اليوم', 'ثم زار الوزير ⟦→مراكش⟧ اليوم');
  follows('زار ⟪⟦مراكش⟧⟫ أمس والمغرب', 'فاس', 'زار فاس أمس والمغرب✗');

  it('does not put a word that is gone where the same one is annotated already', () => {
    const line = 'وصل الوفد إلى مدينة ⟦مراكش⟧ صباح اليوم. ';
    const { text, annotations } = annotated(line + line);
    const after = followEdit(annotations, text, { start: 0, end: text.length / 2, text: '' });
    assert.equal(shown(after.text, after.annotations), 'وصل الوفد إلى مدينة ⟦=مراكش⟧ صباح اليوم. ✗');
  });

  it('finds a word that was cut and pasted', () => {
    const { text, annotations } = annotated('وصل الوزير إلى ⟦مراكش⟧ صباح اليوم. انتهى.');
    const cut = followEdit(annotations, text, { start: 0, end: text.indexOf('انتهى'), text: '' });
    assert.equal(cut.annotations[0]?.anchor, 'lost');
    const pasted = followEdit(cut.annotations, cut.text, {
      start: 6,
      end: 6,
      text: text.slice(0, text.indexOf('انتهى')),
    });
    assert.equal(shown(pasted.text, pasted.annotations), 'انتهى.وصل الوزير إلى ⟦→مراكش⟧ صباح اليوم. ');
  });

  it('is undone by the opposite edit', () => {
    const edit = fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', 'ب', ' تم ', 'المغرب'));
    const text = 'زار الوفد مراكش والمغرب ثم الإنتربول في طنجة أمس';
    fc.assert(
      fc.property(edit, ([at, length, inserted]) => {
        const start = at % text.length;
        const end = Math.min(text.length, start + length);
        const annotations = everyWord(text);
        const there = followEdit(annotations, text, { start, end, text: inserted });
        const back = followEdit(there.annotations, there.text, {
          start,
          end: start + inserted.length,
          text: text.slice(start, end),
        });
        assert.equal(back.text, text);
        assert.equal(back.annotations.length, annotations.length);
        for (const [i, annotation] of back.annotations.entries()) {
          const before = annotations[i]!;
          const cut =
            (before.start < end && end < before.end) || (before.start < start && start < before.end);
          if (!cut)
            assert.deepEqual(
              [annotation.start, annotation.end, annotation.text],
              [before.start, before.end, before.text],
            );
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('searching many quotes', () => {
  it('finds what searching each alone finds', () => {
    const quote = fc
      .array(fc.constantFrom('ا', 'ب', 'ت'), { minLength: 1, maxLength: 12 })
      .map((letters) => letters.join(''));
    fc.assert(
      fc.property(
        fc.array(quote, { maxLength: 8 }),
        fc.array(fc.constantFrom('ا', 'ب', 'ت'), { maxLength: 80 }),
        (quotes, letters) => {
          const text = letters.join('');
          const found = findQuotes(text, quotes);
          for (const each of quotes) {
            const alone: number[] = [];
            for (let i = text.indexOf(each); i >= 0; i = text.indexOf(each, i + 1)) alone.push(i);
            assert.deepEqual(found.get(each), alone);
          }
        },
      ),
    );
  });
});
