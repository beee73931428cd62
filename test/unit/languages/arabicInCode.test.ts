/** Words of a language are rows of tables: no literal of these rooms holds Arabic but for single letters and signs. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as typescript from 'typescript';

// Asked for by require, since the compiler cannot be bundled as an ES module.
const ts = createRequire(path.resolve('package.json'))('typescript') as typeof typescript;

/** Rooms (folders below server/src with their subfolders, or files) whose words are all in tables. */
const CLEAN = [
  'languages/ar/time',
  'languages/ar/numbers',
  'languages/ar/names',
  'languages/ar/furniture',
  'languages/ar/transliteration',
  'languages/ar/combination.ts',
  'languages/ar/nameKey.ts',
  'languages/ar/arabic.ts',
  'languages/ar/arabicReader.ts',
  'languages/ar/clitics.ts',
  'languages/any',
  'languages/time',
  'languages/latin',
  'text',
  'suggestions',
  'annotation',
  'corpus',
  'exchange',
  'formats',
  'service',
];

const ARABIC_WORD = /[\u0620-\u064a\u066e-\u06d3]{2}/;

/** String, template and regular expression literals and property names that hold an Arabic word, as `line: text`. */
function arabicWords(source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest, true);
  const visit = (node: typescript.Node): void => {
    const isLeaf = node.getChildCount(file) === 0;
    if (isLeaf && ARABIC_WORD.test(node.getText(file)))
      found.push(
        `${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}: ${node.getText(file)}`,
      );
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('Arabic in code', () => {
  for (const room of CLEAN) {
    const place = path.resolve('server/src', room);
    const files = room.endsWith('.ts') ? [''] : readdirSync(place, { recursive: true, encoding: 'utf8' });
    for (const file of files)
      if (path.join(place, file).endsWith('.ts'))
        it(`${path.posix.join(room, file)} has none`, () => {
          assert.deepEqual(arabicWords(readFileSync(path.join(place, file), 'utf8')), []);
        });
  }

  it('is found in strings, templates, regular expressions and property names, not in comments', () => {
    const source = [
      "const a = 'من';",
      'const b = `في ${a} إلى`;',
      'const c = /^(?:قبل|بعد)$/;',
      'const d = { منذ: 1 };',
      '// «من» and «في»',
      "const e = ['و', '،'];",
    ].join('\n');
    assert.deepEqual(
      arabicWords(source).map((line) => line.slice(0, 1)),
      ['1', '2', '2', '3', '4'],
    );
  });
});
