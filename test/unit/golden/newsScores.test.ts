import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { loadTagger, type Tagger } from '../../../server/src/languages/ar/names/tagger/tagger.js';
import { checkGolden } from './goldenFile.js';
import { readInlineMarkup } from '../../fixtures/names/inlineMarkup.js';
import { namesOf } from '../languages/ar/names/checkNames.js';

/** F1 below which a change broke something; the figures of the day stand in the README. */
const FLOORS: Readonly<Record<string, number>> = { all: 0.8, PERS: 0.85, GPE: 0.88 };
/** The same where most names are of people and places little known. */
const LITTLE_KNOWN: Readonly<Record<string, number>> = { all: 0.78, PERS: 0.8, GPE: 0.85 };

/** Mentions with the right span and label, all found, and all that should be, by label. */
type Counts = ReadonlyMap<
  string,
  { readonly right: number; readonly found: number; readonly wanted: number }
>;

const WELL_KNOWN = ['news-a', 'news-b', 'news-c', 'news-d', 'news-e', 'news-f'];
const FILES = [...WELL_KNOWN, 'news-g', 'news-h', 'news-i', 'news-j', 'news-k'];

for (const [how, weights] of [
  ['without the tagger', undefined],
  ['with the tagger that is shipped', 'server/models/tagger.bin'],
] as const) {
  describe(`names in news of five regions, ${how}`, function () {
    this.timeout(20_000);
    let counts: ReadonlyMap<string, Counts>;
    before(() => {
      const tagger = weights === undefined ? undefined : loadTagger(readFileSync(weights));
      counts = new Map(FILES.map((file) => [file, countsOf(file, tagger)]));
    });
    for (const file of FILES)
      it(file, () => checkFloors(counts.get(file)!, WELL_KNOWN.includes(file) ? FLOORS : LITTLE_KNOWN));
    it('neither better nor worse than it was', () =>
      checkGolden(`scores/names ${how}.txt`, [...counts].map(([file, of]) => table(file, of)).join('\n')));
  });
}

function countsOf(file: string, tagger: Tagger | undefined): Counts {
  const counts = new Map<string, { right: number; found: number; wanted: number }>();
  const count = (label: string, what: 'right' | 'found' | 'wanted'): void => {
    for (const key of [label, 'all']) {
      const row = counts.get(key) ?? { right: 0, found: 0, wanted: 0 };
      row[what]++;
      counts.set(key, row);
    }
  };
  const articles = readFileSync(`test/fixtures/names/${file}.txt`, 'utf8').split(/^### .*$/m);
  for (const article of articles.filter((part) => part.trim() !== '')) {
    const { text, annotations } = readInlineMarkup(article.trim());
    const wanted = new Set(annotations.map(({ start, end, label }) => `${start} ${end} ${label}`));
    for (const { label } of annotations) count(label, 'wanted');
    for (const { start, end, label } of namesOf(text, tagger)) {
      count(label, 'found');
      if (wanted.has(`${start} ${end} ${label}`)) count(label, 'right');
    }
  }
  return counts;
}

const f1Of = ({ right, found, wanted }: { right: number; found: number; wanted: number }): number =>
  (2 * right) / (found + wanted);

function table(file: string, counts: Counts): string {
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map(
    ([label, row]) =>
      `  ${label.padEnd(6)} F1 ${f1Of(row).toFixed(3)}: ${row.right} right, ${row.found} found, ${row.wanted} wanted`,
  );
  return [file, ...lines, ''].join('\n');
}

function checkFloors(counts: Counts, floors: Readonly<Record<string, number>>): void {
  for (const [label, floor] of Object.entries(floors)) {
    const { right, found, wanted } = counts.get(label)!;
    const f1 = f1Of({ right, found, wanted });
    assert.ok(
      f1 >= floor,
      `${label}: F1 ${f1.toFixed(3)} of ${right} right, ${found} found, ${wanted} wanted`,
    );
  }
}
