/** Guidelines: what a Markdown file says of labels, and what a corpus without one starts from. */
import assert from 'node:assert/strict';
import { DEFAULT_LABELS } from '../../../server/src/annotation/labels.js';
import { Guidelines } from '../../../server/src/corpus/guidelines/guidelinesFile.js';
import { startingText } from '../../../server/src/corpus/guidelines/startingText.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { inWords } from '../messages/inWords.js';
import { openModel } from './memoryModel.js';

const read = (text: string): Guidelines => new Guidelines('file:///c/guidelines.md', text, 1);
const said = (text: string, label = 'PERS'): readonly string[] | undefined =>
  read(text)
    .of(label)
    ?.blocks.map((block) => `${block.kind[0]} ${block.text}`);

describe('guidelines', () => {
  const cases: readonly (readonly [string, string, readonly string[] | undefined])[] = [
    ['a heading of any level', '#### PERS\nA person.', ['p A person.']],
    ['with more behind the name', '## PERS — persons ##\nA person.', ['p A person.']],
    ['not one that only begins so', '## PERSON\nA person.\n## PERS_2\nOther.', undefined],
    ['the first of several', '# PERS\nfirst\n# PERS\nsecond', ['p first']],
    ['up to the next of its level', '## PERS\na\n### Not\nb\n## ORG\nc', ['p a', 'h Not', 'p b']],
    ['lines of a paragraph together', '# PERS\na\r\nb\n\nc', ['p a b', 'p c']],
    ['lists', '# PERS\n- [محمد](x)\n  السادس\n* b\n2. c', ['i محمد السادس', 'i b', 'i c']],
    ['without marks', '# **PERS**\n**A** _person_ `x` snake_case \\*', ['p A person x snake_case *']],
    ['headings in code are none', '```\n# PERS\n```\n', undefined],
    ['comments are left out', '# PERS\n<!-- todo\nmore -->\nA person.', ['p A person.']],
    ['quotes', '# PERS\n> A person.', ['p A person.']],
    ['nothing below', '# PERS', []],
    [
      'hostile text stays text',
      '# PERS\n<img src=x onerror=a()> [x](command:y)',
      ['p <img src=x onerror=a()> x'],
    ],
  ];
  for (const [what, text, wanted] of cases) it(what, () => assert.deepEqual(said(text), wanted));

  it('are summed up by their first sentence, and tell the line of their heading', () => {
    const { summary, line } = read('\n\n# PERS\nهل هو شخص؟ نعم.\n').of('PERS')!;
    assert.equal(summary, 'هل هو شخص؟');
    assert.equal(line, 2);
    assert.ok(read(`# PERS\n${'word '.repeat(200)}`).of('PERS')!.summary.length <= 241);
  });

  it('are read in time that grows with them, whatever they hold', () => {
    for (const part of ['[', '[a](', '#', '*', '_', '`', '\\', '<!--', '- ', '> ', '# PERS ', '~~~'])
      assert.ok(read(`# PERS\n${part.repeat(50_000)}`).of('PERS'));
    assert.ok(read('# PERS\n'.repeat(50_000)).of('PERS'));
  });

  for (const language of ['en', 'ar'] as const)
    it(`to start from (${language}) speak of every label, with what is tagged, what not, borders and examples`, () => {
      const text = startingText(language, [...DEFAULT_LABELS, { name: 'CLAIM', description: 'A $& claim' }]);
      const guidelines = read(text);
      for (const { name } of DEFAULT_LABELS) {
        const guideline = guidelines.of(name);
        assert.ok(guideline && guideline.summary.length > 10, name);
        assert.equal(guideline.blocks.filter(({ kind }) => kind === 'item').length, 4, name);
      }
      assert.equal(guidelines.of('CLAIM')?.summary, 'A $& claim');
      assert.equal(guidelines.of('LABEL'), undefined);
    });

  it('frame a label that a corpus has described otherwise', () => {
    const guidelines = read(startingText('en', [{ name: 'ORG', description: 'A football club' }]));
    assert.equal(guidelines.of('ORG')?.summary, 'A football club');
  });

  it('of a corpus are read anew when the file changes, and are no document', async () => {
    const files = new MemoryFileSystem();
    const put = (path: string, text: string) => files.put(path, new TextEncoder().encode(text));
    put('/c/hawashi.json', '{ "guidelines": "docs/labels.md", "documents": ["**/*"] }');
    put('/c/docs/labels.md', '# PERS\nA person.');
    const model = await openModel(files, '/c');
    const summary = () => model.corpus.guidelines.of('PERS')?.summary;
    assert.equal(summary(), 'A person.');
    assert.equal(model.corpus.documentAt('file:///c/docs/labels.md'), undefined);
    put('/c/docs/labels.md', '# PERS\nSomebody.');
    const events = await model.fileChanges.take(['file:///c/docs/labels.md']);
    assert.deepEqual(events, [{ kind: 'guidelines' }]);
    assert.equal(summary(), 'Somebody.');
    // Up to 512 KiB are read; of more nothing, and that is told with the limit.
    const long = (bytes: number): string => '# PERS\nLong.\n'.padEnd(bytes, '-');
    put('/c/docs/labels.md', long(512 * 1024));
    await model.fileChanges.take(['file:///c/docs/labels.md']);
    assert.deepEqual([summary(), model.corpus.problems.length], ['Long.', 0]);
    put('/c/docs/labels.md', long(512 * 1024 + 1));
    await model.fileChanges.take(['file:///c/docs/labels.md']);
    assert.equal(summary(), undefined);
    assert.match(inWords(model.corpus.problems[0]?.message), /0\.5 MB.*no guidelines are shown/);
    files.put('/c/docs/labels.md', new Uint8Array([0xff]));
    await model.fileChanges.take(['file:///c/docs/labels.md']);
    assert.equal(summary(), undefined);
    assert.match(inWords(model.corpus.problems[0]?.message), /no guidelines are shown/);
  });
});
