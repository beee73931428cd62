/** How often suggestions are accepted, by confidence, source and label, and what was accepted faster than it can be read. */
import { message } from '../../../server/src/messages/message.js';
import type { AcceptanceFigures, AcceptanceTold } from '../../../server/src/protocol/learning.js';
import { actionRow, button } from '../kit/components/buttons.js';
import { bidi, element, setChildren } from '../kit/elements.js';
import { say } from '../kit/say.js';
import { figureTable, intervalOf, percent, type FigureColumn } from './figureTable.js';

type Row = readonly [name: string, figures: AcceptanceFigures];

export class AcceptancePanel {
  private readonly found = element('div', {
    className: 'found',
    tabIndex: 0,
    attributes: { role: 'region' },
  });
  readonly element: HTMLElement;

  /** `open` shows a document. */
  constructor(
    private readonly open: (uri: string) => void,
    refresh: () => void,
  ) {
    this.found.setAttribute('aria-label', say(message('learningPage.acceptance')));
    this.element = element(
      'section',
      { className: 'panel' },
      actionRow(button(say(message('learningPage.refresh')), refresh)),
      this.found,
    );
  }

  show(told: AcceptanceTold, annotator: string): void {
    const { documents, recorded, all, bands, sources, labels, calibrationError, pace } = told;
    if (all.decided === 0)
      return setChildren(this.found, [paragraph(say(message('learningPage.nothingDecided', { annotator })))]);
    const error = percent(calibrationError);
    setChildren(this.found, [
      paragraph(
        say(message('learningPage.acceptanceOf', { count: documents, decided: all.decided, recorded })),
      ),
      table('learningPage.byConfidence', 'learningPage.confidence', [
        ...bands.map((band): Row => [`${percent(band.from)} – ${percent(band.to)}`, band]),
        [say(message('learningPage.all')), all],
      ]),
      paragraph(say(message('learningPage.calibration', { error }))),
      ...(recorded < all.decided ? [paragraph(say(message('learningPage.unrecorded')))] : []),
      table('learningPage.bySource', 'learningPage.source', Object.entries(sources)),
      table('learningPage.byLabelAccepted', 'learningPage.label', Object.entries(labels)),
      ...this.paceParts(pace),
    ]);
  }

  private paceParts({
    timed,
    tooFast,
    together,
    unknown,
    fastest,
    documents,
  }: AcceptanceTold['pace']): HTMLElement[] {
    const found =
      timed > 0
        ? message('learningPage.paceFound', { count: timed, tooFast, words: fastest })
        : message('learningPage.noPace');
    return [
      element('h2', {}, say(message('learningPage.pace'))),
      paragraph(say(found)),
      ...(together > 0 ? [paragraph(say(message('learningPage.together', { count: together })))] : []),
      ...(unknown > 0 ? [paragraph(say(message('learningPage.unknown', { count: unknown })))] : []),
      ...(documents.length > 0 ? [this.tooFastTable(documents)] : []),
    ];
  }

  private tooFastTable(documents: AcceptanceTold['pace']['documents']): HTMLElement {
    return figureTable(
      say(message('learningPage.pace')),
      [
        {
          title: say(message('learningPage.document')),
          cell: ({ document, uri }) =>
            element(
              'button',
              { type: 'button', className: 'lead', onclick: () => this.open(uri) },
              bidi(document),
            ),
        },
        { title: say(message('learningPage.tooFast')), cell: ({ tooFast }) => String(tooFast) },
        { title: say(message('learningPage.timed')), cell: ({ timed }) => String(timed) },
      ],
      documents,
    );
  }
}

const paragraph = (words: string): HTMLElement => element('p', { className: 'told' }, words);

const COUNTS = [
  ['decided', 'decided'],
  ['accepted', 'accepted'],
  ['relabelled', 'label'],
  ['borders', 'borders'],
  ['refused', 'refused'],
  ['left', 'left'],
] as const;

function table(
  title: 'learningPage.byConfidence' | 'learningPage.bySource' | 'learningPage.byLabelAccepted',
  name: 'learningPage.confidence' | 'learningPage.source' | 'learningPage.label',
  rows: readonly Row[],
): HTMLElement {
  const columns: readonly FigureColumn<Row>[] = [
    { title: say(message(name)), cell: ([words]) => bidi(words) },
    ...COUNTS.map(([words, key]): FigureColumn<Row> => ({
      title: say(message(`learningPage.${words}`)),
      cell: ([, figures]) => String(figures[key]),
    })),
    {
      title: say(message('learningPage.rate')),
      cell: ([, { rate }]) => percent(rate),
      share: ([, { rate }]) => rate,
    },
    { title: say(message('learningPage.interval')), cell: ([, { interval }]) => intervalOf(interval) },
    {
      title: say(message('learningPage.meanConfidence')),
      cell: ([, { confidence }]) => percent(confidence),
      share: ([, { confidence }]) => confidence,
    },
  ];
  return figureTable(say(message(title)), columns, rows);
}
