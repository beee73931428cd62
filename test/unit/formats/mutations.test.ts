/** Files that were good once: cut, flipped, doubled, with numbers off by one; and lines without end. */
import { format } from '../../../server/src/messages/format.js';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { ExchangeDocument, ImportFormat, ReadIssue } from '../../../server/src/formats/format.js';
import { FORMATS, IMPORT_FORMATS } from '../../../server/src/formats/registry.js';
import { documents } from './generatedDocuments.js';
import { exportToMemory } from './memoryExport.js';
import { mutation } from './mutation.js';

async function read(
  format: ImportFormat,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<{ found: ExchangeDocument[]; issues: ReadIssue[] }> {
  const issues: ReadIssue[] = [];
  const found: ExchangeDocument[] = [];
  const context = { report: (issue: ReadIssue) => void issues.push(issue), textOf: () => 'زار 😀 مراكش' };
  for await (const document of format.read(files, context)) found.push(document);
  return { found, issues };
}

/** What holds of all that is read, however broken it was. */
function checkSound(found: readonly ExchangeDocument[], issues: readonly ReadIssue[]): void {
  for (const { file, line, message: said } of issues) {
    const message = format(said);
    assert.ok(file !== '' && message.length > 5, JSON.stringify({ file, line, message }));
    assert.ok(message.length < 1000, `a message of ${message.length} characters: ${message.slice(0, 200)}`);
    if (line !== undefined) assert.ok(Number.isInteger(line) && line >= 1);
  }
  for (const { text, annotations, relations } of found) {
    const ids = new Set(annotations.map(({ id }) => id));
    for (const { start, end, text: quote, label } of annotations) {
      assert.ok(Number.isInteger(start) && start >= 0 && start < end && end <= text.length);
      assert.equal(quote, text.slice(start, end));
      assert.equal(typeof label, 'string');
    }
    for (const { from, to, type } of relations)
      assert.ok(ids.has(from) && ids.has(to) && typeof type === 'string', `${type} from ${from} to ${to}`);
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
}

const RUNS = Number(process.env['HAWASHI_NIGHTLY'] ?? 60);

describe('files that were good once', function () {
  this.timeout(Math.max(60_000, RUNS * 1000));
  for (const format of FORMATS)
    it(`${format.id}: what is left of them is read without a throw, and is sound`, () =>
      fc.assert(
        fc.asyncProperty(
          documents,
          fc.array(fc.tuple(fc.nat(), mutation), { minLength: 1, maxLength: 3 }),
          async (document, mutations) => {
            const { held } = await exportToMemory(format.id, {}, [document]);
            // A text without words has no file in some formats.
            fc.pre(held.size > 0);
            const files = new Map(held);
            const names = [...files.keys()];
            for (const [which, mutate] of mutations) {
              const name = names[which % names.length]!;
              files.set(name, mutate(files.get(name)!));
            }
            const { found, issues } = await read(format, files);
            checkSound(found, issues);
          },
        ),
        { numRuns: RUNS },
      ));
});

/** What stands in JSON where something else was expected; the last one cannot even be made a text. */
const VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  'x',
  '__proto__',
  [],
  [[]],
  {},
  { toString: 1, valueOf: 1 },
];

/** A JSON value with each of its parts, one after the other, replaced by each of the values. */
function* replaced(value: unknown): Generator<unknown> {
  yield* VALUES;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    for (const other of replaced(inner))
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
    yield Array.isArray(value)
      ? value.toSpliced(Number(key), 1)
      : Object.fromEntries(Object.entries(value).filter(([one]) => one !== key));
  }
}

describe('JSON that holds something else', function () {
  this.timeout(60_000);
  const text = 'زار حموشي مراكش';
  const at = (start: number, end: number) => ({ start, end, text: text.slice(start, end) });
  const document: ExchangeDocument = {
    name: 'a',
    text,
    date: '2024-11-08',
    status: 'done',
    annotations: [
      { id: 'a', ...at(4, 9), label: 'PERS', value: 'v', note: 'n', canonical: 'c', extra: { k: [1] } },
      { id: 'b', ...at(10, 15), label: 'GPE' },
    ],
    relations: [{ id: 'r', type: 'in', from: 'a', to: 'b' }],
  };
  for (const format of FORMATS.filter(({ extension }) => /json(l|ld)?$/.test(extension)))
    it(`${format.id}: is read without a throw, and what is read is sound`, async () => {
      const { held } = await exportToMemory(format.id, {}, [document]);
      for (const [name, bytes] of held) {
        if (!format.accepts(name)) continue;
        const lines = new TextDecoder().decode(bytes).trim();
        const whole = format.extension === '.jsonl' ? lines.split('\n') : [lines];
        for (const [i, line] of whole.entries())
          for (const value of replaced(JSON.parse(line))) {
            const changed = whole.with(i, JSON.stringify(value)).join('\n');
            const files = new Map(held).set(name, new TextEncoder().encode(changed));
            const { found, issues } = await read(format, files);
            checkSound(found, issues);
          }
      }
    });
});

describe('lines without end', function () {
  // Who goes over a line again for each of its characters needs minutes for what takes milliseconds; the shorter
  // lines show what is worse than that.
  this.timeout(120_000);
  const LENGTH = process.env['HAWASHI_NIGHTLY'] === undefined ? 30_000 : 300_000;
  const REPEATED = [...' \t\r\n"\'\\|#=-_.,:;%*<>&[]{}()1aا'];
  const BEGINNINGS = [
    '',
    '#',
    '# ',
    '#Text=',
    '#T_SP=',
    '1\t',
    '1-1\t0-1\tx\t',
    'T1\t',
    '{"text":"',
    '<TEI>',
    '<TEI ',
  ];
  for (const format of IMPORT_FORMATS)
    it(`${format.id}: are read in time that grows with them`, async () => {
      for (const beginning of BEGINNINGS)
        for (const repeated of REPEATED) {
          const bytes = new TextEncoder().encode(beginning + repeated.repeat(LENGTH));
          const { found, issues } = await read(format, new Map([[`x${format.extension}`, bytes]]));
          checkSound(found, issues);
        }
    });
});
