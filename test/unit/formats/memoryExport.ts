/** Exports into memory, and reads it back as the proof. */
import { exportDocuments, type ExportSummary } from '../../../server/src/exchange/exporting.js';
import type {
  CorpusDescription,
  ExchangeDocument,
  FormatOptions,
} from '../../../server/src/formats/format.js';
import { chooseFormat } from '../../../server/src/formats/registry.js';

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* items;
}

const fieldNames = (given: readonly ExchangeDocument[]): readonly string[] => [
  ...new Set(
    given.flatMap(({ fields = {}, exhaustive }) => [
      ...Object.keys(fields),
      ...(exhaustive ? ['exhaustive'] : []),
    ]),
  ),
];

export interface MemoryExport extends ExportSummary {
  readonly held: ReadonlyMap<string, Uint8Array>;
}

export async function exportToMemory(
  id: string,
  options: FormatOptions,
  given: readonly ExchangeDocument[],
  described: Partial<CorpusDescription> = {},
): Promise<MemoryExport> {
  const held = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  const summary = await exportDocuments({
    chosen: chooseFormat(id, options),
    corpus: {
      name: 'corpus',
      labels: [],
      relationTypes: [],
      attributes: [],
      fields: fieldNames(given),
      ...described,
    },
    documents: () => each(given),
    write: ({ path, content }, append) => {
      const bytes = typeof content === 'string' ? encoder.encode(content) : content;
      const before = append ? held.get(path)! : new Uint8Array();
      const all = new Uint8Array(before.length + bytes.length);
      all.set(before);
      all.set(bytes, before.length);
      held.set(path, all);
      return Promise.resolve();
    },
    readBack: (path) => Promise.resolve(held.get(path)!),
  });
  return { ...summary, held };
}
