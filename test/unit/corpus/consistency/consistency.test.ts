import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Consistency } from '../../../../server/src/corpus/consistency/consistency.js';
import { MOST_PLACES, type Finding } from '../../../../server/src/corpus/consistency/finding.js';
import { RowMaker } from '../../../../server/src/corpus/consistency/documentRow.js';
import { LONGEST_TEXT } from '../../../../server/src/corpus/consistency/textSketch.js';
import { mayAgree } from '../../../../server/src/corpus/consistency/values.js';
import type { Annotation, Relation } from '../../../../server/src/annotation/model.js';
import { suggestionId } from '../../../../server/src/annotation/suggestionId.js';
import { inWords } from '../../messages/inWords.js';
import { arabic } from '../../languages/packs.js';

/** `[PERS:حموشي]`, with `|key=value` behind the text; `[?PERS:…]` is still suggested, in a document that is done. */
const MARK = /\[(\??)([A-Z]+):([^\]|]+)((?:\|\w+=[^|\]]+)*)\]/g;

interface Marked {
  readonly text: string;
  readonly annotations: readonly Annotation[];
  readonly open: readonly (Annotation & { readonly confidence: number })[];
}

function marked(line: string): Marked {
  let text = '';
  let last = 0;
  const all: (Annotation & { readonly isOpen: boolean })[] = [];
  // An event may hold others: those within it are marked in a text of their own, behind `<` and `>`.
  for (const { 0: whole, 1: open, 2: label = '', 3: inner = '', 4: more = '', index } of line.matchAll(
    MARK,
  )) {
    text += line.slice(last, index);
    const start = text.length;
    const within = /<([A-Z]+):([^:>]+):([^>]+)>/.exec(inner);
    const words = within ? inner.replace(within[0], within[2]!) : inner;
    text += words;
    const given = Object.fromEntries(
      more
        .split('|')
        .filter(Boolean)
        .map((pair) => pair.split('=')),
    ) as object;
    const isOpen = open === '?';
    all.push({ id: `${start}`, start, end: text.length, text: words, label, isOpen, ...given });
    if (within) {
      const from = start + inner.indexOf(within[0]);
      const span = { start: from, end: from + within[2]!.length };
      all.push({
        id: `${from}i`,
        ...span,
        text: within[2]!,
        label: within[1]!,
        value: within[3]!,
        isOpen: false,
      });
    }
    last = index + whole.length;
  }
  return {
    text: text + line.slice(last),
    annotations: all.filter(({ isOpen }) => !isOpen),
    open: all.filter(({ isOpen }) => isOpen).map((each) => ({ ...each, confidence: 0.9 })),
  };
}

const LABELS = ['PERS', 'ORG', 'GPE', 'EVENT', 'DATE', 'ORDINAL'].map((name) => ({ name }));

function rowOf(maker: RowMaker, name: string, line: string, relations: readonly Relation[] = []) {
  return maker.make({ name, ...marked(line), language: arabic, labels: LABELS, relations });
}

function findingsIn(documents: readonly string[], relations: readonly Relation[] = []): Finding[] {
  const consistency = new Consistency();
  const maker = new RowMaker();
  for (const [i, line] of documents.entries())
    consistency.put(`d${i}`, rowOf(maker, `d${i}`, line, relations));
  consistency.settle();
  return documents.flatMap((_, i) => consistency.of(`d${i}`));
}

const shown = ({ code, document, place, isSure }: Finding): string =>
  `${document} ${code.replace('consistency.', '')} ${place.text}${isSure ? '' : '?'}`;

const check = (what: string, documents: readonly string[], expected: readonly string[]): void => {
  it(what, () => assert.deepEqual(findingsIn(documents).map(shown), expected));
};

describe('consistency over documents', () => {
  describe('one name with two labels', () => {
    check(
      'is told where the fewer are',
      ['[PERS:نيل جيتون]', 'مع [PERS:نيل جيتون]', '[ORG:نيل جيتون]'],
      ['d2 two-labels نيل جيتون'],
    );
    check(
      'is asked of both where nobody has more',
      ['[PERS:حموشي]', '[ORG:حموشي]'],
      ['d0 two-labels حموشي?', 'd1 two-labels حموشي?'],
    );
    check(
      'sees through hamza, diacritics and clitics',
      ['[ORG:الإنتربول]', '[ORG:الأنتربول] ', 'ل[PERS:لإنتربول]'],
      ['d2 two-labels لإنتربول'],
    );
    check(
      'is meant where the entities are two',
      ['[PERS:مراكش الحمراء|canonical=a]', '[GPE:مراكش الحمراء|canonical=b]'],
      [],
    );
    check(
      'is wrong where the entity is one',
      ['[GPE:قطر|canonical=qatar]', '[ORG:قطر|canonical=qatar]', '[GPE:قطر|canonical=qatar]'],
      ['d1 two-labels قطر'],
    );
    check(
      'is natural for nationalities and clubs',
      ['[GPE:برشلونة]', '[ORG:برشلونة]', '[NORP:المغربي]', '[PERS:المغربي]'],
      [],
    );
    check('is nothing of numbers and dates', ['[ORDINAL:ثلاثة|value=3]', '[DATE:ثلاثة|value=3]'], []);
  });

  describe('a name that is annotated there and open here', () => {
    check('is missed', ['[GPE:طنجة] ثم [GPE:طنجة]', 'إلى [?GPE:طنجة]'], ['d1 missed طنجة']);
    check('is not, where one alone is annotated', ['[GPE:طنجة]', 'إلى [?GPE:طنجة]'], []);
    check(
      'is left out on purpose where most are',
      ['[GPE:طنجة] [GPE:طنجة]', '[?GPE:طنجة] [?GPE:طنجة] [?GPE:طنجة]'],
      [],
    );
    check('is another one under another label', ['[GPE:طنجة] [GPE:طنجة]', '[?PERS:طنجة]'], []);
  });

  describe('links', () => {
    check('lacking here', ['[PERS:حموشي|canonical=hammouchi]', '[PERS:حموشي]'], ['d1 unlinked حموشي?']);
    check('nobody has', ['[PERS:حموشي]', '[PERS:حموشي]'], []);
    check(
      'to one of two are not guessed',
      ['[PERS:محمد|canonical=a] [PERS:محمد|canonical=b]', '[PERS:محمد]'],
      [],
    );
    check(
      'to another entity than most',
      [
        '[ORG:الأمن الوطني|canonical=dgsn] [ORG:الأمن الوطني|canonical=dgsn]',
        '[ORG:الأمن الوطني|canonical=dgsn-2]',
      ],
      ['d1 two-entities الأمن الوطني?'],
    );
    check(
      'of names of one word may differ',
      ['[PERS:محمد|canonical=a] [PERS:محمد|canonical=a]', '[PERS:محمد|canonical=b]'],
      [],
    );
  });

  describe('borders', () => {
    const whole = 'قال [PERS:عبد اللطيف حموشي]';
    check('that lack a word', [whole, whole, 'قال عبد [PERS:اللطيف حموشي]'], ['d2 two-borders اللطيف حموشي']);
    check(
      'that lack a word behind a clitic',
      ['[ORG:وزارة الداخلية] [ORG:وزارة الداخلية]', 'لوزارة [ORG:الداخلية]'],
      ['d1 two-borders الداخلية'],
    );
    check(
      'that hold a word too many',
      ['السيد [PERS:حموشي]', 'السيد [PERS:حموشي]', '[PERS:السيد حموشي]'],
      ['d2 two-borders السيد حموشي'],
    );
    check('are fine where other words stand beside it', [whole, 'قال [PERS:حموشي] هذا'], []);
    check(
      'do not go over a line or a comma',
      [whole, 'عبد اللطيف\n[PERS:حموشي]', 'عبد اللطيف، [PERS:حموشي]'],
      [],
    );
    check('of another label are another thing', [whole, 'عبد اللطيف [ORG:حموشي]'], []);
  });

  describe('values', () => {
    check(
      'of one number',
      ['[ORDINAL:الثامن|value=8]', '[ORDINAL:الثامن|value=8]', '[ORDINAL:الثامن|value=18]'],
      ['d2 two-values الثامن'],
    );
    check(
      'of one date',
      ['[DATE:6 دجنبر 2023|value=2023-12-06]', '[DATE:6 دجنبر 2023|value=2023-12-07]'],
      ['d0 two-values 6 دجنبر 2023?', 'd1 two-values 6 دجنبر 2023?'],
    );
    check(
      'of days that are other days elsewhere',
      ['[DATE:الأربعاء|value=2023-12-06]', '[DATE:الأربعاء|value=2024-12-04]'],
      [],
    );
    const session = (ordinal: string, value: string): string =>
      `في [EVENT:الدورة <ORDINAL:${ordinal}:${value}> للجمعية|canonical=ga]`;
    check(
      'of one event',
      [session('92', '92'), session('الثانية', '2'), session('92', '92')],
      ['d1 two-values الثانية'],
    );

    it('of one event, by relations: dates that have no day in common', () => {
      const relation = { id: 'r', type: 'happens-on', from: '0', to: '8' };
      const dated = (date: string): string => `[EVENT:القمة|canonical=s] في [DATE:موعدها|value=${date}]`;
      const at = (...dates: string[]) => findingsIn(dates.map(dated), [{ ...relation, to: '9' }]).map(shown);
      assert.deepEqual(at('2024-11-04/2024-11-07', '2024-11', '2024-11-05'), []);
      assert.deepEqual(at('2024-11-04/2024-11-07', '2024-11-05', '2025-11-04'), ['d2 two-values موعدها']);
    });
  });

  it('knows which dates may be one', () => {
    const cases: readonly (readonly [string, string, boolean])[] = [
      ['2024', '2024-11-04', true],
      ['2024-11', '2024-12', false],
      ['2024-11-04/2024-11-07', '2024-11-07', true],
      ['2024-11-04/2024-11-07', '2024-11-08', false],
      ['2024-W45', '2025-01-01', true],
      ['P3D', '2025-01-01', true],
    ];
    for (const [a, b, expected] of cases) {
      assert.equal(mayAgree(a, b), expected, `${a} ${b}`);
      assert.equal(mayAgree(b, a), expected, `${b} ${a}`);
    }
  });

  describe('copies', () => {
    const word = (n: number): string => String(n).replace(/\d/g, (digit) => 'بتجحدرسعفق'[Number(digit)]!);
    const words = (from: number, count: number): string =>
      Array.from({ length: count }, (_, i) => `كلمة ${word(from + i)}ة`).join(' ');
    check(
      'of a text, however it is spelled',
      [words(0, 60), words(0, 60).replaceAll('ة', 'ه')],
      ['d0 duplicate-document ', 'd1 duplicate-document '],
    );
    check(
      'of nearly all of a text',
      [words(0, 200), words(0, 196) + ' ' + words(900, 4)],
      ['d0 duplicate-document ?', 'd1 duplicate-document ?'],
    );
    check('of half of it are none', [words(0, 60), words(0, 30) + ' ' + words(900, 30)], []);
    check(
      'of a passage',
      [
        `${words(0, 25)}\n${words(100, 25)}\n${words(200, 80)}`,
        `${words(900, 99)}\n${words(0, 25)}\n${words(100, 25)}`,
      ],
      ['d0 duplicate-paragraph ?', 'd1 duplicate-paragraph ?'],
    );
    it('are not looked for in texts that are too long', () => {
      const long = words(0, 60) + ' '.repeat(LONGEST_TEXT);
      assert.deepEqual(findingsIn([long, long]), []);
    });
    check('of a phrase are none', [words(0, 9), words(0, 9)], []);
  });

  it('says the same, whichever order documents come and change in', () => {
    const lines = [
      '[PERS:حموشي]',
      '[ORG:حموشي]',
      '[PERS:حموشي|canonical=h] قال',
      'عبد [PERS:اللطيف حموشي]',
      '[PERS:عبد اللطيف حموشي] و[?PERS:حموشي]',
    ];
    const change = fc.record({ document: fc.nat(3), line: fc.option(fc.nat(lines.length - 1)) });
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
        const consistency = new Consistency();
        const maker = new RowMaker();
        const now = new Map<string, string>();
        for (const { document, line } of changes) {
          const name = `d${document}`;
          const text = line === null ? undefined : lines[line]!;
          if (text === undefined) now.delete(name);
          else now.set(name, text);
          consistency.put(name, text === undefined ? undefined : rowOf(maker, name, text));
          consistency.settle();
        }
        const fresh = new Consistency();
        for (const [name, line] of now) fresh.put(name, rowOf(new RowMaker(), name, line));
        fresh.settle();
        const all = (of: Consistency) =>
          ['d0', 'd1', 'd2', 'd3']
            .flatMap((name) => of.of(name).map((each) => `${shown(each)} ${each.subject}`))
            .sort();
        assert.deepEqual(all(consistency), all(fresh));
        assert.deepEqual([...consistency.told()].sort(), [...fresh.told()].sort());
      }),
    );
  });

  it('tells which documents are told of otherwise', () => {
    const consistency = new Consistency();
    const maker = new RowMaker();
    for (const name of ['a', 'b', 'c']) consistency.put(name, rowOf(maker, name, 'قال [PERS:نيل جيتون]'));
    assert.deepEqual([...consistency.settle()], []);
    consistency.put('b', rowOf(maker, 'b', 'قال [ORG:نيل جيتون]'));
    assert.deepEqual([...consistency.settle()], ['b']);
    consistency.put('b', undefined);
    assert.deepEqual([...consistency.settle()], ['b']);
    assert.deepEqual(consistency.of('b'), []);
  });

  it('tells as many places as one looks through', () => {
    const lines = ['مع [PERS:نيل جيتون] '.repeat(130), 'ثم [ORG:نيل جيتون] '.repeat(120)];
    assert.equal(findingsIn(lines).length, MOST_PLACES);
  });

  it('names the other places, and what mends it', () => {
    const [finding] = findingsIn(['[PERS:نيل جيتون]', 'مع [PERS:نيل جيتون]', '[ORG:نيل جيتون]']);
    assert.deepEqual(
      finding?.others.map(({ document, start }) => [document, start]),
      [
        ['d0', 0],
        ['d1', 3],
      ],
    );
    assert.deepEqual(finding?.fix, { kind: 'relabel', label: 'PERS' });
    assert.match(inWords(finding!.message), /نيل جيتون.* is .*ORG.* here, and .*PERS.* in 2 other places/);
    assert.equal(suggestionId({ start: 1, end: 2, label: 'X' }), '?1-2-X');
  });
});
