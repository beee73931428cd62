/**
 * Short news of many countries and desks, annotated by the guidelines whole (names, times, numbers, their values)
 * before anything was run on them.
 */
import { score } from '../../../server/src/corpus/scoring/score.js';
import { scoreReport } from '../../../server/src/corpus/scoring/scoreReport.js';
import { checkGolden } from './goldenFile.js';
import { articles, shippedRecogniser } from './sources.js';

describe('all that is annotated in fresh news', () => {
  it('neither better nor worse than it was', () => {
    const recogniser = shippedRecogniser();
    const documents = articles('news-l.txt').map(({ title, text, date, annotations }) => ({
      name: title,
      gold: annotations.map((each) => ({ ...each, text: text.slice(each.start, each.end) })),
      predicted: [...recogniser.recognise(text, date === undefined ? {} : { date }).mentions],
    }));
    checkGolden('scores/all of news-l.txt', scoreReport(score(documents), 0));
  });
});
