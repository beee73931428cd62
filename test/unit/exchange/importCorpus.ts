/** A small corpus in memory into which tests import, and what is there afterwards. */
import { MemoryFileSystem } from '../../../server/src/corpus/files/memoryFileSystem.js';
import { runImportRequest } from '../../../server/src/exchange/importRequest.js';
import type { ImportParameters, ImportResult } from '../../../server/src/protocol/exchange.js';
import { openModel } from '../corpus/memoryModel.js';
import { withoutIsolates } from '../messages/withoutIsolates.js';

export const TEXT = 'زار سعيد الفاسي مدينة طنجة أمس.\n';

interface StoredLine extends Readonly<Record<string, unknown>> {
  readonly text: string;
  readonly label: string;
}

export interface Imported extends ImportResult {
  readonly said: string;
  /** Lines of the annotation file of document `a`, the header first. */
  readonly lines: readonly StoredLine[];
  readonly documents_: string | undefined;
}

export class ImportCorpus {
  readonly files: MemoryFileSystem;

  constructor(files: Readonly<Record<string, string | Uint8Array>>) {
    this.files = new MemoryFileSystem({ '/c/hawashi.json': '{}', '/c/a.txt': TEXT, ...files });
  }

  async import(format: string, given: Partial<ImportParameters> = {}): Promise<Imported> {
    const corpus = await openModel(this.files, '/c');
    const parameters = { corpus: '', sources: ['file:///in'], format, annotator: 'x', apply: true, ...given };
    const result = await runImportRequest(corpus, parameters, { step: () => Promise.resolve(true) });
    await corpus.dispose();
    return {
      ...result,
      said: withoutIsolates(result.report),
      lines: this.lines('/c/annotations/x/a.jsonl'),
      documents_: this.files.text('/c/documents.json'),
    };
  }

  lines(path: string): readonly StoredLine[] {
    const content = this.files.text(path)?.trim() ?? '';
    return content === '' ? [] : content.split('\n').map((line) => JSON.parse(line) as StoredLine);
  }
}
