/**
 * What learning is worth, by annotated files:
 *   npm run evaluate:learning -- labels FILE.conll [--sentences 50,100,200,400] [--last 596] [--recogniser] [--svg OUT.svg]
 *     a CoNLL file's labels, which nobody knows, learned from its first sentences and found in its last ones; strict F1 on its
 *     own tokens, beside a string matcher and, where it is installed, OpenNLP. --recogniser: what that suggests is looked at too.
 *   npm run evaluate:learning -- order FILE.conll [--seeds 10] [--first 1] [--decisions 450] [--svg OUT.svg]
 *     how many decisions it takes to the same F1, by what teaches most against the order of the text; corpora drawn by chance.
 *   npm run evaluate:learning -- pairs CORPUS [--annotator gold]
 *     every two documents of a corpus, suggested for by what all others taught.
 *   npm run evaluate:learning -- sets FILE.txt… [--after 5]
 *     files of passages in inline markup: the rest of each by what its first ones taught.
 *   npm run evaluate:learning -- corrections FILE.txt…
 *     what the nth document of such sets costs in corrections, as shipped and with learning.
 * With --json each tells its figures as JSON.
 */
import { parseArgs } from 'node:util';
import {
  annotatedIn,
  correctionFigures,
  pairFigures,
  passagesOf,
  repeatedErrors,
  setFigures,
  type WorthFigures,
} from './learning/corpora.js';
import { labelFigures, labelLines } from './learning/labels.js';
import { orderFigures, orderLines } from './learning/order.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sentences: { type: 'string', default: '50,100,200,400' },
    last: { type: 'string', default: '596' },
    recogniser: { type: 'boolean', default: false },
    svg: { type: 'string' },
    seeds: { type: 'string', default: '10' },
    first: { type: 'string', default: '1' },
    decisions: { type: 'string', default: '450' },
    annotator: { type: 'string', default: 'gold' },
    after: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  },
});
const [what, ...paths] = positionals;
const [file] = paths;
const last = Number(values.last);

function tell(figures: unknown, lines: readonly string[]): void {
  console.log(values.json ? JSON.stringify(figures, null, 2) : lines.join('\n'));
}

const percent = (share: number): string => (100 * share).toFixed(1);
const signed = (share: number): string => (share < 0 ? '' : '+') + percent(share);

function worthLines(figures: readonly WorthFigures[]): readonly string[] {
  const mean = figures.reduce((sum, { gain }) => sum + gain, 0) / Math.max(1, figures.length);
  return [
    ...figures.map(
      ({ what: name, before, after, gain, interval: [low, high] }) =>
        `${name}: F1 ${percent(before)} → ${percent(after)}, ${signed(gain)} (${signed(low)} … ${signed(high)})`,
    ),
    `mean gain ${signed(mean)}`,
  ];
}

switch (file === undefined ? undefined : what) {
  case 'labels': {
    const sentences = values.sentences.split(',').map(Number);
    const figures = labelFigures(file!, { sentences, last, suggested: values.recogniser, svg: values.svg });
    tell(figures, labelLines(figures));
    break;
  }
  case 'order': {
    const [first, seeds, decisions] = [values.first, values.seeds, values.decisions].map(Number) as [
      number,
      number,
      number,
    ];
    const figures = orderFigures(file!, { first, seeds, decisions, last, svg: values.svg });
    tell(figures, orderLines(figures));
    break;
  }
  case 'pairs': {
    const figures = await pairFigures(await annotatedIn(file!, values.annotator));
    tell(figures, worthLines(figures));
    break;
  }
  case 'sets': {
    const figures: WorthFigures[] = [];
    for (const one of paths) {
      const found = await setFigures(one, Number(values.after));
      if (found) figures.push(found);
      else console.error(`${one} has too few passages: it is left out.`);
    }
    tell(figures, worthLines(figures));
    break;
  }
  case 'corrections': {
    const sets = paths.map(passagesOf);
    const figures = { documents: await correctionFigures(sets), ...repeatedErrors(sets) };
    tell(figures, [
      ...figures.documents.map(
        ({ document, sets: count, gold, before, after }) =>
          `document ${document} of ${count} sets: ${gold} annotations, ${before} corrections as shipped, ${after} with learning`,
      ),
      `${figures.errors} errors as shipped, ${figures.repeated} of them on a form that was decided earlier in its set`,
    ]);
    break;
  }
  default:
    console.error(
      'usage: npm run evaluate:learning -- labels|order|pairs|sets|corrections PATH… (see the script)',
    );
    process.exitCode = 2;
}
