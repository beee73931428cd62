/** αU and uα. Both see only units that do not overlap: what is left out for that is told. */
import { message, type Message } from '../../../messages/message.js';
import type { ComparedAnnotation, ComparedDocument } from '../comparedDocument.js';
import { alphaU, AlphaUDocuments, alphaUOfAll, alphaUSums } from '../unitizing/alphaU.js';
import { apart } from '../unitizing/sections.js';
import {
  unitizedAlpha,
  UnitizedDocuments,
  unitizedSums,
  type UnitizedAlpha,
} from '../unitizing/unitizedAlpha.js';
import {
  annotationsIn,
  labelsIn,
  type Group,
  type Measure,
  type Measured,
  type Measuring,
  type Value,
} from './measured.js';

export function unitMeasures({ documents }: Group, wanted: ReadonlySet<Measure>): Measuring {
  const parts = [
    ...(wanted.has('alpha-u') ? [alphaUMeasures(documents)] : []),
    ...(wanted.has('u-alpha') ? [unitizedMeasures(documents)] : []),
  ];
  const notes = parts.flatMap((part) => part.notes);
  const gaps = documents.reduce(
    (sum, { work }) =>
      sum +
      work.reduce((all, { annotations }) => all + annotations.filter(({ fragments }) => fragments).length, 0),
    0,
  );
  if (gaps > 0 && parts.length > 0) notes.push(message('agreement.note.gaps', { count: gaps }));
  return { measured: parts.flatMap(({ measured }) => measured), notes };
}

/** Units that do not overlap, of each annotator; `left` is told what is left out. */
function unitsOf(
  { work }: ComparedDocument,
  label: string | undefined,
  left: (count: number) => void,
): readonly (readonly ComparedAnnotation[])[] {
  return work.map(({ annotations }) => {
    const its = label === undefined ? annotations : annotations.filter((each) => each.label === label);
    const { kept, left: out } = apart(its);
    left(out.length);
    return kept;
  });
}

function alphaUMeasures(documents: readonly ComparedDocument[]): Measuring {
  let leftOut = 0;
  const labels = labelsIn(documents);
  const sums = new Map(
    labels.map((label): [string, AlphaUDocuments] => [
      label,
      new AlphaUDocuments(
        documents.map((document) =>
          alphaUSums({
            length: document.text.length,
            units: unitsOf(document, label, (count) => (leftOut += count)),
          }),
        ),
      ),
    ]),
  );
  const measured: Measured[] = [
    {
      ...{
        measure: 'alpha-u',
        count: annotationsIn(documents) - leftOut,
        why: message('agreement.why.nothing'),
      },
      at: (times) => alphaUOfAll([...sums.values()].map((each) => each.pooled(times))),
    },
    ...[...sums].map(([label, each]): Measured => ({
      ...{ measure: 'alpha-u', of: label, count: annotationsIn(documents, label) },
      why: message('agreement.why.notUsed', { label }),
      at: (times) => alphaU(each.pooled(times)),
    })),
  ];
  return { measured, notes: leftOut > 0 ? [message('agreement.note.sameLabel', { count: leftOut })] : [] };
}

/** What uα is of, beside all and single labels. */
const PARTS: readonly (readonly [
  of: string | undefined,
  value: (alpha: UnitizedAlpha) => number | undefined,
])[] = [
  [undefined, ({ all }) => all],
  ['|uα', ({ units }) => units],
  ['cuα', ({ labels }) => labels],
];

function unitizedMeasures(documents: readonly ComparedDocument[]): Measuring {
  let leftOut = 0;
  const sums = new UnitizedDocuments(
    documents.map((document) =>
      unitizedSums({
        length: document.text.length,
        units: unitsOf(document, undefined, (count) => (leftOut += count)),
      }),
    ),
  );
  const count = annotationsIn(documents) - leftOut;
  const of = (
    name: string | undefined,
    value: (alpha: UnitizedAlpha) => number | undefined,
    why: Message,
    its = count,
  ): Measured => ({
    ...{ measure: 'u-alpha', count: its, why },
    ...(name !== undefined && { of: name }),
    at: (times): Value => {
      const found = value(unitizedAlpha(sums.pooled(times)));
      return found === undefined ? {} : { value: found };
    },
  });
  const measured = [
    ...PARTS.map(([name, value]) => of(name, value, message('agreement.why.chance'))),
    ...labelsIn(documents).map((label) =>
      of(
        label,
        ({ byLabel }) => byLabel.get(label),
        message('agreement.why.notShared', { label }),
        annotationsIn(documents, label),
      ),
    ),
  ];
  return { measured, notes: leftOut > 0 ? [message('agreement.note.nested', { count: leftOut })] : [] };
}
