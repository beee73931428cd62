/** A tagger trained in the test itself, in a moment: a few sentences, few rounds. */
import { listedNames } from '../../../../../../server/src/languages/ar/names/gazetteer/listedNames.js';
import { namesOf } from '../../../../../../server/src/languages/ar/names/gazetteer/frozenNames.js';
import { toSentence, type Sentence } from '../../../../../../scripts/train/corpus.js';
import { SETTINGS } from '../../../../../../scripts/train/settings.js';
import { trainTagger } from '../../../../../../scripts/train/trainTagger.js';
import { trainVocabulary } from '../../../../../../scripts/train/vocabularyTraining.js';

/** Written for this test: word/TAG. */
const SENTENCES = [
  'قال/O الرئيس/O كمال/B-PER الورداني/I-PER في/O تونس/B-LOC إن/O البلاد/O بخير/O ./O',
  'زار/O كمال/B-PER الورداني/I-PER مدينة/O صفاقس/B-LOC أمس/O ./O',
  'أعلنت/O منظمة/B-ORG الصحة/I-ORG العالمية/I-ORG تقريرا/O في/O جنيف/B-LOC ./O',
  'وصل/O الوزير/O سمير/B-PER حداد/I-PER إلى/O بيروت/B-LOC ./O',
  'قال/O الوزير/O سمير/B-PER حداد/I-PER إن/O لبنان/B-LOC بخير/O ./O',
  'وقعت/O منظمة/B-ORG العمل/I-ORG الدولية/I-ORG اتفاقا/O في/O تونس/B-LOC ./O',
  'فاز/O بجائزة/O نوبل/B-MISC أمس/O ./O',
  'كان/O الجو/O باردا/O في/O المدينة/O أمس/O ./O',
  'وصل/O الورداني/B-PER إلى/O لبنان/B-LOC والتقى/O حداد/B-PER ./O',
  'قالت/O منظمة/B-ORG الصحة/I-ORG العالمية/I-ORG إن/O البلاد/O بخير/O ./O',
];

function sentence(line: string): Sentence {
  const pairs = line
    .split(' ')
    .map((pair) => [pair.slice(0, pair.lastIndexOf('/')), pair.slice(pair.lastIndexOf('/') + 1)]);
  return toSentence(
    pairs.map(([word]) => word!),
    pairs.map(([, tag]) => tag!),
  );
}

const TRAINING_SENTENCES: readonly Sentence[] = SENTENCES.map(sentence);

const TABLE = `label	kind	name	variants
GPE	city	بيروت	
GPE	city	مراكش	
ORG	organisation	الأمم المتحدة	منظمة الأمم المتحدة
`;
export const LISTS = namesOf(listedNames([TABLE])).lists;

export function trainSmall(): Uint8Array {
  return trainTagger(
    {
      sentences: TRAINING_SENTENCES,
      others: [],
      vocabulary: trainVocabulary(
        TRAINING_SENTENCES.map(({ text }) => text.text),
        { classCounts: [2, 3, 4, 5], leastCount: 2, rounds: 2, stems: true },
      ),
      lists: LISTS,
    },
    {
      ...SETTINGS,
      words: { ...SETTINGS.words, epochs: 12, rate: 0.1, missCost: 2, falseCost: 1 },
      context: { ...SETTINGS.context, epochs: 4 },
      seeds: 1,
      jackknifeParts: 2,
      jackknifeEpochs: 6,
      leastFeatureCount: 1,
      leastWeight: 0.001,
    },
    () => undefined,
  );
}

let bytes: Uint8Array | undefined;

/** The same weights for all tests of a run. */
export const smallWeights = (): Uint8Array => (bytes ??= trainSmall());
