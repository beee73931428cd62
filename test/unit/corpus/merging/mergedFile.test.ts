import assert from 'node:assert/strict';
import { mergeCorpusFile } from '../../../../server/src/corpus/merging/mergedFile.js';

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

function check(
  name: string,
  [base, ours, theirs]: readonly [string, string, string],
  expected: string,
  conflicts = 0,
): void {
  const merged = mergeCorpusFile(name, encoded(base), encoded(ours), encoded(theirs), {
    ours: 'main',
    theirs: 'topic',
  });
  assert.equal(merged && new TextDecoder().decode(merged.bytes), expected);
  assert.equal(merged?.conflicts.length, conflicts);
}

describe('merging files of a corpus', () => {
  it('takes names of entities from both sides', () => {
    const entity = (...aliases: string[]): string =>
      `{"id": "m", "label": "GPE", "name": "مراكش", "aliases": ${JSON.stringify(aliases)}}\n`;
    check(
      'entities.jsonl',
      [entity('a', 'b'), entity('a', 'c'), entity('a', 'b', 'd')],
      entity('a', 'c', 'd'),
    );
  });

  it('says which entity is in conflict', () => {
    const entity = (name: string): string => `{"id": "m", "label": "GPE", "name": "${name}"}\n`;
    check(
      'entities.jsonl',
      [entity('x'), entity('y'), entity('z')],
      `<<<<<<< main\n${entity('y')}=======\n${entity('z')}>>>>>>> topic\n`,
      1,
    );
  });

  it('merges plans by setting, document and annotator', () => {
    const plan = (settings: string, ...documents: readonly string[]): string =>
      `{\n  ${settings},\n  "documents": [${documents.map((each) => `\n    ${each}`).join(',')}\n  ]\n}\n`;
    const document = (name: string, ...annotators: readonly string[]): string =>
      `{ "name": "${name}", "annotators": [ ${annotators.map((each) => `"${each}"`).join(', ')} ] }`;
    check(
      'assignment.json',
      [
        plan(
          '"seed": 1,\n  "overlap": 0',
          document('a', 'x'),
          document('b', 'x', 'y'),
          document('gone', 'x'),
        ),
        plan(
          '"seed": 1,\n  "overlap": 20',
          document('a', 'x', 'z'),
          document('b', 'y'),
          document('gone', 'x'),
        ),
        plan(
          '"seed": 2,\n  "overlap": 0',
          document('c', 'x'),
          document('b', 'x', 'y'),
          document('a', 'x', 'أمل'),
        ),
      ],
      plan(
        '"seed": 2,\n  "overlap": 20',
        document('c', 'x'),
        document('b', 'y'),
        document('a', 'x', 'z', 'أمل'),
      ),
    );
    const [base, ours, theirs] = [1, 2, 3].map((seed) => plan(`"seed": ${seed}`, document('a', 'x')));
    check(
      'assignment.json',
      [base!, ours!, theirs!],
      ours!.replace('  "seed": 2,\n', '<<<<<<< main\n  "seed": 2,\n=======\n  "seed": 3,\n>>>>>>> topic\n'),
      1,
    );
  });

  it('merges no file by entry that says two things of one document', () => {
    const twice = '{ "a": {"dct": "2024"}, "a": {"dct": "2025"} }';
    const merged = mergeCorpusFile('documents.json', encoded('{}'), encoded(twice), encoded('{"b": {}}'), {
      ours: 'main',
      theirs: 'topic',
    });
    assert.equal(merged, undefined);
  });

  it('takes dismissals of both, in order, and none that was taken back', () => {
    const line = (subject: string): string => `{"code": "c", "subject": "${subject}"}\n`;
    check('dismissed.jsonl', [line('b'), line('b') + line('c'), line('a')], line('a') + line('c'));
  });

  it('merges documents by field, in our layout with our comments', () => {
    check(
      'documents.json',
      [
        '{\n  "a": { "dct": "2024" },\n  "b": {"outlet": "x"}\n}\n',
        '{\n  // ours\n  "a": { "dct": "2024", "outlet": "هسبريس" },\n  "b": {"outlet": "x"}\n}\n',
        '{ "a": { "dct": "2025" }, "c": { "dct": "2023" } }\n',
      ],
      '{\n  // ours\n  "a": { "dct": "2025", "outlet": "هسبريس" },\n  "c": { "dct": "2023" }\n}\n',
    );
  });

  it('marks the line of a document that both changed', () => {
    const file = (date: string, more = ''): string => `{\n  "a": { "dct": "${date}" }${more}\n}\n`;
    check(
      'documents.json',
      [file('2024'), file('2025'), file('2026', ',\n  "b": { "dct": "2020" }')],
      '{\n<<<<<<< main\n  "a": { "dct": "2025" },\n=======\n  "a": { "dct": "2026" },\n>>>>>>> topic\n  "b": { "dct": "2020" }\n}\n',
      1,
    );
  });

  it('leaves broken documents to git', () => {
    assert.equal(
      mergeCorpusFile('documents.json', encoded('{}'), encoded('{'), encoded('{}'), {
        ours: 'a',
        theirs: 'b',
      }),
      undefined,
    );
  });

  it('takes a file that only one side has, and what both began with', () => {
    check('documents.json', ['', '', '{"a": {}}\n'], '{"a": {}}\n');
    check('documents.json', ['', '{ "a": {} }\n', '{ "b": {} }\n'], '{ "a": {},\n  "b": {  } }\n');
  });
});
