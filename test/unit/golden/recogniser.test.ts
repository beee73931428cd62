import { checkGolden, checkNoOthers } from './goldenFile.js';
import { recognitionText } from './recognitionText.js';
import { fixtures, seeds, shippedRecogniser, type GoldenText } from './sources.js';

describe('what the recogniser finds, whole', () => {
  const recogniser = shippedRecogniser();
  const recognised = ({ text, date }: GoldenText): string =>
    recognitionText(recogniser.recognise(text, date === undefined ? {} : { date }));

  for (const seed of seeds)
    it(seed.title, () => checkGolden(`recogniser/${seed.title}.txt`, recognised(seed)));
  for (const [name, texts] of fixtures)
    it(name, () =>
      checkGolden(
        `recogniser/${name}.txt`,
        texts.map((each) => `### ${each.title}\n${recognised(each)}`).join('\n'),
      ),
    );
  it('nothing is kept that is not compared', () =>
    checkNoOthers(
      'recogniser',
      [...seeds.map(({ title }) => title), ...fixtures.keys()].map((name) => `${name}.txt`),
    ));
});
