import assert from 'node:assert/strict';
import { ANNOTATION_LINES } from '../../../../server/src/annotation/versions/lineIdentity.js';
import { mergeFiles } from '../../../../server/src/annotation/versions/mergeFiles.js';

const bytes = (...lines: readonly string[]): Uint8Array =>
  new TextEncoder().encode(lines.map((line) => `${line}\n`).join(''));

function check(
  base: readonly string[],
  ours: readonly string[],
  theirs: readonly string[],
  expected: readonly string[],
): void {
  const merged = mergeFiles(bytes(...base), bytes(...ours), bytes(...theirs), ANNOTATION_LINES);
  assert.deepEqual(new TextDecoder().decode(merged.bytes).split('\n').slice(0, -1), expected);
  const swapped = mergeFiles(bytes(...base), bytes(...theirs), bytes(...ours), ANNOTATION_LINES);
  assert.equal(swapped.conflicts.length, merged.conflicts.length);
}

const A = '{"start": 0, "end": 5, "text": "مراكش", "label": "GPE", "id": "a"}';

describe('merged lines', () => {
  it('are as they were, byte by byte, where nobody changed them', () => {
    const odd = '{ "id":"a","label":"GPE",  "start":0,"end":5,"text":"مراكش"}';
    check(
      [odd],
      [odd, A.replace('"a"', '"b"').replace('0, "end": 5', '9, "end": 14')],
      [odd],
      [odd, A.replace('"a"', '"b"').replace('0, "end": 5', '9, "end": 14')],
    );
  });

  it('say what either side changed', () => {
    check(
      [A],
      [A.replace('GPE', 'LOC')],
      [A.replace('}', ', "note": "شك", "attributes": {"sure": true}}')],
      [
        '{"start": 0, "end": 5, "text": "مراكش", "label": "LOC", "id": "a", "note": "شك", "attributes": {"sure":true}}',
      ],
    );
  });

  it('merge attributes one by one', () => {
    check(
      [A.replace('}', ', "attributes": {"x": 1}}')],
      [A.replace('}', ', "attributes": {"x": 1, "y": 2}}')],
      [A.replace('}', ', "attributes": {"x": 3}}')],
      ['{"start": 0, "end": 5, "text": "مراكش", "label": "GPE", "id": "a", "attributes": {"x":3,"y":2}}'],
    );
  });

  it('stand in marks with what both merged otherwise, where both changed a field', () => {
    check(
      [A],
      [A.replace('GPE', 'LOC').replace('}', ', "note": "شك"}')],
      [A.replace('GPE', 'ORG')],
      [
        '<<<<<<< ours',
        '{"start": 0, "end": 5, "text": "مراكش", "label": "LOC", "id": "a", "note": "شك"}',
        '=======',
        '{"start": 0, "end": 5, "text": "مراكش", "label": "ORG", "id": "a", "note": "شك"}',
        '>>>>>>> theirs',
      ],
    );
  });

  it('stand on one side of marks, where the other removed them', () => {
    check(
      [A],
      [],
      [A.replace('GPE', 'ORG')],
      ['<<<<<<< ours', '=======', A.replace('GPE', 'ORG'), '>>>>>>> theirs'],
    );
  });

  it('become one where both tagged the same, and relations lead there', () => {
    const relation = '{"id": "r", "type": "in", "from": "b", "to": "z"}';
    const z = '{"start": 9, "end": 14, "text": "حموشي", "label": "PERS", "id": "z"}';
    check(
      [z],
      [A, z],
      [A.replace('"a"', '"b"'), z, relation],
      [A.replace('}', ', "also": ["b"]}'), z, '{"id": "r", "type": "in", "from": "a", "to": "z"}'],
    );
  });

  it('stand both where both tagged the same and said otherwise of it', () => {
    const one = A.replace('}', ', "canonical": "marrakech"}');
    const other = A.replace('"a"}', '"b", "canonical": "marrakesh"}');
    check([], [one], [other], [one, other]);
  });

  it('follow the decision that is left, where one of two windows took its own back', () => {
    const twins = A.replace('}', ', "also": ["b"]}');
    check(
      [twins],
      [A.replace('"a"', '"b"')],
      [twins.replace('GPE', 'LOC')],
      [A.replace('"a"', '"b"').replace('GPE', 'LOC')],
    );
  });

  it('without an id keep their place when their label changes', () => {
    const bare = '{"start": 0, "end": 5, "text": "مراكش", "label": "GPE"}';
    const noted = bare.replace('}', ', "note": "x"}');
    check(
      [bare],
      [bare.replace('GPE', 'LOC')],
      [noted],
      ['{"start": 0, "end": 5, "text": "مراكش", "label": "LOC", "note": "x"}'],
    );
  });

  it('are no conflict where a changed text moved them and somebody else decided', () => {
    const head = (sha: string): string =>
      `{"hawashi": 1, "document": "a.txt", "sha256": "${sha}", "status": "done"}`;
    const moved = A.replace('0, "end": 5', '7, "end": 12');
    check(
      [head('0'), A],
      [head('1'), moved],
      [head('0'), A.replace('GPE', 'LOC')],
      [head('1'), moved.replace('GPE', 'LOC')],
    );
    check([head('0'), A], [head('1'), moved], [head('0')], [head('1')]);
    const other = A.replace('0, "end": 5', '8, "end": 13');
    check([head('0'), A], [head('1'), moved], [head('2'), other], [head('1'), moved]);
  });

  it('of the header merge by key', () => {
    const head = (status: string, date: string): string =>
      `{"hawashi": 1, "status": "${status}", "dct": "${date}"}`;
    check([head('new', '2024')], [head('done', '2024')], [head('new', '2025')], [head('done', '2025')]);
    check(
      [head('new', '2024')],
      [head('done', '2024')],
      [head('needs-review', '2025')],
      ['<<<<<<< ours', head('done', '2025'), '=======', head('needs-review', '2025'), '>>>>>>> theirs'],
    );
  });

  it('of a header that says which labels are exhaustive merge label by label', () => {
    const head = (...labels: readonly string[]): string =>
      `{"hawashi": 1, "exhaustive": [${labels.map((label) => `"${label}"`).join(',')}]}`;
    const none = '{"hawashi": 1}';
    check([head('A')], [head('A', 'B')], [head('A', 'C')], [head('A', 'B', 'C')]);
    check([head('A', 'B')], [head('A')], [head('B')], [head()]);
    check([none], [head()], [head('A')], [head('A')]);
    check([none], [none], [head()], [head()]);
  });

  it('of a file that an earlier merge left with marks are taken as versions', () => {
    const left = ['<<<<<<< HEAD', A, '=======', A.replace('GPE', 'ORG'), '>>>>>>> topic'];
    const version = (label: string, id: string): string =>
      `{"start": 0, "end": 5, "text": "مراكش", "label": "${label}", "id": "${id}", "conflict": "version"}`;
    check(left, left, left, [version('GPE', 'a'), version('ORG', 'a~2')]);
  });
});
