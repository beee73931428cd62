import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Client, positionAt } from './client.js';
import { corpusOf, type CorpusCopy } from './corpusCopy.js';

const PIECES = [
  'قال المدير العام عبد اللطيف حموشي',
  ' يوم الاثنين 24 نونبر 2025 ',
  'في الرباط',
  'وبمراكش',
  '\n\n',
  '\r\n',
  '\n',
  ' ',
  '“الإنتربول”',
  'لن يتم نشر عنوان بريدك الإلكتروني.',
  'أمس',
  '٣١ أبريل',
  '😀',
  '\u200f',
  'ـ',
  'َ',
];

/** A text, and edits given by the share of the text at which they begin and how far they reach. */
const text = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(''));
const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 30 }),
    inserted: fc.oneof(fc.constantFrom('', ...PIECES), text),
  }),
  { minLength: 1, maxLength: 8 },
);

describe('server over stdio: incremental sync', () => {
  let corpus: CorpusCopy;
  let client: Client;
  before(async () => {
    corpus = await corpusOf({
      'documents.json': '{ "typed": { "dct": "2025-11-25" }, "whole": { "dct": "2025-11-25" } }',
    });
    client = await Client.start();
  });
  after(async () => {
    await client.stop();
    await corpus.remove();
  });

  /** All that the server says of a document, its name and version apart. */
  const everything = async (uri: string) => {
    const { items, boilerplate, titles, counts, date } = await client.state(uri);
    return {
      state: { items, boilerplate, titles, counts, date },
      diagnostics: await client.pullDiagnostics(uri),
      symbols: await client.ask('documentSymbol', uri),
      folds: await client.ask('foldingRange', uri),
    };
  };

  it('ends where the whole text ends', async () => {
    await fc.assert(
      fc.asyncProperty(text, edits, fc.boolean(), async (initial, changes, together) => {
        const typed = await client.open(corpus.file('typed.txt'), initial);
        let now = initial;
        const sent = changes.map(({ at, length, inserted }) => {
          const start = outsidePairs(now, Math.floor(at * now.length));
          const end = outsidePairs(now, Math.min(now.length, start + length));
          const range = { start: positionAt(now, start), end: positionAt(now, end) };
          now = now.slice(0, start) + inserted + now.slice(end);
          return { range, text: inserted };
        });
        if (together) await client.change(typed, ...sent);
        else for (const change of sent) await client.change(typed, change);
        const whole = await client.open(corpus.file('whole.txt'), now);
        assert.deepEqual(await everything(typed), await everything(whole));
        await client.close(typed);
        await client.close(whole);
      }),
      { numRuns: 60 },
    );
  });
});

/** The nearest offset at or before one that cuts neither a surrogate pair nor CRLF, as no editor does. */
function outsidePairs(text: string, offset: number): number {
  const before = text[offset - 1] ?? '';
  const after = text[offset] ?? '';
  const inside =
    (before === '\r' && after === '\n') || (/[\ud800-\udbff]/.test(before) && /[\udc00-\udfff]/.test(after));
  return inside ? offset - 1 : offset;
}
