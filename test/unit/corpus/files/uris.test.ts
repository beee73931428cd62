import { inWords } from '../../messages/inWords.js';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { URI, Utils } from 'vscode-uri';
import { shownFile } from '../../../../server/src/annotation/fileProblem.js';
import { filesByScheme } from '../../../../server/src/corpus/files/filesByScheme.js';
import { FileError } from '../../../../server/src/corpus/files/fileSystem.js';
import { MemoryFileSystem } from '../../../../server/src/corpus/files/memoryFileSystem.js';
import {
  baseName,
  joinUri,
  normaliseUri,
  parentUri,
  relativePath,
} from '../../../../server/src/corpus/files/uris.js';
import { Corpus } from '../../../../server/src/corpus/corpus.js';
import { findCorpusRoot } from '../../../../server/src/corpus/corpusRoot.js';

describe('addresses of files', () => {
  const same: (readonly [string, string])[] = [
    ['file:///c/نص.txt', 'file:///c/%D9%86%D8%B5.txt'],
    ['file:///C:/Work/a b.txt', 'file:///c%3A/Work/a%20b.txt'],
    ['file://server/share/x/../a.txt', 'file://server/share/a.txt'],
    ['file:///c/', 'file:///c'],
    ['file:///', 'file:///'],
    ['/c/a.txt', 'file:///c/a.txt'],
    ['vscode-vfs://github/o/r/نص.txt', 'vscode-vfs://github/o/r/%D9%86%D8%B5.txt'],
  ];
  for (const [given, expected] of same)
    it(`${given} is ${expected}`, () => {
      assert.equal(normaliseUri(given), expected);
      assert.equal(normaliseUri(expected), expected);
    });

  it('lead up to the top, which keeps its authority', () => {
    const chain = (uri: string): string[] => {
      const parent = parentUri(uri);
      return parent === undefined ? [uri] : [uri, ...chain(parent)];
    };
    assert.deepEqual(chain('file:///c/a.txt'), ['file:///c/a.txt', 'file:///c', 'file:///']);
    assert.deepEqual(chain('file://server/share/a'), [
      'file://server/share/a',
      'file://server/share',
      'file://server/',
    ]);
    assert.deepEqual(chain('untitled:Untitled-1'), ['untitled:Untitled-1']);
  });

  it('go down and up again by plain names', () => {
    for (const name of ['نص 1.txt', 'a#b?c%d.txt', 'x/y.txt']) {
      const uri = joinUri('file://server/share', name);
      assert.equal(relativePath('file://server/share', uri), name);
      assert.equal(baseName(uri), name.split('/').at(-1));
    }
    assert.equal(relativePath('file:///c', 'file:///cd/a.txt'), undefined);
    assert.equal(relativePath('file:///c', 'file:///c'), undefined);
  });

  it('are joined as addresses are resolved, whatever is in them', () => {
    const letter = fc.constantFrom(
      ...'aZ9-_~.. /نصé\u0301!(*%#?:\\😀\ud800'.split(/(?=[^\ud83d])(?<![\ud83d])/u),
      '/../',
      './',
    );
    const path = fc.array(letter, { maxLength: 6 }).map((letters) => letters.join(''));
    const folder = fc.constantFrom(
      'file:///c',
      'file:///c/a%20b',
      'file:///',
      'file://server/share',
      'file:///c%3A/x',
      'untitled:Untitled-1',
      'file:///C:/x',
      'file:///c/',
    );
    const outcome = (join: () => string): string => {
      try {
        return join();
      } catch {
        return 'refused';
      }
    };
    fc.assert(
      fc.property(folder, fc.array(path, { minLength: 1, maxLength: 3 }), (at, below) => {
        const resolved = outcome(() => normaliseUri(Utils.joinPath(URI.parse(at), ...below).toString()));
        assert.equal(
          outcome(() => joinUri(at, ...below)),
          resolved,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('are shown as people write them', () => {
    assert.equal(shownFile('file:///c/%D9%86%D8%B5.txt'), '/c/نص.txt');
    assert.equal(shownFile('file:///c%3A/a.txt'), 'c:/a.txt');
    assert.equal(shownFile('file://server/share/a.txt'), '//server/share/a.txt');
    assert.equal(shownFile('vscode-vfs://github/o/%D9%86.txt'), 'vscode-vfs://github/o/ن.txt');
  });
});

describe('a corpus of any scheme', () => {
  for (const root of ['vscode-vfs://github/o/r', 'file://server/share/c', 'memfs:/كتب'])
    it(root, async () => {
      const files = new MemoryFileSystem({
        [`${root}/hawashi.json`]: '{}',
        [`${root}/sub/نص.txt`]: 'المغرب',
      });
      const found = (await findCorpusRoot(files, `${root}/sub/نص.txt`))!;
      assert.equal(found, normaliseUri(root));
      const corpus = await Corpus.open(files, found);
      const [document] = await corpus.documents();
      assert.deepEqual([document?.name, document?.uri], ['sub/نص', normaliseUri(`${root}/sub/نص.txt`)]);
      assert.deepEqual(corpus.documentAt(`${root}/sub/نص.txt`), document);
      assert.deepEqual(corpus.annotationFileAt(corpus.annotationFile('أمل', 'sub/نص')), {
        annotator: 'أمل',
        document: 'sub/نص',
      });
    });

  it('is refused in words where the scheme cannot be read', async () => {
    const files = filesByScheme({ file: new MemoryFileSystem({ '/c/hawashi.json': '{}' }) });
    assert.equal(await findCorpusRoot(files, 'file:///c/a.txt'), 'file:///c');
    assert.equal(await findCorpusRoot(files, 'vscode-vfs://github/o/r/a.txt'), undefined);
    const corpus = await Corpus.open(files, 'vscode-vfs://github/o/r');
    assert.match(inWords(corpus.problems[0]?.message), /no file or folder on this machine/);
    await assert.rejects(
      files.readFile('vscode-vfs://github/o/r/a.txt'),
      (error) => error instanceof FileError && error.code === 'unavailable',
    );
  });
});
