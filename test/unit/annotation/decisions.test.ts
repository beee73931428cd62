import assert from 'node:assert/strict';
import { decide, type Decision } from '../../../server/src/annotation/decisions.js';
import { format } from '../../../server/src/messages/format.js';
import { applyStep, reversed, stepBetween } from '../../../server/src/annotation/history.js';
import type { Annotation } from '../../../server/src/annotation/model.js';
import { wordsOf } from './generated.js';
import { after, at, EMPTY, line, tag, TEXT } from './madeDecisions.js';

const check = (title: string, decisions: Decision[], expected: string[], message?: RegExp): void => {
  it(title, () => {
    const result = after(...decisions);
    assert.deepEqual(result.set.annotations.map(line), expected);
    if (message) assert.match(result.message ?? '', message);
    else assert.equal(result.message, undefined);
  });
};

describe('decisions', () => {
  check('tag', [tag('مراكش', 'GPE')], ['1 GPE مراكش human']);
  check(
    'tag several places in one',
    [{ kind: 'tag', spans: [at('حموشي'), at('حموشي', 10)], label: 'PERS' }],
    ['1 PERS حموشي human', '2 PERS حموشي human'],
  );
  check(
    'tag a place again: it gets the label, and no repetition',
    [tag('مراكش', 'ORG'), tag('مراكش', 'GPE')],
    ['1 GPE مراكش human'],
  );
  check(
    'tag inside and around',
    [tag('حموشي مراكش', 'MISC'), tag('مراكش', 'GPE'), tag('زار حموشي مراكش', 'EVENT')],
    ['3 EVENT زار حموشي مراكش human', '1 MISC حموشي مراكش human', '2 GPE مراكش human'],
  );
  check(
    'not across another one',
    [tag('حموشي مراكش', 'MISC'), tag('مراكش ثم', 'GPE')],
    ['1 MISC حموشي مراكش human'],
    /would cross «حموشي مراكش» \(MISC\)/,
  );
  check(
    'not outside the text',
    [
      {
        kind: 'tag',
        spans: [
          { start: 5, end: 5 },
          { start: -1, end: 2 },
          { start: 2, end: 900 },
        ],
        label: 'X',
      },
    ],
    [],
    /nothing to tag/,
  );
  check(
    'accept',
    [{ kind: 'accept', suggestions: [{ ...at('مراكش'), label: 'GPE', canonical: 'marrakesh' }] }],
    ['1 GPE مراكش marrakesh accepted'],
  );
  check(
    'accept with another label: a date’s value is none of a name’s',
    [{ kind: 'accept', suggestions: [{ ...at('مراكش'), label: 'DATE', value: '2024' }], label: 'GPE' }],
    ['1 GPE مراكش accepted'],
  );
  check(
    'reject a suggestion, once',
    [
      { kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'GPE' }] },
      { kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'GPE' }] },
    ],
    ['1 GPE مراكش rejected'],
  );
  check(
    'tag what was rejected',
    [{ kind: 'reject', suggestions: [{ ...at('مراكش'), label: 'ORG' }] }, tag('مراكش', 'GPE')],
    ['2 GPE مراكش human'],
  );
  check(
    'reject an annotation',
    [tag('مراكش', 'GPE'), { kind: 'reject', ids: ['1'] }],
    ['1 GPE مراكش human rejected'],
  );
  check(
    'remove',
    [tag('مراكش', 'GPE'), tag('حموشي', 'PERS'), { kind: 'remove', ids: ['1'] }],
    ['2 PERS حموشي human'],
  );
  check(
    'remove what is not there',
    [tag('مراكش', 'GPE'), { kind: 'remove', ids: ['7'] }],
    ['1 GPE مراكش human'],
    /no annotation 7/,
  );
  check(
    'relabel within a kind keeps the value',
    [
      { kind: 'tag', spans: [at('ثم')], label: 'DATE', value: '2024' },
      { kind: 'relabel', ids: ['1'], label: 'TIME' },
    ],
    ['1 TIME ثم 2024 human'],
  );
  check(
    'relabel to another kind drops it',
    [
      { kind: 'tag', spans: [at('ثم')], label: 'DATE', value: '2024' },
      { kind: 'relabel', ids: ['1'], label: 'ORG' },
    ],
    ['1 ORG ثم human'],
  );
  check('move', [tag('مراكش', 'GPE'), { kind: 'move', id: '1', span: at('الرباط') }], ['1 GPE الرباط human']);
  check(
    'not onto another one',
    [tag('مراكش', 'GPE'), tag('الرباط', 'GPE'), { kind: 'move', id: '1', span: at('الرباط') }],
    ['1 GPE مراكش human', '2 GPE الرباط human'],
    /annotated already/,
  );
  check(
    'describe',
    [
      tag('مراكش', 'GPE'),
      { kind: 'describe', ids: ['1'], note: 'x', canonical: 'y' },
      { kind: 'describe', ids: ['1'], note: null },
    ],
    ['1 GPE مراكش y human'],
  );

  it('relations go with their ends, and come back by undo', () => {
    const { set } = after(tag('مراكش', 'GPE'), tag('حموشي', 'PERS'), {
      kind: 'relate',
      type: 'visits',
      from: '2',
      to: '1',
    });
    assert.deepEqual(set.relations, [{ id: '3', type: 'visits', from: '2', to: '1' }]);
    const again = decide(set, { kind: 'relate', type: 'visits', from: '2', to: '1' }, TEXT);
    assert.equal(again.set, set);
    assert.match(format(again.messages[0]!), /already/);
    const removed = decide(set, { kind: 'remove', ids: ['1'] }, TEXT).set;
    assert.deepEqual(removed.relations, []);
    const back = applyStep(removed, reversed(stepBetween(set, removed)!));
    assert.deepEqual(back, set);
  });

  it('the status begins with the first decision, and is one itself', () => {
    assert.equal(after(tag('مراكش', 'GPE')).set.status, 'in-progress');
    assert.equal(
      after(tag('مراكش', 'GPE'), { kind: 'status', status: 'done' }, tag('حموشي', 'PERS')).set.status,
      'done',
    );
  });

  it('confirming takes the doubt away, but not from what is lost', () => {
    const doubtful = { ...after(tag('مراكش', 'GPE'), tag('حموشي', 'PERS')).set };
    const annotations = doubtful.annotations.map((annotation, i): Annotation => ({
      ...annotation,
      anchor: i === 0 ? 'lost' : 'ambiguous',
    }));
    const { set, messages } = decide(
      { ...doubtful, annotations },
      { kind: 'confirm', ids: ['1', '2'] },
      TEXT,
    );
    assert.deepEqual(set.annotations.map(line), ['2 PERS حموشي human lost', '1 GPE مراكش human']);
    assert.match(format(messages[0]!), /gone/);
  });

  it('import takes in what fits where it is then, its relations with it', () => {
    const imported = (id: string, words: string, label: string): Annotation => ({
      id,
      ...at(words),
      text: words,
      label,
      origin: 'imported',
      note: 'theirs',
    });
    const before = after(tag('حموشي', 'PERS'), tag('مراكش ثم', 'MISC')).set;
    const decision: Decision = {
      kind: 'import',
      annotations: [
        imported('x', 'حموشي', 'PERS'),
        imported('y', 'حموشي مراكش', 'ORG'),
        imported('z', 'الرباط', 'GPE'),
      ],
      relations: [
        { id: 'r', type: 'in', from: 'x', to: 'z', extra: { since: 2020 } },
        { id: 's', type: 'in', from: 'x', to: 'z' },
        { id: 't', type: 'in', from: 'y', to: 'z' },
      ],
    };
    const { set, messages } = decide(before, decision, TEXT);
    assert.deepEqual(
      set.annotations.map(({ id, text, note }) => [id, text, note]),
      [
        // The one that is there gets what it lacks.
        ['1', 'حموشي', 'theirs'],
        ['2', 'مراكش ثم', undefined],
        ['z', 'الرباط', 'theirs'],
      ],
    );
    assert.deepEqual(set.relations, [{ id: 'r', type: 'in', from: '1', to: 'z', extra: { since: 2020 } }]);
    assert.match(messages.map(format).join(' '), /would cross/);
    assert.equal(decide(set, decision, TEXT).set, set, 'a second time it has nothing to take in');
  });

  const sure = { confidence: 0.9, labelConfidence: 0.95, borderConfidence: 0.94 };
  const imports: Decision = {
    kind: 'import',
    annotations: [{ id: 'x', ...at('مراكش'), text: 'مراكش', label: 'GPE', origin: 'imported', ...sure }],
    relations: [],
  };
  for (const [what, decision, isKept] of [
    ['an import', undefined, true],
    ['a note', { kind: 'describe', ids: ['x'], note: 'مدينة' }, true],
    ['confirming its place', { kind: 'move', id: 'x', span: at('مراكش') }, true],
    ['tagging it as what it is', tag('مراكش', 'GPE'), true],
    ['another label', { kind: 'relabel', ids: ['x'], label: 'ORG' }, false],
    ['tagging it as something else', tag('مراكش', 'ORG'), false],
    ['other borders', { kind: 'move', id: 'x', span: at('مراكش ثم') }, false],
  ] as const satisfies readonly (readonly [string, Decision | undefined, boolean])[])
    it(`how sure its source was ${isKept ? 'stays' : 'is gone'} after ${what}`, () => {
      const { confidence, labelConfidence, borderConfidence } = after(
        ...[imports, decision].filter((one) => one !== undefined),
      ).set.annotations[0]!;
      assert.deepEqual(
        { confidence, labelConfidence, borderConfidence },
        isKept ? sure : { confidence: undefined, labelConfidence: undefined, borderConfidence: undefined },
      );
    });

  it('accepting all suggestions takes time in proportion to them', () => {
    const accept = (count: number): number => {
      const text = 'مراكش '.repeat(count);
      const suggestions = wordsOf(text).map((span) => ({ ...span, label: 'GPE' }));
      const begin = process.cpuUsage();
      const { set } = decide(EMPTY, { kind: 'accept', suggestions }, text);
      assert.equal(set.annotations.length, count);
      return process.cpuUsage(begin).user;
    };
    accept(2000);
    // Eight times as many: sixty-four times the time if each were compared with each. In the quietest of some runs.
    let ratio = Infinity;
    for (let run = 0; run < 8 && ratio >= 32; run++)
      ratio = Math.min(ratio, accept(16_000) / Math.max(accept(2000), 1000));
    assert.ok(ratio < 32, `${ratio} times`);
  });
});
