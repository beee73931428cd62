import assert from 'node:assert/strict';
import fc from 'fast-check';
import { exportDocuments, type ExportSummary } from '../../../server/src/formats/exporting.js';
import type { ExchangeDocument, Format, FormatOptions } from '../../../server/src/formats/format.js';
import { FORMATS, chooseFormat } from '../../../server/src/formats/registry.js';
import { documents } from './generatedDocuments.js';

/** Every choice of options of a format. */
function choices(format: Format): FormatOptions[] {
  return format.options.reduce<FormatOptions[]>(
    (all, { name, values }) => all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  await Promise.resolve();
  yield* items;
}

/** Exports into memory, and reads it back as the proof. */
export async function roundTrip(
  id: string,
  options: FormatOptions,
  given: readonly ExchangeDocument[],
): Promise<ExportSummary & { readonly held: ReadonlyMap<string, Uint8Array> }> {
  const held = new Map<string, Uint8Array>();
  const encoder = new TextEncoder();
  const summary = await exportDocuments({
    chosen: chooseFormat(id, options),
    corpus: { name: 'corpus', labels: [], relationTypes: [] },
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

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 200);

describe('round trips', function () {
  this.timeout(RUNS * 1000);
  for (const format of FORMATS) {
    const all = choices(format);
    for (const options of all) {
      const chosen = Object.entries(options).map(([name, value]) => ` ${name}=${value}`);
      it(`${format.id}${chosen.join('')} gives back what it carries`, () =>
        fc.assert(
          fc.asyncProperty(documents, async (document) => {
            const { differences } = await roundTrip(format.id, options, [document]);
            assert.deepEqual(differences, []);
          }),
          { numRuns: Math.ceil(RUNS / all.length) },
        ));
    }
    it(`${format.id} keeps documents apart`, () =>
      fc.assert(
        fc.asyncProperty(
          fc.uniqueArray(documents, { selector: (document) => document.name, maxLength: 4 }),
          async (several) => {
            const sorted = [...several].sort((a, b) => (a.name < b.name ? -1 : 1));
            const { differences, documents: count } = await roundTrip(format.id, {}, sorted);
            assert.deepEqual(differences, []);
            assert.equal(count, several.length);
          },
        ),
        { numRuns: 20 },
      ));
  }
});
