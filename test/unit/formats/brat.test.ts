import assert from 'node:assert/strict';
import { exportToMemory } from './memoryExport.js';

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
});
