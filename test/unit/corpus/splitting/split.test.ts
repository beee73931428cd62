import assert from 'node:assert/strict';
import fc from 'fast-check';
import { paragraphSketches } from '../../../../server/src/corpus/consistency/textSketch.js';
import {
  PARTS,
  splitDocuments,
  type Part,
  type SplitDocument,
} from '../../../../server/src/corpus/splitting/split.js';
import { formatSplit, readSplit } from '../../../../server/src/corpus/splitting/splitFile.js';
import { testLanguages } from '../../languages/packs.js';

const ARABIC = testLanguages().of('ar');
const SHARES = { train: 80, development: 10, test: 10 };
const WORDS =
  'قال وزير الداخلية إن المديرية العامة للأمن الوطني أوقفت خمسة أشخاص يشتبه في تورطهم بمدينة مراكش ليلة أمس'.split(
    ' ',
  );

/** A paragraph of 40 words, others for each number; `changed`: with so many of them otherwise. */
const paragraph = (number: number, changed = 0): string =>
  Array.from({ length: 40 }, (_, i) =>
    i < changed
      ? 'أخرى'
      : `${WORDS[(i * (number + 3)) % WORDS.length]}${number % 7 === 0 ? '' : ` ${(number * 31 + i) % 97}`}`,
  ).join(' ');

const documentOf = (name: string, paragraphs: readonly string[], key?: string): SplitDocument => ({
  name,
  paragraphs: paragraphSketches(paragraphs.join('\n'), ARABIC),
  ...(key !== undefined && { key }),
});

const partOf = (parts: Readonly<Record<Part, readonly string[]>>, name: string): Part | undefined =>
  PARTS.find((part) => parts[part].includes(name));

const corpus = fc
  .array(fc.array(fc.nat(60), { minLength: 1, maxLength: 3 }), { minLength: 3, maxLength: 60 })
  .map((all) =>
    all.map((numbers, i) =>
      documentOf(
        `d${String(i).padStart(3, '0')}`,
        numbers.map((number) => paragraph(number)),
      ),
    ),
  );

describe('splits of a corpus', () => {
  it('have each document once, and no paragraph in two parts but those of pages', () => {
    fc.assert(
      fc.property(corpus, fc.nat(1000), (documents, seed) => {
        const { split, across, between } = splitDocuments(documents, {
          by: 'document',
          seed,
          shares: SHARES,
        });
        assert.deepEqual([across, between], [[], []]);
        assert.deepEqual(
          PARTS.flatMap((part) => split.parts[part]).sort(),
          documents.map(({ name }) => name),
        );
        const holders = new Map<string, Set<string>>();
        for (const { name, paragraphs } of documents)
          for (const { hash } of paragraphs) holders.set(hash, (holders.get(hash) ?? new Set()).add(name));
        for (const names of holders.values())
          if (names.size <= 5)
            assert.equal(new Set([...names].map((name) => partOf(split.parts, name))).size, 1);
      }),
      { numRuns: 60 },
    );
  });

  it('are the same for the same seed, in whatever order documents come, and stay when documents are added', () => {
    fc.assert(
      fc.property(corpus, fc.nat(1000), (documents, seed) => {
        const wanted = { by: 'document', seed, shares: SHARES };
        const { split } = splitDocuments(documents, wanted);
        assert.deepEqual(splitDocuments([...documents].reverse(), wanted).split, split);
        const half = splitDocuments(documents.slice(0, documents.length >> 1), wanted).split;
        const grown = splitDocuments(documents, { ...wanted, seed: seed + 1 }, half);
        for (const part of PARTS)
          for (const name of half.parts[part]) assert.equal(partOf(grown.split.parts, name), part);
        for (const name of grown.between) assert.equal(partOf(grown.split.parts, name), undefined);
      }),
      { numRuns: 60 },
    );
  });

  it('have the shares that are asked for, where nothing binds documents together', () => {
    const documents = Array.from({ length: 100 }, (_, i) => documentOf(`d${i}`, []));
    const { split } = splitDocuments(documents, { by: 'document', seed: 3, shares: SHARES });
    assert.deepEqual(
      PARTS.map((part) => split.parts[part].length),
      [80, 10, 10],
    );
  });

  it('keep together what is nearly the same', () => {
    const documents = [
      documentOf('a', [paragraph(1)]),
      documentOf('b', [paragraph(1, 2)]),
      documentOf('c', [paragraph(2)]),
    ];
    for (let seed = 0; seed < 20; seed++) {
      const { parts } = splitDocuments(documents, {
        by: 'document',
        seed,
        shares: { train: 1, development: 1, test: 1 },
      }).split;
      assert.equal(partOf(parts, 'a'), partOf(parts, 'b'));
    }
  });

  it('by a field keep its values together, by time go from early to late', () => {
    const outlets = Array.from({ length: 30 }, (_, i) => documentOf(`d${i}`, [], `outlet ${i % 6}`));
    const { parts } = splitDocuments(outlets, { by: 'outlet', seed: 1, shares: SHARES }).split;
    for (const { name, key } of outlets)
      assert.equal(partOf(parts, name), partOf(parts, outlets.find((other) => other.key === key)!.name));
    const dated = Array.from({ length: 30 }, (_, i) => documentOf(`d${i}`, [], `20${10 + i}`));
    const time = splitDocuments(dated, { by: 'time', seed: 1, shares: SHARES }).split;
    const latest = (part: Part): number => Math.max(...time.parts[part].map((name) => Number(name.slice(1))));
    assert.deepEqual(PARTS.map(latest), [23, 26, 29]);
    const later = splitDocuments(
      [...dated, documentOf('new', [], '2099'), documentOf('old', [], '2000'), documentOf('none', [])],
      time,
      time,
    );
    assert.deepEqual(
      ['new', 'old', 'none'].map((name) => partOf(later.split.parts, name)),
      ['test', 'train', 'train'],
    );
    assert.deepEqual(later.without, ['none']);
  });

  it('tell of a new document that belongs to two frozen parts, and of frozen ones that have a paragraph in common', () => {
    const frozen = {
      by: 'document',
      seed: 1,
      shares: SHARES,
      parts: { train: ['a'], development: [], test: ['b'] },
    };
    const one = [documentOf('a', [paragraph(1)]), documentOf('b', [paragraph(2)])];
    const bridge = splitDocuments([...one, documentOf('c', [paragraph(1), paragraph(2)])], frozen, frozen);
    assert.deepEqual(bridge.between, ['c']);
    const same = splitDocuments([one[0]!, documentOf('b', [paragraph(1)])], frozen, frozen);
    assert.deepEqual(same.across, [{ one: 'a', other: 'b' }]);
  });

  it('are read as they are written, and not where they are something else', () => {
    const { split } = splitDocuments([documentOf('a', [])], { by: 'document', seed: 7, shares: SHARES });
    const read = readSplit('split.json', formatSplit(split));
    assert.equal('split' in read && formatSplit(read.split), formatSplit(split));
    for (const content of [
      '',
      '[]',
      '{"by": 1}',
      '{',
      '{"by": "document", "seed": 1, "shares": {}, "parts": {}}',
    ])
      assert.ok('problem' in readSplit('split.json', content), content);
  });
});
