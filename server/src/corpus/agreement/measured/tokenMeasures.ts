/** κ, π, AC1, AC2 and α: how annotators rate words and numbers, each by the labels of all annotations over it. */
import { piecesOf } from '../../../annotation/fragments.js';
import { message } from '../../../messages/message.js';
import { lowerBound } from '../../../text/lowerBound.js';
import type { Span } from '../../../text/span.js';
import {
  cohensKappa,
  fleissKappa,
  gwetsAC1,
  gwetsAC2,
  krippendorffsAlpha,
  scottsPi,
  type Coefficient,
  type Likeness,
} from '../coding/coefficients.js';
import type { Coding, Ratings } from '../coding/coding.js';
import type { ComparedDocument } from '../comparedDocument.js';
import { CodedDocuments } from './codedDocuments.js';
import type { Group, Measure, Measured, Measuring } from './measured.js';

/** Annotated by both, though not by the same labels: half agreed. Apart from all labels there is only nothing. */
const HALF: Likeness = (one, other) => (one === other ? 1 : one === '' || other === '' ? 0 : 0.5);

const COEFFICIENTS: Readonly<Partial<Record<Measure, (coding: Coding) => Coefficient>>> = {
  ...{ kappa: cohensKappa, pi: scottsPi, fleiss: fleissKappa, ac1: gwetsAC1 },
  ...{ ac2: (coding: Coding) => gwetsAC2(coding, HALF), alpha: krippendorffsAlpha },
};

/** Measures that are of two annotators alone. */
const OF_TWO: ReadonlySet<Measure> = new Set<Measure>(['kappa', 'pi']);

export function tokenMeasures({ documents, language }: Group, wanted: ReadonlySet<Measure>): Measuring {
  const chosen = Object.entries(COEFFICIENTS).filter(([measure]) => wanted.has(measure as Measure));
  if (chosen.length === 0) return { measured: [], notes: [] };
  const tokens = new CodedDocuments(
    documents.map((document) => ratedTokens(document, language.spelling.words(document.text))),
  );
  const areTwo = (documents[0]?.work.length ?? 2) === 2;
  const measured = chosen.map(([name, coefficient]): Measured => {
    const measure = name as Measure;
    const isNone = OF_TWO.has(measure) && !areTwo;
    return {
      ...{ measure, count: tokens.items },
      why: isNone ? message('agreement.why.ofTwo') : message('agreement.why.chance'),
      at: (times) => (isNone ? {} : coefficient(tokens.pooled(times))),
    };
  });
  return { measured, notes: [] };
}

/** The labels that each annotator gave a word or number, from the outermost in; '' where none. */
function ratedTokens(
  { work }: ComparedDocument,
  words: readonly (Span & { readonly kind: string })[],
): readonly Ratings[] {
  const tokens = words.filter(({ kind }) => kind !== 'symbol');
  const ratings = tokens.map(() => new Array<string>(work.length).fill(''));
  for (const [annotator, { annotations }] of work.entries())
    for (const annotation of annotations)
      for (const { start, end } of piecesOf(annotation)) {
        const first = lowerBound(tokens.length, (i) => tokens[i]!.end <= start);
        for (let i = first; i < tokens.length && tokens[i]!.start < end; i++) {
          const before = ratings[i]![annotator]!;
          ratings[i]![annotator] = before === '' ? annotation.label : `${before} ${annotation.label}`;
        }
      }
  return ratings;
}
