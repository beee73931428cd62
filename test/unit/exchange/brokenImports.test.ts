/** Whatever is imported, the corpus stays one: sound annotation files where they belong, and nothing else changed. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAnnotationFile } from '../../../server/src/annotation/annotationFile.js';
import { DocumentText } from '../../../server/src/annotation/documentText.js';
import { parseDocumentsFile } from '../../../server/src/corpus/documentsFile.js';
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { openModel } from '../corpus/memoryModel.js';
import { runImportRequest } from '../../../server/src/exchange/importRequest.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { documents } from '../formats/generatedDocuments.js';
import { exportToMemory } from '../formats/memoryExport.js';
import { mutation } from '../formats/mutation.js';

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 15);

describe('importing what may be broken', function () {
  this.timeout(Math.max(60_000, RUNS * 1000));
  for (const format of FORMATS)
    it(`${format.id}: leaves a sound corpus`, () =>
      fc.assert(
        fc.asyncProperty(
          documents,
          fc.array(fc.tuple(fc.nat(), mutation), { maxLength: 2 }),
          async (document, mutations) => {
            const { held } = await exportToMemory(format.id, {}, [document]);
            // A text without words has no file in some formats.
            fc.pre(held.size > 0);
            const incoming = new Map([...held].map(([path, bytes]) => [`/in/${path}`, bytes]));
            const names = [...incoming.keys()];
            for (const [which, mutate] of mutations) {
              const name = names[which % names.length]!;
              incoming.set(name, mutate(incoming.get(name)!));
            }
            const texts = { '/c/folder/b.txt': document.text, '/c/other.txt': 'زار 😀 مراكش' };
            const files = new MemoryFileSystem({
              '/c/hawashi.json': '{}',
              ...texts,
              ...Object.fromEntries(incoming),
            });
            const before = files.uris();
            const corpus = await openModel(files, '/c');
            const sources = ['file:///in'];
            const parameters = { corpus: '', sources, format: format.id, annotator: 'x', apply: true };
            await runImportRequest(corpus, parameters, { step: () => Promise.resolve(true) });

            const made = files.uris().filter((uri) => !before.includes(uri));
            for (const uri of made) {
              if (uri === 'file:///c/documents.json') {
                const { documents: dated, problems } = parseDocumentsFile(uri, files.text(uri)!);
                assert.deepEqual([[...dated.keys()], problems], [['folder/b'], []]);
                continue;
              }
              assert.ok(uri.startsWith('file:///c/annotations/x/'), uri);
              const name = uri.slice('file:///c/annotations/x/'.length, -'.jsonl'.length);
              const text = texts[`/c/${name}.txt` as keyof typeof texts];
              const shown = DocumentText.ofFile(text);
              const bytes = await files.readFile(uri);
              const { annotations, relations, problems, unusable, status } = await readAnnotationFile(
                uri,
                bytes,
                shown,
              );
              assert.deepEqual([problems, unusable], [[], undefined]);
              assert.ok(annotations.length > 0 || (status !== undefined && status !== 'new'));
              const ids = new Set(annotations.map(({ id }) => id));
              assert.equal(ids.size, annotations.length);
              for (const { start, end, text: quote } of annotations)
                assert.equal(shown.editor.slice(start, end), quote);
              for (const { from, to } of relations) assert.ok(ids.has(from) && ids.has(to));
            }
            for (const [path, content] of Object.entries(texts)) assert.equal(files.text(path), content);
          },
        ),
        { numRuns: RUNS },
      ));
});
