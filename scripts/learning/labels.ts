/** What the tagger of a corpus learns from nothing, beside a string matcher and OpenNLP. */
import { writeFileSync } from 'node:fs';
import { byTagger, f1On, readConll, stringMatcher, trained } from './conll.js';
import { curvePicture } from './curvePicture.js';
import { byOpenNlp, isOpenNlpInstalled } from './openNlp.js';

export interface LabelOptions {
  /** Counts of sentences that teach, the first ones. */
  readonly sentences: readonly number[];
  /** Sentences that are measured on, the last ones. */
  readonly last: number;
  readonly suggested: boolean;
  /** Where the curves are drawn. */
  readonly svg?: string | undefined;
}

interface LabelFigures {
  readonly sentences: number;
  /** Names in them. */
  readonly annotations: number;
  readonly matcher: number;
  /** Absent where it is not installed. */
  readonly openNlp?: number;
  readonly tagger: number;
  readonly seconds: number;
}

export function labelFigures(file: string, options: LabelOptions): readonly LabelFigures[] {
  const { sentences, labels } = readConll(file, options);
  const tested = sentences.slice(-options.last);
  const hasOpenNlp = isOpenNlpInstalled();
  if (!hasOpenNlp) console.error('opennlp is not installed (Debian: apt install opennlp): it is left out.');
  const figures = options.sentences.map((count): LabelFigures => {
    const taught = sentences.slice(0, count);
    const start = performance.now();
    const tagger = trained(taught, labels);
    const seconds = (performance.now() - start) / 1000;
    return {
      sentences: count,
      annotations: taught.reduce((sum, { gold }) => sum + gold.length, 0),
      matcher: f1On(tested, stringMatcher(taught)),
      ...(hasOpenNlp && { openNlp: f1On(tested, byOpenNlp(taught, tested, labels)) }),
      tagger: f1On(tested, byTagger(tagger)),
      seconds,
    };
  });
  if (options.svg !== undefined) writeFileSync(options.svg, picture(figures));
  return figures;
}

function picture(figures: readonly LabelFigures[]): string {
  const curve = (name: string, of: (one: LabelFigures) => number | undefined) => ({
    name,
    points: figures.flatMap((one) => {
      const y = of(one);
      return y === undefined ? [] : { x: one.annotations, y };
    }),
  });
  const curves = [
    curve('tagger of the corpus', ({ tagger }) => tagger),
    curve('OpenNLP', ({ openNlp }) => openNlp),
    curve('string matcher', ({ matcher }) => matcher),
  ].filter(({ points }) => points.length > 0);
  return curvePicture(
    'F1 on unseen text by the number of names that were annotated, labels that no program knows',
    'names annotated',
    curves,
  );
}

export const labelLines = (figures: readonly LabelFigures[]): readonly string[] =>
  figures.map(
    ({ sentences, annotations, matcher, openNlp, tagger, seconds }) =>
      `${String(sentences).padStart(5)} sentences, ${annotations} names: matcher ${percent(matcher)}, ` +
      `${openNlp === undefined ? '' : `OpenNLP ${percent(openNlp)}, `}tagger ${percent(tagger)} (${seconds.toFixed(1)} s)`,
  );

const percent = (share: number): string => (100 * share).toFixed(1);
