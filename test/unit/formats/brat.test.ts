import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';
import { readFiles } from './readFiles.js';

async function exported(
  text: string,
  label: string,
): Promise<{ lines: readonly string[]; visual: string; differences: unknown }> {
  const annotations = [{ id: '1', start: 0, end: text.length, text, label, note: 'أ\u2028ب' }];
  const { held, differences } = await exportToMemory('brat', {}, [
    { name: 'a', text, annotations, relations: [] },
  ]);
  const read = (path: string): string => new TextDecoder().decode(held.get(path));
  return { lines: read('a.ann').trimEnd().split('\n'), visual: read('visual.conf'), differences };
}

describe('brat files', () => {
  it('a tab in a span is written as it is', async () => {
    const { lines, differences } = await exported('فاس\tوسلا', 'LOC');
    assert.equal(lines[0], 'T1\tLOC 0 8\tفاس\tوسلا');
    assert.deepEqual(differences, []);
  });

  for (const end of ['\u2028', '\u2029', '\x85', '\v', '\f', '\x1c'])
    it(`no line is ended within by U+${end.charCodeAt(0).toString(16)}`, async () => {
      const { lines, differences } = await exported(`فاس${end}وسلا`, 'LOC');
      assert.equal(lines[0], 'T1\tLOC 0 3;4 8\tفاس وسلا');
      assert.doesNotMatch(lines.join(''), /[\u2028\u2029\x85\v\f\x1c]/);
      assert.deepEqual(differences, []);
    });

  for (const label of ['شخص', 'a b', 'x<y>', '_u0634', '50%41'])
    it(`the label ${label} has a name of ASCII, and is shown as it is`, async () => {
      const { lines, visual, differences } = await exported('فاس', label);
      const name = lines[0]!.split(/[\t ]/)[1]!;
      assert.match(name, /^[A-Za-z0-9_-]+$/);
      assert.ok(visual.includes(`${name} | ${label}\n`));
      assert.deepEqual(differences, []);
    });

  it('attributes and references that were imported are lines of brat again', async () => {
    const ann = [
      'T1\tDisease 0 3\tفاس',
      'A1\tNegated T1',
      'A2\tConfidence T1 High',
      'N1\tReference T1 MESH:D003110\tcolon cancer',
      '#1\tAnnotatorNotes T1\tملاحظة',
    ];
    const { documents } = await readFiles('brat', { 'a.ann': ann.join('\n'), 'a.txt': 'فاس' });
    const { held, differences } = await exportToMemory('brat', {}, documents);
    assert.deepEqual(differences, []);
    const text = (path: string): string => new TextDecoder().decode(held.get(path));
    for (const line of ann) assert.ok(text('a.ann').includes(line.replace(/^#1/, '')), line);
    assert.match(
      text('annotation.conf'),
      /\[attributes\]\nNegated\tArg:Disease\nConfidence\tArg:Disease, Value:High\n/,
    );
    // What was changed in brat counts.
    const changed = text('a.ann').replace('Confidence T1 High', 'Confidence T1 Low');
    const read = await readFiles('brat', { 'a.ann': changed, 'a.txt': 'فاس' });
    assert.equal(read.documents[0]!.annotations[0]!.attributes!['Confidence'], 'Low');
  });

  it('what lines of brat cannot say comes back all the same', async () => {
    const extra = {
      'two words': 'x',
      spaced: 'a b',
      empty: '',
      number: 3,
      صفة: 'قيمة',
      plain: 'قيمة',
      references: [{ reference: 'Value:1', text: 'x' }],
      fragments: [[0, 1]],
    };
    const annotation = { id: '1', start: 0, end: 3, text: 'فاس', label: 'X', extra };
    const { differences } = await exportToMemory('brat', {}, [
      { name: 'a', text: 'فاس', annotations: [annotation], relations: [] },
    ]);
    assert.deepEqual(differences, []);
  });
});
