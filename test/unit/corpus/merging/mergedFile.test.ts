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
