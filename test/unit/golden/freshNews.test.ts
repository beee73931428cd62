/**
 * Short news of many countries and desks, annotated by the guidelines whole (names, times, numbers, their values)
 * before anything was run on them. By news-m.txt and news-q.txt nothing has been mended since; by the others kinds of errors were.
 */
import { score } from '../../../server/src/corpus/scoring/score.js';
import { scoreReport } from '../../../server/src/corpus/scoring/scoreReport.js';
import type { Recogniser } from '../../../server/src/suggestions/recogniser/recogniser.js';
import { checkGolden } from './goldenFile.js';
import { articles, shippedRecogniser } from './sources.js';

describe('all that is annotated in fresh news', () => {
  let recogniser: Recogniser;
  before(() => {
    recogniser = shippedRecogniser();
  });
  for (const file of ['l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't'].map((letter) => `news-${letter}.txt`))
    it(`neither better nor worse than it was in ${file}`, () => {
      const documents = articles(file).map(({ title, text, date, annotations }) => ({
        name: title,
        gold: annotations.map((each) => ({ ...each, text: text.slice(each.start, each.end) })),
        predicted: [...recogniser.recognise(text, date === undefined ? {} : { date }).mentions],
      }));
      checkGolden(`scores/all of ${file}`, scoreReport(score(documents), 0));
    });
});
