import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Format, FormatOptions } from '../../../server/src/formats/format.js';
import { FORMATS } from '../../../server/src/formats/registry.js';
import { documents } from './generatedDocuments.js';
import { exportToMemory } from './memoryExport.js';

/** Every choice of options of a format. */
function choices(format: Format): FormatOptions[] {
  return format.options.reduce<FormatOptions[]>(
    (all, { name, values }) => all.flatMap((chosen) => values.map((value) => ({ ...chosen, [name]: value }))),
    [{}],
  );
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
            const { differences } = await exportToMemory(format.id, options, [document]);
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
            const { differences, documents: count, losses } = await exportToMemory(format.id, {}, sorted);
            assert.deepEqual(differences, []);
            assert.equal(count + (losses.wordless ?? 0), several.length);
          },
        ),
        { numRuns: 20 },
      ));
  }
});
